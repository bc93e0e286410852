"""Start the server that `python app.py` asks for. It imports the app itself, so this process does not."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

from dashboard.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
MEMORY_HANDED_BACK = {"MALLOC_ARENA_MAX": "2", "MALLOC_TRIM_THRESHOLD_": "131072"}
"""For the C library of Linux: with an arena per thread, kept for good, a worker holds 20 MB it does not use
(docs/decisions/bench.md)."""


def serve(settings: Settings) -> None:
    """Serve the app until it is stopped: gunicorn, or waitress on Windows, where gunicorn cannot run."""
    print(f"Panelen öppnas på {settings.address} (avsluta med Ctrl+C)", flush=True)
    if find_spec("fcntl") is None:
        _serve_with_waitress(settings)
    else:
        os.chdir(ROOT)
        os.execve(sys.executable, gunicorn_command(settings), {**MEMORY_HANDED_BACK, **os.environ})


def gunicorn_command(settings: Settings) -> list[str]:
    """The command line of gunicorn. Longer address lines than ours pass, to be refused in Swedish."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    options = {
        "bind": f"{host}:{settings.port}",
        "workers": settings.workers,
        "threads": settings.threads,
        "worker-class": "dashboard.worker.Worker",
        "keep-alive": 30,
        "timeout": 60,
        "graceful-timeout": 10,
        "limit-request-line": 8190,
        "log-level": "warning",
    }
    pairs = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "gunicorn", "--no-control-socket", *pairs, "app:server"]


def _serve_with_waitress(settings: Settings) -> None:
    from waitress import serve as serve_forever

    from dashboard.factory import create_app
    from dashboard.observability import configure_logging
    from dashboard.serving import warm_up

    configure_logging(settings.log_level)
    serve_forever(warm_up(create_app(settings)), host=settings.host, port=settings.port, threads=8)
