"""Likvärdighet, access: participants per administration against need, measured in three ways."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from queries.answers import Answer, AnyAnswer, Row
from queries.cells import code_label
from queries.connection import Store
from queries.delivered import DELIVERED_SURVEY, SURVEY
from queries.episode_cells import episode_answer
from queries.equity_need import ADMINISTRATIONS, GROUPS
from queries.equity_shares import limits_of_chance
from queries.equity_statistics import (
    Access,
    ChiSquare,
    access,
    chi_square_of_counts,
    hoover,
    hoover_by_chance,
)
from queries.equity_supply import (
    CHOSEN,
    MEASURES,
    SERVED,
    Supply,
    can_be_compared,
    chosen_measure,
    supply,
)
from queries.filters import Filters
from queries.options import NEED_MEASURE
from queries.statistics import Proportion, Rate, interval, shown_share

Measures = tuple[tuple[str, float], ...]


def _rows(found: Supply, measure: str, numbers: Mapping[str, Measures], filters: Filters) -> list[Row]:
    """One row per administration: participants, need as base, and the further numbers of the measure."""
    rows = []
    for code in ADMINISTRATIONS:
        row = Row(code, code_label("administration", code), measure, GROUPS[measure], kind="withheld")
        if code in numbers:
            part, base = found.places[code], found.needs[measure][code].n
            row = replace(row, count=part.n, base=base, kind=part.kind, measures=numbers[code])
        rows.append(replace(row, is_chosen=code in filters.codes("administration")))
    return rows


def _answer(
    store: Store, found: Supply, question: str, rows: Sequence[Row], facts: dict[str, float]
) -> Answer:
    built = episode_answer(store, found.group, question, tuple(rows), asks=SERVED, own=("administration",))
    return replace(
        built,
        rows=tuple(_as_made_up(row) if _has_made_up_need(found, row) else row for row in rows),
        is_example=found.is_example,
        facts=facts,
        beside=(_survey(found), *found.beside),
        follows=(NEED_MEASURE.slug,),
    )


def _survey(found: Supply) -> str:
    """The passport of the survey that the need is counted in."""
    kinds = {need.kind for measure in CHOSEN.values() for need in found.needs[measure].values()}
    return DELIVERED_SURVEY if "delivered" in kinds else SURVEY


def _has_made_up_need(found: Supply, row: Row) -> bool:
    """Whether delivered participants stand over a need of synthetic clients: the ratio is then made up."""
    need = found.needs.get(row.group, {}).get(row.code)
    return row.kind == "delivered" and need is not None and need.kind == "synthetic"


def _as_made_up(row: Row) -> Row:
    return replace(row, kind="synthetic")


def participants_per_need(store: Store, filters: Filters) -> AnyAnswer:
    """Participants of a year per 100 in need, per administration, by two measures of need.

    Columns: administration, measure (group: barriers, clients), participants (count), need (base), per_100
    with 95 % interval (per_100_low, per_100_high) and the city's (per_100_city). Grain: one row per measure
    and administration. Source: released cells of referrals and of the week-40 survey.
    """
    question = "participants_per_need"
    found = supply(store, filters, question)
    if not isinstance(found, Supply):
        return found
    rows = [row for m in CHOSEN.values() for row in _rows(found, m, _rates(found, m), filters)]
    return _answer(store, found, question, rows, {})


def _rates(found: Supply, measure: str) -> dict[str, Measures]:
    codes, need = found.areas(measure), found.needs[measure]
    city = sum(found.observed(codes)) / sum(need[code].n for code in codes)
    rates: dict[str, Measures] = {}
    for code in codes:
        part, base = found.places[code], need[code]
        low, high = interval(Rate(part.n, base.n, base.cells, part.cells))
        told = (part.n / base.n, low, high, city)
        names = ("per_100", "per_100_low", "per_100_high", "per_100_city")
        rates[code] = (("need", base.n), *((n, 100 * value) for n, value in zip(names, told, strict=True)))
    return rates


def access_ratios(store: Store, filters: Filters) -> AnyAnswer:
    """Participants against what each administration would have if all had places as they have need.

    Columns: administration, measure (group: barriers, clients, adults), participants (count), need (base),
    expected, ratio with 95 % Byar interval (ratio_low, ratio_high) and the city's, 1 (ratio_city), missing
    places with interval (missing_low, missing_high). Crude: nothing is standardised. Grain: one row per
    measure and administration. facts, of the chosen measure: hoover (share of places that would have to
    move), hoover_by_chance, and the overall test. Source: released cells of referrals and of the week-40
    survey, and the population.
    """
    question = "access_ratios"
    found = supply(store, filters, question)
    if not isinstance(found, Supply):
        return found
    told = [measure for measure in MEASURES if can_be_compared(found, measure)]
    rows = [row for measure in told for row in _rows(found, measure, _ratios(found, measure), filters)]
    return _answer(store, found, question, rows, _facts(found, chosen_measure(filters)))


def _ratios(found: Supply, measure: str) -> dict[str, Measures]:
    codes, need = found.areas(measure), found.needs[measure]
    told = access(found.observed(codes), [need[code].n for code in codes], *found.cells(measure))
    return {code: _of(one, need[code].n) for code, one in zip(codes, told, strict=True)}


def _of(one: Access, need: int) -> Measures:
    return (
        ("need", need),
        ("expected", one.expected),
        ("ratio", one.ratio),
        ("ratio_low", one.low),
        ("ratio_high", one.high),
        ("ratio_city", 1.0),
        ("missing", one.missing),
        ("missing_low", one.missing_low),
        ("missing_high", one.missing_high),
    )


def _facts(found: Supply, measure: str) -> dict[str, float]:
    """Hoover's index and the overall test of a measure; no test when it cannot be made."""
    codes, need = found.areas(measure), found.needs[measure]
    places, needs = found.observed(codes), [need[code].n for code in codes]
    cells, _ = found.cells(measure)
    moved = {
        "hoover": hoover(places, needs),
        "hoover_by_chance": hoover_by_chance(sum(places), needs, cells),
    }
    test = chi_square_of_counts(places, needs, cells)
    if not isinstance(test, ChiSquare):
        return moved
    return {**moved, "chi_square": test.statistic, "degrees": test.degrees, "p_value": test.p_value}


