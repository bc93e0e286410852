"""The order of the bench: build both stores, measure each, then the memory of both side by side."""

import json
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from dashboard.bench.browser import chromium, click_times, cold_loads, next_page_times
from dashboard.bench.build import Built, build
from dashboard.bench.intake import TakenIn, take_in
from dashboard.bench.machine import load, machine
from dashboard.bench.meeting import hold
from dashboard.bench.memory import Memory, memory
from dashboard.bench.rows import Measures, rows
from dashboard.bench.server import running
from dashboard.bench.server_time import server_times
from dashboard.bench.slides import deck_seconds
from dashboard.bench.table import not_met, table
from dashboard.vendor import ROOT
from pages import PAGES

SIZES = (8_436, 1_000_000)
DELIVERED = (10_000, 1_000_000)
"""Rows of the files that are taken in, beside the stores of either size."""
LATEST = ROOT / "bench" / "latest.json"
BUSY = 0.5


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured: clicks a page, requests of each kind a page, cold loads, changes of page,
    seconds of meeting, requests for the memory, decks of thirty views, kinds of files to take in."""

    name: str
    clicks: int
    requests: int
    loads: int
    changes: int
    meeting_seconds: int
    memory_requests: int
    decks: int
    files: tuple[str, ...]


FULL = Plan("hela", 20, 200, 20, 20, 60, 10_000, 20, ("csv", "xlsx"))
QUICK = Plan("kort", 6, 40, 3, 4, 10, 400, 3, ("csv",))


def run(plan: Plan) -> None:
    """Measure by the plan, print and keep what was found. BenchError when something cannot be measured."""
    # Python ends at once when it is told to; then servers and browser would stay behind.
    signal.signal(signal.SIGTERM, lambda *_told: sys.exit(143))
    started, load_before = time.monotonic(), load()
    with TemporaryDirectory(prefix="bench-") as folder, chromium() as browser:
        homes = [Path(folder) / str(size) for size in SIZES]
        built = [_build(home, size) for home, size in zip(homes, SIZES, strict=True)]
        taken_in = [_take_in(plan, homes[0], number) for number in DELIVERED]
        memories = _memories(plan, homes)
        found = [
            _measure(plan, home, one, used, files, browser)
            for home, one, used, files in zip(homes, built, memories, taken_in, strict=True)
        ]
        about = machine(browser.version, tuple(one.data_version for one in built))
    about |= _circumstances(plan, load_before, time.monotonic() - started)
    _report(found, about)


def _build(home: Path, clients: int) -> Built:
    _say(f"Bygger databasen med {clients} klienter …")
    return build(home, clients)


def _take_in(plan: Plan, home: Path, number: int) -> list[TakenIn]:
    _say(f"Läser in filer med {number} rader …")
    return take_in(home, number, plan.files)


def _memories(plan: Plan, homes: list[Path]) -> list[Memory]:
    """Both sizes at the same time: memory does not depend on how quickly the answers come."""
    _say(f"Mäter minnet under {plan.memory_requests} anrop …")

    def one(home: Path) -> Memory:
        with running(home, workers=1, log=home / "memory.log") as server:
            return memory(server, plan.memory_requests)

    with ThreadPoolExecutor(max_workers=len(homes)) as pool:
        return list(pool.map(one, homes))


def _measure(
    plan: Plan, home: Path, built: Built, used: Memory, taken_in: list[TakenIn], browser: Browser
) -> Measures:
    """Everything that takes time. Each kind gets a newly started server: none finds another's answers."""
    _say(f"Mäter med {built.clients} klienter: servern …")
    with running(home, workers=1, log=home / "server.log") as server:
        times = server_times(server, plan.requests)
    _say("  webbläsaren …")
    with running(home, workers=2, log=home / "browser.log") as server:
        address = server.address
        loads = cold_loads(browser, address, plan.loads)
        filtered = [module.PAGE.path for module in PAGES if module.PAGE.honours]
        clicks = {path: click_times(browser, address, path, plan.clicks) for path in filtered}
        next_page = next_page_times(browser, address, plan.changes)
    _say(f"  mötet, {plan.meeting_seconds} s …")
    with running(home, workers=2, log=home / "meeting.log") as server:
        meeting = hold(server, plan.meeting_seconds)
    _say(f"  {plan.decks} presentationer …")
    decks = deck_seconds(home, plan.decks)
    return Measures(built, clicks, times, loads, next_page, meeting, used, decks, taken_in)


def _circumstances(plan: Plan, load_before: float, seconds: float) -> dict[str, str]:
    words = f"{load_before:.1f} före mätningen"
    busy = " – annat arbete pågick, tiderna är för höga" if load_before > BUSY else ""
    counts = (
        f"{plan.name}: {plan.clicks} klick och {plan.requests} anrop per sida och slag, {plan.loads} kalla "
        f"laddningar, {plan.changes} sidbyten, möte {plan.meeting_seconds} s, {plan.decks} presentationer"
    )
    return {"Belastning": words + busy, "Omfattning": counts, "Tog": f"{seconds / 60:.1f} minuter"}


def _report(found: list[Measures], about: dict[str, str]) -> None:
    measured = rows(found)
    lines = [f"{name}: {value}" for name, value in about.items()]
    missed = not_met(measured)
    verdict = f"Når inte målet: {'; '.join(missed)}" if missed else "Alla mål nås."
    print("\n".join((*lines, "", table(measured, SIZES), "", verdict)))
    content = {
        "about": about,
        "rows": [row.as_json() for row in measured],
        "measures": [asdict(measures) for measures in found],
    }
    LATEST.parent.mkdir(exist_ok=True)
    LATEST.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
