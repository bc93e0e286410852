"""Released cells: equal to a plain-Python twin, and nothing inside a small slice."""

from functools import lru_cache
from itertools import combinations

import duckdb
import numpy as np
import pandas as pd
import pytest

from data.codebook.model import attribute
from data.protection.counting import count_cells
from data.protection.encoding import cell_id, decode, encode
from data.protection.keys import Secret, demo_secret, record_keys
from data.protection.lattice import Table, registered_tables
from data.protection.overrides import Override
from data.protection.perturbation import DEFAULT
from data.protection.release import release_clients, suppress
from data.vault import create_client_table, insert_clients
from tests.unit.population import keyed_clients

CLIENTS = keyed_clients(3000)
ACTIVE = CLIENTS[CLIENTS["active_work"] == "yes"]
SMALL = ("administration", "gender", "plan_group", "need_work_rehab", "need_count")
TABLES = tuple(t for size in range(4) for t in combinations(SMALL, size))
CELL = ("code_1", "code_2", "code_3", "code_4")
Shown = dict[tuple[Table, tuple[str, ...]], int]


@lru_cache
def released(tables: tuple[Table, ...] = TABLES, **options: object) -> pd.DataFrame:
    return release_clients(
        CLIENTS,
        source="v40",
        period="2022",
        secret=demo_secret(),
        tables=tables,
        **options,  # type: ignore[arg-type]
    )


def shown(cells: pd.DataFrame) -> Shown:
    result: Shown = {}
    for row in cells.itertuples():
        table = tuple(filter(None, str(row.attributes).split(",")))
        codes = (str(row.code_1), str(row.code_2), str(row.code_3), str(row.code_4))
        result[table, codes[: len(table)]] = int(str(row.n))
    return result


def same(left: pd.DataFrame, right: pd.DataFrame) -> bool:
    return left.astype(object).equals(right.astype(object))


def members(name: str, code: str) -> tuple[str, ...]:
    return dict(attribute(name).rollups).get(code, (code,))


def perturbed_by_hand(people: pd.DataFrame) -> int:
    n, key_sum = len(people), int(people["record_key"].astype("int64").sum())
    return int(DEFAULT.release(np.array([n]), np.array([key_sum % 2**32 / 2**32]))[0])


def codes_of(name: str) -> list[str]:
    a = attribute(name)
    return [c.code for c in (*a.codes, *a.rollup_codes)]


def cells_by_hand(tables: tuple[Table, ...]) -> Shown:
    """Every cell of the tables before the slice rule, from the definition."""
    result: Shown = {}
    for table in tables:
        grid = pd.MultiIndex.from_product([codes_of(name) for name in table]) if table else [()]
        for cell in grid:
            codes = (cell,) if isinstance(cell, str) else tuple(cell)
            if len(table) > 1 and ("gender", "other") in zip(table, codes, strict=True):
                continue
            here = ACTIVE
            for name, code in zip(table, codes, strict=True):
                here = here[here[name].isin(members(name, code))]
            if n := perturbed_by_hand(here):
                result[table, codes] = n
    return result


def parents(table: Table, codes: tuple[str, ...]) -> list[tuple[Table, tuple[str, ...]]]:
    narrower = [(table[:k] + table[k + 1 :], codes[:k] + codes[k + 1 :]) for k in range(len(table))]
    coarser = [
        (table, (*codes[:k], rollup, *codes[k + 1 :]))
        for k, name in enumerate(table)
        for rollup, of in attribute(name).rollups
        if codes[k] in of
    ]
    return narrower + coarser


def test_released_cells_equal_a_plain_twin_with_the_slice_rule() -> None:
    by_hand = cells_by_hand(TABLES)

    def is_kept(cell: tuple[Table, tuple[str, ...]]) -> bool:
        return cell in by_hand and all(is_kept(p) and by_hand[p] > 10 for p in parents(*cell))

    expected = {cell: n for cell, n in by_hand.items() if is_kept(cell)}
    assert len(by_hand) > len(expected) > 300
    assert shown(released()) == expected


def test_only_the_registered_numbers_can_be_shown() -> None:
    n = released()["n"]
    assert n.min() >= 5


def test_row_order_does_not_matter() -> None:
    shuffled = CLIENTS.sample(frac=1, random_state=3)
    again = release_clients(shuffled, source="v40", period="2022", secret=demo_secret(), tables=TABLES)
    assert same(released(), again)


def test_keys_are_made_from_pseudonyms_where_they_are_not_given() -> None:
    again = release_clients(
        CLIENTS.drop(columns="record_key"), source="v40", period="2022", secret=demo_secret(), tables=TABLES
    )
    assert same(released(), again)


def test_another_secret_moves_the_numbers_and_marks_them_delivered() -> None:
    real = Secret(bytes(range(32)), epoch=1, is_demo=False)
    keyed = CLIENTS.assign(record_key=record_keys(real, CLIENTS["client"]))
    cells = release_clients(keyed, source="v40", period="2022", secret=real, tables=TABLES)
    assert set(cells["kind"]) == {"delivered"}
    assert set(released()["kind"]) == {"synthetic"}
    assert shown(cells) != shown(released())


