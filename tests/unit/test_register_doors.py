"""Doors over a delivered register: whatever it says or leaves out, nothing unknown becomes yes or no."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import pytest

from data.codebook import services as codebook
from queries import service_register
from queries.answers import Answer
from queries.doors import QUESTIONS, UNKNOWN, Situation, door
from queries.filters import Filters
from queries.repository import Repository
from queries.service_facts import Service, services
from tests.spec.true_store import repository_of_reports
from tests.unit.test_doors import DISTRICTS, FIELD_OF, LEFT_OPEN, situations

HEAD = (
    "service_id | delivered | valid_from | valid_to | principal | scope | districts | active_use | housing | "
    "income_support | decision | treatment_contact | age_from | age_to | gender"
)
SAID = (
    "city_wide |                 |             |                         |     |     |     |    |    |",
    "local     | nordost,centrum |             |                         |     |     |     | 18 |    |",
    "local     |                 | required    |                         |     |     |     |    | 65 |",
    "shared    | sydvast         | accepted    | none                    |     |     |     | 18 | 65 | woman",
    "city_wide |                 | conditional |                         |     |     | yes |    |    |",
    "city_wide |                 | excluded    | settled                 |     |     |     |    |    |",
    "city_wide |                 |             | placed,referral_sydvast |     |     |     |    |    |",
    "city_wide |                 |             | acute_homelessness      | no  |     |     |    |    |",
    "city_wide |                 |             | temporary,victor        | yes |     |     |    |    |",
    "city_wide |                 |             | no_hindrance            |     | yes | no  |    |    |",
    "city_wide |                 | accepted    | none                    | no  | no  | no  |    |    |",
)
"""Rows of a register from scope to gender: every answer of every column occurs, and every column is empty."""
NAMES = (
    "aktivitetshusen",
    "kompetenscenter",
    "krami",
    "smedjan",
    "ips_ffs",
    "ips_hisingen",
    "vamos_sydvast",
    "huldas_hus",
    "finsam_vuxna",
    "recharge",
    "startstrackan",
)
LAPSED = "vuxenenheterna"
REGISTER = "\n".join(
    [
        HEAD,
        *(f"{name}|2025-06|2025-01-01||ffs|{said}" for name, said in zip(NAMES, SAID, strict=True)),
        f"{LAPSED}|2025-06|2025-01-01|2025-05-31|ffs|city_wide||accepted|none|no|no|no|||",
    ]
)


def repository() -> Repository:
    return repository_of_reports("service_register", REGISTER)


@lru_cache(maxsize=1)
def described() -> dict[str, Service]:
    return {one.service_id: one for one in services(repository()._reader.store())}


def test_the_whole_catalogue_is_there_and_the_register_describes_its_services() -> None:
    said = {name for name, one in described().items() if one.register}
    assert len(described()) == 27
    assert said == {*NAMES, LAPSED}
    for name in NAMES:
        bases = {n: c.basis for n, c in described()[name].criteria.items()}
        assert all((bases[n] == "delivered") == (n in service_register.REGISTERED) for n in bases), name


def test_no_answer_makes_a_service_vanish_or_stand_twice() -> None:
    for bruk in ("", "ja", "nej"):
        for boende in ("", "akut", "ordnat", "placerad"):
            filters = Filters().with_option("bruk", bruk).with_option("boende", boende)
            answer = repository().ask("open_doors", filters.with_codes("administration", ("centrum",)))
            assert isinstance(answer, Answer)
            assert sorted(row.code for row in answer.rows) == sorted(described())
            assert {row.group for row in answer.rows} <= {"open", "closed", "unknown"}


@pytest.mark.parametrize("name", NAMES)
def test_what_the_register_leaves_empty_is_never_yes_and_never_no(name: str) -> None:
    stated = described()[name].criteria
    for one in situations():
        found = door(stated, one)
        silent = {v.truth for v in found.verdicts if v.question not in stated}
        assert silent <= {"not_stated", "aside"}
        if found.state == "open":
            assert not {v.truth for v in found.verdicts} & {"broken", *UNKNOWN}
        if found.state == "closed":
            for verdict in found.deciding:
                assert verdict.criterion is not None and verdict.criterion.text
                assert getattr(one, FIELD_OF.get(verdict.question, verdict.question)) not in LEFT_OPEN


def test_after_its_last_day_nothing_is_known_of_a_service() -> None:
    one = described()[LAPSED]
    assert one.is_lapsed and one.criteria == {} and one.scope == "not_stated"
    assert {door(one.criteria, person).state for person in situations()} == {"unknown"}
    assert len(QUESTIONS) == len(door(one.criteria, next(situations())).verdicts)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2024-12-31", "Rapporterna"),
        ("2025-01-01", "Insatsregistret 2025-06, gäller från 2025-01-01 till 2025-05-31"),
        ("2025-05-31", "Insatsregistret 2025-06, gäller från 2025-01-01 till 2025-05-31"),
        ("2025-06-01", "Insatsregistrets uppgifter gällde till 2025-05-31. Inga senare är inlästa."),
    ],
)
def test_a_description_holds_from_its_first_day_to_its_last(
    day: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service_register, "today", lambda: date.fromisoformat(day))
    found = {one.service_id: one for one in services(repository()._reader.store())}
    assert found[LAPSED].told_by == told


@pytest.fixture
def with_new_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A service that has been added to the code book and that no report names."""
    monkeypatch.setitem(codebook._book()["added"], "new_one", "Nya insatsen")
    codebook.service_names.cache_clear()
    yield
    codebook.service_names.cache_clear()


@pytest.mark.usefixtures("with_new_service")
def test_a_service_added_to_the_code_book_is_shown_once_a_register_describes_it() -> None:
    told = f"{HEAD}\nnew_one|2025-06|2025-01-01||arbvux|city_wide||accepted|none||no||||"
    described, silent = (
        repository_of_reports(*asked).ask("open_doors", Filters())
        for asked in (("service_register", told), ("", ""))
    )
    assert isinstance(described, Answer) and isinstance(silent, Answer)
    assert [row.label for row in described.rows if row.code == "new_one"] == ["Nya insatsen"]
    assert len(described.rows) == len(silent.rows) + 1


def test_the_matrix_and_the_doors_say_the_same_of_every_administration() -> None:
    access = repository().ask("service_access", Filters())
    assert isinstance(access, Answer)
    for name in (*NAMES, LAPSED):
        for code in DISTRICTS:
            one = door(described()[name].criteria, Situation(frozenset({code})))
            truth, word = one.verdict("district").truth, access.row(name, code).text
            assert (truth == "broken") == (word == "Ingen"), (name, code)
            assert (truth == "not_stated") == (word == "Anges inte"), (name, code)
