"""Files as they come: every accepted shape, every rule broken once, and what must never be read."""

import codecs
import struct
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.intake.files import as_csv, as_xlsx, examples, grid, survey, to_bytes, workbook

Made = Callable[[Path], Path]
ROWS = survey(12)
CELLS = grid(ROWS)
TARGET = next(at for at, row in enumerate(ROWS) if row["active_work"] == "Ingår i målgruppen")
OUTSIDE = next(at for at, row in enumerate(ROWS) if row["active_work"] != "Ingår i målgruppen")
NO_NEEDS = dict.fromkeys(("need_1", "need_1_split", "need_2", "need_2_split"), "")
SUFFICIENT = next(at for at, row in enumerate(ROWS) if row["plan_sufficient"].startswith("Ja"))


@dataclass(frozen=True)
class Case:
    """A file: how it is made, of which source, how many rows are read, and what is said of it. words: parts
    of
    remarks that must be there; of faults unless the case is good."""

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


def _error_value(book: openpyxl.Workbook) -> None:
    sheet = book.active
    assert sheet is not None
    cell = sheet.cell(3, 4)
    cell.value, cell.data_type = "#N/A", "e"


def _far_away(parts: dict[str, bytes]) -> None:
    cell = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", cell)


def _counted_from_1904(book: openpyxl.Workbook) -> None:
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    for row in range(2, 5):
        sheet.cell(row, 2).value = 44_200 + row  # a day in January 2025 when counted from 1904
        sheet.cell(row, 2).number_format = "General"
        sheet.cell(row, 3).value = 44_400


STOPS = grid(examples("admission_stop"), "admission_stop")
MONTHS = grid(examples("service_month"), "service_month")
SHUFFLED = [[row[at] for at in (3, 0, *range(4, 18), 2, 1)] for row in CELLS]
SPACED = [[f"  {head.upper()} * " for head in CELLS[0]], *CELLS[1:]]
QUOTED = [";".join(f'"{cell}"' for cell in row) for row in CELLS]
LAST = ";".join(f'"{cell}"' for cell in grid([ROWS[0] | {"client": "b1"}])[1])
ASKED_SINCE_2023 = [
    row
    | {"education": "Gymnasium" if row["gender"] else ""}
    | ({"time_to_self_support": "Över 37 månader"} if row["time_to_self_support"].startswith("19") else {})
    for row in ROWS
]
MIXED = "\n".join(QUOTED).encode() + b"\n" + LAST.encode("cp1252")


SHEET = "xl/worksheets/sheet1.xml"


