"""What people write in presentations: personal numbers are found, ordinary numbers are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.presentations.model import RefusedTextError
from dashboard.presentations.texts import checked, harmless, looks_personal


@pytest.mark.parametrize(
    "text",
    [
        "8507099805",
        "850709-9805",
        "850709+9805",
        "850709 9805",
        "19850709-9805",
        "198507099805",
        "19850709 - 9805",
        "1985-07-09-9805",
        "8507699805",
        "850769-9805",
        "Klienten (850709-9805) har kö",
        "pnr:850709–9805.",
        "８５０７０９-９８０５",
        "850709\u200b-9805",
        "850709-TF12",
    ],
)
def test_a_personal_number_is_found_wherever_it_stands(text: str) -> None:
    assert looks_personal(text)


@pytest.mark.parametrize(
    "text",
    [
        "7 114 klienter",
        "2022-10-03",
        "kl. 13.00 den 2025-09-12",
        "031-365 00 00",
        "12 345 678",
        "Dnr 0312/23",
        "",
    ],
)
def test_ordinary_numbers_are_not_taken_for_personal(text: str) -> None:
    assert not looks_personal(text)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("name", " \n\t", "Ge presentationen ett namn"),
        ("heading", "x" * 500, "Rubriken är 500 tecken. Korta till högst 200"),
        ("note", "x" * 3501, "Anteckningen är 3 501 tecken. Korta till högst 3 500"),
        ("text", "", "Skriv vad som har beslutats"),
        ("owner", "Anna 850709-9805", "Ägaren ser ut att innehålla ett personnummer"),
    ],
)
def test_refused_text_says_why(field: str, text: str, said: str) -> None:
    with pytest.raises(RefusedTextError) as refused:
        checked(field, text)
    assert said in str(refused.value).replace("\N{NO-BREAK SPACE}", " ")
    assert refused.value.field == field


@given(st.text(max_size=100))
def test_harmless_text_can_be_kept_and_stays_as_it_is(text: str) -> None:
    clean = harmless(text)
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert "\x00" not in clean
    assert harmless(clean) == clean
