"""A workbook in memory in the dashboard's look, whose texts are texts whatever they begin with."""

import io
import re
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.csv_file import FORMULA_STARTS
from dashboard.frame import NAME
from dashboard.theme import LIGHT

__all__ = ["Book", "Worksheet"]
FONT = "Open Sans"
LONGEST_PROPERTY = 250
A4 = 9
READABLE = 55
"""Per cent; smaller print is not read."""
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
OPTIONS: dict[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
Looks = dict[str, Any]
WORDS: Looks = {"text_wrap": True, "valign": "top"}
NUMBER: Looks = {"valign": "top"}
TITLE: Looks = {"bold": True, "font_size": 15}
HEADING: Looks = {"bold": True, "font_size": 12, "font_color": LIGHT["d1"]}
FINDING: Looks = WORDS | {"font_size": 11}
NOTE: Looks = WORDS | {"font_color": LIGHT["muted"]}
MARK: Looks = WORDS | {"bg_color": LIGHT["synt"], "font_color": LIGHT["synt-ink"]}
COLUMN_HEADING: Looks = WORDS | {"bold": True, "bg_color": LIGHT["d1"], "font_color": LIGHT["on-data"]}


class Book:
    """Sheets, looks and texts. `subject` and `comments` go into the properties of the file."""

    def __init__(self, title: str, subject: str, comments: str) -> None:
        self._file = io.BytesIO()
        self._book = Workbook(self._file, OPTIONS)
        self._formats: dict[str, Format] = {}
        told = {"title": title, "subject": subject, "comments": comments}
        properties = {name: clean(text)[:LONGEST_PROPERTY] for name, text in told.items()}
        self._book.set_properties({**properties, "author": NAME, "company": "Göteborgs Stad"})

    def sheet(self, name: str) -> Worksheet:
        """A new sheet, printed on the width of a page."""
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&F&R&P (&N)")
        return sheet

    def spread(self, sheet: Worksheet) -> None:
        """A table too wide for a page that can be read: over more of them, with its first column on each."""
        sheet.set_print_scale(READABLE)
        sheet.repeat_columns(0)

    def looks(self, looks: Looks) -> Format:
        """The format with these looks, made once."""
        key = repr(sorted(looks.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"font_name": FONT, "font_size": 10} | looks)
        return self._formats[key]

    def text(self, sheet: Worksheet, row: int, column: int, text: str, looks: Looks) -> None:
        """A text that stays one, also when somebody edits its cell."""
        risky = {"quote_prefix": True} if text.startswith(FORMULA_STARTS) else {}
        sheet.write_string(row, column, clean(text), self.looks(looks | risky))

    def across(self, sheet: Worksheet, row: int, last: int, text: str, looks: Looks) -> None:
        """A text over the columns up to the last."""
        sheet.merge_range(row, 0, row, last, "", self.looks(looks))
        self.text(sheet, row, 0, text, looks)

    def table(self, sheet: Worksheet, area: tuple[int, int, int, int], headings: list[str]) -> None:
        """Makes an area a table that can be sorted and filtered; its cells are written afterwards."""
        columns = [{"header": clean(heading)} for heading in headings]
        sheet.add_table(*area, {"columns": columns, "style": "Table Style Light 1", "name": "Data"})

    def content(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._file.getvalue()


def clean(text: str) -> str:
    """Text that a file of XML can hold: no control characters, no half of a pair of surrogates."""
    return UNWRITABLE.sub("", text.encode("utf-8", "replace").decode())
