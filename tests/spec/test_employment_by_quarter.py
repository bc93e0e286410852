"""Who worked without subsidy in a quarter, of those served in it."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.programmes_2025 import REFERRED

SCENES = (
    Scene(
        "employment_by_quarter",
        (
            Spec(
                "70 of 110 worked without subsidy until 40 were closed in May and 30 in August",
                "year=2025 exempel=ja",
                """
                code    | count | base | share
                2025-q1 | 70    | 110  | 64 %
                2025-q2 | 70    | 110  | 64 %
                2025-q3 | 70    | 70   | 100 %
                2025-q4 | 40    | 40   | 100 %
                """,
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=REFERRED,
    ),
    Scene("employment_by_quarter", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_employment_by_quarter(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
