"""What the questionnaire itself makes impossible: knowledge that every attacker has from the start."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from data.codebook.model import NEED_NO, NEED_PREFIX, attribute

MAX_NEEDS = 2
UNKNOWN_NEED = NEED_PREFIX + "unknown"
NO_PLAN = "no_measure"
NOT_ASKED = "not_asked"
UNDIVIDED = "none"


def all_codes(name: str) -> tuple[str, ...]:
    """Leaf codes followed by roll-up codes: every code a released cell of the attribute can have."""
    found = attribute(name)
    return (*found.values, *(code.code for code in found.rollup_codes))


def main_plans(name: str, code: str) -> frozenset[str] | None:
    """The main plans that a planning code can go with; None when it says nothing about them."""
    if name == "main_plan":
        return frozenset({code})
    if name == "plan_group":
        return frozenset(attribute(name).code(code).members)
    if name == "plan_split" and code != UNDIVIDED:
        return frozenset({code.partition(".")[0]})
    if name == "other_plan":
        return frozenset(p for p in attribute("main_plan").values if (p == NO_PLAN) == (code == NOT_ASKED))
    return None


def has_need(name: str, code: str) -> bool:
    """True for every code but no of an attribute need_<code>."""
    return name.startswith(NEED_PREFIX) and name != "need_count" and code != NEED_NO


def _contradicts(name_a: str, code_a: str, name_b: str, code_b: str) -> bool:
    plans_a, plans_b = main_plans(name_a, code_a), main_plans(name_b, code_b)
    if plans_a is not None and plans_b is not None:
        return not plans_a & plans_b
    if has_need(name_a, code_a):
        if name_b == "plan_sufficient":
            return code_b == "yes"
        if name_b == "need_count":
            return code_b == "0" or (code_b == "unknown" and name_a != UNKNOWN_NEED)
    return name_a == "plan_sufficient" and code_a == "yes" and name_b == "need_count" and code_b != "0"


@cache
def compatible(name_a: str, name_b: str) -> NDArray[np.bool_]:
    """Shape (codes of a, codes of b): which pairs of codes one client can have, roll-ups included."""
    pairs = [
        [
            not (_contradicts(name_a, a, name_b, b) or _contradicts(name_b, b, name_a, a))
            for b in all_codes(name_b)
        ]
        for a in all_codes(name_a)
    ]
    return np.array(pairs, dtype=np.bool_)


def possible(attributes: tuple[str, ...], codes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which rows of `codes` (positions in all_codes, one column per attribute) one client can have."""
    allowed = np.ones(len(codes), dtype=np.bool_)
    for i, a in enumerate(attributes):
        for j in range(i):
            allowed &= compatible(attributes[j], a)[codes[:, j], codes[:, i]]
    needs = [i for i, a in enumerate(attributes) if a.startswith(NEED_PREFIX) and a != "need_count"]
    if len(needs) > MAX_NEEDS:
        allowed &= (codes[:, needs] != 0).sum(axis=1) <= MAX_NEEDS
    if "need_count" in attributes:
        real = [i for i in needs if attributes[i] != UNKNOWN_NEED]
        is_one = codes[:, attributes.index("need_count")] == all_codes("need_count").index("1")
        allowed &= ~(is_one & ((codes[:, real] != 0).sum(axis=1) > 1))
    return allowed
