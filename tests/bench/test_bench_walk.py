"""The bench's clicks: what the filter bar offers, different from each other, the same each time."""

from itertools import islice, pairwise

from dash import Dash
from flask.testing import FlaskClient

from dashboard.bench.callbacks import Callbacks, honoured
from dashboard.bench.walk import distinct, steps, walk
from dashboard.page import ALL_CLIENT_FILTERS
from dashboard.security import CALLBACK_PATH
from pages import PAGES
from queries.filters import MAX_BESIDE_ADMINISTRATION, Filters, url_faults


def test_every_step_is_a_choice_that_the_filter_bar_offers() -> None:
    for filters in islice(walk(ALL_CLIENT_FILTERS, seed=3), 500):
        assert len(filters.beside_administration) <= MAX_BESIDE_ADMINISTRATION
        assert url_faults(filters.to_url()) == ()
        assert Filters.from_url(filters.to_url()) == filters
        assert set(filters.names) <= set(ALL_CLIENT_FILTERS)


def test_a_step_changes_one_attribute_or_clears_all() -> None:
    clicks = [Filters(), *steps(ALL_CLIENT_FILTERS, 300, seed=3)]
    for before, after in pairwise(clicks):
        changed = [n for n in ALL_CLIENT_FILTERS if before.codes(n) != after.codes(n)]
        assert len(changed) <= 1 or not after.chosen


def test_walks_repeat_by_seed_only() -> None:
    assert steps(ALL_CLIENT_FILTERS, 50, seed=3) == steps(ALL_CLIENT_FILTERS, 50, seed=3)
    assert steps(ALL_CLIENT_FILTERS, 50, seed=3) != steps(ALL_CLIENT_FILTERS, 50, seed=4)


def test_distinct_choices_are_as_many_as_asked_for_and_never_none() -> None:
    chosen = distinct(ALL_CLIENT_FILTERS, 200)
    assert len({filters.to_url() for filters in chosen}) == len(chosen) == 200
    assert all(filters.chosen for filters in chosen)


def test_a_page_with_few_choices_or_none_ends_too() -> None:
    few = distinct(("administration",), 200)
    assert 4 <= len(few) <= 15 and len(set(few)) == len(few)
    assert distinct((), 200) == []
    assert steps((), 3, seed=3) == [Filters()] * 3


def test_only_what_a_page_honours_is_chosen() -> None:
    for module in PAGES:
        path = module.PAGE.path
        assert {n for f in steps(honoured(path), 100, seed=5) for n in f.names} <= set(honoured(path))


def test_a_walk_returns_to_choices_that_have_been_seen() -> None:
    clicks = steps(ALL_CLIENT_FILTERS, 200, seed=3)
    assert 50 < len(set(clicks)) < 200


def callbacks_of(app: Dash) -> Callbacks:
    """The callbacks of the app as its own list gives them."""
    client: FlaskClient = app.server.test_client()
    listed, ready = (client.get(path).get_json() for path in ("/_dash-dependencies", "/ready"))
    return Callbacks(listed, ready["data_version"])


def test_the_app_answers_the_bench_as_it_answers_a_browser(app: Dash, client: FlaskClient) -> None:
    callbacks = callbacks_of(app)
    for module in PAGES:
        path = module.PAGE.path
        for filters in distinct(honoured(path), 5) or [Filters()]:
            reply = client.post(CALLBACK_PATH, json=callbacks.click(path, filters))
            assert reply.status_code == 200
            parts = reply.get_json()["response"]["page-parts"]["data"]
            assert {"page-notes", *(card.name for card in module.CARDS[:1])} <= parts.keys()


def test_the_app_answers_a_change_of_page(app: Dash, client: FlaskClient) -> None:
    callbacks = callbacks_of(app)
    for module in PAGES:
        sent = callbacks.change_of_page(module.PAGE.path, Filters())
        reply = client.post(CALLBACK_PATH, json=sent)
        assert reply.status_code == 200
        assert module.PAGE.title in str(reply.get_json())
