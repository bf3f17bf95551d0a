"""What the tests of text share: font tables read plainly, and the bundled faces put back afterwards."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

import pytest

from builder.text import fonts

Tables = dict[str, bytes]


def tables_of(face: str) -> Tables:
    """The tables of a face's file by tag (OpenType 1.9, table directory)."""
    data = fonts.read(fonts.font_path(face))
    (count,) = struct.unpack(">H", data[4:6])
    found = {}
    for i in range(count):
        tag, _, offset, length = struct.unpack(">4sIII", data[12 + 16 * i : 28 + 16 * i])
        found[tag.decode("ascii")] = data[offset : offset + length]
    return found


@pytest.fixture(scope="session")
def tables() -> Callable[[str], Tables]:
    return tables_of


@pytest.fixture
def bundled() -> Iterator[None]:
    """Puts the bundled faces back in force."""
    yield
    fonts.use_project(None)
