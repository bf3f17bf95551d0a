"""Segments: one bar over the stage cut into named parts, each fixed, growing, giving way, lit or grey."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from builder.actors.arrow import chevrons
from builder.actors.forms import keycap, tone
from builder.cast.ground import foot_line
from builder.cast.words import caption
from builder.geometry import Box, PathData
from builder.language.lexicon import stem
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.text.wrap import balance

#: State of a part -> the words that say so.
_SAID: Mapping[str, tuple[str, ...]] = {
    "fixed": ("fixed", "constant", "static", "locked", "pinned", "stays", "stable", "same", "unchanged"),
    "grows": ("growing", "grows", "expanding", "expands", "swelling", "swells", "increasing", "rising", "eating"),
    "shrinks": ("shrinking", "shrinks", "squeezed", "dwindling", "melting", "vanishing", "decreasing", "thinning"),
    "lit": ("highlighted", "used", "lit", "glowing", "bright", "green", "active", "coloured", "colored", "read"),
    "grey": ("gray", "grey", "greyed", "grayed", "dimmed", "dark", "unused", "idle", "wasted", "empty", "faded"),
}  # fmt: skip
_STATES: Mapping[str, str] = {stem(word): state for state, words in _SAID.items() for word in words}
#: What a part is taken to measure where the row gives no number: its share of all, only to be seen.
_SHARES: Mapping[str, float] = {
    "fixed": 0.4,
    "grows": 0.36,
    "shrinks": 0.2,
    "lit": 0.3,
    "grey": 0.4,
    "one": 0.1,
    "two": 0.1,
    "": 0.3,
}
_TONES: Mapping[str, str] = {
    "fixed": "hardware",
    "grows": "ok",
    "shrinks": "",
    "lit": "ok",
    "grey": "metal",
    "one": "b",
    "two": "d",
    "": "a",
}
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s?(?:%|percent)")
_QUOTED = re.compile(r"[\"“]([^\"”]+)[\"”]")
_REST = re.compile(
    r"^(?P<of>[^,;:\d]*?)\s*(?:with|:|showing|where)?\s*(?:only\s+|just\s+)?(?P<a>\d{1,2}(?:\.\d+)?)\s?(?:%|percent)\s*(?P<one>[^,;]*?)\s*"
    r"(?:,|;|\band\b)\s*(?:and\s+)?(?:the\s+)?(?:remaining|rest|other|remainder)\b\s*(?P<two>.*)$", re.IGNORECASE,
)  # fmt: skip
_BAR = re.compile(r"\b(?:bar|strip|block|image|disk|memory|file|tank|pool|quota|layer|stack)s?\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(\d[\d.,]*\s?(?:[GMKT]i?B|kB|GPUs?|cores?|%))", re.IGNORECASE)
_LEAD = re.compile(r"^(?:and|the|a|an|is|are|being|of|it|with|labell?ed|marked|in|shown)\s+", re.IGNORECASE)
MOST = 9
_PAIRS = 4  # of blocks that are in already
_BLOCKS = re.compile(
    r"^(?P<of>[^,;:]*?)\s+(?:fill|pack|load|stack)\w*\s+(?:up\s+)?(?:with|by)\s+(?:small\s+|tiny\s+|little\s+|many\s+)?"
    r"(?P<one>[\w-]{1,8})\s+and\s+(?P<two>[\w-]{1,8})\s+(?:blocks|pages|boxes|pieces|cells|chunks|bricks)\b", re.I,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the bar: its words, its value as written ("" none), its share of 1, its state."""

    words: str
    value: str
    share: float
    state: str


def rest(words: str) -> tuple[str, tuple[str, ...]]:
    """(of, parts) of "bar with 6% lit, remaining 94% grey, labelled …"; parts as "words: value: state"."""
    found = _REST.match(words.strip(" ."))
    if found is None or not _BAR.search(found["of"]):
        return "", ()
    one, two = found["one"], found["two"]
    left = _PERCENT.search(two)
    other = left[1] if left else f"{100 - float(found['a']):g}"
    two = _PERCENT.sub("", two, count=1)
    parts = (_entry(one, f"{found['a']}%", "lit"), _entry(two, f"{other}%", "grey"))
    return _of(found["of"]), parts


