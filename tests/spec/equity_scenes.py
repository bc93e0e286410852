"""Clients, residents and referrals that the specs of equal access share, small enough to work out by hand."""

CLIENTS = """
persons | administration | gender | barrier
200     | nordost        | man    | sick_leave
100     | nordost        | woman  | sick_leave
100     | nordost        | man    | unemployed
40      | centrum        | man    | social_health
60      | centrum        | woman  | social_health
100     | centrum        | man    | unemployed
400     | hisingen       | man    | social_substance
50      | sydvast        | man    | sick_leave
"""
RESIDENTS = """
year | district | age | persons
2022 | nordost  | 40  | 4000
2022 | centrum  | 40  | 8000
2022 | hisingen | 40  | 8000
2022 | sydvast  | 40  | 1000
"""
REFERRALS = """
persons | administration | gender | received   | met
30      | nordost        | woman  | 2025-01-10 | 2025-02-01
30      | nordost        | man    | 2025-01-10 | 2025-02-01
20      | centrum        | woman  | 2025-01-10 | 2025-02-01
20      | centrum        | man    | 2025-01-10 | 2025-02-01
100     | hisingen       | man    | 2025-01-10 | 2025-02-01
"""
SERVICES = (("referrals", REFERRALS),)
