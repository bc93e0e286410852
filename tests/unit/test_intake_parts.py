"""What the page of the intake says of a job in every phase: with the right numbers, and nothing missing."""

from typing import Any

import pytest

from components.intake.overview import log_table, version_table
from components.intake.work import step_of, work
from dashboard.intake_page.state import PUBLISHES, RETURNS, WAITING, Order, Phase, State
from data.intake.log import BEGUN
from queries.answers import Row
from queries.versions import KEPT, SERVED
from tests.unit.asked import INNER_WORKINGS, walk, words

AT = "2026-03-09T13:05:00.000+00:00"
FILE = Order(PUBLISHES, "anna", AT, source="v40", name="vecka 40.xlsx", suffix=".xlsx")
BACK = Order(RETURNS, "anna", AT, version="2026-03-01-abcd")
CHANGE = {
    "page": "Behov",
    "card": "Vilka insatser saknas?",
    "words": "Arbete 5 → 9",
    "rows": 4,
    "path": "/behov",
}
TITLE = "Klienter i målgruppen 2024 efter förvaltning"
COUNTED: list[dict[str, Any]] = [
    {"label": "Hisingen", "before": 2013, "after": 2114},
    {"label": "Centrum", "before": 40, "after": 38},
    {"label": "Sydväst", "before": None, "after": 800},
]


def remark(level: str, value: str = "") -> dict[str, Any]:
    place = {"sheet": "Blad1", "row": 14, "column": "B"}
    return {"level": level, "wrong": f"Något är {level}.", "todo": "", "value": value, "code": "", **place}


def shown(state: State, order: Order = FILE) -> str:
    text = words(work("0" * 32, order, state))
    assert not INNER_WORKINGS.search(text)
    return text


@pytest.mark.parametrize(
    ("phase", "order"),
    [*((phase, FILE) for phase in Phase), *((phase, BACK) for phase in Phase if phase not in WAITING)],
)
def test_every_phase_has_a_heading_and_the_facts(phase: Phase, order: Order) -> None:
    text = shown(State(phase, version="2026-03-01-abcd"), order)
    heading = words(work("0" * 32, order, State(phase, version="2026-03-01-abcd"))[0])
    assert heading and heading[0].isupper() and heading in text
    assert "anna" in text and "2026-03-09 14.05" in text, "Swedish time"
    assert step_of(order, State(phase)) in (None, 2, 3, 4, 5)
    assert (step_of(order, State(phase)) is None) >= (order is BACK)


def test_counts_are_told_before_and_after_with_the_difference() -> None:
    text = shown(State(Phase.READY, counted=COUNTED, title=TITLE, changes=[CHANGE], year=2024))
    assert "Hisingen 2 013 2 114 +101" in text and "Centrum 40 38 −2" in text
    assert "Sydväst – 800 –" in text and TITLE in text
    assert "Behov Vilka insatser saknas? Arbete 5 → 9 4" in text and "på 1 sida ändras." in text


def test_faults_are_counted_and_those_that_are_not_listed_too() -> None:
    state = State(
        Phase.FAULTY,
        counts={"fel": 812, "varning": 1, "upplysning": 2},
        kinds=[(f"Fel av slag {k}.", 90 - k) for k in range(10)],
        remarks=[remark("fel", "<b>Mitten</b>"), remark("varning")],
        has_marked=True,
    )
    text = shown(state)
    assert "Filen har 812 fel" in text and "812 fel, 1 varning, 2 upplysningar." in text
    assert (
        "90 ×" in text
        and "Fel av slag 7." in text
        and "Fel av slag 8." not in text
        and "och 2 slag till" in text
    )
    assert "Fel Blad1 14 B <b>Mitten</b> Något är fel." in text
    assert "och 813 till i den märkta filen." in text
    assert "Publicera" not in text


def test_a_file_without_faults_lists_its_notes_and_its_warnings_once() -> None:
    state = State(
        Phase.READY,
        counts={"varning": 2, "upplysning": 1},
        warnings=["rad 3, kolumn J: ett.", "Två."],
        remarks=[remark("varning"), remark("upplysning")],
    )
    text = shown(state)
    assert "Rad 3, kolumn J: ett." in text and "Något är upplysning." in text
    assert "Något är varning." not in text and " till" not in text.replace("till i", "")
    boxes = [node for node in walk(work("0" * 32, FILE, state)) if node["props"].get("type") == "checkbox"]
    assert [box["props"]["value"] for box in boxes] == ["0", "1"]
    publish = [n for n in walk(work("0" * 32, FILE, state)) if n["props"].get("id") == "intake-publish"]
    assert publish[0]["props"]["disabled"] is True


