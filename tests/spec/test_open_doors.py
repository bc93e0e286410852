"""Which services are open to a person, which closed and by what, and which nobody can tell."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

NOTHING_ANSWERED = """
code | group
vuxenenheterna | open
aktivitetshusen | open
arbetsliv_halsa | unknown
recharge | unknown
behandlingsgruppen_ips | unknown
huldas_hus | unknown
iop_victor | unknown
smedjan | unknown
vamos_sydvast | unknown
ips_hisingen | unknown
forsorjningsstod_mission | unknown
ffs_daglig_verksamhet_se | unknown
ips_ffs | unknown
cfa_arbetstraning_smedjan | unknown
cfa_se | unknown
kompetenscenter | unknown
cfa_lag_osa | unknown
cfa_e_osa | unknown
sprak_halsa | unknown
startstrackan | unknown
finsam_se | unknown
finsam_vuxna | unknown
af_kompletterande_bedomning | unknown
af_program | unknown
krami | unknown
vgr_ips_air | unknown
vgr_specialistpsykiatrin | unknown
"""
ONGOING_USE_IN_CENTRUM = """
code | group | Grund
vuxenenheterna | open | tolkat
arbetsliv_halsa | closed | uttryckligt
vamos_sydvast | closed | tolkat
ips_hisingen | closed | uttryckligt
kompetenscenter | closed | uttryckligt
cfa_lag_osa | closed | uttryckligt
cfa_e_osa | closed | uttryckligt
sprak_halsa | closed | uttryckligt
finsam_vuxna | closed | uttryckligt
krami | closed | uttryckligt
recharge | unknown | anges inte
behandlingsgruppen_ips | unknown | tolkat, uttryckligt
huldas_hus | unknown | uttryckligt
iop_victor | unknown | uttryckligt
smedjan | unknown | uttryckligt
forsorjningsstod_mission | unknown | tolkat
aktivitetshusen | unknown | anges inte
ffs_daglig_verksamhet_se | unknown | anges inte
ips_ffs | unknown | uttryckligt
cfa_arbetstraning_smedjan | unknown | anges inte
cfa_se | unknown | anges inte
startstrackan | unknown | anges inte
finsam_se | unknown | anges inte
af_kompletterande_bedomning | unknown | anges inte
af_program | unknown | anges inte
vgr_ips_air | unknown | anges inte
vgr_specialistpsykiatrin | unknown | anges inte
"""
IN_TREATMENT = """
code | group | Grund
behandlingsgruppen_ips | open | tolkat, uttryckligt
vuxenenheterna | open | tolkat
ips_ffs | open | uttryckligt
kompetenscenter | closed | uttryckligt
cfa_lag_osa | closed | uttryckligt
cfa_e_osa | closed | uttryckligt
sprak_halsa | closed | uttryckligt
finsam_vuxna | closed | uttryckligt
krami | closed | uttryckligt
arbetsliv_halsa | unknown | uttryckligt, tolkat
recharge | unknown | anges inte
huldas_hus | unknown | uttryckligt
iop_victor | unknown | uttryckligt
smedjan | unknown | uttryckligt
vamos_sydvast | unknown | tolkat
ips_hisingen | unknown | uttryckligt, tolkat
forsorjningsstod_mission | unknown | tolkat
aktivitetshusen | unknown | uttryckligt
ffs_daglig_verksamhet_se | unknown | anges inte
cfa_arbetstraning_smedjan | unknown | anges inte
cfa_se | unknown | anges inte
startstrackan | unknown | anges inte
finsam_se | unknown | anges inte
af_kompletterande_bedomning | unknown | anges inte
af_program | unknown | anges inte
vgr_ips_air | unknown | anges inte
vgr_specialistpsykiatrin | unknown | anges inte
"""
USE = "use_accepted 2, use_conditional 4, use_excluded 6, use_not_stated 15"
SCENES = (
    Scene(
        "open_doors",
        (
            Spec(
                "nothing answered",
                "",
                NOTHING_ANSWERED,
                n="27",
                facts=f"open 2, closed 0, unknown 25, answered 0, {USE}",
            ),
            Spec(
                "ongoing use in Centrum",
                "bruk=ja administration=centrum",
                ONGOING_USE_IN_CENTRUM,
                n="27",
                facts=f"open 1, closed 9, unknown 17, answered 2, {USE}",
            ),
            Spec(
                "ongoing use, in treatment, wants work",
                "bruk=ja behandling=ja inriktning=arbete",
                IN_TREATMENT,
                n="27",
                facts=f"open 3, closed 6, unknown 18, answered 3, {USE}",
            ),
        ),
        is_of_reports=True,
    ),
    Scene("open_doors", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_open_doors(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)


def test_a_closed_door_quotes_the_report_with_its_section() -> None:
    answer = SCENES[0].ask(Spec("", "bruk=ja", ""))
    details = dict(answer.row("krami", "closed").details)  # type: ignore[union-attr]
    assert details["Villkor"] == "Kräver drogfrihet."
    assert details["Rapportens ord"] == "”är drogfria och har ett ordnat boende”"
    assert details["Avsnitt"] == "Sysselsättningsutredningen 4.1.2"
    assert details["Gäller också"] == "För personer över 18 år. Kräver en aktuell kriminalvårdspåföljd."
