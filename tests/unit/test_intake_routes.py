"""The routes of the intake: who may, what a page must send, how a file is taken in, and what is refused."""

import json
import os
import shutil
from io import BytesIO
from pathlib import Path

import duckdb
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from components.intake.places import API
from dashboard import factory
from dashboard.access import NO_ROLE
from dashboard.intake_page.folder import FOLDER, Folder
from dashboard.intake_page.jobs import MOST_AT_ONCE, environment
from dashboard.intake_page.routes import OWN_PAGE, shown_name
from dashboard.intake_page.state import Phase, State
from dashboard.settings import Settings
from data.intake.guard import LARGEST_FILE
from data.store_versions import DAMAGED_POINTER
from tests.conftest import settings_for
from tests.unit.asked import INNER_WORKINGS, by_id, walk, words

PROXY = {
    "DASHBOARD_HOST": "0.0.0.0",
    "DASHBOARD_ACCESS": "proxy",
    "DASHBOARD_TRUSTED_PROXIES": "127.0.0.1/32",
    "DASHBOARD_ALLOWED_HOSTS": "localhost",
    "DASHBOARD_ROLES_HEADER": "X-Forwarded-Groups",
}
PAGE = {OWN_PAGE: "ja", "Accept": "application/json"}
JOB = "0" * 32
READING = ("overview", "template/v40", f"jobs/{JOB}", f"jobs/{JOB}/marked")
CHANGES = ("upload?source=v40", f"jobs/{JOB}/publish", f"jobs/{JOB}/cancel", "rollback")


class Asked:
    """An app whose jobs are started by nobody."""

    def __init__(self, root: Path, **environment: str) -> None:
        self.root = root
        self.client: FlaskClient = factory.create_app(settings_for(root, **environment)).server.test_client()

    def send(self, content: bytes = b"a;b\n", query: str = "source=v40", **more: object) -> TestResponse:
        """Hand in a file as the page does."""
        headers = {**PAGE, "X-File-Name": "fil.csv", **more.pop("headers", {})}  # type: ignore[dict-item]
        sent: TestResponse = self.client.post(f"{API}/upload?{query}", data=content, headers=headers, **more)
        return sent

    def post(self, route: str, **body: object) -> TestResponse:
        """Ask for a change as the page does."""
        response: TestResponse = self.client.post(f"{API}/{route}", json=body, headers=PAGE)
        return response

    def folders(self) -> list[Path]:
        """The folders of all jobs."""
        return sorted((self.root / FOLDER).glob("*"))

    def job(self, state: State) -> str:
        """A job that is in a state and has its process."""
        name: str = self.send().get_json()["job"]
        Folder(self.root / FOLDER / name).write(state)
        return name


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Folder]:
    """The jobs that would have been started."""
    found: list[Folder] = []
    monkeypatch.setattr(factory, "start_process", lambda job, settings: found.append(job))
    return found


@pytest.fixture
def asked(started: list[Folder], demo_store: Path, tmp_path: Path) -> Asked:
    """The app of the demo, on this machine."""
    (tmp_path / "store").symlink_to(demo_store / "store")
    return Asked(tmp_path)


@pytest.fixture
def behind_proxy(started: list[Folder], demo_store: Path, tmp_path: Path) -> Asked:
    """The app behind a login that names roles."""
    (tmp_path / "store").symlink_to(demo_store / "store")
    return Asked(tmp_path, **PROXY)


def test_only_the_analysis_group_is_let_in_and_only_to_them_it_is_shown(behind_proxy: Asked) -> None:
    client = behind_proxy.client
    for groups, is_let_in in (("", False), ("lasare, forvaltning:hisingen", False), ("lasare;analys", True)):
        user = {**PAGE, "X-Forwarded-User": "anna", "X-Forwarded-Groups": groups}
        answers = [client.get(f"{API}/{route}", headers=user) for route in READING]
        answers += [client.post(f"{API}/{route}", json={}, headers=user) for route in CHANGES]
        assert {answer.status_code == 403 for answer in answers} == {not is_let_in}
        assert is_let_in or {answer.get_json()["error"] for answer in answers} == {NO_ROLE}
        layout = client.get("/_dash-layout", headers=user).get_json()
        linked = {node["props"].get("href") for node in walk(layout)}
        assert "/behov" in linked and ("/inlasning" in linked) is is_let_in
        page = routed(client, user)
        assert words(by_id(page, "page-title")) == (
            "Inläsning" if is_let_in else "Du har inte tillgång till sidan"
        )
        assert any(node["props"].get("id") == "intake" for node in walk(page)) is is_let_in
        assert bool(behind_proxy.folders()) is is_let_in


