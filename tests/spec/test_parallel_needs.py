"""Which needs come together: the share of the clients with the row's need who also have the column's."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age       | need_1      | split_1 | need_2     | split_2
60      | hisingen       | woman  | age_30_54 | job_focused |         | health     |
40      | hisingen       | man    | age_30_54 | job_focused |         |            |
30      | centrum        | man    | age_18_29 | work_rehab  | mental  | health     |
30      | centrum        | man    | age_18_29 | work_rehab  | mental  | work_rehab | physical
"""
SCENES = (
    Scene(
        "parallel_needs",
        (
            Spec(
                "unfiltered: any other need, then every ordered pair",
                "",
                """
                code        | group       | count | base | share | kind
                job_focused | any         | 60    | 100  | 60 %  | delivered
                work_rehab  | any         | 60    | 60   | 100 % | delivered
                health      | any         | 90    | 90   | 100 % | delivered
                job_focused | work_rehab  | –     | –    | –     | withheld
                job_focused | health      | 60    | 100  | 60 %  | delivered
                work_rehab  | health      | 30    | 60   | 50 %  | delivered
                health      | job_focused | 60    | 90   | 65 %  | delivered
                health      | work_rehab  | 30    | 90   | 35 %  | delivered
                """,
                n="160",
                facts="any 160, two 120",
            ),
            Spec(
                "administration and one more",
                "administration=hisingen gender=woman",
                """
                code        | group       | count | base | share
                job_focused | any         | 60    | 60   | 100 %
                health      | any         | 60    | 60   | 100 %
                job_focused | health      | 60    | 60   | 100 %
                health      | job_focused | 60    | 60   | 100 %
                """,
                n="60",
                facts="any 60, two 60",
            ),
            Spec(
                "one administration: the whole city's shares as reference",
                "administration=hisingen",
                """
                code        | group       | count | base | share | reference
                job_focused | any         | 60    | 100  | 60 %  | 60 %
                work_rehab  | any         | –     | –    | –     | 100 %
                health      | any         | 60    | 60   | 100 % | 100 %
                job_focused | health      | 60    | 100  | 60 %  | 60 %
                work_rehab  | health      | –     | –    | –     | 50 %
                health      | job_focused | 60    | 60   | 100 % | 66.7 %
                health      | work_rehab  | –     | –    | –     | 33.3 %
                """,
                n="100",
                facts="any 100, two 60",
            ),
            Spec(
                "a pair of needs honours administration and the first filter more",
                "administration=centrum gender=man age=age_18_29",
                """
                code       | group      | count | base | share
                work_rehab | any        | 60    | 60   | 100 %
                health     | any        | 30    | 30   | 100 %
                work_rehab | health     | 30    | 60   | 50 %
                health     | work_rehab | 30    | 30   | 100 %
                """,
                n="60",
                left_out="age",
                facts="any 60, two 60",
            ),
            Spec(
                "needs chosen are marked where they stand, as row or as column",
                "need=work_rehab",
                """
                code        | group       | count | chosen
                job_focused | any         | 60    |
                work_rehab  | any         | 60    | yes
                health      | any         | 90    |
                job_focused | health      | 60    |
                work_rehab  | health      | 30    | yes
                health      | job_focused | 60    |
                health      | work_rehab  | 30    | yes
                """,
                n="160",
                facts="any 160, two 120",
            ),
            Spec("nobody", "administration=nordost", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "parallel_needs",
        (
            Spec(
                "unfiltered, a printed share of any other need is shown as printed",
                "",
                """
                code        | group       | count | share | kind      | figure
                job_focused | any         | –     | 48 %  | published | report_job
                work_rehab  | any         | 60    | 100 % | delivered |
                health      | any         | 90    | 100 % | delivered |
                job_focused | health      | 60    | 60 %  | delivered |
                work_rehab  | health      | 30    | 50 %  | delivered |
                health      | job_focused | 60    | 65 %  | delivered |
                health      | work_rehab  | 30    | 35 %  | delivered |
                """,
                n="160",
                facts="any 160, two 120",
            ),
        ),
        clients=CLIENTS,
        printed="""
        figure     | measure | cell                              | base                 | value
        report_job | share   | need_job_focused=yes need_count=2 | need_job_focused=yes | 48
        """,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_parallel_needs(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
