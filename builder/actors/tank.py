"""The memory bar: a walled tank filled with adjoining, lettered segments, named and always whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from builder.actors.arrow import chevrons
from builder.actors.bake import CAP
from builder.actors.forms import Tone, block, centred, filled, fitted, slab, tone, width_of
from builder.actors.model import Drawing, Params, actor
from builder.errors import SceneError
from builder.geometry import Box, PathData
from builder.layout.scale import even
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke, Text
from builder.theme import Theme

_WALL = 8.0
_SEAT = 3.0  # how far feet stand under the wall's upper edge
_UNDER = 30.0  # from the wall to the capitals of the name
_APART = 44.0  # between reading, letter and label of a full tank


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One owner's part: `name` is its id and anchor, `share` of the whole 0..1; no `who` means free space."""

    name: str
    who: str
    share: float
    label: str
    box: Box


@actor(
    "tank",
    title="Memory bar",
    words=("tank", "memory bar", "memory pool", "quota bar", "capacity bar", "progress bar", "usage bar"),
    params={
        "w": ("number", 1728),
        "h": ("number", 220),
        "segments": ("list", (("a", 0.25, "A"), ("b", 0.25, "B"), ("c", 0.25, "C"), ("d", 0.25, "D"))),
        "grow": ("text", ""),
        "grow_label": ("text", ""),
        "axis": ("number", -1),
        "letter": ("text", ""),
        "full": (("", "yes"), ""),
        "reading": ("text", ""),
        "limit": ("number", -1),
        "name": ("text", ""),
        "name_size": ("number", 42),
        "least": ("number", 34),
    },
    hero=True,
)
def tank(theme: Theme, params: Params) -> Drawing:
    """A tank `w` x `h` u, wall included; `segments` are (owner, share, label) from left to right, an owner "" is
    free space.

    `grow`: the owner that takes from its neighbours; its letter stands before `grow_label`, both centred under
    `axis` (x in u: where it stands; -1: the middle of its part) as far as there is room. `full` = "yes": a wall
    of alarm round what is there, with `reading` ("100%") at its left and, under `axis`, the `letter` of whoever
    filled it.
    `limit`: share at which a limit line stands.
    """
    w, h = params.number("w"), params.number("h")
    parts = segments(params.list("segments"), Box(0, 0, w, h))
    full = params.text("full") == "yes"
    items: list[Item] = [
        block("shade", Box(0, 14 * h / 220, w, h), radius(h), Paint("shadow", alpha=60)),
        block("bed", Box(0, 0, w, h), radius(h), Paint("panel")),
    ]
    for i, part in enumerate(parts):
        rounds = (i == 0, i == len(parts) - 1 and abs(part.box.right - w + inset(h)) < 0.5)
        items.append(_segment(part, h, rounds, _words(part, parts, params)))
    items += [*_limit(params.number("limit"), w, h), _wall(theme, Box(0, 0, w, h), full)]
    drop = 0.0
    if params.text("name"):
        size = params.number("name_size")
        base = _UNDER + CAP["text-bold"] * size
        drop = base + 0.04 * size
        items.append(text("name", params.text("name"), 0, h + base, face="text-bold", size=size, paint="text_muted"))
    return Drawing(
        items=tuple(items),
        box=Box(0, 0, w, h + drop),
        foot=(w / 2, h),
        body="wall",
        anchors={**_anchors(parts), "limit": (w * max(0.0, params.number("limit")), 0), "name": (0, h + drop)},
        contact=0,
        alt=_alt(params.text("name"), parts, full),
    )


def radius(h: float) -> float:
    return min(36.0, 0.16 * h)


def inset(h: float) -> float:
    """How far the segments stand from the outside of the wall."""
    return min(20.0, max(16.0, 18 * h / 220))


