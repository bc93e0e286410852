"""What the reports print, read from the files as they are, apart from the store and its questions."""

import csv
from pathlib import Path

from dashboard.formatting import count, share
from data.codebook import attribute

DATA = Path(__file__).resolve().parents[2] / "data"
PUBLISHED, GEO = DATA / "published", DATA / "geo"
Cell = dict[str, str]


def rows_of(path: Path) -> list[Cell]:
    """A CSV file as dictionaries of text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FIGURES = {row["figure_id"]: row for path in (PUBLISHED / "figures").glob("*.csv") for row in rows_of(path)}
CELLS = [row for row in rows_of(PUBLISHED / "figure_cell.csv") if row["source"] == "v40"]


def printed(figure_id: str) -> str:
    """A figure as it must stand on a page: the report's digits with Swedish signs."""
    figure = FIGURES[figure_id]
    value = float(figure["value"]) if figure["value"] else None
    low, high = (float(figure[name]) if figure[name] else None for name in ("value_low", "value_high"))
    if figure["unit"] == "procent" and value is not None:
        return share(value / 100).replace("\N{NO-BREAK SPACE}", " ")
    return count(value, low, high, figure["is_approximate"] == "true").replace("\N{NO-BREAK SPACE}", " ")


def label(name: str, code: str, *, short: bool = False) -> str:
    """The Swedish label of a code."""
    found = attribute(name).code(code)
    return found.short_label if short else found.label
