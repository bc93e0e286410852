"""Every question about referrals gives what going through the fictional referrals one by one gives."""

from datetime import date

import pytest

from data.codebook import attribute
from data.demo.examples.files import load
from data.example_contents import KINDS
from data.published.load import as_declared
from queries import ips_views
from queries.answers import Answer, Row
from queries.filters import Filters
from queries.options import EXAMPLE
from queries.repository import QUESTIONS, Repository
from queries.statistics import shown_share
from tests.spec.example_store import true_cells
from tests.spec.example_twins import BY_ROW, Counts, Referral, counted, kept
from tests.spec.true_store import served

FILTERS = [
    Filters.of(2025),
    Filters.of(2024),
    Filters.of(2023, gender=("woman",)),
    Filters.of(2025, administration=("hisingen", "centrum")),
    Filters.of(2024, administration=("nordost",), gender=("man",)),
]
EXAMPLES = Filters().with_option(EXAMPLE.slug, "ja")
ENDS = {
    "q1": ("01-01", "03-31"),
    "q2": ("04-01", "06-30"),
    "q3": ("07-01", "09-30"),
    "q4": ("10-01", "12-31"),
}
GENDERS = ("woman", "man")
BANDS = [*(f"m{number}" for number in range(6)), "m6_plus"]


@pytest.fixture(scope="module")
def referrals() -> list[Referral]:
    records = load("episodes").to_dict("records")
    return [{str(name): str(value) for name, value in record.items()} for record in records]


@pytest.fixture(scope="module")
def repository() -> Repository:
    """The fictional referrals in a store of true counts, and the assumed need."""
    need = as_declared("need_estimate", load("need").assign(**KINDS))
    return served({**true_cells(load("episodes")), "need_estimate": need})


def asked(repository: Repository, question: str, filters: Filters) -> Answer:
    answer = repository.ask(question, filters.with_option(EXAMPLE.slug, "ja"))
    assert isinstance(answer, Answer), f"{question} {filters.to_url()}: {answer}"
    return answer


def span(row: Row, year: int | None) -> tuple[date, date]:
    """The first and last day of a row's quarter, or of the year."""
    chosen, _, quarter = row.group.partition("-") if "-q" in row.group else (str(year), "", "")
    first, last = ENDS.get(quarter, ("01-01", "12-31"))
    return date.fromisoformat(f"{chosen}-{first}"), date.fromisoformat(f"{chosen}-{last}")


@pytest.mark.parametrize("filters", FILTERS, ids=Filters.to_url)
@pytest.mark.parametrize("question", sorted(BY_ROW))
def test_each_row_counts_the_referrals_one_by_one(
    question: str, filters: Filters, repository: Repository, referrals: list[Referral]
) -> None:
    answer = asked(repository, question, filters)
    within = Filters(filters.year) if question == "ips_outcomes_by_quarter" else filters
    counts: dict[tuple[str, date], Counts] = {}
    for row in answer.rows:
        first, last = span(row, filters.year)
        programme = "" if row.series == "all" else row.series
        if (programme, first) not in counts:
            counts[programme, first] = counted(kept(referrals, within, programme), first, last)
        expected = counts[programme, first].get(BY_ROW[question](row.code, row.group))
        assert row.count == expected, f"{row} instead of {expected}"


@pytest.mark.parametrize("filters", FILTERS, ids=Filters.to_url)
def test_the_bands_and_who_waits_when_they_begin(
    filters: Filters, repository: Repository, referrals: list[Referral]
) -> None:
    year = str(filters.year)
    first, last = date.fromisoformat(f"{year}-01-01"), date.fromisoformat(f"{year}-12-31")
    counts = counted(kept(referrals, filters), first, last)
    bands = [f"m{k}" for k in range(6)] + ["m6_plus"]
    in_band = [sum(n for (code, _), n in counts.items() if code == band) for band in bands]
    shown = asked(repository, "waiting_time_bands", filters)
    exits = asked(repository, "waiting_time_exits", filters)
    for place, band in enumerate(bands):
        assert (shown.row(band, series="all").count or 0) == in_band[place]
        assert (exits.row(band, "started", "all").base or 0) == sum(in_band[place:])
    assert shown.n == sum(in_band) == counts["event", "referred"]


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_participants_by_administration_and_gender(
    year: int, repository: Repository, referrals: list[Referral]
) -> None:
    answer = asked(repository, "participants_by_administration", Filters.of(year))
    first, last = date(year, 1, 1), date(year, 12, 31)
    for code in attribute("administration").values:
        for gender in ("", *GENDERS):
            chosen = Filters.of(administration=(code,), **({"gender": (gender,)} if gender else {}))
            served_ = counted(kept(referrals, chosen), first, last).get(("event", "served"))
            assert answer.row(code, gender).count == served_


