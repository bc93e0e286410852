"""Vad krävs för att korta kön? Extra places needed, when the queue is cleared, and the way there.

One function, `plan`, from what is filled in to a typed result: a Plan, or Impossible (the inflow is not less
than the capacity: the queue grows without limit and nothing is promised), Incomplete or Invalid.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import ceil, exp, floor, sqrt
from typing import Literal

from queries.queue_chain import Chain, States, Steady, evolve
from queries.queue_inputs import Incomplete, Inputs, Invalid, faults, missing
from queries.queue_path import Cleared, Moment, cleared, moments

STEPS = 24
"""Points on the way to the target date."""
SEARCH_STEPS, SEARCH_DRIFT = 8, 30.0
"""Longer steps while the number of places is sought; the answer itself is settled by the short ones."""
MOST_WAITING = 5000


@dataclass(frozen=True, slots=True)
class Plan:
    """What so many extra places give. meets_target: the wanted share starts in time both at the target date
    and in the long run. growth: persons by which the queue grows a month with today's places, 0 when they
    suffice (`has_equilibrium_today`). capacity_*: persons a month who can start. extra_specialists: the extra
    places over the caseload filled in, not rounded.
    target_queue: the longest queue from which a newcomer is expected to start in time. today, after: the way
    with today's places and with the extra ones, from month 0 to the target date."""

    places: int
    extra_places: int
    extra_specialists: float | None
    meets_target: bool
    has_equilibrium_today: bool
    growth: float
    capacity_today: float
    capacity_after: float
    long_run: Steady
    long_run_share_in_time: float
    target_queue: int
    cleared: Cleared
    today: tuple[Moment, ...]
    after: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Impossible:
    """Nothing can be promised with the extra places tried. reason: "no_equilibrium", inflow ≥ capacity, so
    that the queue grows without limit, by `growth` persons a month. least_extra: extra places from which
    there is an equilibrium at all; way: the queue until the target date."""

    reason: Literal["no_equilibrium"]
    growth: float
    least_extra: int
    way: tuple[Moment, ...]


Result = Plan | Impossible | Incomplete | Invalid


