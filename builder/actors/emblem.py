"""Emblems: a house-made abstract mark for any name, the same for the same name; nobody's logo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.actors import marks
from builder.actors.base import drawn
from builder.actors.forms import centred, disc, filled, polar, rounded, tone
from builder.actors.model import Drawing, Params, actor
from builder.actors.motifs import ABSTRACT, DRAWN, MOTIFS, initials, meant
from builder.actors.remap import remap
from builder.geometry import Affine, Box, PathData, rounded_rect, transform
from builder.scene.items import Group, Item, Paint, Path, Stroke
from builder.theme import Theme

#: Colours of owners that no verdict wears, outlines, and what is drawn on them.
ACCENTS = ("b", "d", "f", "c", "t", "e")
PLATES = ("disc", "tile", "hexagon", "gem", "shield")
_COMMON = PLATES[:4]  # a shield says that somebody is guarded
_FACE = Box(0, 0, 160, 110)  # templates/actors/face.svg
_ARMS = 0.34  # how far arms reach beyond the plate, by its size


@dataclass(frozen=True, slots=True, kw_only=True)
class Emblem:
    """What a name's mark is made of."""

    plate: str
    motif: str
    accent: str


def emblems(names: Sequence[str]) -> tuple[Emblem, ...]:
    """A mark for each name: what its words mean, else its initials; within one set no two share colour or motif."""
    out: list[Emblem] = []
    worn: set[str] = set()
    for name in names:
        seed = sum((i + 1) * ord(c) for i, c in enumerate(name.lower()) if c.isalnum())
        accents = {e.accent for e in out} if len(out) < len(ACCENTS) else set()
        motif = next((m for m in (meant(name), "letter") if _sign(m, name) not in worn), "")
        motif = motif or _free(ABSTRACT, seed // 3, worn)
        worn.add(_sign(motif, name))
        out.append(Emblem(plate=_COMMON[seed // 7 % len(_COMMON)], motif=motif, accent=_free(ACCENTS, seed, accents)))
    return tuple(out)


def _sign(motif: str, name: str) -> str:
    """What tells marks apart: the motif, or the letters it is made of."""
    return initials(name) if motif == "letter" else motif


def _free(choices: Sequence[str], seed: int, taken: set[str]) -> str:
    turns = (choices[(seed + i) % len(choices)] for i in range(len(choices)))
    return next((c for c in turns if c not in taken), choices[seed % len(choices)])


@actor(
    "emblem",
    title="Emblem",
    words=(),
    params={
        "name": ("text", "Name"),
        "size": ("number", 200),
        "plate": (PLATES, "disc"),
        "motif": (MOTIFS, "orbit"),
        "accent": ("text", "b"),
        "mood": ("text", ""),
        "pose": (("still", "shrug"), "still"),
        "look": ("point", None),
    },
)
def emblem(theme: Theme, params: Params) -> Drawing:
    """An abstract mark `size` u high on its foot: a plate in an accent colour with a motif, or a face of that `mood`.

    `pose`: arms that shrug. `name` gives the letters of the motif "letter".
    """
    size = params.number("size")
    given = Emblem(plate=params.text("plate"), motif=params.text("motif"), accent=params.text("accent"))
    box = Box(-size / 2, -size, size, size)
    items = list(mark(given, params.text("name"), box, face=bool(params.text("mood"))))
    shrugs = params.text("pose") == "shrug"
    if params.text("mood"):
        items.append(_face(theme, params, box, given.accent))
    if shrugs:
        items[:0] = _arms(box, given.accent)
    reach = _ARMS * size if shrugs else 0.0
    return Drawing(
        items=tuple(items), box=Box(box.x - reach, box.y, box.w + 2 * reach, box.h), foot=(0, 0), body="mark/body",
        ports={side: ("mark/body", side) for side in ("top", "left", "right")} | {"bottom": ("mark/lip", "bottom")},
        anchors={"shoulder": (0.36 * size, -0.9 * size), "face": (0, -0.5 * size)},
        keyline=("mark/lip", "mark/body"), alt=params.text("name"),
    )  # fmt: skip


def mark(given: Emblem, name: str, box: Box, *, face: bool = False) -> tuple[Item, ...]:
    """The plate and, without a `face`, its motif or the author's own mark; ids under "mark/"."""
    found = None if face else marks.find(name)
    if found:
        return _own(found, box)
    own, side = tone(given.accent), min(box.w, box.h)
    lip = max(4.0, 0.06 * side)
    d = side - lip
    cx, cy = box.cx, box.bottom - lip - d / 2
    outline = _outline(given.plate, cx, cy, d)
    inner = transform(_outline(given.plate, 0, 0, 0.84 * d), Affine.translate(cx, cy))
    items: list[Item] = [
        filled("mark/lip", transform(outline, Affine.translate(0, lip)), own.lip),
        filled("mark/body", outline, own.base),
        filled("mark/inner", inner, Paint(own.base.role, own.lip.role, 0.3)),
    ]
    if face:
        return tuple(items)
    if given.motif == "letter":
        letters = initials(name)
        size = (0.56 if len(letters) == 1 else 0.44) * d
        items.append(centred("mark/letter", letters, cx, cy, face="display", size=size, paint=Paint("paper")))
        return tuple(items)
    move = Affine.scaled(0.31 * d).then(Affine.translate(cx, cy))
    for i, (path, paint) in enumerate(DRAWN[given.motif](), 1):
        fill = Paint("paper") if paint == "paper" else own.gloss
        items.append(filled(f"mark/motif-{i}", transform(path, move), fill))
    return tuple(items)


def _own(found: marks.Mark, box: Box) -> tuple[Item, ...]:
    """The mark its author gave (brands/<name>.svg) on a tile of the neutral material."""
    own, side = tone("hardware"), min(box.w, box.h)
    lip = max(4.0, 0.06 * side)
    d = side - lip
    tile = _outline("tile", box.cx, box.bottom - lip - d / 2, d)
    art = Box(box.cx - 0.36 * d, box.bottom - lip - 0.86 * d, 0.72 * d, 0.72 * d)
    return (
        filled("mark/lip", transform(tile, Affine.translate(0, lip)), own.lip),
        filled("mark/body", tile, own.base),
        marks.drawn(found, art, "mark/art"),
    )


def _face(theme: Theme, params: Params, box: Box, accent: str) -> Group:
    colours = tone(accent)
    wide = 0.66 * box.w
    k = wide / _FACE.w
    given = {"mood": params.text("mood"), "look": params.point("look"), "lid": colours.base.role, "line": "ink"}
    m = Affine.scaled(k).then(Affine.translate(-wide / 2, box.cy - 0.55 * k * _FACE.h))
    return Group(id="look", items=tuple(remap(item, m, "look/") for item in drawn("face", theme, given).items))


def _arms(box: Box, accent: str) -> list[Item]:
    """Two arms bent up, palms out."""
    own, out = tone(accent), list[Item]()
    for n, sign in enumerate((-1, 1), 1):
        start = (sign * 0.4 * box.w, box.y + 0.66 * box.h)
        elbow = (sign * 0.64 * box.w, box.y + 0.74 * box.h)
        hand = (sign * 0.74 * box.w, box.y + 0.42 * box.h)
        d: PathData = (("M", start), ("L", elbow), ("L", hand))
        out.append(Path(id=f"arm-{n}", d=d, stroke=Stroke(own.lip, 0.075 * box.w)))
        out.append(disc(f"hand-{n}", *hand, 0.085 * box.w, own.base))
    return out


def _outline(plate: str, cx: float, cy: float, d: float) -> PathData:
    r = d / 2
    if plate == "disc":
        return rounded_rect(Box(cx - r, cy - r, d, d), r)
    if plate == "tile":
        return rounded_rect(Box(cx - 0.94 * r, cy - 0.94 * r, 1.88 * r, 1.88 * r), 0.5 * r)
    if plate == "hexagon":
        return rounded([polar(r, 60 * i - 90, cx, cy) for i in range(6)], 0.22 * d)
    if plate == "gem":
        return rounded([polar(1.06 * r, 90 * i, cx, cy) for i in range(4)], 0.34 * d)
    points = ((-0.86, -0.9), (0.86, -0.9), (0.86, 0.2), (0.0, 1.06), (-0.86, 0.2))
    return rounded([(cx + x * r, cy + y * r) for x, y in points], (0.3 * r, 0.3 * r, 0.6 * r, 0.3 * r, 0.6 * r))
