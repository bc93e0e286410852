"""Deliveries in the store: they replace the demo, pass the gate, and withdraw what they correct."""

from pathlib import Path

import pytest

from data import vault_gate
from data.progress import Progress
from data.protection.candidate import Candidate
from data.protection.encoding import Cell
from data.protection.keys import SecretError, demo_secret
from data.store import Paths, StoreError, build, current, rollback, versions
from data.vault import open_vault
from tests.unit.population import keyed_clients
from tests.unit.store_parts import REAL, RENEWED, TABLES, ask, deliver, sources


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data")


def test_a_delivery_replaces_the_demo_and_is_marked_so(served: Paths) -> None:
    deliver(served, keyed_clients(300, seed=5), REAL, "file-1")
    with pytest.raises(SecretError):
        build(served, demo_secret(), sources=sources())
    build(served, REAL, sources=sources())
    assert not current(served).is_demo
    assert ask(current(served).path, "SELECT DISTINCT kind FROM released_cell") == [("delivered",)]
    assert ask(current(served).path, "SELECT secret_epoch FROM store_version") == [(1,)]


def test_corrected_numbers_withdraw_the_superseded_ones(paths: Paths) -> None:
    people = keyed_clients(300, seed=5)
    deliver(paths, people, REAL, "file-1")
    first = build(paths, REAL, sources=sources())
    deliver(paths, people.iloc[1:], RENEWED, "file-2")
    second = build(paths, RENEWED, sources=sources())
    assert [v.data_version for v in versions(paths)] == [second]
    with pytest.raises(StoreError, match="avslöjar vem som rättades"):
        rollback(paths, first)
    assert current(paths).data_version == second


class StubGate:
    """A gate that remembers what it was asked and suppresses what it is told to."""

    def __init__(self, suppressed: frozenset[Cell], *, fails: bool = False) -> None:
        self.suppressed, self.fails = suppressed, fails
        self.hashes: list[str] = []
        self.carried: list[Path | None] = []

    def __call__(self, candidate: Candidate, progress: Progress) -> frozenset[Cell]:
        assert len(candidate.tables) == len(TABLES) and candidate.delivery.source == "v40"
        assert len(candidate.people) > 0 and "record_key" in candidate.people and len(candidate.cells) > 0
        self.hashes.append(candidate.input_hash)
        self.carried.append(candidate.carried)
        if self.fails:
            raise StoreError("Röjandekontrollen underkänner versionen.")
        return self.suppressed


def test_what_the_gate_suppresses_is_not_stored(paths: Paths) -> None:
    closed = frozenset({(("administration",), ("centrum",)), (("gender", "need_work_rehab"), ())})
    build(paths, demo_secret(), sources=sources(), gate=StubGate(closed))
    path = current(paths).path
    assert ask(path, "SELECT attributes FROM withheld_table") == [("gender,need_work_rehab",)]
    assert ask(path, "SELECT count(*) FROM released_table") == [(len(TABLES) - 1,)]
    hidden = (
        "attributes = 'gender,need_work_rehab' OR attributes LIKE 'administration%' AND code_1 = 'centrum'"
    )
    assert ask(path, f"SELECT count(*) FROM released_cell WHERE {hidden}") == [(0,)]
    assert ask(path, "SELECT count(*) > 20 FROM released_cell") == [(True,)]


def test_a_version_the_gate_refuses_is_not_served(served: Paths) -> None:
    first = current(served).data_version
    with pytest.raises(StoreError, match="underkänner"):
        build(served, demo_secret(), sources=sources(2), gate=StubGate(frozenset(), fails=True))
    assert current(served).data_version == first


def test_the_gate_is_told_the_inputs_and_the_demos_carried_result_only_for_the_demo(paths: Paths) -> None:
    gate = StubGate(frozenset())
    build(paths, demo_secret(), sources=sources(1), gate=gate)
    build(paths, demo_secret(), sources=sources(1), gate=gate)
    build(paths, demo_secret(), sources=sources(2), gate=gate)
    assert gate.hashes[0] == gate.hashes[1] != gate.hashes[2]
    assert {path.name for path in gate.carried if path} == {"gate.json"}
    deliver(paths, keyed_clients(300, seed=5), REAL, "file-1")
    build(paths, REAL, sources=sources(), gate=gate)
    assert gate.carried[-1] is None


def test_what_an_older_audit_has_passed_is_tried_again(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = StubGate(frozenset())
    deliver(paths, keyed_clients(300, seed=5), REAL, "file-1")

    def times_asked() -> int:
        build(paths, REAL, sources=sources(), gate=gate)
        return gate.carried.count(None)

    assert (times_asked(), times_asked()) == (1, 1), "what has passed is not tried again"
    monkeypatch.setattr(vault_gate, "audit_fingerprint", lambda: "an audit that attacks in another way")
    assert (times_asked(), times_asked()) == (2, 2)
    with open_vault(paths.vault) as vault:
        assert vault.execute("SELECT count(*) FROM gate_result").fetchall() == [(1,)]
