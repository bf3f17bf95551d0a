"""Draw actors as a contact sheet: `python tools/actor_gallery.py OUT.png [--theme light] [--cell 260] [kind …]`.

A kind may carry parameters: "pod who=b mood=paused". Without kinds: every actor, each mood, variant and
kind of it once. A number parameter is given as it is, a list as a,b,c.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

from PIL import Image

from builder import theme as themes
from builder.actors import base
from builder.actors.model import Value
from builder.geometry import Box
from builder.scene.items import Item, Paint, Run, Text
from builder.scene.model import Canvas, Scene
from builder.surfaces.raster import Rasteriser
from builder.text.measure import advance

#: A kind and its parameters.
Shown: TypeAlias = tuple[str, dict[str, Value]]

#: Parameters worth one picture for each of their words.
SHOWN = ("mood", "variant", "kind", "state", "status", "look", "who")


def variants(kind: str) -> list[dict[str, Value]]:
    """The default, and each other word of the parameters worth showing, one at a time."""
    found: list[dict[str, Value]] = [{}]
    for name, (takes, default) in base.info(kind).params.items():
        if isinstance(takes, tuple) and name in SHOWN:
            found += [{name: word} for word in takes if word != default]
    return found


def parsed(kind: str, words: list[str]) -> dict[str, Value]:
    params: dict[str, Value] = {}
    for word in words:
        name, _, text = word.partition("=")
        takes = base.info(kind).params.get(name, ("text", ""))[0]
        value: Value = text
        if takes in ("list", "point"):
            value = tuple(float(v) if takes == "point" else v for v in text.split(","))
        elif takes == "number" or (name in ("tilt", "dim", "shadow") and text.replace(".", "").isdigit()):
            value = float(text)
        params[name] = value
    return params


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("out", type=Path)
    cli.add_argument("kinds", nargs="*")
    cli.add_argument("--theme", default="dark")
    cli.add_argument("--cell", type=float, default=240)
    cli.add_argument("--columns", type=int, default=7)
    cli.add_argument("--palette", default="")
    cli.add_argument("--plain", action="store_true", help="no names under the actors")
    args = cli.parse_intermixed_args()
    theme = themes.load(args.theme)
    asked = [named(words) for words in args.kinds]
    shown = asked or [(kind, v) for kind in base.kinds() for v in variants(kind)]
    made = sheet(shown, theme, cell=args.cell, columns=args.columns, palette=args.palette, plain=args.plain)
    made.save(args.out)


def named(words: str) -> Shown:
    """An actor as it is asked for: "pod who=b mood=paused"."""
    kind, *params = words.split()
    return kind, parsed(kind, params)


def sheet(
    shown: Sequence[Shown], theme: themes.Theme, *, cell: float, columns: int, palette: str = "", plain: bool = False
) -> Image.Image:
    """Actors as a grid of squares of `cell` u."""
    items: list[Item] = []
    for n, (kind, params) in enumerate(shown):
        box = Box(n % columns * cell, n // columns * cell, cell, cell)
        items += actor(kind, params, box, f"{n}-{kind}", theme.variant(palette), plain)
    height = int(cell * -(-len(shown) // columns))
    canvas = Canvas(name="sheet", width=int(cell * columns), height=height, keep=Box(0, 0, 1, 1))
    scene = Scene(id="sheet", canvas=canvas, background=Paint("bg"), items=tuple(items), diagram=(), palette=palette)
    return Rasteriser().pixels(scene, theme).image()


def actor(kind: str, params: dict[str, Value], cell: Box, name: str, theme: themes.Theme, plain: bool) -> list[Item]:
    room = 0.0 if plain else 26.0
    own = {k: v for k, v in params.items() if k not in ("shadow", "tilt", "dim", "tint", "mirror")}
    box = base.natural(kind, **own)
    k = min((cell.w - 24) / box.w, (cell.h - 24 - room) / box.h)
    mirror = bool(params.get("mirror"))
    rest: dict[str, Any] = {n: v for n, v in params.items() if n != "mirror"}
    centre = (cell.cx, cell.cy - room / 2)
    placed = base.place(kind, id=name, theme=theme, scale=k, centre=centre, mirror=mirror, **rest)
    if plain:
        return [placed.item]
    words = " ".join([kind, *(f"{k}={v}" for k, v in params.items())])
    label = Text(
        id=f"{name}-label",
        x=cell.cx,
        y=cell.bottom - 8,
        face="text",
        size=14,
        lines=((Run(words, Paint("text_muted")),),),
        widths=(advance(words, "text", 14),),
        align="center",
    )
    return [placed.item, label]


if __name__ == "__main__":
    main()
