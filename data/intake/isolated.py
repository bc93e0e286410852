"""Parse a file in a process of its own with bounds on memory and time; what comes back is plain arrays."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer
from typing import IO, TYPE_CHECKING, Any

from data.intake.bounds import INSPECTING, bound, for_content
from data.intake.guard import DAMAGED, RefusedError
from data.intake.steps import MARK, Listener, Step, Tell, Teller
from data.progress import Progress
from data.protection.secret import Secret, Secrets, by_epoch

if TYPE_CHECKING:
    import pandas as pd

    from data.intake.rows import Remark

SECONDS = 240
"""On the clock: a busy machine may take longer than the processor time that is allowed."""
MODULE = "data.intake.isolated"
ROOT = Path(__file__).resolve().parents[2]
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
TOO_HEAVY = "Filen är för stor eller för sammansatt för att läsas. Dela den, eller spara bladet som CSV."


@dataclass(frozen=True)
class Outcome:
    """What a file holds. frame: what would be stored, empty when there are faults; periods: of each row;
    counts: rows by administration; marked: a copy with the faults marked, empty unless asked for; keyed: the
    columns of the frame that differ when it is keyed with the secret of another epoch than the first."""

    file_hash: str
    rows: int
    remarks: "tuple[Remark, ...]"
    frame: "pd.DataFrame"
    periods: "pd.Series"
    counts: dict[str, int]
    marked: bytes = b""
    keyed: "Mapping[int, pd.DataFrame]" = field(default_factory=dict)

    def keyed_with(self, epoch: int) -> "pd.DataFrame":
        """The frame as it is stored under the secret of an epoch."""
        return self.frame.assign(**self.keyed[epoch]) if epoch in self.keyed else self.frame

    @property
    def faults(self) -> "tuple[Remark, ...]":
        return tuple(remark for remark in self.remarks if remark.level == "fel")

    @property
    def warnings(self) -> "tuple[Remark, ...]":
        return tuple(remark for remark in self.remarks if remark.level == "varning")


def read_apart(
    path: Path,
    source: str,
    secret: Secret | Secrets,
    *,
    period: str = "",
    wants_marked: bool = False,
    progress: Progress = lambda _text: None,
) -> Outcome:
    """Read and check a file in another process. RefusedError when it is not taken in at all, also when
    reading it needs too much memory or time; nothing of it is stored either way. progress: told once a second
    how far the reading is."""
    asked = {
        "path": str(path.resolve()),
        "source": source,
        "period": period,
        "secrets": [[s.value.hex(), s.epoch, s.is_demo] for s in by_epoch(secret).every],
        "wants_marked": wants_marked,
    }
    with TemporaryFile() as complaints, Listener(progress) as listen:
        code, answer = _answered(json.dumps(asked).encode(), complaints, listen)
        complaints.seek(0)
        return _outcome(code, answer, complaints.read())


def _answered(question: bytes, complaints: "IO[bytes]", listen: Listener) -> tuple[int, bytes]:
    """What the reading process returns and says. It is ended when it takes too long, and when this process
    is interrupted."""
    process = subprocess.Popen(
        [sys.executable, "-m", MODULE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        cwd=ROOT,
        env={**os.environ, **ONE_THREAD},
    )
    assert process.stdin is not None and process.stdout is not None
    end = Timer(SECONDS, process.kill)
    with process:
        try:
            end.start()
            # A process that ends before it has read the question is told of by its return code.
            with suppress(BrokenPipeError):
                process.stdin.write(question)
                process.stdin.close()
            answer = b""
            for line in process.stdout:
                if not line.startswith(MARK):
                    answer = line + process.stdout.read()
                    break
                listen(line)
        except BaseException:
            process.kill()
            raise
        finally:
            end.cancel()
    return process.returncode, answer


def _outcome(code: int, answer: bytes, complaints: bytes) -> Outcome:
    from data.intake.rows import Level, Remark
    from data.intake.transport import unpacked, without_keyed

    if code < 0 or b"MemoryError" in complaints:
        raise RefusedError(TOO_HEAVY)
    if b"PanicException" in complaints:
        # calamine's way of saying that the markup makes no sense.
        raise RefusedError(DAMAGED)
    if code:
        raise RuntimeError(f"the reading process failed: {complaints.decode(errors='replace')[-2000:]}")
    said, arrays = unpacked(answer)
    if reason := said.get("refused"):
        raise RefusedError(str(reason))
    remarks = tuple(Remark(**{**raw, "level": Level(raw["level"])}) for raw in said["remarks"])
    every, periods, marked = arrays
    frame, keyed = without_keyed(every)
    return Outcome(said["file_hash"], said["rows"], remarks, frame, periods, said["counts"], marked, keyed)


def _answer(asked: dict[str, Any], tell: Tell) -> bytes:
    """Look at the file before anything that can parse it is imported."""
    from data.intake.guard import content_size, inspect

    path = Path(asked["path"])
    try:
        tell(Step.INSPECTING, 0.0)
        kind = inspect(path)
        bound(for_content(content_size(path, kind)))
        from data.intake.pipeline import examined

        return examined(path, kind, asked, _hash_of(path), tell)
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
    bound(INSPECTING)
    # Not buffered: what is told is told now.
    answer = _answer(asked, Teller(lambda line: os.write(sys.stdout.fileno(), line)))
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
