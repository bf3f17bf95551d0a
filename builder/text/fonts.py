"""The one table of faces: what a scene calls a face, its file, and how a deck selects it.

The files are made by tools/make_fonts.py; a project's own templates/fonts/ wins, file by file.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builder import resources
from builder.diagnostics import did_you_mean
from builder.errors import BuildError


@dataclass(frozen=True, slots=True)
class Face:
    """One face. `family` and `style`: names 1 and 2 of the file.

    `typeface` is what DrawingML names (theme fonts for display and text) and `bold` its b attribute.
    `fallback`: faces to look in, in order, for characters this one lacks.
    """

    name: str
    file: str
    family: str
    style: str
    bold: bool
    typeface: str
    fallback: tuple[str, ...]


def _face(name: str, family: str, style: str, typeface: str, fallback: tuple[str, ...]) -> Face:
    file = f"{family.replace(' ', '')}-{style}.ttf"
    return Face(name, file, family, style, style == "Bold", typeface, fallback)


FACES: tuple[Face, ...] = (
    _face("display", "House Display", "Regular", "+mj-lt", ("text-bold", "mono-bold")),
    _face("text", "House Text", "Regular", "+mn-lt", ("mono",)),
    _face("text-bold", "House Text", "Bold", "+mn-lt", ("mono-bold",)),
    _face("mono", "House Mono", "Regular", "House Mono", ("text",)),
    _face("mono-bold", "House Mono", "Bold", "House Mono", ("text-bold",)),
)

_BY_NAME = {face.name: face for face in FACES}
_project: Path | None = None


def face(name: str) -> Face:
    """The face a scene calls `name`; BuildError for an unknown name."""
    try:
        return _BY_NAME[name]
    except KeyError:
        raise BuildError(f"unknown face {name!r}; {did_you_mean(name, list(_BY_NAME))}") from None


def use_project(folder: Path | None) -> None:
    """Let files in `folder`/templates/fonts/ replace the bundled ones from now on (None: bundled only)."""
    global _project
    _project = folder


def project() -> Path | None:
    """The project folder in force; part of the key of everything measured."""
    return _project


def font_path(name: str) -> Path:
    """The file of a face: the project's own, else the bundled one."""
    return resources.find(f"templates/fonts/{face(name).file}", _project)


@cache
def read(path: Path) -> bytes:
    """The bytes of a font file; BuildError when it cannot be read, is cut short or no TrueType or OpenType file."""
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise BuildError(f"font file {path} cannot be read: {exc.strerror or exc}") from exc
    if data[:4] not in (b"\x00\x01\x00\x00", b"OTTO", b"true"):
        raise BuildError(f"{path} is not a TrueType or OpenType font; put the .ttf of a static face there")
    if not _whole(data):
        raise BuildError(f"font file {path} is cut short; copy it there again")
    return data


def _whole(data: bytes) -> bool:
    """Whether every table the directory lists lies inside the file (OpenType, table directory)."""
    if len(data) < 12:
        return False
    (count,) = struct.unpack(">H", data[4:6])
    if len(data) < 12 + 16 * count:
        return False
    ends = (sum(struct.unpack(">8xII", data[12 + 16 * i : 28 + 16 * i])) for i in range(count))
    return all(end <= len(data) for end in ends)


def digest() -> str:
    """One digest over all faces in force, for cache keys and manifests (hex, SHA-256)."""
    total = hashlib.sha256()
    for item in FACES:
        total.update(hashlib.sha256(read(font_path(item.name))).digest())
    return total.hexdigest()
