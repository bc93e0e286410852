"""Every rule broken once: the fault is told, and nothing of the file would be stored."""

import openpyxl

from tests.intake.corpus.cases import (
    ASKED_SINCE_2023,
    CELLS,
    ROWS,
    STOPS,
    SUFFICIENT,
    TARGET,
    Case,
    Made,
    but,
    changed,
    csv,
    months,
    xlsx,
)
from tests.intake.files import examples, grid, survey

EPISODE = examples("episodes")
REVIEW, SERVICE = examples("ips_fidelity", 1)[0], examples("services", 1)[0]


def _error_value(book: openpyxl.Workbook) -> None:
    sheet = book.active
    assert sheet is not None
    cell = sheet.cell(3, 4)
    cell.value, cell.data_type = "#N/A", "e"


def episode(**answers: str) -> Made:
    """Referrals with some answers of the first changed."""
    return xlsx(grid([EPISODE[0] | answers, *EPISODE[1:]], "episodes"))


def needing(first: str, second: str = "", *, part: str = "", second_part: str = "") -> Made:
    """The good rows, but one has these needs and parts, and it is not known whether its plan suffices."""
    needs = {"need_1": first, "need_1_split": part, "need_2": second, "need_2_split": second_part}
    return xlsx(but(TARGET, plan_sufficient="Vet ej", **needs))


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
        needing("", "Utbildningsinsats"),
        ("Behov 2 är ifyllt men inte Behov 1",),
    ),
    Case(
        "the same need twice",
        needing("Utbildningsinsats", "Utbildningsinsats"),
        ("Samma behov är angivet två gånger",),
    ),
    Case(
        "a need without its part",
        needing("Integration"),
        ("delen saknas",),
    ),
    Case(
        "a part of another need",
        needing("Integration", part="Vuxen"),
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
        needing("", second_part="Vuxen"),
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
