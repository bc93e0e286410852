"""Make files to deliver: good rows of every source, as XLSX or CSV, and with faults put in."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd

from data.intake.model import Source, source
from tests.unit.population import raw_answers

Rows = list[dict[str, str]]


def survey(size: int = 60, seed: int = 3, year: int = 2024) -> Rows:
    """Rows of the week-40 survey as people write them: labels of the code book."""
    raw = raw_answers(size, seed, year).assign(plan_split="")
    return labelled(raw, source("v40"))


def labelled(raw: pd.DataFrame, found: Source) -> Rows:
    """Codes as the labels of the code book, columns by name."""
    columns = {}
    for column in found.columns:
        if column.name not in raw:
            continue
        values = raw[column.name].astype(str)
        columns[column.name] = (
            values.map(lambda v, c=column: c.code_set.labels.get(v, v)) if column.is_coded else values
        )
    rows = pd.DataFrame(columns).to_dict("records")
    return [{str(name): str(text) for name, text in row.items()} for row in rows]


def examples(name: str, count: int = 3) -> Rows:
    """The template's example row a number of times, made different where its key must be."""
    rows = [{c.name: c.example for c in source(name).columns} for _ in range(count)]
    return [row | DIFFERENT.get(name, lambda k: {})(k) for k, row in enumerate(rows)]


SERVICES = ("IPS Hisingen", "Startsträckan", "Vamos Sydväst", "ReCharge")
DIFFERENT: dict[str, Any] = {
    "v40": lambda k: {"client": f"a{k}"},
    "services": lambda k: {"service_id": SERVICES[k]},
    "service_month": lambda k: {"month": f"2025-{k + 4:02d}", "active": str(60 + 2 * k)},
    "admission_stop": lambda k: {"starts_on": f"2025-0{k + 1}-03", "ends_on": f"2025-0{k + 2}-01"},
    "episodes": lambda k: {"person": f"a{k}"},
    "ips_fidelity": lambda k: {"reviewed_on": f"2025-0{k + 4}-10"},
    "homelessness": lambda k: {"year": str(2021 + k)},
    "housing_interventions": lambda k: {"month": f"2025-0{k + 4}"},
    "occupation": lambda k: {"date": f"2025-0{k + 4}-28"},
    "psychiatric_inventory": lambda k: {"year": str(2021 + k)},
    "proposal_status": lambda k: {"date": f"2025-0{k + 4}-10"},
    "population": lambda k: {"age": str(20 + k)},
}


def grid(rows: Sequence[Mapping[str, str]], name: str = "v40") -> list[list[str]]:
    """The template's headings and the rows under them."""
    found = source(name)
    return [
        [c.heading for c in found.columns],
        *([row.get(c.name, "") for c in found.columns] for row in rows),
    ]


def as_csv(
    path: Path, cells: Sequence[Sequence[str]], *, separator: str = ";", encoding: str = "utf-8-sig"
) -> Path:
    """Write cells as CSV."""
    text = "\n".join(separator.join(_quoted(cell, separator) for cell in row) for row in cells)
    path.write_bytes(text.encode(encoding))
    return path


def _quoted(cell: str, separator: str) -> str:
    return f'"{cell}"' if separator in cell else cell


def workbook(cells: Sequence[Sequence[Any]], title: str = "Blad1") -> openpyxl.Workbook:
    """A workbook with one sheet of cells, empty texts left out."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in cells:
        sheet.append([None if cell == "" else cell for cell in row])
    return book


def as_xlsx(path: Path, cells: Sequence[Sequence[Any]]) -> Path:
    """Write cells as XLSX."""
    workbook(cells).save(path)
    return path


def to_bytes(book: openpyxl.Workbook) -> bytes:
    """A workbook as the bytes of its file."""
    content = BytesIO()
    book.save(content)
    return content.getvalue()
