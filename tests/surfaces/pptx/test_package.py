"""The document around the slides: theme, master, layouts, sections, notes, properties, bytes."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from typing import Any

import pytest

from builder.errors import BuildError
from builder.surfaces.pptx import deck
from builder.surfaces.pptx.archive import archive
from builder.theme import load

PRESENTATION = "ppt/presentation.xml"


def test_the_theme_holds_the_house_colours_and_families(built: Any, theme: Any) -> None:
    slots = {e.tag.rpartition("}")[2]: e[0].get("val") for e in built.find("ppt/theme/theme1.xml", "//a:clrScheme/*")}
    assert slots == {slot: theme.hex(role)[1:] for slot, role in theme.scheme.items()}
    faces = built.find("ppt/theme/theme1.xml", "//a:fontScheme/*/a:latin/@typeface")
    assert faces == ["House Display", "House Text"]


@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_master_maps_ground_and_text(one_slide: Any, kit: Any, name: str) -> None:
    theme = load(name)
    mapped = one_slide(kit.plain("x"), theme=theme).find("ppt/slideMasters/slideMaster1.xml", "//p:clrMap")[0]
    assert {key: mapped.get(key) for key in ("bg1", "tx1", "bg2", "tx2")} == dict(theme.slide_map)


def test_six_layouts_with_a_title_each(built: Any) -> None:
    layouts = [name for name in built.parts if name.startswith("ppt/slideLayouts/slideLayout")]
    names = [built.find(name, "/p:sldLayout/p:cSld/@name")[0] for name in sorted(layouts)]
    assert names == ["Title", "Content", "Code", "Split", "Meme", "Closing"]
    for name in layouts:
        assert built.find(name, "//p:ph[@type='title' or @type='ctrTitle']")


def test_slides_use_the_layout_their_scene_names(built: Any) -> None:
    all_rels = [built.xml(f"ppt/slides/_rels/slide{n}.xml.rels") for n in range(1, 5)]
    used = [next(r.get("Target") for r in rels if r.get("Type").endswith("slideLayout")) for rels in all_rels]
    assert [name[-5] for name in used] == ["2", "2", "5", "6"]


def test_slides_are_16_to_9_to_the_emu(built: Any) -> None:
    size = built.find(PRESENTATION, "//p:sldSz")[0]
    assert (size.get("cx"), size.get("cy")) == ("12192000", "6858000")


def test_neighbours_of_one_name_are_one_section(built: Any) -> None:
    sections = built.find(PRESENTATION, "//p14:section")
    ids = [[e.get("id") for e in section.iter("{*}sldId")] for section in sections]
    assert [section.get("name") for section in sections] == ["Start", "Story", "Close"]
    assert ids == [["256"], ["257", "258"], ["259"]]


def test_a_section_that_comes_back_is_another_one(story: Any, theme: Any, info: Any, open_deck: Any) -> None:
    again = [replace(slide, section=name) for slide, name in zip(story, ("a", "b", "a", "b"), strict=True)]
    ids = open_deck(deck(again, theme, info)).find(PRESENTATION, "//p14:section/@id")
    assert len(set(ids)) == 4


def test_notes_say_everything_and_mark_the_cue(built: Any) -> None:
    body = built.find("ppt/notesSlides/notesSlide1.xml", "//p:sp[.//p:ph/@type='body']")[0]
    assert ["".join(p.itertext()) for p in body.iter("{*}p")][-2:] == ["Multiple pods can share one GPU.", "Really."]
    marked = [r.find("{*}t").text for r in body.iter("{*}r") if r[0].get("b") == "1" and r[0].get("u") == "sng"]
    assert marked == ["can share"]


def test_a_slide_without_notes_gets_its_scene_s(story: Any, theme: Any, info: Any, open_deck: Any) -> None:
    silent = [
        replace(story[0], notes=()),
        replace(story[1], notes=((("  ", True),),), scene=replace(story[1].scene, notes="")),
    ]
    made = open_deck(deck(silent, theme, info))
    said = [made.find(f"ppt/notesSlides/notesSlide{n}.xml", "//p:sp[.//p:ph/@type='body']//a:t/text()") for n in (1, 2)]
    assert said == [["All of it."], ["hot"]]


def test_every_slide_carries_its_number_outside_the_picture(built: Any) -> None:
    for n in range(1, 5):
        field = built.slide("//p:sp[.//p:ph/@type='sldNum']//a:fld", n)
        assert [f.get("type") for f in field] == ["slidenum"]
    off = built.find("ppt/slideMasters/slideMaster1.xml", "//p:sp[.//p:ph/@type='sldNum']//a:off")[0]
    assert int(off.get("y")) == 6858000


def test_the_ground_comes_from_the_master_unless_the_scene_has_its_own(built: Any) -> None:
    assert not built.slide("//p:bg", 1)
    assert built.slide("//p:bg//a:srgbClr/@val", 2) == ["260A10"]


def test_groups_speak_and_scenery_is_silent(built: Any) -> None:
    said = {e.get("name"): e.get("descr") for e in built.slide("//p:nvGrpSpPr/p:cNvPr[@descr]")}
    assert said == {"pod-a": "Pod A", "pod-b": "Pod B", "pod-c": "Pod C"}
    silent = {e.get("name") for e in built.slide("//p:cNvPr[.//adec:decorative/@val='1']")}
    assert {"floor", "cable-a", "socket-a", "dots"} <= silent
    assert not {"headline", "pod-a", "pod-a/body", "figures", "photo"} & silent


def test_where_no_group_speaks_the_diagram_takes_the_scene_s_words(one_slide: Any, kit: Any) -> None:
    scene = kit.plain("x", alt="A blue pod, alone.")
    mute = tuple(replace(item, alt="") if item.id == "pod-b" else item for item in scene.items)
    assert one_slide(replace(scene, items=mute)).slide("//p:cNvPr/@descr") == ["A blue pod, alone."]


def test_properties_and_dates(built: Any, info: Any) -> None:
    core = {e.tag.rpartition("}")[2]: e.text for e in built.xml("docProps/core.xml")}
    assert core["title"] == info.title
    assert core["creator"] == info.author
    assert core["subject"] == info.subject
    assert core["keywords"] == info.keywords
    assert core["language"] == "en-US"
    assert core["created"] == core["modified"] == "2000-01-01T00:00:00Z"


def test_a_deck_always_has_a_creator(one_slide: Any, kit: Any) -> None:
    core = one_slide(kit.plain("x"), info=replace(kit.INFO, author="")).find("docProps/core.xml", "//*")
    assert [e.text for e in core if e.tag.endswith("}creator")] == ["build-deck"]


def test_source_date_epoch_is_honoured(story: Any, theme: Any, info: Any, open_deck: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    core = open_deck(deck(story[:1], theme, info)).find("docProps/core.xml", "//*[local-name()='modified']")
    assert core[0].text == "2023-11-14T22:13:20Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(BuildError, match="SOURCE_DATE_EPOCH"):
        deck(story[:1], theme, info)


def test_the_same_input_gives_the_same_bytes(story: Any, theme: Any, info: Any, built: Any) -> None:
    assert deck(story, theme, info) == built.data


def test_bytes_do_not_depend_on_process_folder_zone_or_hash_seed(tmp_path: Any) -> None:
    program = """
