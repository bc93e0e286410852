"""The empty places of the page, filled by what the browser asks for: none of it follows the data version."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.markup import extra

API = "/inlasning/api"
NOTICE, STEPS, START, WORK = "intake-notice", "intake-steps", "intake-start", "intake-work"
LIVE, VERSIONS, LOG, ONGOING = "intake-live", "intake-versions", "intake-log", "intake-ongoing"
FAILURE = "intake-failure"
CONFIRM = "intake-confirm"
GOING_BACK = (
    "Sidorna visar då uppgifterna som de var i den versionen. Det som har lästs in senare ligger kvar: du "
    "kan visa den nuvarande versionen igen, och nästa publicering tar med allt som är inläst."
)


def intake_body() -> Sequence[Component]:
    """Notice, steps, the form or the work on a file, and below them versions and log."""
    return [
        html.Div(id=NOTICE, className="intake-notice"),
        html.Ol(id=STEPS, className="intake-steps", **extra({"aria-label": "Steg"})),
        html.Div(id=FAILURE, role="alert"),
        html.Div(
            [
                _card(START, "Lämna en fil"),
                html.Section(html.Div(id=WORK), id="intake-work-card", className="card intake-work is-away"),
                html.Div(id=ONGOING, className="intake-ongoing"),
                _card(VERSIONS, "Vilka versioner finns?"),
                _card(LOG, "Vad har lästs in?"),
            ],
            className="grid",
            id="intake",
            **extra({"data-intake": API}),
        ),
        html.Div(id=LIVE, className="visually-hidden", role="status"),
        _dialog(),
    ]


def _card(name: str, title: str) -> html.Section:
    return html.Section(
        [html.H2(title, id=f"{name}-title"), html.Div(id=name, className="kept-content")],
        className="card",
        id=f"{name}-card",
        **extra({"aria-labelledby": f"{name}-title"}),
    )


def _dialog() -> html.Dialog:
    """Asks before another version is served."""
    return html.Dialog(
        [
            html.H2(
                ["Visa version ", html.Span(id=f"{CONFIRM}-version"), "?"], id=f"{CONFIRM}-title", tabIndex=-1
            ),
            html.P(GOING_BACK),
            html.Div(
                [
                    html.Button(
                        "Ja, byt version", className="tool is-main", **extra({"data-intake-do": "rollback"})
                    ),
                    html.Button("Nej", className="tool", **extra({"data-intake-do": "close"})),
                ],
                className="choices intake-actions",
            ),
        ],
        id=CONFIRM,
        className="passport",
        **extra({"aria-labelledby": f"{CONFIRM}-title"}),
    )
