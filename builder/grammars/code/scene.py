"""The code card on the stage: the column beside it, or headline, card and floor one under the other."""

from __future__ import annotations

from builder import cast
from builder import code as library
from builder.actors.base import Placed, place
from builder.geometry import Box
from builder.grammars.base import Slots
from builder.grammars.code.column import chip_words, column, leftmost, pointer, unit_of
from builder.grammars.code.listing import lit
from builder.grammars.code.listing import member as about
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape
from builder.text.measure import advance, cap_height
from builder.text.wrap import balance

_SHORT, _FEW = 8, 5  # listings up to this many lines are set one or two steps larger
_LARGE = 3.2  # of a single line's letters, by a listing's
_LINE = 2  # lines that are set as large as the stage is wide


def beside(slots: Slots, listing: library.Listing, stage: Stage) -> Composition:
    """The card at the right, what it is about and the plain words in the column under the headline."""
    card = _card(listing, stage, stage.box, raised=True)
    left = column(slots, listing, card, stage)
    return Composition(
        items=(*_posts(card, left.floor, stage), card.item, *left.items), floor=left.floor, hero="card",
        beats=_beats(card, stage, left.arrow),
    )  # fmt: skip


def short(listing: library.Listing) -> bool:
    """Whether it is a line or two, which a card beside the headline would set small."""
    return listing.text.count("\n") < _LINE


def across(listing: library.Listing, stage: Stage) -> Composition:
    """A line or two as large as the stage is wide, on posts; a long one goes on below."""
    low, high = stage.scale.code
    box, code = stage.box, library.Listing(
        text="\n".join(_broken(listing.text, stage)), language=listing.language, file=listing.file,
        emphasis=listing.emphasis,
    )  # fmt: skip
    lines = tuple(code.text.split("\n"))
    size = fit(max(lines, key=len) + "00", "mono", box.w - 130, (low, even(_LARGE * high)))

    def put(y: float) -> Placed:
        return place(
            "code-card", id="card", theme=stage.theme, corner=(box.x, y), w=box.w, h=box.h, lines=lines,
            sizes=(low, size), **lit(code),
        )  # fmt: skip

    foot = min(stage.floor + 56 * unit_of(stage), stage.canvas.keep.bottom)
    card = put(box.y + 0.4 * max(0.0, foot - box.y - put(box.y).box.h))
    return Composition(
        items=(*_posts(card, stage.floor, stage), card.item), floor=stage.floor, hero="card",
        beats=_beats(card, stage, arrow=False),
    )  # fmt: skip


def _broken(words: str, stage: Stage) -> tuple[str, ...]:
    """A single line in as many as let its letters be large; what goes on is set in."""
    lines, wanted = tuple(words.split("\n")), 1.5 * stage.scale.code[1]
    if len(lines) > 1 or advance(words, "mono", wanted) <= stage.box.w - 130:
        return lines
    found = next((b for n in (2, 3) if (b := balance(words, "mono", wanted, stage.box.w - 190, n))), None)
    found = found or balance(words, "mono", stage.scale.code[0], stage.box.w - 190, 4) or (words,)
    return (found[0], *(f"  {line}" for line in found[1:]))


def below(slots: Slots, listing: library.Listing, stage: Stage) -> Composition:
    """Headline, card, and on the floor under it, where there is room, the actor and the chip."""
    card = _card(listing, stage, stage.box, raised=False)
    items: list[Item] = [card.item]
    gap, short = 56 * unit_of(stage), min(stage.canvas.width, stage.canvas.height)
    room = stage.box.bottom - card.box.bottom - gap
    floor, pointed = stage.floor, False
    member = about(slots, listing)
    if member and room >= 0.17 * short:
        foot = stage.box.bottom - 8
        height = min(room, 0.36 * short, stage.box.w * 0.56 / cast.aspect(member))
        actor = leftmost(member, stage, (foot, height), card.anchors.get("line", card.box.centre))
        floor = even(foot - 0.03 * stage.canvas.height)
        said = _said(slots, card, actor, stage)
        items += [actor.item, *said]
        pointed = len(said) > 1
    return Composition(items=tuple(items), floor=floor, hero="card", beats=_beats(card, stage, arrow=pointed))


