"""Embedded fonts: EOT round the very bytes of the face, listed as PowerPoint wants them."""

from __future__ import annotations

import struct
from typing import Any

import pytest

from builder.errors import BuildError
from builder.surfaces.pptx.eot import eot
from builder.text import fonts


def unwrap(data: bytes) -> tuple[dict[str, Any], bytes]:
    """Read an EOT 2.1 back: its header's facts and the font."""
    total, size, version, flags = struct.unpack_from("<4I", data)
    charset, italic, weight, rights, magic = struct.unpack_from("<BBIHH", data, 26)
    at, names = 80, []
    for _ in range(5):
        length = struct.unpack_from("<2xH", data, at)[0]
        names.append(data[at + 4 : at + 4 + length].decode("utf-16-le"))
        at += 4 + length
    facts = {"total": total, "version": version, "flags": flags, "charset": charset, "italic": italic, "weight": weight}
    return {**facts, "rights": rights, "magic": magic, "names": names, "size": size, "at": at}, data[at:]


@pytest.mark.parametrize("face", fonts.FACES, ids=lambda face: face.name)
def test_the_wrapper_holds_the_font_and_its_names(face: fonts.Face) -> None:
    font = fonts.read(fonts.font_path(face.name))
    data = eot(font, face.file)
    facts, inside = unwrap(data)
    assert inside == font
    assert (facts["total"], facts["size"]) == (len(data), len(font))
    assert (facts["version"], facts["flags"], facts["charset"], facts["magic"]) == (0x00020001, 0, 1, 0x504C)
    assert facts["names"][:2] == [face.family, face.style]
    assert facts["names"][4] == ""
    assert facts["rights"] == 0
    assert facts["weight"] == {"display": 800, "text": 400, "mono": 400}.get(face.name, 700)


def test_other_outlines_and_closed_licences_are_refused() -> None:
    font = fonts.read(fonts.font_path("text"))
    with pytest.raises(BuildError, match="TrueType outlines"):
        eot(font.replace(b"glyf", b"CFF ", 1), "x.ttf")
    count = struct.unpack_from(">H", font, 4)[0]
    records = {font[12 + 16 * i : 16 + 16 * i]: struct.unpack_from(">I", font, 20 + 16 * i)[0] for i in range(count)}
    closed = bytearray(font)
    struct.pack_into(">H", closed, records[b"OS/2"] + 8, 0x0002)
    with pytest.raises(BuildError, match="licence"):
        eot(bytes(closed), "x.ttf")


def test_families_are_listed_once_with_their_styles(embedded: Any) -> None:
    listed = embedded.find("ppt/presentation.xml", "//p:embeddedFont")
    found = {e[0].get("typeface"): [slot.tag.rpartition("}")[2] for slot in e[1:]] for e in listed}
    assert found == {"House Display": ["regular"], "House Text": ["regular", "bold"], "House Mono": ["regular", "bold"]}


def test_embedded_files_are_eot_not_ttf(embedded: Any) -> None:
    files = [data for name, data in embedded.parts.items() if name.endswith(".fntdata")]
    assert len(files) == 5
    assert all(unwrap(data)[0]["magic"] == 0x504C for data in files)
    assert "application/x-fontdata" in {e.get("ContentType") for e in embedded.xml("[Content_Types].xml")}


def test_faces_nobody_uses_stay_out(story: Any, theme: Any, info: Any, open_deck: Any) -> None:
    from builder.surfaces.pptx import deck

    made = open_deck(deck(story[1:2], theme, info, embed_fonts=True))
    assert made.find("ppt/presentation.xml", "//p:font/@typeface") == ["House Display", "House Text"]


def test_fonts_travel_only_when_asked(built: Any) -> None:
    assert not [name for name in built.parts if name.endswith(".fntdata")]
