"""Everything that the queue model is told and takes for granted; what is not published is left empty."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

MODEL = """
poisson_arrivals | model | – | | own
exponential_stay | model | – | | own
full_today       | model | – | | own
places_constant  | model | – | | own
first_come       | model | – | | own
nobody_leaves    | model | – | | own
same_inflow      | model | – | | own
own_queue        | model | – | | own
chance_only      | model | – | | own
"""
UNTOUCHED = f"""
code | group | count | unit | kind
inflow        | input | –  | personer per månad              | empty
stay          | input | –  | månader                         | empty
places        | input | –  | platser                         | empty
specialists   | input | –  | heltidstjänster                 | empty
caseload      | input | –  | deltagare                       | empty
waiting       | input | –  | personer                        | empty
target_wait   | input | –  | månader                         | empty
months        | input | –  | månader                         | empty
leaving       | input | 0  | % av de väntande per månad      | assumed
share_in_time | input | 90 | %                               | assumed
extra_places  | input | –  | platser                         | empty
{MODEL.strip()}
"""
VAMOS = f"""
code | group | count | unit | kind
inflow        | input | 3.5 | personer per månad              | assumed
stay          | input | –   | månader                         | empty
places        | input | –   | platser                         | empty
specialists   | input | –   | heltidstjänster                 | empty
caseload      | input | –   | deltagare                       | empty
waiting       | input | 12  | personer                        | published
target_wait   | input | –   | månader                         | empty
months        | input | –   | månader                         | empty
leaving       | input | 5   | % av de väntande per månad      | assumed
share_in_time | input | 90  | %                               | assumed
extra_places  | input | –   | platser                         | empty
{MODEL.strip()}
"""
SCENES = (
    Scene(
        "queue_assumptions",
        (
            Spec("untouched", "", UNTOUCHED),
            Spec("a published queue is filled in", "insats=vamos inflode=3.5 lamnar=5", VAMOS),
        ),
        is_of_reports=True,
    ),
    Scene("queue_assumptions", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_queue_assumptions(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)


def test_every_input_and_assumption_is_told_in_words() -> None:
    answer = SCENES[0].ask(Spec("", "", ""))
    assert all(row.text for row in answer.rows)  # type: ignore[union-attr]  # asked of the published services
