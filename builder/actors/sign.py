"""Standing signs: a paper plate that leans back a little, framed in the colour of what it says."""

from __future__ import annotations

from builder.actors.bake import CAP
from builder.actors.forms import PAPER_LIP, centred, filled, rounded, width_of
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Box, Point
from builder.layout.scale import even
from builder.scene.items import Paint, Path, Stroke
from builder.text.wrap import balance
from builder.theme import Theme

#: Frame and letters by what a sign means.
TONES = {
    "stop": ("fail", "fail_lip"),
    "go": ("ok_lip", "ink"),
    "warn": ("warn_lip", "ink"),
    "plain": ("metal_lip", "ink"),
}
_LEAN, _LIP, _FRAME = 22.0, 12.0, 17.0


@actor(
    "sign",
    title="Standing sign",
    words=("sign", "signboard", "plaque", "name plate", "placard", "notice"),
    params={
        "words": ("text", "RESERVED"),
        "tone": (tuple(TONES), "stop"),
        "size": ("number", 56),
        "most": ("number", 760),
    },
)
def sign(theme: Theme, params: Params) -> Drawing:
    """A sign sized by its words; `size` of the letters, `most`: u its plate may be wide before it breaks the words."""
    frame, letters = TONES[params.text("tone")]
    size = even(params.number("size"))
    words = _lines(params.text("words") or " ", size, params.number("most") - 2 * (_FRAME + 26 + _LEAN))
    lines = words.count("\n") + 1
    tall = size * (CAP["display"] + (lines - 1)) + 2 * max(38.0, 0.54 * size)
    top = max(width_of(words, "display", size) + 2 * (_FRAME + 26), 0.9 * tall)
    bottom = top + 2 * _LEAN
    plate = _trapezoid(-top / 2, -bottom / 2, -tall - _LIP, -_LIP)
    inner = _FRAME - 1
    edge = _trapezoid(-top / 2 + inner, -bottom / 2 + inner + 2, -tall - _LIP + inner, -_LIP - inner + 2)
    return Drawing(
        items=(
            filled("lip", rounded(tuple((x, y + _LIP) for x, y in plate), 18), PAPER_LIP),
            filled("plate", rounded(plate, 18), Paint("paper")),
            Path(id="frame", d=rounded(edge, 10), stroke=Stroke(Paint(frame), 7)),
            centred("words", words, 0, -_LIP - tall / 2, face="display", size=size, paint=Paint(letters)),
        ),
        box=Box(-bottom / 2, -tall - _LIP, bottom, tall + _LIP),
        foot=(0, 0),
        body="plate",
        keyline=("lip", "plate"),
        contact=0.8 * bottom,
        perched=True,
        alt=f"A sign: {params.text('words')}",
    )


def _lines(words: str, size: float, room: float) -> str:
    """On one line where there is room, else on as few as read well."""
    found = balance(words, "display", size, room, 3)
    return "\n".join(found) if found else words


def _trapezoid(top: float, bottom: float, high: float, low: float) -> tuple[Point, ...]:
    """Symmetrical about x = 0, corners clockwise from the top left; `top` and `bottom` are left ends."""
    return ((top, high), (-top, high), (-bottom, low), (bottom, low))
