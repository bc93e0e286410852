"""How the city works with civil society: words, and the grants as quoted."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

STATED = """
code                  | figure          | Källa
civil_society_forum   |                 | Sysselsättningsutredningen 4.2.6.5
civil_society_routine |                 | Sysselsättningsutredningen 4.2.6.5
iop_victor            |                 | Sysselsättningsutredningen 4.2.4.3
grants_2024_sek       | grants_2024_sek | Sysselsättningsutredningen 5.3.2
"""
SCENES = (
    Scene(
        "civil_society_cooperation",
        (Spec("by the words of the report", "", STATED),),
        is_of_reports=True,
    ),
    Scene("civil_society_cooperation", (Spec("nothing is published", "", "NoData: 2024"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_civil_society_cooperation(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
