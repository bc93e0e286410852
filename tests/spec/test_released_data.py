"""What the served version holds of clients: tables and cells, none of them on a store of reports alone."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | barrier
40      | hisingen       | unemployed
20      | centrum        | student
"""
COUNTED = """
code            | count | kind
released_tables | 2820  | own
released_cells  | 3906  | own
withheld_tables | 0     | own
largest_change  | 5     | own
"""
SCENES = (
    Scene("released_data", (Spec("tables, cells and the largest change", "", COUNTED),), clients=CLIENTS),
    Scene("released_data", (Spec("no client is delivered", "", "NoData"),), is_of_reports=True),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_released_data(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
