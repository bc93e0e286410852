"""Participants as each service publishes them, counted in its own way and never added up."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PUBLISHED = """
code | count | figure | text
arbetsliv_halsa | 285 | svc_arbetsliv_halsa_participants_2024 | Deltagare i arbetsrehabiliterande uppdrag 2024
behandlingsgruppen_ips | 34 | svc_behandlingsgruppen_ips_participants_2024 | Inskrivna 2024
smedjan | 30 | svc_smedjan_participants_2024 | Deltagare 2024
vamos_sydvast | 74 | svc_vamos_participants_2024 | Deltagare som varit aktuella 2024
ips_hisingen | 131 | svc_ips_hisingen_participants_2024 | Deltagare som varit aktuella 2024
aktivitetshusen | 400 | svc_aktivitetshus_unique_visitors_2024 | Unika besökare i tre hus 2024
ips_ffs | 191 | svc_ips_ffs_participants_2024 | Deltagare 2024
finsam_vuxna | 357 | svc_finsam_vuxna_participants_2023 | Deltagare 2023, inte 2024
"""
CHOSEN = """
code | count | chosen | text
arbetsliv_halsa | 285 |  | Deltagare i arbetsrehabiliterande uppdrag 2024
behandlingsgruppen_ips | 34 |  | Inskrivna 2024
smedjan | 30 | yes | Deltagare 2024
vamos_sydvast | 74 | yes | Deltagare som varit aktuella 2024
ips_hisingen | 131 |  | Deltagare som varit aktuella 2024
aktivitetshusen | 400 |  | Unika besökare i tre hus 2024
ips_ffs | 191 |  | Deltagare 2024
finsam_vuxna | 357 |  | Deltagare 2023, inte 2024
"""
SCENES = (
    Scene(
        "service_participants",
        (
            Spec("as printed", "", PUBLISHED),
            Spec(
                "an administration's own are marked, other filters named",
                "administration=sydvast age=age_18_29",
                CHOSEN,
                left_out="age",
            ),
        ),
        is_of_reports=True,
    ),
    Scene("service_participants", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_service_participants(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
