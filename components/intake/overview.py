"""What stands below: jobs that go on, the versions with their way back, and the log of imports."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from components.markup import light, light_link
from dashboard.formatting import capitalised, number
from dashboard.intake_page.state import Order, Phase
from data.day import SWEDEN
from data.intake.log import BEGUN
from data.intake.model import sources
from data.protection.lattice import EVERY_TABLE
from queries.answers import Row
from queries.versions import SERVED

GOING_ON = "Pågår"
NO_LOG = "Inget har lästs in än."
NO_VERSIONS = "Det finns ingen version än."
MOST_PERIODS = 3
ONGOING = {
    Phase.RECEIVING: "tas emot",
    Phase.READING: "läses",
    Phase.PREVIEWING: "förhandsvisas",
    Phase.PUBLISHING: "publiceras",
    Phase.RETURNING: "byter version",
    Phase.FAULTY: "har fel",
    Phase.READY: "väntar på att publiceras",
}


def moment(text: str) -> str:
    """A time as it is in Sweden: 2026-03-09 14.05."""
    return datetime.fromisoformat(text).astimezone(SWEDEN).strftime("%Y-%m-%d %H.%M")


def title_of(source: str) -> str:
    """The title of a source, its name when it is no longer delivered."""
    found = sources().get(source)
    return found.title if found else source


def ongoing_list(found: Sequence[tuple[str, Order, Phase]]) -> list[Any]:
    """The jobs that go on or wait, each with the way back to it."""
    if not found:
        return []
    items = [light("Li", _ongoing(*one)) for one in found]
    return [light("P", light("Strong", "Pågående inläsningar")), light("Ul", items, className="kept-list")]


def _ongoing(job: str, order: Order, phase: Phase) -> list[Any]:
    words = f"{title_of(order.source)}, {order.name}" if order.source else f"Version {order.version}"
    facts = f" · {ONGOING[phase]} · {moment(order.at)} · {order.who}"
    link = light_link(words, f"?jobb={job}")
    return [light("Span", link, className="own-words"), light("Span", facts, className="muted own-words")]


def version_table(rows: Sequence[Row], withdrawn: Mapping[str, str]) -> list[Any]:
    """The versions, latest first, and those that protection forbids, with the reason."""
    if not rows:
        return [light("P", NO_VERSIONS)]
    heads = ("Version", "Byggd", "Klienter", "Ändrat sedan versionen före", "Byta")
    served = next((at for at, row in enumerate(rows) if row.group == SERVED), 0)
    body = [_version(row, is_later=at < served) for at, row in enumerate(rows)]
    closed = [
        light("Li", [light("Strong", version), f" går inte att visa igen: {reason}"])
        for version, reason in sorted(withdrawn.items(), reverse=True)
    ]
    more = [light("Ul", closed, className="kept-list")] if closed else []
    return [table("Versioner", heads, body), *more]


def _version(row: Row, *, is_later: bool) -> Any:
    name = light("Th", row.code, scope="row", className="no-break")
    built, *others = (words for _, words in row.details)
    cells = [light("Td", built, className="no-break"), *(light("Td", words) for words in others)]
    if row.group == SERVED:
        return light(
            "Tr",
            [name, *cells, light("Td", light("Strong", "Visas nu"), className="no-break")],
            className="is-chosen",
        )
    words = "Visa igen" if is_later else "Gå tillbaka"
    button = light(
        "Button",
        words,
        className="tool",
        **{"data-intake-ask": row.code, "aria-label": f"{words}: version {row.code}"},
    )
    return light("Tr", [name, *cells, light("Td", button, className="no-break")])


def log_table(lines: Sequence[Mapping[str, Any]], publishing: Collection[str]) -> list[Any]:
    """The last imports, the latest first. publishing: the hashes of files that are being published."""
    if not lines:
        return [light("P", NO_LOG)]
    heads = ("När", "Vem", "Källa", "Period", "Rader", "Vad som hände", "Version")
    return [
        table("Logg över inläsningar", heads, [_line(line, publishing) for line in lines], numbers=("Rader",))
    ]


def _line(line: Mapping[str, Any], publishing: Collection[str]) -> Any:
    periods = [str(period) for period in line.get("periods", [])]
    rows = line.get("rows")
    cells = [
        light("Td", str(line.get("who", "")), className="own-words"),
        light("Td", title_of(line["source"]) if line.get("source") else "–"),
        light("Td", _periods(periods)),
        light("Td", number(rows) if isinstance(rows, int) else "–", className="number"),
        light("Td", _came_of_it(line, publishing), className="is-wide"),
        light("Td", str(line.get("version", "")) or "–", className="no-break"),
    ]
    return light(
        "Tr",
        [light("Th", moment(line["at"]) if "at" in line else "–", scope="row", className="no-break"), *cells],
    )


def _periods(periods: Sequence[str]) -> list[Any]:
    """The first of them, none broken at its hyphen."""
    parts: list[Any] = []
    for at, period in enumerate(periods[:MOST_PERIODS]):
        parts += [", "] * (at > 0) + [light("Span", period, className="no-break")]
    if len(periods) > MOST_PERIODS:
        parts.append(f" med flera ({number(len(periods))})")
    return parts or ["–"]


def _came_of_it(line: Mapping[str, Any], publishing: Collection[str]) -> str:
    if line.get("came_of_it") == BEGUN and line.get("file_hash") in publishing:
        return GOING_ON
    most = line.get("most_attributes", EVERY_TABLE)
    fewer = f" (högst {most} variabler i tabellerna)" if most != EVERY_TABLE else ""
    return capitalised(str(line.get("came_of_it", ""))) + fewer


def table(name: str, heads: Sequence[str], body: list[Any], numbers: Sequence[str] = ()) -> Any:
    """A table in a frame that scrolls sideways and can be reached by keyboard."""
    head = [
        light("Th", words, scope="col", className="number" if words in numbers else None) for words in heads
    ]
    shown = light(
        "Table",
        [
            light("Caption", name, className="visually-hidden"),
            light("Thead", light("Tr", head)),
            light("Tbody", body),
        ],
        className="data-table",
    )
    frame = {"aria-label": f"Tabell: {name}", "data-rolls": ""}
    return light("Div", shown, className="intake-table", role="region", tabIndex=0, **frame)
