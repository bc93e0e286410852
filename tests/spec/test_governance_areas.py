"""Areas of responsibility and the two kinds of decision."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

STATED = """
code        | group   | Ansvarig
area_social | area    | Socialförvaltningarna
area_health | area    | Delad: socialförvaltningarna och Arbvux
area_skills | area    | Arbvux
area_jobs   | area    | Arbvux
sol_4_4     | statute | Arbvux (tjänsteutbud och verkställighet)
sol_4_1     | statute | Socialtjänsten och Arbvux gemensamt
"""
SCENES = (
    Scene(
        "governance_areas",
        (Spec("by the words of the reports", "", STATED),),
        is_of_reports=True,
    ),
    Scene("governance_areas", (Spec("nothing is published", "", "NoData: 2024–2025"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_governance_areas(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
