"""Words at poster size: as large as their area allows, at most four lines, the last one coloured when none is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.geometry import Box
from builder.layout.headline import Words, coloured, sub_line
from builder.layout.scale import Scale, even
from builder.layout.type import fit, flush, rich
from builder.scene.items import Item, Text
from builder.text.measure import advance
from builder.text.wrap import balance, wrap

_LEADING = 0.98
_MOST = 4  # lines
_WORTH = 0.84  # share of the size that breaks which read well may cost
_CAP = 0.7  # what a line's capitals reach above its baseline


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """The words, set: title and sub-line as items, the box they take."""

    items: tuple[Item, ...]
    box: Box

    @property
    def lines(self) -> tuple[Box, ...]:
        """The box of each line, from its capitals to its descenders."""
        texts = (item for item in self.items if isinstance(item, Text))
        return tuple(
            Box(x, t.y + i * t.pitch - _CAP * t.size, w, (_CAP + 0.22) * t.size)
            for t in texts
            for i, (x, w) in enumerate(t.spans)
        )


def poster(
    words: Words,
    sub: str,
    area: Box,
    scale: Scale,
    *,
    sizes: tuple[float, float],
    below: float = 0.0,
    high: bool = False,
    most: int = _MOST,
) -> Poster:
    """Title and sub-line in the middle of `area`, or (`high`) from its top; `below` u under them stay free.

    The title is one text with the role of the slide's title, on `most` lines or fewer where that is large enough.
    """
    taken = (scale.sub * 2.6 if sub else 0.0) + below
    lines, size = setting(words, (area.w, area.h - taken), sizes, scale.least, most=most)
    if size < sizes[0] and most < _MOST:  # a line more rather than letters under the range
        lines, size = setting(words, (area.w, area.h - taken), sizes, scale.least, most=_MOST)
    pitch = even(size * _LEADING)
    tall = size * _CAP + pitch * (len(lines) - 1)
    first = area.y + (0.0 if high else max(0.0, (area.h - tall - taken) / 2)) + size * _CAP
    runs = coloured(accented(words, lines), lines)
    title = flush(rich("headline", runs, area.x, first, face="display", size=size, role="title", leading=_LEADING))
    items = (title, *((_sub(sub, title, area, scale),) if sub else ()))
    right, last = max(item.box.right for item in items), items[-1]
    y = last.y + last.pitch * (len(last.lines) - 1)
    return Poster(items=items, box=Box(area.x, area.y, right - area.x, y - area.y))


def _sub(words: str, title: Text, area: Box, scale: Scale) -> Text:
    size = fit(words, "text", area.w * 1.04, (even(scale.sub * 0.8), scale.sub))
    lines = balance(words, "text", size, area.w * 1.04, 2) or wrap(words, "text", size, area.w)
    return sub_line(title, lines, area.x, size)


def setting(
    words: Words, room: tuple[float, float], sizes: tuple[float, float], least: float, *, most: int = _MOST
) -> tuple[tuple[str, ...], float]:
    """Lines and the largest size at which they fit `room` (width, height): the author's breaks, else up to `most`.

    Breaks that read well are worth somewhat smaller letters.
    """
    string = "".join(t for t, _ in words)
    own = tuple(line.strip() for line in string.split("\n")) if "\n" in string else ()
    size, any_break = even(sizes[1]), None
    while size > least and (any_break is None or size >= _WORTH * any_break[1]):
        for strict in (True, False) if any_break is None else (True,):
            found = _broken(string, own, size, room[0], most, strict=strict)
            if found and size * (_CAP + 0.2 + _LEADING * (len(found) - 1)) <= room[1]:
                if strict:
                    return found, size
                any_break = found, size
        size -= 2
    if any_break:
        return any_break
    lines = balance(string, "display", size, room[0], 9) if not own else None
    return tuple(lines or wrap(string, "display", size, room[0])), size


def _broken(
    string: str, own: tuple[str, ...], size: float, width: float, most: int, *, strict: bool
) -> tuple[str, ...] | None:
    if own:
        return own if max(advance(line, "display", size) for line in own) <= width else None
    found = balance(string, "display", size, width, most, strict=strict)
    return tuple(found) if found and not any(_lonely(line) for line in found) else None


def _lonely(line: str) -> bool:
    """A line that is nothing but a small word."""
    return line.islower() and len(line) <= 3


def accented(words: Words, lines: Sequence[str]) -> Words:
    """The words; where none of them is coloured and they take several lines, the last line is."""
    if any(accent for _, accent in words) or len(lines) < 2:
        return words
    string = "".join(t for t, _ in words).rstrip()
    if not string.endswith(lines[-1]):
        return words
    at = len(string) - len(lines[-1])
    return [(string[:at], ""), (string[at:], "good")]
