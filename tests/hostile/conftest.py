"""The small project of the command line's tests, and the deck validator of the design folder."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import project, run, spawn

__all__ = ["problems", "project", "run", "spawn"]


@pytest.fixture(scope="module")
def problems() -> Callable[[Path], list[str]]:
    """What the validator says about a deck, warnings included; skipped where the design folder is not at hand."""
    shared = Path(os.environ.get("BUILD_DECK_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    path = shared / "tools" / "validate_pptx.py"
    if not path.is_file():
        reason = f"the deck validator is not at {path}; set BUILD_DECK_SHARED"
        pytest.fail(reason) if os.environ.get("REQUIRE_ALL") == "1" else pytest.skip(reason)
    spec = importlib.util.spec_from_file_location("hostile_validate_pptx", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up by module name
    spec.loader.exec_module(module)

    def check(deck: Path) -> list[str]:
        checker = module.Checker(str(deck), path.parent / "ooxml-xsd", {"House Mono"}, None)
        return [f"{found.code} {found.part}: {found.message}" for found in checker.run()]

    return check
