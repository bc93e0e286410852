"""What the routes of the intake answer: painted parts of the page, and whether to ask again."""

from dataclasses import dataclass, replace
from typing import Any

from components.intake import overview, places
from components.intake.form import step_list, upload_form
from components.intake.work import heading, step_of, work
from components.markup import light
from components.page import VERSION_LABEL
from dashboard.intake_page.folder import Folder
from dashboard.intake_page.hindrance import without_secret
from dashboard.intake_page.jobs import Jobs
from dashboard.intake_page.state import ENDED, WAITING, Phase, State
from data.intake.log import last_lines
from data.store_versions import DAMAGED_POINTER, Paths, StoreError, served_file, withdrawn
from queries.answers import Row
from queries.pointer import STORE_FILES
from queries.versions import KEPT, SERVED, versions_beside

LINES_SHOWN = 30
DEMO = (
    "Här kan du kontrollera filer och se vad de skulle ändra, men inte publicera: panelen kör med demons "
    "öppna hemlighet. Den som sköter panelen skapar en egen hemlighet enligt docs/inlasning.md och pekar ut "
    "den med DASHBOARD_SECRET_FILE."
)
NO_SECRET = (
    "Inget går att läsa in: hemligheten som är inställd finns inte. Säg till den som sköter panelen "
    "(DASHBOARD_SECRET_FILE)."
)
Reply = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Replies:
    """Answers about the jobs, the versions and the log."""

    jobs: Jobs

    def overview(self, shown: str) -> Reply:
        """What stands on the page whatever is done, and the form. shown: the job that is shown above."""
        settings = self.jobs.settings
        paths = Paths(settings.data_dir)
        live = self.jobs.live()
        others = [(job.id, job.order(), state.phase) for job, state in live if job.id != shown]
        publishing = {state.file_hash for _, state in live if state.phase == Phase.PUBLISHING}
        rows = _versions(paths)
        parts: dict[str, Any] = {
            places.NOTICE: self._notice(),
            places.START: upload_form(),
            places.ONGOING: overview.ongoing_list(others),
            places.VERSIONS: [*_damage(paths), *overview.version_table(rows, _withdrawn(paths))],
            places.LOG: overview.log_table(last_lines(paths, LINES_SHOWN), publishing),
        }
        for row in (row for row in rows if row.group == SERVED):
            parts[VERSION_LABEL] = row.code
        return {"parts": _inside(parts), "start": _inside({places.STEPS: step_list(1)})}

    def job(self, job: Folder) -> Reply:
        """All of one job. is_going_on: ask again soon; is_ended: nothing more comes of it."""
        order, state = job.order(), job.state()
        parts = {
            places.STEPS: step_list(step_of(order, state)),
            places.WORK: work(job.id, order, state),
            places.LIVE: self._said(state, heading(order, state)),
        }
        return {
            "parts": _inside(parts),
            "phase": state.phase.value,
            "is_going_on": state.phase not in ENDED | WAITING,
            "is_ended": state.phase in ENDED,
        }

    def _said(self, state: State, words: str) -> str:
        """What is read aloud: the phase, and the step of it that goes on."""
        if state.phase in ENDED | WAITING or not state.said:
            return f"{words}."
        return f"{words}: {state.said[-1]}"

    def _notice(self) -> list[Any]:
        secret = self.jobs.settings.secret_file
        if secret is None:
            return [light("P", without_secret(self.jobs.settings, DEMO), className="fault-note")]
        return [] if secret.is_file() else [light("P", NO_SECRET, className="fault-note")]


def _versions(paths: Paths) -> tuple[Row, ...]:
    """Every version. With a damaged pointer too: to choose one of them mends it."""
    served = served_file(paths)
    if served is None or not served.is_file():
        served = next(paths.store.glob(STORE_FILES), None)
        return tuple(replace(row, group=KEPT) for row in versions_beside(served)) if served else ()
    return versions_beside(served)


def _damage(paths: Paths) -> list[Any]:
    """What is said when nobody can tell which version is served."""
    is_damaged = served_file(paths) is None and paths.pointer.exists()
    return [light("P", DAMAGED_POINTER, className="fault-note")] if is_damaged else []


def _withdrawn(paths: Paths) -> dict[str, str]:
    """The versions that must not come back; none when the list is damaged, and then none of them is served
    either (store_versions.rollback)."""
    try:
        return withdrawn(paths)
    except StoreError:
        return {}


def _inside(parts: dict[str, Any]) -> dict[str, Any]:
    return {name: {"children": content} for name, content in parts.items()}
