"""The app asked as a browser asks it, without one: pages, callbacks and passports as JSON."""

import re
from collections.abc import Iterator
from typing import Any

from dash import Dash
from werkzeug.test import TestResponse

from components.page import PARTS, address_of
from dashboard.security import CALLBACK_PATH
from pages import PAGES

Json = Any
PATHS = tuple(module.PAGE.path for module in PAGES)
CARDS = {card.name: module.PAGE.path for module in PAGES for card in module.CARDS}
INNER_WORKINGS = re.compile(
    r"Traceback|\bSELECT\b|duckdb|sqlalchemy|sqlite|File \"|Exception|\b[A-Za-z_]{1,40}Error\b|\bNone\b"
)
EVERYTHING = "exempel=ja&insats=vamos&inflode=7&insatstid=9&platser=55&vantetid=2&maldatum=12"
"""An address in which every card has an answer: examples are shown and the queue model is filled in."""
WORDS_OF = ("children", "text", "ticktext", "title", "aria-label")


class Asked:
    """One app and the callbacks it lists."""

    def __init__(self, app: Dash) -> None:
        self.client = app.server.test_client()
        self.dependencies: list[Json] = self.client.get("/_dash-dependencies").get_json()

    def post(self, callback: Json, values: dict[str, Json]) -> TestResponse:
        """The response of a callback; `values` by "id.property", None where nothing is named."""
        outputs = [part.rpartition(".") for part in callback["output"].strip(".").split("...")]
        sent = {
            kind: [
                {**item, "value": values.get(f"{item['id']}.{item['property']}")} for item in callback[kind]
            ]
            for kind in ("inputs", "state")
        }
        listed: Json = [{"id": name, "property": prop} for name, _, prop in outputs]
        body = {
            "output": callback["output"],
            "outputs": listed if callback["output"].startswith("..") else listed[0],
            "changedPropIds": [f"{item['id']}.{item['property']}" for item in callback["inputs"]],
            **sent,
        }
        response: TestResponse = self.client.post(CALLBACK_PATH, json=body)
        return response

    def callback(self, output: str) -> Json:
        """The callback that fills in an output, "id.property"."""
        return next(c for c in self.dependencies if f".{output}." in f".{c['output'].strip('.')}.")

    def page(self, path: str | None, search: str | None = "") -> Json:
        """The component tree that the router sends for an address."""
        response = self.route(path, search)
        assert response.status_code == 200, response.get_data(as_text=True)
        return painted(response.get_json()["response"]["page-content"]["children"])

    def route(self, path: str | None, search: str | None = "") -> TestResponse:
        """The router's response to an address."""
        return self.post(self.callback("page-content.children"), {"url.pathname": path, "url.search": search})

    def update(self, path: str, search: str | None) -> TestResponse:
        """The response of a page's callback to a query text."""
        page = next(module.PAGE for module in PAGES if path == module.PAGE.path)
        listens = (c for c in self.dependencies if c["inputs"][0]["id"] == address_of(page))
        callback = next(listens)
        item = callback["inputs"][0]
        return self.post(callback, {f"{item['id']}.{item['property']}": search})

    def passport(self, card: str, search: str = "") -> TestResponse:
        """The response to a click on a card's "Källa"."""
        asked = {"id": "passport-asked", "property": "data", "value": {"card": card, "at": 1}}
        body = {
            "output": "passport-content.children",
            "outputs": {"id": "passport-content", "property": "children"},
            "inputs": [asked],
            "changedPropIds": ["passport-asked.data"],
            "state": [{"id": "url", "property": "search", "value": search}],
        }
        response: TestResponse = self.client.post(CALLBACK_PATH, json=body)
        return response


def walk(node: Json) -> Iterator[Json]:
    """Every component of a tree, parents first."""
    if isinstance(node, list):
        for part in node:
            yield from walk(part)
    elif isinstance(node, dict) and "props" in node:
        yield node
        yield from walk(node["props"].get("children"))


def painted(tree: Json) -> Json:
    """A page with its parts in their places, as the browser paints them."""
    stores = (node for node in walk(tree) if node["props"].get("id") == PARTS)
    parts = next((store["props"].get("data") for store in stores), None) or {}
    for node in walk(tree):
        name = node["props"].get("id")
        node["props"].update(parts.get(name, {}) if isinstance(name, str) else {})
    return tree


def by_id(tree: Json, name: str) -> Json:
    """The component with an id. StopIteration when there is none."""
    return next(node for node in walk(tree) if node["props"].get("id") == name)


def words(node: Json) -> str:
    """All text in a tree that a person can read or hear, no-break spaces as spaces, without joiners."""
    return " ".join(_texts(node)).replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


def _texts(node: Json) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, int | float) and not isinstance(node, bool):
        yield str(node)
    elif isinstance(node, list):
        for part in node:
            yield from _texts(part)
    elif isinstance(node, dict):
        for key in WORDS_OF:
            yield from _texts(node.get("props", {}).get(key))


def table_rows(tree: Json, card: str) -> list[tuple[str, ...]]:
    """The rows of a card's table as text, heading first."""
    detail = by_id(tree, f"{card}-detail")
    rows = [node for node in walk(detail) if node["type"] == "Tr"]
    return [tuple(words(cell).strip() for cell in row["props"]["children"]) for row in rows]
