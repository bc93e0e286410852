"""Who began to work within twelve months, by gender and by administration."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.programmes_2025 import REFERRED

SCENES = (
    Scene(
        "work_by_group",
        (
            Spec(
                "by gender and by administration; the row's own filter only marks",
                "year=2025 gender=woman exempel=ja",
                """
                code     | group          | count | base | share | chosen
                woman    | gender         | 40    | 40   | 100 % | yes
                man      | gender         | –     | 40   | –     |
                nordost  | administration | –     | –    | –     |
                hisingen | administration | 40    | 40   | 100 % |
                """,
                n="40",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=REFERRED,
    ),
    Scene("work_by_group", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_work_by_group(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
