"""People in Boende och hemlöshet without an occupation; the upper count is approximate."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PRINTED_FIGURES = """
code                                   | count | share | about
none                                   | 213   | –     |
none_or_not_filled_in                  | 500   | –     | yes
any                                    | –     | 5 %   | yes
"""
SCENES = (
    Scene(
        "occupation",
        (
            Spec("as printed", "", PRINTED_FIGURES),
            Spec(
                "filters of clients are named, not followed",
                "administration=centrum need=health",
                PRINTED_FIGURES,
                left_out="administration, need",
            ),
        ),
        is_of_reports=True,
    ),
    Scene("occupation", (Spec("nothing is published", "", "NoData: datum anges inte"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_occupation(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
