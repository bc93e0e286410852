"""What tells who a person is, in one text: identity numbers, e-mail and telephone."""

import re
from datetime import date

from data.intake.wording import DASHES, SPACES

IDENTITY = re.compile(r"(?<!\d)(?P<century>18|19|20)?(?P<birth>\d{6})(?P<mark>[-+ ]?)(?P<last>\d{4})(?!\d)")
SEPARATED = re.compile(r"(?<!\d)(18|19|20)?(\d\d)[-./ ](\d\d)[-./ ](\d\d)[-+ ]?(\d{4})(?!\d)")
INTERIM = re.compile(r"(?<!\d)(18|19|20)?\d{6}[-+ ]?[TRSUWXJKLMN]F?\d{2,3}(?!\d)", re.IGNORECASE)
# One sign before the @ is enough, and a long text without any takes no longer for it.
EMAIL = re.compile(r"[\w.+-]@[\w-]+\.[\w.-]+")
TELEPHONE = re.compile(
    r"(?<!\d)(?:(?:\+|00)46[ -]?(?:\(0\))?|0)\d{1,3}[ -]\d{2,3}[ -]?\d{2}[ -]?\d{2,3}(?!\d)"
)
MOBILE = re.compile(r"(?<!\d)(?:(?:\+|00)46|0)7[02369]\d{7}(?!\d)")
NUMBERS = (IDENTITY, SEPARATED, INTERIM, TELEPHONE, MOBILE)
SHORTEST = 8
LEAP = 2000


def kind_of(text: str) -> str:
    """What personal data a text holds, in Swedish, empty when it holds none."""
    if len(text) < SHORTEST and "@" not in text:
        return ""
    plain = SPACES.sub(" ", text.translate(DASHES))
    if _has_identity(plain):
        return "ett personnummer eller samordningsnummer"
    if EMAIL.search(plain):
        return "en e-postadress"
    if TELEPHONE.search(plain) or MOBILE.search(plain):
        return "ett telefonnummer"
    return ""


def _has_identity(text: str) -> bool:
    if INTERIM.search(text):
        return True
    spread = [(m[1], m[2] + m[3] + m[4], "-", m[5]) for m in SEPARATED.finditer(text)]
    whole = [(m["century"], m["birth"], m["mark"], m["last"]) for m in IDENTITY.finditer(text)]
    return any(_is_identity(*parts) for parts in (*whole, *spread))


def _is_identity(century: str | None, birth: str, mark: str, last: str) -> bool:
    """A birth date that exists (day + 60 for coordination numbers); the check digit decides where nothing
    else tells the number from any other of ten digits."""
    month, day = int(birth[2:4]), int(birth[4:])
    try:
        # 2000 stands for a year without century, because it is a leap year as well.
        date(int(century + birth[:2]) if century else LEAP, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    return bool(mark or century) or is_checked(birth + last)


def is_checked(ten: str) -> bool:
    """Whether the last of ten digits is their check digit (Luhn)."""
    doubled = [int(digit) * (2 - at % 2) for at, digit in enumerate(ten)]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
