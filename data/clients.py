"""From a client's raw answers to one column per attribute of the code book."""

import numpy as np
import pandas as pd

from data.codebook.model import NEED_NO, NEED_PREFIX, NEED_YES, Attribute, attribute, attributes, need_codes

NO_SPLIT = "none"
UNKNOWN_NEED = "unknown"
SEVERAL = "several"
NEED_ANSWERS = (("need_1", "need_1_split"), ("need_2", "need_2_split"))
KEPT = ("active_work", "administration")
COPIED = (
    "gender",
    "age",
    "children",
    "duration",
    "barrier",
    "main_plan",
    "other_plan",
    "plan_sufficient",
    "time_to_self_support",
)


DERIVED_FROM = (
    "main_plan",
    "plan_split",
    "plan_sufficient",
    *(name for pair in NEED_ANSWERS for name in pair),
)


class ClientError(ValueError):
    """An answer is missing, contradicts another or is not in the code book; names attribute and value."""


def derive_attributes(raw: pd.DataFrame) -> pd.DataFrame:
    """Columns client, year (where given) and one per attribute, in code-book order; same rows as `raw`.

    raw: the answers of the week-40 survey, columns client, year, active_work, administration, gender, age,
    children, duration, barrier, main_plan, plan_split, other_plan, plan_sufficient, need_1, need_1_split,
    need_2, need_2_split, time_to_self_support. Attributes are categories, their codes those of the code book.
    Clients whose active_work is no keep nothing but their administration.
    ClientError when a client in the target group lacks an answer or has one that the code book does not.
    """
    columns = {name: _answers(raw[name]) for name in (*KEPT, *COPIED)}
    columns |= _derived(raw)
    is_active = columns["active_work"].eq("yes")
    everybody = pd.Series(True, index=raw.index)
    coded = {
        a.name: _coded(a, columns[a.name], everybody if a.name in KEPT else is_active) for a in attributes()
    }
    identity = {name: raw[name] for name in ("client", "year") if name in raw}
    return pd.DataFrame({**identity, **coded}, index=raw.index)


def _answers(given: pd.Series) -> pd.Series:
    """Answers as categories, blank and missing alike as none."""
    answers = given.astype("category")
    return answers.cat.remove_categories("") if "" in answers.cat.categories else answers


def _coded(a: Attribute, values: pd.Series, is_asked: pd.Series) -> pd.Series:
    """The values of those who are asked, by the categories of the code book."""
    asked = values.where(is_asked).cat.remove_unused_categories()
    if unknown := set(asked.cat.categories) - set(a.values):
        raise ClientError(f"{a.name}: {sorted(map(str, unknown))}")
    if missing := int((asked.isna() & is_asked).sum()):
        raise ClientError(f"{a.name}: {missing} clients have no answer")
    return asked.cat.set_categories(list(a.values))


def _derived(raw: pd.DataFrame) -> dict[str, pd.Series]:
    """What follows from several answers, worked out once for every combination that occurs: a million clients
    give a few thousand."""
    answers = raw[list(DERIVED_FROM)].apply(_answers)
    combination = answers.groupby(list(DERIVED_FROM), observed=True, dropna=False, sort=False).ngroup()
    once = answers[~combination.duplicated()].astype(object)
    once = once.where(once.notna(), None)
    columns = {
        "plan_group": once["main_plan"].map(_groups()),
        "plan_split": _plan_split(once["main_plan"], once["plan_split"]),
        **_needs(once),
        "need_count": _need_count(once),
    }
    return {
        name: values.astype("category").iloc[combination].set_axis(raw.index)
        for name, values in columns.items()
    }


def _groups() -> dict[str, str]:
    return {member: group.code for group in attribute("plan_group").codes for member in group.members}


def _plan_split(plan: pd.Series, split: pd.Series) -> pd.Series:
    named = np.where(split.astype(str).str.contains(".", regex=False), split, plan + "." + split)
    return pd.Series(named, index=plan.index, dtype=object).where(
        split.notna() & split.ne(NO_SPLIT), NO_SPLIT
    )


def _needs(raw: pd.DataFrame) -> dict[str, pd.Series]:
    answers = [(raw[need], raw[split]) for need, split in NEED_ANSWERS]
    for need, _ in answers:
        if unknown := set(need.dropna().unique()) - set(need_codes()):
            raise ClientError(f"need: {sorted(map(str, unknown))}")
    return {NEED_PREFIX + code: _need(attribute(NEED_PREFIX + code), answers) for code in need_codes()}


def _need(need: Attribute, answers: list[tuple[pd.Series, pd.Series]]) -> pd.Series:
    """no, or yes or the split; two splits of the same need are `several`."""
    code = need.name.removeprefix(NEED_PREFIX)
    first, second = (
        (split if need.rollups else pd.Series(NEED_YES, index=given.index)).where(given.eq(code), NEED_NO)
        for given, split in answers
    )
    both = first.ne(NEED_NO) & second.ne(NEED_NO) & first.ne(second)
    return first.where(first.ne(NEED_NO), second).mask(both, SEVERAL)


def _need_count(raw: pd.DataFrame) -> pd.Series:
    """Answers to question 10 other than `unknown`, as the report counts: two splits of one need are two."""
    answers = [raw[need] for need, _ in NEED_ANSWERS]
    known = pd.concat([answer.notna() & answer.ne(UNKNOWN_NEED) for answer in answers], axis=1).sum(axis=1)
    is_sufficient = raw["plan_sufficient"].eq("yes")
    if bool((is_sufficient & (known > 0)).any()):
        raise ClientError("need_count: needs are given although the plan is sufficient")
    nothing_known = pd.Series(np.where(is_sufficient, "0", "unknown"), index=raw.index, dtype=object)
    return nothing_known.mask(known.eq(1), "1").mask(known.eq(2), "2")
