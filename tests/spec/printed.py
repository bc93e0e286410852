"""Figures that a spec says a report prints, as the store's tables of published figures."""

import pandas as pd

from queries.schema import figure, figure_cell
from tests.spec.ascii_tables import parsed


def printed_tables(text: str, *, period: str = "2022") -> dict[str, pd.DataFrame]:
    """Store tables figure and figure_cell from a table figure, measure, cell, base, value.

    cell and base are written attribute=code, several with a space between, codes that are added
    up with +; value is persons, or per cent.
    """
    records = parsed(text)
    return {
        "figure": pd.DataFrame([_figure(r, period) for r in records], columns=_names(figure)),
        "figure_cell": pd.DataFrame([_cell(r, period) for r in records], columns=_names(figure_cell)),
    }


def _names(table: object) -> list[str]:
    return [column.name for column in table.columns]  # type: ignore[attr-defined]  # a table of the schema


def _figure(record: dict[str, str], period: str) -> dict[str, object]:
    texts = dict.fromkeys(_names(figure), "")
    unit = "procent" if record["measure"] == "share" else "klienter"
    numbers = {"value": float(record["value"]), "value_low": None, "value_high": None, "base_n": None}
    known = {"figure_id": record["figure"], "period": period, "unit": unit, "origin": "v40"}
    return {**texts, **known, **numbers, "is_approximate": False}


def _cell(record: dict[str, str], period: str) -> dict[str, str]:
    attributes, codes = _conditions(record["cell"])
    base_attributes, base_codes = _conditions(record.get("base", ""))
    return {
        "figure_id": record["figure"],
        "source": "v40",
        "period": period,
        "measure": record["measure"],
        "attributes": attributes,
        "codes": codes,
        "base_attributes": base_attributes,
        "base_codes": base_codes,
    }


def _conditions(text: str) -> tuple[str, str]:
    pairs = [pair.split("=") for pair in text.split()]
    return ",".join(name for name, _ in pairs), ",".join(code.replace("+", "|") for _, code in pairs)
