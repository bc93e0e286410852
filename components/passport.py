"""The source passport: where a card's numbers come from, in the order that questions are asked about them."""

from collections.abc import Mapping
from functools import lru_cache

from dash import html
from dash.development.base_component import Component

from components.card import Card
from components.card_states import in_words
from components.columns import kinds_of
from components.marks import mark_of
from components.view import View
from components.wording import filters_in_words
from dashboard.formatting import number
from data.codebook import attributes
from data.codebook.episodes import episode_attributes
from queries.answers import Answer, AnyAnswer, NotPublished
from queries.delivered import dated
from queries.reference import Caveat, Figure, Passport
from queries.words import CAVEATS, SOURCE, told

PROTECTION = (
    "Alla antal är slumpmässigt justerade med några få personer, alltid på samma sätt, så att ingen enskild "
    "kan räknas fram; därför kan delar och total skilja sig något – samma metod som SCB använder i "
    "befolkningsstatistiken."
)
NOBODY = "Uppgifterna räknar ingen person. De visas som de är tryckta eller inlästa."
NONE_SMALL = "Inget av antalen är under tio; de visas som de är inlästa."
QUOTES_SHOWN = 12
QUOTES = "Ur rapporterna"
Facts = tuple[tuple[str, str], ...]
Section = tuple[str, Facts]
OTHER_TABLES = {
    "service_month": "Månadsuppgifter",
    "delivered_count": "Inlästa antal",
    "delivered_population": "Inläst folkmängd",
    "admission_stop": "Remisstopp",
    "need_estimate": "Uppskattat behov",
    "ips_review": "Programtrohetsmätningar",
    "ips_item_score": "Programtrohetens delfrågor",
}


def passport_content(
    title: str,
    answer: AnyAnswer,
    view: View,
    passport: Passport | None,
    figures: tuple[Figure, ...],
    caveats: tuple[Caveat, ...],
    reports: dict[str, str],
    beside: tuple[Passport, ...] = (),
) -> list[Component]:
    """The body of the passport dialog. `reports` gives the title of each report by its code; `beside` the
    passports of further sources."""
    parts: list[Component] = [html.H2(title, id="passport-title", tabIndex=-1)]
    if isinstance(answer, Answer):
        parts.append(_kinds(answer))
    parts += [_facts(*section) for section in sections(answer, view, passport, beside)]
    if figures:
        parts.append(_quotes(figures, reports))
    if caveats:
        items = [html.Li(f"{c.text} ({c.section})") for c in caveats]
        parts += [html.H3(CAVEATS), html.Ul(items)]
    return parts


def unpublished_passport(title: str, answer: NotPublished, would_give: str) -> list[Component]:
    """The passport of what no report prints: that it is so, and which source would give it. Nothing of
    fictional programmes is named before somebody asks for them."""
    return [html.H2(title, id="passport-title", tabIndex=-1), html.P(in_words(answer, would_give))]


def sections(
    answer: AnyAnswer, view: View, passport: Passport | None, beside: tuple[Passport, ...] = ()
) -> list[Section]:
    """Where the numbers come from and how they were counted: headings with what is known under each."""
    found = [("Varifrån", source_facts(passport))] if passport is not None else []
    found += [("Också från", source_facts(further)) for further in beside]
    found += [("Hur", counting_facts(answer, view))] if isinstance(answer, Answer) else []
    return [(heading, tuple(fact for fact in facts if fact[1])) for heading, facts in found]


def _kinds(answer: Answer) -> Component:
    lines: list[Component | str] = [html.P(kinds_line(answer))]
    if mark := mark_of(answer):
        lines.append(html.P(mark.text, className="synthetic-note"))
    return html.Div(lines)


def kinds_line(answer: Answer) -> str:
    """ "Uppgifternas slag: inläst, syntetiskt."."""
    return f"Uppgifternas slag: {', '.join(kinds_of(answer))}."


def source_facts(passport: Passport) -> Facts:
    """The source: who made it, who is counted, when, how and who is missing."""
    return (
        *told(passport, "title", "producer", "population", "period"),
        dated(passport),
        *told(passport, "filled_in_by", "method", "leaves_out", "coverage", "licence"),
        ("Filens kontrollsumma", f"SHA-256 {passport.file_hash[:16]}…" if passport.file_hash else ""),
    )


def counting_facts(answer: Answer, view: View) -> Facts:
    """What was asked of the store, and how its numbers are protected."""
    tables = [_table_name(asked) for asked in answer.asked]
    return (
        ("Urval", filters_in_words(view.filters, answer.honoured)),
        (
            "Antal i urvalet",
            f"{number(answer.n)} {answer.unit if answer.unit != 'svar' else 'klienter'}" if answer.n else "",
        ),
        (
            "Läst ur",
            f"tabellen {tables[0]}" + (f" och {len(tables) - 1} till" if len(tables) > 1 else "")
            if tables
            else "",
        ),
        ("Dataversion", answer.data_version),
        ("Skydd", _protection(answer)),
    )


def _protection(answer: Answer) -> str:
    if answer.is_protected:
        return PROTECTION
    if any(row.kind == "register" for row in answer.rows):
        return NOBODY
    return NONE_SMALL if answer.kind == "delivered" else "Offentliga tal, visas som de är tryckta."


def _table_name(asked: str) -> str:
    """A released table in words: "Förvaltning × Kön"; the total is "alla klienter"."""
    return " × ".join(_words_of_tables()[name] for name in asked.split(",")) if asked else "alla klienter"


@lru_cache(maxsize=1)
def _words_of_tables() -> dict[str, str]:
    """Attributes by name, and the tables that hold no cells."""
    found = (*attributes(), *episode_attributes())
    return {one.name: one.label for one in found} | OTHER_TABLES


def _facts(heading: str, facts: Facts) -> Component:
    items = [part for name, text in facts for part in (html.Dt(name), html.Dd(text))]
    return html.Div([html.H3(heading), html.Dl(items)])


def _quotes(figures: tuple[Figure, ...], reports: dict[str, str]) -> Component:
    items = [
        html.Li([html.Q(figure.quote), f" {place_of(figure, reports)}"]) for figure in figures[:QUOTES_SHOWN]
    ]
    rest = [html.P(line) for line in more_quotes(len(figures))]
    return html.Div([html.H3(QUOTES), html.Ul(items, className="quotes"), *rest])


def more_quotes(figures: int) -> list[str]:
    """That there are more figures than the quotes that are shown, where so."""
    more = figures - QUOTES_SHOWN
    return [f"… och {more} uppgifter till ur samma källor."] if more > 0 else []


def place_of(figure: Figure, reports: Mapping[str, str]) -> str:
    """Where a figure is printed: the report and its section."""
    return f"{reports.get(figure.report, figure.report)}, avsnitt {figure.section}"


def card_title(card: Card | None, name: str) -> str:
    """The heading of the dialog."""
    return f"{SOURCE}: {card.title}" if card is not None else SOURCE
