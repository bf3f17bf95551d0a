from __future__ import annotations

import pytest

from builder import theme as themes
from builder.theme import Theme


@pytest.fixture(scope="session")
def dark() -> Theme:
    return themes.load("dark")


@pytest.fixture(scope="session")
def light() -> Theme:
    return themes.load("light")
