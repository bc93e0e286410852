"""The latest total with all items rated, beside who began to work."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.programmes_2025 import REFERRED, REVIEWED

SCENES = (
    Scene(
        "fidelity_and_work",
        (
            Spec(
                "the latest review with a total: the one of 2025 lacks an item, so the one of 2023 stands",
                "year=2025 exempel=ja",
                "code | count | base | share | text\nexample_a | 100 | 80 | 50 % | God programtrohet",
                n="110",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(*REFERRED, *REVIEWED),
    ),
    Scene("fidelity_and_work", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_fidelity_and_work(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
