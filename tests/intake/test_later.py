"""What the week-40 survey asks since 2023: taken in, checked, kept in the vault, released in no table."""

from pathlib import Path

import pytest

from data.codebook.later import later, later_answers
from data.codebook.model import attribute
from data.intake.code_sets import code_set
from data.intake.rows import Level
from data.store import Paths
from data.vault import open_vault
from tests.intake.files import Rows, as_csv, grid, survey
from tests.intake.opening import Opened

LONG, MIDDLE = "Över 37 månader", "19–36 månader"
PEOPLE = survey(120)
LEVELS = ("Grundskola", "Gymnasium", "Vet ej")


def asked_since_2023(rows: Rows) -> Rows:
    """The rows with education, and the longest time divided at 37 months."""
    found = []
    for at, row in enumerate(rows):
        time, level = row["time_to_self_support"], LEVELS[at % len(LEVELS)]
        if time == "19 månader eller längre":
            time = (LONG, MIDDLE, time)[at % 3]
        inside = row["active_work"] == "Ingår i målgruppen"
        found.append(row | {"time_to_self_support": time, "education": level if inside else ""})
    return found


def test_later_codes_stand_beside_the_earlier_ones_they_count_as() -> None:
    classes = later("time_class")
    assert classes.extends == "time_to_self_support" and classes.since == 2023
    assert set(attribute(classes.extends).values) < set(classes.attribute.values)
    assert dict(classes.counts_as) == {"19_36m": "19m_plus", "37m_plus": "19m_plus"}
    order = classes.attribute.values
    assert order[order.index("19m_plus") :][:3] == ("19m_plus", "19_36m", "37m_plus")
    assert code_set("v40.time_class").wordings["mer än 37 månader"] == "37m_plus"
    assert {found.attribute.name for found in later_answers()} == {"education", "time_class"}


def test_they_are_kept_in_the_vault_and_count_as_before_in_the_tables(
    intake: Opened, data_dir: Path, tmp_path: Path
) -> None:
    rows = asked_since_2023(PEOPLE)
    opened = intake("v40")
    outcome = opened.check(as_csv(tmp_path / "v40.csv", grid(rows)))
    assert outcome.faults == ()
    assert not [remark for remark in outcome.remarks if "tbildning" in remark.wrong]
    opened.publish(outcome, acknowledged=True)
    with open_vault(Paths(data_dir).vault) as vault:
        kept = vault.execute(
            "SELECT education, time_class, count(*) FROM client_later WHERE period = '2024' GROUP BY ALL"
        ).fetchall()
        longest = vault.execute(
            "SELECT count(*) FROM client WHERE period = '2024' AND time_to_self_support = '19m_plus'"
        ).fetchall()
    inside = [row for row in rows if row["education"]]
    assert sum(n for _, _, n in kept) == len(rows)
    assert sum(n for level, _, n in kept if level is not None) == len(inside)
    assert sum(n for _, time, n in kept if time == "37m_plus") == sum(
        row["time_to_self_support"] == LONG for row in inside
    )
    assert longest == [(sum(row["time_to_self_support"] == "19 månader eller längre" for row in PEOPLE),)]


def test_a_corrected_file_leaves_nothing_of_the_first_and_a_file_without_them_has_none(
    intake: Opened, data_dir: Path, tmp_path: Path
) -> None:
    opened = intake("v40", 1)
    rows = asked_since_2023(PEOPLE)
    opened.publish(opened.check(as_csv(tmp_path / "first.csv", grid(rows))), acknowledged=True)
    again = intake("v40", 2)
    outcome = again.check(as_csv(tmp_path / "second.csv", grid(PEOPLE)))
    assert [r.level for r in outcome.remarks if "frågas sedan 2023" in r.wrong] == [Level.NOTE]
    again.publish(outcome, acknowledged=True)
    with open_vault(Paths(data_dir).vault) as vault:
        assert vault.execute("SELECT count(*) FROM client_later").fetchall() == [(0,)]


@pytest.mark.parametrize("has_pseudonyms", [True, False])
def test_a_file_without_them_has_the_keys_it_always_had(
    intake: Opened, tmp_path: Path, has_pseudonyms: bool
) -> None:
    """An empty column of education is no answer: keys, and so the printed numbers, stay the same."""
    rows = PEOPLE if has_pseudonyms else [row | {"client": ""} for row in PEOPLE]
    cells = grid(rows)
    without = [row[:-1] for row in cells]
    keys = [
        intake("v40").check(as_csv(tmp_path / f"{at}.csv", one)).frame["record_key"].to_list()
        for at, one in enumerate((cells, without))
    ]
    assert cells[0][-1] == "Utbildning" and keys[0] == keys[1] and len(set(keys[0])) > 100
