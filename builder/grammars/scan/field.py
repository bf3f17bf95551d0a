"""Who is looked at, in order, which of them is found, and with what; what all compositions share."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.actors import base
from builder.actors.base import Placed, place
from builder.actors.model import Value
from builder.cast import Member, Roll, aspect, badge, stand
from builder.cast.machine import machine
from builder.cast.member import MOODS
from builder.cast.phrase import phrase
from builder.geometry import Point
from builder.language.lexicon import key
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.scene.items import Item, Paint
from builder.text.measure import advance

MOST = 12
_FACES = ("crashed", "dead", "greedy", "happy", "paused", "running", "waiting")  # of a pod that is found
DIM = 0.55  # share of the ground mixed into what is not found
_ROW = 7  # so many stand in more rows than one
_WRITTEN = frozenset(("attribute", "feature", "property", "metadata", "label", "annotation"))  # are found as tags
_BESIDE = 4  # of many, where who looks stands among them
_LENSES = ("magnif", "lens", "loupe", "microscope", "telescope", "binocular", "close-up", "zoom")
_DISHES = ("radar", "sonar", "satellite")
_TUNNELS = ("x-ray", "xray", "ct scanner", "baggage scanner", "body scanner")
_INSTRUMENTS = (("lens", _LENSES), ("radar", _DISHES), ("tunnel", _TUNNELS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One of those looked at: `found` it is, `state` as its drawing may show it, `label` what is said of it."""

    member: Member
    found: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The slots, settled. `tool`: "lens", "radar", "tunnel" or "beam"; `walker`: whoever looks, where that is somebody;
    `name`: what the tool is called where it is no common one; `bad`: what is found is trouble; a `counter`'s number."""

    targets: tuple[Target, ...]
    tool: str
    walker: Member | None
    name: str
    find: str
    bad: bool
    counter: str = ""

    @property
    def at(self) -> int:
        """The index of the first that is found, else where the look has come to."""
        first = next((i for i, t in enumerate(self.targets) if t.found), -1)
        if self.every:
            return len(self.targets) - 1
        return first if first >= 0 else min(len(self.targets) - 1, round(_past(len(self.targets)) * len(self.targets)))

    @property
    def every(self) -> bool:
        return all(t.found for t in self.targets)


def settled(
    *, over: Sequence[Figure], by: str, agent: Figure | None, find: str, every: bool, alarm: bool, counter: str = "",
    at: int = 0,
) -> Field:  # fmt: skip
    roll = Roll()
    low = by.lower()
    tool = next((name for name, words in _INSTRUMENTS if any(w in low for w in words)), "beam")
    walker = _walker(agent, roll) if tool == "beam" else None
    most = _BESIDE if walker or tool == "tunnel" else MOST  # of those nobody counted
    members = [m for f in over for m in roll.take(machine(f), count=_number(f, len(over), most))][:MOST]
    single = len(members) == 1
    if single and tool == "beam" and find and walker is None:
        tool = "lens"
    chosen = frozenset(range(len(members))) if every or single else _chosen(find, members)
    chosen = frozenset((at - 1,)) if 0 < at <= len(members) and not every else chosen
    state = next((f.state for f in (phrase(find),) if f.state), "") if find else ""
    targets = tuple(
        Target(
            member=_stated(m, state) if i in chosen and _same(find, m) else m, found=i in chosen, label=_label(find, m)
        )
        for i, m in enumerate(members)
    )
    plain = (
        re.fullmatch(r"(?:scann\w*|beam|scanner beam|scanning beam|eye|spotlight|searchlight|lamp|light)", low)
        or not by
    )
    return Field(
        targets=targets,
        tool=tool,
        walker=walker,
        name="" if plain or walker else by,
        find=find,
        bad=alarm,
        counter=counter,
    )


