"""What is shown of a presentation: the show that fills the screen, and the sheets that are printed."""

from dash import Dash, html

from dashboard import response_cache
from dashboard.exports.exhibit import Places
from dashboard.presentations import show
from dashboard.presentations.addresses import PRINT, SHOW, presentation_of
from dashboard.presentations.model import Keeper
from dashboard.presentations.printing import Printing
from queries.repository import Repository


class Screens:
    """Both, on one keeper."""

    def __init__(self, keeper: Keeper, repository: Repository, places: Places) -> None:
        self._show = show.Show(keeper, repository, places)
        self._printing = Printing(keeper, repository, places)

    def content(self, path: str, search: str | None) -> html.Main | None:
        """What an address shows, None when it is not one of these. It is made anew each time, since a
        presentation changes without the data version."""
        is_show = presentation_of(path, SHOW) is not None
        if not is_show and presentation_of(path, PRINT) is None:
            return None
        response_cache.answer_anew()
        return self._show.content(path, search) if is_show else self._printing.content(path)

    def register(self, app: Dash) -> None:
        """The callback of the show."""
        show.register(app, self._show)
