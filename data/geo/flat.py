"""From the published borders in degrees to a flat, coarse map: shared borders stay shared."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, hypot, radians

Point = tuple[float, float]
Line = list[Point]
KM_PER_DEGREE = 111.32
MIDDLE_LATITUDE = 57.72
CORNER = (11.5, 57.5)
"""Longitude and latitude that become 0, 0."""
COARSENESS_KM = 0.12
SMALLEST_ISLAND_KM2 = 0.25


def flat(longitude: float, latitude: float) -> Point:
    """Kilometres east and north of the corner. Equirectangular around the middle latitude: over the city's
    half degree from north to south the widths are off by at most half a per cent."""
    east = (longitude - CORNER[0]) * cos(radians(MIDDLE_LATITUDE)) * KM_PER_DEGREE
    return east, (latitude - CORNER[1]) * KM_PER_DEGREE


def area(ring: Sequence[Point]) -> float:
    """Area inside a closed ring."""
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairwise(ring))) / 2


def centre(ring: Sequence[Point]) -> Point:
    """The middle of the area inside a closed ring."""
    crosses = [(x * v - u * y, x + u, y + v) for (x, y), (u, v) in pairwise(ring)]
    whole = 3 * sum(cross for cross, _, _ in crosses)
    return sum(c * east for c, east, _ in crosses) / whole, sum(c * north for c, _, north in crosses) / whole


def coarse(districts: dict[str, list[Line]]) -> dict[str, list[Line]]:
    """The closed rings of each district with fewer points, the largest first, without small islands.

    Each border is cut where it begins and ends to be shared, and each piece is made coarse once, so that two
    districts keep the very same border.
    """
    ends = _ends(districts)
    return {
        code: [
            _coarse_ring(ring, ends)
            for ring in sorted(rings, key=area, reverse=True)
            if area(ring) >= SMALLEST_ISLAND_KM2
        ]
        for code, rings in districts.items()
    }


def _ends(districts: dict[str, list[Line]]) -> set[Point]:
    """Points where a shared border begins or ends: those with more than two neighbours."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for ring in (ring for rings in districts.values() for ring in rings):
        for first, second in pairwise(ring):
            beside[first].add(second)
            beside[second].add(first)
    return {point for point, others in beside.items() if len(others) > 2}


def _coarse_ring(ring: Line, ends: set[Point]) -> Line:
    start = next((i for i, point in enumerate(ring) if point in ends), 0)
    turned = ring[start:-1] + ring[: start + 1]
    cuts = [i for i, point in enumerate(turned) if i and point in ends] or [_furthest(turned)]
    if cuts[-1] != len(turned) - 1:
        cuts.append(len(turned) - 1)
    found, begin = [turned[0]], 0
    for end in cuts:
        found += _piece(turned[begin : end + 1])[1:]
        begin = end
    return found


def _furthest(line: Line) -> int:
    return max(range(len(line)), key=lambda i: _distance(line[i], line[0], line[0]))


def _piece(line: Line) -> Line:
    """A piece of border with fewer points: the same whichever district it is walked from."""
    return _fewer(line) if line <= line[::-1] else _fewer(line[::-1])[::-1]


def _fewer(line: Line) -> Line:
    """Douglas and Peucker: the point furthest off the straight line is kept, and so on either side."""
    if len(line) < 3:
        return line
    offs = [_distance(point, line[0], line[-1]) for point in line]
    most = max(range(len(line)), key=offs.__getitem__)
    if offs[most] <= COARSENESS_KM:
        return [line[0], line[-1]]
    return _fewer(line[: most + 1])[:-1] + _fewer(line[most:])


def _distance(point: Point, begin: Point, end: Point) -> float:
    """From a point to the straight line between two others."""
    (x, y), (a, b), (c, d) = point, begin, end
    length = hypot(c - a, d - b)
    if not length:
        return hypot(x - a, y - b)
    along = min(1.0, max(0.0, ((x - a) * (c - a) + (y - b) * (d - b)) / length**2))
    return hypot(x - a - along * (c - a), y - b - along * (d - b))


def rounded(line: Iterable[Point]) -> list[list[float]]:
    """Points to ten metres, as they are kept."""
    return [[round(x, 2), round(y, 2)] for x, y in line]
