"""How faithful the programmes are to IPS: reviews, totals with bands, and the 25 items."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from data.codebook.ips25 import Item, band_of, items, labels
from queries.answers import Answer, AnyAnswer, Kind, NoData, Row
from queries.connection import Store
from queries.delivered import caveats_of, delivered_alone, origin_of
from queries.example_tables import followed_programme, ips_item_score, ips_review
from queries.filters import Filters

ORIGIN = "example_fidelity"
FICTIONAL, FIDELITY = "x01", "x06"
EXTERNAL, SELF = "external", "self"


@dataclass(frozen=True, slots=True)
class Review:
    """One review: programme, its name, external or self, day (ISO), kind, and scores by item."""

    programme: str
    name: str
    review_type: str
    day: str
    kind: Kind
    scores: dict[int, int | None]

    @property
    def rated(self) -> int:
        return sum(score is not None for score in self.scores.values())

    @property
    def total(self) -> int | None:
        """The total, only when all 25 items are rated."""
        rated = [score for score in self.scores.values() if score is not None]
        return sum(rated) if len(rated) == len(items()) else None


def fidelity_totals(store: Store, filters: Filters) -> AnyAnswer:
    """Every review up to the chosen year, or all when there is none by then.

    Columns: external or self, day (group, ISO date), programme (series); count = total of 25–125, missing
    unless all 25 items are rated; base = items rated; text = name of the band, empty without a total;
    previous = total of the review of the same type before. Grain: one row per review, by programme, type,
    day. Unit: points. Source: ips_review, ips_item_score.
    """
    reviews = _reviews(store, filters)
    if not reviews:
        return NoData("fidelity_totals", ORIGIN, data_version=store.version.data_version)
    rows = tuple(_total_row(review, _before(review, reviews)) for review in reviews)
    return _answer(store, filters, "fidelity_totals", rows, reviews)


def fidelity_items(store: Store, filters: Filters) -> AnyAnswer:
    """The 25 items of the latest reviews up to the chosen year. Columns: item (01–25), review (group: latest,
    previous = external; self), programme (series), Socialstyrelsen's name, own paraphrase; count =
    score 1–5, missing when not rated; previous = the score in the external review before, on rows of latest.
    Grain: one row per programme, review and item. Unit: points. Source: ips_review, ips_item_score."""
    reviews = _reviews(store, filters)
    if not reviews:
        return NoData("fidelity_items", ORIGIN, data_version=store.version.data_version)
    rows = store.once(
        f"fidelity_items {len(reviews)}",
        lambda: tuple(row for code in _programmes(reviews) for row in _item_rows(code, reviews)),
    )
    return _answer(store, filters, "fidelity_items", rows, reviews)


def _programmes(reviews: Sequence[Review]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(review.programme for review in reviews))


def _reviews(store: Store, filters: Filters) -> tuple[Review, ...]:
    """Reviews by programme, type and day, those of later years left out."""
    reviews = store.once("reviews", lambda: _all_reviews(store))
    by_then = tuple(r for r in reviews if filters.year is None or r.day[:4] <= str(filters.year))
    return tuple(delivered_alone(by_then or reviews))


def _all_reviews(store: Store) -> tuple[Review, ...]:
    r, p = ips_review.c, followed_programme.c
    found = store.fetch(
        select(ips_review, p.name)
        .join(followed_programme, p.programme_id == r.programme_id)
        .order_by(p.position, r.review_type, r.reviewed_on)
    )
    scores: dict[str, dict[int, int | None]] = {}
    for row in store.fetch(select(ips_item_score).order_by(ips_item_score.c.item)):
        scores.setdefault(row.review_id, {})[row.item] = row.score
    return tuple(
        Review(f.programme_id, f.name, f.review_type, f.reviewed_on, f.kind, scores.get(f.review_id, {}))
        for f in found
    )


def _before(review: Review, reviews: Sequence[Review]) -> Review | None:
    same = [r for r in reviews if (r.programme, r.review_type) == (review.programme, review.review_type)]
    return max((r for r in same if r.day < review.day), key=lambda r: r.day, default=None)


def _total_row(review: Review, before: Review | None) -> Row:
    return Row(
        review.review_type,
        labels("review_types")[review.review_type],
        review.day,
        review.day,
        review.programme,
        review.name,
        count=review.total,
        base=review.rated,
        previous=before.total if before else None,
        kind=review.kind if review.total is not None else "missing",
        text=band_of(review.total).label if review.total is not None else "",
    )


def _item_rows(programme: str, reviews: Sequence[Review]) -> list[Row]:
    own = [review for review in reviews[::-1] if review.programme == programme]
    external = [review for review in own if review.review_type == EXTERNAL]
    by_themselves = [review for review in own if review.review_type == SELF]
    chosen = dict(zip(("latest", "previous"), external, strict=False))
    chosen |= dict(zip(("self",), by_themselves, strict=False))
    rows = [_item_row(item, code, review) for code, review in chosen.items() for item in items()]
    if "previous" not in chosen:
        return rows
    scores = chosen["previous"].scores
    return [
        replace(row, previous=scores.get(int(row.code))) if row.group == "latest" else row for row in rows
    ]


def _item_row(item: Item, code: str, review: Review) -> Row:
    score = review.scores.get(item.item)
    return Row(
        item.code,
        item.short,
        code,
        labels("reviews")[code],
        review.programme,
        review.name,
        count=score,
        kind=review.kind if score is not None else "missing",
        details=(("Socialstyrelsens namn", item.label), ("Egen omskrivning", item.about)),
    )


def _answer(
    store: Store, filters: Filters, question: str, rows: tuple[Row, ...], reviews: Sequence[Review]
) -> Answer:
    kind: Kind = "delivered" if {review.kind for review in reviews} == {"delivered"} else "synthetic"
    years = sorted({review.day[:4] for review in reviews})
    return Answer(
        question=question,
        rows=tuple(_about_no_person(row) for row in rows),
        origin=origin_of(kind, ORIGIN),
        unit="poäng",
        n=None,
        kind=kind,
        period=years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}",
        data_version=store.version.data_version,
        is_example=kind != "delivered",
        left_out=filters.names,
        asked=("ips_review", "ips_item_score"),
        caveats=caveats_of(kind, FICTIONAL, FIDELITY),
    )


def _about_no_person(row: Row) -> Row:
    """A delivered score is shown as it was delivered."""
    return replace(row, kind="register") if row.kind == "delivered" else row


QUESTIONS = (fidelity_totals, fidelity_items)
