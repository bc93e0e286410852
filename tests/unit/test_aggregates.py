"""Counts that services deliver: flows and small stocks are perturbed, always alike; the rest is not."""

import pandas as pd

from data.protection.aggregates import AS_DELIVERED_FROM, protected_counts
from data.protection.keys import Secret, demo_secret

ROWS = pd.DataFrame(
    {
        "service_id": ["a"] * 60 + ["b"] * 60,
        "month": [f"{2020 + k // 12}-{k % 12 + 1:02d}" for k in range(60)] * 2,
        "started": [k % 13 for k in range(120)],
        "active": [k % 25 for k in range(120)],
        "places": 40,
    }
)


def protected(
    rows: pd.DataFrame, secret: Secret | None = None, source: str = "service_month"
) -> pd.DataFrame:
    return protected_counts(
        rows,
        source=source,
        keys=("service_id", "month"),
        flows=("started",),
        stocks=("active",),
        secret=secret or demo_secret(),
    )


def test_no_flow_and_no_stock_from_one_to_four_is_ever_shown() -> None:
    shown = protected(ROWS)
    for name in ("started", "active"):
        assert not shown[name].between(1, 4).any()
        assert (shown[name] - ROWS[name]).abs().max() <= 5
        assert (shown[name][ROWS[name] == 0] == 0).all()


def test_large_stocks_and_capacity_are_as_delivered_and_large_flows_are_not() -> None:
    shown = protected(ROWS)
    large = ROWS["active"] >= AS_DELIVERED_FROM
    assert (shown["active"][large] == ROWS["active"][large]).all()
    assert (shown["active"][~large] != ROWS["active"][~large]).any()
    assert (shown["places"] == ROWS["places"]).all()
    flows = ROWS["started"] >= AS_DELIVERED_FROM
    assert (shown["started"][flows] != ROWS["started"][flows]).any()


def test_the_same_count_is_always_moved_alike_whatever_stands_beside_it() -> None:
    assert protected(ROWS).equals(protected(ROWS))
    some = protected(ROWS.iloc[::-3])
    assert some.equals(protected(ROWS).loc[some.index])


def test_the_secret_and_the_source_decide_how_counts_are_moved() -> None:
    shown = protected(ROWS)
    for other in (protected(ROWS, Secret(bytes(range(32)), 1, False)), protected(ROWS, source="other")):
        assert (other["started"] != shown["started"]).any()


def test_the_perturbation_is_even_on_average() -> None:
    rows = pd.DataFrame(
        {"service_id": "a", "month": [str(k) for k in range(4000)], "started": 7, "active": 7}
    )
    shown = protected(rows)
    for name in ("started", "active"):
        assert abs(shown[name].mean() - 7) < 0.15
        assert 3.6 < shown[name].var() < 4.4
