"""The requests that a browser sends when somebody filters or changes page."""

from dataclasses import dataclass
from typing import Any

from components.page import address_of, version_of
from pages import PAGES
from queries.filters import Filters

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Callbacks:
    """The callbacks that a running app lists, and the data version that the browser shows."""

    listed: list[Body]
    data_version: str

    def click(self, path: str, filters: Filters) -> Body:
        """The request after a click on a filter. StopIteration when the app has no callback for the page."""
        page = next(module.PAGE for module in PAGES if path == module.PAGE.path)
        callback = next(one for one in self.listed if one["inputs"][0]["id"] == address_of(page))
        return body(callback, {address_of(page): filters.to_url(), version_of(page): self.data_version})

    def change_of_page(self, path: str, filters: Filters) -> Body:
        """The request after a click in the navigation."""
        router = next(one for one in self.listed if one["inputs"][0]["property"] == "pathname")
        return body(router, {"pathname": path, "search": filters.to_url()})


def honoured(path: str) -> tuple[str, ...]:
    """The filters that a page honours."""
    names: tuple[str, ...] = next(module.PAGE.honours for module in PAGES if path == module.PAGE.path)
    return names


def body(callback: Body, values: dict[str, str]) -> Body:
    """What the browser sends: values by component, or by property where components are the same.

    KeyError when one has not been given."""
    named = callback["output"]
    outputs = [_output(part) for part in named.strip(".").split("...")]
    given = {
        kind: [{**item, "value": values[_known(item, values)]} for item in callback[kind]]
        for kind in ("inputs", "state")
    }
    return {
        "output": named,
        # A single output is sent as itself, several as a list.
        "outputs": outputs if named.startswith("..") else outputs[0],
        "changedPropIds": [f"{item['id']}.{item['property']}" for item in callback["inputs"]],
        **given,
    }


def _known(item: dict[str, str], values: dict[str, str]) -> str:
    return item["id"] if item["id"] in values else item["property"]


def _output(text: str) -> dict[str, str]:
    component, _, name = text.rpartition(".")
    return {"id": component, "property": name}
