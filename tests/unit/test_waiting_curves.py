"""The curve of those still waiting that is shown, against what the referrals themselves give."""

from datetime import date
from pathlib import Path

import pytest

from data.demo.examples.files import load
from queries.answers import Answer
from queries.connection import StoreReader
from queries.filters import Filters
from queries.options import EXAMPLE
from queries.repository import Repository
from queries.service_waiting import DAYS_IN_BAND
from queries.survival import Band, kaplan_meier
from tests.spec.example_twins import FAR, day


@pytest.fixture(scope="module")
def released(demo_store: Path) -> Repository:
    return Repository(StoreReader(demo_store / "store"))


def true_bands(year: int, administration: tuple[str, ...]) -> list[Band]:
    """Every referral of the year in bands of 30 days, counted one by one."""
    last = date(year, 12, 31)
    found = {k: {"started": 0, "left": 0, "waiting": 0} for k in range(13)}
    for r in load("episodes").to_dict("records"):
        referral = {str(name): str(value) for name, value in r.items()}
        if referral["received"][:4] == str(year) and referral["administration"] in administration:
            met, closed = day(referral, "first_meeting"), day(referral, "closed")
            days = (min(met, closed, last) - day(referral, "received")).days
            how = "started" if met <= last else "left" if met == FAR and closed <= last else "waiting"
            found[(max(days, 1) - 1) // 30][how] += 1
    return [
        Band(k, k + 1, {"started": n["started"], "left": n["left"]}, n["waiting"]) for k, n in found.items()
    ]


@pytest.mark.parametrize("year", [2023, 2024, 2025])
@pytest.mark.parametrize("administration", [("nordost", "centrum", "sydvast", "hisingen"), ("nordost",)])
def test_released_curves_are_close_to_those_of_the_referrals(
    released: Repository, year: int, administration: tuple[str, ...]
) -> None:
    filters = Filters.of(year, administration=administration).with_option(EXAMPLE.slug, "ja")
    found = released.ask("still_waiting", filters)
    assert isinstance(found, Answer)
    truth = kaplan_meier(true_bands(year, administration))
    shown = [row for row in found.rows if row.low is not None and row.high is not None]
    assert len(shown) >= 2
    for row in shown:
        there = truth.at(int(row.code) / DAYS_IN_BAND)
        assert there is not None and row.low is not None and row.high is not None
        assert row.low <= there.share <= row.high, (row, there)
