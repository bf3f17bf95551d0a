"""Scripts nobody should write: each gets a diagnostic or a deck, never a mistake of ours."""

from __future__ import annotations

import unicodedata
from itertools import chain

import pytest

from builder import pictures
from builder import theme as themes
from builder.diagnostics import Collector, render
from builder.layout.scale import scale_of
from builder.scene.check import check
from builder.scene.items import Text
from builder.scene.walk import walk
from builder.script.source import clean, decode
from builder.settle import settled

from .stage import canvases, ours, planned, scenes, script

ROW = "4 pods connected to one GPU"
ODD = {
    "right to left": [("שלום עולם", 'שלום "טקסט" 4 pods'), ("مرحبا بالعالم", "مرحبا بالعالم GPU")],
    "pictures": [("rocket 🚀 launch", "🚀 4 pods 👩‍👩‍👧‍👦 connected to 🇩🇪 GPU 👍🏽"), ("🔥", "🔥🔥🔥")],
    "nothing to see": [("zero\u200bwidth\u200d join", "pods\u200b \u2060 con\u00adnected to GPU")],
    "towers of marks": [("comb e" + "\u0301" * 200, "Z" + "\u0335" * 200 + " pods connected to GPU")],
    "east": [("共享一个GPU", "四个Pod共享一个GPU"), ("日本語", "ポッドがGPUを共有")],
    "beyond the plane": [("\U0001d54f math", "𝟜 pods 𐍈 \U000e0001 \U0010ffff GPU")],
    "markup": [("<b>&amp;\"'</b>", "Pods with `<&>\"'` and \"<script>alert(1)</script>\""), ("]]> <!--", '"]]>" sign')],
    "pipes": [("a \\| b", "4 pods `a | b` and `c \\| d` | more | even")],
    "braces": [("nested", "{ a: { b: [1,{c: 2}] } } pods {{ .Values.x }} ${VAR}"), ("open", "{{{[[((( pods")],
    "none": [("no pods", "No pods connected to GPU"), ("neither", "neither pods nor GPUs")],
    "many": [("dozen", "12 pods connected to one GPU"), ("crowd", "40 pods waiting in queue for GPU")],
    "counts": [("zero", "0 pods connected to GPU"), ("g", "1000000000 pods in a queue"), ("x", "1e9 pods waiting"),
               ("minus", "-5 pods expanding to -3 GPUs"), ("n", "1 GPU expanding into 1000000 virtual GPUs")],
    "shares": [("over", "Meter showing 120% usage"), ("under", "Meter showing -5% usage"),
               ("wide", "GPU meter at ４２%"), ("raised", "meter at ²%"), ("bar", "Memory bar: pod A 150%, pod B 20%"),
               ("east", "Meter at ١٢٣٪"), ("race", "Bar chart: a ² ms, b 1.2.3 ms")],
    "turns": [("wheel", "Clock switching between 15 colored workloads"), ("lanes", "12 pods taking turns on one GPU"),
              ("long", " -> ".join(f"pod {chr(65 + i)} runs -> pause" for i in range(13)))],
    "long words": [("Donau" + "dampfschiff" * 30, "Pod named " + "a" * 400 + " connected to GPU")],
    "twice": [("same cue", ROW), ("same cue", ROW), ("same cue 2", ROW), ("same cue", ROW)],
    "reserved": [("title", ROW), ("closing", ROW), ("slide", ROW), ("", ROW), ("?!", ROW)],
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_rows_become_slides(name: str) -> None:
    memes = [f'"{ODD[name][0][0]}" with pods', "🔥 <b>&</b> " + name]
    board = planned(script(ODD[name], title=f"052 - {ODD[name][0][0]}", memes=memes))
    made = list(scenes(board))
    assert not ours(board)
    assert sum(s.kind == "cue" for s in board.shots) == len(ODD[name])
    assert len({s.id for s in board.shots}) == len(board.shots)
    assert len({s.slug for s in board.shots}) == len(board.shots)
    for scene in made:
        told = chain((scene.title, scene.alt, scene.notes))
        assert not any(unicodedata.category(ch) in ("Cs", "Cn") and ch != "\U0010ffff" for t in told for ch in t)


@pytest.mark.parametrize("name", ["markup", "many", "counts", "shares", "twice", "reserved", "none"])
def test_and_keep_the_rules_of_a_slide(name: str) -> None:
    board = planned(script(ODD[name]))
    theme, canvas = themes.load("dark"), pictures.SLIDE
    found = {
        (shot.id, p.code, p.item, p.message)
        for shot in board.shots
        for p in check(pictures.composed(shot, board, canvas, theme), theme, least=scale_of(canvas).least)
    }
    assert not found


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", {"no-title", "no-script", "no-narration", "no-visuals"}),
        ("# 052 - Only a title\n", {"no-script", "no-narration", "no-visuals"}),
        ("# 052 - A\n\n## Script\n\nAll there is.\n", {"no-visuals"}),
        ("# 052 - A\n\n## Visuals\n\n| Cue | Visual |\n|---|---|\n| a | pods |\n", {"no-script", "no-narration"}),
        ("---\ntheme: [\n---\n" + script([("a", ROW)]), {"bad-yaml"}),
        ("---\n- a\n---\n" + script([("a", ROW)]), {"not-a-mapping"}),
        ("---\ntheme: dark\n" + script([("a", ROW)]), set()),
    ],
)
def test_what_is_missing_is_said(text: str, codes: set[str]) -> None:
    board = planned(text)
    assert codes <= {d.code for d in board.diagnostics}
    for found in board.diagnostics:
        assert render(found, text)
    list(scenes(board))
    assert not ours(board)


