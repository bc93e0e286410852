"""Målgrupp, homes: homelessness by year and income, and social housing interventions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from data.codebook import attribute
from data.codebook.counts import count_words
from queries.answers import Answer, AnyAnswer, NoData, Row
from queries.connection import Store
from queries.delivered_counts import (
    DIFFERS,
    ORIGINS,
    Codes,
    Moment,
    beside_print,
    by_key,
    counted,
    delivered_answer,
    latest,
    moments,
    shared,
)
from queries.filters import Filters
from queries.published import Printed, published, statements
from queries.schema import homelessness_year
from queries.statistics import shown_share

PRINTED_YEAR, PRINTED_MONTH = "2022", "2024-08"
"""What the report prints of incomes and of housing interventions concerns."""
REST = ("other", "unknown")
MEASURES = {"adults": "Vuxna", "children": "Barn", "households": "Hushåll"}
DELIVERED_AS = {"adults": "persons", "households": "households"}
"""The measures that a delivery counts, by the names they have there."""


def homelessness_by_year(store: Store, filters: Filters) -> AnyAnswer:
    """Homelessness year by year. Columns: year, measure (adults, children, households), persons or
    households, of a delivered year also what is printed of it where that differs (printed).

    Grain: one row per year and measure. Source: the city's surveys 2019–2022, and what is delivered; a
    delivered number stands in place of the printed one. A delivery counts no children."""
    delivered = moments(store, "homelessness")
    printed = {(str(r.year), r.measure): r for r in store.rows(homelessness_year)}
    years = sorted({year for year, _ in printed} | {found.moment for found in delivered})
    of_year = {found.moment: found for found in delivered}
    rows = tuple(
        row
        for measure in MEASURES
        for year in years
        if (row := _year_row(year, measure, printed.get((year, measure)), of_year.get(year))) is not None
    )
    version = store.version.data_version
    if not rows:
        return NoData("homelessness_by_year", "homelessness", "", version)
    return Answer(
        "homelessness_by_year",
        rows,
        "homelessness" if printed else ORIGINS["homelessness"],
        unit="personer",
        period=f"{years[0]}–{years[-1]}" if len(years) > 1 else years[0],
        data_version=version,
        is_protected=any(found.is_perturbed for found in delivered),
        left_out=filters.names,
        figure_ids=("homeless_2022_adults_count", "homeless_2022_households_count"),
        caveats=("c12",),
        facts={DIFFERS: differing} if (differing := sum(bool(row.measures) for row in rows)) else {},
        beside=(ORIGINS["homelessness"],) if printed and delivered else (),
    )


def _year_row(year: str, measure: str, printed: Any | None, delivered: Moment | None) -> Row | None:
    """A measure of a year: delivered if it is, otherwise printed; None when it is neither."""
    row = Row(year, year, measure, MEASURES[measure])
    table = delivered.table("", DELIVERED_AS[measure]) if delivered and measure in DELIVERED_AS else {}
    old = replace(row, count=printed.value, text=printed.survey_week) if printed is not None else None
    if () not in table:
        return old
    new = counted(row, table[()])
    return beside_print(new, old) if old is not None and old.count != new.count else new


def homelessness_income(store: Store, filters: Filters) -> AnyAnswer:
    """Main income of homeless households. Columns: income, share of households; of a delivered year also
    households and what the report prints (printed). Grain: one row per income. Source: the report on 2022,
    which prints 72 % of them, or the latest delivered year with households."""
    figures = ("income_support", "sickness_comp", "wage")
    words = count_words("incomes")
    printed = published(
        store,
        filters,
        question="homelessness_income",
        origin="homelessness",
        unit="hushåll",
        period="april 2022",
        wanted=tuple(Printed(f"homeless_2022_income_{c}_share", words[c], code=c) for c in figures),
    )
    found = latest(store, "homelessness", PRINTED_YEAR)
    counts = found.table("income", "households") if found else {}
    if found is None or not counts:
        return printed
    rows = _shares(words, {code: n for (code,), n in counts.items()}, by_key(printed))
    return delivered_answer(store, filters, printed, found, rows, printed_of=PRINTED_YEAR, unit="hushåll")


def _shares(
    words: Mapping[str, str], counts: Mapping[str, int], printed: Mapping[tuple[str, str], Row]
) -> list[Row]:
    """A row per code, its share of all of them, and what is printed of the same code."""
    base = sum(counts.values())
    rows = [shared(Row(code, label), counts.get(code), base) for code, label in words.items()]
    marked = [replace(row, is_unknown=row.code == "unknown", is_last=row.code in REST) for row in rows]
    return [beside_print(row, printed.get((row.code, ""))) for row in marked]


def housing_interventions(store: Store, filters: Filters) -> AnyAnswer:
    """Social housing interventions by type. Columns: type, share of interventions (not of persons); of a
    delivered month also persons with the type, what the report prints (printed) and, with an administration
    chosen, the city's share (reference). Grain: one row per type. Source: the report on August 2024, or the
    latest delivered month. A person with two types counts in both."""
    words = count_words("housing_types")
    printed = published(
        store,
        filters,
        question="housing_interventions",
        origin="treserva",
        unit="insatser",
        period="augusti 2024",
        wanted=tuple(
            Printed(f"housing_2024_08_{code}_share", label, code=code)
            for code, label in words.items()
            if code != "other"
        ),
    )
    found = latest(store, "housing_interventions", PRINTED_MONTH)
    if found is None:
        return printed
    city = {code: n for (code,), n in found.table("type").items()}
    chosen = filters.codes("administration")
    if chosen:
        rows = _beside_city(_shares(words, _of_administrations(found, chosen), {}), city)
    else:
        rows = _shares(words, city, by_key(printed))
    return delivered_answer(
        store, filters, printed, found, rows, printed_of=PRINTED_MONTH, honoured=("administration",)
    )


def _of_administrations(found: Moment, chosen: Codes) -> dict[str, int]:
    counts: dict[str, int] = {}
    for (administration, kind), n in found.table("administration,type").items():
        if administration in chosen:
            counts[kind] = counts.get(kind, 0) + n
    return counts


def _beside_city(rows: Sequence[Row], city: Mapping[str, int]) -> list[Row]:
    base = sum(city.values())
    return [replace(row, reference=shown_share(city.get(row.code, 0), base)) for row in rows]


def housing_statements(store: Store, filters: Filters) -> AnyAnswer:
    """What the report says in words about housing interventions per administration.

    Columns: type, administration, text. Grain: one row per statement. No numbers per administration are
    published. Source: the inquiry, from Treserva."""
    chosen = filters.codes("administration")
    rows = tuple(
        Row(
            topic,
            topic,
            administration,
            attribute("administration").code(administration).label,
            text=text,
            is_chosen=administration in chosen,
        )
        for _, topic, administration, text in statements(store, "treserva")
        if administration
    )
    version = store.version.data_version
    if not rows:
        return NoData("housing_statements", "treserva", "", version)
    left = tuple(name for name in filters.names if name != "administration")
    return Answer(
        "housing_statements",
        rows,
        "treserva",
        unit="insatser",
        period="augusti 2024",
        data_version=version,
        left_out=left,
        figure_ids=("housing_2024_08_persons_count",),
    )


QUESTIONS = (
    homelessness_by_year,
    homelessness_income,
    housing_interventions,
    housing_statements,
)
