"""From file to page: preview, publication, what may be published again, and what a failure leaves behind."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from components.passport import source_facts
from dashboard.intake_preview import lines
from data.day import today
from data.intake.isolated import Outcome
from data.intake.log import LOG
from data.intake.publishing import PublishingError
from data.protection.gate import GateError
from data.store import Paths, StoreError, current, rollback, versions
from data.vault import VaultError, deliveries, open_vault
from queries.answers import Answer
from queries.connection import StoreReader
from queries.filters import Filters
from queries.repository import Repository
from tests.intake.files import as_csv, as_xlsx, examples, grid, survey
from tests.intake.opening import Opened, opened

PEOPLE = survey(120)


def survey_file(folder: Path, rows: list[dict[str, str]] = PEOPLE) -> Path:
    return as_csv(folder / "v40.csv", grid(rows))


def checked(intake: Opened, name: str, folder: Path, period: str = "", epoch: int = 1) -> Outcome:
    path = as_xlsx(folder / f"{name}.xlsx", grid(examples(name), name))
    return intake(name, epoch).check(path, period)


def held(paths: Paths) -> list[tuple[str, str]]:
    with open_vault(paths.vault) as vault:
        return [(d.source, d.period) for d in deliveries(vault) if not d.is_synthetic]


def asked(paths: Paths, question: str, year: int | None = None) -> object:
    return Repository(StoreReader(paths.store)).ask(question, Filters(year=year))


def last_line(paths: Paths) -> dict[str, object]:
    line: dict[str, object] = json.loads((paths.root / LOG).read_text(encoding="utf-8").splitlines()[-1])
    return line


def test_a_survey_is_previewed_published_and_rolled_back(
    intake: Opened, data_dir: Path, tmp_path: Path
) -> None:
    paths, opened = Paths(data_dir), intake("v40")
    first = current(paths).data_version
    outcome = opened.check(survey_file(tmp_path))
    assert outcome.faults == () and outcome.rows == len(PEOPLE)
    foreseen = opened.preview(outcome)
    assert {(change.page, change.path) for change in foreseen.changes} >= {("Målgrupp", "/malgrupp")}
    assert foreseen.year == 2024 and "Målgrupp" in list(lines(foreseen))
    assert current(paths).data_version == first and held(paths) == []
    version = opened.publish(outcome, acknowledged=True)
    assert version != first
    assert opened.publish(outcome, acknowledged=True) == version, "the same file twice changes nothing"
    assert last_line(paths)["rows"] == len(PEOPLE) and last_line(paths)["version"] == version
    rollback(paths, first)
    assert current(paths).data_version == first
    month = intake("service_month").preview(checked(intake, "service_month", tmp_path))
    assert "tar också med Vecka 40-kartläggningen 2024" in month.warning
    assert next(lines(month)) == month.warning and foreseen.warning == ""
    rollback(paths, version)
    answer = asked(paths, "clients_by_administration", 2024)
    assert isinstance(answer, Answer) and not answer.has_synthetic
    assert answer.origin == "delivered_v40", "the report's passport tells of other clients"
    passport = Repository(StoreReader(paths.store)).passport(answer.origin)
    assert passport is not None and (passport.period, passport.file_hash) == ("2024", outcome.file_hash)
    assert ("Senast inläst", today().isoformat()) in source_facts(passport)


def test_no_pseudonym_is_anywhere_on_disk(intake: Opened, data_dir: Path, tmp_path: Path) -> None:
    rows = [row | {"client": f"pseudonym-{at:03d}"} for at, row in enumerate(PEOPLE)]
    opened = intake("v40")
    opened.publish(opened.check(survey_file(tmp_path, rows)), acknowledged=True)
    kept = [path for path in data_dir.rglob("*") if path.is_file()]
    assert kept and [path.name for path in kept if b"pseudonym-0" in path.read_bytes()] == []
    with duckdb.connect(str(Paths(data_dir).vault), read_only=True) as vault:
        texts = vault.execute("SELECT count(*) FROM client WHERE period = '2024'").fetchall()
    assert texts == [(len(PEOPLE),)]


def test_a_correction_needs_a_new_secret_withdraws_the_old_and_happens_once(
    intake: Opened, data_dir: Path, tmp_path: Path
) -> None:
    paths = Paths(data_dir)
    for epoch, (rows, refusal) in enumerate(
        ((PEOPLE, ""), (PEOPLE[1:], ""), (PEOPLE[2:], "2 gånger")), start=1
    ):
        opened = intake("v40", epoch)
        outcome = opened.check(survey_file(tmp_path, rows))
        if not refusal:
            version = opened.publish(outcome, acknowledged=True)
            if epoch == 1:
                again = intake("v40", 1)
                with pytest.raises(VaultError, match="ny hemlighet"):
                    again.publish(again.check(survey_file(tmp_path, PEOPLE[1:])), acknowledged=True)
                corrected = version
            continue
        with pytest.raises(VaultError, match=refusal):
            opened.publish(outcome, acknowledged=True)
        assert "2 gånger" in str(last_line(paths)["came_of_it"])
    assert current(paths).data_version == version
    assert corrected not in [v.data_version for v in versions(paths)]
    with pytest.raises(StoreError, match="avslöjar vem som rättades"):
        rollback(paths, corrected)


def test_warnings_are_acknowledged_and_faults_are_never_published(
    intake: Opened, data_dir: Path, tmp_path: Path
) -> None:
    opened = intake("v40")
    outcome = opened.check(survey_file(tmp_path))
    assert outcome.warnings
    with pytest.raises(PublishingError, match="--acknowledge"):
        opened.publish(outcome, acknowledged=False)
    broken = [PEOPLE[0] | {"administration": "Mitten"}, *PEOPLE[1:]]
    with pytest.raises(PublishingError, match="1 fel"):
        opened.publish(opened.check(survey_file(tmp_path, broken)), acknowledged=True)
    assert held(Paths(data_dir)) == []


def test_a_delivery_the_gate_refuses_leaves_nothing_behind_and_is_logged(
    intake: Opened, data_dir: Path, tmp_path: Path
) -> None:
    paths, opened = Paths(data_dir), intake("v40")
    first = current(paths).data_version

    def refusing(*_arguments: object, **_options: object) -> frozenset[object]:
        raise GateError("Versionen publiceras inte: ha färre variabler i tabellerna.")

    opened._gate = refusing  # type: ignore[assignment]  # never returns
    with pytest.raises(GateError, match="färre variabler"):
        opened.publish(opened.check(survey_file(tmp_path)), acknowledged=True)
    assert current(paths).data_version == first and held(paths) == []
    assert "färre variabler" in str(last_line(paths)["came_of_it"])
    assert not list(paths.vault.parent.glob("*building*"))


PAGES = {
    "service_month": ("service_months", 2025),
    "admission_stop": ("admission_stops", None),
    "ips_fidelity": ("fidelity_totals", 2025),
}


@pytest.fixture(scope="module")
def with_services(small_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """A small store into which every source of services has been imported."""
    folder = tmp_path_factory.mktemp("services")
    root = Path(shutil.copytree(small_store, folder / "var"))
    for name, period in {**dict.fromkeys(PAGES, ""), "episodes": "2024"}.items():
        rows = examples(name)
        if name == "episodes":
            rows = [rows[0] | {"person": f"p{k}", "first_meeting": "2024-04-02"} for k in range(90)]
        path = as_xlsx(folder / f"{name}.xlsx", grid(rows, name))
        intake = opened(root, name)
        intake.publish(intake.check(path, period), acknowledged=True)
    return Paths(root)


@pytest.mark.parametrize("name", PAGES)
def test_what_a_service_delivers_is_shown_without_asking_for_examples(
    name: str, with_services: Paths
) -> None:
    question, year = PAGES[name]
    answer = asked(with_services, question, year)
    assert isinstance(answer, Answer)
    assert answer.kind == "delivered" and not answer.is_example and not answer.has_synthetic
    assert answer.origin.startswith("delivered_") and "x01" not in answer.caveats
    assert not [row for row in answer.rows if "Exempel" in row.series_label]
    passport = Repository(StoreReader(with_services.store)).passport(answer.origin)
    assert passport is not None and passport.kind == "source"


def test_a_later_report_stands_beside_the_printed_queue(with_services: Paths) -> None:
    answer = asked(with_services, "service_queues")
    assert isinstance(answer, Answer) and answer.beside == ("delivered_services",) and answer.is_protected
    told = {row.code: dict(row.details)["Rapporterat senare"] for row in answer.rows}
    assert told["ips_hisingen"].startswith("21 väntade 2025-06") and told["smedjan"] == ""
    assert answer.row("ips_hisingen", "none").kind == "published", "the report's word stays as it is printed"
    assert answer.facts["reported"] == 1 and answer.period == "januari 2025; månadsrapporter till 2025-06"


def test_referrals_replace_the_examples_of_their_year_and_of_no_other(
    with_services: Paths, tmp_path: Path
) -> None:
    answer = asked(with_services, "ips_outcomes", 2024)
    assert isinstance(answer, Answer) and answer.kind == "delivered"
    assert {row.series_label for row in answer.rows} == {"Alla verksamheter", "IPS Hisingen"}
    made_up = asked(with_services, "ips_outcomes", 2023)
    assert isinstance(made_up, Answer) and made_up.period == "2024", "a made-up year gives way to a real one"
    assert Repository(StoreReader(with_services.store)).years("episodes") == (2024,)
    copy = tmp_path / "copy.duckdb"
    shutil.copyfile(with_services.store / with_services.pointer.read_text().strip(), copy)
    with duckdb.connect(str(copy), read_only=True) as store:
        found = store.execute(
            "SELECT period, kind FROM released_cell WHERE source = 'episodes' GROUP BY ALL ORDER BY ALL"
        ).fetchall()
        months = store.execute("SELECT DISTINCT kind FROM service_month WHERE month < '2025'").fetchall()
    assert found == [("2023", "synthetic"), ("2024", "delivered"), ("2025", "synthetic")]
    assert months == [("synthetic",)]


def test_a_source_that_no_page_shows_is_checked_but_not_published(
    intake: Opened, data_dir: Path, tmp_path: Path
) -> None:
    outcome = checked(intake, "homelessness", tmp_path)
    assert outcome.faults == ()
    opened = intake("homelessness")
    opened.source = replace(opened.source, publishes="")
    with pytest.raises(PublishingError, match="visas ännu inte på någon sida"):
        opened.publish(outcome, acknowledged=True)
    assert held(Paths(data_dir)) == []
