"""The bench's table: percentiles, what is met, and what is said about what is not."""

import pytest

from dashboard.bench.browser import Click, Load
from dashboard.bench.build import Built
from dashboard.bench.intake import TakenIn
from dashboard.bench.meeting import Heard
from dashboard.bench.memory import Memory
from dashboard.bench.rows import Measures, rows
from dashboard.bench.server_time import PageTimes
from dashboard.bench.table import Row, median, not_met, percentile, table

SIZES = (8_436, 1_000_000)


def measures(milliseconds: float, errors: tuple[str, ...] = (), after_mb: float = 200.0) -> Measures:
    """Measures where every wait is as long."""
    times = [milliseconds] * 20
    return Measures(
        built=Built(8_436, "version", milliseconds / 1000, 1.0, 1.0, 300.0, 8.0),
        clicks={path: [Click(milliseconds, milliseconds)] * 20 for path in ("/", "/behov")},
        server=[PageTimes("/", times, times, times, [8_000])],
        loads=[Load(milliseconds, 600_000)] * 3,
        next_page=times,
        meeting=Heard(times, list(errors)),
        memory=Memory(10_000, 150.0, 198.0, after_mb),
        deck=[milliseconds / 1000] * 3,
        taken_in=[TakenIn("csv", 10_000, milliseconds / 1000, 1.0, 1.0, 400.0)],
    )


def test_percentiles_are_those_of_the_definition() -> None:
    values = [float(value) for value in range(1, 101)]
    assert median(values) == pytest.approx(50.5)
    assert percentile(values, 95) == pytest.approx(95.05)
    assert percentile([7.0], 95) == 7.0


def test_nothing_measured_is_an_error_and_not_a_zero() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        median([])


def test_a_target_is_met_by_the_target_itself_and_not_by_more() -> None:
    row = Row("klick", "ms", (200.0, 250.1), (200, 250))
    assert row.met == ("ja", "NEJ")
    assert not_met([row]) == ["klick"]


def test_a_row_without_a_target_is_neither_met_nor_missed() -> None:
    row = Row("bygge, minne", "MB", (300.0, 900.0))
    assert row.met == ("", "")
    assert not_met([row]) == []


def test_every_line_of_the_table_has_its_columns_under_the_headings() -> None:
    lines = table([Row("klick", "ms", (120.0, 260.0), (200, 250)), Row("minne", "MB", (1.0, 2.0))], SIZES)
    head, click, memory = lines.split("\n")
    assert "8\N{NO-BREAK SPACE}436 klienter" in head
    assert "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000 klienter" in head
    assert click.index("ja") + len("ja") == head.index("nått") + len("nått")
    assert click.endswith("NEJ")
    assert memory.endswith("2 MB")


def test_quick_answers_meet_every_target() -> None:
    assert not_met(rows([measures(20.0), measures(20.0)])) == []


def test_slow_answers_errors_and_a_growing_worker_are_named() -> None:
    missed = not_met(rows([measures(20.0), measures(5_000.0, errors=("500",), after_mb=260.0)]))
    assert "/behov: klick på filter till det som syns är målat, median" in missed
    assert "/: servern, första gången, p95" in missed
    assert "50 personer: fel" in missed
    assert "Process: växer under senare hälften" in missed


def test_rows_carry_their_values_in_json() -> None:
    found = Row("klick", "ms", (120.0, 260.0), (200, 250)).as_json()
    assert found["values"] == (120.0, 260.0)
    assert found["met"] == ["ja", "NEJ"]
