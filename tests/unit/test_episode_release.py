"""Released cells of referrals: the slice rule and the single category, held against counting by hand."""

from collections.abc import Iterable
from itertools import product

import pandas as pd
import pytest

from data.codebook.episodes import EVENT, episode_attribute, populations
from data.demo.examples.files import load
from data.episodes import EpisodeError, happened
from data.protection.encoding import Cell
from data.protection.episode_lattice import parents, registered_episode_tables, without
from data.protection.episode_release import cell_ids, episode_counts, released_episodes
from data.protection.episode_slices import releasable
from data.protection.keys import Secret, demo_secret, record_key
from data.protection.perturbation import DEFAULT
from tests.spec.example_store import referrals

YEARS = ("2024", "2025")
REAL = Secret(bytes(range(32)), epoch=1, is_demo=False)
LARGE = 11


@pytest.fixture(scope="module")
def episodes() -> pd.DataFrame:
    return load("episodes")


@pytest.fixture(scope="module")
def counts(episodes: pd.DataFrame) -> pd.DataFrame:
    return episode_counts(episodes, YEARS, demo_secret())


@pytest.fixture(scope="module")
def cells(episodes: pd.DataFrame) -> pd.DataFrame:
    return released_episodes(episodes, YEARS, demo_secret())


def by_cell(frame: pd.DataFrame, period: str) -> dict[Cell, int]:
    here = frame[frame["period"] == period]
    return dict(zip(cell_ids(here), here["n"].astype(int), strict=True))


def test_the_tables_are_registered_before_anything_is_counted() -> None:
    tables = registered_episode_tables()
    assert len(tables) == len(set(tables)) == 64
    assert max(map(len, tables)) <= 4
    assert not [t for t in tables if "programme" in t and {"administration", "gender", "quarter"} & set(t)]
    assert not [t for t in tables if "quarter" in t and {"administration", "gender"} & set(t)]


def test_a_count_and_its_key_sum_come_from_the_same_persons(
    episodes: pd.DataFrame, counts: pd.DataFrame
) -> None:
    women = episodes[(episodes["gender"] == "woman") & episodes["received"].str.startswith("2025")]
    row = counts[
        (counts["period"] == "2025")
        & (counts["attributes"] == "gender,event")
        & (counts["code_1"] == "woman")
        & (counts["code_2"] == "referred")
    ].iloc[0]
    assert row["n"] == len(women) > 100
    assert row["key_sum"] == sum(record_key(demo_secret(), person) for person in women["person"]) % 2**32


def test_every_number_is_the_perturbed_count_and_none_is_under_five(
    cells: pd.DataFrame, counts: pd.DataFrame
) -> None:
    moved = counts.assign(n=DEFAULT.release(counts["n"].to_numpy(), (counts["key_sum"] / 2**32).to_numpy()))
    assert len(cells) > 1000
    for year in YEARS:
        shown, expected = by_cell(cells, year), by_cell(moved, year)
        assert {cell: expected[cell] for cell in shown} == shown
        assert min(shown.values()) >= 5


def plain_parents(cell: Cell) -> Iterable[Cell]:
    """Written out a second time: one attribute fewer, a wider band, or the event of a lone answer."""
    names, codes = cell
    tables = registered_episode_tables()
    for k, (name, code) in enumerate(zip(names, codes, strict=True)):
        rest = (names[:k] + names[k + 1 :], codes[:k] + codes[k + 1 :])
        if rest[0] in tables and name != EVENT:
            yield rest
        is_lone = name in populations() and not {"waiting_band", "waiting_exit"} & set(rest[0])
        if is_lone and (*rest[0], EVENT) in tables:
            yield (*rest[0], EVENT), (*rest[1], populations()[name])
        if name == "waiting_band" and "waiting_exit" not in names:
            for wide, members in episode_attribute(name).rollups:
                if code in members:
                    yield names, (*codes[:k], wide, *codes[k + 1 :])


