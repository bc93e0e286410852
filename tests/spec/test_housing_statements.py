"""What the report says of housing interventions in words; chosen administrations are marked."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PUBLISHED = """
code                    | group    | chosen | text
Nödbistånd              | centrum  |        | Knappt några
Nödbistånd              | sydvast  |        | Fler än övriga tre
Bostad först            | centrum  |        | Flest tillsammans med Hisingen
Bostad först            | hisingen |        | Flest tillsammans med Centrum
Bostad först stödinsats | centrum  |        | Flest tillsammans med Hisingen
Bostad först stödinsats | hisingen |        | Flest tillsammans med Centrum
Bostad först stödinsats | sydvast  |        | Lägst
Bostad först            | sydvast  |        | Lägst
Kommunala kontrakt      | hisingen |        | Högst antal
Kommunala kontrakt      | nordost  |        | Lägst antal
Kommunala kontrakt      | sydvast  |        | Näst högst antal
Skyddade boenden        | centrum  |        | Ytterst få
Skyddade boenden        | hisingen |        | Lågt antal
Skyddade boenden        | nordost  |        | Flest
Skyddade boenden        | sydvast  |        | Lågt antal
"""
CHOSEN = """
code                    | group    | chosen | text
Nödbistånd              | centrum  | yes    | Knappt några
Nödbistånd              | sydvast  |        | Fler än övriga tre
Bostad först            | centrum  | yes    | Flest tillsammans med Hisingen
Bostad först            | hisingen |        | Flest tillsammans med Centrum
Bostad först stödinsats | centrum  | yes    | Flest tillsammans med Hisingen
Bostad först stödinsats | hisingen |        | Flest tillsammans med Centrum
Bostad först stödinsats | sydvast  |        | Lägst
Bostad först            | sydvast  |        | Lägst
Kommunala kontrakt      | hisingen |        | Högst antal
Kommunala kontrakt      | nordost  |        | Lägst antal
Kommunala kontrakt      | sydvast  |        | Näst högst antal
Skyddade boenden        | centrum  | yes    | Ytterst få
Skyddade boenden        | hisingen |        | Lågt antal
Skyddade boenden        | nordost  |        | Flest
Skyddade boenden        | sydvast  |        | Lågt antal
"""
SCENES = (
    Scene(
        "housing_statements",
        (
            Spec("as printed", "", PUBLISHED),
            Spec("administration chosen", "administration=centrum need=health", CHOSEN, left_out="need"),
        ),
        is_of_reports=True,
    ),
    Scene("housing_statements", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_housing_statements(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
