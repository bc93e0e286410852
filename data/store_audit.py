"""Attack what a build would publish now, with the individuals of the vault as the answer key."""

from data.example_contents import YEARS
from data.progress import Progress
from data.protection import audit, gate
from data.protection.audit import AuditReport
from data.protection.candidate import Candidate
from data.protection.encoding import Cell
from data.protection.episode_audit import Referrals, audit_episodes, audit_released
from data.protection.episode_release import SOURCE as REFERRALS
from data.protection.episode_release import cells_by_id
from data.protection.episode_slices import left_of
from data.protection.release import suppress
from data.protection.secret import Secret, Secrets, by_epoch, demo_secret
from data.store_contents import Sources, contents
from data.store_surveys import Protection
from data.store_versions import Paths, exclusive
from data.vault import open_vault


def audit_store(
    paths: Paths, secret: Secret | Secrets, *, full: bool, progress: Progress
) -> tuple[AuditReport, ...]:
    """One report per source and period in the vault, of its released cells after the gate's suppression, and
    one of the fictional referrals.

    full: every set of three and four attributes, which takes hours, instead of the gate's sample; and every
    year of referrals instead of the latest.
    GateError when the gate refuses the cells, VaultError or SecretError when they cannot be counted."""
    reports: list[AuditReport] = []

    def attack(candidate: Candidate, progress: Progress) -> frozenset[Cell]:
        withheld = gate.ensure_passed(candidate, progress)
        reports.append(_report(candidate, withheld, full=full, progress=progress))
        return withheld

    sources = Sources()
    protection = Protection(sources.tables, by_epoch(secret), attack, frozenset(), is_anew=True)
    with exclusive(paths, progress), open_vault(paths.vault) as vault:
        contents(vault, sources, protection, progress)
    return (*reports, *_of_examples(sources, full=full, progress=progress))


def _report(
    candidate: Candidate, withheld: frozenset[Cell], *, full: bool, progress: Progress
) -> AuditReport:
    """What an attack finds in the cells that are left when some are withheld."""
    people, tables = candidate.people, tuple(candidate.tables)
    if candidate.delivery.source == REFERRALS:
        shown = cells_by_id(candidate.cells)
        left = {cell: shown[cell] for cell in left_of(shown, withheld)}
        return audit_released(Referrals(people, candidate.delivery.period, left, tables), progress)
    return audit.run(
        people,
        suppress(candidate.cells, withheld, tables),
        seed=gate.SEED,
        full=full,
        suppressed=withheld,
        tables=tables,
        progress=progress,
    )


def _of_examples(sources: Sources, *, full: bool, progress: Progress) -> tuple[AuditReport, ...]:
    """One report per closed year of the fictional referrals, or of the latest year alone."""
    if sources.examples is None:
        return ()
    episodes = sources.examples().episodes
    years = YEARS if full else YEARS[-1:]
    return tuple(audit_episodes(episodes, year, demo_secret(), progress) for year in years)
