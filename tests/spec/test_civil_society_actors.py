"""The organisations: those that run services, those that answered, those that passed the survey on."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

NAMED = """
code               | Svarade på enkäten | Intervjuad | Avsnitt
raddningsmissionen | Nej                | Ja         | 5.1.2
reningsborg        | Ja                 | Ja         | 5.1.3; 5.2
stadsmissionen     | Nej                | Ja         | 5.1.1
bracke_diakoni     | Ja                 | Nej        | 5.2
ringovarvet        | Ja                 | Nej        | 5.2
gyllenkroken       | Ja                 | Nej        | 5.2
vagen_ut_angas     | Ja                 | Nej        | 5.2
vagen_ut_overall   | Ja                 | Nej        | 5.2
famna_vast         | Anges inte         | Anges inte | 5.2; 4.2.6.5
skoopi             | Anges inte         | Anges inte | 5.2; 4.2.6.5
gf_sak             | Anges inte         | Anges inte | 5.2
"""
SCENES = (
    Scene(
        "civil_society_actors",
        (Spec("every organisation that the inquiry names", "", NAMED),),
        is_of_reports=True,
    ),
    Scene("civil_society_actors", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_civil_society_actors(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
