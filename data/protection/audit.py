"""The protection audit: every attack on the released cells, and every control that the attacks must break."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.progress import Progress
from data.protection.attacks import bounds, few, inference, republication, simulate, system
from data.protection.attacks.averaging import Evidence
from data.protection.attacks.bounds import BoundsResult
from data.protection.attacks.differencing import frozen_answers
from data.protection.attacks.report import CONTROL, NO_LIMIT, Row
from data.protection.attacks.sample import Work, sets, tables_in_turn, work
from data.protection.attacks.system import System
from data.protection.attacks.trials import (
    NARROWED_TWICE,
    averaging_rows,
    bounds_rows,
    control_rows,
    differencing_rows,
    inference_rows,
    republication_rows,
    targets,
)
from data.protection.attacks.view import View, view
from data.protection.encoding import Cell
from data.protection.lattice import Table, registered_tables
from data.protection.perturbation import DEFAULT, PerturbationTable

SECONDS = 60
SETS_PUBLISHED_TWICE = 10
SYSTEMS_KEPT = 60
MOST_TABLES_ADDED = 20
HEADINGS = ("Attack", "Prövat", "Uppmätt", "Gräns", "Utfall")


@dataclass(frozen=True)
class AuditReport:
    """Rows in order, and the cells that bounds narrow too far on their own."""

    rows: tuple[Row, ...]
    narrowed: frozenset[Cell] = frozenset()

    @property
    def is_toothless(self) -> bool:
        """True when some control was not broken: then the other rows prove nothing."""
        return any(row.attack == CONTROL and not row.passed for row in self.rows)

    @property
    def passed(self) -> bool:
        return all(row.passed for row in self.rows)


@dataclass
class _Found:
    """What the attacks on sub-lattices have given so far."""

    bounds: list[BoundsResult]
    twice: list[BoundsResult]
    systems: list[System]


def quiet(message: str) -> None:
    """Progress for those who do not want any."""


def run(
    clients: pd.DataFrame,
    cells: pd.DataFrame,
    *,
    seed: int,
    seconds: int = SECONDS,
    full: bool = False,
    suppressed: frozenset[Cell] = frozenset(),
    table: PerturbationTable = DEFAULT,
    tables: Sequence[Table] | None = None,
    progress: Progress = quiet,
) -> AuditReport:
    """Attack the released cells of one source and period, and run the controls.

    clients: one column per attribute of the code book and record_key. cells: columns attributes,
    code_1 … code_4, n, kind; tables: those that are released, all registered ones unless given. `seconds`
    sizes the sample and is no time limit, so that a seed always gives the same report; `full` attacks every
    set of three and four attributes, which takes hours.
    """
    amount = work(seconds=seconds, full=full)
    lattice = registered_tables() if tables is None else tuple(tables)
    seen = view(cells, lattice, table.support, suppressed=suppressed)
    progress("Gissar små celler …")
    evidence = few.evidence(clients, seen, tables_in_turn(lattice, seed), amount.tables)
    has_small = bool(evidence.cells)
    found = _attack_sets(clients, seen, amount, evidence, seed=seed, table=table, progress=progress)
    chosen = targets(found.systems, amount.cells)
    progress("Prövar differenser, slutsatser, ompublicering och kontroller …")
    attacked = tuple(cell for result in found.twice for cell in result.attacked)
    together = BoundsResult(attacked, tuple(n for result in found.twice for n in result.narrowed))
    guessed = few.repeated(clients, evidence, seen, table, seed)
    rows = [
        *bounds_rows(found.bounds, has_small=has_small),
        *averaging_rows(guessed, table),
        *differencing_rows(frozen_answers(seen), chosen, seed=seed, has_small=has_crossed(evidence)),
        *inference_rows(inference.attack(seen)),
        *republication_rows(clients, table, together, seed=seed, records=amount.records, has_small=has_small),
        *control_rows(clients, table, chosen, seed=seed, records=amount.records),
    ]
    return AuditReport(tuple(rows), _too_narrow(found.bounds) | narrow_together(together))


def has_crossed(evidence: Evidence) -> bool:
    """Whether small cells of two attributes or more are released: in tables of a single one nothing is chosen
    beside a value, so that there is no difference to take."""
    return any(len(names) > 1 for names, _ in evidence.cells)


def _attack_sets(
    clients: pd.DataFrame,
    seen: View,
    amount: Work,
    evidence: Evidence,
    *,
    seed: int,
    table: PerturbationTable,
    progress: Progress,
) -> _Found:
    """Bounds on every set of the sample, some of them published twice. Where no set of the sample holds a
    small cell, as in a coarse lattice, the tables that do are attacked too."""
    found = _Found([], [], [])
    later = _published_again(clients, seed)
    for k, attributes in enumerate(_sets(amount, seed, found, evidence)):
        built = system.build(seen, clients, attributes)
        progress(f"Delgitter {k + 1}: {', '.join(attributes)}")
        found.bounds.append(bounds.attack(built, seed=seed, witnesses=amount.witnesses))
        if k < SYSTEMS_KEPT:
            found.systems.append(built)
        if k < SETS_PUBLISHED_TWICE or not any(result.attacked for result in found.twice):
            again = simulate.release(later, seen.tables_within(attributes), table.release, table.support)
            second = system.build(again, later, attributes)
            found.twice.append(republication.attack_bounds(built, second, seed=seed))
    return found


def _sets(amount: Work, seed: int, found: _Found, evidence: Evidence) -> Iterator[Table]:
    yield from sets(amount, seed)
    if not any(result.attacked for result in found.twice):
        yield from sorted({cell[0] for cell in evidence.cells})[:MOST_TABLES_ADDED]


def _published_again(clients: pd.DataFrame, seed: int) -> pd.DataFrame:
    """The clients with one answer of one of them corrected, under another secret."""
    rng = np.random.default_rng(seed)
    answered = np.flatnonzero(clients["active_work"].eq("yes"))
    row, name = int(rng.choice(answered)), str(rng.choice(republication.CORRECTED))
    return republication.with_new_keys(republication.corrected(clients, row, name, rng), seed)


def narrow_together(twice: BoundsResult) -> frozenset[Cell]:
    """The cells that two publications would narrow, where they are more than may be. With them goes what
    narrows them, whichever secret a correction is published with."""
    is_within = len(twice.narrowed) <= NARROWED_TWICE * len(twice.attacked)
    return frozenset() if is_within else frozenset(n.cell for n in twice.narrowed)


def _too_narrow(found: list[BoundsResult]) -> frozenset[Cell]:
    narrowed = (n.cell for result in found for n in result.narrowed)
    return frozenset((*narrowed, *(cell for result in found for cell in result.without_witness)))


def format_table(report: AuditReport) -> str:
    """The report as a Swedish text table with a verdict underneath."""
    lines = [HEADINGS, *((r.attack, r.what, r.measured, r.limit, _outcome(r)) for r in report.rows)]
    widths = [max(len(line[k]) for line in lines) for k in range(len(HEADINGS))]
    text = [_aligned(line, widths) for line in lines]
    text.insert(1, _aligned(["-" * width for width in widths], widths))
    return "\n".join([*text, "", verdict(report)])


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _outcome(row: Row) -> str:
    if row.attack == CONTROL:
        return "bruten" if row.passed else "INTE BRUTEN"
    if row.limit == NO_LIMIT:
        return "utan gräns"
    return "håller" if row.passed else "HÅLLER INTE"


def verdict(report: AuditReport) -> str:
    """One Swedish sentence on the whole report."""
    if report.is_toothless:
        return "Granskningen är tandlös: en kontroll som ska brytas bröts inte, och då bevisar den inget."
    if not report.passed:
        failed = ", ".join(sorted({row.attack for row in report.rows if not row.passed}))
        return f"Skyddet håller inte: {failed}."
    return "Skyddet håller mot alla attacker i granskningen, och alla kontroller bröts."
