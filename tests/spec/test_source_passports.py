"""Every source and report with its passport, then what is made up."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PASSPORTS = """
code                  | group   | När
arbetsformedlingen    | source  | 2022 och januari–september 2023
compilation           | source  | Rapporter 2023–2025
civil_society_survey  | source  | Datum anges inte
etableringsenheten    | source  | 2022, parallellt med vecka 40-kartläggningen
population            | source  | 2021–2025 (tabell 10_FolkmHelar_SO)
ips_need_gr           | source  | 2022
homelessness          | source  | En vecka i mars–maj varje år 2019–2022
ips_participants      | source  | 2024
benchmarks            | source  | 2015–2024
kolada                | source  | Katalog över nyckeltal med senaste period 2025
plattform_plus        | source  | Anges inte
psychiatric_inventory | source  | 2022
ips_need_rise         | source  | Uppgift från 2022; underlaget är daterat 2023-08-25
districts             | source  | Områdesindelning 2025-01-01
treserva              | source  | Augusti 2024
v40                   | source  | Vecka 40–41 2022
v40_2023              | source  | 2023; för flera uppgifter framgår inte om de gäller 2022 eller 2023
services              | source  | Deltagare 2024 (Finsam Vuxna 2023), kö januari 2025
governance_report     | report  | Våren 2022 till januari 2024
needs_report          | report  | Vecka 40–41 2022
measures_report       | report  | 2023
ips_report            | report  | Maj 2024 till mars 2025
occupation_report     | report  | Uppdrag i 2024 års budget; uppgifter från 2022 till januari 2025
example_fidelity      | example | Påhittade granskningar 2023–2025
example_services      | example | Påhittade månader januari 2023–december 2025
example_episodes      | example | Påhittade år 2023–2025
"""
SCENES = (
    Scene(
        "source_passports",
        (Spec("every passport", "", PASSPORTS, facts="source 18, report 5, example 3"),),
        is_of_reports=True,
    ),
    Scene("source_passports", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_source_passports(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
