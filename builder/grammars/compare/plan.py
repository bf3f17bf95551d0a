"""Where the parts are: regions, titles, and the headline over them or broken over both halves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.geometry import Box
from builder.grammars.compare.sides import NAMES
from builder.language.lexicon import key
from builder.layout.headline import Words, headline
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import fit, text
from builder.scene.items import Item, Paint, Shape, Text
from builder.text.measure import advance
from builder.text.wrap import balance, wrap

_BREAK = re.compile(r"(?<=[.!?;,])\s+|\s*\n\s*|\s+(?:vs\.?|versus)\s+", re.IGNORECASE)
_BEST = 1.15  # width by height of a part that suits most scenes
_ASIDE = 0.36  # of the width for a title that stands beside its scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """One part: `region` is what its colour fills, `area` what its scene may use, `words` its title."""

    name: str
    region: Box
    area: Box
    words: Text | None
    ground: str
    floor: str

    def backdrop(self, top: float) -> tuple[Item, ...]:
        """Its colour and the floor from y `top` down."""
        strip = Box(self.region.x, top, self.region.w, self.region.bottom - top)
        return (
            Shape(id=f"{self.name}/ground", kind="rect", box=self.region, fill=Paint(self.ground)),
            Shape(id=f"{self.name}/floor", kind="rect", box=strip, fill=Paint(self.floor)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The parts, the words above them, whether they lie above each other, the first seam's middle."""

    halves: tuple[Half, ...]
    words: tuple[Item, ...]
    stacked: bool
    seam: tuple[float, float]


def plan(titles: tuple[str, ...], stage: Stage, *, best: int = -1) -> Plan:
    """Divide the stage; a headline of two parts that name the two titles goes to the halves themselves.

    `best`: the side whose title is lit, -1 for none.
    """
    parts = divided(stage.words, (titles[0], titles[1])) if stage.wide and len(titles) == 2 else None
    if parts:
        return _plan(("", ""), stage, top=0.0, over=_apart(parts, stage), tones=(("bg", "stage"), ("stage", "panel")))
    scale, keep = stage.scale, stage.canvas.keep
    over = headline(stage.words, keep.x, keep.w, scale, tall=not stage.wide) if stage.words else None
    top = over.box.bottom + (0.028 if stage.wide else 0.02) * stage.canvas.height if over else keep.y
    words = (over,) if over else ()
    tones = (("stage", "panel"), ("panel", "panel_2"))
    return _plan(titles, stage, top=even(top), over=words, tones=tones, best=best)


def _plan(
    titles: tuple[str, ...], stage: Stage, *, top: float, over: tuple[Text, ...], tones: Sequence[tuple[str, str]],
    best: int = -1,
) -> Plan:  # fmt: skip
    keep, count = stage.canvas.keep, len(titles)
    high = stage.box.bottom - max(top, keep.y)
    stacked = not stage.wide and _off(keep.w / (high / count)) < _off(keep.w / count / high)
    cut = _rows if stacked else _columns
    regions, areas = cut(count, stage, top)
    aside = stacked and count > 2
    heads = [Box(a.x, a.y, _ASIDE * a.w, a.h) if aside else a for a in areas]
    own = [word.box.bottom for word in over] if not any(titles) else []
    halves = []
    for i, (name, region, area) in enumerate(zip(NAMES, regions, areas, strict=False)):
        ground, floor = tones[i % 2]
        if own:
            words, low = None, (max(own) if not stacked else area.y) + 24
        else:
            words, low = _title(titles, i, heads, stage, middle=aside, lit=i == best)
        left = area.x + (_ASIDE * area.w + 24 if aside and any(titles) else 0.0)
        low = area.y + 0.06 * area.h if aside else low
        inner = Box(left, low, area.right - left, area.bottom - low)
        halves.append(Half(name=name, region=region, area=inner, words=words, ground=ground, floor=floor))
    seam = (keep.right - 0.06 * stage.canvas.width, regions[1].y) if stacked else (regions[1].x, 0.0)
    return Plan(halves=tuple(halves), words=over, stacked=stacked, seam=seam)


def _rows(count: int, stage: Stage, top: float) -> tuple[list[Box], list[Box]]:
    """Regions and areas one above the other."""
    canvas, keep, bottom = stage.canvas, stage.canvas.keep, stage.box.bottom
    high = bottom - max(top, keep.y)
    cuts = [top, *(even(top + high * i / count) for i in range(1, count)), canvas.height]
    regions = [Box(0, a, canvas.width, b - a) for a, b in pairwise(cuts)]
    ends = [*(r.bottom - 0.02 * canvas.height for r in regions[:-1]), bottom]
    return regions, [Box(keep.x, r.y, keep.w, e - r.y) for r, e in zip(regions, ends, strict=True)]


