"""Findings: whole Swedish sentences for every card and filter."""

import re
from pathlib import Path

import pytest

from components.narrative import CANNOT_TELL, by_count, by_share, lower, most_common, split_in_two, summed
from components.needs_narrative import needs_far_off, plans_far_off
from components.wording import plain
from queries.answers import Answer, Row
from queries.filters import Filters
from tests.unit.card_answers import card_answers, repository_on

ENGLISH = re.compile(r"\b(None|nan|True|False|the|and|of|woman|yes|no|unknown|job_\w+|\w+_\w+)\b")
HISINGEN = Filters.of(administration=("hisingen",))


@pytest.fixture(scope="module")
def findings(demo_store: Path) -> dict[str, str]:
    """The finding of every card and filters of the demo."""
    found = card_answers(repository_on(demo_store))
    return {f"{c.name} {f.to_url()}": plain(c.tell(answer, f)) for c, f, answer in found}


def test_every_finding_is_a_whole_sentence(findings: dict[str, str]) -> None:
    wrong = {k: t for k, t in findings.items() if not t.strip().endswith(".") or not t[:1].isupper()}
    assert len(findings) > 150
    assert {k: t for k, t in wrong.items() if not t[:1].isdigit() or not t.strip().endswith(".")} == {}


def test_no_finding_has_gaps_or_codes(findings: dict[str, str]) -> None:
    assert {k: t for k, t in findings.items() if "  " in t or " ," in t or " ." in t} == {}
    assert {k: t for k, t in findings.items() if ENGLISH.search(t.replace("IPS", ""))} == {}


def rows_of(*shares: float | None) -> tuple[Row, ...]:
    return tuple(Row(str(i), f"Rad {i}", share=s, base=200, count=5) for i, s in enumerate(shares))


def answer_of(*rows: Row, honoured: tuple[str, ...] = ()) -> Answer:
    return Answer("q", rows, "v40", honoured=honoured)


def test_the_two_largest_are_told_with_their_shares() -> None:
    tell = most_common("vanligast")
    text = plain(tell(answer_of(*rows_of(0.2, 0.5, 0.3), honoured=("administration",)), HISINGEN))
    assert text.replace("\N{NO-BREAK SPACE}", " ") == (
        "Hisingen: Rad 1 är vanligast (50 %), följt av rad 2 (30 %)."
    )
    assert plain(tell(answer_of(*rows_of(0.2, None)), Filters())) == CANNOT_TELL


@pytest.mark.parametrize(
    ("reference", "words"),
    [(0.5, "går inte att avgöra"), (0.3, "20 procentenheter mer än i hela staden"), (None, "procent av")],
)
def test_a_difference_is_claimed_only_outside_the_interval(reference: float | None, words: str) -> None:
    row = Row("yes", "Ja", share=0.5, base=200, low=0.45, high=0.55, reference=reference)
    text = plain(split_in_two("procent av alla", "yes")(answer_of(row), Filters()))
    assert words in text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_category_is_told_to_be_more_or_less_common_than_in_the_city() -> None:
    rows = [
        Row("a", "Arbetslös", share=0.5, base=200, low=0.45, high=0.55, reference=city) for city in (0.3, 0.6)
    ]
    told = [plain(most_common("vanligast")(answer_of(row, *rows_of(0.2)), Filters())) for row in rows]
    words = [text.replace("\N{NO-BREAK SPACE}", " ").split(". ")[-1] for text in told]
    assert words == [
        "Arbetslös är 20 procentenheter vanligare än i hela staden.",
        "Arbetslös är 10 procentenheter ovanligare än i hela staden.",
    ]


def cell(code: str, label: str, count: int | None, time: str = "19m_plus") -> Row:
    return Row(code, label, time, "19 månader eller längre", count=count)


def test_those_who_have_longest_left_are_told_of_and_no_others() -> None:
    rows = (
        cell("none", "Inget behov", 877),
        cell("job", "Jobbfokuserad insats", 484),
        cell("rehab", "Arbetslivsinriktad rehabilitering", 636),
        cell("unknown", "Vet ej", 900),
        cell("health", "Hälsofrämjande insats", None),
        cell("job", "Jobbfokuserad insats", 2000, "0_9m"),
    )
    assert plain(needs_far_off(answer_of(*rows), Filters())) == (
        "Arbetslivsinriktad rehabilitering (636) och jobbfokuserad insats (484) saknas oftast för dem med "
        "19 månader eller längre kvar; 877 har inget behov."
    )
    assert plain(plans_far_off(answer_of(*rows[1:]), Filters())) == (
        "Arbetslivsinriktad rehabilitering är vanligast bland dem med 19 månader eller längre kvar (636), "
        "följt av jobbfokuserad insats (484)."
    )
    few = answer_of(rows[0], rows[1], rows[-1])
    assert plain(needs_far_off(few, Filters())) == CANNOT_TELL


def test_shares_are_added_only_when_all_are_known() -> None:
    tell = summed(("0", "1"), "har det")
    assert plain(tell(answer_of(*rows_of(0.2, 0.39)), Filters())).startswith("59")
    assert plain(tell(answer_of(*rows_of(0.2, None)), Filters())) == CANNOT_TELL


def test_rests_are_never_told_as_the_largest() -> None:
    rows = answer_of(Row("o", "Annan", share=0.9, count=9, is_last=True), *rows_of(0.1, 0.2))
    assert [row.code for row in by_share(rows)] == ["1", "0"]
    assert "o" not in [row.code for row in by_count(rows)]


def test_short_forms_keep_their_capitals() -> None:
    assert [lower(w) for w in ("Arbetslös", "SFI, språkhinder", "KC")] == [
        "arbetslös",
        "SFI, språkhinder",
        "KC",
    ]
