"""What it takes to shorten a queue, from what is filled in: the way by whole months, and the numbers told.

Fewer places than the inflow needs promise nothing; what is missing is named. The model itself is held
against closed formulas and a simulation in its own tests.
"""

import pytest

from queries.answers import NeedsInput
from queries.filters import Filters
from tests.spec.harness import Scene, Spec, cases, expected, outcome

NEEDED = """
code | group  | count | range
0    | today  | 12    | 12–12
1    | today  | 12.9  | 7–19
2    | today  | 13.8  | 5–22
0    | after  | 0     | 0–0
1    | after  | 0.6   | 0–4
2    | after  | 0.9   | 0–6
2    | target | 14    | –
"""
IMPOSSIBLE = """
code | group | count | range
0    | after | 20    | 20–20
1    | after | 22.5  | 16–29
2    | after | 25    | 15–35
"""
ENOUGH = """
code | group  | count | range
0    | today  | 12    | 12–12
1    | today  | 10.1  | 4–17
2    | today  | 8.4   | 0–17
2    | target | 16    | –
"""
VAMOS = "insats=vamos inflode=7 insatstid=9 vantetid=2 maldatum=2"
SCENES = (
    Scene(
        "queue_plan",
        (
            Spec("a service alone is not enough", "insats=vamos", "NeedsInput"),
            Spec(
                "the published queue is filled in, and 14 places are needed",
                f"{VAMOS} platser=55",
                NEEDED,
                facts="months 2, target_wait 2, wanted 0.9, extra 14, is_tried 0, is_met 1, growth 0.888889, "
                "capacity 6.11111, in_time 0.997129, long_run 0.906385, cleared_low 0, cleared 0, "
                "cleared_high 0, inflow_low 8, inflow_high 21, stay_low 8, stay_high 21, spread_low 14, "
                "spread_high 14",
            ),
            Spec(
                "where inflow is not less than capacity only the growth is told",
                "insats=smedjan inflode=10 insatstid=12 platser=80 vantar=30 vantetid=2 maldatum=2 extra=10",
                IMPOSSIBLE,
                facts="months 2, target_wait 2, wanted 0.9, extra 10, least_extra 41, growth 2.5",
            ),
            Spec(
                "places that suffice",
                f"{VAMOS} platser=80",
                ENOUGH,
                facts="months 2, target_wait 2, wanted 0.9, extra 0, is_tried 0, is_met 1, growth 0, "
                "capacity 8.88889, in_time 0.902479, long_run 0.999421, cleared_low 0, cleared 0, "
                "cleared_high 0, inflow_low 0, inflow_high 2, stay_low 0, stay_high 3, spread_low 0, "
                "spread_high 0",
            ),
        ),
        is_of_reports=True,
    ),
    Scene("queue_plan", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_queue_plan(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)


def test_what_is_missing_is_named_in_the_order_of_the_form() -> None:
    answer = SCENES[0].ask(Spec("", "insats=smedjan inflode=3 tjanster=2", ""))
    assert isinstance(answer, NeedsInput)
    wanted = ("Tid i insatsen", "Deltagare per arbetsspecialist", "Väntar i dag", "Längsta väntan")
    assert answer.missing == (*wanted, "Måldatum")


def test_what_cannot_be_right_is_named_even_past_the_limits_of_the_address() -> None:
    answer = SCENES[0].repository.ask("queue_plan", Filters(options=(("inflode", "-3"), ("platser", "2.5"))))
    assert isinstance(answer, NeedsInput)
    assert answer.wrong == ("Nya personer i kön", "Platser")
