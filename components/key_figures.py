"""The overview's eight key figures, each with source and date; those of the week-40 survey follow the
filters."""

from typing import Any

from components.kpi import KeyFigure, key_figure
from components.view import View
from components.wording import WHOLE_CITY, filters_in_words
from dashboard.formatting import count, number, share
from queries.answers import Answer, AnyAnswer, NoData
from queries.filters import Filters
from queries.repository import Repository

KEY_FIGURES = "key-figures"
NOTHING = "–"
WITHOUT_OCCUPATION = "i Boende och hemlöshet saknar sysselsättning, när ej ifyllda räknas med"
CITY_ONLY = "Hela staden; följer inte urvalet."


def key_figures(repository: Repository, view: View) -> tuple[list[Any], bool]:
    """The tiles of the overview, and whether any of them is synthetic."""
    is_filtered = bool(view.filters.names)
    clients = _week_40(repository, view.filters)
    homeless, ips, occupation = _printed(repository, CITY_ONLY if is_filtered else "")
    services = _services(repository, CITY_ONLY if is_filtered else "")
    figures = (homeless, *clients, ips, *services, occupation)
    return [key_figure(figure) for figure in figures], any(figure.is_synthetic for figure in figures)


def _week_40(repository: Repository, filters: Filters) -> list[KeyFigure]:
    clients = repository.ask("whole_group", filters)
    sufficient = repository.ask("sufficiency_in_all", filters)
    needs = repository.ask("unmet_needs", filters)
    facts = needs.facts if isinstance(needs, Answer) else {}
    insufficient = sufficient.row("no") if isinstance(sufficient, Answer) else None
    return [
        KeyFigure(
            "whole_group",
            number(clients.n) if isinstance(clients, Answer) else NOTHING,
            "klienter att arbeta aktivt med mot självförsörjning",
            _when(clients, filters),
            is_synthetic=_is_synthetic(clients),
        ),
        KeyFigure(
            "sufficiency_in_all",
            share(insufficient.share, insufficient.base) if insufficient else NOTHING,
            "har en planering som inte bedöms räcka",
            _when(sufficient, filters),
            is_synthetic=_is_synthetic(sufficient),
        ),
        KeyFigure(
            "unmet_needs",
            number(facts.get("any")),
            "saknar minst en insats"
            + (f", {number(facts['two'])} av dem två samtidigt" if "two" in facts else ""),
            _when(needs, filters),
            is_synthetic=_is_synthetic(needs),
        ),
    ]


def _when(answer: AnyAnswer, filters: Filters) -> str:
    if isinstance(answer, NoData):
        return f"Inga uppgifter för {answer.period}"
    if not isinstance(answer, Answer):
        return "För få eller för detaljerat"
    words = filters_in_words(filters, answer.honoured)
    return f"Vecka 40, {answer.period}" + ("" if words == WHOLE_CITY else f" · {words}")


def _is_synthetic(answer: AnyAnswer) -> bool:
    return isinstance(answer, Answer) and answer.kind == "synthetic"


def _printed(repository: Repository, note: str) -> tuple[KeyFigure, KeyFigure, KeyFigure]:
    answer = repository.ask("key_figures", Filters())
    homeless = _homeless_delivered(repository, answer, note) or _homeless(answer, note)
    occupation = _occupation_delivered(repository, note) or _occupation(answer, note)
    return homeless, _ips(answer, note), occupation


def _services(repository: Repository, note: str) -> list[KeyFigure]:
    found = []
    queues = repository.ask("services_with_queue", Filters())
    local = repository.ask("local_services", Filters())
    if isinstance(queues, Answer):
        value = f"{number(queues.facts['queue'])} av {number(queues.facts['stated'])}"
        words = "insatser med köuppgift hade kö eller remisstopp"
        found.append(KeyFigure("services_with_queue", value, words, "Januari 2025", note))
    if isinstance(local, Answer):
        without = [row for row in local.rows if not row.count]
        words = f"förvaltning utan egen lokal insats: {' och '.join(row.label for row in without)}"
        source = "Utredningen och insatsregistret" if local.beside else "Utredningen, avsnitt 4.3"
        found.append(KeyFigure("local_services", number(len(without)), words, source, note))
    return found


def _homeless(answer: AnyAnswer, note: str) -> KeyFigure:
    adults, ill = (
        _value(answer, "homeless_2022_adults_count"),
        _value(answer, "homeless_2022_adults_sud_or_mental_count"),
    )
    households = _value(answer, "homeless_2022_households_sud_or_mental_share")
    words = (
        f"vuxna i hemlöshet, {ill} av dem med bruk, beroende eller psykisk ohälsa ({households} av hushållen)"
    )
    return KeyFigure("homelessness_by_year", adults, words, "Kartläggningen april 2022", note)


def _homeless_delivered(repository: Repository, printed: AnyAnswer, note: str) -> KeyFigure | None:
    """Adults of the latest survey if it is delivered; how many are ill is known of the printed year only."""
    answer = repository.ask("homelessness_by_year", Filters())
    rows = [row for row in answer.rows if row.group == "adults"] if isinstance(answer, Answer) else []
    if not rows or rows[-1].kind != "delivered":
        return None
    ill, adults = (_value(printed, f"homeless_2022_adults_{part}count") for part in ("sud_or_mental_", ""))
    words = f"vuxna i hemlöshet; 2022 hade {ill} av {adults} bruk, beroende eller psykisk ohälsa"
    source = f"Kartläggningen {rows[-1].code}, inläst"
    return KeyFigure("homelessness_by_year", number(rows[-1].count), words, source, note)


def _occupation_delivered(repository: Repository, note: str) -> KeyFigure | None:
    answer = repository.ask("occupation", Filters())
    if not isinstance(answer, Answer) or answer.kind != "delivered":
        return None
    row = answer.row("none_or_not_filled_in")
    if row.kind != "delivered":
        return None
    return KeyFigure(
        "occupation", number(row.count), WITHOUT_OCCUPATION, f"Plattform+ {answer.period}, inläst", note
    )


def _ips(answer: AnyAnswer, note: str) -> KeyFigure:
    total, city = _value(answer, "ips_recipients_2024_total"), _value(answer, "ips_recipients_2024_city")
    low, high = _value(answer, "ips_need_gr_count"), _value(answer, "ips_need_rise_range")
    words = f"fick IPS, {city} i stadens egna; behovet uppskattas till {low} (GR) eller {high} (RISE)"
    return KeyFigure("need_against_supply", total, words, "IPS-utredningen 2024", note)


def _occupation(answer: AnyAnswer, note: str) -> KeyFigure:
    value = _value(answer, "pplus_no_occupation_upper_count")
    return KeyFigure("occupation", value, WITHOUT_OCCUPATION, "Plattform+, datum anges inte", note)


def _value(answer: AnyAnswer, figure_id: str) -> str:
    """A printed figure as text, "–" when the store lacks it."""
    if not isinstance(answer, Answer):
        return NOTHING
    row = next((row for row in answer.rows if row.code == figure_id), None)
    if row is None:
        return NOTHING
    return (
        share(row.share) if row.share is not None else count(row.count, row.low, row.high, row.is_approximate)
    )
