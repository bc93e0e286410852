"""A correction is keyed anew and changes nothing else: every delivery keeps the secret of its own epoch."""

from pathlib import Path

import duckdb
import pytest

from dashboard.intake_flow import Intake
from data.protection.keys import SecretError
from data.store import Paths, build, current
from data.vault import VaultError, deliveries, open_vault
from tests.conftest import settings_for
from tests.intake.files import as_csv, as_xlsx, examples, grid, survey
from tests.intake.opening import no_gate, small_sources

LINES = {epoch: f"{epoch}:" + f"{epoch:02x}" * 32 for epoch in (1, 2)}
ROWS = {year: survey(70, seed=year, year=year) for year in (2023, 2024, 2025)}


class Desk:
    """A data directory and a file of secrets, as the analysis group has them."""

    def __init__(self, data_dir: Path, folder: Path) -> None:
        self.paths, self.folder = Paths(data_dir), folder
        self.secret = folder / "secret"
        self.settings = settings_for(data_dir, DASHBOARD_SECRET_FILE=str(self.secret))
        self.has_secrets(1)

    def has_secrets(self, *epochs: int, **others: str) -> None:
        """Write the file of secrets."""
        lines = [LINES[epoch] for epoch in epochs]
        self.secret.write_text("\n".join([*lines, *others.values()]) + "\n", encoding="ascii")

    def publish(self, name: str, file: Path) -> str:
        """Check and publish a file."""
        intake = Intake(
            self.settings, name, progress=lambda text: None, gate=no_gate, sources=small_sources()
        )
        return intake.publish(intake.check(file), acknowledged=True)

    def publish_year(self, year: int, leaving_out: int = 0) -> str:
        """Publish a year of the survey, without its first persons."""
        return self.publish("v40", as_csv(self.folder / f"{year}.csv", grid(ROWS[year][leaving_out:])))

    def cells(self, period: str) -> list[tuple[object, ...]]:
        """The released cells of a year of the survey in the served version."""
        with duckdb.connect(str(current(self.paths).path), read_only=True) as store:
            return store.execute(
                "SELECT * FROM released_cell WHERE source = 'v40' AND period = ? ORDER BY ALL", [period]
            ).fetchall()

    def months(self) -> list[tuple[object, ...]]:
        """The delivered months of services."""
        with duckdb.connect(str(current(self.paths).path), read_only=True) as store:
            return store.execute(
                "SELECT * FROM service_month WHERE kind = 'delivered' ORDER BY ALL"
            ).fetchall()

    def epochs(self) -> dict[str, int]:
        """The epoch of every real delivery by period."""
        with open_vault(self.paths.vault) as vault:
            return {d.period: d.secret_epoch for d in deliveries(vault) if not d.is_synthetic}


@pytest.fixture
def desk(data_dir: Path, tmp_path: Path) -> Desk:
    return Desk(data_dir, tmp_path)


def test_a_correction_changes_no_number_of_what_was_not_corrected(desk: Desk) -> None:
    months = as_xlsx(desk.folder / "months.xlsx", grid(examples("service_month"), "service_month"))
    desk.publish("service_month", months)
    for year in (2023, 2024):
        desk.publish_year(year)
    untouched, corrected, by_month = desk.cells("2023"), desk.cells("2024"), desk.months()
    assert untouched and corrected and by_month
    with pytest.raises(VaultError, match=r"raden 2:… i filen med hemligheten"):
        desk.publish_year(2024, leaving_out=1)
    desk.has_secrets(1, 2)
    desk.publish_year(2024, leaving_out=1)
    assert desk.cells("2023") == untouched and desk.months() == by_month
    assert desk.cells("2024") != corrected
    desk.publish_year(2025)
    assert {year: desk.epochs()[year] for year in ("2023", "2024", "2025")} == {
        "2023": 1,
        "2024": 2,
        "2025": 1,
    }, "what is published for the first time has the first secret, or a client would have two keys"
    with pytest.raises(VaultError, match="2 gånger"):
        desk.publish_year(2024, leaving_out=2)


def test_without_the_secret_of_an_earlier_delivery_nothing_is_built(desk: Desk) -> None:
    version = desk.publish_year(2023)
    desk.has_secrets(2)
    with pytest.raises(SecretError, match=r"epok 1, som saknas. Lägg tillbaka raden 1:"):
        desk.publish_year(2024)
    desk.has_secrets(other="1:" + "0f" * 32)
    with pytest.raises(SecretError, match="är inte den som tidigare leveranser gjordes med"):
        desk.publish_year(2024)
    assert current(desk.paths).data_version == version and set(desk.epochs()) == {"2023"}
    for wrong in ([1, 1], []):
        desk.has_secrets(*wrong)
        with pytest.raises(SecretError, match="epok:hexadecimala tecken"):
            desk.publish_year(2024)
    desk.has_secrets(1)
    desk.publish_year(2024)
    assert set(desk.epochs()) == {"2023", "2024"}


def test_a_corrections_crash_before_it_is_served_leaves_the_old_one_served_but_not_to_return_to(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from data import store
    from data.protection.keys import load_secrets

    first = desk.publish_year(2023)
    desk.has_secrets(1, 2)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(store, "serve", crash)
        with pytest.raises(KeyboardInterrupt):
            desk.publish_year(2023, leaving_out=1)
    assert current(desk.paths).data_version == first
    with pytest.raises(store.StoreError, match="avslöjar vem som rättades"):
        store.rollback(desk.paths, first)
    second = build(desk.paths, load_secrets(desk.secret), sources=small_sources())
    assert [v.data_version for v in store.versions(desk.paths) if v.data_version == first] == []
    assert current(desk.paths).data_version == second
