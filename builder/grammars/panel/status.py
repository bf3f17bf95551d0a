"""A page of states: a line for each thing, a badge whose shape says how it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page: its name, what is said of it, how it is."""

    name: str
    tag: str
    state: str


_BADGES = {"ok": "check", "fail": "cross", "warn": "warning"}


def compose(title: str, items: Sequence[str], viewers: tuple[Figure, ...], stage: Stage) -> Composition:
    """A page of states on the monitor: name, and a badge whose shape says how it is."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    made = screen(title, room, stage, viewers=viewers)
    inner = made.area.inset(30, 24)
    states, names, tags = zip(*(_state(item) for item in items), strict=True)
    columns = 2 if stage.broad and len(items) > 4 and not any(tags) else 1
    deep = -(-len(items) // columns)
    pitch, wide = inner.h / deep, (inner.w - 30 * (columns - 1)) / columns
    share = 0.42 if any(tags) else 1.0
    most = min(84.0, 0.44 * pitch)
    lines, size = lined(names, share * (wide - 44 - 1.2 * pitch), (stage.scale.least, most))
    said, small = lined(tags, (1 - share) * (wide - 44 - 1.2 * pitch) - 24, (stage.scale.least, 0.86 * most))
    out: list[Item] = []
    for n, (ident, words) in enumerate(zip(ids(names, "row"), lines, strict=True)):
        box = Box(inner.x + (n // deep) * (wide + 30), inner.y + (n % deep) * pitch + 6, wide, pitch - 14)
        out.append(_row(ident, Line(words, said[n] if tags[n] else "", states[n]), box, (size, small), stage))
    effects = tuple(Effect(target=i.id, name="fade", start_ms=160 * n) for n, i in enumerate(out))
    return Composition(
        items=(*made.items, *out, *made.front),
        floor=even(floor_of(stage, ground)),
        hero=made.id,
        beats=(Beat(id="states", cue=stage.cue, effects=effects),),
    )


def _row(name: str, line: Line, box: Box, sizes: tuple[float, float], stage: Stage) -> Group:
    """One line of the page: a bar in the state's colour, the name, what is said of it, the badge."""
    (size, small), state = sizes, line.state
    badge, middle = _BADGES[state], (box.right - 0.62 * box.h, box.cy)
    high = min(0.72 * box.h, 130.0)
    lamp = place("badge", id=f"{name}/badge", theme=stage.theme, centre=middle, kind=badge, height=high, shadow=0)
    plate = Paint("code_bar") if state == "ok" else Paint(state, "code_bar", 0.72)
    parts: list[Item] = [
        block(f"{name}/plate", box, 22, plate),
        block(f"{name}/edge", Box(box.x, box.y + 16, 12, box.h - 32), 6, Paint(state)),
        text(f"{name}/words", line.name, box.x + 44, box.cy + 0.34 * size, face="display", size=size,
             paint="code_value"),
    ]  # fmt: skip
    if line.tag:
        tone = "code_value" if state == "fail" else state  # red on red would not be read
        x, y = middle[0] - 0.5 * high - 30, box.cy + 0.34 * small
        parts.append(text(f"{name}/tag", line.tag, x, y, face="display", size=small, paint=tone, align="right"))
    return Group(id=name, items=(*parts, lamp.item), alt=f"{line.name}: {line.tag or badge}")


_TAGGED = re.compile(r"^(?P<name>.+?):\s*(?P<tag>.*?)\s*\((?P<state>\w+)\)$")


def _state(item: str) -> tuple[str, str, str]:
    """How it is, its name, what is said of it: "size: 9 > 7 (failed)"."""
    tagged = _TAGGED.match(item)
    found = STATE.search(tagged["state"] if tagged else item)
    state = next((k for k, v in found.groupdict().items() if v), "ok") if found else "ok"
    if tagged:
        return state, tagged["name"][:1].upper() + tagged["name"][1:], tagged["tag"]
    name = re.sub(r"\s*[:=(]?\s*$", "", STATE.sub("", item).replace("()", "").strip(" ():=")).strip()
    return state, (name or item)[:1].upper() + (name or item)[1:], ""
