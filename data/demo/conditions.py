"""The printed figures as conditions of the integer program."""

from itertools import pairwise

from data.codebook.model import attribute
from data.demo.assumptions import assumptions
from data.demo.printed import printed, smallest_listed
from data.demo.program import Program
from data.demo.sizes import OLDER_AGES, totals_of, two_ages, two_genders
from data.demo.states import TWICE, UNKNOWN, real_needs, states_with

UNBOUNDED = float("inf")


def add_conditions(program: Program) -> None:
    """Every printed figure that the five tables can express, exactly or inside its rounding."""
    _links(program)
    _totals(program)
    _plans(program)
    _plans_by_group(program)
    _needs(program)
    _parallel_needs(program)
    _by_time(program)
    _time_in_groups(program)


def _links(program: Program) -> None:
    program.link("plan", "need", ["gender", "age", "time", "status"])
    program.link("need", "duration", ["time", "state"])
    program.link("need", "age", ["time", "state"], age=("older", *OLDER_AGES))
    program.link("plan", "barrier", ["plan", "status"])


def exactly(program: Program, table: str, persons: float, **where: str | tuple[str, ...]) -> None:
    """Require a number of persons in the cells with these codes."""
    program.require([(1.0, program.cells(table, **where))], persons, persons)


def rounds_to(program: Program, table: str, share: int, part: dict[str, str], whole: dict[str, str]) -> None:
    """Require that part of whole is a printed whole per cent, when both are counts of the program."""
    inside, base = program.cells(table, **part), program.cells(table, **whole)
    program.require([(200.0, inside), (-(2 * share - 1), base)], 0, UNBOUNDED)
    program.require([(200.0, inside), (-(2 * share + 1), base)], -UNBOUNDED, -1)


def share_of(
    program: Program, table: str, share: int, base: int, slack: int = 0, **where: str | tuple[str, ...]
) -> None:
    """Require that cells are a printed whole per cent of a known base, even if slack persons leave."""
    low = -((1 - 2 * share) * base // 200)
    high = ((2 * share + 1) * base - 1) // 200
    program.require([(1.0, program.cells(table, **where))], low + slack, high)


def _totals(program: Program) -> None:
    for time, clients in printed()["time"]["counts"].items():
        exactly(program, "plan", clients, time=time)
    for gender, clients in two_genders().items():
        exactly(program, "plan", clients, gender=gender)
    for age, clients in two_ages().items():
        exactly(program, "plan", clients, age=age)
    for name in ("duration", "barrier"):
        for code, clients in totals_of(name).items():
            exactly(program, name, clients, **{name: code})
    for age in OLDER_AGES:
        exactly(program, "age", totals_of("age")[age], age=age)


def _plans(program: Program) -> None:
    base = printed()["target_group"]
    for plan, share in printed()["one_way"]["main_plan"]["shares"].items():
        share_of(program, "plan", share, base, plan=plan)
    exactly(program, "plan", base - printed()["with_plan"], plan="no_measure")
    for plan, share in printed()["sufficient_by_plan"]["shares"].items():
        rounds_to(program, "plan", share, {"plan": plan, "status": "none"}, {"plan": plan})


def _plans_by_group(program: Program) -> None:
    for gender in two_genders():
        size = totals_of("gender")[gender]
        for plan, share in printed()["plan_by_gender"][gender].items():
            # one of them may turn out to have another gender identity
            share_of(program, "plan", share, size, 1, plan=plan, gender=gender)
    for age, size in two_ages().items():
        for plan, share in printed()["plan_by_age"][age].items():
            share_of(program, "plan", share, size, plan=plan, age=age)


def _needs(program: Program) -> None:
    needs, totals = printed()["needs"], assumptions()["totals"]
    exactly(program, "need", totals["unknown_sufficiency"], state=UNKNOWN)
    exactly(program, "need", needs["two"], status="two")
    exactly(program, "need", needs["any"] - needs["two"], status="one")
    exactly(program, "need", totals["two_splits_of_rehab"], state=TWICE)
    for need in real_needs():
        double = totals["two_splits_of_rehab"] if need == "work_rehab" else 0
        exactly(program, "need", needs["answers"][need] - double, state=states_with(need))


def _parallel_needs(program: Program) -> None:
    margins, twice = printed(), assumptions()["totals"]["two_splits_of_rehab"]
    for need, share in margins["parallel"]["shares"].items():
        answers = margins["needs"]["answers"][need]
        pairs = program.cells("need", status="two", state=states_with(need))
        # both answers of a client with two splits of the need have the other one beside them
        double = twice if need == "work_rehab" else 0
        low = -((1 - 2 * share) * answers // 200)
        high = ((2 * share + 1) * answers - 1) // 200
        program.require([(1.0, pairs)], low - double, high - double)
        _rank_partners(program, need, margins["parallel"]["partners"][need])


def _rank_partners(program: Program, need: str, named: list[str]) -> None:
    lead = assumptions()["totals"]["partner_lead"]
    rest = [TWICE] if need == "work_rehab" else []
    rest += [pair_of(need, other) for other in real_needs() if other not in (need, *named)]
    ranked = [pair_of(need, partner) for partner in named]
    for first, second in [*pairwise(ranked), *((ranked[-1], state) for state in rest)]:
        more, fewer = program.cells("need", state=first), program.cells("need", state=second)
        program.require([(1.0, more), (-1.0, fewer)], lead, UNBOUNDED)


def pair_of(first: str, second: str) -> str:
    """The state of a client with these two different needs."""
    (state,) = set(states_with(first)) & set(states_with(second))
    return state


def _by_time(program: Program) -> None:
    for time, listed in printed()["by_time"]["plan"].items():
        for plan in attribute("main_plan").values:
            cells = program.cells("plan", plan=plan, time=time)
            low, high = _range("plan", time, plan, listed)
            program.require([(1.0, cells)], low, high)
    for time, listed in printed()["by_time"]["need"].items():
        exactly(program, "need", listed["none"], state="none", time=time)
        for need in real_needs():
            cells = program.cells("need", state=states_with(need), time=time)
            low, high = _range("need", time, need, listed)
            program.require([(1.0, cells)], low, high)
        # some clients with one need also answered unknown, so a little room is left under the cap
        room = smallest_listed("need", time) - assumptions()["totals"]["vet_ej_as_second_answer"]
        program.require([(1.0, program.cells("need", state=UNKNOWN, time=time))], 0, room)


def _range(kind: str, time: str, code: str, listed: dict[str, int]) -> tuple[int, int]:
    if code in listed:
        return listed[code], listed[code]
    return 0, smallest_listed(kind, time)


def _time_in_groups(program: Program) -> None:
    for row in printed()["time_in_group"]["shares"]:
        name, code = row["attribute"], row["code"]
        base = totals_of(name)[code]
        share_of(program, name, row["share"], base, **{name: code, "time": row["time"]})
