"""Unmet needs of women and of men, as shares of all clients of the gender."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | administration | gender | need_1      | split_1 | need_2 | sufficient
60      | hisingen       | woman  | job_focused |         | health | no
60      | hisingen       | woman  | work_rehab  | mental  |        | no
80      | hisingen       | woman  |             |         |        | yes
30      | hisingen       | man    | job_focused |         |        | no
170     | hisingen       | man    | unknown     |         |        | no
20      | centrum        | woman  | health      |         |        | no
"""

SCENES = (
    Scene(
        "needs_by_gender",
        (
            Spec(
                "unfiltered: a client with two needs is in two rows, and everybody is in the base",
                "",
                """
                code        | group      | count | base | share | difference | span
                job_focused | woman      | 60    | 220  | 27 %  | –          | –
                job_focused | man        | 30    | 200  | 15 %  | –          | –
                job_focused | difference | –     | –    | –     | +12        | +4 to +21
                work_rehab  | woman      | 60    | 220  | 27 %  | –          | –
                health      | woman      | 80    | 220  | 36 %  | –          | –
                unknown     | man        | 170   | 200  | 85 %  | –          | –
                """,
                n="420",
            ),
            Spec(
                "the need itself is marked; too few for a share gives no difference",
                "administration=centrum need=health",
                """
                code        | group      | count | base | share | difference | span | chosen | reference
                job_focused | woman      | –     | –    | –     | –          | –    |        | 27.3 %
                job_focused | man        | –     | –    | –     | –          | –    |        | 15 %
                work_rehab  | woman      | –     | –    | –     | –          | –    |        | 27.3 %
                health      | woman      | 20    | 20   | –     | –          | –    | yes    | 36.4 %
                unknown     | man        | –     | –    | –     | –          | –    |        | 85 %
                """,
                n="20",
            ),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene("needs_by_gender", (Spec("an empty store", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_needs_by_gender(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
