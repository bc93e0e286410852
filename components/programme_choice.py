"""The choice of a fictional programme, shown only while examples are."""

from typing import Any

from components.choices import form, select
from components.view import View
from queries.delivered import ALL_LABEL
from queries.options import EXAMPLE
from queries.service_options import EXAMPLE_PROGRAMME


def programme_choice(view: View) -> Any:
    """The programmes as a list, all of them together first; nothing where no examples are shown."""
    if not view.filters.option(EXAMPLE.slug):
        return None
    return form("Exempelverksamhet", [select(view, EXAMPLE_PROGRAMME, empty=ALL_LABEL)])
