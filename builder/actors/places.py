"""Places: the node's panel and the dotted boundary of a cluster or namespace, at any size, with a name."""

from __future__ import annotations

from builder.actors.model import Drawing, Params, actor
from builder.geometry import Box, PathData, rounded_rect
from builder.scene.items import Item, Paint, Path, Run, Shape, Stroke, Text
from builder.theme import Theme

_TAB_X, _TAB_PAD, _TAB_H = 44.0, 28.0, 58.0
_BAR = 84.0


@actor(
    "node-panel",
    words=("node", "worker node", "GPU node", "worker", "VM", "virtual machine"),
    params={
        "width": ("number", 560.0),
        "height": ("number", 300.0),
        "label": ("text", ""),
        "style": (("plain", "titled"), "plain"),
        "state": (("ready", "failed", "off"), "ready"),
        "fill": ("role", "panel"),
    },
)
def node_panel(theme: Theme, params: Params) -> Drawing:
    """A flat panel things stand in: its name in mono at the top left, or a title bar with status lights."""
    box = Box(0, 0, params.number("width"), params.number("height"))
    fill, label = params.text("fill"), params.text("label")
    radius = min(40.0, box.h / 4)
    items: list[Item] = [
        Shape(id="under", kind="rect", box=box.moved(0, 12), radius=radius, fill=Paint("shadow", alpha=50)),
        Shape(id="panel", kind="rect", box=box, radius=radius, fill=Paint(fill)),
    ]
    titled = params.text("style") == "titled"
    if titled:
        items += _bar(box, radius, fill, params.text("state"))
    if label:
        face, size, x, y = ("text-bold", 36.0, 104.0, 56.0) if titled else ("mono", 36.0, 48.0, 70.0)
        items.append(_label(label, x, y, face, size, Paint("text" if titled else "text_muted")))
    return Drawing(
        items=tuple(items),
        box=box,
        foot=(box.cx, box.bottom),
        body="panel",
        anchors={"floor": (box.cx, box.bottom - 40), "inside": (box.cx, (box.y + _BAR + box.bottom) / 2)},
        contact=0,
        alt=f"Node {label}".strip(),
    )


def _bar(box: Box, radius: float, fill: str, state: str) -> list[Item]:
    light = {"ready": "ok", "failed": "fail", "off": "line_2"}[state]
    top = rounded_rect(box, radius)
    bar: PathData = (*top[:4], ("L", (box.right, _BAR)), ("L", (box.x, _BAR)), ("Z", ()))
    lines: PathData = (("M", (40.5, 34.5)), ("L", (77.5, 34.5)), ("M", (40.5, 50.5)), ("L", (77.5, 50.5)))
    return [
        Path(id="bar", d=bar, fill=Paint(fill, "text", 0.07)),
        Path(id="menu", d=lines, stroke=Stroke(Paint("line_2"), 9)),
        Shape(id="light", kind="ellipse", box=Box(box.right - 98, 32, 20, 20), fill=Paint(light)),
        Shape(id="spare", kind="ellipse", box=Box(box.right - 62, 32, 20, 20), fill=Paint("line_2")),
    ]


@actor(
    "boundary",
    words=("cluster", "namespace", "boundary", "zone", "region", "network", "VPC", "trust boundary"),
    params={"width": ("number", 560.0), "height": ("number", 368.0), "label": ("text", "cluster")},
)
def boundary(theme: Theme, params: Params) -> Drawing:
    """A dotted outline with a name tab sitting on its top edge (art direction, connectors)."""
    from builder.text.measure import advance

    box = Box(0, 0, params.number("width"), params.number("height"))
    label = params.text("label")
    line = Stroke(Paint("line_2"), 6, (0.7, 3.0))
    items: list[Item] = [
        Shape(id="outline", kind="rect", box=box, radius=min(44.0, box.h / 4), stroke=line),
    ]
    if label:
        wide = advance(label, "text-bold", 34) + 2 * _TAB_PAD
        tab = Box(_TAB_X, -_TAB_H / 2, wide, _TAB_H)
        items.append(Shape(id="tab", kind="rect", box=tab, radius=18, fill=Paint("panel_2")))
        items.append(_label(label, tab.cx, 12, "text-bold", 34, Paint("text"), "center"))
    top = -_TAB_H / 2 if label else 0.0
    return Drawing(
        items=tuple(items),
        box=Box(0, top, box.w, box.h - top),
        foot=(box.cx, box.bottom),
        body="outline",
        anchors={"inside": box.centre, "floor": (box.cx, box.bottom - 40)},
        contact=0,
        alt=f"Boundary: {label}" if label else "Boundary",
    )


def _label(words: str, x: float, y: float, face: str, size: float, paint: Paint, align: str = "left") -> Text:
    return Text(id="label", x=x, y=y, face=face, size=size, lines=((Run(words, paint),),), widths=(), align=align)
