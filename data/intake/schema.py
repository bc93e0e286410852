"""The Pandera schema of a source, made from its columns and so from the code book."""

from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa
from pandas.api.extensions import ExtensionDtype

from data.intake.model import FIRST_YEAR, LAST_YEAR, LONGEST_TEXT, Column, source

CODE, RANGE, LENGTH, MONTH_FORM = "code", "range", "length", "month"
MONTH = r"^(19|20|21)\d\d-(0[1-9]|1[0-2])$"
DTYPES = {"integer": "Int64", "year": "Int64", "decimal": "Float64", "date": "datetime64[ns]"}
TEXT = "string"


def dtype_of(column: Column) -> ExtensionDtype | np.dtype[Any]:
    """How a column's values are kept: codes as categories, in the order of the code book."""
    if column.kind == "code":
        return pd.CategoricalDtype(list(column.code_set.labels))
    return pd.api.types.pandas_dtype(DTYPES.get(column.kind, TEXT))


def _checks(column: Column) -> list[pa.Check]:
    if column.kind == "code":
        return [pa.Check.isin(list(column.code_set.labels), name=CODE)]
    if column.kind in ("integer", "decimal"):
        return [pa.Check.in_range(column.low, column.high, name=RANGE)]
    if column.kind == "year":
        return [pa.Check.in_range(FIRST_YEAR, LAST_YEAR, name=RANGE)]
    if column.kind == "month":
        return [pa.Check.str_matches(MONTH, name=MONTH_FORM)]
    if column.kind in ("text", "pseudonym"):
        return [pa.Check.str_length(max_value=column.high or LONGEST_TEXT, name=LENGTH)]
    return []


def _column(column: Column) -> pa.Column:
    return pa.Column(
        # Codes may be text as well as categories; what they may be is a check.
        None if column.kind == "code" else dtype_of(column),
        checks=_checks(column),
        nullable=not column.required,
        title=column.heading,
        description=column.about,
    )


@lru_cache
def schema(name: str) -> pa.DataFrameSchema:
    """The schema of a source's rows after reading: codes as text, numbers and dates by their types, missing
    answers as none. What several columns say together is checked in `rules`. UnknownSourceError for another
    source."""
    found = source(name)
    columns = {column.name: _column(column) for column in found.columns}
    return pa.DataFrameSchema(columns, name=name, title=found.title, strict=True)
