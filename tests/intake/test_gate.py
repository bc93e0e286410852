"""Deliveries before the real gate: what passes, what is refused with which words, and the way out."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest
from duckdb import DuckDBPyConnection

from dashboard.intake_flow import Intake
from data.clients import derive_attributes
from data.demo import load_clients
from data.demo.examples.files import load
from data.example_contents import load_examples
from data.intake.code_sets import code_set
from data.intake.log import last_lines
from data.intake.model import source
from data.protection.attacks.republication import READ
from data.protection.gate import GateError, ensure_passed
from data.protection.keys import demo_secret, record_keys
from data.protection.lattice import registered_tables
from data.store import Paths, Sources, build, current
from data.vault import Delivery, deliveries, open_vault, replace_delivery
from queries.answers import Answer, AnyAnswer, TooDetailed
from queries.connection import StoreReader
from queries.filters import Filters
from queries.repository import Repository
from tests.conftest import settings_for
from tests.intake.files import as_csv, grid, labelled, survey
from tests.unit.population import raw_answers
from tests.unit.store_parts import REAL, published

SAMPLE_SECONDS = 15
"""A smaller sample of the same attacks than before a publication: a quarter of the sets, seeded."""
gate = partial(ensure_passed, seconds=SAMPLE_SECONDS)
YEAR = 2024
Cells = set[tuple[object, ...]]


def sources(with_examples: bool) -> Sources:
    """All tables; the demo is of the year that is delivered, so that only the delivery is before the gate."""
    examples = load_examples if with_examples else None
    return Sources(lambda: raw_answers(60, 1, YEAR), published, registered_tables(), examples)


class Desk:
    """A store and the intake into it, with what it said."""

    def __init__(self, folder: Path, *, with_examples: bool = False, secret: bytes = REAL.value) -> None:
        self.paths, self.folder, self.said = Paths(folder / "var"), folder, list[str]()
        self.sources = sources(with_examples)
        build(self.paths, demo_secret(), sources=self.sources)
        self.first = current(self.paths).data_version
        (folder / "secret").write_text("1:" + secret.hex(), encoding="ascii")
        self.settings = settings_for(self.paths.root, DASHBOARD_SECRET_FILE=str(folder / "secret"))

    def publish(self, name: str, file: Path, most_attributes: int = 4, period: str = "") -> str:
        """Check and publish a file, through the gate."""
        intake = Intake(self.settings, name, progress=self.said.append, gate=gate, sources=self.sources)
        outcome = intake.check(file, period)
        assert outcome.faults == ()
        return intake.publish(outcome, acknowledged=True, most_attributes=most_attributes)

    def cells(self, name: str, period: str) -> Cells:
        """The released cells of a delivery."""
        with duckdb.connect(str(current(self.paths).path), read_only=True) as store:
            found = "SELECT attributes, code_1, code_2, code_3, code_4, n FROM released_cell"
            return set(store.execute(f"{found} WHERE source = ? AND period = ?", [name, period]).fetchall())

    def assert_nothing_came_of_it(self, words: str) -> None:
        """The first version is served, nothing is in the vault, and the log says why."""
        assert current(self.paths).data_version == self.first
        with open_vault(self.paths.vault) as vault:
            assert [d for d in deliveries(vault) if not d.is_synthetic] == []
        (line,) = last_lines(self.paths, 1)
        assert words in line["came_of_it"]


@contextmanager
def answers(paths: Paths) -> Iterator[Repository]:
    """The questions of the pages on the served version."""
    reader = StoreReader(paths.store)
    yield Repository(reader)
    reader.store().engine.dispose()


def test_a_year_of_few_is_refused_and_one_of_some_passes_in_the_tables_asked_for(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    few, some = (as_csv(tmp_path / f"{size}.csv", grid(survey(size, year=YEAR))) for size in (40, 70))
    with pytest.raises(GateError, match=r"^v40 2024: .* 40 personer är för få .* minst 50"):
        desk.publish("v40", few)
    desk.assert_nothing_came_of_it("Kontrollera att hela perioden finns i filen")
    desk.publish("v40", some, most_attributes=2)
    coarse = desk.cells("v40", str(YEAR))
    assert coarse and max(str(row[0]).count(",") for row in coarse) == 1
    assert last_lines(desk.paths, 1)[0]["most_attributes"] == 2
    with answers(desk.paths) as repository:

        def ask(question: str, **chosen: tuple[str, ...]) -> AnyAnswer:
            return repository.ask(question, Filters.of(YEAR, **chosen))

        found = ask("main_plans", gender=("woman",), age=("age_18_29",))
        assert isinstance(found, Answer) and found.left_out == ("age",)
        assert isinstance(ask("plan_by_gender"), Answer)
        found = ask("plan_by_gender", administration=("hisingen",))
        assert isinstance(found, TooDetailed) and found.droppable == ("administration",)
    heard = len([text for text in desk.said if text.startswith("Prövar röjandeskyddet")])
    desk.publish("v40", some, most_attributes=3)
    finer = desk.cells("v40", str(YEAR))
    assert {row for row in finer if str(row[0]).count(",") < 2} >= coarse, "the same cells, the same numbers"
    assert len(finer) > len(coarse)
    desk.publish("v40", some, most_attributes=2)
    assert desk.cells("v40", str(YEAR)) == coarse
    again = len([text for text in desk.said if text.startswith("Prövar röjandeskyddet")])
    assert again == heard + 1, "what has passed for the same inputs is not tried again"


def nearly_alike() -> pd.DataFrame:
    """A year in which nearly all have answered as most do in the demo: what somebody answers otherwise shows
    as a small difference between many large numbers, whose noise evens out."""
    rng, demo = np.random.default_rng(2), load_clients()
    raw = raw_answers(1_260, 2, YEAR)
    raw = raw[raw["active_work"].eq("yes")].head(900).reset_index(drop=True)
    usual = demo[demo["active_work"].eq("yes")].mode().iloc[0]
    for name in READ:
        raw[name] = np.where(rng.random(len(raw)) < 0.06, raw[name], usual[name])
    needs = {str(name): "" for name in raw if str(name).startswith("need_")}
    return raw.assign(plan_sufficient="yes", plan_split="", **needs)


def test_an_uneven_year_is_refused_and_passes_in_fewer_variables_which_is_logged(tmp_path: Path) -> None:
    desk = Desk(tmp_path, secret=sha256(b"t1").digest())
    file = as_csv(tmp_path / "v40.csv", grid(labelled(nearly_alike(), source("v40"))))
    with pytest.raises(GateError, match=r"^v40 2024: .*Differenser.*ha färre variabler.*--most-attributes 3"):
        desk.publish("v40", file)
    desk.assert_nothing_came_of_it("ha färre variabler i tabellerna")
    desk.publish("v40", file, most_attributes=2)
    cells = desk.cells("v40", str(YEAR))
    assert cells and max(str(row[0]).count(",") for row in cells) == 1
    said = [(line["most_attributes"], line["came_of_it"][:10]) for line in last_lines(desk.paths, 2)]
    assert said == [(2, "publicerad"), (4, "inte publi")]


def test_a_full_year_passes(tmp_path: Path) -> None:
    paths, people = Paths(tmp_path), load_clients()
    keyed = derive_attributes(people).assign(record_key=record_keys(REAL, people["client"]))

    def deliver(vault: DuckDBPyConnection) -> None:
        replace_delivery(vault, keyed, Delivery("v40", str(YEAR), False, REAL.epoch, "file"))

    said: list[str] = []
    build(paths, REAL, gate=gate, sources=sources(False), deliver=deliver, progress=said.append)
    assert "Skyddet håller mot alla attacker i granskningen, och alla kontroller bröts." in said
    with duckdb.connect(str(current(paths).path), read_only=True) as store:
        found = store.execute("SELECT kind, count(*) > 100000 FROM released_cell GROUP BY kind").fetchall()
    assert found == [("delivered", True)]


def referrals(period: str) -> pd.DataFrame:
    """The fictional referrals received by then, under the names of services that can deliver."""
    raw = load("episodes")
    names = dict(zip(sorted(set(raw["programme"])), code_set("service").labels, strict=False))
    raw = raw[raw["received"].str[:4] <= period].reset_index(drop=True)
    return raw.assign(programme=raw["programme"].map(names))


def test_referrals_that_can_be_guessed_are_refused_and_pass_in_fewer_variables(tmp_path: Path) -> None:
    desk = Desk(tmp_path, with_examples=True)
    rows = labelled(referrals("2025"), source("episodes"))
    file = as_csv(tmp_path / "episodes.csv", grid(rows, "episodes"))
    with pytest.raises(GateError, match=r"antal som inte visas.*--most-attributes 3"):
        desk.publish("episodes", file, period="2025")
    desk.assert_nothing_came_of_it("Medelvärden")
    desk.publish("episodes", file, most_attributes=2, period="2025")
    cells = desk.cells("episodes", "2025")
    assert cells and max(str(row[0]).count(",") for row in cells) == 1
