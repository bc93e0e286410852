"""A small store for tests: few tables, a made-up population, the real published figures."""

from functools import lru_cache
from itertools import combinations
from pathlib import Path

import duckdb
import pandas as pd

from data.protection.keys import Secret, record_keys
from data.published.load import tables as published_tables
from data.store import Paths, Sources
from data.vault import Delivery, open_vault, replace_delivery
from tests.unit.population import raw_answers

NAMES = ("administration", "gender", "need_work_rehab")
TABLES = tuple(t for size in range(3) for t in combinations(NAMES, size))
REAL = Secret(bytes(range(32)), epoch=1, is_demo=False)
RENEWED = Secret(bytes(range(1, 33)), epoch=2, is_demo=False)


@lru_cache
def published() -> dict[str, pd.DataFrame]:
    """The published tables without printed counts, which do not concern the made-up population."""
    tables = dict(published_tables())
    tables["figure_cell"] = tables["figure_cell"][tables["figure_cell"]["measure"] != "count"]
    return tables


def sources(seed: int = 1) -> Sources:
    return Sources(lambda: raw_answers(400, seed), published, TABLES, examples=None)


def ask(path: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(query).fetchall()


def deliver(paths: Paths, people: pd.DataFrame, secret: Secret, file_hash: str) -> None:
    keyed = people.assign(record_key=record_keys(secret, people["client"]))
    with open_vault(paths.vault) as vault:
        replace_delivery(vault, keyed, Delivery("v40", "2022", False, secret.epoch, file_hash))
