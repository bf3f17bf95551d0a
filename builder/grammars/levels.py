"""A bar of memory or quota: who holds how much, who grows, and what happens when it is full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder.actors.base import Placed, place
from builder.geometry import Box
from builder.grammars.base import Grammar, Slots, grammar
from builder.layout.labels import stock
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.storyboard.model import Match

LETTERS = "abcdef"
_POD = 220.0  # width of a pod's body at scale 1
_TILT = (-10.0, 8.0, -9.0, 11.0, -8.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The slots, settled: owners from left to right, who grows (-1 nobody), whether all is taken."""

    name: str
    owners: tuple[str, ...]
    shares: tuple[float, ...]
    grower: int
    full: bool


@grammar
class Levels(Grammar):
    """Owners on their own segments of one bar; growth squeezes the others; a full bar takes everyone down."""

    name = "levels"
    rank = 70
    title = "Memory or quota bar"
    keys = ("of", "parts", "grow", "full", "tag", "value")
    EXAMPLES = (
        ("no memory isolation", "GPU memory bar, 4 pods drawing from same pool, one greedy pod expanding"),
        ("everyone crashes", "One pod expands to fill memory, other pods show OOM errors, skull icons"),
    )

    def match(self, reading: Any, context: Any) -> Match | None:
        return None

    def palette(self, slots: Slots) -> str:
        return "hot" if slots.get("full") else ""

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        bar = _bar(slots, stage)
        tank = _tank(bar, stage)
        seated = tuple(_owners(bar, tank, stage))
        tags = tuple(_tags(bar, seated, stage)) if bar.full else ()
        items: list[Item] = [tank.item, *(p.item for p in seated), *tags]
        return Composition(items=tuple(items), hero=seated[bar.grower].item.id, beats=_beats(bar, stage))


def _bar(slots: Slots, stage: Stage) -> Bar:
    figures = tuple(slots.get("parts", ()))
    count = max(1, min(6, sum(f.count for f in figures) or 4))
    grows = str(slots.get("grow", ""))
    grower = LETTERS.index(grows) if grows and grows in LETTERS[:count] else (count - 1 if grows else -1)
    name = stage.labels.get("name") or str(slots.get("of") or stock("memory"))
    return Bar(
        name=name,
        owners=tuple(LETTERS[:count]),
        shares=_shares(count, grower),
        grower=grower,
        full=bool(slots.get("full")),
    )


def _shares(count: int, grower: int) -> tuple[float, ...]:
    """Equal parts, or a grower with more than half and the rest ever tighter the nearer they stand to it."""
    if grower < 0 or count == 1:
        return (1 / count,) * count
    big = 0.565
    weights = [1.0 + 0.09 * (abs(i - grower) - 1) for i in range(count) if i != grower]
    rest = iter(w / sum(weights) * (1 - big) for w in weights)
    return tuple(big if i == grower else next(rest) for i in range(count))


def _tank(bar: Bar, stage: Stage) -> Placed:
    box, scale = stage.box, stage.scale
    short = min(stage.canvas.width, stage.canvas.height)
    height = even((0.204 if stage.wide and stage.canvas.height > 700 else 0.18) * short) if not stage.tall else even(0.165 * short)
    size = even(scale.label * 0.92)
    top = even(box.bottom - height - size * 1.42 - (4 if stage.wide else 0))
    who = bar.owners[bar.grower]
    segments: tuple[object, ...] = (
        ((who, 1.0, stage.labels.get("full", f"{bar.name} {stock('full')}")),)
        if bar.full
        else tuple((w, s, w.upper()) for w, s in zip(bar.owners, bar.shares, strict=True))
    )
    growing = {} if bar.full or bar.grower < 0 else {"grow": who, "grow_label": stage.labels.get("grow", who.upper())}
    return place(
        "tank", id="bar", theme=stage.theme, corner=(box.x, top), w=box.w, h=height, name=bar.name, name_size=size,
        segments=segments, full="yes" if bar.full else "", reading="100%" if bar.full else "", **growing,
    )  # fmt: skip


def _seats(bar: Bar, tank: Placed, stage: Stage) -> Mapping[str, tuple[float, float]]:
    """Middle and width of each owner's segment: the same places before and after the crash."""
    width = tank.box.w - 28
    x = tank.box.x + 14
    out: dict[str, tuple[float, float]] = {}
    for who, share in zip(bar.owners, bar.shares, strict=True):
        out[who] = (x + share * width / 2, share * width)
        x += share * width
    return out


def _owners(bar: Bar, tank: Placed, stage: Stage) -> Iterator[Placed]:
    seats = _seats(bar, tank, stage)
    line = tank.box.y + 3
    small = min(w for who, (_, w) in seats.items() if bar.grower < 0 or who != bar.owners[bar.grower])
    scale = min(small * 0.94 / _POD, 1.15 if bar.grower < 0 else 0.86)
    eye = (seats[bar.owners[bar.grower]][0], line - 260)
    for i, who in enumerate(bar.owners):
        x, width = seats[who]
        if i == bar.grower:
            yield _grower(bar, who, (x, line), width, stage)
            continue
        mood = "dead" if bar.full else "sweat" if bar.grower >= 0 else "happy"
        tilt = _TILT[i % len(_TILT)] if bar.full else -3.0 - 1.5 * i if bar.grower >= 0 else 0.0
        yield place(
            "pod", id=f"pod-{who}", theme=stage.theme, foot=(x, line), scale=scale, who=who, mood=mood, tilt=tilt,
            look=eye, shadow=False,
        )  # fmt: skip


def _grower(bar: Bar, who: str, foot: tuple[float, float], width: float, stage: Stage) -> Placed:
    """As large as its segment and the free sky above it allow."""
    x, line = foot
    reach = min(width * 0.72, _POD * 2.1)
    roof = stage.ceiling(x - reach / 2, x + reach / 2, gap=24)
    scale = min((line - roof) / 256, reach / _POD, stage.canvas.height / 540)
    mood, tilt = ("crashed", 6.0) if bar.full else ("greedy", 0.0)
    return place("pod", id=f"pod-{who}", theme=stage.theme, foot=foot, scale=scale, who=who, mood=mood, tilt=tilt, shadow=False)


def _tags(bar: Bar, seated: tuple[Placed, ...], stage: Stage) -> Iterator[Item]:
    return iter(())


def _beats(bar: Bar, stage: Stage) -> tuple[Beat, ...]:
    if bar.grower < 0:
        return ()
    who = bar.owners[bar.grower]
    grow = Effect(target="bar", name="grow", duration_ms=1100, easing="in-cubic")
    rise = Effect(target=f"pod-{who}", name="pulse", duration_ms=1100, easing="in-cubic")
    return (Beat(id="grow", cue=stage.cue, effects=(grow, rise)),)