def _number(figure: Figure, kinds: int, most: int) -> int:
    """How many of one kind there are: as said, of many as there is room for."""
    count = min(figure.count, MOST // kinds)
    return max(1, min(count, most) if figure.quantity == "many" else count)


def _chosen(find: str, members: Sequence[Member]) -> frozenset[int]:
    """Which are found: the one of that name, else as many as are said, past the middle."""
    if not find:
        return frozenset()
    stems = set(key(find))
    number = stems and all(stem.isdigit() for stem in stems)
    named = [
        i for i, m in enumerate(members) if _own(m) and (set(_own(m)) <= stems or (number and stems <= set(_own(m))))
    ]
    if named and len(named) < len(members):
        return frozenset(named)
    count = min(phrase(find).count if phrase(find).quantity == "exact" else 1, len(members))
    start = max(0, min(len(members) - count, round(_past(len(members)) * len(members)) - count // 2))
    return frozenset(range(start, start + count))


def _past(count: int) -> float:
    """How far the look has come: past the middle of one row, into the first of several."""
    return 0.62 if count < _ROW else 0.3


def _own(member: Member) -> tuple[str, ...]:
    return tuple(key(member.figure.label or member.words))


def _same(find: str, member: Member) -> bool:
    """Whether what is found is one of them, not something in one."""
    return (bool(find) and (find.endswith((" one", " ones")))) or bool(set(key(member.figure.words)) & set(key(find)))


def _stated(member: Member, state: str) -> Member:
    if not state:
        return member
    mood = MOODS.get(state, "")
    if member.kind == "pod":
        return replace(member, mood=mood, params={**member.params, "mood": mood}) if mood in _FACES else member
    return Roll().one(replace(member.figure, state=state, count=1))


def _label(find: str, member: Member) -> str:
    """What is said of the one that is found: without its own name where that stands on it."""
    if not find.strip("?"):
        return ""
    words = re.sub(r"^(?:an?|the|one|two|three|four|\d+|some|its|their)\s+", "", find, flags=re.IGNORECASE)
    own = " ".join(key(member.figure.label or member.words))
    said = " ".join(key(words))
    if words.endswith((" one", " ones")):
        words = " ".join(words.split()[:-1])
    return "" if not words or said == own or (said.isdigit() and said in own.split()) else words


def _walker(agent: Figure | None, roll: Roll) -> Member | None:
    """Somebody with a face who looks, as a member."""
    if agent is None or agent.kind not in base.kinds():
        return None
    member = roll.one(replace(agent, count=1, quantity=""))
    return member if member.kind != "object" and base.info(member.kind).hero else None


def shape(member: Member) -> float:
    """Width by height on the stage."""
    return 1.35 if member.kind == "object" else aspect(member)


def light(field: Field) -> Paint:
    """The light before what it falls on: thin enough to see it through."""
    return Paint("fail" if field.bad else "ok", alpha=18)


def glow(field: Field) -> Paint:
    """The light's colour: the stage's own tone, warmed where it falls on trouble."""
    return Paint("panel_2", "fail", 0.3) if field.bad else Paint("panel_2", "ok", 0.12)


def role(field: Field) -> str:
    return "fail" if field.bad else "ok"


def target(
    item: Target, stage: Stage, foot: Point, tall: float, wide: float, *, name: str, lit: bool, bad: bool
) -> Placed:
    """One of them: as it is where the light falls on it, quiet where it does not."""
    extra: dict[str, Value] = {}
    if not lit and item.member.kind == "object":
        extra["tone"] = "panel"
    elif not lit:
        extra |= {"dim": ("bg", DIM)} | ({"label": ""} if "label" in base.info(item.member.kind).params else {})
    if item.found and bad:
        if item.member.kind == "object":
            extra["tone"] = "fail"
        elif "failed" in str(base.info(item.member.kind).params.get("state", "")):
            extra["state"] = "failed"
    return stand(item.member, stage, foot=foot, height=tall, width=wide, name=name, extra=extra)


def mark(placed: Placed, field: Field, stage: Stage, *, name: str, size: float) -> Item:
    """The sign on one that is found."""
    kind = "question" if field.find and not field.find.strip("?") else "warning" if field.bad else "check"
    if "shoulder" in placed.anchors:
        over = max(0.0, placed.anchors["shoulder"][0] + size / 2 - stage.box.right)
        return badge(placed, kind, stage, name=name, size=size, at=(-over, 0.0)).item
    at = (placed.box.right - 0.1 * size, placed.box.y + 0.1 * size)
    return place("badge", id=name, theme=stage.theme, centre=at, height=size, kind=kind).item


def prize(placed: Placed, field: Field, stage: Stage, *, name: str) -> list[Item]:
    """What is found in a thing, drawn before it, where it has a drawing of its own."""
    found = phrase(field.find) if field.find else Figure(kind="", words="")
    if not found.kind and set(key(field.find)) & _WRITTEN:
        found = replace(found, kind="label-tag")
    if not found.kind or found.kind == field.targets[field.at].member.kind or found.kind not in base.kinds():
        return []
    member = Roll().one(replace(found, count=1, quantity="", label=""))
    if member.kind in ("object", "pod"):
        return []
    high = min(0.56 * placed.box.h, 0.56 * placed.box.w / aspect(member))
    foot = (placed.box.cx, placed.box.bottom - 0.1 * placed.box.h)
    return [stand(member, stage, foot=foot, height=high, name=name).item]


def tag(words: str, at: Point, field: Field, stage: Stage, *, name: str, room: float) -> Item:
    """What is found, on a plate whose foot is at a point; smaller letters where there is little room."""
    size = even(stage.scale.label)
    while size > stage.scale.least and advance(words, "display", size) + size > room:
        size -= 2
    half = advance(words, "display", size) / 2 + 0.42 * size
    keep = stage.canvas.keep
    x = min(max(at[0], keep.x + half), keep.right - half)
    tone = "fail" if field.bad else "volt"
    return place("chip", id=name, theme=stage.theme, foot=(x, at[1]), words=words, size=size, tone=tone).item


def counted(field: Field, at: Point, stage: Stage) -> list[Item]:
    """The counter's number on a dark plate in letters of a display, its foot's middle at a point."""
    if not field.counter:
        return []
    size = even(1.2 * stage.scale.label)
    half = advance(field.counter, "mono-bold", size) / 2 + 0.6 * size
    keep = stage.canvas.keep
    x = min(max(at[0], keep.x + half), keep.right - half)
    made = place(
        "chip", id="counter", theme=stage.theme, foot=(x, at[1]), words=field.counter, size=size, face="mono-bold",
        tone="paper",
    )  # fmt: skip
    return [made.item]


def lines(count: int, room: tuple[float, float], ratio: float) -> int:
    """In how many rows `count` of them are largest in a room (width, height)."""

    def tall(rows: int) -> float:
        columns = math.ceil(count / rows)
        return min(room[1] / rows * 0.84, room[0] / columns / ratio * 0.86)

    return max(range(1, min(4, count) + 1), key=lambda rows: (tall(rows), -rows))
