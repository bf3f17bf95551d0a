"""Two pictures compared as an eye does: pixelmatch's YIQ distance, with anti-aliased edges told apart.

The metric: Kotsarenko & Ramos 2010 in YIQ, the greatest distance being 35215; a pixel differs when its
distance is over 35215 t². Anti-aliasing after Vysniauskas 2009: a pixel is an edge's softening when it lies
between a darker and a brighter neighbour of which one belongs to a flat area in both pictures.
Transparent pixels are seen on mid grey. Only what changed is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from builder.geometry import Box
from builder.surfaces.base import Frame
from builder.surfaces.png import encode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bits: TypeAlias = NDArray[np.bool_]
    Pixels: TypeAlias = NDArray[np.uint32]  # 0xXXBBGGRR

Source: TypeAlias = "Frame | Path | str | bytes"

FARTHEST = 35215.0  # YIQ distance of black and white, squared and weighted
_Y = (0.29889531, 0.58662247, 0.11448223)  # brightness of red, green and blue
_HARD, _SOFT = (224, 0, 32), (240, 190, 0)
_GROUND = (128, 128, 128)
_CHUNK = 1 << 16  # pixels judged at a time: what a cache holds
_TILE = 32  # px: changes nearer than this are one box
_AROUND = tuple((dy, dx) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two pictures of `width` x `height` px.

    `count`/`share`: pixels that differ, anti-aliased ones left out unless asked for, and their part of all (0..1).
    `aa_count`: differing pixels taken for anti-aliasing; `aa_share` counts both. `changed`: pixels not equal
    at all. `boxes`: px boxes round what differs. `largest_solid`: side in px of the largest square of
    differing, not anti-aliased pixels. `mask`, `aa_mask`: where (None when the pictures are equal).
    """

    width: int
    height: int
    count: int = 0
    aa_count: int = 0
    changed: int = 0
    boxes: tuple[Box, ...] = ()
    largest_solid: int = 0
    mask: Bits | None = field(default=None, compare=False, repr=False)
    aa_mask: Bits | None = field(default=None, compare=False, repr=False)

    @property
    def share(self) -> float:
        return self.count / (self.width * self.height)

    @property
    def aa_share(self) -> float:
        return (self.count + self.aa_count) / (self.width * self.height)


def compare(
    a: Source,
    b: Source,
    *,
    threshold: float = 0.1,
    include_aa: bool = False,
    ignore: Sequence[Box] = (),
) -> Difference:
    """Compare two frames, PNG files (paths) or PNG bytes.

    `threshold` 0 (any change) to 1; `include_aa` counts anti-aliased pixels as different; `ignore`: px boxes
    left out. Where only one picture has pixels, they differ.
    """
    if _same_bytes(a, b):
        width, height = _size(a)
        return Difference(width, height)
    one, two = _load(a), _load(b)
    one, two, outside = _aligned(one, two)
    changed = one != two
    if outside is not None:
        changed |= outside
    for box in ignore:
        changed[_slices(box)] = False
    height, width = changed.shape
    if not changed.any():
        return Difference(width, height)
    mask, soft = _judge(one, two, changed, threshold)
    if outside is not None:
        mask |= outside & changed
        soft &= ~outside
    if include_aa:
        mask |= soft
        soft[:] = False
    return _summary(mask, soft, changed)


def _summary(mask: Bits, soft: Bits, changed: Bits) -> Difference:
    height, width = mask.shape
    return Difference(
        width=width,
        height=height,
        count=int(mask.sum()),
        aa_count=int(soft.sum()),
        changed=int(changed.sum()),
        boxes=tuple(_boxes(mask)),
        largest_solid=_largest_square(mask),
        mask=mask,
        aa_mask=soft,
    )


def _same_bytes(a: Source, b: Source) -> bool:
    if isinstance(a, Frame) or isinstance(b, Frame):
        same = isinstance(a, Frame) and isinstance(b, Frame)
        return same and (a.width, a.height, a.mode) == (b.width, b.height, b.mode) and a.data == b.data  # type: ignore[union-attr]
    return _bytes(a) == _bytes(b)


