"""Makes the harness importable and gives one LibreOffice to all agreement tests."""

from __future__ import annotations

import sys
from pathlib import Path as File

import pytest

sys.path.insert(0, str(File(__file__).parent))

from office import Office, missing, require


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A private LibreOffice; skips (or fails under REQUIRE_ALL=1) where it is not installed."""
    require(missing())
    return Office(tmp_path_factory.mktemp("office"))
