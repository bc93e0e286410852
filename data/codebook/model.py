"""Read v40.yml once and hand out frozen attributes in code-book order."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from data.yaml_file import read_yaml

NOT_STATED = "Anges inte"
"""What stands where no source says anything."""
NEED_PREFIX = "need_"
NEED_NO = "no"
NEED_YES = "yes"
PATH = Path(__file__).with_name("v40.yml")


@dataclass(frozen=True, slots=True)
class Code:
    """One category: English code, URL slug, Swedish label and how it is drawn."""

    code: str
    label: str
    slug: str = ""
    short: str = ""
    plural: str = ""
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    is_last: bool = False
    is_unknown: bool = False

    @property
    def short_label(self) -> str:
        return self.short or self.label


@dataclass(frozen=True)
class Attribute:
    """One variable of a client. `rollups` maps a roll-up code to the codes it sums (released on its own)."""

    name: str
    label: str
    slug: str
    codes: tuple[Code, ...]
    question: str = ""
    keep_order: bool = False
    note: str = ""
    rollups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rollup_codes: tuple[Code, ...] = ()
    one_way_only: tuple[str, ...] = ()
    derived_from: str = ""
    refines: str = ""
    is_screening: bool = False

    def code(self, code: str) -> Code:
        """The category with this code, roll-ups included. KeyError when there is none."""
        return self._by_code[code]

    @cached_property
    def _by_code(self) -> dict[str, Code]:
        return {c.code: c for c in (*self.codes, *self.rollup_codes)}

    @cached_property
    def values(self) -> tuple[str, ...]:
        """Leaf codes in order, without roll-ups."""
        return tuple(c.code for c in self.codes)


def code_of(raw: dict[str, Any]) -> Code:
    """One category as a code book file writes it."""
    return Code(
        code=raw["code"],
        label=raw["label"],
        slug=raw.get("slug", raw["code"]),
        short=raw.get("short", ""),
        plural=raw.get("plural", ""),
        aliases=tuple(raw.get("aliases", ())),
        members=tuple(raw.get("members", ())),
        is_last=raw.get("last", False),
        is_unknown=raw.get("unknown", False),
    )


def variable(raw: dict[str, Any]) -> Attribute:
    """One variable as a code book file writes it."""
    rollups = raw.get("rollups", {})
    return Attribute(
        name=raw["name"],
        label=raw["label"],
        slug=raw["slug"],
        codes=tuple(code_of(c) for c in raw["codes"]),
        question=raw.get("question", ""),
        keep_order=raw.get("keep_order", False),
        note=raw.get("note", ""),
        rollups=tuple((code, tuple(rule["of"])) for code, rule in rollups.items()),
        rollup_codes=tuple(Code(code, rule["label"], rule["slug"]) for code, rule in rollups.items()),
        one_way_only=tuple(raw.get("one_way_only", ())),
        derived_from=raw.get("derived_from", ""),
        refines=raw.get("refines", ""),
        is_screening=raw.get("screening", False),
    )


def _need(raw: dict[str, Any], block: dict[str, Any]) -> Attribute:
    """A need as an attribute: values no and yes, or no and its splits with yes as their roll-up."""
    no = Code(NEED_NO, "Har inte behovet", slug="nej")
    yes = Code(NEED_YES, raw["label"], slug=raw["slug"])
    splits = tuple(code_of(split) for split in raw.get("splits", ()))
    return Attribute(
        name=NEED_PREFIX + raw["code"],
        label=raw["label"],
        slug=raw["slug"],
        codes=(no, *splits) if splits else (no, yes),
        question=block["question"],
        rollups=((NEED_YES, tuple(s.code for s in splits)),) if splits else (),
        rollup_codes=(yes,) if splits else (),
    )


@lru_cache
def survey_book() -> dict[str, Any]:
    """The code book of the week-40 survey as its file has it."""
    book: dict[str, Any] = read_yaml(PATH)
    return book


@lru_cache
def attributes() -> tuple[Attribute, ...]:
    """All attributes of a client, in code-book order: the order of columns in released tables."""
    book = survey_book()
    needs_block = book["needs"]
    return (
        *(variable(raw) for raw in book["variables"]),
        *(_need(raw, needs_block) for raw in needs_block["codes"]),
        variable({"name": "need_count", **book["need_count"]}),
    )


@lru_cache
def attribute(name: str) -> Attribute:
    """One attribute by name. KeyError when the code book has none."""
    for candidate in attributes():
        if candidate.name == name:
            return candidate
    raise KeyError(f"the code book has no attribute {name!r}")


@lru_cache
def needs() -> Attribute:
    """The needs as one pseudo-attribute `need`: codes job_focused … unknown, URL name `behov`."""
    return variable({"name": "need", **survey_book()["needs"]})


def need_codes() -> tuple[str, ...]:
    """Need codes in order: job_focused, work_rehab, … unknown."""
    return needs().values


def label(name: str, code: str) -> str:
    """The Swedish label of a code of an attribute (or of the pseudo-attribute `need`)."""
    source = needs() if name == "need" else attribute(name)
    return source.code(code).label
