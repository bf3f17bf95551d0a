"""Only what fits is kept: everything on pads of its own, the rest greyed."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.base import Placed, place
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.place import bays
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.text.measure import advance
from builder.text.wrap import balance


def compose(slot: Figure, count: int, keep: Sequence[str], stage: Stage) -> Composition:
    """Everything in a grid of pads; what is kept stands bright with its label, the rest is greyed."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    count = max(count, len(keep) + 1)
    most = (4 if count < 5 else 6 if count > 10 else -(-count // 2)) if stage.wide else 2 if count < 7 else 3
    columns = min(count, most)
    rows = -(-count // columns)
    gap = 24.0
    wide, tall = (room.w - gap * (columns - 1)) / columns, (room.h - gap * (rows - 1)) / rows
    tall = min(tall, 1.6 * wide)
    top = room.bottom - rows * tall - gap * (rows - 1)
    lit = _spread(count, len(keep))
    items: list[Item] = []
    effects: list[Effect] = []
    labels = list(keep)
    size = min(fit(words, "display", wide - 24, (stage.scale.least, stage.scale.label)) for words in keep)
    for n in range(count):
        in_row = columns if n < count - (count % columns or columns) else count - columns * (rows - 1)
        left = room.cx - (in_row * wide + gap * (in_row - 1)) / 2
        box = Box(left + (n % columns) * (wide + gap), top + (n // columns) * (tall + gap), wide, tall)
        on = n in lit
        items.append(bays.bay(box, f"slot-{n + 1}", on=on))
        items.append(_thing(slot, labels[0] if on else "", box, f"inside-{n + 1}", stage).item)
        if on:
            label = labels.pop(0)
            items += _kept(label if slot.kind else "", box, n, size, stage)
            effects.append(Effect(target=f"kept-{n + 1}", name="stamp", duration_ms=240, start_ms=200 * len(effects)))
    fade = tuple(Effect(target=f"inside-{n + 1}", name="pulse") for n in range(count) if n not in lit)
    return Composition(
        items=tuple(items),
        floor=even(floor_of(stage, ground)),
        hero=f"slot-{min(lit) + 1}",
        beats=(
            Beat(id="all", cue=stage.cue, effects=fade),
            Beat(id="keep", cue=stage.cue, effects=tuple(effects), trigger="auto"),
        ),
    )


def _thing(slot: Figure, label: str, box: Box, name: str, stage: Stage) -> Placed:
    """What stands on a pad: its own drawing, or a block that says what is kept and is blank otherwise."""
    if slot.kind or label:
        shown = slot if slot.kind else Figure(kind="", words=label)
        return bays.standing(shown, box, name, stage, on=bool(label), alone=True)
    return bays.blank(slot, box, name, stage, on=False)


def _spread(count: int, kept: int) -> tuple[int, ...]:
    """Which of the places are kept: apart from each other, never only the first ones."""
    return (
        tuple(sorted({min(count - 1, round((i + 0.5) * count / kept)) for i in range(kept)}))
        if kept < count
        else tuple(range(count))
    )


def _kept(label: str, box: Box, n: int, size: float, stage: Stage) -> list[Item]:
    tick = place(
        "badge",
        id=f"kept-{n + 1}",
        theme=stage.theme,
        centre=(box.right - 48, box.y + 14),
        height=min(104.0, 0.24 * box.h + 20),
        kind="check",
        shadow=0,
    )
    if not label:
        return [tick.item]
    words = (
        label
        if advance(label, "display", size) <= box.w
        else "\n".join(balance(label, "display", size, box.w, 2) or (label,))
    )
    half = max(advance(line, "display", size) for line in words.split("\n")) / 2 + 0.42 * size
    chip = place(
        "chip",
        id=f"label-{n + 1}",
        theme=stage.theme,
        foot=(box.x + 26 + half, box.y + 24 + size * (1.75 + 1.1 * words.count("\n"))),
        words=words,
        size=size,
        tone="volt",
    )
    return [tick.item, chip.item]
