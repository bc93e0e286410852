"""Attribute inference: does a small slice show only one category, so that all in it must have it?"""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from data.codebook.model import attribute
from data.protection.attacks.rules import all_codes, possible
from data.protection.attacks.view import SLICE_LIMIT, View
from data.protection.encoding import Cell
from data.protection.lattice import SCREENING


@dataclass(frozen=True)
class Slice:
    """The released cells of one attribute inside a group."""

    group: Cell
    attribute: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class InferenceResult:
    """Slices looked at, and those with one positive category: in groups that can be of at most ten persons
    (`readable`), and how many in larger groups, where it is statistics about many."""

    slices: int
    small: int
    readable: tuple[Slice, ...]
    uniform_large: int


@cache
def _top(name: str, code: str) -> str:
    """The roll-up that a code belongs to, or the code itself."""
    return next((rollup for rollup, members in attribute(name).rollups if code in members), code)


@cache
def choices(group: Cell, name: str) -> int:
    """How many categories the questionnaire leaves open to somebody in the group, roll-ups as one."""
    attributes, codes = group
    fixed = [all_codes(a).index(c) for a, c in zip(attributes, codes, strict=True)]
    leaves = attribute(name).values
    rows = np.array([[*fixed, leaf] for leaf in range(len(leaves))], dtype=np.int64)
    open_to = possible((*attributes, name), rows)
    return len({_top(name, leaf) for leaf, is_open in zip(leaves, open_to, strict=True) if is_open})


def slices(view: View) -> dict[tuple[tuple[str, ...], int, tuple[str, ...]], list[Cell]]:
    """The released cells of each slice: (table, position of the attribute that varies, the other codes)."""
    found: dict[tuple[tuple[str, ...], int, tuple[str, ...]], list[Cell]] = defaultdict(list)
    for cell in view.shown:
        table, codes = cell
        for i, name in enumerate(table):
            if name != SCREENING:
                found[table, i, codes[:i] + codes[i + 1 :]].append(cell)
    return found


def _least(view: View, group: Cell, cells: list[Cell]) -> int:
    """The fewest persons that the group can be, by its own number or else by the sum of its cells."""
    if group in view.exact:
        return view.shown[group]
    return view.support(view.shown.get(group) or sum(view.shown[cell] for cell in cells))[0]


def attack(view: View) -> InferenceResult:
    """Look at every slice of every released cell.

    A group counts as small when it can be of at most ten persons by its own number; a group that is not
    released itself counts by the sum of the cells inside it.
    """
    found = slices(view)
    view = replace(view, support=cache(view.support))
    readable, small, uniform_large = [], 0, 0
    for (table, i, codes), cells in found.items():
        group = table[:i] + table[i + 1 :], codes
        is_small = _least(view, group, cells) <= SLICE_LIMIT
        small += is_small
        is_uniform = len({_top(table[i], cell[1][i]) for cell in cells}) == 1
        if is_uniform and choices(group, table[i]) > 1:
            uniform_large += not is_small
            if is_small:
                readable.append(Slice(group, table[i], tuple(cells)))
    return InferenceResult(len(found), small, tuple(readable), uniform_large)
