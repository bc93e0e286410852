"""The source passport of any card, drawn when it is asked for."""

from typing import Any

from dash import Dash, Input, Output, State, no_update

from components.card import Card
from components.page import URL
from components.passport import card_title, passport_content, unpublished_passport
from components.view import View
from dashboard.exports.exhibit import report_titles
from dashboard.frame import ASKED, PASSPORT
from pages import PAGES
from queries.answers import Answer, NotPublished
from queries.connection import StoreUnavailableError
from queries.repository import QUESTIONS, Repository


def register(app: Dash, repository: Repository) -> None:
    """One callback serves the "Källa" buttons of every page; the browser says which one was pressed."""
    cards = {card.name: card for module in PAGES for card in module.CARDS}

    @app.callback(
        Output(PASSPORT, "children"),
        Input(ASKED, "data"),
        State(URL, "search"),
        prevent_initial_call=True,
    )
    def update_passport(asked: object, search: str | None) -> Any:
        name = asked.get("card") if isinstance(asked, dict) else None
        if not isinstance(name, str) or name not in QUESTIONS:
            return no_update
        return _content(repository, cards.get(name), name, View.from_url(search))


def _content(repository: Repository, card: Card | None, name: str, view: View) -> Any:
    try:
        answer = repository.ask(name, view.filters)
        if isinstance(answer, NotPublished):
            return unpublished_passport(card_title(card, name), answer, card.would_give if card else "")
        ids = answer.figure_ids if isinstance(answer, Answer) else ()
        explicit = answer.caveats if isinstance(answer, Answer) else ()
        beside = answer.beside if isinstance(answer, Answer) else ()
        return passport_content(
            card_title(card, name),
            answer,
            view,
            repository.passport(answer.origin),
            tuple(repository.figures(ids).values()),
            repository.caveats(ids, explicit),
            report_titles(repository),
            tuple(found for code in beside if (found := repository.passport(code)) is not None),
        )
    except StoreUnavailableError as error:
        return str(error)
