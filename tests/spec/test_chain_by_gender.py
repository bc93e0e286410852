"""From need to outcome for women and men: what is counted, and which source would give the rest."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | plan       | need_1      | need_2
120     | hisingen       | woman  | no_measure | job_focused | health
80      | hisingen       | woman  | kc         |             |
50      | hisingen       | man    | no_measure | job_focused |
150     | hisingen       | man    | kc         |             |
40      | centrum        | man    | kc         |             |
"""

SCENES = (
    Scene(
        "chain_by_gender",
        (
            Spec(
                "one administration",
                "administration=hisingen",
                """
                code    | group      | count | share | difference | span       | reference | kind
                need    | woman      | 120   | 60 %  | –          | –          | 60 %      | delivered
                need    | man        | 50    | 25 %  | –          | –          | 20.8 %    | delivered
                need    | difference | –     | –     | +35        | +25 to +44 | –         | delivered
                plan    | woman      | 120   | 60 %  | –          | –          | 60 %      | delivered
                plan    | man        | 50    | 25 %  | –          | –          | 20.8 %    | delivered
                plan    | difference | –     | –     | +35        | +25 to +44 | –         | delivered
                service | woman      | –     | –     | –          | –          | –         | missing
                service | man        | –     | –     | –          | –          | –         | missing
                service | difference | –     | –     | –          | –          | –         | missing
                outcome | woman      | –     | –     | –          | –          | –         | missing
                outcome | man        | –     | –     | –          | –          | –         | missing
                outcome | difference | –     | –     | –          | –          | –         | missing
                """,
                n="400",
            ),
            Spec(
                "the steps that are not published name a source",
                "administration=hisingen age=age_30_54",
                """
                code    | group      | kind      | text
                need    | woman      | delivered |
                need    | man        | delivered |
                need    | difference | delivered |
                plan    | woman      | delivered |
                plan    | man        | delivered |
                plan    | difference | delivered |
                service | woman      | missing   | Deltagare per kön från verksamheterna
                service | man        | missing   | Deltagare per kön från verksamheterna
                service | difference | missing   | Deltagare per kön från verksamheterna
                outcome | woman      | missing   | Gemensamma indikatorer per kön från verksamheterna
                outcome | man        | missing   | Gemensamma indikatorer per kön från verksamheterna
                outcome | difference | missing   | Gemensamma indikatorer per kön från verksamheterna
                """,
                n="400",
            ),
            Spec("nobody", "administration=sydvast", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "chain_by_gender",
        (
            Spec(
                "unfiltered, those without an intervention as printed; the need is counted",
                "",
                """
                code    | group      | count | share | difference | span       | kind      | figure
                need    | woman      | 120   | 60 %  | –          | –          | synthetic |
                need    | man        | 50    | 21 %  | –          | –          | synthetic |
                need    | difference | –     | –     | +39        | +30 to +48 | synthetic |
                plan    | woman      | –     | 12 %  | –          | –          | published | report_w
                plan    | man        | –     | 13 %  | –          | –          | published | report_m
                plan    | difference | –     | –     | -1         | –          | derived   |
                service | woman      | –     | –     | –          | –          | missing   |
                service | man        | –     | –     | –          | –          | missing   |
                service | difference | –     | –     | –          | –          | missing   |
                outcome | woman      | –     | –     | –          | –          | missing   |
                outcome | man        | –     | –     | –          | –          | missing   |
                outcome | difference | –     | –     | –          | –          | missing   |
                """,
                n="440",
            ),
        ),
        clients=CLIENTS,
        printed="""
        figure   | measure | cell                              | base         | value
        report_w | share   | gender=woman main_plan=no_measure | gender=woman | 12
        report_m | share   | gender=man main_plan=no_measure   | gender=man   | 13
        """,
        kind="synthetic",
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_chain_by_gender(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
