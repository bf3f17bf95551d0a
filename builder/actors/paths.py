"""SVG path data and transforms, resolved to absolute M, L, C and Z (SVG 1.1 §8.3 and §7.6)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache

from builder.geometry import Affine, PathData, Point, Segment

_TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_TRANSFORM = re.compile(r"(\w+)\s*\(([^)]*)\)")


@lru_cache(maxsize=4096)
def parse(d: str) -> PathData:
    """Path data of any kind as absolute M, L, C, Z; ValueError for what is no path."""
    pen = _Pen()
    for op, args in _commands(d):
        pen.draw(op, args)
    return tuple(pen.out)


def _commands(d: str) -> list[tuple[str, list[float]]]:
    found: list[tuple[str, list[float]]] = []
    tokens = _TOKEN.findall(d)
    i, op = 0, ""
    while i < len(tokens):
        if tokens[i].isalpha():
            op = tokens[i]
            i += 1
        elif not op or op in "Zz":
            raise ValueError(f"not path data: {d[:60]!r}")
        count = _COUNT[op.upper()]
        args = [float(v) for v in tokens[i : i + count]]
        if len(args) < count:
            raise ValueError(f"path data ends inside {op!r}: {d[:60]!r}")
        found.append((op, args))
        i += count
        op = {"M": "L", "m": "l"}.get(op, op)
    return found


class _Pen:
    """Follows the current point; quadratics and arcs become cubics."""

    def __init__(self) -> None:
        self.out: list[Segment] = []
        self.at: Point = (0.0, 0.0)
        self.start: Point = (0.0, 0.0)
        self.cubic: Point | None = None
        self.quadratic: Point | None = None

    def draw(self, op: str, args: list[float]) -> None:
        upper = op.upper()
        if op != upper:
            args = self._absolute(upper, args)
        cubic, quadratic = self.cubic, self.quadratic
        self.cubic = self.quadratic = None
        if upper == "Z":
            self.out.append(("Z", ()))
            self.at = self.start
        elif upper in "MLHV":
            self._straight(upper, args)
        elif upper in "CS":
            first = (args[0], args[1]) if upper == "C" else _mirror(cubic, self.at)
            self._curve(first, (args[-4], args[-3]), (args[-2], args[-1]))
        elif upper in "QT":
            control = (args[0], args[1]) if upper == "Q" else _mirror(quadratic, self.at)
            self._quad(control, (args[-2], args[-1]))
        else:
            for c1, c2, end in _arc(self.at, args):
                self._curve(c1, c2, end)
            self.cubic = None

    def _absolute(self, op: str, args: list[float]) -> list[float]:
        x, y = self.at
        if op == "H":
            return [args[0] + x]
        if op == "V":
            return [args[0] + y]
        if op == "A":
            return [*args[:5], args[5] + x, args[6] + y]
        return [v + (y if i % 2 else x) for i, v in enumerate(args)]

    def _straight(self, op: str, args: list[float]) -> None:
        end = (args[0], self.at[1]) if op == "H" else (self.at[0], args[0]) if op == "V" else (args[0], args[1])
        self.out.append(("M" if op == "M" else "L", end))
        self.at = end
        if op == "M":
            self.start = end

    def _curve(self, c1: Point, c2: Point, end: Point) -> None:
        self.out.append(("C", (*c1, *c2, *end)))
        self.cubic, self.at = c2, end

    def _quad(self, control: Point, end: Point) -> None:
        (x, y), (cx, cy), (ex, ey) = self.at, control, end
        self._curve((x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3), (ex + (cx - ex) * 2 / 3, ey + (cy - ey) * 2 / 3), end)
        self.cubic, self.quadratic = None, control


def _mirror(control: Point | None, at: Point) -> Point:
    return at if control is None else (2 * at[0] - control[0], 2 * at[1] - control[1])


def _arc(start: Point, args: list[float]) -> list[tuple[Point, Point, Point]]:
    """An elliptical arc as cubics of at most 90° (SVG 1.1 appendix F.6)."""
    rx, ry, phi, large, sweep, x, y = args
    rx, ry = abs(rx), abs(ry)
    if not rx or not ry or start == (x, y):
        return [(start, (x, y), (x, y))]
    turn = Affine.rotate(phi)
    back = Affine.rotate(-phi)
    px, py = back((start[0] - x) / 2, (start[1] - y) / 2)
    grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    span = (rx * py) ** 2 + (ry * px) ** 2
    root = math.sqrt(max(0.0, ((rx * ry) ** 2 - span) / span)) * (1 if bool(large) != bool(sweep) else -1)
    mx, my = root * rx * py / ry, -root * ry * px / rx
    ox, oy = turn(mx, my)
    cx, cy = ox + (start[0] + x) / 2, oy + (start[1] + y) / 2
    t0 = math.atan2((py - my) / ry, (px - mx) / rx)
    delta = math.atan2((-py - my) / ry, (-px - mx) / rx) - t0
    if sweep and delta < 0:
        delta += 2 * math.pi
    if not sweep and delta > 0:
        delta -= 2 * math.pi
    return _cubics(Affine(rx, 0, 0, ry, 0, 0).then(turn).then(Affine.translate(cx, cy)), t0, delta)


def _cubics(unit: Affine, t0: float, delta: float) -> list[tuple[Point, Point, Point]]:
    steps = max(1, math.ceil(abs(delta) / (math.pi / 2) - 1e-9))
    step = delta / steps
    k = 4 / 3 * math.tan(step / 4)
    out = []
    for i in range(steps):
        a, b = t0 + i * step, t0 + (i + 1) * step
        c1 = unit(math.cos(a) - k * math.sin(a), math.sin(a) + k * math.cos(a))
        c2 = unit(math.cos(b) + k * math.sin(b), math.sin(b) - k * math.cos(b))
        out.append((c1, c2, unit(math.cos(b), math.sin(b))))
    return out


def transform(text: str) -> Affine:
    """An SVG transform attribute as one map; ValueError for a skew or an uneven scale."""
    makers: dict[str, Callable[[list[float]], Affine]] = {
        "translate": lambda v: Affine.translate(v[0], v[1] if len(v) > 1 else 0.0),
        "scale": lambda v: Affine(v[0], 0, 0, v[-1], 0, 0),
        "rotate": lambda v: Affine.rotate(*v),
        "matrix": lambda v: Affine(*v),
    }
    m = Affine()
    for name, numbers in _TRANSFORM.findall(text):
        if name not in makers:
            raise ValueError(f"transform {name}() is not for drawings")
        m = makers[name]([float(v) for v in re.split(r"[\s,]+", numbers.strip())]).then(m)
    if abs(math.hypot(m.a, m.b) - math.hypot(m.c, m.d)) > 1e-6 or abs(m.a * m.c + m.b * m.d) > 1e-6:
        raise ValueError(f"uneven scale or skew in {text!r}")
    return m
