"""The routes under /inlasning/api: for the analysis group only, and changes only from a page of ours."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from flask import Blueprint, Flask, Response, jsonify, request

from components.intake.places import API
from dashboard.access import MAY_IMPORT, NO_ROLE, User, current_user
from dashboard.intake_page.jobs import NO_MARKED, SECONDS_FOR_MARKED, Jobs, order
from dashboard.intake_page.replies import Replies
from dashboard.intake_page.state import PUBLISHES, RETURNS, Phase, State
from dashboard.security import RefusedError
from data.intake.contacts import kind_of
from data.intake.guard import LARGEST_FILE
from data.intake.model import Source, UnknownSourceError, source
from data.protection.lattice import EVERY_TABLE

UPLOAD = "intake_api.upload"
OWN_PAGE = "X-From-Page"
"""A header that another site's page cannot send: its browser would ask first, and is not answered."""
NOT_FROM_PAGE = "Anropet kom inte från panelens egen sida. Ladda om sidan och försök igen."
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST_BODY = 20_000
LONGEST_NAME = 80
SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv", ".txt")
VERSION = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{4,64}")
PERIODS = {"year": re.compile(r"20\d\d"), "month": re.compile(r"20\d\d-(0[1-9]|1[0-2])")}
PERIOD_FAULT = "Skriv perioden som {}."
PERIOD_FORMS = {"year": "ett år, till exempel 2025", "month": "en månad, till exempel 2025-03"}
NOT_READY = "Filen går inte att publicera nu. Ladda om sidan för att se hur långt den har kommit."
NOT_ACKNOWLEDGED = "Läs varningarna och kryssa för dem först."


def install(server: Flask, jobs: Jobs, replies: Replies) -> None:
    """Registers the routes. Installed before the limit of requests is checked, since one takes files."""
    api = Blueprint("intake_api", __name__, url_prefix=API)

    @server.before_request
    def allow_files() -> None:
        if request.endpoint == UPLOAD:
            request.max_content_length = LARGEST_FILE

    @api.before_request
    def admit() -> None:
        if not current_user().may(MAY_IMPORT):
            raise RefusedError(403, NO_ROLE)
        if request.method != "GET" and not request.headers.get(OWN_PAGE):
            raise RefusedError(403, NOT_FROM_PAGE)

    @api.after_request
    def keep_nowhere(response: Response) -> Response:
        response.cache_control.no_store = True  # it can quote cells of the file
        return response

    jobs.sweep()  # a file that was left when the machine stopped is gone before anybody looks
    _register_reading(api, jobs, replies)
    _register_changes(api, jobs, replies)
    server.register_blueprint(api)


def _add(api: Blueprint, method: str, rule: str, name: str, answer: Callable[..., Response]) -> None:
    api.add_url_rule(rule, name, answer, methods=[method])


def _register_reading(api: Blueprint, jobs: Jobs, replies: Replies) -> None:
    def overview() -> Response:
        jobs.sweep()
        return jsonify(replies.overview(request.args.get("job", "")))

    def template_of(name: str) -> Response:
        from data.intake.template import (  # the writer of Excel files waits until asked for
            file_name,
            template,
        )

        found = _source(name)
        return _attached(template(found), file_name(found))

    def shown(job: str) -> Response:
        return jsonify(replies.job(jobs.job(job)))

    def marked(job: str) -> Response:
        content = jobs.job(job).handed_over(SECONDS_FOR_MARKED)
        if content is None:
            raise RefusedError(404, NO_MARKED)
        return _attached(content, "fel-och-varningar.xlsx")

    _add(api, "GET", "/overview", "overview", overview)
    _add(api, "GET", "/template/<name>", "template", template_of)
    _add(api, "GET", "/jobs/<job>", "job", shown)
    _add(api, "GET", "/jobs/<job>/marked", "marked", marked)


def _register_changes(api: Blueprint, jobs: Jobs, replies: Replies) -> None:
    def upload() -> Response:
        found = _source(request.args.get("source", ""))
        name = shown_name(unquote(request.headers.get("X-File-Name", "")))
        period = _period(request.args.get("period", ""), found)
        suffix = next((one for one in SUFFIXES if name.lower().endswith(one)), ".csv")
        wanted = order(PUBLISHES, _user().name, source=found.name, period=period, name=name, suffix=suffix)
        job = jobs.receive(wanted, request.stream, request.content_length)
        return jsonify(job=job.id)

    def preview(job: str) -> Response:
        found, most = jobs.job(job), _body().get("most_attributes")
        if type(most) is not int or not 1 <= most <= EVERY_TABLE:
            raise RefusedError(400)
        _ensure_open(found.state())
        found.ask("preview", most_attributes=most)
        return jsonify(replies.job(found))

    def publish(job: str) -> Response:
        found, body = jobs.job(job), _body()
        state, acknowledged = found.state(), _places(body.get("acknowledged"))
        _ensure_open(state)
        if not set(range(len(state.warnings))) <= set(acknowledged):
            raise RefusedError(422, NOT_ACKNOWLEDGED)
        found.ask("publish", acknowledged=acknowledged)
        return jsonify(replies.job(found))

    def cancel(job: str) -> Response:
        jobs.cancel(jobs.job(job))
        return jsonify(replies.job(jobs.job(job)))

    def roll_back() -> Response:
        version = _body().get("version")
        if not isinstance(version, str) or not VERSION.fullmatch(version):
            raise RefusedError(400)
        return jsonify(job=jobs.roll_back(order(RETURNS, _user().name, version=version)).id)

    _add(api, "POST", "/upload", "upload", upload)
    _add(api, "POST", "/jobs/<job>/preview", "preview", preview)
    _add(api, "POST", "/jobs/<job>/publish", "publish", publish)
    _add(api, "POST", "/jobs/<job>/cancel", "cancel", cancel)
    _add(api, "POST", "/rollback", "rollback", roll_back)


def _ensure_open(state: State) -> None:
    """RefusedError unless the file is ready and may be published."""
    if state.phase != Phase.READY or state.hindrance:
        raise RefusedError(409, NOT_READY)


def _user() -> User:
    return current_user()


def _source(name: str) -> Source:
    try:
        return source(name)
    except UnknownSourceError as error:
        raise RefusedError(404, str(error)) from error


def _period(text: str, found: Source) -> str:
    """The period that a file does not say itself, empty when it does."""
    if found.period_column or not text:
        return ""
    if not PERIODS[found.period_by].fullmatch(text):
        raise RefusedError(422, PERIOD_FAULT.format(PERIOD_FORMS[found.period_by]))
    return text


def shown_name(name: str) -> str:
    """The name of a file as it is shown and kept: its last part, without control signs and what tells of a
    person, shortened in the middle."""
    last = re.split(r"[\\/]", name)[-1]
    plain = "".join(sign for sign in last if sign.isprintable()).strip() or "fil utan namn"
    if kind := kind_of(plain):
        return f"fil med {kind} i namnet"
    if len(plain) <= LONGEST_NAME:
        return plain
    return f"{plain[: LONGEST_NAME - 15]}…{plain[-14:]}"


def _body() -> dict[str, Any]:
    if (request.content_length or 0) > LARGEST_BODY:
        raise RefusedError(413)
    found = request.get_json(silent=True) if request.is_json else None
    if not isinstance(found, dict):
        raise RefusedError(400)
    return found


def _places(given: object) -> list[int]:
    """The numbers of the warnings that are acknowledged."""
    if not isinstance(given, list) or not all(type(one) is int for one in given):
        raise RefusedError(400)
    return given


def _attached(content: bytes, name: str) -> Response:
    response = Response(content, mimetype=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
