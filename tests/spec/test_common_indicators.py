"""What services publish; no outcome is published by any of them, so those rows have no number."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PUBLISHED = """
code                     | group        | count | base | kind
utförarverksamhet        | participants | 6     | 12   | derived
utförarverksamhet        | queue        | 6     | 12   | derived
samordnad rehabilitering | participants | 1     | 2    | derived
öppen verksamhet         | participants | 1     | 1    | derived
"""
SCENES = (
    Scene(
        "common_indicators",
        (
            Spec(
                "participants and queue, and nothing else",
                "",
                PUBLISHED,
                facts="services 27, with_participants 8, with_queue 6",
            ),
        ),
        is_of_reports=True,
    ),
    Scene("common_indicators", (Spec("nothing is published", "", "NoData: 2024–2025"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_common_indicators(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