def participants_funnel(store: Store, filters: Filters) -> AnyAnswer:
    """Participants as a share of the chosen measure of need, and the limits of chance around the city's.

    Columns: administration, participants (count), need (base), share, the city's share (reference), limits
    (low_95, high_95, low_998, high_998). facts: as for `access_ratios`. Grain: one row per administration.
    Source: released cells of referrals and of the week-40 survey.
    """
    question = "participants_funnel"
    found = supply(store, filters, question)
    if not isinstance(found, Supply):
        return found
    measure = chosen_measure(filters)
    rows = [
        _funnel_row(row, found, measure) for row in _rows(found, measure, _rates(found, measure), filters)
    ]
    return _answer(store, found, question, rows, _facts(found, measure))


def _funnel_row(row: Row, found: Supply, measure: str) -> Row:
    city = row.measure("per_100_city")
    if city is None or row.count is None or row.base is None:
        return row
    share, reference = shown_share(row.count, row.base), city / 100
    if share is None or reference > 1:
        return replace(row, measures=())
    part, base = found.places[row.code], found.needs[measure][row.code]
    low, high = interval(Rate(part.n, base.n, base.cells, part.cells))
    limits = limits_of_chance(reference, Proportion(part.n, base.n, base.cells + part.cells, part.cells))
    return replace(row, share=share, low=low, high=high, reference=reference, measures=limits)


QUESTIONS = (participants_per_need, access_ratios, participants_funnel)
