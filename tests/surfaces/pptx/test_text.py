"""Live text: place, face, placeholder, language, and what must never reach XML."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builder.scene.items import Paint, Run

EMU = 6350


def box(deck: Any, name: str) -> Any:
    return deck.slide(f"//p:sp[p:nvSpPr/p:cNvPr/@name='{name}']")[0]


def frame(element: Any) -> tuple[float, ...]:
    off, ext = element.find(".//{*}off"), element.find(".//{*}ext[@cx]")
    return tuple(int(v) / EMU for v in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy")))


def test_one_line_hangs_one_em_above_its_baseline(built: Any, kit: Any) -> None:
    text = next(item for item in kit.everything().items if item.id == "code")
    element = box(built, "code")
    x, y, w, h = frame(element)
    assert (round(x, 2), round(y, 2), round(h, 2)) == (300, 1030 - 40, 48)
    assert w == pytest.approx(text.widths[0] * 1.12, abs=0.01)
    assert element.find(".//{*}lnSpc") is None
    assert element.find(".//{*}rPr").get("sz") == "2000"


def test_several_lines_have_exact_spacing_and_a_paragraph_each(built: Any) -> None:
    element = box(built, "headline")
    assert frame(element)[1] == pytest.approx(196 - (126 - 0.2 * 124), abs=0.01)
    assert [e.get("val") for e in element.iter("{*}spcPts")] == ["6300", "6300"]
    assert ["".join(p.itertext()) for p in element.iter("{*}p")][-2:] == ["Multiple pods CAN", "share one GPU"]


@pytest.mark.parametrize(("align", "name"), [("center", "ctr"), ("right", "r")])
def test_boxes_keep_their_anchor_whatever_their_slack(one_slide: Any, kit: Any, align: str, name: str) -> None:
    element = box(one_slide(kit.plain("x", items=(kit.words("t", 1000, 600, "Anchored", align=align),))), "t")
    x, _, w, _ = frame(element)
    assert x + w * (0.5 if align == "center" else 1) == pytest.approx(1000, abs=0.01)
    assert element.find(".//{*}pPr").get("algn") == name


def test_boxes_do_not_wrap_fit_or_inset(built: Any) -> None:
    for body in built.slide("//p:sp[p:nvSpPr/p:cNvSpPr/@txBox='1']/p:txBody/a:bodyPr"):
        assert body.get("wrap") == "none"
        assert {body.get(k) for k in ("lIns", "tIns", "rIns", "bIns")} == {"0"}
        assert [child.tag.rpartition("}")[2] for child in body] == ["noAutofit"]


def test_faces_are_the_theme_s_and_code_names_its_own(built: Any) -> None:
    face = {
        name: box(built, name).find(".//{*}r/{*}rPr/{*}latin").get("typeface") for name in ("headline", "sub", "code")
    }
    assert face == {"headline": "+mj-lt", "sub": "+mn-lt", "code": "House Mono"}
    assert [box(built, name).find(".//{*}rPr").get("b") for name in ("headline", "sub", "code")] == ["0", "0", "1"]
    assert box(built, "code").find(".//{*}rPr").get("noProof") == "1"


def test_headline_and_sub_line_are_the_layout_s_placeholders(built: Any) -> None:
    assert dict(box(built, "headline").find(".//{*}ph").attrib) == {"type": "title"}
    assert dict(box(built, "sub").find(".//{*}ph").attrib) == {"type": "body", "sz": "quarter", "idx": "1"}
    assert len(built.slide("//p:ph")) == 3


def test_a_second_headline_is_a_text_box(one_slide: Any, kit: Any) -> None:
    both = tuple(kit.words(f"h{n}", 96 + 900 * n, 200, f"Side {n}", role="title") for n in range(2))
    deck = one_slide(kit.plain("x", items=both, layout="split"))
    assert [ph.get("type") for ph in deck.slide("//p:ph")] == ["title", "sldNum"]
    assert box(deck, "h1").find(".//{*}cNvSpPr").get("txBox") == "1"


def test_a_scene_without_headline_has_its_title_above_the_edge(built: Any) -> None:
    title = built.slide("//p:sp[.//p:ph[@type='title']]", 3)[0]
    assert "".join(title.itertext()).strip() == "Own GPUs"
    _, y, _, h = frame(title)
    assert y + h <= 0.001


def test_every_run_says_its_language(one_slide: Any, kit: Any) -> None:
    deck = one_slide(kit.everything(), info=replace(kit.INFO, language="de-DE"))
    runs = deck.slide("//a:r/a:rPr | //a:fld/a:rPr | //a:endParaRPr")
    assert {run.get("lang") for run in runs} == {"de-DE"}
    notes = deck.find("ppt/notesSlides/notesSlide1.xml", "//a:rPr")
    assert {run.get("lang") for run in notes} == {"de-DE"}


def test_glyphs_a_face_lacks_come_from_the_fallback_face(one_slide: Any, kit: Any) -> None:
    deck = one_slide(kit.plain("x", items=(kit.words("t", 96, 600, "Done ✓ yes", face="display", size=60),)))
    runs = [(r.find("{*}t").text, r.find(".//{*}latin").get("typeface")) for r in box(deck, "t").iter("{*}r")]
    assert "".join(words for words, _ in runs) == "Done ✓ yes"
    assert dict(runs)["✓"] == "+mn-lt"
    assert runs[0] == ("Done ", "+mj-lt")


def test_what_no_face_has_stays_in_the_text(one_slide: Any, kit: Any) -> None:
    deck = one_slide(kit.plain("x", items=(kit.words("t", 96, 600, "Fire 🔥 שלום"),)))
    assert "".join(box(deck, "t").itertext()).strip() == "Fire 🔥 שלום"


def test_right_to_left_lines_say_so(one_slide: Any, kit: Any) -> None:
    deck = one_slide(kit.plain("x", items=(kit.words("t", 96, 600, "שלום GPU"), kit.words("u", 96, 700, "GPU שלום"))))
    assert box(deck, "t").find(".//{*}pPr").get("rtl") == "1"
    assert box(deck, "u").find(".//{*}pPr") is None


def test_markup_and_control_characters_are_harmless(one_slide: Any, kit: Any) -> None:
    nasty = 'a<b>&"\x00\x07\x1b\ud800\ufffe\tz'
    text = replace(kit.words("t", 96, 600, "x"), lines=((Run(nasty, Paint("text")),),))
    scene = kit.plain("x", items=(replace(text, id='i<d>"&\x01'),), title=nasty, notes=nasty)
    deck = one_slide(scene, info=replace(kit.INFO, title=nasty, author=nasty, keywords=nasty))
    element = deck.slide("//p:sp[p:nvSpPr/p:cNvSpPr/@txBox='1']")[0]
    assert "".join(element.itertext()).strip() == 'a<b>&"\ufffd z'
    assert element.find(".//{*}cNvPr").get("name") == 'i<d>"&'
    assert deck.find("docProps/core.xml", "//*[local-name()='title']")[0].text == 'a<b>&"\ufffd z'


def test_spaces_at_the_ends_of_runs_survive(built: Any) -> None:
    assert [t.text for t in box(built, "headline").iter("{*}t")] == ["Multiple pods ", "CAN", "share one GPU"]


def test_words_that_are_an_address_open_it(built: Any) -> None:
    link = box(built, "site").find(".//{*}cNvPr/{*}hlinkClick")
    rel = link.get(f"{{{built.xml('ppt/slides/slide1.xml').nsmap['r']}}}id")
    found = built.find("ppt/slides/_rels/slide1.xml.rels", f"//rel:Relationship[@Id='{rel}']")[0]
    assert (found.get("Target"), found.get("TargetMode")) == ("https://example.org/13?a=1&b=2", "External")
