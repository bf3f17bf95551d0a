"""The rules of the house that a machine can check."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "builder").rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_short_and_says_what_it_is(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    assert ast.get_docstring(parsed(path)), "a module begins with a docstring"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_function_is_short(path: Path) -> None:
    long = [
        f"{f.name}: {n} lines" for f in functions(parsed(path)) if (n := f.end_lineno - f.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_annotations_are_deferred(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    code = [node for node in parsed(path).body if not isinstance(node, ast.Expr)]
    if any(isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom) for node in code):
        assert "from __future__ import annotations" in text


CLOCK_AND_CHANCE = {"random", "secrets", "time"}
CLOCKS = {"datetime", "date", "uuid", "os"}
READINGS = {"now", "utcnow", "today", "uuid1", "uuid4", "urandom"}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_depends_on_clock_chance_or_hash(path: Path) -> None:
    """Bytes must be the same every time; only the progress line looks at a clock."""
    if path.name == "progress.py":
        return
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            assert not CLOCK_AND_CHANCE & {alias.name.split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] not in CLOCK_AND_CHANCE
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in CLOCKS:
            assert node.attr not in READINGS, f"line {node.lineno}: {node.attr} differs from run to run"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "hash", f"line {node.lineno}: hash() differs from run to run"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_is_left_for_later(path: Path) -> None:
    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", path.read_text(encoding="utf-8"))


def test_one_episode_gets_no_special_treatment() -> None:
    told = [name(path) for path in MODULES if re.search(r"gpu-time-slicing|\b013\b", _code(path))]
    assert not told


def _code(path: Path) -> str:
    """A module's text without docstrings and comments, where the example may be named."""
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (
            doc := ast.get_docstring(node, clean=False)
        ):
            text = text.replace(doc, "")
    return re.sub(r"#.*", "", text)
