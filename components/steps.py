"""A chain of steps, top to bottom: two groups at each, their difference, or that nobody publishes it."""

from typing import Any

from components.chance import chance
from components.figures import Link
from components.markup import light
from dashboard.formatting import number, points, share, signed_interval
from queries.answers import Answer, Row

SHAPES = ("circle", "square")


def step_list(answer: Answer, link: Link) -> Any:
    """The steps in their order. `text` of a step that is not published names what would give it."""
    rows = answer.rows
    steps = [_step(rows[i], rows[i + 1], rows[i + 2]) for i in range(0, len(rows), 3)]
    return light("Ol", steps, className="steps")


def _step(first: Row, second: Row, difference: Row) -> Any:
    heading = light("P", difference.label, className="stated")
    if difference.kind == "missing":
        source = f" Skulle kunna ges av: {difference.text}." if difference.text else ""
        words = light("P", [light("Strong", "Inte publicerat."), source], className="quoted")
        return light("Li", [heading, words])
    groups = [_group(row, shape) for row, shape in zip((first, second), SHAPES, strict=True)]
    is_compared = difference.difference is not None or first.base or second.base
    words = light("P", _apart(difference)) if is_compared else None
    return light("Li", [heading, light("P", groups, className="step-groups"), words])


def _group(row: Row, shape: str) -> Any:
    """ "kvinnor 36 % (1 330)", or only the number where it is a share of nothing."""
    mark = light("Span", className=f"shape is-{shape}", **{"aria-hidden": "true"})
    is_share = row.share is not None or row.base is not None
    shown = share(row.share, row.base) if is_share else number(row.count)
    counted = f" ({number(row.count)})" if is_share and row.count is not None else ""
    return light("Span", [mark, f"{row.group_label} ", light("Strong", shown), counted])


def _apart(row: Row) -> str:
    """ "+11 procentenheter (+8 till +14), kan inte förklaras av slumpen."."""
    interval = signed_interval(row.low, row.high)
    if row.difference is None or not interval:
        return f"Skillnaden {chance(row)}."
    return f"{points(row.difference)} ({interval}), {chance(row)}."
