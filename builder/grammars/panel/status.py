"""A page of states: a line for each thing, a badge whose shape says how it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.actors.base import place
from builder.actors.forms import block
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.panel.lists import ids
from builder.grammars.panel.screen import lined, screen
from builder.grammars.panel.words import STATE
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint

_BADGES = {"ok": "check", "fail": "cross", "warn": "warning"}


def compose(title: str, items: Sequence[str], viewers: tuple[Figure, ...], stage: Stage) -> Composition:
    """A page of states on the monitor: name, and a badge whose shape says how it is."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    made = screen(title, room, stage, viewers=viewers)
    inner = made.area.inset(30, 24)
    states, names = zip(*(_state(item) for item in items), strict=True)
    columns = 2 if stage.broad and len(items) > 4 else 1
    deep = -(-len(items) // columns)
    pitch, wide = inner.h / deep, (inner.w - 30 * (columns - 1)) / columns
    lines, size = lined(names, wide - 44 - 1.2 * pitch, (stage.scale.least, min(84.0, 0.44 * pitch)))
    out: list[Item] = []
    for n, (ident, words) in enumerate(zip(ids(names, "row"), lines, strict=True)):
        box = Box(inner.x + (n // deep) * (wide + 30), inner.y + (n % deep) * pitch + 6, wide, pitch - 14)
        out.append(_row(ident, words, states[n], box, size, stage))
    effects = tuple(Effect(target=i.id, name="fade", start_ms=160 * n) for n, i in enumerate(out))
    return Composition(
        items=(*made.items, *out, *made.front),
        floor=even(floor_of(stage, ground)),
        hero=made.id,
        beats=(Beat(id="states", cue=stage.cue, effects=effects),),
    )


def _row(name: str, words: str, state: str, box: Box, size: float, stage: Stage) -> Group:
    """One line of the page: a bar in the state's colour, the name, the badge."""
    badge, middle = _BADGES[state], (box.right - 0.62 * box.h, box.cy)
    high = min(0.72 * box.h, 130.0)
    lamp = place("badge", id=f"{name}/badge", theme=stage.theme, centre=middle, kind=badge, height=high, shadow=0)
    y = box.cy + 0.34 * size
    parts = (
        block(f"{name}/plate", box, 22, Paint("code_bar")),
        block(f"{name}/edge", Box(box.x, box.y + 16, 12, box.h - 32), 6, Paint(state)),
        text(f"{name}/words", words, box.x + 44, y, face="display", size=size, paint="code_value"),
        lamp.item,
    )
    return Group(id=name, items=parts, alt=f"{words}: {badge}")


def _state(item: str) -> tuple[str, str]:
    found = STATE.search(item)
    state = next((k for k, v in found.groupdict().items() if v), "ok") if found else "ok"
    name = re.sub(r"\s*[:=(]?\s*$", "", STATE.sub("", item).replace("()", "").strip(" ():=")).strip()
    return state, (name or item)[:1].upper() + (name or item)[1:]
