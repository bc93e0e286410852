"""A spec: clients as a table, a question with filters, and the answer it must give, all written as text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote_plus

from queries.answers import Answer, AnyAnswer, NeedsInput, NoData, NotPublished, Row, TooDetailed, TooFew
from queries.filters import Filters
from queries.options import OPTIONS
from queries.repository import Repository
from tests.spec.ascii_tables import Record, columns, parsed
from tests.spec.example_store import repository_of_both, repository_of_services
from tests.spec.true_store import repository_of, repository_of_reports

NOTHING = "–"
Outcome = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spec:
    """One expectation.

    asked: filters as name=code,code with spaces between, year=2022, and options by their name in the address.
    gives: the rows of the answer (a column that is no field is a detail), or the reason why there is none.
    Rows that are not listed must be "–". n: the chosen group, "" where the question has no such number.
    left_out: filters that are named as not followed. facts: name value, comma between.
    """

    title: str
    asked: str
    gives: str
    n: str = ""
    left_out: str = ""
    facts: str = ""

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True)
class Scene:
    """Specs of one question on the same clients. printed: what a report prints (see `printed_tables`); kind:
    delivered or synthetic; population: residents as year, district, age, persons; catalogue: services as
    service, scope, districts, rule; is_of_reports: the store holds the published reports and no client, with
    `rows` as the only rows of `table` where one is named; services: what services deliver, by name of the
    table (see `example_store`), beside the clients if there are any."""

    question: str
    specs: tuple[Spec, ...]
    clients: str = ""
    printed: str = ""
    kind: str = "delivered"
    is_of_reports: bool = False
    table: str = ""
    rows: str = ""
    services: tuple[tuple[str, str], ...] = ()
    population: str = ""
    catalogue: str = ""

    def __str__(self) -> str:
        return self.question

    @property
    def repository(self) -> Repository:
        if self.is_of_reports:
            return repository_of_reports(self.table, self.rows)
        if self.services and self.clients:
            return repository_of_both(self.services, self.clients, self.population)
        if self.services:
            return repository_of_services(self.services)
        return repository_of(self.clients, self.printed, self.kind, self.population, self.catalogue)

    def ask(self, spec: Spec) -> AnyAnswer:
        return self.repository.ask(self.question, filters_of(spec.asked))


def as_printed(question: str, gives: str, *, n: str = "", facts: str = "") -> Scene:
    """What the reports print, whatever is chosen: filters of clients are named, not followed."""
    title, asked, left_out = (
        "filters of clients are named, not followed",
        "administration=centrum need=health",
        "administration, need",
    )
    return Scene(
        question,
        (
            Spec("as printed", "", gives, n=n, facts=facts),
            Spec(title, asked, gives, n=n, facts=facts, left_out=left_out),
        ),
        is_of_reports=True,
    )


def cases(scenes: Iterable[Scene]) -> list[tuple[Scene, Spec]]:
    """Every spec with its scene, for parametrize."""
    return [(scene, spec) for scene in scenes for spec in scene.specs]


def filters_of(text: str) -> Filters:
    """Filters written as administration=hisingen,centrum gender=woman year=2022 exempel=ja."""
    pairs = dict(part.split("=") for part in text.split())
    year = pairs.pop("year", None)
    codes = {name: tuple(value.split(",")) for name, value in pairs.items() if name not in OPTIONS}
    filters = Filters.of(None if year is None else int(year), **codes)
    for slug in pairs.keys() & OPTIONS.keys():
        filters = filters.with_option(slug, unquote_plus(pairs[slug]))
    return filters


def expected(spec: Spec) -> Outcome:
    """The rows and margins that a spec asks for, as lines."""
    if not columns(spec.gives)[1:]:
        return (spec.gives,)
    rows = [_line(record) for record in parsed(spec.gives)]
    return (*rows, _margins(spec.n, spec.left_out, spec.facts))


def outcome(scene: Scene, spec: Spec) -> Outcome:
    """What the repository answers, written as `expected` writes it."""
    answer = scene.ask(spec)
    names = columns(spec.gives)
    if not isinstance(answer, Answer) or not names[1:]:
        return (reason(answer),)
    keys = [name for name in ("code", "group", "series") if name in names]
    listed = {tuple(r[key] for key in keys) for r in parsed(spec.gives)}
    rows = [r for r in answer.rows if _has_value(r) or tuple(FIELDS[key](r) for key in keys) in listed]
    facts = ", ".join(f"{name} {value:g}" for name, value in answer.facts.items())
    n = "" if answer.n is None else f"{answer.n:g}"
    return (*(_line(_record(r, names)) for r in rows), _margins(n, ", ".join(answer.left_out), facts))


def reason(answer: AnyAnswer) -> str:
    """Why there is no answer, in a line."""
    match answer:
        case TooDetailed(droppable=names):
            return f"TooDetailed: {', '.join(names)}"
        case TooFew():
            return "TooFew"
        case NoData(period=period):
            return f"NoData: {period}".removesuffix(": ")
        case NotPublished():
            return "NotPublished"
        case NeedsInput():
            return "NeedsInput"
    return "Answer"


def _margins(n: str, left_out: str, facts: str) -> str:
    return f"n {n or NOTHING}; left out: {left_out or NOTHING}; facts: {facts or NOTHING}"


def _line(record: Record) -> str:
    return " | ".join(f"{name} {value}" for name, value in record.items())


def _has_value(row: Row) -> bool:
    return any(v is not None for v in (row.count, row.share, row.low, row.difference)) or bool(row.text)


def _record(row: Row, names: Sequence[str]) -> Record:
    return {name: _value(row, name) for name in names}


def _value(row: Row, name: str) -> str:
    """A field of the row; any other heading is one of its further numbers or of its details."""
    if name in FIELDS:
        return FIELDS[name](row)
    if name in dict(row.details):
        return dict(row.details)[name]
    number = row.measure(name)
    return _number(None if number is None else round(number, 3))


def _number(value: float | None) -> str:
    return NOTHING if value is None else f"{value:g}" if value < 1e5 else f"{value:.0f}"


def _per_cent(value: float | None, decimals: int = 1) -> str:
    return NOTHING if value is None else f"{round(value * 100, decimals):g} %"


def _interval(row: Row) -> str:
    if row.low is None or row.high is None:
        return NOTHING
    return f"{row.low * 100:.0f}–{row.high * 100:.0f} %"


def _difference(row: Row) -> str:
    return NOTHING if row.difference is None else f"{row.difference * 100:+.0f}"


def _span(row: Row) -> str:
    if row.low is None or row.high is None:
        return NOTHING
    return f"{row.low * 100:+.0f} to {row.high * 100:+.0f}"


def _range(row: Row) -> str:
    if row.low is None or row.high is None:
        return NOTHING
    return f"{row.low:g}–{row.high:g}"


def _mark(value: bool) -> str:
    return "yes" if value else ""


FIELDS: dict[str, Callable[[Row], str]] = {
    "code": lambda row: row.code,
    "group": lambda row: row.group,
    "series": lambda row: row.series,
    "previous": lambda row: _number(row.previous),
    "label": lambda row: row.label,
    "count": lambda row: _number(row.count),
    "base": lambda row: _number(row.base),
    "share": lambda row: _per_cent(row.share),
    "interval": _interval,
    "range": _range,
    "difference": _difference,
    "span": _span,
    "reference": lambda row: _per_cent(row.reference),
    "kind": lambda row: row.kind,
    "figure": lambda row: row.figure_id,
    "chosen": lambda row: _mark(row.is_chosen),
    "last": lambda row: _mark(row.is_last),
    "unknown": lambda row: _mark(row.is_unknown),
    "about": lambda row: _mark(row.is_approximate),
    "text": lambda row: row.text,
    "unit": lambda row: row.unit,
}
