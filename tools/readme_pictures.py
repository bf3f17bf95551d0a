"""Make docs/pictures/*.png from a real build of an episode: `python tools/readme_pictures.py [SCRIPT]`.

Run it when slides have changed; the README shows these files.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image

from builder import pipeline
from builder.options import Options

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "pictures"
GROUND = (5, 13, 18)
GAP = 16
#: Which slide stands for both themes, and which card for all surfaces: words of their file names.
BOTH_THEMES, EVERY_SURFACE = "time-slicing", "no-memory-isolation"


def built(script: Path, theme: str, folder: Path) -> Path:
    (result,) = pipeline.build(Options(scripts=(script,), theme=theme, out=folder / theme), lambda *_: None)
    return result.folder


def fitted(path: Path, *, width: int = 0, height: int = 0) -> Image.Image:
    with Image.open(path) as picture:
        size = (width, round(picture.height * width / picture.width)) if width else (
            round(picture.width * height / picture.height), height)  # fmt: skip
        return picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def save(picture: Image.Image, name: str) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    picture.quantize(256, dither=Image.Dither.NONE).save(OUT / name, optimize=True)
    print(f"{OUT / name}: {(OUT / name).stat().st_size // 1024} KB")


def rows(pictures: list[Image.Image], columns: int) -> Image.Image:
    """Pictures of one size as a grid."""
    w, h = pictures[0].size
    lines = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (w + GAP) + GAP, lines * (h + GAP) + GAP), GROUND)
    for i, picture in enumerate(pictures):
        sheet.paste(picture, (GAP + i % columns * (w + GAP), GAP + i // columns * (h + GAP)))
    return sheet


def line(pictures: list[Image.Image]) -> Image.Image:
    """Pictures of one height side by side."""
    height = pictures[0].height + 2 * GAP
    sheet = Image.new("RGB", (sum(p.width + GAP for p in pictures) + GAP, height), GROUND)
    x = GAP
    for picture in pictures:
        sheet.paste(picture, (x, GAP))
        x += picture.width + GAP
    return sheet


def main() -> None:
    script = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "content" / "013-gpu-time-slicing.md"
    with tempfile.TemporaryDirectory() as folder:
        dark, light = (built(script, theme, Path(folder)) for theme in ("dark", "light"))
        slides = sorted((dark / "slides").glob("*.png"))
        save(rows([fitted(path, width=400) for path in slides], 4), "slides.png")
        for theme, made in (("dark", dark), ("light", light)):
            (slide,) = (made / "slides").glob(f"*-{BOTH_THEMES}.png")
            save(fitted(slide, width=800), f"{theme}.png")
        cards = [next((dark / "social" / s).glob(f"*-{EVERY_SURFACE}.png")) for s in ("shorts", "portrait", "square")]
        memes = sorted((dark / "memes").glob("*.png"))
        save(line([fitted(path, height=480) for path in (*cards, *memes[:1])]), "cards.png")


if __name__ == "__main__":
    main()