def _card(listing: library.Listing, stage: Stage, box: Box, *, raised: bool) -> Placed:
    """The card in `box`, no higher than its lines; a low one hangs from the top, or (`raised`) near the middle.

    A tall one beside the headline begins at the top of its capitals.
    """
    lines = tuple(listing.text.split("\n"))
    low, high = stage.scale.code
    step = 1.0 if len(lines) > _SHORT + 2 else 1.35 if len(lines) > _FEW else 1.7

    def put(y: float) -> Placed:
        return place(
            "code-card", id="card", theme=stage.theme, corner=(box.x, y), w=box.w, h=box.h, lines=lines,
            sizes=(low, even(step * high)), **lit(listing),
        )  # fmt: skip

    placed = put(box.y)
    spare = box.h - placed.box.h
    if not raised:
        return placed
    if spare > 0.3 * box.h or not stage.lines:
        return put(box.y + 0.44 * spare)
    line = stage.lines[0]
    top = line.y + (0.76 - cap_height("display")) * line.h / 0.98
    return put(top if 0 <= top - box.y <= spare else box.y + spare)


def _posts(card: Placed, floor: float, stage: Stage) -> tuple[Item, ...]:
    """What carries a card that does not reach the floor."""
    if card.box.bottom >= floor:
        return ()
    unit = unit_of(stage)
    foot = min(floor + 56 * unit, stage.canvas.keep.bottom)
    parts: list[Item] = []
    for name, x in (("left", card.box.x + 0.16 * card.box.w), ("right", card.box.right - 0.16 * card.box.w)):
        post = Box(x - 17 * unit, card.box.bottom - 8, 34 * unit, foot - card.box.bottom + 8)
        shade = Box(x - 70 * unit, foot - 10 * unit, 140 * unit, 22 * unit)
        front = Box(post.x, post.y, 20 * unit, post.h)
        parts += [
            Shape(id=f"posts/{name}/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
            Shape(id=f"posts/{name}/lip", kind="rect", box=post, radius=8, fill=Paint("metal_lip")),
            Shape(id=f"posts/{name}/metal", kind="rect", box=front, radius=8, fill=Paint("metal")),
        ]
    return (Group(id="posts", items=tuple(parts), decorative=True),)


def _said(slots: Slots, card: Placed, actor: Placed, stage: Stage) -> tuple[Item, ...]:
    """The chip beside the actor and its arrow up to the line; none where other lines would lie between."""
    words, line = chip_words(slots, stage), card.anchors.get("line")
    unit = unit_of(stage)
    left, right = actor.box.right + 48 * unit, stage.box.right
    if not words or line is None or card.box.bottom - line[1] > 90 * unit:
        return ()
    size = fit(words, "display", right - left - 0.9 * stage.scale.label, (stage.scale.least, stage.scale.label))
    if advance(words, "display", size) + 0.9 * size > right - left:
        return ()
    x, y = (left + right) / 2, actor.box.cy
    chip = place("chip", id="chip", theme=stage.theme, centre=(x, y), words=words, tone="volt", size=size)
    start, tip = (x, chip.box.y - 18 * unit), (x, card.box.bottom + stage.theme.keyline / 2)
    if start[1] - tip[1] < 60 * unit:
        return (chip.item,)
    return (chip.item, pointer(start, tip, stage).item)


def _beats(card: Placed, stage: Stage, arrow: bool) -> tuple[Beat, ...]:
    if "line" not in card.anchors:
        return ()
    effects = [Effect(target="card/line/bar", name="grow", duration_ms=420, easing="out-cubic")]
    if arrow:
        effects += [
            Effect(target="chip", name="stamp", start_ms=200, duration_ms=240),
            Effect(target="arrow", name="draw", start_ms=320, duration_ms=420, easing="in-out-cubic"),
        ]
    return (Beat(id="highlight", cue=stage.cue, effects=tuple(effects)),)
