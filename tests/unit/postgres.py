"""A PostgreSQL of the test's own: on this machine, in a folder that is thrown away, never as root."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"
OPTIONS = "-c listen_addresses='' -c fsync=off -c unix_socket_directories={folder}"


def is_installed() -> bool:
    """Whether there is a PostgreSQL to start, and somebody but root to start it as."""
    has_user = os.geteuid() != 0 or shutil.which("runuser") is not None
    return shutil.which("initdb") is not None and shutil.which("pg_ctl") is not None and has_user


@contextmanager
def running_postgres() -> Iterator[str]:
    """The address of an empty database that listens on a socket in its own folder only."""
    # A short path: a socket's may have 107 signs, and the test's own folders are longer.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if os.geteuid() == 0:
        shutil.chown(folder, USER)
    data = folder / "data"
    _run(
        "initdb", "--pgdata", str(data), "--username", USER, "--auth", "trust", "--no-sync", "--encoding=UTF8"
    )
    control = ("pg_ctl", "--pgdata", str(data), "--wait", "--silent")
    try:
        _run(*control, "--log", str(folder / "log"), "--options", OPTIONS.format(folder=folder), "start")
        yield f"postgresql://{USER}@/{USER}?host={folder}"
    finally:
        _run(*control, "--mode", "immediate", "stop")
        shutil.rmtree(folder)


def _run(*command: str) -> None:
    as_user = ("runuser", "-u", USER, "--") if os.geteuid() == 0 else ()
    subprocess.run([*as_user, *command], check=True, cwd="/", stdout=subprocess.DEVNULL)
