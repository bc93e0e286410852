"""Answers that the week-40 survey has had since a year only: kept in the vault, released in no table."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from data.codebook.model import Attribute, Code, attribute, code_of, survey_book, variable


@dataclass(frozen=True)
class Later:
    """Answers by the year they were first asked for. extends: the attribute that has the earlier ones, empty
    for a question of its own; counts_as: for each further code the earlier one that tables count it as."""

    attribute: Attribute
    since: int
    extends: str = ""
    counts_as: tuple[tuple[str, str], ...] = ()


@lru_cache
def later_answers() -> tuple[Later, ...]:
    """In the order of the code book."""
    return tuple(_later(raw) for raw in survey_book()["later"])


@lru_cache
def later(name: str) -> Later:
    """One of them by name. KeyError when there is none."""
    return {found.attribute.name: found for found in later_answers()}[name]


def _later(raw: dict[str, Any]) -> Later:
    if "extends" not in raw:
        return Later(variable(raw), raw["since"])
    earlier = attribute(raw["extends"])
    counts_as = {code["code"]: code["counts_as"] for code in raw["codes"]}
    codes = tuple(_after_their_like(earlier, [code_of(code) for code in raw["codes"]], counts_as))
    extended = replace(earlier, name=raw["name"], codes=codes)
    return Later(extended, raw["since"], earlier.name, tuple(counts_as.items()))


def _after_their_like(earlier: Attribute, further: list[Code], counts_as: dict[str, str]) -> Iterator[Code]:
    """The earlier codes in order, each followed by those that count as it."""
    for code in earlier.codes:
        yield code
        yield from (new for new in further if counts_as[new.code] == code.code)
