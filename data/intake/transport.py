"""Tables between processes as plain arrays: never objects, which a process that was taken over could
forge."""

import json
from io import BytesIO
from typing import Any

import numpy as np
import pandas as pd

Tables = tuple[pd.DataFrame, pd.Series, bytes]


def packed(said: dict[str, Any], frame: pd.DataFrame, periods: pd.Series, marked: bytes) -> bytes:
    """One line of JSON and the arrays after it: numbers as they are, texts as codes into a list."""
    texts: dict[str, list[str]] = {}
    content = BytesIO()
    for name in (*frame.columns, None):
        values = periods if name is None else frame[name]
        if pd.api.types.is_unsigned_integer_dtype(values.dtype):
            array = values.to_numpy()
        else:
            as_category = values.astype("category")
            texts[name or ""] = [str(text) for text in as_category.cat.categories]
            array = as_category.cat.codes.to_numpy()
        np.save(content, array, allow_pickle=False)
    head = {**said, "columns": list(frame.columns), "texts": texts, "marked": len(marked)}
    return json.dumps(head, ensure_ascii=False).encode() + b"\n" + marked + content.getvalue()


def unpacked(content: bytes) -> tuple[dict[str, Any], Tables]:
    """What `packed` was given; texts are categories."""
    line, _, rest = content.partition(b"\n")
    said: dict[str, Any] = json.loads(line)
    size = said.get("marked", 0)
    arrays = BytesIO(rest[size:])
    columns = {}
    for name in (*said.get("columns", ()), ""):
        if not said.get("columns") and name == "" and not rest[size:]:
            columns[name] = pd.Series([], dtype=object)
            continue
        array = np.load(arrays, allow_pickle=False)
        columns[name] = pd.Series(
            pd.Categorical.from_codes(array, said["texts"][name]) if name in said["texts"] else array
        )
    periods = columns.pop("")
    return said, (pd.DataFrame(columns), periods, rest[:size])
