"""One thing refused or approved: large, a sign standing on it, the mark at its shoulder."""

from __future__ import annotations

from builder.actors import base
from builder.cast import aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.words import caption, caption_size, clear
from builder.geometry import Box
from builder.grammars.verdict.model import BADGES, Judged
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item

_TONES = {"tick": "go", "cross": "stop", "strike": "stop"}
_BADGE = 0.42  # of the thing's height


def compose(item: Judged, stage: Stage) -> Composition:
    """The thing as large as the stage holds it; words of a sign stand on its top edge."""
    box, bottom = stage.box, foot_line(stage)
    size = caption_size((item.label,), stage, box.w)
    foot = bottom - size * 1.62
    ratio = 1.7 if item.member.kind == "object" else aspect(item.member)
    over = 0.5 if item.sign else _BADGE * 0.45
    height = min((foot - box.y) / (1 + over), box.w * 0.8 / ratio, (0.5 if stage.wide else 0.56) * stage.canvas.height)
    x = box.cx
    placed = stand(item.member, stage, foot=(x, foot), height=height, width=height * ratio, look=(x, foot))
    out: list[Item] = [placed.item]
    if item.sign:
        out.append(
            _sign(
                item.sign,
                stage,
                (placed.box.cx - 0.06 * placed.box.w, placed.anchors["surface"][1] + 3),
                height,
                placed.box.w,
            )
        )
    if item.stamp:
        out.append(_stamp(item, stage, placed.box))
    if item.mark in BADGES and not item.stamp:
        badge = height * _BADGE
        at = (min(placed.box.right - 0.1 * badge, stage.canvas.keep.right - badge / 2), placed.box.y + 0.06 * badge)
        name = f"badge-{item.member.id}"
        out.append(
            base.place("badge", id=name, theme=stage.theme, centre=at, height=badge, kind=BADGES[item.mark]).item
        )
    if size and item.label:
        at = (clear(item.label, placed.box.cx, size, stage), foot + size * 1.5)
        out.append(caption(item.label, at, name=f"label-{item.member.id}", size=size))
    return Composition(
        items=tuple(out),
        floor=floor_of(stage, foot),
        hero=item.member.id,
        beats=_beats(item, stage),
    )


def _sign(words: str, stage: Stage, foot: tuple[float, float], height: float, width: float) -> Item:
    size, least = even(0.2 * height), stage.scale.least
    room = 0.78 * width
    while size > least and base.natural("sign", words=words, size=size, most=room).w > room:
        size -= 2
    return base.place(
        "sign",
        id="sign",
        theme=stage.theme,
        foot=foot,
        scale=1,
        words=words,
        size=max(size, least),
        most=room,
        shadow=0,
    ).item


def _stamp(item: Judged, stage: Stage, box: Box) -> Item:
    """The words askew over the lower edge, right of the middle: what the thing itself says stays readable."""
    words, size, least = item.stamp, even(0.2 * box.h), stage.scale.least
    room = max(0.8 * box.w, 0.36 * stage.box.w)
    while size > least and base.natural("sign", words=words, size=size, most=room).w > room:
        size -= 2
    wide = base.natural("sign", words=words, size=max(size, least), most=room).w
    at = (min(box.cx + 0.3 * box.w, stage.box.right - 0.55 * wide), box.bottom - (0.3 if item.label else 0.1) * box.h)
    return base.place(
        "sign", id="stamp", theme=stage.theme, centre=at, scale=1, words=words, size=max(size, least), most=room,
        tilt=-8.0, shadow=0, tone=_TONES.get(item.mark, "plain"),
    ).item  # fmt: skip


def _beats(item: Judged, stage: Stage) -> tuple[Beat, ...]:
    printed = [name for name, words in (("sign", item.sign), ("stamp", item.stamp)) if words]
    targets = [*printed, *([f"badge-{item.member.id}"] if item.mark in BADGES and not item.stamp else [])]
    stamps = tuple(Effect(target=t, name="stamp", start_ms=320 * i, duration_ms=240) for i, t in enumerate(targets))
    return (Beat(id="judge", cue=stage.cue, effects=stamps),) if stamps else ()
