"""A presentation on paper: /presentation/<id>/utskrift, one view a sheet and the sources last."""

from dash import dcc, html

from components import sheets
from components.chart_card import Parts
from components.markup import extra
from components.page import PAINTED, PARTS
from components.view import View
from dashboard.exports.exhibit import Exhibit, Places
from dashboard.presentations.addresses import PRINT, home_of, presentation_of
from dashboard.presentations.model import Keeper, Presentation, PresentationError
from dashboard.presentations.staging import NOT_SHOWN, heading_of, message, staged
from queries.reference import Passport
from queries.repository import Repository

NO_VIEWS = "Presentationen har inga vyer att skriva ut."


class Printing:
    """Presentations of a keeper on sheets."""

    def __init__(self, keeper: Keeper, repository: Repository, places: Places) -> None:
        self._keeper = keeper
        self._repository = repository
        self._places = places

    def content(self, path: str) -> html.Main:
        """All sheets of a presentation, or why there are none."""
        name = presentation_of(path, PRINT) or ""
        try:
            presentation = self._keeper.presentation(name)
        except PresentationError as error:
            return html.Main(message(NOT_SHOWN, str(error), home_of("")), id="main", className="not-found")
        if not presentation.views:
            found = message(presentation.name, NO_VIEWS, home_of(name))
            return html.Main(found, id="main", className="not-found")
        return self._sheets(presentation)

    def _sheets(self, presentation: Presentation) -> html.Main:
        parts: Parts = {}
        exhibits: list[Exhibit] = []
        made: list[html.Div] = []
        for number, saved in enumerate(presentation.views, start=1):
            name = f"sheet-{number}"
            heading = html.H2(heading_of(saved, self._places), id=f"{name}-title")
            shown = staged(saved, View.from_url(saved.search), name, heading, self._repository, self._places)
            parts |= shown.parts
            exhibits += [shown.exhibit] if shown.exhibit else []
            foot = _foot(presentation, number)
            made.append(sheets.sheet(shown.card, sheets.beside(saved.note, saved.decisions), foot))
        made.append(
            sheets.sources(_passports(exhibits), _version(exhibits), _foot(presentation, len(made) + 1))
        )
        above = sheets.bar(presentation.name, len(made), home_of(presentation.id))
        return html.Main(
            [
                dcc.Store(id=PARTS, data=parts),
                dcc.Store(id=PAINTED),
                above,
                html.Div(made, className="sheets", **extra({"data-large": "", "data-theme": "light"})),
            ],
            id="main",
            className="printing",
        )


def _foot(presentation: Presentation, number: int) -> str:
    parts = (presentation.name, presentation.forum, f"{number} ({len(presentation.views) + 1})")
    return " · ".join(part for part in parts if part)


def _passports(exhibits: list[Exhibit]) -> list[Passport]:
    """Each source once, in the order in which the views use them."""
    found = [p for one in exhibits for p in (one.passport, *one.beside) if p is not None]
    return list({passport.origin: passport for passport in found}.values())


def _version(exhibits: list[Exhibit]) -> str:
    return exhibits[0].data_version if exhibits else "okänd"
