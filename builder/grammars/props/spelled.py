"""A long word large on a plate, a bracket under each of its parts with what that part is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.actors.base import place
from builder.actors.forms import block, set_in
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box, PathData
from builder.grammars.props.titles import unbroken
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Stroke
from builder.text.measure import advance

_SCHEME = re.compile(r"^[a-z][\w+.-]*://")
_ROLES = ("pod_b.base", "pod_a.base", "pod_c.base")  # of the brackets, in turn
_FACE = "mono-bold"


def parts(word: str, labels: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where each labelled part starts and ends in `word`; () where its separators do not part it into as many.

    A segment that shortens a label ("ns" of "namespace") goes with the one after it, which it names.
    """
    scheme = _SCHEME.match(word)
    start = scheme.end() if scheme else 0
    signs = sorted({c for c in word[start:] if c in "/:.@-_#?&="}, key="/:@#?&=.-_".index)
    for sign in signs:
        found = [(m.start() + start, m.end() + start) for m in re.finditer(rf"[^{re.escape(sign)}]+", word[start:])]
        if len(found) == len(labels):
            return tuple(found)
        joined: list[tuple[int, int]] = []
        open_ = False
        for a, b in found:
            joined[-1:] = [(joined[-1][0], b)] if open_ else [*joined[-1:], (a, b)]
            open_ = not open_ and any(_shortens(word[a:b], label) for label in labels)
        if len(joined) == len(labels) and not open_:
            return tuple(joined)
    return ()


def _shortens(short: str, label: str) -> bool:
    """Whether `short` is made of letters of the label in their order, the first at its head."""
    rest = iter(label.lower())
    return len(short) < 4 and short[:1].lower() == label[:1].lower() and all(c in rest for c in short.lower())


def _size(word: str, stage: Stage) -> float:
    most = 120.0 if stage.broad else 72.0
    return even(fit(word, _FACE, stage.box.w - 96, (1.0, most)))


def compose(word: str, labels: Sequence[str], stage: Stage) -> Composition:
    """The word on one plate with brackets below it; where it would be too small, a plate for each part."""
    bottom = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, bottom - stage.box.y)
    whole = _size(word, stage) >= stage.scale.least and unbroken(labels, room.w / len(labels) - 90, stage)
    items = _whole(word, labels, room, stage) if whole else _rows(word, labels, room, stage)
    shown = [item.id for item in items if item.id.startswith("label" if whole else "plate")]
    effects = tuple(Effect(target=n, name="stamp", start_ms=250 * i, duration_ms=240) for i, n in enumerate(shown))
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, bottom)), hero=items[0].id,
        beats=(Beat(id="point", cue=stage.cue, effects=effects),),
    )  # fmt: skip


def _plate(name: str, box: Box, parts: Sequence[Item], alt: str) -> Group:
    lip = block(f"{name}/lip", box.moved(0, 14), 28, Paint("hardware_lip"))
    return Group(id=name, items=(lip, block(f"{name}/face", box, 28, Paint("hardware")), *parts), alt=alt)


def _whole(word: str, labels: Sequence[str], room: Box, stage: Stage) -> list[Item]:
    size = _size(word, stage)
    high = min(2.4 * size + 60, 0.46 * room.h)
    plate = Box(room.x, room.y + 0.04 * room.h, room.w, high)
    left = room.cx - advance(word, _FACE, size) / 2
    spans = parts(word, labels)
    ends = [(left + advance(word[:a], _FACE, size), left + advance(word[:b], _FACE, size)) for a, b in spans]
    base = plate.cy + 0.2 * size
    said = text("plate/word", word, left, base, face=_FACE, size=size, paint="hardware_label")
    return [
        _plate("plate", plate, (said,), word),
        *_marks(labels, ends, (base + 0.42 * size, plate.bottom + 14), room, stage),
    ]


def _marks(
    labels: Sequence[str], ends: Sequence[tuple[float, float]], under: tuple[float, float], room: Box, stage: Stage
) -> list[Item]:
    """A bar under each part, a leg from its middle, a chip at the leg's foot; chips aside where parts are close."""
    y, top = under
    words, size = set_in(labels, "display", room.w / len(labels) - 90, (stage.scale.least, 64))
    highs = [size * (1.75 + 1.1 * w.count("\n")) for w in words]
    mids = [(a + b) / 2 for a, b in ends]
    halves = [max(advance(line, "display", size) for line in w.split("\n")) / 2 + 0.5 * size for w in words]
    xs = _apart(mids, halves, room)
    foot = room.bottom - max(highs)
    bends = (top + 0.25 * (foot - top), top + 0.6 * (foot - top))
    out: list[Item] = []
    for n, (label, mid, x, (a, b)) in enumerate(zip(words, mids, xs, ends, strict=True), 1):
        paint = Paint(_ROLES[(n - 1) % len(_ROLES)])
        bar: PathData = (("M", (a + 4, y)), ("L", (b - 4, y)))
        leg: PathData = (("M", (mid, y)), ("L", (mid, bends[0])), ("L", (x, bends[1])), ("L", (x, foot + 6)))
        lines = (
            Path(id=f"bracket-{n}/bar", d=bar, stroke=Stroke(paint, 10)),
            Path(id=f"bracket-{n}/leg", d=leg, stroke=Stroke(paint, 8)),
        )
        out.append(Group(id=f"bracket-{n}", items=lines, decorative=True))
        chip = place("chip", id=f"label-{n}", theme=stage.theme, foot=(x, foot + highs[n - 1]), words=label, size=size)
        out.append(chip.item)
    return out


def _apart(mids: Sequence[float], halves: Sequence[float], room: Box) -> list[float]:
    """Centres as near to `mids` as chips of these half widths have room side by side."""
    xs: list[float] = []
    for i, (mid, half) in enumerate(zip(mids, halves, strict=True)):
        xs.append(max(mid, xs[-1] + halves[i - 1] + half + 24 if i else room.x + half))
    edge = room.right
    for i in reversed(range(len(xs))):
        xs[i] = min(xs[i], edge - halves[i])
        edge = xs[i] - halves[i] - 24
    return xs


def _rows(word: str, labels: Sequence[str], room: Box, stage: Stage) -> list[Item]:
    """A plate under the other for each part, what it is below its letters, an edge in its colour."""
    starts = [a for a, _ in parts(word, labels)]
    lines = [word[a:b] for a, b in zip([0, *starts[1:]], [*starts[1:], len(word)], strict=True)]
    pitch = room.h / len(lines)
    most = min(72.0, 0.34 * (pitch - 28))
    size = min(fit(line, _FACE, room.w - 110, (stage.scale.least, most)) for line in lines)
    small = max(stage.scale.least, 0.8 * size)
    out: list[Item] = []
    for n, (line, label) in enumerate(zip(lines, labels, strict=True), 1):
        box = Box(room.x, room.y + (n - 1) * pitch, room.w, pitch - 28)
        name, x = f"plate-{n}", box.x + 64
        said = (
            block(f"{name}/edge", Box(box.x + 24, box.y + 22, 14, box.h - 44), 7, Paint(_ROLES[(n - 1) % 3])),
            text(f"{name}/word", line, x, box.cy - 0.14 * size, face=_FACE, size=size, paint="hardware_label"),
            text(
                f"{name}/label", label, x, box.cy + 1.14 * small, face="text-bold", size=small, paint="hardware_label"
            ),
        )
        out.append(_plate(name, box, said, f"{line}: {label}"))
    return out
