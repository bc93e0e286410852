"""The register of services and the proposals' status: from file to page, forward and back."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.intake_flow import Intake
from dashboard.intake_preview import lines
from data.intake.isolated import Outcome
from data.intake.names import has_name, may_be_name
from data.store import Paths, current, rollback
from queries.answers import Answer
from queries.connection import StoreReader
from queries.filters import Filters
from queries.repository import Repository
from tests.intake.files import Rows, as_xlsx, examples, grid
from tests.intake.opening import opened

NOTHING_SAID = dict.fromkeys(
    ("districts", "housing", "income_support", "decision", "treatment_contact", "age_from", "age_to"), ""
)
SAID = {"service_id": "Krami", "scope": "Stadengemensam", "active_use": "Går bra"}
KRAMI = examples("services", 1)[0] | NOTHING_SAID | SAID
OLD, NEW = KRAMI | {"valid_to": "2025-08-31"}, KRAMI | {"valid_from": "2025-09-01", "active_use": "Går inte"}
PROPOSAL = examples("proposal_status", 1)[0]


class Delivering:
    """A store of its own into which files are delivered."""

    def __init__(self, root: Path) -> None:
        self.paths, self.folder = Paths(root), root.parent

    def opened(self, name: str) -> Intake:
        return opened(self.paths.root, name)

    def check(self, name: str, rows: Rows, period: str = "") -> Outcome:
        return self.opened(name).check(as_xlsx(self.folder / f"{name}.xlsx", grid(rows, name)), period)

    def publish(self, name: str, rows: Rows, period: str = "") -> str:
        return self.opened(name).publish(self.check(name, rows, period), acknowledged=True)

    def ask(self, question: str, **options: str) -> Answer:
        filters = Filters()
        for slug, value in options.items():
            filters = filters.with_option(slug, value)
        with self.repository() as repository:
            answer = repository.ask(question, filters)
        assert isinstance(answer, Answer)
        return answer

    @contextmanager
    def repository(self) -> Iterator[Repository]:
        """A repository that lets go of its file afterwards: a roll-back reads the same file."""
        reader = StoreReader(self.paths.store)
        yield Repository(reader)
        reader.store().engine.dispose()


@pytest.fixture(scope="module")
def delivering(small_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Delivering:
    return Delivering(Path(shutil.copytree(small_store, tmp_path_factory.mktemp("catalogue") / "var")))


def test_a_register_describes_its_services_and_is_rolled_back(delivering: Delivering) -> None:
    before = current(delivering.paths).data_version
    outcome = delivering.check("services", [OLD, NEW], "2025-09")
    assert outcome.faults == ()
    previewed = "\n".join(lines(delivering.opened("services").preview(outcome)))
    assert "Krami, Staten, med kommunen i Krami: Var Delad → Stadengemensam" in previewed
    assert "Krami, Nordost: Anges inte → Gemensam" in previewed
    version = delivering.opened("services").publish(outcome, acknowledged=True)
    again = delivering.opened("services").publish(outcome, acknowledged=True)
    assert again == version, "the same file twice changes nothing"

    door = delivering.ask("open_doors", bruk="ja").row("krami", "closed")
    assert door.kind == "register" and door.text == "Tar inte emot den som har ett pågående bruk."
    assert dict(door.details)["Uppgifterna ur"] == (
        "Insatsregistret 2025-09, gäller från 2025-09-01 tills vidare"
    )
    catalogue = delivering.ask("service_catalogue")
    facts = dict(catalogue.row("krami", "state").details)
    assert facts["Boende"] == "anges inte", "the reports' word does not fill what the register leaves empty"
    assert dict(catalogue.row("smedjan", "sydvast").details)["Uppgifterna ur"] == "Rapporterna"
    assert {r.text for r in delivering.ask("service_access").rows if r.code == "krami"} == {"Gemensam"}
    assert catalogue.beside == ("delivered_register",)
    with delivering.repository() as repository:
        passport = repository.passport("delivered_register")
        assert repository.changes().origins == ("Insatsregistret",)
    assert passport is not None and (passport.kind, passport.period) == ("source", "2025-09")
    assert len(passport.file_hash) == 64

    rollback(delivering.paths, before)
    assert "registered" not in delivering.ask("open_doors").facts
    rollback(delivering.paths, version)
    assert delivering.ask("open_doors").facts["registered"] == 1


def test_a_later_register_speaks_for_its_services_and_leaves_the_others(delivering: Delivering) -> None:
    delivering.publish("services", [KRAMI | {"service_id": "Startsträckan"}], "2025-10")
    delivering.publish("services", [OLD, NEW], "2025-09")
    found = {row.code: dict(row.details) for row in delivering.ask("service_catalogue").rows}
    assert found["startstrackan"]["Pågående bruk"] == "Ja (inläst)"
    assert found["krami"]["Pågående bruk"] == "Nej (inläst)"
    assert delivering.ask("annual_wheel").facts["delivered"] == 1


def test_statuses_keep_their_history_across_files(delivering: Delivering) -> None:
    first = PROPOSAL | {"date": "2025-05-01", "status": "Inte påbörjat", "note": ""}
    delivering.publish("proposal_status", [first])
    delivering.publish("proposal_status", [PROPOSAL | {"date": "2025-09-01"}])
    answer = delivering.ask("proposals")
    told = next(dict(row.details) for row in answer.rows if dict(row.details).get("Tidigare läge"))
    assert (told["Status"], told["Statusdatum"]) == ("Pågår", "2025-09-01")
    assert told["Notering"] == "Arbetsgruppen har börjat" and told["Beslutat av"] == "Nämnd"
    assert told["Tidigare läge"] == "2025-05-01 Inte påbörjat"
    assert answer.facts["with_status"] == 1 and answer.beside == ("delivered_status",)


FAULTS = [
    ("services", {"service_id": "Kramie"}, "Menas ”Krami”? En ny insats läggs först in i katalogen"),
    ("services", {"districts": "Nordost"}, "Välj en annan omfattning"),
    ("services", {"housing": "Inget krav, Ordnat"}, "Ta bort det ena"),
    ("services", {"valid_to": "2024-12-31"}, "Rätta någon av dem"),
    ("proposal_status", {"note": "Anna Svensson har tagit över"}, "Ta bort uppgiften ur filen"),
    ("proposal_status", {"proposal_id": "Samla allt"}, "Tillåtet är"),
]


@pytest.mark.parametrize("period", ["", "2025", "2025-13", "juni"])
def test_a_register_needs_the_month_that_it_describes(period: str, delivering: Delivering) -> None:
    faults = delivering.check("services", [KRAMI], period).faults
    assert ["ÅÅÅÅ-MM" in fault.todo for fault in faults] == [True]


@pytest.mark.parametrize(("name", "wrong", "todo"), FAULTS, ids=lambda value: str(value)[:30])
def test_what_is_wrong_is_told_with_what_to_do(
    name: str, wrong: dict[str, str], todo: str, delivering: Delivering
) -> None:
    right = KRAMI if name == "services" else PROPOSAL
    faults = delivering.check(name, [right | wrong], "2025-09" if name == "services" else "").faults
    assert [todo in fault.todo for fault in faults] == [True]
    assert "Anna" not in "".join(f"{fault.wrong}{fault.value}" for fault in faults)


def test_notes_must_be_read_and_words_that_may_be_names_are_pointed_out(delivering: Delivering) -> None:
    outcome = delivering.check("proposal_status", [PROPOSAL | {"note": "Vi har Kristina med"}])
    assert [remark.code for remark in outcome.warnings] == ["notes", "note_names"]
    outcome = delivering.check("proposal_status", [PROPOSAL | {"note": "Vi har Socialstyrelsen med"}])
    assert [remark.code for remark in outcome.warnings] == ["notes"]


@pytest.mark.parametrize(
    ("note", "refused", "pointed_out"),
    [
        ("Arbetsgruppen har börjat. Beslut i SoB i maj.", False, False),
        ("Nämnden beslutade 2025-03-01; Arbetsförmedlingen deltar", False, False),
        ("Chefen Anna ringde", True, True),
        ("Anna Svensson har tagit över", True, True),
        ("Möte med Anna-Karin i maj", False, True),
        ("ANNA SVENSSON har tagit över", False, True),
        ("IPS och FFS är med", False, False),
        ("", False, False),
    ],
)
def test_words_that_may_be_names_are_told_from_public_ones(
    note: str, refused: bool, pointed_out: bool
) -> None:
    assert (has_name(note), may_be_name(note)) == (refused, pointed_out)
