"""The gate before a version can be published: suppress what the audit breaks, audit again, or refuse."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pandas as pd

from data.progress import Progress
from data.protection import audit
from data.protection.attacks import inference
from data.protection.attacks.bounds import SolverError
from data.protection.attacks.view import View, view
from data.protection.audit import AuditReport
from data.protection.candidate import Candidate
from data.protection.covering import TAKEN_AWAY, covering
from data.protection.encoding import Cell
from data.protection.episode_gate import ensure_referrals_passed
from data.protection.episode_release import SOURCE as REFERRALS
from data.protection.episode_release import cells_by_id
from data.protection.gate_error import GateError, refusal
from data.protection.lattice import Table, registered_tables
from data.protection.perturbation import DEFAULT
from data.protection.release import suppress
from data.vault import Delivery

__all__ = ["GateError", "ensure_passed", "examine", "read_carried", "refusal", "write_carried"]

SEED = 2022
AUDITS = 3
SEPARATOR = ","
FEWEST_PERSONS = 50
TOO_FEW = (
    "Versionen publiceras inte: {} personer är för få för att visas skyddat, det behövs minst {}. "
    "Kontrollera att hela perioden finns i filen. Versionen som redan visas påverkas inte."
)
CONTRADICTION = (
    "Versionen publiceras inte, för de tal som skulle visas stämmer inte med klienterna ({}). "
    "Läs in leveransen på nytt och bygg igen; hjälper inte det är det ett fel i programmet. "
    "Versionen som redan visas påverkas inte."
)
Suppressed = frozenset[Cell]


def ensure_passed(candidate: Candidate, progress: Progress, *, seconds: int = audit.SECONDS) -> Suppressed:
    """The cells to suppress, as (attributes, codes), so that what remains withstands the gate's audit.

    GateError when the audit still fails with the cells it broke suppressed. It names the delivery: that of an
    earlier year may be the one that no longer passes, once the audit attacks in another way.
    """
    people, tables = candidate.people, candidate.tables
    known = read_carried(candidate.carried, candidate.input_hash) if candidate.carried else None
    if known is not None:
        progress("Röjandekontrollen är redan gjord för just dessa uppgifter.")
        return known
    with _naming(candidate.delivery):
        if candidate.delivery.source == REFERRALS:
            shown, year = cells_by_id(candidate.cells), candidate.delivery.period
            return ensure_referrals_passed(people, shown, year=year, tables=tables, progress=progress)
        if len(people) < FEWEST_PERSONS:
            raise GateError(TOO_FEW.format(len(people), FEWEST_PERSONS))
        suppressed, _ = examine(people, candidate.cells, progress=progress, tables=tables, seconds=seconds)
        return suppressed


@contextmanager
def _naming(delivery: Delivery) -> Iterator[None]:
    """Says which delivery is refused."""
    try:
        yield
    except GateError as error:
        raise GateError(f"{delivery.source} {delivery.period}: {error}") from error


def examine(
    clients: pd.DataFrame,
    cells: pd.DataFrame,
    *,
    progress: Progress,
    seconds: int = audit.SECONDS,
    tables: Sequence[Table] | None = None,
) -> tuple[Suppressed, AuditReport]:
    """Run the gate: the cells to suppress and the report that then passed. GateError when none passes."""
    lattice = registered_tables() if tables is None else tuple(tables)
    suppressed: Suppressed = frozenset()
    for _ in range(AUDITS):
        suppressed, left = without_readable(cells, suppressed, lattice, progress=progress)
        attack = partial(audit.run, clients, left, seed=SEED, seconds=seconds, tables=lattice)
        report = _audited(partial(attack, suppressed=suppressed, progress=progress))
        if report.passed:
            progress(audit.verdict(report))
            return suppressed, report
        seen = _view(left, suppressed, lattice)
        more = covering(report.narrowed, seen.shown, seen.exact) - suppressed
        if not more:
            break
        progress(TAKEN_AWAY.format(len(more)))
        suppressed |= more
    raise GateError(refusal(report))


def _audited(attack: Callable[[], AuditReport]) -> AuditReport:
    try:
        return attack()
    except SolverError as error:
        raise GateError(CONTRADICTION.format(error)) from error


def without_readable(
    cells: pd.DataFrame, suppressed: Suppressed, lattice: tuple[Table, ...], *, progress: Progress
) -> tuple[Suppressed, pd.DataFrame]:
    """Suppress the only category of small slices until there is no such slice; also the cells that are left.

    What is suppressed follows from shown numbers alone, so that the absence tells nothing of the true ones.
    """
    left = suppress(cells, suppressed, lattice)
    while readable := inference.attack(_view(left, suppressed, lattice)).readable:
        progress(f"{len(readable)} små grupper visar bara en kategori; den tas bort.")
        suppressed |= {cell for found in readable for cell in found.cells}
        left = suppress(left, suppressed, lattice)
    return suppressed, left


def _view(cells: pd.DataFrame, suppressed: Suppressed, lattice: tuple[Table, ...]) -> View:
    return view(cells, lattice, DEFAULT.support, suppressed=suppressed)


def write_carried(path: Path, input_hash: str, suppressed: Suppressed, report: AuditReport) -> None:
    """Keep the result of a gate beside its data: hash, report rows, and suppressed cells by table."""
    tables: dict[str, list[str]] = defaultdict(list)
    for attributes, codes in sorted(suppressed):
        tables[SEPARATOR.join(attributes)].append(SEPARATOR.join(codes))
    content = {
        "input_hash": input_hash,
        "passed": report.passed,
        "report": [[row.attack, row.what, row.measured, row.limit] for row in report.rows],
        "suppressed": tables,
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def read_carried(path: Path, input_hash: str) -> Suppressed | None:
    """The suppressed cells of a kept result, or None when it is missing, failed or belongs to other data."""
    if not path.exists():
        return None
    content = json.loads(path.read_text(encoding="utf-8"))
    if content["input_hash"] != input_hash or not content["passed"]:
        return None
    return frozenset(
        (_parts(table), _parts(codes)) for table, cells in content["suppressed"].items() for codes in cells
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(SEPARATOR)))
