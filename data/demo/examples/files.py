"""The kept files of the fictional programmes: write them and read them."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from data.demo.clients import to_bytes
from data.demo.examples import episodes, months, reviews

FOLDER = Path(__file__).parent
EPISODES = FOLDER / "episodes.csv.gz"


def drawn() -> dict[Path, bytes]:
    """Every kept file as the scripts make it now."""
    referrals = episodes.draw()
    tables: dict[str, Callable[[], pd.DataFrame]] = {
        "months": lambda: months.months(referrals),
        "stops": months.stops,
        "need": months.need,
        "reviews": reviews.reviews,
        "scores": reviews.scores,
    }
    return {EPISODES: to_bytes(referrals)} | {
        FOLDER / f"{name}.csv": table().to_csv(index=False, lineterminator="\n").encode("utf-8")
        for name, table in tables.items()
    }


def save() -> None:
    """Write the files beside this module."""
    for path, content in drawn().items():
        path.write_bytes(content)


def load(name: str) -> pd.DataFrame:
    """A kept table as text: episodes, months, stops, need, reviews or scores. Columns as the module that
    draws it says; empty text where there is no answer. Source: fictional, from assumptions.yml."""
    path = EPISODES if name == "episodes" else FOLDER / f"{name}.csv"
    return pd.read_csv(path, dtype=str, keep_default_na=False)
