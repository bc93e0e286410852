"""Printed figures by words, numbers, id and report; the number is the printed one, in its unit."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

BY_NUMBER = """
code                               | count | share | range | Rapport
v40_2022_unmet_job_focused_count   | 1372  | –     | –     | Behovsbilden 2022
v40_2022_parallel_job_focused_base | 1372  | –     | –     | Behovsbilden 2022
"""
BY_WORDS = """
code                                   | count | share | range | Rapport
svc_cfa_work_training_months           | 3     | –     | –     | Sysselsättningsutredningen
svc_cfa_work_training_extension_months | 6     | –     | –     | Sysselsättningsutredningen
"""
BY_ID = """
code                | count | share | range      | Rapport
ips_need_rise_range | –     | –     | 8900–10400 | IPS-utredningen
"""
IN_A_REPORT = """
code                       | count | share | range | Rapport
governance_review_interval | 3     | –     | –     | Arbetsrehabiliteringens hemvist 2024
"""
ONLY_HERE = """
code             | count | Gäller
sbu_comment_date | –     | 2020-10-21
"""
SCENES = (
    Scene(
        "published_figures",
        (
            Spec("a number, however it is written", "sok=1372", BY_NUMBER, facts="all 544"),
            Spec("words in any order and case", "sok=ARBETSTRÄNING+smedjan", BY_WORDS, facts="all 544"),
            Spec("an id", "sok=ips_need_rise_range", BY_ID, facts="all 544"),
            Spec("words in one report", "sok=tre rapport=hemvist", IN_A_REPORT, facts="all 544"),
        ),
        is_of_reports=True,
    ),
    Scene(
        "published_figures",
        (
            Spec("nothing holds the words", "sok=finns_inte", "NoData: 2022–2025"),
            Spec(
                "shown on a page of its own",
                "sok=homeless_2022_adults_count tal=bara-har",
                "NoData: 2022–2025",
            ),
            Spec("shown by this list alone", "sok=sbu_comment_date tal=bara-har", ONLY_HERE, facts="all 544"),
        ),
        is_of_reports=True,
    ),
    Scene("published_figures", (Spec("nothing is published", "", "NoData: 2022–2025"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_published_figures(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
