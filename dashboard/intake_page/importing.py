"""What the process of a job does with a file: read it, show what it would change, publish it when asked."""

import os
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from dashboard.intake_flow import Asked, Intake
from dashboard.intake_page.hindrance import without_secret
from dashboard.intake_page.process import SECONDS_BETWEEN_LOOKS, Job
from dashboard.intake_page.state import Phase
from data.intake.isolated import Outcome
from data.intake.log import CANCELLED, add_line
from data.intake.personal import HIDDEN
from data.intake.publishing import NOWHERE, told
from data.intake.rows import Level, Remark
from data.protection.lattice import EVERY_TABLE
from data.protection.secret import Secret
from data.store_versions import StoreError, current

MOST_REMARKS = 400
LONGEST_WAIT = 30 * 60.0
DEMO = (
    "Panelen kör med demons öppna hemlighet, och med den får inga riktiga uppgifter om personer publiceras. "
    "Den som sköter panelen skapar en egen hemlighet och pekar ut den med DASHBOARD_SECRET_FILE."
)
Opened = Callable[..., Intake]


def import_file(job: Job, opened: Opened = Intake, *, longest_wait: float = LONGEST_WAIT) -> None:
    """From the file to what became of it."""
    job.enter(Phase.READING)
    intake = opened(job.settings, job.order.source, progress=job.say, asked=_asked(job))
    outcome = _checked(job, intake)
    if outcome.faults:
        job.enter(Phase.FAULTY)
    else:
        _previewed(job, intake, outcome)
    _wait(job, intake, outcome, longest_wait)


def _asked(job: Job) -> Asked:
    """Without a secret of one's own everything but publishing can be tried, with one that is forgotten
    afterwards: the demo's must not key people, not even for a moment."""
    if job.settings.secret_file is not None:
        return Asked(job.order.who, before_serving=job.commit)
    job.state.hindrance = without_secret(job.settings, DEMO)
    return Asked(job.order.who, Secret(os.urandom(32), epoch=1, is_demo=False), job.commit)


def _checked(job: Job, intake: Intake) -> Outcome:
    try:
        outcome = intake.check(job.folder.upload, job.order.period, wants_marked=True)
    finally:
        job.folder.upload.unlink(missing_ok=True)
    state = job.state
    state.rows, state.file_hash = outcome.rows, outcome.file_hash
    state.counts = dict(Counter(remark.level.value for remark in outcome.remarks))
    state.kinds = Counter(r.wrong for r in outcome.faults).most_common()
    state.remarks = [asdict(written(remark)) for remark in _ordered(outcome)[:MOST_REMARKS]]
    state.warnings = _warnings(outcome)
    state.has_marked = bool(outcome.marked)
    return outcome


def _warnings(outcome: Outcome) -> list[str]:
    return [written(remark).text for remark in outcome.warnings]


def written(remark: Remark) -> Remark:
    """A remark as it may lie on disk: without a pseudonym or what may be a name. The marked copy lies in
    memory and has the cells as they are."""
    return replace(remark, value=HIDDEN) if remark.is_private and remark.value else remark


def _ordered(outcome: Outcome) -> list[Remark]:
    """Faults first, then warnings, then the rest, each in the order of the file."""
    return sorted(outcome.remarks, key=lambda remark: list(Level).index(remark.level))


def _previewed(job: Job, intake: Intake, outcome: Outcome, most_attributes: int = EVERY_TABLE) -> None:
    """Show what would change when the period is released in tables of at most so many variables."""
    if not intake.source.publishes:
        job.state.hindrance = NOWHERE.format(intake.source.title)
    else:
        job.enter(Phase.PREVIEWING)
        preview = intake.preview(outcome, most_attributes=most_attributes)
        job.state.changes = [asdict(change) for change in preview.changes]
        job.state.counted = [asdict(counted) for counted in preview.counted]
        job.state.title, job.state.year, job.state.fewer = preview.title, preview.year, preview.fewer
        job.state.most_attributes = most_attributes
        job.state.warnings = [*_warnings(outcome), *filter(None, [preview.warning])]
    job.enter(Phase.READY)


def _wait(job: Job, intake: Intake, outcome: Outcome, longest_wait: float) -> None:
    """Do what the user asks for until the file is published or nobody asks any longer."""
    deadline = time.monotonic() + longest_wait
    while time.monotonic() < deadline:
        if job.folder.asked("marked") is not None and outcome.marked:
            job.folder.hand_over(outcome.marked)
        if (wanted := job.folder.asked("preview")) is not None and is_open(job):
            job.folder.asked("publish")  # given on a preview that no longer is what would be published
            _previewed(job, intake, outcome, wanted["most_attributes"])
            deadline = time.monotonic() + longest_wait
        command = job.folder.asked("publish")
        if command is not None and may_publish(job, command):
            if _published(job, intake, outcome):
                return
            deadline = time.monotonic() + longest_wait
        time.sleep(SECONDS_BETWEEN_LOOKS)
    job.end(Phase.EXPIRED)


def is_open(job: Job) -> bool:
    """Whether a file is ready and may be published."""
    return job.state.phase == Phase.READY and not job.state.hindrance


def may_publish(job: Job, command: dict[str, Any]) -> bool:
    """Whether a file is ready, may be published, and has each of its warnings acknowledged."""
    acknowledged = command.get("acknowledged", [])
    return is_open(job) and set(range(len(job.state.warnings))) <= set(acknowledged)


def _published(job: Job, intake: Intake, outcome: Outcome) -> bool:
    """Publish in the tables that the preview is of; False when the version was refused, which is told and may
    be tried again."""
    from dashboard.__main__ import expected_errors

    most_attributes = job.state.most_attributes
    job.state.before = _served(intake)
    job.enter(Phase.PUBLISHING)
    said = told(intake.source, outcome, job.order.who, most_attributes)
    job.on_cancel = lambda: add_line(intake.paths, said | {"came_of_it": CANCELLED})
    try:
        job.state.version = intake.publish(outcome, acknowledged=True, most_attributes=most_attributes)
    except expected_errors() as error:
        job.release()
        job.enter(Phase.READY)
        job.state.why = str(error)
        job.folder.write(job.state)
        return False
    job.end(Phase.PUBLISHED)
    return True


def _served(intake: Intake) -> str:
    try:
        return current(intake.paths).data_version
    except StoreError:
        return ""
