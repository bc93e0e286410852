"""The code books: categories with their names in the address, in the order of the books."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

SOME = """
code     | group          | label               | I adressen
nordost  | administration | Nordost             | forvaltning=nordost
centrum  | administration | Centrum             | forvaltning=centrum
sydvast  | administration | Sydväst             | forvaltning=sydvast
hisingen | administration | Hisingen            | forvaltning=hisingen
woman    | gender         | Kvinna              | kon=kvinna
man      | gender         | Man                 | kon=man
other    | gender         | Annan könsidentitet | kon=annan
"""
SCENES = (
    Scene(
        "code_book",
        (Spec("codes, labels and names in the address", "", SOME, facts="variables 38, codes 183"),),
        is_of_reports=True,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_code_book(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
