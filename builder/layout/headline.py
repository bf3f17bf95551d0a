"""The headline: coloured words broken into lines at the largest size of the scale that fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.layout.scale import Scale, even
from builder.layout.type import flush, rich, text
from builder.scene.items import Paint, Run, Text
from builder.text.measure import advance, ink
from builder.text.wrap import balance, wrap

#: (words, accent): accent "" is the text colour, "good" the highlight, "risk" the warning.
Words = Sequence[tuple[str, str]]

_PAINTS = {"": "text", "good": "highlight_text", "risk": "warn_text", "muted": "text_muted"}
_LEADING = 0.99
_CLEAR, _APART = 0.62, 0.98  # sub-line under the last descender and under the last baseline, by its size
_STEP = 0.78  # two lines may go this far under the range before a third one is taken
_WORTH = 1.15  # on tall canvases a second line must buy this much size


@dataclass(frozen=True, slots=True)
class Setting:
    """Where lines break and how large they are."""

    lines: tuple[str, ...]
    size: float


def setting(words: str, width: float, scale: Scale, *, tall: bool) -> Setting:
    """Choose breaks and size: author's breaks, else one line, else two (three where the canvas is tall).

    Steps below the range only when nothing in it fits; the words are never condensed.
    """
    if "\n" in words:
        lines = tuple(line.strip() for line in words.split("\n"))
        size = _largest(lines, width, scale.headline2)
        if max(advance(line, "display", size) for line in lines) <= width:
            return Setting(lines, size)
        words = " ".join(lines)
    low, high = scale.headline
    one = _largest((words,), width, (low, high))
    fits = advance(words, "display", one) <= width
    if fits and not tall:
        return Setting((words,), one)
    for strict in (True, False):
        for count, sizes in _tries(scale, tall=tall):
            found = _broken(words, width, count, sizes, strict=strict)
            if found:
                return Setting((words,), one) if fits and found.size < one * _WORTH else found
    found = _broken(words, width, 3, (scale.least, scale.headline2[0]), strict=False)
    return found or Setting(wrap(words, "display", even(scale.least), width), even(scale.least))


def _broken(words: str, width: float, lines: int, sizes: tuple[float, float], *, strict: bool) -> Setting | None:
    """The largest size of a range at which the words fit so many lines; `strict` refuses ugly breaks."""
    for size in steps(sizes):
        broken = balance(words, "display", size, width, lines, strict=strict)
        if broken:
            return Setting(tuple(broken), size)
    return None


def _tries(scale: Scale, *, tall: bool) -> Sequence[tuple[int, tuple[float, float]]]:
    if not tall:
        return ((2, scale.headline2),)
    return (
        (2, scale.headline2),
        (2, (scale.headline[0] * _STEP, scale.headline2[0])),
        (3, (scale.headline[0], scale.headline[1])),
    )


def _largest(lines: Sequence[str], width: float, sizes: tuple[float, float]) -> float:
    fitting = (size for size in steps(sizes) if max(advance(line, "display", size) for line in lines) <= width)
    return next(fitting, even(sizes[0]))


def steps(sizes: tuple[float, float]) -> list[float]:
    """The sizes of a range to try, best first: large ones whose advances LibreOffice rounds least, then the others.

    Measured: at sizes of 4 + 6 n u a headline ends within 0.3 px of its place, at others 1 to 2 px off.
    """
    low, high = even(sizes[0]), even(sizes[1])
    every = [high - 2 * n for n in range(int((high - low) / 2) + 1)]
    return sorted(every, key=lambda size: (size % 6 != 4, -size))


def coloured(words: Words, lines: Sequence[str]) -> list[list[Run]]:
    """Distribute coloured words over the chosen lines; the space at a break is dropped."""
    out: list[list[Run]] = []
    flat = [(ch, accent) for text, accent in words for ch in text]
    at = 0
    for line in lines:
        runs: list[tuple[str, str]] = []
        while at < len(flat) and flat[at][0].isspace():
            at += 1
        for _ in line:
            ch, accent = flat[at]
            at += 1
            if runs and runs[-1][1] == accent:
                runs[-1] = (runs[-1][0] + ch, accent)
            else:
                runs.append((ch, accent))
        out.append([Run(text, Paint(_PAINTS[accent])) for text, accent in runs])
    return out


def headline(words: Words, x: float, width: float, scale: Scale, *, tall: bool = False, lower: float = 0.0) -> Text:
    """The title text, its ink from x, at most `width` u wide where the scale allows; `lower` pushes it down."""
    string = "".join(text for text, _ in words)
    chosen = setting(string, width, scale, tall=tall)
    lines = coloured(words, chosen.lines)
    baseline = round(lower + max(scale.baseline, scale.top + 0.7 * chosen.size))
    made = rich("headline", lines, x, baseline, face="display", size=chosen.size, role="title", leading=_LEADING)
    return flush(made)


def sub_line(title: Text, lines: Sequence[str], x: float, size: float) -> Text:
    """Lines of `size` u under a title, their ink from x, clear of the descenders of its last line."""
    last = title.y + title.pitch * (len(title.lines) - 1)
    depth = ink("".join(run.text for run in title.lines[-1]), title.face, title.size).bottom
    rise = -ink(lines[0], "text", size).y if lines else 0.0
    y = round(last + max(depth + _CLEAR * size, _APART * size) + rise)
    return flush(text("sub", "\n".join(lines), x, y, face="text", size=size, paint="text_muted"))