def _bytes(source: Path | str | bytes) -> bytes:
    return source if isinstance(source, bytes) else Path(source).read_bytes()


def _picture(source: Source) -> Any:
    import io

    from PIL import Image as Pillow

    return source.image() if isinstance(source, Frame) else Pillow.open(io.BytesIO(_bytes(source)))


def _size(source: Source) -> tuple[int, int]:
    picture = _picture(source)
    return picture.width, picture.height


def _load(source: Source) -> Pixels:
    """A picture as one 32-bit number a pixel."""
    import numpy as np

    picture = _flattened(_picture(source))
    data = picture.tobytes("raw", "RGBX")
    return np.frombuffer(data, dtype="<u4").reshape(picture.height, picture.width) & np.uint32(0xFFFFFF)


def _flattened(picture: Any) -> Any:
    """An opaque RGB picture; transparency laid on mid grey."""
    from PIL import Image as Pillow

    if "A" in picture.getbands() or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        picture = Pillow.alpha_composite(Pillow.new("RGBA", picture.size, (*_GROUND, 255)), picture)
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _aligned(one: Pixels, two: Pixels) -> tuple[Pixels, Pixels, Bits | None]:
    """Both on one canvas, top left corners together, and where only one of them has pixels."""
    import numpy as np

    if one.shape == two.shape:
        return one, two, None
    height, width = max(one.shape[0], two.shape[0]), max(one.shape[1], two.shape[1])
    outside = np.ones((height, width), dtype=bool)
    outside[: min(one.shape[0], two.shape[0]), : min(one.shape[1], two.shape[1])] = False
    grown = []
    for picture in (one, two):
        canvas = np.zeros((height, width), dtype=np.uint32)
        canvas[: picture.shape[0], : picture.shape[1]] = picture
        grown.append(canvas)
    return grown[0], grown[1], outside


def _slices(box: Box) -> tuple[slice, slice]:
    x, y = max(0, round(box.x)), max(0, round(box.y))
    return slice(y, max(y, round(box.bottom))), slice(x, max(x, round(box.right)))


def _judge(one: Pixels, two: Pixels, changed: Bits, threshold: float) -> tuple[Bits, Bits]:
    """Where the pictures differ visibly, and where that is only an edge's softening."""
    import numpy as np

    mask, soft = np.zeros_like(changed), np.zeros_like(changed)
    places, flat_a, flat_b = np.flatnonzero(changed), one.ravel(), two.ravel()
    parts = (places[i : i + _CHUNK] for i in range(0, len(places), _CHUNK))
    far = [part[_far(flat_a[part], flat_b[part], threshold)] for part in parts]
    mask.ravel()[np.concatenate(far)] = True
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return mask, soft
    part = slice(max(0, int(rows[0]) - 2), int(rows[-1]) + 3), slice(max(0, int(columns[0]) - 2), int(columns[-1]) + 3)
    flat_one, flat_two = _flat(one, part), _flat(two, part)
    ys, xs = np.nonzero(mask[part] & ~(flat_one & flat_two))  # a place in a flat area of both is no edge
    edge = _softened(one[part], flat_one, flat_two, ys, xs)
    rest = np.flatnonzero(~edge)
    edge[rest] = _softened(two[part], flat_two, flat_one, ys[rest], xs[rest])
    mask[part][ys[edge], xs[edge]] = False
    soft[part][ys[edge], xs[edge]] = True
    return mask, soft


def _luma(pixels: Pixels) -> Any:
    import numpy as np

    r, g, b = (((pixels >> shift) & 255).astype(np.float64) for shift in (0, 8, 16))
    return r * _Y[0] + g * _Y[1] + b * _Y[2]


