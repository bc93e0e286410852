"""What the measures were taken on: without it a number of milliseconds says nothing."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil

PACKAGES = ("dash", "plotly", "duckdb", "pandas", "gunicorn")
CPU_INFO = Path("/proc/cpuinfo")


def machine(chromium_version: str, data_versions: tuple[str, ...]) -> dict[str, str]:
    """Swedish names and values: time, processor, memory, Python, system, Chromium, packages, versions."""
    return {
        "Mätt": datetime.now(UTC).astimezone().isoformat(timespec="minutes"),
        "Processor": f"{os.cpu_count()} kärnor, {_processor()}",
        "Minne": f"{psutil.virtual_memory().total / 2**30:.0f} GB",
        "Python": platform.python_version(),
        "System": platform.platform(),
        "Chromium": chromium_version,
        "Paket": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
        "Dataversioner": ", ".join(data_versions),
    }


def load() -> float:
    """Processes that want the processor, mean of the last minute; before the bench: those of others."""
    return psutil.getloadavg()[0]


def _processor() -> str:
    if not CPU_INFO.is_file():
        return platform.processor() or platform.machine()
    lines = CPU_INFO.read_text(encoding="utf-8").splitlines()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()
