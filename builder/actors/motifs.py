"""Motifs of emblems: what a name's own words mean, its initials, or an abstract sign; nobody's logo."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from builder.actors.forms import polar, ring, rounded
from builder.geometry import Affine, Box, PathData, Point, polygon, rounded_rect, transform

#: What parts of a name mean, as the language has it: a name that says "flow" wears waves.
_MEANT: Mapping[str, str] = {
    "volcano": r"volcan|lava|magma",
    "star": r"spark|star|nova|flash|shine|glow",
    "sun": r"ray(?![a-z])|sun|beam|light|lumen|dawn",
    "bubble": r"gpt|chat|(?<![a-z])bot|talk|copilot|assistant",
    "waves": r"flow|stream|wave|river|fluent|tide|surf",
    "steps": r"graph(?!ql)|chart|metric|stats|analytic",
    "drum": r"sql|(?<![a-z])db|db(?![a-z])|database|store|storage",
    "lens": r"lens|scope|search|watch|vision|(?<![a-z])eye|inspect|trace",
    "key": r"key|vault|lock(?!e)|secret|auth|cert|pass(?:word|port)",
    "branch": r"(?<![a-z])git|branch|tree|fork",
    "mesh": r"mesh|net(?![a-z])|network|graphql|link|connect",
    "box": r"dock|container|box|pack|crate|cargo|ship|harbou?r",
    "cloud": r"cloud|sky",
}  # fmt: skip
ABSTRACT = ("orbit", "leaves", "chevrons", "halves", "grid", "prism")


def meant(name: str) -> str:
    """The motif that a part of a name means, "letter" where none does."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
    return next((motif for motif, parts in _MEANT.items() if re.search(parts, words)), "letter")


def initials(name: str) -> str:
    """One or two letters of a name: of its words, of the capitals within it, or its first."""
    words = [w for w in re.split(r"[^A-Za-z0-9]+", name) if w]
    if not words:
        return "?"
    if len(words) > 1:
        return (words[0][0] + words[1][0]).upper()
    first = words[0]
    further = next((c for c in first[1:] if c.isupper() or c.isdigit()), "")
    return (first[0] if first[0].isupper() or further else first[0].upper()) + further


Motif = tuple[tuple[PathData, str], ...]


def _disc(x: float, y: float, r: float) -> PathData:
    return rounded_rect(Box(x - r, y - r, 2 * r, 2 * r), r)


def _bar(x: float, y: float, w: float, h: float, r: float) -> PathData:
    return rounded_rect(Box(x, y, w, h), r)


def _orbit() -> Motif:
    return ((ring(0.74, 0.22, -20, 250, round_end=True), "paper"), (_disc(0, 0, 0.3), "gloss"),
            (_disc(*polar(0.78, -66), 0.2), "gloss"))  # fmt: skip


def _leaves() -> Motif:
    leaf = rounded(((-0.02, -0.02), (-0.94, -0.02), (-0.94, -0.94), (-0.02, -0.94)), (0.06, 0.8, 0.06, 0.8))
    turned = [transform(leaf, Affine.rotate(90 * i)) for i in range(4)]
    return tuple((path, "gloss" if i == 1 else "paper") for i, path in enumerate(turned))


def _chevrons() -> Motif:
    def chevron(y: float) -> PathData:
        return rounded(((-0.85, y + 0.42), (0, y - 0.3), (0.85, y + 0.42), (0.85, y + 0.86), (0, y + 0.14),
                        (-0.85, y + 0.86)), 0.08)  # fmt: skip

    return ((chevron(-0.62), "paper"), (chevron(0.02), "gloss"))


def _steps() -> Motif:
    return tuple((_bar(-0.9 + 0.62 * i, 0.8 - h, 0.54, h, 0.12), "gloss" if i == 1 else "paper")
                 for i, h in enumerate((0.6, 1.1, 1.65)))  # fmt: skip


def _waves() -> Motif:
    rows = ((-0.9, -0.72, 1.3, "paper"), (-0.5, -0.2, 1.4, "gloss"), (-0.9, 0.32, 1.1, "paper"))
    return tuple((_bar(x, y, w, 0.36, 0.18), paint) for x, y, w, paint in rows)


def _halves() -> Motif:
    left = rounded(((0.0, -0.95), (0.0, 0.75), (-0.9, 0.75), (-0.9, -0.95)), (0.04, 0.04, 0.8, 0.8))
    return ((left, "paper"), (transform(left, Affine.rotate(180)), "gloss"))


def _grid() -> Motif:
    cells = ((-0.86, -0.86), (0.08, -0.86), (-0.86, 0.08))
    return (*((_bar(x, y, 0.78, 0.78, 0.2), "paper") for x, y in cells), (_disc(0.47, 0.47, 0.39), "gloss"))


def _prism() -> Motif:
    def side(points: Sequence[Point]) -> PathData:
        return rounded(points, 0.1)

    return ((side(((-0.06, -0.95), (-0.06, 0.75), (-0.95, 0.75))), "paper"),
            (side(((0.08, -0.95), (0.95, 0.75), (0.08, 0.75))), "gloss"))  # fmt: skip


