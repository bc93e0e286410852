"""Sums of printed figures beside what is printed; a sum without a printed number stands alone."""

import pytest

from tests.spec.harness import Scene, Spec, cases, expected, outcome

CHECKS = """
code                            | group    | count   | kind      | Stämmer det?
civsoc_types                    | computed | 19      | derived   | Inget tryckt tal
estab_needs                     | computed | 442     | derived   | Stämmer inte
estab_needs                     | printed  | 387     | published | Stämmer inte
estab_time_sum                  | computed | 100     | derived   | Stämmer
estab_time_sum                  | printed  | 100     | published | Stämmer
homeless_households             | computed | 62.993  | derived   | Stämmer
homeless_households             | printed  | 63      | published | Stämmer
homeless_persons                | computed | 64.025  | derived   | Inget tryckt tal
housing_short_majority          | computed | 53      | derived   | Inget tryckt tal
housing_sum                     | computed | 100     | derived   | Stämmer
housing_sum                     | printed  | 100     | published | Stämmer
ips_city_350                    | computed | 356     | derived   | Stämmer
ips_city_350                    | printed  | 350     | published | Stämmer
psych_ffs_no_occ                | computed | 64.973  | derived   | Stämmer
psych_ffs_no_occ                | printed  | 65      | published | Stämmer
psych_ffs_unstable              | computed | 6.844   | derived   | Stämmer
psych_ffs_unstable              | printed  | 7       | published | Stämmer
psych_sf_no_occ                 | computed | 70.962  | derived   | Stämmer
psych_sf_no_occ                 | printed  | 71      | published | Stämmer
psych_sf_support                | computed | 75      | derived   | Stämmer
psych_sf_support                | printed  | 75      | published | Stämmer
psych_sf_unstable               | computed | 30.155  | derived   | Stämmer
psych_sf_unstable               | printed  | 30      | published | Stämmer
psych_total                     | computed | 555     | derived   | Inget tryckt tal
v40_2022_addiction_12pct        | computed | 853.68  | derived   | Inget tryckt tal
v40_2023_addiction_792_vs_755   | computed | 37      | derived   | Stämmer inte
v40_2023_addiction_792_vs_755   | printed  | 0       | published | Stämmer inte
v40_2023_addiction_base_792     | computed | 6600    | derived   | Inget tryckt tal
v40_2023_addiction_pct_sum      | computed | 104     | derived   | Stämmer inte
v40_2023_addiction_pct_sum      | printed  | 100     | published | Stämmer inte
v40_2023_other_base             | computed | 3801.96 | derived   | Inget tryckt tal
v40_2023_parallel_base_other    | computed | 2084.21 | derived   | Stämmer inte
v40_2023_parallel_base_other    | printed  | 1939    | published | Stämmer inte
v40_2023_parallel_base_social   | computed | 1504.17 | derived   | Stämmer inte
v40_2023_parallel_base_social   | printed  | 1424    | published | Stämmer inte
v40_2023_social_base            | computed | 2225    | derived   | Inget tryckt tal
v40_active_share                | computed | 84.329  | derived   | Stämmer
v40_active_share                | printed  | 85      | published | Stämmer
v40_admin_excluded              | computed | 1322    | derived   | Stämmer
v40_admin_excluded              | printed  | 1322    | published | Stämmer
v40_admin_included              | computed | 7114    | derived   | Stämmer
v40_admin_included              | printed  | 7114    | published | Stämmer
v40_admin_screened_out_centrum  | computed | 14.748  | derived   | Inget tryckt tal
v40_admin_screened_out_hisingen | computed | 11.33   | derived   | Inget tryckt tal
v40_admin_screened_out_nordost  | computed | 19.34   | derived   | Inget tryckt tal
v40_admin_screened_out_sydvast  | computed | 15.132  | derived   | Inget tryckt tal
v40_age_plan_old                | computed | 94      | derived   | Stämmer inte
v40_age_plan_old                | printed  | 100     | published | Stämmer inte
v40_age_plan_young              | computed | 87      | derived   | Stämmer inte
v40_age_plan_young              | printed  | 100     | published | Stämmer inte
v40_dont_know_need              | computed | 210     | derived   | Stämmer
v40_dont_know_need              | printed  | 213     | published | Stämmer
v40_duration_59                 | computed | 59      | derived   | Stämmer
v40_duration_59                 | printed  | 59      | published | Stämmer
v40_duration_sum                | computed | 100     | derived   | Stämmer
v40_duration_sum                | printed  | 100     | published | Stämmer
v40_gender_plan_men             | computed | 95      | derived   | Stämmer inte
v40_gender_plan_men             | printed  | 100     | published | Stämmer inte
v40_gender_plan_women           | computed | 93      | derived   | Stämmer inte
v40_gender_plan_women           | printed  | 100     | published | Stämmer inte
v40_hinder_sum                  | computed | 88      | derived   | Stämmer inte
v40_hinder_sum                  | printed  | 100     | published | Stämmer inte
v40_job_focused_3_1             | computed | 1339    | derived   | Stämmer
v40_job_focused_3_1             | printed  | 1372    | published | Stämmer
v40_need_4000                   | computed | 3983.84 | derived   | Stämmer
v40_need_4000                   | printed  | 4000    | published | Stämmer
v40_need_answers                | computed | 5721    | derived   | Stämmer
v40_need_answers                | printed  | 5721    | published | Stämmer
v40_need_answers_total          | computed | 5948    | derived   | Stämmer
v40_need_answers_total          | printed  | 5948    | published | Stämmer
v40_no_measure_implied          | computed | 11.667  | derived   | Stämmer
v40_no_measure_implied          | printed  | 12      | published | Stämmer
v40_no_need_sum                 | computed | 2904    | derived   | Stämmer
v40_no_need_sum                 | printed  | 2917    | published | Stämmer
v40_nonresponse                 | computed | 3.034   | derived   | Stämmer
v40_nonresponse                 | printed  | 3.5     | published | Stämmer
v40_parallel_share              | computed | 43.025  | derived   | Stämmer
v40_parallel_share              | printed  | 43      | published | Stämmer
v40_plan_sum                    | computed | 100     | derived   | Stämmer
v40_plan_sum                    | printed  | 100     | published | Stämmer
v40_queue_estimate              | computed | 384.16  | derived   | Inget tryckt tal
v40_sufficiency_sum             | computed | 100     | derived   | Stämmer
v40_sufficiency_sum             | printed  | 100     | published | Stämmer
v40_time_pct_sum                | computed | 99.9    | derived   | Stämmer
v40_time_pct_sum                | printed  | 99.9    | published | Stämmer
v40_time_sum                    | computed | 7114    | derived   | Stämmer
v40_time_sum                    | printed  | 7114    | published | Stämmer
v40_top_plans_84                | computed | 74      | derived   | Stämmer inte
v40_top_plans_84                | printed  | 84      | published | Stämmer inte
v40_top_plans_84_alt            | computed | 83      | derived   | Stämmer
v40_top_plans_84_alt            | printed  | 84      | published | Stämmer
v40_total                       | computed | 8436    | derived   | Stämmer
v40_total                       | printed  | 8436    | published | Stämmer
v40_within_18m                  | computed | 35.578  | derived   | Stämmer inte
v40_within_18m                  | printed  | 35      | published | Stämmer inte
v40_work_rehab_3_1              | computed | 1218    | derived   | Stämmer inte
v40_work_rehab_3_1              | printed  | 1319    | published | Stämmer inte
"""
SCENES = (
    Scene(
        "arithmetic_checks",
        (Spec("every calculation", "", CHECKS, facts="yes 29, no 13, derived 13"),),
        is_of_reports=True,
    ),
    Scene("arithmetic_checks", (Spec("nothing is published", "", "NoData: 2022–2025"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_arithmetic_checks(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)
