"""Studies of those served during the year, all programmes together."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.programmes_2025 import REFERRED

SCENES = (
    Scene(
        "studies",
        (
            Spec(
                "nobody studied",
                "year=2025 exempel=ja",
                "code | count | base | share\nno | 110 | 110 | 100 %",
                n="110",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=REFERRED,
    ),
    Scene("studies", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_studies(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