def segments(given: Sequence[object], tank_box: Box) -> tuple[Segment, ...]:
    """The parts laid side by side from the left, adjoining; shares are of the inner width, 1 in all at most."""
    gap = inset(tank_box.h)
    inner = tank_box.inset(gap)
    rows: list[tuple[str, float, str]] = []
    for entry in given:
        if not isinstance(entry, tuple) or len(entry) != 3:
            raise SceneError(f"a segment is (owner, share, label), not {entry!r}")
        rows.append((str(entry[0]), float(entry[1]), str(entry[2])))
    total = sum(share for _, share, _ in rows)
    scale = inner.w / max(1.0, total)
    ends = [inner.x + scale * share for share in accumulate(share for _, share, _ in rows)]
    if abs(total - 1) < 1e-6 or total > 1:
        ends[-1:] = [inner.right] if ends else []
    starts = [inner.x, *ends[:-1]]
    names = _names([who for who, _, _ in rows])
    return tuple(
        Segment(name=name, who=who, share=share, label=label, box=Box(x, inner.y, end - x, inner.h))
        for name, (who, share, label), x, end in zip(names, rows, starts, ends, strict=True)
    )


def _names(owners: Sequence[str]) -> list[str]:
    """An id for each part: its owner, numbered from the second time on."""
    seen: dict[str, int] = {}
    out = []
    for who in owners:
        key = (who or "free").lower().removeprefix("pod-")
        seen[key] = seen.get(key, 0) + 1
        out.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return out


def _segment(part: Segment, h: float, rounds: tuple[bool, bool], words: tuple[Item, ...]) -> Group:
    """A slab with lip, gloss and its words; free space is only its label."""
    box, name = part.box, f"segment-{part.name}"
    if not part.who:
        return Group(id=name, items=words or (_blank(f"{name}/space", box),))
    colours, soft = tone(part.who), radius(h) / 2
    left, right = (soft if side else 0.0 for side in rounds)
    face = replace(box, h=box.h - lip(h))
    items: list[Item] = [
        filled(f"{name}/lip", slab(box, left, right), colours.lip),
        filled(f"{name}/face", slab(face, left, right), colours.base),
    ]
    side = 18 * min(1.0, h / 160)
    if box.w > 3 * side:
        shine = Box(box.x + side, box.y + max(7.0, 10 * h / 220), box.w - 2 * side, 7)
        items.append(block(f"{name}/gloss", shine, 3.5, replace(colours.gloss, alpha=80)))
    return Group(id=name, items=(*items, *words))


def _blank(name: str, box: Box) -> Shape:
    return block(name, box, 0, Paint("panel"))


def lip(h: float) -> float:
    """How much of a segment's lip shows."""
    return min(22.0, max(6.0, 0.055 * h))


def _words(part: Segment, parts: Sequence[Segment], params: Params) -> tuple[Item, ...]:
    """What stands on a part: the reading and its label, growth, or its letter."""
    h, least = params.number("h"), params.number("least")
    colours = tone(part.who) if part.who else Tone(*(Paint("text_muted"),) * 4)
    face = replace(part.box, h=part.box.h - lip(h))
    if params.text("reading") and part is parts[0]:
        return tuple(_read(part, face, params, colours))
    grows = params.text("grow").lower().removeprefix("pod-")
    if grows and grows == part.name:
        sides = (part is not parts[0], part is not parts[-1])
        return tuple(_growing(part, face, params, colours, sides))
    return tuple(_label(part, face, part.label, colours, least))


def _label(part: Segment, face: Box, words: str, colours: Tone, smallest: float) -> Iterator[Item]:
    """The label as large as it may be, on one line or two; letters only where nothing longer fits."""
    single = len(words) <= 2
    top = (0.41 if single else 0.36) * face.h
    room, least = (face.w - 12, 20.0) if single else (face.w - 36, smallest)
    top = max(top, min(least, 0.5 * face.h))
    for lines in _breaks(words):
        most = top if "\n" not in lines else top * 0.72
        size = fitted(lines, "display", room, (least, most)) if most >= least else 0
        if size:
            yield centred(
                f"segment-{part.name}/label", lines, face.cx, face.cy, face="display", size=size, paint=colours.letter
            )
            return


