"""One presentation: its views in order, what has changed in them, notes and decisions."""

import re

from dash import html

from components.presentations.places import presentation_main
from queries.repository import Repository

ADDRESS = re.compile(r"/presentation/(?P<presentation>[0-9a-f]{24,32})")


def content(repository: Repository, search: str | None, presentation: str) -> html.Main:
    """The empty page: the browser asks for what is kept, since it changes without the data version."""
    return presentation_main(presentation)
