"""Board: the layers of a graph on a wall panel that stands on the floor, across it or down it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from builder.actors.base import info, place
from builder.actors.model import Value
from builder.cast.cable import posts
from builder.cast.ground import floor_of, foot_line
from builder.cast.member import Member
from builder.cast.node import Node, Setting, name_of, node, setting_of
from builder.cast.troupe import legible
from builder.geometry import Box, Point
from builder.grammars.topology.model import Graph
from builder.grammars.topology.ranks import Layers, Spot, layered
from builder.grammars.topology.wires import Wire, labels, signs, tangled, wire
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape
from builder.text.measure import advance

_GHOST = 0.78  # how much somebody missing is dimmed
_TANGLE = 20  # more links than this are thin ones
_KEY = 0.6  # height of a key by its width
_CHAIN = 5  # longer ones are woven
_ZIGZAG = 0.22  # of the board's height that neighbours in a chain stand apart from its middle


def compose(graph: Graph, stage: Stage) -> Composition:
    """Left to right where the stage is wide, top to bottom where it is tall."""
    panel, foot = panel_of(stage)
    inner = panel.inset(min(56.0, 0.04 * panel.w), min(44.0, 0.06 * panel.h))
    layers = layered(graph)
    down, cells = _cells(graph, layers, inner, stage)
    nodes = placed(graph, _of(cells, len(graph.nodes)), stage)
    sides = ("bottom", "top") if down or _woven(layers) else ("right", "left")
    wires = [_wire(graph, layers, n, nodes, cells, sides, stage) for n in range(len(graph.edges))]
    return finished(graph, nodes, wires, stage, panel, foot)


def _cells(graph: Graph, layers: Layers, inner: Box, stage: Stage) -> tuple[bool, Mapping[Spot, Box]]:
    """Across or down: whichever shows whole words, then the larger ones; else as the panel is longer."""
    tries = [(False, _across(graph, layers, inner, stage)), (True, _down(layers, inner, stage.scale.least))]
    if inner.h > 0.8 * inner.w:
        tries.reverse()

    def score(cells: Mapping[Spot, Box]) -> tuple[bool, float]:
        every = _of(cells, len(graph.nodes))
        how = _set(graph, every, [_key(c, min(c.h, _KEY * c.w), standing=False) for c in every], stage)
        return how.whole, (how.key if how.plain else 1.3 * how.key)

    first, second = score(tries[0][1]), score(tries[1][1])
    return tries[1] if second[0] > first[0] or (second[0] == first[0] and second[1] > 1.3 * first[1]) else tries[0]


def _of(cells: Mapping[Spot, Box], count: int) -> list[Box]:
    """The cells of the nodes in their order."""
    by_node = {spot.node: cell for spot, cell in cells.items() if spot.node >= 0}
    return [by_node[i] for i in range(count)]


def panel_of(stage: Stage) -> tuple[Box, float]:
    """The panel a graph hangs on, and where its feet stand."""
    box, unit = stage.box, min(stage.canvas.width, stage.canvas.height) / 1080
    foot = even(max(foot_line(stage), box.bottom - 12))
    return Box(box.x, box.y, box.w, foot - 52 * unit - box.y), foot


def finished(
    graph: Graph, nodes: Sequence[Node], wires: Sequence[Wire], stage: Stage, panel: Box, foot: float
) -> Composition:
    """The panel on its feet, and the graph on it."""
    unit = min(stage.canvas.width, stage.canvas.height) / 1080
    legs = posts(panel, foot, inset=0.12 * panel.w, thick=30 * unit)
    floor = even(floor_of(stage, foot))
    return finished_on([legs, _panel(panel)], graph, nodes, wires, stage, floor, min(84 * unit, 0.13 * panel.h))


def finished_on(
    behind: Sequence[Item], graph: Graph, nodes: Sequence[Node], wires: Sequence[Wire], stage: Stage, floor: float,
    size: float,
) -> Composition:  # fmt: skip
    """Links, nodes, then what is said of links; `size` of badges, u."""
    items: list[Item] = [*behind, *_spot(graph, nodes), *(w.item for w in wires)]
    for made in nodes:
        items += made.items
    marks = list(_marks(graph, nodes, stage, size))
    crosses = list(signs(wires, stage, size))
    items += [*crosses, *labels(wires, [n.box for n in nodes], stage), *marks]
    hero = nodes[graph.hero if graph.hero >= 0 else 0].body.item.id
    return Composition(items=tuple(items), floor=floor, hero=hero, beats=_beats(wires, [*crosses, *marks], stage))


def _spot(graph: Graph, nodes: Sequence[Node]) -> Iterator[Item]:
    """A disc behind an actor that is the hero: it has no colour of its own to be bright in."""
    if graph.hero >= 0 and graph.nodes[graph.hero].kind != "object":
        box = nodes[graph.hero].box
        r = 0.62 * max(box.w, box.h)
        yield Shape(id="spot", kind="ellipse", box=Box(box.cx - r, box.cy - r, 2 * r, 2 * r), fill=Paint("panel_2"))


def placed(graph: Graph, cells: Sequence[Box], stage: Stage, *, shadow: int = 0, plain: bool = False) -> list[Node]:
    """Every node in its cell, set alike; the hero bright, what has failed red or dimmed.

    Keys are lower than their cells and level with the bodies of actors, unless they stand on something (`shadow`).
    `plain`: everybody is a key.
    """
    low = min(min(c.h, _KEY * c.w) for c in cells)
    keys = [_key(c, low, standing=bool(shadow)) for c in cells]
    how = _set(graph, cells, keys, stage)
    how = replace(how, plain=how.plain or plain)
    named = any(m.kind != "object" and name_of(m) for m in graph.nodes) and not how.plain and not shadow
    drop = 0.9 * how.plate if named else 0.0  # half a plate: bodies stand over their names
    if drop:
        low = min(low, *(c.h - 2 * drop for c in cells))
        keys = [_key(c.moved(0, -drop), low, standing=False) for c in cells]
        how = replace(_set(graph, cells, keys, stage), plain=False)
    out = []
    for i, (member, cell) in enumerate(zip(graph.nodes, cells, strict=True)):
        tone = "fail" if i in graph.failed else "ok" if i == graph.hero or i in graph.lit else ""
        room = keys[i] if member.kind == "object" or how.plain else cell
        level = None if shadow or how.plain else cell.cy - drop
        made = node(member, room, stage, how, tone=tone, extra=_state(graph, i), shadow=shadow, level=level)
        out.append(_legible(made, stage))
    return out


def _legible(made: Node, stage: Stage) -> Node:
    """Without an actor's letters that would be too small on this canvas."""
    body = legible(made.body, stage)
    items = tuple(body.item if item is made.body.item else item for item in made.items)
    return replace(made, body=body, below=body if made.below is made.body else made.below, items=items)


