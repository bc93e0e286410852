"""Figures that a spec says a report prints, as the store's tables of published figures."""

import pandas as pd
from sqlalchemy import String

from queries.schema import figure, figure_cell, population, service, service_detail
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


def residents(text: str) -> dict[str, pd.DataFrame]:
    """The store table population from a table year, district, age, persons; none for an empty text."""
    rows = pd.DataFrame(parsed(text), columns=_names(population))
    return {"population": rows} if text else {}


def catalogue(text: str) -> dict[str, pd.DataFrame]:
    """Store tables service and service_detail from a table service, scope, districts, rule."""
    records = parsed(text)
    known = [
        {
            "service_id": r["service"],
            "name": r["service"],
            "principal": "state",
            "scope": r["scope"],
            "districts": r["districts"],
            "access_rule": r["rule"],
        }
        for r in records
    ]
    found = {}
    for table in (service, service_detail):
        empty = dict.fromkeys(_names(table), "")
        numbers = dict.fromkeys((c.name for c in table.columns if not isinstance(c.type, String)), None)
        rows = [{**empty, **numbers, **{k: v for k, v in r.items() if k in empty}} for r in known]
        found[table.name] = pd.DataFrame(rows, columns=_names(table))
    return found if text else {}


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
