"""The frame around the pages: skip link, navigation, theme switch, passport dialog and the index document."""

from collections.abc import Iterable

from dash import dcc, html
from dash.development.base_component import Component

from components.markup import extra
from components.page import URL
from components.presentations.places import add_dialog
from dashboard import theme
from dashboard.page import Page

NAME = "Vägar till sysselsättning"
CONTENT = "page-content"
PASSPORT = "passport-content"
ASKED = "passport-asked"
THEME_BEFORE_PAINT = (
    "try{document.documentElement.dataset.theme=localStorage.getItem('theme')||"
    "(matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light')}catch(e){}"
)
ICON_PATH = "/favicon.ico"
"""Where browsers look for it on what is no page, too."""
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="7" fill="COLOUR"/>'
    '<path d="M7 9h18v3H7zM7 15h12v3H7zM7 21h7v3H7z" fill="#fff"/></svg>'
).replace("COLOUR", theme.PALETTES["light"]["d1"])
INDEX = """<!DOCTYPE html>
<html lang="sv">
<head>
{%metas%}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{%title%}</title>
<link rel="icon" type="image/svg+xml" href="ICON_PATH">
PRELOADS
<style>CUSTOM_PROPERTIES</style>
<script>THEME_SCRIPT</script>
{%css%}
</head>
<body>
{%app_entry%}
<script type="application/json" id="themes">THEMES</script>
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""


PRELOADS = (
    '<link rel="preload" as="fetch" crossorigin href="/_dash-layout">',
    '<link rel="preload" as="fetch" crossorigin href="/_dash-dependencies">',
    '<link rel="preload" as="script" href="/_dash-component-suites/dash/dcc/async-graph.js">',
)
"""What Dash asks for one after the other once its scripts have run; asked for at once."""


def index_document() -> str:
    """The document that Dash fills in: Swedish, colours inline, theme chosen before the first paint."""
    return (
        INDEX.replace("ICON_PATH", ICON_PATH)
        .replace("CUSTOM_PROPERTIES", theme.custom_properties())
        .replace("PRELOADS", "\n".join(PRELOADS))
        .replace("THEME_SCRIPT", THEME_BEFORE_PAINT)
        .replace("THEMES", theme.browser_theme())
    )


def frame(pages: Iterable[Page]) -> html.Div:
    """The whole app around a page."""
    return html.Div(
        [
            dcc.Location(id=URL, refresh=False),
            html.A("Till innehållet", href="#main", className="skip-link"),
            _navigation(pages),
            html.Div(id=CONTENT, className="content"),
            _passport_dialog(),
            dcc.Store(id=ASKED),
            add_dialog(),
            html.Div(id="toast", className="toast", role="status"),
        ],
        className="frame",
    )


def _navigation(pages: Iterable[Page]) -> Component:
    brand = html.Div(
        [
            html.P(NAME, className="brand"),
            html.P("Göteborgs Stad · styrgruppernas bild", className="brand-line"),
        ]
    )
    links = html.Ul(
        [
            html.Li(html.A(page.title, href=page.path, **extra({"data-nav": "", "data-page": ""})))
            for page in pages
        ]
    )
    nav = html.Nav(links, **extra({"aria-label": "Sidor"}))
    switch = html.Button(
        "Mörkt läge", id="theme-switch", className="tool", **extra({"aria-pressed": "false"})
    )
    foot = html.Div(
        [
            switch,
            html.P(["Dataversion ", html.Span(id="data-version")]),
            html.P("Publicerade rapporter 2022–2025"),
        ],
        className="side-foot",
    )
    return html.Header([brand, nav, foot], className="side")


def _passport_dialog() -> Component:
    close = html.Button("Stäng", id="passport-close", className="tool", **extra({"data-close": ""}))
    return html.Dialog(
        [html.Div(id=PASSPORT), close],
        id="passport",
        className="passport",
        **extra({"aria-labelledby": "passport-title"}),
    )


def not_found() -> html.Main:
    """The page for an address that no page has."""
    return html.Main(
        [
            html.H1("Sidan finns inte", tabIndex=-1, id="page-title"),
            html.P("Adressen stämmer inte med någon sida. Kontrollera stavningen eller gå vidare härifrån."),
            html.P(html.A("Till översikten", href="/", className="tool", **extra({"data-nav": ""}))),
        ],
        id="main",
        className="not-found",
    )


def unavailable(message: str) -> html.Main:
    """The page when there is no store to read."""
    return html.Main(
        [html.H1("Inga data att visa", tabIndex=-1, id="page-title"), html.P(message)],
        id="main",
        className="not-found",
    )


def refused(message: str) -> html.Main:
    """The page for somebody who may not see it."""
    return html.Main(
        [
            html.H1("Du har inte tillgång till sidan", tabIndex=-1, id="page-title"),
            html.P(message),
            html.P(html.A("Till översikten", href="/", className="tool", **extra({"data-nav": ""}))),
        ],
        id="main",
        className="not-found",
    )
