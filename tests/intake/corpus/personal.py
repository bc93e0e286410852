"""Personal data where none may be: refused, and never repeated in what is said."""

from tests.intake.corpus.cases import CELLS, Case, but, csv, xlsx

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
