"""What is typed and printed, in letters as large as the window lets them be; a lone answer larger still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.actors.card import BAR, session
from builder.actors.code import Row
from builder.geometry import Box
from builder.layout.scale import even
from builder.layout.type import rich
from builder.scene.items import Item, Paint, Run, Shape
from builder.text.measure import advance

_SIDE, _PAD = 52.0, 34.0  # left and right, above and below the lines
_LEADING, _WIDEST = 1.5, 1.85  # pitch of the lines by their letters, and where there is room
_ANSWER = 2.0  # letters of a lone answer, by those of the command
_FOLDED = 2  # rows of a command
_MOST = 8
COMMENT = "-- "  # a line that says of which run the next one is


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """The rows as they are set: letters of each, all of their height at the least pitch."""

    rows: tuple[Row, ...]
    sizes: tuple[float, ...]

    @property
    def height(self) -> float:
        return _LEADING * sum(self.sizes)


def fitted(lines: Sequence[str], prompt: str, box: Box, sizes: tuple[float, float]) -> Set | None:
    """The rows at the largest letters between `sizes` that the window `box` holds, None where the least do not fit."""
    low, size = sizes
    while size >= low:
        made = _at(lines, prompt, box.w - 2 * _SIDE, size)
        if made and made.height <= box.h - BAR - 2 * _PAD:
            return made
        size -= 2
    return None


def _at(lines: Sequence[str], prompt: str, width: float, size: float) -> Set | None:
    typed = [line for line in lines if line.startswith(prompt)]
    printed = [line for line in lines if not line.startswith(prompt)]
    if any(advance(line, "mono", size) > width for line in printed):
        return None
    rows: list[Row] = []
    letters: list[float] = []
    for line in lines:
        own = session((line,), prompt, width=width, rows=_MOST, sizes=(size, size)).rows
        if len(own) > _FOLDED or any(advance(_words(row), "mono", size) > width for row in own):
            return None
        alone = len(printed) == 1 and bool(typed) and line in printed
        if line.startswith(COMMENT):
            own = (Row(parts=((line.removeprefix(COMMENT), "code_punct"),)),)
        by = _ANSWER if alone and advance(line, "mono", _ANSWER * size) <= width else 1.0
        rows += [
            Row(parts=tuple((words, _answered(role)) for words, role in row.parts)) if alone else row for row in own
        ]
        letters += [by * size] * len(own)
    if any(line.startswith(COMMENT) for line in lines):  # of several runs the last is the point
        rows[-1] = Row(parts=tuple((words, _answered(role)) for words, role in rows[-1].parts))
    return Set(rows=tuple(rows), sizes=tuple(letters)) if len(rows) <= _MOST else None


def _answered(role: str) -> str:
    """The colour of the only answer: its own where it says how it went, else the lit one."""
    return role if role in ("fail", "warn") else "ok"


def _paint(role: str) -> Paint:
    """The colour of a role; red a little lighter, so that it reads on the dark window."""
    return Paint("fail", "paper", 0.15) if role == "fail" else Paint(role)


def _words(row: Row) -> str:
    return "".join(words for words, _ in row.parts)


def window_height(made: Set, most: float) -> float:
    """A window as tall as its lines want at their widest pitch, at most `most` u."""
    return min(most, BAR + 2 * _PAD + made.height * _WIDEST / _LEADING)


def lines(made: Set, box: Box, *, cursor: bool) -> list[Item]:
    """The rows from the top of the window, spread over it; the cursor behind the last."""
    room = box.h - BAR - 2 * _PAD
    spread = max(1.0, min(_WIDEST / _LEADING, room / made.height))
    y = box.y + BAR + _PAD + 0.5 * max(0.0, room - spread * made.height)
    out: list[Item] = []
    for n, (row, size) in enumerate(zip(made.rows, made.sizes, strict=True), 1):
        pitch = _LEADING * spread * size
        base, x = y + 0.5 * pitch + 0.34 * size, box.x + _SIDE
        runs = [Run(words, _paint(role)) for words, role in row.parts]
        out.append(rich(f"typed-{n}", [runs], x, base, face="mono", size=even(size)))
        if cursor and n == len(made.rows):
            left = x + advance(_words(row), "mono", even(size)) + 0.12 * size
            mark = Box(left, base - 0.86 * size, 0.5 * size, 1.08 * size)
            out.append(Shape(id="cursor", kind="rect", box=mark, radius=4, fill=Paint("ok")))
        y += pitch
    return out
