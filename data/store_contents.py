"""What a version of the store holds: published figures, and released cells of every delivery."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pandas as pd
from duckdb import DuckDBPyConnection

from data.assumption_rows import assumption_rows
from data.clients import derive_attributes
from data.codebook.episodes import PROGRAMME, episode_attributes, fictional_programmes
from data.codebook.model import attributes
from data.delivered.arrived import arrived
from data.delivered.contents import with_delivered
from data.demo import load_clients
from data.example_contents import Examples, load_examples, with_examples
from data.protection.counting import count_cells
from data.protection.encoding import Cell
from data.protection.keys import SEPARATOR, Secret, demo_secret, ensure_real, record_keys
from data.protection.lattice import Table, registered_tables
from data.protection.overrides import overrides
from data.protection.release import input_hash, released, suppress
from data.published.load import tables as published_tables
from data.store_versions import Progress
from data.vault import Delivery, clients, deliveries, replace_delivery

SOURCE = "v40"
DEMO_GATE = Path(__file__).parent / "demo" / "gate.json"
WHY_WITHHELD = "Tabellen kunde avslöja enskilda i granskningen och visas därför inte."
CELL_TABLES = ("released_cell", "released_table", "withheld_table")
Tables = dict[str, pd.DataFrame]


class Gate(Protocol):
    """The audit a version must pass: returns the cells to suppress, or raises with a Swedish reason."""

    def __call__(
        self,
        clients: pd.DataFrame,
        cells: pd.DataFrame,
        *,
        input_hash: str,
        carried: Path | None,
        progress: Progress,
    ) -> frozenset[Cell]: ...


@dataclass(frozen=True, slots=True)
class Sources:
    """What a store is built from besides deliveries: raw answers of the synthetic demo (columns of
    `derive_attributes`), the published tables by store-table name, which tables of cells to release, and the
    fictional programmes (None: there are none)."""

    demo: Callable[[], pd.DataFrame] = load_clients
    published: Callable[[], Mapping[str, pd.DataFrame]] = published_tables
    tables: tuple[Table, ...] = registered_tables()
    examples: Callable[[], Examples] | None = load_examples


@dataclass(frozen=True, slots=True)
class Contents:
    """Tables of a new version by name, the epoch of its secret, and whether it is all synthetic."""

    tables: Tables
    secret_epoch: int
    is_demo: bool


@dataclass(frozen=True, slots=True)
class Protection:
    """How cells are released: which tables, the secret of the deliveries, the gate, and cells to leave out
    in any case."""

    tables: tuple[Table, ...]
    secret: Secret
    gate: Gate | None
    suppressed: Collection[Cell]


def contents(
    vault: DuckDBPyConnection, sources: Sources, protection: Protection, progress: Progress
) -> Contents:
    """Everything a new version holds. Takes in the demo for years without a delivery.
    SecretError when there are real deliveries and the secret is the demo's."""
    tables = dict(sources.published())
    take_in_demo(vault, sources.demo(), progress)
    held = deliveries(vault)
    is_demo = all(delivery.is_synthetic for delivery in held)
    if not is_demo:
        ensure_real(protection.secret)
    surveys = [delivery for delivery in held if delivery.source == SOURCE]
    parts = [_release(vault, delivery, protection, tables, progress) for delivery in surveys]
    for name in CELL_TABLES:
        tables[name] = pd.concat([part[name] for part in parts], ignore_index=True)
    tables["attribute_code"] = attribute_codes()
    tables["assumption"] = assumption_rows()
    tables["delivery"] = arrived(held)
    if sources.examples is not None:
        progress("Lägger till exempelverksamheterna …")
        tables = with_examples(tables, sources.examples())
    tables = with_delivered(tables, vault, held, protection.secret)
    return Contents(tables, protection.secret.epoch, is_demo)


def take_in_demo(vault: DuckDBPyConnection, raw: pd.DataFrame, progress: Progress) -> None:
    """Put synthetic clients in the vault for the years that have no delivery."""
    delivered = {d.period for d in deliveries(vault) if d.source == SOURCE and not d.is_synthetic}
    secret = demo_secret()
    for year, answers in raw.groupby("year"):
        delivery = Delivery(SOURCE, str(year), True, secret.epoch, _hash_of(answers))
        if str(year) not in delivered and delivery not in deliveries(vault):
            keyed = derive_attributes(answers).assign(record_key=record_keys(secret, answers["client"]))
            replace_delivery(vault, keyed, delivery)
            progress(f"{len(answers)} syntetiska klienter för {year} inlästa.")


def _hash_of(answers: pd.DataFrame) -> str:
    """SHA-256 over the answers, column by column: a file of them would take six times as long to write."""
    digest = hashlib.sha256()
    for name, column in answers.items():
        digest.update(SEPARATOR.join((str(name), *column.astype(str).tolist(), "")).encode("utf-8"))
    return digest.hexdigest()


def _release(
    vault: DuckDBPyConnection,
    delivery: Delivery,
    protection: Protection,
    published: Tables,
    progress: Progress,
) -> Tables:
    """Released cells and tables of one source and period, after the gate."""
    progress(f"Räknar celler för {delivery.source} {delivery.period} …")
    tables = protection.tables
    printed = overrides(published["figure_cell"], published["figure"], **delivery.key)
    counts = count_cells(vault, **delivery.key, tables=tables)
    cells = released(
        counts,
        **delivery.key,
        secret=demo_secret() if delivery.is_synthetic else protection.secret,
        overrides=printed,
        suppressed=protection.suppressed,
        tables=tables,
    )
    withheld = frozenset(protection.suppressed)
    if protection.gate is not None:
        inputs = input_hash(counts, printed, tables)
        withheld |= _audited(vault, delivery, protection.gate, cells, inputs, progress)
    cells = suppress(cells, withheld, tables) if withheld > frozenset(protection.suppressed) else cells
    return {"released_cell": cells, **_table_rows(delivery, tables, withheld)}


def _audited(
    vault: DuckDBPyConnection,
    delivery: Delivery,
    gate: Gate,
    cells: pd.DataFrame,
    inputs: str,
    progress: Progress,
) -> frozenset[Cell]:
    progress(f"Prövar röjandeskyddet för {delivery.source} {delivery.period} …")
    return gate(
        clients(vault, **delivery.key),
        cells,
        input_hash=inputs,
        carried=DEMO_GATE if delivery.is_synthetic else None,
        progress=progress,
    )


def _table_rows(delivery: Delivery, tables: tuple[Table, ...], withheld: Collection[Cell]) -> Tables:
    """Which of the tables are released and which are withheld as a whole."""
    closed = {names for names, codes in withheld if names and not codes}
    rows = pd.DataFrame({"attributes": [",".join(names) for names in tables]}).assign(**delivery.key)
    is_closed = pd.Series([names in closed for names in tables])
    return {
        "released_table": rows[~is_closed],
        "withheld_table": rows[is_closed].assign(reason=WHY_WITHHELD),
    }


def attribute_codes() -> pd.DataFrame:
    """The code books as rows. Columns attribute, code, position (from 1), label."""
    rows = [
        (a.name, code.code, position, code.label)
        for a in dict.fromkeys((*attributes(), *episode_attributes()))
        for position, code in enumerate((*a.codes, *a.rollup_codes), start=1)
        # A service is a code of the version only when it has delivered referrals (delivered/referrals.py).
        if a.name != PROGRAMME or code in fictional_programmes()
    ]
    return pd.DataFrame(rows, columns=["attribute", "code", "position", "label"])
