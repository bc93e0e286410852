"""Import and publish a file in a process of its own, into a small store and without the audit."""

import os
import sys
from pathlib import Path

from dashboard.intake_flow import Intake
from tests.conftest import settings_for
from tests.intake.conftest import small_sources
from tests.intake.files import no_gate


def main(data_dir: str, secret: str, file: str) -> None:
    """Say each step, then the version."""
    settings = settings_for(Path(data_dir), DASHBOARD_SECRET_FILE=secret)
    opened = Intake(settings, "v40", progress=say, gate=no_gate, sources=small_sources())
    outcome = opened.check(Path(file))
    say(opened.publish(outcome, acknowledged=True))


def say(message: str) -> None:
    """Print at once: the test listens for the step it kills the process in."""
    print(message, flush=True)


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    main(*sys.argv[1:])
