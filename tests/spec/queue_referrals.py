"""The referrals that every spec of the queue is made from."""

REFERRALS = """
persons | programme | administration | gender | received   | met        | closed
40      | example_a | hisingen       | woman  | 2025-03-01 | 2025-03-31 |
30      | example_a | hisingen       | man    | 2025-03-01 | 2025-04-20 |
20      | example_b | nordost        | man    | 2025-03-01 |            | 2025-04-15
10      | example_b | nordost        | man    | 2025-12-30 |            |
7       | example_b | nordost        | man    | 2025-01-01 | 2025-10-01 |
6       | example_b | nordost        | woman  | 2025-10-31 | 2026-01-20 |
"""
