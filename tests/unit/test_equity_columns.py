"""Columns of Likvärdighet: numbers as numbers in files, intervals as words, none where no row has them."""

from dash import Dash

from components.card import Card
from components.data_table import columns
from components.equity_columns import ACCESS, LIMITS, PER_ADULTS
from components.narrative import fixed
from queries.answers import Answer, Row
from tests.unit.asked import Asked, table_rows

RATES = (("per_1000", 12.345), ("per_1000_low", 11.0), ("per_1000_high", 13.96), ("per_1000_city", 18.46))
PLACES = (("missing", -14.6), ("missing_low", -30.07), ("missing_high", 2.8))
CARD = Card(
    name="need_per_adult",
    title="Fråga",
    tell=fixed("x"),
    category="Förvaltning",
    measures=(*PER_ADULTS, *ACCESS),
)


def shown(*measures: tuple[str, float]) -> dict[str, tuple[str, str | float | None]]:
    """Heading to text and raw value for a row with these numbers."""
    row = Row("nordost", "Nordost", count=5, measures=measures)
    found = columns(CARD, Answer("need_per_adult", (row,), "v40"))
    return {c.heading: (c.text(row).replace("\N{NO-BREAK SPACE}", " "), c.raw(row)) for c in found}


def test_rates_are_rounded_on_screen_and_whole_in_files() -> None:
    found = shown(*RATES)
    assert found["Per 1 000 vuxna"] == ("12,3", 12.345)
    assert found["95 % intervall"] == ("11,0–14,0", "11,0–14,0")
    assert found["Hela staden"] == ("18,5", 18.46)
    assert "Kvot" not in found


def test_an_interval_around_zero_is_written_in_words() -> None:
    found = shown(*PLACES)
    assert found["Platser som fattas"] == ("−15", -14.6)
    assert found["Platser, 95 % intervall"][0] == "−30 till 3"


def test_limits_of_chance_are_shares() -> None:
    row = Row("nordost", "Nordost", measures=(("low_95", 0.144), ("high_95", 0.169)))
    assert LIMITS[0].text(row).replace("\N{NO-BREAK SPACE}", " ") == "14–17 %"
    assert LIMITS[1].text(row) == ""


def test_residents_are_not_counted_as_clients(app: Dash) -> None:
    asked = Asked(app)
    rows = table_rows(asked.page("/likvardighet", "?tabell=need_per_adult"), "need_per_adult")
    assert "Personer" in rows[0] and "Klienter" not in rows[0]
    assert any("Vuxna 18–64 år" in row for row in rows)
    of_clients = table_rows(asked.page("/likvardighet", "?tabell=clients_by_district"), "clients_by_district")
    assert "Klienter" in of_clients[0]