def _breaks(words: str) -> Iterator[str]:
    """The words on one line, then on two at each space, the most even first."""
    yield words
    spots = [i for i, ch in enumerate(words) if ch == " "]
    for at in sorted(spots, key=lambda i: abs(2 * i - len(words))):
        yield words[:at] + "\n" + words[at + 1 :]


def _growing(part: Segment, face: Box, params: Params, colours: Tone, sides: tuple[bool, bool]) -> Iterator[Item]:
    """Chevrons pointing at whom it squeezes, fewer where letter and label would not stand under their owner else."""
    words, least = params.text("grow_label") or part.label, params.number("least")
    letter = params.text("letter") or (part.label if len(part.label) <= 2 else "")
    letter = "" if letter == words else letter
    size = 0.32 * face.h
    step = 0.75 * size
    ends = [side for side, wanted in zip(("left", "right"), sides, strict=True) if wanted]
    said = width_of(words, "display", least) + (_letter_room(letter, face) if letter else 0.0)
    axis = params.number("axis") if params.number("axis") >= 0 else face.cx
    counts = [n for n in (3, 2, 1) if face.w > len(ends) * (n * step + 1.1 * size) + said + 36]
    free = min(axis - face.x if "left" in ends else 9e9, face.right - axis if "right" in ends else 9e9)
    under = (n for n in counts if free >= n * step + 0.75 * size + said / 2 + 18)
    count = next(under, counts[0] if counts else 0)
    lane = count * step + 0.75 * size if count else 0.0
    for side in ends if count else ():
        x = face.x + 0.55 * size if side == "left" else face.right - 0.55 * size - (count - 1) * step - 0.4 * size
        d = chevrons(count, x, face.cy, size=size, step=step, left=side == "left")
        yield Path(id=f"segment-{part.name}/grow-{side}", d=d, stroke=Stroke(colours.letter, 0.212 * size))
    room = Box(face.x + (lane if "left" in ends else 0), face.y, face.w - lane * len(ends), face.h)
    reach = max(0.0, min(axis - room.x, room.right - axis))
    if letter:
        found = tuple(_lettered(part, room, (letter, words), axis, colours, least))
    else:
        found = tuple(_label(part, replace(room, x=axis - reach, w=2 * reach), words, colours, least))
    yield from found or _label(replace(part, box=room), room, words, colours, least)


def _letter_room(letter: str, face: Box) -> float:
    """Width of a part's letter and the space after it."""
    return width_of(letter, "display", even(0.41 * face.h)) + 0.2 * face.h


def _lettered(
    part: Segment, room: Box, said: tuple[str, str], axis: float, colours: Tone, least: float
) -> Iterator[Item]:
    """An owner's letter at `axis` with its label after it or before it; else both, as near to it as the room lets."""
    letter, words = said
    before, widest = _letter_room(letter, room), room.w - 2 * 18
    half = width_of(letter, "display", even(0.41 * room.h)) / 2
    after, ahead = room.right - 18 - (axis - half), axis + half - room.x - 18
    for lines, free in ((lines, free) for lines in _breaks(words) for free in (after, ahead, widest)):
        most = max(0.36 * room.h, min(least, 0.5 * room.h)) * (0.72 if "\n" in lines else 1.0)
        size = fitted(lines, "display", free - before, (least, most)) if most >= least else 0
        if not size:
            continue
        wide = width_of(lines, "display", size)
        total = before + wide
        left = min(max(axis - total / 2, room.x + 18), room.right - 18 - total)
        at = left if free == widest else axis - half
        text_at = at + before if free != ahead else axis + half - total
        name, big = f"segment-{part.name}", 0.41 * room.h
        mark = centred(f"{name}/letter", letter, 0, room.cy, face="display", size=big, paint=colours.letter)
        label = centred(f"{name}/label", lines, 0, room.cy, face="display", size=size, paint=colours.letter)
        y = label.y if "\n" in lines else mark.y
        yield replace(mark, x=at, align="left")
        yield replace(label, x=text_at, y=y, align="left")
        return


