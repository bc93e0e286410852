"""One file through the intake: checked, compared, previewed, published. The command line and the page use
it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.intake_compared import against_time_before
from dashboard.intake_counted import clients_by_administration
from dashboard.intake_preview import Preview, previewed
from dashboard.settings import Settings
from dashboard.store_questions import ask_every_question, secrets_of
from data.delivered.counts import COUNTED
from data.intake import publishing
from data.intake.isolated import Outcome, read_apart
from data.intake.model import source
from data.intake.plausible import against_print, against_year_before
from data.intake.rows import Remark
from data.progress import Progress
from data.protection.candidate import Gate
from data.protection.lattice import EVERY_TABLE
from data.protection.secret import Secret, by_epoch
from data.store import Paths
from data.store_contents import Sources

READING = "Läser och kontrollerar filen …"
PREVIEWING = "Räknar vad som skulle ändras på sidorna …"


def nothing() -> None:
    """What is done before a version is served, where nothing is to be done."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for an intake: the user in the log, this process's own where empty. secret: another than that
    of the settings; before_serving: called when all is tried and the version is about to be served, and
    raises where it must not be."""

    who: str = ""
    secret: Secret | None = None
    before_serving: Callable[[], None] = nothing


BY_THIS_PROCESS = Asked()


class Intake:
    """The intake of one source."""

    def __init__(
        self,
        settings: Settings,
        name: str,
        *,
        progress: Progress,
        gate: Gate | None = None,
        sources: Sources | None = None,
        asked: Asked = BY_THIS_PROCESS,
    ) -> None:
        """UnknownSourceError when there is no such source. gate: the audit, the real one unless given."""
        self.source = source(name)
        self.asked = asked
        self.paths = Paths(settings.data_dir)
        self.secrets = by_epoch(asked.secret) if asked.secret else secrets_of(settings)
        self.progress = progress
        self._gate = gate
        self._sources = sources

    def check(self, path: Path, period: str = "", *, wants_marked: bool = False) -> Outcome:
        """Everything there is to say of a file, also against earlier years. RefusedError when it is not taken
        in; nothing is stored."""
        self.progress(READING)
        outcome = read_apart(
            path,
            self.source.name,
            self.secrets,
            period=period,
            wants_marked=wants_marked,
            progress=self.progress,
        )
        return replace(outcome, remarks=(*outcome.remarks, *self._compared(outcome)))

    def _compared(self, outcome: Outcome) -> list[Remark]:
        if outcome.faults or not len(outcome.frame):
            return []
        if self.source.name in COUNTED:
            return against_time_before(self.source.name, outcome.frame, self.paths.store)
        if self.source.name != "v40":
            return []
        year = self.year_of(outcome)
        before = clients_by_administration(self.paths.store, year - 1) if year else {}
        published = (self._sources or Sources()).published()
        return [
            *against_year_before(outcome.counts, before, (year or 0) - 1),
            *against_print(outcome.frame, published, str(year)),
        ]

    def preview(self, outcome: Outcome, *, most_attributes: int = EVERY_TABLE) -> Preview:
        """What would change on each page. VaultError or SecretError when it may not be published."""
        self.progress(PREVIEWING)
        publishing.ensure_publishable(
            self.source, outcome, self.secrets, acknowledged=True, most_attributes=most_attributes
        )
        with publishing.candidate(
            self.paths,
            self.source,
            outcome,
            self.secrets,
            most_attributes=most_attributes,
            progress=self.progress,
            sources=self._sources,
        ) as folder:
            year = self.year_of(outcome)
            return previewed(
                self.paths.store,
                folder,
                year,
                source=self.source.name,
                period=max(set(map(str, outcome.periods)), default=""),
                file_hash=outcome.file_hash,
                most_attributes=most_attributes,
            )

    def publish(self, outcome: Outcome, *, acknowledged: bool, most_attributes: int = EVERY_TABLE) -> str:
        """Publish the file; returns the version. Everything that can stop it is an error with a Swedish
        message, and then the version before is still served. most_attributes: fewer when the audit refuses
        the period in all tables; it is then released in those of at most so many."""
        from data.protection.gate import ensure_passed

        return publishing.publish(
            self.paths,
            self.source,
            outcome,
            self.secrets,
            acknowledged=acknowledged,
            most_attributes=most_attributes,
            gate=self._gate or ensure_passed,
            verify=self._tried,
            progress=self.progress,
            sources=self._sources,
            user=self.asked.who,
        )

    def _tried(self, path: Path) -> None:
        ask_every_question(path)
        self.asked.before_serving()

    def year_of(self, outcome: Outcome) -> int | None:
        """The latest year of the file's periods."""
        years = [int(str(period)[:4]) for period in set(outcome.periods) if str(period)[:4].isdigit()]
        return max(years, default=None)
