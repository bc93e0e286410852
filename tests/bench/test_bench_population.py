"""The bench's clients: as many as asked for, the same each time, valid, and varied."""

import pandas as pd
import pytest

from dashboard.bench.population import VARIED, population, without_printed_counts
from data.clients import derive_attributes
from data.demo import load_clients

CLIENTS = 20_000


@pytest.fixture(scope="module")
def clients() -> pd.DataFrame:
    """Clients as the bench generates them, fewer than it uses."""
    return population(CLIENTS)


def test_there_are_as_many_clients_as_asked_for_each_with_a_name_of_its_own(clients: pd.DataFrame) -> None:
    assert len(clients) == CLIENTS
    assert clients["client"].is_unique
    assert list(clients.columns) == list(load_clients().columns)


def test_the_small_store_holds_the_demo_itself() -> None:
    demo = load_clients()
    assert population(len(demo)).equals(demo)


def test_the_same_seed_gives_the_same_clients_and_another_seed_others(clients: pd.DataFrame) -> None:
    assert population(CLIENTS).equals(clients)
    assert not population(CLIENTS, seed=1).equals(clients)


def test_every_generated_client_follows_the_code_book(clients: pd.DataFrame) -> None:
    derived = derive_attributes(clients)
    outside = clients["active_work"].eq("no").to_numpy()
    assert len(derived) == CLIENTS
    assert derived.loc[outside, "gender"].isna().all()
    assert derived.loc[~outside, "gender"].notna().all()


def test_clients_are_varied_beyond_those_of_the_demo(clients: pd.DataFrame) -> None:
    answers = [name for name in clients.columns if name not in ("client", "year")]
    known = set(load_clients()[answers].itertuples(index=False, name=None))
    new = [row for row in clients[answers].itertuples(index=False, name=None) if row not in known]
    assert len(new) > CLIENTS / 10


def test_shares_stay_near_those_of_the_demo(clients: pd.DataFrame) -> None:
    demo = load_clients()
    for name in VARIED:
        expected = demo[name].value_counts(normalize=True)
        found = clients[name].value_counts(normalize=True).reindex(expected.index, fill_value=0)
        assert (found - expected).abs().max() < 0.02, name


def test_printed_persons_are_left_out_and_printed_shares_kept() -> None:
    cells = pd.DataFrame({"figure_id": ["a", "b", "c"], "measure": ["count", "share", "answers"]})
    assert without_printed_counts(cells)["figure_id"].tolist() == ["b"]
