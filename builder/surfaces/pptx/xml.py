"""Numbers and words as Open XML writes them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EMU = 6350  # per u: 12192000 / 1920
NS: Mapping[str, str] = MappingProxyType(
    {
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    }
)
#: The three namespaces every slide part declares at its root.
DECLARED = " ".join(f'xmlns:{prefix}="{NS[prefix]}"' for prefix in ("a", "r", "p"))

# What XML 1.0 cannot hold (C0 controls, lone surrogates, the two non-characters) and the C1 controls.
_DROPPED: dict[int, str | None] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF))
_DROPPED |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_DROPPED |= {ord(c): " " for c in "\t\n\r\u0085\u2028\u2029"}
_TEXT = {**_DROPPED, ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_ATTRIBUTE = {**_TEXT, ord('"'): "&quot;"}


def emu(u: float) -> int:
    """A length in u as whole EMU."""
    return round(u * EMU)


def text(words: str) -> str:
    """Words as element content: escaped, without what XML cannot hold; breaks and tabs become spaces."""
    return words.translate(_TEXT)


def attribute(words: str) -> str:
    """Words as the value of an attribute in double quotes."""
    return words.translate(_ATTRIBUTE)
