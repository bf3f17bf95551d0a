"""Share: everybody on one shelf, a cable each, down into sockets on the one thing they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.actors import base
from builder.actors.model import Placed, Value
from builder.cast import Member, aspect, badge, stand
from builder.cast.cable import SOCKET, dotted, plank, plug, socket
from builder.cast.ground import floor_of, foot_line, lower_band
from builder.geometry import Box, Point
from builder.layout.spread import rows, spread
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item

BADGES = {"tick": "check", "cross": "cross", "question": "question", "warning": "warning"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What the set shows: the hub, who is around it, and the mark of each (before, after) or ""."""

    hub: Member
    around: tuple[Member, ...]
    before: str = ""
    after: str = ""

    @property
    def asking(self) -> int:
        """Index of the one still asking in the poster (mid-wave), -1 when nobody does."""
        return len(self.around) - 1 if self.before == "question" and self.after else -1

    def mark(self, index: int) -> str:
        return self.before if index == self.asking else self.after or self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sizes:
    """The measures of one canvas, u."""

    actor: float
    shelf: float
    socket: float
    drop: float
    hub: float
    tiers: tuple[int, ...]

    @property
    def reach(self) -> float:
        """How far a socket sticks out of what holds it."""
        return self.socket * 0.46


def compose(share: Share, stage: Stage) -> Composition:
    """Shelf above, hub on the floor, cables by the preset law between them."""
    foot = foot_line(stage)
    sizes = _sizes(share, stage, foot)
    hub = _hub(share, stage, foot, sizes)
    shelves = _shelves(share, stage, sizes, hub)
    top = [item for shelf in shelves for item in shelf.items]
    links = [item for shelf in shelves for item in shelf.cables]
    sockets = [item for shelf in shelves for item in shelf.sockets]
    hub_sockets = [p.item for p in hub.sockets]
    items: list[Item] = [*links, *hub_sockets, hub.placed.item, *sockets, *top]
    return Composition(
        items=tuple(items), floor=floor_of(stage, foot), backdrop=lower_band(stage), hero=hub.placed.item.id,
        beats=_beats(share, stage),
    )  # fmt: skip


def _sizes(share: Share, stage: Stage, foot: float) -> _Sizes:
    high = foot - stage.box.y
    least = min(stage.canvas.width, stage.canvas.height)
    flat = high < 0.44 * stage.box.w
    widest = stage.box.w * 0.94 / aspect(share.hub)
    hub = min(high * (0.46 if flat else 0.4), widest)
    tiers = _tiers(share.around, stage, high * 0.34)
    actor = _actor(share.around, stage, (high - hub) * (0.58 if len(tiers) == 1 else 0.68) / len(tiers), tiers)
    shelf = max(18.0, min(44.0, actor * 0.165))
    plug_w = max(22.0, min(SOCKET, actor * 0.22))
    left = high - hub - (actor * 1.05 + shelf + plug_w * 0.46) * len(tiers) - plug_w * 0.46
    drop = min(left, 0.2 * least)
    hub = min(hub + max(0.0, left - drop), widest)
    return _Sizes(actor=actor, shelf=shelf, socket=plug_w, drop=drop, hub=hub, tiers=tiers)


def _tiers(around: Sequence[Member], stage: Stage, height: float) -> tuple[int, ...]:
    """How many stand on each shelf: one shelf unless they would be too narrow to read."""
    widest = max(_least_width(m, stage) for m in around)
    most = max(1, int(stage.box.w / widest))
    return rows(len(around), most) if most < len(around) else (len(around),)


def _least_width(member: Member, stage: Stage) -> float:
    least = min(stage.canvas.width, stage.canvas.height)
    if member.kind == "object":
        return max(0.16 * least, 2.6 * stage.scale.least * aspect(member))
    return 0.13 * least


