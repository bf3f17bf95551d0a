"""A text in which something private is blacked out by a marker: a card number in a prompt, a name in a log."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from builder.actors.base import Placed, place
from builder.actors.card import BAR
from builder.actors.forms import rounded
from builder.geometry import Affine, Box, PathData, Point, transform
from builder.language.model import Reading
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import fit, text
from builder.scene.items import Group, Item, Paint, Path, Shape
from builder.text.measure import advance

_DONE = re.compile(
    r"\b(?:redact|mask|censor|black(?:ed|ing|s)? ?out|blackout|blank(?:ed|ing|s)? out|scrub|anonymi[sz]|strike[sn]? out"
    r"|obscur|pixelat|blur)\w*",
    re.I,
)
_IN = re.compile(
    r"\b(?P<where>prompts?|logs?|messages?|requests?|responses?|answers?|tickets?|e-?mails?|chats?|transcripts?|queries"
    r"|texts?|documents?|payloads?|forms?|reports?)\b",
    re.I,
)
#: What is private, and a value of its form that belongs to nobody (test numbers, names reserved for examples).
_PRIVATE = (
    (re.compile(r"\b(?:credit )?card numbers?\b", re.I), "4111 1111 1111 1111"),
    (re.compile(r"\be-?mail addresses?\b|\be-?mails\b", re.I), "jane@example.com"),
    (re.compile(r"\bphone numbers?\b", re.I), "555-0100"),
    (re.compile(r"\bIP(?: address(?:es)?)?\b"), "192.0.2.1"),
    (re.compile(r"\b(?:social security numbers?|SSNs?)\b", re.I), "000-00-0000"),
    (re.compile(r"\b(?:API )?(?:keys?|tokens?|secrets?)\b", re.I), "sk-0000-0000"),
    (re.compile(r"\bpasswords?\b", re.I), "hunter2"),
    (re.compile(r"\b(?:customer |user |patient |full )?names?\b", re.I), "Jane Doe"),
)
_BARS = (0.92, 0.84, 0.56)
_TALL = 4.0  # height of all of it without the name, by the letters of the value
_LEAN = -58.0  # degrees: from the marker's point up to the right


def found(reading: Reading) -> tuple[str, str] | None:
    """What is blacked out, and in what; None for a row that does not say both."""
    done, where = _DONE.search(reading.text), _IN.search(reading.text)
    if done is None or where is None:
        return None
    what = next((m[0] for private, _ in _PRIVATE if (m := private.search(reading.text))), "")
    return (what, where["where"].lower()) if what else None


def lines(what: str, card: Placed, stage: Stage) -> list[Item]:
    """The text as bars, the private words in it, black up to where the marker is."""
    box = Box(card.box.x + 52, card.box.y + BAR + 34, card.box.w - 104, card.box.h - BAR - 68)
    value = next((sample for private, sample in _PRIVATE if private.search(what)), what)
    size = fit(value, "mono", 0.86 * box.w, (stage.scale.code[0], min(0.215 * box.h, 2.8 * stage.scale.code[1])))
    label = even(max(stage.scale.least, 0.5 * size))
    first = box.y + max(0.0, 0.5 * (box.h - _TALL * size - 1.5 * label))
    base = first + 1.5 * label + 1.9 * size
    wide = advance(value, "mono", size)
    strip = Box(box.x, base - 1.1 * size, wide + 0.5 * size, 1.5 * size)
    done = Box(strip.x + 0.12 * size, strip.y + 0.14 * size, 0.13 * size + 0.62 * wide, strip.h - 0.28 * size)
    rows = (first, strip.bottom + 0.3 * size, strip.bottom + 0.9 * size)
    out: list[Item] = [_bar(n, Box(box.x, y, box.w, 0.6 * size)) for n, y in enumerate(rows)]
    name = text("private/name", what, box.x, strip.y - 0.4 * label, face="text-bold", size=label, paint="code_key")
    letters = text("private/value", value, strip.x + 0.25 * size, base, face="mono", size=size, paint="ink")
    out += [
        name,
        Shape(id="private/strip", kind="rect", box=strip, radius=0.12 * size, fill=Paint("paper")),
        letters,
        Shape(id="blackout", kind="rect", box=done, radius=0.1 * size, fill=Paint("ink")),
    ]
    return [*out, _marker((done.right, done.cy), 1.1 * size, stage)]


def _bar(n: int, row: Box) -> Shape:
    bar = Box(row.x, row.cy - 0.16 * row.h, _BARS[n] * row.w, 0.32 * row.h)
    paint = Paint("code_punct", "code_bg", 0.45)
    return Shape(id=f"line-{n + 1}", kind="rect", box=bar, radius=bar.h / 2, fill=paint)


def _marker(tip: Point, thick: float, stage: Stage) -> Group:
    """A fat marker with its felt at `tip`, a hand about it."""
    half, long = 0.36 * thick, 2.5 * thick

    def turned(points: Sequence[Point]) -> PathData:
        return transform(rounded(points, 0.12 * thick), Affine.rotate(_LEAN).then(Affine.translate(*tip)))

    def block(start: float, end: float, by: float) -> PathData:
        return turned(((start, -by), (end, -by), (end, by), (start, by)))

    items: list[Item] = [
        Path(id="marker/felt", d=block(0, 0.4 * thick, 0.5 * half), fill=Paint("metal_lip")),
        Path(id="marker/neck", d=block(0.3 * thick, 0.66 * thick, 0.78 * half), fill=Paint("metal")),
        Path(id="marker/body", d=block(0.6 * thick, long, half), fill=Paint("warn")),
        Path(id="marker/cap", d=block(0.82 * long, long, half), fill=Paint("warn_lip")),
    ]
    turn, reach = math.radians(_LEAN), 0.56 * long
    at = (tip[0] + reach * math.cos(turn), tip[1] + reach * math.sin(turn))
    hand = place("hand", id="marker/hand", theme=stage.theme, centre=at, height=1.15 * thick)
    return Group(id="marker", items=(*items, hand.item), alt="A marker blacks it out")
