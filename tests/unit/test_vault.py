"""The vault: owner-only, without pseudonyms, and strict about who may be published again."""

import stat
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from data.protection.lattice import EVERY_TABLE
from data.vault import (
    Delivery,
    VaultError,
    append,
    clients,
    create_client_table,
    deliveries,
    mark_published,
    open_vault,
    replace_delivery,
)
from tests.unit.population import keyed_clients

PEOPLE = keyed_clients(120)
SYNTHETIC = Delivery("v40", "2022", True, 0, "demo")
REAL = Delivery("v40", "2022", False, 1, "file-1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vault" / "vault.duckdb"


def test_the_file_is_readable_by_its_owner_only(path: Path) -> None:
    with open_vault(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_pseudonym_is_kept(path: Path) -> None:
    marked = PEOPLE.assign(client=["HEMLIG-" + str(k) for k in range(len(PEOPLE))])
    with open_vault(path) as vault:
        replace_delivery(vault, marked, REAL)
        vault.execute("CHECKPOINT")
        assert "client" not in clients(vault, source="v40", period="2022").columns
    assert b"HEMLIG" not in path.read_bytes()


def test_clients_come_back_as_they_were_delivered(path: Path) -> None:
    with open_vault(path) as vault:
        replace_delivery(vault, PEOPLE, REAL)
    with open_vault(path) as vault:
        stored = clients(vault, source="v40", period="2022")
        assert sorted(stored["record_key"]) == sorted(PEOPLE["record_key"])
        by_key = stored.set_index("record_key")["gender"].astype(object)
        expected = PEOPLE.set_index("record_key")["gender"]
        assert by_key.dropna().to_dict() == expected.dropna().to_dict()
        assert deliveries(vault) == (REAL,)


def test_the_same_file_twice_changes_nothing(path: Path) -> None:
    with open_vault(path) as vault:
        assert replace_delivery(vault, PEOPLE, REAL)
        assert not replace_delivery(vault, PEOPLE.iloc[:3], REAL)
        assert len(clients(vault, source="v40", period="2022")) == len(PEOPLE)


def test_a_delivery_replaces_the_synthetic_rows_of_its_year_only(path: Path) -> None:
    with open_vault(path) as vault:
        replace_delivery(vault, PEOPLE, SYNTHETIC)
        replace_delivery(vault, PEOPLE, replace(SYNTHETIC, period="2023"))
        replace_delivery(vault, PEOPLE.iloc[:50], REAL)
        assert len(clients(vault, source="v40", period="2022")) == 50
        assert len(clients(vault, source="v40", period="2023")) == len(PEOPLE)
        with pytest.raises(VaultError, match="demon"):
            replace_delivery(vault, PEOPLE, SYNTHETIC)


def test_an_unpublished_delivery_may_be_corrected_under_the_same_secret(path: Path) -> None:
    with open_vault(path) as vault:
        replace_delivery(vault, PEOPLE, REAL)
        assert replace_delivery(vault, PEOPLE.iloc[1:], replace(REAL, file_hash="file-2"))
        assert deliveries(vault)[0].earlier_publications == 0


def test_a_published_delivery_needs_a_new_secret_and_only_once(path: Path) -> None:
    corrected = replace(REAL, file_hash="file-2")
    with open_vault(path) as vault:
        replace_delivery(vault, PEOPLE, REAL)
        mark_published(vault)
        with pytest.raises(VaultError, match="ny hemlighet"):
            replace_delivery(vault, PEOPLE.iloc[1:], corrected)
        assert len(clients(vault, source="v40", period="2022")) == len(PEOPLE)
        assert replace_delivery(vault, PEOPLE.iloc[1:], replace(corrected, secret_epoch=2))
        mark_published(vault)
        with pytest.raises(VaultError, match="2 gånger"):
            replace_delivery(vault, PEOPLE, replace(corrected, file_hash="file-3", secret_epoch=3))


def test_further_files_join_an_unpublished_delivery(path: Path) -> None:
    here = {"source": "v40", "period": "2022"}
    with open_vault(path) as vault:
        with pytest.raises(VaultError, match="ingen opublicerad"):
            append(vault, PEOPLE, **here, file_hash="both")
        replace_delivery(vault, PEOPLE.iloc[:60], REAL)
        append(vault, PEOPLE.iloc[60:], **here, file_hash="both")
        assert len(clients(vault, **here)) == len(PEOPLE)
        assert deliveries(vault)[0].file_hash == "both"
        mark_published(vault)
        with pytest.raises(VaultError, match="ingen opublicerad"):
            append(vault, PEOPLE, **here, file_hash="more")


def test_a_code_outside_the_code_book_stores_nothing(path: Path) -> None:
    with open_vault(path) as vault:
        replace_delivery(vault, PEOPLE, REAL)
        with pytest.raises(VaultError, match="gender"):
            replace_delivery(vault, PEOPLE.assign(gender="kvinna"), replace(REAL, file_hash="file-2"))
        assert len(clients(vault, source="v40", period="2022")) == len(PEOPLE)
        assert deliveries(vault) == (REAL,)


@pytest.mark.parametrize("content", [b"not a database", b"\0" * 20000])
def test_a_damaged_file_is_said_in_swedish(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(VaultError, match="skadad"), open_vault(path):
        pass


def test_another_database_is_not_taken_for_a_vault(path: Path) -> None:
    path.parent.mkdir()
    duckdb.connect(str(path)).close()
    with pytest.raises(VaultError, match="inte ett valv"), open_vault(path):
        pass


def test_a_vault_from_before_tables_could_be_chosen_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "vault.duckdb"
    with duckdb.connect(str(path)) as older:
        create_client_table(older)
        older.execute(
            "CREATE TABLE delivery (source VARCHAR, period VARCHAR, is_synthetic BOOLEAN, "
            "secret_epoch INTEGER, file_hash VARCHAR, is_published BOOLEAN, earlier_publications INTEGER, "
            "PRIMARY KEY (source, period))"
        )
        older.execute("INSERT INTO delivery VALUES ('v40', '2024', false, 1, 'file', true, 0)")
    for _ in range(2):
        with open_vault(path) as vault:
            assert deliveries(vault) == (Delivery("v40", "2024", False, 1, "file", True, 0, EVERY_TABLE),)
