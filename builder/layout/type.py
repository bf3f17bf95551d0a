"""Words to measured `Text` items: the one way text enters a scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.layout.scale import even
from builder.scene.items import Paint, Run, Text
from builder.text.measure import advance, ink
from builder.text.wrap import wrap

_MARKS = "“”‘’„‚‹›…–—•−≈≤≥→←↑↓✓✗"
LEADING = {"display": 1.0, "text": 1.24, "text-bold": 1.28, "mono": 1.52, "mono-bold": 1.52}


def text(
    id: str,  # noqa: A002 (what every item calls it)
    words: str,
    x: float,
    y: float,
    *,
    face: str,
    size: float,
    paint: Paint | str,
    align: str = "left",
) -> Text:
    """One line (or several, split at newlines) of one colour with its first baseline at y."""
    colour = Paint(paint) if isinstance(paint, str) else paint
    return rich(id, [[Run(line, colour)] for line in words.split("\n")], x, y, face=face, size=size, align=align)


def rich(
    id: str,  # noqa: A002 (what every item calls it)
    lines: Sequence[Sequence[Run]],
    x: float,
    y: float,
    *,
    face: str,
    size: float,
    align: str = "left",
    role: str = "",
    leading: float | None = None,
) -> Text:
    """Lines of coloured runs; the size is made even, the pitch comes from the face's leading."""
    size = even(size)
    lines = [_led(line) for line in lines]
    pitch = 0.0 if len(lines) < 2 else even(size * (leading or LEADING[face]))
    return Text(
        id=id, x=x, y=y, face=face, size=size, lines=tuple(tuple(line) for line in lines), pitch=pitch, align=align,
        widths=tuple(sum(advance(run.text, face, size) for run in line) for line in lines), role=role,
    )  # fmt: skip


def flush(made: Text) -> Text:
    """The same left-aligned text with the ink, not the pen, of every line starting at its x.

    Letters start at different distances from the pen: at poster size as much as 10 u apart (Bricolage I and t).
    """
    starts = [ink("".join(run.text for run in line), made.face, made.size).x for line in made.lines]
    most = max(starts)
    indents = tuple(round(most - start, 1) for start in starts)
    return replace(made, x=made.x - most, indents=indents if any(indents) else ())


def _led(line: Sequence[Run]) -> Sequence[Run]:
    """A line with its leading marks (“ ‘ … –) as a run of their own.

    LibreOffice gives what stands before a paragraph's first letter a script of its own, so it never kerns the
    two (measured: 4 px at headline size); runs are shaped apart on every surface.
    """
    if not line:
        return line
    first = line[0]
    marks = len(first.text) - len(first.text.lstrip(_MARKS))
    if not 0 < marks < len(first.text):
        return line
    return [Run(first.text[:marks], first.paint), Run(first.text[marks:], first.paint), *line[1:]]


def wrapped(
    id: str,  # noqa: A002 (what every item calls it)
    words: str,
    x: float,
    y: float,
    *,
    face: str,
    size: float,
    paint: Paint | str,
    width: float,
    align: str = "left",
) -> Text:
    """Words broken to a width."""
    return text(
        id, "\n".join(wrap(words, face, even(size), width)), x, y, face=face, size=size, paint=paint, align=align
    )


def fit(words: str, face: str, width: float, sizes: tuple[float, float]) -> float:
    """The largest even size of the range at which the line is no wider than `width`; the smallest if none is."""
    smallest, largest = sizes
    size = even(largest)
    while size > smallest and advance(words, face, size) > width:
        size -= 2
    return size
