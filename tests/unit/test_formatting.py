"""Swedish numbers, shares, intervals and dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.formatting import (
    DASH,
    MINUS,
    NBSP,
    NOTHING,
    capitalised,
    count,
    day,
    held_together,
    interval,
    listed,
    number,
    period,
    points,
    share,
)

numbers = st.integers(-(10**9), 10**9)


def read(text: str) -> float:
    """The number that a Swedish text says."""
    return float(text.replace(NBSP, "").replace(MINUS, "-").replace(",", "."))


@given(numbers, st.integers(0, 2))
def test_a_number_can_be_read_back(hundredths: int, decimals: int) -> None:
    value = hundredths / 100
    assert abs(read(number(value, decimals)) - value) <= 0.5 / 10**decimals + 1e-6


@given(numbers)
def test_a_number_never_breaks_across_lines_and_has_a_real_minus(value: int) -> None:
    text = number(value)
    assert " " not in text and "-" not in text and read(text) == value
    assert text.startswith(MINUS) is (value < 0)


@given(st.floats(0, 1), st.none() | st.integers(0, 10_000))
def test_a_share_never_breaks_across_lines(value: float, base: int | None) -> None:
    text = share(value, base)
    assert text.endswith(f"{NBSP}%") and " " not in text
    if not text.startswith(("<", ">")):
        assert abs(read(text.removesuffix(f"{NBSP}%")) - value * 100) <= 0.0501


@pytest.mark.parametrize(
    ("value", "base", "text"),
    [
        (0.0, 30, "<5 %"),
        (0.0, 99, "<5 %"),
        (0.0, 100, "0 %"),
        (1.0, 99, ">95 %"),
        (1.0, 100, "100 %"),
        (1.0, None, "100 %"),
        (0.95, 40, "95 %"),
        (0.131, None, "13,1 %"),
        (0.56, 7114, "56 %"),
        (None, 20, NOTHING),
    ],
)
def test_shares_at_the_ends_of_a_small_base(value: float | None, base: float | None, text: str) -> None:
    assert share(value, base) == text.replace(" ", NBSP)


def test_counts_and_printed_ranges() -> None:
    assert number(1234.5, 1) == f"1{NBSP}234,5"
    assert count(None) == number(None) == NOTHING
    assert count(450, approximate=True) == f"ca{NBSP}450"
    assert count(None, 8900, 10400) == f"8{NBSP}900{DASH}10{NBSP}400"


def test_intervals_and_differences() -> None:
    assert interval(0.684, 0.756) == f"68{DASH}76{NBSP}%"
    assert interval(None, 0.5) == interval(0.5, None) == ""
    assert points(0.114) == f"+11{NBSP}procentenheter"
    assert points(-0.05) == f"{MINUS}5{NBSP}procentenheter"
    assert points(0.001) == f"±0{NBSP}procentenheter"


def test_dates_lists_and_capitals() -> None:
    assert day(date(2025, 3, 9)) == day("2025-03-09T10:00:00+00:00") == "2025-03-09"
    assert [listed(words) for words in ((), ("a",), ("a", "b"), ["a", "b", "c"])] == [
        "",
        "a",
        "a och b",
        "a, b och c",
    ]
    assert capitalised("åSFI") == "ÅSFI" and capitalised("") == ""


def test_words_hold_their_numbers_together() -> None:
    assert held_together("7 114 klienter, 95 % intervall, 30–54 år") == (
        f"7{NBSP}114 klienter, 95{NBSP}% intervall, 30–\N{WORD JOINER}54 år"
    )


def test_decimals_are_listed_with_semicolons() -> None:
    assert listed(["Nordost 38,7", "Centrum 9,7", "Hisingen 19,2"], "; ") == (
        "Nordost 38,7; Centrum 9,7 och Hisingen 19,2"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022", "2022"),
        ("2024-08", "augusti 2024"),
        ("2023-01/2023-09", "januari–september 2023"),
        ("2024-05/2025-03", "maj 2024–mars 2025"),
        ("2024-Q1", "kvartal 1 2024"),
        ("2023-H2", "andra halvåret 2023"),
        ("2022/2023", "2022–2023"),
        ("../2021", "till och med 2021"),
        ("2023-06-14", "2023-06-14"),
        ("2024-13", "2024-13"),
        ("januari–september 2023", "januari–september 2023"),
        ("Anges inte", "Anges inte"),
    ],
)
def test_a_period_is_told_in_words(text: str, words: str) -> None:
    assert period(text).replace(NBSP, " ") == words