def _quadratic() -> tuple[float, ...]:
    """0.5053 Y² + 0.299 I² + 0.1957 Q² as a form in red, green and blue: of r², g², b², rg, rb and gb."""
    rows = ((0.5053, *_Y), (0.299, 0.59597799, -0.27417610, -0.32180189), (0.1957, 0.21147017, -0.52261711, 0.31114694))
    pairs = ((1, 1, 1), (2, 2, 1), (3, 3, 1), (1, 2, 2), (1, 3, 2), (2, 3, 2))
    return tuple(sum(times * row[0] * row[one] * row[two] for row in rows) for one, two, times in pairs)


_FORM = _quadratic()


def _far(a: Pixels, b: Pixels, threshold: float) -> Bits:
    """Whether the weighted squared YIQ distance of each pair is over the threshold."""
    import numpy as np

    one, two = a.view(np.int32), b.view(np.int32)
    r, g, bl = ((((one >> s) & 255) - ((two >> s) & 255)).astype(np.float64) for s in (0, 8, 16))
    rr, gg, bb, rg, rb, gb = _FORM
    distance = r * (rr * r + rg * g + rb * bl) + g * (gg * g + gb * bl) + bb * bl * bl
    far: Bits = distance > FARTHEST * threshold * threshold
    return far


def _flat(picture: Pixels, part: tuple[slice, slice]) -> Bits:
    """Which places of `part` have more than two neighbours of their very colour.

    A place on the picture's rim gets one for its missing neighbours; what lies outside `part` counts as missing
    too, so `part` must reach two places beyond those asked for, or to the rim.
    """
    import numpy as np

    here = picture[part]
    height, width = here.shape
    same = np.zeros(here.shape, dtype=np.uint8)
    for dy, dx in _AROUND[:4]:
        y, x = slice(max(0, dy), height + min(0, dy)), slice(max(0, dx), width + min(0, dx))
        y2, x2 = slice(max(0, -dy), height + min(0, -dy)), slice(max(0, -dx), width + min(0, -dx))
        equal = here[y, x] == here[y2, x2]
        same[y, x] += equal
        same[y2, x2] += equal
    rim = np.ones(here.shape, dtype=bool)
    rim[1:-1, 1:-1] = False
    same += rim
    flat: Bits = same > 2
    return flat


def _softened(here: Pixels, flat: Bits, flat_other: Bits, ys: Any, xs: Any) -> Any:
    """Which places of `here` look anti-aliased: between a darker and a brighter one, of which one is flat in both."""
    import numpy as np

    found = np.zeros(len(ys), dtype=bool)
    at = np.flatnonzero(~flat[ys, xs])  # a place in a flat area is no edge
    if not len(at):
        return found
    y, x = ys[at], xs[at]
    height, width = here.shape
    dy, dx = (np.array(v)[:, None] for v in zip(*_AROUND, strict=True))
    ny, nx = y + dy, x + dx
    inside = (ny >= 0) & (ny < height) & (nx >= 0) & (nx < width)
    ny, nx = ny.clip(0, height - 1), nx.clip(0, width - 1)
    near = np.take(here.ravel(), ny * width + nx)
    step = np.where(inside, _luma(here[y, x]) - _luma(near), 0.0)
    level = ((step == 0) & inside).sum(axis=0) + ~inside.all(axis=0)
    low, high, each = step.argmin(axis=0), step.argmax(axis=0), np.arange(len(at))
    both = flat & flat_other
    beside = both[ny[low, each], nx[low, each]] | both[ny[high, each], nx[high, each]]
    found[at] = (level <= 2) & (step[low, each] < 0) & (step[high, each] > 0) & beside
    return found


