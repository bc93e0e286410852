"""How many of the mapped clients each administration leaves out after question 1, and what is chance."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | active | administration | gender
60      | yes    | nordost        | woman
40      | no     | nordost        |
80      | yes    | centrum        | man
20      | no     | centrum        |
90      | yes    | hisingen       | man
10      | no     | hisingen       |
"""
PRINTED = """
figure      | measure | cell                                  | value
in_nordost  | count   | active_work=yes administration=nordost | 60
out_nordost | count   | active_work=no administration=nordost  | 40
"""
LEFT_OUT = """
code     | count | base | share | interval | reference | kind
nordost  | 40    | 100  | 40 %  | 31–50 %  | 23.3 %    | delivered
centrum  | 20    | 100  | 20 %  | 13–30 %  | 23.3 %    | delivered
sydvast  | –     | –    | –     | –        | –         | withheld
hisingen | 10    | 100  | 10 %  | 5–18 %   | 23.3 %    | delivered
"""
LIMITS = """
code     | count | low_95 | high_95 | low_998 | high_998
nordost  | 40    | 0.145  | 0.322   | 0.094   | 0.373
centrum  | 20    | 0.145  | 0.322   | 0.094   | 0.373
hisingen | 10    | 0.145  | 0.322   | 0.094   | 0.373
"""
SCENES = (
    Scene(
        "screening_by_administration",
        (
            Spec(
                "shares with intervals, the whole city beside",
                "",
                LEFT_OUT,
                n="300",
                facts="chi_square 22.8112, degrees 2, p_value 1.11329e-05",
            ),
            Spec(
                "nothing but the administration is known of those left out",
                "administration=centrum gender=woman need=health",
                """
                code     | count | share | chosen
                nordost  | 40    | 40 %  |
                centrum  | 20    | 20 %  | yes
                hisingen | 10    | 10 %  |
                """,
                n="300",
                left_out="gender, need",
                facts="chi_square 22.8112, degrees 2, p_value 1.11329e-05",
            ),
            Spec(
                "limits of chance around the city's share",
                "",
                LIMITS,
                n="300",
                facts="chi_square 22.8112, degrees 2, p_value 1.11329e-05",
            ),
            Spec("a year without a survey", "year=2021", "NoData: 2021"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "screening_by_administration",
        (
            Spec(
                "printed counts give derived shares, and no noise",
                "",
                """
                code     | count | share | kind      | figure
                nordost  | 40    | 40 %  | derived   | out_nordost
                centrum  | 20    | 20 %  | delivered |
                hisingen | 10    | 10 %  | delivered |
                """,
                n="300",
                facts="chi_square 24.672, degrees 2, p_value 4.39082e-06",
            ),
        ),
        clients=CLIENTS,
        printed=PRINTED,
    ),
    Scene("screening_by_administration", (Spec("nothing is released", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_screening_by_administration(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
