"""Locks on files that the system lets go of when the process that has them dies."""

import sys
from typing import IO


def try_lock(file: IO[str], *, wait: bool) -> bool:
    """Lock an open file until it is closed or its process dies; False when another process has it."""
    if sys.platform == "win32":
        import msvcrt

        mode = msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK
        try:
            msvcrt.locking(file.fileno(), mode, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True