def plan(inputs: Inputs) -> Result:
    """The fewest extra places with which the wanted share of newcomers starts in time at the target date and
    in the long run, or what `inputs.extra_places` of them give. Assumptions: `queue_assumptions.ASSUMPTIONS`.
    """
    case = _case(inputs)
    if not isinstance(case, _Case):
        return case
    extra = case.extra_needed() if inputs.extra_places is None else int(inputs.extra_places)
    return case.plan(extra) if case.chain(extra).has_equilibrium else case.impossible(extra)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Extra places needed when one thing is otherwise; None where that is beyond what the input accepts.
    code "inflow" and "stay": a tenth lower (`low`), a tenth higher (`high`). "spread": stays that vary as
    the model has it, and stays that are all alike, when those who get the new places finish later."""

    code: Literal["inflow", "stay", "spread"]
    low: int | None
    high: int | None


def sensitivity(inputs: Inputs) -> tuple[Sensitivity, ...]:
    """How the number of extra places needed follows what it is most sensitive to, one thing at a time; empty
    when an input is missing or wrong."""
    case = _case(inputs)
    if not isinstance(case, _Case):
        return ()
    alike = replace(case, are_alike=True, known={})
    return (
        Sensitivity("inflow", *(_needed(inputs, "inflow", factor) for factor in (0.9, 1.1))),
        Sensitivity("stay", *(_needed(inputs, "stay", factor) for factor in (0.9, 1.1))),
        Sensitivity("spread", case.extra_needed(), alike.extra_needed()),
    )


def _needed(inputs: Inputs, code: str, factor: float) -> int | None:
    case = _case(replace(inputs, **{code: getattr(inputs, code) * factor}))
    return case.extra_needed() if isinstance(case, _Case) else None


def _case(inputs: Inputs) -> "_Case | Incomplete | Invalid":
    wrong = faults(inputs)
    if wrong:
        return Invalid(wrong)
    lacking = missing(inputs)
    if lacking:
        return Incomplete(lacking)
    inputs = inputs.filled()
    places = inputs.all_places()
    numbers = (inputs.inflow, inputs.stay, inputs.waiting, inputs.target_wait, inputs.months)
    inflow, stay, waiting, target_wait, months = (float(number or 0) for number in numbers)
    leaving, share = float(inputs.leaving or 0), float(inputs.share_in_time or 0)
    return _Case(
        Chain(inflow, stay, places or 0, leaving), int(waiting), target_wait, months, share, inputs.caseload
    )


@dataclass(frozen=True, eq=False)
class _Case:
    """A complete and valid question. today: the service with today's places; share: wanted to start within
    target_wait; are_alike: whether all stay equally long; known: ways worked out, by extra places."""

    today: Chain
    waiting: int
    target_wait: float
    months: float
    share: float
    caseload: float | None
    are_alike: bool = False
    known: dict[int, States] = field(default_factory=dict)

    def chain(self, extra: int) -> Chain:
        """The service with so many extra places."""
        return replace(self.today, places=self.today.places + extra)

    def states(self, extra: int) -> States:
        """The way to the target date, all places taken and `waiting` more waiting today."""
        if extra not in self.known:
            self.known[extra] = evolve(self.chain(extra), self.present(extra), self.months, STEPS)
        return self.known[extra]

    def present(self, extra: int) -> int:
        """Persons in the service and in the queue today.

        Where all stay equally long nobody in a new place is done before a whole stay has passed: by renewal
        theory each has then let through half a person less than the chain has it, or none yet. Counted as
        present from the start they make the queue right at the target date, and too long before it."""
        behind = min(self.months / self.today.stay, 0.5) if self.are_alike else 0.0
        return self.today.places + self.waiting + ceil(extra * behind)

    def extra_needed(self) -> int:
        """The fewest extra places that meet the target in the long run and at the target date."""
        least = self._least_extra()
        lasting = _fewest(self._is_met_in_the_long_run, least, least)
        found = _fewest(self._is_nearly_met_in_time, lasting, self._fluid_guess())
        while not self._is_met_in_time(found):
            found += 1
        while found > lasting and self._is_met_in_time(found - 1):
            found -= 1
        return found

    def _least_extra(self) -> int:
        extra = max(0, floor(self.today.inflow * self.today.stay) + 1 - self.today.places)
        # Rounding may leave the product just below a whole number.
        return extra if self.chain(extra).has_equilibrium else extra + 1

    def _is_met_in_the_long_run(self, extra: int) -> bool:
        return self.chain(extra).steady_share(self.target_wait) >= self.share

    def _is_met_in_time(self, extra: int) -> bool:
        return bool(self.states(extra).share_in_time(self.target_wait)[-1] >= self.share)

    def _is_nearly_met_in_time(self, extra: int) -> bool:
        states = evolve(self.chain(extra), self.present(extra), self.months, SEARCH_STEPS, SEARCH_DRIFT)
        return bool(states.share_in_time(self.target_wait)[-1] >= self.share)

    def _fluid_guess(self) -> int:
        """Extra places if people were a fluid, and a margin for chance: only where the search begins."""
        left = exp(-self.today.leaving * self.months)
        months = (1 - left) / self.today.leaving if left < 1 else self.months
        flow = self.today.inflow * months
        turnover = left + (months + self.target_wait) / self.today.stay
        return ceil((self.present(0) * left + flow + 1.3 * sqrt(2 * flow)) / turnover) - self.today.places

    def plan(self, extra: int) -> Plan:
        """What so many extra places give; they must have an equilibrium."""
        chain, after = self.chain(extra), self.states(extra)
        lasting, today = chain.steady_share(self.target_wait), self.today
        target_queue = max(0, int((chain.waits(MOST_WAITING) <= self.target_wait).sum()) - 1)
        in_time = float(after.share_in_time(self.target_wait)[-1])
        return Plan(
            places=today.places,
            extra_places=extra,
            extra_specialists=extra / self.caseload if self.caseload else None,
            meets_target=min(lasting, in_time) >= self.share,
            has_equilibrium_today=today.has_equilibrium,
            growth=max(0.0, today.inflow - today.capacity),
            capacity_today=today.capacity,
            capacity_after=chain.capacity,
            long_run=chain.steady,
            long_run_share_in_time=lasting,
            target_queue=target_queue,
            cleared=cleared(after, target_queue, self.months),
            today=moments(self.states(0) if extra else after, self.months, self.target_wait),
            after=moments(after, self.months, self.target_wait),
        )

    def impossible(self, extra: int) -> Impossible:
        """Why so many extra places promise nothing."""
        chain = self.chain(extra)
        way = moments(self.states(extra), self.months, self.target_wait)
        return Impossible("no_equilibrium", chain.inflow - chain.capacity, self._least_extra(), way)


def _fewest(is_enough: Callable[[int], bool], least: int, guess: int) -> int:
    """The least number from `least` on that is enough, when more is never worse; sought around a guess."""
    step, low, high = 1, least - 1, max(least, guess)
    if is_enough(high):
        while high > least and is_enough(max(least, high - step)):
            high, step = max(least, high - step), 2 * step
        low = max(low, high - step)
    else:
        low, high = high, high + 1
        while not is_enough(high):
            step, low, high = 2 * step, high, high + 2 * step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return high
