"""The downloaded table: the same cells as on screen, words that Excel cannot run, and a Swedish 404."""

import csv
import io
import zipfile
from urllib.parse import quote

import pptx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.asked import CARDS, EVERYTHING, INNER_WORKINGS, Asked

FILTERED = "?forvaltning=hisingen&kon=kvinna"


def rows(asked: Asked, card: str, search: str = "") -> list[list[str]]:
    """The rows of a downloaded file."""
    response = asked.client.get(f"/ladda-ned/{card}.csv{search}")
    assert response.status_code == 200
    assert response.mimetype == "text/csv"
    assert response.data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(response.data.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("search", [f"?{EVERYTHING}", f"?forvaltning=hisingen&{EVERYTHING}"])
@pytest.mark.parametrize("card", CARDS)
def test_a_file_says_what_it_holds_and_runs_nothing(asked: Asked, card: str, search: str) -> None:
    found = rows(asked, card, search)
    text = "\n".join(";".join(row) for row in found)
    assert len(found) >= 4
    assert "Källa: " in text
    assert "Dataversion" in text
    assert not INNER_WORKINGS.search(text)
    assert not [cell for row in found for cell in row if cell.startswith(("=", "+", "@", "\t"))]


def test_synthetic_and_protected_numbers_are_marked_in_the_file(asked: Asked) -> None:
    filtered, plain = (str(rows(asked, "clients_by_age", search)) for search in (FILTERED, ""))
    for words in ("Syntetiska data", "skyddade", "syntetiskt"):
        assert words in filtered
        assert words not in plain


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_of_what_is_not_published_names_no_fictional_source(asked: Asked, kind: str) -> None:
    response = asked.client.get(f"/ladda-ned/employer_contact.{kind}")
    if kind == "csv":
        text = response.data.decode("utf-8-sig")
    else:
        book = zipfile.ZipFile(io.BytesIO(response.data))
        text = "".join(book.read(name).decode() for name in book.namelist())
    assert "Inte publicerat." in text
    assert "påhittad" not in text
    assert "Exempel" not in text


@pytest.mark.parametrize("name", ["finns_inte", "key_figures", "a" * 500, "main_plans.csv"])
def test_an_unknown_file_is_a_swedish_404(asked: Asked, name: str) -> None:
    response = asked.client.get(f"/ladda-ned/{name}.csv")
    text = response.get_data(as_text=True)
    assert response.status_code == 404
    assert "Sidan finns inte" in text
    assert not INNER_WORKINGS.search(text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(search=st.text(max_size=150), card=st.sampled_from(list(CARDS)))
def test_no_query_text_breaks_a_download(asked: Asked, search: str, card: str) -> None:
    response = asked.client.get(f"/ladda-ned/{card}.csv?{quote(search, safe='=&,?+;', errors='replace')}")
    assert response.status_code in (200, 414)


def test_a_note_stands_on_the_slide_it_was_sent_for_under_its_table(asked: Asked) -> None:
    sent = {"note": "Orsak: Språk\nÅtgärd: Fråga AF"}
    response = asked.client.post("/ladda-ned/gender_differences.pptx?forvaltning=hisingen", json=sent)
    assert response.status_code == 200
    assert "hisingen.pptx" in response.headers["Content-Disposition"]
    slide = pptx.Presentation(io.BytesIO(response.data)).slides[0]
    panel = next(shape for shape in slide.shapes if shape.name == "Anteckning och beslut")
    table = next(shape for shape in slide.shapes if shape.has_table)
    assert "Åtgärd: Fråga AF" in panel.text_frame.text
    assert panel.top >= table.top + table.height
    assert "Orsak: Språk" in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"note": "850101-1234"}, 422, "personnummer"),
        ({"note": "x" * 4000}, 422, "Korta"),
        ({"note": 1}, 400, ""),
        ([], 400, ""),
        (None, 400, ""),
    ],
)
def test_a_note_that_may_not_stand_in_a_file_is_refused(
    asked: Asked, sent: object, status: int, words: str
) -> None:
    response = asked.client.post(
        "/ladda-ned/gender_differences.pptx", json=sent, headers={"Accept": "application/json"}
    )
    assert response.status_code == status
    assert words in response.get_json()["error"]
    assert asked.client.post("/ladda-ned/gender_differences.csv", json={"note": "x"}).status_code == 405
    assert asked.client.post("/ladda-ned/finns_inte.pptx", json={"note": "x"}).status_code == 404
