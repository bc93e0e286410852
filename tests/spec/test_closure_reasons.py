"""Why support ended during the year, all programmes together."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.programmes_2025 import REFERRED

SCENES = (
    Scene(
        "closure_reasons",
        (
            Spec(
                "40 to studies and 30 at their own request",
                "year=2025 exempel=ja",
                """
                code        | count | base | share
                studies     | 40    | 70   | 55 %
                own_request | 30    | 70   | 45 %
                """,
                n="70",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=REFERRED,
    ),
    Scene("closure_reasons", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_closure_reasons(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
