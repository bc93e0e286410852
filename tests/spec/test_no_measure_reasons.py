"""Why clients have no intervention, as shares of those without one."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age       | plan            | split
60      | hisingen       | woman  | age_30_54 | kc              |
40      | hisingen       | man    | age_30_54 | rehab_plan_care | ill_health
50      | centrum        | man    | age_18_29 | no_measure      | queue
30      | centrum        | woman  | age_18_29 | no_measure      | no_need
10      | centrum        | man    | age_18_29 | unknown         |
"""

SCENES = (
    Scene(
        "no_measure_reasons",
        (
            Spec(
                "unfiltered: n is those without an intervention",
                "",
                """
                code               | count | base | share
                no_measure.queue   | 50    | 80   | 60 %
                no_measure.no_need | 30    | 80   | 40 %
                """,
                n="80",
            ),
            Spec(
                "administration and gender",
                "administration=centrum gender=woman",
                """
                code               | count | base | share | reference
                no_measure.no_need | 30    | 30   | 100 % | 100 %
                """,
                n="30",
            ),
            Spec(
                "an administration: the city's share of each reason",
                "administration=centrum gender=man",
                """
                code             | count | base | share | reference
                no_measure.queue | 50    | 50   | 100 % | 100 %
                """,
                n="50",
            ),
            Spec(
                "the very plan that is split may be chosen",
                "main_plan=no_measure",
                """
                code               | count | base | share
                no_measure.queue   | 50    | 80   | 60 %
                no_measure.no_need | 30    | 80   | 40 %
                """,
                n="80",
            ),
            Spec(
                "nobody of the chosen group is without an intervention",
                "administration=hisingen",
                "code | count",
            ),
            Spec("another plan cannot be combined with it", "main_plan=kc", "TooDetailed: main_plan"),
            Spec(
                "beside other filters it is left out",
                "gender=man main_plan=kc,no_measure",
                """
                code               | count | base | share
                no_measure.queue   | 50    | 50   | 100 %
                """,
                n="50",
                left_out="main_plan",
            ),
            Spec("nobody", "administration=sydvast", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "no_measure_reasons",
        (
            Spec(
                "unfiltered, printed shares",
                "",
                """
                code               | count | share | kind      | figure
                no_measure.queue   | –     | 16 %  | published | report_queue
                no_measure.no_need | –     | –     | missing   |
                """,
            ),
        ),
        clients=CLIENTS,
        printed="""
        figure       | measure | cell                        | base                 | value
        report_queue | share   | plan_split=no_measure.queue | main_plan=no_measure | 16
        """,
        kind="synthetic",
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_no_measure_reasons(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
