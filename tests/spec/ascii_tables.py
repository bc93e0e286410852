"""Tables written as text: columns separated by bars, one row a line."""

Record = dict[str, str]


def parsed(text: str) -> list[Record]:
    """The rows of a table whose first line names the columns. ValueError when a row has another width."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    if not lines:
        return []
    names = _fields(lines[0])
    rows = [_fields(line) for line in lines[1:]]
    if wrong := [line for line, row in zip(lines[1:], rows, strict=True) if len(row) != len(names)]:
        raise ValueError(f"rows of another width than {names}: {wrong}")
    return [dict(zip(names, row, strict=True)) for row in rows]


def columns(text: str) -> list[str]:
    """The column names of a table, none for an empty text."""
    return _fields(text.strip().splitlines()[0]) if text.strip() else []


def _fields(line: str) -> list[str]:
    return [field.strip() for field in line.split("|")]


def aligned(text: str) -> str:
    """The same table with every column as wide as its widest field."""
    rows = [_fields(line) for line in text.strip().splitlines() if line.strip()]
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    lines = (" | ".join(field.ljust(w) for field, w in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)
