"""Services of an administration's own; an administration without one shows 0, which is a published fact."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PUBLISHED = """
code     | count | text
nordost  | 1     | Arbetsliv och hälsa
centrum  | 0     |
sydvast  | 1     | Vamos Sydväst
hisingen | 1     | IPS Hisingen
"""
SCENES = (
    Scene(
        "local_services",
        (
            Spec("as printed", "", PUBLISHED),
            Spec(
                "filters of clients are named, not followed",
                "administration=centrum need=health",
                PUBLISHED,
                left_out="administration, need",
            ),
        ),
        is_of_reports=True,
    ),
    Scene("local_services", (Spec("nothing is published", "", "NoData: 2024"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_local_services(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