@pytest.mark.parametrize(("why", "is_hidden"), [("", True), ("Röjandekontrollen går inte igenom.", False)])
def test_fewer_variables_are_at_hand_when_the_audit_has_said_no(why: str, is_hidden: bool) -> None:
    state = State(Phase.READY, why=why)
    kinds = [node["type"] for node in walk(work("0" * 32, FILE, state))]
    assert "Select" in kinds and ("Details" in kinds) is is_hidden
    assert ("Publiceringen gick inte igenom" in shown(state)) is not is_hidden
    stops = Order(PUBLISHES, "anna", AT, source="admission_stop", name="stopp.csv", suffix=".csv")
    assert "Variabler i varje tabell" not in shown(state, stops)


def test_without_a_secret_there_is_no_way_to_publish() -> None:
    hindrance = "Panelen kör med demons öppna hemlighet."
    state = State(Phase.READY, hindrance=hindrance, changes=[CHANGE], warnings=["rad 3: ett."])
    text = shown(state)
    assert "Rad 3: ett." in text and "Kryssa" not in text
    assert "demons öppna hemlighet" in text and "Publicera" not in text and "Avbryt" in text


def test_versions_can_be_chosen_and_those_that_protection_forbids_say_why() -> None:
    rows = [
        Row(code, code, group=group, details=(("Byggd", code[:10]), ("Klienter", "Inlästa"), ("Ändrat", "–")))
        for code, group in (("2026-03-03-cc", KEPT), ("2026-03-02-bb", SERVED), ("2026-03-01-aa", KEPT))
    ]
    table = version_table(rows, {"2026-02-01-ff": "den innehåller antal som har rättats."})
    asked = {n["props"]["data-intake-ask"]: words(n) for n in walk(table) if "data-intake-ask" in n["props"]}
    assert set(asked) == {"2026-03-03-cc", "2026-03-01-aa"}
    assert asked["2026-03-03-cc"].startswith("Visa igen") and asked["2026-03-01-aa"].startswith("Gå tillbaka")
    assert "2026-03-02-bb 2026-03-02 Inlästa – Visas nu" in words(table)
    assert "2026-02-01-ff" in words(table) and "den innehåller antal som har rättats." in words(table)
    assert words(version_table([], {})) == "Det finns ingen version än."


def test_the_log_tells_what_goes_on_from_what_was_cut_short() -> None:
    begun = {"at": AT, "who": "anna", "source": "v40", "file_hash": "ab", "rows": 3, "came_of_it": BEGUN}
    fewer = {**begun, "came_of_it": "publicerad", "version": "ny", "most_attributes": 2, "periods": ["2024"]}
    assert "Pågår" in words(log_table([begun], {"ab"}))
    assert "Påbörjad, avslutades inte" in words(log_table([begun], set()))
    told = words(log_table([fewer, {"came_of_it": "?"}], set()))
    assert "2024 3 Publicerad (högst 2 variabler i tabellerna) ny" in told


@pytest.mark.parametrize(
    ("before", "heading", "has_links"),
    [("gammal", "Version ny visas nu", True), ("ny", "Inget ändrades: version ny har redan de här", False)],
)
def test_what_is_published_says_which_pages_have_changed(before: str, heading: str, has_links: bool) -> None:
    text = shown(State(Phase.PUBLISHED, changes=[CHANGE], version="ny", before=before))
    assert heading in text and ("Sidor som har ändrats: Behov" in text) is has_links


@pytest.mark.parametrize(("percent", "value"), [(None, None), (40, "40")])
def test_a_bar_fills_where_it_is_known_how_far(percent: int | None, value: str | None) -> None:
    state = State(Phase.READING, said=["Läser …"], detail="steg 2", percent=percent)
    bar = next(node for node in walk(work("0" * 32, FILE, state)) if node["type"] == "Progress")
    assert bar["props"].get("value") == value and "Läser … steg 2" in shown(state)
