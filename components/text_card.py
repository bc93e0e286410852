"""A card of prose: a heading and painted text, for what is said in words alone."""

from typing import Any

from dash import html

from components.markup import extra, light

Term = tuple[str, str]


def text_card(name: str, title: str) -> html.Section:
    """The empty card; its text is painted into `<name>-text`."""
    return html.Section(
        [html.H2(title, id=f"{name}-title"), html.Div(id=f"{name}-text", className="prose")],
        id=name,
        className="card",
        **extra({"aria-labelledby": f"{name}-title"}),
    )


def terms(pairs: tuple[Term, ...]) -> Any:
    """A list of what something is called and what it means."""
    parts = [part for term, words in pairs for part in (light("Dt", term), light("Dd", words))]
    return light("Dl", parts, className="terms")


def contents(places: tuple[tuple[str, str], ...]) -> html.Nav:
    """Links to the cards of a long page, in its order: id and words of each."""
    links = [html.Li(html.A(words, href=f"#{name}", className="tool")) for name, words in places]
    return html.Nav(html.Ul(links), className="contents", **extra({"aria-label": "På den här sidan"}))
