"""Which source is due when: a month only where a report states one."""

import pytest

from data.published.load import tables as published_tables
from queries.answers import Answer
from queries.filters import Filters
from tests.spec.harness import Scene, Spec, cases, expected, outcome
from tests.spec.people import raw_answers
from tests.spec.true_counts import true_cells
from tests.spec.true_store import served, stored

STATED = """
code | group | Publicerade tal gäller                              | Inläst leverans
d01  | 10    | Vecka 40–41 2022                                    | Ingen
d02  | 4     | En vecka i mars–maj varje år 2019–2022              | Ingen
d03  |       | Inga tal                                            | Ingen
d04  |       | 2022                                                | Ingen
d05  |       | Augusti 2024                                        | Ingen
d06  |       | Anges inte                                          | Ingen
d07  |       | Deltagare 2024 (Finsam Vuxna 2023), kö januari 2025 | Ingen
d08  |       | 2022, parallellt med vecka 40-kartläggningen        | Ingen
d09  |       | 2022 och januari–september 2023                     | Ingen
d10  |       | Inga tal                                            | Ingen
d11  |       | Datum anges inte                                    | Ingen
d12  | 12    | Inga tal                                            | Ingen
d13  | 1     | Inga tal                                            | Ingen
d14  |       | Inga tal                                            | Ingen
"""
DELIVERIES = """
source          | period  | system_id          | title
v40             | 2024    | v40                | Vecka 40
service_month   | 2025-01 | service_statistics | Månadsrapport
service_month   | 2025-02 | service_statistics | Månadsrapport
service_month   | 2025-03 | service_statistics | Månadsrapport
service_month   | 2025-04 | service_statistics | Månadsrapport
services        | 2025-06 | service_statistics | Insatsregister
population      | 2025    |                    | Befolkning
"""
ARRIVED = """
code | group | Inläst leverans
d01  | 10    | Vecka 40: 2024
d02  | 4     | Ingen
d07  |       | Månadsrapport: 4 leveranser, senast 2025-04; Insatsregister: 2025-06
"""
SCENES = (
    Scene(
        "annual_wheel",
        (Spec("reports alone", "", STATED, facts="due 14, with_month 4, delivered 0"),),
        is_of_reports=True,
    ),
    Scene(
        "annual_wheel",
        (Spec("what has come of every source", "", ARRIVED, facts="due 14, with_month 4, delivered 2"),),
        is_of_reports=True,
        table="delivery",
        rows=DELIVERIES,
    ),
    Scene("annual_wheel", (Spec("nothing is published", "", "NoData: 2022–2025"),)),
)


@pytest.mark.parametrize(("scene", "spec"), cases(SCENES), ids=str)
def test_annual_wheel(scene: Scene, spec: Spec) -> None:
    assert outcome(scene, spec) == expected(spec)


@pytest.mark.parametrize(("kind", "synthetic"), [("delivered", ""), ("synthetic", "2022")])
def test_years_of_synthetic_clients_are_told(kind: str, synthetic: str) -> None:
    cells = true_cells(raw_answers("persons | barrier\n40 | unemployed"))
    answer = served(stored(cells, published_tables(), kind)).ask("annual_wheel", Filters())
    assert isinstance(answer, Answer)
    assert dict(answer.row("d01", "10").details)["Syntetiskt i stället"] == synthetic