def routed(client: FlaskClient, headers: dict[str, str]) -> object:
    """What the router shows at the page's address."""
    body = {
        "output": "page-content.children",
        "outputs": {"id": "page-content", "property": "children"},
        "inputs": [{"id": "url", "property": "pathname", "value": "/inlasning"}],
        "changedPropIds": ["url.pathname"],
        "state": [{"id": "url", "property": "search", "value": ""}],
    }
    response = client.post("/_dash-update-component", json=body, headers=headers)
    return response.get_json()["response"]["page-content"]["children"]


def test_a_demo_that_is_open_to_all_lets_nobody_read_files_in(
    started: list[Folder], demo_store: Path
) -> None:
    open_demo = Asked(demo_store, DASHBOARD_HOST="0.0.0.0", DASHBOARD_ACCESS="demo")
    assert open_demo.client.get(f"{API}/overview", headers=PAGE).status_code == 403
    assert open_demo.send().status_code == 403 and started == []


@pytest.mark.parametrize("route", CHANGES)
def test_a_change_must_come_from_our_own_page(asked: Asked, route: str) -> None:
    assert asked.client.post(f"{API}/{route}", data=b"{}", headers={"Accept": "a"}).status_code == 403
    foreign = {**PAGE, "Origin": "https://elsewhere.example"}
    assert asked.client.post(f"{API}/{route}", json={}, headers=foreign).status_code == 403
    cross = {**PAGE, "Sec-Fetch-Site": "cross-site"}
    assert asked.client.post(f"{API}/{route}", json={}, headers=cross).status_code == 403
    assert asked.folders() == []


def test_a_file_is_kept_for_its_process_alone(asked: Asked, started: list[Folder]) -> None:
    reply = asked.send(b"innehall", "source=episodes&period=2024", headers={"X-File-Name": "Remisser.XLSX"})
    job = Folder(asked.root / FOLDER / reply.get_json()["job"])
    assert [one.id for one in started] == [job.id] and len(job.id) == 32
    assert job.upload.read_bytes() == b"innehall" and job.upload.name == "upload.xlsx"
    found = job.order()
    assert (found.source, found.period, found.name, found.who) == (
        "episodes",
        "2024",
        "Remisser.XLSX",
        "lokal",
    )
    assert job.state().phase == Phase.READING
    assert {oct(path.stat().st_mode & 0o777) for path in (job.path, job.path.parent)} == {"0o700"}
    assert oct(job.upload.stat().st_mode & 0o777) == "0o600"


