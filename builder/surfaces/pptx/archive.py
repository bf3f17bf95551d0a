"""The zip of a deck, byte for byte the same everywhere: sorted entries, fixed dates, one pinned compressor.

python's zlib differs between builds (zlib, zlib-ng) and CPUs; the `deflate` wheel carries its own libdeflate.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

_LEVEL = 6
_DATE = 0x0021  # 1980-01-01, the earliest a zip can say
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_STORED, _DEFLATED = 0, 8
_VERSION = 20
_TYPES = "[Content_Types].xml"


def archive(parts: Mapping[str, bytes]) -> bytes:
    """A zip of `parts` (name -> content), [Content_Types].xml first, the others sorted by name."""
    import deflate

    body, directory = bytearray(), bytearray()
    names = sorted(parts, key=lambda name: (name != _TYPES, name))
    for name in names:
        data, label = parts[name], name.encode("ascii")
        packed = bytes(deflate.deflate_compress(data, _LEVEL))
        method = _DEFLATED
        if len(packed) >= len(data):
            packed, method = data, _STORED
        facts = (_VERSION, 0, method, 0, _DATE, zlib.crc32(data), len(packed), len(data), len(label), 0)
        directory += _CENTRAL.pack(b"PK\1\2", _VERSION, *facts, 0, 0, 0, 0, len(body)) + label
        body += _LOCAL.pack(b"PK\3\4", *facts) + label + packed
    end = _END.pack(b"PK\5\6", 0, 0, len(names), len(names), len(directory), len(body), 0)
    return bytes(body + directory + end)
