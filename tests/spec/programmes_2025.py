"""What services deliver in the specs of the IPS cards: the same people, reviews and months."""

REFERRALS = """
persons|programme|administration|gender|received|met|contact|job|at_entry|kept_13|kept_26|closed|reason
40|example_a|hisingen|woman|2024-01-10|2024-02-01|2024-02-20|2025-01-20|no|yes|yes||
40|example_a|hisingen|man|2024-01-10|2024-02-01|2024-04-20||no|||2025-05-01|studies
30|example_c|nordost|man|2024-01-10|2024-02-01|||yes|||2025-08-01|own_request
"""
REVIEWS = """
review_id | programme_id | review_type | reviewed_on
first     | example_a    | external    | 2023-10-01
second    | example_a    | external    | 2025-04-01
own       | example_c    | self        | 2025-04-01
"""
SCORES = """
review_id | scores
first     | 4×25
second    | 5×3 4×8 3×13 –×1
own       | 4×25
"""
MONTHS = """
service_id | month   | active | staff_fte
example_a  | 2025-11 | 90     | 4
example_a  | 2025-12 | 72     | 4
example_e  | 2025-12 | 11     | 0.5
"""
REFERRED = (("referrals", REFERRALS),)
REVIEWED = (("reviews", REVIEWS), ("scores", SCORES))
COUNTED = (("months", MONTHS),)
