"""Read episodes.yml once: what is counted of referrals to a service, in the order of released tables."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.codebook.model import Attribute, Code, attribute, variable
from data.codebook.services import service_names, service_words
from data.yaml_file import read_yaml

PATH = Path(__file__).with_name("episodes.yml")
EVENT = "event"
QUARTER = "quarter"
PROGRAMME = "programme"
SHARED = ("administration", "gender")
"""Attributes that a referral shares with the week-40 survey, with the same codes and labels."""


def _services() -> tuple[Code, ...]:
    """The services that referrals are delivered for."""
    slugs = service_words("slugs")
    return tuple(Code(code, name, slugs[code]) for code, name in service_names().items())


@lru_cache
def _book() -> dict[str, Any]:
    book: dict[str, Any] = read_yaml(PATH)
    return book


def _variables(block: str) -> tuple[Attribute, ...]:
    return tuple(variable(raw) for raw in _book()[block])


@lru_cache
def episode_attributes() -> tuple[Attribute, ...]:
    """Quarter, programme, administration, gender, event and the answers, in the order of released tables."""
    own = (_with_services(a) if a.name == PROGRAMME else a for a in _variables("dimensions"))
    return (*own, *(attribute(name) for name in SHARED), *_variables("answers"))


def _with_services(programme: Attribute) -> Attribute:
    return replace(programme, codes=(*programme.codes, *_services()))


@lru_cache
def fictional_programmes() -> tuple[Code, ...]:
    """The programmes of the examples, which no real service is among."""
    return next(a.codes for a in _variables("dimensions") if a.name == PROGRAMME)


@lru_cache
def episode_attribute(name: str) -> Attribute:
    """One attribute by name. KeyError when there is none."""
    return {a.name: a for a in episode_attributes()}[name]


@lru_cache
def labels(block: str) -> dict[str, str]:
    """Swedish labels by code of `month_measures`, `extents` or `steps`."""
    return dict(_book()[block])


@lru_cache
def populations() -> dict[str, str]:
    """The event whose persons each answer is asked of: worked of served, closure_reason of closed …"""
    return {raw["name"]: raw["population"] for raw in _book()["answers"] if raw["name"] != EVENT}
