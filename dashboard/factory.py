"""create_app: the only place where the parts are put together."""

from types import ModuleType
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State
from flask import Flask, Response, request

from components.page import PAINTED, PARTS, URL
from dashboard import access, observability, passports, response_cache, security, serving, vendor
from dashboard.access import NO_ROLE, is_shown_to_user
from dashboard.exports import downloads
from dashboard.frame import (
    CONTENT,
    ICON,
    ICON_PATH,
    NAME,
    THEME_BEFORE_PAINT,
    frame,
    index_document,
    not_found,
    refused,
    unavailable,
)
from dashboard.intake_page import routes as intake_routes
from dashboard.intake_page.jobs import Jobs, start_process
from dashboard.intake_page.replies import Replies as IntakeReplies
from dashboard.page import Page
from dashboard.presentations import deck_file
from dashboard.presentations import routes as presentation_routes
from dashboard.presentations.addresses import PRINT, SHOW, presentation_of
from dashboard.presentations.database import Database
from dashboard.presentations.keeper import DatabaseKeeper
from dashboard.presentations.replies import Replies
from dashboard.presentations.screens import Screens
from dashboard.settings import Settings
from dashboard.shared_cache import REPLIES_KEPT, create_cache
from pages import INNER, PAGES, card_places
from queries.connection import OlderStoreError, StoreReader, StoreUnavailableError
from queries.repository import Repository

STORE = "store"
ANY_PAGE = "/<path:path>"
"""Dash's own endpoint for whatever is no file and no route."""


def create_app(settings: Settings) -> Dash:
    """The app with its pages, routes and guards. Can be called several times in one process."""
    app = Dash(
        __name__,
        title=NAME,
        update_title="",
        assets_folder=str(vendor.ASSETS),
        pages_folder="",
        use_pages=False,
        suppress_callback_exceptions=True,
        serve_locally=True,
        index_string=index_document(),
    )
    answers, finished = create_cache(app.server, settings), create_cache(app.server, settings, REPLIES_KEPT)
    repository = Repository(StoreReader(settings.data_dir / STORE), answers)
    app.layout = lambda: frame(module.PAGE for module in PAGES if is_shown_to_user(module.PAGE.roles))
    places = card_places()
    keeper = DatabaseKeeper(Database(settings.presentations_database))
    screens = Screens(keeper, repository, places)
    screens.register(app)
    _register_router(app, repository, screens)
    for module in PAGES:
        module.register_callbacks(app, repository)
    passports.register(app, repository)
    app.clientside_callback(
        ClientsideFunction("frame", "paint"), Output(PAINTED, "data"), Input(PARTS, "data")
    )
    downloads.register(app, repository, places)
    replies = Replies(keeper, repository, places)
    presentation_routes.install(app.server, replies)
    deck_file.install(app.server, replies)
    jobs = Jobs(settings, start_process)
    intake_routes.install(app.server, jobs, IntakeReplies(jobs))
    security.install(app, settings, inline_scripts=(THEME_BEFORE_PAINT,))
    access.install(app.server, settings, is_demo=lambda: _is_demo(repository))
    response_cache.install(app.server, finished, edition=lambda: _edition(repository))
    observability.install(app.server, ready=lambda: _version(repository) or None)
    app.server.add_url_rule(ICON_PATH, "icon", lambda: Response(ICON, mimetype="image/svg+xml"))
    _tell_unknown_addresses(app.server)
    serving.install(app.server, settings)
    app.server.extensions[serving.FIRST_VIEWS] = lambda: _first_views(repository)
    return app


def _first_views(repository: Repository) -> None:
    """Work out each page with cards as it opens. A page that cannot be does not keep the others from being
    served: it is logged, and says so itself when somebody opens it."""
    try:
        for module in PAGES:
            if module.CARDS:
                _first_view(module, repository)
        repository.rest()
    except StoreUnavailableError:
        return  # every page says so


def _first_view(module: ModuleType, repository: Repository) -> None:
    try:
        module.content(repository, "")
    except StoreUnavailableError:
        raise
    except Exception as error:  # noqa: BLE001  # whatever is wrong with it, the others are right
        observability.log_failure(f"sidan {module.PAGE.path} kunde inte förberedas", error)


def _version(repository: Repository) -> str:
    """The data version, empty without a store."""
    try:
        return repository.version().data_version
    except StoreUnavailableError:
        return ""


def _edition(repository: Repository) -> str:
    """What finished answers follow from, empty without a store."""
    try:
        return repository.edition()
    except StoreUnavailableError:
        return ""


def _older(repository: Repository) -> str:
    """Why no page can be shown, when an older panel built the store; otherwise empty. Cards would each say
    that they cannot read it, and none what to do."""
    try:
        repository.version()
    except OlderStoreError as error:
        return str(error)
    except StoreUnavailableError:
        return ""
    return ""


def _is_demo(repository: Repository) -> bool:
    """Whether nothing but synthetic and published data can be shown; true also without any store."""
    try:
        return repository.version().is_demo
    except StoreUnavailableError:
        return True


def _page_at(path: str) -> tuple[ModuleType | None, dict[str, str]]:
    """The page of a path, and what the path names when it is a page inside a page."""
    for module in PAGES:
        if module.PAGE.path == path:
            return module, {}
    for module in INNER:
        if found := module.ADDRESS.fullmatch(path):
            return module, found.groupdict()
    return None, {}


def _is_known(path: str) -> bool:
    if any(presentation_of(path, kind) for kind in (SHOW, PRINT)):
        return True
    return _page_at(_page_path(path))[0] is not None


def _page_path(path: str) -> str:
    """The path of a page as it is declared."""
    return path.rstrip("/") or "/"


def _tell_unknown_addresses(server: Flask) -> None:
    """The page that says that there is none comes with the status that says so too."""

    @server.after_request
    def tell_unknown(response: Response) -> Response:
        if request.endpoint == ANY_PAGE and response.status_code == 200 and not _is_known(request.path):
            response.status_code = 404
        return response


def roles_of(module: ModuleType) -> frozenset[str]:
    """The roles that a page is for; pages inside pages are for everybody."""
    record = getattr(module, "PAGE", None)
    return record.roles if isinstance(record, Page) else frozenset()


def _register_router(app: Dash, repository: Repository, screens: Screens) -> None:
    @app.callback(Output(CONTENT, "children"), Input(URL, "pathname"), State(URL, "search"))
    def update_page(pathname: str | None, search: str | None) -> Any:
        path = pathname if isinstance(pathname, str) else "/"  # a browser can be made to send anything
        if (screen := screens.content(path, search)) is not None:
            return screen
        module, named = _page_at(_page_path(path))
        if module is None:
            return not_found()
        if roles := roles_of(module):
            response_cache.answer_anew()  # what one user may see is not kept for another
            if not is_shown_to_user(roles):
                return refused(NO_ROLE)
        elif reason := _older(repository):
            return unavailable(reason)
        try:
            return module.content(repository, search, **named)
        except StoreUnavailableError as error:
            return unavailable(str(error))
