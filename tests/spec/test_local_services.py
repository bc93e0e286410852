"""Services of an administration's own; an administration without one shows 0, which is a published fact."""

import pytest

from tests.spec.harness import Scene, Spec, as_printed, cases, expected, outcome

PUBLISHED = """
code     | count | text
nordost  | 1     | Arbetsliv och hälsa
centrum  | 0     |
sydvast  | 1     | Vamos Sydväst
hisingen | 1     | IPS Hisingen
"""
SCENES = (
    as_printed("local_services", PUBLISHED),
    Scene("local_services", (Spec("nothing is published", "", "NoData: 2024"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_local_services(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