def _read(part: Segment, face: Box, params: Params, colours: Tone) -> Iterator[Item]:
    """The reading large at the left; on its baseline the label, and the letter under whoever filled the tank.

    The label is at the right end, or next to the reading where it would be in the letter's way.
    """
    reading, least, name = params.text("reading"), params.number("least"), f"segment-{part.name}"
    size = fitted(reading, "display", face.w - 2 * 44, (least, max(least, 0.65 * face.h))) or least
    number = centred("reading", reading, 0, face.cy, face="display", size=size, paint=colours.letter)
    pad = min(44.0, 0.24 * face.h)
    yield replace(number, x=face.x + pad, align="left")
    left, right = face.x + pad + number.widths[0] + _APART, face.right - pad
    size = fitted(part.label, "display", right - left, (least, max(least, 0.34 * face.h))) if part.label else 0
    wide = width_of(part.label, "display", size) if size else 0.0
    letter = _mark(part, face, params, colours)
    half = letter.widths[0] / 2 + _APART if letter else 0.0
    starts = [right - wide, left] if wide else [left]
    clear = [x for x in starts if letter and (x + wide <= letter.x - half or letter.x + half <= x)]
    if letter and clear and letter.x - half >= left - _APART and letter.x + half <= right + _APART:
        yield replace(letter, y=number.y)
        starts = clear
    if size:
        words = centred(f"{name}/label", part.label, 0, face.cy, face="display", size=size, paint=colours.letter)
        yield replace(words, x=starts[0], y=number.y, align="left")


def _mark(part: Segment, face: Box, params: Params, colours: Tone) -> Text | None:
    """The letter of whoever filled the tank, as large as the others' were and under where it stands."""
    if not params.text("letter"):
        return None
    x = params.number("axis") if params.number("axis") >= 0 else face.cx
    size = 0.41 * face.h
    name = f"segment-{part.name}/letter"
    return centred(name, params.text("letter"), x, face.cy, face="display", size=size, paint=colours.letter)


def _limit(share: float, w: float, h: float) -> tuple[Path, ...]:
    if share < 0:
        return ()
    x = w * min(1.0, share)
    d: PathData = (("M", (x, -0.11 * h)), ("L", (x, h + 0.11 * h)))
    return (Path(id="limit", d=d, stroke=Stroke(Paint("text"), 8, dash=(1.5, 1.5))),)


def _wall(theme: Theme, box: Box, full: bool) -> Shape:
    """The wall: neutral, ink where things that act are keylined, alarm when the tank is full."""
    calm = "ink" if theme.keyline else "line_2"
    role = ("line_2" if theme.palette == "hot" else "fail") if full else calm
    half = _WALL / 2
    stroke = Stroke(Paint(role), _WALL)
    return Shape(id="wall", kind="rect", box=box.inset(half), radius=radius(box.h) - half, stroke=stroke)


def _anchors(parts: Sequence[Segment]) -> dict[str, tuple[float, float]]:
    """Where an owner stands on its part ("seat-a", in the wall's upper edge) and the part's middle ("part-a")."""
    seats = {f"seat-{part.name}": (part.box.cx, _SEAT) for part in parts}
    return {**seats, **{f"part-{part.name}": part.box.centre for part in parts}}


def _alt(name: str, parts: Sequence[Segment], full: bool) -> str:
    shares = ", ".join(f"{part.label or part.who or 'free'} {round(part.share * 100)} %" for part in parts)
    return f"{name or 'A bar'}{', full' if full else ''}: {shares}"
