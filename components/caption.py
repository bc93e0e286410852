"""What is written under a card wherever it goes: what was chosen, how many, data version, and the marks."""

from components.marks import mark_of
from components.wording import filters_in_words
from dashboard.formatting import number
from queries.answers import Answer, AnyAnswer
from queries.filters import Filters

PROTECTED = "Talen är skyddade: slumpmässigt justerade med några få personer."


def selection(answer: AnyAnswer, filters: Filters) -> str:
    """The filters that the answer honours, in words."""
    return filters_in_words(filters, answer.honoured if isinstance(answer, Answer) else None)


def counted(answer: AnyAnswer) -> str:
    """How many the answer is about: "n = 1 372 klienter", empty when it is not about a group."""
    if not isinstance(answer, Answer) or not answer.n:
        return ""
    return f"n = {number(answer.n)} {'klienter' if answer.unit == 'svar' else answer.unit}"


def marks(answer: AnyAnswer) -> tuple[str, ...]:
    """What must be seen wherever the numbers go: protection, and that they are made up."""
    if not isinstance(answer, Answer):
        return ()
    mark = mark_of(answer)
    return ((PROTECTED,) if answer.is_protected else ()) + ((mark.text,) if mark else ())


def selection_line(answer: AnyAnswer, filters: Filters) -> str:
    """Selection, how many and data version in one line."""
    parts = (
        f"Urval: {selection(answer, filters)}",
        counted(answer),
        f"Dataversion {answer.data_version}" if answer.data_version else "",
    )
    return " · ".join(part for part in parts if part)
