"""Lists: a catalogue of cards on shelves, options of which one is chosen, and the fields of a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.actors.base import place
from builder.actors.forms import PAPER_LIP, block, centred, set_in
from builder.actors.model import Value
from builder.cast import Roll, aspect, figure, stand
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line
from builder.cast.member import slug
from builder.geometry import Box
from builder.grammars.panel.screen import lined, screen
from builder.layout.scale import even
from builder.layout.spread import rows
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.text.measure import advance

_BOARD = 28.0


def registry(items: Sequence[str], notes: Sequence[str], stage: Stage) -> Composition:
    """A card for every entry, on as few shelves as let the names be large; what each has with it below its name."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    tiers = max(_tiers(len(items)), key=lambda t: _fitness(items, t, room, stage))
    gap = 0.04 * room.w if len(items) < 5 else 0.022 * room.w
    wide = (room.w - gap * (max(tiers) + 1)) / max(tiers)
    tall = (room.h - len(tiers) * (_BOARD + 26)) / len(tiers)
    tall = min(tall, 1.15 * wide)
    lines, size = set_in(items, "display", wide - 56, (stage.scale.least, min(130.0, 0.3 * tall)))
    names = ids(items, "entry")
    out: list[Item] = []
    y, first, cards = room.bottom - len(tiers) * (tall + _BOARD + 26) + 26 + tall, 0, []
    for n, count in enumerate(tiers, 1):
        out.append(plank(Box(room.x, y, room.w, _BOARD), name=f"shelf-{n}"))
        left = room.cx - (count * wide + (count - 1) * gap) / 2
        for i in range(count):
            box = Box(left + i * (wide + gap), y + 2 - tall, wide, tall)
            card = _card(names[first + i], lines[first + i], box, size, notes, stage)
            cards.append(card.id)
            out.append(card)
        first, y = first + count, y + tall + _BOARD + 26
    effects = tuple(Effect(target=c, name="enter", start_ms=140 * i) for i, c in enumerate(cards))
    return Composition(
        items=tuple(out),
        floor=even(floor_of(stage, ground)),
        hero=cards[-1],
        beats=(Beat(id="file", cue=stage.cue, effects=effects),),
    )


def _tiers(count: int) -> list[tuple[int, ...]]:
    return list(dict.fromkeys(rows(count, most) for most in range(1, count + 1)))


def _fitness(items: Sequence[str], tiers: tuple[int, ...], room: Box, stage: Stage) -> float:
    wide, tall = room.w / max(tiers) * 0.92, room.h / len(tiers) - _BOARD - 26
    if tall < 3 * stage.scale.least:
        return 0.0
    size = set_in(items, "display", wide - 56, (stage.scale.least, min(130.0, 0.3 * tall)))[1]
    return float(size * min(wide / tall, tall / wide) ** 0.5)


def _card(name: str, words: str, box: Box, size: float, notes: Sequence[str], stage: Stage) -> Group:
    """A file card: its name in the upper part, ruled lines or the author's notes below."""
    radius = min(28.0, 0.08 * box.h)
    parts: list[Item] = []
    if stage.theme.keyline:
        parts.append(
            Shape(
                id=f"{name}/keyline",
                kind="rect",
                box=box,
                radius=radius,
                stroke=Stroke(Paint("ink"), stage.theme.keyline),
            )
        )
    top = min(26.0, 0.1 * box.h)
    parts += [
        block(f"{name}/lip", box, radius, PAPER_LIP),
        block(f"{name}/paper", Box(box.x, box.y, box.w, box.h - 12), radius, Paint("paper")),
        block(f"{name}/tab", Box(box.x + 26, box.y + 14, 0.3 * box.w, top - 8 if top > 18 else 8), 5, Paint("gold")),
    ]
    deep = size * (0.7 + words.count("\n"))
    low = box.bottom - 12
    spare = low - box.y - top - deep
    lined = spare > 2.2 * stage.scale.least
    middle = box.y + top + (0.3 * spare if lined else 0.5 * spare) + deep / 2
    parts.append(centred(f"{name}/words", words, box.cx, middle, face="display", size=size, paint=Paint("ink")))
    if lined:
        area = Box(
            box.x + 36, middle + deep / 2 + 0.24 * spare, box.w - 72, low - 30 - middle - deep / 2 - 0.24 * spare
        )
        shown = None if notes else _drawn(name, words, area, stage)
        parts += [shown] if shown else _notes(name, notes, area, stage)
    return Group(id=name, items=tuple(parts), alt=" ".join(words.split()))


