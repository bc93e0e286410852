"""What the gate takes away when its audit has narrowed a cell too far."""

from collections.abc import Collection, Iterable, Mapping

from data.protection.encoding import Cell

TAKEN_AWAY = "{} celler gick att ringa in och tas bort; granskningen görs om."


def covering(
    narrowed: Iterable[Cell], shown: Mapping[Cell, int], exact: Collection[Cell] = frozenset()
) -> frozenset[Cell]:
    """What to suppress for cells that were narrowed too far.

    The cell itself where it is shown, otherwise the smallest shown cell of its table that differs in one
    code, and is no printed figure (exact): it is the sums along that line that give a hidden cell away.
    """
    chosen: set[Cell] = set()
    for cell in narrowed:
        if cell in shown:
            chosen.add(cell)
        elif line := [other for other in shown if _on_a_line(cell, other) and other not in exact]:
            chosen.add(min(line, key=lambda other: (shown[other], other)))
    return frozenset(chosen)


def _on_a_line(cell: Cell, other: Cell) -> bool:
    return cell[0] == other[0] and sum(a != b for a, b in zip(cell[1], other[1], strict=True)) == 1
