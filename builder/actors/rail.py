"""A rail of steps: done, the current one and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.forms import centred, disc, set_in
from builder.actors.model import Drawing, Params, actor
from builder.errors import SceneError
from builder.geometry import Box, PathData, Point
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Path, Stroke, Text
from builder.theme import Theme

RADIUS, MOST = 38.0, 5


@actor(
    "rail",
    title="Timeline",
    words=("timeline", "rail", "steps rail", "roadmap", "step bar", "stepper"),
    params={
        "length": ("number", 1500),
        "steps": ("list", ("schedule", "configure", "run", "release")),
        "current": ("number", 2),
        "direction": (("across", "down"), "across"),
        "size": ("number", 42),
        "room": ("number", 0),
        "least": ("number", 34),
    },
)
def rail(theme: Theme, params: Params) -> Drawing:
    """At most five named steps along `length` u; those before `current` (an index) are done.

    "down" sets them from the top with their names at the right, `room` u wide (0 = as long as they are).
    Anchors "step-1" ... are the nodes.
    """
    steps = [str(step) for step in params.list("steps")][:MOST]
    if not steps:
        raise SceneError("a rail needs at least one step")
    down, length, size = params.text("direction") == "down", params.number("length"), params.number("size")
    nodes = _nodes(len(steps), length, down=down)
    current = int(params.number("current"))
    room = (params.number("room") or 9e9) if down else length / len(steps) - 24
    words, size = set_in(steps, "text-bold", room, (params.number("least"), size))
    labels = [_label(i, words[i], nodes[i], size, down=down, lit=i <= current) for i in range(len(steps))]
    items = [*_tracks(nodes, current), *(_step(i, nodes[i], labels[i], current) for i in range(len(steps)))]
    box = _box(nodes, labels, length, down=down)
    return Drawing(
        items=tuple(items),
        box=box,
        foot=(box.cx, box.bottom),
        body="track",
        anchors={f"step-{i + 1}": node for i, node in enumerate(nodes)},
        keyline=tuple(f"step-{i + 1}/node" for i in range(min(current, len(steps)))),
        contact=0,
        alt="Steps: " + ", ".join(steps),
    )


def _nodes(count: int, length: float, *, down: bool) -> list[Point]:
    """Middles of the slots across; end to end down."""
    if down:
        pitch = (length - 2 * RADIUS) / max(1, count - 1)
        return [(RADIUS, RADIUS + i * pitch) for i in range(count)]
    return [((i + 0.5) * length / count, RADIUS) for i in range(count)]


def _tracks(nodes: Sequence[Point], current: int) -> list[Item]:
    """The rail, and over it the part that has been travelled."""
    whole: PathData = (("M", nodes[0]), ("L", nodes[-1]))
    items: list[Item] = [Path(id="track", d=whole, stroke=Stroke(Paint("line"), 12))]
    reached = nodes[min(max(current, 0), len(nodes) - 1)]
    if reached != nodes[0]:
        gone: PathData = (("M", nodes[0]), ("L", reached))
        items.append(Path(id="travelled", d=gone, stroke=Stroke(Paint("ok"), 12)))
    return items


def _step(i: int, at: Point, label: Text, current: int) -> Group:
    """A node: volt with a check when done, number on paper when current, quiet when next."""
    x, y = at
    name = f"step-{i + 1}"
    items: list[Item]
    if i < current:
        check: PathData = (("M", (x - 16, y + 1)), ("L", (x - 4, y + 13)), ("L", (x + 18, y - 12)))
        items = [
            disc(f"{name}/node", x, y, RADIUS, Paint("ok")),
            Path(id=f"{name}/check", d=check, stroke=Stroke(Paint("ink"), 10)),
        ]
    else:
        plate, ink = ("text", "bg") if i == current else ("panel_2", "text_muted")
        number = centred(f"{name}/number", str(i + 1), x, y, face="display", size=46, paint=Paint(ink))
        items = [disc(f"{name}/node", x, y, RADIUS, Paint(plate)), number]
    return Group(id=name, items=(*items, label))


def _label(i: int, words: str, at: Point, size: float, *, down: bool, lit: bool) -> Text:
    """The step's name under its node, or beside it and about its middle."""
    rise = 1.28 * size * words.count("\n") / 2
    x = at[0] + RADIUS + 32 if down else at[0]
    y = at[1] + 0.36 * size - rise if down else at[1] + RADIUS + 26 + 0.73 * size
    paint, align = "text" if lit else "text_muted", "left" if down else "center"
    return text(f"step-{i + 1}/label", words, x, y, face="text-bold", size=size, paint=paint, align=align)


def _box(nodes: Sequence[Point], labels: Sequence[Text], length: float, *, down: bool) -> Box:
    if down:
        wide = max(label.x + max(label.widths) for label in labels)
        return Box(0, 0, wide, length)
    return Box(0, 0, length, max(label.box.bottom for label in labels))
