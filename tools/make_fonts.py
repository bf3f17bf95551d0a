"""Make the five faces in templates/fonts/ from the public variable fonts (development time only).

    pip install fonttools skia-pathops
    pip download --no-deps -d SOURCES \\
        fontpkg-bricolage-grotesque==1.1 fontpkg-inter==4.1.post1 fontpkg-jetbrains-mono==2.211
    python tools/make_fonts.py SOURCES

SOURCES is a folder with the three wheels; their font files are the unchanged releases (SIL Open Font
License, no reserved names) and are checked against the digests below. What is done to each, and why, is
told in templates/fonts/README.md. The same wheels and fontTools give the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib import instancer

TARGET = Path(__file__).resolve().parent.parent / "templates" / "fonts"
VERSION = "1.000"
#: Seconds since 1904 written as the date of creation and change: 2025-01-01, so that bytes never depend on today.
DATE = 3818534400
WIN, MAC = (3, 1, 0x409), (1, 0, 0)

LATIN = [
    (0x0020, 0x024F),  # Basic Latin … Latin Extended-B
    (0x0259, 0x0259),
    (0x02B0, 0x02FF),  # modifier letters
    (0x0300, 0x036F),  # combining marks
    (0x1E00, 0x1EFF),  # Latin Extended Additional
]
SYMBOLS = [
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20C0),  # currency
    (0x2100, 0x218F),  # letterlike, number forms
    (0x2200, 0x22FF),  # maths
    (0x2300, 0x23FF),  # technical (⌘ ⌥ ⏎)
    (0x2500, 0x25FF),  # box drawing, blocks, geometric shapes
    (0x2600, 0x27BF),  # ⚠ ★ ✓ ✗ …
    (0xFB01, 0xFB02),
    (0xFFFD, 0xFFFD),
]
#: Characters drawn like another one, where a face has the other but not them.
ALIASES = {
    0x2010: 0x002D,  # hyphen
    0x2011: 0x002D,  # no-break hyphen
    0x2012: 0x2013,  # figure dash
    0x2015: 0x2014,  # horizontal bar
    0x02BC: 0x2019,  # modifier apostrophe
    0x2215: 0x2044,  # division slash
    0x2219: 0x00B7,  # bullet operator
    0x22C5: 0x00B7,  # dot operator
    0x2714: 0x2713,  # heavy check mark
    0x2715: 0x00D7,  # multiplication x
    0x2718: 0x2717,  # heavy ballot x
}
#: Spaces by their share of an em, made where a face lacks them (a fixed-pitch face uses its one width).
SPACES = {
    0x2002: 1 / 2, 0x2003: 1, 0x2004: 1 / 3, 0x2005: 1 / 4, 0x2006: 1 / 6,
    0x2009: 1 / 5, 0x200A: 1 / 10, 0x202F: 1 / 5, 0x205F: 4 / 18,
}  # fmt: skip
ARROWS = [(0x2190, 0x21FF), (0x27F0, 0x27FF)]
GREEK = [(0x0370, 0x03FF)]
CYRILLIC = [(0x0400, 0x045F)]


@dataclass(frozen=True, slots=True)
class Source:
    """A released font inside a wheel: where it is, what it must hash to, its name and licence."""

    wheel: str
    member: str
    sha256: str
    title: str
    licence: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """One face to make. `tracking`: thousandths of an em added to every advance; `weight`: usWeightClass."""

    file: str
    source: Source
    axes: dict[str, float]
    family: str
    style: str
    weight: int
    tracking: int
    ranges: list[tuple[int, int]] = field(default_factory=list)


BRICOLAGE = Source(
    "fontpkg_bricolage_grotesque-1.1-py3-none-any.whl",
    "fontpkg_bricolage_grotesque/files/BricolageGrotesque[opsz,wdth,wght].ttf",
    "413e7357809ddd12fd80a96a8a396de0e401638d4acd3cb3e37532f0472ac682",
    "Bricolage Grotesque 1.001",
    "OFL-BricolageGrotesque.txt",
)
INTER = Source(
    "fontpkg_inter-4.1.post1-py3-none-any.whl",
    "fontpkg_inter/files/Inter[opsz,wght].ttf",
    "29160a80ff49ddcab2c97711247e08b1fab27a484a329ce8b813d820dc559031",
    "Inter 4.001",
    "OFL-Inter.txt",
)
JETBRAINS = Source(
    "fontpkg_jetbrains_mono-2.211-py3-none-any.whl",
    "fontpkg_jetbrains_mono/files/JetBrainsMono[wght].ttf",
    "48715a42ec242c21e9f02692891e147d022299a52e48d5e413e1a942193ffeda",
    "JetBrains Mono 2.211",
    "OFL-JetBrainsMono.txt",
)

RECIPES = (
    Recipe(
        # Without arrows: its own are notched and small, and text falls back to those of House Text Bold.
        "HouseDisplay-Regular.ttf", BRICOLAGE, {"wght": 800, "opsz": 72, "wdth": 100},
        "House Display", "Regular", 800, -22, LATIN + SYMBOLS,
    ),
    Recipe(
        "HouseText-Regular.ttf", INTER, {"wght": 500, "opsz": 14},
        "House Text", "Regular", 400, -6, LATIN + GREEK + CYRILLIC + SYMBOLS + ARROWS,
    ),
    Recipe(
        "HouseText-Bold.ttf", INTER, {"wght": 700, "opsz": 14},
        "House Text", "Bold", 700, -6, LATIN + GREEK + CYRILLIC + SYMBOLS + ARROWS,
    ),
    Recipe(
        "HouseMono-Regular.ttf", JETBRAINS, {"wght": 500},
        "House Mono", "Regular", 400, 0, LATIN + GREEK + CYRILLIC + SYMBOLS + ARROWS,
    ),
    Recipe(
        "HouseMono-Bold.ttf", JETBRAINS, {"wght": 800},
        "House Mono", "Bold", 700, 0, LATIN + GREEK + CYRILLIC + SYMBOLS + ARROWS,
    ),
)  # fmt: skip


def main(sources: Path) -> None:
    """Write every face and its licence into templates/fonts/."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for recipe in RECIPES:
        font = make(recipe, sources)
        font.save(TARGET / recipe.file, reorderTables=True)
        size = (TARGET / recipe.file).stat().st_size
        print(f"{recipe.file}: {size} bytes, {len(font.getBestCmap())} characters")
    for source in (BRICOLAGE, INTER, JETBRAINS):
        folder = source.member.split("/")[0]
        text = zipfile.ZipFile(sources / source.wheel).read(f"{folder}/LICENSE").decode("utf-8")
        lines = [line.rstrip() for line in text.splitlines()]
        (TARGET / source.licence).write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8", newline="\n")


