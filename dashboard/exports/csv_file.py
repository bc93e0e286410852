"""A card's table as CSV that Swedish Excel opens right: semicolon, decimal comma, byte order mark."""

import csv
import io
from typing import TYPE_CHECKING

from components.card import Card
from components.chart_card import told
from components.data_table import columns, listed
from components.marks import mark_of
from components.view import View
from components.wording import filters_in_words, plain
from queries.answers import Answer, NotPublished
from queries.filters import url_attribute
from queries.repository import Repository

if TYPE_CHECKING:
    from _csv import Writer

BYTE_ORDER_MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_of(card: Card, repository: Repository, view: View) -> bytes:
    """The shown table with heading, finding, source and marks above it. Shares are fractions of 1."""
    answer = repository.ask(card.name, view.filters)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe(card.title)])
    if isinstance(answer, Answer):
        _write_answer(writer, card, repository, view, answer)
    elif isinstance(answer, NotPublished):
        writer.writerow(["Inte publicerat."])
    else:
        writer.writerow(["Uppgiften kan inte visas för detta urval."])
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8")


def _write_answer(writer: "Writer", card: Card, repository: Repository, view: View, answer: Answer) -> None:
    passport = repository.passport(answer.origin)
    source = passport.title if passport else answer.origin
    writer.writerow([safe(plain(told(card, answer, view.filters)))])
    writer.writerow([safe(f"Urval: {filters_in_words(view.filters, answer.honoured)}")])
    writer.writerow([safe(f"Källa: {source}, {answer.period}. Dataversion {answer.data_version}.")])
    if mark := mark_of(answer):
        writer.writerow([mark.text])
    if answer.is_protected:
        writer.writerow(["Talen är skyddade: slumpmässigt justerade med några få personer."])
    writer.writerow([])
    shown = columns(card, answer)
    writer.writerow([safe(column.heading) for column in shown])
    for row in listed(answer):
        writer.writerow([_cell(column.raw(row)) for column in shown])


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return safe(value)
    return f"{value:g}".replace(".", ",") if value != int(value) else str(int(value))


def safe(text: str) -> str:
    """Text that no spreadsheet runs as a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def file_name(card: Card, view: View) -> str:
    """A file name that says what it holds: card and filters, ASCII."""
    words = "-".join(
        url_attribute(name).code(code).slug for name, codes in view.filters.chosen for code in codes
    )
    return f"{card.name}{'-' + words if words else ''}.csv"[:120].replace('"', "")