def changing(words: str) -> tuple[str, tuple[str, ...]]:
    """(of, parts) of "80 GB bar: weights fixed, cache growing, free space shrinking"; () for other rows."""
    head, colon, body = words.strip(" .").partition(":")
    if not colon or not _BAR.search(head):
        return "", ()
    parts = [p.strip() for p in re.split(r"[,;]|\band\b|\bwhile\b", body) if p.strip()]
    states = [_state(p) for p in parts]
    if not 2 <= len(parts) <= MOST or sum(bool(s) for s in states) < 2 or not {"grows", "shrinks"} & set(states):
        return "", ()
    entries = tuple(_entry(p, (m[0] if (m := _TOTAL.search(p)) else ""), "") for p in parts)
    return head.strip(), entries


def paired(words: str) -> tuple[str, tuple[str, ...]]:
    """(of, parts) of "memory bar filling up with small K and V blocks": pairs of both, then what is still free."""
    found = _BLOCKS.match(words.strip(" ."))
    if found is None or not _BAR.search(found["of"]):
        return "", ()
    pairs = (f": {found['one']}: one", f": {found['two']}: two") * _PAIRS
    return found["of"].strip(), (*pairs, ": : shrinks")


def _entry(words: str, value: str, state: str) -> str:
    """A part in the author's notation: "name: value: state"; quoted words are its name."""
    quoted = _QUOTED.search(words)
    state = _state(words) or state
    kept = [w for w in words.replace(value, "").split() if _STATES.get(stem(w.strip(",.").lower()), "-") != state]
    name = quoted[1] if quoted else " ".join(kept)
    while (cut := _LEAD.sub("", name + " ").strip()) != name.strip() and not quoted:
        name = cut
    return f"{name.strip(' ,.')}: {value}: {state}"


def _state(words: str) -> str:
    found = [_STATES[s] for w in words.split() if (s := stem(w.strip(",.").lower())) in _STATES]
    return next((s for s in found if s in ("grows", "shrinks", "fixed")), next(iter(found), ""))


def _of(words: str) -> str:
    return re.sub(r"\s+(?:with|showing)$", "", words.strip(" ,:"), flags=re.IGNORECASE)


def parts_of(given: tuple[str, ...]) -> tuple[Part, ...]:
    """The author's notation as parts whose shares fill the bar."""
    out = []
    for entry in given[:MOST]:
        name, value, state = ([p.strip() for p in entry.rsplit(":", 2)] + ["", "", ""])[:3]
        percent = _PERCENT.search(value)
        share = float(percent[1]) / 100 if percent else _SHARES.get(state, 0.3)
        out.append(Part(words=name, value=value, share=max(0.02, share), state=state if state in _TONES else ""))
    total = sum(p.share for p in out) or 1.0
    return tuple(Part(words=p.words, value=p.value, share=p.share / total, state=p.state) for p in out)


def compose(of: str, parts: tuple[Part, ...], stage: Stage) -> Composition:
    """The bar across the stage on the floor, values on the parts, names under a bracket of each."""
    box, foot = stage.box, foot_line(stage)
    size = even(1.2 * stage.scale.label)
    under = 3.4 * size
    head = 2.2 * size if of else 0.0
    tall = even(min(0.86 * (foot - box.y - under - head), 0.46 * stage.canvas.height))
    top = box.y + head + max(0.0, 0.7 * (foot - box.y - under - head - tall))
    frame = Box(box.x, top, box.w, tall)
    inner = frame.inset(0.07 * tall, 0.07 * tall)
    lefts = [0.0, *accumulate(p.share for p in parts)]
    cells = [
        Box(inner.x + a * inner.w, inner.y, p.share * inner.w, inner.h) for a, p in zip(lefts, parts, strict=False)
    ]
    items: list[Item] = [*_tank(frame, stage)]
    for i, (part, cell) in enumerate(zip(parts, cells, strict=True), 1):
        items += _segment(part, cell, i, stage)
    items += _names(parts, cells, frame, size, stage)
    if of:
        items.append(caption(of, (box.x, top - 0.7 * size), name="label-of", size=size, align="left"))
    hero = next((i for i, p in enumerate(parts, 1) if p.state in ("grows", "lit")), 1)
    effect = Effect(target=f"part-{hero}", name="grow", duration_ms=900, easing="out-cubic")
    return Composition(
        items=tuple(items), floor=even(frame.y + 0.62 * tall), hero=f"part-{hero}",
        beats=(Beat(id="grow", cue=stage.cue, effects=(effect,)),),
    )  # fmt: skip


