"""Headings that several questions and pages share: of details beside the numbers, and of passports."""

from queries.reference import Passport

SOURCE = "Källa"
SECTION = "Avsnitt"
WHEN = "När"
RESPONSIBLE = "Ansvarig"
REMARK = "Anmärkning"
CAVEATS = "Att tänka på"
PASSPORT = {
    "title": SOURCE,
    "producer": "Framtagen av",
    "population": "Vilka som räknas",
    "period": WHEN,
    "filled_in_by": "Ifylld av",
    "method": "Metod",
    "leaves_out": "Vilka som saknas",
    "coverage": "Täckning",
    "licence": "Villkor",
}
"""What the columns of a passport are called."""


def told(passport: Passport, *columns: str) -> tuple[tuple[str, str], ...]:
    """Columns of a passport under their headings, in the order asked for."""
    return tuple((PASSPORT[column], str(getattr(passport, column))) for column in columns)
