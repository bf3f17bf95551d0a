"""Taking turns: who runs, who is next, who sleeps, and the thing they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder import cast
from builder.actors import base, link
from builder.actors.base import Placed
from builder.actors.model import Value
from builder.cast import Member
from builder.geometry import Point
from builder.layout.stage import Stage
from builder.scene.items import Group, Item

SOCKET = 0.88  # size of the sockets by the cable's: they stand on small cards
RUNNING, NEXT, ASLEEP = "running", "ask", "paused"  # moods; the next one is awake and curious
#: Heights beside the runner's: a paused pod is drawn at about three quarters (art direction §1).
SHARE: Mapping[str, float] = {RUNNING: 1.0, NEXT: 0.84, ASLEEP: 0.77}


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """Members in the order of their turns, who runs, and the member they share (None: nothing named)."""

    members: tuple[Member, ...]
    shared: Member | None
    running: int

    @property
    def next(self) -> int:
        """Who runs after that; the runner itself when it is alone."""
        return (self.running + 1) % len(self.members)

    def state(self, i: int) -> str:
        return RUNNING if i == self.running else NEXT if i == self.next else ASLEEP

    @property
    def runner(self) -> Member:
        return self.members[self.running]


def turns(actors: object, shared: object, *, running: int = -1) -> Turns:
    """Cast the turn takers and what they share; by default the last of the first half runs."""
    roll = cast.Roll()
    members = tuple(m for f in cast.figures(actors) for m in roll.take(f))[:12]
    hub = cast.figures(shared)
    return Turns(
        members=members,
        shared=roll.one(hub[0]) if hub else None,
        running=running if 0 <= running < len(members) else (len(members) + 1) // 2 - 1,
    )


def owner(member: Member, i: int) -> tuple[str, str]:
    """Colour and letter of a member on wheel and lanes; things without a letter go by their initial."""
    return (member.who or "abcdef"[i % 6], member.letter or member.words[:1].upper())


def dressed(member: Member, runner: Member) -> dict[str, Value]:
    """The shared thing in the colour of whoever runs."""
    return {"owner": runner.who} if runner.who and "owner" in base.info(member.kind).params else {}


def acting(member: Member, *moods: str) -> dict[str, Value]:
    """The first of `moods` the member's actor knows, as a parameter; nothing where it knows none."""
    takes = base.info(member.kind).params.get("mood", ((), None))[0]
    return next(({"mood": mood} for mood in moods if isinstance(takes, tuple) and mood in takes), {})


def actor(turn: Turns, i: int, stage: Stage, *, foot: Point, height: float, look: Point, collar: str = "") -> Placed:
    """A turn taker of the height its state gives it; `height` is the runner's. `collar`: the side it is plugged in."""
    member, state = turn.members[i], turn.state(i)
    known = base.info(member.kind).params
    extra: dict[str, Value] = {}
    if not member.figure.state:
        extra |= acting(member, state)
    if collar and "collar" in known:
        extra["collar"] = collar
    at = None if state == ASLEEP else look
    return cast.stand(member, stage, foot=foot, height=height * SHARE[state], look=at, extra=extra)


def joined(
    one: Placed, member: Member, side: str, to: Point, stage: Stage, *, dotted: bool, width: float
) -> tuple[Item, ...]:
    """A cable from a member's `side` to a socket at `to`; its own socket, or the collar it wears."""
    facing = {"right": "left", "left": "right", "top": "bottom"}[side]
    k = SOCKET * width / link.CABLE
    sockets: list[Group] = []
    if f"collar-{side}" in one.ports:
        start = one.ports[f"collar-{side}"]
    else:
        own = _socket(f"socket-{member.id}", one.ports[side][1], side, stage, k)
        sockets.append(own.item)
        start = own.end
    hub = _socket(f"plug-{member.id}", to, facing, stage, k)
    role = member.cable.role
    cable = link.cable(
        f"cable-{member.id}", start, hub.end, role, theme=stage.theme, width=width, dotted=dotted,
        vertical=side == "top",
    )  # fmt: skip
    return (cable, *sockets, hub.item)


def _socket(name: str, at: Point, facing: str, stage: Stage, k: float) -> link.Socket:
    """A socket that stands a little out of the body it belongs to."""
    out = 24.0 * k
    dx, dy = {"top": (0.0, -out), "bottom": (0.0, out), "left": (-out, 0.0), "right": (out, 0.0)}[facing]
    return link.socket(name, (at[0] + dx, at[1] + dy), facing, theme=stage.theme, scale=k)
