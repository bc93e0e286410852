"""Ways to the organisations that answered: counted, never a share."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PRINTED_FIGURES = """
code                        | count | share | Anmärkning
civsoc_entry_municipality   | 6     | –     |
civsoc_entry_fk             | 4     | –     |
civsoc_entry_af             | 6     | –     |
civsoc_entry_arbvux         | 6     | –     | Arbvux är en kommunal förvaltning
civsoc_entry_user           | 5     | –     |
civsoc_entry_recommendation | 4     | –     |
civsoc_entry_other          | 1     | –     | Kriminalvården
"""
SCENES = (
    Scene(
        "civil_society_routes",
        (Spec("as printed, with the remark on overlap", "", PRINTED_FIGURES, n="6"),),
        is_of_reports=True,
    ),
    Scene("civil_society_routes", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_civil_society_routes(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
