"""The difference that the group works with: the chosen one, or the clearest; facts hold all of them."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | plan        | sufficient | time
120     | hisingen       | woman  | sfi_studies | yes        | 0_9m
80      | hisingen       | woman  | kc          | yes        | 0_9m
60      | hisingen       | man    | sfi_studies | yes        | 0_9m
140     | hisingen       | man    | kc          | yes        | 0_9m
20      | centrum        | man    | kc          | yes        | 0_9m
"""
FACTS = "planering-sfi 0.3, planering-kc -0.3, tillracklig-ja 0, tid-0-9m 0"

SCENES = (
    Scene(
        "gender_differences",
        (
            Spec(
                "the clearest difference of the group",
                "administration=hisingen",
                """
                code          | group      | count | base | share | difference | span       | reference
                planering-sfi | woman      | 120   | 200  | 60 %  | –          | –          | 60 %
                planering-sfi | man        | 60    | 200  | 30 %  | –          | –          | 27.3 %
                planering-sfi | difference | –     | –    | –     | +30        | +20 to +40 | –
                """,
                n="400",
                facts=FACTS,
            ),
            Spec(
                "another one is chosen",
                "administration=hisingen skillnad=tillracklig-ja",
                """
                code           | group      | count | share | difference | span     | reference
                tillracklig-ja | woman      | 200   | 100 % | –          | –        | 100 %
                tillracklig-ja | man        | 200   | 100 % | –          | –        | 100 %
                tillracklig-ja | difference | –     | –     | +0         | -2 to +2 | –
                """,
                n="400",
                facts=FACTS,
            ),
            Spec(
                "a chosen one that the group does not have gives the clearest",
                "administration=hisingen skillnad=behov-halsa",
                """
                code          | group      | share | difference
                planering-sfi | woman      | 60 %  | –
                planering-sfi | man        | 30 %  | –
                planering-sfi | difference | –     | +30
                """,
                n="400",
                facts=FACTS,
            ),
            Spec("nothing can be compared", "administration=centrum", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_gender_differences(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
