"""The type scale of every canvas: the only sizes text may have (art direction §2), in u, all even."""

from __future__ import annotations

from dataclasses import dataclass

from builder.scene.model import Canvas


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Sizes for one canvas. Ranges are (smallest, largest); `least` is the smallest text allowed."""

    margin: float
    baseline: float  # the first headline line stands here, or lower: its capitals start at `top` or below
    top: float
    title: tuple[float, float]
    headline: tuple[float, float]  # one line
    headline2: tuple[float, float]  # two lines
    split: tuple[float, float]
    sub: float
    label: float
    caption: float
    code: tuple[float, float]
    least: float
    furniture: float  # size of the episode number; 0 = no furniture row
    furniture_y: float = 0  # its baseline


_SLIDE = Scale(
    margin=96, baseline=190, top=98, title=(150, 250), headline=(116, 138), headline2=(116, 128), split=(88, 120),
    sub=46, label=46, caption=46, code=(38, 42), least=34, furniture=28, furniture_y=70,
)  # fmt: skip
_SCALES = {
    "slide": _SLIDE,
    "shorts": Scale(
        margin=64, baseline=372, top=304, title=(140, 220), headline=(104, 120), headline2=(136, 160), split=(76, 96),
        sub=46, label=46, caption=46, code=(32, 38), least=40, furniture=0,
    ),
    "portrait": Scale(
        margin=72, baseline=196, top=138, title=(140, 210), headline=(104, 120), headline2=(136, 160), split=(76, 96),
        sub=46, label=46, caption=46, code=(32, 38), least=36, furniture=28, furniture_y=86,
    ),
    "square": Scale(
        margin=64, baseline=166, top=100, title=(130, 190), headline=(96, 116), headline2=(116, 140), split=(70, 88),
        sub=46, label=46, caption=46, code=(28, 36), least=34, furniture=28, furniture_y=70,
    ),
    "open-graph": Scale(
        margin=56, baseline=116, top=58, title=(92, 140), headline=(76, 96), headline2=(72, 84), split=(60, 68),
        sub=34, label=40, caption=34, code=(28, 30), least=28, furniture=0,
    ),
}  # fmt: skip

#: Canvases narrower than this (width by height) -> the scale to go by, and its width.
_SHAPES = ((0.7, "shorts", 1080), (0.9, "portrait", 1080), (1.3, "square", 1080), (9e9, "slide", 1920))


def scale_of(canvas: Canvas) -> Scale:
    """The scale of a canvas; any other takes that of the nearest shape, scaled by width (thumbnail a step larger)."""
    if canvas.name in _SCALES:
        return _SCALES[canvas.name]
    near, width = next((name, width) for most, name, width in _SHAPES if canvas.aspect < most)
    k = canvas.width / width * (1.08 if canvas.name == "thumbnail" else 1.0)
    return _SCALES[near] if k == 1 else _scaled(_SCALES[near], k)


def even(value: float) -> float:
    """The nearest even number: whole points, so PowerPoint's baseline rounding costs nothing."""
    return float(max(2, 2 * round(value / 2)))


def _scaled(scale: Scale, k: float) -> Scale:
    def pair(sizes: tuple[float, float]) -> tuple[float, float]:
        return even(sizes[0] * k), even(sizes[1] * k)

    return Scale(
        margin=even(scale.margin * k), baseline=even(scale.baseline * k), top=even(scale.top * k),
        title=pair(scale.title), headline=pair(scale.headline), headline2=pair(scale.headline2),
        split=pair(scale.split), sub=even(scale.sub * k), label=even(scale.label * k),
        caption=even(scale.caption * k), code=pair(scale.code), least=even(scale.least * k), furniture=0,
    )  # fmt: skip
