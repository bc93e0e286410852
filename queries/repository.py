"""The repository: asks a question of the current store and caches the answer."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from queries import (
    against_time,
    ages,
    civil_society,
    equity,
    equity_need,
    equity_shares,
    figure_list,
    follow_up,
    gender,
    gender_sources,
    gender_support,
    governance,
    housing,
    ips,
    ips_views,
    needs,
    other_sources,
    overview,
    plans,
    proposals,
    report_checks,
    service_doors,
    service_plan,
    service_waiting,
    services,
    sources,
    target_group,
    versions,
)
from queries.answers import Answer, AnyAnswer, NotPublished, TooFew
from queries.changes import Changes, changes
from queries.connection import Store, StoreReader, Version
from queries.delivered import shown_years, with_passport
from queries.filters import Filters
from queries.options import EXAMPLE
from queries.programmes import OF_PROGRAMMES
from queries.published import figures
from queries.reference import Caveat, Figure, Passport, Reference

logger = logging.getLogger(__name__)
Question = Callable[[Store, Filters], AnyAnswer]


class Cache(Protocol):
    """What the repository needs of a cache."""

    def get(self, key: str) -> object: ...

    def set(self, key: str, value: object) -> object: ...


class NoCache:
    """Remembers nothing: for tests and the command line."""

    def get(self, key: str) -> object:
        return None

    def set(self, key: str, value: object) -> object:
        return None


QUESTIONS: dict[str, Question] = {
    question.__name__: question
    for module in (
        overview,
        target_group,
        housing,
        other_sources,
        needs,
        plans,
        against_time,
        services,
        service_doors,
        service_plan,
        service_waiting,
        ages,
        gender,
        gender_support,
        gender_sources,
        proposals,
        follow_up,
        governance,
        ips,
        ips_views,
        *OF_PROGRAMMES,
        civil_society,
        equity,
        equity_need,
        equity_shares,
        sources,
        report_checks,
        versions,
    )
    for question in module.QUESTIONS
}
QUESTIONS["published_figures"] = figure_list.listing(dict(QUESTIONS))


def asked_for(answer: AnyAnswer, filters: Filters) -> AnyAnswer:
    """The answer, or `NotPublished` where it concerns fictional programmes and nobody has asked for examples.

    The only gate: what is made up of a unit is never handed out unasked, whatever the page."""
    if not isinstance(answer, Answer | TooFew) or not answer.is_example:
        return answer
    if not filters.option(EXAMPLE.slug):
        return NotPublished(
            answer.question, answer.origin, has_example=True, data_version=answer.data_version
        )
    if isinstance(answer, TooFew):
        return answer
    return replace(answer, follows=tuple(dict.fromkeys((*answer.follows, EXAMPLE.slug))))


def _unasked_key(question: str, filters: Filters) -> str:
    return f"unasked {question} {filters.year}"


class Repository:
    """Every question the pages ask, by name, answered from the store that the pointer names."""

    def __init__(self, reader: StoreReader, cache: Cache | None = None) -> None:
        self._reader = reader
        self._cache = cache or NoCache()

    def ask(self, question: str, filters: Filters) -> AnyAnswer:
        """The answer to a named question. KeyError for an unknown one, StoreUnavailableError without a store.

        Cached on question, filters and edition of the data, so that all workers answer alike.
        """
        store = self._reader.store()
        key = f"{self._edition(store)}|{question}|{filters.to_url()}"
        kept = self._cache.get(key)
        if kept is not None:
            return kept  # type: ignore[return-value]  # only answers are ever set
        answer = self._unasked(store, question, filters) or with_passport(
            store, asked_for(QUESTIONS[question](store, filters), filters)
        )
        if isinstance(answer, NotPublished) and answer.has_example:
            store.once(_unasked_key(question, filters), lambda: answer)
        self._cache.set(key, answer)
        return answer

    def _unasked(self, store: Store, question: str, filters: Filters) -> NotPublished | None:
        """What has been found to concern fictional programmes is not worked out for every choice of clients
        only to be held back: whether it does is a matter of the year alone."""
        if filters.option(EXAMPLE.slug):
            return None
        return store.known(_unasked_key(question, filters), NotPublished)

    def version(self) -> Version:
        """The data version that is served. StoreUnavailableError without a store."""
        return self._reader.store().version

    def edition(self) -> str:
        """What kept answers follow from. StoreUnavailableError without a store."""
        return self._edition(self._reader.store())

    def _edition(self, store: Store) -> str:
        """The version and the files beside it: one that is gone back to has others beside it than when it was
        new, and the list of versions tells of them."""
        return " ".join((store.version.data_version, *self._reader.beside))

    def rest(self) -> None:
        """Hand back memory where everything that pages ask for has been read. StoreUnavailableError without a
        store."""
        self._reader.store().rest()

    def years(self, source: str = "v40") -> tuple[int, ...]:
        """Years of a source that pages show, latest first; empty on an empty store."""
        return shown_years(self._reader.store(), source)

    @property
    def _reference(self) -> Reference:
        return self._reader.store().reference

    def passport(self, origin: str) -> Passport | None:
        """The passport of a source or report, None when the store does not know it."""
        return self._reference.passports.get(origin)

    def origins(self) -> tuple[Passport, ...]:
        """All passports, sources before reports, by title."""
        return tuple(self._reference.passports.values())

    def sources(self) -> tuple[Passport, ...]:
        """Passports of the data collections, without the reports."""
        return tuple(passport for passport in self.origins() if passport.kind == "source")

    def figures(self, ids: tuple[str, ...]) -> dict[str, Figure]:
        """Printed figures by id, each with section and quoted words."""
        return figures(self._reader.store(), ids)

    def caveats(self, figure_ids: tuple[str, ...], explicit: tuple[str, ...] = ()) -> tuple[Caveat, ...]:
        """The reservations that concern these figures."""
        return self._reference.caveats(figure_ids, explicit)

    def changes(self) -> Changes:
        """What differs from the version before this one."""
        return changes(self._reader)
