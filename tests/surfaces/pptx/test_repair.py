"""What makes PowerPoint offer to repair a file: none of it in ours, and the validator sees each when put there."""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from builder.surfaces.pptx.archive import archive

SLIDE, PRESENTATION, TYPES = "ppt/slides/slide1.xml", "ppt/presentation.xml", "[Content_Types].xml"
MC = b'<p:sld xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def source_of(rels: str) -> str:
    folder, _, name = rels.rpartition("_rels/")
    return folder + name.removesuffix(".rels")


def target_of(rels: str, target: str) -> str:
    parts = source_of(rels).split("/")[:-1]
    for step in target.split("/"):
        parts = parts[:-1] if step == ".." else [*parts, step]
    return "/".join(parts).lstrip("/")


def test_every_override_names_a_part_and_every_part_has_a_type(embedded: Any) -> None:
    types = embedded.xml(TYPES)
    overrides = [e.get("PartName")[1:] for e in types if e.get("PartName")]
    assert set(overrides) <= set(embedded.parts)
    assert len(set(overrides)) == len(overrides)
    defaults = {e.get("Extension") for e in types if e.get("Extension")}
    assert all(name in overrides or name.rpartition(".")[2] in defaults for name in embedded.parts if name != TYPES)


def test_relationships_lead_somewhere_and_used_ids_exist(embedded: Any) -> None:
    for name in embedded.xml_names:
        if not name.endswith(".rels"):
            continue
        ids = [e.get("Id") for e in embedded.xml(name)]
        assert len(set(ids)) == len(ids)
        inside = [target_of(name, e.get("Target")) for e in embedded.xml(name) if e.get("TargetMode") != "External"]
        assert set(inside) <= set(embedded.parts)
        if source_of(name):
            used = {v for e in embedded.xml(source_of(name)).iter() for k, v in e.attrib.items() if k.startswith(R)}
            assert used <= set(ids)


def test_presentation_lists_masters_notes_master_slides_in_that_order(built: Any) -> None:
    order = [e.tag.rpartition("}")[2] for e in built.xml(PRESENTATION)]
    assert order == ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz", "notesSz", "defaultTextStyle", "extLst"]


def test_embedded_fonts_stand_after_the_notes_size(embedded: Any) -> None:
    order = [e.tag.rpartition("}")[2] for e in embedded.xml(PRESENTATION)]
    assert order[order.index("notesSz") + 1] == "embeddedFontLst"


def test_each_master_has_its_own_theme(built: Any) -> None:
    themes = [
        e.get("Target") for name in built.xml_names if re.search(r"Masters/_rels/\w+Master1\.xml\.rels$", name)
        for e in built.xml(name) if e.get("Type").endswith("/theme")
    ]  # fmt: skip
    assert len(themes) == len(set(themes)) == 2


def test_theme_lists_hold_three_styles_each(built: Any) -> None:
    for name in ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"):
        assert len(built.find("ppt/theme/theme1.xml", f"//a:{name}/*")) >= 3


def test_numbers_of_slides_masters_and_layouts(built: Any) -> None:
    slides = [int(v) for v in built.find(PRESENTATION, "//p:sldIdLst/p:sldId/@id")]
    assert len(set(slides)) == len(slides)
    assert all(256 <= number < 2**31 for number in slides)
    big = [int(v) for v in built.find(PRESENTATION, "//p:sldMasterId/@id")]
    big += [int(v) for v in built.find("ppt/slideMasters/slideMaster1.xml", "//p:sldLayoutId/@id")]
    assert len(set(big)) == len(big) == 7
    assert all(number >= 2**31 for number in big)


def test_grounds_end_with_an_effect_list(built: Any) -> None:
    found = [e for name in built.xml_names for e in built.find(name, "//p:bgPr")]
    assert len(found) == 2
    assert all(e[-1].tag.endswith("}effectLst") for e in found)


