"""What the reports say of women and men in words, with the words and where they stand."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

SUFFICIENT = "Skillnaden mellan könen är marginell."
NEEDS = (
    "Kvinnor har i högre grad behov av jobbfokuserade insatser samt integrationsinsatser, medan män oftare "
    "har behov av arbetslivsinriktad rehabilitering stöd till vårdkontakt samt annan biståndsform."
)
TIME = (
    "I en jämförelse mellan kön visar det sig att gruppen kvinnor har en något högre andel som förväntas bli "
    "självförsörjande efter 19 månader och längre, medan männen i något större utsträckning har bedömts "
    "kunna bli självförsörjande inom både 0–9 månader samt 10–18 månader."
)
ACCESS = (
    "En översiktlig genomgång av tillgänglig statistik tyder också på könsspecifika skillnader i tillgång "
    "till sysselsättningsinriktat stöd, vilket föranleder behov av att lyfta fram vikten av ett "
    "jämställdhetsperspektiv i det fortsatta utvecklingsarbetet, även om det inte varit ett fokus i "
    "föreliggande utredning."
)
HOMELESS = (
    "Räknat på hushåll är det 1486 av 2359 hushåll, totalt 63%. Nästintill samtliga av dessa är ensamhushåll "
    "och en majoritet är män."
)
STATEMENTS = f"""
code                        | text         | kind
access_gender               | {ACCESS}     | published
homeless_2022_gender        | {HOMELESS}   | published
v40_2022_gender_sufficiency | {SUFFICIENT} | published
v40_2022_need_gender        | {NEEDS}      | published
v40_2022_time_gender        | {TIME}       | published
"""

SCENES = (
    Scene(
        "gender_statements",
        (
            Spec("the report's words", "", STATEMENTS),
            Spec(
                "no filter can be followed",
                "administration=hisingen",
                STATEMENTS,
                left_out="administration",
            ),
        ),
        is_of_reports=True,
    ),
    Scene("gender_statements", (Spec("nothing is published", "", "NoData"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_gender_statements(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
