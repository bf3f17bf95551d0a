"""Players: the figures of a role as something that can stand on a spot, with a face, a mood and a name plate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from builder.actors import base
from builder.actors.forms import tone
from builder.actors.model import Placed, Value
from builder.cast import Member
from builder.cast.member import MOODS
from builder.geometry import Box, Point
from builder.layout.scale import even
from builder.layout.type import fit, text
from builder.memes.face import FACES, Spot, face
from builder.memes.load import Company, Face
from builder.scene.items import Group, Item, Paint, Text
from builder.scene.walk import walk
from builder.text.measure import advance
from builder.text.wrap import balance
from builder.theme import Theme

_POD = Box(20, 5, 200, 241)  # one reference for all pods, whatever they wear on top
_CHARACTER = Box(0, 0, 272, 256)  # a block with a face, in a pod's units
_TONES = "cbdeaf"
#: What ids of name plates end with.
PLATE = "/plate"
#: What comes nearest to a mood where an actor, or a face drawn on a machine, has none of that name.
_NEAR = {
    "disbelief": ("ask", "worried", "stern"), "waiting": ("worried", "stern"), "smug": ("stern",), "cool": ("stern",),
    "shock": ("worried",), "sweat": ("worried",), "dead": ("shock",), "sad": ("waiting", "worried"),
    "angry": ("disbelief", "waiting", "stern"), "paused": ("waiting",), "crashed": ("dead",), "ask": ("disbelief",),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """One of the cast before it has a place.

    `face`: where a machine's face goes; `block`: a block with a face; `mood`: what its own words say of it.
    """

    id: str
    kind: str
    params: Mapping[str, Value] = field(default_factory=dict)
    words: str = ""
    face: Face | None = None
    block: bool = False
    who: str = ""
    mood: str = ""

    @property
    def plain(self) -> bool:
        """A block that is nothing but its words."""
        return self.kind == "object" and not self.block

    @property
    def aspect(self) -> float:
        """Width by height."""
        box = self.reference
        return box.w / box.h

    @property
    def reference(self) -> Box:
        """The extents at scale 1 that sizes refer to."""
        if self.kind == "pod":
            return _POD
        if self.block:
            return _CHARACTER
        if self.kind == "object":
            return Box(0, 0, 1.45, 1)
        return base.natural(self.kind, **dict(self.params))


def player(member: Member, company: Company, *, alive: bool, index: int) -> Player:
    """A member as a player; `alive` gives machines and blocks a face, `index` the block's colour."""
    felt = MOODS.get(member.figure.state, member.figure.state)
    mood = felt if felt in company.moods else ""
    if member.kind == "object":
        words = _short(str(member.params["words"]))
        colour = _TONES[index % len(_TONES)] if alive else "hardware"
        return Player(
            id=member.id, kind="object", words=words, block=alive, params={"tone": colour}, who=colour, mood=mood
        )
    params = {k: v for k, v in member.params.items() if k != "mood"}
    found = company.faces.get(member.kind) if alive else None
    if found:
        params |= found.params
    said = _short(member.words) if member.kind not in ("pod", "gpu") else ""
    named = "label" in base.info(member.kind).params and not found
    evident = said.lower() in company.evident or (named and _same(said, str(params.get("label") or "")))
    shown = "" if evident else said
    if shown and "letter" in base.info(member.kind).params:
        params["letter"] = " "  # its mark is where the plate comes to stand
    return Player(id=member.id, kind=member.kind, params=params, words=shown, face=found, who=member.who, mood=mood)


