"""The versions that are kept; here there is one."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

FIRST = """
code            | group  | count | Byggd      | Klienter | Ändrat sedan versionen före
2022-10-10-spec | served | 544   | 2022-10-10 | Inga     | Första versionen
"""
SYNTHETIC = """
code            | Klienter
2022-10-10-spec | Syntetiska
"""
SCENES = (
    Scene(
        "data_versions",
        (Spec("the first version", "", FIRST),),
        is_of_reports=True,
    ),
    Scene(
        "data_versions",
        (Spec("the clients are synthetic", "", SYNTHETIC),),
        clients="persons | barrier\n40 | unemployed",
        kind="synthetic",
    ),
    Scene("data_versions", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_data_versions(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