def _drawn(name: str, words: str, area: Box, stage: Stage) -> Item | None:
    """The thing an entry is, where it has a drawing: under its name, in place of ruled lines."""
    one = figure(" ".join(words.split()))
    if not one.kind or one.kind == "brand" or area.h < 3 * stage.scale.least:
        return None
    member = Roll().one(one)
    extra: dict[str, Value] = {"label": ""} if member.params.get("label") else {}
    tall, foot = min(1.16 * area.h, area.w / aspect(member)), (area.cx, area.bottom + 8)
    return stand(member, stage, foot=foot, height=tall, width=area.w, name=f"{name}/thing", extra=extra).item


def _notes(name: str, notes: Sequence[str], area: Box, stage: Stage) -> Iterator[Item]:
    """The author's notes, centred, at one size; ruled strokes where there are none or no room for them."""
    least = stage.scale.least
    longest = max(notes, key=len, default="")
    size = fit(longest, "text-bold", area.w, (least, max(least, min(1.6 * least, area.h / max(1, len(notes)) / 1.4))))
    if notes and advance(longest, "text-bold", size) <= area.w:
        for i, note in enumerate(notes[: max(1, int(area.h // (1.3 * size)))]):
            y = area.y + size * (0.8 + 1.3 * i)
            yield text(f"{name}/note-{i + 1}", note, area.cx, y, face="text-bold", size=size,
                       paint=Paint("ink", "paper", 0.25), align="center")  # fmt: skip
        return
    for i, share in enumerate((1.0, 0.76, 0.88)[: max(1, int(area.h // 34))]):
        line = Box(area.x, area.y + 34 * i, share * area.w, 11)
        yield block(f"{name}/line-{i + 1}", line, 5.5, PAPER_LIP)


def selector(title: str, items: Sequence[str], selected: str, stage: Stage) -> Composition:
    """A drop-down opened: its field on top, the options below, the chosen one bright with a tick."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    chosen = next((i for i, item in enumerate(items) if item.lower() == selected.lower()), -1) if selected else -1
    wide = min(room.w, (0.72 if stage.broad else 1.0) * room.w)
    left = room.cx - wide / 2
    row = min((room.h - 30) / (len(items) + 1.25), 190.0)
    lines, size = lined((title, *items), wide - 2.1 * row, (stage.scale.least, min(92.0, 0.5 * row)))
    head = Box(left, room.bottom - 30 - row * (len(items) + 1.15), wide, row)
    tray = Box(left + 24, head.cy, wide - 48, room.bottom - head.cy)
    out: list[Item] = [_tray(tray), _field(head, lines[0], size, stage)]
    names = ids(items, "option")
    for i, words in enumerate(lines[1:]):
        box = Box(tray.x + 20, head.bottom + 0.12 * row + i * row, tray.w - 40, row - 14)
        out.append(_option(names[i], words, box, size, stage, on=i == chosen))
    hero = names[chosen] if chosen >= 0 else "field"
    effects = [Effect(target="field", name="enter")] + [
        Effect(target=n, name="enter", start_ms=120 * i) for i, n in enumerate(names, 1)
    ]
    beats = [Beat(id="open", cue=stage.cue, effects=tuple(effects))]
    if chosen >= 0:
        beats.append(Beat(id="choose", cue=stage.cue, effects=(Effect(target=hero, name="pulse"),), trigger="auto"))
    return Composition(items=tuple(out), floor=even(floor_of(stage, ground)), hero=hero, beats=tuple(beats))


def _tray(box: Box) -> Group:
    return Group(
        id="menu",
        items=(
            block("menu/under", box.moved(0, 14), 34, Paint("shadow", alpha=50)),
            block("menu/tray", box, 34, Paint("panel")),
        ),
        decorative=True,
    )


def _field(box: Box, words: str, size: float, stage: Stage) -> Group:
    """The closed field: a large key with the title and a chevron."""
    made = place(
        "brick",
        id="field/key",
        theme=stage.theme,
        foot=(box.cx, box.bottom),
        scale=1,
        width=box.w,
        height=box.h,
        tone="hardware",
        shadow=0,
    )
    x, y, arm = box.right - 0.62 * box.h, box.cy - 10, 0.17 * box.h
    chevron = Path(
        id="field/chevron",
        d=(("M", (x - arm, y - arm / 2)), ("L", (x, y + arm / 2)), ("L", (x + arm, y - arm / 2))),
        stroke=Stroke(Paint("hardware_label"), max(9.0, 0.08 * box.h)),
    )
    label = text(
        "field/words",
        words,
        box.x + 0.4 * box.h,
        box.cy - 8 + 0.34 * size,
        face="display",
        size=size,
        paint="hardware_label",
    )
    return Group(id="field", items=(made.item, label, chevron), alt=words)


def _option(name: str, words: str, box: Box, size: float, stage: Stage, *, on: bool) -> Group:
    """A row of the list: a radio ring, or a bright key with a tick."""
    parts: list[Item] = []
    if on:
        parts += [
            block(f"{name}/lip", box.moved(0, 12), 26, Paint("ok_lip")),
            block(f"{name}/face", box, 26, Paint("ok")),
        ]
    else:
        parts.append(block(f"{name}/face", box, 26, Paint("panel_2")))
    r, x = 0.2 * box.h, box.x + 0.56 * box.h
    ring = Box(x - r, box.cy - r, 2 * r, 2 * r)
    if on:
        tick = (
            ("M", (x - 0.8 * r, box.cy)),
            ("L", (x - 0.15 * r, box.cy + 0.65 * r)),
            ("L", (x + 0.95 * r, box.cy - 0.65 * r)),
        )
        parts.append(Path(id=f"{name}/tick", d=tick, stroke=Stroke(Paint("ink"), max(9.0, 0.42 * r))))
    else:
        parts.append(
            Shape(id=f"{name}/ring", kind="ellipse", box=ring, stroke=Stroke(Paint("line_2"), max(6.0, 0.2 * r)))
        )
    parts.append(
        text(
            f"{name}/words",
            words,
            box.x + 1.1 * box.h,
            box.cy + 0.34 * size,
            face="display",
            size=size,
            paint="ink" if on else "text",
        )
    )
    return Group(id=name, items=tuple(parts), alt=words)


def form(title: str, items: Sequence[str], button: str, stage: Stage) -> Composition:
    """A form on the monitor: a labelled empty box for every field, the button volt at its end."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    made = screen(title, room, stage)
    inner = made.area.inset(34, 26)
    wanted = [*items, *([button] if button else [])]
    columns = 2 if stage.broad and len(wanted) > 3 else 1
    deep = -(-len(wanted) // columns)
    pitch = inner.h / deep
    wide = (inner.w - 40 * (columns - 1)) / columns
    beside = columns == 1 and stage.broad
    sizes = (stage.scale.least, min(54.0, 0.34 * pitch))
    lines, size = lined(wanted, 0.4 * wide if beside else wide, sizes, face="text-bold")
    names = ids(items, "field")
    out: list[Item] = []
    for n, words in enumerate(lines):
        box = Box(inner.x + (n // deep) * (wide + 40), inner.y + (n % deep) * pitch, wide, pitch - 18)
        out.append(
            _button(words, box, size)
            if button and n == len(items)
            else _entry(names[n], words, box, size, stage, beside=beside, first=n == 0)
        )
    effects = tuple(Effect(target=i.id, name="enter", start_ms=140 * n) for n, i in enumerate(out))
    return Composition(
        items=(*made.items, *out),
        floor=even(floor_of(stage, ground)),
        hero=made.id,
        beats=(Beat(id="fields", cue=stage.cue, effects=effects),),
    )


def _entry(name: str, words: str, box: Box, size: float, stage: Stage, *, beside: bool, first: bool) -> Group:
    split = 0.42 * box.w if beside else 0.0
    tall = min(box.h, 2.4 * size) if beside else min(box.h - 1.35 * size, 2.2 * size)
    y = box.cy - tall / 2 if beside else box.y + 1.35 * size
    well = Box(box.x + split, y, box.w - split, tall)
    base = box.cy + 0.36 * size if beside else box.y + size
    parts: list[Item] = [
        text(f"{name}/words", words, box.x, base, face="text-bold", size=size, paint="code_value"),
        Shape(
            id=f"{name}/well",
            kind="rect",
            box=well,
            radius=16,
            fill=Paint("code_bar"),
            stroke=Stroke(Paint("ok" if first else "code_punct"), 5),
        ),
    ]
    if first:
        parts.append(block(f"{name}/cursor", Box(well.x + 26, well.y + 0.24 * tall, 7, 0.52 * tall), 3, Paint("ok")))
    return Group(id=name, items=tuple(parts), alt=words)


def _button(words: str, box: Box, size: float) -> Group:
    tall = min(box.h, 2.4 * size)
    key = Box(box.x, box.cy - tall / 2, box.w, tall - 10)
    return Group(
        id="button",
        items=(
            block("button/lip", key.moved(0, 10), 22, Paint("ok_lip")),
            block("button/face", key, 22, Paint("ok")),
            centred("button/words", words, key.cx, key.cy, face="text-bold", size=size, paint=Paint("ink")),
        ),
        alt=words,
    )


def ids(items: Sequence[str], prefix: str) -> list[str]:
    seen: dict[str, int] = {}
    out = []
    for item in items:
        base = f"{prefix}-{slug(item) or 'item'}"
        seen[base] = seen.get(base, 0) + 1
        out.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return out
