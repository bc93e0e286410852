"""Insatser & köer: form, findings and lists say what the answers hold, and promise nothing more."""

from datetime import date

import pytest

from components.queue_narrative import queue_plan
from components.wording import plain
from dashboard.formatting import long_day
from queries.answers import Answer, Row
from queries.deadlines import date_after, today
from queries.filters import Filters
from queries.options import OPTIONS
from queries.service_options import QUEUE_AMOUNTS, QUEUE_SERVICE
from tests.unit.asked import Asked, Json, by_id, walk, words
from tests.unit.printed import PUBLISHED, rows_of

PATH = "/insatser"
VAMOS = "?insats=vamos&inflode=7&insatstid=9&platser=55&vantetid=2&maldatum=12"


def said(asked: Asked, card: str, search: str = "", part: str = "finding") -> str:
    """The words of a part of a card."""
    return " ".join(words(by_id(asked.page(PATH, search), f"{card}-{part}")).split())


def fields(asked: Asked, search: str) -> dict[str, str]:
    """What stands in each field of the queue model's form."""
    form = by_id(asked.page(PATH, search), "queue-form")
    inputs = (node for node in walk(form) if node["type"] == "Input")
    return {node["props"]["name"]: node["props"]["value"] for node in inputs}


def service_links(asked: Asked, search: str) -> dict[str, str]:
    """Where each service of the form's menu leads."""
    menu = by_id(asked.page(PATH, search), "queue-service")
    return {words(node).strip(): node["props"]["href"] for node in walk(menu) if node["type"] == "A"}


def test_every_service_has_a_name_in_the_address() -> None:
    from data.codebook.services import service_words

    listed = {row["service_id"] for row in rows_of(PUBLISHED / "service.csv")}
    slugs = service_words("slugs")
    assert set(slugs) == listed
    assert len(set(slugs.values())) == len(listed)


@pytest.mark.parametrize(
    ("slug", "waiting"),
    [("vamos", "12"), ("ips-hisingen", "0"), ("behandlingsgruppen-ips", "0"), ("smedjan", ""), ("krami", "")],
)
def test_only_a_queue_published_in_persons_is_filled_in(asked: Asked, slug: str, waiting: str) -> None:
    found = fields(asked, f"?insats={slug}")
    assert found["vantar"] == waiting
    assert {name: value for name, value in found.items() if value and name != "vantar"} == {
        "lamnar": "0",
        "i-tid": "90",
    }


def test_what_is_filled_in_stands_in_its_field(asked: Asked) -> None:
    found = fields(asked, VAMOS + "&extra=3")
    wanted = {"inflode": "7", "insatstid": "9", "platser": "55", "vantar": "12", "extra": "3"}
    assert {name: found[name] for name in wanted} == wanted


def test_another_service_takes_none_of_the_numbers_with_it(asked: Asked) -> None:
    links = service_links(asked, VAMOS + "&bruk=ja")
    assert links["Krami"] == "?bruk=ja&insats=krami"
    assert links["Egen insats"] == "?bruk=ja"
    assert len(links) == 28


def test_suggestions_follow_what_is_published_and_filled_in(asked: Asked) -> None:
    form = words(by_id(asked.page(PATH, "?insats=smedjan&inflode=10&insatstid=9"), "queue-form"))
    assert "Förslag: ungefär 1,4, beräknat på 30 deltagare" in form
    assert "Förslag: 30–50, beräknat på kötiden" in form
    assert "Enligt rapport: 30 (Deltagare 2024)" in form


def test_every_input_has_a_field_and_every_option_of_the_model_belongs_to_one(asked: Asked) -> None:
    names = {amount.slug for amount in QUEUE_AMOUNTS.values()}
    assert set(fields(asked, "")) == names
    assert names | {QUEUE_SERVICE.slug} <= OPTIONS.keys()


def test_the_answer_names_service_places_and_how_sure_it_is(asked: Asked) -> None:
    finding = said(asked, "queue_plan", VAMOS)
    assert finding.startswith("Vamos Sydväst: 14 extra platser behövs för att 90 %")
    assert "Med dagens platser växer kön med 0,9 personer i månaden." in finding
    assert "en tiondel lägre eller högre behövs 8 eller 21" in finding


def test_nothing_is_promised_where_inflow_is_not_less_than_capacity(asked: Asked) -> None:
    finding = said(asked, "queue_plan", VAMOS.replace("inflode=7", "inflode=12") + "&extra=5")
    assert "Inflödet är inte mindre än kapaciteten med 5 extra platser." in finding
    assert "något måldatum går inte att lova" in finding
    assert "behövs" not in finding


def test_missing_inputs_are_named_beside_the_form(asked: Asked) -> None:
    detail = said(asked, "queue_plan", "?insats=vamos&inflode=7", part="detail")
    assert "Fyll i det som saknas: Tid i insatsen Platser Längsta väntan Måldatum Då visas" in detail


FACTS = {"months": 12.0, "target_wait": 1.0, "wanted": 0.9, "growth": 0.0, "in_time": 0.634, "long_run": 0.71}


def told(**facts: float) -> str:
    answer = Answer("queue_plan", (Row("0", "0", text="Egen insats"),), "services", facts={**FACTS, **facts})
    return plain(queue_plan(answer, Filters())).replace("\N{NO-BREAK SPACE}", " ")


