"""Clients per age group, youngest first."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age         | need_1      | need_2
30      | hisingen       | woman  | age_18_29   |             |
50      | hisingen       | man    | age_30_54   | job_focused |
20      | hisingen       | man    | age_55_plus | job_focused | health
60      | centrum        | woman  | age_30_54   | health      |
"""
SCENES = (
    Scene(
        "clients_by_age",
        (
            Spec(
                "unfiltered, in the order of the code book",
                "",
                """
                code        | count | base | share | interval
                age_18_29   | 30    | 160  | 19 %  | 13–26 %
                age_30_54   | 110   | 160  | 69 %  | 61–76 %
                age_55_plus | 20    | 160  | 12 %  | 8–19 %
                """,
                n="160",
            ),
            Spec(
                "one administration",
                "administration=hisingen",
                """
                code        | count | base | share | reference
                age_18_29   | 30    | 100  | 30 %  | 18.8 %
                age_30_54   | 50    | 100  | 50 %  | 68.8 %
                age_55_plus | 20    | 100  | 20 %  | 12.5 %
                """,
                n="100",
            ),
            Spec(
                "administration, gender and a need",
                "administration=hisingen gender=man need=job_focused",
                """
                code        | count | base | share | reference
                age_30_54   | 50    | 70   | 70 %  | 71.4 %
                age_55_plus | 20    | 70   | 30 %  | 28.6 %
                """,
                n="70",
            ),
            Spec(
                "own age chosen is marked",
                "age=age_18_29 gender=woman",
                """
                code      | count | base | share | chosen
                age_18_29 | 30    | 90   | 35 %  | yes
                age_30_54 | 60    | 90   | 65 %  |
                """,
                n="90",
            ),
            Spec(
                "two needs, below 30 in all",
                "need=job_focused,health",
                """
                code        | count | base | share
                age_55_plus | 20    | 20   | –
                """,
                n="20",
            ),
            Spec("nobody", "administration=nordost", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "clients_by_age",
        (
            Spec(
                "printed shares of the whole city, synthetic counts unseen",
                "",
                """
                code        | count | share | kind      | figure
                age_18_29   | –     | 20 %  | published | report_young
                age_30_54   | –     | 68 %  | published | report_middle
                age_55_plus | –     | 12 %  | published | report_old
                """,
                n="160",
            ),
        ),
        clients=CLIENTS,
        printed="""
        figure        | measure | cell            | value
        report_young  | share   | age=age_18_29   | 20
        report_middle | share   | age=age_30_54   | 68
        report_old    | share   | age=age_55_plus | 12
        """,
        kind="synthetic",
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_clients_by_age(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
