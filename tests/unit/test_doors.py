"""Doors: every rule by a table, and every combination of answers for every published service."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, combinations, product

import pytest

from data.published.load import tables
from queries.doors import QUESTIONS, UNKNOWN, Criterion, Door, Situation, door
from tests.spec.ascii_tables import Record, parsed

DISTRICTS = ("nordost", "centrum", "sydvast", "hisingen")
SOME_DISTRICTS = [
    frozenset(chosen) for chosen in chain.from_iterable(combinations(DISTRICTS, size) for size in range(4))
]
ANSWERS: dict[str, tuple[object, ...]] = {
    "districts": tuple(SOME_DISTRICTS),
    "active_use": (None, True, False),
    "home": ("", "acute", "temporary", "placed", "victor", "settled"),
    "income_support": (None, True, False),
    "treatment_contact": (None, True, False),
    "aim": ("", "work", "studies", "activity"),
}
LEFT_OPEN: tuple[object, ...] = (frozenset(), None, "")
RULES = """
criterion         | rule        | values                  | answers                         | truth
district          | accepted    | all                     |                                 | met
district          | accepted    | all                     | from=centrum                    | met
district          | required    | nordost                 |                                 | not_answered
district          | required    | nordost                 | from=nordost                    | met
district          | required    | nordost                 | from=centrum                    | broken
district          | required    | nordost                 | from=nordost,centrum            | not_decided
district          |             |                         |                                 | aside
district          |             |                         | from=centrum                    | not_stated
active_use        | excluded    | no                      |                                 | not_answered
active_use        | excluded    | no                      | use=yes                         | broken
active_use        | excluded    | no                      | use=no                          | met
active_use        | accepted    | yes                     |                                 | met
active_use        | accepted    | yes                     | use=yes                         | met
active_use        | accepted    | yes                     | use=no                          | met
active_use        | conditional | treatment_contact       |                                 | not_answered
active_use        | conditional | treatment_contact       | use=yes                         | not_answered
active_use        | conditional | treatment_contact       | use=yes treatment=yes           | met
active_use        | conditional | treatment_contact       | use=yes treatment=no            | broken
active_use        | conditional | treatment_contact       | use=no treatment=no             | met
active_use        | conditional | treatment_contact       | treatment=yes                   | met
active_use        | conditional | treatment_contact       | treatment=no                    | not_answered
active_use        | conditional | motivated               |                                 | not_answered
active_use        | conditional | motivated               | use=yes                         | not_decided
active_use        | conditional | motivated               | use=no                          | met
active_use        | required    | yes                     |                                 | not_answered
active_use        | required    | yes                     | use=yes                         | met
active_use        | required    | yes                     | use=no                          | broken
active_use        | conditional | register                | use=yes treatment=yes           | not_decided
active_use        |             |                         |                                 | aside
active_use        |             |                         | use=yes                         | not_stated
active_use        |             |                         | use=no                          | aside
housing           | required    | victor                  |                                 | not_answered
housing           | required    | victor                  | home=victor                     | met
housing           | required    | victor                  | home=placed                     | broken
housing           | required    | victor                  | home=settled                    | broken
housing           | required    | acute_homelessness      | home=acute                      | met
housing           | required    | acute_homelessness      | home=temporary                  | not_decided
housing           | required    | acute_homelessness      | home=placed                     | not_decided
housing           | required    | acute_homelessness      | home=settled                    | broken
housing           | required    | no_hindrance            |                                 | not_answered
housing           | required    | no_hindrance            | home=acute                      | not_decided
housing           | required    | no_hindrance            | home=settled                    | met
housing           | required    | settled                 | home=acute                      | broken
housing           | required    | settled                 | home=temporary                  | not_decided
housing           | required    | settled                 | home=settled                    | met
housing           | required    | placed,referral_sydvast |                                 | not_answered
housing           | required    | placed,referral_sydvast | home=placed from=centrum        | met
housing           | required    | placed,referral_sydvast | home=victor                     | met
housing           | required    | placed,referral_sydvast | home=settled                    | not_answered
housing           | required    | placed,referral_sydvast | home=acute from=sydvast         | met
housing           | required    | placed,referral_sydvast | from=sydvast                    | met
housing           | required    | placed,referral_sydvast | home=acute from=centrum         | broken
housing           | required    | placed,referral_sydvast | from=centrum                    | not_answered
housing           | required    | placed,referral_sydvast | home=acute from=centrum,sydvast | not_decided
housing           | required    | temporary               | home=temporary                  | met
housing           | required    | temporary               | home=settled                    | broken
housing           | required    | temporary               | home=acute                      | not_decided
housing           | not_required | none                   |                                 | met
housing           | not_required | none                   | home=acute                      | met
housing           |             |                         |                                 | aside
housing           |             |                         | home=acute                      | not_stated
housing           |             |                         | home=placed                     | not_stated
housing           |             |                         | home=settled                    | aside
income_support    | required    | yes                     |                                 | not_answered
income_support    | required    | yes                     | income=yes                      | met
income_support    | required    | yes                     | income=no                       | broken
income_support    | not_required | no                     |                                 | met
income_support    | not_required | no                     | income=no                       | met
income_support    |             |                         | income=no                       | not_stated
income_support    |             |                         | income=yes                      | aside
treatment_contact | required    | yes                     |                                 | not_answered
treatment_contact | required    | yes                     | treatment=yes                   | met
treatment_contact | required    | yes                     | treatment=no                    | broken
treatment_contact | required    | care_or_social_services | treatment=yes                   | met
treatment_contact | required    | care_or_social_services | treatment=no                    | not_decided
treatment_contact |             |                         | treatment=no                    | not_stated
treatment_contact |             |                         | treatment=yes                   | aside
treatment_contact | not_required | no                     | treatment=no                    | met
aim               | required    | work,studies            |                                 | not_answered
aim               | required    | work,studies            | aim=work                        | met
aim               | required    | work,studies            | aim=activity                    | broken
aim               | offers      | work,studies            |                                 | aside
aim               | offers      | work,studies            | aim=studies                     | met
aim               | offers      | work,studies            | aim=activity                    | not_decided
aim               |             |                         |                                 | aside
aim               |             |                         | aim=work                        | not_stated
"""
FIELD_OF = {"district": "districts", "housing": "home"}
"""Fields of a situation that are named otherwise than their question."""
FIELDS = {
    "from": "districts",
    "use": "active_use",
    "income": "income_support",
    "treatment": "treatment_contact",
}


def situation(text: str) -> Situation:
    """A situation written as use=yes home=acute from=centrum,sydvast."""
    answers: dict[str, object] = {}
    for name, value in (part.split("=") for part in text.split()):
        yes_or_no = {"yes": True, "no": False}.get(value, value)
        answers[FIELDS.get(name, name)] = frozenset(value.split(",")) if name == "from" else yes_or_no
    return Situation(**answers)  # type: ignore[arg-type]  # written by hand above


def criteria(record: Record) -> dict[str, Criterion]:
    """The criterion of a row, or none where the report states nothing."""
    values = DISTRICTS if record["values"] == "all" else tuple(record["values"].split(","))
    name = record["criterion"]
    return {name: Criterion(name, record["rule"], values)} if record["rule"] else {}


@pytest.mark.parametrize("record", parsed(RULES), ids=lambda r: " ".join(r.values()))
def test_a_question_comes_to_what_the_table_says(record: Record) -> None:
    found = door(criteria(record), situation(record["answers"])).verdict(record["criterion"])
    assert found.truth == record["truth"]


@lru_cache(maxsize=1)
def published() -> dict[str, dict[str, Criterion]]:
    """The stated criteria of every service in the catalogue."""
    frames = tables()
    found: dict[str, dict[str, Criterion]] = {name: {} for name in frames["service"]["service_id"]}
    for r in frames["service_criterion"].itertuples():
        values = tuple(str(r.value).split(","))
        found[str(r.service_id)][str(r.criterion)] = Criterion(
            str(r.criterion), str(r.rule), values, quote=str(r.quote)
        )
    return found


def situations() -> Iterator[Situation]:
    """Every combination of answers."""
    for answers in product(*ANSWERS.values()):
        yield Situation(**dict(zip(ANSWERS, answers, strict=True)))  # type: ignore[arg-type]  # as declared


@lru_cache(maxsize=1)
def doors() -> dict[str, dict[Situation, Door]]:
    """Every service seen from every situation."""
    everybody = list(situations())
    return {name: {one: door(stated, one) for one in everybody} for name, stated in published().items()}


def test_no_combination_of_answers_loses_a_service_or_shows_it_twice() -> None:
    size = 1
    for answers in ANSWERS.values():
        size *= len(answers)
    assert len(published()) == 27
    assert {len(seen) for seen in doors().values()} == {size} == {9_720}
    assert {found.state for seen in doors().values() for found in seen.values()} == {
        "open",
        "closed",
        "unknown",
    }


def test_a_closed_door_names_a_stated_and_answered_criterion_with_its_words() -> None:
    for seen in doors().values():
        for one, found in seen.items():
            if found.state != "closed":
                continue
            assert found.deciding
            for verdict in found.deciding:
                assert verdict.criterion is not None
                assert verdict.criterion.quote
                assert getattr(one, FIELD_OF.get(verdict.question, verdict.question)) not in LEFT_OPEN


def test_an_open_door_rests_on_stated_criteria_and_leaves_nothing_unknown() -> None:
    for name, seen in doors().items():
        for found in seen.values():
            if found.state == "open":
                assert not {v.truth for v in found.verdicts} & {"broken", *UNKNOWN}, name
                assert set(published()[name]) - {"district"}, name


def test_what_no_report_states_is_never_yes_and_never_no() -> None:
    for name, seen in doors().items():
        silent = set(QUESTIONS) - published()[name].keys()
        for found in seen.values():
            truths = {v.truth for v in found.verdicts if v.question in silent}
            assert truths <= {"not_stated", "aside"}
            if "not_stated" in truths:
                assert found.state != "open"


def test_a_closed_door_stays_closed_whatever_more_is_answered() -> None:
    for seen in doors().values():
        for one, found in seen.items():
            if found.state == "closed":
                assert {seen[further].state for further in refined(one)} <= {"closed"}


def test_an_open_door_is_never_closed_by_one_more_answer() -> None:
    for seen in doors().values():
        for one, found in seen.items():
            if found.state == "open":
                assert "closed" not in {seen[further].state for further in refined(one)}


def refined(one: Situation) -> Iterator[Situation]:
    """The same situation with one more question answered, in every way."""
    for name, answers in ANSWERS.items():
        if getattr(one, name) in LEFT_OPEN:
            given = {field: getattr(one, field) for field in ANSWERS}
            yield from (Situation(**{**given, name: answer}) for answer in answers if answer not in LEFT_OPEN)


HARMLESS = {
    "active_use": Situation(active_use=False),
    "income_support": Situation(income_support=True),
    "treatment_contact": Situation(treatment_contact=True),
    "housing": Situation(home="settled"),
}
ONLY_FOR_HOMELESS = {"acute_homelessness", "placed", "victor"}
"""Requirements of services for homeless people, whose description would say so."""


@pytest.mark.parametrize("question", HARMLESS)
def test_an_answer_set_aside_breaks_no_criterion_that_occurs_in_the_catalogue(question: str) -> None:
    assert door({}, HARMLESS[question]).verdict(question).truth == "aside"
    occurring = {c for stated in published().values() for n, c in stated.items() if n == question}
    tried = [c for c in occurring if not set(c.values) & ONLY_FOR_HOMELESS]
    assert tried
    for criterion in tried:
        assert door({question: criterion}, HARMLESS[question]).verdict(question).truth != "broken"


def test_a_service_about_which_nothing_is_stated_is_unknown_to_everybody() -> None:
    silent = [name for name, stated in published().items() if not stated.keys() - {"district"}]
    assert len(silent) >= 5
    assert {found.state for name in silent for found in doors()[name].values()} == {"unknown"}


def test_further_criteria_are_told_with_the_door() -> None:
    found = door(published()["huldas_hus"], Situation(home="acute"))
    assert found.state == "open"
    assert [criterion.criterion for criterion in found.further] == ["gender"]
