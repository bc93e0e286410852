"""The filter bar: every choice is a link, so that the address is the only state."""

from dataclasses import replace
from typing import Any

from components.markup import choice_link, light
from components.view import View
from components.wording import WHOLE_CITY, attribute_label, chosen_words
from dashboard.page import Page
from queries.filters import Filters, url_attribute

READY_VIEWS: tuple[tuple[str, dict[str, tuple[str, ...]]], ...] = (
    ("55 år och äldre", {"age": ("age_55_plus",)}),
    ("Barnfamiljer", {"children": ("yes",)}),
    ("Utan insats", {"main_plan": ("no_measure",)}),
)
OWN = "Min förvaltning"
CLIENTS = "v40"
FULL = "Högst två val utöver förvaltning. Ta bort ett först."


def filter_bar(page: Page, view: View, years: tuple[int, ...]) -> list[Any]:
    """The row of choices that the page honours, the chips of what is chosen, and the ready views: in the same
    row where "Min förvaltning" is the only one."""
    is_full = view.filters.is_full_beside(*page.compares)
    menus = [_menu(name, view, is_full=is_full) for name in page.honours if name != "administration"]
    choices = [*([_years(view, years)] if page.has_year else []), _administrations(view), *menus]
    chips, ready = _chips(view), _ready_views(page, view)
    if not _offered(page):
        return [light("Div", [*choices, chips, ready], className="filter-row")]
    row = light("Div", choices, className="filter-row")
    return [row, light("Div", [chips, ready], className="filter-row chips-row")]


def _years(view: View, years: tuple[int, ...]) -> Any:
    shown = view.filters.year or next(iter(years), None)
    offered = sorted({*years, *([shown] if shown else [])}, reverse=True)
    links = [
        _option(str(year), view.filtered(_with_year(view.filters, year)), year == shown) for year in offered
    ]
    return _details("ar", f"År {shown or '–'}", "Välj år", links, is_active=False)


def _with_year(filters: Filters, year: int) -> Filters:
    return replace(filters, year=year)


def _administrations(view: View) -> Any:
    chosen = view.filters.codes("administration")
    links = [_segment(WHOLE_CITY, view.filtered(view.filters.without("administration")), not chosen)]
    for code in url_attribute("administration").codes:
        href = view.filtered(view.filters.toggled("administration", code.code))
        links.append(_segment(code.label, href, code.code in chosen))
    return light("Div", links, className="segments", role="group", **{"aria-label": "Förvaltning"})


def _segment(label: str, href: str, is_on: bool) -> Any:
    return choice_link(label, href, "segment", is_on=is_on)


def _menu(name: str, view: View, *, is_full: bool) -> Any:
    source = url_attribute(name)
    chosen = view.filters.codes(name)
    label = f"{source.label} ({len(chosen)})" if chosen else source.label
    if is_full and not chosen:
        return light(
            "Span",
            source.label,
            className="menu-button is-disabled",
            title=FULL,
            **{"aria-disabled": "true", "role": "link", "aria-label": f"{source.label}. {FULL}"},
        )
    links = [
        _option(code.label, view.filtered(view.filters.toggled(name, code.code)), code.code in chosen)
        for code in source.codes
        if code.code not in source.one_way_only
    ]
    return _details(source.slug, label, f"Välj {source.label.lower()}", links, is_active=bool(chosen))


def _details(slug: str, label: str, name: str, links: list[Any], *, is_active: bool) -> Any:
    summary = light("Summary", label, className="menu-button" + (" is-active" if is_active else ""))
    panel = light("Div", links, className="menu-panel", role="group", **{"aria-label": name})
    return light("Details", [summary, panel], className="menu", id=f"filter-{slug}", **{"data-menu": ""})


def _option(label: str, href: str, is_on: bool) -> Any:
    return choice_link(label, href, "menu-item", is_on=is_on)


def _chips(view: View) -> Any:
    chips: list[Any] = []
    for name in view.filters.names:
        label = f"{chosen_words(view.filters, name)}"
        href = view.filtered(view.filters.without(name))
        close = light("Span", "×", **{"aria-hidden": "true"})
        title = f"Ta bort {attribute_label(name).lower()}: {label}"
        chips.append(
            light(
                "A",
                [label, close],
                href=href,
                className="chip",
                title=title,
                **{"data-nav": "", "aria-label": title},
            )
        )
    if chips:
        href = view.filtered(replace(view.filters, chosen=()))
        chips.append(
            light(
                "A",
                "Rensa",
                href=href,
                className="chip chip-clear",
                **{"data-nav": "", "aria-label": "Rensa alla val"},
            )
        )
    return light("Div", chips, className="chips", role="group", **{"aria-label": "Valda filter"})


def _offered(page: Page) -> list[tuple[str, dict[str, tuple[str, ...]]]]:
    """The ready views whose filters the page honours; a click on a plan is honoured wherever clients are."""
    honoured = {*page.honours, "main_plan"} if page.has_year and page.years_of == CLIENTS else set()
    return [(label, codes) for label, codes in READY_VIEWS if honoured >= codes.keys()]


def _ready_views(page: Page, view: View) -> Any:
    kept = {"administration": view.filters.codes("administration")}
    links: list[Any] = [light("Span", "Snabbval", className="muted")]
    for label, codes in _offered(page):
        target = replace(view.filters, chosen=Filters.of(**kept, **codes).chosen)
        links.append(light("A", label, href=view.filtered(target), className="tool", **{"data-nav": ""}))
    if "administration" in page.honours:
        links.append(_own_administration(view))
    return light("Div", links, className="ready-views", role="group", **{"aria-label": "Snabbval"})


def _own_administration(view: View) -> Any:
    """The four administrations behind one button; the browser remembers which one is the reader's own, and
    from then on the button leads straight to it (assets/own.js)."""
    chosen = view.filters.codes("administration")
    links = [
        choice_link(
            code.label,
            view.filtered(view.filters.with_codes("administration", (code.code,))),
            "menu-item",
            is_on=chosen == (code.code,),
            **{"data-own": code.slug, "aria-label": f"{OWN}: {code.label}"},
        )
        for code in url_attribute("administration").codes
    ]
    return _details("min", OWN, "Välj din förvaltning", links, is_active=False)
