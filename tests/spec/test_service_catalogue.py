"""Every service with its coded criteria; each code says whether it is stated, interpreted or not stated."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

SCOPE_AND_DECISION = """
code | group | count | Var | Pågående bruk | Beslut
arbetsliv_halsa | nordost | 285 | Lokal | Med villkor (tolkat) | Krävs (uttryckligt)
recharge | nordost | – | Delad | anges inte | anges inte
behandlingsgruppen_ips | centrum | 34 | Stadengemensam | Med villkor (tolkat) | Krävs inte (uttryckligt)
huldas_hus | sydvast | – | Stadengemensam | anges inte | anges inte
iop_victor | sydvast | – | Stadengemensam | anges inte | anges inte
smedjan | sydvast | 30 | Stadengemensam | Ja (tolkat) | anges inte
vamos_sydvast | sydvast | 74 | Lokal | anges inte | anges inte
ips_hisingen | hisingen | 131 | Lokal | Med villkor (tolkat) | Krävs (uttryckligt)
forsorjningsstod_mission | all_social | – | Stadengemensam | anges inte | Krävs (tolkat)
vuxenenheterna | all_social | – | Stadengemensam | Ja (tolkat) | Krävs (tolkat)
aktivitetshusen | ffs | 400 | Stadengemensam | anges inte | Krävs inte (uttryckligt)
ffs_daglig_verksamhet_se | ffs | – | Anges inte | anges inte | anges inte
ips_ffs | ffs | 191 | Stadengemensam | Med villkor (uttryckligt) | anges inte
cfa_arbetstraning_smedjan | arbvux | – | Delad | anges inte | anges inte
cfa_se | arbvux | – | Stadengemensam | anges inte | anges inte
kompetenscenter | arbvux | – | Stadengemensam | Nej (uttryckligt) | Krävs (uttryckligt)
cfa_lag_osa | arbvux | – | Stadengemensam | Nej (uttryckligt) | anges inte
cfa_e_osa | arbvux | – | Stadengemensam | Nej (uttryckligt) | anges inte
sprak_halsa | arbvux | – | Stadengemensam | Nej (uttryckligt) | Krävs (tolkat)
startstrackan | arbvux | – | Anges inte | anges inte | anges inte
finsam_se | finsam | – | Anges inte | anges inte | anges inte
finsam_vuxna | finsam | 357 | Stadengemensam | Nej (uttryckligt) | anges inte
af_kompletterande_bedomning | state | – | Anges inte | anges inte | anges inte
af_program | state | – | Anges inte | anges inte | anges inte
krami | state | – | Delad | Nej (uttryckligt) | anges inte
vgr_ips_air | region | – | Anges inte | anges inte | anges inte
vgr_specialistpsykiatrin | region | – | Anges inte | anges inte | anges inte
"""
OTHER_CRITERIA = """
code | Boende | Ekonomiskt bistånd | Behandlingskontakt
arbetsliv_halsa | anges inte | Krävs (uttryckligt) | anges inte
recharge | anges inte | anges inte | anges inte
behandlingsgruppen_ips | anges inte | anges inte | Krävs (uttryckligt)
huldas_hus | Akut hemlöshet (uttryckligt) | anges inte | anges inte
iop_victor | Boendet Victor (uttryckligt) | anges inte | anges inte
smedjan | Placering eller remiss från Sydväst (uttryckligt) | anges inte | anges inte
vamos_sydvast | anges inte | anges inte | anges inte
ips_hisingen | anges inte | anges inte | anges inte
forsorjningsstod_mission | anges inte | Krävs (tolkat) | anges inte
vuxenenheterna | anges inte | anges inte | anges inte
aktivitetshusen | anges inte | anges inte | anges inte
ffs_daglig_verksamhet_se | anges inte | anges inte | anges inte
ips_ffs | anges inte | anges inte | Vård eller socialtjänst (uttryckligt)
cfa_arbetstraning_smedjan | anges inte | anges inte | anges inte
cfa_se | anges inte | anges inte | anges inte
kompetenscenter | Får inte hindra (uttryckligt) | anges inte | anges inte
cfa_lag_osa | anges inte | anges inte | anges inte
cfa_e_osa | anges inte | anges inte | anges inte
sprak_halsa | Får inte hindra (uttryckligt) | anges inte | anges inte
startstrackan | anges inte | anges inte | anges inte
finsam_se | anges inte | anges inte | anges inte
finsam_vuxna | anges inte | anges inte | anges inte
af_kompletterande_bedomning | anges inte | anges inte | anges inte
af_program | anges inte | anges inte | anges inte
krami | Ordnat (uttryckligt) | anges inte | anges inte
vgr_ips_air | anges inte | anges inte | anges inte
vgr_specialistpsykiatrin | anges inte | anges inte | anges inte
"""
AIMS = """
code | Inriktning
arbetsliv_halsa | Arbete eller studier (uttryckligt)
recharge | Arbete (uttryckligt)
behandlingsgruppen_ips | Arbete eller studier (uttryckligt)
huldas_hus | Arbete eller annan aktivitet (tolkat)
iop_victor | Arbete (tolkat)
smedjan | Arbete eller annan aktivitet (tolkat)
vamos_sydvast | Arbete eller studier (uttryckligt)
ips_hisingen | Arbete eller studier (uttryckligt)
forsorjningsstod_mission | anges inte
vuxenenheterna | Arbete (tolkat)
aktivitetshusen | Annan aktivitet (uttryckligt)
ffs_daglig_verksamhet_se | anges inte
ips_ffs | Arbete eller studier (uttryckligt)
cfa_arbetstraning_smedjan | Arbete (tolkat)
cfa_se | anges inte
kompetenscenter | Arbete eller studier (uttryckligt)
cfa_lag_osa | Arbete (uttryckligt)
cfa_e_osa | Arbete (uttryckligt)
sprak_halsa | anges inte
startstrackan | anges inte
finsam_se | anges inte
finsam_vuxna | Arbete eller studier (uttryckligt)
af_kompletterande_bedomning | anges inte
af_program | Arbete (tolkat)
krami | Arbete eller studier (uttryckligt)
vgr_ips_air | anges inte
vgr_specialistpsykiatrin | anges inte
"""
FOR_HISINGEN = """
code | chosen | Valda förvaltningars klienter
arbetsliv_halsa |  | Nej
recharge |  | anges inte
behandlingsgruppen_ips |  | Ja
huldas_hus |  | Ja
iop_victor |  | Ja
smedjan |  | Ja
vamos_sydvast |  | Nej
ips_hisingen | yes | Ja
forsorjningsstod_mission |  | Ja
vuxenenheterna |  | Ja
aktivitetshusen |  | Ja
ffs_daglig_verksamhet_se |  | anges inte
ips_ffs |  | Ja
cfa_arbetstraning_smedjan |  | anges inte
cfa_se |  | Ja
kompetenscenter |  | Ja
cfa_lag_osa |  | Ja
cfa_e_osa |  | Ja
sprak_halsa |  | Ja
startstrackan |  | anges inte
finsam_se |  | anges inte
finsam_vuxna |  | Ja
af_kompletterande_bedomning |  | anges inte
af_program |  | anges inte
krami |  | anges inte
vgr_ips_air |  | anges inte
vgr_specialistpsykiatrin |  | anges inte
"""
FACTS = (
    "scope_local 3, scope_shared 3, scope_city_wide 14, scope_not_stated 7, "
    "use_accepted 2, use_conditional 4, use_excluded 6, use_not_stated 15"
)
SCENES = (
    Scene(
        "service_catalogue",
        (
            Spec("where, ongoing use and decision", "", SCOPE_AND_DECISION, facts=FACTS),
            Spec("home, support and treatment", "", OTHER_CRITERIA, facts=FACTS),
            Spec("aim", "", AIMS, facts=FACTS),
            Spec(
                "whether the chosen administration's clients are taken in",
                "administration=hisingen",
                FOR_HISINGEN,
                facts=FACTS,
            ),
        ),
        is_of_reports=True,
    ),
    Scene("service_catalogue", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_service_catalogue(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
