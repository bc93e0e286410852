"""Referrals, starts, job starts and closures by quarter, one line each."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.programmes_2025 import REFERRED

SCENES = (
    Scene(
        "flow_by_quarter",
        (
            Spec(
                "one line per event, none or a few are withheld",
                "year=2025 exempel=ja",
                """
                code    | group     | count
                2025-q1 | job_start | 40
                2025-q2 | closed    | 40
                2025-q3 | closed    | 30
                """,
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=REFERRED,
    ),
    Scene("flow_by_quarter", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_flow_by_quarter(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
