"""Empty places that the browser fills with what is kept of presentations: assets/present.js asks for it."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.markup import extra
from components.presentations.forms import API

LISTING = extra({"data-kept": f"{API}/list"})
MOVE = "Flytta en vy: dra i ⠿, tryck på Upp eller Ned, eller Alt och pil upp eller ned."
DECISIONS = extra({"data-kept": f"{API}/decisions"})


def kept_card(name: str, title: str, *, span: int = 12, **more: Any) -> html.Section:
    """A card whose content is painted into the element `name`."""
    return html.Section(
        [html.H2(title, id=f"{name}-title"), html.Div(id=name, className="kept-content")],
        className="card",
        style={"--span": span, "--rows": 1, "--height": "auto"},
        **more,
        **extra({"aria-labelledby": f"{name}-title"}),
    )


def open_decisions_card(*, is_asked: bool = True) -> html.Section:
    """The open decisions of all presentations. is_asked: the card asks for its own content."""
    title = "Vilka beslut är öppna?"
    return kept_card("open-decisions-list", title, id="open-decisions", **(DECISIONS if is_asked else {}))


def presentation_main(presentation: str) -> html.Main:
    """The page of one presentation, without its content."""
    return html.Main(
        [
            html.Header(
                [
                    html.H1("Presentation", tabIndex=-1, id="page-title", className="own-words"),
                    html.Div(id="kept-head", className="kept-content"),
                    html.P(id="kept-version", className="decision"),
                ],
                className="page-head",
            ),
            _views(),
            html.P(_back(), className="kept-back"),
        ],
        id="main",
        **extra({"data-kept": f"{API}/{presentation}", "data-presentation": presentation}),
    )


def _views() -> Component:
    return html.Div(
        [
            html.H2("Vyer i ordning", className="kept-heading"),
            html.P(MOVE, className="kept-facts"),
            html.Div(id="kept-status", className="kept-status", role="status"),
            html.Ol(id="kept-views", className="kept-views"),
        ],
        className="kept-order",
    )


def _back() -> Component:
    return html.A("Alla presentationer", href="/presentation", className="tool", **extra({"data-nav": ""}))


def add_dialog() -> html.Dialog:
    """The dialog that every card's "Lägg i presentation" opens."""
    close = html.Button("Avbryt", className="tool", **extra({"data-putaway": ""}))
    return html.Dialog(
        [html.Div(id="present-content"), close],
        id="present",
        className="passport",
        **extra({"aria-labelledby": "present-title"}),
    )
