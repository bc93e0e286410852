"""Who is told how far something has come: one Swedish sentence at a time."""

from collections.abc import Callable

Progress = Callable[[str], None]
