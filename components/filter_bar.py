"""The filter bar: every choice is a link, so that the address is the only state."""

from dash import html
from dash.development.base_component import Component

from components.markup import extra
from components.view import View
from components.wording import attribute_label, chosen_words
from dashboard.page import Page
from queries.filters import Filters, url_attribute

READY_VIEWS = (
    ("55 år och äldre", {"age": ("age_55_plus",)}),
    ("Barnfamiljer", {"children": ("yes",)}),
    ("Utan insats", {"main_plan": ("no_measure",)}),
)
FULL = "Högst två val utöver förvaltning. Ta bort ett först."


def filter_bar(page: Page, view: View, years: tuple[int, ...]) -> list[Component]:
    """The row of choices that the page honours, the chips of what is chosen, and the ready views."""
    menus = [_menu(name, view) for name in page.honours if name != "administration"]
    row = html.Div([_years(view, years), _administrations(view), *menus], className="filter-row")
    return [row, html.Div([_chips(view), _ready_views(view)], className="filter-row chips-row")]


def _years(view: View, years: tuple[int, ...]) -> Component:
    shown = view.filters.year or next(iter(years), None)
    offered = sorted({*years, *([shown] if shown else [])}, reverse=True)
    links = [
        _option(str(year), view.filtered(_with_year(view.filters, year)), year == shown) for year in offered
    ]
    return _details("ar", f"År {shown or '–'}", "Välj år", links, is_active=False)


def _with_year(filters: Filters, year: int) -> Filters:
    return Filters(year, filters.chosen)


def _administrations(view: View) -> Component:
    chosen = view.filters.codes("administration")
    links = [_segment("Hela staden", view.filtered(view.filters.without("administration")), not chosen)]
    for code in url_attribute("administration").codes:
        href = view.filtered(view.filters.toggled("administration", code.code))
        links.append(_segment(code.label, href, code.code in chosen))
    return html.Div(links, className="segments", role="group", **extra({"aria-label": "Förvaltning"}))


def _segment(label: str, href: str, is_on: bool) -> Component:
    return html.A(
        label,
        href=href,
        className="segment",
        **extra({"data-nav": "", "aria-current": "true" if is_on else "false"}),
    )


def _menu(name: str, view: View) -> Component:
    source = url_attribute(name)
    chosen = view.filters.codes(name)
    label = f"{source.label} ({len(chosen)})" if chosen else source.label
    if view.filters.is_full and not chosen:
        return html.Span(
            source.label,
            className="menu-button is-disabled",
            title=FULL,
            **extra({"aria-disabled": "true", "role": "link", "aria-label": f"{source.label}. {FULL}"}),
        )
    links = [
        _option(code.label, view.filtered(view.filters.toggled(name, code.code)), code.code in chosen)
        for code in source.codes
        if code.code not in source.one_way_only
    ]
    return _details(source.slug, label, f"Välj {source.label.lower()}", links, is_active=bool(chosen))


def _details(slug: str, label: str, name: str, links: list[Component], *, is_active: bool) -> Component:
    summary = html.Summary(label, className="menu-button" + (" is-active" if is_active else ""))
    panel = html.Div(links, className="menu-panel", role="group", **extra({"aria-label": name}))
    return html.Details([summary, panel], className="menu", id=f"filter-{slug}", **extra({"data-menu": ""}))


def _option(label: str, href: str, is_on: bool) -> Component:
    return html.A(
        label,
        href=href,
        className="menu-item",
        **extra({"data-nav": "", "aria-current": "true" if is_on else "false"}),
    )


def _chips(view: View) -> Component:
    chips: list[Component] = []
    for name in view.filters.names:
        label = f"{chosen_words(view.filters, name)}"
        href = view.filtered(view.filters.without(name))
        close = html.Span("×", **extra({"aria-hidden": "true"}))
        title = f"Ta bort {attribute_label(name).lower()}: {label}"
        chips.append(
            html.A(
                [label, close],
                href=href,
                className="chip",
                title=title,
                **extra({"data-nav": "", "aria-label": title}),
            )
        )
    if chips:
        href = View(Filters(view.filters.year), view.tables, view.compared).href()
        chips.append(
            html.A(
                "Rensa",
                href=href,
                className="chip chip-clear",
                **extra({"data-nav": "", "aria-label": "Rensa alla val"}),
            )
        )
    return html.Div(chips, className="chips", role="group", **extra({"aria-label": "Valda filter"}))


def _ready_views(view: View) -> Component:
    kept = {"administration": view.filters.codes("administration")}
    links: list[Component | str] = [html.Span("Snabbval", className="muted")]
    for label, codes in READY_VIEWS:
        target = Filters.of(view.filters.year, **kept, **codes)
        links.append(html.A(label, href=view.filtered(target), className="tool", **extra({"data-nav": ""})))
    return html.Div(links, className="ready-views", role="group", **extra({"aria-label": "Snabbval"}))
