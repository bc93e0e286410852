"""Every published figure stands on its page as printed, and all of them on the list of Källor & metod."""

from collections.abc import Iterator

import pytest
from dash import Dash

from dashboard.formatting import number
from data.codebook import needs
from tests.unit.asked import CARDS, Asked, table_rows, words
from tests.unit.printed import CELLS, FIGURES, GEO, Cell, label, printed, rows_of

TIME = "time_to_self_support"
LISTED = {
    ("share", "plan_split", "main_plan"),
    ("share", "duration,time_to_self_support", "duration"),
    ("share", "need_count", "need_count"),
}
"""Tables that no card draws: they stand on the list of all figures alone. Of the plan splits only the reasons
for no intervention are drawn; of the parallel shares not their complement, no other need."""
CARD_OF = {
    "administration": "clients_by_administration",
    "active_work,administration": "clients_by_administration",
    "barrier": "clients_by_barrier",
    "age": "clients_by_age",
    "gender": "clients_by_gender",
    "children": "clients_by_children",
    "duration": "clients_by_duration",
    "main_plan": "main_plans",
    "main_plan,plan_sufficient": "plan_sufficiency",
    "main_plan,time_to_self_support": "plan_by_time",
    "time_to_self_support": "time_to_self_support",
    "other_plan": "other_plans",
}
FIXED = {
    "homelessness_income": (
        "homeless_2022_income_income_support_share",
        "homeless_2022_income_sickness_comp_share",
        "homeless_2022_income_wage_share",
    ),
    "occupation": (
        "pplus_no_occupation_count",
        "pplus_no_occupation_upper_count",
        "pplus_any_occupation_share_ongoing_use",
    ),
    "employment_service_assessment": (
        "af_2023_assessment_count",
        "af_2023_in_measure_after_share",
        "af_2023_sud_share_in_assessment",
    ),
    "need_against_supply": (
        "ips_recipients_2024_city",
        "ips_recipients_2024_total",
        "ips_need_gr_count",
        "ips_need_rise_range",
    ),
    "target_group_sizes": (
        "v40_2023_social_addiction_count_a",
        "homeless_2022_adults_sud_or_mental_count",
        "housing_2024_08_persons_count",
        "homeless_2022_adults_count",
        "psych_2022_total_count",
        "v40_2022_admin_total_included",
    ),
    "social_reasons": (
        "v40_addiction_need_more_share",
        "v40_addiction_parallel_share",
        "v40_addiction_time_0_9m_share",
        "v40_2023_social_insufficient_share",
        "v40_2023_social_parallel_share",
    ),
}
BY_PREFIX = {
    "psychiatric_inventory": ("psych_2022_ffs_need_", "psych_2022_ffs_count", "psych_2022_sf_count"),
    "housing_interventions": ("housing_2024_08_",),
    "establishment_time": ("estab_2022_time_",),
    "establishment_needs": ("estab_2022_unmet_",),
}


@pytest.fixture(scope="module")
def tables(app: Dash) -> dict[str, list[tuple[str, ...]]]:
    """The rows of every card's table, unfiltered, as sent to the browser."""
    asked = Asked(app)
    cards = {path: [card for card, at in CARDS.items() if at == path] for path in set(CARDS.values())}
    trees = {path: asked.page(path, f"?tabell={','.join(names)}") for path, names in cards.items()}
    return {card: table_rows(trees[path], card) for card, path in CARDS.items()}


@pytest.fixture(scope="module")
def overview(app: Dash) -> str:
    """All words of the overview, unfiltered."""
    return words(Asked(app).page("/"))


def is_listed_only(cell: Cell) -> bool:
    """Whether a cell is one of those that no card draws."""
    key = (cell["measure"], cell["attributes"], cell["base_attributes"])
    is_reason = cell["codes"].startswith("no_measure.")
    no_other_need = cell["attributes"].endswith(",need_count") and cell["codes"] == "yes,1"
    return (key in LISTED and not is_reason) or (no_other_need and cell["measure"] == "share")