def test_question_one_counts_everybody_and_the_rest_only_the_target_group() -> None:
    cells = shown(released((("active_work",), ("active_work", "administration"), ())))
    everybody = CLIENTS["active_work"].value_counts()
    assert abs(cells[("active_work",), ("no",)] - everybody["no"]) <= 5
    assert cells[(), ()] == cells[("active_work",), ("yes",)]
    outside = [n for (table, codes), n in cells.items() if len(table) == 2 and codes[0] == "no"]
    assert abs(sum(outside) - everybody["no"]) <= 20


def test_gender_other_stands_alone() -> None:
    cells = released()
    with_gender = cells[cells["attributes"].str.contains("gender")]
    alone = with_gender["attributes"] == "gender"
    assert "other" in set(with_gender[alone]["code_1"])
    position = with_gender[~alone]["attributes"].map(lambda names: names.split(",").index("gender"))
    codes = with_gender[~alone][list(CELL)].to_numpy()[np.arange((~alone).sum()), position]
    assert set(codes) == {"woman", "man"}


def test_a_suppressed_cell_takes_everything_inside_it_along() -> None:
    closed = (("administration", "gender"), ("centrum", "woman"))
    cells = shown(released(suppressed=frozenset({closed})))
    inside = [
        c
        for c in shown(released())
        if {("administration", "centrum"), ("gender", "woman")} <= set(zip(*c, strict=True))
    ]
    assert len(inside) > 10
    assert cells == {c: n for c, n in shown(released()).items() if c not in inside}


def test_a_suppressed_cell_without_codes_withholds_the_whole_table() -> None:
    cells = released(suppressed=frozenset({(("gender", "need_count"), ())}))
    assert not cells["attributes"].isin(["gender,need_count"]).any()
    assert (released()["attributes"] == "gender,need_count").any()


def test_suppressing_afterwards_is_the_same_as_releasing_with_it() -> None:
    closed = frozenset({(("plan_group",), ("af",)), (("gender", "need_work_rehab"), ("man", "yes"))})
    assert same(suppress(released(), closed, TABLES), released(suppressed=closed))


def test_a_printed_number_replaces_the_cell_and_counts_in_the_slice_rule() -> None:
    cell = Override(("plan_group",), ("assistance",), 10, "figure-1")
    cells = released(overrides=(cell,))
    row = cells[(cells["attributes"] == "plan_group") & (cells["code_1"] == "assistance")].iloc[0]
    assert (row["n"], row["kind"], row["figure_id"]) == (10, "published", "figure-1")
    inside = [
        c for c in shown(cells) if ("plan_group", "assistance") in zip(*c, strict=True) and len(c[0]) > 1
    ]
    assert inside == []


def test_a_printed_number_is_shown_even_where_nobody_was_delivered() -> None:
    cells = release_clients(
        CLIENTS[CLIENTS["plan_group"] != "af"],
        source="v40",
        period="2022",
        secret=demo_secret(),
        tables=TABLES,
        overrides=(Override(("plan_group",), ("af",), 1067, "figure-2"),),
    )
    assert shown(cells)[("plan_group",), ("af",)] == 1067


def test_nobody_at_all_gives_no_cells() -> None:
    assert released().iloc[:0].columns.equals(released().columns)
    nobody = release_clients(
        CLIENTS.iloc[:0], source="v40", period="2022", secret=demo_secret(), tables=TABLES
    )
    assert len(nobody) == 0


def test_cells_survive_encoding() -> None:
    cells = released()
    assert same(decode(encode(cells)), cells[["attributes", *CELL]])
    assert encode(cells)[-1] == cell_id(
        (
            tuple(str(cells["attributes"].iloc[-1]).split(",")),
            tuple(c for c in cells.iloc[-1][list(CELL)] if c),
        )
    )
    with pytest.raises(KeyError):
        encode(cells.assign(code_1="nothing"))


def test_all_registered_tables_are_counted_in_one_go_as_one_at_a_time() -> None:
    with duckdb.connect() as connection:
        create_client_table(connection)
        insert_clients(connection, CLIENTS, source="v40", period="2022")
        together = count_cells(connection, source="v40", period="2022", tables=registered_tables())
        n = dict(zip(together.ids.tolist(), together.n.tolist(), strict=True))
        for table in registered_tables()[:: len(registered_tables()) // 12]:
            single = count_cells(connection, source="v40", period="2022", tables=(table,))
            assert {i: n[i] for i in single.ids.tolist()} == dict(
                zip(single.ids.tolist(), single.n.tolist(), strict=True)
            )


def test_a_client_who_lacks_an_answer_is_not_counted_as_if_nothing_were_asked() -> None:
    lacking = CLIENTS.assign(gender=CLIENTS["gender"].mask(CLIENTS["active_work"] == "yes"))
    with pytest.raises(ValueError, match="lacks an answer"):
        release_clients(lacking, source="v40", period="2022", secret=demo_secret(), tables=TABLES)
