"""A crowd and what serves it: a machine over their heads that answers all, or desks under a board with words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from builder.actors.forms import block
from builder.actors.label import bubble
from builder.cast import Roll, stand
from builder.cast.ground import foot_line
from builder.cast.phrase import phrase
from builder.geometry import Affine, Box, PathData, transform
from builder.grammars.grid import crowd
from builder.grammars.grid.cells import Many
from builder.language.lexicon import lexicon, singular
from builder.language.model import Figure, Reading
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.text.measure import advance

_SOURCE = re.compile(
    r"^(?:(?:an?|one|the|single|lone)\s+)+(?P<what>[\w-]+(?:\s[\w-]+)?)\s+(?:with|serving|facing|before|in front of|"
    r"answering|surrounded by|feeding|against|and)\s+(?:(?:an?|the|huge|large|whole|big|giant)\s+)*"
    r"(?:crowd|sea|army|swarm|hundreds|thousands|dozens|\d)",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:stream|flow|go|com|pour|fly|flies|sent|send|fan)\w*\s+(?:out|back|down)?\s*(?:to|at)\b|"
    r"\b(?:answer|reply|replies|serv|feed)\w*\s+(?:them|all|every\w*|each)\b",
    re.IGNORECASE,
)
_DESKS = re.compile(
    r"(?<!\w)(?P<n>\d{1,2}|two|three|four|five|six|eight|ten|twelve|twenty)\s+(?:open\s+|busy\s+)?"
    r"(?P<what>counters|desks|booths|tills|checkouts|ticket windows|service windows|seats|chairs|cashiers|doors)\b",
    re.IGNORECASE,
)
_BOARD = re.compile(r"\b(?:display|board|screen|sign|panel|monitor)\s+(?:\w+\s+)?(?:show|say|read|call|flash)\w*", re.I)
_STANDING = re.compile(r"\b(?:holding|waiting|standing|sitting|queu\w+|tickets?)\b", re.IGNORECASE)
_OVER = 0.4  # of the stage's height, for what serves them
_MOST, _WAYS = 24, 6  # desks drawn, and answers


def slots_of(reading: Reading, of: Figure) -> dict[str, Any]:
    """What serves the crowd of a row: `source` (and whether it `answers`), `desks`, the words on a `board`."""
    made: dict[str, Any] = {}
    found = _SOURCE.match(reading.text)
    source = phrase(found["what"]) if found else None
    if source is not None and source.kind and source.kind != of.kind:
        made["source"] = replace(source, count=1, quantity="")
        if _BACK.search(reading.text):
            made["answers"] = "yes"
    desks = _DESKS.search(reading.text)
    if desks and singular(desks["what"].lower()) not in of.words.lower():
        n = desks["n"].lower()
        made["desks"] = f"{n if n.isdigit() else lexicon().numbers.get(n, 0)} {desks['what'].lower()}"
    words = [q.text for q in reading.literals if len(q.text) <= 28]
    if len(words) == 1 and _BOARD.search(reading.text):
        made["board"] = words[0]
    if made and of.kind == "laptop" and _STANDING.search(reading.text):
        made["of"] = replace(of, kind="user")
    return made


def compose(many: Many, stage: Stage) -> Composition:
    """What serves them at the back, over the heads of the crowd in front."""
    box, low = stage.box, foot_line(stage)
    share = _OVER * (low - box.y)
    front = crowd.compose(many, replace(stage, box=Box(box.x, box.y + share, box.w, box.h - share)))
    back = Box(box.x, box.y, box.w, share)
    if many.source is not None:
        parts, hero = _machine(many, back, low, stage)
    else:
        parts, hero = _hall(many, back, stage), "hall"
    effects = (Effect(target=hero, name="enter"),)
    beats = (*front.beats, Beat(id="serve", cue=stage.cue, effects=effects, trigger="auto"))
    return replace(front, items=(*parts, *front.items), hero=hero, beats=beats)


def _machine(many: Many, back: Box, low: float, stage: Stage) -> tuple[list[Item], str]:
    """The one machine on a pillar in the middle, an answer on its way to everybody either side."""
    assert many.source is not None
    member = Roll().one(many.source)
    foot = back.bottom - 0.1 * back.h
    made = stand(member, stage, foot=(back.cx, foot), height=foot - back.y, width=0.4 * back.w)
    wide = made.box.w
    pillar = Group(
        id="pillar",
        items=(
            Shape(id="pillar/body", kind="rect", box=Box(back.cx - 0.42 * wide, foot, 0.84 * wide, low - foot),
                  fill=Paint("panel")),
            Shape(id="pillar/top", kind="rect", box=Box(back.cx - 0.56 * wide, foot - 3, 1.12 * wide, 26), radius=13,
                  fill=Paint("panel_2")),
        ),
        decorative=True,
    )  # fmt: skip
    ways = list(_answers(made.box, back)) if many.answers else []
    return [*ways, pillar, made.item], made.item.id


def _answers(source: Box, back: Box) -> Iterator[Group]:
    """Dotted ways from the machine's sides out over the crowd, a speech bubble at the end of each."""
    half = _WAYS // 2
    for side in (-1, 1):
        room = (back.right - source.right if side > 0 else source.x - back.x) - 20
        for n in range(half):
            edge = source.right + 12 if side > 0 else source.x - 12
            start = (edge, source.y + (0.3 + 0.2 * n) * source.h)
            x = edge + side * room * (0.9 - 0.3 * n)
            w = min(0.36 * back.h, 0.24 * room)
            h = 0.66 * w
            y = back.bottom - 0.3 * back.h - 0.6 * h + 0.06 * n * back.h
            end = (x, y - h / 2 - 12)
            bend = (start[0] + 0.6 * (x - start[0]), start[1])
            d: PathData = (("M", start), ("C", (*bend, x, start[1], *end)))
            shape, _ = bubble(w, h, "bottom", 0.5, radius=0.3 * h)
            name = f"answer-{'left' if side < 0 else 'right'}-{n + 1}"
            moved = transform(shape, Affine.translate(x, y))
            lines = tuple(
                block(f"{name}/line-{i}", Box(x - 0.3 * w, y - 0.2 * h + 0.26 * h * i, (0.6 - 0.2 * i) * w, 0.13 * h),
                      0.06 * h, Paint("ink"))
                for i in range(2)
            )  # fmt: skip
            way = Path(id=f"{name}/way", d=d, stroke=Stroke(Paint("ok"), 9, (0.1, 2.4)))
            yield Group(id=name, items=(way, Path(id=f"{name}/bubble", d=moved, fill=Paint("ok")), *lines),
                        alt="answer")  # fmt: skip


