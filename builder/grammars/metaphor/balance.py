"""A see-saw or a pair of scales: what is on each end, the heavier one down."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.cast import Roll, aspect, stand
from builder.cast.bill import said
from builder.cast.ground import floor_of, foot_line
from builder.cast.member import Member
from builder.cast.phrase import phrase
from builder.cast.words import caption
from builder.geometry import Box, Point, polygon
from builder.language.model import Figure, Reading
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.text.wrap import balance

_ON = r"\b(?:see-?saws?|(?:balance|weighing|kitchen|old|pair of|set of)?\s*scales?|balance)\b"
_PRODUCT = re.compile(r"\b(?:to|at|massive|large|small|auto|up|down|out|time|in)[ -]scale|scale (?:up|down|out|to|from|in)|scale indicator", re.I)  # fmt: skip  # noqa: E501
_HEAD = re.compile(_ON, re.IGNORECASE)
_SIDES = re.compile(
    r"(?P<a>[^,:;]+?)\s+(?:up\s+|down\s+)?(?:on|in|at) (?:the |its )?(?:one|left|first)(?:[ -]hand)?"
    r"(?: (?:side|end|pan|plate|bowl|seat))?\s*(?:,|;|and|while|but)+\s*(?:and |while )?"
    r"(?P<b>[^,:;]+?)\s+(?:on|in|at) (?:the |its )?(?:other|right|second)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?:weighing|weighs|balances?|balancing|between|of|with|:)\s+(?P<a>[^,:;]+?)\s+(?:against|versus|vs\.?|and)\s+"
    r"(?P<b>[^,:;]+)",
    re.IGNORECASE,
)
_BOTH = re.compile(r"^(?P<a>[^,:;]+?)\s+(?:and|versus|vs\.?|against)\s+(?P<b>[^,:;]+?)\s+(?:on|in) (?:an?|the)\s+", re.IGNORECASE)  # fmt: skip  # noqa: E501
_LEAD = re.compile(r"^(?:.*\b(?:with|has|holds|carries)\s+|:\s*)", re.IGNORECASE)
_EVEN = re.compile(r"\b(?:balanced|even|equal|level|in balance)\b", re.IGNORECASE)
_LIGHT = re.compile(r"\b(?:feather|tiny|light|small|little|few|empty|nothing)\b", re.IGNORECASE)
_HEAVY = re.compile(r"(?P<s>\w+) (?:end|side|pan)?\s*(?:goes |is |hits |sinks |tips )?(?:down|low|heavier|outweigh)")
_MOVED = re.compile(
    r"(?P<up>[\w ]+?) (?:goes|go|going|is|are) up\W+(?:and |while |but )?(?:the )?(?P<low>[\w ]+?) "
    r"(?:goes|go|going|is|are) down",
    re.IGNORECASE,
)
_TILT = 9.0  # degrees


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """What is on the left and the right end; `down`: -1 the left one is low, 1 the right one, 0 neither.

    `on`: "see-saw" or "scales".
    """

    left: Figure
    right: Figure
    down: int
    on: str = "see-saw"


def ends(reading: Reading) -> Ends | None:
    """The two loads of a row's see-saw or scales; None where it has none."""
    text = reading.text.strip(" .")
    head = _HEAD.search(text)
    moved = _MOVED.search(reading.cue) or _MOVED.search(reading.sentence) if head else None
    if head is not None and moved is not None and not (_SIDES.search(text) or _AGAINST.search(text[head.end() :])):
        pair = phrase(moved["up"]), phrase(moved["low"])
        return Ends(left=pair[0], right=pair[1], down=1) if all(p.words for p in pair) else None
    if head is None or _PRODUCT.search(text) or reading.steps:
        return None
    rest = f"{text[: head.start()]} {text[head.end() :]}" if _BOTH.match(text) is None else text
    found = _SIDES.search(rest) or _AGAINST.search(text[head.end() :]) or _BOTH.match(text)
    if found is None:
        return None
    sides = [_load(found["a"]), _load(found["b"])]
    if not all(sides):
        return None
    left, right = (phrase(words) for words in sides)
    return Ends(
        left=left, right=right, down=_lower(text, sides), on="see-saw" if "saw" in head[0].lower() else "scales"
    )