@pytest.mark.parametrize("administration", [(), ("hisingen",), ("nordost", "sydvast")])
def test_the_steps_from_need_to_work(
    administration: tuple[str, ...], repository: Repository, referrals: list[Referral]
) -> None:
    filters = Filters.of(2025, administration=administration)
    answer = asked(repository, "gender_chain", filters)
    for gender in GENDERS:
        people = kept(referrals, filters.with_codes("gender", (gender,)))
        counts = counted(people, date(2025, 1, 1), date(2025, 12, 31))
        worked = [counts.get(("work_in_12_months", f"{how}_subsidy"), 0) for how in ("with", "without")]
        expected = {
            "referred": counts["event", "referred"],
            "started": sum(n for (_, how), n in counts.items() if how == "started" and _ != "event"),
            "contact_in_30_days": counts["contact_in_30_days", "yes"],
            "work_in_12_months": sum(worked),
            "kept_13_weeks": counts["kept_13_weeks", "yes"],
        }
        assert {step: answer.row(step, gender).count for step in expected} == expected
        assert answer.row("kept_13_weeks", gender).base == counts["event", "followed_13_weeks"]


@pytest.mark.parametrize("filters", FILTERS, ids=Filters.to_url)
def test_curves_and_limits_of_the_waiting(
    filters: Filters, repository: Repository, referrals: list[Referral]
) -> None:
    year = filters.year or 0
    counts = counted(kept(referrals, filters), date(year, 1, 1), date(year, 12, 31))
    whole = counts["event", "referred"]
    still, out, longer = (
        asked(repository, question, filters)
        for question in ("still_waiting", "ways_out_of_queue", "waited_longer")
    )
    staying, gone = 1.0, {"started": 0.0, "left": 0.0}
    for band in range(6):
        at_risk = sum(n for (code, _), n in counts.items() if code in BANDS[band:])
        ended = {how: counts.get((BANDS[band], how), 0) for how in ("started", "left", "waiting")}
        if not sum(ended.values()):
            break
        exposed = at_risk - ended["waiting"] / 2
        gone = {how: part + staying * ended[how] / exposed for how, part in gone.items()}
        staying *= 1 - (ended["started"] + ended["left"]) / exposed
        days = str(30 * (band + 1))
        assert still.row(days, series="all").count == at_risk
        assert still.row(days, series="all").share == (shown_share(staying * whole, whole) or None)
        for how, part in gone.items():
            assert out.row(days, how, "all").share == (shown_share(part * whole, whole) or None)
        if band and days in {"60", "90"}:
            assert longer.row(str(30 * band), series="all").count == at_risk
    assert staying < 1


@pytest.mark.parametrize("filters", FILTERS, ids=Filters.to_url)
def test_decisions_that_were_late(
    filters: Filters, repository: Repository, referrals: list[Referral]
) -> None:
    year = filters.year or 0
    counts = counted(kept(referrals, filters), date(year, 1, 1), date(year, 12, 31))
    answer = asked(repository, "late_decisions", filters)
    for code in ("no", "yes"):
        assert answer.row(code, series="all").count == counts.get(("carried_out_in_90_days", code))
    assert answer.n == counts["event", "decision_90_days"]


def test_every_question_about_referrals_is_counted_here(repository: Repository) -> None:
    views = {question.__name__ for question in ips_views.QUESTIONS}  # the same rows in another order
    of_rows = {"waiting_time_bands", "participants_by_administration", "gender_chain", *BY_ROW}
    here = of_rows | {"still_waiting", "ways_out_of_queue", "waited_longer", "late_decisions"}
    asked_ = {name: repository.ask(name, EXAMPLES) for name in QUESTIONS}
    of_people = {name for name, a in asked_.items() if isinstance(a, Answer) and a.is_protected}
    assert of_people - views == here - views