def test_sizes_are_whole_and_not_negative(built: Any) -> None:
    numbers = [v for n in range(1, 5) for v in built.slide("//a:ext/@cx | //a:ext/@cy | //a:ln/@w | //a:path/@w", n)]
    assert numbers
    assert all(re.fullmatch(r"\d+", v) for v in numbers)
    assert all(re.fullmatch(r"-?\d+", v) for v in built.slide("//a:off/@x | //a:off/@y | //a:pt/@x | //a:pt/@y"))


def test_colours_are_six_digits(built: Any) -> None:
    assert all(
        re.fullmatch(r"[0-9A-F]{6}", v) for name in built.xml_names for v in built.find(name, "//a:srgbClr/@val")
    )


def test_text_bodies_have_paragraphs_and_lines_are_never_empty(built: Any) -> None:
    for name in built.xml_names:
        assert not built.find(name, "//p:txBody[not(a:p)] | //a:txBody[not(a:p)] | //a:ln[not(*)]")


def test_table_rows_match_the_grid(built: Any) -> None:
    for table in built.slide("//a:tbl"):
        assert {len(row.findall("{*}tc")) for row in table.findall("{*}tr")} == {
            len(table.findall("{*}tblGrid/{*}gridCol"))
        }


def test_no_alternatives_foreign_attributes_or_creation_ids(built: Any) -> None:
    for name in built.xml_names:
        assert b"markup-compatibility" not in built.parts[name]
    assert not [name for name in built.parts if name.startswith("ppt/slides/") and b"creationId" in built.parts[name]]


def test_sections_name_every_slide_once(built: Any) -> None:
    listed = built.find(PRESENTATION, "//p:sldIdLst/p:sldId/@id")
    assert built.find(PRESENTATION, "//p14:sldId/@id") == listed
    assert all(re.fullmatch(r"\{[0-9A-F-]{36}\}", v) for v in built.find(PRESENTATION, "//p14:section/@id"))


def test_the_notes_master_is_the_one_born_in_powerpoint(built: Any) -> None:
    kinds = built.find("ppt/notesMasters/notesMaster1.xml", "//p:ph/@type")
    assert kinds == ["hdr", "dt", "sldImg", "body", "ftr", "sldNum"]


def test_slides_hold_nothing_after_the_colour_map(built: Any) -> None:
    """p:transition and p:timing, when they come, stand there in that order."""
    assert [e.tag.rpartition("}")[2] for e in built.xml(SLIDE)] == ["cSld", "clrMapOvr"]


def test_pictures_are_what_their_names_say(built: Any) -> None:
    media = {name: data for name, data in built.parts.items() if name.startswith("ppt/media/")}
    assert media
    assert all(name.endswith(".png") and data.startswith(b"\x89PNG") for name, data in media.items())


def test_the_validator_has_nothing_to_say(built: Any, embedded: Any, problems: Callable[..., list[str]]) -> None:
    assert problems(built.data) == []
    assert problems(embedded.data) == []


def test_nor_has_the_open_xml_sdk(built: Any, embedded: Any, sdk: str, problems: Callable[..., list[str]]) -> None:
    assert problems(built.data, sdk) == []
    assert problems(embedded.data, sdk) == []


