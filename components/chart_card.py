"""The chart card: title that asks, finding that answers, drawing or table, notes, source and downloads."""

from dataclasses import dataclass
from typing import Any

from dash import dcc, html, no_update
from dash.development.base_component import Component

from components.card import Card
from components.card_foot import foot
from components.card_states import Message, message, unavailable
from components.data_table import table
from components.figures import Link
from components.figures.model import is_blank, is_empty
from components.kept_details import detail_of
from components.marks import EXAMPLE, SYNTHETIC, Mark, mark_of
from components.markup import extra, light
from components.view import View
from components.wording import Bold, Finding, left_out_note
from dashboard.formatting import capitalised, held_together
from queries.answers import Answer, AnyAnswer, NeedsInput, NotPublished, Row, TooFew
from queries.delivered import SURVEYS
from queries.filters import Filters
from queries.reference import Caveat, Passport
from queries.words import CAVEATS

GRAPH_CONFIG: Any = {"displayModeBar": False, "locale": "sv", "doubleClick": False, "showTips": False}
REFERENCE_NOTE = "Det tunna strecket visar hela staden."
MATRIX_NOTE = "Linjen i rutans underkant är andelen i urvalet, det tunna strecket hela stadens."
Parts = dict[str, dict[str, Any]]
"""What the browser paints: element id to its new children and class."""
NO_FIGURE = no_update
NARROW = 5
"""Columns of the grid: in a card of so few, a table of four columns does not fit."""
STATES: dict[type[AnyAnswer], str] = {NotPublished: "is-unpublished", NeedsInput: "is-unfilled"}
"""Classes of cards that take no more room than their words: not published, or waiting to be filled in."""


@dataclass(frozen=True, slots=True)
class CardUpdate:
    """What an address changes in a card: painted parts, its chart or no change, the mark it carries, and the
    token of its detail where that need not be sent again."""

    parts: Parts
    figure: Any = NO_FIGURE
    mark: Mark | None = None
    token: str = ""


def chart_card(card: Card, heading: Component | None = None) -> html.Section:
    """The empty card, with room for everything that an update fills in. `heading`: in place of the card's own
    title; it holds an element with the title's id."""
    style = {"--span": card.span, "--rows": card.rows, "--height": f"{card.height}px"}
    choices = [html.Div(id=f"{card.name}-choices", className="card-choices")] if card.has_choices else []
    return html.Section(
        [
            heading or html.H2(card.title, id=f"{card.name}-title"),
            html.P(id=f"{card.name}-finding", className="finding"),
            *choices,
            html.Div(_drawing(card), className="card-body"),
            html.Div(id=f"{card.name}-notes", className="card-notes"),
            html.Footer(id=f"{card.name}-foot", className="card-foot"),
        ],
        id=card.name,
        className="card is-loading",
        style=style,
        **extra(
            {"aria-labelledby": f"{card.name}-title", **({"data-narrow": ""} if card.span <= NARROW else {})}
        ),
    )


def _drawing(card: Card) -> list[Component]:
    detail = html.Div(id=f"{card.name}-detail", className="card-detail")
    if card.draw is None:
        return [detail]
    graph = dcc.Graph(id=f"{card.name}-figure", config=GRAPH_CONFIG, responsive=True, className="graph")
    label = extra({"aria-labelledby": f"{card.name}-title {card.name}-finding"})
    return [html.Div(graph, role="img", className="card-graph", **label), detail]


def card_update(
    card: Card,
    answer: AnyAnswer,
    view: View,
    passport: Passport | None,
    caveats: tuple[Caveat, ...],
    *,
    is_drawn: bool = False,
    tokens: frozenset[str] = frozenset(),
    as_table: bool | None = None,
) -> CardUpdate:
    """Everything of a card that follows the URL.

    `is_drawn`: the browser has this version's page already; a chart that no filter changes is not sent again,
    nor a detail whose token is one of `tokens`; `as_table`: whether the table is shown, when the card goes
    under another name than the address has. A chart with nothing in it, since shares of so few are not
    shown, gives way to the table, which has the counts.
    """
    answer = shown_answer(answer)
    if not isinstance(answer, Answer):
        state = STATES.get(type(answer), "")
        return _message_update(card, message(answer, view, card.would_give), state, view)
    as_table = card.is_table or (card.name in view.tables if as_table is None else as_table)
    link = _linker(card, view)
    is_new = card.draw is not None and not (is_drawn and answer.is_fixed)
    figure = card.draw(answer, link) if card.draw is not None and is_new else NO_FIGURE
    as_table = as_table or (isinstance(figure, dict) and is_blank(figure))
    state = "is-table" if as_table else "is-chart" if card.draw else "is-matrix"
    mark = mark_of(answer)
    detail = detail_of(card, answer, as_table, lambda: _detail(card, answer, link, as_table))
    parts = _parts(
        card,
        _classes(state, mark, is_protected=answer.is_protected),
        finding=_emphasised(told(card, answer, view.filters)),
        choices=card.choices(view, answer),
        detail=detail.content,
        notes=_notes(card, answer, passport, caveats),
        foot=foot(card, answer, view, passport, as_table),
    )
    if is_drawn and detail.token in tokens:
        del parts[f"{card.name}-detail"]
    return CardUpdate(parts, figure, mark, detail.token)


