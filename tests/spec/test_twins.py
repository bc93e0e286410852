"""Every week-40 question on the demo's people gives what counting them one by one gives."""

import random
from collections.abc import Mapping, Sequence
from math import isclose

import duckdb
import pandas as pd
import pytest

from data.clients import derive_attributes
from data.demo import load_clients
from data.protection.counting import count_cells
from data.protection.encoding import decode
from data.protection.keys import demo_secret, record_keys
from data.protection.lattice import registered_tables
from data.vault import create_client_table, insert_clients
from queries.answers import Answer, AnyAnswer, Row
from queries.filters import URL_ATTRIBUTES, Filters, url_attribute
from queries.pairs import DIFFERENCE
from queries.repository import QUESTIONS, Repository
from tests.spec.equity_twins import EQUITY_TWINS
from tests.spec.harness import reason
from tests.spec.pair_twins import GROUPS, PAIR_TWINS, shown, span
from tests.spec.people import raw_answers
from tests.spec.printed import printed_tables
from tests.spec.time_twins import TIME_TWINS
from tests.spec.true_counts import true_cells
from tests.spec.true_store import served, stored
from tests.spec.twin_people import Person, person
from tests.spec.twins import TWINS as COUNTED
from tests.spec.twins import Part, Told

SINGLES = [Filters.of(**{name: (code,)}) for name in URL_ATTRIBUTES for code in url_attribute(name).values]
Cells = dict[tuple[str, ...], int]
TWINS = {**COUNTED, **TIME_TWINS, **PAIR_TWINS, **EQUITY_TWINS}


def counted(raw: pd.DataFrame) -> pd.DataFrame:
    """True cells as the vault counts them, which is quick for many people."""
    clients = derive_attributes(raw).assign(record_key=record_keys(demo_secret(), raw["client"]))
    with duckdb.connect() as connection:
        create_client_table(connection)
        insert_clients(connection, clients, source="v40", period="2022")
        counts = count_cells(connection, source="v40", period="2022", tables=registered_tables())
    return decode(counts.ids).assign(period="2022", n=counts.n)


@pytest.fixture(scope="module")
def raw() -> pd.DataFrame:
    """Every eighth client of the demo: enough for every category, and quicker to count one by one."""
    return load_clients().iloc[::8].reset_index(drop=True)


@pytest.fixture(scope="module")
def repository(raw: pd.DataFrame) -> Repository:
    return served(stored(counted(raw), printed_tables(""), "delivered"))


@pytest.fixture(scope="module")
def people(raw: pd.DataFrame) -> list[Person]:
    records = raw[raw["active_work"] == "yes"].astype(str).to_dict("records")
    return [person({str(name): value for name, value in record.items()}) for record in records]


def some(count: int, attributes: int, seed: int) -> list[Filters]:
    """Random filters on so many attributes, one to three codes each."""
    rng = random.Random(seed)
    found = []
    for _ in range(count):
        names = rng.sample(URL_ATTRIBUTES, attributes)
        picked = {n: rng.sample(url_attribute(n).values, rng.choice((1, 1, 2))) for n in names}
        found.append(Filters.of(**picked))
    return found


COMBINATIONS = [Filters(), *some(14, 2, seed=1), *some(16, 3, seed=2), *some(6, 4, seed=3)]


@pytest.mark.parametrize("question", sorted(TWINS))
def test_the_answer_is_what_counting_people_gives(
    question: str, repository: Repository, people: Sequence[Person]
) -> None:
    for filters in (*COMBINATIONS, *SINGLES[hash_of(question) :: 4]):
        answer = repository.ask(question, filters)
        told = TWINS[question](people, filters)
        assert differences(answer, told) == [], f"{question} {filters.to_url()}"


def hash_of(question: str) -> int:
    """Which quarter of the single filters a question is tried on, so that all are tried together."""
    return sorted(TWINS).index(question) % 4


@pytest.mark.parametrize("question", ["clients_by_barrier", "unmet_needs", "whole_group"])
def test_every_single_filter_is_counted(
    question: str, repository: Repository, people: Sequence[Person]
) -> None:
    for filters in SINGLES:
        told = TWINS[question](people, filters)
        assert differences(repository.ask(question, filters), told) == [], filters.to_url()


