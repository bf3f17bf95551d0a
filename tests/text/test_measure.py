"""The ruler: widths, fallback, glyphs, outlines and ink."""

from __future__ import annotations

import locale
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.geometry import path_bounds
from builder.text import fonts, measure

NAMES = [face.name for face in fonts.FACES]
faces = st.sampled_from(NAMES)
texts = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=24)

#: Widths in u at 1000 u; the first five agree with LibreOffice's own within 0.2 %.
KNOWN = [
    ("display", "Multiple pods CAN share one GPU", 14686.0),
    ("display", "AVATAR To", 4529.0),
    ("text", "It tells the device plugin to advertise 4 GPUs.", 21118.164),
    ("text-bold", "GPU memory: one pool, no walls", 15560.547),
    ("mono", "nvidia.com/gpu: 1", 10200.0),
    ("mono-bold", "replicas: 4", 6600.0),
    ("display", "go → ✓", 3280.707),
]


@pytest.mark.parametrize(("face", "text", "width"), KNOWN)
def test_known_widths(face: str, text: str, width: float) -> None:
    assert measure.advance(text, face, 1000) == pytest.approx(width, abs=0.001)


def test_kerning_is_on() -> None:
    for face in ("display", "text", "text-bold"):
        assert measure.advance("To", face, 100) < measure.line_width(["T", "o"], face, 100)


def test_no_kerning_across_colour_runs() -> None:
    whole = measure.advance("AVATAR", "display", 100)
    assert measure.line_width(["AV", "ATAR"], "display", 100) > whole
    assert measure.line_width(["AVATAR"], "display", 100) == whole
    assert measure.line_width([], "display", 100) == 0


@pytest.mark.parametrize(("face", "share"), [("display", -0.022), ("text", -0.006), ("text-bold", -0.006)])
def test_tracking_is_in_every_advance_and_in_no_mark(face: str, share: float) -> None:
    one, many = measure.advance("n", face, 1000), measure.advance("n" * 50, face, 1000)
    assert many == pytest.approx(50 * one)
    stem = measure.ink("n", face, 1000)
    bare = one - 1000 * share
    assert stem.x + stem.w / 2 == pytest.approx(bare / 2, abs=12)  # the letter stands amid its untracked advance
    assert measure.advance("n\u0301", face, 1000) == pytest.approx(one)


@pytest.mark.parametrize("face", ["mono", "mono-bold"])
def test_mono_gives_every_character_one_cell(face: str) -> None:
    for text in ("-> != >= === // www", "iiii", "WWWW", "┌─┐█", "e\u0301", "\u2009"):
        cells = len(text.replace("\u0301", ""))
        assert measure.advance(text, face, 100) == pytest.approx(60 * cells)


def test_no_ligatures() -> None:
    for face in NAMES:
        for text in ("fi", "->", "!="):
            runs = measure.glyphs(text, face, 10)
            assert [glyph for run in runs for glyph, _, _ in run.glyphs] == [
                measure.glyphs(char, face, 10)[0].glyphs[0][0] for char in text
            ]


def test_segments_fall_back_by_weight() -> None:
    assert measure.segments("a → b", "display") == (("a ", "display"), ("→", "text-bold"), (" b", "display"))
    assert measure.segments("ok ✓✗", "mono") == (("ok ", "mono"), ("✓✗", "text"))
    assert measure.segments("ok ✓", "mono-bold") == (("ok ", "mono-bold"), ("✓", "text-bold"))
    assert measure.segments("─ Ж", "display") == (("─", "mono-bold"), (" ", "display"), ("Ж", "text-bold"))
    assert measure.segments("", "text") == ()


def test_marks_stay_with_their_letters() -> None:
    assert measure.segments("x Ж\u0301 y", "display")[1] == ("Ж\u0301", "text-bold")
    assert measure.segments("cafe\u0301", "mono") == (("cafe\u0301", "mono"),)
    assert measure.segments("⚠\ufe0f", "text") == (("⚠\ufe0f", "text"),)


