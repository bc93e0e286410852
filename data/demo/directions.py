"""What the report says in words only, as inequalities of the integer program."""

from collections.abc import Iterable

from data.demo.assumptions import assumptions
from data.demo.printed import printed
from data.demo.program import Indices, Program
from data.demo.sizes import OLDER_AGES, totals_of, two_ages, two_genders
from data.demo.states import states_with

UNBOUNDED = float("inf")
WOMEN_NEED_MORE = ("job_focused", "integration")
MEN_NEED_MORE = ("work_rehab", "care_contact", "other_assistance")
LONG_NEEDS_MORE = ("work_rehab", "health", "other_benefit")
SHORT_NEEDS_MORE = ("job_focused",)
OLDER_NEED_MORE = ("integration", "other_benefit")
LONG, SHORT = ("3_5y", "6y_plus"), ("0_9m", "10m_2y")
SOCIAL = ("social_health", "social_substance", "social_other")
NEEDY = ("one", "two")


def add_directions(program: Program) -> None:
    """Every comparison that is printed in words, with the assumed least difference."""
    _genders(program)
    _durations(program)
    _ages(program)
    _barriers(program)
    _times(program)


def higher(program: Program, first: Indices, first_base: int, second: Indices, second_base: int) -> None:
    """Require that first of its base is a larger share than second of its base, by the assumed points."""
    points = assumptions()["direction_points"] + assumptions()["gender_draw_points"]
    terms = [(100 / first_base, first), (-100 / second_base, second)]
    program.require(terms, points, UNBOUNDED)


def within(
    program: Program, first: Indices, first_base: int, second: Indices, second_base: int, points: float
) -> None:
    """Require that the two shares differ by at most some percentage points."""
    room = points - assumptions()["gender_draw_points"]
    program.require([(100 / first_base, first), (-100 / second_base, second)], -room, room)


def _genders(program: Program) -> None:
    size = two_genders()

    def compare(
        table: str, more: str, fewer: str, **where: str | Iterable[str]
    ) -> tuple[Indices, int, Indices, int]:
        first = program.cells(table, gender=more, **where)
        return first, size[more], program.cells(table, gender=fewer, **where), size[fewer]

    for need in WOMEN_NEED_MORE:
        higher(program, *compare("need", "woman", "man", state=states_with(need)))
    for need in MEN_NEED_MORE:
        higher(program, *compare("need", "man", "woman", state=states_with(need)))
    within(program, *compare("plan", "woman", "man", status="none"), assumptions()["marginal_points"])
    for more, fewer, time in (
        ("woman", "man", "19m_plus"),
        ("man", "woman", "0_9m"),
        ("man", "woman", "10_18m"),
    ):
        higher(program, *compare("plan", more, fewer, time=time))
        within(program, *compare("plan", more, fewer, time=time), assumptions()["slight_points"])


def _durations(program: Program) -> None:
    totals = totals_of("duration")
    long, short = sum(totals[code] for code in LONG), sum(totals[code] for code in SHORT)
    for need in LONG_NEEDS_MORE:
        first = program.cells("duration", duration=LONG, state=states_with(need))
        second = program.cells("duration", duration=SHORT, state=states_with(need))
        higher(program, first, long, second, short)
    for need in SHORT_NEEDS_MORE:
        first = program.cells("duration", duration=SHORT, state=states_with(need))
        second = program.cells("duration", duration=LONG, state=states_with(need))
        higher(program, first, short, second, long)
    no_need = [program.cells("duration", duration=codes, state="none") for codes in (SHORT, LONG)]
    higher(program, no_need[0], short, no_need[1], long)
    hardest = program.cells("duration", duration="6y_plus", time="unknown")
    for code in totals:
        if code != "6y_plus":
            other = program.cells("duration", duration=code, time="unknown")
            higher(program, hardest, totals["6y_plus"], other, totals[code])


def _ages(program: Program) -> None:
    size, oldest = two_ages(), totals_of("age")["age_55_plus"]
    for need in ("job_focused", *OLDER_NEED_MORE):
        young = program.cells("need", age="young", state=states_with(need))
        older = program.cells("need", age="older", state=states_with(need))
        most = program.cells("age", age=OLDER_AGES[1], state=states_with(need))
        if need in OLDER_NEED_MORE:
            higher(program, older, size["older"], young, size["young"])
            higher(program, most, oldest, young, size["young"])
        else:
            higher(program, young, size["young"], older, size["older"])
            higher(program, young, size["young"], most, oldest)


def _barriers(program: Program) -> None:
    totals, everyone = totals_of("barrier"), printed()["target_group"]
    needs = printed()["needs"]
    social = sum(totals[code] for code in SOCIAL)
    unemployed = totals["unemployed"]
    all_two, all_none = program.cells("barrier", status="two"), program.cells("barrier", status="none")
    higher(program, program.cells("barrier", barrier=SOCIAL, status="two"), social, all_two, everyone)
    higher(
        program, all_two, everyone, program.cells("barrier", barrier="unemployed", status="two"), unemployed
    )
    no_need = program.cells("barrier", barrier="unemployed", status="none")
    higher(program, no_need, unemployed, program.cells("barrier", barrier=SOCIAL, status="none"), social)
    higher(program, all_none, everyone, program.cells("barrier", barrier=SOCIAL, status="none"), social)
    average = needs["two"] / needs["any"] * 100
    points = assumptions()["direction_points"]
    for codes, sign in ((SOCIAL, 1), (("unemployed",), -1)):
        two = program.cells("barrier", barrier=codes, status="two")
        any_need = program.cells("barrier", barrier=codes, status=NEEDY)
        program.require([(sign * 100.0, two), (-(sign * average + points), any_need)], 0, UNBOUNDED)


def _times(program: Program) -> None:
    counts = printed()["time"]["counts"]
    soon, later = ("0_9m",), ("10_18m", "19m_plus")
    first = program.cells("plan", time=later, status="two")
    second = program.cells("plan", time=soon, status="two")
    higher(program, first, sum(counts[code] for code in later), second, counts["0_9m"])
    points = assumptions()["direction_points"]
    average = printed()["needs"]["two"] / printed()["needs"]["any"] * 100
    for codes, sign in ((later, 1), (soon, -1)):
        two = program.cells("plan", time=codes, status="two")
        program.require(
            [
                (sign * 100.0, two),
                (-(sign * average + points), program.cells("plan", time=codes, status=NEEDY)),
            ],
            0,
            UNBOUNDED,
        )
    everyone = program.cells("need", state=states_with("other_benefit"))
    near = program.cells("need", state=states_with("other_benefit"), time=("0_9m", "10_18m"))
    higher(program, everyone, printed()["target_group"], near, counts["0_9m"] + counts["10_18m"])
