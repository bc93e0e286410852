"""Read sources.yml once: every source that can be delivered, with its columns."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from data.codebook.episodes import episode_attribute
from data.codebook.episodes import labels as episode_labels
from data.codebook.ips25 import items
from data.codebook.later import later
from data.codebook.model import Attribute, attribute
from data.intake.code_sets import PATH, CodeSet, code_set
from data.yaml_file import read_yaml

FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_TEXT = 300
EXPLANATION, LISTS = "Förklaring", "Listor"
"""Sheets of the template that hold no rows."""


class UnknownSourceError(Exception):
    """There is no such source; the message is Swedish and lists those that there are."""


@dataclass(frozen=True)
class Column:
    """One column of a delivery. required: of every row; asked: of rows in the target group of the survey;
    since: the first year that has it, 0 when all have."""

    name: str
    heading: str
    kind: str
    about: str
    example: str = ""
    required: bool = False
    asked: bool = False
    low: int = 0
    high: int = 0
    synonyms: tuple[str, ...] = ()
    codes: str = ""
    since: int = 0

    @property
    def code_set(self) -> CodeSet:
        """The codes of a column of kind code or codes."""
        return code_set(self.codes)

    @property
    def is_coded(self) -> bool:
        return self.kind in ("code", "codes")


@dataclass(frozen=True)
class Source:
    """One source. period_column is empty when a delivery is not divided by a column of its own; system: which
    of the annual wheel it comes from."""

    name: str
    title: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    period_column: str = ""
    period_by: str = "year"
    counts_people: bool = False
    publishes: str = ""
    system: str = ""

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @property
    def is_in_tables(self) -> bool:
        """Whether it is published as tables of cells, of which fewer can be chosen."""
        return self.publishes in ("cells", "episodes")

    @property
    def pseudonym(self) -> Column | None:
        """The column with the pseudonyms, None when rows are no persons."""
        return next((c for c in self.columns if c.kind == "pseudonym"), None)


def _attribute(name: str) -> tuple[Attribute, str]:
    book, _, part = name.rpartition(".")
    return (episode_attribute(part), name) if book else (attribute(part), f"v40.{part}")


def _column(raw: dict[str, Any]) -> Column:
    given = dict(raw)
    if "attribute" in given:
        found, codes = _attribute(given.pop("attribute"))
        wordings = tuple(given.pop("synonyms", ())) + ((found.question,) if found.question else ())
        defaults = {"heading": found.label, "codes": codes, "about": found.question}
        given = {**defaults, **given, "synonyms": wordings}
    if "later" in given:
        name = given.pop("later")
        found = later(name).attribute
        given |= {"heading": found.label, "codes": f"v40.{name}", "since": later(name).since}
    if "measure" in given:
        given["heading"] = episode_labels("month_measures")[given.pop("measure")]
    given.setdefault("kind", "code")
    given["example"] = str(given.get("example", ""))
    return Column(**{**given, "synonyms": tuple(given.get("synonyms", ()))})


def _items(raw: dict[str, str]) -> tuple[Column, ...]:
    return tuple(
        Column(
            f"item_{item.code}",
            raw["heading"].format(item=item.item),
            "integer",
            raw["about"].format(short=item.short + "."),
            raw["example"],
            low=1,
            high=5,
            synonyms=(str(item.item), item.label, item.short, f"{item.item}. {item.label}"),
        )
        for item in items()
    )


def _source(name: str, raw: dict[str, Any]) -> Source:
    columns = tuple(_column(c) for c in raw["columns"])
    period = raw.get("period", {})
    return Source(
        name,
        raw["title"],
        raw["row"],
        columns + (_items(raw["items"]) if "items" in raw else ()),
        tuple(raw["key"]),
        period.get("column", ""),
        period.get("by", "year"),
        raw.get("counts_people", False),
        raw.get("publishes", ""),
        raw.get("system", ""),
    )


@lru_cache
def sources() -> dict[str, Source]:
    """Every source by name, in the order of the file."""
    return {name: _source(name, raw) for name, raw in read_yaml(PATH)["sources"].items()}


def source(name: str) -> Source:
    """A source by name. UnknownSourceError when there is none."""
    found = sources().get(name)
    if found is None:
        raise UnknownSourceError(f"Källan {name} finns inte. Det finns: {', '.join(sources())}.")
    return found
