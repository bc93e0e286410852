"""What is known of a job of the intake: its order, and how far it has come."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from data.protection.lattice import EVERY_TABLE


class Phase(StrEnum):
    """How far a job has come. faulty and ready wait for the user; those after them are the end."""

    RECEIVING = "receiving"
    READING = "reading"
    PREVIEWING = "previewing"
    PUBLISHING = "publishing"
    RETURNING = "returning"
    FAULTY = "faulty"
    READY = "ready"
    PUBLISHED = "published"
    RETURNED = "returned"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    BROKEN = "broken"


WAITING = frozenset({Phase.FAULTY, Phase.READY})
ENDED = frozenset(
    {Phase.PUBLISHED, Phase.RETURNED, Phase.REFUSED, Phase.CANCELLED, Phase.EXPIRED, Phase.BROKEN}
)
PUBLISHES, RETURNS = "publish", "rollback"


@dataclass(frozen=True, slots=True)
class Order:
    """What a user has asked for: a file of a source to be read, or an earlier version to be served again.

    name: of the file, as shown; kind: PUBLISHES or RETURNS; at: when it was asked."""

    kind: str
    who: str
    at: str
    source: str = ""
    period: str = ""
    name: str = ""
    suffix: str = ""
    version: str = ""

    @classmethod
    def of_json(cls, raw: dict[str, Any]) -> "Order":
        """An order from its file, which another version of the panel may have written."""
        return cls(**{name: value for name, value in raw.items() if name in cls.__dataclass_fields__})

    def as_json(self) -> dict[str, Any]:
        """The order as its file holds it."""
        return asdict(self)


@dataclass(slots=True)
class State:
    """How far a job has come, and what it has to say.

    said: the steps of the present phase, the last one going on; detail: how far in it; why: why a job ended,
    or why the last try to publish did not succeed; hindrance: why it cannot be published at all, though all
    else can be seen. remarks: the first of them, counts: of all by level; kinds: what is wrong, how many
    times; warnings: to be acknowledged, by kind; changes, counted, title, most_attributes and fewer: of the
    preview, see intake_preview."""

    phase: Phase = Phase.RECEIVING
    said: list[str] = field(default_factory=list)
    detail: str = ""
    percent: int | None = None
    why: str = ""
    hindrance: str = ""
    rows: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    kinds: list[tuple[str, int]] = field(default_factory=list)
    remarks: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    has_marked: bool = False
    changes: list[dict[str, Any]] = field(default_factory=list)
    counted: list[dict[str, Any]] = field(default_factory=list)
    title: str = ""
    most_attributes: int = EVERY_TABLE
    fewer: str = ""
    year: int | None = None
    file_hash: str = ""
    version: str = ""
    before: str = ""

    @classmethod
    def of_json(cls, raw: dict[str, Any]) -> "State":
        """A state from its file, which another version of the panel may have written."""
        known = {name: value for name, value in raw.items() if name in cls.__dataclass_fields__}
        kinds = [(words, count) for words, count in raw.get("kinds", [])]
        return cls(**{**known, "phase": Phase(raw["phase"]), "kinds": kinds})

    def without_rows(self, phase: Phase, why: str = "") -> "State":
        """The end of a job: what is left when nothing of the file is to be left. What would have changed on
        the pages is left only where it has, for the numbers of what was not published are nobody's."""
        changes = self.changes if phase is Phase.PUBLISHED else []
        return State(
            phase, why=why, rows=self.rows, changes=changes, version=self.version, before=self.before
        )