def test_the_parents_are_those_written_out_by_hand(cells: pd.DataFrame) -> None:
    for cell in by_cell(cells, "2025"):
        assert set(parents(cell)) == set(plain_parents(cell)), cell


def test_every_parent_of_a_stored_cell_is_stored_and_shows_more_than_ten(cells: pd.DataFrame) -> None:
    for year in YEARS:
        shown = by_cell(cells, year)
        small = [c for c in shown if any(shown.get(p, 0) < LARGE for p in parents(c))]
        assert small == []


def test_what_may_be_stored_is_stored(cells: pd.DataFrame, counts: pd.DataFrame) -> None:
    moved = counts.assign(n=DEFAULT.release(counts["n"].to_numpy(), (counts["key_sum"] / 2**32).to_numpy()))
    shown, every = by_cell(cells, "2025"), by_cell(moved, "2025")
    could = [c for c in every if every[c] and all(shown.get(p, 0) >= LARGE for p in parents(c))]
    left_out = set(could) - set(shown)
    assert len(left_out) < len(could) / 10
    for cell in left_out:
        groups = [(without(cell, k), k) for k, name in enumerate(cell[0]) if name != EVENT]
        assert any(shown.get(group, sum(shown.values())) <= 15 or group not in shown for group, _ in groups)


def test_no_group_that_can_be_small_shows_a_single_category(cells: pd.DataFrame) -> None:
    shown = by_cell(cells, "2025")
    for group, name in product(shown, ("worked", "kept_13_weeks", "carried_out_in_90_days", "studied")):
        names, codes = group
        if names[-1] != EVENT or codes[-1] != populations()[name] or shown[group] > 15:
            continue
        inside = [(*names[:-1], name), codes[:-1]]
        found = [c for c in shown if c[0] == inside[0] and c[1][:-1] == inside[1]]
        assert len(found) != 1, (group, found)


def test_a_single_category_of_a_small_group_takes_what_is_inside_it_along() -> None:
    total, answer = (("event",), ("served",)), (("worked",), ("no",))
    inside = (("gender", "worked"), ("man", "no"))
    shown = {total: 15, answer: 15, (("gender", "event"), ("man", "served")): 15, inside: 15}
    assert answer not in releasable(shown) and inside not in releasable(shown)
    other = {**shown, (("worked",), ("without_subsidy",)): 5}
    assert answer in releasable(other)


def test_gender_other_is_in_totals_and_alone(cells: pd.DataFrame, counts: pd.DataFrame) -> None:
    for frame in (cells, counts):
        for names, codes in {c for year in YEARS for c in by_cell(frame, year)}:
            if "other" in codes:
                assert names == ("gender", "event")


def test_the_order_of_the_rows_does_not_matter(episodes: pd.DataFrame, cells: pd.DataFrame) -> None:
    shuffled = episodes.sample(frac=1, random_state=5)
    assert released_episodes(shuffled, YEARS, demo_secret()).equals(cells)


def test_another_secret_moves_the_numbers_and_marks_them_delivered(
    episodes: pd.DataFrame, cells: pd.DataFrame
) -> None:
    delivered = released_episodes(episodes, YEARS, REAL)
    assert set(delivered["kind"]) == {"delivered"} and set(cells["kind"]) == {"synthetic"}
    assert by_cell(delivered, "2025") != by_cell(cells, "2025")


def test_a_code_outside_the_code_book_and_dates_out_of_order_are_refused() -> None:
    good = referrals("persons | received | met\n3 | 2025-01-01 | 2025-02-01").assign(record_key=1)
    assert len(happened(good, ("2025",))) > 0
    for column, value in (("gender", "robot"), ("programme", "ips_nowhere")):
        with pytest.raises(EpisodeError, match=column):
            happened(good.assign(**{column: value}), ("2025",))
    with pytest.raises(EpisodeError, match="first_meeting before received"):
        happened(good.assign(first_meeting="2024-12-31"), ("2025",))
    with pytest.raises(EpisodeError, match="closure_reason"):
        happened(good.assign(closed="2025-03-01", closure_reason="missed_visits"), ("2025",))
