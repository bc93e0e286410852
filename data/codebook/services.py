"""Swedish words for the codes of the service catalogue."""

import csv
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.yaml_file import read_yaml

PATH = Path(__file__).with_name("services.yml")
CATALOGUE = Path(__file__).resolve().parents[1] / "published" / "service.csv"
Words = dict[str, str]


@lru_cache(maxsize=1)
def _book() -> dict[str, Any]:
    return dict(read_yaml(PATH))


def service_words(group: str) -> Words:
    """The words of one group of codes, in order: principals, scopes, queue_states … KeyError for another."""
    return dict(_book()[group])


@lru_cache(maxsize=1)
def service_names() -> Words:
    """Every service by code: those of the catalogue, and those added to the code book since."""
    with CATALOGUE.open(encoding="utf-8", newline="") as source:
        printed = {row["service_id"]: row["name"] for row in csv.DictReader(source)}
    return printed | service_words("added")


def rule_words(criterion: str) -> Words:
    """How the rules of a criterion are told, none for one that is told by its values."""
    return dict(_book()["rules"].get(criterion, {}))


def value_words(criterion: str) -> Words:
    """How the values of a criterion are told, none for one that is told by its rule."""
    return dict(_book()["values"].get(criterion, {}))
