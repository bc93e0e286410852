"""Participants per employment specialist in the latest month."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.programmes_2025 import COUNTED

SCENES = (
    Scene(
        "caseload",
        (
            Spec(
                "the latest month alone",
                "year=2025 exempel=ja",
                """
                code      | count | base
                example_a | 18    | 4
                example_e | 22    | 0.5
                """,
                facts="most 20",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=COUNTED,
    ),
    Scene("caseload", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_caseload(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