def _tank(frame: Box, stage: Stage) -> Iterator[Item]:
    radius = 0.16 * frame.h
    rim = Stroke(Paint("line_2"), max(5.0, 0.018 * frame.h))
    shade = Shape(
        id="bar/shade", kind="rect", box=frame.moved(0, 0.06 * frame.h), radius=radius, fill=Paint("shadow", alpha=50)
    )
    body = Shape(id="bar/body", kind="rect", box=frame, radius=radius, fill=Paint("panel"), stroke=rim)
    yield Group(id="bar", items=(shade, body), alt="A bar in parts")


def _segment(part: Part, cell: Box, index: int, stage: Stage) -> Iterator[Item]:
    """A keycap, or a dashed outline for what gives way; chevrons show which way it moves."""
    name, radius = f"part-{index}", min(0.14 * cell.h, 0.3 * cell.w)
    own = cell.inset(4, 0)
    marks: list[Item] = []
    if part.state == "shrinks":
        dash = Stroke(Paint("line_2"), 6.0, dash=(2.0, 1.6))
        marks.append(Shape(id=f"{name}/left", kind="rect", box=own.inset(4, 4), radius=radius, stroke=dash))
    else:
        marks += keycap(name, own, radius, 0.07 * cell.h, tone(_TONES[part.state]))
    if part.state == "grows":
        push = 0.16 * cell.h
        d: PathData = chevrons(3, own.right - 4.4 * push, cell.cy, size=push, step=0.9 * push, left=False)
        if own.w > 5 * push:
            marks.append(Path(id=f"{name}/chevrons", d=d, stroke=Stroke(Paint("ink", alpha=60), 0.34 * push)))
    yield Group(id=name, items=tuple(marks), alt=f"{part.words} {part.value}".strip() or "part")
    size = even(min(0.42 * cell.h, 0.42 * cell.w))
    if part.value and size >= stage.scale.label and 0.62 * len(part.value) * size < 0.92 * cell.w:
        paint = Paint("text" if part.state == "shrinks" else "ink")
        at = (cell.cx, cell.cy + 0.3 * size)
        yield text(f"value-{index}", part.value, *at, face="display", size=size, paint=paint, align="center")


def _names(parts: tuple[Part, ...], cells: list[Box], frame: Box, size: float, stage: Stage) -> Iterator[Item]:
    """Each part's name under its own bracket; what no part is wide enough for carries its value too."""
    y = frame.bottom + 0.07 * frame.h + 0.4 * size
    for i, (part, cell) in enumerate(zip(parts, cells, strict=True), 1):
        shown = even(min(0.42 * cell.h, 0.42 * cell.w))
        inside = shown >= stage.scale.label and 0.62 * len(part.value) * shown < 0.92 * cell.w
        words = " ".join(w for w in ((part.value if not inside else ""), part.words) if w)
        if not words:
            continue
        a, b = cell.x + 10, max(cell.x + 18, cell.right - 10)
        drop = 0.32 * size
        line: PathData = (("M", (a, y)), ("L", (a, y + drop)), ("L", (b, y + drop)), ("L", (b, y)))
        paint = "highlight_text" if part.state in ("grows", "lit") else "text"
        yield Path(id=f"bracket-{i}", d=line, stroke=Stroke(Paint("line_2"), 5.0))
        room = max(cell.w, 3.2 * size) * 1.05
        lines = balance(words, "text-bold", size, room, 2) or (words,)
        left = i == 1 and cell.w < 3.2 * size
        at = (cell.x if left else cell.cx, y + drop + 1.15 * size)
        yield caption(
            "\n".join(lines), at, name=f"label-{i}", size=size, paint=paint, align="left" if left else "center"
        )
