"""Who still had the work after 13 and 26 weeks, of those whose 13th or 26th week came during the year."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

REFERRALS = """
persons | programme | received   | met        | job        | kept_13 | kept_26
40      | example_a | 2024-01-10 | 2024-02-01 | 2025-02-01 | yes     | yes
20      | example_a | 2024-01-10 | 2024-02-01 | 2025-02-01 | yes     | no
30      | example_c | 2024-01-10 | 2024-02-01 | 2025-02-01 | no      | no
50      | example_c | 2024-01-10 | 2024-02-01 | 2024-08-01 | yes     | yes
90      | example_c | 2024-01-10 | 2024-02-01 | 2025-11-01 |         |
"""
SCENES = (
    Scene(
        "ips_sustained",
        (
            Spec(
                "a start of August is in 26 weeks in January; a start of November is not yet followed",
                "year=2025 exempel=ja",
                """
                code          | series    | count | base | share
                kept_13_weeks | all       | 60    | 90   | 65 %
                kept_26_weeks | all       | 90    | 140  | 64 %
                kept_13_weeks | example_a | 60    | 60   | 100 %
                kept_26_weeks | example_a | 40    | 60   | 65 %
                kept_13_weeks | example_c | –     | 30   | –
                kept_26_weeks | example_c | 50    | 80   | 60 %
                """,
                n="90",
            ),
            Spec("nobody", "administration=centrum exempel=ja", "TooFew"),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("referrals", REFERRALS),),
    ),
    Scene("ips_sustained", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_ips_sustained(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
