"""The other published tables: homelessness by year, population, services."""

from data.published.load import DIRECTORY, read_text
from tests.unit.loaded_figures import loaded, values


def test_homelessness_by_year_agrees_with_the_printed_figures_of_2022() -> None:
    by_year = loaded()["homelessness_year"].set_index(["year", "measure"])["value"]
    assert by_year[(2022, "adults")] == values()["homeless_2022_adults_count"] == 2524
    assert by_year[(2022, "households")] == values()["homeless_2022_households_count"] == 2359
    assert by_year[(2019, "children")] == 1526
    assert len(by_year) == 20


def test_population_by_age_adds_up_to_the_published_totals() -> None:
    ages = loaded()["population"]
    published = read_text(DIRECTORY.parent / "geo" / "befolkning_stadsomraden_2021_2025.csv")
    assert sorted(ages["district"].unique()) == ["centrum", "hisingen", "nordost", "sydvast"]
    summed = sorted(int(n) for n in ages.groupby(["year", "district"])["persons"].sum())
    assert summed == sorted(int(n) for n in published["totalt"])


def test_services_state_scope_and_queue_by_code() -> None:
    service = loaded()["service"].set_index("service_id")
    assert set(service["scope"]) == {"local", "shared", "city_wide", "not_stated"}
    assert set(service.query("scope == 'local'")["administration"]) == {"nordost", "sydvast", "hisingen"}
    queues = service["queue_status"].value_counts()
    assert (queues["queue"], queues["admission_stop"], queues["none"]) == (3, 1, 2)
    assert (service.loc[service["queue_status"] != "not_stated", "queue_text"] != "").all()
    assert service.loc["finsam_vuxna", "participants_note"] == "Deltagare 2023, inte 2024"


def test_participants_of_a_service_are_its_printed_figure() -> None:
    frames = loaded()
    joined = frames["service"].merge(frames["service_detail"], on="service_id")
    with_figure = joined[joined["participants_figure_id"] != ""]
    assert len(with_figure) == 8
    assert [values()[i] for i in with_figure["participants_figure_id"]] == with_figure[
        "participants"
    ].tolist()
    assert (joined["participants"].notna() == (joined["participants_figure_id"] != "")).all()


def test_criteria_agree_with_what_the_service_states() -> None:
    detail = loaded()["service_detail"].set_index("service_id")
    criteria = loaded()["service_criterion"]
    answers = {"excluded": "no", "conditional": "partly", "accepted": "yes"}
    use = criteria[criteria["criterion"] == "active_use"].set_index("service_id")
    known = detail.query("accepts_active_use != 'unknown'")["accepts_active_use"]
    assert use["rule"].map(answers).to_dict() == known.to_dict()
    decision = criteria[criteria["criterion"] == "decision"].set_index("service_id")
    stated = detail.query("requires_decision != 'unknown'")["requires_decision"]
    assert decision["rule"].map({"required": "yes", "not_required": "no"}).to_dict() == stated.to_dict()
    assert set(criteria["service_id"]) <= set(detail.index)
    assert (criteria[["value", "text", "quote", "section"]] != "").all().all()
