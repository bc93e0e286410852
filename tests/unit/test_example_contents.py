"""The fictional programmes in the store: marked, released, whole, and there whatever else is delivered."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from data.clients import derive_attributes
from data.example_contents import Examples, load_examples
from data.protection.keys import demo_secret
from data.store import Paths, Sources, StoreError, build, current
from data.store_file import StoreFileError, check, content_hash
from queries.answers import Answer, NoData, NotPublished
from queries.connection import StoreReader
from queries.filters import Filters
from queries.options import EXAMPLE
from queries.programmes import OF_PROGRAMMES
from queries.repository import Repository
from tests.unit.population import raw_answers
from tests.unit.store_parts import REAL, TABLES, ask, deliver, published, sources

QUESTIONS = [question.__name__ for module in OF_PROGRAMMES for question in module.QUESTIONS]
ASKED = Filters().with_option(EXAMPLE.slug, "ja")
OF_EXAMPLES = [name for name in QUESTIONS if name != "assumptions"]


def with_examples(examples: Examples) -> Sources:
    return Sources(lambda: raw_answers(400, 1), published, TABLES, examples=lambda: examples)


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """A small store with the fictional programmes, and a copy that no app has opened."""
    found = Paths(tmp_path_factory.mktemp("examples"))
    build(found, demo_secret(), sources=with_examples(load_examples()))
    unopened(found).write_bytes(current(found).path.read_bytes())
    return found


def unopened(paths: Paths) -> Path:
    """The copy: a file that an app reads cannot be opened with other settings in the same process."""
    return paths.root / "unopened.duckdb"


@pytest.fixture(scope="module")
def repository(demo_store: Path) -> Repository:
    """The repository on the demo store, where examples are set against the week-40 clients too."""
    return Repository(StoreReader(demo_store / "store"))


@pytest.mark.parametrize("question", OF_EXAMPLES)
def test_an_example_is_shown_only_when_asked_for_and_says_what_it_is(
    question: str, repository: Repository
) -> None:
    assert isinstance(repository.ask(question, Filters()), NotPublished)
    answer = repository.ask(question, ASKED)
    assert isinstance(answer, Answer)
    assert answer.is_example and answer.kind == "synthetic" and answer.has_synthetic
    assert {row.kind for row in answer.rows} <= {"synthetic", "withheld", "missing"}
    assert "x01" in answer.caveats and answer.data_version and answer.unit
    passport = repository.passport(answer.origin)
    assert passport is not None and passport.kind == "example"
    found = repository.caveats((), answer.caveats)
    assert {c.caveat_id for c in found} == set(answer.caveats)


@pytest.mark.parametrize("question", OF_EXAMPLES)
def test_every_programme_in_an_answer_is_fictional(question: str, repository: Repository) -> None:
    answer = repository.ask(question, ASKED)
    assert isinstance(answer, Answer)
    named = {row.series_label for row in answer.rows} - {""}
    assert all(name == "Alla exempelverksamheter" or name.startswith("Exempelverksamhet ") for name in named)


def test_no_person_key_or_true_count_is_in_the_store(paths: Paths) -> None:
    file = unopened(paths)
    columns = {str(row[0]) for row in ask(file, "SELECT column_name FROM duckdb_columns()")}
    assert not columns & {"record_key", "key_sum", "person", "received", "first_meeting"}
    assert ask(file, "SELECT min(n) >= 5 FROM released_cell WHERE source = 'episodes'") == [(True,)]
    kinds = ask(file, "SELECT DISTINCT kind, is_example FROM service_month")
    assert kinds == [("synthetic", True)]


def test_building_twice_gives_the_same_hash(paths: Paths, tmp_path: Path) -> None:
    again = Paths(tmp_path)
    build(again, demo_secret(), sources=with_examples(load_examples()))
    assert content_hash(current(again).path) == content_hash(unopened(paths))


def test_without_examples_there_is_no_data(tmp_path: Path) -> None:
    build(Paths(tmp_path), demo_secret(), sources=sources())
    bare = Repository(StoreReader(tmp_path / "store"))
    assert {name for name in OF_EXAMPLES if not isinstance(bare.ask(name, ASKED), NoData)} == set()


def test_examples_stay_fictional_beside_a_real_delivery(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    build(paths, demo_secret(), sources=with_examples(load_examples()))
    deliver(paths, derive_attributes(raw_answers(400, 3)), REAL, "first")
    build(paths, REAL, sources=with_examples(load_examples()))
    kinds = ask(current(paths).path, "SELECT DISTINCT source, kind FROM released_cell ORDER BY source")
    assert kinds == [("episodes", "synthetic"), ("v40", "delivered")]


def spoiled(name: str, **columns: str) -> Examples:
    """The examples with the first row of a table changed."""
    examples = load_examples()
    frame: pd.DataFrame = getattr(examples, name).copy()
    for column, value in columns.items():
        frame.loc[frame.index[0], column] = value
    return replace(examples, **{name: frame})


@pytest.mark.parametrize(
    ("examples", "fault"),
    [
        (spoiled("scores", score="6"), "Poäng som inte är 1–5"),
        (spoiled("scores", item="26"), "en punkt som inte finns"),
        (spoiled("scores", review_id="unknown"), "granskning som inte finns"),
        (spoiled("reviews", programme_id="unknown"), "Granskningar av en verksamhet"),
        (spoiled("months", service_id="unknown"), "Månader för en verksamhet"),
        (spoiled("stops", service_id="unknown"), "Remisstopp i en verksamhet"),
        (spoiled("episodes", gender="robot"), "följer inte kodboken"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_faulty_row_stops_the_build(tmp_path: Path, examples: Examples, fault: str) -> None:
    with pytest.raises(StoreError, match=fault):
        build(Paths(tmp_path), demo_secret(), sources=with_examples(examples))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            "UPDATE followed_programme SET name = (SELECT name FROM ips_programme LIMIT 1)",
            "verklig verksamhets",
        ),
        ("UPDATE followed_programme SET is_example = false", "verklig verksamhets"),
        ("UPDATE service_month SET waiting = 3", "aldrig visas"),
    ],
)
def test_what_must_never_be_in_a_store_is_found(
    paths: Paths, tmp_path: Path, change: str, fault: str
) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(unopened(paths).read_bytes())
    with duckdb.connect(str(copy)) as connection:
        connection.execute(change)
    with pytest.raises(StoreFileError, match=fault):
        check(copy, {})
