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
REGISTER = """
service_id|delivered|valid_from|valid_to|principal|scope|districts|active_use|housing|decision|treatment_contact
krami | 2025-06 | 2025-01-01 | | state | city_wide | | accepted | none | no |
kompetenscenter | 2025-03 | 2025-01-01 | | arbvux | city_wide | | excluded | | |
kompetenscenter | 2025-06 | 2025-01-01 | | arbvux | city_wide | | accepted | | | yes
aktivitetshusen | 2025-06 | 2025-01-01 | | ffs | local | nordost,centrum | | | |
startstrackan | 2025-06 | 2025-01-01 | | arbvux | local | | | placed,settled | |
vuxenenheterna | 2025-06 | 2025-01-01 | 2025-05-31 | centrum | city_wide | | accepted | none | no | no
smedjan | 2025-06 | 2999-01-01 | | state | city_wide | | excluded | settled | yes | yes
"""
REGISTERED = """
code | group | kind | Grund
krami | open | register | inläst
arbetsliv_halsa | unknown | published | uttryckligt, tolkat
recharge | unknown | published | anges inte
behandlingsgruppen_ips | unknown | published | tolkat, uttryckligt
vuxenenheterna | unknown | register | anges inte
huldas_hus | unknown | published | uttryckligt
iop_victor | unknown | published | uttryckligt
smedjan | unknown | published | uttryckligt
vamos_sydvast | unknown | published | tolkat
ips_hisingen | unknown | published | uttryckligt, tolkat
forsorjningsstod_mission | unknown | published | tolkat
aktivitetshusen | unknown | register | inläst
ffs_daglig_verksamhet_se | unknown | published | anges inte
ips_ffs | unknown | published | uttryckligt
cfa_arbetstraning_smedjan | unknown | published | anges inte
cfa_se | unknown | published | anges inte
kompetenscenter | unknown | register | inläst
cfa_lag_osa | unknown | published | uttryckligt
cfa_e_osa | unknown | published | uttryckligt
sprak_halsa | unknown | published | uttryckligt
startstrackan | unknown | register | inläst
finsam_se | unknown | published | anges inte
finsam_vuxna | unknown | published | uttryckligt
af_kompletterande_bedomning | unknown | published | anges inte
af_program | unknown | published | anges inte
vgr_ips_air | unknown | published | anges inte
vgr_specialistpsykiatrin | unknown | published | anges inte
"""
REGISTERED_IN_CENTRUM = """
code | group | kind | Grund
krami | open | register | inläst
arbetsliv_halsa | closed | published | uttryckligt
vamos_sydvast | closed | published | tolkat
ips_hisingen | closed | published | uttryckligt
cfa_lag_osa | closed | published | uttryckligt
cfa_e_osa | closed | published | uttryckligt
sprak_halsa | closed | published | uttryckligt
finsam_vuxna | closed | published | uttryckligt
recharge | unknown | published | anges inte
behandlingsgruppen_ips | unknown | published | tolkat, uttryckligt
vuxenenheterna | unknown | register | anges inte
huldas_hus | unknown | published | uttryckligt
iop_victor | unknown | published | uttryckligt
smedjan | unknown | published | uttryckligt
forsorjningsstod_mission | unknown | published | tolkat
aktivitetshusen | unknown | register | anges inte
ffs_daglig_verksamhet_se | unknown | published | anges inte
ips_ffs | unknown | published | uttryckligt
cfa_arbetstraning_smedjan | unknown | published | anges inte
cfa_se | unknown | published | anges inte
kompetenscenter | unknown | register | inläst
startstrackan | unknown | register | inläst
finsam_se | unknown | published | anges inte
af_kompletterande_bedomning | unknown | published | anges inte
af_program | unknown | published | anges inte
vgr_ips_air | unknown | published | anges inte
vgr_specialistpsykiatrin | unknown | published | anges inte
"""
REGISTER_USE = "use_accepted 3, use_conditional 4, use_excluded 4, use_not_stated 16"
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
    Scene(
        "open_doors",
        (
            Spec(
                "a register is delivered, nothing answered",
                "",
                REGISTERED,
                n="27",
                facts=f"open 1, closed 0, unknown 26, answered 0, {REGISTER_USE}, registered 4, lapsed 1",
            ),
            Spec(
                "a register is delivered, ongoing use in Centrum",
                "bruk=ja administration=centrum",
                REGISTERED_IN_CENTRUM,
                n="27",
                facts=f"open 1, closed 7, unknown 19, answered 2, {REGISTER_USE}, registered 4, lapsed 1",
            ),
        ),
        is_of_reports=True,
        table="service_register",
        rows=REGISTER,
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
