"""Where the reports do not agree, contradictions first."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

FOUND = """
code | group
a01  | contradiction
a02  | contradiction
a03  | contradiction
a04  | contradiction
a05  | contradiction
a06  | contradiction
a07  | contradiction
a08  | contradiction
a09  | contradiction
a10  | contradiction
a11  | contradiction
a12  | contradiction
a13  | contradiction
a14  | contradiction
a15  | contradiction
a16  | contradiction
a17  | contradiction
a18  | contradiction
a19  | contradiction
a20  | contradiction
a21  | contradiction
a22  | contradiction
a23  | contradiction
a24  | contradiction
b01  | explained
b02  | explained
b03  | explained
b04  | explained
b05  | explained
b06  | explained
b07  | explained
b08  | explained
b09  | explained
b10  | explained
b11  | explained
b12  | explained
b13  | explained
b14  | explained
m01  | missing_base
m02  | missing_base
m03  | missing_base
m04  | missing_base
m05  | missing_base
m06  | missing_base
m07  | missing_base
m08  | missing_base
m09  | missing_base
m10  | missing_base
s01  | series_break
s02  | series_break
s03  | series_break
s04  | series_break
w01  | wording
w02  | wording
w03  | wording
w04  | wording
"""
SCENES = (
    Scene(
        "inconsistencies",
        (
            Spec(
                "by the words of the reports",
                "",
                FOUND,
                facts="contradiction 24, explained 14, missing_base 10, series_break 4, wording 4",
            ),
        ),
        is_of_reports=True,
    ),
    Scene("inconsistencies", (Spec("nothing is published", "", "NoData: 2023–2025"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_inconsistencies(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
