"""The assumed need that the examples are set against: no person is behind it."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

REFERRALS = """
persons | administration | received
60      | nordost        | 2025-01-10
"""
NEED = """
administration | gender | persons
nordost        | woman  | 410
nordost        | man    | 540
hisingen       | man    | 450
"""
SCENES = (
    Scene(
        "need_by_administration",
        (
            Spec(
                "everybody, women and men",
                "administration=nordost exempel=ja",
                """
                code     | group | count | kind
                nordost  |       | 950   | synthetic
                centrum  |       | 0     | synthetic
                sydvast  |       | 0     | synthetic
                hisingen |       | 450   | synthetic
                nordost  | woman | 410   | synthetic
                centrum  | woman | 0     | synthetic
                sydvast  | woman | 0     | synthetic
                hisingen | woman | 0     | synthetic
                nordost  | man   | 540   | synthetic
                centrum  | man   | 0     | synthetic
                sydvast  | man   | 0     | synthetic
                hisingen | man   | 450   | synthetic
                """,
                n="1400",
            ),
            Spec("nobody has asked for examples", "", "NotPublished"),
        ),
        services=(("referrals", REFERRALS), ("need", NEED)),
    ),
    Scene("need_by_administration", (Spec("no services have delivered", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_need_by_administration(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
