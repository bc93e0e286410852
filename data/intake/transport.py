"""Tables between processes as plain arrays: never objects, which a process that was taken over could
forge."""

import json
from io import BytesIO
from typing import Any

import numpy as np
import pandas as pd

Tables = tuple[pd.DataFrame, pd.Series, bytes]
OF_EPOCH = "@"


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


def with_keyed(frame: pd.DataFrame, other: pd.DataFrame, epoch: int) -> pd.DataFrame:
    """The frame and, under names with the epoch, the columns of the other one that are not the same."""
    differing = [name for name in other if not other[name].equals(frame[name])]
    return frame.assign(**{f"{name}{OF_EPOCH}{epoch}": other[name] for name in differing})


def without_keyed(frame: pd.DataFrame) -> tuple[pd.DataFrame, dict[int, pd.DataFrame]]:
    """What `with_keyed` has put together: the frame, and columns that differ by epoch."""
    keyed: dict[int, pd.DataFrame] = {}
    for name in (column for column in frame if OF_EPOCH in str(column)):
        own, _, epoch = str(name).partition(OF_EPOCH)
        keyed[int(epoch)] = keyed.get(int(epoch), pd.DataFrame(index=frame.index)).assign(
            **{own: frame[name]}
        )
    return frame[[name for name in frame if OF_EPOCH not in str(name)]], keyed
