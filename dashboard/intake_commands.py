"""The commands for new data: make a template, check and preview a file, publish it."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dashboard.settings import Settings

EXPECTED_ERRORS = (
    ("data.intake.guard", "RefusedError"),
    ("data.intake.model", "UnknownSourceError"),
    ("data.intake.publishing", "PublishingError"),
)
NO_CHANGE = "Ingen sida ändras."
NEXT = "Inget är sparat. Publicera med --publish när allt stämmer."
NO_FILE = "Filen {} finns inte."
Command = Callable[..., argparse.ArgumentParser]


def add(commands: Any, command: Command) -> None:
    """Add the commands to the parser."""
    template = command(commands, "template", make_template, "gör en mall i Excel för en källa")
    template.add_argument("source", metavar="KÄLLA", help="källans namn; utelämna för att se dem", nargs="?")
    template.add_argument("file", metavar="FIL", nargs="?", type=Path, help="var mallen läggs")
    imported = command(commands, "import", import_file, "kontrollera en fil, visa vad som ändras, publicera")
    imported.add_argument("source", metavar="KÄLLA", help="källans namn, se template")
    imported.add_argument("file", metavar="FIL", type=Path, help="Excel- eller CSV-fil")
    imported.add_argument(
        "--period", default="", help="år (2025) eller månad (2025-03) om filen inte säger det"
    )
    imported.add_argument("--publish", action="store_true", help="publicera när filen är utan fel")
    imported.add_argument("--acknowledge", action="store_true", help="varningarna är lästa och godkända")
    imported.add_argument(
        "--most-attributes",
        type=int,
        choices=(1, 2, 3, 4),
        default=4,
        metavar="ANTAL",
        help="visa perioden i tabeller med högst så många variabler (1–4), när röjandekontrollen säger nej",
    )
    imported.add_argument("--marked", type=Path, metavar="FIL", help="skriv en kopia med felen märkta hit")


def make_template(arguments: argparse.Namespace, _settings: Settings) -> int:
    """Write the template of a source, or list the sources."""
    from data.intake.model import source, sources
    from data.intake.template import file_name, template

    if arguments.source is None:
        print("\n".join(f"{found.name:22} {found.title}" for found in sources().values()))
        return 0
    found = source(arguments.source)
    path = arguments.file or Path(file_name(found))
    path.write_bytes(template(found))
    print(f"Mallen för {found.title} ligger i {path.name}.")
    return 0


def import_file(arguments: argparse.Namespace, settings: Settings) -> int:
    """Check a file and tell everything; without faults tell what would change, or publish it."""
    from dashboard.intake_flow import Intake
    from data.intake.guard import RefusedError

    if not arguments.file.is_file():
        raise RefusedError(NO_FILE.format(arguments.file.name))
    intake = Intake(settings, arguments.source, progress=_say)
    outcome = intake.check(arguments.file, arguments.period, wants_marked=arguments.marked is not None)
    _print_remarks(outcome.remarks)
    if outcome.marked and arguments.marked:
        arguments.marked.write_bytes(outcome.marked)
        _say(f"Kopian med felen märkta ligger i {arguments.marked.name}.")
    if outcome.faults:
        print(f"{outcome.rows} rader lästa, {len(outcome.faults)} fel. Inget är sparat.")
        return 1
    print(f"{outcome.rows} rader lästa utan fel, {len(outcome.warnings)} varningar.")
    if arguments.publish:
        version = intake.publish(
            outcome, acknowledged=arguments.acknowledge, most_attributes=arguments.most_attributes
        )
        print(f"Version {version} visas nu.")
        return 0
    _print_preview(intake.preview(outcome, most_attributes=arguments.most_attributes))
    return 0


def _print_remarks(remarks: Sequence[Any]) -> None:
    for remark in remarks:
        print(f"{remark.level.value.upper()}: {remark.text}")


def _print_preview(preview: Any) -> None:
    from dashboard.intake_preview import lines

    print("\n".join(lines(preview)) or NO_CHANGE)
    print(NEXT)


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
