"""Clients of a spec table: short columns and defaults become the raw answers of the week-40 survey."""

import pandas as pd

from tests.spec.ascii_tables import parsed

SHORT = {
    "plan": "main_plan",
    "split": "plan_split",
    "split_1": "need_1_split",
    "split_2": "need_2_split",
    "sufficient": "plan_sufficient",
    "time": "time_to_self_support",
    "active": "active_work",
}
DEFAULTS = {
    "year": "2022",
    "active_work": "yes",
    "administration": "nordost",
    "gender": "man",
    "age": "age_30_54",
    "children": "no",
    "duration": "0_9m",
    "barrier": "unemployed",
    "main_plan": "af_measure",
    "plan_split": "none",
    "other_plan": "none",
    "need_1": "",
    "need_1_split": "",
    "need_2": "",
    "need_2_split": "",
    "time_to_self_support": "0_9m",
}
ALWAYS_KEPT = ("client", "year", "active_work", "administration")
COLUMNS = (*DEFAULTS, "plan_sufficient")


def raw_answers(table: str) -> pd.DataFrame:
    """One row per client, columns client and COLUMNS. A row with `persons` n stands for n alike.

    Without a column `sufficient`, the plan is sufficient for those without a need. Clients who are left out
    after question 1 have an administration only.
    """
    rows = []
    for number, record in enumerate(parsed(table)):
        given = {SHORT.get(name, name): value for name, value in record.items()}
        persons = int(given.pop("persons", "1"))
        if unknown := set(given) - set(COLUMNS):
            raise ValueError(f"no such columns: {sorted(unknown)}")
        answers = {**DEFAULTS, **given}
        answers.setdefault("plan_sufficient", "no" if answers["need_1"] else "yes")
        if answers["active_work"] == "no":
            answers = {name: value if name in ALWAYS_KEPT else "" for name, value in answers.items()}
        rows += [{"client": f"{number}-{k}", **answers} for k in range(persons)]
    return pd.DataFrame(rows, columns=["client", *COLUMNS])
