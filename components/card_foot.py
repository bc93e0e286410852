"""The foot of a card: where the numbers come from, drawing or table, passport and downloads."""

from typing import Any

from components.card import TABLE_WORD, Card
from components.card_menu import menu
from components.columns import kinds_of
from components.markup import choice_link, light
from components.view import View
from dashboard.formatting import held_together, period
from queries.answers import Answer
from queries.reference import Passport


def foot(card: Card, answer: Answer, view: View, passport: Passport | None, as_table: bool) -> list[Any]:
    """Source line, the switch between drawing and table, source, presentation and downloads."""
    return [
        light(
            "Span",
            held_together(foot_text(card, answer, passport)),
            className="foot-text",
            id=f"{card.name}-source-line",
        ),
        light(
            "Div",
            [
                _switch(card, view, as_table),
                source_button(card.name, card.title),
                present_button(card),
                menu(card, answer, view.filters),
            ],
            className="card-tools",
        ),
    ]


def foot_text(card: Card, answer: Answer, passport: Passport | None) -> str:
    """Source, period, kind of figure and what is counted: "Vecka 40, 2022 · enligt rapport · klienter"."""
    source = card.source_words or (passport.short_title if passport else "")
    kinds = kinds_of(answer, leave_out=("empty", "missing", "withheld"))
    parts = [
        source,
        period(answer.period) if answer.period not in source else "",
        *kinds,
        f"rapport: {answer.printed_period}" if answer.printed_period else "",
        card.unit_note or answer.unit,
    ]
    return " · ".join(part for part in parts if part)


def _switch(card: Card, view: View, as_table: bool) -> Any:
    if card.is_table:
        return light("Span")
    links = [
        choice_link(
            words,
            view.as_table(card.name, is_table),
            "switch",
            is_on=as_table == is_table,
            **{"aria-label": f"Visa {'tabell' if is_table else 'diagram'}: {card.title}"},
        )
        for words, is_table in ((card.drawing_word, False), (TABLE_WORD, True))
    ]
    return light("Div", links, className="switches", role="group", **{"aria-label": "Visning"})


def source_button(name: str, title: str) -> Any:
    """The button that opens the passport of a question."""
    return light(
        "Button",
        "Källa",
        className="tool",
        title="Visa var siffrorna kommer ifrån",
        **{"data-source": name, "aria-label": f"Källa: {title}", "aria-haspopup": "dialog"},
    )


def present_button(card: Card) -> Any:
    """The button that puts the card into a presentation."""
    return light(
        "Button",
        ["+", light("Span", " Presentation", className="tool-word")],
        className="tool",
        **{
            "data-present": card.name,
            "data-tip": "Lägg i presentation",
            "aria-label": f"Lägg i presentation: {card.title}",
        },
    )