def _load(words: str) -> str:
    return re.sub(r"^(?:an?|the|all|every)\s+", "", _LEAD.sub("", words.strip(" ,:")).strip(" ,:"), flags=re.IGNORECASE)


def _lower(text: str, sides: list[str]) -> int:
    """Which end the row says is the heavier."""
    if _EVEN.search(text):
        return 0
    light = [bool(_LIGHT.search(s)) for s in sides]
    if light[0] != light[1]:
        return 1 if light[0] else -1
    heavy = re.search(
        r"(?P<s>\w+) (?:end|side|pan)?\s*(?:goes |is |hits |sinks |tips )?(?:down|low|heavier|outweigh)", text
    )
    if heavy:
        return -1 if heavy["s"].lower() in sides[0].lower() else 1 if heavy["s"].lower() in sides[1].lower() else 0
    return 0


def compose(found: Ends, stage: Stage) -> Composition:
    """A plank on a wedge, or scales with two pans, across the stage: a load on each side with its words under it."""
    box, foot = stage.box, foot_line(stage)
    size = even(stage.scale.label)
    ground = foot - 2.2 * size
    hung = found.on == "scales"
    half = (0.3 if hung else 0.42) * box.w
    tilt = math.radians(_TILT * found.down)
    rise = half * math.sin(tilt)
    high = (0.86 * (ground - box.y) if hung else 0.2 * (ground - box.y)) - (abs(rise) if hung else -abs(rise))
    pivot = (box.cx, ground - high)
    thick = max(18.0, 0.026 * min(stage.canvas.width, stage.canvas.height))
    drop = 0.7 * high if hung else 0.0
    items: list[Item] = [_column(pivot, ground, thick) if hung else _wedge(pivot, ground)]
    items.append(_plank(pivot, half, tilt, thick * (0.7 if hung else 1.0), hung=hung))
    effects = [Effect(target="seesaw", name="enter", duration_ms=300)]
    roll, loads = Roll(), []
    tall = 0.94 * drop if hung else pivot[1] - abs(rise) - box.y - 20
    share = 1.0 if hung else 0.7
    for n, (figure, sign) in enumerate(((found.left, -1), (found.right, 1))):
        shown = figure if figure.kind else replace(figure, label=said(figure))
        member = roll.one(replace(shown, count=1))
        x = pivot[0] + sign * share * half * math.cos(tilt)
        end = pivot[1] + sign * share * half * math.sin(tilt)
        y = end + drop if hung else end - thick / 2
        if hung:
            items.append(_pan((x, end), y, min(0.62 * half, 0.9 * (box.right - x)), thick, name=f"pan-{n + 1}"))
        room = (0.96 if hung else 0.56) * half
        parts, names = _loaded(member, figure, (x, y), min(tall, 0.6 * (ground - box.y)), room, stage)
        items += parts
        loads.append(parts[0].id)
        effects.append(Effect(target=parts[0].id, name="enter", start_ms=300 + 400 * n))
        items += _named(names, x, foot, size, half, f"label-{member.id}", stage)
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=loads[0],
        beats=(Beat(id="weigh", cue=stage.cue, effects=tuple(effects)),), backdrop=tuple(_spot(pivot, ground, stage)),
    )  # fmt: skip


