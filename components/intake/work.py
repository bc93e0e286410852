"""The work on a file, phase by phase: how far it is, what is wrong, what would change, what came of it."""

from typing import Any

from components.intake.overview import moment, title_of
from components.intake.parts import actions, button, counted
from components.intake.places import API
from components.intake.ready import ready
from components.intake.tables import kind_list, page_links, remark_table
from components.markup import light, light_link
from dashboard.formatting import number
from dashboard.intake_page.state import ENDED, RETURNS, WAITING, Order, Phase, State

HOME = "/inlasning"
AUDIT = "Röjandekontrollen brukar ta någon minut. Du kan stänga sidan; arbetet fortsätter."
IDLE = "Ingen gjorde något på 30 minuter, så det lästa är borttaget. Lämna filen igen."
NOTHING_SAVED = "Filen är borttagen och inget har sparats."
GOING_ON = {
    Phase.RECEIVING: "Tar emot filen",
    Phase.READING: "Läser och kontrollerar filen",
    Phase.PREVIEWING: "Räknar vad som skulle ändras",
    Phase.PUBLISHING: "Publicerar",
    Phase.RETURNING: "Byter version",
}
STEP_OF = {
    Phase.RECEIVING: 2,
    Phase.PUBLISHING: 4,
    Phase.PUBLISHED: 5,
    Phase.CANCELLED: None,
    Phase.EXPIRED: None,
    Phase.BROKEN: None,
}


def step_of(order: Order, state: State) -> int | None:
    """Which of the four steps a job is in."""
    return None if order.kind == RETURNS else STEP_OF.get(state.phase, 3)


def heading(order: Order, state: State) -> str:
    """The phase in a few words."""
    if state.phase in GOING_ON:
        return GOING_ON[state.phase]
    return {
        Phase.FAULTY: f"Filen har {number(state.counts.get('fel', 0))} fel",
        Phase.READY: "Publiceringen gick inte igenom" if state.why else "Filen är utan fel",
        Phase.PUBLISHED: _published(state),
        Phase.RETURNED: f"Version {order.version} visas nu",
        Phase.REFUSED: _refused(order, state),
        Phase.CANCELLED: "Inläsningen är avbruten" if order.source else "Bytet är avbrutet",
        Phase.EXPIRED: "Tiden gick ut",
        Phase.BROKEN: "Arbetet blev inte klart",
    }[state.phase]


def _published(state: State) -> str:
    if state.version == state.before:
        return f"Inget ändrades: version {state.version} har redan de här uppgifterna"
    return f"Version {state.version} visas nu"


def _refused(order: Order, state: State) -> str:
    if order.kind == RETURNS:
        return f"Version {order.version} går inte att visa"
    return "Filen kan inte publiceras" if state.rows else "Filen tas inte emot"


def work(job: str, order: Order, state: State) -> list[Any]:
    """Everything there is to see of a job."""
    return [
        light("H2", heading(order, state), id="intake-heading", tabIndex=-1),
        light("P", _facts(order, state), className="muted own-words"),
        *_content(job, order, state),
    ]


def _facts(order: Order, state: State) -> str:
    parts = [title_of(order.source), order.name, order.period] if order.source else [order.version]
    rows = f"{number(state.rows)} rader" if state.rows else ""
    return " · ".join(part for part in (*parts, rows, moment(order.at), order.who) if part)


def _content(job: str, order: Order, state: State) -> list[Any]:
    if state.phase == Phase.FAULTY:
        return _faulty(job, state)
    if state.phase == Phase.READY:
        return ready(job, order, state)
    if state.phase not in ENDED | WAITING:
        return _going_on(job, state)
    return _ended(state)


def _going_on(job: str, state: State) -> list[Any]:
    """The steps done and the one going on; a bar that fills where it is known how far."""
    said = state.said[-6:]
    done = [light("Li", words, className="is-done") for words in said[:-1]]
    detail = f" {state.detail}" if state.detail else ""
    present = [light("Li", f"{words}{detail}", className="is-present") for words in said[-1:]]
    known = {} if state.percent is None else {"value": str(state.percent)}
    bar = light(
        "Progress", max="100", className="intake-bar", **known, **{"aria-labelledby": "intake-heading"}
    )
    note = [light("P", AUDIT, className="hint")] if state.phase == Phase.PUBLISHING else []
    return [
        bar,
        light("Ul", [*done, *present], className="intake-said"),
        *note,
        actions(button("Avbryt", "cancel", job)),
    ]


def _faulty(job: str, state: State) -> list[Any]:
    marked = light(
        "A", "Hämta filen med felen märkta (Excel)", href=f"{API}/jobs/{job}/marked", className="tool is-main"
    )
    words = "Rätta felen i filen och lämna den igen. Inget har sparats."
    return [
        light("P", [light("Strong", counted(state)), f" {words}"], className="finding"),
        actions(*([marked] if state.has_marked else []), button("Lämna en rättad fil", "again", job)),
        kind_list(state),
        *remark_table(state),
    ]


def _ended(state: State) -> list[Any]:
    words = {
        Phase.CANCELLED: NOTHING_SAVED,
        Phase.EXPIRED: IDLE,
        Phase.PUBLISHED: "Alla som öppnar panelen ser de nya uppgifterna. Filen är borttagen.",
        Phase.RETURNED: "Alla som öppnar panelen ser den versionen.",
    }.get(state.phase, state.why)
    if state.phase == Phase.CANCELLED and state.version and not state.rows:
        words = "Versionen som visades visas fortfarande."
    kind = "fault-note" if state.phase in (Phase.REFUSED, Phase.BROKEN) else "finding"
    again = light_link("Lämna en fil till", HOME)
    again["props"]["className"] = "tool is-main"
    return [light("P", words, className=kind), *page_links(state), actions(again)]
