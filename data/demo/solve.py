"""Solve for the counts that meet the printed figures, and keep them as a readable file."""

from pathlib import Path

import pandas as pd

from data.demo.conditions import add_conditions
from data.demo.directions import add_directions
from data.demo.fitted import age_table, barrier_table, duration_table, need_table, plan_table
from data.demo.program import Program

PATH = Path(__file__).with_name("solved_joint.csv")
SECONDS = 600.0
CODES = ["table", "plan", "gender", "age", "time", "status", "state", "duration", "barrier"]


def program() -> Program:
    """The one integer program: five linked tables and every printed figure they can express."""
    plans, needs = plan_table(), need_table()
    result = Program()
    result.add_table("plan", plans)
    result.add_table("need", needs)
    result.add_table("duration", duration_table(needs))
    result.add_table("age", age_table(needs))
    result.add_table("barrier", barrier_table(plans))
    add_conditions(result)
    add_directions(result)
    return result


def solve() -> pd.DataFrame:
    """The solved joint: columns table, the codes (empty where a table lacks them) and clients (persons).

    The five tables share margins, so that together they are one joint distribution.
    Raises InfeasibleError when the printed figures and the assumptions cannot hold together.
    """
    tables = program().solve(SECONDS)
    parts = [cells[cells["clients"] > 0].assign(table=name) for name, cells in tables.items()]
    return pd.concat(parts, ignore_index=True).reindex(columns=[*CODES, "clients"]).fillna("")


def save(joint: pd.DataFrame) -> None:
    """Write the solved joint beside this module."""
    joint.to_csv(PATH, index=False, lineterminator="\n")


def load_joint() -> pd.DataFrame:
    """The kept solved joint, see solve(). Source: solved_joint.csv."""
    return pd.read_csv(PATH, dtype=dict.fromkeys(CODES, str), keep_default_na=False)
