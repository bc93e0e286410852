"""Clients per unmet need. A client has at most two, so rows add up to more than the clients."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age       | sufficient | need_1      | split_1 | need_2      | split_2
60      | hisingen       | woman  | age_30_54 | no         | job_focused |         | health      |
30      | hisingen       | man    | age_30_54 | no         | job_focused |         |             |
20      | centrum        | man    | age_18_29 | unknown    | work_rehab  | mental  | work_rehab  | physical
50      | centrum        | woman  | age_18_29 | no         | work_rehab  | mental  | job_focused |
15      | centrum        | woman  | age_18_29 | no         | unknown     |         |             |
100     | centrum        | woman  | age_18_29 | yes        |             |         |             |
"""
PRINTED = """
figure        | measure | cell                  | value
report_job    | count   | need_job_focused=yes  | 150
report_rehab  | answers | need_work_rehab=yes   | 90
report_any    | count   | need_count=any        | 170
"""
SCENES = (
    Scene(
        "unmet_needs",
        (
            Spec(
                "unfiltered: shares of the clients with any need; not knowing is no need",
                "",
                """
                code        | count | base | share | kind      | last | unknown
                job_focused | 140   | 160  | 88 %  | delivered |      |
                work_rehab  | 70    | 160  | 44 %  | delivered |      |
                integration | –     | –    | –     | withheld  |      |
                health      | 60    | 160  | 38 %  | delivered |      |
                unknown     | 15    | 160  | –     | delivered | yes  | yes
                """,
                n="275",
                facts="any 160, two 130",
            ),
            Spec(
                "one administration: the city's share of those with any need as reference",
                "administration=hisingen",
                """
                code        | count | base | share | reference
                job_focused | 90    | 90   | 100 % | 87.5 %
                work_rehab  | –     | –    | –     | 43.8 %
                health      | 60    | 90   | 65 %  | 37.5 %
                unknown     | –     | –    | –     | 9.4 %
                """,
                n="90",
                facts="any 90, two 60",
            ),
            Spec(
                "administration and two filters more",
                "administration=hisingen gender=woman age=age_30_54",
                """
                code        | count | base | share
                job_focused | 60    | 60   | 100 %
                health      | 60    | 60   | 100 %
                """,
                n="60",
                facts="any 60, two 60",
            ),
            Spec(
                "one need chosen: the others count clients who lack both",
                "need=job_focused",
                """
                code        | count | base | share | chosen
                job_focused | 140   | 140  | 100 % | yes
                work_rehab  | 50    | 140  | 36 %  |
                health      | 60    | 140  | 43 %  |
                """,
                n="140",
                facts="any 140, two 110",
            ),
            Spec(
                "two needs chosen mean both",
                "need=job_focused,health",
                """
                code        | count | base | share | chosen
                job_focused | 60    | 60   | 100 % | yes
                health      | 60    | 60   | 100 % | yes
                """,
                n="60",
                facts="any 60, two 60",
            ),
            Spec(
                "two needs within an administration: no released table, so both needs are left out",
                "administration=centrum need=job_focused,work_rehab",
                """
                code        | count | base | share | chosen
                job_focused | 50    | 70   | 70 %  | yes
                work_rehab  | 70    | 70   | 100 % | yes
                unknown     | 15    | 70   | –     |
                """,
                n="185",
                left_out="need",
                facts="any 70, two 70",
            ),
            Spec(
                "a need within an administration, a gender and an age: the need is left out",
                "administration=centrum gender=woman age=age_18_29 need=work_rehab",
                """
                code        | count | base | share | chosen
                job_focused | 50    | 50   | 100 % |
                work_rehab  | 50    | 50   | 100 % | yes
                unknown     | 15    | 50   | –     |
                """,
                n="165",
                left_out="need",
                facts="any 50, two 50",
            ),
            Spec(
                "several values of a filter, none of whom lacks anything",
                "plan_sufficient=yes administration=centrum,nordost",
                "code | count",
                n="100",
            ),
            Spec("nobody", "administration=sydvast", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "unmet_needs",
        (
            Spec(
                "printed counts override, also as denominator; printed answers show without a share",
                "",
                """
                code        | count | base | share | kind      | figure
                job_focused | 150   | 170  | 88 %  | published | report_job
                work_rehab  | 90    | 170  | –     | published | report_rehab
                health      | 60    | 170  | 35 %  | delivered |
                unknown     | 15    | 170  | –     | delivered |
                """,
                n="275",
                facts="any 170, two 130",
            ),
            Spec(
                "filtered, the number of answers is the number of clients",
                "gender=man",
                """
                code        | count | base | share | kind      | figure
                job_focused | 30    | 50   | 60 %  | delivered |
                work_rehab  | 20    | 50   | 40 %  | delivered |
                """,
                n="50",
                facts="any 50, two 20",
            ),
        ),
        clients=CLIENTS,
        printed=PRINTED,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_unmet_needs(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
