"""Every accepted shape of a file: read whole, with no more than a remark."""

import codecs
from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from data.intake.model import source
from tests.intake.corpus.cases import (
    ASKED_SINCE_2023,
    CELLS,
    NO_NEEDS,
    OUTSIDE,
    ROWS,
    STOPS,
    TARGET,
    Case,
    but,
    changed,
    csv,
    months,
    text,
    xlsx,
)
from tests.intake.files import examples, grid

SHUFFLED = [[row[at] for at in (3, 0, *range(4, 18), 2, 1)] for row in CELLS]
SPACED = [[f"  {head.upper()} * " for head in CELLS[0]], *CELLS[1:]]
QUESTIONS = [(column.synonyms or (column.heading,))[-1] for column in source("v40").columns]
"""The last of the accepted wordings of each heading: its question where the questionnaire has one."""
QUOTED = [";".join(f'"{cell}"' for cell in row) for row in CELLS]
LAST = ";".join(f'"{cell}"' for cell in grid([ROWS[0] | {"client": "b1"}])[1])
MIXED = "\n".join(QUOTED).encode() + b"\n" + LAST.encode("cp1252")


def _two_heading_rows(book: openpyxl.Workbook) -> None:
    sheet = book.active
    assert sheet is not None
    sheet.insert_rows(1, amount=3)
    sheet["A1"] = "Kartläggning vecka 40"
    for letter, need in (("N", "Behov 1"), ("P", "Behov 2")):
        sheet[f"{letter}3"] = need
        sheet[f"{letter}4"] = None
        second = chr(ord(letter) + 1)
        sheet[f"{second}4"] = "varav"
        sheet.merge_cells(f"{letter}3:{second}3")


def _hidden(book: openpyxl.Workbook) -> None:
    sheet = book.active
    assert sheet is not None
    for number in (3, 4):
        sheet.row_dimensions[number].hidden = True
    sheet.auto_filter.ref = "A1:R13"
    other = book.create_sheet("Gammalt")
    other.sheet_state = "hidden"
    for row in CELLS:
        other.append(row)


def _totals(book: openpyxl.Workbook) -> None:
    sheet = book.active
    assert sheet is not None
    sheet.append([None] * len(CELLS[0]))
    sheet.append(["Totalt", 12])


def _two_sheets(book: openpyxl.Workbook) -> None:
    second = book.create_sheet("Hisingen")
    for row in grid([row | {"client": f"b{at}"} for at, row in enumerate(ROWS)]):
        second.append(row)
    book.create_sheet("Anteckning om urvalet")["A1"] = "Inget här"


def _dates_from_1904(book: openpyxl.Workbook) -> None:
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    for row in range(2, 5):
        for column, day in ((2, date(2025, row, 3)), (3, date(2025, 9, 1))):
            sheet.cell(row, column).value = day


def _as_excel_keeps_them(book: openpyxl.Workbook) -> None:
    """Years as numbers, answers as truth values, and the table away from the corner."""
    sheet = book.active
    assert sheet is not None
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, 2).value = 2024
        sheet.cell(row, 5 + 2).value = {"Har barn": True, "Har inte barn": False}.get(
            str(sheet.cell(row, 5 + 2).value)
        )
    sheet.insert_cols(1, 2)
    sheet.insert_rows(1, 4)


def _counted_from_1904(book: openpyxl.Workbook) -> None:
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    for row in range(2, 5):
        sheet.cell(row, 2).value = 44_200 + row  # a day in January 2025 when counted from 1904
        sheet.cell(row, 2).number_format = "General"
        sheet.cell(row, 3).value = 44_400


def _shared(folder: Path) -> Path:
    """As Excel saves texts: in a list beside the cells, some with letters in bold."""
    with xlsxwriter.Workbook(folder / "fil.xlsx") as book:
        sheet, bold = book.add_worksheet("Blad1"), book.add_format({"bold": True})
        for at, row in enumerate(CELLS):
            sheet.write_row(at, 0, row)
        text = CELLS[1][3]
        sheet.write_rich_string(1, 3, text[:2], bold, text[2:4], text[4:])
    return folder / "fil.xlsx"


