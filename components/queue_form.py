"""The queue model's form: the service, its published facts, and every number that can be filled in."""

from typing import Any

from dash import html

from components.card_states import UNREADABLE
from components.choices import date_field, form, number_field
from components.markup import choice_link, extra, light
from components.view import View
from dashboard.formatting import count, exact
from data.codebook.services import service_words
from queries.answers import Answer, Row
from queries.connection import StoreUnavailableError
from queries.deadlines import Deadline
from queries.filters import Filters
from queries.queue_assumptions import INPUTS, Input
from queries.queue_inputs import inflow_from_participants, waiting_from_months
from queries.repository import Repository
from queries.service_options import QUEUE_AMOUNTS, QUEUE_OPTIONS, QUEUE_SERVICE, is_share
from queries.service_plan import NO_SERVICE
from queries.services import COUNTED

QUEUE_FORM = "queue-form"


def queue_form_card() -> html.Section:
    """The empty card of the form."""
    title = html.H2("Fyll i om insatsen", id="queue-form-title")
    return html.Section(
        [title, html.Div(id=QUEUE_FORM, className="card-choices")],
        className="card",
        style={"--span": 12},
        **extra({"aria-labelledby": "queue-form-title"}),
    )


def queue_form(repository: Repository, view: View) -> list[Any]:
    """The choice of service, what is published about it, and the fields with their suggestions."""
    try:
        participants = repository.ask("service_catalogue", Filters())
        queues = repository.ask("service_queues", Filters())
    except StoreUnavailableError:
        return [light("P", UNREADABLE)]
    if not isinstance(participants, Answer) or not isinstance(queues, Answer):
        return [light("P", "Det finns inga insatser att välja.", className="card-message")]
    code = _chosen_code(view.filters)
    served = next((row for row in participants.rows if row.code == code), None)
    queued = next((row for row in queues.rows if row.code == code), None)
    fields = [_field(view, field, served, queued) for field in INPUTS]
    return [
        _service_menu(view, participants.rows, served),
        *_published(served, queued),
        form("Antaganden om kön", fields),
    ]


def _chosen_code(filters: Filters) -> str:
    by_slug = {slug: code for code, slug in service_words("slugs").items()}
    return by_slug.get(filters.option(QUEUE_SERVICE.slug), "")


def _service_menu(view: View, rows: tuple[Row, ...], chosen: Row | None) -> Any:
    """Choosing another service empties every field: its numbers are not those of the one before."""
    slugs = service_words("slugs")
    offered = [(NO_SERVICE, ""), *((row.label, slugs[row.code]) for row in rows)]
    links = [_service_link(view, label, slug) for label, slug in offered]
    words = f"Insats: {chosen.label if chosen else NO_SERVICE}"
    panel = light("Div", links, className="menu-panel tall", role="group", **{"aria-label": "Välj insats"})
    summary = light("Summary", words, className="menu-button")
    return light("Details", [summary, panel], className="menu", id="queue-service", **{"data-menu": ""})


def _service_link(view: View, label: str, slug: str) -> Any:
    filters = view.filters
    for option in QUEUE_OPTIONS:
        filters = filters.with_option(option.slug, "")
    is_on = view.filters.option(QUEUE_SERVICE.slug) == slug
    href = view.filtered(filters.with_option(QUEUE_SERVICE.slug, slug))
    return choice_link(label, href, "menu-item", is_on=is_on)


def _published(served: Row | None, queued: Row | None) -> list[Any]:
    if served is None or queued is None:
        return [light("P", "Välj en insats för att få med det som är publicerat om den.", className="hint")]
    what = dict(served.details)[COUNTED]
    number = f"{count(served.count)} ({what})" if served.count is not None else what
    words = f"Enligt rapport: {number}. Kö i januari 2025: {queued.text or queued.group_label.lower()}."
    return [light("P", words, className="hint")]


def _field(view: View, field: Input, served: Row | None, queued: Row | None) -> Any:
    prefilled = ""
    if field.code == "waiting" and queued is not None and queued.group != "not_stated":
        is_none = queued.group == "none"
        prefilled = "0" if is_none else "" if queued.count is None else f"{queued.count:g}"
    hint = _hint(view.filters, field, served, queued, is_prefilled=bool(prefilled))
    amount = QUEUE_AMOUNTS[field.code]
    if isinstance(amount, Deadline):
        return date_field(view, amount, hint=hint)
    return number_field(view, amount, hint=hint, prefilled=prefilled)


def _hint(
    filters: Filters, field: Input, served: Row | None, queued: Row | None, *, is_prefilled: bool
) -> list[Any]:
    """The suggestion, and the reason for it behind one click."""
    if is_prefilled:
        return [light("Span", "Enligt rapport, januari 2025")]
    reason = " ".join(part for part in (field.meaning, field.reason) if part)
    summary = light("Summary", _suggestion(filters, field, served, queued))
    return [light("Details", [summary, light("P", reason)], className="door")]


def _suggestion(filters: Filters, field: Input, served: Row | None, queued: Row | None) -> str:
    inflow, stay = (filters.amount(QUEUE_AMOUNTS[code].slug) for code in ("inflow", "stay"))
    if field.code == "inflow" and served is not None and served.count and stay:
        guess = inflow_from_participants(served.count, stay)
        return f"Förslag: ungefär {exact(guess)}, beräknat på {count(served.count)} deltagare"
    if field.code == "waiting" and queued is not None and queued.unit == "månader" and inflow:
        low, high = waiting_from_months(inflow, queued.low or 0, queued.high or 0)
        return f"Förslag: {exact(low)}–{exact(high)}, beräknat på kötiden"
    if field.low is None or field.high is None:
        return "Inget förslag" if not field.is_optional else "Kan lämnas tomt"
    scale = 100 if is_share(field) else 1
    unit = " månader från i dag" if field.code == "months" else ""
    return f"Förslag: {exact(field.low * scale)}–{exact(field.high * scale)}{unit}"
