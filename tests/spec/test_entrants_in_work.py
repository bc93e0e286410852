"""Who began to work within twelve months, of those who started without work."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.programmes_2025 import REFERRED

SCENES = (
    Scene(
        "entrants_in_work",
        (
            Spec(
                "40 of the 80 who started without work; who had work at entry is in neither number",
                "year=2025 exempel=ja",
                """
                code      | count | base | share
                all       | 40    | 80   | 50 %
                example_a | 40    | 80   | 50 %
                """,
                n="110",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=REFERRED,
    ),
    Scene("entrants_in_work", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_entrants_in_work(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
