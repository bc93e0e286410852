"""The code book: codes, slugs and labels without repeats, roll-ups of codes that exist."""

import re

import pytest

from data.codebook import Attribute, attribute, attributes, label, need_codes, needs
from queries.filters import URL_ATTRIBUTES, url_attribute


@pytest.mark.parametrize("a", attributes(), ids=lambda a: a.name)
def test_codes_and_labels_are_unique_and_roll_ups_exist(a: Attribute) -> None:
    for values in ([c.code for c in a.codes], [c.label for c in a.codes] if not a.refines else []):
        assert len(values) == len(set(values))
    for code, members in a.rollups:
        assert set(members) <= set(a.values) and a.code(code).label
    assert a.label[:1].isupper() and a.question


@pytest.mark.parametrize("name", URL_ATTRIBUTES)
def test_slugs_can_stand_in_an_address_and_are_unique(name: str) -> None:
    slugs = [code.slug for code in url_attribute(name).codes]
    assert len(slugs) == len(set(slugs))
    assert all(re.fullmatch("[a-z0-9-]+", slug) for slug in (*slugs, url_attribute(name).slug))


def test_last_codes_stand_last() -> None:
    for a in (*attributes(), needs()):
        if not a.refines and not a.derived_from:
            order = [code.is_last for code in a.codes]
            assert order == sorted(order), a.name


def test_groups_of_plans_hold_every_plan_once() -> None:
    members = [m for group in attribute("plan_group").codes for m in group.members]
    assert sorted(members) == sorted(attribute("main_plan").values)
    assert len(attribute("plan_group").codes) == 8


def test_a_need_is_an_attribute_of_its_own() -> None:
    assert need_codes()[-1] == "unknown" and needs().code("unknown").is_unknown
    assert attribute("need_health").values == ("no", "yes")
    assert dict(attribute("need_work_rehab").rollups)["yes"] == ("mental", "physical", "other", "several")
    assert label("need", "health") == label("need_health", "yes") == "Hälsofrämjande insats"
    with pytest.raises(KeyError, match="no attribute"):
        attribute("need_money")
