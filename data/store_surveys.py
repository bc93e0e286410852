"""Week 40 in the store: released cells of every delivery, in the tables it asks for, after the gate."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from duckdb import DuckDBPyConnection

from data.progress import Progress
from data.protection.candidate import Candidate, Gate
from data.protection.counting import count_cells
from data.protection.encoding import Cell
from data.protection.lattice import Table
from data.protection.overrides import overrides
from data.protection.release import input_hash, released, suppress
from data.protection.secret import Secrets, demo_secret
from data.vault import Delivery, clients
from data.vault_gate import keep_result, kept_result

DEMO_GATE = Path(__file__).parent / "demo" / "gate.json"
WHY_WITHHELD = "Tabellen kunde avslöja enskilda i granskningen och visas därför inte."
WHY_COARSE = "Perioden är publicerad med färre variabler i tabellerna."
Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Protection:
    """How cells are released: which tables, the secrets of the deliveries, the gate, cells to leave out
    in any case, and whether the gate tries again what has passed."""

    tables: tuple[Table, ...]
    secrets: Secrets
    gate: Gate | None
    suppressed: Collection[Cell]
    is_anew: bool = False


def at_most(tables: Sequence[Table], delivery: Delivery) -> tuple[Table, ...]:
    """The tables that a delivery is released in."""
    return tuple(names for names in tables if len(names) <= delivery.most_attributes)


def released_survey(
    vault: DuckDBPyConnection,
    delivery: Delivery,
    protection: Protection,
    published: Tables,
    progress: Progress,
) -> Tables:
    """Released cells and tables of one year, after the gate. SecretError when the secret that it was keyed
    with is missing."""
    progress(f"Räknar celler för {delivery.source} {delivery.period} …")
    tables = at_most(protection.tables, delivery)
    printed = overrides(published["figure_cell"], published["figure"], **delivery.key)
    counts = count_cells(vault, **delivery.key, tables=tables)
    cells = released(
        counts,
        **delivery.key,
        secret=demo_secret() if delivery.is_synthetic else protection.secrets.of(delivery.secret_epoch),
        overrides=printed,
        suppressed=protection.suppressed,
        tables=tables,
    )
    withheld = frozenset(protection.suppressed)
    inputs = input_hash(counts, printed, tables)
    carried = DEMO_GATE if delivery.is_synthetic else None
    people = clients(vault, **delivery.key)
    candidate = Candidate(people, cells, delivery, tables, inputs, carried)
    withheld |= audited(vault, candidate, protection, progress)
    cells = suppress(cells, withheld, tables) if withheld > frozenset(protection.suppressed) else cells
    return {"released_cell": cells, **table_rows(delivery, protection.tables, withheld)}


def audited(
    vault: DuckDBPyConnection, candidate: Candidate, protection: Protection, progress: Progress
) -> frozenset[Cell]:
    """What the gate suppresses. A delivery that has passed is not tried again for the same inputs: the
    correction of one year must neither wait for the others nor change them."""
    if protection.gate is None:
        return frozenset()
    delivery = candidate.delivery
    may_keep = not delivery.is_synthetic and not protection.is_anew
    if may_keep and (known := kept_result(vault, candidate.input_hash)) is not None:
        return known
    progress(f"Prövar röjandeskyddet för {delivery.source} {delivery.period} …")
    found = protection.gate(candidate, progress)
    if not delivery.is_synthetic:
        keep_result(vault, candidate.input_hash, found)
    return found


def table_rows(delivery: Delivery, tables: Sequence[Table], withheld: Collection[Cell]) -> Tables:
    """Which of the tables are released, and which are withheld as a whole and why."""
    closed = {names for names, codes in withheld if names and not codes}
    rows = pd.DataFrame({"attributes": [",".join(names) for names in tables]}).assign(**delivery.key)
    sizes = pd.Series([len(names) for names in tables])
    is_coarse = sizes > delivery.most_attributes
    is_closed = pd.Series([names in closed for names in tables]) | is_coarse
    reasons = is_coarse.map({True: WHY_COARSE, False: WHY_WITHHELD})
    return {
        "released_table": rows[~is_closed],
        "withheld_table": rows.assign(reason=reasons)[is_closed],
    }
