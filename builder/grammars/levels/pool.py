"""The bar as an actor: its parts with their marks, its name, what it says when it is full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from builder.actors.base import drawn, natural, place
from builder.actors.model import Placed
from builder.actors.tone import toned
from builder.cast.stand import block
from builder.geometry import Box
from builder.grammars.levels.bar import Bar
from builder.layout.labels import stock
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Path, Shape, Text
from builder.scene.walk import walk
from builder.text.measure import advance

ROOM = 0.92  # share of its seat that an owner may take
ASH = "#6F8087"  # what the dead of any kind fade to
_QUIET = (ASH, 0.3)  # how far a full bar steps back, so that whom it took down leads


def tank(bar: Bar, box: Box, stands: float, name_size: float, stage: Stage) -> Placed:
    """The bar; when full its whole inside is the grower's, or all keep their parts.

    `stands`: x of the grower. `name_size` 0: no name.
    """
    name = _name(bar, box, name_size, stage) if name_size else ""
    parts = _parts(bar, stands - box.x, stage, named=bool(name_size))
    made = place(
        "tank", id="bar", theme=stage.theme, corner=(box.x, box.y), w=box.w, h=box.h, name=name,
        name_size=name_size or 2.0, least=stage.scale.least, **parts,
    )  # fmt: skip
    if not (bar.full and bar.big):
        return made
    return replace(made, item=replace(made.item, items=tuple(_quiet(made.item.items, stage))))


def drop(name_size: float) -> float:
    """How far under the bar its name reaches."""
    return natural("tank", h=100.0, name="n", name_size=name_size).h - 100.0


def axis(bar: Bar, box: Box, wanted: float, stage: Stage) -> float:
    """The middle of the words on the grower's part while it grows, as near to x `wanted` as they find room."""
    if bar.full:
        return wanted
    parts = _parts(bar, wanted - box.x, stage)
    made = drawn("tank", stage.theme, {"w": box.w, "h": box.h, "least": stage.scale.least, **parts})
    part = f"segment-{bar.tones[bar.grower]}"
    words = [i.box for i in walk(made.items) if isinstance(i, Text) and i.id in (f"{part}/letter", f"{part}/label")]
    return box.x + (min(w.x for w in words) + max(w.right for w in words)) / 2 if words else wanted


def _parts(bar: Bar, stands: float, stage: Stage, *, named: bool = True) -> dict[str, Any]:
    """What the bar shows; `stands`: where the grower stands, from the bar's left end."""
    segments: tuple[object, ...] = tuple(
        (tone, share, mark(bar, i)) for i, (tone, share) in enumerate(zip(bar.tones, bar.shares, strict=True))
    )
    if bar.full and bar.big:
        said = stage.labels.get("full", "")
        reading = "100%" if said else f"100% {stock('full')}"
        whole = ((bar.tones[bar.grower], 1.0, said or ("" if named else bar.pool)),)
        who = {"letter": bar.big.letter, "axis": stands}
        return {"segments": whole, "reading": reading, "full": "yes", **who}
    if bar.full:
        return {"segments": segments, "full": "yes"}
    if bar.free > 0.01:
        segments = (*segments, ("", bar.free, ""))
    if bar.big is None:
        return {"segments": segments}
    label = stage.labels.get("grow") or mark(bar, bar.grower)
    letter = {"letter": bar.big.letter} if bar.big.letter else {}
    return {"segments": segments, "grow": bar.tones[bar.grower], "grow_label": label, "axis": stands, **letter}


def mark(bar: Bar, index: int) -> str:
    """A letter, or the words of an owner whose drawing does not say them; the share the author gave."""
    member, said = bar.owners[index], bar.said[index]
    if member.kind == "object":
        return said or (bar.letter(index) if bar.alike else "")
    return " ".join(word for word in (member.letter or member.words, said) if word)


def _name(bar: Bar, box: Box, size: float, stage: Stage) -> str:
    """The bar's name; blocks that carry letters instead of words are named beside it."""
    blocks = [i for i, m in enumerate(bar.owners) if m.kind == "object"]
    if bar.alike:
        noun = bar.owners[0].words
        who = f"{len(blocks)} {noun if noun.endswith('s') else f'{noun}s'}"
    else:
        lettered = [i for i in blocks if not fits(bar, i, bar.shares[i] * box.w, stage)]
        who = ", ".join(f"{bar.letter(i)} {bar.owners[i].words}" for i in lettered)
    words = f"{bar.name} · {who}" if who and not stage.labels.get("name") else bar.name
    return words if advance(words, "text-bold", size) <= box.w else bar.name


def fits(bar: Bar, index: int, seat: float, stage: Stage) -> bool:
    """Whether a block can carry its words on a seat so wide."""
    return block(bar.owners[index], stage.scale.least, seat * ROOM)[0] <= seat * ROOM


def _quiet(items: Iterable[Item], stage: Stage) -> Iterator[Item]:
    """The parts of the bar, not its words or its wall, stepped back."""
    for item in items:
        if isinstance(item, Group):
            yield replace(item, items=tuple(_quiet(item.items, stage)))
        elif isinstance(item, Shape | Path) and "/segment-" in item.id and item.fill:
            yield replace(item, fill=toned(item.fill, None, _QUIET, stage.theme))
        else:
            yield item
