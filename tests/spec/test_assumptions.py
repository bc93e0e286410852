"""Every assumption behind what is synthetic, by subject."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

ASSUMPTIONS = """
assumption_id | subject      | position | title       | text
made_up       | examples     | 1        | Påhittat    | Ingenting är verkligt.
age_16        | not_followed | 1        | 16–19 år    | Gruppen finns inte.
second        | population   | 2        | Kön         | Lottat.
first         | population   | 1        | Förvaltning | Lottad.
"""
SCENES = (
    Scene(
        "assumptions",
        (
            Spec(
                "by subject and in order, whatever is chosen",
                "administration=hisingen",
                """
                code    | group        | label       | kind | text
                first   | population   | Förvaltning | own  | Lottad.
                second  | population   | Kön         | own  | Lottat.
                age_16  | not_followed | 16–19 år    | own  | Gruppen finns inte.
                made_up | examples     | Påhittat    | own  | Ingenting är verkligt.
                """,
            ),
        ),
        services=(("assumptions", ASSUMPTIONS),),
    ),
    Scene("assumptions", (Spec("an empty store", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_assumptions(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
