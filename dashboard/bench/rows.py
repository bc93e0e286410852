"""From measures of each size of store to rows of the table, with the targets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.bench.browser import Click, Load
from dashboard.bench.build import Built
from dashboard.bench.intake import TakenIn
from dashboard.bench.meeting import Heard
from dashboard.bench.memory import Memory
from dashboard.bench.server_time import PageTimes
from dashboard.bench.table import Row, median, percentile
from dashboard.formatting import number

# Milliseconds, seconds, kB and MB; the first for the small store, the second for the large one.
CLICK, SERVER, BUILD = (200, 250), (25, 60), (5, 30)
COLD_LOAD, COLD_SIZE, NEXT_PAGE, MEETING = (1500, 1500), (900, 900), (400, 400), (300, 300)
DECK = (10, 10)
# Files of 10 000 and of 1 000 000 rows.
INTAKE, INTAKE_MEMORY = (10, 60), (2000, 2000)
WORKER, NONE_AT_ALL = (250, 250), (0, 0)
# Flat: what the second half of the requests may add. A leak of a kB a request would be 5 MB.
GROWTH = (5, 5)
P95 = 95


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything measured on a store of one size; clicks by path."""

    built: Built
    clicks: dict[str, list[Click]]
    server: list[PageTimes]
    loads: list[Load]
    next_page: list[float]
    meeting: Heard
    memory: Memory
    deck: list[float]
    taken_in: list[TakenIn]


def rows(sizes: Sequence[Measures]) -> list[Row]:
    """The table's rows, with one value per size in this order: the small store, the large one."""

    def row(
        what: str,
        unit: str,
        value: Callable[[Measures], float],
        targets: tuple[float, ...] = (),
        decimals: int = 0,
    ) -> Row:
        return Row(what, unit, tuple(value(measures) for measures in sizes), targets, decimals)

    requests = sizes[0].memory.requests
    return [
        *_click_rows(sizes),
        *_server_rows(sizes),
        row("Första sidan, tom cache: sista diagrammet, median", "ms", _cold_median, COLD_LOAD),
        row("Första sidan, tom cache: över nätet", "kB", _cold_size, COLD_SIZE),
        row("Nästa sida: klick till målad, median", "ms", lambda m: median(m.next_page), NEXT_PAGE),
        row("50 personer: p95", "ms", lambda m: percentile(m.meeting.milliseconds, P95), MEETING),
        row("50 personer: median", "ms", lambda m: median(m.meeting.milliseconds)),
        row("50 personer: fel", "st", lambda m: len(m.meeting.errors), NONE_AT_ALL),
        row("30 vyer till PPTX, median", "s", lambda m: median(m.deck), DECK, 1),
        row("Bygge utan granskning", "s", lambda m: m.built.seconds, BUILD, 1),
        row("Bygge: varav svar in i valvet", "s", lambda m: m.built.intake_seconds, decimals=1),
        row("Bygge: processortid", "s", lambda m: m.built.processor_seconds, decimals=1),
        row("Bygge: högsta minne", "MB", lambda m: m.built.peak_mb),
        row("Databasens fil", "MB", lambda m: m.built.store_mb, decimals=1),
        *_intake_rows(sizes),
        row("Process: minne före", "MB", lambda m: m.memory.before_mb),
        row(
            f"Process: minne efter {requests} anrop",
            "MB",
            lambda m: m.memory.after_mb,
            WORKER,
        ),
        row("Process: växer under senare hälften", "MB", _growth, GROWTH, 1),
    ]


def _intake_rows(sizes: Sequence[Measures]) -> list[Row]:
    found = []
    for place, one in enumerate(sizes[0].taken_in):
        files = [measures.taken_in[place] for measures in sizes]
        numbers = " och ".join(number(file.rows) for file in files)
        what = f"Fil in, {one.kind.upper()} med {numbers} rader"
        seconds, checked, used, peak = zip(
            *((f.seconds, f.checked_seconds, f.processor_seconds, f.peak_mb) for f in files), strict=True
        )
        found += [
            Row(f"{what}: kommando till publicerad utan granskning", "s", seconds, INTAKE, 1),
            Row(f"{what}: varav till kontrollerad", "s", checked, decimals=1),
            Row(f"{what}: processortid", "s", used, decimals=1),
            Row(f"{what}: högsta minne, alla processer", "MB", peak, INTAKE_MEMORY),
        ]
    return found


def _click_rows(sizes: Sequence[Measures]) -> list[Row]:
    found = []
    for path in sizes[0].clicks:
        clicks = [measures.clicks[path] for measures in sizes]
        in_view = tuple(median([click.in_view for click in one]) for one in clicks)
        whole = tuple(median([click.whole for click in one]) for one in clicks)
        found.append(Row(f"{path}: klick på filter till det som syns är målat, median", "ms", in_view, CLICK))
        found.append(Row(f"{path}: klick på filter till hela sidan är målad, median", "ms", whole, CLICK))
    return found


def _server_rows(sizes: Sequence[Measures]) -> list[Row]:
    found = []
    for place, page in enumerate(sizes[0].server):
        pages = [measures.server[place] for measures in sizes]
        for words, times in (
            ("första gången", [page.cold for page in pages]),
            ("igen", [page.warm for page in pages]),
            ("blandat", [page.mixed for page in pages]),
        ):
            what = f"{page.path}: servern, {words}"
            found.append(Row(f"{what}, median", "ms", tuple(map(median, times)), decimals=1))
            p95 = tuple(percentile(one, P95) for one in times)
            found.append(Row(f"{what}, p95", "ms", p95, SERVER, 1))
        sent = tuple(median(page.sizes) / 1000 for page in pages)
        found.append(Row(f"{page.path}: svaret över nätet, median", "kB", sent, decimals=1))
    return found


def _cold_median(measures: Measures) -> float:
    return median([load.milliseconds for load in measures.loads])


def _cold_size(measures: Measures) -> float:
    return median([load.size for load in measures.loads]) / 1000


def _growth(measures: Measures) -> float:
    return max(0.0, measures.memory.after_mb - measures.memory.halfway_mb)
