"""Clients with and without children."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | children | need_1
80      | hisingen       | woman  | yes      | health
40      | hisingen       | man    | no       | health
60      | centrum        | man    | yes      |
"""
SCENES = (
    Scene(
        "clients_by_children",
        (
            Spec(
                "unfiltered",
                "",
                """
                code | count | base | share | interval
                yes  | 140   | 180  | 78 %  | 71–83 %
                no   | 40    | 180  | 22 %  | 17–29 %
                """,
                n="180",
            ),
            Spec(
                "one administration",
                "administration=hisingen",
                """
                code | count | base | share | reference
                yes  | 80    | 120  | 67 %  | 77.8 %
                no   | 40    | 120  | 33 %  | 22.2 %
                """,
                n="120",
            ),
            Spec(
                "a need and a gender",
                "gender=woman need=health",
                """
                code | count | base | share
                yes  | 80    | 80   | 100 %
                """,
                n="80",
            ),
            Spec(
                "own value chosen is marked",
                "children=no",
                """
                code | count | base | share | chosen
                yes  | 140   | 180  | 78 %  |
                no   | 40    | 180  | 22 %  | yes
                """,
                n="180",
            ),
            Spec("nobody", "gender=other", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_clients_by_children(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
