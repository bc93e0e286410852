"""Two sources at a time: what the reports know of them together, and whether they can be added."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PAIRS = """
code                  | group                 | Kan de läggas ihop?
v40                   | v40_2023              | Nej
v40                   | etableringsenheten    | Nej
v40                   | homelessness          | Nej
v40                   | treserva              | Nej
v40                   | plattform_plus        | Nej
v40                   | psychiatric_inventory | Nej
v40                   | arbetsformedlingen    | Nej
v40                   | services              | Nej
v40                   | ips_participants      | Nej
v40                   | ips_need_gr           | Nej
v40                   | ips_need_rise         | Nej
v40_2023              | etableringsenheten    | Nej
v40_2023              | homelessness          | Nej
v40_2023              | treserva              | Nej
v40_2023              | plattform_plus        | Nej
v40_2023              | psychiatric_inventory | Nej
v40_2023              | arbetsformedlingen    | Nej
v40_2023              | services              | Nej
v40_2023              | ips_participants      | Nej
v40_2023              | ips_need_gr           | Nej
v40_2023              | ips_need_rise         | Nej
etableringsenheten    | homelessness          | Nej
etableringsenheten    | treserva              | Nej
etableringsenheten    | plattform_plus        | Nej
etableringsenheten    | psychiatric_inventory | Nej
etableringsenheten    | arbetsformedlingen    | Nej
etableringsenheten    | services              | Nej
etableringsenheten    | ips_participants      | Nej
etableringsenheten    | ips_need_gr           | Nej
etableringsenheten    | ips_need_rise         | Nej
homelessness          | treserva              | Nej
homelessness          | plattform_plus        | Nej
homelessness          | psychiatric_inventory | Nej
homelessness          | arbetsformedlingen    | Nej
homelessness          | services              | Nej
homelessness          | ips_participants      | Nej
homelessness          | ips_need_gr           | Nej
homelessness          | ips_need_rise         | Nej
treserva              | plattform_plus        | Nej
treserva              | psychiatric_inventory | Nej
treserva              | arbetsformedlingen    | Nej
treserva              | services              | Nej
treserva              | ips_participants      | Nej
treserva              | ips_need_gr           | Nej
treserva              | ips_need_rise         | Nej
plattform_plus        | psychiatric_inventory | Nej
plattform_plus        | arbetsformedlingen    | Nej
plattform_plus        | services              | Nej
plattform_plus        | ips_participants      | Nej
plattform_plus        | ips_need_gr           | Nej
plattform_plus        | ips_need_rise         | Nej
psychiatric_inventory | arbetsformedlingen    | Nej
psychiatric_inventory | services              | Nej
psychiatric_inventory | ips_participants      | Nej
psychiatric_inventory | ips_need_gr           | Nej
psychiatric_inventory | ips_need_rise         | Nej
arbetsformedlingen    | services              | Nej
arbetsformedlingen    | ips_participants      | Nej
arbetsformedlingen    | ips_need_gr           | Nej
arbetsformedlingen    | ips_need_rise         | Nej
services              | ips_participants      | Nej
services              | ips_need_gr           | Nej
services              | ips_need_rise         | Nej
ips_participants      | ips_need_gr           | Nej
ips_participants      | ips_need_rise         | Nej
ips_need_gr           | ips_need_rise         | Nej
"""
SCENES = (
    Scene(
        "source_pairs",
        (Spec("every pair of sources that count people", "", PAIRS),),
        is_of_reports=True,
    ),
    Scene("source_pairs", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_source_pairs(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
