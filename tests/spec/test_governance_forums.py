"""Forums from the strategic level down, then what stands around them."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

STATED = """
code                      | group         | För frågan vidare till
sob                       | strategisk    | direktörer (Arbetsrehabiliteringens hemvist 1.6)
operative_group           | operativ      | SoB
kc_steering_group         | operativ      | SoB
analysis_group            | arbetsgrupp   | SoB
service_design_group      | arbetsgrupp   | SoB
order_group               | arbetsgrupp   | Anges inte
civil_society_forum       | forum         | Anges inte
ips_assignment_groups     | working_group | Anges inte
occupation_inquiry_groups | working_group | Anges inte
development_group         | working_group | SoB eller direktörer
civil_society_routine     | function      | Anges inte
sku                       | function      | Anges inte
af_agreement              | agreement     | Anges inte
own_services              | follow_up     | Anges inte
model_review              | follow_up     | Anges inte
v40_base                  | follow_up     | Anges inte
operative_principles      | principle     | Anges inte
strategic_principles      | principle     | Anges inte
wider_sob                 | proposal      | Anges inte
"""
SCENES = (
    Scene(
        "governance_forums",
        (Spec("by the words of the reports", "", STATED),),
        is_of_reports=True,
    ),
    Scene("governance_forums", (Spec("nothing is published", "", "NoData: 2024–2025"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_governance_forums(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
