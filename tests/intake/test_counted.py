"""What is counted by administration before and after, for every source that is divided by it."""

from pathlib import Path

import pytest

from dashboard.intake_counted import Counted
from dashboard.intake_preview import lines
from tests.intake.files import Rows, as_csv, examples, grid
from tests.intake.opening import Opened

MANY = 40


def housing(month: str, persons: int) -> Rows:
    base = examples("housing_interventions", 1)[0] | {"month": month}
    kinds = ("Akutboende intern och externt", "Kommunala kontrakt")
    return [
        base | {"administration": name, "type": kind, "persons": str(persons)}
        for name in ("Nordost", "Hisingen")
        for kind in kinds
    ]


def residents(persons: int) -> Rows:
    base = examples("population", 1)[0] | {"year": "2025", "gender": "", "persons": str(persons)}
    districts = ("Nordost", "Centrum", "Sydväst", "Hisingen")
    return [base | {"district": name, "age": str(age)} for name in districts for age in range(18, 65)]


def referrals() -> Rows:
    return examples("episodes", MANY)


@pytest.mark.parametrize(
    ("source", "rows", "period", "title", "first", "size"),
    [
        (
            "housing_interventions",
            housing("2025-03", 30),
            "",
            "Personer i boendeinsatser 2025-03 efter förvaltning och slag av boende",
            Counted("Nordost, Kommunala kontrakt", None, 30),
            4,
        ),
        (
            "population",
            residents(1000),
            "",
            "Invånare 18–64 år 2025 efter stadsområde",
            Counted("Nordost", 71_192, 47_000),
            4,
        ),
        (
            "episodes",
            referrals(),
            "2024",
            "Remisser 2024 efter förvaltning",
            Counted("Hisingen", None, 40),
            1,
        ),
    ],
)
def test_a_source_that_is_divided_by_administration_is_told_before_and_after(
    intake: Opened,
    tmp_path: Path,
    source: str,
    rows: Rows,
    period: str,
    title: str,
    first: Counted,
    size: int,
) -> None:
    opened = intake(source)
    foreseen = opened.preview(opened.check(as_csv(tmp_path / "file.csv", grid(rows, source)), period))
    assert (foreseen.title, len(foreseen.counted), foreseen.counted[0]) == (title, size, first)
    assert title in list(lines(foreseen))


def test_what_is_shown_now_stands_before(intake: Opened, tmp_path: Path) -> None:
    opened = intake("housing_interventions")
    for month, persons in (("2025-03", 30), ("2025-04", 50)):
        path = as_csv(tmp_path / f"{month}.csv", grid(housing(month, persons), "housing_interventions"))
        outcome = opened.check(path)
        foreseen = opened.preview(outcome)
        opened.publish(outcome, acknowledged=True)
    assert foreseen.counted[0] == Counted("Nordost, Kommunala kontrakt", 30, 50)


def test_a_source_without_administrations_has_no_such_table(intake: Opened, tmp_path: Path) -> None:
    opened = intake("admission_stop")
    path = as_csv(tmp_path / "stopp.csv", grid(examples("admission_stop"), "admission_stop"))
    foreseen = opened.preview(opened.check(path))
    assert (foreseen.title, foreseen.counted) == ("", ())