def expected_row(cell: Cell) -> tuple[str, tuple[str, ...]] | None:
    """The card that shows a cell and the labels of its row; None for totals, which stand elsewhere."""
    names, codes = cell["attributes"].split(","), cell["codes"].split(",")
    if cell["attributes"] in ("", "active_work", "need_count", "plan_sufficient"):
        return None
    if names == ["administration"]:
        return CARD_OF[names[0]], (label(names[0], codes[0]), label("active_work", "yes", short=True))
    if names[-1] == "main_plan" and names[0] in ("gender", "age"):
        return f"plan_by_{names[0]}", (label(names[1], codes[1], short=True),)
    if names == ["plan_split"]:
        return "no_measure_reasons", (label("plan_split", codes[0]),)
    if names[0].startswith("need_") or names[-1].startswith("need_"):
        return need_row(names, codes)
    if cell["attributes"] == "active_work,administration":
        return CARD_OF[cell["attributes"]], (
            label(names[1], codes[1]),
            label("active_work", codes[0], short=True),
        )
    if cell["attributes"] == "main_plan,time_to_self_support":
        return CARD_OF[cell["attributes"]], (label(names[0], codes[0]), label(names[1], codes[1], short=True))
    return CARD_OF[cell["attributes"]], (label(names[0], codes[0]),)


def need_row(names: list[str], codes: list[str]) -> tuple[str, tuple[str, ...]]:
    """The card and labels of a cell of the needs."""
    if names[0] == "time_to_self_support":
        need = (
            "Inget behov" if names[1] == "need_count" else needs().code(names[1].removeprefix("need_")).label
        )
        return "need_by_time", (need, label(names[0], codes[0], short=True))
    need = needs().code(names[0].removeprefix("need_")).label
    if names[-1] == "need_count":
        return "parallel_needs", (need, "Något annat behov")
    if codes == ["yes"]:
        return "unmet_needs", (need,)
    return "need_splits", (label(names[0], codes[0]), need)


def matching(
    rows: list[tuple[str, ...]], labels: tuple[str, ...], name: str = ""
) -> Iterator[tuple[str, ...]]:
    """The rows that begin with these labels, or with the short form of the first."""
    for row in rows:
        if row[0] in (labels[0], name) and row[1 : len(labels)] == labels[1:]:
            yield row


def short_form(cell: Cell) -> str:
    """The short label of a cell's first code, which long labels are shown by."""
    name, code = cell["attributes"].split(",")[0], cell["codes"].split(",")[0]
    return (
        ""
        if ("need_" in cell["attributes"] and "yes" in cell["codes"]) or name == TIME or "|" in code
        else label(name, code, short=True)
    )


@pytest.mark.parametrize(
    "cell", [c for c in CELLS if not is_listed_only(c) and expected_row(c)], ids=lambda c: c["figure_id"]
)
def test_a_cell_of_the_survey_stands_in_its_table_as_printed(
    tables: dict[str, list[tuple[str, ...]]], cell: Cell
) -> None:
    found = expected_row(cell)
    assert found is not None
    card, labels = found
    rows = list(matching(tables[card], labels, short_form(cell)))
    assert len(rows) == 1, (card, labels, [row[:2] for row in tables[card]])
    assert printed(cell["figure_id"]) in rows[0]
    assert rows[0][-1].split(";")[0] == "enligt rapport"


@pytest.mark.parametrize(
    "figure_id",
    [
        "homeless_2022_adults_count",
        "homeless_2022_adults_sud_or_mental_count",
        "homeless_2022_households_sud_or_mental_share",
        "v40_2022_admin_total_included",
        "v40_2022_plan_insufficient_total_share",
        "v40_2022_need_at_least_one_count",
        "v40_2022_need_two_parallel_count",
        "ips_recipients_2024_total",
        "ips_recipients_2024_city",
        "ips_need_gr_count",
        "ips_need_rise_range",
        "pplus_no_occupation_upper_count",
    ],
)
def test_a_key_figure_stands_on_the_overview_as_printed(overview: str, figure_id: str) -> None:
    assert printed(figure_id) in overview


def other_figures() -> list[tuple[str, str]]:
    """Card and figure of the other sources."""
    fixed = [(card, figure_id) for card, ids in FIXED.items() for figure_id in ids]
    found = [
        (card, figure_id)
        for card, prefixes in BY_PREFIX.items()
        for figure_id, figure in FIGURES.items()
        if figure_id.startswith(prefixes) and figure["value"] and figure_id != "housing_2024_08_persons_count"
    ]
    return fixed + found


