"""A store of what services deliver, written as tables; the cells of referrals are true counts."""

from collections.abc import Callable
from functools import lru_cache

import pandas as pd

from data.demo.examples.episodes import COLUMNS
from data.example_contents import KINDS, followed_programmes
from data.protection.episode_lattice import registered_episode_tables
from data.protection.episode_release import CELL_COLUMNS, SOURCE, episode_counts
from data.protection.keys import demo_secret
from data.published.load import as_declared
from queries.repository import Repository
from tests.spec.ascii_tables import parsed
from tests.spec.people import raw_answers
from tests.spec.printed import printed_tables, residents
from tests.spec.true_counts import true_cells as client_cells
from tests.spec.true_store import served, stored

YEARS = ("2023", "2024", "2025")
SHORT = {
    "met": "first_meeting",
    "contact": "first_employer_contact",
    "job": "job_start",
    "reason": "closure_reason",
    "kept_13": "kept_13_weeks",
    "kept_26": "kept_26_weeks",
    "decision": "decision_form",
    "at_entry": "work_at_entry",
}
DEFAULTS = {
    "programme": "example_a",
    "administration": "nordost",
    "gender": "man",
    "age": "age_30_54",
    "decision_form": "without_decision",
    "work_at_entry": "no",
    "subsidy": "no",
}
MONTH_DEFAULTS = {
    "service_id": "example_a",
    "referred": "0",
    "started": "0",
    "closed": "0",
    "active": "0",
    "waiting": "0",
    "places": "0",
    "staff_fte": "1",
    "wait_months_low": "",
    "wait_months_high": "",
}
STOP_DEFAULTS = {"stop_id": "stop", "extent": "full", "reason": "", "decided_by": ""}
REVIEW_DEFAULTS = {
    "review_type": "external",
    "observed_from": "",
    "observed_to": "",
    "scale_version": "IPS-25-2008",
    "reviewer_1": "",
    "reviewer_2": "",
}


def referrals(table: str) -> pd.DataFrame:
    """One row per referral with every column of a delivery; `persons` n stands for n alike. Closing without a
    reason is at the person's own request."""
    rows = []
    for record in parsed(table):
        given = {SHORT.get(name, name): value for name, value in record.items()}
        persons = int(given.pop("persons", "1"))
        if unknown := set(given) - set(COLUMNS):
            raise ValueError(f"no such columns: {sorted(unknown)}")
        row = {**dict.fromkeys(COLUMNS, ""), **DEFAULTS, **given}
        if row["closed"] and not row["closure_reason"]:
            row["closure_reason"] = "own_request"
        rows += [row] * persons
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    return frame.assign(person=[f"person {number}" for number in range(len(frame))])


def _with_defaults(defaults: dict[str, str]) -> Callable[[str], pd.DataFrame]:
    def rows(table: str) -> pd.DataFrame:
        return pd.DataFrame([{**defaults, **record} for record in parsed(table)]).astype(object)

    return rows


def scores(table: str) -> pd.DataFrame:
    """A line per review: 4×24 –×1 is 24 items with score 4 and then one that is not rated."""
    rows = []
    for record in parsed(table):
        given = [part.partition("×") for part in record["scores"].split()]
        each = [score.replace("–", "") for score, _, times in given for _ in range(int(times))]
        rows += [(record["review_id"], str(number), score) for number, score in enumerate(each, start=1)]
    return pd.DataFrame(rows, columns=["review_id", "item", "score"], dtype=object)


def _rows(defaults: dict[str, str]) -> Callable[[str], pd.DataFrame]:
    return lambda table: pd.DataFrame([{**defaults, **record} for record in parsed(table)], dtype=object)


READ: dict[str, tuple[str, Callable[[str], pd.DataFrame]]] = {
    "months": ("service_month", _rows(MONTH_DEFAULTS)),
    "stops": ("admission_stop", _rows(STOP_DEFAULTS)),
    "need": ("need_estimate", _rows({})),
    "reviews": ("ips_review", _rows(REVIEW_DEFAULTS)),
    "scores": ("ips_item_score", scores),
    "assumptions": ("assumption", _rows({})),
}


@lru_cache(maxsize=32)
def repository_of_both(
    written: tuple[tuple[str, str], ...], clients: str, population: str = ""
) -> Repository:
    """A repository on what services deliver, and on a spec's clients and residents beside it."""
    own = stored(client_cells(raw_answers(clients)), printed_tables("") | residents(population), "delivered")
    delivered = tables_of_services(written)
    joined = {name: pd.concat([own[name], rows]) if name in own else rows for name, rows in delivered.items()}
    return served({**own, **joined})


@lru_cache(maxsize=32)
def repository_of_services(written: tuple[tuple[str, str], ...]) -> Repository:
    """A repository on a store with these tables only: referrals, months, stops, need, reviews, scores."""
    return served(tables_of_services(written))


def tables_of_services(written: tuple[tuple[str, str], ...]) -> dict[str, pd.DataFrame]:
    """The store's tables of what services deliver."""
    tables = {"followed_programme": as_declared("followed_programme", followed_programmes().assign(**KINDS))}
    for name, text in written:
        if name == "referrals":
            tables |= true_cells(referrals(text))
        else:
            table, read = READ[name]
            tables[table] = as_declared(table, read(text).assign(**KINDS))
    return tables


def true_cells(episodes: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Released cells that are true counts, with nothing withheld, and the tables they belong to."""
    counts = episode_counts(episodes, YEARS, demo_secret())
    cells = counts[[*CELL_COLUMNS, "n"]].assign(source=SOURCE, kind="synthetic", figure_id=None)
    years = sorted({*cells["period"]})
    tables = [(SOURCE, year, ",".join(names)) for year in years for names in registered_episode_tables()]
    columns = ["source", "period", "attributes"]
    return {
        "released_cell": cells.astype({"figure_id": object}),
        "released_table": pd.DataFrame(tables, columns=columns),
    }