def _columns(count: int, stage: Stage, top: float) -> tuple[list[Box], list[Box]]:
    """Regions and areas side by side."""
    canvas, keep = stage.canvas, stage.canvas.keep
    gutter = (0.05 if count == 2 else 0.018) * canvas.width
    cuts = [keep.x + keep.w * i / count for i in range(1, count)]
    ends = [0.0, *cuts, canvas.width]
    regions = [Box(a, top, b - a, canvas.height - top) for a, b in pairwise(ends)]
    lefts, rights = [keep.x, *(c + gutter for c in cuts)], [*(c - gutter for c in cuts), keep.right]
    return regions, [Box(x, top, r - x, stage.box.bottom - top) for x, r in zip(lefts, rights, strict=True)]


def _off(aspect: float) -> float:
    ratio = max(aspect, 1e-6) / _BEST
    return max(ratio, 1 / ratio)


def _title(
    titles: tuple[str, ...], which: int, areas: Sequence[Box], stage: Stage, *, middle: bool, lit: bool = False
) -> tuple[Text | None, float]:
    """The title of a part at a size all share, and y below it; in the `middle` of its height or at its top."""
    area = areas[which]
    pad = (0.03 if stage.wide else 0.018) * stage.canvas.height
    if not any(titles):
        return None, area.y + 2.2 * pad
    high, low = even(1.75 * stage.scale.label), even(max(stage.scale.least, 1.1 * stage.scale.label))
    room = min(a.w for a in areas)
    size = min(fit(t, "display", room, (low, high)) for t in titles)
    lines = [tuple(balance(t, "display", size, room, 2) or (t,)) for t in titles]
    if any(advance(line, "display", size) > room for each in lines for line in each):
        size = even(stage.scale.least)
        lines = [tuple(balance(t, "display", size, room, 3) or wrap(t, "display", size, room)) for t in titles]
    deep = max(len(each) for each in lines)
    first = area.y + pad + 0.74 * size
    if middle:
        first = area.cy - (len(lines[which]) - 1) * size / 2 + 0.36 * size
    below = first + (deep - 1) * size + 0.5 * size
    said, name = "\n".join(lines[which]), f"{NAMES[which]}/title"
    paint = "highlight_text" if lit else "text"
    at = (area.x, first) if middle else (area.cx, first)
    words = text(name, said, *at, face="display", size=size, paint=paint, align="left" if middle else "center")
    return (words if titles[which] else None), below


def divided(words: Words, titles: tuple[str, str]) -> tuple[Words, Words] | None:
    """A headline in two parts where each part names its own side; None otherwise."""
    string = "".join(t for t, _ in words)
    cuts = list(_BREAK.finditer(string))
    if len(cuts) != 1 or not all(titles):
        return None
    halves = string[: cuts[0].start()], string[cuts[0].end() :]
    for part, title, other in zip(halves, titles, reversed(titles), strict=True):
        mine, theirs, said = _stems(title), _stems(other), _stems(part)
        if not said & (mine - theirs) or said & (theirs - mine) or len(part.split()) > 5:
            return None
    end = len(string[: cuts[0].start()].rstrip(" ,;"))
    return _cut(words, 0, end), _cut(words, cuts[0].end(), len(string))


def _stems(phrase: str) -> frozenset[str]:
    return frozenset(key(phrase))


def _cut(words: Words, start: int, end: int) -> Words:
    out: list[tuple[str, str]] = []
    at = 0
    for piece, accent in words:
        kept = piece[max(0, start - at) : max(0, end - at)]
        at += len(piece)
        if kept:
            out.append((kept, accent))
    return out


def _apart(parts: tuple[Words, Words], stage: Stage) -> tuple[Text, Text]:
    """A headline a side, both at one size of the split range, in at most two lines each."""
    from builder.layout.headline import coloured
    from builder.layout.type import rich

    keep, scale = stage.canvas.keep, stage.scale
    gutter = 0.036 * stage.canvas.width
    lefts, room = (keep.x, keep.cx + gutter), keep.cx - gutter - keep.x
    strings = ["".join(t for t, _ in part) for part in parts]
    size, lines = _even_lines(strings, room, scale.split)
    baseline = round(max(scale.baseline, scale.top + 0.7 * size))
    made = []
    for i, part in enumerate(parts):
        rows = coloured(part, lines[i])
        name, role = ("headline", "title") if i == 0 else ("headline-right", "")
        made.append(rich(name, rows, lefts[i], baseline, face="display", size=size, role=role, leading=0.99))
    return made[0], made[1]


def _even_lines(strings: Sequence[str], room: float, sizes: tuple[float, float]) -> tuple[float, list[tuple[str, ...]]]:
    """Both parts on one line each, else on two, at the largest size of the range; the smallest if none fits."""
    for count in (1, 2):
        size = even(sizes[1])
        while size >= sizes[0]:
            lines = [balance(s, "display", size, room, count) for s in strings]
            if all(lines):
                return size, [tuple(found or ()) for found in lines]
            size -= 2
    return even(sizes[0]), [tuple(wrap(s, "display", even(sizes[0]), room)) for s in strings]
