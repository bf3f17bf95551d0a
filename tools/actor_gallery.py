"""Draw actors as a contact sheet: `python tools/actor_gallery.py OUT.png [--theme light] [--cell 260] [kind …]`.

A kind may carry parameters: "pod who=b mood=paused". Without kinds: every actor, each mood, variant and
kind of it once. A number parameter is given as it is, a list as a,b,c.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from builder import theme as themes
from builder.actors import base
from builder.actors.model import Value
from builder.geometry import Box
from builder.scene.items import Item, Paint, Run, Text
from builder.scene.model import Canvas, Scene
from builder.surfaces.raster import Rasteriser
from builder.text.measure import advance

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
    asked = [(k.split()[0], parsed(k.split()[0], k.split()[1:])) for k in args.kinds]
    shown = asked or [(kind, v) for kind in base.kinds() for v in variants(kind)]
    cell, items = args.cell, []
    rows = -(-len(shown) // args.columns)
    for n, (kind, params) in enumerate(shown):
        x, y = (n % args.columns) * cell, (n // args.columns) * cell
        items += actor(kind, params, Box(x, y, cell, cell), f"{n}-{kind}", theme.variant(args.palette), args.plain)
    canvas = Canvas(name="sheet", width=int(cell * args.columns), height=int(cell * rows), keep=Box(0, 0, 1, 1))
    scene = Scene(
        id="sheet", canvas=canvas, background=Paint("bg"), items=tuple(items), diagram=(), palette=args.palette
    )
    Rasteriser().pixels(scene, theme).image().save(args.out)


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
