"""Which tables are released: complete to three attributes, the registered fours, nothing redundant."""

from itertools import combinations

from data.codebook.model import attributes
from data.protection.lattice import in_order, registered_tables

TABLES = frozenset(registered_tables())
POSITION = {a.name: k for k, a in enumerate(attributes())}
PLANS = {"main_plan", "plan_group", "plan_split"}
BACKGROUND = ("gender", "age", "children", "duration", "barrier")


def test_every_table_is_registered_once_in_code_book_order() -> None:
    assert len(TABLES) == len(registered_tables())
    for table in TABLES:
        assert list(table) == sorted(table, key=POSITION.__getitem__)
        assert len(set(table)) == len(table) <= 4


def test_every_choice_of_up_to_three_free_attributes_is_registered() -> None:
    names = [a.name for a in attributes() if not a.is_screening]
    for size in range(4):
        for table in combinations(names, size):
            assert (table in TABLES) == (len(PLANS.intersection(table)) <= 1)


def test_question_one_is_crossed_with_administration_only() -> None:
    assert {t for t in TABLES if "active_work" in t} == {("active_work",), ("active_work", "administration")}


def test_fours_are_administration_and_three_backgrounds_or_two_with_one_answer_or_one_with_a_pair() -> None:
    fours = {t for t in TABLES if len(t) == 4}
    assert all("administration" in four for four in fours)
    with_two = {f for f in fours if len(set(BACKGROUND) & set(f)) == 2}
    with_one = {f for f in fours if len(set(BACKGROUND) & set(f)) == 1}
    with_three = {f for f in fours if len(set(BACKGROUND) & set(f)) == 3}
    assert (len(with_three), len(with_two), len(with_one)) == (10, 10 * 15, 5 * (1 + 1 + 1 + 11 + 55 + 11))
    assert fours == with_three | with_two | with_one


def test_named_fours_are_there_and_unnamed_ones_are_not() -> None:
    assert in_order(("age", "administration", "plan_group", "plan_sufficient")) in TABLES
    assert in_order(("administration", "gender", "age", "need_count")) in TABLES
    assert in_order(("administration", "gender", "need_health", "need_job_focused")) in TABLES
    assert in_order(("administration", "gender", "main_plan", "plan_sufficient")) not in TABLES
    assert in_order(("administration", "gender", "plan_group", "need_count")) not in TABLES
    assert in_order(("gender", "age", "children", "need_count")) not in TABLES


def test_every_table_inside_a_table_is_registered_so_that_the_slice_rule_sees_all_parents() -> None:
    for table in TABLES:
        if "active_work" not in table:
            assert all(smaller in TABLES for smaller in combinations(table, max(len(table) - 1, 0)))