def test_missing_characters_are_named_once_and_drawn_as_a_mark() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert measure.missing(f"go 🚀🚀 {family} 你 ok", "display") == ("🚀", family, "你")
    assert measure.missing("שלום", "text") == ("ש", "ל", "ו", "ם")
    assert measure.missing("plain → ✓", "mono") == ()
    assert measure.segments("go 🚀", "display") == (("go 🚀", "display"),)
    assert measure.outline("🚀", "text", 40) == measure.outline(measure.MARK, "text", 40)
    assert measure.advance(family, "text", 40) == measure.advance(measure.MARK, "text", 40)


def test_control_characters_and_lone_surrogates_do_no_harm() -> None:
    assert measure.advance("a\tb", "mono", 100) == pytest.approx(180)
    assert measure.missing("a\tb\u200b", "text") == ()
    assert measure.missing("a\ud800b", "text") == ("\ud800",)
    assert measure.advance("a\ud800b", "text", 10) > 0


@given(texts, faces)
@settings(max_examples=80, deadline=None)
def test_any_text_can_be_measured_and_keeps_its_characters(text: str, face: str) -> None:
    parts = measure.segments(text, face)
    assert "".join(part for part, _ in parts) == text
    assert all(name in NAMES for _, name in parts)
    assert measure.advance(text, face, 20) == pytest.approx(2 * measure.advance(text, face, 10))
    assert measure.advance(text, face, 20) >= 0


@given(st.text(alphabet="AVToy. ✓→g1", min_size=1, max_size=12), faces)
@settings(max_examples=60, deadline=None)
def test_outline_glyphs_and_ink_agree(text: str, face: str) -> None:
    path = measure.outline(text, face, 50, 10, 20)
    assert {op for op, _ in path} <= {"M", "L", "C", "Z"}
    box = measure.ink(text, face, 50)
    if not path:
        assert not text.strip()
        return
    found = path_bounds(path)
    assert (found.x, found.y, found.w, found.h) == pytest.approx((box.x + 10, box.y + 20, box.w, box.h), abs=1e-6)
    placed = [
        (op, tuple(v * 50 + (x + 10, y + 20)[i % 2] for i, v in enumerate(args)))
        for run in measure.glyphs(text, face, 50)
        for glyph, x, y in run.glyphs
        for op, args in measure.glyph_outline(run.face, glyph)
    ]
    assert [op for op, _ in placed] == [op for op, _ in path]
    for (_, ours), (_, theirs) in zip(placed, path, strict=True):
        assert ours == pytest.approx(theirs)


def test_outlines_are_closed_and_y_grows_downwards() -> None:
    path = measure.outline("H", "text", 100)
    assert path[0][0] == "M"
    assert path[-1] == ("Z", ())
    box = path_bounds(path)
    assert box.y == pytest.approx(-100 * measure.cap_height("text"))
    assert box.bottom == pytest.approx(0)


def test_blank_text_has_no_ink() -> None:
    box = measure.ink("  ", "text", 40)
    assert (box.w, box.h) == (0, 0)
    assert measure.outline("  ", "text", 40) == ()
    assert measure.advance("", "text", 40) == 0


def test_heights_of_letters_in_em() -> None:
    assert measure.cap_height("display") == pytest.approx(0.66, abs=0.001)
    assert measure.x_height("display") == pytest.approx(0.528, abs=0.001)
    assert measure.cap_height("text") == measure.cap_height("text-bold") == pytest.approx(0.7275, abs=0.001)
    assert measure.cap_height("mono") == pytest.approx(0.73, abs=0.001)


def test_the_locale_of_the_machine_changes_nothing() -> None:
    code = "from builder.text import measure as m; print(m.advance('Şişli fi ½', 'text', 997), m.ink('Şi', 'text', 9))"
    said = set()
    for name in ("C", "tr_TR.UTF-8", locale.setlocale(locale.LC_ALL, None).split(";")[0]):
        env = {**os.environ, "LC_ALL": name, "LANG": name, "PYTHONHASHSEED": "7" if name == "C" else "8"}
        root = Path(__file__).resolve().parents[2]
        done = subprocess.run([sys.executable, "-c", code], env=env, cwd=root, capture_output=True, check=True)
        said.add(done.stdout)
    assert len(said) == 1


def test_importing_the_ruler_does_not_load_harfbuzz() -> None:
    code = "import sys, builder.text.measure, builder.text.wrap; print('uharfbuzz' in sys.modules)"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
