"""How words and picture share a canvas: where the captions stand and which panels are left for the set."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.errors import SceneError
from builder.geometry import Box
from builder.layout.scale import even
from builder.layout.type import fit, flush, rich
from builder.scene.items import Item, Paint, Run, Shape, Text
from builder.scene.model import Canvas
from builder.text.measure import advance
from builder.text.wrap import balance, wrap

#: Captions, and panels, side by side or below each other, in reading order.
SIDES = ("left", "middle", "right")
_LEADING = 1.0
_CAP = 0.66  # capitals of the headline face, em
_PUNCH = "highlight_text"
_LEAST = 40.0  # the smallest letters of a caption, u


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """`under`: grounds behind the set; `words`: bands and captions over it; `panels`: name -> room for a set."""

    panels: Mapping[str, Box]
    under: tuple[Item, ...] = ()
    words: tuple[Item, ...] = ()


Layout = Callable[[Mapping[str, str], Canvas, float], Laid]


def lay(name: str, captions: Mapping[str, str], canvas: Canvas, share: float) -> Laid:
    """Set the captions of a meme; SceneError for a layout nobody wrote."""
    if name not in LAYOUTS:
        raise SceneError(f"unknown meme layout {name!r}; known: {', '.join(sorted(LAYOUTS))}")
    return LAYOUTS[name](captions, canvas, share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Caption lines at a size."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        return self.size * (_CAP + (len(self.lines) - 1) * _LEADING)


def fitted(words: str, width: float, sizes: tuple[float, float], most: int) -> Block:
    """Break words into at most `most` lines, as large as the range allows; more lines only where nothing fits.

    A break that reads badly is taken only where it buys a third more size; of two sentences each gets its line.
    """
    found = _fitted(words, width, sizes, most)
    return Block(lines=found.lines, size=found.size - (found.size - 4) % 6)  # sizes LibreOffice keeps (headline.steps)


def _fitted(words: str, width: float, sizes: tuple[float, float], most: int) -> Block:
    pair = re.fullmatch(r"(.{4,}?[.?!…]) ([^.?!…]{4,}[.?!…]*)", words)
    good, loose = (_largest(words, width, sizes, most, strict=strict) for strict in (True, False))
    if pair and most > 1 and advance(words, "display", sizes[1]) > width:
        longest = max(pair.groups(), key=lambda line: advance(line, "display", 100))
        size = fit(longest, "display", width, sizes)
        if advance(longest, "display", size) <= width and (not loose or size > 0.72 * loose.size):
            return Block(lines=pair.groups(), size=size)
    if good and (not loose or good.size > 0.74 * loose.size):
        return good
    return loose or _long(words, width, sizes[0], most)


def _long(words: str, width: float, size: float, most: int) -> Block:
    """More words than a caption holds: smaller, on two lines more, and then cut."""
    lines = wrap(words, "display", even(size), width)
    while len(lines) > most + 2 and size > _LEAST:
        size -= 2
        lines = wrap(words, "display", even(size), width)
    if len(lines) > most + 2:
        lines = (*lines[: most + 1], lines[most + 1].rstrip(" ,;:.")[:-1] + "…")
    return Block(lines=lines or ("",), size=even(size))


def _largest(words: str, width: float, sizes: tuple[float, float], most: int, *, strict: bool) -> Block | None:
    """The largest setting; a line less is worth a sixth of the size."""
    best: Block | None = None
    for count in range(1, most + 1):
        size = even(sizes[1])
        while size >= sizes[0] and (best is None or size > best.size * 1.2):
            found = balance(words, "display", size, width, count, strict=strict)
            if found and (len(found) < 3 or words.count(" ") >= len(found)):
                best = Block(lines=tuple(found), size=size)
                break
            size -= 2
    return best


def punched(lines: Sequence[str], *, all_of_it: bool = False) -> list[list[Run]]:
    """The last sentence coloured; of a single one its last clause, or what would stand on the second of two lines."""
    if all_of_it:
        return [[Run(line, Paint(_PUNCH))] for line in lines]
    words = " ".join(lines)
    start = len(words) - _punch(words, lines)
    out: list[list[Run]] = []
    at = 0
    for line in lines:
        cut = min(max(start - at, 0), len(line))
        parts = ((line[:cut], "text"), (line[cut:], _PUNCH))
        out.append([Run(said, Paint(paint)) for said, paint in parts if said] or [Run("", Paint("text"))])
        at += len(line) + 1
    return out


def _punch(words: str, lines: Sequence[str]) -> int:
    """How many characters at the end of a caption are its punch line; 0 where it has none."""
    ends = [m.end() for m in re.finditer(r"[.?!…]+[”’]* ", words)]
    if ends:
        return len(words) - ends[-1]
    if len(lines) == 2:
        return len(lines[1])
    clauses = [m.end() for m in re.finditer(r"[,;] ", words)] if len(lines) == 1 else []
    if clauses and len(words) - clauses[-1] > 3:
        return len(words) - clauses[-1]
    if words.count(" ") < 3:
        return 0 if len(lines) == 1 else len(lines[-1])
    halves = balance(words, "display", 100, 0.66 * advance(words, "display", 100), 2)
    return len(halves[1]) if halves and len(halves) == 2 else len(lines[-1]) if len(lines) > 1 else 0


def block(
    name: str, made: Block, x: float, top: float, *, align: str = "center", role: str = "", punch: str = "last"
) -> Text:
    """Caption lines with the top of their capitals at `top`; `punch`: "last", "all" or "" of them in the accent."""
    plain = [[Run(line, Paint("text"))] for line in made.lines]
    lines = punched(made.lines, all_of_it=punch == "all") if punch else plain
    y = top + _CAP * made.size
    said = rich(name, lines, x, y, face="display", size=made.size, align=align, role=role, leading=_LEADING)
    return flush(said) if align == "left" else said


def _sizes(canvas: Canvas, low: float, high: float) -> tuple[float, float]:
    k = min(canvas.width, canvas.height) / 1080
    return even(low * k), even(high * k)


def band(captions: Mapping[str, str], canvas: Canvas, share: float) -> Laid:
    """The line on a dark band at the foot, the picture over the whole width above it."""
    wide = canvas.aspect > 1.3
    width = canvas.keep.w if not wide else canvas.width - 2 * 96
    made = fitted(captions["line"], width, _sizes(canvas, 100, 136), 1)
    if len(made.lines) > 1:
        made = fitted(captions["line"], width, _sizes(canvas, 60, 112 if wide else 100), 2)
    if made.size < 66 and not wide:
        made = fitted(captions["line"], width, _sizes(canvas, 60, 100), 3)
    below = fitted(captions["below"], width, _sizes(canvas, 44, 60), 1) if captions.get("below") else None
    pad = even((0.042 if wide else 0.036) * canvas.height)
    under = max(pad, canvas.height - canvas.keep.bottom - 8)
    extra = below.height + 0.8 * pad if below else 0
    height = made.height + 0.2 * made.size + extra + pad + under
    top = canvas.height - height
    ground = Shape(id="band", kind="rect", box=Box(0, top, canvas.width, height), fill=Paint("bg"))
    words: list[Item] = [ground, block("caption", made, canvas.width / 2, top + pad, role="title")]
    if below:
        last = canvas.height - under - below.height - 0.1 * below.size
        words.append(block("below", below, canvas.width / 2, last, punch=""))
    return Laid(panels={"": Box(0, 0, canvas.width, top)}, words=tuple(words))


def frame(captions: Mapping[str, str], canvas: Canvas, share: float) -> Laid:
    """The line above and the second one below, both on the set itself; the picture is the whole canvas."""
    top = fitted(captions["line"], canvas.keep.w, _sizes(canvas, 64, 128), 2)
    y = canvas.keep.y + 14
    words: list[Item] = [block("caption", top, canvas.width / 2, y, role="title")]
    bottom = float(canvas.height)
    if captions.get("below"):
        low = fitted(captions["below"], canvas.keep.w, _sizes(canvas, 48, 68), 2)
        bottom = canvas.keep.bottom - 6 - low.height
        words.append(block("below", low, canvas.width / 2, bottom, punch=""))
    set_top = y + top.height + 0.3 * top.size
    clear = 34 if bottom < canvas.height else 0
    picture = Box(0, set_top, canvas.width, bottom - set_top - clear)
    return Laid(panels={"": canvas.box, "picture": picture}, words=tuple(words))


def bands(captions: Mapping[str, str], canvas: Canvas, share: float) -> Laid:
    """A band with the first half above, one with the rest below, the picture between them."""
    if not captions.get("below"):
        return band(captions, canvas, share)
    pad = even(0.036 * canvas.height)
    first = fitted(captions["line"], canvas.keep.w, _sizes(canvas, 56, 100), 2)
    rest = fitted(captions["below"], canvas.keep.w, _sizes(canvas, 56, 92), 2)
    over = canvas.keep.y + 4
    above, under = over + first.height + 0.22 * first.size + pad, rest.height + 0.22 * rest.size + 2 * pad + 12
    low = canvas.height - under
    return Laid(
        panels={"": Box(0, above, canvas.width, low - above)},
        words=(
            Shape(id="band-above", kind="rect", box=Box(0, 0, canvas.width, above), fill=Paint("bg")),
            Shape(id="band-below", kind="rect", box=Box(0, low, canvas.width, under), fill=Paint("bg")),
            block("caption", first, canvas.width / 2, over, role="title", punch=""),
            block("below", rest, canvas.width / 2, low + pad, punch="all"),
        ),
    )


def column(captions: Mapping[str, str], canvas: Canvas, share: float) -> Laid:
    """The words in a dark column at the left, the picture beside it."""
    share = share or 0.4
    first, second = _stacked(captions, canvas.width * share - 152)
    if first.size < 92:
        share = max(share, 0.47)
        first, second = _stacked(captions, canvas.width * share - 152)
    width = even(canvas.width * share)
    gap = 0.62 * first.size
    total = first.height + (gap + second.height if second else 0)
    top = (canvas.height - total) / 2
    ground = Shape(id="band", kind="rect", box=Box(0, 0, width, canvas.height), fill=Paint("bg"))
    punch = "" if second else "last"
    words: list[Item] = [ground, block("caption", first, 96, top, align="left", role="title", punch=punch)]
    if second:
        words.append(block("below", second, 96, top + first.height + gap, align="left", punch="all"))
    return Laid(panels={"": Box(width, 0, canvas.width - width, canvas.height)}, words=tuple(words))


def aside(captions: Mapping[str, str], canvas: Canvas, share: float) -> Laid:
    """The words on the set at the right, over those who say them; no band. Panel "under" is what they leave there."""
    left = even(canvas.width * (1 - (share or 0.35)))
    room = canvas.keep.right - left
    first, second = _stacked(captions, room, sizes=(56.0, 116.0), most=4)
    gap = 0.5 * first.size
    top = 2.8 * canvas.keep.y
    words: list[Item] = [block("caption", first, left, top, align="left", role="title", punch="" if second else "last")]
    end = top + first.height + 0.22 * first.size
    if second:
        words.append(block("below", second, left, top + first.height + gap, align="left", punch="all"))
        end = top + first.height + gap + second.height + 0.22 * second.size
    panels = {"": canvas.box, "under": Box(left, end, room, canvas.height - end)}
    return Laid(panels=panels, words=tuple(words))


def _stacked(
    captions: Mapping[str, str], room: float, *, sizes: tuple[float, float] = (60.0, 200.0), most: int = 4
) -> tuple[Block, Block | None]:
    """The line and, no larger, the second one, in a column `room` u wide."""
    longest = max((advance(w, "display", 100) for w in captions["line"].split()), default=1.0)
    low, high = sizes
    first = fitted(captions["line"], room, (low, max(low, min(high, even(100 * room / longest)))), most)
    if not captions.get("below"):
        return first, None
    return first, fitted(captions["below"], room, (52.0, max(52.0, min(0.84 * first.size, 104.0))), most)


def split(captions: Mapping[str, str], canvas: Canvas, share: float) -> Laid:
    """Two or three parts side by side, each with its own line over its own picture."""
    slots = [slot for slot in SIDES if slot in captions]
    part = canvas.width / len(slots)
    inner = part - 2 * canvas.keep.x
    sizes = _sizes(canvas, 48, 84)
    most = 3 if part < canvas.height * 0.65 else 2
    size = min(fitted(captions[s], inner, sizes, most).size for s in slots)
    made = [fitted(captions[s], inner, (sizes[0], size), most) for s in slots]
    pad = even(0.055 * canvas.height)
    height = max(b.height for b in made) + 0.24 * size + 1.7 * pad
    room = {name: Box(part * i, height, part, canvas.height - height) for i, name in enumerate(slots)}
    grounds: list[Item] = [
        Shape(id=f"part-{slot}", kind="rect", box=replace(room[slot], y=0, h=canvas.height), fill=Paint("panel_2"))
        for i, slot in enumerate(slots) if i % 2
    ]  # fmt: skip
    grounds.append(Shape(id="band", kind="rect", box=Box(0, 0, canvas.width, height), fill=Paint("bg")))
    words: list[Item] = [
        block(f"caption-{slot}" if i else "caption", lines, room[slot].cx, pad, role="" if i else "title",
              punch="all" if i == len(slots) - 1 else "")
        for i, (slot, lines) in enumerate(zip(slots, made, strict=True))
    ]  # fmt: skip
    room[""] = Box(0, height, canvas.width, canvas.height - height)
    return Laid(panels=room, under=tuple(grounds), words=tuple(words))


def rows(captions: Mapping[str, str], canvas: Canvas, share: float) -> Laid:
    """Two or three rows, each a picture at the left and its line at the right; on a wide canvas two columns instead."""
    if canvas.aspect > 1.3:
        return _columns(captions, canvas)
    slots = [slot for slot in SIDES if slot in captions]
    deep, cut = canvas.height / len(slots), even(canvas.width * 0.46)
    room, most = canvas.keep.right - cut - 48, 6 - len(slots)
    panels = {slot: Box(0, deep * i, cut, deep) for i, slot in enumerate(slots)}
    size = min(fitted(captions[s], room, (48, 88), most).size for s in slots)
    band = Box(cut, 0, canvas.width - cut, canvas.height)
    grounds: list[Item] = [
        Shape(id=f"row-{slot}", kind="rect", box=panels[slot], fill=Paint("panel_2")) for slot in slots[1::2]
    ]
    grounds.append(Shape(id="band", kind="rect", box=band, fill=Paint("bg")))
    words: list[Item] = []
    for i, slot in enumerate(slots):
        made = fitted(captions[slot], room, (48, size), most)
        top, last = deep * (i + 0.5) - made.height / 2, slot == slots[-1]
        words.append(block(f"caption-{slot}" if i else "caption", made, cut + 48, top, align="left",
                           role="" if i else "title", punch="all" if last else ""))  # fmt: skip
        if i:
            rule = Box(cut, deep * i - 3, canvas.width - cut, 6)
            grounds.append(Shape(id=f"rule-{i}", kind="rect", box=rule, fill=Paint("panel_2")))
    return Laid(panels={**panels, "": canvas.box}, under=tuple(grounds), words=tuple(words))


def _columns(captions: Mapping[str, str], canvas: Canvas) -> Laid:
    """Two halves, each picture over its own line."""
    half = canvas.width / 2
    size = min(fitted(captions[s], half - 2 * canvas.keep.x, (48, 88), 2).size for s in ("left", "right"))
    pair = [fitted(captions[s], half - 2 * canvas.keep.x, (48, size), 2) for s in ("left", "right")]
    pad = 52.0
    height = max(b.height for b in pair) + 0.24 * size + 2 * pad
    top = canvas.height - height
    words = tuple(
        block(("caption", "caption-right")[i], made, half * (i + 0.5), top + pad, role="title" if i == 0 else "",
              punch="all" if i else "") for i, made in enumerate(pair)
    )  # fmt: skip
    grounds = (
        Shape(id="half-right", kind="rect", box=Box(half, 0, half, top), fill=Paint("panel_2")),
        Shape(id="band", kind="rect", box=Box(0, top, canvas.width, height), fill=Paint("bg")),
    )
    room = {"left": Box(0, 0, half, top), "right": Box(half, 0, half, top), "": canvas.box}
    return Laid(panels=room, under=grounds, words=words)


LAYOUTS: Mapping[str, Layout] = {
    "aside": aside, "band": band, "bands": bands, "column": column, "frame": frame, "rows": rows, "split": split,
}  # fmt: skip
