"""Printed counts: exact, agreeing, and shown for every cell that holds the same persons."""

import pandas as pd
import pytest

from data.codebook.model import attribute
from data.protection.lattice import is_free
from data.protection.overrides import OverrideError, equal_cells, overrides
from tests.unit.population import keyed_clients

CLIENTS = keyed_clients(3000)
ACTIVE = CLIENTS[CLIENTS["active_work"] == "yes"]


def members(name: str, code: str) -> tuple[str, ...]:
    return dict(attribute(name).rollups).get(code, (code,))


def figure_rows(*rows: tuple[str, str, str, float, bool]) -> tuple[pd.DataFrame, pd.DataFrame]:
    ids = [r[0] for r in rows]
    cells = pd.DataFrame(
        {
            "figure_id": ids,
            "source": "v40",
            "period": "2022",
            "measure": "count",
            "attributes": [r[1] for r in rows],
            "codes": [r[2] for r in rows],
        }
    )
    return cells, pd.DataFrame(
        {"figure_id": ids, "value": [r[3] for r in rows], "is_approximate": [r[4] for r in rows]}
    )


def test_overrides_are_exact_printed_counts_from_ten() -> None:
    rows = figure_rows(
        ("a", "administration", "centrum", 1318, False),
        ("b", "administration", "hisingen", 9, False),
        ("c", "administration", "nordost", 2700, True),
    )
    found = {o.cell: (o.n, o.figure_id) for o in overrides(*rows, source="v40", period="2022")}
    assert found[("administration",), ("centrum",)] == (1318, "a")
    assert found[("active_work", "administration"), ("yes", "centrum")] == (1318, "a")
    assert {figure for _, figure in found.values()} == {"a"}
    assert overrides(*rows, source="v40", period="2023") == ()


def test_two_figures_for_one_cell_must_agree() -> None:
    same = (("a", "need_count", "any", 4000.0, False), ("b", "need_count", "any", 4000.0, False))
    assert {o.figure_id for o in overrides(*figure_rows(*same), source="v40", period="2022")} == {"a"}
    other = (same[0], ("b", "need_count", "any", 4001.0, False))
    with pytest.raises(OverrideError, match="4000"):
        overrides(*figure_rows(*other), source="v40", period="2022")


@pytest.mark.parametrize(
    "row",
    [
        ("a", "gender", "kvinna", 100.0, False),
        ("a", "gender,administration", "woman,centrum", 100.0, False),
        ("a", "gender", "woman,man", 100.0, False),
        ("a", "gender", "woman", 100.5, False),
    ],
)
def test_a_figure_that_names_no_cell_is_refused(row: tuple[str, str, str, float, bool]) -> None:
    with pytest.raises(OverrideError, match="figure a"):
        overrides(*figure_rows(row), source="v40", period="2022")


def test_cells_of_the_same_persons_are_found() -> None:
    found = set(equal_cells((("need_health",), ("yes",))))
    assert (("need_health", "need_count"), ("yes", "any")) in found
    assert (("main_plan",), ("af_measure",)) in set(equal_cells((("plan_group",), ("af",))))
    assert set(equal_cells((("plan_group",), ("af",)))) == set(equal_cells((("main_plan",), ("af_measure",))))
    assert (("main_plan",), ("kc",)) not in set(equal_cells((("plan_group",), ("city",))))


def test_cells_of_the_same_persons_do_hold_the_same_persons() -> None:
    for cell in (
        (("need_health",), ("yes",)),
        (("need_count",), ("0",)),
        (("plan_group", "gender"), ("af", "man")),
    ):
        sizes = set()
        for table, codes in equal_cells(tuple(map(tuple, cell))):  # type: ignore[arg-type]
            here = ACTIVE
            for name, code in zip(table, codes, strict=True):
                here = here[here[name].isin(members(name, code))]
            sizes.add(len(here))
        assert len(sizes) == 1 and is_free(cell[0])