def _actor(around: Sequence[Member], stage: Stage, height: float, tiers: tuple[int, ...]) -> float:
    """Height of a character so that a row of them with their badges keeps clear."""
    pitch = stage.box.w / max(tiers)
    return min(height, 0.64 * pitch / 0.83, 0.3 * stage.canvas.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hub:
    placed: Placed
    sockets: tuple[Placed, ...]


def _hub(share: Share, stage: Stage, foot: float, sizes: _Sizes) -> _Hub:
    n = len(share.around)
    placed = stand(share.hub, stage, foot=(stage.box.cx, foot), height=sizes.hub, **_lit(share))
    left, right = placed.anchors["surface-left"], placed.anchors["surface-right"]
    shift = stage.box.cx - placed.box.cx if share.hub.kind != "gpu" else 0.0
    width = min(sizes.socket, (right[0] - left[0]) / n * 0.72)
    xs = spread(n, left[0], right[0])
    surface = placed.anchors["surface"][1]
    sockets = tuple(
        socket((x + shift, surface - width * 0.46), stage, side="top", id=f"socket-{share.hub.id}-{m.letter.lower() or i}", width=width)
        for i, (x, m) in enumerate(zip(xs, share.around, strict=True), 1)
    )
    return _Hub(placed=placed, sockets=sockets)


def _lit(share: Share) -> dict[str, Value]:
    """The card's slot lights: the first four who are in, the asker's still dark."""
    if "lights" not in base.info(share.hub.kind).params:
        return {}
    lights = ["off" if i == share.asking or not m.who else m.who for i, m in enumerate(share.around[:4])]
    if not any(m.who for m in share.around):
        return {}
    return {"lights": tuple(lights + ["off"] * (4 - len(lights)))}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    items: tuple[Item, ...]
    cables: tuple[Item, ...]
    sockets: tuple[Item, ...]


def _shelves(share: Share, stage: Stage, sizes: _Sizes, hub: _Hub) -> list[_Shelf]:
    surface = hub.sockets[0].box.y - sizes.drop - sizes.reach - sizes.shelf
    step = sizes.actor * 1.12 + sizes.shelf + sizes.reach
    out, first = [], 0
    for tier, count in enumerate(sizes.tiers):
        y = surface - step * (len(sizes.tiers) - 1 - tier)
        out.append(_shelf(share, stage, sizes, hub, (first, count), y))
        first += count
    return out


def _shelf(share: Share, stage: Stage, sizes: _Sizes, hub: _Hub, part: tuple[int, int], y: float) -> _Shelf:
    first, count = part
    box = stage.box
    board = Box(box.x, y, box.w, sizes.shelf)
    xs = spread(count, box.x, box.right)
    eyes = (hub.placed.box.cx, hub.placed.box.cy)
    standing: list[Item] = []
    links: list[Item] = []
    plugs: list[Item] = []
    name = f"shelf-{first + 1}" if len(sizes.tiers) > 1 else "shelf"
    for i, x in enumerate(xs, first):
        member = share.around[i]
        placed = _actor_on(share, stage, sizes, i, (x, y + 3), eyes, box.w / count)
        standing += [placed.item, *_marks(share, stage, placed, i, sizes)]
        tag = member.letter.lower() or str(i + 1)
        out = socket((x, board.bottom + sizes.reach), stage, id=f"socket-{tag}", side="bottom", width=sizes.socket)
        plugs.append(out.item)
        links += _link(share, stage, i, (out, hub.sockets[i]), sizes, tag)
    return _Shelf(items=tuple(standing), cables=tuple(links), sockets=(plank(board, id=name), *plugs))


def _actor_on(
    share: Share, stage: Stage, sizes: _Sizes, index: int, foot: Point, eyes: Point, pitch: float
) -> Placed:
    member = share.around[index]
    extra: dict[str, Value] = {"mood": "ask"} if index == share.asking and member.kind == "pod" else {}
    return stand(member, stage, foot=foot, height=sizes.actor, width=pitch * 0.86, look=eyes, **extra)


def _link(
    share: Share, stage: Stage, index: int, ends: tuple[Placed, Placed], sizes: _Sizes, tag: str
) -> tuple[Item, ...]:
    member = share.around[index]
    width = min(22.0, sizes.socket * 0.38, ends[1].box.w * 0.42)
    if index == share.asking:
        start, end = ends[0].ports["cable"][1], ends[1].ports["cable"][1]
        return (dotted(start, end, stage, id=f"cable-{tag}", paint=member.cable, width=width),)
    return plug(ends[0], ends[1], stage, id=f"cable-{tag}", paint=member.cable, width=width)


def _marks(share: Share, stage: Stage, placed: Placed, index: int, sizes: _Sizes) -> tuple[Group, ...]:
    mark = share.mark(index)
    if not mark:
        return ()
    size = sizes.actor * 0.46
    member = share.around[index]
    name = f"badge-{member.letter.lower() or index + 1}"
    return (badge(placed, BADGES[mark], stage, id=name, size=size, dx=0.0, dy=-size * 0.04).item,)


def _beats(share: Share, stage: Stage) -> tuple[Beat, ...]:
    tags = [m.letter.lower() or str(i) for i, m in enumerate(share.around, 1)]
    draws = tuple(
        Effect(target=f"cable-{tag}", name="draw", start_ms=60 * i, duration_ms=420, easing="in-out-cubic")
        for i, tag in enumerate(tags)
    )
    beats = [Beat(id="connect", cue=stage.cue, effects=draws)]
    if share.before and share.after:
        turned = [tag for i, tag in enumerate(tags) if i != share.asking]
        wave = tuple(
            Effect(
                target=f"badge-{tag}", name="replace", start_ms=240 * i, duration_ms=240,
                params=(("of", BADGES[share.before]), ("by", BADGES[share.after])),
            )
            for i, tag in enumerate(turned)
        )  # fmt: skip
        beats.append(Beat(id="answer", cue=stage.cue, effects=wave, trigger="auto"))
    return tuple(beats)
