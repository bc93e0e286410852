"""Clients per gender; the third gender is shown for the whole city only."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | children | duration
70      | hisingen       | woman  | yes      | 6y_plus
50      | hisingen       | man    | no       | 6y_plus
40      | centrum        | man    | no       | 0_9m
6       | centrum        | other  | no       | 0_9m
"""
SCENES = (
    Scene(
        "clients_by_gender",
        (
            Spec(
                "unfiltered: all three",
                "",
                """
                code  | count | base | share | last
                woman | 70    | 166  | 42 %  |
                man   | 90    | 166  | 54 %  |
                other | 6     | 166  | 4 %   | yes
                """,
                n="166",
            ),
            Spec(
                "one administration: the third gender is in no crossing, and not in the base",
                "administration=centrum",
                """
                code  | count | base | share | reference
                woman | –     | –    | –     | 42.2 %
                man   | 40    | 40   | 100 % | 54.2 %
                other | –     | –    | –     | 3.6 %
                """,
                n="46",
            ),
            Spec(
                "several values",
                "duration=0_9m,6y_plus children=no",
                """
                code | count | base | share
                man  | 90    | 90   | 100 %
                """,
                n="96",
            ),
            Spec(
                "own gender chosen is marked",
                "gender=woman administration=hisingen",
                """
                code  | count | base | share | chosen
                woman | 70    | 120  | 58 %  | yes
                man   | 50    | 120  | 42 %  |
                """,
                n="120",
            ),
            Spec(
                "administration and two of the background: a registered table of four",
                "administration=hisingen children=no duration=6y_plus",
                """
                code | count | base | share | reference
                man  | 50    | 50   | 100 % | 100 %
                """,
                n="50",
            ),
            Spec("nobody", "need=health", "TooFew"),
            Spec("another year", "year=2020", "NoData: 2020"),
        ),
        clients=CLIENTS,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_clients_by_gender(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