def _short(words: str, most: int = 44) -> str:
    """A name of at most so many characters, cut at a word."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _same(a: str, b: str) -> bool:
    return a.lower() == b.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """How a player stands: foot, height, mood, what it looks at.

    `least`: the smallest letters, u; `keep`: where words may stand.
    """

    foot: Point
    height: float
    mood: str
    look: Point | None
    least: float
    keep: Box
    width: float = 0.0


def stand(one: Player, pose: Pose, theme: Theme) -> tuple[Placed, tuple[Item, ...]]:
    """Place a player: the actor, and what belongs over it (its name plate)."""
    if one.kind == "object":
        return _block(one, pose, theme)
    known = base.info(one.kind).params
    params: dict[str, Any] = dict(one.params)
    if pose.look and not one.face:
        params["look_at"] = pose.look
    if "mood" in known:
        params["mood"] = _mood(known["mood"][0], pose.mood)
    if one.kind == "gpu" and 74 * pose.height / one.reference.h < pose.least:
        params["name"] = ""
    scale = pose.height / one.reference.h
    placed = base.place(one.kind, id=one.id, theme=theme, foot=pose.foot, scale=scale, **params)
    if params.get("label") and not _legible(placed, pose.least):
        params["label"] = " "
        placed = base.place(one.kind, id=one.id, theme=theme, foot=pose.foot, scale=scale, **params)
    if one.face:
        made = face(f"{one.id}/face", _spot(one.face, placed, one), mood=_drawn(pose.mood), look=pose.look)
        placed = replace(placed, item=replace(placed.item, items=(*placed.item.items, made)))
    plate = name_plate(one, placed, pose, theme)
    return placed, (plate,) if plate else ()


def _legible(placed: Placed, least: float) -> bool:
    """Whether a label can be read where its actor stands."""
    return all(i.size >= least for i in walk((placed.item,)) if isinstance(i, Text) and i.string.strip())


def _mood(choices: object, mood: str) -> str:
    """A mood in the words of an actor: its own name, else the nearest one it has, else how it usually looks."""
    allowed = choices if isinstance(choices, tuple) else ()
    return next((m for m in (mood, *_NEAR.get(mood, ()), "happy") if mood and m in allowed), str(allowed[0]))


def _drawn(mood: str) -> str:
    """A mood as a face on a machine or a block shows it."""
    return mood if mood in FACES else next((m for m in _NEAR.get(mood, ()) if m in FACES), "happy")


def _spot(given: Face, placed: Placed, one: Player) -> Spot:
    box, k = base.natural(one.kind, **dict(one.params)), placed.scale

    def at(p: Point) -> Point:
        return (placed.box.x + (p[0] - box.x) * k, placed.box.y + (p[1] - box.y) * k)

    eyes = (at(given.eyes[0]), at(given.eyes[1]))
    return Spot(eyes=eyes, mouth=at(given.mouth), size=given.size * k, lid=Paint(given.lid), ink=Paint(given.ink))


def _block(one: Player, pose: Pose, theme: Theme) -> tuple[Placed, tuple[Item, ...]]:
    """A keycap with its words; alive, with a face above them, or where it is too small with a name plate."""
    h = pose.height
    look: dict[str, Any] = {**one.params, "height": h, "least": pose.least}
    if not one.block:
        look |= {"words": one.words, "width": min(h * one.aspect, pose.width or 9e9)}
        return base.place("object", id=one.id, theme=theme, foot=pose.foot, scale=1, **look), ()
    look |= {"words": " ", "width": h * one.aspect, "alt": one.words or "A block"}
    placed = base.place("object", id=one.id, theme=theme, foot=pose.foot, scale=1, **look)
    box, k = placed.box, h / _CHARACTER.h
    colours = tone(str(one.params["tone"]))
    room = Box(box.x + 24 * k, box.y + 148 * k, box.w - 48 * k, 76 * k)
    label = _label(one, room, pose.least, colours.letter) if one.words.strip() else None
    drop = 0.0 if label else 24 * k
    eyes = ((box.cx - 44 * k, box.y + 76 * k + drop), (box.cx + 44 * k, box.y + 76 * k + drop))
    spot = Spot(eyes=eyes, mouth=(box.cx, box.y + 124 * k + drop), size=1.22 * k, lid=colours.lip, ink=Paint("ink"))
    items: list[Item] = [face(f"{one.id}/face", spot, mood=_drawn(pose.mood), look=pose.look)]
    items += [label] if label else []
    made = replace(placed, item=replace(placed.item, items=(*placed.item.items, *items)))
    plate = None if label else name_plate(one, made, pose, theme)
    return made, (plate,) if plate else ()


def _label(one: Player, room: Box, least: float, paint: Paint) -> Text | None:
    """The words of a block in the room under its face, on one line or two; None where they do not fit."""
    size = even(min(96.0, 0.8 * room.h))
    while size >= least:
        found = balance(one.words, "display", size, room.w, 2 if size <= 0.5 * room.h else 1)
        if found:
            y = room.cy - (len(found) - 1) * size / 2 + 0.33 * size
            words = "\n".join(found)
            return text(f"{one.id}/words", words, room.cx, y, face="display", size=size, paint=paint, align="center")
        size -= 2
    return None


def name_plate(one: Player, placed: Placed, pose: Pose, theme: Theme) -> Group | None:
    """A paper chip with a player's words in front of its foot; None for those who say themselves who they are."""
    if not one.words.strip():
        return None
    room = max(pose.width, placed.box.w)
    size = fit(one.words, "text-bold", room - 40, (pose.least, max(pose.least, min(48.0, 0.2 * placed.box.h))))
    words = one.words
    if advance(words, "text-bold", size) > room - 40:
        words = "\n".join(balance(words, "text-bold", size, room - 40, 2) or (words,))
    foot = (placed.box.cx, placed.box.bottom + 0.3 * size)
    look: dict[str, Any] = {"size": size, "words": words, "tone": "paper", "face": "text-bold"}
    made = base.place("chip", id=f"{one.id}{PLATE}", theme=theme, foot=foot, alt="", **look)
    aside = max(0.0, pose.keep.x - made.box.x) - max(0.0, made.box.right - pose.keep.right)
    above = min(0.0, pose.keep.bottom - made.box.bottom)
    if aside or above:
        foot = (foot[0] + aside, foot[1] + above)
        made = base.place("chip", id=f"{one.id}{PLATE}", theme=theme, foot=foot, alt="", **look)
    return made.item
