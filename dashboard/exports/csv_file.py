"""A card's table as CSV that Swedish Excel opens right: semicolon, decimal comma, byte order mark."""

import csv
import io

from dashboard.exports.exhibit import Exhibit

BYTE_ORDER_MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_of(exhibit: Exhibit) -> bytes:
    """The shown table with heading, finding, source and marks above it. Shares are fractions of 1."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe(line)] for line in heading_lines(exhibit))
    columns, rows = exhibit.table
    if rows:
        writer.writerow([])
        writer.writerow([safe(column.heading) for column in columns])
    for row in rows:
        writer.writerow([_cell(column.raw(row)) for column in columns])
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8")


def heading_lines(exhibit: Exhibit) -> list[str]:
    """What stands above the table: title, finding, what was chosen, source, marks."""
    source = exhibit.passport.title if exhibit.passport else ""
    period = getattr(exhibit.answer, "period", "")
    origin = ", ".join(part for part in (source, "" if period in source else period) if part)
    return [
        exhibit.title,
        exhibit.finding,
        " · ".join(part for part in (f"Urval: {exhibit.selection}", exhibit.counted) if part),
        *([exhibit.left_out] if exhibit.left_out else []),
        f"{f'Källa: {origin}. ' if origin else ''}Dataversion {exhibit.data_version}.",
        *exhibit.marks,
    ]


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return safe(value)
    return f"{value:g}".replace(".", ",") if value != int(value) else str(int(value))


def safe(text: str) -> str:
    """Text that no spreadsheet runs as a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
