"""A look into a thing: it stands small, and beside it opens large with everything that is inside it by name."""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from dataclasses import replace

from builder.cast import Roll, aspect, stand
from builder.cast.bill import bill, said
from builder.cast.ground import floor_of, foot_line
from builder.cast.listing import listed, thing
from builder.cast.machine import machine
from builder.cast.phrase import phrase
from builder.cast.stand import block
from builder.cast.troupe import assemble
from builder.cast.words import caption, caption_size
from builder.geometry import Box, Point, polygon
from builder.grammars.expand.row import siblings
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.spread import rows
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_LOOK = (
    r"(?:zoom(?:s|ing|ed)?(?:\s+(?:in|in on|into|onto|on))?|looking\s+inside|look\s+inside"
    r"|peek(?:ing)?\s+(?:inside|into)"
    r"|open(?:s|ing)?(?:\s+up)?|cut(?:ting)?\s+open|cutaway\s+(?:view\s+)?of|cross[- ]section\s+of"
    r"|x-?ray\s+(?:of|view of)"
    r"|close-?up\s+(?:of|on)|exploded\s+view\s+of|dissect(?:ing)?|tak(?:e|ing)\s+apart|unbox(?:ing)?)"
)
_INTO = re.compile(
    rf"^(?:camera\s+|we\s+)?{_LOOK}\s+(?:into\s+|in\s+|on\s+|of\s+|to\s+)?(?P<who>[^,;:]+?)\s*"
    r"(?::|,?\s+(?:showing|revealing|with|to see|to show))\s*(?P<list>[^;:]+)$",
    re.I,
)
_WITHIN = re.compile(
    r"^(?P<who>[^,;:]+?)\s+(?:appear\w*|open\w*(?:\s+up)?|popp\w*\s+up|unfold\w*|created|being\s+created)\s*[,;:]\s*(?:and\s+|with\s+)?"
    r"(?P<list>[^;:]+?)\s+(?:(?:are|is|being|get|gets|getting)\s+)*"
    r"(?:created|born|placed|put|installed|running|living|visible|appearing|sitting|found|growing)\s+(?:inside|in|within)\s+(?:it|them|there)$",
    re.I,
)
_TAIL = re.compile(
    r"\s+(?:are\s+|is\s+)?(?:inside(?:\s+(?:it|of it))?|within(?:\s+it)?|in it"
    r"|visible|next to each other)$",
    re.I,
)
_FIRST = re.compile(r"^(?:an?|the|one|its|new|a single|single)\s+", re.I)
_MOST = 8


def inside(text: str) -> tuple[Figure, tuple[Figure, ...]] | None:
    """The thing and what is in it; None where nobody looks into anything."""
    found = _INTO.match(text) or _WITHIN.match(text)
    if found is None:
        return None
    names = listed(_TAIL.sub("", found["list"].strip(" .")))
    who = found["who"]
    while _FIRST.match(who):
        who = _FIRST.sub("", who)
    source = replace(phrase(who), count=1, quantity="")
    if not 1 < len(names) <= _MOST or any(len(n.split()) > 4 for n in names) or len(who.split()) > 4:
        return None
    return source, tuple(thing(n) for n in names)


