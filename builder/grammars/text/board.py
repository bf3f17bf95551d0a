"""The billboard: words set as large as they go, tags under them, actors beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.actors.base import natural, place
from builder.cast import Member, aspect, stand
from builder.cast.cable import plank
from builder.geometry import Box, PathData, polygon
from builder.layout.headline import Words, coloured
from builder.layout.scale import even
from builder.layout.spread import packed
from builder.layout.stage import Composition, Stage
from builder.layout.type import rich, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke, Text
from builder.text.measure import advance
from builder.text.wrap import balance, wrap

_LEADING = 0.98
_CHIP_LINES = 3  # of one chip
_CAP = 0.66  # capitals of the headline face by its size
_TAIL = 0.24  # descenders, where something stands under the words
_SHELF = 0.22  # air over actors on a shelf, by their height


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """What stands on the board, set: words, sub-line and chips, in one column `height` u tall."""

    lines: tuple[str, ...]
    size: float
    sub: tuple[str, ...]
    chips: tuple[tuple[str, ...], ...]
    chip: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The board's frame, the foot of its posts, its unit (1 on a slide) and the room for actors beside it."""

    box: Box
    foot: float
    unit: float
    actors: Box | None
    behind: float = 0.0  # how far behind the actors the posts stand

    @property
    def pad(self) -> float:
        return 72.0 * self.unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the board carries: the row's own `words` (else the headline's), `chips` under them, `cast` beside it."""

    words: str
    chips: tuple[str, ...]
    cast: tuple[Member, ...]


def compose(said: Said, stage: Stage) -> Composition:
    """A billboard on the floor, large words on it, actors beside or before it."""
    words: Words = [(said.words, "")] if said.words else stage.words
    board, poster, cast = _fitted("".join(t for t, _ in words), said, stage)
    board = _hugged(board, poster, stage)
    items = (*_posts(board), *_lamps(board, stage), *_face(board))
    title = _title(words, poster, board, "" if said.words else "title")
    written = (title, *_under(poster, title, board, stage), *_chips(poster, board, stage))
    group = Group(id="billboard", items=(*items, *written), alt=title.string.replace("\n", " "))
    beats = (Beat(id="read", cue=stage.cue, effects=(Effect(target="billboard", name="enter"),)),)
    return Composition(
        items=(group, *_actors(cast, board, stage)), floor=_floor(board, stage), hero="billboard", beats=beats
    )


def _fitted(words: str, said: Said, stage: Stage) -> tuple[Board, Poster, tuple[Member, ...]]:
    """Board and poster with all there is to say; without the sub-line, then without actors where that has no room."""
    sub = "" if said.words else stage.sub
    board, cast = _board(stage, bool(said.cast)), said.cast
    poster = _set(words, sub, said.chips, board, stage)
    if sub and poster.height > board.box.h - board.pad:
        poster = _set(words, "", said.chips, board, stage)
    if cast and poster.height > board.box.h - board.pad:
        board, cast = _board(stage, False), ()
        poster = _set(words, "", said.chips, board, stage)
    return board, poster, cast


def _board(stage: Stage, cast: bool) -> Board:
    """The largest board there is room for; with actors it leaves them the right or the lower part."""
    box, scale, canvas = stage.box, stage.scale, stage.canvas
    unit = max(0.56, min(canvas.width, 1.3 * canvas.height) / 1404)
    furniture = scale.furniture_y + 74 if scale.furniture and not stage.headline.h else 0.0
    top = max(box.y, furniture, canvas.keep.y + (0.0 if stage.headline.h else 54 * unit)) + (
        8 if stage.headline.h else 0
    )
    lifted = canvas.keep.bottom < 0.8 * canvas.height
    foot = stage.floor + 0.32 * (canvas.height - stage.floor)
    bottom = min(box.bottom - (8 if lifted else 24), foot - 132 * unit)
    width, actors, behind = box.w, None, 0.0
    if cast and stage.wide:
        width = 0.62 * box.w
        x = box.x + width + 0.04 * box.w
        actors = Box(x, top, box.right - x, foot - top)
    elif cast:
        floor = min(foot, box.bottom - 12)
        tall = 0.36 * (floor - top)
        actors = Box(box.x, floor - tall, box.w, tall)
        bottom, foot = floor - tall - 34, floor
        behind = 40 * unit
    return Board(box=Box(box.x, top, width, bottom - top), foot=foot, unit=unit, actors=actors, behind=behind)


def _set(words: str, sub: str, chips: Sequence[str], board: Board, stage: Stage) -> Poster:
    """Words in the title range in the number of lines that makes them largest; sub-line and chips under them."""
    width = board.box.w - 2 * board.pad
    chip = even(max(stage.scale.least, stage.scale.label * 0.84))
    rows = _rows(chips, chip, width)
    size = stage.scale.sub
    under = tuple(balance(sub, "text", size, width, 2) or wrap(sub, "text", size, width)[:3]) if sub else ()
    extra = (size * (0.9 + 1.24 * len(under)) if under else 0.0) + (chip * (1.0 + 2.3 * len(rows)) if rows else 0.0)
    room = board.box.h - 2.1 * board.pad - extra
    tail = _TAIL if extra else 0.0
    low, high = stage.scale.least * 1.4, stage.scale.title[1]
    best: tuple[float, float, tuple[str, ...]] = (0.0, low, tuple(wrap(words, "display", even(low), width)))
    for strict in (True, False):
        for count in range(1, 6):
            found = _largest(words, count, width, room, tail, (low, high), strict=strict)
            if found:
                best = max(best, (round(_beauty(*found) * (1.18 if strict else 1.0), 3), *found), key=lambda b: b[0])
    _, letters, lines = best
    tall = letters * (_CAP + _LEADING * (len(lines) - 1) + tail)
    return Poster(lines=lines, size=even(letters), sub=under, chips=rows, chip=chip, height=tall + extra)


def _beauty(size: float, lines: tuple[str, ...]) -> float:
    """Large and even is good; a first line of one short word is not."""
    widths = [advance(line, "display", size) for line in lines]
    stub = len(widths) > 1 and widths[0] < 0.42 * max(widths) and lines[0][-1].isalnum()
    return size * (0.7 + 0.3 * sum(widths) / (len(widths) * max(widths))) * (0.62 if stub else 1.0)


def _largest(
    words: str, count: int, width: float, room: float, tail: float, sizes: tuple[float, float], *, strict: bool
) -> tuple[float, tuple[str, ...]] | None:
    """The largest size at which the words fit so many lines, and the lines."""
    size = even(sizes[1])
    while size >= sizes[0]:
        if size * (_CAP + _LEADING * (count - 1) + tail) <= room:
            found = balance(words, "display", size, width, count, strict=strict)
            if found and len(found) == count:
                return size, tuple(found)
        size -= 4
    return None


def _rows(chips: Sequence[str], size: float, width: float) -> tuple[tuple[str, ...], ...]:
    """Chips in as many rows as they need; one too long for a row goes on in the next."""
    out: list[list[str]] = [[]]
    room = width - size
    lines = (
        balance(c, "mono-bold", size, room, 2) or wrap(c, "mono-bold", size, room)[:_CHIP_LINES] for c in chips if c
    )
    for words in (line for chip in lines for line in chip):
        used = sum(_plate(c, size) + 24 for c in out[-1])
        if out[-1] and used + _plate(words, size) > width:
            out.append([])
        out[-1].append(words)
    return tuple(tuple(row) for row in out if row)


def _plate(words: str, size: float) -> float:
    return advance(words, "mono-bold", size) + size


def _hugged(board: Board, poster: Poster, stage: Stage) -> Board:
    """No taller than its words want, but never a mere strip; its posts make up for the rest."""
    wanted = max(poster.height + 2.3 * board.pad, 0.56 * board.box.w if stage.wide else 0.62 * board.box.w)
    height = min(board.box.h, wanted)
    free = board.box.h - height
    up = 0.45 if stage.wide else 0.3
    return replace(board, box=Box(board.box.x, board.box.y + up * free, board.box.w, height))


def _floor(board: Board, stage: Stage) -> float:
    return min(stage.floor, board.foot - 0.055 * stage.canvas.height)


def _face(board: Board) -> Iterator[Item]:
    """Lip, frame and face, and the ledge the posts carry it by."""
    box, k = board.box, board.unit
    frame = 16 * k
    yield _rect("lip", box.moved(0, 18 * k), 44 * k, Paint("panel_2", "ink", 0.42))
    yield _rect("frame", box, 44 * k, Paint("panel_2"))
    yield _rect("face", box.inset(frame), 30 * k, Paint("panel"))
    ledge = Box(box.x + 0.07 * box.w, box.bottom + 2 * k, 0.86 * box.w, 24 * k)
    yield _rect("ledge-lip", ledge.moved(0, 9 * k), 10 * k, Paint("metal_lip"))
    yield _rect("ledge", ledge, 10 * k, Paint("metal"))


def _posts(board: Board) -> Iterator[Item]:
    box, k, foot = board.box, board.unit, board.foot - board.behind
    for name, x in (("left", box.x + box.w * 0.2), ("right", box.right - box.w * 0.2)):
        shade = Box(x - 84 * k, foot - 11 * k, 168 * k, 24 * k)
        yield Shape(id=f"billboard/shadow-{name}", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50))
        post = Box(x - 19 * k, box.bottom - 10, 38 * k, foot - box.bottom + 6)
        yield _rect(f"post-{name}", post, 6 * k, Paint("metal"))
        side = Box(post.right - 13 * k, post.y, 13 * k, post.h)
        yield _rect(f"side-{name}", side, 6 * k, Paint("metal_lip"))
        if board.behind:  # actors stand before it
            continue
        plate = Box(x - 52 * k, foot - 16 * k, 104 * k, 16 * k)
        yield _rect(f"plate-lip-{name}", plate.moved(0, 6 * k), 8 * k, Paint("metal_lip"))
        yield _rect(f"plate-{name}", plate, 8 * k, Paint("metal"))


def _lamps(board: Board, stage: Stage) -> Iterator[Item]:
    """Unlit lamps on arms over the upper edge, where there is sky for them."""
    box, k = board.box, board.unit
    reach = 50 * k
    if box.y - reach < stage.ceiling(box.x, box.right, gap=10) and stage.headline.h:
        return
    count = 3 if box.w > 900 and stage.wide else 2
    for i in range(count):
        x = box.x + box.w * (0.2 + 0.6 * i / (count - 1))
        y = box.y - reach
        arm: PathData = (
            ("M", (x - 44 * k, box.y + 10 * k)),
            ("C", (x - 44 * k, y + 22 * k, x - 34 * k, y + 12 * k, x - 8 * k, y + 12 * k)),
        )
        head = polygon(((x - 14 * k, y), (x + 14 * k, y), (x + 36 * k, y + 30 * k), (x - 36 * k, y + 30 * k)))
        yield Path(id=f"billboard/arm-{i + 1}", d=arm, stroke=Stroke(Paint("metal_lip"), 9 * k))
        yield Path(
            id=f"billboard/lamp-{i + 1}",
            d=head,
            fill=Paint("metal"),
        )
        rim = Box(x - 38 * k, y + 26 * k, 76 * k, 10 * k)
        yield _rect(f"rim-{i + 1}", rim, 5 * k, Paint("metal_lip"))


def _rect(name: str, box: Box, radius: float, fill: Paint) -> Shape:
    return Shape(id=f"billboard/{name}", kind="rect", box=box, radius=radius, fill=fill)


def _title(words: Words, poster: Poster, board: Board, role: str) -> Text:
    top = board.box.y + (board.box.h - poster.height) / 2
    x = board.box.x + board.pad
    return rich(
        "headline" if role else "billboard/words", coloured(words, poster.lines), x, top + _CAP * poster.size,
        face="display", size=poster.size, role=role, leading=_LEADING,
    )  # fmt: skip


def _under(poster: Poster, title: Text, board: Board, stage: Stage) -> Iterator[Item]:
    if poster.sub:
        y = title.y + title.pitch * (len(title.lines) - 1) + _TAIL * title.size + stage.scale.sub * 1.15
        words = "\n".join(poster.sub)
        yield text("sub", words, title.x + 4, y, face="text", size=stage.scale.sub, paint="text_muted")


def _chips(poster: Poster, board: Board, stage: Stage) -> Iterator[Item]:
    """The row's literals as mono tags under the words; the first is the bright one."""
    size, number = poster.chip, 0
    height = natural("chip", words="x", face="mono-bold", size=size).h
    bottom = board.box.y + (board.box.h + poster.height) / 2
    for i, row in enumerate(poster.chips, 1 - len(poster.chips)):
        x = board.box.x + board.pad
        for words in row:
            number += 1
            width = natural("chip", words=words, face="mono-bold", size=size).w
            centre = (x + width / 2, bottom - height / 2 + i * 2.3 * size)
            first = words == poster.chips[0][0]
            yield place(
                "chip", id=f"chip-{number}", centre=centre, words=words, tone="volt" if first else "neutral",
                face="mono-bold", size=size, theme=stage.theme,
            ).item  # fmt: skip
            x += width + 24


