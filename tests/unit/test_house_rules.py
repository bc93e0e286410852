"""The rules of the house: layers, sizes, names, documentation, and what no file may hold."""

import ast
import re
import socket
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash

from dashboard.__main__ import parser
from dashboard.settings import Settings, records
from queries.repository import QUESTIONS

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("components", "dashboard", "data", "pages", "queries")
IGNORED = {"node_modules", "var", "vendor", "build", "dist", "screenshots"}
TEXT_SUFFIXES = {"", ".py", ".md", ".toml", ".yml", ".yaml", ".json", ".js", ".css", ".lock", ".csv", ".txt"}
LONGEST_FUNCTION, USUAL_FUNCTION, MEDIAN_FUNCTION = 60, 30, 10
LONGEST_FILE = 250
FORBIDDEN_NAMES = re.compile(r"utils?|helpers?|managers?|misc|common")
# Split, so that this file does not hold what it looks for.
FORBIDDEN_TEXTS = tuple(
    "".join(parts)
    for parts in (
        ("pypi", ".org"),
        ("files.python", "hosted"),
        ("registry.", "npmjs"),
        ("npmjs", ".com"),
        ("registry.", "yarnpkg"),
        ("/wo", "rk/"),
        ("/tm", "p/"),
        ("/ro", "ot/"),
        ("../sha", "red"),
        ("find-", "links ="),
        ("index-", "url ="),
    )
)
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")) + r")\b")
SWITCHED_OFF = re.compile(r"pytest\.(mark\.)?(" + "|".join(("sk" + "ip", "xf" + "ail")) + ")")
NEEDS_A_RIGHT_OF_THE_SYSTEM = "tests/intake/fault_places.py"
"""Mounting a file system is not permitted everywhere; the reason given there says what is tried instead."""
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def project_files() -> Iterator[Path]:
    """Every file that belongs to the project, not what is fetched or built."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        is_hidden = any(
            part.startswith(".") and part not in (".ci", ".npmrc", ".dockerignore") for part in parts
        )
        if path.is_file() and not is_hidden and not IGNORED & set(parts) and "__pycache__" not in parts:
            yield path


def python_files(*folders: str) -> list[Path]:
    """The project's Python files in these folders."""
    return [p for p in project_files() if p.suffix == ".py" and p.relative_to(ROOT).parts[0] in folders]


def named(path: Path) -> str:
    """The path inside the project, for messages."""
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[FunctionNode]:
    """Every function and method of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from (node for node in ast.walk(tree) if isinstance(node, FunctionNode))


def length(function: FunctionNode) -> int:
    """Lines of a function without decorators and docstring."""
    first = function.body[0]
    has_docstring = ast.get_docstring(function) is not None
    documented = (first.end_lineno or first.lineno) - first.lineno + 1 if has_docstring else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - documented


def test_layers_are_kept() -> None:
    # In a process of its own: the linter switches off the loggers that other tests listen to.
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_function_is_long() -> None:
    long = [
        f"{named(path)}:{function.name} {length(function)}"
        for path in python_files(*PACKAGES, "tests", "app.py")
        for function in functions(path)
        if length(function) > LONGEST_FUNCTION
    ]
    assert long == []


def test_functions_are_usually_short() -> None:
    lengths = sorted(length(function) for path in python_files(*PACKAGES) for function in functions(path))
    assert statistics.median(lengths) <= MEDIAN_FUNCTION
    assert lengths[int(len(lengths) * 0.9)] <= USUAL_FUNCTION


def test_no_file_is_long() -> None:
    lines = {
        named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files(*PACKAGES)
    }
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


def test_every_module_says_in_a_line_what_it_is_for() -> None:
    silent = []
    for path in python_files(*PACKAGES, "tests"):
        text = path.read_text(encoding="utf-8")
        docstring = ast.get_docstring(ast.parse(text)) or ""
        is_package_mark = path.name == "__init__.py" and not text.strip()
        if not is_package_mark and not docstring.partition("\n")[0]:
            silent.append(named(path))
    assert silent == []


def test_every_question_says_its_columns_and_what_a_row_is() -> None:
    silent = [
        name
        for name, ask in QUESTIONS.items()
        if not re.search("columns.*grain", ask.__doc__ or "", re.DOTALL | re.IGNORECASE)
    ]
    assert silent == []


def test_no_name_says_nothing() -> None:
    assert [named(p) for p in python_files(*PACKAGES, "tests") if FORBIDDEN_NAMES.fullmatch(p.stem)] == []


def test_no_file_names_a_registry_host_or_a_machine_path() -> None:
    found = [
        f"{named(path)}: {text}"
        for path in project_files()
        if path.suffix in TEXT_SUFFIXES
        for text in FORBIDDEN_TEXTS
        if text in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []


def test_nothing_is_left_undone_or_switched_off() -> None:
    found = [
        f"{named(path)}:{number}"
        for path in python_files(*PACKAGES, "tests", "app.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if UNFINISHED.search(line)
        or (SWITCHED_OFF.search(line) and named(path) != NEEDS_A_RIGHT_OF_THE_SYSTEM)
    ]
    assert found == []


def test_no_callback_registers_itself_when_a_module_is_imported() -> None:
    at_import = [
        f"{named(path)}:{node.lineno}"
        for path in python_files("components", "pages", "dashboard")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, FunctionNode)
        and any("callback" in ast.unparse(decorator) for decorator in node.decorator_list)
    ]
    assert at_import == []


def test_the_app_can_be_made_twice_with_the_same_callbacks(settings: Settings) -> None:
    from dashboard.factory import create_app

    def callbacks(app: Dash) -> list[str]:
        return sorted(app.callback_map)

    first, second = create_app(settings), create_app(settings)
    assert first.server is not second.server
    assert callbacks(first) == callbacks(second) != []


def test_every_test_asserts_something() -> None:
    checks = re.compile(r"\bassert\b|\braises\b|\bexpect\(|\bfail\(")
    empty = [
        f"{named(path)}:{function.name}"
        for path in python_files("tests")
        for function in functions(path)
        if function.name.startswith("test_") and not checks.search(ast.unparse(function))
    ]
    assert empty == []


def test_every_setting_command_and_page_is_documented() -> None:
    from pages import PAGES

    documents = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in documents)
    commands = re.findall(r"^ {4}([a-z]+) ", parser().format_help(), flags=re.MULTILINE)
    assert len(commands) >= 6
    wanted = [record.env for record in records()]
    wanted += [f"python -m dashboard {command}" for command in commands]
    wanted += [f"`{module.PAGE.path}`" for module in PAGES]
    assert [name for name in wanted if name not in text] == []


def test_no_test_uses_the_real_store(settings: Settings) -> None:
    assert ROOT not in settings.data_dir.resolve().parents


def test_no_test_reaches_another_machine() -> None:
    with socket.socket() as outside, pytest.raises(RuntimeError, match="may not connect"):
        outside.connect(("192.0.2.1", 80))
