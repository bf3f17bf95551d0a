"""A switch thrown from one to the other: the knob has left the old name and lights the new one."""

from __future__ import annotations

from builder.cast.ground import floor_of, foot_line
from builder.cast.member import title_of
from builder.geometry import Box
from builder.grammars.swap.pair import Pair
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_FLAT = 2.3  # width of the switch by its height


def compose(pair: Pair, stage: Stage) -> Composition:
    """The switch in the middle on its base; the old name over its dark end, the new one over the lit end."""
    box, low = stage.box, foot_line(stage)
    words = [_name(pair, 0), _name(pair, 1)]
    high = low - box.y
    wide = min(0.86 * box.w, _FLAT * 0.56 * high)
    tall = wide / _FLAT
    base = Box(box.cx - wide / 2 - 0.1 * tall, low - 0.16 * tall, wide + 0.2 * tall, 0.16 * tall)
    track = Box(box.cx - wide / 2, base.y - tall - 0.06 * tall, wide, tall)
    size = min(fit(w, "display", 0.46 * box.w, (stage.scale.least, even(0.34 * tall))) for w in words)
    y = track.y - 0.62 * size
    ends = (track.x + 0.25 * wide, track.x + 0.75 * wide)
    spare = y - size - box.y
    up = max(0.0, min(0.4 * spare, 0.2 * high))
    items: list[Item] = [
        *_stand(base, track.moved(0, -up), low),
        _track(track.moved(0, -up)),
        _knob(track.moved(0, -up)),
        text("out", words[0], ends[0], y - up, face="display", size=size, paint="text_muted", align="center"),
        text("in", words[1], ends[1], y - up, face="display", size=size, paint="highlight_text", align="center"),
    ]
    thrown = Effect(
        target="knob", name="move", duration_ms=500, easing="in-out-cubic", params=(("dx", -0.5 * wide), ("dy", 0.0))
    )
    lit = Effect(target="in", name="fade", start_ms=500)
    beats = (Beat(id="swap", cue=stage.cue, effects=(thrown, lit)),)
    return Composition(items=tuple(items), floor=even(floor_of(stage, low)), hero="track", beats=beats)


def _name(pair: Pair, which: int) -> str:
    member = (pair.out, pair.into)[which]
    return member.figure.label or title_of(member.figure)


def _stand(base: Box, track: Box, low: float) -> tuple[Item, ...]:
    """The plate the switch is mounted on, and a post where it is lifted."""
    post = Box(track.cx - 0.14 * track.w, track.bottom - 20, 0.28 * track.w, base.y - track.bottom + 60)
    shade = Box(base.x - 16, low - 22, base.w + 32, 34)
    return (
        Group(
            id="stand",
            items=(
                Shape(id="stand/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
                Shape(id="stand/post", kind="rect", box=post, fill=Paint("metal_lip")),
                Shape(id="stand/lip", kind="rect", box=base, radius=0.4 * base.h, fill=Paint("metal_lip")),
                Shape(
                    id="stand/top", kind="rect", box=Box(base.x, base.y, base.w, 0.68 * base.h), radius=0.34 * base.h,
                    fill=Paint("metal"),
                ),
            ),
            decorative=True,
        ),
    )  # fmt: skip


def _track(box: Box) -> Group:
    """The groove: lit from the end the knob has come to."""
    rim = 0.07 * box.h
    inside = box.inset(rim)
    d = 0.16 * box.h
    x = inside.x + 0.5 * inside.h
    way = tuple(
        part
        for n in range(3)
        for part in (
            ("M", (x + n * 1.2 * d, box.cy - d / 2)),
            ("L", (x + n * 1.2 * d + d / 2, box.cy)),
            ("L", (x + n * 1.2 * d, box.cy + d / 2)),
        )
    )
    parts: tuple[Item, ...] = (
        Shape(
            id="track/lip", kind="rect", box=box.moved(0, 0.08 * box.h), radius=box.h / 2, fill=Paint("hardware_lip")
        ),
        Shape(id="track/rim", kind="rect", box=box, radius=box.h / 2, fill=Paint("hardware")),
        Shape(id="track/groove", kind="rect", box=inside, radius=inside.h / 2, fill=Paint("ok")),
        Path(id="track/way", d=way, stroke=Stroke(Paint("ok_lip"), 0.05 * box.h)),
    )
    return Group(id="track", items=parts, alt="switch")


def _knob(box: Box) -> Group:
    rim = 0.07 * box.h
    r = box.h / 2 - rim - 0.03 * box.h
    face = Box(box.right - rim - 0.03 * box.h - 2 * r, box.cy - r, 2 * r, 2 * r)
    parts = (
        Shape(id="knob/lip", kind="ellipse", box=face.moved(0, 0.08 * r), fill=Paint("hardware_lip")),
        Shape(id="knob/face", kind="ellipse", box=face.inset(0.03 * r), fill=Paint("hardware")),
        Shape(id="knob/dish", kind="ellipse", box=face.inset(0.42 * r), fill=Paint("hardware_gloss")),
    )
    return Group(id="knob", items=parts, alt="knob, thrown")
