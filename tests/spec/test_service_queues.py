"""Queues in January 2025 in persons, months or words, as printed; what states none is not listed here."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PUBLISHED = """
code | group | count | range | unit | text
ips_ffs | admission_stop | – | 2–3 | månader | det är i januari remisstopp med 2–3 månaders kötid
arbetsliv_halsa | queue | – | – |  | det är i januari 2025 kö till verksamheten
smedjan | queue | – | 3–5 | månader | i januari 2025 en kötid om 3-5 månader
vamos_sydvast | queue | 12 | – | personer | det var 12 personer i kö till verksamheten under januari 2025
behandlingsgruppen_ips | none | – | – |  | I januari 2025 var det ingen kö
ips_hisingen | none | – | – |  | det är i januari 2025 ingen kö till verksamheten
"""
CHOSEN = """
code | group | chosen | Valda förvaltningars klienter | text
ips_ffs | admission_stop |  | Ja | det är i januari remisstopp med 2–3 månaders kötid
arbetsliv_halsa | queue |  | Nej | det är i januari 2025 kö till verksamheten
smedjan | queue |  | Ja | i januari 2025 en kötid om 3-5 månader
vamos_sydvast | queue |  | Nej | det var 12 personer i kö till verksamheten under januari 2025
behandlingsgruppen_ips | none |  | Ja | I januari 2025 var det ingen kö
ips_hisingen | none | yes | Ja | det är i januari 2025 ingen kö till verksamheten
"""
FACTS = "queue_queue 3, queue_not_stated 21, queue_none 2, queue_admission_stop 1"
SCENES = (
    Scene(
        "service_queues",
        (
            Spec("as printed", "", PUBLISHED, facts=FACTS),
            Spec(
                "whether the chosen administration's clients are taken in is told",
                "administration=hisingen",
                CHOSEN,
                facts=FACTS,
            ),
        ),
        is_of_reports=True,
    ),
    Scene("service_queues", (Spec("nothing is published", "", "NoData: januari 2025"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_service_queues(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)


def test_a_service_that_states_no_queue_is_listed_as_not_stated() -> None:
    answer = SCENES[0].ask(Spec("", "", ""))
    silent = [row for row in answer.rows if row.group == "not_stated"]  # type: ignore[union-attr]
    assert len(silent) == 21
    assert all(row.kind == "missing" and row.count is None and row.high is None for row in silent)
