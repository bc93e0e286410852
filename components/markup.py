"""HTML attributes that are no Python names: aria-* and data-*."""

from typing import Any


def extra(attributes: dict[str, str]) -> dict[str, Any]:
    """The attributes as keyword arguments of a Dash component, whose stubs know no wildcards."""
    return dict(attributes)
