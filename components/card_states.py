"""What a card says when it has nothing to draw: too detailed, too few, no data, or no store."""

from collections.abc import Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from components.markup import extra
from components.view import View
from components.wording import attribute_label
from dashboard.formatting import listed
from queries.answers import AnyAnswer, NeedsInput, NoData, NotPublished, TooDetailed, TooFew
from queries.options import EXAMPLE, FIGURES_SHOWN, PROPOSAL_AREA, PROPOSAL_KIND, REPORT, SEARCH

Message = list[Component]


FEW = "För få personer i urvalet för att visa något."
DETAILED = "Urvalet är för detaljerat för att skydda enskilda."
DETAILED_PERIOD = "Perioden visas inte så här detaljerat, för att skydda enskilda."
"""Nothing is chosen that could be dropped: the period is published in fewer variables."""
UNREADABLE = "Datalagret går inte att läsa just nu."
NOT_NOW = "Uppgiften kan inte visas just nu."
NOTHING_FOUND = "Inget passar det du har valt. Ändra eller ta bort något av valen."
WHEN_FILLED_IN = (
    "Då visas hur många platser som behövs, när kön är borta och kön månad för månad, med intervall."
)
SEEKING = (SEARCH, REPORT, FIGURES_SHOWN, PROPOSAL_KIND, PROPOSAL_AREA)
"""Options that choose among rows: an answer without any may be theirs."""


def in_words(answer: AnyAnswer, would_give: str = "") -> str:
    """The same reason without ways out, for files and slides."""
    match answer:
        case NotPublished():
            return "Inte publicerat." + (f" Skulle kunna ges av {would_give}." if would_give else "")
        case NeedsInput():
            return f"Väntar på uppgifter: {listed((*answer.missing, *answer.wrong))}."
        case TooDetailed(droppable=names):
            return DETAILED if names else DETAILED_PERIOD
        case TooFew():
            return FEW
        case NoData(period=period):
            return _no_data(period)
    return NOT_NOW


def _no_data(period: str) -> str:
    return f"Det finns inga uppgifter att visa{f' för {period}' if period else ''}."


def message(answer: AnyAnswer, view: View, would_give: str = "") -> Message:
    """The words, and the ways out as links, for an answer without rows. `would_give`: which source would give
    what is not published."""
    match answer:
        case NotPublished():
            return _not_published(answer, view, would_give)
        case NeedsInput():
            return _needs_input(answer)
        case TooDetailed(droppable=names):
            return [html.P(DETAILED), _ways_out(names, view)] if names else [html.P(DETAILED_PERIOD)]
        case TooFew():
            return [html.P(FEW), *([_ways_out(view.filters.names, view)] if view.filters.names else [])]
        case NoData(period=period):
            is_sought = any(view.filters.option(option.slug) for option in SEEKING)
            latest = [_latest(view)] if period and view.filters.year else []
            return [html.P(NOTHING_FOUND)] if is_sought else [html.P(_no_data(period)), *latest]
    return [html.P(NOT_NOW)]


def _not_published(answer: NotPublished, view: View, would_give: str) -> Message:
    words: Message = [html.P(html.Strong("Inte publicerat."))]
    words += [html.P(f"Skulle kunna ges av {would_give}.")] if would_give else []
    if answer.has_example:
        href = view.filtered(view.filters.with_option(EXAMPLE.slug, "ja"))
        link = html.A("Visa exempel", href=href, className="tool", **extra({"data-nav": ""}))
        words.append(html.Div(link, className="choices"))
    return words


def _needs_input(answer: NeedsInput) -> Message:
    """What is left to do, one thing a line, and what comes of it: the card is large and would look broken."""
    return [
        *_listed("Går inte att räkna med:", answer.wrong),
        *_listed("Fyll i det som saknas:", answer.missing),
        html.P(WHEN_FILLED_IN),
    ]


def _listed(heading: str, names: Sequence[str]) -> Message:
    return [html.P(heading), html.Ul([html.Li(html.Strong(name)) for name in names])] if names else []


def unavailable() -> Message:
    """The words when the store cannot be read."""
    return [html.P(f"{UNREADABLE} Försök igen om en stund.")]


def _ways_out(names: Sequence[str], view: View) -> Component:
    return html.Div([_without(name, view) for name in names], className="choices")


def _latest(view: View) -> Component:
    """The same view in the latest year there is."""
    href = view.filtered(replace(view.filters, year=None))
    link = html.A("Visa senaste året", href=href, className="tool", **extra({"data-nav": ""}))
    return html.Div(link, className="choices")


def _without(name: str, view: View) -> Component:
    words = f"Ta bort {attribute_label(name).lower()}"
    href = view.filtered(view.filters.without(name))
    return html.A(words, href=href, className="tool", **extra({"data-nav": ""}))