BY_EXAMPLE = {
    "services": "2025-03",
    "episodes": "2024",
    "ips_fidelity": "",
    "homelessness": "",
    "housing_interventions": "",
    "occupation": "",
    "psychiatric_inventory": "",
    "proposal_status": "",
    "population": "",
}
GOOD = (
    Case("as the template has it", xlsx(CELLS)),
    Case("CSV with semicolons, UTF-8 and its mark", csv()),
    Case("CSV with commas, UTF-8 without mark", csv(separator=",", encoding="utf-8")),
    Case("CSV with tabs", csv(separator="\t")),
    Case("CSV in Windows-1252", csv(encoding="cp1252")),
    Case("CSV in UTF-16 as Excel saves Unicode text", csv(separator="\t", encoding="utf-16")),
    Case("CSV with two encodings pasted together", text(MIXED), ("blandar teckenkodningar",), rows=13),
    Case("CSV with Windows line ends", text("\r\n".join(QUOTED).encode())),
    Case("CSV with Mac line ends", text("\r".join(QUOTED).encode())),
    Case("CSV with bars", csv(separator="|")),
    Case(
        "CSV in UTF-16 with the high byte first",
        text(codecs.BOM_UTF16_BE + "\n".join(QUOTED).encode("utf-16-be")),
    ),
    Case(
        "CSV with a title, empty lines and separators at the end of lines",
        text(("\n".join(["Kartläggning vecka 40", "", *(f"{line};;" for line in QUOTED), ";;;"])).encode()),
    ),
    Case(
        "CSV with an answer on two lines",
        text("\n".join(QUOTED).replace("Ingår i målgruppen", "Ingår i\nmålgruppen").encode()),
    ),
    Case("texts in a list beside the cells, as Excel saves them", _shared),
    Case("years as numbers, truth values and a table away from the corner", changed(_as_excel_keeps_them)),
    Case("education and a limit at 37 months, asked since 2023", xlsx(grid(ASKED_SINCE_2023))),
    Case(
        "education on some rows",
        xlsx(grid([*ASKED_SINCE_2023[:-3], *ROWS[-3:]])),
        ("klienter i målgruppen saknar svar om utbildning",),
    ),
    Case(
        "a file from before there was education",
        xlsx([row[:-1] for row in CELLS]),
        ("Utbildning frågas sedan 2023",),
    ),
    Case(
        "answers of clients outside the target group",
        xlsx(but(OUTSIDE, gender="Kvinna")),
        ("inte kartläggs vidare har ändå svar",),
    ),
    Case(
        "no need though the plan does not suffice",
        xlsx(but(TARGET, plan_sufficient="Nej, planeringen räcker inte", **NO_NEEDS)),
        ("ingen planering som räcker men inget angivet behov",),
    ),
    Case(
        "a plan without its part",
        xlsx(but(TARGET, main_plan="Ingen insats", plan_split="")),
        ("planering som delas upp, men delen saknas",),
    ),
    Case(
        "a review without a score",
        xlsx(grid([examples("ips_fidelity")[0] | {"item_07": ""}], "ips_fidelity")),
        ("punkter utan poäng",),
        1,
        "ips_fidelity",
    ),
    Case(
        "dates as dates in a book counted from 1904",
        changed(_dates_from_1904, STOPS),
        (),
        3,
        "admission_stop",
    ),
    Case("columns in another order", xlsx(SHUFFLED)),
    Case("headings in capitals, with spaces and stars", xlsx(SPACED)),
    Case("headings by their synonyms", xlsx([["Klient-id", "Kartläggningsår", *CELLS[0][2:]], *CELLS[1:]])),
    Case(
        "the questions themselves as headings",
        xlsx([QUESTIONS, *CELLS[1:]]),
    ),
    Case("a title, two rows of headings and merged cells", changed(_two_heading_rows)),
    Case("totals and empty rows", changed(_totals), ("Summeringsrader hoppas över: rad 15",)),
    Case(
        "hidden rows, a filter and a hidden sheet",
        changed(_hidden),
        ("2 rader är dolda", "Bladet är dolt men"),
    ),
    Case(
        "two sheets of rows and one of notes", changed(_two_sheets), ("har inte mallens rubriker",), rows=24
    ),
    Case(
        "headings repeated further down",
        xlsx([*CELLS, CELLS[0], *grid([ROWS[0] | {"client": "z"}])[1:]]),
        ("Upprepade rubrikrader",),
        rows=13,
    ),
    Case("no pseudonyms at all", xlsx(grid([row | {"client": ""} for row in ROWS]))),
    Case(
        "hard spaces and long dashes in answers",
        xlsx([[str(c).replace(" ", "\u00a0").replace("–", "—") for c in row] for row in CELLS]),
    ),
    Case(
        "numbers as text with thin spaces",
        months(active="1\u2009060"),
        ("stämmer inte med månaden före",),
        3,
        "service_month",
    ),
    Case("decimal point", months(staff_fte="3.5"), (), 3, "service_month"),
    Case("decimals as a number", months(staff_fte=3.5), (), 3, "service_month"),
    Case("whole numbers with decimals", months(active="60,0"), (), 3, "service_month"),
    Case("months by name", months(month="april 2025"), (), 3, "service_month"),
    Case("months as dates", months(month="2025-04-01"), (), 3, "service_month"),
    Case("dates counted from 1904", changed(_counted_from_1904, STOPS), (), 3, "admission_stop"),
    Case(
        "dates with dots",
        xlsx([STOPS[0], [*STOPS[1][:1], "03.01.2025", "1.2.2025", *STOPS[1][3:]]]),
        (),
        1,
        "admission_stop",
    ),
    Case(
        "dates without signs",
        xlsx([STOPS[0], [*STOPS[1][:1], "20250103", "20250201", *STOPS[1][3:]]]),
        (),
        1,
        "admission_stop",
    ),
    *(
        Case(f"{name} by its example", xlsx(grid(examples(name), name)), (), 3, name, period)
        for name, period in BY_EXAMPLE.items()
    ),
)
