"""Vendored browser files: what is copied, what is said when it cannot be, and that copies are whole."""

from pathlib import Path

import brotli
import pytest

from dashboard import vendor

LOCALE_SOURCE = "module.exports = {name: 'sv', format: {days: ['Söndag']}};"


@pytest.fixture
def node_modules(tmp_path: Path) -> Path:
    """The packages of package.json, each with the files that are used."""
    folder = tmp_path / "node_modules"
    contents = {vendor.PLOTLY: "window.Plotly = {};", vendor.LOCALE: LOCALE_SOURCE, vendor.FONT: "font"}
    for path in (*contents, *vendor.LICENCES.values()):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(contents.get(path, "licence"))
    return folder


def test_without_node_nothing_is_copied(tmp_path: Path) -> None:
    assert vendor.install(tmp_path / "none", tmp_path / "vendor") is False
    assert not vendor.has_slim_plotly(tmp_path / "vendor")
    assert not (tmp_path / "vendor").exists()


def test_plotly_locale_font_and_licences_are_copied(node_modules: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vendor"
    assert vendor.install(node_modules, folder) is True
    assert vendor.has_slim_plotly(folder)
    assert {path.name for path in folder.glob("*LICENSE*")} == set(vendor.LICENCES)
    assert not list(folder.glob("*.tmp"))


def test_the_style_sheet_names_the_font_by_its_hash(node_modules: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vendor"
    vendor.install(node_modules, folder)
    (font,) = folder.glob("*.woff2")
    assert vendor.digest(b"font")[:12] in font.name
    assert font.name in (folder / "open-sans.css").read_text()


def test_the_locale_is_a_browser_script_with_swedish_number_signs(node_modules: Path, tmp_path: Path) -> None:
    vendor.install(node_modules, tmp_path / "vendor")
    script = (tmp_path / "vendor" / "plotly-locale-sv.js").read_text()
    assert LOCALE_SOURCE in script
    assert 'decimal = ","' in script
    assert "Plotly.register" in script


def test_a_package_without_its_file_is_named(node_modules: Path, tmp_path: Path) -> None:
    (node_modules / vendor.LOCALE).unlink()
    with pytest.raises(vendor.VendorError, match=r"sv\.js"):
        vendor.install(node_modules, tmp_path / "vendor")
    assert not (tmp_path / "vendor").exists()


def test_a_packed_copy_unpacks_to_the_file_and_is_made_once(tmp_path: Path) -> None:
    style = tmp_path / "app.css"
    style.write_text("a { color: red }\n" * 100)
    packed = tmp_path / "packed"
    assert vendor.compress([style, style], packed) == 1
    assert vendor.compress([style], packed) == 0
    copy = vendor.packed_path(style.read_bytes(), packed)
    assert brotli.decompress(copy.read_bytes()) == style.read_bytes()


def test_a_changed_file_gets_a_copy_of_its_own(tmp_path: Path) -> None:
    style, packed = tmp_path / "app.css", tmp_path / "packed"
    for colour in ("red", "blue"):
        style.write_text(f"a {{ color: {colour} }}\n" * 100)
        vendor.compress([style], packed)
    assert len(list(packed.glob("*.br"))) == 2


def test_small_files_are_left_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "small.css").write_text("a {}")
    assert vendor.compress([tmp_path / "small.css"], tmp_path / "packed") == 0


def test_dashs_own_bundles_are_among_the_files_served(tmp_path: Path) -> None:
    names = {path.name for path in vendor.served_files(tmp_path)}
    assert {"dash_renderer.min.js", "dash_core_components.js", "async-graph.js"} <= names
    assert not any(name.endswith(".map") or "mathjax" in name for name in names)