def differences(answer: AnyAnswer, told: Told | str) -> list[str]:
    """What an answer says otherwise than the twin, in words."""
    if isinstance(told, str) or not isinstance(answer, Answer):
        is_same = isinstance(told, str) and reason(answer).startswith(told)
        return [] if is_same else [f"{reason(answer)} instead of {told}"]
    found = []
    if (answer.n or 0) != told.n or answer.left_out != told.left_out or not _same(answer.facts, told.facts):
        found.append(f"{answer.n} {answer.left_out} {answer.facts} instead of {told}")
    apart = [r for r in answer.rows if r.group == DIFFERENCE and not _is_difference(r, told)]
    found += [f"{row} is another difference" for row in apart]
    rows = {(r.code, r.group): r for r in answer.rows if r.group not in ("excluded", DIFFERENCE)}
    found += [f"no row {key}" for key in told.rows if key not in rows]
    return found + [
        f"{row} instead of {told.rows.get(k)}" for k, row in rows.items() if not _is(row, told, k)
    ]


def _same(facts: Mapping[str, float], told: Mapping[str, float]) -> bool:
    return facts.keys() == told.keys() and all(isclose(facts[name], told[name]) for name in told)


def _is(row: Row, told: Told, key: tuple[str, str]) -> bool:
    part = told.rows.get(key)
    if part is None:
        return row.count is None and row.share is None and row.kind in ("withheld", "missing")
    is_counted = row.count == part.count and (not part.base or row.base == part.base)
    return is_counted and _has_share(row, part) and _has_reference(row, part)


def _is_difference(row: Row, told: Told) -> bool:
    """Whether a difference is that of the shown shares, with the interval that the twin counts."""
    groups = next(
        g for g in GROUPS.values() if not told.rows or {group for _, group in told.rows} <= g.keys()
    )
    first, second = (told.rows.get((row.code, group)) for group in groups)
    one, other = shown(first), shown(second)
    if first is None or second is None or one is None or other is None:
        return row.difference is None and row.low is None
    low, high = span(first, second)
    expected = (round(one - other, 3), max(-1.0, low), min(1.0, high))
    return (row.difference, row.low, row.high) == pytest.approx(expected)


def _has_share(row: Row, part: Part) -> bool:
    if part.base < 30:
        return row.share is None
    step = 100 if part.base >= 100 else 20
    if row.share is None or (
        row.low is not None and not row.low <= part.count / part.base <= (row.high or 0)
    ):
        return False
    off = abs(row.share - part.count / part.base)
    return off <= 0.5 / step + 1e-9 and abs(row.share * step - round(row.share * step)) < 1e-9


def _has_reference(row: Row, part: Part) -> bool:
    some_of_city, city = part.city
    if not some_of_city:
        return row.reference is None
    return row.reference is not None and abs(row.reference - some_of_city / city) < 1e-12


def test_every_week_40_question_has_a_twin(repository: Repository) -> None:
    asked = {name: repository.ask(name, Filters()) for name in QUESTIONS}
    answered = {name for name, answer in asked.items() if isinstance(answer, Answer) and answer.asked}
    assert answered == {*TWINS, "screening_by_administration"}


def test_the_screening_is_what_counting_everybody_gives(repository: Repository, raw: pd.DataFrame) -> None:
    # Of those who are left out only the administration is known, so they are no persons of the other twins.
    answer = repository.ask("screening_by_administration", Filters())
    assert isinstance(answer, Answer)
    for row in answer.rows:
        here = raw[raw["administration"] == row.code]
        out = int((here["active_work"] == "no").sum())
        assert (row.count, row.base) == (out, len(here))
        assert _has_share(row, Part(out, len(here)))
    assert answer.n == len(raw)


def test_the_two_ways_to_count_cells_agree() -> None:
    raw = raw_answers(
        """
        persons | active | administration | gender | need_1     | split_1 | need_2     | split_2  | plan
        3       | yes    | hisingen       | woman  | work_rehab | mental  | work_rehab | physical | kc
        2       | yes    | centrum        | other  | health     |         |            |          | finsam
        4       | no     | centrum        |        |            |         |            |          |
        """
    )
    assert as_dictionary(true_cells(raw)) == as_dictionary(counted(raw)) != {}


def as_dictionary(cells: pd.DataFrame) -> Cells:
    keys = cells[["period", "attributes", "code_1", "code_2", "code_3", "code_4"]]
    return dict(zip(keys.itertuples(index=False, name=None), cells["n"].astype(int), strict=True))
