"""What acts on a screen: the mouse's arrow, a spinner, a bubble that says why."""

from __future__ import annotations

from builder.actors.forms import block, set_in
from builder.geometry import Box, PathData, Point, arc
from builder.layout.stage import Stage
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Path, Stroke

_ARROW = ((0.0, 0.0), (0.0, 0.86), (0.2, 0.68), (0.33, 0.98), (0.47, 0.92), (0.34, 0.62), (0.6, 0.6))


def cursor(tip: Point, size: float, *, name: str = "cursor") -> Group:
    """The mouse's arrow `size` u high with its point at `tip`."""
    spots = [(tip[0] + x * size, tip[1] + y * size) for x, y in _ARROW]
    d: PathData = (("M", spots[0]), *(("L", spot) for spot in spots[1:]), ("Z", ()))
    edge = Stroke(Paint("ink"), max(7.0, 0.07 * size))
    return Group(id=name, items=(Path(id=f"{name}/arrow", d=d, fill=Paint("white"), stroke=edge),), alt="Mouse pointer")


def spinner(middle: Point, r: float, *, name: str = "spinner") -> Group:
    """A ring that turns: three quarters of it, over its quiet track."""
    wide = max(8.0, 0.24 * r)
    track = Path(id=f"{name}/track", d=arc(*middle, r, 0, 359), stroke=Stroke(Paint("line_2"), wide))
    turn = Path(id=f"{name}/turn", d=arc(*middle, r, -90, 170), stroke=Stroke(Paint("ok_lip"), wide))
    return Group(id=name, items=(track, turn), alt="Loading")


def tooltip(words: str, key: Box, room: Box, stage: Stage) -> Group:
    """A cream bubble over a key, its tail on the key's upper edge."""
    lines, size = set_in((words,), "text-bold", room.w - 80, (stage.scale.least, min(60.0, 0.42 * room.h)))
    deep = lines[0].count("\n") + 1
    wide = min(room.w, max(0.62 * room.w, 0.62 * size * max(map(len, lines[0].split("\n"))) + 80))
    tall = min(room.h - 30, size * (1.25 * deep + 0.9))
    x = min(max(key.cx - wide / 2, room.x), room.right - wide)
    box = Box(x, room.bottom - 30 - tall, wide, tall)
    tail: PathData = (
        ("M", (key.cx - 34, box.bottom - 6)), ("L", (key.cx + 34, box.bottom - 6)), ("L", (key.cx, room.bottom)),
        ("Z", ()),
    )  # fmt: skip
    y = box.cy - 0.6 * size * (deep - 1) + 0.35 * size
    said: tuple[Item, ...] = (
        Path(id="tip/tail", d=tail, fill=Paint("paper")),
        block("tip/bubble", box, 24, Paint("paper")),
        text("tip/words", lines[0], box.cx, y, face="text-bold", size=size, paint="ink", align="center"),
    )
    return Group(id="tip", items=said, alt=words)
