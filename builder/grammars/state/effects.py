"""Effects that mean something: flames, smoke, an alarm, sleep, sweat, confetti, sparks, notes, a blast, a skull."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from builder.actors.base import place
from builder.geometry import Affine, Box, PathData, polygon, transform
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

#: Effects painted behind the hero.
BEHIND = ("fire", "smoke", "explosion", "alarm")
_CONFETTI = ("pod_a.base", "pod_b.base", "pod_c.base", "pod_d.base", "pod_f.base")

#: A drop, its tip up, two units high.
_DROP: PathData = (
    ("M", (0.0, -1.3)), ("C", (0.3, -0.6, 0.72, -0.2, 0.72, 0.28)), ("C", (0.72, 0.68, 0.4, 1.0, 0.0, 1.0)),
    ("C", (-0.4, 1.0, -0.72, 0.68, -0.72, 0.28)), ("C", (-0.72, -0.2, -0.3, -0.6, 0.0, -1.3)), ("Z", ()),
)  # fmt: skip


def drawn(name: str, box: Box, ground: float, stage: Stage) -> tuple[Item, ...]:
    """An effect round a hero's box; () for a name that is no effect."""
    made = _EFFECTS.get(name)
    return tuple(made(box, ground, stage)) if made else ()


def _fire(box: Box, ground: float, stage: Stage) -> Iterator[Item]:
    """A line of flames along the floor behind the hero, highest beside it."""
    reach = min(0.46 * stage.box.w, box.w / 2 + 0.34 * stage.box.w)
    for i, (share, high) in enumerate(
        ((-1.0, 0.42), (-0.68, 0.66), (-0.34, 0.95), (0.36, 1.0), (0.7, 0.6), (1.0, 0.46)), 1
    ):
        tall = min(high * 0.86 * box.h, ground - stage.box.y)
        x = box.cx + share * reach
        if not 0.3 * tall < x < stage.canvas.width - 0.3 * tall:
            continue  # off the picture
        yield place(
            "fire", id=f"fire-{i}", theme=stage.theme, foot=(x, ground + 4), height=tall, mirror=i % 2 == 0, shadow=0
        ).item


def _smoke(box: Box, ground: float, stage: Stage) -> Iterator[Item]:
    puffs = ((-0.2, -0.05, 0.3), (0.14, -0.2, 0.36), (0.44, -0.42, 0.28), (-0.02, -0.5, 0.22))
    for i, (x, y, r) in enumerate(puffs, 1):
        size = r * box.w
        at = (box.cx + x * box.w, max(stage.box.y + size / 2, box.y + y * box.h))
        yield Shape(
            id=f"smoke-{i}", kind="ellipse", box=Box(at[0] - size / 2, at[1] - size / 2, size, size),
            fill=Paint("panel_2", "text_muted", 0.12 * i),
        )  # fmt: skip


def _alarm(box: Box, ground: float, stage: Stage) -> Iterator[Item]:
    """A red lamp on top of the hero, its two beams as flat wedges."""
    w = min(0.3 * box.w, 0.14 * stage.box.w)
    x, y = box.cx, box.y + 4
    reach, spread = 0.36 * stage.box.w, 0.4 * w
    for side, sign in (("left", -1), ("right", 1)):
        beam = ((x, y - 0.45 * w), (x + sign * reach, y - 0.45 * w - spread), (x + sign * reach, y - 0.45 * w + spread))
        yield Path(id=f"alarm-beam-{side}", d=polygon(beam), fill=Paint("stage", "fail", 0.34))
    lamp = (
        Shape(
            id="alarm/base",
            kind="rect",
            box=Box(x - 0.62 * w, y - 0.16 * w, 1.24 * w, 0.24 * w),
            radius=8,
            fill=Paint("metal_lip"),
        ),
        Shape(
            id="alarm/lip",
            kind="rect",
            box=Box(x - w / 2, y - 0.86 * w, w, 0.8 * w),
            radius=0.44 * w,
            fill=Paint("fail_lip"),
        ),
        Shape(
            id="alarm/lamp",
            kind="rect",
            box=Box(x - w / 2, y - 0.92 * w, w, 0.8 * w),
            radius=0.44 * w,
            fill=Paint("fail"),
        ),
        Shape(
            id="alarm/light",
            kind="ellipse",
            box=Box(x - 0.16 * w, y - 0.68 * w, 0.32 * w, 0.32 * w),
            fill=Paint("white"),
        ),
    )
    yield Group(id="alarm", items=lamp, alt="alarm")


def _sleep(box: Box, ground: float, stage: Stage) -> Iterator[Item]:
    """Three letters rising from the shoulder, each larger."""
    size = max(stage.scale.label, 0.2 * box.h)
    x, y = min(box.right - 0.04 * box.w, stage.canvas.keep.right - 1.55 * size), box.y + 0.1 * box.h
    for i, k in enumerate((0.55, 0.8, 1.1), 1):
        letter = even(k * size)
        top = max(y, stage.box.y + 0.75 * letter)
        yield text(f"sleep-{i}", "z" if i == 1 else "Z", x, top, face="display", size=letter, paint="text_muted")
        x, y = x + 0.62 * letter, top - 0.62 * letter


def _sweat(box: Box, ground: float, stage: Stage) -> Iterator[Item]:
    """Drops flying off both upper corners."""
    size = max(34.0, 0.12 * box.h)
    for i, (x, y) in enumerate(((-0.62, -0.02), (-0.74, 0.22), (0.6, -0.04), (0.72, 0.2)), 1):
        at = (box.cx + x * (box.w + size), max(stage.box.y + size, box.y + y * box.h))
        lean = Affine(0.5 * size, 0, 0, 0.5 * size, 0, 0).then(Affine.rotate(28 if x > 0 else -28))
        yield Path(id=f"drop-{i}", d=transform(_DROP, lean.then(Affine.translate(*at))), fill=Paint("code_key"))


