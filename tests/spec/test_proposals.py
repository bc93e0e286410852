"""Proposals with the printed figures that fit their indicator; the status is what has been delivered."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

PRINTED_FIGURES = """
code           | group          | count | share | range      | figure
occupation_p1  | proposal       | –     | –     | –          |
occupation_p1  | baseline       | –     | 56 %  | –          | v40_2022_plan_insufficient_total_share
occupation_p1  | later          | –     | 64 %  | –          | v40_2023_social_insufficient_share
occupation_p1  | later          | –     | 51 %  | –          | v40_2023_other_insufficient_share
occupation_p2  | proposal       | –     | –     | –          |
occupation_p3  | proposal       | –     | –     | –          |
occupation_p3  | baseline       | 3     | –     | –          | sf_with_assessed_measures_number
occupation_p4  | proposal       | –     | –     | –          |
occupation_p5  | proposal       | –     | –     | –          |
occupation_p6  | proposal       | –     | –     | –          |
occupation_p7  | proposal       | –     | –     | –          |
occupation_p8  | proposal       | –     | –     | –          |
occupation_p9  | proposal       | –     | –     | –          |
occupation_p9  | baseline       | 3     | –     | –          | ips_city_services_number
occupation_p9  | baseline       | 4     | –     | –          | se_city_services_number
occupation_p10 | proposal       | –     | –     | –          |
occupation_p11 | proposal       | –     | –     | –          |
ips_r1         | recommendation | –     | –     | –          |
ips_r2         | recommendation | –     | –     | –          |
ips_r3         | recommendation | –     | –     | –          |
ips_r4         | recommendation | –     | –     | –          |
ips_r5         | recommendation | –     | –     | –          |
ips_r5         | baseline       | 3     | –     | –          | ips_city_services_number
ips_r6         | recommendation | –     | –     | –          |
ips_r6         | baseline       | 131   | –     | –          | svc_ips_hisingen_participants_2024
ips_r6         | baseline       | 34    | –     | –          | svc_behandlingsgruppen_ips_participants_2024
ips_r7         | recommendation | –     | –     | –          |
ips_r7         | baseline       | 450   | –     | –          | ips_recipients_2024_total
ips_r7         | baseline       | 3000  | –     | –          | ips_need_gr_count
ips_r7         | baseline       | –     | –     | 8900–10400 | ips_need_rise_range
ips_r8         | recommendation | –     | –     | –          |
ips_r8         | baseline       | 4     | –     | –          | se_city_services_number
ips_r9         | recommendation | –     | –     | –          |
ips_q1         | open_question  | –     | –     | –          |
ips_q1         | baseline       | 400   | –     | –          | svc_aktivitetshus_unique_visitors_2024
ips_q1         | baseline       | –     | 65 %  | –          | svc_aktivitetshus_not_labour_market_share
ips_q2         | open_question  | –     | –     | –          |
ips_q3         | open_question  | –     | –     | –          |
"""
IN_ONE_AREA = """
code          | group    | Indikatorn är  | Trend              | Status
occupation_p7 | proposal | Föreslagen här | Utgångsläge saknas | Status inte inläst
occupation_p8 | proposal | Föreslagen här | Utgångsläge saknas | Status inte inläst
"""
OPEN_QUESTIONS = """
code   | group         | count | share
ips_q1 | open_question | –     | –
ips_q1 | baseline      | 400   | –
ips_q1 | baseline      | –     | 65 %
ips_q2 | open_question | –     | –
ips_q3 | open_question | –     | –
"""
STATUSES = """
proposal_id | decided_on | status         | decided_by | note
ips_r1      | 2025-12-01 | Pågår          | Nämnd      |
ips_r1      | 2026-03-01 | Genomfört      | Nämnd      | Beslut i alla nämnder
ips_r1      | 2025-05-01 | Inte påbörjat  |            |
"""
DELIVERED = """
code   | Status    | Statusdatum | Notering               | Tidigare läge
ips_r1 | Genomfört | 2026-03-01  | Beslut i alla nämnder  | 2025-12-01 Pågår; 2025-05-01 Inte påbörjat
"""
SCENES = (
    Scene(
        "proposals",
        (
            Spec(
                "every proposal, with its figures",
                "",
                PRINTED_FIGURES,
                facts="proposals 23, with_baseline 8, with_status 0",
            ),
            Spec(
                "an area is chosen",
                "omrade=samordning",
                IN_ONE_AREA,
                facts="proposals 2, with_baseline 0, with_status 0",
            ),
            Spec(
                "a kind and a report are chosen",
                "slag=oppen-fraga rapport=ips-utredning",
                OPEN_QUESTIONS,
                facts="proposals 3, with_baseline 1, with_status 0",
            ),
        ),
        is_of_reports=True,
    ),
    Scene(
        "proposals",
        (
            Spec(
                "the latest delivered status, and those before",
                "omrade=uppdrag",
                DELIVERED,
                facts="proposals 1, with_baseline 0, with_status 1",
            ),
        ),
        is_of_reports=True,
        table="proposal_status",
        rows=STATUSES,
    ),
    Scene(
        "proposals",
        (Spec("no proposal fits what is chosen", "omrade=uppdrag rapport=hemvist", "NoData: 2024–2025"),),
        is_of_reports=True,
    ),
    Scene("proposals", (Spec("nothing is published", "", "NoData: 2024–2025"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_proposals(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
