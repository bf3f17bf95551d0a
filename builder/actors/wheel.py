"""The turn wheel: a stopwatch with one sector a turn, the running one bright under the hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from builder.actors.forms import block, centred, disc, filled, fitted, polar, rounded, tone
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Affine, Box, PathData, Point, arc, transform
from builder.scene.items import Group, Item, Paint, Path, Stroke
from builder.theme import Theme

_RIM, _FACE, _LIP = 20.0, 32.0, 18.0  # rim and dark ring inside it, and how far the lip shows
_TOP = 64.0  # the button above the rim


@actor(
    "wheel",
    title="Turn wheel",
    words=("stopwatch", "turn wheel", "time wheel", "timer", "clock", "round-robin wheel"),
    params={
        "radius": ("number", 190),
        "sectors": ("list", (("a", "A"), ("b", "B"), ("c", "C"), ("d", "D"))),
        "active": ("number", 0),
        "hand": ("number", -1),
        "ghosts": ("number", 1),
        "motion": (("yes", "no"), "yes"),
    },
    hero=True,
)
def wheel(theme: Theme, params: Params) -> Drawing:
    """A stopwatch of `radius` u; `sectors` are (owner, letter) clockwise from twelve o'clock.

    `active`: index of the running sector, -1 for none. `hand`: share of its sector the hand has
    passed (0..1), -1 for just after the switch. `ghosts` of the hand, two at most, stand in the sector it has
    left; `motion` draws arcs at the rim.
    """
    radius = params.number("radius")
    owners = _owners(params.list("sectors"))
    active = int(params.number("active"))
    r = radius - _FACE
    items: list[Item] = [*_case(radius), *_sectors(owners, active, r)]
    angle = hand_angle(len(owners), max(0, active), params.number("hand"))
    if active >= 0:
        items += [*_ghosts(round(params.number("ghosts")), r, len(owners), active), *_hand(r, angle)]
    if active >= 0 and params.text("motion") == "yes":
        items += _motion(radius, angle)
    return Drawing(
        items=tuple(items),
        box=Box(-radius, -radius - _TOP, 2 * radius, 2 * radius + _TOP + _LIP),
        foot=(0, radius + _LIP),
        body="rim",
        anchors={"centre": (0, 0), "tip": polar(r, angle), "surface": (0, -radius - _TOP)},
        keyline=("case",),
        contact=0.6 * radius,
        perched=True,
        alt="A stopwatch, turns: " + ", ".join(letter for _, letter in owners) if owners else "A stopwatch",
    )


def hand_angle(count: int, active: int, share: float = -1.0) -> float:
    """Degrees (0 = 3 o'clock, clockwise) of the hand, inside its sector whatever is asked."""
    span = 360 / max(1, count)
    passed = 0.155 if share < 0 else share
    return -90 + span * (active + min(0.9, max(0.1, passed)))


def _owners(given: Sequence[object]) -> list[tuple[str, str]]:
    pairs = [entry if isinstance(entry, tuple) else (entry, entry) for entry in given]
    return [(str(pair[0]), str(pair[1])) for pair in pairs]


def _case(radius: float) -> tuple[Item, ...]:
    """Buttons, lip, rim and the dark ring the sectors lie in."""
    top = -radius - _TOP
    knob = block("case/knob", Box(-22, top + 32, 44, 36), 10, Paint("metal_lip"))
    case = (
        block("case/button-lip", Box(-38, top + 4, 76, 44), 14, Paint("metal_lip")),
        block("case/button", Box(-38, top, 76, 40), 14, Paint("metal")),
        block("case/stem", Box(-20, top + 38, 40, 44), 4, Paint("metal_lip")),
        Group(id="case/side", items=(knob,), angle=42),
        disc("case/lip", 0, _LIP, radius, Paint("metal_lip")),
        disc("rim", 0, 0, radius, Paint("metal")),
    )
    return (Group(id="case", items=case), disc("face", 0, 0, radius - _RIM, Paint("ink")))


def _sectors(owners: Sequence[tuple[str, str]], active: int, r: float) -> list[Item]:
    span = 360 / max(1, len(owners))
    return [_sector(i, who, letter, r, span, bright=i == active) for i, (who, letter) in enumerate(owners)]


def _sector(i: int, who: str, letter: str, r: float, span: float, *, bright: bool) -> Group:
    """One turn; those at rest are half mixed to ink, their letters tinted."""
    colours, start = tone(who), -90 + span * i
    fill = colours.base if bright else replace(colours.base, mix="ink", amount=0.5)
    paint = colours.letter if bright else replace(colours.base, mix="paper", amount=0.3)
    rim = arc(0, 0, r, start + 1.2, start + span - 1.2)
    d: PathData = (("M", (0.0, 0.0)), ("L", rim[0][1]), *rim[1:], ("Z", ()))
    if span >= 360:
        d = (*arc(0, 0, r, -90, 270), ("Z", ()))
    items: list[Item] = [filled(f"sector-{i + 1}/part", d, fill)]
    half = math.radians(min(span, 180) / 2)
    room = 2 * 0.65 * r * math.sin(half) * 0.62
    size = fitted(letter, "display", room, (18, min(0.38 * r, 0.9 * room)))
    if letter and size:
        aside = 0.62 if bright and span < 90 else 0.5  # out of the hand's way in narrow sectors
        x, y = polar(0.65 * r, start + span * aside)
        items.append(centred(f"sector-{i + 1}/letter", letter, x, y, face="display", size=size, paint=paint))
    return Group(id=f"sector-{i + 1}", items=tuple(items))


def _blade(r: float, half: float, tip: float, soft: float, angle: float) -> PathData:
    points: tuple[Point, ...] = ((0, -half), (r, -tip), (r, tip), (0, half))
    return transform(rounded(points, (0, soft, soft, 0)), Affine.rotate(angle))


def _hand(r: float, angle: float) -> tuple[Item, ...]:
    """A paper blade with an ink edge of 6 u, and the hub."""
    half, hub = 0.057 * r + 5, 0.147 * r
    edge = _blade(r + 2, half + 6, 11, 11, angle)
    return (
        Group(
            id="hand",
            items=(
                filled("hand/edge", edge, Paint("ink")),
                filled("hand/blade", _blade(r - 4, half, 5, 5, angle), Paint("paper")),
            ),
        ),
        disc("hub", 0, 0, hub, Paint("paper")),
        disc("hub/hole", 0, 0, 0.43 * hub, Paint("ink")),
    )


def _ghosts(count: int, r: float, sectors: int, active: int) -> tuple[Item, ...]:
    """The ends of the hand where it was an instant ago, fainter with every step back, clear of the seam it crossed.

    The second is left out where the sector is too narrow for two.
    """
    span, half = 360 / max(1, sectors), max(5.0, 0.034 * r)
    steps = (min(11.0, 0.12 * span), min(25.0, 0.28 * span))
    apart = 0.66 * r * math.radians(steps[1] - steps[0])
    out = []
    for i in range(min(count, 2 if apart > 2.4 * half else 1), 0, -1):
        points: tuple[Point, ...] = ((0.62 * r, -3), (0.95 * r, -half), (0.95 * r, half), (0.62 * r, 3))
        turn = Affine.rotate(-90 + span * active - steps[i - 1])
        d = transform(rounded(points, (2, half, half, 2)), turn)
        out.append(filled(f"ghost-{i}", d, Paint("paper", alpha=(55, 30)[i - 1])))
    return tuple(out)


def _motion(radius: float, angle: float) -> tuple[Path, ...]:
    """Two arcs beside the rim behind the hand; none where they would cross a button or the ground."""
    pieces = ((angle - 46, angle - 34), (angle - 27, angle - 4))
    taken = ((-110, -70), (-62, -34), (58, 122))
    if any(start % 360 < high % 360 and end % 360 > low % 360 for start, end in pieces for low, high in taken):
        return ()
    d = tuple(segment for start, end in pieces for segment in arc(0, 0, radius + 28, start, end))
    return (Path(id="motion", d=d, stroke=Stroke(Paint("text"), 8)),)
