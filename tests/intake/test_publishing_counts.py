"""Sources that are delivered as counts: each card switches to what is delivered, and only that card."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pytest

from data.codebook.counts import count_words
from data.protection.keys import demo_secret
from data.store import Paths, StoreError, build, current, rollback, versions
from data.vault import VaultError
from queries.answers import Answer, AnyAnswer
from queries.connection import StoreReader
from queries.delivered_counts import DIFFERS, PRINTED
from queries.filters import Filters
from queries.repository import QUESTIONS, Repository
from queries.residents import adults
from tests.intake.files import as_xlsx, examples, grid
from tests.intake.opening import opened
from tests.unit.store_parts import sources

Rows = list[dict[str, str]]
VERSIONS = {"data_versions", "released_data", "source_passports", "gender_in_sources", "annual_wheel"}
"""Questions about the store and its passports, which any publication changes."""


def homelessness(small: str = "") -> Rows:
    """Two years, 2022 of which is printed; 40 households live on each income but for one."""
    base = examples("homelessness", 1)[0]
    rows = [
        base | {"year": year, "income": label, "persons": "50", "households": "40"}
        for year in ("2022", "2024")
        for label in count_words("incomes").values()
    ]
    return [*rows[:-1], rows[-1] | {"persons": small, "households": small}] if small else rows


def housing() -> Rows:
    base = examples("housing_interventions", 1)[0]
    return [
        base | {"month": month, "administration": administration, "type": label, "persons": str(n)}
        for month in ("2024-08", "2025-03")
        for administration, k in (("Nordost", 3), ("Hisingen", 1))
        for n, label in enumerate(count_words("housing_types").values(), start=20 * k)
    ]


def occupation() -> Rows:
    base = examples("occupation", 1)[0]
    return [
        base | {"date": "2025-03-31", "group": group, "occupation": label, "persons": str(20 + n)}
        for group in ("Alla", "Pågående bruk eller beroende")
        for n, label in enumerate(count_words("occupations").values())
    ]


def inventory() -> Rows:
    base = examples("psychiatric_inventory", 1)[0]
    items = {"Inventerade": "1200", "Utan känd sysselsättning": "700", "Vill arbeta": "90"}
    return [base | {"year": "2025", "item": item, "persons": n} for item, n in items.items()]


def residents() -> Rows:
    base = examples("population", 1)[0]
    return [
        base | {"district": district, "year": "2022", "age": str(age), "gender": "", "persons": "1000"}
        for district in ("Nordost", "Centrum", "Sydväst", "Hisingen")
        for age in range(18, 65)
    ]


# The small store has no table of administration and barrier, so no card of it asks for residents.
DELIVERED: dict[str, tuple[Rows, set[str]]] = {
    "homelessness": (
        homelessness(),
        {"homelessness_by_year", "homelessness_income", "target_group_sizes"},
    ),
    "housing_interventions": (housing(), {"housing_interventions"}),
    "occupation": (occupation(), {"occupation"}),
    "psychiatric_inventory": (inventory(), {"psychiatric_inventory"}),
    "population": (residents(), set()),
}


@dataclass(frozen=True, slots=True)
class Published:
    """A store after each of its publications: the version, and what every question answered."""

    paths: Paths
    versions: dict[str, str]
    answers: dict[str, dict[str, AnyAnswer]]

    def changed(self, source: str) -> set[str]:
        """The questions that the publication of a source changed."""
        names = list(self.answers)
        now, before = self.answers[source], self.answers[names[names.index(source) - 1]]
        return {name for name in now if now[name] != before[name]} - VERSIONS


def every_answer(paths: Paths) -> dict[str, AnyAnswer]:
    repository = Repository(StoreReader(paths.store))
    return {name: replace(repository.ask(name, Filters()), data_version="") for name in QUESTIONS}


def ask(paths: Paths, question: str, **chosen: tuple[str, ...]) -> Answer:
    reader = StoreReader(paths.store)
    try:
        answer = Repository(reader).ask(question, Filters.of(None, **chosen))
    finally:
        reader.store().engine.dispose()  # a roll-back opens the same file in another way
    assert isinstance(answer, Answer)
    return answer


@pytest.fixture(scope="module")
def plain_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data directory with a store without fictional programmes, which no source of counts needs."""
    root = tmp_path_factory.mktemp("plain")
    build(Paths(root), demo_secret(), sources=sources())
    return root