def compose(source: Figure, parts: Sequence[Figure], stage: Stage) -> Composition:
    """The thing at the left, or above where the room is tall, and the panel it opens into."""
    box, low = stage.box, foot_line(stage)
    size = even(stage.scale.label)
    roll = Roll()
    member = replace(roll.one(_fenced(machine(source))), id="from")
    if stage.broad:
        room = Box(box.x, box.y, 0.2 * box.w, low - box.y - 1.7 * size)
        panel = Box(box.x + 0.27 * box.w, box.y, 0.73 * box.w, low - box.y)
    else:
        high = 0.24 * (low - box.y)
        room = Box(box.x, box.y, 0.5 * box.w, high)
        panel = Box(box.x, box.y + 1.3 * high, box.w, low - box.y - 1.3 * high)
    shape = aspect(member)
    if member.kind == "object":
        wide, tall = room.w, min(0.5 * room.h, max(block(member, stage.scale.least, room.w)[1], 0.6 * room.w))
    else:
        tall = min(0.62 * room.h if stage.broad else room.h, room.w / shape)
        wide = tall * shape
    foot = (room.cx if stage.broad else box.cx, room.bottom)
    made = stand(member, stage, foot=foot, height=tall, width=wide)
    items: list[Item] = [_cone(made.box, panel, stage), *_panel(panel)]
    if stage.broad and (name := "" if member.kind == "object" else said(source)):
        letters = caption_size([name], stage, room.w + 40)
        if letters:
            items.append(caption(name, (foot[0], foot[1] + 1.35 * size), name="label-from", size=letters))
    rest = panel.inset(40, 34)
    inner = _parts(parts, rest, roll, stage)
    effects = (
        Effect(target="cone", name="fade", duration_ms=300),
        Effect(target="panel", name="enter", start_ms=200, duration_ms=400),
        *(Effect(target=i.id, name="enter", start_ms=500 + 140 * n) for n, i in enumerate(inner)),
    )
    return Composition(
        items=(*items, *inner, made.item), floor=even(floor_of(stage, low)), hero="panel",
        beats=(Beat(id="zoom", cue=stage.cue, effects=effects),),
    )  # fmt: skip


def _fenced(source: Figure) -> Figure:
    """A namespace is a fenced ground, not the cluster it is in."""
    named = source.words.lower().split()[-1:] == ["namespace"]
    return replace(source, kind="namespace-fence") if named and source.kind == "cluster" else source


def _parts(parts: Sequence[Figure], room: Box, roll: Roll, stage: Stage) -> list[Item]:
    """Everything by name in as few rows as the words allow."""
    count = len(parts)
    for most in range(min(count, 4 if stage.broad else 2), 0, -1):
        tiers, out, first = rows(count, most), list[Item](), 0
        high = room.h / len(tiers)
        trial = copy.deepcopy(roll)
        for n, many in enumerate(tiers):
            area = Box(room.x, room.y + n * high + 16, room.w, high - 16)
            some = parts[first : first + many]
            made = siblings(some, area, stage, roll=copy.deepcopy(trial))
            if made is None:
                break
            spare = 0.42 * max(0.0, made[2] - area.y)  # a low row stands in the middle of its room
            made = siblings(some, area.moved(0, -spare), stage, roll=trial) or made
            out += made[0]
            first += many
        if first == count:
            return out
    low = room.bottom - 1.5 * even(stage.scale.label)
    return list(assemble(bill(parts, roll=roll), room, stage, ground=low, most=0.8 * room.h).items)


def _cone(thing: Box, panel: Box, stage: Stage) -> Path:
    """From the thing to the edges of what it opens into."""
    near: tuple[Point, ...] = ((thing.cx, thing.cy),)  # a point, hidden by the thing itself
    if stage.broad:
        far = ((panel.x + 20, panel.bottom - 40), (panel.x + 20, panel.y + 40))
    else:
        far = ((panel.right - 40, panel.y + 20), (panel.x + 40, panel.y + 20))
    return Path(id="cone", d=polygon((*near, *far)), fill=Paint("panel_2", "ok", 0.12))


def _panel(box: Box) -> tuple[Item, ...]:
    """The inside: a flat room with a bright rim."""
    parts = (
        Shape(id="panel/under", kind="rect", box=box.moved(0, 12), radius=44, fill=Paint("shadow", alpha=50)),
        Shape(id="panel/face", kind="rect", box=box, radius=44, fill=Paint("panel")),
        Shape(id="panel/rim", kind="rect", box=box.inset(5), radius=39, stroke=Stroke(Paint("ok"), 10)),
    )
    return (Group(id="panel", items=parts, decorative=True),)
