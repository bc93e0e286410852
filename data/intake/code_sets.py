"""The codes a column may hold, with every wording that means them: from the code book, catalogue and
lists."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.codebook import ips25, services
from data.codebook.counts import count_books
from data.codebook.episodes import episode_attribute
from data.codebook.episodes import labels as episode_labels
from data.codebook.later import later
from data.codebook.model import Attribute, Code, attribute, need_codes, needs
from data.intake.wording import folded
from data.yaml_file import read_yaml

PATH = Path(__file__).with_name("sources.yml")
PUBLISHED = Path(__file__).resolve().parents[1] / "published"
SEVERAL, NO_SPLIT = "several", "none"
HOME_REQUIRED = {"acute": "acute_homelessness"}
"""Homes whose requirement has another code."""


@dataclass(frozen=True)
class CodeSet:
    """Labels by code in order, and the code of every accepted wording, folded."""

    labels: dict[str, str]
    wordings: dict[str, str]

    def nearest(self, text: str) -> tuple[str, ...]:
        """The labels that a wrong wording resembles most, at most three; all of them when they are few."""
        from difflib import get_close_matches

        close = get_close_matches(folded(text), list(self.wordings), n=6, cutoff=0.5)
        found = tuple(dict.fromkeys(self.labels[self.wordings[wording]] for wording in close))
        return found[:3] or (tuple(self.labels.values()) if len(self.labels) <= 4 else ())


def _made(codes: list[Code]) -> CodeSet:
    labels = {c.code: c.label for c in codes}
    wordings = {
        folded(wording): c.code
        for c in reversed(codes)
        for wording in (c.code, c.slug, *c.aliases, c.short_label, c.label)
        if wording
    }
    return CodeSet(labels, wordings)


def _of_labels(labels: dict[str, str]) -> CodeSet:
    return _made([Code(code, label) for code, label in labels.items()])


def _of_attribute(a: Attribute) -> CodeSet:
    """The codes of an attribute; yes and no are taken in plain words too."""
    made = _made(list(a.codes))
    plain = {"ja": "yes", "nej": "no"}
    return CodeSet(made.labels, {w: c for w, c in plain.items() if c in made.labels} | made.wordings)


def _plan_splits() -> CodeSet:
    """Splits without the name of their plan: the plan stands in the column before."""
    codes = [c for c in attribute("plan_split").codes if c.code != NO_SPLIT]
    return _made([Code(c.code.partition(".")[2], c.label, c.slug, aliases=(c.code,)) for c in codes])


def _need_splits() -> CodeSet:
    splits = [c for code in need_codes() for c in attribute(f"need_{code}").codes]
    return _made([c for c in splits if c.code not in (SEVERAL, "no", "yes")])


def _required_homes() -> CodeSet:
    """What a service can require of the home, also in the words for a person's home."""
    homes = {HOME_REQUIRED.get(code, code): label for code, label in services.service_words("homes").items()}
    labels = services.value_words("housing")
    return _made([Code(c, label, aliases=(homes.get(c, ""),)) for c, label in labels.items()])


def _column(file: str, code: str, label: str) -> CodeSet:
    with (PUBLISHED / file).open(encoding="utf-8", newline="") as source:
        return _of_labels({row[code]: row[label] for row in csv.DictReader(source)})


@lru_cache
def lists() -> dict[str, Any]:
    """The lists of sources.yml."""
    found: dict[str, Any] = read_yaml(PATH)["lists"]
    return found


SPECIAL: dict[str, Callable[[], CodeSet]] = {
    "v40.need": lambda: _of_attribute(needs()),
    "v40.plan_split": _plan_splits,
    "v40.need_split": _need_splits,
    "v40.education": lambda: _of_attribute(later("education").attribute),
    "v40.time_class": lambda: _of_attribute(later("time_class").attribute),
    "extents": lambda: _of_labels(episode_labels("extents")),
    "ips25.review_types": lambda: _of_labels(ips25.labels("review_types")),
    "service": lambda: _of_labels(services.service_names()),
    "proposal": lambda: _column("proposal.csv", "proposal_id", "text"),
    "required_homes": lambda: _required_homes(),
}


@lru_cache
def code_set(name: str) -> CodeSet:
    """The codes of a name in sources.yml. KeyError when there is none."""
    if name in SPECIAL:
        return SPECIAL[name]()
    book, _, part = name.partition(".")
    if book == "v40":
        return _of_attribute(attribute(part))
    if book == "episodes":
        return _of_attribute(episode_attribute(part))
    if book == "services":
        return _of_labels(services.service_words(part))
    if name in count_books():
        return _made(list(count_books()[name]))
    return _of_labels(lists()[name])
