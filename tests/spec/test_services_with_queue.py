"""Services that state their queue in January 2025; those with a queue or an admission stop are marked."""

import pytest

from tests.spec.harness import Scene, Spec, as_printed, cases, expected, outcome

PUBLISHED = """
code                   | group          | chosen | text
arbetsliv_halsa        | queue          | yes    | det är i januari 2025 kö till verksamheten
behandlingsgruppen_ips | none           |        | I januari 2025 var det ingen kö
ips_hisingen           | none           |        | det är i januari 2025 ingen kö till verksamheten
ips_ffs                | admission_stop | yes    | det är i januari remisstopp med 2–3 månaders kötid
smedjan                | queue          | yes    | i januari 2025 en kötid om 3-5 månader
vamos_sydvast | queue | yes    | det var 12 personer i kö till verksamheten under januari 2025
"""
SCENES = (
    as_printed("services_with_queue", PUBLISHED, n="6", facts="queue 4, stated 6"),
    Scene("services_with_queue", (Spec("nothing is published", "", "NoData: januari 2025"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_services_with_queue(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
