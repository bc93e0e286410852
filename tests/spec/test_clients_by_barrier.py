"""Clients per main obstacle to self-support, as shares of all obstacles together."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age         | need_1      | need_2 | barrier
60      | hisingen       | woman  | age_30_54   |             |        | unemployed
40      | hisingen       | man    | age_30_54   | job_focused | health | social_substance
100     | centrum        | man    | age_18_29   | job_focused |        | unemployed
50      | centrum        | woman  | age_18_29   | health      |        | language
20      | nordost        | other  | age_55_plus |             |        | student
2       | nordost        | man    | age_55_plus |             |        | other
"""
PRINTED = """
figure           | measure | cell                | value
report_barrier   | share   | barrier=unemployed  | 61
report_language  | share   | barrier=language    | 17.5
report_people    | count   | barrier=unemployed  | 165
"""
SCENES = (
    Scene(
        "clients_by_barrier",
        (
            Spec(
                "unfiltered: shares of the rows' sum, to whole per cent, with 95 % intervals",
                "",
                """
                code             | count | base | share | interval | kind      | last
                unemployed       | 160   | 272  | 59 %  | 53–65 %  | delivered |
                social_substance | 40    | 272  | 15 %  | 11–20 %  | delivered |
                language         | 50    | 272  | 18 %  | 14–24 %  | delivered |
                student          | 20    | 272  | 7 %   | 5–11 %   | delivered |
                other            | 2     | 272  | 1 %   | 0–3 %    | delivered | yes
                """,
                n="272",
            ),
            Spec(
                "one administration: the whole city's shares as reference",
                "administration=hisingen",
                """
                code             | count | base | share | reference
                unemployed       | 60    | 100  | 60 %  | 58.8 %
                social_substance | 40    | 100  | 40 %  | 14.7 %
                language         | –     | –    | –     | 18.4 %
                student          | –     | –    | –     | 7.4 %
                other            | –     | –    | –     | 0.7 %
                """,
                n="100",
            ),
            Spec(
                "several values of one filter are added up",
                "administration=hisingen,centrum",
                """
                code             | count | base | share
                unemployed       | 160   | 250  | 64 %
                social_substance | 40    | 250  | 16 %
                language         | 50    | 250  | 20 %
                """,
                n="250",
            ),
            Spec(
                "a base under 100: shares to the nearest five per cent",
                "administration=centrum gender=woman",
                """
                code     | count | base | share
                language | 50    | 50   | 100 %
                """,
                n="50",
            ),
            Spec(
                "administration and two filters more, which is as many as there may be",
                "administration=centrum gender=man need=job_focused",
                """
                code       | count | base | share | reference
                unemployed | 100   | 100  | 100 % | 71.4 %
                """,
                n="100",
            ),
            Spec(
                "administration and two of the background: a registered table of four",
                "administration=centrum gender=woman age=age_18_29",
                """
                code     | count | base | share | reference
                language | 50    | 50   | 100 % | 100 %
                """,
                n="50",
            ),
            Spec(
                "a base under 30: the count stays, the share does not",
                "age=age_55_plus",
                """
                code    | count | base | share
                student | 20    | 22   | –
                other   | 2     | 22   | –
                """,
                n="22",
            ),
            Spec(
                "one need",
                "need=job_focused",
                """
                code             | count | base | share
                unemployed       | 100   | 140  | 71 %
                social_substance | 40    | 140  | 29 %
                """,
                n="140",
            ),
            Spec(
                "two needs mean both",
                "need=job_focused,health",
                """
                code             | count | base | share
                social_substance | 40    | 40   | 100 %
                """,
                n="40",
            ),
            Spec(
                "two needs within an administration and a gender do not fit: the needs are left out together",
                "administration=hisingen gender=man need=job_focused,health",
                """
                code             | count | base | share
                social_substance | 40    | 40   | 100 %
                """,
                n="40",
                left_out="need",
            ),
            Spec(
                "obstacles chosen are marked and do not restrict",
                "barrier=language,student",
                """
                code             | count | base | share | chosen
                unemployed       | 160   | 272  | 59 %  |
                social_substance | 40    | 272  | 15 %  |
                language         | 50    | 272  | 18 %  | yes
                student          | 20    | 272  | 7 %   | yes
                other            | 2     | 272  | 1 %   |
                """,
                n="272",
            ),
            Spec("nobody in the chosen group", "administration=sydvast", "TooFew"),
            Spec("a year without a survey", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "clients_by_barrier",
        (
            Spec(
                "printed shares are shown as printed, printed counts in place of the delivered ones",
                "",
                """
                code             | count | share  | kind      | figure
                unemployed       | 165   | 61 %   | published | report_people
                social_substance | 40    | 14 %   | delivered |
                language         | 50    | 17.5 % | published | report_language
                student          | 20    | 7 %    | delivered |
                other            | 2     | 1 %    | delivered |
                """,
                n="272",
            ),
            Spec(
                "printed shares belong to the whole city only",
                "administration=centrum",
                """
                code       | count | share | kind      | figure
                unemployed | 100   | 67 %  | delivered |
                language   | 50    | 33 %  | delivered |
                """,
                n="150",
            ),
        ),
        clients=CLIENTS,
        printed=PRINTED,
    ),
    Scene(
        "clients_by_barrier",
        (
            Spec(
                "beside printed shares synthetic counts are not shown",
                "",
                """
                code             | count | share  | kind      | figure
                unemployed       | 165   | 61 %   | published | report_people
                social_substance | –     | –      | missing   |
                language         | –     | 17.5 % | published | report_language
                student          | –     | –      | missing   |
                other            | –     | –      | missing   |
                """,
                n="272",
            ),
        ),
        clients=CLIENTS,
        printed=PRINTED,
        kind="synthetic",
    ),
    Scene("clients_by_barrier", (Spec("nothing is delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_clients_by_barrier(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