def test_a_meme_is_shown_once_though_two_slides_share_a_cue() -> None:
    board = planned(script([("same cue", ROW), ("same cue", ROW)], memes=['"Same cue" with pods']))
    assert [s.kind for s in board.shots].count("meme") == 1


def test_ids_stay_apart_when_a_cue_is_called_like_a_second_one() -> None:
    board = planned(script([("a", ROW), ("a", ROW), ("a 2", ROW), ("a 2", ROW)]))
    assert len({s.id for s in board.shots}) == len(board.shots)


def test_three_hundred_rows_and_forty_memes() -> None:
    rows = [(f"cue number {i}", ROW) for i in range(300)]
    board = planned(script(rows, memes=[f'"When you have {i} memes" with pods' for i in range(40)]))
    assert len(board.shots) == 342
    assert len({s.id for s in board.shots}) == 342


def test_two_megabytes_in_a_cell() -> None:
    board = planned(script([("share a GPU", "4 pods " + "x" * 2_000_000), ("next", "y " * 1_000_000)]))
    assert [d.code for d in board.diagnostics].count("long-cell") == 2
    assert all(len(shot.visual) < 2_000 and len(shot.alt) < 2_000 for shot in board.shots)


@pytest.mark.parametrize("words", ["word " * 200, "Antidisestablishment" * 30, "W" * 300, "a-b/c." * 90])
def test_a_title_too_long_is_cut_and_told(words: str) -> None:
    board = planned(script([("share", ROW)], title=f"052 - {words}"))
    assert [d.code for d in board.diagnostics if d.severity == "warning"] == ["long-headline"]
    title = board.shots[0]
    assert title.headline.text.endswith("…")
    theme = themes.load("dark")
    for canvas in canvases():
        scene = pictures.composed(title, board, canvas, theme)
        assert "outside" not in {p.code for p in check(scene, theme, least=scale_of(canvas).least)}, canvas.name


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf# A\r\nb\rc\n",
        "# A\nb\nc\n".encode("utf-16"),
        b"# A\nb\nc\n",
    ],
)
def test_one_text_in_every_encoding(data: bytes) -> None:
    found = Collector()
    assert clean(decode(data, "x.md", found), "x.md", found) == "# A\nb\nc\n"
    assert not list(found)


def test_characters_no_output_can_carry_become_spaces() -> None:
    found = Collector()
    text = clean("a\0b\x07c\x1fd\x85e\u2028f\ufeffg\ufffeh\ud800i\tj", "x.md", found)
    assert text == "a b c d e f g h i\tj"
    (warning,) = found.warnings
    assert (warning.code, warning.span.line, warning.span.col) == ("control-character", 1, 2)


def test_characters_no_face_has_are_told_once_a_slide() -> None:
    board = planned(script([("rocket 🚀 🚀", ROW), ("plain", ROW)], title="052 - שלום"))
    settled(board, themes.load("dark"))
    told = [d for d in board.diagnostics.warnings if d.code == "missing-glyph"]
    assert [d.span.line for d in told] == [1, 11]
    assert "ש (U+05E9), ל (U+05DC)" in told[0].message


@pytest.mark.parametrize("row", ["0 pods connected to GPU", "zero pods waiting in line for one GPU", "GPU with 0 pods"])
def test_none_of_a_thing_is_not_drawn_as_one(row: str) -> None:
    shot = planned(script([("share a GPU", row)])).shots[1]
    assert shot.match is not None
    assert "pod" not in str(shot.match.slots)


@pytest.mark.parametrize("value", ["-5%", "−5%", "120%", "1,200%", "0%"])
def test_a_number_is_printed_as_it_stands(value: str) -> None:
    board = planned(script([("usage", f"Meter showing {value} usage")]))
    slide = pictures.composed(board.shots[1], board, pictures.SLIDE, themes.load("dark"))
    words = {item.string for item in walk(slide.items) if isinstance(item, Text)}
    assert value in words
