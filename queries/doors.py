"""Which doors are open to a person: three-valued logic over what is stated of services. Pure, no store.

A question that the person's situation leaves open, or a criterion that neither a report nor a delivered
register states, is unknown and never becomes yes or no. docs/decisions/doors.md gives the rules and reasons.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

State = Literal["open", "closed", "unknown"]
Basis = Literal["stated", "interpreted", "delivered"]
"""stated, interpreted: by a report, in so many words or read out of it; delivered: by a register."""
Truth = Literal["met", "broken", "not_stated", "not_answered", "not_decided", "aside"]
"""met, broken: the stated criterion holds or not; not_stated: the person has answered, no report states the
criterion; not_answered: stated, but the person has not answered; not_decided: the report does not say how it
is judged; aside: neither asked nor stated, or nothing that could close the door."""
QUESTIONS = ("district", "active_use", "housing", "income_support", "treatment_contact", "aim")
"""What a situation answers, in reading order."""
FURTHER = ("decision", "age", "gender", "condition", "entry", "af_code", "criminal_record")
"""Criteria that a situation does not answer: they are told with the door."""
NOT_DEMANDED = ("accepted", "not_required", "offers")
"""Rules that ask nothing of the person."""
UNKNOWN: tuple[Truth, ...] = ("not_stated", "not_answered", "not_decided")
REFERRAL = "referral_"
HOMES: Mapping[str, Mapping[str, Truth]] = {
    "placed": {"placed": "met", "victor": "met"},
    "victor": {"victor": "met"},
    "settled": {"settled": "met", "acute": "broken"},
    "acute_homelessness": {"acute": "met", "settled": "broken"},
    "temporary": {"temporary": "met", "settled": "broken"},
    "no_hindrance": {"settled": "met"},
}
"""Truth by what a service requires of the home and by the home; see `_home` for what is not listed."""
DEFINED_HOMES = ("placed", "victor")
"""Requirements that every other home breaks. The others are for somebody to judge."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One stated criterion of a service: a row of `service_criterion`, or of a delivered register; place:
    report and section, or the delivery."""

    criterion: str
    rule: str
    values: tuple[str, ...]
    basis: Basis = "stated"
    text: str = ""
    quote: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a person; empty or None is not answered. home: acute, temporary, placed, victor or
    settled; aim: work, studies or activity; several districts mean any of them."""

    districts: frozenset[str] = frozenset()
    active_use: bool | None = None
    home: str = ""
    income_support: bool | None = None
    treatment_contact: bool | None = None
    aim: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one question comes to for a service."""

    question: str
    truth: Truth
    criterion: Criterion | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """A service seen from a situation: its state, the verdict of every question, and further criteria."""

    state: State
    verdicts: tuple[Verdict, ...]
    further: tuple[Criterion, ...]

    def verdict(self, question: str) -> Verdict:
        """The verdict of one question."""
        return self.verdicts[QUESTIONS.index(question)]

    @property
    def deciding(self) -> tuple[Verdict, ...]:
        """The verdicts that close the door or leave it unknown; none of an open one."""
        wanted = ("broken",) if self.state == "closed" else UNKNOWN
        return tuple(verdict for verdict in self.verdicts if verdict.truth in wanted)


def door(criteria: Mapping[str, Criterion], situation: Situation) -> Door:
    """The door of a service with these stated criteria, by name. One broken criterion closes it; otherwise
    one unknown leaves it unknown; it is open only when something beside the district is stated and met."""
    verdicts = tuple(
        Verdict(name, JUDGES[name](criteria.get(name), situation), criteria.get(name)) for name in QUESTIONS
    )
    further = tuple(criteria[n] for n in FURTHER if n in criteria and criteria[n].rule not in NOT_DEMANDED)
    truths = [verdict.truth for verdict in verdicts]
    if "broken" in truths:
        return Door("closed", verdicts, further)
    is_known = not any(truth in UNKNOWN for truth in truths)
    return Door("open" if is_known and _says_something(criteria, verdicts) else "unknown", verdicts, further)


def _says_something(criteria: Mapping[str, Criterion], verdicts: tuple[Verdict, ...]) -> bool:
    is_met = any(verdict.truth == "met" for verdict in verdicts if verdict.question != "district")
    return is_met or ("decision" in criteria and criteria["decision"].rule == "not_required")


def _district(criterion: Criterion | None, person: Situation) -> Truth:
    if criterion is None:
        return "not_stated" if person.districts else "aside"
    if criterion.rule == "accepted":
        return "met"
    if not person.districts:
        return "not_answered"
    return _overlap(person.districts, frozenset(criterion.values))


def _overlap(chosen: frozenset[str], taken: frozenset[str]) -> Truth:
    if not chosen & taken:
        return "broken"
    return "met" if chosen <= taken else "not_decided"


def _active_use(criterion: Criterion | None, person: Situation) -> Truth:
    if criterion is None:
        return "not_stated" if person.active_use else "aside"
    if criterion.rule == "required":
        return _required(criterion, person.active_use)
    if criterion.rule == "accepted" or person.active_use is False:
        return "met"
    if criterion.rule == "excluded":
        return "broken" if person.active_use else "not_answered"
    return _conditional_use(criterion, person)


def _conditional_use(criterion: Criterion, person: Situation) -> Truth:
    """Ongoing use, or an answer that is missing, where the report sets a condition."""
    if "treatment_contact" not in criterion.values:
        return "not_decided" if person.active_use else "not_answered"
    if person.treatment_contact:
        return "met"
    is_refused = person.active_use and person.treatment_contact is False
    return "broken" if is_refused else "not_answered"


def _housing(criterion: Criterion | None, person: Situation) -> Truth:
    if criterion is None:
        return "not_stated" if person.home not in ("", "settled") else "aside"
    if criterion.rule == "not_required":
        return "met"
    found = [_one_home(value, person) for value in criterion.values]
    return next((truth for truth in ("met", "not_answered", "not_decided") if truth in found), "broken")


def _one_home(required: str, person: Situation) -> Truth:
    if required.startswith(REFERRAL):
        taken = frozenset({required.removeprefix(REFERRAL)})
        return _overlap(person.districts, taken) if person.districts else "not_answered"
    if not person.home:
        return "not_answered"
    otherwise: Truth = "broken" if required in DEFINED_HOMES else "not_decided"
    return HOMES[required].get(person.home, otherwise)


def _income_support(criterion: Criterion | None, person: Situation) -> Truth:
    return _required(criterion, person.income_support)


def _treatment_contact(criterion: Criterion | None, person: Situation) -> Truth:
    truth = _required(criterion, person.treatment_contact)
    is_wider = criterion is not None and "care_or_social_services" in criterion.values
    return "not_decided" if truth == "broken" and is_wider else truth


def _required(criterion: Criterion | None, answer: bool | None) -> Truth:
    """Something a person has or lacks. To have it breaks no criterion that the reports may have left out."""
    if criterion is None:
        return "not_stated" if answer is False else "aside"
    if criterion.rule == "not_required":
        return "met"
    if answer is None:
        return "not_answered"
    return "met" if answer else "broken"


def _aim(criterion: Criterion | None, person: Situation) -> Truth:
    if criterion is None:
        return "not_stated" if person.aim else "aside"
    is_required = criterion.rule == "required"
    if not person.aim:
        return "not_answered" if is_required else "aside"
    if person.aim in criterion.values:
        return "met"
    return "broken" if is_required else "not_decided"


JUDGES: Mapping[str, Callable[[Criterion | None, Situation], Truth]] = {
    "district": _district,
    "active_use": _active_use,
    "housing": _housing,
    "income_support": _income_support,
    "treatment_contact": _treatment_contact,
    "aim": _aim,
}