def test_what_does_not_come_whole_or_is_too_large_leaves_nothing(
    asked: Asked, started: list[Folder], monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = asked.send(b"abc", environ_overrides={"CONTENT_LENGTH": "10"})
    assert cut.status_code == 400 and "hel" in cut.get_json()["error"]
    large = asked.send(b"abc", environ_overrides={"CONTENT_LENGTH": str(LARGEST_FILE + 1)})
    assert large.status_code == 413
    chunked = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    monkeypatch.setattr("dashboard.intake_page.routes.LARGEST_FILE", 1000)
    stream = BytesIO(b"x" * 1001)
    endless = asked.send(b"", environ_overrides={**chunked, "wsgi.input": stream, "CONTENT_LENGTH": ""})
    assert endless.status_code == 413

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dashboard.intake_page.jobs._copy", full)
    no_room = asked.send()
    assert no_room.status_code == 507 and "disken är full" in no_room.get_json()["error"]
    assert asked.folders() == [] and started == []
    body = json.dumps({"version": "x" * 2_000_000})
    assert asked.client.post(f"{API}/rollback", data=body, headers=PAGE).status_code == 413


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("source=finns-inte", 404, "finns inte"),
        ("source=../../etc", 404, "finns inte"),
        ("", 404, "finns inte"),
        ("source=episodes&period=../x", 422, "ett år"),
        ("source=episodes&period=2024-13", 422, "ett år"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused(asked: Asked, query: str, status: int, told: str) -> None:
    response = asked.send(b"a", query)
    assert response.status_code == status and told in response.get_json()["error"]
    assert not INNER_WORKINGS.search(response.get_data(as_text=True)) and asked.folders() == []


@pytest.mark.parametrize("job", ["finns-inte", "..", "0" * 31, JOB, "0" * 31 + "G"])
def test_a_job_is_named_by_its_id_and_by_nothing_else(asked: Asked, job: str) -> None:
    routes = (f"jobs/{job}", f"jobs/{job}/marked")
    answers = [asked.client.get(f"{API}/{route}", headers=PAGE) for route in routes]
    answers += [asked.post(f"jobs/{job}/{route}", acknowledged=[]) for route in ("publish", "cancel")]
    assert {answer.status_code for answer in answers} <= {404, 405}
    assert not any(INNER_WORKINGS.search(answer.get_data(as_text=True)) for answer in answers)


def test_a_publication_waits_for_the_file_and_for_every_warning(asked: Asked) -> None:
    ready = State(Phase.READY, warnings=["rad 2: ett", "rad 3: två"])
    for state, acknowledged, status in (
        (State(Phase.READING), [], 409),
        (State(Phase.FAULTY), [0, 1], 409),
        (State(Phase.READY, hindrance="Demon."), [], 409),
        (ready, [0], 422),
        (ready, "alla", 400),
        (ready, [True, False], 400),
        (ready, [0, 1], 200),
    ):
        job = asked.job(state)
        asking = asked.post(f"jobs/{job}/publish", acknowledged=acknowledged)
        assert asking.status_code == status
        assert Folder(asked.root / FOLDER / job).has("publish") is (status == 200)
        Folder(asked.root / FOLDER / job).discard()


def test_a_preview_of_fewer_variables_is_of_a_file_that_may_be_published(asked: Asked) -> None:
    ready, hindered = State(Phase.READY), State(Phase.READY, hindrance="Demon.")
    for state, most, status in (
        *((ready, wrong, 400) for wrong in (5, 0, True, "3", None)),
        (State(Phase.PREVIEWING), 3, 409),
        (hindered, 3, 409),
        (ready, 3, 200),
    ):
        job = asked.job(state)
        assert asked.post(f"jobs/{job}/preview", most_attributes=most).status_code == status
        assert Folder(asked.root / FOLDER / job).has("preview") is (status == 200)
        Folder(asked.root / FOLDER / job).discard()


@pytest.mark.parametrize("version", [None, 7, "", "../../x", "2026-01-01", "2026-01-01-abcd/../x"])
def test_a_version_has_the_form_of_one(asked: Asked, started: list[Folder], version: object) -> None:
    assert asked.post("rollback", version=version).status_code == 400 and started == []
    assert asked.post("rollback", version="2026-01-01-abcd").status_code == 200 and len(started) == 1


def test_so_many_jobs_at_once_and_no_more_and_faults_give_way(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = [asked.job(State(Phase.READY)) for _ in range(MOST_AT_ONCE)]
    refused = asked.send()
    assert refused.status_code == 409 and str(MOST_AT_ONCE) in refused.get_json()["error"]
    Folder(asked.root / FOLDER / jobs[2]).write(State(Phase.FAULTY))
    assert asked.send().status_code == 200
    given_way = Folder(asked.root / FOLDER / jobs[2])
    assert given_way.state().phase == Phase.CANCELLED and not given_way.upload.exists()


def test_a_job_without_a_process_is_told_as_broken_emptied_and_later_removed(asked: Asked) -> None:
    job = Folder(asked.root / FOLDER / asked.send().get_json()["job"])
    long_ago = 1_000_000_000
    os.utime(job.path / "state.json", (long_ago, long_ago))
    reply = asked.client.get(f"{API}/jobs/{job.id}", headers=PAGE).get_json()
    assert reply["phase"] == "broken" and reply["is_ended"]
    assert asked.client.get(f"{API}/overview", headers=PAGE).status_code == 200
    assert job.state().phase == Phase.BROKEN and not job.upload.exists()
    os.utime(job.path / "state.json", (long_ago, long_ago))
    assert asked.client.get(f"{API}/overview", headers=PAGE).status_code == 200
    assert asked.folders() == []


def test_what_was_never_finished_is_removed_and_a_damaged_pointer_is_told(
    asked: Asked, tmp_path: Path, demo_store: Path
) -> None:
    half = asked.root / FOLDER / ("a" * 32)
    half.mkdir(parents=True)
    os.utime(half, (1_000_000_000, 1_000_000_000))
    answer = asked.client.get(f"{API}/overview", headers=PAGE)
    assert answer.headers["Cache-Control"] == "no-store" and not half.exists()
    assert "Visas nu" in words(answer.get_json()["parts"]["intake-versions"]["children"])
    broken = tmp_path / "broken"
    shutil.copytree(demo_store / "store", broken / "store")
    (broken / "store" / "current").write_text("skräp", encoding="utf-8")
    told = Asked(broken).client.get(f"{API}/overview", headers=PAGE).get_json()["parts"]["intake-versions"]
    assert DAMAGED_POINTER in words(told["children"]) and "Gå tillbaka" in words(told["children"])


def test_the_page_says_before_the_upload_what_cannot_be_published(asked: Asked, tmp_path: Path) -> None:
    def notice() -> str:
        overview = asked.client.get(f"{API}/overview", headers=PAGE).get_json()
        return words(overview["parts"]["intake-notice"]["children"])

    assert "demons öppna hemlighet" in notice()
    missing = Asked(tmp_path, DASHBOARD_SECRET_FILE=str(tmp_path / "nowhere"))
    overview = missing.client.get(f"{API}/overview", headers=PAGE).get_json()
    assert "finns inte" in words(overview["parts"]["intake-notice"]["children"])


def test_a_lost_setting_is_not_taken_for_the_demo(
    started: list[Folder], demo_store: Path, tmp_path: Path
) -> None:
    real = Path(shutil.copytree(demo_store / "store", tmp_path / "store"))
    with duckdb.connect(str(next(real.glob("store-*.duckdb")))) as store:
        store.execute("UPDATE store_version SET is_demo = false")
    overview = Asked(tmp_path).client.get(f"{API}/overview", headers=PAGE).get_json()
    notice = words(overview["parts"]["intake-notice"]["children"])
    assert "riktiga uppgifter" in notice and "DASHBOARD_SECRET_FILE" in notice and "demons" not in notice


def test_a_template_is_handed_out_for_every_source(asked: Asked) -> None:
    response = asked.client.get(f"{API}/template/service_month")
    assert response.status_code == 200 and response.data.startswith(b"PK")
    assert response.headers["Content-Disposition"] == 'attachment; filename="mall-service_month.xlsx"'
    assert asked.client.get(f"{API}/template/finns-inte").status_code == 404


def test_a_process_is_told_where_the_data_and_the_secret_are_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_PRESENTATIONS_URL", "postgresql://somebody:password@host/x")
    secret = {"DASHBOARD_SECRET_FILE": str(tmp_path / "secret")}
    told = environment(settings_for(tmp_path, **secret))
    own = {name for name in told if name.startswith("DASHBOARD_")}
    assert own == {"DASHBOARD_DATA_DIR", "DASHBOARD_LOG_LEVEL", "DASHBOARD_SECRET_FILE"}
    assert Settings.from_environment(told).secret_file == tmp_path / "secret"
    assert "DASHBOARD_SECRET_FILE" not in environment(settings_for(tmp_path))


SHOWN: tuple[tuple[str, str], ...] = (
    ("v40.xlsx", "v40.xlsx"),
    ("C:\\Users\\anna\\v40.xlsx", "v40.xlsx"),
    ("../../etc/passwd", "passwd"),
    ("", "fil utan namn"),
    ("Anna 19900101-2384.xlsx", "fil med ett personnummer eller samordningsnummer i namnet"),
    ("a\u202eb\x00\n.csv", "ab.csv"),
)


@pytest.mark.parametrize(("given", "shown"), SHOWN)
def test_a_name_is_shown_without_its_folder_and_without_signs_that_deceive(given: str, shown: str) -> None:
    assert shown_name(given) == shown


def test_a_long_name_keeps_its_end(asked: Asked) -> None:
    long = shown_name("x" * 300 + ".xlsx")
    assert len(long) <= 80 and long.endswith("x.xlsx") and "…" in long
    job = asked.send(headers={"X-File-Name": "%3Cb%3Ealert(1)%3Cb%3E.csv"}).get_json()["job"]
    reply = asked.client.get(f"{API}/jobs/{job}", headers=PAGE)
    assert reply.mimetype == "application/json"
    assert "alert(1)<" in words(reply.get_json()["parts"]["intake-work"]["children"]), "painted as text"
