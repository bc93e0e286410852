"""The kept file of the demo's clients: write it and read it."""

import gzip
from pathlib import Path

import pandas as pd

PATH = Path(__file__).with_name("clients_2022.csv.gz")


def to_bytes(clients: pd.DataFrame) -> bytes:
    """The clients as a compressed CSV file; the same clients always give the same bytes."""
    text = clients.to_csv(index=False, lineterminator="\n")
    return gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)


def save(clients: pd.DataFrame) -> None:
    """Write the clients beside this module."""
    PATH.write_bytes(to_bytes(clients))


def load_clients() -> pd.DataFrame:
    """The demo's clients of 2022, one row per client (7 114 in the target group and 1 322 outside it).

    Columns: client, year (integer), active_work, administration, gender, age, children, duration, barrier,
    main_plan, plan_split, other_plan, plan_sufficient, need_1, need_1_split, need_2, need_2_split,
    time_to_self_support. Codes of the week-40 code book; empty text where there is no answer.
    Source: synthetic, calibrated to the published margins of the week-40 report 2022.
    """
    clients = pd.read_csv(PATH, dtype=str, keep_default_na=False)
    return clients.astype({"year": int})
