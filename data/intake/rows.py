"""What a file held: texts with the sheet, row and column each stands in, and what was passed over."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import pandas as pd
from openpyxl.utils import get_column_letter


class Level(StrEnum):
    """A fault stops the import, a warning must be acknowledged, a note is only said."""

    FAULT = "fel"
    WARNING = "varning"
    NOTE = "upplysning"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say of a file, in Swedish: where, the value, what is wrong and what to do. row 0 and an
    empty column: the whole sheet or file; is_private: the value may tell of one person; it is not written
    down."""

    level: Level
    wrong: str
    todo: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""
    value: str = ""
    code: str = ""
    is_private: bool = False

    @property
    def place(self) -> str:
        """Sheet, row and column as far as they are known, in Swedish."""
        parts = [
            f"bladet ”{self.sheet}”" if self.sheet else "",
            f"rad {self.row}" if self.row else "",
            f"kolumn {self.column}" if self.column else "",
        ]
        return ", ".join(part for part in parts if part)

    @property
    def text(self) -> str:
        """The whole remark as one Swedish text."""
        value = f" Värdet är ”{self.value}”." if self.value else ""
        place = f"{self.place}: " if self.place else ""
        return f"{place}{self.wrong}{value} {self.todo}".strip()


@dataclass
class Delivered:
    """The rows of a file. frame: one text column per column of the source that the file has, NA where empty;
    sheet and row: where each row stands; letters: by sheet, the letter of each column."""

    frame: pd.DataFrame
    sheet: pd.Series
    row: pd.Series
    letters: dict[str, dict[str, str]]
    remarks: list[Remark] = field(default_factory=list)
    is_1904: bool = False

    def remark(self, at: Any, name: str, level: Level, wrong: str, **more: Any) -> Remark:
        """A remark on a cell, by the label of its row and the name of its column."""
        sheet = str(self.sheet[at])
        letter = self.letters.get(sheet, {}).get(name, "")
        return Remark(level, wrong, sheet=sheet, row=int(self.row[at]), column=letter, **more)


def letter(position: int) -> str:
    """The letter of a column, from 0."""
    return str(get_column_letter(position + 1))
