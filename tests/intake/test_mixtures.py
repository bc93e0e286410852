"""Delivered, printed and made-up numbers side by side: each is what it says, and none stands in the way."""

import shutil
from pathlib import Path

import pytest

from components.chart_card import told
from components.programme_choice import programme_choice
from components.view import View
from data.protection.lattice import registered_tables
from data.store import Sources
from pages import card_places
from queries.answers import Answer
from queries.connection import StoreReader
from queries.filters import Filters
from queries.repository import Repository
from tests.intake.files import as_xlsx, examples, grid
from tests.intake.opening import opened
from tests.unit.population import raw_answers
from tests.unit.store_parts import TABLES, published

ASKED = {"administration", "barrier", "gender", "need_count", "plan_group", "main_plan"}
RELEASED = tuple(dict.fromkeys((*TABLES, *(t for t in registered_tables() if len(t) < 3 and {*t} <= ASKED))))


@pytest.fixture(scope="module")
def repository(small_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A store with delivered referrals of 2024, made-up ones of other years, and synthetic clients."""
    folder = tmp_path_factory.mktemp("mixtures")
    root = Path(shutil.copytree(small_store, folder / "var"))
    districts, genders = ("Nordost", "Centrum", "Sydväst", "Hisingen"), ("Kvinna", "Man")
    meetings = ("2024-02-26", "2024-04-02", "2024-04-19")
    rows = [
        examples("episodes")[0]
        | {"person": f"p{k}", "administration": districts[k % 4], "gender": genders[k // 4 % 2]}
        | {"first_meeting": meetings[k % 3]}
        for k in range(480)
    ]
    path = as_xlsx(folder / "episodes.xlsx", grid(rows, "episodes"))
    few = Sources(lambda: raw_answers(2_000, 1), published, RELEASED)
    intake = opened(root, "episodes", few)
    intake.publish(intake.check(path, "2024"), acknowledged=True)
    return Repository(StoreReader(root / "store"))


def asked(repository: Repository, question: str) -> Answer:
    answer = repository.ask(question, Filters())
    assert isinstance(answer, Answer)
    return answer


def test_a_made_up_later_year_does_not_stand_in_the_way_of_a_delivered_one(repository: Repository) -> None:
    assert repository.years("episodes") == (2024,)
    for question in ("still_waiting", "waited_longer", "late_decisions", "entrants_in_work", "gender_chain"):
        answer = asked(repository, question)
        assert (answer.period, answer.kind, answer.is_example) == ("2024", "delivered", False), question


def test_what_is_delivered_is_not_set_against_an_invented_need(repository: Repository) -> None:
    chain = asked(repository, "gender_chain")
    assert "need" not in {row.code for row in chain.rows}
    assert chain.row("referred", "woman").count and chain.row("referred", "woman").base is None
    assert not chain.has_synthetic


def test_a_ratio_to_synthetic_clients_is_marked_as_synthetic(repository: Repository) -> None:
    answer = asked(repository, "access_ratios")
    kinds = {row.group: row.kind for row in answer.rows if row.count is not None}
    assert kinds["barriers"] == "synthetic" and kinds["adults"] == "delivered"
    assert answer.has_synthetic and not answer.is_example
    assert answer.origin == "delivered_episodes"


def test_services_that_have_delivered_are_not_told_to_publish_nothing(repository: Repository) -> None:
    indicators = asked(repository, "common_indicators")
    row = indicators.row("utförarverksamhet", "work")
    assert (row.count, row.kind, indicators.facts["with_outcomes"]) == (1, "register", 1)
    assert "missing" not in {row.kind for row in asked(repository, "chain_by_gender").rows}
    _, card = card_places()["service_access"]
    assert "inte publicerat" not in str(card.tell(asked(repository, "service_access"), Filters()))


def test_a_delivered_service_can_be_chosen_in_place_of_a_fictional_one(repository: Repository) -> None:
    chosen = View(Filters().with_option("verksamhet", "ips-hisingen"))
    answer = repository.ask("still_waiting", chosen.filters)
    assert isinstance(answer, Answer)
    assert {row.series_label for row in answer.rows} == {"IPS Hisingen"}
    for offered in (programme_choice(chosen, answer), programme_choice(chosen, None)):
        words = str(offered)
        assert "IPS Hisingen" in words and "Alla verksamheter" in words and "xempel" not in words


def test_a_finding_begins_with_a_capital_when_it_is_no_example(repository: Repository) -> None:
    for question in ("still_waiting", "ways_out_of_queue", "waited_longer", "late_decisions"):
        _, card = card_places()[question]
        first = next(part for part in told(card, asked(repository, question), Filters()) if part)
        text = first if isinstance(first, str) else first.text
        assert text[0] == text[0].upper(), question
        assert not text.startswith("Exempel")