@pytest.fixture
def data_dir(plain_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(plain_store, tmp_path / "var"))


@pytest.fixture(scope="module")
def published(plain_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A store into which the sources have been imported one after the other."""
    folder = tmp_path_factory.mktemp("counts")
    root = Path(shutil.copytree(plain_store, folder / "var"))
    found = Published(Paths(root), {}, {"": every_answer(Paths(root))})
    for name, (rows, _) in DELIVERED.items():
        intake = opened(root, name, sources())
        outcome = intake.check(as_xlsx(folder / f"{name}.xlsx", grid(rows, name)))
        assert outcome.faults == ()
        found.versions[name] = intake.publish(outcome, acknowledged=True)
        if name == "homelessness":
            again = intake.publish(outcome, acknowledged=True)
            assert again == found.versions[name], "the same file twice changes nothing"
        found.answers[name] = every_answer(found.paths)
    return found


@pytest.mark.parametrize("source", DELIVERED)
def test_a_delivery_changes_the_cards_of_its_source_and_no_other(source: str, published: Published) -> None:
    _, cards = DELIVERED[source]
    assert published.changed(source) == cards
    for card in cards:
        answer = ask(published.paths, card)
        passports = Repository(StoreReader(published.paths.store))
        told = [passports.passport(code) for code in (answer.origin, *answer.beside)]
        assert any(row.kind == "delivered" for row in answer.rows) and not answer.has_synthetic
        assert [p.origin for p in told if p and p.origin.startswith("delivered_")]
        assert answer.figure_ids, "the printed figures follow along"


def test_a_delivered_year_stands_beside_the_printed_ones(published: Published) -> None:
    answer = ask(published.paths, "homelessness_by_year")
    adults = {row.code: row for row in answer.rows if row.group == "adults"}
    assert [row.kind for row in adults.values()] == ["published"] * 3 + ["delivered"] * 2
    assert (adults["2021"].count, adults["2022"].count, adults["2024"].count) == (2564, 350, 350)
    assert adults["2022"].measure(PRINTED) == 2524 and answer.facts == {DIFFERS: 2}
    assert [row.code for row in answer.rows if row.group == "children"][-1] == "2022"


def test_the_latest_delivery_stands_with_what_is_printed_of_the_same_thing(published: Published) -> None:
    incomes = ask(published.paths, "homelessness_income")
    assert (incomes.period, incomes.kind, incomes.is_protected) == ("2024", "delivered", False)
    assert incomes.row("wage").share == 0.14 and incomes.row("wage").measure(PRINTED) == 0.10
    inventory = ask(published.paths, "psychiatric_inventory")
    social = "Socialförvaltningarna (SF)"
    assert inventory.row("no_occupation", social).count == 700
    assert inventory.row("no_occupation", social).measure(PRINTED) == 826
    only = inventory.row("unstable_housing", f"{social}, bara i rapporten för 2022")
    assert (only.count, only.kind) == (351, "published")
    facts = ask(published.paths, "occupation")
    assert facts.row("none").count == 20 and facts.row("none_or_not_filled_in").count == 46
    assert facts.row("any").share == 0.71 and facts.row("any").measure(PRINTED) == 0.05


def test_delivered_residents_stand_in_place_of_those_that_are_published(published: Published) -> None:
    reader = StoreReader(published.paths.store)
    now, earlier = adults(reader.store(), "2022"), adults(reader.store(), "2021")
    assert now.kind == "delivered" and set(now.persons.values()) == {47000}
    assert now.origins == ("delivered_population", "population")
    assert set(now.printed) == set(now.persons) and 47000 not in now.printed.values()
    assert earlier.kind == "published" and earlier.origins == ("population",)
    passport = Repository(reader).passport("delivered_population")
    assert passport is not None and passport.period == "2022" and passport.file_hash


def test_housing_follows_the_administration_beside_the_city(published: Published) -> None:
    city = ask(published.paths, "housing_interventions")
    assert city.period == "2025-03" and city.row("housing_first").measure(PRINTED) == 0.04
    here = ask(published.paths, "housing_interventions", administration=("hisingen",), gender=("woman",))
    assert (here.honoured, here.left_out) == (("administration",), ("gender",))
    assert (
        here.row("short_term").count == 20
        and here.row("short_term").reference == city.row("short_term").share
    )
    assert here.row("short_term").measure(PRINTED) is None


def test_a_small_number_moves_every_number_of_its_moment(data_dir: Path, tmp_path: Path) -> None:
    intake, paths = opened(data_dir, "homelessness", sources()), Paths(data_dir)
    path = as_xlsx(tmp_path / "small.xlsx", grid(homelessness("3"), "homelessness"))
    first, outcome = current(paths).data_version, intake.check(path)
    changes = {change.card: change.words for change in intake.preview(outcome).changes}
    assert "2 tal skiljer sig från de tryckta" in changes["Hur många är i hemlöshet?"]
    version = intake.publish(outcome, acknowledged=True)
    with duckdb.connect(str(current(paths).path), read_only=True) as store:
        rows = store.execute(
            "SELECT moment, code_1, measure, n, is_perturbed FROM delivered_count"
        ).fetchall()
    small, large = ([row for row in rows if row[0] == year] for year in ("2024", "2022"))
    assert {row[4] for row in small} == {True} and {row[4] for row in large} == {False}
    true = {"": {"persons": 303, "households": 243}}
    moved = [n - true.get(code, {}).get(measure, 40) for _, code, measure, n, _ in small if code != "unknown"]
    assert any(moved) and max(map(abs, moved)) <= 5
    assert {n for _, code, _, n, _ in small if code == "unknown"} <= {0, 5}
    assert ask(paths, "homelessness_income").is_protected
    rollback(paths, first)
    assert ask(paths, "homelessness_income").kind == "published"
    rollback(paths, version)
    assert ask(paths, "homelessness_income").kind == "delivered"


def test_a_file_may_hold_the_months_before_as_long_as_they_are_the_same(
    data_dir: Path, tmp_path: Path
) -> None:
    paths, intake = Paths(data_dir), opened(data_dir, "housing_interventions", sources())
    for months in (("2024-08",), ("2024-08", "2025-03")):
        rows = [row for row in reversed(housing()) if row["month"] in months]
        file = as_xlsx(tmp_path / f"{len(months)}.xlsx", grid(rows, "housing_interventions"))
        outcome = intake.check(file)
        assert outcome.warnings == (), "no number is far from the time before"
        intake.publish(outcome, acknowledged=True)
        assert ask(paths, "housing_interventions").period == months[-1]
    changed = as_xlsx(tmp_path / "changed.xlsx", grid(rows[:-1], "housing_interventions"))
    with pytest.raises(VaultError, match="2024-08 är redan publicerad"):
        intake.publish(intake.check(changed), acknowledged=True)


def test_numbers_far_from_the_time_before_are_warned_of(data_dir: Path, tmp_path: Path) -> None:
    intake = opened(data_dir, "homelessness", sources())
    outcome = intake.check(as_xlsx(tmp_path / "far.xlsx", grid(homelessness(), "homelessness")))
    assert [remark.wrong for remark in outcome.warnings] == [
        "2 tal för 2022 skiljer sig mer än 30 % från 2021: Personer 2564 → 350; Hushåll 2405 → 280."
    ]


def test_a_correction_needs_a_new_secret_and_withdraws_the_old_numbers(
    data_dir: Path, tmp_path: Path
) -> None:
    paths, intake = Paths(data_dir), opened(data_dir, "psychiatric_inventory", sources())
    file = as_xlsx(tmp_path / "first.xlsx", grid(inventory(), "psychiatric_inventory"))
    old = intake.publish(intake.check(file), acknowledged=True)
    rows = [row | {"persons": str(int(row["persons"]) + 1)} for row in inventory()]
    corrected = as_xlsx(tmp_path / "corrected.xlsx", grid(rows, "psychiatric_inventory"))
    with pytest.raises(VaultError, match="ny hemlighet"):
        intake.publish(intake.check(corrected), acknowledged=True)
    renewed = opened(data_dir, "psychiatric_inventory", sources(), epochs=2)
    renewed.publish(renewed.check(corrected), acknowledged=True)
    assert old not in [version.data_version for version in versions(paths)]
    with pytest.raises(StoreError, match="avslöjar vem som rättades"):
        rollback(paths, old)
