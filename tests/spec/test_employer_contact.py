"""Who met an employer within 30 days of the first meeting, by programme."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.programmes_2025 import REFERRED

SCENES = (
    Scene(
        "employer_contact",
        (
            Spec(
                "40 within 19 days of the first meeting, 40 after 79 days, 30 never",
                "year=2024 exempel=ja",
                """
                code      | count | base | share | chosen
                all       | 40    | 110  | 36 %  | yes
                example_a | 40    | 80   | 50 %  |
                example_c | –     | 30   | –     |
                """,
                n="110",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=REFERRED,
    ),
    Scene("employer_contact", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_employer_contact(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
