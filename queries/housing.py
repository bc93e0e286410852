"""Målgrupp, homes: homelessness by year and income, and social housing interventions."""

from data.codebook import attribute
from queries.answers import Answer, AnyAnswer, NoData, Row
from queries.connection import Store
from queries.filters import Filters
from queries.published import Printed, published, statements
from queries.schema import homelessness_year


def homelessness_by_year(store: Store, filters: Filters) -> AnyAnswer:
    """Homelessness 2019–2022. Columns: year, measure (adults, children, households), persons or households.
    Grain: one row per year and measure. Source: the city's homelessness surveys."""
    labels = {"adults": "Vuxna", "children": "Barn", "households": "Hushåll"}
    found = store.rows(homelessness_year)
    rows = tuple(
        Row(str(r.year), str(r.year), r.measure, labels[r.measure], count=r.value, text=r.survey_week)
        for measure in labels
        for r in found
        if r.measure == measure
    )
    version = store.version.data_version
    if not rows:
        return NoData("homelessness_by_year", "homelessness", "", version)
    return Answer(
        "homelessness_by_year",
        rows,
        "homelessness",
        unit="personer",
        period="2019–2022",
        data_version=version,
        left_out=filters.names,
        figure_ids=("homeless_2022_adults_count", "homeless_2022_households_count"),
        caveats=("c12",),
    )


def homelessness_income(store: Store, filters: Filters) -> AnyAnswer:
    """Main income of homeless households 2022. Columns: income, share of households (72 % of them
    published)."""
    return published(
        store,
        filters,
        question="homelessness_income",
        origin="homelessness",
        unit="hushåll",
        period="april 2022",
        wanted=(
            Printed("homeless_2022_income_income_support_share", "Försörjningsstöd"),
            Printed("homeless_2022_income_sickness_comp_share", "Aktivitets- eller sjukersättning"),
            Printed("homeless_2022_income_wage_share", "Lön"),
        ),
    )


def housing_interventions(store: Store, filters: Filters) -> AnyAnswer:
    """Social housing interventions in August 2024. Columns: type, share of interventions (not of persons)."""
    types = (
        "short_term",
        "municipal_contract",
        "emergency",
        "long_term",
        "housing_first_support",
        "subsistence_emergency",
        "protected",
        "housing_first",
    )
    return published(
        store,
        filters,
        question="housing_interventions",
        origin="treserva",
        unit="insatser",
        period="augusti 2024",
        wanted=tuple(Printed(f"housing_2024_08_{t}_share") for t in types),
    )


def housing_statements(store: Store, filters: Filters) -> AnyAnswer:
    """What the report says in words about housing interventions per administration.

    Columns: type, administration, text. No numbers per administration are published.
    """
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
