"""Who imports whom: a layer knows what lies below it, and every library has its place."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEAF = {"builder", "geometry", "color", "errors", "diagnostics", "resources", "canonical"}
DRAWING = LEAF | {"scene", "theme", "text"}
COMPOSING = {
    "scene.items", "layout", "actors", "cast", "code", "grammars", "language", "language.model", "storyboard.model",
    "storyboard.context",
}  # fmt: skip
#: unit -> the units it may import. A unit is the first name after `builder`, or one of the models in MODELS.
MAY = {
    "text": LEAF,
    "theme": LEAF | {"scene.items"},
    "scene": LEAF | {"scene", "scene.items", "theme"},
    "scene.items": LEAF,
    "layout": DRAWING | {"scene.items", "layout"},
    "actors": DRAWING | {"scene.items", "layout", "actors"},
    "cast": DRAWING | {"scene.items", "layout", "actors", "cast", "language", "language.model"},
    "code": LEAF | {"code"},
    "script": LEAF | {"script"},
    "language": LEAF | {"language", "language.model"},
    "language.model": LEAF,
    "storyboard.model": LEAF | {"script", "language.model"},
    "storyboard.context": LEAF | {"script", "language.model", "storyboard.model"},
    "grammars": DRAWING | COMPOSING,
    "storyboard": LEAF
    | {
        "text",
        "script",
        "language",
        "language.model",
        "grammars",
        "storyboard",
        "storyboard.model",
        "storyboard.context",
        "actors",
        "cast",
        "layout",
    },
    "checks": LEAF | {"scene", "scene.items", "theme", "language", "language.model", "storyboard.model", "checks"},
    "memes": DRAWING | COMPOSING | {"memes"},
    "surfaces": DRAWING | {"scene.items", "surfaces"},
    "social": LEAF | {"scene", "social", "storyboard.model"},
    "site": LEAF | {"text", "theme", "site", "storyboard.model", "manifest"},
    "review": DRAWING
    | {
        "scene.items",
        "surfaces",
        "review",
        "site",
        "manifest",
        "output",
        "options",
        "sources",
        "pipeline",
        "settle",
        "storyboard.model",
        "summary",
        "inventory",
    },
    "explain": DRAWING | COMPOSING | {"explain", "storyboard", "script", "settle"},
    "options": LEAF,
    "output": LEAF,
    "progress": LEAF,
    "starter": LEAF,
    "manifest": LEAF | {"storyboard.model"},
    "cli": LEAF
    | {
        "options",
        "pipeline",
        "summary",
        "progress",
        "inventory",
        "starter",
        "doctor",
        "theme",
        "social",
        "draft",
        "review",
        "explain",
        "commands",
    },
    "commands": LEAF | {"summary"},
}
MODELS = {"scene.items", "language.model", "storyboard.model", "storyboard.context"}
#: Where a third-party library may be named: modules or packages under `builder`.
OWNERS = {
    "PIL": ("surfaces", "review", "doctor"),
    "cairosvg": ("doctor",),
    "click": ("cli", "commands"),
    "deflate": ("surfaces",),
    "numpy": ("review",),
    "pptx": ("surfaces.pptx",),
    "pygments": ("actors.code",),
    "resvg_py": ("surfaces.raster",),
    "uharfbuzz": ("text.measure",),
    "yaml": ("actors.metadata", "code.templates", "language.lexicon", "memes", "options", "resources", "script.nodes",
             "social.surfaces", "theme"),
}  # fmt: skip
MODULES = sorted((ROOT / "builder").rglob("*.py"))


def name(path: Path) -> str:
    """A module's name below `builder`; "builder" for the package itself."""
    parts = path.relative_to(ROOT / "builder").with_suffix("").parts
    return ".".join(p for p in parts if p != "__init__") or "builder"


def unit(module: str) -> str:
    return module if module in MODELS else module.split(".")[0]


@cache
def known() -> frozenset[str]:
    return frozenset(name(path) for path in MODULES)


def imported(path: Path) -> set[str]:
    """Everything a module imports, ours as names below `builder`, the rest by top name with a leading `!`."""
    out: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            names = [(node.module or "", alias.name) for alias in node.names]
        else:
            continue
        out |= {_told(module, part) for module, part in names}
    return out


def _told(module: str, part: str) -> str:
    top, _, rest = module.partition(".")
    if top != "builder":
        return f"!{top}"
    inner = f"{rest}.{part}".strip(".")
    return inner if inner in known() else rest or "builder"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_imports_only_what_lies_below_it(path: Path) -> None:
    module = name(path)
    allowed = MAY.get(unit(module))
    if allowed is None:
        return
    ours = {i for i in imported(path) if not i.startswith("!")}
    wrong = sorted(i for i in ours if unit(i) not in allowed and unit(i) != unit(module))
    assert not wrong, f"builder.{module} must not import {wrong}"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_library_is_named_only_where_it_lives(path: Path) -> None:
    module = name(path)
    for library in sorted(i[1:] for i in imported(path) if i.startswith("!")):
        if library in sys.stdlib_module_names:
            continue
        homes = OWNERS.get(library)
        assert homes, f"builder.{module} imports {library}, which has no home yet: give it one in OWNERS"
        assert any(module == h or module.startswith(f"{h}.") for h in homes), (
            f"builder.{module} must not import {library}"
        )


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nobody_imports_the_command_line(path: Path) -> None:
    if name(path) not in ("cli", "__main__"):
        assert not {"cli", "__main__"} & imported(path)


def test_every_declared_library_is_used() -> None:
    """What pyproject asks for is imported somewhere; the reverse is tested by installing the wheel alone."""
    import tomllib

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {"markdown-it-py": "markdown_it", "pillow": "PIL", "python-pptx": "pptx", "pyyaml": "yaml"}
    used = {i[1:] for path in MODULES for i in imported(path) if i.startswith("!")}
    packages = [line.split(">")[0].split("=")[0].strip() for line in declared]
    assert not [p for p in packages if names.get(p, p.replace("-", "_")) not in used]
