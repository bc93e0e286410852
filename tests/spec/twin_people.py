"""The same people for the twins: plain dictionaries of answers, filtered and counted one by one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from data.codebook import attribute, needs
from queries.filters import Filters

Person = Mapping[str, str]
Table = tuple[str, ...]
Restriction = tuple[str, tuple[str, ...]]
BACKGROUND = {"gender", "age", "children", "duration", "barrier"}
PLANS = {"main_plan", "plan_group", "plan_split"}
SINGLE_ANSWERS = {"plan_group", "plan_sufficient", "time_to_self_support", "need_count"}
PAIRS = (
    {"plan_group", "plan_sufficient"},
    {"plan_group", "time_to_self_support"},
    {"need", "time_to_self_support"},
    {"time_to_self_support", "need_count"},
    {"need", "need_count"},
    {"need", "another need"},
)
NEED_NAMES = {f"need_{code}" for code in needs().values}


def person(raw: Mapping[str, str]) -> dict[str, str]:
    """A client's raw answers as one value per attribute; a need's value is no, yes or its part."""
    groups = {m: group.code for group in attribute("plan_group").codes for m in group.members}
    split = raw["plan_split"]
    found = dict(raw)
    found["plan_group"] = groups[raw["main_plan"]]
    found["plan_split"] = split if "." in split or split == "none" else f"{raw['main_plan']}.{split}"
    given = [(raw[f"need_{k}"], raw[f"need_{k}_split"]) for k in (1, 2) if raw[f"need_{k}"]]
    for code in needs().values:
        parts = {part or "yes" for need, part in given if need == code}
        found[f"need_{code}"] = "no" if not parts else parts.pop() if len(parts) == 1 else "several"
    known = sum(need != "unknown" for need, _ in given)
    nothing = "0" if raw["plan_sufficient"] == "yes" else "unknown"
    found["need_count"] = str(known) if known else nothing
    return found


@cache
def is_held(table: frozenset[str]) -> bool:
    """Whether a table of these attributes is released, by the words of the protection rules."""
    if len(table & PLANS) > 1:
        return False
    if len(table) <= 3:
        return True
    if len(table) > 4 or "administration" not in table:
        return False
    background, answers = table & BACKGROUND, table - BACKGROUND - {"administration"}
    if len(background) == 3 and not answers:
        return True
    if len(background) == 2 and len(answers) == 1:
        return bool(answers & (SINGLE_ANSWERS | NEED_NAMES))
    return len(background) == 1 and len(answers) == 2 and _kinds(answers) in PAIRS


def _kinds(answers: frozenset[str]) -> set[str]:
    kinds: set[str] = set()
    for name in sorted(answers):
        is_need = name in NEED_NAMES
        kinds.add("another need" if is_need and "need" in kinds else "need" if is_need else name)
    return kinds


def restrictions(filters: Filters, own: Iterable[str]) -> list[Restriction]:
    """What the filters ask of a person, own attributes aside."""
    wanted: list[Restriction] = []
    for name, codes in filters.chosen:
        wanted += [(f"need_{c}", ("yes",)) for c in codes] if name == "need" else [(name, codes)]
    return [restriction for restriction in wanted if restriction[0] not in set(own)]


@dataclass(frozen=True)
class Kept:
    """The restrictions that can be followed, and the filters that cannot."""

    within: tuple[Restriction, ...]
    left_out: tuple[str, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for name, _ in self.within)


def kept(filters: Filters, tables: Sequence[Table], own: Iterable[str]) -> Kept:
    """As many restrictions as every table has room for, the last one dropped first, two needs together."""
    within, left = restrictions(filters, own), list[str]()
    while not all(is_held(frozenset((*table, *(n for n, _ in within)))) for table in tables):
        dropped = within.pop()[0]
        if dropped in NEED_NAMES:
            within = [r for r in within if r[0] not in NEED_NAMES]
        left.insert(0, "need" if dropped in NEED_NAMES else dropped)
    return Kept(tuple(within), tuple(left))


def tally(people: Iterable[Person], by: Table, within: Sequence[Restriction]) -> Counter[tuple[str, ...]]:
    """People by their values of `by`. The third gender is in no table of two attributes or more."""
    table = {*by, *(name for name, _ in within)}
    hides = "gender" in table and len(table) > 1
    met = [one for one in people if not (hides and one["gender"] == "other")]
    for name, codes in within:
        any_of_it = codes == ("yes",) and name in NEED_NAMES
        met = [one for one in met if one[name] in codes or (any_of_it and one[name] != "no")]
    return Counter(tuple(one[name] for name in by) for one in met)
