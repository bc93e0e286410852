"""Every file of the corpus: good ones are read, each fault is told, and hostile ones are refused."""

from pathlib import Path

import pytest

from data.intake.guard import inspect
from data.intake.model import source, sources
from data.intake.pipeline import examined
from data.intake.transport import unpacked
from tests.intake.corpus.broken import BROKEN
from tests.intake.corpus.cases import Case, by_name
from tests.intake.corpus.good import GOOD
from tests.intake.corpus.hostile import HOSTILE
from tests.intake.corpus.personal import PERSONAL

SECRET = {"secrets": [["07" * 32, 1, False]]}


def said_of(case: Case, folder: Path) -> tuple[dict[str, list[str]], int, int]:
    """What is said of a file by level, the rows read, and the rows that would be stored."""
    path = case.made(folder)
    asked = {**SECRET, "source": case.source, "period": case.period, "wants_marked": False}
    said, (frame, _, _) = unpacked(examined(path, inspect(path), asked, "hash"))
    levels: dict[str, list[str]] = {"fel": [], "varning": [], "upplysning": []}
    for remark in said["remarks"]:
        levels[remark["level"]].append(f"{remark['wrong']} {remark['todo']}")
    return levels, said["rows"], len(frame)


def test_the_corpus_is_large_and_has_each_kind() -> None:
    assert len(GOOD) + len(BROKEN) + len(PERSONAL) + len(HOSTILE) >= 60
    assert len({case.name for case in (*GOOD, *BROKEN, *PERSONAL, *HOSTILE)}) >= 60
    assert len([case for case in PERSONAL if case.name.startswith("identity number")]) >= 11


@pytest.mark.parametrize("case", GOOD, ids=by_name)
def test_a_good_file_is_read_whole(case: Case, tmp_path: Path) -> None:
    levels, rows, stored = said_of(case, tmp_path)
    assert levels["fel"] == []
    assert rows == stored == case.rows
    told = " ".join((*levels["varning"], *levels["upplysning"]))
    assert [words for words in case.words if words not in told] == []


@pytest.mark.parametrize("case", BROKEN, ids=by_name)
def test_a_broken_rule_is_told_and_nothing_would_be_stored(case: Case, tmp_path: Path) -> None:
    levels, rows, stored = said_of(case, tmp_path)
    told = " ".join(levels["fel"])
    assert [words for words in case.words if words not in told] == []
    assert (rows, stored) == (case.rows, 0)


@pytest.mark.parametrize("case", PERSONAL, ids=by_name)
def test_personal_data_are_refused_and_never_repeated(case: Case, tmp_path: Path) -> None:
    path = case.made(tmp_path)
    asked = {**SECRET, "source": "v40", "period": "", "wants_marked": True}
    answer = examined(path, inspect(path), asked, "hash")
    said, (frame, _, marked) = unpacked(answer)
    told = " ".join(remark["wrong"] for remark in said["remarks"])
    assert [words for words in case.words if words not in told] == []
    assert all(remark["row"] and remark["column"] for remark in said["remarks"])
    assert not len(frame) and not marked
    for shape in (b"9876", b"9873", b"anna@", b"365 00", b"Andersson", b"701234567"):
        assert shape not in answer


def test_every_source_is_in_the_corpus() -> None:
    assert {case.source for case in GOOD} == set(sources())
    assert source("v40").pseudonym is not None