def _set(graph: Graph, cells: Sequence[Box], keys: Sequence[Box], stage: Stage) -> Setting:
    room = (min(c.w for c in cells), min(c.h for c in cells))
    return setting_of(graph.nodes, room, stage, key=(room[0], min(k.h for k in keys)))


def _key(cell: Box, tall: float, *, standing: bool) -> Box:
    """The part of a cell that a key `tall` u high takes."""
    return Box(cell.x, cell.bottom - tall if standing else cell.cy - tall / 2, cell.w, tall)


def _state(graph: Graph, i: int) -> Mapping[str, Value]:
    """A machine that is down shows it, whoever has a face is shocked."""
    if i in graph.missing:
        return {"dim": _GHOST} if graph.nodes[i].kind != "object" else {}
    if i not in graph.failed:
        return {}
    member = graph.nodes[i]
    if member.kind == "object":
        return {}
    known = info(member.kind).params
    for name, value in (("state", "failed"), ("mood", "dead"), ("mood", "shock")):
        takes = known.get(name, ((), ""))[0]
        if isinstance(takes, tuple) and value in takes:
            return {name: value}
    return {"dim": 0.45}


def _panel(box: Box) -> Group:
    radius = min(40.0, 0.08 * box.h)
    return Group(
        id="board",
        items=(
            Shape(id="board/lip", kind="rect", box=box.moved(0, 12), radius=radius, fill=Paint("panel", "ink", 0.35)),
            Shape(id="board/panel", kind="rect", box=box, radius=radius, fill=Paint("panel")),
        ),
        decorative=True,
    )


def _gap(graph: Graph, stage: Stage, pitch: float) -> float:
    """Room between two layers for links and their words."""
    words = [advance(e.label, "text-bold", stage.scale.least) for e in graph.edges if e.label]
    wanted = max(words, default=0.0) + 2.2 * stage.scale.least if words else 0.0
    return min(0.6 * pitch, max(0.36 * pitch, wanted))


def _across(graph: Graph, layers: Layers, inner: Box, stage: Stage) -> Mapping[Spot, Box]:
    if _woven(layers):
        return _weave(layers, inner)
    widths, gap = _columns(graph, layers, inner, stage)
    most = (0.5 if layers.widest == 1 else 0.6) * inner.h
    x = inner.cx - (sum(widths) + gap * (len(widths) - 1)) / 2
    out = {}
    for i, (row, wide) in enumerate(zip(layers.rows, widths, strict=True)):
        tall = min(0.86 * inner.h / len(row), most, 1.15 * max(widths))
        for n, spot in enumerate(row):
            y = inner.y + (n + 0.5) * inner.h / len(row)
            if layers.widest == 1 and len(widths) > 2:
                y = inner.cy + (_ZIGZAG if i % 2 else -_ZIGZAG) * inner.h
            out[spot] = Box(x, y - tall / 2, wide, tall)
        x += wide + gap
    return out


def _woven(layers: Layers) -> bool:
    """Whether a chain is so long that its nodes stand in two rows, links running up and down between them."""
    return layers.widest == 1 and len(layers.rows) > _CHAIN