def _boxes(mask: Bits) -> list[Box]:
    """Boxes round the groups of differing pixels, tiles touching counting as one group; top to bottom."""
    import numpy as np

    height, width = mask.shape
    padded = np.zeros((-(-height // _TILE) * _TILE, -(-width // _TILE) * _TILE), dtype=bool)
    padded[:height, :width] = mask
    inside = padded.reshape(-1, _TILE, padded.shape[1] // _TILE, _TILE)
    across: Any = inside.any(axis=3)  # of each tile: which of its rows differ, and which of its columns
    down: Any = inside.any(axis=1)
    touched = np.argwhere(down.any(axis=2))
    ys, xs = touched.T
    rows, columns = across[ys, :, xs], down[ys, xs]
    edges = np.stack(
        [xs * _TILE + columns.argmax(axis=1), ys * _TILE + rows.argmax(axis=1),
         (xs + 1) * _TILE - columns[:, ::-1].argmax(axis=1), (ys + 1) * _TILE - rows[:, ::-1].argmax(axis=1)],
        axis=1,
    )  # fmt: skip
    groups: dict[int, list[list[int]]] = {}
    for group, found in zip(_groups(touched.tolist()), edges.tolist(), strict=True):
        groups.setdefault(group, []).append(found)
    out = []
    for each in groups.values():
        left, top, right, bottom = zip(*each, strict=True)
        out.append(Box(min(left), min(top), max(right) - min(left), max(bottom) - min(top)))
    return out


def _groups(tiles: Sequence[Sequence[int]]) -> list[int]:
    """A number for each of these (row, column) tiles, in reading order: the same for all that touch."""
    here: dict[tuple[int, int], int] = {}
    leads: list[int] = []  # a group's number -> itself, or a lower one it turned out to be part of

    def lead(group: int) -> int:
        while leads[group] != group:
            group = leads[group]
        return group

    for y, x in tiles:
        beside = ((y, x - 1), (y - 1, x - 1), (y - 1, x), (y - 1, x + 1))
        near = [lead(here[place]) for place in beside if place in here]
        first = min(near, default=len(leads))
        if not near:
            leads.append(first)
        for other in near:
            leads[other] = first
        here[y, x] = first
    return [lead(group) for group in here.values()]


def _largest_square(mask: Bits) -> int:
    """The side of the largest square wholly set: the corners of squares, doubled while any are left, then refined."""
    import numpy as np

    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return 0
    corners, side = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1], 1
    while (bigger := _grown(corners, side)).any():
        corners, side = bigger, side * 2
    step = side // 2
    while step:
        if (bigger := _grown(corners, step)).any():
            corners, side = bigger, side + step
        step //= 2
    return side


def _grown(corners: Bits, step: int) -> Bits:
    """From the top left corners of squares of some side (at least `step`) to those of squares `step` larger."""
    grown: Bits = corners[:-step, :-step] & corners[step:, :-step] & corners[:-step, step:] & corners[step:, step:]
    return grown


def overlay(a: Source, b: Source, diff: Difference) -> Frame:
    """The second picture faded, what differs in red, anti-aliased differences in yellow, boxes outlined."""
    from PIL import Image as Pillow
    from PIL import ImageDraw

    under = Pillow.new("RGB", (diff.width, diff.height), _GROUND)
    for source in (a, b):
        under.paste(_flattened(_picture(source)), (0, 0))
    faded = Pillow.blend(under.convert("L").convert("RGB"), Pillow.new("RGB", under.size, (255, 255, 255)), 0.8)
    for mask, colour in ((diff.aa_mask, _SOFT), (diff.mask, _HARD)):
        if mask is not None:
            faded.paste(colour, (0, 0), Pillow.fromarray(mask))
    pen = ImageDraw.Draw(faded)
    for box in diff.boxes:
        pen.rectangle((box.x - 3, box.y - 3, box.right + 2, box.bottom + 2), outline=_HARD)
    return Frame.of(faded)


def write_evidence(folder: Path, name: str, a: Source, b: Source, diff: Difference) -> tuple[Path, Path, Path]:
    """Write <name>-before.png, -after.png and -overlay.png into `folder` (made if missing); their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    pictures = {"before": Frame.of(_picture(a)), "after": Frame.of(_picture(b)), "overlay": overlay(a, b, diff)}
    for kind, frame in pictures.items():
        path = folder / f"{name}-{kind}.png"
        path.write_bytes(encode(frame))
        paths.append(path)
    return paths[0], paths[1], paths[2]
