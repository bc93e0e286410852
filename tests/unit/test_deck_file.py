"""A presentation as a file of PowerPoint: whole, told line by line, and in Swedish when it cannot be made."""

import io
import json
from base64 import b64decode
from pathlib import Path
from secrets import token_hex
from typing import Any

import pptx
import pytest
from sqlalchemy import create_engine, text

from dashboard.presentations import deck_file
from dashboard.presentations.deck_file import BUSY, file_name
from dashboard.presentations.model import Presentation
from dashboard.presentations.rows import now
from tests.unit.test_presentation_routes import API, Keeping, keeping_in


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where this module's app keeps presentations."""
    return tmp_path_factory.mktemp("decks")


@pytest.fixture(scope="module")
def keeping(demo_store: Path, folder: Path) -> Keeping:
    """An app that the tests of this module share."""
    return keeping_in(folder, demo_store)


def words_of(file: bytes) -> str:
    """All text on the slides."""
    shapes = (shape for slide in pptx.Presentation(io.BytesIO(file)).slides for shape in slide.shapes)
    return "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)


def lines_of(keeping: Keeping, made: str) -> list[dict[str, Any]]:
    """What the server tells while it makes the file."""
    response = keeping.client.post(f"{API}/{made}/slides")
    assert response.status_code == 200
    return [json.loads(line) for line in response.get_data(as_text=True).splitlines()]


def test_the_progress_is_told_and_the_file_holds_what_was_written(keeping: Keeping) -> None:
    made, views = keeping.made(2)
    keeping.post(f"/{made}/views/{views[0]}/edit", heading="=cmd() <script>", note="Ta upp kön", revision=1)
    keeping.post(f"/{made}/views/{views[1]}/decisions", text="Utred platser", owner="SoB", due="2026-03-12")
    *steps, last = lines_of(keeping, made)
    assert [step["done"] for step in steps] == [0, 1, 2]
    assert last["name"] == "mote.pptx"
    shown = words_of(b64decode(last["file"]))
    for part in ("=cmd() <script>", "Ta upp kön", "Utred platser"):
        assert part in shown


def test_the_file_is_sent_by_its_address(keeping: Keeping) -> None:
    made, _ = keeping.made(0)
    response = keeping.client.get(f"/presentation/{made}.pptx")
    assert 'filename="mote.pptx"' in response.headers["Content-Disposition"]
    assert "inga vyer än" in words_of(response.get_data())


def test_a_view_whose_card_is_gone_and_changed_numbers_are_told_on_their_slides(
    keeping: Keeping, folder: Path
) -> None:
    made, views = keeping.made(3)
    with create_engine(f"sqlite:///{folder / 'presentations.sqlite'}").begin() as connection:
        gone = {"id": views[0]}
        connection.execute(text("UPDATE view SET card = 'abolished' WHERE id = :id"), gone)
        other = {"id": views[1], "was": '[["Nedlagd planering","Andel","7 %"]]'}
        connection.execute(text("UPDATE view SET remembered = :was WHERE id = :id"), other)
    shown = words_of(keeping.client.get(f"/presentation/{made}.pptx").get_data())
    assert "Diagrammet finns inte längre" in shown
    assert "Nedlagd planering, Andel: 7 % → finns inte längre" in shown
    assert "Vilken planering har klienterna?" in shown


def test_what_cannot_be_made_is_said(keeping: Keeping, monkeypatch: pytest.MonkeyPatch) -> None:
    made, _ = keeping.made(0)
    headers = {"Accept": "application/json"}
    for name in (token_hex(16), "nothing"):
        assert keeping.client.post(f"{API}/{name}/slides", headers=headers).status_code == 404

    def fail(*_given: object) -> bytes:
        raise ValueError("inner workings")

    monkeypatch.setattr("dashboard.exports.slides.deck.deck", fail)
    (last,) = lines_of(keeping, made)
    assert "Något gick fel hos oss" in last["error"]
    monkeypatch.setattr(deck_file._places_left, "acquire", lambda blocking: False)
    assert lines_of(keeping, made) == [{"error": BUSY}]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("SoB 12 mars: kön å IPS", "sob-12-mars-kon-a-ips.pptx"),
        ('../"x"', "x.pptx"),
        ("שלום 👩", "presentation.pptx"),
        ("å" * 200, "a" * 60 + ".pptx"),
    ],
)
def test_the_file_is_named_after_the_presentation(name: str, file: str) -> None:
    assert file_name(Presentation("1", name, "SoB", now(), 1)) == file
