"""The command line: build the store, look at its versions, roll back, audit the protection, measure speed."""

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from dashboard import intake_commands
from dashboard.settings import Settings, SettingsError, markdown_table, records
from dashboard.store_questions import (
    NOT_BUILT,
    ask_every_question,
    ensure_answers,
    secrets_of,
    served_all_the_same,
)

ROOT = Path(__file__).resolve().parent.parent
INPUTS = ("data", "queries")
ENGLISH_WORDS = {"usage: ": "användning: ", "positional arguments:": "argument:", "options:": "tillval:"}
EXPECTED_ERRORS = (
    ("data.clients", "ClientError"),
    ("data.origins.model", "ChangedFileError"),
    ("data.protection.gate", "GateError"),
    ("data.protection.secret", "SecretError"),
    ("data.protection.overrides", "OverrideError"),
    ("data.store", "StoreError"),
    ("data.vault", "VaultError"),
    ("queries.connection", "StoreUnavailableError"),
    *intake_commands.EXPECTED_ERRORS,
)
WRONG_COMMAND = "Kommandot är felskrivet eller ofullständigt, se hjälpen ovan."
SECRET_APART = "Hemligheten är inte med: den kopieras för sig."
PRESENTATIONS_APART = "Presentationerna ligger i PostgreSQL och är inte med: kopiera dem med pg_dump."
AFTERWARDS = "Nästa publicering tar med allt som är inläst, också det som den här versionen saknar."
NO_VERSION = "Det finns ingen version ännu. Kör python -m dashboard build."


