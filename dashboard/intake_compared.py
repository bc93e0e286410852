"""Whether delivered counts are far from those of the time before, in the file, in the store or in print."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from data.codebook import attribute
from data.codebook.counts import count_words
from data.delivered.counts import COUNTED
from data.intake.plausible import CHANGED, LARGEST_CHANGE, LEAST_TO_COMPARE
from data.intake.rows import Level, Remark
from data.protection.aggregates import Margin
from queries.connection import StoreReader, StoreUnavailableError
from queries.delivered_counts import moments
from queries.housing import DELIVERED_AS
from queries.schema import homelessness_year

BOOKS = {
    "income": "incomes",
    "type": "housing_types",
    "group": "occupation_groups",
    "occupation": "occupations",
    "authority": "authorities",
    "item": "inventory_items",
}
"""Lists of the code book by the columns that counts are divided by."""
MEASURES = {"persons": "Personer", "households": "Hushåll"}
MOST_NAMED = 3
Key = tuple[str, str, tuple[str, ...]]
Counts = dict[Key, float]


def against_time_before(source: str, frame: pd.DataFrame, served: Path) -> list[Remark]:
    """A warning per moment of the file in which numbers are more than 30 per cent larger or smaller than the
    latest before it."""
    own, known = _of_file(source, frame), _of_store(source, served)
    found: list[Remark] = []
    for moment, counts in own.items():
        earlier = max((one for one in {**known, **own} if one < moment), default=None)
        if earlier is not None:
            found += _remark(moment, counts, earlier, {**known, **own}[earlier])
    return found


def _remark(moment: str, counts: Counts, earlier: str, before: Counts) -> Iterator[Remark]:
    changed = {
        key: (then, counts[key])
        for key, then in before.items()
        if key in counts and then >= LEAST_TO_COMPARE and abs(counts[key] - then) / then > LARGEST_CHANGE
    }
    if not changed:
        return
    largest = sorted(changed, key=lambda key: (-abs(changed[key][1] - changed[key][0]), key))[:MOST_NAMED]
    named = "; ".join(f"{_named(key)} {changed[key][0]:.0f} → {changed[key][1]:.0f}" for key in largest)
    wrong = f"{len(changed)} tal för {moment} skiljer sig mer än 30 % från {earlier}: {named}."
    yield Remark(Level.WARNING, wrong, "Kontrollera att alla grupper är med.", code=CHANGED)


def _named(key: Key) -> str:
    breakdown, measure, codes = key
    words = (
        [_word(name, code) for name, code in zip(breakdown.split(","), codes, strict=True)] if codes else []
    )
    return ", ".join(words) or MEASURES[measure]


def _word(name: str, code: str) -> str:
    if name in BOOKS:
        return count_words(BOOKS[name]).get(code, code)
    return attribute(name).code(code).label


def _of_file(source: str, frame: pd.DataFrame) -> dict[str, Counts]:
    found: dict[str, Counts] = {}
    for margin in COUNTED[source].margins:
        numbers = pd.to_numeric(frame[margin.measure].replace("", None))
        moment = frame[COUNTED[source].moment]
        for name, rows in frame.assign(n=numbers).groupby(moment):
            if rows["n"].notna().all():
                found.setdefault(str(name), {}).update(_summed(margin, rows))
    return found


def _summed(margin: Margin, rows: pd.DataFrame) -> Counts:
    breakdown = ",".join(margin.by)
    if not margin.by:
        return {(breakdown, margin.measure, ()): float(rows["n"].sum())}
    return {
        (breakdown, margin.measure, tuple(map(str, codes))): float(part["n"].sum())
        for codes, part in rows.groupby(list(margin.by))
    }


def _of_store(source: str, served: Path) -> dict[str, Counts]:
    """What is served: delivered moments, and years of homelessness as they are printed."""
    try:
        opened = StoreReader(served).store()
    except StoreUnavailableError:
        return {}
    try:
        found: dict[str, Counts] = {}
        for row in opened.rows(homelessness_year) if source == "homelessness" else ():
            if row.measure in DELIVERED_AS:
                found.setdefault(str(row.year), {})["", DELIVERED_AS[row.measure], ()] = row.value
        for one in moments(opened, source):
            told = {
                (b, m, codes): float(n) for (b, m), table in one.tables.items() for codes, n in table.items()
            }
            found[one.moment] = told
        return found
    finally:
        opened.engine.dispose()