def _hall(many: Many, back: Box, stage: Stage) -> list[Item]:
    """Desks in a row on a ledge, over them a board with its words."""
    digits = "".join(c for c in many.desks if c.isdecimal())
    count = min(_MOST, max(1, int(digits[:4]))) if digits else 0
    items: list[Item] = []
    foot = back.bottom - 0.06 * back.h
    tall = 0.3 * back.h if count else 0.0
    if count:
        pitch = back.w / count
        wide = min(0.82 * pitch, 1.5 * tall)
        desks = tuple(
            _desk(n, Box(back.x + (n + 0.5) * pitch - wide / 2, foot - tall, wide, tall)) for n in range(count)
        )
        ledge = Shape(id="desks/ledge", kind="rect", box=Box(back.x - 20, foot - 4, back.w + 40, 22), radius=11,
                      fill=Paint("panel_2"))  # fmt: skip
        items.append(Group(id="desks", items=(ledge, *desks), alt=many.desks))
    if many.board:
        items = [_board(many.board, Box(back.x, back.y, back.w, foot - tall - back.y), stage), *items]
    return [Group(id="hall", items=tuple(items), alt="hall")]


def _desk(n: int, box: Box) -> Group:
    """One counter: a cream front under a lit window."""
    window = Box(box.x + 0.1 * box.w, box.y, 0.8 * box.w, 0.6 * box.h)
    front = Box(box.x, box.y + 0.5 * box.h, box.w, 0.5 * box.h)
    return Group(
        id=f"desk-{n + 1}",
        items=(
            block(f"desk-{n + 1}/window", window, 0.12 * box.w, Paint("panel_2")),
            block(f"desk-{n + 1}/lamp", Box(window.cx - 0.1 * box.w, window.y + 0.3 * window.h, 0.2 * box.w,
                                           0.2 * box.w), 0.1 * box.w, Paint("ok")),
            block(f"desk-{n + 1}/lip", front, 0.1 * box.w, Paint("hardware_lip")),
            block(f"desk-{n + 1}/front", replace(front, h=0.8 * front.h), 0.1 * box.w, Paint("hardware")),
        ),
    )  # fmt: skip


def _board(words: str, room: Box, stage: Stage) -> Group:
    """A dark board with bright words on two posts that go down to the desks."""
    size = fit(words, "display", 0.7 * room.w, (stage.scale.least, even(0.5 * room.h)))
    made = text("board/words", words, room.cx, room.y + 0.42 * room.h + 0.33 * size, face="display", size=size,
                paint="#FFA62B", align="center")  # fmt: skip
    wide = min(room.w, advance(words, "display", size) + 1.6 * size)
    face = Box(room.cx - wide / 2, room.y, wide, 0.84 * room.h)
    posts = tuple(
        Shape(id=f"board/post-{n}", kind="rect", box=Box(face.cx + k * 0.36 * wide - 9, face.bottom - 10, 18,
              room.bottom - face.bottom + 10), fill=Paint("line_2"))
        for n, k in enumerate((-1, 1), 1)
    )  # fmt: skip
    plate = Shape(id="board/face", kind="rect", box=face, radius=24, fill=Paint("code_bg"))
    edge = Shape(id="board/edge", kind="rect", box=face, radius=24, stroke=Stroke(Paint("line_2"), 8))
    return Group(id="board", items=(*posts, plate, edge, made), alt=words)