def _steam(box: Box, ground: float, stage: Stage) -> Iterator[Item]:
    """Short strokes out of both upper corners."""
    size = max(40.0, 0.16 * box.h)
    for i, (sign, angle) in enumerate(((-1, 20), (-1, 50), (1, 20), (1, 50)), 1):
        t = math.radians(angle)
        x, y = box.cx + sign * (box.w / 2 + 0.12 * size), box.y + 0.12 * box.h
        a = (x + sign * 0.3 * size * math.cos(t), y - 0.3 * size * math.sin(t))
        b = (x + sign * size * math.cos(t), y - size * math.sin(t))
        yield Path(id=f"steam-{i}", d=(("M", a), ("L", b)), stroke=Stroke(Paint("fail"), max(9.0, 0.14 * size)))


def _confetti(box: Box, ground: float, stage: Stage) -> Iterator[Item]:
    """Scraps of paper over the whole stage, on a fixed pattern."""
    area = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y - 0.12 * box.h)
    size = 0.032 * min(stage.canvas.width, stage.canvas.height)
    parts: list[Item] = []
    for i in range(40):
        x = area.x + area.w * ((i * 0.7548777 + 0.5) % 1.0)
        y = area.y + area.h * ((i * 0.5698403 + 0.5) % 1.0)
        if box.inset(-size, -size).contains(Box(x, y, 0, 0)):
            continue
        scrap = Box(x - size / 2, y - size / 2, size, size * (0.5 if i % 3 else 1.0))
        kind = "ellipse" if i % 3 == 0 else "rect"
        parts.append(
            Shape(
                id=f"confetti/{i + 1}",
                kind=kind,
                box=scrap,
                radius=3 if kind == "rect" else 0,
                fill=Paint(_CONFETTI[i % 5]),
            )
        )
    yield Group(id="confetti", items=tuple(parts), decorative=True)


def _sparkle(box: Box, ground: float, stage: Stage) -> Iterator[Item]:
    """Four-pointed stars at the corners."""
    size = 0.2 * box.h
    for i, (x, y, k) in enumerate(((-0.66, 0.08, 0.9), (0.64, -0.06, 1.1), (0.76, 0.46, 0.6), (-0.78, 0.52, 0.5)), 1):
        cx, cy, r = box.cx + x * (box.w + 0.3 * size), max(stage.box.y + size / 2, box.y + y * box.h), 0.5 * k * size
        tips = [(r if j % 2 == 0 else 0.3 * r, j * math.pi / 4) for j in range(8)]
        points = [(cx + far * math.cos(a), cy + far * math.sin(a)) for far, a in tips]
        yield Path(id=f"sparkle-{i}", d=polygon(points), fill=Paint("ok"))


def _money(box: Box, ground: float, stage: Stage) -> Iterator[Item]:
    """Winged notes rising away to the right, each larger."""
    largest, count = (
        max(0.2 * min(stage.box.w, 1.3 * stage.box.h), 190 * stage.canvas.width / 1920),
        4 if stage.wide else 3,
    )
    start = (box.cx + 0.2 * box.w, box.y - 0.02 * box.h)
    end = (stage.box.right - largest / 2, stage.box.y + 0.26 * largest)
    for i in range(count):
        t = i / (count - 1)
        at = (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t**1.2)
        tilt = 8.0 * (1 if i % 2 else -1)
        width = largest * (0.68 + 0.32 * t)
        yield place("banknote", id=f"note-{i + 1}", theme=stage.theme, centre=at, width=width, tilt=tilt, shadow=0).item


def _explosion(box: Box, ground: float, stage: Stage) -> Iterator[Item]:
    """A burst behind the hero: two stars of many points."""
    for name, role, k in (("outer", "fail", 1.0), ("inner", "warn", 0.74)):
        rx, ry = k * min(0.48 * stage.box.w, box.w / 2 + 0.24 * stage.box.h), k * min(0.56 * stage.box.h, 0.8 * box.h)
        cx, cy = box.cx, max(stage.box.y + ry * 0.86, box.cy)
        points = []
        for j in range(28):
            r = 1.0 if j % 2 == 0 else 0.72 + 0.06 * (j % 4 == 1)
            a = j * math.pi / 14
            points.append((cx + r * rx * math.cos(a), min(ground + 10, cy + r * ry * math.sin(a))))
        yield Path(id=f"blast-{name}", d=polygon(points), fill=Paint(role))


def _skull(box: Box, ground: float, stage: Stage) -> Iterator[Item]:
    size = min(0.34 * box.h, 0.2 * stage.box.h)
    for i, (x, y) in enumerate(((-0.5, -0.1), (0.5, -0.1)), 1):
        at = (box.cx + x * (box.w + size), max(stage.box.y + size / 2, box.y + y * box.h))
        yield place("skull", id=f"skull-{i}", theme=stage.theme, centre=at, height=size, shadow=0).item


_EFFECTS: dict[str, Callable[[Box, float, Stage], Iterator[Item]]] = {
    "fire": _fire, "smoke": _smoke, "alarm": _alarm, "sleep": _sleep, "sweat": _sweat, "steam": _steam,
    "confetti": _confetti, "sparkle": _sparkle, "money-fly": _money, "explosion": _explosion, "skull": _skull,
}  # fmt: skip
#: What can be drawn round a thing.
EFFECTS = frozenset(_EFFECTS)
