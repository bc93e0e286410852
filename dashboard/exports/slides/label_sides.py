"""On which side of its point a name stands, so that it covers no other name, point or interval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.exports.slides.chart import Axis, Series, Side
from dashboard.exports.slides.fitting import LINE, POINTS, width

PLOT_WIDTH, PLOT_HEIGHT = 10.9, 2.6
"""Inches of the plot where it is smallest."""
LETTERS = 14
REACH = 0.1
"""Inches from a point to its edge, and to its name."""
ROUNDS = 3
TRIED: tuple[Side, ...] = ("right", "left", "above", "below")
OUTSIDE = 4.0
"""How much worse it is to leave the plot than to lie on something."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A rectangle in the plot, in inches from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def shares(self, other: "_Place") -> float:
        """Square inches that both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(0.0, wide) * max(0.0, high)

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)


def best_sides(named: Series, others: Sequence[Series], along: Axis, value: Axis) -> tuple[Side, ...]:
    """The sides of a series' names. others: series whose intervals the names should not lie on."""
    points = [_scaled(x, y, along, value) for x, y in zip(named.along, named.values, strict=True)]
    taken = [_around(x, y) for x, y in points]
    taken += [one for series in (named, *others) for one in _intervals(series, along, value)]
    labels = [
        {side: _label(x, y, text, side) for side in TRIED}
        for (x, y), text in zip(points, named.texts, strict=True)
    ]
    found = [_improved([start] * len(labels), labels, taken) for start in TRIED]
    best: list[Side] = min(found, key=lambda sides: round(_total(sides, labels, taken), 3))
    return tuple(best)


def _improved(sides: list[Side], labels: Sequence[Mapping[Side, _Place]], taken: list[_Place]) -> list[Side]:
    """Each name in turn to its best side, given where the others are."""
    sides = list(sides)
    for _ in range(ROUNDS):
        for at, mine in enumerate(labels):
            around = [*taken, *_others(at, sides, labels)]
            costs = {side: round(_cost(mine[side], around), 3) for side in TRIED}
            sides[at] = min(TRIED, key=costs.__getitem__)
    return sides


def _total(sides: list[Side], labels: Sequence[Mapping[Side, _Place]], taken: list[_Place]) -> float:
    return sum(
        _cost(mine[sides[at]], [*taken, *_others(at, sides, labels)]) for at, mine in enumerate(labels)
    )


def _others(at: int, sides: Sequence[Side], labels: Sequence[Mapping[Side, _Place]]) -> list[_Place]:
    return [labels[one][sides[one]] for one in range(len(labels)) if one != at]


def _scaled(x: float | None, y: float | None, along: Axis, value: Axis) -> tuple[float, float]:
    wide, high = (along.high or 1) - along.low, (value.high or 1) - value.low
    return ((x or 0) - along.low) / wide * PLOT_WIDTH, ((y or 0) - value.low) / high * PLOT_HEIGHT


def _around(x: float, y: float) -> _Place:
    return _Place(x - REACH, y - REACH, x + REACH, y + REACH)


def _intervals(series: Series, along: Axis, value: Axis) -> list[_Place]:
    found = _level(series, along, value)
    for x, low, high in zip(series.along, series.low, series.high, strict=False):
        if low is not None and high is not None:
            (left, bottom), (_, top) = _scaled(x, low, along, value), _scaled(x, high, along, value)
            found.append(_Place(left - REACH / 2, bottom, left + REACH / 2, top))
    return found


def _level(series: Series, along: Axis, value: Axis) -> list[_Place]:
    """A line straight across, such as that of the whole city."""
    if not series.width or len(set(series.values)) != 1:
        return []
    (left, y), (right, _) = (_scaled(x, series.values[0], along, value) for x in series.along)
    return [_Place(left, y - REACH / 4, right, y + REACH / 4)]


def _label(x: float, y: float, text: str, side: Side) -> _Place:
    wide, high = width(text, LETTERS), LETTERS * LINE / POINTS
    left = {"right": x + REACH, "left": x - REACH - wide}.get(side, x - wide / 2)
    bottom = {"above": y + REACH, "below": y - REACH - high}.get(side, y - high / 2)
    return _Place(left, bottom, left + wide, bottom + high)


def _cost(label: _Place, taken: Sequence[_Place]) -> float:
    inside = label.shares(_Place(0, 0, PLOT_WIDTH, PLOT_HEIGHT))
    return sum(label.shares(one) for one in taken) + OUTSIDE * (label.area - inside)
