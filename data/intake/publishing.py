"""From a checked file to a version that is served: one delivery per period, all or nothing, and a log of
it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from data import store
from data.day import today
from data.intake.isolated import Outcome
from data.intake.log import BEGUN, add_end, add_line, who
from data.intake.model import Source
from data.progress import Progress
from data.protection.candidate import Gate
from data.protection.lattice import EVERY_TABLE
from data.protection.secret import Secret, Secrets, by_epoch, ensure_real
from data.store import Deliver, Paths
from data.store_contents import Sources
from data.store_versions import exclusive, writing
from data.trial import trial_place
from data.vault import Delivery, deliveries, open_vault, replace_delivery
from data.vault_rows import holds_rows
from data.vault_secrets import secret_for

NOWHERE = "Källan {} kan kontrolleras men visas ännu inte på någon sida; därför publiceras den inte."
STORING = "Lägger uppgifterna i valvet …"
PUBLISHED, REFUSED = "publicerad", "inte publicerad: {}"
COUNTS = "counts"
NO_TABLES = "Antalet variabler går bara att välja för vecka 40 och remisser, inte för källan {}."
Verify = Callable[[Path], None]


class PublishingError(Exception):
    """A checked file that may not be published; the message is Swedish and says why."""


def deliverer(
    source: Source, outcome: Outcome, secret: Secret | Secrets, most_attributes: int = EVERY_TABLE
) -> Deliver:
    """Puts every period of a file in a vault, each keyed with the secret that the vault asks for. VaultError
    when one of them may not be published again."""
    secrets = by_epoch(secret)

    def deliver(vault: DuckDBPyConnection) -> None:
        held = {d.period: d for d in deliveries(vault) if d.source == source.name}
        for name, rows in outcome.frame.groupby(outcome.periods, observed=True):
            period = str(name)
            if source.publishes == COUNTS and _is_held(vault, held.get(period), outcome, rows.index):
                continue
            delivery = Delivery(
                source.name,
                period,
                False,
                secrets.first.epoch,
                outcome.file_hash,
                most_attributes=most_attributes,
                read_on=today().isoformat(),
            )
            if source.counts_people:
                epoch = secret_for(held.get(period), delivery, secrets).epoch
                delivery, rows = (
                    replace(delivery, secret_epoch=epoch),
                    outcome.keyed_with(epoch).loc[rows.index],
                )
            replace_delivery(vault, rows.reset_index(drop=True), delivery, counts_people=source.counts_people)

    return deliver


def _is_held(vault: DuckDBPyConnection, earlier: Delivery | None, outcome: Outcome, rows: Any) -> bool:
    """Whether a period of counts stands in the vault as in the file, which may hold earlier months too."""
    if earlier is None:
        return False
    return holds_rows(vault, outcome.keyed_with(earlier.secret_epoch).loc[rows], **earlier.key)


def ensure_publishable(
    source: Source,
    outcome: Outcome,
    secret: Secret | Secrets,
    *,
    acknowledged: bool,
    most_attributes: int = EVERY_TABLE,
) -> None:
    """PublishingError or SecretError unless the file may be published now."""
    ensure_real(by_epoch(secret).first)
    if most_attributes != EVERY_TABLE and not source.is_in_tables:
        raise PublishingError(NO_TABLES.format(source.title))
    if not source.publishes:
        raise PublishingError(NOWHERE.format(source.title))
    if outcome.faults:
        raise PublishingError(
            f"Filen har {len(outcome.faults)} fel och publiceras inte. Rätta dem och läs in igen."
        )
    if outcome.warnings and not acknowledged:
        raise PublishingError(
            f"Filen har {len(outcome.warnings)} varningar. Läs dem, och godkänn dem med --acknowledge "
            "om de stämmer."
        )


def publish(
    paths: Paths,
    source: Source,
    outcome: Outcome,
    secret: Secret | Secrets,
    *,
    acknowledged: bool = False,
    most_attributes: int = EVERY_TABLE,
    gate: Gate | None,
    verify: Verify | None = None,
    progress: Progress,
    sources: Sources | None = None,
    user: str = "",
) -> str:
    """Publish a checked file; returns the data version, the present one when the file changes nothing.

    most_attributes: fewer when a period is to be released in coarser tables only. user: who the log names,
    the user of this process unless given. Logged when it begins and when it ends, whatever comes of it."""
    said = told(source, outcome, user, most_attributes)
    with writing():
        paths.root.mkdir(parents=True, exist_ok=True)
        add_line(paths, said | {"came_of_it": BEGUN})
    try:
        ensure_publishable(
            source, outcome, secret, acknowledged=acknowledged, most_attributes=most_attributes
        )
        progress(STORING)
        version = store.build(
            paths,
            secret,
            verify=verify,
            gate=gate,
            progress=progress,
            sources=sources,
            deliver=deliverer(source, outcome, secret, most_attributes),
        )
    except Exception as error:
        add_end(paths, said | {"came_of_it": REFUSED.format(error)}, progress)
        raise
    add_end(paths, said | {"came_of_it": PUBLISHED, "version": version}, progress)
    return version


def told(
    source: Source, outcome: Outcome, user: str = "", most_attributes: int = EVERY_TABLE
) -> dict[str, Any]:
    """What the log says of a file. No row and no value of it."""
    return {
        "who": user or who(),
        "source": source.name,
        "periods": sorted({str(period) for period in outcome.periods}),
        "file_hash": outcome.file_hash,
        "rows": outcome.rows,
        "most_attributes": most_attributes,
        "warnings_accepted": [remark.code for remark in outcome.warnings],
    }


@contextmanager
def candidate(
    paths: Paths,
    source: Source,
    outcome: Outcome,
    secret: Secret | Secrets,
    *,
    most_attributes: int = EVERY_TABLE,
    progress: Progress,
    sources: Sources | None = None,
) -> Iterator[Path]:
    """A folder with a store as it would be after publication, before the audit, removed again afterwards.
    VaultError when the file may not be published."""
    ensure_real(by_epoch(secret).first)
    with ExitStack() as kept:
        with writing(), exclusive(paths, progress), open_vault(paths.vault) as vault:
            vault.execute("CHECKPOINT")
            trial = kept.enter_context(trial_place(paths))
            shutil.copyfile(paths.vault, trial.vault)
        store.build(
            trial, secret, sources=sources, deliver=deliverer(source, outcome, secret, most_attributes)
        )
        yield trial.store
