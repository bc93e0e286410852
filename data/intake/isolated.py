"""Parse a file in a process of its own with bounds on memory and time; what comes back is plain arrays."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.intake.guard import RefusedError
from data.protection.secret import Secret

if TYPE_CHECKING:
    import pandas as pd

    from data.intake.rows import Remark

SECONDS = 150
MEMORY = 2_000_000_000
MODULE = "data.intake.isolated"
ROOT = Path(__file__).resolve().parents[2]
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
TOO_HEAVY = "Filen är för stor eller för sammansatt för att läsas. Dela den, eller spara bladet som CSV."


@dataclass(frozen=True)
class Outcome:
    """What a file holds. frame: what would be stored, empty when there are faults; periods: of each row;
    counts: rows by administration; marked: a copy with the faults marked, empty unless asked for."""

    file_hash: str
    rows: int
    remarks: "tuple[Remark, ...]"
    frame: "pd.DataFrame"
    periods: "pd.Series"
    counts: dict[str, int]
    marked: bytes = b""

    @property
    def faults(self) -> "tuple[Remark, ...]":
        return tuple(remark for remark in self.remarks if remark.level == "fel")

    @property
    def warnings(self) -> "tuple[Remark, ...]":
        return tuple(remark for remark in self.remarks if remark.level == "varning")


def read_apart(
    path: Path, source: str, secret: Secret, *, period: str = "", wants_marked: bool = False
) -> Outcome:
    """Read and check a file in another process. RefusedError when it is not taken in at all, also when
    reading it needs too much memory or time; nothing of it is stored either way."""
    asked = {
        "path": str(path.resolve()),
        "source": source,
        "period": period,
        "secret": secret.value.hex(),
        "epoch": secret.epoch,
        "is_demo": secret.is_demo,
        "wants_marked": wants_marked,
    }
    command = [sys.executable, "-m", MODULE]
    environment = {**os.environ, **ONE_THREAD}
    try:
        done = subprocess.run(
            command,
            input=json.dumps(asked).encode(),
            capture_output=True,
            cwd=ROOT,
            env=environment,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedError(TOO_HEAVY) from error
    return _outcome(done)


def _outcome(done: "subprocess.CompletedProcess[bytes]") -> Outcome:
    from data.intake.rows import Level, Remark
    from data.intake.transport import unpacked

    if done.returncode < 0 or b"MemoryError" in done.stderr:
        raise RefusedError(TOO_HEAVY)
    if done.returncode:
        raise RuntimeError(f"the reading process failed: {done.stderr.decode(errors='replace')[-2000:]}")
    said, arrays = unpacked(done.stdout)
    if reason := said.get("refused"):
        raise RefusedError(str(reason))
    remarks = tuple(Remark(**{**raw, "level": Level(raw["level"])}) for raw in said["remarks"])
    frame, periods, marked = arrays
    return Outcome(said["file_hash"], said["rows"], remarks, frame, periods, said["counts"], marked)


def _bound() -> None:
    """From here on this process has so much memory and time and no more; Windows has no such bounds."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(asked: dict[str, Any]) -> bytes:
    """Look at the file before anything that can parse it is imported."""
    from data.intake.guard import inspect

    path = Path(asked["path"])
    try:
        kind = inspect(path)
        from data.intake.pipeline import examined

        return examined(path, kind, asked, _hash_of(path))
    except RefusedError as error:
        return _refusal(str(error))
    except MemoryError:
        return _refusal(TOO_HEAVY)


def _refusal(reason: str) -> bytes:
    return json.dumps({"refused": reason}, ensure_ascii=False).encode() + b"\n"


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main() -> None:
    """Answer one question given on standard input."""
    asked = json.loads(sys.stdin.buffer.read())
    _bound()
    sys.stdout.buffer.write(_answer(asked))


if __name__ == "__main__":
    main()
