"""Telling a disk that takes no more from a file that is damaged, by what the system said."""

import errno
import os

UNWRITABLE = (
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
)


def is_unwritable(error: Exception) -> bool:
    """Whether an error of the system or of DuckDB, which repeats the system's words, is that something could
    not be written."""
    if isinstance(error, OSError) and error.errno in UNWRITABLE:
        return True
    return any(os.strerror(number) in str(error) for number in UNWRITABLE)
