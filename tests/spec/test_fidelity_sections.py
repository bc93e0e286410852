"""Mean score of each section; none where an item is not rated."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.programmes_2025 import REVIEWED

SCENES = (
    Scene(
        "fidelity_sections",
        (
            Spec(
                "no mean where an item of the section is not rated",
                "year=2025 exempel=ja",
                """
                code         | group     | count | base | kind
                staffing     | example_a | 5     | 3    | synthetic
                organisation | example_a | 4     | 8    | synthetic
                services     | example_a | –     | 13   | missing
                """,
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=REVIEWED,
    ),
    Scene("fidelity_sections", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_fidelity_sections(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
