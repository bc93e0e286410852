"""Text that people write: made harmless, measured, and refused when it looks like a personal number."""

import re
import unicodedata

from dashboard.formatting import number
from dashboard.presentations.model import HEADING_LIMIT, NOTE_LIMIT, RefusedTextError

LABELS = {
    "name": "Namnet",
    "forum": "Forumet",
    "heading": "Rubriken",
    "note": "Anteckningen",
    "text": "Beslutet",
    "owner": "Ägaren",
}
LONG = ("note", "text")
REQUIRED = {
    "name": "Ge presentationen ett namn.",
    "forum": "Välj vilket forum presentationen gäller.",
    "text": "Skriv vad som har beslutats.",
    "owner": "Skriv vem som ansvarar, som roll: till exempel avdelningschef Hisingen.",
}
PERSONAL = (
    "{label} ser ut att innehålla ett personnummer och sparas inte. "
    "Ta bort numret; resten av det du har skrivit står kvar."
)
TOO_LONG = "{label} är {length} tecken. Korta till högst {limit}."
# Year, month, day (a coordination number has 60 more) and four signs, with or without separators.
NUMBER = re.compile(
    r"(?<!\d)(\d{2})?\d{2}[\s./-]?(0[1-9]|1[0-2])[\s./-]?(0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
    r"[\s+-]{0,3}(\d{4}|[a-z]\d{3}|[a-z]{2}\d{2})(?![\da-z])",
    re.IGNORECASE,
)
DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-")
KEPT_CONTROLS = "\n\t"
JOINERS = "\u200c\u200d"
"""Invisible signs that scripts and emoji are written with."""


def looks_personal(text: str) -> bool:
    """Whether something in the text has the form of a personal or coordination number."""
    shown = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return NUMBER.search(unicodedata.normalize("NFKC", shown).translate(DASHES)) is not None


def harmless(text: str) -> str:
    """The text without control signs, signs that turn the direction of what follows, and half characters."""
    one_break = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in one_break if _is_kept(sign)).strip()


def _is_kept(sign: str) -> bool:
    return sign in KEPT_CONTROLS or sign in JOINERS or unicodedata.category(sign) not in ("Cc", "Cf", "Cs")


def checked(field: str, text: str) -> str:
    """The text as it may be kept. RefusedTextError says in Swedish why it may not."""
    clean = harmless(text)
    label = LABELS[field]
    limit = NOTE_LIMIT if field in LONG else HEADING_LIMIT
    if field not in LONG:
        clean = " ".join(clean.split())
    if not clean and field in REQUIRED:
        raise RefusedTextError(REQUIRED[field], field)
    if len(clean) > limit:
        words = TOO_LONG.format(label=label, length=number(len(clean)), limit=number(limit))
        raise RefusedTextError(words, field)
    if looks_personal(clean):
        raise RefusedTextError(PERSONAL.format(label=label), field)
    return clean
