"""The number of clients in the chosen group: the released total, never a sum of parts."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CLIENTS = """
persons | active | administration | gender | age       | need_1 | need_2
60      | yes    | hisingen       | woman  | age_30_54 | health | job_focused
40      | yes    | hisingen       | man    | age_18_29 | health |
5       | yes    | hisingen       | other  | age_18_29 |        |
9       | no     | hisingen       |        |           |        |
"""
SCENES = (
    Scene(
        "whole_group",
        (
            Spec(
                "unfiltered, without those left out after question 1", "", "code | count\nall | 105", n="105"
            ),
            Spec("one administration", "administration=hisingen", "code | count\nall | 105", n="105"),
            Spec(
                "with a gender the third one is not in it",
                "administration=hisingen gender=woman,man",
                "code | count\nall | 100",
                n="100",
            ),
            Spec("two needs", "need=health,job_focused", "code | count\nall | 60", n="60"),
            Spec(
                "administration, two of the background and a need: a registered table of four",
                "administration=hisingen gender=man age=age_18_29 need=health",
                "code | count\nall | 40",
                n="40",
            ),
            Spec(
                "administration and three of the background: a registered table of four",
                "administration=hisingen gender=man age=age_18_29 children=no",
                "code | count\nall | 40",
                n="40",
            ),
            Spec("nobody", "administration=centrum", "TooFew"),
            Spec("another year", "year=2023", "NoData: 2023"),
        ),
        clients=CLIENTS,
    ),
    Scene(
        "whole_group",
        (
            Spec(
                "the report's number where it prints the total",
                "",
                "code | count | kind | figure\nall | 7114 | published | report_total",
                n="7114",
            ),
            Spec("filtered, it does not", "gender=man", "code | count | kind\nall | 40 | delivered", n="40"),
        ),
        clients=CLIENTS,
        printed="figure | measure | cell | value\nreport_total | count | active_work=yes | 7114",
    ),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_whole_group(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