def _actors(cast: tuple[Member, ...], board: Board, stage: Stage) -> Iterator[Item]:
    """On the floor, on wide canvases also on shelves over it: in the rows that make them largest."""
    if not cast or board.actors is None:
        return
    room, gap = board.actors, 0.035 * stage.canvas.width
    alone = 0.5 if stage.wide else 0.92
    found = [_row_height(cast, n, room, gap, alone) for n in range(1, len(cast) + 1 if stage.wide else 2)]
    tall = max(found)
    lines = found.index(tall) + 1
    per, at, foot = -(-len(cast) // lines), len(cast), board.foot + 2
    for n in range(lines):
        row = cast[max(0, at - per) : at]
        at -= len(row)
        widths = [tall * aspect(m) for m in row]
        if n:
            wide = sum(widths) + gap * (len(row) - 1) + 0.16 * tall
            yield plank(Box(room.cx - wide / 2, foot - 3, wide, 26 * board.unit), name=f"shelf-{n}")
        for member, x, width in zip(row, packed(widths, gap, room.cx), widths, strict=True):
            yield stand(member, stage, foot=(x, foot), height=tall, width=width, look=board.box.centre).item
        foot -= tall + _SHELF * tall + 26 * board.unit


def _row_height(cast: tuple[Member, ...], lines: int, room: Box, gap: float, alone: float) -> float:
    """How tall actors can be in so many rows; `alone`: share of the room's height a single row takes at most."""
    per = -(-len(cast) // lines)
    rows = [cast[i : i + per] for i in range(0, len(cast), per)]
    across = min((room.w - gap * (len(r) - 1)) / sum(aspect(m) for m in r) for r in rows)
    return min(across, room.h * (alone if lines == 1 else 1 / (lines * (1 + _SHELF))))
