"""Filters: URL text to filters and back, whatever anybody writes in the address."""

from math import ceil, floor

from hypothesis import given
from hypothesis import strategies as st

from queries.filters import (
    MAX_NEEDS,
    MAX_URL_LENGTH,
    NEED,
    URL_ATTRIBUTES,
    VIEW_KEYS,
    YEAR,
    Filters,
    url_attribute,
    url_faults,
)
from queries.options import EXAMPLE, OPTIONS, SEARCH, Amount, Option, Words

years = st.none() | st.integers(2000, 2099)
pairs = st.sampled_from([(name, code) for name in URL_ATTRIBUTES for code in url_attribute(name).values])
slugs = [f"{url_attribute(n).slug}={c.slug}" for n in URL_ATTRIBUTES for c in url_attribute(n).codes]
addresses = st.text() | st.lists(st.sampled_from([*slugs, "ar=2022", "ar=x", "&", ",", "=", "behov="])).map(
    "&".join
)


def value_of(option: Option) -> st.SearchStrategy[str]:
    """Any value that an option takes, as text."""
    if isinstance(option, Amount) and option.step == 1:
        return st.integers(ceil(option.low), floor(option.high)).map(str)
    if isinstance(option, Amount):
        return st.floats(option.low, option.high).map(lambda value: f"{value:.3f}")
    if isinstance(option, Words):
        return st.text(max_size=option.longest)
    return st.sampled_from([one.slug for one in option.alternatives])


@st.composite
def filters(draw: st.DrawFn) -> Filters:
    """Any filters that the page can hold."""
    names = draw(st.lists(st.sampled_from(URL_ATTRIBUTES), unique=True))
    codes = {n: draw(st.lists(st.sampled_from(url_attribute(n).values), max_size=3)) for n in names}
    chosen = Filters.of(draw(years), **codes)
    for slug in draw(st.lists(st.sampled_from(sorted(OPTIONS)), unique=True)):
        chosen = chosen.with_option(slug, draw(value_of(OPTIONS[slug])))
    return chosen


@given(filters())
def test_filters_survive_the_address(chosen: Filters) -> None:
    assert Filters.from_url(chosen.to_url()) == chosen
    assert url_faults(chosen.to_url()) == ()


@given(addresses)
def test_any_address_gives_filters_whose_address_is_canonical(search: str) -> None:
    found = Filters.from_url(search)
    assert Filters.from_url(found.to_url()) == found
    assert len(found.codes(NEED)) <= MAX_NEEDS


@given(filters(), pairs)
def test_toggling_twice_changes_nothing(chosen: Filters, pair: tuple[str, str]) -> None:
    name, code = pair
    now, values = chosen.codes(name), url_attribute(name).values
    is_third_need = name == NEED and len(now) >= MAX_NEEDS and code not in now
    becomes_all = len({*now, code}) == len(values)
    if not is_third_need and not becomes_all:
        assert chosen.toggled(name, code).toggled(name, code) == chosen


@given(filters(), st.sampled_from(url_attribute(NEED).values))
def test_a_third_need_replaces_one(chosen: Filters, code: str) -> None:
    toggled = chosen.toggled(NEED, code)
    assert len(toggled.codes(NEED)) <= MAX_NEEDS
    assert (code in toggled.codes(NEED)) is (code not in chosen.codes(NEED))


def test_all_values_are_no_filter() -> None:
    values = url_attribute("gender").values
    assert Filters.of(gender=values) == Filters() == Filters.from_url("?kon=kvinna,man,annan")
    assert Filters.of(gender=values[:2]).toggled("gender", values[2]) == Filters()


def test_the_address_is_the_same_whatever_the_order() -> None:
    written = "?kon=man,kvinna&forvaltning=hisingen&ar=2022"
    assert Filters.from_url(written).to_url() == "?ar=2022&forvaltning=hisingen&kon=kvinna,man"


def test_what_is_not_understood_is_dropped_and_named() -> None:
    search = "?kon=kvinna,x&ar=22&okand=1&tabell=main_plans&behov=jobb,halsa,rehab"
    assert Filters.from_url(search) == Filters.of(gender=("woman",), need=("job_focused", "health"))
    assert url_faults(search) == ("kon=x", "ar=22", "okand", "mer än två behov")


def test_an_endless_address_is_refused_unread() -> None:
    assert Filters.from_url("?kon=kvinna&x=" + "y" * MAX_URL_LENGTH) == Filters()
    assert url_faults("?" + "y" * (MAX_URL_LENGTH + 1)) == ("adressen är för lång",)


def test_two_attributes_beside_administration_are_full() -> None:
    two = Filters.of(administration=("hisingen",), gender=("man",), age=("age_18_29",))
    assert two.is_full and two.beside_administration == ("gender", "age")
    assert not two.without("age").is_full


def test_an_option_stands_in_the_address_until_it_is_taken_away() -> None:
    chosen = Filters.of(gender=("man",)).with_option(EXAMPLE.slug, "ja")
    assert chosen.to_url() == "?kon=man&exempel=ja"
    assert chosen.option(EXAMPLE.slug) == "ja"
    assert chosen.with_option(EXAMPLE.slug, "") == Filters.of(gender=("man",))


def test_a_value_that_an_option_does_not_take_is_dropped_and_named() -> None:
    assert Filters.from_url("?exempel=kanske") == Filters()
    assert url_faults("?exempel=kanske") == ("exempel=kanske",)


def test_no_option_has_the_name_of_a_filter_or_a_view() -> None:
    filters_and_views = {url_attribute(name).slug for name in URL_ATTRIBUTES} | VIEW_KEYS | {YEAR}
    assert set(OPTIONS) & filters_and_views == set()


def test_an_amount_is_a_number_within_its_bounds() -> None:
    amount = Amount("antal", "Antal", 0, 100, "personer", step=0.1)
    texts = ("2,5", "1e1", "\N{MINUS SIGN}1", "101", "nan", "inf", "x", "")
    assert [amount.parsed(text) for text in texts] == ["2.5", "10", *(None,) * 6]


def test_an_amount_with_a_step_of_one_is_whole() -> None:
    amount = Amount("antal", "Antal", 0, 100, "personer")
    assert [amount.parsed(text) for text in ("2", "2,0", "2,5")] == ["2", "2", None]


def test_words_keep_what_can_be_shown_with_single_spaces() -> None:
    assert SEARCH.parsed("  kö &\tplatser\n\u200b ") == "kö & platser"
    assert SEARCH.parsed("x" * (SEARCH.longest + 1)) is None
    asked = Filters().with_option(SEARCH.slug, "50 % & + mer=?")
    assert Filters.from_url(asked.to_url()) == asked
