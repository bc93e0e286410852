"""Attack what a build would publish now, with the individuals of the vault as the answer key."""

from pathlib import Path

import pandas as pd

from data.example_contents import YEARS
from data.protection import audit, gate
from data.protection.audit import AuditReport
from data.protection.encoding import Cell
from data.protection.episode_audit import audit_episodes
from data.protection.keys import Secret, demo_secret
from data.protection.release import suppress
from data.store_contents import Protection, Sources, contents
from data.store_versions import Paths, Progress, exclusive
from data.vault import open_vault


def audit_store(paths: Paths, secret: Secret, *, full: bool, progress: Progress) -> tuple[AuditReport, ...]:
    """One report per source and period in the vault, of its released cells after the gate's suppression, and
    one of the fictional referrals.

    full: every set of three and four attributes, which takes hours, instead of the gate's sample; and every
    year of referrals instead of the latest.
    GateError when the gate refuses the cells, VaultError or SecretError when they cannot be counted."""
    reports: list[AuditReport] = []

    def attack(
        clients: pd.DataFrame,
        cells: pd.DataFrame,
        *,
        input_hash: str,
        carried: Path | None,
        progress: Progress,
    ) -> frozenset[Cell]:
        withheld = gate.ensure_passed(
            clients, cells, input_hash=input_hash, carried=carried, progress=progress
        )
        left = suppress(cells, withheld)
        reports.append(
            audit.run(clients, left, seed=gate.SEED, full=full, suppressed=withheld, progress=progress)
        )
        return withheld

    sources = Sources()
    protection = Protection(sources.tables, secret, attack, suppressed=frozenset())
    with exclusive(paths, progress), open_vault(paths.vault) as vault:
        contents(vault, sources, protection, progress)
    return (*reports, *_of_examples(sources, full=full, progress=progress))


def _of_examples(sources: Sources, *, full: bool, progress: Progress) -> tuple[AuditReport, ...]:
    """One report per closed year of the fictional referrals, or of the latest year alone."""
    if sources.examples is None:
        return ()
    episodes = sources.examples().episodes
    years = YEARS if full else YEARS[-1:]
    return tuple(audit_episodes(episodes, year, demo_secret(), progress) for year in years)
