"""Words that are themselves the picture: a message, a sign, a number; and the quiet last resort of every row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from builder.geometry import Box
from builder.grammars.base import Grammar, Slots, grammar
from builder.layout.headline import Words, coloured
from builder.layout.scale import even
from builder.layout.stage import Composition, Frame, Stage
from builder.layout.type import rich, text
from builder.scene.items import Group, Item, Paint, Shape, Text
from builder.scene.model import Canvas
from builder.storyboard.model import Match
from builder.text.measure import advance
from builder.text.wrap import balance

_PAD = 72.0
_LEADING = 0.98


@grammar
class Typographic(Grammar):
    """A billboard that stands on the floor and carries the sentence's own words, large."""

    name = "text"
    rank = 0
    title = "Words as the picture"
    keys = ("text", "chips")
    EXAMPLES = (("ship it", 'Big sign: "Ship it on Friday?"'),)

    def match(self, reading: Any, context: Any) -> Match | None:
        """Take a row whose picture is words in quotes on a sign, message or screen."""
        quotes = tuple(q.text for q in reading.literals if q.kind == "quote")
        if reading.carrier not in ("text", "message", "sign", "email", "number") or not quotes:
            return None
        return Match(
            grammar=self.name,
            confidence=0.7,
            slots={"text": quotes[0], "chips": quotes[1:]},
            why=("a quoted text is the picture",),
        )

    def frame(self, slots: Slots, canvas: Canvas) -> Frame:
        return Frame() if slots.get("text") else Frame(kind="bare")

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        words: Words = [(str(slots["text"]), "")] if slots.get("text") else stage.words
        chips = tuple(str(c) for c in slots.get("chips", ()))
        board = _board(stage)
        role = "" if slots.get("text") else "title"
        title = _poster(words, board, stage, chips=bool(chips), role=role)
        row = _chips(chips, board, stage)
        posts = _posts(board, stage)
        items: list[Item] = [*posts, *_panel(board), title]
        if stage.sub and role:
            items.append(_under(title, stage))
        return Composition(
            items=(Group(id="billboard", items=(*items, *row), alt=title.string.replace("\n", " ")),),
            floor=stage.floor,
            hero="billboard",
        )


def _board(stage: Stage) -> Box:
    box, scale = stage.box, stage.scale
    top = max(box.y, scale.furniture_y + 60 if scale.furniture else stage.canvas.keep.y)
    bottom = min(stage.floor - 40, box.bottom - 30) if stage.wide else box.bottom - 60
    return Box(box.x, top, box.w, bottom - top)


def _panel(board: Box) -> list[Item]:
    radius = 40.0
    lip = Shape(
        id="billboard/lip", kind="rect", box=board.moved(0, 18), radius=radius, fill=Paint("panel_2", "bg", 0.45)
    )
    face = Shape(id="billboard/face", kind="rect", box=board, radius=radius, fill=Paint("panel"))
    gloss = Box(board.x + radius, board.y + 12, board.w - 2 * radius, 8)
    return [lip, face, Shape(id="billboard/gloss", kind="rect", box=gloss, radius=4, fill=Paint("panel_2"))]


def _posts(board: Box, stage: Stage) -> list[Item]:
    foot = max(stage.floor + 56, board.bottom + 60)
    out: list[Item] = []
    for name, x in (("left", board.x + board.w * 0.16), ("right", board.right - board.w * 0.16)):
        post = Box(x - 17, board.bottom - 8, 34, foot - board.bottom + 8)
        shade = Box(x - 70, foot - 10, 140, 22)
        out.append(Shape(id=f"billboard/shadow-{name}", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)))
        out.append(Shape(id=f"billboard/post-{name}", kind="rect", box=post, radius=8, fill=Paint("metal_lip")))
        out.append(
            Shape(
                id=f"billboard/edge-{name}",
                kind="rect",
                box=Box(post.x, post.y, 20, post.h),
                radius=8,
                fill=Paint("metal"),
            )
        )
    return out


def _poster(words: Words, board: Box, stage: Stage, *, chips: bool, role: str) -> Text:
    """The words at the largest size of the title range that fits the board in at most four lines."""
    string = "".join(t for t, _ in words)
    width, height = board.w - 2 * _PAD, board.h - (190 if chips else 90)
    low, high = stage.scale.least * 1.6, stage.scale.title[1]
    size, lines = even(low), [string]
    for n in range(int((high - low) / 4)):
        trial = even(high - 4 * n)
        found = balance(string, "display", trial, width, 4)
        if found and trial * (0.72 + _LEADING * (len(found) - 1)) <= height:
            size, lines = trial, list(found)
            break
    tall = size * (0.72 + _LEADING * (len(lines) - 1))
    first = board.y + (board.h - (100 if chips else 0) - tall) / 2 + size * 0.72
    return rich(
        "headline" if role else "billboard/words",
        coloured(words, lines),
        board.x + _PAD,
        first,
        face="display",
        size=size,
        role=role,
        leading=_LEADING,
    )


def _under(title: Text, stage: Stage) -> Text:
    y = title.y + title.pitch * (len(title.lines) - 1) + stage.scale.sub * 1.7
    return text("sub", stage.sub, title.x + 4, y, face="text", size=stage.scale.sub, paint="text_muted")


def _chips(words: Sequence[str], board: Box, stage: Stage) -> list[Item]:
    """The row's literals as mono tags along the foot of the board, as many as fit."""
    size = even(max(stage.scale.least, stage.scale.label * 0.84))
    x, y = board.x + _PAD, board.bottom - 60 - size * 1.8
    out: list[Item] = []
    for i, word in enumerate(words, 1):
        width = even(advance(word, "mono-bold", size) + size * 1.3)
        if x + width > board.right - _PAD:
            break
        plate = Box(x, y, width, even(size * 1.8))
        out.append(Shape(id=f"chip-{i}/plate", kind="rect", box=plate, radius=plate.h * 0.32, fill=Paint("ok")))
        out.append(
            text(
                f"chip-{i}/words",
                word,
                plate.cx,
                plate.cy + size * 0.36,
                face="mono-bold",
                size=size,
                paint="ink",
                align="center",
            )
        )
        x += width + 28
    return out
