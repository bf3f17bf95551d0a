"""Make docs/pictures/*.png from real builds of our episodes: `python tools/readme_pictures.py`.

Run it when slides have changed; the README shows these files.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from actor_gallery import named, sheet
from PIL import Image

from builder import pipeline
from builder import theme as themes
from builder.options import PARTS, Options

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "pictures"
EPISODE = "013-gpu-time-slicing"
GROUND = (5, 13, 18)
GAP = 16
#: Which slide stands for both themes, and which card for all surfaces: words of their file names.
BOTH_THEMES, EVERY_SURFACE = "time-slicing", "no-memory-isolation"
#: Which slides of the other episodes are shown: words of their file names.
SCENES = {
    "103-gitops-and-the-art-of-undo": (
        "thats-drift", "only-source-of-truth", "dont-survive-the-minute", "canary-release", "blue-green",
        "expand-first",
    ),
    "105-surviving-on-call": (
        "bad-alert", "good-alerts", "three-kinds-of-telemetry", "four-golden-signals", "error-budget",
        "open-the-runbook",
    ),
}  # fmt: skip
#: Who stands on the sheet of actors: twelve a line, cells of CELL u.
CAST = """
pod|pod who=b mood=running|pod who=c mood=greedy|pod who=d mood=dead|api-server|scheduler|controller|kubelet|autoscaler
load-balancer|database|cloud|developer|operations-engineer|on-call-engineer|data-scientist|security-engineer|manager
customer|driver|detective mood=ask|chef|builder|king|robot|brain|ghost|attacker|bird|snail|elephant|bug|skull|gpu
server|rack|processor|memory-module|hard-disk|laptop|phone|browser|pager|bucket|container|message-queue|secret|ship
rocket|steam-train|truck|factory|bell|fire|siren|traffic-light|padlock|shield|key|umbrella
"""
CELL = 130


def built(name: str, theme: str, folder: Path, only: tuple[str, ...] = PARTS) -> Path:
    script = ROOT / "content" / f"{name}.md"
    options = Options(scripts=(script,), theme=theme, out=folder / theme, only=only)
    (result,) = pipeline.build(options, lambda *_: None)
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


def scenes(folder: Path) -> Image.Image:
    """Slides of the other episodes as a grid."""
    found = []
    for name, slides in SCENES.items():
        made = built(name, "dark", folder, ("slides",))
        found += [next((made / "slides").glob(f"*-{slide}.png")) for slide in slides]
    return rows([fitted(path, width=400) for path in found], 4)


def cast() -> Image.Image:
    """Actors on one sheet."""
    shown = [named(words) for line in CAST.strip().splitlines() for words in line.split("|")]
    return sheet(shown, themes.load("dark"), cell=CELL, columns=12, plain=True).convert("RGB")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        dark, light = (built(EPISODE, theme, Path(folder)) for theme in ("dark", "light"))
        slides = sorted((dark / "slides").glob("*.png"))
        save(rows([fitted(path, width=400) for path in slides], 4), "slides.png")
        for theme, made in (("dark", dark), ("light", light)):
            (slide,) = (made / "slides").glob(f"*-{BOTH_THEMES}.png")
            save(fitted(slide, width=800), f"{theme}.png")
        cards = [next((dark / "social" / s).glob(f"*-{EVERY_SURFACE}.png")) for s in ("shorts", "portrait", "square")]
        memes = sorted((dark / "memes").glob("*.png"))
        save(line([fitted(path, height=480) for path in (*cards, *memes[:1])]), "cards.png")
        save(scenes(Path(folder)), "scenes.png")
        save(cast(), "cast.png")


if __name__ == "__main__":
    main()
