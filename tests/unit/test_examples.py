"""The fictional programmes: drawn again to the last byte, plausible, at one with themselves, and marked."""

import gzip
from collections.abc import Iterator
from datetime import date, timedelta

import pandas as pd
import pytest

from data.codebook.episodes import fictional_programmes
from data.codebook.ips25 import band_of, bands, items, labels
from data.demo.examples.assumptions import assumptions, caveats, programmes, statements
from data.demo.examples.episodes import COLUMNS
from data.demo.examples.files import drawn, load
from data.demo.examples.referrals import stops_of
from data.published.load import DIRECTORY, read_text
from tests.spec.example_twins import Referral, events

YEARS = (2023, 2024, 2025)
NAMES = {code.label for code in fictional_programmes()}
ORDERS = (
    ("received", "decided", "accepted", "first_meeting", "profile", "closed"),
    ("received", "accepted", "first_meeting", "first_employer_contact", "job_start", "job_end"),
    ("first_employer_contact", "closed"),
    ("job_start", "closed"),
)


@pytest.fixture(scope="module")
def episodes() -> pd.DataFrame:
    return load("episodes")


@pytest.fixture(scope="module")
def referrals(episodes: pd.DataFrame) -> list[Referral]:
    records = episodes.to_dict("records")
    return [{str(name): str(value) for name, value in record.items()} for record in records]


def test_the_kept_files_are_what_the_scripts_draw() -> None:
    for path, content in drawn().items():
        kept = path.read_bytes()
        # Compressed bytes can differ between libraries; what they hold cannot.
        is_packed = path.suffix == ".gz"
        assert (gzip.decompress(kept) if is_packed else kept) == (
            gzip.decompress(content) if is_packed else content
        ), path.name


def test_every_column_of_a_delivery_is_there(episodes: pd.DataFrame) -> None:
    assert list(episodes.columns) == COLUMNS
    assert episodes["person"].is_unique
    assert set(episodes["programme"]) == {p.code for p in programmes()}


def test_dates_follow_one_another_and_none_is_after_the_census(referrals: list[Referral]) -> None:
    census = assumptions()["census"]
    for r in referrals:
        for names in ORDERS:
            given = [r[name] for name in names if r[name]]
            assert given == sorted(given), (names, r)
            assert all(day <= census for day in given)
        assert bool(r["closed"]) == bool(r["closure_reason"])
        assert bool(r["job_start"]) == bool(r["subsidy"]) == bool(r["employment_type"])
        assert (r["decision_form"] == "decision") or not r["decided"]


def test_who_has_kept_the_work_follows_from_its_dates(referrals: list[Referral]) -> None:
    for r in (r for r in referrals if r["job_start"]):
        for name, weeks in (("kept_13_weeks", 13), ("kept_26_weeks", 26)):
            mark = (date.fromisoformat(r["job_start"]) + timedelta(weeks=weeks)).isoformat()
            is_known = mark <= assumptions()["census"]
            kept = "no" if r["job_end"] and r["job_end"] < mark else "yes"
            assert r[name] == (kept if is_known else "")


def span(year: int, month: int = 0) -> tuple[date, date]:
    """First and last day of a year or a month."""
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)


@pytest.mark.parametrize("year", YEARS)
def test_the_programmes_are_of_the_size_that_the_assumptions_state(
    year: int, referrals: list[Referral]
) -> None:
    served = sum("served" in events(r, *span(year)) for r in referrals)
    assert 450 <= served <= 530
    sizes = [s.text for s in statements() if s.id == "example_sizes"]
    assert "450–530" in sizes[0]


def month_rows() -> Iterator[dict[str, str]]:
    for record in load("months").to_dict("records"):
        yield {str(name): str(value) for name, value in record.items()}


def test_the_months_are_counted_from_the_referrals(referrals: list[Referral]) -> None:
    names = {"waiting": "queued", "active": "served"}
    for row in list(month_rows())[::7]:
        first, last = span(*map(int, row["month"].split("-")))
        own = [r for r in referrals if r["programme"] == row["service_id"]]
        found = [events(r, first, last) for r in own]
        still = [r for r in own if not r["closed"] or r["closed"] > last.isoformat()]
        for name in ("referred", "started", "closed", "waiting"):
            assert int(row[name]) == sum(names.get(name, name) in f for f in found), (row, name)
        assert int(row["active"]) == sum("served" in events(r, first, last) for r in still)


def test_nobody_starts_during_an_admission_stop(referrals: list[Referral]) -> None:
    stops = [(code.code, stop) for code in programmes() for stop in stops_of(code.code)]
    assert stops
    for code, stop in stops:
        own = [r["first_meeting"] for r in referrals if r["programme"] == code and r["first_meeting"]]
        assert not [day for day in own if stop["starts_on"] <= day <= stop["ends_on"]]
        assert [day for day in own if day > stop["ends_on"]]


def test_a_review_has_25_items_scored_1_to_5_or_not_at_all() -> None:
    scores = load("scores")
    assert set(scores["score"]) <= {"", "1", "2", "3", "4", "5"}
    assert set(scores.groupby("review_id").size()) == {len(items())}
    rated = scores[scores["score"] != ""].groupby("review_id").size()
    assert sorted(set(rated)) == [23, 25]


def test_reviews_show_what_the_page_must_cope_with() -> None:
    reviews = load("reviews")
    per_programme = reviews[reviews["review_type"] == "external"].groupby("programme_id").size()
    assert (per_programme >= 2).sum() >= 2
    assert "self" in set(reviews["review_type"])
    assert {p.code for p in programmes()} - set(reviews["programme_id"])


def test_bands_of_the_scale_cover_every_total_once() -> None:
    assert [band_of(total).code for total in (25, 73, 74, 99, 100, 114, 115, 125)] == [
        "not_ips",
        "not_ips",
        "fair",
        "fair",
        "good",
        "good",
        "exemplary",
        "exemplary",
    ]
    covered = [total for band in bands() for total in range(band.low, band.high + 1)]
    assert sorted(covered) == list(range(25, 126))
    with pytest.raises(ValueError, match="126"):
        band_of(126)


def test_the_scale_has_25_items_in_three_sections() -> None:
    sections = [item.section for item in items()]
    assert [sections.count(code) for code in labels("sections")] == [3, 8, 14]
    assert [item.item for item in items()] == list(range(1, 26))
    assert len({item.short for item in items()}) == len(items())


def test_no_fictional_name_is_that_of_anything_real() -> None:
    real = {
        *read_text(DIRECTORY / "service.csv")["name"],
        *read_text(DIRECTORY / "ips_programme.csv")["name"],
    }
    assert not NAMES & real
    assert all(name.startswith("Exempelverksamhet ") for name in NAMES)


def test_no_text_of_the_examples_names_a_real_service() -> None:
    real = set(read_text(DIRECTORY / "service.csv")["name"])
    texts = [s.text for s in statements()] + [c.text for c in caveats()]
    texts += [stop["reason"] + stop["decided_by"] for stop in assumptions()["admission_stops"]]
    assert [name for name in real for text in texts if name in text] == []