# --- each trigger put into a good deck: (what is replaced, in which part, by what, the code that must be reported)
PHANTOM = b'<Override PartName="/ppt/x.xml" ContentType="a/b"/></Types>'
MUTATIONS = {
    "phantom override": (TYPES, b"</Types>", PHANTOM, "content-type"),
    "dangling id": (SLIDE, b'r:embed="', b'r:embed="x', "rel"),
    "wrong child order": (SLIDE, b"<p:cNvSpPr/><p:nvPr/>", b"<p:nvPr/><p:cNvSpPr/>", "xsd"),
    "unknown element": (SLIDE, b"<a:avLst/>", b"<a:avLst/><a:nothing/>", "xsd"),
    "notes master too late": (PRESENTATION, None, None, "xsd"),
    "slide number used twice": (PRESENTATION, b'<p:sldId id="257"', b'<p:sldId id="256"', "presentation"),
    "layout number too small": ("ppt/slideMasters/slideMaster1.xml", b'id="2147483649"', b'id="9"', "presentation"),
    "foreign attribute": (SLIDE, b"<p:cNvGrpSpPr/>", b'<p:cNvGrpSpPr xmlns:z="urn:z" z:a="1"/>', "mc"),
    "undeclared ignorable prefix": (SLIDE, b"<p:sld ", MC + b' mc:Ignorable="q" ', "mc"),
    "negative size": (SLIDE, b'<a:ext cx="1270000"', b'<a:ext cx="-1270000"', "geometry"),
    "fraction of an EMU": (SLIDE, b'<a:ln w="127000"', b'<a:ln w="127000.5"', "xsd"),
    "not a number": (SLIDE, b'<a:ln w="127000"', b'<a:ln w="NaN"', "xsd"),
    "missing cell": (SLIDE, b'<a:gridCol w="1524000"/>', b"", "table"),
    "body without paragraph": (SLIDE, b"<a:lstStyle/><a:p/>", b"<a:lstStyle/>", "xsd"),
    "colour of three digits": (SLIDE, b'<a:srgbClr val="9FB4BB"/>', b'<a:srgbClr val="9FB"/>', "xsd"),
    "picture of another kind": ("ppt/media/image1.png", b"\x89PNG", b"GIF8", "media"),
    "shape number used twice": (SLIDE, b'<p:cNvPr id="3"', b'<p:cNvPr id="2"', "shape-id"),
    "control character": (SLIDE, b"share one GPU", b"share \x07 GPU", "xml"),
    "section of an absent slide": (PRESENTATION, b'<p14:sldId id="259"/>', b'<p14:sldId id="999"/>', "presentation"),
    "link to nothing": (SLIDE, b'<a:stCxn id="', b'<a:stCxn id="99', "connector"),
    "empty headline": (SLIDE, None, None, "title"),
    "lost description": (SLIDE, b' descr="Memory of a pod"', b"", "alt"),
    "foreign face": (SLIDE, b'typeface="House Mono"', b'typeface="Impact"', "font"),
    "run without language": (SLIDE, b'<a:rPr lang="en-US" sz="6200"', b'<a:rPr sz="6200"', "lang"),
}  # fmt: skip


def _late_notes_master(xml: bytes) -> bytes:
    root = etree.fromstring(xml)
    notes, slides = (root.find(f"{{*}}{name}") for name in ("notesMasterIdLst", "sldIdLst"))
    assert notes is not None
    assert slides is not None
    slides.addnext(notes)
    return etree.tostring(root)


def _empty_headline(xml: bytes) -> bytes:
    root = etree.fromstring(xml)
    for words in root.xpath("//*[local-name()='sp'][.//*[local-name()='ph'][@type='title']]//*[local-name()='t']"):
        words.text = ""
    return etree.tostring(root)


SPECIAL = {"notes master too late": _late_notes_master, "empty headline": _empty_headline}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_trigger_put_in_is_found(name: str, built: Any, problems: Callable[..., list[str]]) -> None:
    part, old, new, code = MUTATIONS[name]
    source = built.parts[part]
    changed = SPECIAL[name](source) if old is None else source.replace(old, new)
    assert changed != source
    found = Counter(line.split()[0] for line in problems(archive({**built.parts, part: changed})))
    assert found[code], found


def test_a_theme_for_two_masters_is_found(built: Any, problems: Callable[..., list[str]]) -> None:
    rels = "ppt/notesMasters/_rels/notesMaster1.xml.rels"
    parts = {**built.parts, rels: built.parts[rels].replace(b"theme2.xml", b"theme1.xml")}
    assert any("serves several masters" in line for line in problems(archive(parts)))


def test_raw_truetype_is_not_what_we_embed(embedded: Any) -> None:
    """No validator sees it, so the magic number of EOT is looked for here."""
    for name, data in embedded.parts.items():
        if name.endswith(".fntdata"):
            assert struct.unpack_from("<H", data, 34)[0] == 0x504C
            assert data[:4] != b"\x00\x01\x00\x00"
