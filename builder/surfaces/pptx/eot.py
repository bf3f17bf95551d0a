"""A TrueType font as an uncompressed EOT 2.1, the form PowerPoint embeds (.fntdata).

Layout: W3C submission "Embedded OpenType (EOT) File Format", version 0x00020001. Values are copied from the
font's own OS/2, head and name tables.
"""

from __future__ import annotations

import struct

from builder.errors import BuildError

_VERSION = 0x00020001
_MAGIC = 0x504C
_CHARSET = 1  # DEFAULT_CHARSET
_NAMES = (1, 2, 5, 4)  # family, style, version, full name, in the header's order


def eot(font: bytes, name: str) -> bytes:
    """The font wrapped; BuildError when it may not be embedded or has no TrueType outlines. `name` is for messages."""
    tables = _tables(font)
    missing = sorted({"OS/2", "head", "name", "glyf"} - tables.keys())
    if missing:
        raise BuildError(f"{name} cannot be embedded: no {', '.join(missing)} table (only TrueType outlines can be)")
    os2, head = tables["OS/2"], tables["head"]
    weight, rights = struct.unpack_from(">H2xH", os2, 4)
    if rights & 0x000F not in (0, 0x0008):
        raise BuildError(f"{name} cannot be embedded: its licence bits (fsType {rights:#06x}) do not allow editing")
    unicode_ranges = struct.unpack_from(">4I", os2, 42)
    selection = struct.unpack_from(">H", os2, 62)[0]
    code_pages = struct.unpack_from(">2I", os2, 78) if len(os2) >= 86 else (0, 0)
    adjustment = struct.unpack_from(">I", head, 8)[0]
    names = _strings(tables["name"])
    tail = b"".join(struct.pack("<HH", 0, len(each)) + each for each in (names.get(i, b"") for i in _NAMES))
    tail += struct.pack("<HH", 0, 0)  # no root strings: any document may use it
    style = (os2[32:42], _CHARSET, selection & 1, weight, rights)
    header = struct.pack("<III10sBBIHH", len(font), _VERSION, 0, *style, _MAGIC)
    header += struct.pack("<4I2II16x", *unicode_ranges, *code_pages, adjustment)
    return struct.pack("<I", 4 + len(header) + len(tail) + len(font)) + header + tail + font


def _tables(font: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4s4xII", font, 12 + 16 * i) for i in range(count))
    return {tag.decode("latin-1"): font[start : start + length] for tag, start, length in records}


def _strings(table: bytes) -> dict[int, bytes]:
    """Name id -> UTF-16LE, from the Windows, Unicode, US English records."""
    count, base = struct.unpack_from(">2xHH", table)
    found: dict[int, bytes] = {}
    for i in range(count):
        platform, encoding, language, number, length, start = struct.unpack_from(">6H", table, 6 + 12 * i)
        if (platform, encoding, language) == (3, 1, 0x409):
            words = table[base + start : base + start + length].decode("utf-16-be")
            found[number] = words.encode("utf-16-le")
    return found
