"""Collect what is wrong by row, told by cell up to a number of rows of each kind and then summed up."""

from typing import Any

from pandas import Series

from data.intake.model import Source
from data.intake.names import has_name
from data.intake.rows import Delivered, Level, Remark

MOST_OF_A_KIND = 200
PSEUDONYM = "pseudonym"


class Findings:
    """Remarks on the rows of a file, in the order they are found."""

    def __init__(self, rows: Delivered, source: Source) -> None:
        self.rows = rows
        self._pseudonyms = {column.name for column in source.columns if column.kind == PSEUDONYM}
        self._found: list[Remark] = []

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Those of the whole file first, the others by sheet, row and column."""
        return tuple(sorted(self._found, key=lambda r: (r.sheet, r.row, len(r.column), r.column)))

    def of_file(self, wrong: str, todo: str, level: Level = Level.FAULT, code: str = "") -> None:
        """Something that concerns no single row."""
        self._found.append(Remark(level, wrong, todo, code=code))

    def fault(self, mask: "Series[bool]", name: str, wrong: str, todo: str) -> None:
        """A fault in a column of the rows of the mask: one remark per row, and one for those beyond."""
        self._add(mask, name, Level.FAULT, wrong, todo)

    def warning(self, mask: "Series[bool]", name: str, wrong: str, todo: str, code: str) -> None:
        """A warning once for all rows of the mask; `wrong` takes their number as {n}."""
        if count := int(mask.sum()):
            first = self._remark(mask.index[mask][0], name, Level.WARNING, wrong.format(n=count), todo, code)
            self._found.append(first)

    def _add(self, mask: "Series[bool]", name: str, level: Level, wrong: str, todo: str) -> None:
        at = mask.index[mask]
        self._found += [self._remark(label, name, level, wrong, todo) for label in at[:MOST_OF_A_KIND]]
        if len(at) > MOST_OF_A_KIND:
            self._summed(at[MOST_OF_A_KIND:], name, level, wrong, todo)

    def of_rows(self, mask: "Series[bool]", name: str, wrong: str, todo: str) -> None:
        """A fault of many rows, told once."""
        self._summed(mask.index[mask], name, Level.FAULT, wrong, todo)

    def _summed(self, at: Any, name: str, level: Level, wrong: str, todo: str) -> None:
        words = f"{wrong} Samma fel finns i {len(at)} rader till."
        self._found.append(self._remark(at[0], name, level, words, todo))

    def _remark(self, at: Any, name: str, level: Level, wrong: str, todo: str, code: str = "") -> Remark:
        value = self.rows.frame[name].get(at) if name in self.rows.frame else None
        shown = "" if not isinstance(value, str) else value[:80]
        is_private = name in self._pseudonyms or has_name(shown)
        return self.rows.remark(
            at, name, level, wrong, todo=todo, value=shown, code=code, is_private=is_private
        )