def repacked(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A good workbook with its parts changed."""
    with zipfile.ZipFile(BytesIO(to_bytes(workbook(CELLS)))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    change(parts)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return target.getvalue()


def _shared(folder: Path) -> Path:
    """As Excel saves texts: in a list beside the cells, some with letters in bold."""
    with xlsxwriter.Workbook(folder / "fil.xlsx") as book:
        sheet, bold = book.add_worksheet("Blad1"), book.add_format({"bold": True})
        for at, row in enumerate(CELLS):
            sheet.write_row(at, 0, row)
        text = CELLS[1][3]
        sheet.write_rich_string(1, 3, text[:2], bold, text[2:4], text[4:])
    return folder / "fil.xlsx"


def months(**answers: Any) -> Made:
    """The months with some answers of the first changed."""
    rows = examples("service_month")
    return xlsx(grid([rows[0] | answers, *rows[1:]], "service_month"))


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
        xlsx([[*CELLS[0][:4], "Har klienten barn?", *CELLS[0][5:]][:4] + CELLS[0][4:], *CELLS[1:]]),
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

EPISODE = examples("episodes")
REVIEW, SERVICE = examples("ips_fidelity", 1)[0], examples("services", 1)[0]


def episode(**answers: str) -> Made:
    """Referrals with some answers of the first changed."""
    return xlsx(grid([EPISODE[0] | answers, *EPISODE[1:]], "episodes"))


BROKEN = (
    Case(
        "an unknown code",
        xlsx(but(0, administration="Centum")),
        ("finns inte i listan för Förvaltning", "Menas ”Centrum”?"),
    ),
    Case("a missing answer", xlsx(but(TARGET, gender="")), ("Kön saknas för en klient i målgruppen",)),
    Case("a missing required answer", xlsx(but(0, administration="")), ("Förvaltning saknas.",)),
    Case("a missing column", xlsx([row[:4] + row[5:] for row in CELLS]), ("Kolumnen ”Kön” saknas",)),
    Case(
        "an unknown column",
        xlsx([[*CELLS[0], "Förvaltningar"], *([*r, "x"] for r in CELLS[1:])]),
        ("Rubriken finns inte i mallen", "Menas ”Förvaltning”?"),
    ),
    Case(
        "a column without heading",
        xlsx([[*CELLS[0], ""], *([*r, "x"] for r in CELLS[1:])]),
        ("ingen rubrik",),
    ),
    Case(
        "the same heading twice",
        xlsx([[*CELLS[0], "Kön"], *([*r, "Man"] for r in CELLS[1:])]),
        ("finns två gånger",),
    ),
    Case(
        "a need though the plan suffices",
        xlsx(but(SUFFICIENT, need_1="Utbildningsinsats")),
        ("fast planeringen räcker",),
    ),
    Case(
        "the second need without the first",
        xlsx(
            but(
                TARGET,
                plan_sufficient="Vet ej",
                need_1="",
                need_1_split="",
                need_2="Utbildningsinsats",
                need_2_split="",
            )
        ),
        ("Behov 2 är ifyllt men inte Behov 1",),
    ),
    Case(
        "the same need twice",
        xlsx(
            but(
                TARGET,
                plan_sufficient="Vet ej",
                need_1="Utbildningsinsats",
                need_1_split="",
                need_2="Utbildningsinsats",
                need_2_split="",
            )
        ),
        ("Samma behov är angivet två gånger",),
    ),
    Case(
        "a need without its part",
        xlsx(
            but(
                TARGET,
                plan_sufficient="Vet ej",
                need_1="Integration",
                need_1_split="",
                need_2="",
                need_2_split="",
            )
        ),
        ("delen saknas",),
    ),
    Case(
        "a part of another need",
        xlsx(
            but(
                TARGET,
                plan_sufficient="Vet ej",
                need_1="Integration",
                need_1_split="Vuxen",
                need_2="",
                need_2_split="",
            )
        ),
        ("Delen hör inte till svaret",),
    ),
    Case(
        "a part of another plan",
        xlsx(but(TARGET, main_plan="Insats via AF", plan_split="Vuxen")),
        ("Delen hör inte till svaret",),
    ),
    Case("a client twice", xlsx(grid([*ROWS, ROWS[0]])), ("Raden finns redan: samma Pseudonym",), 13),
    Case("pseudonyms on some rows", xlsx(but(2, client="")), ("Pseudonym saknas, fast andra rader har en",)),
    Case("two years", xlsx(but(0, year="2023")), ("Filen har flera år: 2023, 2024",)),
    Case("an unreasonable year", xlsx(but(0, year="20244")), ("Året är orimligt",)),
    Case("a year that is no number", xlsx(but(0, year="i år")), ("går inte att läsa som år",)),
    Case("another period than asked for", xlsx(CELLS), ("perioden 2023 är angiven",), period="2023"),
    Case("a formula as a pseudonym", csv(but(0, client="=1+1")), ("den börjar som en formel",)),
    Case("a negative number", months(active="−4"), ("Talet ska vara 0–5000",), 3, "service_month"),
    Case("half a person", months(active="4,5"), ("går inte att läsa som heltal",), 3, "service_month"),
    Case("no month", months(month="2025-13"), ("går inte att läsa som månad",), 3, "service_month"),
    Case("the month twice", months(month="2025-05"), ("samma Insats, Månad",), 3, "service_month"),
    Case(
        "the longest wait shorter than the shortest",
        months(wait_months_low="9"),
        ("är mindre eller tidigare än",),
        3,
        "service_month",
    ),
    Case(
        "an ambiguous date",
        xlsx([STOPS[0], [STOPS[1][0], "03/04/2025", *STOPS[1][2:]]]),
        ("går inte att läsa som datum",),
        1,
        "admission_stop",
    ),
    Case(
        "a day that does not exist",
        xlsx([STOPS[0], [STOPS[1][0], "2025-02-30", *STOPS[1][2:]]]),
        ("går inte att läsa som datum",),
        1,
        "admission_stop",
    ),
    Case(
        "an end before the beginning",
        xlsx([STOPS[0], [STOPS[1][0], "2025-06-01", "2025-05-01", *STOPS[1][3:]]]),
        ("Till är mindre eller tidigare än Från",),
        1,
        "admission_stop",
    ),
    Case(
        "dates of a referral out of order",
        episode(first_meeting="2023-01-01"),
        ("är mindre eller tidigare än",),
        3,
        "episodes",
        "2024",
    ),
    Case(
        "closed without a reason",
        episode(closed="2024-12-01"),
        ("Avslutsorsak saknas",),
        3,
        "episodes",
        "2024",
    ),
    Case(
        "referrals without a period",
        episode(),
        ("inte vilken period filen gäller", "--period"),
        3,
        "episodes",
    ),
    Case(
        "a score of six",
        xlsx(grid([examples("ips_fidelity")[0] | {"item_07": "6"}], "ips_fidelity")),
        ("Talet ska vara 1–5",),
        1,
        "ips_fidelity",
    ),
    Case(
        "too long a note",
        xlsx(grid([examples("proposal_status")[0] | {"note": "a" * 301}], "proposal_status")),
        ("längre än 300 tecken",),
        1,
        "proposal_status",
    ),
    Case(
        "education before it was asked for",
        xlsx(grid([row | {"year": "2022", "education": "Gymnasium"} for row in ROWS])),
        ("Utbildning frågades inte före 2023",),
    ),
    Case(
        "a limit at 37 months before there was one",
        xlsx(grid([row | {"year": "2022"} for row in ASKED_SINCE_2023])),
        ("Svaret fanns inte före 2023", "Rätta året"),
    ),
    Case("an error value of Excel", changed(_error_value), ("finns inte i listan för Förvaltning",)),
    Case(
        "a part without its need",
        xlsx(but(TARGET, plan_sufficient="Vet ej", **NO_NEEDS | {"need_2_split": "Vuxen"})),
        ("Delen är ifylld men inte svaret före",),
    ),
    Case(
        "a highest age under the lowest",
        xlsx(grid([SERVICE | {"age_from": "30", "age_to": "20"}], "services")),
        ("är mindre eller tidigare än",),
        1,
        "services",
        "2025-03",
    ),
    Case(
        "valid to before valid from",
        xlsx(grid([SERVICE | {"valid_from": "2025-03-01", "valid_to": "2025-02-01"}], "services")),
        ("är mindre eller tidigare än",),
        1,
        "services",
        "2025-03",
    ),
    Case(
        "a review that ends before it begins",
        xlsx(grid([REVIEW | {"observed_from": "2025-03-02", "observed_to": "2025-03-01"}], "ips_fidelity")),
        ("är mindre eller tidigare än",),
        1,
        "ips_fidelity",
    ),
    Case(
        "more wrong values than are told one by one",
        csv(grid([row | {"administration": f"Centum {at}"} for at, row in enumerate(survey(260))])),
        ("Samma fel finns i 60 rader till",),
        260,
    ),
    Case("headings and nothing under them", xlsx(CELLS[:1]), ("Filen har inga rader",), 0),
)

IDENTITIES = (
    "19811218-9876",
    "198112189876",
    "811218-9876",
    "8112189876",
    "811218+9876",
    "811218 9876",
    "19811218 9876",
    "811278-9873",
    "811218–9876",
    "81-12-18-9876",
    "klient 811218-9876",
)
OTHERS = {
    "an e-mail address": "anna@example.se",
    "a telephone number": "031-365 00 00",
    "a mobile number": "+46701234567",
    "a name": "Anna Andersson",
}
PERSONAL = (
    *(
        Case(f"identity number {at}", csv(but(1, client=number)), ("personnummer",))
        for at, number in enumerate(IDENTITIES, start=1)
    ),
    Case(
        "an identity number as a number", xlsx([CELLS[0], [198112189876, *CELLS[1][1:]]]), ("personnummer",)
    ),
    Case(
        "an identity number in a column of its own",
        xlsx([[*CELLS[0], "Övrigt"], [*CELLS[1], "811218-9876"]]),
        ("personnummer",),
    ),
    *(Case(name, csv(but(1, client=value)), ("Cellen har",)) for name, value in OTHERS.items()),
    Case(
        "a heading for names",
        xlsx([[*CELLS[0], "Efternamn"], *([*r, "x"] for r in CELLS[1:])]),
        ("rubrik för personuppgifter",),
    ),
)


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    b"<worksheet>&b;</worksheet>"
)


def _million_empty(parts: dict[str, bytes]) -> None:
    rows = b"".join(b'<row r="%d"/>' % number for number in range(1, 1_000_001))
    start = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    parts[SHEET] = start + rows + b"</sheetData></worksheet>"


def _encrypted() -> bytes:
    content = bytearray(repacked(lambda parts: None))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            flags = struct.unpack_from("<H", content, at + offset)[0]
            struct.pack_into("<H", content, at + offset, flags | 1)
            at = content.find(mark, at + 1)
    return bytes(content)


def _only_text(parts: dict[str, bytes]) -> None:
    parts.clear()
    parts["a.txt"] = b"a"


def _formula(book: openpyxl.Workbook) -> None:
    sheet = book.active
    assert sheet is not None
    sheet["A2"] = '=HYPERLINK("x","y")'


WHOLE = to_bytes(workbook(CELLS))
HOSTILE = (
    Case(
        "a zip bomb",
        named("bomb.xlsx", repacked(lambda p: p.update({"xl/media/a": b"\0" * 60_000_000}))),
        ("zip-bomb",),
    ),
    Case(
        "an XML entity bomb",
        named("a.xlsx", repacked(lambda p: p.update({SHEET: ENTITIES}))),
        ("XML-entiteter",),
    ),
    Case(
        "external links",
        named("a.xlsx", repacked(lambda p: p.update({"xl/externalLinks/externalLink1.xml": b"<a/>"}))),
        ("Bryt länkarna",),
    ),
    Case("macros", named("a.xlsm", repacked(lambda p: p.update({"xl/vbaProject.bin": b"x"}))), ("makron",)),
    Case("formulas", changed(_formula), ("Filen har formler, till exempel i cell A2",)),
    Case(
        "a password, as Excel writes it",
        named("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096),
        ("lösenordsskyddad",),
    ),
    Case("a password on the zip file", named("a.xlsx", _encrypted()), ("lösenordsskyddad",)),
    Case("truncated", named("a.xlsx", WHOLE[: len(WHOLE) // 2]), ("skadad eller avkapad",)),
    Case(
        "a damaged part",
        named("a.xlsx", repacked(lambda p: p.update({SHEET: p[SHEET][:900]}))),
        ("går inte att läsa",),
    ),
    Case(
        "markup that is not well-formed",
        named("a.xlsx", repacked(lambda p: p.update({SHEET: p[SHEET].replace(b"<row ", b"<rpw ", 1)}))),
        ("går inte att läsa",),
    ),
    Case(
        "a sheet that is not there",
        named("a.xlsx", repacked(lambda p: p.update({"xl/other.xml": p.pop(SHEET)}))),
        ("går inte att läsa",),
    ),
    Case("a program under another name", named("a.xlsx", b"MZ\x90\x00" + b"\0" * 512), ("är ett program",)),
    Case("a program for Linux", named("a.csv", b"\x7fELF" + b"\0" * 512), ("är ett program",)),
    Case("a PDF", named("a.xlsx", b"%PDF-1.7 ..."), ("en PDF-fil",)),
    Case(
        "a zip file that is no workbook",
        named("a.zip", repacked(_only_text)),
        ("ingen Excel-arbetsbok",),
    ),
    Case("text that calls itself Excel", named("a.xlsx", b"a;b;c\n1;2;3\n"), ("heter som en Excel-fil",)),
    Case(
        "100 000 columns",
        text(b";".join(b"k%d" % n for n in range(100_000)) + b"\n1;2\n"),
        ("fler än 500 kolumner",),
    ),
    Case("a million empty rows", named("a.xlsx", repacked(_million_empty)), ("Inget blad har rubrikerna",)),
    Case("a cell at the far end of the sheet", named("a.xlsx", repacked(_far_away)), ("för sammansatt",)),
    Case(
        "an XML entity bomb in another encoding",
        named(
            "a.xlsx", repacked(lambda p: p.update({"xl/workbook.xml": ENTITIES.decode().encode("utf-16-be")}))
        ),
        ("XML-entiteter",),
    ),
    Case(
        "more rows than are read",
        text(";".join(CELLS[0]).encode() + b"\nx" * 1_100_001),
        ("fler än 1100000 rader",),
    ),
    Case("NUL bytes", text(";".join(CELLS[0]).encode() + b"\n\0\0\0;\0\n"), ("NUL",)),
    Case(
        "a cell of 10 MB",
        text(";".join(CELLS[0]).encode() + b"\n" + b"a" * 10_000_000 + b"\n"),
        ("orimligt lång",),
    ),
    Case(
        "a cell of 40 000 characters",
        text(";".join(CELLS[0]).encode() + b"\n" + b"a" * 40_000 + b"\n"),
        ("mer än 32767 tecken",),
    ),
    Case("an empty file", text(b""), ("Filen är tom",)),
    Case("only spaces", text(b"   \n  \n"), ("Inget blad har rubrikerna",)),
    Case("another table", text(b"a;b\n1;2\n"), ("Inget blad har rubrikerna",)),
    Case(
        "more values than headings",
        text(";".join(CELLS[0]).encode() + b"\n" * 70 + b";" * 40 + b"\n"),
        ("går inte att dela i kolumner",),
    ),
    Case(
        "a quote without its pair",
        text((";".join(CELLS[0]) + '\n"Nordost;' + ";" * 10 + "\n" * 80).encode()),
        ("går inte att dela i kolumner",),
    ),
)
