"""Main plan of younger and older clients: the two older age groups are added up, in print as well."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | age         | plan
60      | hisingen       | age_18_29   | sfi_studies
40      | hisingen       | age_18_29   | kc
50      | hisingen       | age_30_54   | sfi_studies
100     | hisingen       | age_30_54   | kc
50      | hisingen       | age_55_plus | kc
"""
SCENES = (
    Scene(
        "plan_by_age",
        (
            Spec(
                "one administration; a filter on age is not followed",
                "administration=hisingen age=age_55_plus",
                """
                code        | group      | count | base | share | difference | span       | reference
                sfi_studies | young      | 60    | 100  | 60 %  | –          | –          | 60 %
                sfi_studies | older      | 50    | 200  | 25 %  | –          | –          | 25 %
                sfi_studies | difference | –     | –    | –     | +35        | +22 to +47 | –
                kc          | young      | 40    | 100  | 40 %  | –          | –          | 40 %
                kc          | older      | 150   | 200  | 75 %  | –          | –          | 75 %
                kc          | difference | –     | –    | –     | -35        | -47 to -22 | –
                """,
                n="300",
                left_out="age",
            ),
            Spec("nobody", "administration=sydvast", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "plan_by_age",
        (
            Spec(
                "as printed: the older are at least 66 % of 300, for two shares are rounded",
                "",
                """
                code        | group      | share | difference | span       | kind      | figure
                sfi_studies | young      | 60 %  | –          | –          | published | younger
                sfi_studies | older      | 26 %  | –          | –          | published | older
                sfi_studies | difference | –     | +34        | +21 to +46 | derived   |
                kc          | young      | –     | –          | –          | missing   |
                kc          | older      | –     | –          | –          | missing   |
                kc          | difference | –     | –          | –          | missing   |
                """,
                n="300",
            ),
        ),
        clients=CLIENTS,
        printed="""
        figure  | measure | cell                                            | base               | value
        total   | count   |                                                 |                    | 300
        age_a   | share   | age=age_18_29                                   |                    | 33
        age_b   | share   | age=age_30_54                                   |                    | 50
        age_c   | share   | age=age_55_plus                                 |                    | 17
        younger | share   | age=age_18_29 main_plan=sfi_studies             | age=age_18_29      | 60
        older   | share   | age=age_30_54+age_55_plus main_plan=sfi_studies | age=age_30_54+age_55_plus | 26
        """,
        kind="synthetic",
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_plan_by_age(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
