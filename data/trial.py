"""A place for a trial build with a copy of the vault: its owner's only, and gone when its process is."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.locking import try_lock
from data.store_versions import Paths, writing

PREFIX, IN_USE = "preview-", "in-use.lock"


@contextmanager
def trial_place(paths: Paths) -> Iterator[Paths]:
    """Paths beside the vault for a build that nobody is to see. StoreError when the disk does not take it."""
    with writing():
        paths.vault.parent.mkdir(parents=True, exist_ok=True)
        root = Path(tempfile.mkdtemp(prefix=PREFIX, dir=paths.vault.parent))
    try:
        with writing():
            trial = Paths(root)
            trial.vault.parent.mkdir()
            lock = (root / IN_USE).open("w", encoding="utf-8")
        with lock:
            try_lock(lock, wait=True)
            yield trial
    finally:
        shutil.rmtree(root, ignore_errors=True)


def sweep_trials(paths: Paths) -> None:
    """Remove what killed previews have left: the system let go of their locks when they died."""
    for root in paths.vault.parent.glob(f"{PREFIX}*"):
        with writing(), (root / IN_USE).open("a", encoding="utf-8") as lock:
            is_left = try_lock(lock, wait=False)
        if is_left:
            shutil.rmtree(root, ignore_errors=True)