class SwedishParser(argparse.ArgumentParser):
    """A parser whose own words are Swedish too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, **options)
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def format_help(self) -> str:
        text = super().format_help()
        for english, swedish in ENGLISH_WORDS.items():
            text = text.replace(english, swedish, 1)
        return text

    def error(self, message: str) -> NoReturn:
        # The message is argparse's own and English; the help says what is possible.
        print(self.format_help(), WRONG_COMMAND, file=sys.stderr, sep="\n")
        sys.exit(2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit code 0, 1 when it could not be done, 2 when it was written wrongly."""
    parsed = parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed, Settings.from_environment()))
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    except expected_errors() as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Avbrutet. Den tidigare versionen gäller fortfarande.", file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    """Every command with its Swedish help."""
    top = SwedishParser(prog="python -m dashboard", description="Bygger och vårdar panelens databas.")
    commands = top.add_subparsers(title="kommandon", required=True, metavar="KOMMANDO")
    build = _command(commands, "build", build_store, "bygg databasen och börja visa den")
    build.add_argument("--if-needed", action="store_true", help="hoppa över när underlaget är oförändrat")
    _command(commands, "versions", list_versions, "visa databasens versioner, den som gäller märkt med *")
    rollback = _command(commands, "rollback", roll_back, "gå tillbaka till en tidigare version")
    rollback.add_argument("version", metavar="VERSION", help="versionens namn, se versions")
    intake_commands.add(commands, _command)
    backup = _command(commands, "backup", back_up, "säkerhetskopiera allt utom hemligheten")
    backup.add_argument("file", metavar="FIL", type=Path, help="tar-fil som skrivs; skydda den som valvet")
    audit = _command(commands, "audit", audit_protection, "angrip skyddet och visa utfallet")
    audit.add_argument("--full", action="store_true", help="hela granskningen; tar timmar")
    bench = _command(commands, "bench", measure_speed, "mät hastigheten och skriv bench/latest.json")
    bench.add_argument("--quick", action="store_true", help="färre mätningar av varje slag")
    settings = _command(commands, "settings", show_settings, "visa inställningarna")
    settings.add_argument("--markdown", action="store_true", help="som tabell för dokumentationen")
    return top


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace, Settings], int], help: str
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=help, description=help.capitalize() + "."
    )
    command.set_defaults(run=run)
    return command


def expected_errors() -> tuple[type[Exception], ...]:
    """Errors whose messages are written for the person at the keyboard."""
    return tuple(getattr(import_module(module), name) for module, name in EXPECTED_ERRORS)


def build_store(arguments: argparse.Namespace, settings: Settings) -> int:
    """Build the store from the published figures and the deliveries, and serve it."""
    if not arguments.if_needed:
        return _build(settings)
    try:
        if not is_up_to_date(settings):
            return _build(settings)
    except expected_errors() as error:
        # Before the panel starts: what hinders a new version must not hinder the last good one.
        if not (version := served_all_the_same(settings)):
            raise
        print(error, NOT_BUILT.format(version), file=sys.stderr, sep="\n")
        return 0
    print("Databasen är aktuell.")
    return 0


def _build(settings: Settings) -> int:
    # Building needs the solver of the audit, which takes seconds to import.
    from data import store
    from data.protection.gate import ensure_passed

    paths = store.Paths(settings.data_dir)
    before = input_digest(settings)
    version = store.build(
        paths, secrets_of(settings), verify=ask_every_question, gate=ensure_passed, progress=_say
    )
    _stamp(settings).write_text(before, encoding="ascii")
    print(f"Databasen är klar: version {version}")
    return 0


def is_up_to_date(settings: Settings) -> bool:
    """Whether the store was built from what there is now and can still be read.

    Deliveries are not looked at: their import publishes by itself. A version rolled back to stays."""
    from data.store_versions import Paths, StoreError, current

    stamp = _stamp(settings)
    if not stamp.is_file() or stamp.read_text(encoding="ascii") != input_digest(settings):
        return False
    try:
        current(Paths(settings.data_dir))
    except StoreError:
        return False
    return True


def input_digest(settings: Settings) -> str:
    """SHA-256 over the names and contents of everything a store is built from, and the secret."""
    inputs = [path for folder in INPUTS for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
    hashed = hashlib.sha256(b"".join(secret.value for secret in secrets_of(settings).every))
    for path in inputs:
        if path.suffix != ".pyc":
            hashed.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return hashed.hexdigest()


def _stamp(settings: Settings) -> Path:
    return settings.data_dir / "built-from.sha256"


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def list_versions(_arguments: argparse.Namespace, settings: Settings) -> int:
    """Print the versions that are kept, the served one marked."""
    from data import store
    from data.store_versions import DAMAGED_POINTER, served_file

    paths = store.Paths(settings.data_dir)
    if served_file(paths) is None and paths.pointer.exists():
        print(DAMAGED_POINTER, file=sys.stderr)
    rows = [
        f"{'*' if version.is_current else ' '} {version.data_version}  byggd {version.built_at}"
        f"{'  syntetiska uppgifter' if version.is_demo else ''}"
        for version in store.versions(paths)
    ]
    print("\n".join(rows) or NO_VERSION)
    return 0


def roll_back(arguments: argparse.Namespace, settings: Settings) -> int:
    """Serve an earlier version again."""
    from data import store
    from data.intake.log import RETURNED, add_end, who

    paths = store.Paths(settings.data_dir)
    if (file := paths.version_file(arguments.version)).is_file():
        ensure_answers(file)
    store.rollback(paths, arguments.version, _say)
    add_end(paths, {"who": who(), "version": arguments.version, "came_of_it": RETURNED}, _say)
    print(f"Version {arguments.version} visas nu. {AFTERWARDS}")
    return 0


def back_up(arguments: argparse.Namespace, settings: Settings) -> int:
    """Copy everything that a restored dashboard needs but the secret."""
    from data import backup
    from data.store_versions import Paths

    kind, _, place = settings.presentations_database.partition(":///")
    presentations = Path(place) if kind == "sqlite" else None
    count = backup.back_up(Paths(settings.data_dir), presentations, arguments.file, _say)
    print(f"{count} filer är kopierade till {arguments.file.name}. {SECRET_APART}")
    if presentations is None:
        print(PRESENTATIONS_APART)
    return 0


def audit_protection(arguments: argparse.Namespace, settings: Settings) -> int:
    """Attack the released cells; exit code 1 when an attack gets too far."""
    from data.protection import audit
    from data.store import Paths
    from data.store_audit import audit_store

    reports = audit_store(Paths(settings.data_dir), secrets_of(settings), full=arguments.full, progress=_say)
    for report in reports:
        print(audit.format_table(report), end="\n\n")
    return 0 if all(report.passed for report in reports) else 1


def measure_speed(arguments: argparse.Namespace, settings: Settings) -> int:
    """Measure the app as docs/decisions/bench.md says, print the table and write bench/latest.json."""
    return int(import_module("dashboard.bench").main(quick=arguments.quick))


def show_settings(arguments: argparse.Namespace, _settings: Settings) -> int:
    """Print every setting with variable, default and meaning."""
    lines: Iterable[str] = (f"{record.env}={record.default}\n    {record.help}" for record in records())
    print(markdown_table() if arguments.markdown else "\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
