"""A passport is complete, strict and describes exactly the files that are here."""

from collections import Counter
from pathlib import Path

import pytest
from pydantic import ValidationError

from data.origins.model import DATA, ChangedFileError, FileHash, Origin, file_sha256, origins, verify
from data.published.load import tables

REPORTS = {"occupation_report", "needs_report", "ips_report", "measures_report", "governance_report"}
SOURCES = {
    "v40",
    "v40_2023",
    "plattform_plus",
    "treserva",
    "homelessness",
    "psychiatric_inventory",
    "etableringsenheten",
    "arbetsformedlingen",
    "services",
    "ips_need_gr",
    "ips_need_rise",
    "ips_participants",
    "civil_society_survey",
    "population",
    "districts",
}
EXAMPLES = {"example_episodes", "example_services", "example_fidelity"}


def data_files() -> set[str]:
    wanted = [*DATA.glob("published/**/*"), *DATA.glob("geo/*"), *DATA.glob("demo/examples/*")]
    kept = {".csv", ".gz", ".geojson", ".json", ".txt", ".md", ".yml"}
    return {path.relative_to(DATA).as_posix() for path in wanted if path.suffix in kept}


def by_code() -> dict[str, Origin]:
    return {origin.origin: origin for origin in origins()}


def test_every_report_and_source_has_a_passport() -> None:
    kinds = {code: origin.kind for code, origin in by_code().items()}
    assert {code for code, kind in kinds.items() if kind == "report"} == REPORTS
    assert {code for code, kind in kinds.items() if kind == "source"} >= SOURCES
    assert {code for code, kind in kinds.items() if kind == "example"} == EXAMPLES


def test_what_is_made_up_says_so_in_every_passport() -> None:
    for code in EXAMPLES:
        passport = by_code()[code]
        texts = (passport.title, passport.short_title, passport.producer, passport.licence, passport.period)
        assert all("åhitta" in text for text in texts)
        assert "verklig" in passport.leaves_out


def test_a_passport_is_named_as_its_file() -> None:
    assert {path.stem for path in DATA.glob("origins/*.yml")} == set(by_code())


def test_every_data_file_belongs_to_exactly_one_passport() -> None:
    claimed = Counter(file.path for origin in origins() for file in origin.files)
    assert set(claimed) == data_files()
    assert set(claimed.values()) == {1}


def test_every_hash_is_the_hash_of_its_file() -> None:
    for origin in origins():
        for file in origin.files:
            assert file_sha256(DATA / file.path) == file.sha256, file.path


def test_a_changed_file_is_refused_with_its_new_hash() -> None:
    origin = by_code()["treserva"]
    changed = origin.model_copy(update={"files": (FileHash(path=origin.files[0].path, sha256="0" * 64),)})
    with pytest.raises(ChangedFileError, match=origin.files[0].sha256):
        verify(changed)


def test_an_unknown_key_is_refused() -> None:
    raw = by_code()["v40"].model_dump()
    with pytest.raises(ValidationError, match="surprise"):
        Origin.model_validate({**raw, "surprise": "x"})


@pytest.mark.parametrize("field", ["title", "producer", "population", "leaves_out", "licence"])
def test_an_empty_text_is_refused(field: str) -> None:
    raw = by_code()["v40"].model_dump()
    with pytest.raises(ValidationError, match=field):
        Origin.model_validate({**raw, field: " "})


def test_only_a_report_carries_the_hash_of_a_text() -> None:
    raw = by_code()["v40"].model_dump()
    with pytest.raises(ValidationError, match="text_sha256"):
        Origin.model_validate({**raw, "text_sha256": "0" * 64})


def test_the_caveats_of_a_passport_exist() -> None:
    known = set(tables()["caveat"]["caveat_id"])
    assert {caveat for origin in origins() for caveat in origin.caveats} <= known


def test_the_origin_table_holds_one_row_per_passport() -> None:
    table = tables()["origin"].set_index("origin")
    assert set(table.index) == set(by_code())
    assert table.loc["needs_report", "published"] == "2023-05-29"
    assert table.loc["homelessness", "comparable_with"] == "2019,2020,2021,2022"
    assert table["file_hash"].str.fullmatch(r"[0-9a-f]{64}").all()


def test_the_map_ships_with_its_licence() -> None:
    notice = (DATA / "geo" / "LICENSE-gothenburg_maps.txt").read_text(encoding="utf-8")
    assert "MIT License" in notice
    assert "Copyright (c) 2024" in notice
    assert "The above copyright notice and this permission notice shall be included" in notice
    assert Path(DATA / "geo" / "SOURCES.md").stat().st_size > 0
