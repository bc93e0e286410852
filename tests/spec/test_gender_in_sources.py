"""Which sources are published by gender: in numbers, in words, not at all, or count no people."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

SOURCES = """
code                  | group      | label
arbetsformedlingen    | none       | Arbetsförmedlingen
etableringsenheten    | none       | Etableringsenhetens kartläggning 2022
population            | none       | Folkmängd 2021–2025
ips_need_gr           | none       | GR:s uppskattning av behovsgruppen
benchmarks            | none       | Jämförelsetal för IPS
ips_participants      | none       | IPS-deltagare 2024
plattform_plus        | none       | Plattform+
psychiatric_inventory | none       | Psykiatriinventeringen 2022
treserva              | none       | Treserva, augusti 2024
ips_need_rise         | none       | RISE:s uppskattning av behovsgruppen
v40_2023              | none       | Vecka 40-kartläggningen 2023, sociala skäl
services              | none       | Verksamhetsuppgifter 2024–2025
homelessness          | words      | Hemlöshetskartläggningen
v40                   | numbers    | Vecka 40-kartläggningen 2022
civil_society_survey  | not_people | Enkäten till civilsamhället
kolada                | not_people | Kolada
districts             | not_people | Stadsområden
"""
SCENES = (
    Scene(
        "gender_in_sources",
        (Spec("the published sources, those without gender first", "", SOURCES),),
        is_of_reports=True,
    ),
    Scene("gender_in_sources", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_gender_in_sources(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
