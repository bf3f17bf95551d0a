"""Somebody does something no scene knows: the actors large, and what they do on a sign between or under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from builder.actors.base import Placed, natural, place
from builder.actors.guide import RISE, board_of
from builder.cast import Roll
from builder.cast.bill import bill, said
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import SINK
from builder.cast.troupe import Troupe, assemble
from builder.geometry import Box, Point
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint, Shape
from builder.text.wrap import balance

_SHARE = 0.4  # of a wide stage's width that the sign takes at most
_GAP = 0.03  # between actors and sign, in stage widths
_EVIDENT = ("pod", "gpu", "object")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One or two parties, the words for what the first does (to the other), literals as tags."""

    parties: tuple[Figure, ...]
    doing: str
    chips: tuple[str, ...] = ()


def compose(act: Act, stage: Stage) -> Composition:
    """One party on a pedestal, two on either side of a signpost; on tall canvases the sign rises over them."""
    if len(act.parties) < 2:
        return _alone(act, stage)
    return _beside(act, stage) if stage.wide else _under(act, stage)


def _phrase(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _beside(act: Act, stage: Stage) -> Composition:
    box, foot = stage.box, _foot(act, stage)
    gap, tall = _GAP * box.w, min(0.56 * stage.canvas.height, 0.94 * (foot - box.y))
    size = _size(act.doing, stage, _SHARE * box.w, 1.7 * stage.scale.label)
    params: dict[str, Any] = {"words": _phrase(act.doing), "size": size, "most": _SHARE * box.w}
    board = board_of(**params)
    wide = board.w
    side = (box.w - wide - 2 * gap) / 2
    roll = Roll()
    rooms = (Box(box.x, box.y, side, box.h), Box(box.right - side, box.y, side, box.h))
    troupes = [_party(f, room, stage, foot, tall, roll) for f, room in zip(act.parties, rooms, strict=True)]
    height = max(0.86 * max(t.box.h for t in troupes), board.h + RISE + 0.12 * box.h)
    middle = (troupes[0].box.right + troupes[1].box.x) / 2
    post = place(
        "guide-board", id="sign", theme=stage.theme, foot=(middle, foot), height=min(height, foot - box.y), **params
    )
    tags = _tagged(act, stage, _below(post, board.h))
    return _composed(post, troupes, tags, foot, stage)


def _below(post: Placed, tall: float) -> Point:
    """The middle of the post under a board `tall` u high."""
    return post.foot[0], post.anchors["tip"][1] + tall / 2 + 30


def _under(act: Act, stage: Stage) -> Composition:
    box, foot = stage.box, _foot(act, stage)
    high, tag = foot - box.y, _tag(act, stage)
    size = _size(act.doing, stage, 0.96 * box.w, min(stage.scale.headline[0], 0.13 * high))
    params: dict[str, Any] = {"words": _phrase(act.doing), "size": size, "most": 0.96 * box.w}
    board = board_of(**params).h
    above = board + RISE + 40 + (tag.h + 30 if tag else 0.0)
    tall = min(0.4 * stage.canvas.height, high - above)
    side, top, roll = 0.46 * box.w, foot - tall, Roll()
    rooms = (Box(box.x, top, side, box.bottom - top), Box(box.right - side, top, side, box.bottom - top))
    troupes = [_party(f, room, stage, foot, tall, roll) for f, room in zip(act.parties, rooms, strict=True)]
    reach = max(t.box.h for t in troupes) + above
    post = place(
        "guide-board", id="sign", theme=stage.theme, foot=(box.cx, foot - 6), height=min(high, reach), **params
    )  # fmt: skip
    return _composed(post, troupes, _tagged(act, stage, _below(post, board)), foot, stage)


def _alone(act: Act, stage: Stage) -> Composition:
    """A pedestal with the words on its front; who stands on it is named there, too."""
    box, low = stage.box, foot_line(stage)
    figure = act.parties[0]
    name = "" if figure.kind in _EVIDENT else said(figure)
    wide = (0.62 if stage.wide else 0.94) * box.w
    size = _size(act.doing, stage, wide - 140, min(stage.scale.headline[0], 0.14 * (low - box.y)), head=0.0)
    lines = balance(_phrase(act.doing), "display", size, wide - 140, 3) or (act.doing,)
    small = even(max(stage.scale.least, 0.9 * stage.scale.label))
    tag = _tag(act, stage)
    below = tag.h + 20 if tag else 0.0
    high = size * (len(lines) + 1.1) + (1.5 * small if name else 0.0) + below
    block = place(
        "pedestal", id="pedestal", theme=stage.theme, foot=(box.cx, low), width=wide, height=high, size=size,
        words="\n".join(lines), name=name, small=small, below=below,
    )  # fmt: skip
    top = low - high + SINK
    room = Box(box.cx - 0.42 * wide, box.y + 16, 0.84 * wide, top - box.y - 16)
    cast = bill((figure,), roll=Roll())
    troupe = assemble(cast, room, stage, ground=top, most=0.5 * stage.canvas.height, quiet=True)
    tags = _tagged(act, stage, (box.cx, low - below - 28))
    back = _spot(troupe.box, top, stage)
    return _composed(block, [troupe], tags, low, stage, back)


def _spot(box: Box, ground: float, stage: Stage) -> tuple[Item, ...]:
    """The disc behind the one who acts, clear of the words."""
    top = max(stage.headline.bottom + 16, box.y - 0.12 * box.h)
    radius = min(0.5 * (ground - top) + 0.08 * box.h, 0.44 * stage.canvas.keep.w)
    disc = Box(box.cx - radius, max(top, ground - 1.9 * radius), 2 * radius, 2 * radius)
    return (Shape(id="spot", kind="ellipse", box=disc, fill=Paint("stage")),)


def _foot(act: Act, stage: Stage) -> float:
    """The line they stand on, with room for names below it."""
    named = any(f.kind not in _EVIDENT for f in act.parties)
    low = foot_line(stage)
    return min(low, stage.box.bottom - 1.5 * stage.scale.label) if named else low


def _party(figure: Figure, room: Box, stage: Stage, foot: float, tall: float, roll: Roll) -> Troupe:
    look = (stage.box.cx, foot - 0.7 * tall)
    return assemble(bill((figure,), roll=roll), room, stage, ground=foot, most=tall, look=look)


def _size(words: str, stage: Stage, width: float, most: float, *, head: float = 1.0) -> float:
    """The largest size at which the words fit two lines, else three; `head`: 1 for a board with a point, 0 without."""
    for lines in (2, 3):
        size = even(most)
        while size >= stage.scale.least:
            room = width - head * (1.1 * size + 0.46 * size * (2 + lines) + 26)
            if room > 0 and balance(words, "display", size, room, lines):
                return size
            size -= 4
    return even(stage.scale.least)


def _tag(act: Act, stage: Stage) -> Box | None:
    """How large the first literal's tag is, None without one or where it has no room."""
    if not act.chips:
        return None
    box = natural("chip", words=act.chips[0], face="mono-bold", size=_mono(stage))
    return box if box.w <= stage.box.w else None


def _mono(stage: Stage) -> float:
    return even(max(stage.scale.least, 0.84 * stage.scale.label))


def _tagged(act: Act, stage: Stage, top: Point) -> list[Item]:
    """The first literal on a tag whose upper edge has its middle at `top`."""
    tag = _tag(act, stage)
    if tag is None:
        return []
    x = min(max(top[0], stage.box.x + tag.w / 2), stage.box.right - tag.w / 2)
    made = place(
        "chip", id="chip-1", centre=(x, top[1] + tag.h / 2), words=act.chips[0], tone="neutral", face="mono-bold",
        size=_mono(stage), theme=stage.theme,
    )  # fmt: skip
    return [made.item]


def _composed(
    sign: Placed, troupes: Sequence[Troupe], tags: list[Item], foot: float, stage: Stage,
    backdrop: tuple[Item, ...] = (),
) -> Composition:  # fmt: skip
    items = (sign.item, *(item for troupe in troupes for item in troupe.items), *tags)
    acts = [troupe.actors[0].item.id for troupe in troupes]
    effects = [Effect(target=sign.item.id, name="enter", duration_ms=420)]
    effects += [Effect(target=name, name="pulse", start_ms=200 + 500 * i) for i, name in enumerate(acts)]
    effects += [Effect(target=tag.id, name="stamp", start_ms=500, duration_ms=240) for tag in tags]
    return Composition(
        items=items, floor=floor_of(stage, foot), backdrop=backdrop, hero=acts[0],
        beats=(Beat(id="act", cue=stage.cue, effects=tuple(effects)),),
    )  # fmt: skip