def make(recipe: Recipe, sources: Path) -> TTFont:
    """The face of `recipe`, made from the wheels in `sources`; SystemExit if a source is not the expected one."""
    data = zipfile.ZipFile(sources / recipe.source.wheel).read(recipe.source.member)
    if hashlib.sha256(data).hexdigest() != recipe.source.sha256:
        raise SystemExit(f"{recipe.source.member}: not the release this script was written for")
    variable = TTFont(io.BytesIO(data), recalcTimestamp=False)
    font = instancer.instantiateVariableFont(variable, recipe.axes, overlap=instancer.OverlapMode.REMOVE)
    _subset(font, recipe)
    _complete(font)
    _track(font, recipe.tracking)
    _metrics(font)
    _style(font, recipe)
    _names(font, recipe)
    font["head"].created = font["head"].modified = DATE
    return font


def _subset(font: TTFont, recipe: Recipe) -> None:
    """Keep the wanted characters and what shaping needs; no ligatures or contextual forms in any face.

    LibreOffice applies liga and calt, PowerPoint does not by default: without them both draw the same.
    """
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.hinting = False
    options.recalc_average_width = True
    options.recalc_max_context = True
    options.prune_unicode_ranges = True
    options.drop_tables += ["STAT", "fvar", "DSIG", "prep", "gasp", "MVAR", "HVAR", "avar"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for low, high in recipe.ranges for c in range(low, high + 1)])
    subsetter.subset(font)


def _complete(font: TTFont) -> None:
    """Map the aliases and make the spaces the face lacks."""
    cmap = font.getBestCmap()
    added = {code: cmap[like] for code, like in ALIASES.items() if code not in cmap and like in cmap}
    for code, share in SPACES.items():
        if code in cmap:
            continue
        if font["post"].isFixedPitch:
            added[code] = cmap[0x20]
        else:
            added[code] = name = f"uni{code:04X}"
            font.setGlyphOrder([*font.getGlyphOrder(), name])
            font["glyf"][name] = Glyph()
            font["hmtx"][name] = (round(share * font["head"].unitsPerEm), 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(added)


def _track(font: TTFont, thousandths: int) -> None:
    """Add the tracking to every advance; marks and zero-width glyphs stay."""
    step = round(thousandths * font["head"].unitsPerEm / 1000)
    gdef = font["GDEF"].table if "GDEF" in font else None
    classes = gdef.GlyphClassDef.classDefs if gdef is not None and gdef.GlyphClassDef else {}
    metrics = font["hmtx"].metrics
    for name, (advance, bearing) in metrics.items():
        if advance > 0 and classes.get(name) != 3:
            metrics[name] = (max(0, advance + step), bearing)
    font["OS/2"].recalcAvgCharWidth(font)


def _metrics(font: TTFont) -> None:
    """Ascent 1.0 em, descent 0.2 em, no gap: PowerPoint then seats the first baseline one size below the top."""
    em = font["head"].unitsPerEm
    up, down = em, round(0.2 * em)
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = up, -down, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = up, -down, 0


def _style(font: TTFont, recipe: Recipe) -> None:
    bold = recipe.style == "Bold"
    os2 = font["OS/2"]
    os2.usWeightClass, os2.usWidthClass, os2.fsType = recipe.weight, 5, 0
    os2.fsSelection = (0x20 if bold else 0x40) | 0x80
    os2.panose.bWeight = 8 if recipe.weight >= 700 else 5
    font["head"].macStyle = 1 if bold else 0


def _names(font: TTFont, recipe: Recipe) -> None:
    """Family, style, unique, full, version and PostScript names; copyright, designer and licence stay."""
    table: Any = font["name"]
    kept = {i: table.getDebugName(i) for i in (0, 9, 11, 13, 14) if table.getDebugName(i)}
    postscript = f"{recipe.family.replace(' ', '')}-{recipe.style}"
    names = {
        **kept,
        1: recipe.family,
        2: recipe.style,
        3: f"{VERSION};{postscript}",
        4: recipe.family if recipe.style == "Regular" else f"{recipe.family} {recipe.style}",
        5: f"Version {VERSION}",
        6: postscript,
        10: f"Made from {recipe.source.title}: tracking and line metrics changed, ligatures removed.",
    }
    table.names = []
    for number, value in sorted(names.items()):
        table.setName(value, number, *WIN)
        table.setName(value, number, *MAC)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