@pytest.mark.parametrize(("card", "figure_id"), other_figures())
def test_a_figure_of_another_source_stands_in_its_table_as_printed(
    tables: dict[str, list[tuple[str, ...]]], card: str, figure_id: str
) -> None:
    rows = [row for row in tables[card] if printed(figure_id) in row]
    assert rows, (printed(figure_id), tables[card])
    assert all(row[-1] == "enligt rapport" for row in rows)


def test_homelessness_stands_year_by_year_as_printed(tables: dict[str, list[tuple[str, ...]]]) -> None:
    shown = {row[:2]: row for row in tables["homelessness_by_year"]}
    for row in rows_of(GEO / "hemloshet_goteborg.csv"):
        for measure, words_of in (("vuxna", "Vuxna"), ("barn", "Barn"), ("hushall", "Hushåll")):
            expected = number(float(row[measure])).replace("\N{NO-BREAK SPACE}", " ")
            assert expected in shown[row["ar"], words_of]


def test_totals_stand_in_findings_and_passports(app: Dash) -> None:
    asked = Asked(app)
    page = words(asked.page("/malgrupp"))
    assert printed("v40_2022_time_total_count") in page
    assert printed("v40_2022_admin_total_excluded") in page
    passport = str(asked.passport("sufficiency_in_all").get_json())
    for cell in (c for c in CELLS if c["attributes"] == "plan_sufficient"):
        assert FIGURES[cell["figure_id"]]["quote"] in passport


PARTICIPANTS = [i for i in FIGURES if i.startswith("svc_") and ("participants" in i or "visitors" in i)]
QUEUES = [figure_id for figure_id in FIGURES if figure_id.startswith("svc_") and "_queue_" in figure_id]


@pytest.mark.parametrize("card", ["service_participants", "service_catalogue"])
@pytest.mark.parametrize("figure_id", PARTICIPANTS)
def test_participants_of_a_service_stand_as_printed(
    tables: dict[str, list[tuple[str, ...]]], card: str, figure_id: str
) -> None:
    place = tables[card][0].index("Deltagare")
    rows = [row for row in tables[card][1:] if row[place] == printed(figure_id)]
    assert len(rows) == 1
    assert rows[0][-1] == "enligt rapport"


@pytest.mark.parametrize("figure_id", QUEUES)
def test_a_queue_stands_in_the_unit_and_words_of_the_report(
    tables: dict[str, list[tuple[str, ...]]], figure_id: str
) -> None:
    figure = FIGURES[figure_id]
    rows = [row for row in tables["service_queues"] if figure["quote"] in row]
    assert len(rows) == 1
    has_length = figure["value"] not in ("", "0") or figure["value_high"]
    expected = f"{printed(figure_id)} {figure['unit']}" if has_length else ""
    assert rows[0][tables["service_queues"][0].index("Antal")] == expected


def test_every_published_participant_count_and_queue_is_looked_for() -> None:
    assert (len(PARTICIPANTS), len(QUEUES)) == (8, 6)


def test_what_no_card_draws_is_still_published() -> None:
    keys = {(cell["measure"], cell["attributes"], cell["base_attributes"]) for cell in CELLS}
    assert keys >= LISTED
    assert sum(map(is_listed_only, CELLS)) == 14


def number_as_printed(figure_id: str) -> str:
    """The number of a figure with its unit, "" where the report has only words or a date."""
    figure = FIGURES[figure_id]
    has_number = figure["value"] or (figure["value_low"] and figure["value_high"])
    if not has_number or figure["unit"] == "datum":
        return ""
    if figure["unit"] == "procent":
        return printed(figure_id) + ("" if figure["value"] else " %")
    return f"{printed(figure_id)} {figure['unit']}"


def test_every_published_figure_stands_on_the_list_as_printed(
    tables: dict[str, list[tuple[str, ...]]],
) -> None:
    heading, *rows = tables["published_figures"]
    place = {name: heading.index(name) for name in ("Rapportens ord", "Beteckning", "Antal", "Andel")}
    listed = {row[place["Beteckning"]]: row for row in rows}
    assert listed.keys() == FIGURES.keys()
    for figure_id, figure in FIGURES.items():
        row = listed[figure_id]
        assert figure["quote"].replace("\N{NO-BREAK SPACE}", " ") == row[place["Rapportens ord"]], figure_id
        assert figure["section"] in row, figure_id
        column = "Andel" if figure["unit"] == "procent" else "Antal"
        assert number_as_printed(figure_id) == row[place[column]], figure_id
