"""LibreOffice as an independent reader: a deck to PDF, to pictures, to the places where its glyphs stand.

It sees only the bundled faces (private fontconfig) and keeps its profile to itself, so the host's fonts and
settings change nothing. Missing faces make it fall back silently: `Rendering.faces` says which ones it used.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as File

import pytest

from builder.geometry import Affine, Point
from builder.resources import root
from builder.review.pixels import compare, write_evidence
from builder.scene.items import Group, Item, Text
from builder.surfaces.base import Frame
from builder.text import measure

_TOOLS = {
    "soffice": "libreoffice-impress",
    "pdftoppm": "poppler-utils",
    "pdftocairo": "poppler-utils",
    "pdffonts": "poppler-utils",
}
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{faces}</dir><cachedir>{cache}</cachedir></fontconfig>"""
_LIMIT = 300  # s; a cold LibreOffice on a busy machine takes its time
WIDTH, HEIGHT = 1920, 1080
PX_PER_PT = 2.0
#: Gates of agreement: share of pixels that differ (YIQ, threshold 0.1) without and with anti-aliased edges, the
#: side of a solid differing square, the distance of a line's origin from its place.
MOST, MOST_WITH_EDGES, MOST_SOLID_PX, MOST_ASTRAY_PX = 0.0025, 0.014, 24, 1.5
EVIDENCE = File(__file__).resolve().parents[2] / "build" / "agreement"


def missing() -> str:
    """What to install before decks can be rendered, or ""."""
    absent = sorted({package for tool, package in _TOOLS.items() if shutil.which(tool) is None})
    return f"rendering decks needs {', '.join(absent)} (apt install {' '.join(absent)})" if absent else ""


def require(reason: str) -> None:
    """Skip with the reason, or fail where everything must run."""
    if reason:
        pytest.fail(reason) if os.environ.get("REQUIRE_ALL") == "1" else pytest.skip(reason)


@dataclass(frozen=True, slots=True)
class Rendering:
    """A deck as LibreOffice sees it: the PDF, one PNG of 1920 x 1080 a slide, the names of the faces used."""

    pdf: File
    pictures: tuple[File, ...]
    faces: frozenset[str]

    def glyphs(self, page: int) -> list[Point]:
        """The origins of all glyphs on a page (from 1), in px."""
        run = ["pdftocairo", "-svg", "-noshrink", "-nocenter", "-f", str(page), "-l", str(page), str(self.pdf), "-"]
        svg = subprocess.run(run, check=True, capture_output=True, timeout=_LIMIT).stdout
        uses = (el for el in ElementTree.fromstring(svg).iter() if el.tag.endswith("}use"))
        href = "{http://www.w3.org/1999/xlink}href"
        return [
            (float(el.get("x", 0)) * PX_PER_PT, float(el.get("y", 0)) * PX_PER_PT)
            for el in uses
            if el.get(href, "").startswith("#glyph")
        ]


class Office:
    """One private LibreOffice profile and font folder, used for all renderings of a test run."""

    def __init__(self, home: File) -> None:
        self._home = home
        config = home / "fonts.conf"
        fonts = _FONTS.format(faces=root() / "templates" / "fonts", cache=home / "fontcache")
        config.write_text(fonts, encoding="utf-8")
        self._environment = {**os.environ, "FONTCONFIG_FILE": str(config), "LC_ALL": "C.UTF-8", "TZ": "UTC"}

    def pdf(self, deck: bytes, folder: File) -> File:
        """Convert a deck; the PDF stands in `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        source = folder / "deck.pptx"
        source.write_bytes(deck)
        profile = f"-env:UserInstallation={(self._home / 'profile').as_uri()}"
        convert = ["--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
        self._run("soffice", profile, *convert)
        result = folder / "deck.pdf"
        assert result.is_file(), "LibreOffice made no PDF of the deck"
        return result

    def render(self, deck: bytes, folder: File) -> Rendering:
        """Convert a deck and draw its pages."""
        pdf = self.pdf(deck, folder)
        size = ["-scale-to-x", str(WIDTH), "-scale-to-y", str(HEIGHT)]
        self._run("pdftoppm", "-png", *size, str(pdf), str(folder / "page"))
        pictures = sorted(folder.glob("page-*.png"), key=lambda path: int(path.stem.rpartition("-")[2]))
        listed = self._run("pdffonts", str(pdf)).splitlines()[2:]
        faces = frozenset(re.sub(r"^[A-Z]{6}\+", "", row.split()[0]) for row in listed if row.strip())
        return Rendering(pdf, tuple(pictures), faces)

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, timeout=_LIMIT, check=False
        )
        assert done.returncode == 0, f"{command[0]} failed: {done.stderr[-500:]}"
        return done.stdout


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a scene's text: which, and where its first glyph's origin should stand (px)."""

    item: str
    words: str
    origin: Point


def expected_lines(items: Sequence[Item], m: Affine = Affine()) -> Iterator[Line]:  # noqa: B008 - frozen value
    """Every line of text in a scene with its origin, through turned groups."""
    for item in items:
        if isinstance(item, Group):
            yield from expected_lines(item.items, Affine.rotate(item.angle, *item.pivot).then(m) if item.angle else m)
        elif isinstance(item, Text):
            for i, (runs, (left, _)) in enumerate(zip(item.lines, item.spans, strict=True)):
                words = "".join(run.text for run in runs)
                if words.strip() and not any(measure.missing(run.text, item.face) for run in runs):
                    yield Line(item.id, words, m(left, item.y + i * item.pitch))


def disagreement(name: str, ours: Frame, theirs: File) -> list[str]:
    """What breaks the gates between our picture of a slide and LibreOffice's; evidence is left in build/agreement/."""
    found = compare(ours, theirs)
    limits = {
        "pixels": (found.share, MOST),
        "pixels with edges": (found.aa_share, MOST_WITH_EDGES),
        "largest solid square, px": (found.largest_solid, MOST_SOLID_PX),
    }
    out = [f"{name}: {what} {value:.5g} is over {most}" for what, (value, most) in limits.items() if value > most]
    if out:
        write_evidence(EVIDENCE, name, ours, theirs, found)
        out.append(f"{name}: see {EVIDENCE / name}-overlay.png")
    return out


def strayed(expected: Iterator[Line], glyphs: Sequence[Point], limit: float = MOST_ASTRAY_PX) -> list[str]:
    """The lines whose origin has no glyph within `limit` px, with the distance to the nearest."""
    out = []
    for line in expected:
        x, y = line.origin
        nearest = min((max(abs(gx - x), abs(gy - y)) for gx, gy in glyphs), default=float("inf"))
        if nearest > limit:
            out.append(f"{line.item}: {line.words!r} is {nearest:.1f} px from ({x:.1f}, {y:.1f})")
    return out