def test_a_tried_number_of_places_is_judged_not_praised() -> None:
    tried = told(is_tried=1, extra=1, is_met=0)
    assert tried == (
        "Egen insats: Med 1 extra plats nås inte målet: 63 % av dem som ställer sig i kö om 12 månader får "
        "börja inom 1 månad, på sikt 71 %; målet är 90 %. Kön hinner inte bli så kort som målet kräver "
        "dessförinnan."
    )


def test_when_the_queue_is_short_enough_is_told_with_its_interval() -> None:
    assert told(is_tried=0, extra=4, cleared_low=3.31, cleared=5, cleared_high=9).endswith(
        "Kön är kort nog om 5 månader (3,3–9)."
    )
    assert told(is_tried=0, extra=4, cleared_low=3.31, cleared=5).endswith("(3,3–mer än 12).")


def test_places_that_suffice_need_no_more() -> None:
    assert "Platserna räcker för att 90 %" in told(is_tried=0, extra=0)


def test_the_doors_of_a_person_stand_in_three_lists_with_their_reasons(asked: Asked) -> None:
    lists = columns(asked, "?bruk=ja&behandling=ja&inriktning=arbete")
    assert list(lists) == ["is-open", "is-closed", "is-unknown"]
    assert "Behandlingsgruppen IPS" in lists["is-open"]
    assert "”är drogfria och har ett ordnat boende”" in lists["is-closed"]
    assert "Anges inte: pågående bruk" in lists["is-unknown"]


def columns(asked: Asked, search: str) -> dict[str, str]:
    """The words of each list of doors, by its class."""
    detail: Json = by_id(asked.page(PATH, search), "open_doors-detail")
    found = (node for node in walk(detail) if "door-column" in (node["props"].get("className") or ""))
    return {node["props"]["className"].split()[-1]: words(node) for node in found}


def test_the_catalogue_lists_every_service_with_the_basis_of_each_code(asked: Asked) -> None:
    shown = said(asked, "service_catalogue", part="detail")
    for row in rows_of(PUBLISHED / "service.csv"):
        assert row["name"] in shown
    for basis in ("uttryckligt", "tolkat", "anges inte"):
        assert basis in shown


def test_a_chosen_administration_is_told_which_services_refuse_its_clients(asked: Asked) -> None:
    finding = said(asked, "service_catalogue", "?forvaltning=centrum")
    assert finding.startswith("Centrum: 1 insats i egen regi av 27;")
    for name in ("Arbetsliv och hälsa", "IPS Hisingen", "Vamos Sydväst"):
        assert name in finding


def test_a_queue_stands_in_its_own_unit_and_silence_is_named(asked: Asked) -> None:
    shown = said(asked, "service_queues", part="detail")
    for expected in ("Remisstopp 2–3 månader", "Kö 12 personer", "Kö 3–5 månader", "Kö längden anges inte"):
        assert expected in shown
    assert "21 insatser: kö anges inte" in shown


def test_a_median_that_is_not_reached_is_said_to_be_so(asked: Asked) -> None:
    finding = said(asked, "still_waiting", "?exempel=ja")
    assert finding.startswith("Exempel:")
    assert "hälften lämnade kön inom 60 dagar ; nio av tio har inte gjort det än ." in finding
    assert "även de som väntar än" in finding


def test_no_programme_can_be_chosen_while_no_example_is_shown(asked: Asked) -> None:
    assert said(asked, "still_waiting", "", part="choices") == ""
    assert "Exempelverksamhet A" in said(asked, "still_waiting", "?exempel=ja", part="choices")


def test_a_date_stands_fast_and_months_are_shown_as_one(asked: Asked) -> None:
    by_months = fields(asked, VAMOS)["maldatum"]
    assert date.fromisoformat(by_months) == date_after(today(), 12)
    by_date = VAMOS.replace("maldatum=12", f"maldatum={by_months}")
    assert fields(asked, by_date)["maldatum"] == by_months
    assert said(asked, "queue_plan", by_date) == said(asked, "queue_plan", VAMOS)
    told = said(asked, "queue_plan", VAMOS)
    assert f"den {' '.join(long_day(date_after(today(), 12)).split())} (om 12 månader)" in told


@pytest.mark.parametrize(
    ("target", "words"), [("2001-01-01", "ska ligga framåt i tiden"), ("2199-01-01", "högst 36 månader fram")]
)
def test_a_date_out_of_reach_is_said_and_stays_in_its_field(asked: Asked, target: str, words: str) -> None:
    search = VAMOS.replace("maldatum=12", f"maldatum={target}")
    assert f"Måldatum ({words})" in said(asked, "queue_plan", search, part="detail")
    assert fields(asked, search)["maldatum"] == target


def test_no_date_is_a_fault_in_the_address(asked: Asked) -> None:
    notes = words(by_id(asked.page(PATH, "?maldatum=2027-02-30"), "page-notes"))
    assert "maldatum=2027-02-30" in notes


def test_a_table_tells_what_else_the_answer_hangs_on(asked: Asked) -> None:
    table = said(asked, "queue_plan", VAMOS, part="detail")
    assert "Nya personer i kön 8 14 21" in table
    assert "Om alla stannar lika länge 15" in table
    assert said(asked, "queue_plan", VAMOS + "&inflode=12&extra=5", part="detail") == ""
