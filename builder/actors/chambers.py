"""The walled parts of a partitioned GPU: framed chambers between solid hardware, a tenant and a light in each."""

from __future__ import annotations

from builder.actors.model import Drawing, Params, actor
from builder.actors.remap import remap
from builder.errors import SceneError
from builder.geometry import Affine, Box, Point
from builder.scene.items import Group, Item, Paint, Shape, Stroke
from builder.theme import Theme

#: The room inside the card (templates/actors/gpu.svg), the wall between two chambers and the frame's width.
ROOM = Box(44, 40, 566, 176)
WALL, FRAME = 16.0, 7.0
FLOOR = 200.0
#: A wide tenant gets this many times the room of a pod.
WIDE = 1.7037


@actor(
    "gpu-chambers",
    title="GPU chambers",
    words=("partition", "MIG slice", "GPU instance"),
    params={"tenants": ("list", ("a", "training-job", "c"))},
)
def chambers(theme: Theme, params: Params) -> Drawing:
    """One chamber per tenant: a pod's letter, "b:paused" (letter and mood), another actor, or "" for nobody."""
    tenants = [str(t) for t in params.list("tenants")] or ["a", "training-job", "c"]
    shares = [WIDE if _kind(t) != "pod" else 1.0 for t in tenants]
    unit = (ROOM.w - WALL * (len(tenants) - 1)) / sum(shares)
    items: list[Item] = []
    anchors: dict[str, Point] = {}
    x = ROOM.x
    for n, (tenant, share) in enumerate(zip(tenants, shares, strict=True), 1):
        box = Box(x, ROOM.y, unit * share, ROOM.h)
        parts = tuple(remap(item, Affine(), f"{n}/") for item in _chamber(theme, tenant, box))
        items.append(Group(id=f"{n}", items=parts))
        anchors[f"{n}"] = (box.cx, FLOOR)
        x = box.right + WALL
    return Drawing(
        items=tuple(items), box=ROOM, foot=(ROOM.cx, ROOM.bottom), body="1/frame", anchors=anchors, contact=0
    )


def _kind(tenant: str) -> str:
    name = tenant.partition(":")[0]
    return "pod" if len(name) <= 1 else name


def _chamber(theme: Theme, tenant: str, box: Box) -> tuple[Item, ...]:
    name, _, mood = tenant.partition(":")
    role = f"pod_{name}.base" if len(name) == 1 else "pod_t.base" if name == "training-job" else "metal"
    radius = min(22.0, box.w / 4)
    inner = box.inset(FRAME / 2)
    line = Stroke(Paint(role), FRAME)
    strip = Box(box.x + 10, 186, box.w - 20, 21)
    light = min(52.0, box.w / 2)
    items: list[Item] = [
        Shape(id="dark", kind="rect", box=box, radius=radius, fill=Paint("fan")),
        Shape(id="frame", kind="rect", box=inner, radius=radius - FRAME / 2, stroke=line),
        Shape(id="floor", kind="rect", box=strip, radius=10, fill=Paint("fan", role, 0.28)),
    ]
    if name:
        items.append(_tenant(theme, name, mood, box))
    glow = Box(box.cx - light / 2, 225, light, 11)
    items.append(Shape(id="light", kind="rect", box=glow, radius=5.5, fill=Paint(role)))
    return tuple(items)


def _tenant(theme: Theme, name: str, mood: str, box: Box) -> Group:
    from builder.actors.base import drawn

    if len(name) == 1:
        drawing, limit = drawn("pod", theme, {"who": name, "mood": mood or "running"}), 0.5
    else:
        drawing, limit = drawn(name, theme, {"mood": mood or "happy"} if name == "training-job" else {}), 0.378
    k = min(limit, (box.w - 2 * FRAME - 10) / drawing.box.w, (FLOOR - box.y - FRAME - 8) / drawing.box.h)
    if k <= 0:
        raise SceneError(f"no room for tenant {name!r}")
    fx, fy = drawing.foot
    m = Affine.scaled(k).then(Affine.translate(box.cx - k * fx, FLOOR - k * fy))
    return Group(id="tenant", items=tuple(remap(item, m, "tenant/") for item in drawing.items))
