"""A paper label pasted on a thing's front, one line for each of its words."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.forms import PAPER_LIP, disc
from builder.cast import Roll, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.machine import machine
from builder.geometry import Box
from builder.grammars.props.reads import plain
from builder.grammars.props.tagged import name_of
from builder.grammars.props.titles import named
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape

_WIDE, _HIGH = 0.84, 0.8  # the paper by the thing


def legible(actor: Figure, labels: Sequence[str], stage: Stage) -> bool:
    """Whether the lines of a label on this thing can be read."""
    box = _thing(actor, stage)
    return _size(labels, box) >= stage.scale.least


def compose(actor: Figure, labels: Sequence[str], stage: Stage) -> Composition:
    """The thing as large as the stage, the paper on it; its name below."""
    member = Roll().one(machine(plain(actor)))
    box = _thing(actor, stage)
    made = stand(member, stage, foot=(box.cx, box.bottom), height=box.h, width=box.w, name="thing")
    words = name_of(named(actor, member, stage), made.box, stage, below=True)
    paper = _paper(labels, made.box)
    effects = (Effect(target="paper", name="stamp", duration_ms=240),)
    return Composition(
        items=(made.item, paper, *words), floor=even(floor_of(stage, box.bottom)), hero="paper",
        beats=(Beat(id="paste", cue=stage.cue, effects=effects),),
    )  # fmt: skip


def _thing(actor: Figure, stage: Stage) -> Box:
    member = Roll().one(machine(plain(actor)))
    ground = even(foot_line(stage)) - 1.7 * stage.scale.label
    high = ground - stage.box.y
    wide = min(0.72 * stage.box.w, high * aspect(member))
    high = wide / aspect(member)
    return Box(stage.box.cx - wide / 2, ground - high, wide, high)


def _size(labels: Sequence[str], thing: Box) -> float:
    room = _WIDE * thing.w - 90
    most = _HIGH * thing.h / (1.62 * len(labels) + 0.5)
    return min(fit(words, "mono-bold", room, (1.0, most)) for words in labels)


def _paper(labels: Sequence[str], thing: Box) -> Group:
    """Cream paper with a rule between its lines and a pin at its head."""
    size = even(_size(labels, thing))
    high = size * (1.62 * len(labels) + 0.5)
    box = Box(thing.cx - _WIDE * thing.w / 2, thing.cy - high / 2, _WIDE * thing.w, high)
    parts: list[Item] = [
        Shape(id="paper/lip", kind="rect", box=box.moved(0, 9), radius=12, fill=PAPER_LIP),
        Shape(id="paper/sheet", kind="rect", box=box, radius=12, fill=Paint("paper")),
    ]
    for n, words in enumerate(labels):
        y = box.y + size * (0.25 + 1.62 * (n + 1))
        parts.append(
            text(f"paper/line-{n + 1}", words, box.x + 45, y - 0.46 * size, face="mono-bold", size=size, paint="ink")
        )
        if n + 1 < len(labels):
            rule = Box(box.x + 40, y - 2, box.w - 80, 4)
            parts.append(Shape(id=f"paper/rule-{n + 1}", kind="rect", box=rule, fill=Paint("paper", "ink", 0.25)))
    parts.append(disc("paper/pin", box.cx, box.y + 4, 15, Paint("fail")))
    return Group(id="paper", items=tuple(parts), alt="; ".join(labels))
