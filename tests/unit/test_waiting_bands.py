"""The released waiting times as survival curves take them, close to what the referrals themselves give."""

from datetime import date
from math import inf
from pathlib import Path

import pytest

from data.demo.examples.files import load
from queries.answers import Answer, Row
from queries.connection import StoreReader
from queries.filters import Filters
from queries.options import EXAMPLE
from queries.repository import Repository
from queries.survival import Band, kaplan_meier
from queries.waiting import bands_of
from tests.spec.example_twins import FAR, day

CODES = ("m0", "m1", "m2", "m3", "m4", "m5", "m6_plus")
Numbers = dict[str, tuple[int | None, int | None, int | None, int | None]]


def answer(numbers: Numbers, series: str = "all") -> Answer:
    """An answer with (started, left, waiting, at risk) per band; bands that are not named are withheld."""
    rows = []
    for code in CODES:
        *counts, base = numbers.get(code, (None, None, None, None))
        exits = zip(("started", "left", "waiting"), counts, strict=True)
        rows += [Row(code, code, exit_, series=series, count=n, base=base) for exit_, n in exits]
    return Answer("waiting_time_exits", tuple(rows), "example_episodes")


def test_the_first_band_without_exits_becomes_an_open_one_with_everybody_who_waited() -> None:
    bands = bands_of(
        answer({"m0": (40, 10, 5, 100), "m1": (20, None, 6, 45), "m2": (None, None, None, 19)}, "example_a"),
        "example_a",
    )
    assert bands == (
        Band(0, 1, {"started": 40, "left": 10}, 5),
        Band(1, 2, {"started": 20, "left": 0.0}, 6),
        Band(2, inf, {}, 19),
    )


def test_without_a_number_for_those_who_waited_on_the_bands_end_there() -> None:
    assert bands_of(answer({"m0": (40, 10, 5, 55)})) == (Band(0, 1, {"started": 40, "left": 10}, 5),)


def test_the_last_band_is_open() -> None:
    every = dict.fromkeys(CODES, (10, 10, 10, 100))
    assert [band.end for band in bands_of(answer({**every}))] == [1, 2, 3, 4, 5, 6, inf]


def test_nothing_released_gives_no_bands() -> None:
    assert bands_of(answer({})) == ()
    assert bands_of(answer({"m0": (None, None, None, 12)})) == ()


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
    found = released.ask("waiting_time_exits", filters)
    assert isinstance(found, Answer)
    curve = kaplan_meier(bands_of(found), cells=1)
    truth = kaplan_meier(true_bands(year, administration))
    assert len(curve.points) >= 2
    for point in curve.points:
        there = truth.at(point.end)
        assert there is not None
        assert point.low <= there.share <= point.high, (point, there)
