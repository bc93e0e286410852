""" "Nytt sedan förra dataversionen": which sources have new or changed figures."""

from dash import html
from dash.development.base_component import Component

from components.card_states import UNREADABLE
from components.markup import extra
from dashboard.formatting import day
from queries.connection import StoreUnavailableError
from queries.repository import Repository

NEWS = "news"


def news_card() -> html.Section:
    """The empty card."""
    title = html.H2("Nytt sedan förra dataversionen", id="news-title")
    return html.Section(
        [title, html.Div(id=NEWS)],
        className="card",
        style={"--span": 5},
        **extra({"aria-labelledby": "news-title"}),
    )


def news(repository: Repository) -> list[Component]:
    """The sources that differ between the served version and the one before it."""
    try:
        version, changes = repository.version(), repository.changes()
    except StoreUnavailableError:
        return [html.P(UNREADABLE)]
    built = html.P(f"Dataversion {version.data_version}, byggd {day(version.built_at)}.", className="muted")
    if changes.is_first:
        return [
            html.P(
                "Det här är den första dataversionen, så det finns inget att jämföra med.",
                className="finding",
            ),
            built,
        ]
    if not changes.origins:
        return [html.P(f"Inga siffror har ändrats sedan {changes.previous}.", className="finding"), built]
    items = [html.Li(f"{origin}: nya eller ändrade uppgifter") for origin in changes.origins]
    return [
        html.P(f"Ändrat sedan {changes.previous}:", className="finding"),
        html.Ul(items, className="highlights"),
        built,
    ]
