"""Tables and pictures that are gaps in the texts."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

GAPS = """
code   | group             | Avsnitt
gap_01 | occupation_report | Före kapitel 1
gap_02 | ips_report        | Före kapitel 1
gap_03 | occupation_report | 3.1
gap_04 | occupation_report | 3.2
gap_05 | occupation_report | 3.2.1
gap_06 | occupation_report | 3.2.1
gap_07 | occupation_report | 3.2.2
gap_08 | occupation_report | 3.2.3
gap_09 | occupation_report | 3.2.3
gap_10 | occupation_report | 3.3
gap_11 | occupation_report | 3.4
gap_12 | occupation_report | 3.5
gap_13 | occupation_report | 4.3
gap_14 | occupation_report | 6.2.1
gap_15 | occupation_report | 6.2.1
gap_16 | occupation_report | 6.2.2
gap_17 | occupation_report | 6.3
gap_18 | occupation_report | 6.3.1
gap_19 | occupation_report | Efter kapitel 8
gap_20 | needs_report      | 2
gap_21 | needs_report      | 2.1.2
gap_22 | needs_report      | 2.1.4–2.1.5
gap_23 | needs_report      | 2.1.7
gap_24 | needs_report      | 2.1.9
gap_25 | measures_report   | 3.1.3
gap_26 | governance_report | Hela
"""
SCENES = (
    Scene(
        "missing_contents",
        (Spec("every gap", "", GAPS),),
        is_of_reports=True,
    ),
    Scene("missing_contents", (Spec("nothing is published", "", "NoData: 2023–2025"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_missing_contents(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
