""" "Varför skiljer sig siffrorna?": chosen sources side by side, who, when, how and what is left out."""

from typing import Any

from dash import html

from components.markup import extra, light
from components.view import View
from queries.connection import StoreUnavailableError
from queries.reference import Passport
from queries.repository import Repository

COMPARISON = "source-comparison"
DEFAULT = ("v40", "homelessness")
NOT_OFFERED = frozenset({"population", "kolada", "districts", "compilation", "civil_society_survey"})
INVENTORY_OVERLAP = (
    "75 procent av socialförvaltningarnas klienter i psykiatriinventeringen har försörjningsstöd "
    "och kan finnas i vecka 40-kartläggningen också."
)
SAME_PEOPLE = frozenset(
    {"v40", "v40_2023", "psychiatric_inventory", "homelessness", "plattform_plus", "treserva"}
)
FACTS = (
    ("Vilka som räknas", "population"),
    ("När", "period"),
    ("Ifylld av", "filled_in_by"),
    ("Hur", "method"),
    ("Vilka som saknas", "leaves_out"),
    ("Täckning", "coverage"),
)


def comparison_card() -> html.Section:
    """The empty card."""
    title = html.H2("Varför skiljer sig siffrorna?", id="comparison-title")
    return html.Section(
        [title, html.Div(id=COMPARISON)],
        className="card comparison",
        id="comparison",
        **extra({"aria-labelledby": "comparison-title"}),
    )


def comparison_body(repository: Repository, view: View) -> list[Any]:
    """The choice of sources and the table; two sources are shown when the URL names none."""
    try:
        offered = {p.origin: p for p in repository.sources() if p.origin not in NOT_OFFERED}
    except StoreUnavailableError:
        return [light("P", "Datalagret går inte att läsa just nu.", className="card-message")]
    chosen = tuple(code for code in view.compared if code in offered) or tuple(
        c for c in DEFAULT if c in offered
    )
    if not chosen:
        return [light("P", "Det finns inga källor att jämföra.", className="card-message")]
    words = "Källorna räknar olika personer vid olika tider. Samma person kan finnas i flera, så de "
    return [
        light("P", [words, light("Strong", "får inte läggas ihop"), "."], className="finding"),
        _choices(offered, chosen, view),
        _table([offered[code] for code in chosen]),
        light("P", [light("Strong", "Överlapp: "), overlap(chosen)]),
    ]


def overlap(chosen: tuple[str, ...]) -> str:
    """What the reports say of people who are in several of these sources."""
    if {"psychiatric_inventory", "v40"} <= set(chosen):
        return INVENTORY_OVERLAP
    if len(set(chosen) & SAME_PEOPLE) > 1:
        return "Samma person kan finnas i flera av dem. Hur många det gäller är inte publicerat."
    return "Rapporterna säger inget om överlapp mellan de valda källorna."


def _choices(offered: dict[str, Passport], chosen: tuple[str, ...], view: View) -> Any:
    links = []
    for code, passport in offered.items():
        is_on = code in chosen
        after = tuple(c for c in chosen if c != code) if is_on else (*chosen, code)[-3:]
        links.append(
            light(
                "A",
                passport.short_title,
                href=view.comparing(after),
                className="tool",
                **{"data-nav": "", "aria-current": "true" if is_on else "false"},
            )
        )
    return light("Div", links, className="choices", role="group", **{"aria-label": "Välj källor, högst tre"})


def _table(passports: list[Passport]) -> Any:
    head = light("Tr", [light("Td"), *(light("Th", p.short_title, scope="col") for p in passports)])
    body = [light("Tr", [light("Th", label, scope="row"), *_facts(passports, name)]) for label, name in FACTS]
    table = light("Table", [light("Thead", head), light("Tbody", body)], className="data-table words")
    words = {"aria-label": "Källor sida vid sida"}
    return light("Div", table, className="matrix-frame", tabIndex=0, role="region", **words)


def _facts(passports: list[Passport], name: str) -> list[Any]:
    return [light("Td", getattr(passport, name) or "Anges inte") for passport in passports]
