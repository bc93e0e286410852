"""What a small group of referrals has in common is not shown."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from data.codebook.episodes import EVENT, episode_attribute
from data.protection.encoding import Cell
from data.protection.episode_lattice import parents, without
from data.protection.perturbation import DEFAULT
from data.protection.slices import SMALL_SLICE

Shown = Mapping[Cell, int]


def releasable(shown: Shown) -> frozenset[Cell]:
    """The cells that may be stored, of those that show something.

    Every parent is stored and shows more than ten; and no group that can be of at most ten persons shows a
    single category, for then everybody in it would seem to have it. Both follow from shown numbers alone.
    """
    suppressed: frozenset[Cell] = frozenset()
    while found := readable({cell: shown[cell] for cell in within_slices(shown, suppressed)}):
        suppressed |= found
    return within_slices(shown, suppressed)


def within_slices(shown: Shown, suppressed: Collection[Cell] = ()) -> frozenset[Cell]:
    """The slice rule alone: the cells whose every parent is kept and shows more than ten. What is withheld
    takes everything inside it along."""
    known: dict[Cell, bool] = dict.fromkeys(suppressed, False)

    def is_kept(cell: Cell) -> bool:
        if cell not in known:
            known[cell] = shown.get(cell, 0) > 0 and all(
                is_kept(parent) and shown[parent] > SMALL_SLICE for parent in parents(cell)
            )
        return known[cell]

    return frozenset(cell for cell in shown if is_kept(cell))


def readable(shown: Shown) -> frozenset[Cell]:
    """The cells of slices in which one category alone is shown of a group that can be small."""
    slices: dict[tuple[Cell, str], list[tuple[Cell, str]]] = defaultdict(list)
    for cell in shown:
        for k, name in enumerate(cell[0]):
            if name != EVENT:
                slices[without(cell, k), name].append((cell, _widest(name, cell[1][k])))
    return frozenset(
        cell
        for (group, _), cells in slices.items()
        if len({top for _, top in cells}) == 1 and _can_be_small(group, shown, [c for c, _ in cells])
        for cell, _ in cells
    )


def _widest(name: str, code: str) -> str:
    """The widest code that holds this one, or the code itself. The widest roll-up stands first."""
    found = episode_attribute(name)
    if not found.rollups:
        return code
    wide, members = found.rollups[0]
    return wide if code in members or code not in found.values else code


def _can_be_small(group: Cell, shown: Shown, cells: list[Cell]) -> bool:
    """Whether the group can be of at most ten by its own number, or else by the sum of its cells."""
    number = shown.get(group) or sum(shown[cell] for cell in cells)
    return DEFAULT.support(number)[0] <= SMALL_SLICE


def left_of(cells: Collection[Cell], suppressed: Collection[Cell]) -> frozenset[Cell]:
    """The stored cells without those suppressed and everything inside them."""
    gone: dict[Cell, bool] = dict.fromkeys(suppressed, True)

    def is_gone(cell: Cell) -> bool:
        if cell not in gone:
            gone[cell] = any(is_gone(parent) for parent in parents(cell))
        return gone[cell]

    return frozenset(cell for cell in cells if not is_gone(cell))