def _weave(layers: Layers, inner: Box) -> Mapping[Spot, Box]:
    pitch = inner.w / (len(layers.rows) + 0.5)
    wide, tall = 1.6 * pitch, min(0.36 * inner.h, 1.3 * pitch)
    tops = (inner.y + 0.06 * inner.h, inner.bottom - 0.06 * inner.h - tall)
    return {
        row[0]: Box(inner.x + (i + 0.75) * pitch - wide / 2, tops[i % 2], wide, tall)
        for i, row in enumerate(layers.rows)
    }


def _columns(graph: Graph, layers: Layers, inner: Box, stage: Stage) -> tuple[list[float], float]:
    """Widths of the layers, alike unless their words need otherwise, and the gap between them."""
    count = len(layers.rows)
    pitch = (inner.w + 0.3 * inner.w / count) / count if count > 1 else inner.w
    wide = min(pitch - _gap(graph, stage, pitch), 0.3 * inner.w)
    wants = [max([_word(graph.nodes[s.node], stage) for s in row if s.node >= 0], default=0.0) for row in layers.rows]
    if max(wants) <= wide:
        return [wide] * count, (inner.w - wide * count) / max(1, count - 1)
    gap = 0.4 * _gap(graph, stage, pitch) + 24
    room = inner.w - gap * (count - 1)
    k = room / max(1.0, sum(wants))
    return [w * k for w in wants], gap


def _word(member: Member, stage: Stage) -> float:
    """Width of a key at the smallest letters, for the longest word on it."""
    return max((advance(w, "display", stage.scale.least) for w in name_of(member).split()), default=0.0) + 44


def _down(layers: Layers, inner: Box, least: float) -> Mapping[Spot, Box]:
    count, widest = len(layers.rows), layers.widest
    step = inner.w / widest
    wide = min(0.86 * step, 0.52 * inner.w)
    pitch = inner.h / count
    tall = min(max(0.62 * pitch, min(0.74 * pitch, 1.5 * least)), 0.8 * wide)
    gap = (inner.h - count * tall) / max(1, count - 1) if count > 1 else 0.0
    gap = min(gap, 1.1 * tall)
    top = inner.cy - (count * tall + (count - 1) * gap) / 2
    out = {}
    for i, row in enumerate(layers.rows):
        for n, spot in enumerate(row):
            x = inner.x + (n + 0.5) * inner.w / len(row)
            out[spot] = Box(x - wide / 2, top + i * (tall + gap), wide, tall)
    return out


def _wire(
    graph: Graph, layers: Layers, n: int, nodes: Sequence[Node], cells: Mapping[Spot, Box], sides: tuple[str, str],
    stage: Stage,
) -> Wire:  # fmt: skip
    edge, path = graph.edges[n], layers.paths[n]
    width = max(8.0, 12.0 * min(stage.canvas.width, stage.canvas.height) / 1080)
    width *= 1.0 if len(graph.edges) <= _TANGLE else 0.4
    name = f"link-{edge.a + 1}-{edge.b + 1}"
    first, last = path[0].layer, path[-1].layer
    if first > last or (_woven(layers) and sides[0] == "bottom" and cells[path[0]].y > cells[path[-1]].y):
        sides = (sides[1], sides[0])
    elif first == last:
        down = sides[0] == "bottom"
        forward = _middle(cells[path[0]]) < _middle(cells[path[-1]])
        sides = (("right", "left") if forward else ("left", "right")) if down else (
            ("bottom", "top") if forward else ("top", "bottom")
        )  # fmt: skip
    bends = [cells[spot].centre for spot in path[1:-1]]
    if len(graph.edges) > _TANGLE and not bends:
        return tangled(edge, nodes, sides, name=name, width=1.5 * width, turn=n)
    return wire(edge, nodes, sides, stage, name=name, width=width, bends=bends)


def _middle(cell: Box) -> Point:
    return (round(cell.cx), round(cell.cy))


def _marks(graph: Graph, nodes: Sequence[Node], stage: Stage, size: float) -> Iterator[Item]:
    for i in sorted(graph.missing):
        at = nodes[i].body.box.centre
        yield place(
            "badge", id=f"missing-{nodes[i].member.id}", theme=stage.theme, centre=at, height=size, kind="question"
        ).item
    for i in sorted(graph.failed):
        at = nodes[i].body.anchors["shoulder"]
        yield place(
            "badge", id=f"failed-{nodes[i].member.id}", theme=stage.theme, centre=at, height=size, kind="cross"
        ).item


def _beats(wires: Sequence[Wire], marks: Sequence[Item], stage: Stage) -> tuple[Beat, ...]:
    effects = [
        Effect(target=w.item.id, name="draw", start_ms=120 * i, duration_ms=420, easing="in-out-cubic")
        for i, w in enumerate(wires)
    ]
    late = 120 * len(wires) + 200
    effects += [Effect(target=m.id, name="stamp", start_ms=late, duration_ms=240) for m in marks]
    return (Beat(id="links", cue=stage.cue, effects=tuple(effects)),) if effects else ()
