"""Assignments of the governance model, what is left first."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

STATED = """
code | group   | När
t11  | open    | Anges inte
t12  | open    | Anges inte
t13  | open    | Anges inte
t14  | open    | Anges inte
t15  | open    | Anges inte
t16  | open    | Anges inte
t17  | open    | Anges inte
t06  | planned | kvartal 1 2024
t07  | planned | kvartal 1 2024
t08  | planned | Anges inte
t09  | planned | Anges inte
t10  | planned | december 2024
t01  | done    | 2024
t02  | done    | 2024-01-12
t03  | done    | Anges inte
t04  | done    | oktober 2024
t05  | done    | 2024-09-06
"""
SCENES = (
    Scene(
        "model_tasks",
        (Spec("by the words of the reports", "", STATED, facts="open 7, planned 5, done 5"),),
        is_of_reports=True,
    ),
    Scene("model_tasks", (Spec("nothing is published", "", "NoData: 2024–2025"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_model_tasks(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
