"""Swedish words for the codes of the service catalogue."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from data.yaml_file import read_yaml

PATH = Path(__file__).with_name("services.yml")
Words = dict[str, str]


@lru_cache(maxsize=1)
def _book() -> dict[str, Any]:
    return dict(read_yaml(PATH))


def service_words(group: str) -> Words:
    """The words of one group of codes, in order: principals, scopes, queue_states … KeyError for another."""
    return dict(_book()[group])


def rule_words(criterion: str) -> Words:
    """How the rules of a criterion are told, none for one that is told by its values."""
    return dict(_book()["rules"].get(criterion, {}))


def value_words(criterion: str) -> Words:
    """How the values of a criterion are told, none for one that is told by its rule."""
    return dict(_book()["values"].get(criterion, {}))
