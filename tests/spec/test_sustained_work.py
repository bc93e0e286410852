"""Who still had the work after 13 and 26 weeks, all programmes together."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.programmes_2025 import REFERRED

SCENES = (
    Scene(
        "sustained_work",
        (
            Spec(
                "all programmes together",
                "year=2025 exempel=ja",
                """
                code          | count | base | share
                kept_13_weeks | 40    | 40   | 100 %
                kept_26_weeks | 40    | 40   | 100 %
                """,
                n="40",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=REFERRED,
    ),
    Scene("sustained_work", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_sustained_work(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
