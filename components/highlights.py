""" "Vad sticker ut i urvalet?": three generated findings, each with a link to its page and filters."""

from dash import html
from dash.development.base_component import Component

from components.card_foot import source_button
from components.card_states import UNREADABLE
from components.markup import extra
from components.narrative import by_count, by_share, than_city
from components.view import View
from components.wording import Bold, Finding, filters_in_words
from dashboard.formatting import number, share
from queries.answers import Answer, AnyAnswer, NoData, Row
from queries.connection import StoreUnavailableError
from queries.filters import Filters
from queries.repository import Repository

HIGHLIGHTS = "highlights"
TITLE = "Vad sticker ut i urvalet?"
Point = tuple[Finding, str, str]
"""What stands out, the address that shows it, and the name of that page."""


def highlights_card() -> html.Section:
    """The empty card."""
    title = html.H2(TITLE, id="highlights-title")
    words = html.Span("Vecka 40-kartläggningen · Sysselsättningsutredningen", className="foot-text")
    foot = html.Footer(
        [words, html.Div(source_button("findings_in_selection", TITLE), className="card-tools")],
        className="card-foot",
    )
    body = html.Div(html.Div(id=HIGHLIGHTS), className="card-body")
    return html.Section(
        [title, body, foot],
        className="card",
        style={"--span": 5},
        **extra({"aria-labelledby": "highlights-title"}),
    )


def highlights(repository: Repository, view: View) -> list[Component]:
    """Up to three findings for the chosen group, the printed ones for the whole city."""
    try:
        missing = repository.ask("whole_group", view.filters)
        if isinstance(missing, NoData) and missing.period:
            return [html.P(f"Det finns inga uppgifter att visa för {missing.period}.")]
        points_found = _in_selection(repository, view.filters) if view.filters.names else _in_city(repository)
    except StoreUnavailableError:
        return [html.P(UNREADABLE)]
    if not points_found:
        return [html.P("Urvalet är för litet för att säga vad som sticker ut.")]
    items = [html.Li([*_spoken(finding), " ", _link(href, page)]) for finding, href, page in points_found]
    return [
        html.P(f"{filters_in_words(view.filters)}:", className="finding"),
        html.Ol(items, className="highlights"),
    ]


def _spoken(finding: Finding) -> list[Component | str]:
    return [html.Strong(part.text) if isinstance(part, Bold) else part for part in finding]


def _link(href: str, page: str) -> Component:
    return html.A(f"Visa i {page}", href=href, **extra({"data-nav": ""}))


def _in_city(repository: Repository) -> list[Point]:
    found: list[Point] = []
    plans, sufficient = repository.ask("main_plans", Filters()), repository.ask("plan_sufficiency", Filters())
    if isinstance(plans, Answer) and isinstance(sufficient, Answer) and by_share(plans):
        top = by_share(plans)[0]
        enough = next((row for row in sufficient.rows if row.code == top.code), None)
        if enough is not None:
            words = f" är vanligast ({share(top.share)}) men bedöms räcka för bara {share(enough.share)}."
            href = "/behov" + Filters.of(main_plan=(top.code,)).to_url()
            found.append(((Bold(top.label), words), href, "Behov"))
    found += _gender_gap(repository.ask("findings_in_selection", Filters()))
    local = repository.ask("local_services", Filters())
    if isinstance(local, Answer):
        without = [row for row in local.rows if not row.count]
        if without:
            names = " och ".join(row.label for row in without)
            href = "/likvardighet" + Filters.of(administration=tuple(row.code for row in without)).to_url()
            found.append(((Bold(names), " saknar egen lokal insats för målgruppen."), href, "Likvärdighet"))
    return found


def _gender_gap(answer: AnyAnswer) -> list[Point]:
    if not isinstance(answer, Answer):
        return []
    rows = {row.code: row for row in answer.rows}
    women = rows.get("v40_2022_main_plan_sfi_studies_women_share")
    men = rows.get("v40_2022_main_plan_sfi_studies_men_share")
    if women is None or men is None:
        return []
    words: Finding = (
        "Kvinnor läser SFI oftare än män: ",
        Bold(f"{share(women.share)} mot {share(men.share)}"),
        ".",
    )
    return [(words, "/jamstalldhet", "Jämställdhet")]


def _in_selection(repository: Repository, filters: Filters) -> list[Point]:
    found: list[Point] = []
    needs = repository.ask("unmet_needs", filters)
    if isinstance(needs, Answer) and by_count(needs):
        top = by_count(needs)[0]
        words: Finding = (Bold(top.label), f" saknas oftast: {number(top.count)} klienter{_gap(top)}.")
        found.append((words, "/behov" + filters.to_url(), "Behov"))
    sufficient = repository.ask("sufficiency_in_all", filters)
    if isinstance(sufficient, Answer) and sufficient.row("no").share is not None:
        row = sufficient.row("no")
        words = ("För ", Bold(share(row.share, row.base)), f" bedöms planeringen inte räcka{_gap(row)}.")
        found.append((words, "/behov" + filters.to_url(), "Behov"))
    time = repository.ask("time_to_self_support", filters)
    if isinstance(time, Answer) and time.row("not_expected").share is not None:
        row = time.row("not_expected")
        words = (Bold(share(row.share, row.base)), f" förväntas inte nå självförsörjning{_gap(row)}.")
        found.append((words, "/behov" + filters.to_url(), "Behov"))
    return found


def _gap(row: Row) -> str:
    """The difference against the city; said only where it is larger than the interval."""
    if row.reference is None or row.share is None or row.low is None or row.high is None:
        return ""
    if row.low <= row.reference <= row.high:
        return ", ungefär som i hela staden"
    return f", {than_city(row.share - row.reference)}"
