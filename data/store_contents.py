"""What a version of the store holds: published figures, and released cells of every delivery."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

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
from data.progress import Progress
from data.protection.keys import SEPARATOR, demo_secret, ensure_real, record_keys
from data.protection.lattice import Table, registered_tables
from data.published.load import tables as published_tables
from data.store_referrals import with_passed_referrals
from data.store_surveys import Protection, Tables, released_survey
from data.vault import Delivery, deliveries, replace_delivery
from data.vault_secrets import ensure_same_secrets

SOURCE = "v40"
CELL_TABLES = ("released_cell", "released_table", "withheld_table")


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


def contents(
    vault: DuckDBPyConnection, sources: Sources, protection: Protection, progress: Progress
) -> Contents:
    """Everything a new version holds. Takes in the demo for years without a delivery.
    SecretError when there are real deliveries and the secret is the demo's, or not the one they are keyed
    with."""
    tables = dict(sources.published())
    take_in_demo(vault, sources.demo(), progress)
    held = deliveries(vault)
    is_demo = all(delivery.is_synthetic for delivery in held)
    if not is_demo:
        ensure_real(protection.secrets.first)
    ensure_same_secrets(vault, held, protection.secrets)
    surveys = [delivery for delivery in held if delivery.source == SOURCE]
    parts = [released_survey(vault, delivery, protection, tables, progress) for delivery in surveys]
    for name in CELL_TABLES:
        tables[name] = pd.concat([part[name] for part in parts], ignore_index=True)
    tables["attribute_code"] = attribute_codes()
    tables["assumption"] = assumption_rows()
    tables["delivery"] = arrived(held)
    if sources.examples is not None:
        progress("Lägger till exempelverksamheterna …")
        tables = with_examples(tables, sources.examples())
    tables = with_delivered(tables, vault, held, protection.secrets.first)
    tables = with_passed_referrals(tables, vault, held, protection, progress)
    epochs = [delivery.secret_epoch for delivery in held if not delivery.is_synthetic]
    return Contents(tables, max(epochs, default=protection.secrets.first.epoch), is_demo)


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
