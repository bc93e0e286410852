"""What a file of the corpus is, the good rows that each is made from, and the ways of making one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from tests.intake.files import as_csv, as_xlsx, examples, grid, survey, workbook

Made = Callable[[Path], Path]
ROWS = survey(12)
CELLS = grid(ROWS)
TARGET = next(at for at, row in enumerate(ROWS) if row["active_work"] == "Ingår i målgruppen")
OUTSIDE = next(at for at, row in enumerate(ROWS) if row["active_work"] != "Ingår i målgruppen")
NO_NEEDS = dict.fromkeys(("need_1", "need_1_split", "need_2", "need_2_split"), "")
SUFFICIENT = next(at for at, row in enumerate(ROWS) if row["plan_sufficient"].startswith("Ja"))
ASKED_SINCE_2023 = [
    row
    | {"education": "Gymnasium" if row["gender"] else ""}
    | ({"time_to_self_support": "Över 37 månader"} if row["time_to_self_support"].startswith("19") else {})
    for row in ROWS
]
STOPS = grid(examples("admission_stop"), "admission_stop")


@dataclass(frozen=True)
class Case:
    """A file: how it is made, of which source, how many rows are read, and what is said of it. words: parts
    of remarks that must be there; of faults unless the case is good."""

    name: str
    made: Made
    words: tuple[str, ...] = ()
    rows: int = len(ROWS)
    source: str = "v40"
    period: str = ""


def by_name(case: Case) -> str:
    return case.name


def xlsx(cells: Sequence[Sequence[Any]]) -> Made:
    """A workbook of cells."""
    return lambda folder: as_xlsx(folder / "fil.xlsx", cells)


def csv(cells: Sequence[Sequence[str]] = CELLS, **options: str) -> Made:
    """A CSV file of cells."""
    return lambda folder: as_csv(folder / "fil.csv", cells, **options)


def text(content: bytes) -> Made:
    """A file of these bytes that calls itself CSV."""
    return lambda folder: _written(folder / "fil.csv", content)


def named(name: str, content: bytes) -> Made:
    """A file of these bytes under a name."""
    return lambda folder: _written(folder / name, content)


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def changed(change: Callable[[openpyxl.Workbook], None], cells: Sequence[Sequence[Any]] = CELLS) -> Made:
    """A workbook that is changed before it is saved."""

    def made(folder: Path) -> Path:
        book = workbook(cells)
        change(book)
        book.save(folder / "fil.xlsx")
        return folder / "fil.xlsx"

    return made


def but(row: int, **answers: str) -> list[list[str]]:
    """The good rows with some answers of one of them changed."""
    return grid([one | answers if at == row else one for at, one in enumerate(ROWS)])


def months(**answers: Any) -> Made:
    """The months with some answers of the first changed."""
    rows = examples("service_month")
    return xlsx(grid([rows[0] | answers, *rows[1:]], "service_month"))