def _volcano() -> Motif:
    hill = polygon(((-1.0, 0.85), (-0.34, -0.2), (-0.1, -0.02), (0.1, -0.2), (0.3, -0.06), (0.36, -0.2), (1.0, 0.85)))
    glow = rounded(((-0.2, -0.34), (0.0, -0.95), (0.2, -0.34)), 0.08)
    sparks = (_disc(-0.42, -0.6, 0.12), _disc(0.44, -0.66, 0.12))
    return ((hill, "paper"), (glow, "gloss"), *((d, "gloss") for d in sparks))


def _star() -> Motif:
    def rays(r: float, x: float, y: float) -> PathData:
        points = [polar(r if i % 2 == 0 else 0.3 * r, 45 * i, x, y) for i in range(8)]
        return rounded(points, 0.05 * r)

    return ((rays(0.98, -0.1, 0.08), "paper"), (rays(0.4, 0.68, -0.66), "gloss"))


def _sun() -> Motif:
    ray = _bar(-0.1, -1.0, 0.2, 0.4, 0.1)
    turned = (transform(ray, Affine.rotate(45 * i)) for i in range(8))
    return ((_disc(0, 0, 0.42), "gloss"), *((d, "paper") for d in turned))


def _bubble() -> Motif:
    tail = polygon(((-0.5, 0.4), (0.05, 0.4), (-0.5, 0.95)))
    dots = ((_disc(x, -0.15, 0.15), "gloss") for x in (-0.48, 0.0, 0.48))
    return ((_bar(-0.95, -0.8, 1.9, 1.3, 0.42), "paper"), (tail, "paper"), *dots)


def _drum() -> Motif:
    return tuple((_bar(-0.75, y, 1.5, 0.5, 0.24), paint)
                 for y, paint in ((-0.88, "paper"), (-0.25, "gloss"), (0.38, "paper")))  # fmt: skip


def _lens() -> Motif:
    grip = transform(_bar(0.5, -0.16, 0.62, 0.32, 0.16), Affine.rotate(45).then(Affine.translate(-0.16, -0.16)))
    rim = transform(ring(0.6, 0.24, 0, 359.9, round_end=True), Affine.translate(-0.16, -0.16))
    return ((_disc(-0.16, -0.16, 0.5), "gloss"), (rim, "paper"), (grip, "paper"))


def _key() -> Motif:
    bow = transform(ring(0.36, 0.26, 0, 359.9, round_end=True), Affine.translate(-0.46, 0.0))
    teeth = ((_bar(x, 0.0, 0.2, 0.46, 0.06), "paper") for x in (0.42, 0.74))
    return ((bow, "paper"), (_bar(-0.1, -0.13, 1.06, 0.26, 0.08), "paper"), *teeth)


def _branch() -> Motif:
    twig = transform(_bar(0.0, -0.1, 1.0, 0.2, 0.1), Affine.rotate(-42).then(Affine.translate(-0.45, 0.35)))
    return ((_bar(-0.55, -0.7, 0.2, 1.4, 0.1), "paper"), (twig, "paper"), (_disc(-0.45, -0.7, 0.26), "paper"),
            (_disc(-0.45, 0.7, 0.26), "paper"), (_disc(0.46, -0.42, 0.3), "gloss"))  # fmt: skip


def _mesh() -> Motif:
    knots = ((0.0, -0.7), (-0.72, 0.55), (0.72, 0.55))
    arm = _bar(-0.09, -1.25, 0.18, 1.25, 0.09)
    sides = (
        (transform(arm, Affine.rotate(turn).then(Affine.translate(*knot))), "gloss")
        for knot, turn in zip(knots[1:], (30, -30), strict=True)
    )
    return (*sides, (_bar(-0.7, 0.46, 1.4, 0.18, 0.09), "gloss"), *((_disc(*k, 0.3), "paper") for k in knots))


def _box() -> Motif:
    top = rounded(((0.0, -0.95), (0.85, -0.5), (0.0, -0.05), (-0.85, -0.5)), 0.06)
    left = rounded(((-0.85, -0.36), (-0.06, 0.06), (-0.06, 0.98), (-0.85, 0.54)), 0.06)
    right = rounded(((0.85, -0.36), (0.06, 0.06), (0.06, 0.98), (0.85, 0.54)), 0.06)
    return ((top, "gloss"), (left, "paper"), (right, "paper"))


def _cloud() -> Motif:
    return ((_disc(-0.14, -0.22, 0.5), "paper"), (_disc(0.46, 0.02, 0.36), "paper"), (_disc(-0.6, 0.14, 0.36), "paper"),
            (_bar(-0.95, 0.02, 1.8, 0.5, 0.24), "paper"))  # fmt: skip


#: Each motif about (0, 0) within 1 either way.
DRAWN: Mapping[str, Callable[[], Motif]] = {
    "orbit": _orbit, "leaves": _leaves, "chevrons": _chevrons, "steps": _steps, "waves": _waves, "halves": _halves,
    "grid": _grid, "prism": _prism, "volcano": _volcano, "star": _star, "sun": _sun, "bubble": _bubble,
    "drum": _drum, "lens": _lens, "key": _key, "branch": _branch, "mesh": _mesh, "box": _box, "cloud": _cloud,
}  # fmt: skip
MOTIFS = ("letter", *DRAWN)
