"""Residents of a year as they are delivered, beside those that the city has published."""

import pandas as pd
import pytest

from data.published.load import as_declared
from queries.answers import Answer
from queries.delivered_counts import PRINTED
from queries.filters import Filters
from queries.repository import Repository
from queries.residents import DISTRICTS
from tests.spec.people import raw_answers
from tests.spec.printed import printed_tables, residents
from tests.spec.true_counts import true_cells
from tests.spec.true_store import served, stored

CLIENTS = """
persons | administration | gender | age       | barrier
100     | nordost        | woman  | age_30_54 | unemployed
100     | centrum        | man    | age_18_29 | sick_leave
"""
PUBLISHED = """
year | district | age | persons
2022 | nordost  | 40  | 1000
2022 | centrum  | 40  | 4000
"""


def delivered(per_age: int, *, first: int = 18, genders: tuple[str, ...] = ("",)) -> pd.DataFrame:
    rows = [
        {"year": "2022", "district": d, "age": str(age), "gender": gender, "persons": str(per_age)}
        for d in DISTRICTS
        for age in range(first, 70)
        for gender in genders
    ]
    return as_declared("delivered_population", pd.DataFrame(rows).assign(kind="delivered"))


def answer(rows: pd.DataFrame, *, age: tuple[str, ...] = ()) -> Answer:
    printed = printed_tables("") | residents(PUBLISHED)
    tables = stored(true_cells(raw_answers(CLIENTS)), printed, "delivered")
    repository: Repository = served({**tables, "delivered_population": rows})
    found = repository.ask("need_per_adult", Filters.of(2022, age=age))
    assert isinstance(found, Answer)
    return found


@pytest.mark.parametrize(("genders", "per_age"), [(("",), 20), (("woman", "man"), 10), (("", "woman"), 20)])
def test_a_whole_delivery_is_what_clients_are_set_against(genders: tuple[str, ...], per_age: int) -> None:
    found = answer(delivered(per_age, genders=genders))
    adults, clients = found.row("nordost", "adults"), found.row("nordost", "clients")
    assert (adults.count, adults.kind, adults.measure(PRINTED)) == (47 * 20, "delivered", 1000)
    assert clients.base == 47 * 20 and clients.measure("per_1000") == pytest.approx(1000 * 100 / 940)
    assert found.row("hisingen", "adults").measure(PRINTED) is None, "nothing is published of it"
    assert found.beside == ("delivered_population", "population")


def test_a_chosen_age_is_followed() -> None:
    found = answer(delivered(20), age=("age_18_29",))
    assert found.row("centrum", "adults").count == 12 * 20


def test_a_delivery_that_lacks_ages_leaves_what_is_published() -> None:
    found = answer(delivered(20, first=19))
    adults = found.row("nordost", "adults")
    assert (adults.count, adults.kind, found.beside) == (1000, "published", ("population",))
