"""Unmet need against expected time to self-support; a client with two needs is in two rows."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age       | time         | need_1      | need_2
60      | hisingen       | woman  | age_30_54 | 19m_plus     | job_focused | health
40      | hisingen       | man    | age_18_29 | 0_9m         | job_focused |
25      | hisingen       | man    | age_18_29 | 0_9m         |             |
30      | centrum        | man    | age_18_29 | not_expected | unknown     |
"""
SCENES = (
    Scene(
        "need_by_time",
        (
            Spec(
                "unfiltered: no need first, then the needs by time",
                "",
                """
                code        | group        | count | kind
                none        | 0_9m         | 25    | delivered
                job_focused | 0_9m         | 40    | delivered
                job_focused | 10_18m       | –     | withheld
                job_focused | 19m_plus     | 60    | delivered
                health      | 19m_plus     | 60    | delivered
                unknown     | not_expected | 30    | delivered
                """,
                n="155",
            ),
            Spec(
                "administration and one more: a registered table of four",
                "administration=hisingen gender=man",
                """
                code        | group        | count
                none        | 0_9m         | 25
                job_focused | 0_9m         | 40
                """,
                n="65",
            ),
            Spec(
                "one administration",
                "administration=hisingen",
                """
                code        | group        | count
                none        | 0_9m         | 25
                job_focused | 0_9m         | 40
                job_focused | 19m_plus     | 60
                health      | 19m_plus     | 60
                """,
                n="125",
            ),
            Spec(
                "a second one more is left out",
                "administration=hisingen gender=man age=age_18_29",
                """
                code        | group        | count
                none        | 0_9m         | 25
                job_focused | 0_9m         | 40
                """,
                n="65",
                left_out="age",
            ),
            Spec(
                "a need and a time chosen are marked",
                "need=health time_to_self_support=0_9m",
                """
                code        | group        | count | chosen
                none        | 0_9m         | 25    | yes
                job_focused | 0_9m         | 40    | yes
                job_focused | 19m_plus     | 60    |
                health      | 19m_plus     | 60    | yes
                unknown     | not_expected | 30    |
                """,
                n="155",
            ),
            Spec("nobody", "administration=sydvast", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "need_by_time",
        (
            Spec(
                "printed counts override the very same cells",
                "",
                """
                code        | group        | count | kind      | figure
                none        | 0_9m         | 33    | published | report_none
                job_focused | 0_9m         | 44    | published | report_job
                job_focused | 19m_plus     | 60    | synthetic |
                health      | 19m_plus     | 60    | synthetic |
                unknown     | not_expected | 30    | synthetic |
                """,
                n="155",
            ),
        ),
        clients=CLIENTS,
        printed="""
        figure      | measure | cell                                           | value
        report_none | count   | time_to_self_support=0_9m need_count=0         | 33
        report_job  | count   | time_to_self_support=0_9m need_job_focused=yes | 44
        """,
        kind="synthetic",
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_need_by_time(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
