"""What a question can return: an Answer with rows, or a typed reason why there is none."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "published",
    "delivered",
    "register",
    "synthetic",
    "derived",
    "assumed",
    "empty",
    "missing",
    "withheld",
    "own",
]
"""delivered: counted from persons and protected; register: delivered words about no person; assumed: filled
in by the user, or worked out from that; empty: not filled in; missing: no report prints it; withheld: not
released, none or a few persons; own: the dashboard's own word, such as its code book, an assumption or an
indicator that it suggests."""
Unit = Literal[
    "klienter",
    "personer",
    "hushåll",
    "svar",
    "insatser",
    "procent",
    "deltagare",
    "verksamheter",
    "organisationer",
    "uppgifter",
    "remisser",
    "poäng",
    "deltagare per arbetsspecialist",
]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an answer: a category, or a cell of a matrix when `group` is set.

    count: persons (or the answer's unit), None is shown as "–" or in words (see Kind);
    base: persons that the share is of; share: 0–1, None when it may not be shown;
    low, high: 95 % interval of the share or of the difference, or a published range of the count;
    difference: share minus another group's, -1 to 1, in a row of its own (see `queries.pairs`);
    reference: the same share in the whole city; text: what the row says in words;
    series: a third key where an answer has one, such as the programme of a monthly series;
    previous: the same number in the review before;
    details: further words as pairs of column heading and text, the same headings in every row;
    unit: what this row counts where rows count different things, written beside its number;
    measures: further numbers by the names that the question gives, such as per_1000 or expected.
    """

    code: str
    label: str
    group: str = ""
    group_label: str = ""
    series: str = ""
    series_label: str = ""
    count: float | None = None
    base: float | None = None
    share: float | None = None
    low: float | None = None
    high: float | None = None
    difference: float | None = None
    reference: float | None = None
    previous: float | None = None
    kind: Kind = "published"
    figure_id: str = ""
    is_chosen: bool = False
    is_last: bool = False
    is_unknown: bool = False
    is_approximate: bool = False
    text: str = ""
    details: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    measures: tuple[tuple[str, float], ...] = ()

    def measure(self, name: str) -> float | None:
        """One of the further numbers, None when the row has none of that name."""
        return dict(self.measures).get(name)


@dataclass(frozen=True, slots=True)
class Answer:
    """A question answered. `n` is the released total of the chosen group in `unit`; `left_out` names the
    attributes whose filters this question could not honour; `asked` the released tables it read;
    `is_example`: every number concerns a fictional programme; `follows` the options that change it;
    `decimals` of its counts, as they are shown; `offers`: codes that one of the options may name, where that
    hangs on what is delivered; `beside`: further sources that its numbers rest on, each with a passport of
    its own; `printed_period`: of what time the printed numbers beside delivered ones are."""

    question: str
    rows: tuple[Row, ...]
    origin: str
    unit: Unit = "klienter"
    n: float | None = None
    kind: Kind = "published"
    period: str = ""
    data_version: str = ""
    is_protected: bool = False
    honoured: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    figure_ids: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    facts: dict[str, float] = field(default_factory=dict)
    is_example: bool = False
    follows: tuple[str, ...] = ()
    decimals: int = 0
    beside: tuple[str, ...] = ()
    printed_period: str = ""
    offers: tuple[str, ...] = ()

    def row(self, code: str, group: str = "", series: str = "") -> Row:
        """The row of a category. KeyError when the answer has none."""
        for row in self.rows:
            if (row.code, row.group, row.series) == (code, group, series):
                return row
        raise KeyError(f"{self.question} has no row {code!r} {group!r} {series!r}")

    @property
    def is_fixed(self) -> bool:
        """True when nothing chosen can change it: printed figures, read from no table of clients."""
        return not self.asked and not self.follows and not self.honoured

    @property
    def has_synthetic(self) -> bool:
        """True when any shown number is made up for the demo."""
        return self.kind == "synthetic" or any(row.kind == "synthetic" for row in self.rows)


@dataclass(frozen=True, slots=True)
class TooDetailed:
    """No released table can hold the chosen filters; dropping any one of `droppable` may help."""

    question: str
    droppable: tuple[str, ...]
    origin: str
    data_version: str = ""


@dataclass(frozen=True, slots=True)
class TooFew:
    """The chosen group is too small to show; `is_example`: it is one of fictional programmes."""

    question: str
    origin: str
    data_version: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class NoData:
    """Nothing is published or delivered for the chosen year."""

    question: str
    origin: str
    period: str = ""
    data_version: str = ""


@dataclass(frozen=True, slots=True)
class NotPublished:
    """No report prints it and no delivery holds it; `has_example` when fictional programmes can show it."""

    question: str
    origin: str
    has_example: bool = False
    data_version: str = ""


@dataclass(frozen=True, slots=True)
class NeedsInput:
    """A model that cannot answer yet. missing, wrong: labels of what to fill in, or what cannot be right."""

    question: str
    origin: str
    missing: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    data_version: str = ""


AnyAnswer = Answer | TooDetailed | TooFew | NoData | NotPublished | NeedsInput