def _column(pivot: Point, ground: float, thick: float) -> Group:
    """The post of the scales on its foot."""
    foot = Box(pivot[0] - 5 * thick, ground - 1.2 * thick, 10 * thick, 1.2 * thick)
    post = Box(pivot[0] - 0.45 * thick, pivot[1], 0.9 * thick, ground - pivot[1] - thick)
    shade = Box(foot.x - 10, ground - 12, foot.w + 20, 24)
    items = (
        Shape(id="scales/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
        Shape(id="scales/post", kind="rect", box=post, radius=0.3 * thick, fill=Paint("metal_lip")),
        Shape(id="scales/foot", kind="rect", box=foot, radius=0.5 * thick, fill=Paint("metal")),
    )
    return Group(id="scales", items=items, decorative=True)


def _pan(end: Point, y: float, half: float, thick: float, *, name: str) -> Group:
    """A pan on its two cords, its upper edge at `y`."""
    cords = (("M", (end[0] - half, y)), ("L", end), ("L", (end[0] + half, y)))
    dish = (
        ("M", (end[0] - 1.06 * half, y)),
        ("L", (end[0] + 1.06 * half, y)),
        ("C", (end[0] + 0.8 * half, y + 2.4 * thick, end[0] - 0.8 * half, y + 2.4 * thick, end[0] - 1.06 * half, y)),
        ("Z", ()),
    )
    items = (
        Path(id=f"{name}/cords", d=cords, stroke=Stroke(Paint("line_2"), max(5.0, 0.22 * thick))),
        Path(id=f"{name}/dish", d=dish, fill=Paint("metal")),
    )
    return Group(id=name, items=items, decorative=True)


def _loaded(
    member: Member, figure: Figure, foot: Point, tall: float, room: float, stage: Stage
) -> tuple[list[Item], str]:
    """A load on its place and the words that stand under it; several as a stack, where they are blocks."""
    high = min(tall, room / max(0.6, aspect(member)))
    made = stand(member, stage, foot=foot, height=high, width=room, extra={"shadow": 0})
    off = foot[0] - made.box.cx
    if abs(off) > 1:
        at = (made.foot[0] + off, foot[1])
        made = stand(member, stage, foot=at, height=high, width=room, extra={"shadow": 0})
    return [made.item], "" if member.kind == "object" else said(figure)


def _named(words: str, x: float, foot: float, size: float, half: float, name: str, stage: Stage) -> Iterator[Item]:
    if not words:
        return
    lines = balance(words, "text-bold", size, 0.9 * half, 2) or (words,)
    yield caption("\n".join(lines), (x, foot - (len(lines) - 1) * 1.28 * size), name=name, size=size)


def _wedge(pivot: Point, ground: float) -> Group:
    high = ground - pivot[1]
    half = 0.5 * high
    body = polygon(((pivot[0], pivot[1]), (pivot[0] + half, ground), (pivot[0] - half, ground)))
    shade = Box(pivot[0] - 1.2 * half, ground - 12, 2.4 * half, 24)
    items = (
        Shape(id="wedge/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
        Path(id="wedge/body", d=body, fill=Paint("metal_lip"), stroke=None),
    )
    return Group(id="wedge", items=items, decorative=True)


def _plank(pivot: Point, half: float, tilt: float, thick: float, *, hung: bool) -> Group:
    dx, dy = half * math.cos(tilt), half * math.sin(tilt)
    line = (("M", (pivot[0] - dx, pivot[1] - dy)), ("L", (pivot[0] + dx, pivot[1] + dy)))
    low = (("M", (pivot[0] - dx, pivot[1] - dy + 0.4 * thick)), ("L", (pivot[0] + dx, pivot[1] + dy + 0.4 * thick)))
    knob = Box(pivot[0] - 0.7 * thick, pivot[1] - 0.7 * thick, 1.4 * thick, 1.4 * thick)
    items = (
        Path(id="seesaw/lip", d=low, stroke=Stroke(Paint("metal_lip"), thick)),
        Path(id="seesaw/plank", d=line, stroke=Stroke(Paint("hardware"), thick)),
        Shape(id="seesaw/pin", kind="ellipse", box=knob, fill=Paint("metal")),
    )
    return Group(id="seesaw", items=items, alt="A pair of scales" if hung else "A see-saw")


def _spot(pivot: Point, ground: float, stage: Stage) -> Iterator[Item]:
    top = stage.headline.bottom + 16
    radius = min((ground - top) / 2, 0.4 * stage.canvas.height, 0.46 * stage.canvas.keep.w)
    disc = Box(pivot[0] - radius, ground - 2 * radius, 2 * radius, 2 * radius)
    yield Shape(id="spot", kind="ellipse", box=disc, fill=Paint("stage"))