def _classes(state: str, mark: Mark | None, *, is_protected: bool) -> str:
    """The classes of a card with an answer; what is an example is synthetic as well."""
    marks = (SYNTHETIC.name, mark.name) if mark else ()
    return " ".join(dict.fromkeys(("card", state, *marks, *(("is-protected",) if is_protected else ()))))


def _detail(card: Card, answer: Answer, link: Link, as_table: bool) -> Any:
    if as_table:
        return table(card, answer, link)
    return card.lay(answer, link) if card.lay else None


def shown_answer(answer: AnyAnswer) -> AnyAnswer:
    """The answer that is shown: too few when all that it holds is withheld."""
    if not isinstance(answer, Answer) or not is_empty(answer):
        return answer
    has_words = any(row.text or row.details for row in answer.rows)
    few = TooFew(answer.question, answer.origin, answer.data_version, answer.is_example)
    return answer if has_words else few


def told(card: Card, answer: Answer, filters: Filters) -> Finding:
    """The finding of a card; what concerns fictional programmes begins with the word for it, everything else
    with a capital."""
    finding = card.tell(answer, filters)
    if answer.is_example:
        return (f"{EXAMPLE.title.removesuffix('.')}: ", *finding)
    said = [part for part in finding if part]
    return (capitalised(said[0]), *said[1:]) if said and isinstance(said[0], str) else tuple(said)


def _parts(card: Card, class_name: str, **children: Any) -> Parts:
    places = ("finding", *(("choices",) if card.has_choices else ()), "detail", "notes", "foot")
    inside = {name: children.get(name) for name in places}
    painted = {f"{card.name}-{name}": {"children": content} for name, content in inside.items()}
    return {card.name: {"className": class_name}, **painted}


def _linker(card: Card, view: View) -> Link:
    def link(row: Row) -> str | None:
        chosen = card.toggled(view.filters, row)
        return None if chosen is None else view.filtered(chosen)

    return link


def _emphasised(finding: Finding) -> list[Any]:
    return [
        light("Strong", held_together(part.text)) if isinstance(part, Bold) else held_together(part)
        for part in finding
    ]


def _notes(card: Card, answer: Answer, passport: Passport | None, caveats: tuple[Caveat, ...]) -> list[Any]:
    lines: list[Any] = []
    if answer.left_out:
        source = "" if answer.origin in SURVEYS else passport.short_title if passport else "källan"
        lines.append(light("P", left_out_note(answer.left_out, source), className="scope-note"))
    if any(row.reference is not None for row in answer.rows) and (card.draw or card.is_matrix):
        lines.append(light("P", REFERENCE_NOTE if card.draw else MATRIX_NOTE))
    if reading := card.how_to_read(answer):
        lines.append(light("P", held_together(reading)))
    if caveats:
        items = light("Ul", [light("Li", caveat.text) for caveat in caveats])
        lines.append(light("Details", [light("Summary", f"{CAVEATS} ({len(caveats)})"), items]))
    return lines


def error_update(card: Card) -> CardUpdate:
    """The designed state of a card when the store cannot be read."""
    return _message_update(card, unavailable())


def _message_update(card: Card, words: Message, state: str = "", view: View | None = None) -> CardUpdate:
    """A card that says why it has nothing to show; what was chosen in it can still be changed."""
    class_name = " ".join(("card", "is-message", state)).strip()
    choices = card.choices(view, None) if view is not None else None
    detail = light("Div", words, className="card-message")
    return CardUpdate(_parts(card, class_name, choices=choices, detail=detail))
