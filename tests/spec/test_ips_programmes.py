"""Programmes that work with IPS or something like it: who measures fidelity is as the report says."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PROGRAMMES = """
code                     | group        | count | kind      | chosen
behandlingsgruppen_ips   | ips          | 34    | published | yes
ips_ffs                  | ips          | 191   | published | yes
ips_hisingen             | ips          | 131   | published | yes
vgr_ips_air              | ips          | –     | missing   |
vgr_specialistpsykiatrin | ips          | –     | missing   |
recharge                 | ips_planned  | –     | missing   |
arbetsliv_halsa          | se           | 285   | published |
ffs_daglig_verksamhet_se | se           | –     | missing   |
finsam_se                | se           | –     | missing   |
vamos_sydvast            | ips_inspired | 74    | published |
cfa_se                   | ips_inspired | –     | missing   | yes
startstrackan            | ips_inspired | –     | missing   |
"""
SCENES = (
    Scene(
        "ips_programmes",
        (
            Spec(
                "programmes that take the administration's clients are marked; need is no filter here",
                "administration=hisingen need=health",
                PROGRAMMES,
                left_out="need",
                facts="measured 3, programmes 12",
            ),
        ),
        is_of_reports=True,
    ),
    Scene("ips_programmes", (Spec("nothing is published", "", "NoData: 2024"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_ips_programmes(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