import hashlib
from builder.geometry import Box
from builder.scene.items import Paint, Shape
from builder.scene.model import Canvas, Scene
from builder.surfaces.pptx import DeckInfo, Slide, deck
from builder.theme import load
canvas = Canvas(name="s", width=1920, height=1080, keep=Box(0, 0, 1, 1))
dots = tuple(Shape(id=f"d{i}", kind="ellipse", box=Box(i, i, 9, 9), fill=Paint("ok")) for i in range(9))
scene = Scene(id="s", canvas=canvas, background=Paint("bg"), items=dots, diagram=(), title="t")
slides = [Slide(scene=scene, section="x", notes=())]
print(hashlib.sha256(deck(slides, load("light"), DeckInfo(title="t", author="a"), embed_fonts=True)).hexdigest())
"""
    found = set()
    for seed, zone, language in (("1", "UTC", "C"), ("77", "Asia/Tokyo", "C.UTF-8")):
        root = str(next(p for p in sys.modules["builder"].__path__)).rpartition("/")[0]
        environment = {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": language,
            "PYTHONPATH": root,
            "PATH": "/usr/bin:/bin",
        }
        run = [sys.executable, "-c", program]
        found.add(subprocess.run(run, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True).stdout)
    assert len(found) == 1


def test_the_zip_is_sorted_dated_and_readable(built: Any) -> None:
    with zipfile.ZipFile(io.BytesIO(built.data)) as package:
        infos = package.infolist()
        assert package.testzip() is None
    assert infos[0].filename == "[Content_Types].xml"
    names = [info.filename for info in infos[1:]]
    assert names == sorted(names)
    assert {(i.date_time, i.create_system, i.external_attr, i.extra) for i in infos} == {
        ((1980, 1, 1, 0, 0, 0), 0, 0, b"")
    }


def test_a_zip_gives_back_what_was_put_in() -> None:
    parts = {
        "[Content_Types].xml": b"<a/>",
        "b/long.xml": b"<x>" + b"abc" * 5000 + b"</x>",
        "a/noise.bin": bytes(range(256)),
        "empty": b"",
    }
    with zipfile.ZipFile(io.BytesIO(archive(parts))) as package:
        assert {name: package.read(name) for name in package.namelist()} == parts


def test_python_pptx_reads_it_back(built: Any, story: Any) -> None:
    from pptx import Presentation

    read = Presentation(io.BytesIO(built.data))
    assert [slide.shapes.title.text_frame.text for slide in read.slides] == [
        "Multiple pods CAN\nshare one GPU", "Slide hot", "Own GPUs", "Slide close",
    ]  # fmt: skip
    assert [slide.slide_layout.name for slide in read.slides] == ["Content", "Content", "Meme", "Closing"]
    assert read.slides[0].notes_slide.notes_text_frame.text == "Multiple pods can share one GPU.\nReally."
    assert {shape.name for shape in read.slides[0].shapes} >= {item.id for item in story[0].scene.items}
