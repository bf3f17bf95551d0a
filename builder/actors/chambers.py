"""The walled parts of a partitioned GPU: framed chambers between solid hardware, a tenant and a light in each."""

from __future__ import annotations

from itertools import accumulate

from builder.actors.model import Drawing, Params, actor
from builder.actors.remap import remap
from builder.errors import SceneError
from builder.geometry import Affine, Box, PathData, Point, rounded_rect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.theme import Theme

#: The room inside the card (templates/actors/gpu.svg), the wall between two chambers and the frame's width.
ROOM = Box(44, 40, 566, 176)
WALL, FRAME = 16.0, 7.0
FLOOR = 200.0
#: Upper edge of a chamber's floor, the air between a tenant and its frame, and the largest and the width of a pod.
_SKIRTING, _CLEAR, _LARGEST, _POD = 184.0, 8.0, 0.5, 200.0
#: A wide tenant gets this many times the room of a pod.
WIDE = 1.7037


@actor(
    "gpu-chambers",
    title="GPU chambers",
    words=("partition", "MIG slice", "GPU instance"),
    params={"tenants": ("list", ("a", "training-job", "c"))},
)
def chambers(theme: Theme, params: Params) -> Drawing:
    """One chamber per tenant: a pod's letter, "b:paused" (letter and mood), another actor, or "" for nobody.

    All tenants are at one scale; those wider than a pod have more room.
    """
    tenants = [str(t) for t in params.list("tenants")] or ["a", "training-job", "c"]
    shares = [WIDE if _kind(t) != "pod" else 1.0 for t in tenants]
    unit = (ROOM.w - WALL * (len(tenants) - 1)) / sum(shares)
    items: list[Item] = []
    anchors: dict[str, Point] = {}
    lefts = accumulate((unit * share + WALL for share in shares), initial=ROOM.x)
    rooms = [Box(x, ROOM.y, unit * share, ROOM.h) for x, share in zip(lefts, shares, strict=False)]
    size = min((_size(theme, who, room) for who, room in zip(tenants, rooms, strict=True) if who), default=_LARGEST)
    for n, (tenant, room) in enumerate(zip(tenants, rooms, strict=True), 1):
        parts = tuple(remap(item, Affine(), f"{n}/") for item in _chamber(theme, tenant, room, size))
        items.append(Group(id=f"{n}", items=parts))
        anchors[f"{n}"] = (room.cx, FLOOR)
    return Drawing(
        items=tuple(items), box=ROOM, foot=(ROOM.cx, ROOM.bottom), body="1/frame", anchors=anchors, contact=0
    )


def _kind(tenant: str) -> str:
    name = tenant.partition(":")[0]
    return "pod" if len(name) <= 1 else name


def _chamber(theme: Theme, tenant: str, box: Box, size: float) -> tuple[Item, ...]:
    """A framed room with a floor, who lives in it at `size` and the light under it."""
    name = tenant.partition(":")[0]
    role = f"pod_{name}.base" if len(name) == 1 else "pod_t.base" if name == "training-job" else "metal"
    radius = min(22.0, box.w / 4)
    inner = box.inset(FRAME / 2)
    light = min(52.0, box.w / 2)
    items: list[Item] = [
        Shape(id="dark", kind="rect", box=box, radius=radius, fill=Paint("fan")),
        Path(id="floor", d=_floor(inner, radius - FRAME / 2), fill=Paint("fan", role, 0.28)),
        Shape(id="frame", kind="rect", box=inner, radius=radius - FRAME / 2, stroke=Stroke(Paint(role), FRAME)),
    ]
    if name:
        shade = Box(box.cx - 0.4 * _POD * size, FLOOR - 5, 0.8 * _POD * size, 10)
        items.append(Shape(id="shade", kind="ellipse", box=shade, fill=Paint("ink", alpha=50)))
        items.append(_placed(_drawn(theme, tenant), size, (box.cx, FLOOR)))
    glow = Box(box.cx - light / 2, 225, light, 11)
    items.append(Shape(id="light", kind="rect", box=glow, radius=5.5, fill=Paint(role)))
    return tuple(items)


def _floor(room: Box, radius: float) -> PathData:
    """The lower part of a room, its corners the room's."""
    corners = rounded_rect(room, radius)[4:8]
    return (("M", (room.x, _SKIRTING)), ("L", (room.right, _SKIRTING)), *corners, ("Z", ()))


def _size(theme: Theme, tenant: str, box: Box) -> float:
    """How large a tenant may be: clear of its frame all round, no larger than a pod on top of the card."""
    drawing = _drawn(theme, tenant)
    room = box.inset(FRAME + _CLEAR, 0)
    size = min(_LARGEST, room.w / drawing.box.w, (FLOOR - box.y - FRAME - _CLEAR) / drawing.box.h)
    if size <= 0:
        raise SceneError(f"no room for tenant {tenant!r}")
    return size


def _drawn(theme: Theme, tenant: str) -> Drawing:
    from builder.actors.base import drawn

    name, _, mood = tenant.partition(":")
    if len(name) == 1:
        return drawn("pod", theme, {"who": name, "mood": mood or "running"})
    return drawn(name, theme, {"mood": mood or "happy", "bar": "low"} if name == "training-job" else {})


def _placed(drawing: Drawing, size: float, foot: Point) -> Group:
    fx, fy = drawing.foot
    m = Affine.scaled(size).then(Affine.translate(foot[0] - size * fx, foot[1] - size * fy))
    return Group(id="tenant", items=tuple(remap(item, m, "tenant/") for item in drawing.items))
