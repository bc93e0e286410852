"""Main plan of women and of men: each gender's share, and the difference in procentenheter with its interval.

A difference is of the shown shares. Its interval is Newcombe's, rounded outwards to whole procentenheter; of
printed shares it is counted from the smallest base they can have, and widened by their rounding. There is no
interval where the report prints no base, and no share of a gender of fewer than thirty.
"""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | age         | plan
120     | hisingen       | woman  | age_30_54   | sfi_studies
80      | hisingen       | woman  | age_30_54   | kc
30      | hisingen       | man    | age_30_54   | sfi_studies
170     | hisingen       | man    | age_30_54   | kc
60      | centrum        | woman  | age_55_plus | kc
20      | centrum        | man    | age_55_plus | kc
20      | centrum        | man    | age_55_plus | finsam
9       | centrum        | other  | age_55_plus | finsam
"""
PRINTED = """
figure      | measure | cell                           | base         | value
report_n    | count   |                                |              | 509
report_w    | share   | gender=woman                   |              | 51
report_m    | share   | gender=man                     |              | 47
report_sfiw | share   | gender=woman main_plan=sfi_studies | gender=woman | 46
report_sfim | share   | gender=man main_plan=sfi_studies   | gender=man   | 13
report_kcw  | share   | gender=woman main_plan=kc          | gender=woman | 54
report_kcm  | share   | gender=man main_plan=kc            | gender=man   | 53
"""
NO_BASE = "\n".join(line for line in PRINTED.splitlines() if "report_n" not in line)
AS_PRINTED = """
code        | group      | share | difference | span       | kind      | figure
sfi_studies | woman      | 46 %  | –          | –          | published | report_sfiw
sfi_studies | man        | 13 %  | –          | –          | published | report_sfim
sfi_studies | difference | –     | +33        | {sfi:<10} | derived   |
kc          | woman      | 54 %  | –          | –          | published | report_kcw
kc          | man        | 53 %  | –          | –          | published | report_kcm
kc          | difference | –     | +1         | {kc:<10} | derived   |
finsam      | woman      | –     | –          | –          | missing   |
finsam      | man        | –     | –          | –          | missing   |
finsam      | difference | –     | –          | –          | missing   |
"""

SCENES = (
    Scene(
        "plan_by_gender",
        (
            Spec(
                "unfiltered: nobody of another gender is compared",
                "",
                """
                code        | group      | count | base | share | difference | span
                sfi_studies | woman      | 120   | 260  | 46 %  | –          | –
                sfi_studies | man        | 30    | 240  | 12 %  | –          | –
                sfi_studies | difference | –     | –    | –     | +34        | +25 to +41
                kc          | woman      | 140   | 260  | 54 %  | –          | –
                kc          | man        | 190   | 240  | 79 %  | –          | –
                kc          | difference | –     | –    | –     | -25        | -34 to -16
                finsam      | woman      | –     | –    | –     | –          | –
                finsam      | man        | 20    | 240  | 8 %   | –          | –
                finsam      | difference | –     | –    | –     | –          | –
                """,
                n="509",
            ),
            Spec(
                "one administration; the city is the reference",
                "administration=centrum",
                """
                code        | group      | count | base | share | difference | span       | reference
                sfi_studies | woman      | –     | –    | –     | –          | –          | 46.2 %
                sfi_studies | man        | –     | –    | –     | –          | –          | 12.5 %
                kc          | woman      | 60    | 60   | 100 % | –          | –          | 53.8 %
                kc          | man        | 20    | 40   | 50 %  | –          | –          | 79.2 %
                kc          | difference | –     | –    | –     | +50        | +32 to +67 | –
                finsam      | man        | 20    | 40   | 50 %  | –          | –          | 8.3 %
                """,
                n="109",
            ),
            Spec(
                "administration and one more: plans in groups; the own plan is marked",
                "administration=hisingen age=age_30_54 main_plan=kc",
                """
                code      | group      | count | share | difference | chosen
                education | woman      | 120   | 60 %  | –          |
                education | man        | 30    | 15 %  | –          |
                education | difference | –     | –     | +45        |
                city      | woman      | 80    | 40 %  | –          | yes
                city      | man        | 170   | 85 %  | –          | yes
                city      | difference | –     | –     | -45        | yes
                """,
                n="400",
            ),
            Spec(
                "a filter on gender is not followed, for both are shown",
                "gender=woman administration=centrum",
                """
                code   | group      | count | share | difference | reference
                sfi_studies | woman | –     | –     | –          | 46.2 %
                sfi_studies | man   | –     | –     | –          | 12.5 %
                kc     | woman      | 60    | 100 % | –          | 53.8 %
                kc     | man        | 20    | 50 %  | –          | 79.2 %
                kc     | difference | –     | –     | +50        | –
                finsam | man        | 20    | 50 %  | –          | 8.3 %
                """,
                n="109",
                left_out="gender",
            ),
            Spec("nobody", "administration=sydvast", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "plan_by_gender",
        (
            Spec(
                "the plans that the report prints, unfiltered: 46 is 45.5–46.5 of at least 50.5 % of 509",
                "",
                AS_PRINTED.format(sfi="+24 to +42", kc="-9 to +11"),
                n="509",
            ),
        ),
        clients=CLIENTS,
        printed=PRINTED,
        kind="synthetic",
    ),
    Scene(
        "plan_by_gender",
        (
            Spec(
                "without a printed total there is no interval",
                "",
                AS_PRINTED.format(sfi="–", kc="–"),
                n="509",
            ),
        ),
        clients=CLIENTS,
        printed=NO_BASE,
        kind="synthetic",
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_plan_by_gender(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
