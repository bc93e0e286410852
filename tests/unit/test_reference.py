"""Published figures, passports and caveats as the repository hands them out."""

import pytest

from queries.repository import Repository
from tests.spec.true_store import repository_of, repository_of_reports


@pytest.fixture(scope="module")
def repository() -> Repository:
    return repository_of_reports()


def test_figures_come_in_the_order_asked_with_the_report_s_words(repository: Repository) -> None:
    ids = ("psych_2022_total_count", "no_such_figure", "homeless_2022_adults_count")
    found = repository.figures(ids)
    assert list(found) == [ids[0], ids[2]]
    assert found[ids[0]].value == 5182 and found[ids[0]].quote and found[ids[0]].section


def test_every_origin_has_a_passport_in_swedish(repository: Repository) -> None:
    assert {p.kind for p in repository.sources()} == {"source"}
    assert len(repository.origins()) > len(repository.sources()) > 5
    for passport in repository.sources():
        assert passport.title and passport.producer and passport.population, passport.origin
        assert repository.passport(passport.origin) == passport
    assert repository.passport("no_such_origin") is None


def test_caveats_follow_their_figures_the_most_specific_first(repository: Repository) -> None:
    figures = ("v40_2022_unmet_job_focused_count", "v40_2022_unmet_work_rehab_count")
    found = [caveat.caveat_id for caveat in repository.caveats(figures)]
    assert found and len(found) == len(set(found))
    explicit = repository.caveats((), ("c04", "no_such_caveat"))
    assert [caveat.caveat_id for caveat in explicit] == ["c04"]
    assert repository.caveats(()) == ()


def test_an_empty_store_has_no_passports_and_no_figures() -> None:
    empty = repository_of("")
    assert empty.origins() == () and empty.figures(("homeless_2022_adults_count",)) == {}
