"""A file without faults: its warnings to acknowledge, what it would change, and the way to publish it."""

from typing import Any

from components.intake.parts import actions, button, counted
from components.intake.tables import change_table, count_table, remark_table
from components.markup import light
from dashboard.formatting import NBSP, capitalised, number
from dashboard.intake_page.state import Order, State
from data.intake.model import source
from data.protection.lattice import EVERY_TABLE

ONCE = (
    "Uppgifter om personer publiceras en gång per period. En rättning efteråt kräver en ny hemlighet och går "
    "att göra en gång, för annars avslöjar skillnaden vem som rättades."
)
TABLES = {EVERY_TABLE: "alla", 3: "högst tre", 2: "högst två", 1: "en"}
RECOUNT = "Visa vad det gör med sidorna"
FEWER = "Välj färre bara om röjandekontrollen säger nej, och se vad det gör med sidorna innan du publicerar."
ACKNOWLEDGE = "Läs varningarna. Kryssa för dem som stämmer; gör någon inte det, avbryt och rätta filen."
NO_CHANGE = "Inga tal på sidorna ändras."


def ready(job: str, order: Order, state: State) -> list[Any]:
    """Everything that is to be looked at, and below it the way on."""
    once = [light("P", ONCE, className="hint")] if source(order.source).counts_people else []
    main = {"className": "tool is-main", "id": "intake-publish"}
    publish = button("Publicera", "publish", job, disabled=bool(state.warnings), **main)
    ways = [*([] if state.hindrance else [publish]), button("Avbryt", "cancel", job)]
    failure = [light("P", state.why, className="fault-note")] if state.why else []
    hindrance = [light("P", state.hindrance, className="fault-note")] if state.hindrance else []
    return [
        *failure,
        *([light("P", light("Strong", counted(state)), className="finding")] if state.counts else []),
        *_warnings(state),
        *_changes(state),
        *remark_table(state),
        *hindrance,
        *([] if state.hindrance else [*_fewer(job, order, state), *once]),
        actions(*ways),
    ]


def _fewer(job: str, order: Order, state: State) -> list[Any]:
    """The way out when the audit refuses a period: at hand when it has, otherwise behind a heading."""
    if not source(order.source).is_in_tables:
        return []
    offered = [
        light("Option", words, value=str(most), selected=most == state.most_attributes)
        for most, words in TABLES.items()
    ]
    field = light(
        "Div",
        [
            light("Label", "Variabler i varje tabell", **{"for": "intake-most"}),
            light(
                "Select",
                offered,
                name="most",
                id="intake-most",
                **{"aria-describedby": "intake-most-hint"},
            ),
            light("P", FEWER, className="hint", id="intake-most-hint"),
            light("Div", button(RECOUNT, "preview", job, id="intake-recount", disabled=True)),
        ],
        className="field",
    )
    if state.why or state.fewer:
        return [field]
    return [light("Details", [light("Summary", "Färre variabler"), field], className="kept-more")]


def _warnings(state: State) -> list[Any]:
    if not state.warnings:
        return []
    if state.hindrance:
        items = [light("Li", capitalised(words)) for words in state.warnings]
        return [light("H3", "Varningar"), light("Ul", items, className="intake-kinds")]
    boxes = [light("Li", _box(at, words)) for at, words in enumerate(state.warnings)]
    return [
        light("H3", "Varningar"),
        light("P", ACKNOWLEDGE),
        light("Ul", boxes, className="intake-warnings", id="intake-warnings"),
    ]


def _box(at: int, words: str) -> list[Any]:
    name = f"intake-warning-{at}"
    return [
        light("Input", type="checkbox", name="acknowledged", value=str(at), id=name),
        light("Label", capitalised(words), **{"for": name}),
    ]


def _sum(state: State) -> Any:
    """How much changes: more than the frame of the table may show at once."""
    cards, pages = len(state.changes), len({one["page"] for one in state.changes})
    places = f"{number(pages)}{NBSP}{'sida' if pages == 1 else 'sidor'}"
    return light("P", [light("Strong", f"{number(cards)}{NBSP}kort"), f" på {places} ändras."])


def _changes(state: State) -> list[Any]:
    if state.hindrance and not state.changes:
        return []
    counts = [light("H3", state.title), count_table(state)] if state.counted else []
    coarse = [light("P", state.fewer)] if state.fewer else []
    changes = [_sum(state), change_table(state)] if state.changes else [light("P", NO_CHANGE)]
    return [*counts, light("H3", "Vad som ändras på sidorna"), *coarse, *changes]
