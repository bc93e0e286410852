"""HTML attributes that are no Python names: aria-* and data-*."""

from typing import Any


def light(kind: str, children: Any = None, **attributes: Any) -> Any:
    """An HTML component as the plain dictionary that Dash sends to the browser.

    For the hundreds of cells of a matrix or table: a tenth of the cost of a component object.
    """
    shown = {name: value for name, value in attributes.items() if value is not None}
    return {"type": kind, "namespace": "dash_html_components", "props": {"children": children, **shown}}


def light_link(words: str, href: str | None) -> Any:
    """A link that changes the address, or the bare words where there is nothing to choose."""
    return words if href is None else light("A", words, href=href, **{"data-nav": ""})


def choice_link(words: str, href: str, class_name: str, *, is_on: bool, **attributes: str) -> Any:
    """One of several choices as a link, marked when it holds."""
    current = {"data-nav": "", "aria-current": "true" if is_on else "false", **attributes}
    return light("A", words, href=href, className=class_name, **current)


def extra(attributes: dict[str, str]) -> dict[str, Any]:
    """The attributes as keyword arguments of a Dash component, whose stubs know no wildcards."""
    return dict(attributes)
