"""A file as the analysis group would deliver it: generated clients in the words of the code book."""

from pathlib import Path

import pandas as pd

from dashboard.bench.population import population
from data.intake.model import Column, source

YEAR = 2024
NAME = "v40"


def write_csv(path: Path, clients: int) -> None:
    """The template's columns with a row per client, in CSV as Excel saves it."""
    rows(clients).to_csv(path, sep=";", index=False, encoding="utf-8-sig")


def write_xlsx(path: Path, clients: int) -> None:
    """The same as a workbook."""
    from xlsxwriter import Workbook

    frame = rows(clients)
    with Workbook(path) as book:
        sheet = book.add_worksheet("Blad1")
        for column, heading in enumerate(frame):
            for at, text in enumerate((str(heading), *frame[heading])):
                if text:
                    sheet.write_string(at, column, text)


def rows(clients: int) -> pd.DataFrame:
    """Labels by heading, in the order of the template."""
    answers = population(clients).assign(year=str(YEAR))
    return pd.DataFrame({c.heading: _words(answers[c.name], c) for c in source(NAME).columns})


def _words(answers: pd.Series, column: Column) -> pd.Series:
    found = answers.astype("category")
    words = {code: _word(str(code), column) for code in found.cat.categories}
    return answers.astype(object).map(words).fillna("")


def _word(code: str, column: Column) -> str:
    """The label; the split of a plan is named without its plan, as the template asks."""
    if not column.is_coded:
        return code
    return column.code_set.labels.get(code.rpartition(".")[2], "")
