"""What the four divided needs consist of, as shares of the clients with the need."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | need_1      | split_1  | need_2        | split_2
60      | hisingen       | woman  | work_rehab  | mental   | health        |
30      | hisingen       | man    | work_rehab  | physical |               |
10      | centrum        | man    | work_rehab  | mental   | work_rehab    | physical
40      | centrum        | woman  | integration | language | other_benefit | other
"""
SCENES = (
    Scene(
        "need_splits",
        (
            Spec(
                "unfiltered: two parts of one need are a part of their own",
                "",
                """
                group         | code     | count | base | share
                work_rehab    | mental   | 60    | 100  | 60 %
                work_rehab    | physical | 30    | 100  | 30 %
                work_rehab    | several  | 10    | 100  | 10 %
                integration   | language | 40    | 40   | 100 %
                other_benefit | other    | 40    | 40   | 100 %
                """,
                n="140",
            ),
            Spec(
                "one administration, a gender",
                "administration=hisingen gender=woman",
                """
                group         | code     | count | base | share | reference
                work_rehab    | mental   | 60    | 60   | 100 % | 100 %
                integration   | language | –     | –    | –     | 100 %
                other_benefit | other    | –     | –    | –     | 100 %
                """,
                n="60",
            ),
            Spec(
                "one administration: the city's share of each part",
                "administration=hisingen",
                """
                group         | code     | count | base | share | reference
                work_rehab    | mental   | 60    | 90   | 65 %  | 60 %
                work_rehab    | physical | 30    | 90   | 35 %  | 30 %
                work_rehab    | several  | –     | –    | –     | 10 %
                integration   | language | –     | –    | –     | 100 %
                other_benefit | other    | –     | –    | –     | 100 %
                """,
                n="90",
            ),
            Spec(
                "a divided need chosen: only that one is shown",
                "need=work_rehab",
                """
                group         | code     | count | base | share
                work_rehab    | mental   | 60    | 100  | 60 %
                work_rehab    | physical | 30    | 100  | 30 %
                work_rehab    | several  | 10    | 100  | 10 %
                """,
                n="140",
            ),
            Spec(
                "an undivided need restricts",
                "need=health,work_rehab",
                """
                group         | code     | count | base | share
                work_rehab    | mental   | 60    | 60   | 100 %
                """,
                n="60",
            ),
            Spec("nobody", "gender=other", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "need_splits",
        (
            Spec(
                "unfiltered, printed shares of answers are shown; what is not printed is missing",
                "",
                """
                group         | code     | count | share | kind      | figure
                work_rehab    | mental   | –     | 68 %  | published | report_mental
                work_rehab    | physical | –     | –     | missing   |
                integration   | language | 40    | 100 % | synthetic |
                other_benefit | other    | 40    | 100 % | synthetic |
                """,
                n="140",
            ),
        ),
        clients=CLIENTS,
        printed="""
        figure        | measure | cell                   | base                | value
        report_mental | share   | need_work_rehab=mental | need_work_rehab=yes | 68
        """,
        kind="synthetic",
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_need_splits(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
