"""A file's sheets as texts, whatever it is: each column as categories, so that what is done with a text is
done once for every text that occurs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.intake.guard import LONGEST_CELL, MOST_COLUMNS, RefusedError
from data.intake.model import Source
from data.intake.wording import tidy

MOST_ROWS = 1_100_000
Part = Callable[[float], None]
"""Told how large a part of a step is done, 0 … 1."""


@dataclass
class Sheet:
    """One sheet as texts. cells: a column per position, categories, NA where empty; its index is the number
    of the row in the file."""

    name: str
    cells: pd.DataFrame
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[str, ...] = ()
    is_filtered: bool = False
    is_1904: bool = False
    encodings: tuple[str, ...] = field(default_factory=tuple)


def untold(part: float) -> None:
    """For those who do not want to know how far it is."""


def read_sheets(path: Path, kind: str, source: Source, part: Part = untold) -> list[Sheet]:
    """The sheets of a file that has been inspected. RefusedError when it cannot be read."""
    if kind == "xlsx":
        from data.intake.workbook import read_workbook

        return read_workbook(path, part)
    from data.intake.text_file import read_text_file

    return [read_text_file(path, source, part)]


def categories(codes: NDArray[Any], values: Iterable[object]) -> pd.Categorical:
    """The texts of a column: `values` are what its codes stand for, −1 is nothing. Values with the same text
    become one; blank ones become nothing. RefusedError when a text is too long for a cell."""
    known: dict[str, int] = {}
    texts = map(text_of, values)
    renumbered = [known.setdefault(text, len(known)) if text else -1 for text in texts]
    # Code −1 takes the last number, which is none.
    found = np.array([*renumbered, -1], dtype=np.int32)[codes]
    return pd.Categorical.from_codes(found, categories=pd.Index(list(known), dtype=object))


def text_of(value: object) -> str:
    """A cell as text: whole numbers without decimals, dates in ISO form, Excel's truth values as answers."""
    if value is None:
        return ""
    if isinstance(value, str):
        if len(value) > LONGEST_CELL:
            raise _too_long()
        return tidy(value)
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def too_many_columns() -> RefusedError:
    return RefusedError(f"Filen har fler än {MOST_COLUMNS} kolumner. Kontrollera att rätt fil valdes.")


def too_many_rows() -> RefusedError:
    return RefusedError(f"Filen har fler än {MOST_ROWS} rader. Dela den, till exempel per år.")


def _too_long() -> RefusedError:
    return RefusedError(f"En cell har mer än {LONGEST_CELL} tecken. Kontrollera att rätt fil valdes.")
