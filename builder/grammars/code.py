"""A code card with one line that matters, the thing it is about beside it, an arrow from plain words to the line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from builder import cast
from builder import code as library
from builder.actors.arrow import dart
from builder.actors.base import Placed, place
from builder.geometry import Box, path_bounds
from builder.grammars.base import Grammar, Slots, grammar
from builder.language.model import Figure, Reading
from builder.layout.scale import even
from builder.layout.stage import Composition, Frame, Stage
from builder.layout.type import fit
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.scene.model import Canvas
from builder.storyboard.model import Match
from builder.text.measure import advance
from builder.text.wrap import balance

_SHORT = 8  # listings up to this many lines are set a step larger
_LENGTH = 96.0  # least length of the arrow on a slide
_ROOM = 190.0  # least height in which an actor is still worth drawing on a slide


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What stands in the left column: the chip at the line's height, the actor above or below it."""

    items: tuple[Item, ...]
    floor: float
    arrow: bool


@grammar
class Code(Grammar):
    """A listing on a card.

    Slots: `text` (the listing itself), `file` (name on the card; of several lines it is the listing), `language`,
    `template` with `values` (a listing of templates/code), `highlight` (words of the one emphasised line), `about`
    (Figure: what the code is about), `chip` (plain words at the arrow to that line). The storyboard reads the
    author's `file:` from beside the script into `text`.
    """

    name = "code"
    rank = 72
    title = "Code card"
    keys = ("file", "text", "language", "template", "highlight", "about", "chip")
    EXAMPLES = (
        ("ConfigMap", "YAML snippet showing replicas: 4 configuration"),
        ("the cap", 'Pod manifest with "memory: 512Mi" lit up'),
        ("ask for disk", "PVC manifest with 10Gi of storage"),
        ("scale with load", "HPA yaml, averageUtilization: 60"),
    )
    NOT = (
        ("type it", "Terminal showing kubectl apply"),
        ("the controller", "Deployment expanding into 3 pods"),
        ("memory", "Memory bar filling up"),
    )

    def match(self, reading: Any, context: Any) -> Match | None:
        """Take a row whose carrier is code, when there is something true to print."""
        if not isinstance(reading, Reading) or reading.carrier != "code":
            return None
        found = source(reading, context)
        if found is None:
            return None
        slots: dict[str, object] = {"text": found.text, "file": found.file, "language": found.language}
        if found.emphasis:
            slots["highlight"] = found.emphasis
        about = _about(reading, found)
        if about:
            slots["about"] = about
        chip = _chip_words(reading, found.emphasis)
        if chip:
            slots["chip"] = chip
        return Match(grammar=self.name, confidence=0.85, slots=slots, why=("the row's head noun is code",))

    def frame(self, slots: Slots, canvas: Canvas) -> Frame:
        return Frame(kind="column")

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        listing = settled(slots)
        return _beside(slots, listing, stage) if stage.wide else _below(slots, listing, stage)


def source(reading: Reading, context: Any) -> library.Listing | None:
    """The code of a row: the narration's own fence, a template the words name, else only the literal lines."""
    wanted = tuple(q.text for q in reading.literals if q.kind in ("pair", "name", "code"))
    pairs = dict(filter(None, (library.pair(text) for text in wanted)))
    for fence in getattr(context, "fences", ()):
        lit = next((w for w in wanted if w in fence.text), "")
        if lit or not wanted:
            return library.Listing(text=fence.text.rstrip("\n"), language=fence.lang or "yaml", emphasis=lit)
    template = library.choose(reading.text, reading.cue, reading.sentence, literals=wanted)
    if template and template.language != "terminal":
        filled = library.fill(template, pairs)
        lit = next((w for w in wanted if w in filled.text), filled.emphasis)
        return library.Listing(
            text=filled.text, language=filled.language, file=filled.file, emphasis=lit, about=filled.about
        )
    lines = tuple(dict.fromkeys(q.text for q in reading.literals))
    return library.Listing(text="\n".join(lines), emphasis=lines[0] if len(lines) > 1 else "") if lines else None


def _about(reading: Reading, found: library.Listing) -> Figure | None:
    """What the card is about: an actor the row names, the template's, else the object's own kind as a block."""
    known = next((f for f in reading.figures if f.kind), None)
    if known:
        return known
    if found.about:
        return Figure(kind=found.about, words=found.about.replace("-", " "))
    kind = next((line.partition(":")[2].strip() for line in found.text.split("\n") if line.startswith("kind:")), "")
    return Figure(kind="", words=kind) if kind else None


def _chip_words(reading: Reading, emphasis: str) -> str:
    """A quotation of the sentence that speaks of the emphasised number, up to the thing it counts."""
    pair = library.pair(emphasis)
    if not pair or not pair[1].isdigit():
        return ""
    for quote in _quotes(reading.sentence):
        words = quote.split()
        if pair[1] in words[:-1]:
            return " ".join(words[: words.index(pair[1]) + 2])
    return ""


def _quotes(sentence: str) -> list[str]:
    return sentence.replace("“", '"').replace("”", '"').split('"')[1::2]


def settled(slots: Slots) -> library.Listing:
    """The listing the slots ask for; `file` is a listing when it has several lines."""
    name, text = str(slots.get("file", "")), str(slots.get("text", ""))
    if "\n" in name.strip():
        name, text = "", name
    language, emphasis = str(slots.get("language", "yaml") or "yaml"), str(slots.get("highlight", ""))
    if not text and slots.get("template"):
        given = slots.get("values")
        values = {str(k): str(v) for k, v in given.items()} if isinstance(given, Mapping) else {}
        pair = library.pair(emphasis)
        filled = library.fill(library.load(str(slots["template"])), {**dict([pair] if pair else []), **values})
        return library.Listing(
            text=filled.text, language=filled.language, file=name or filled.file, emphasis=emphasis or filled.emphasis
        )
    return library.Listing(text=text.rstrip("\n"), language=language, file=name, emphasis=emphasis)


def _marked(listing: library.Listing) -> int:
    """Index of the emphasised line, -1 for none: the line that is the literal before one that only holds it."""
    wanted = listing.emphasis.strip()
    lines = [line.strip().removeprefix("- ") for line in listing.text.split("\n")]
    if not wanted:
        return -1
    whole = next((i for i, line in enumerate(lines) if line == wanted), -1)
    return whole if whole >= 0 else next((i for i, line in enumerate(lines) if wanted in line), -1)


def _card(listing: library.Listing, stage: Stage, box: Box, *, up: bool = False) -> Placed:
    """The card in `box`, no higher than its lines; on its foot, or (`up`) hanging from the top."""
    lines = tuple(listing.text.split("\n"))
    low, high = stage.scale.code
    roomy = len(lines) <= _SHORT
    sizes = (low, even(max(high, stage.scale.label)) if roomy else high)

    def put(y: float) -> Placed:
        return place(
            "code-card", id="card", theme=stage.theme, corner=(box.x, y), w=box.w, h=box.h, lines=lines,
            emphasis=_marked(listing), language=listing.language, file=listing.file, sizes=sizes,
        )  # fmt: skip

    placed = put(box.y)
    return placed if up else put(box.bottom - placed.box.h)


def _beside(slots: Slots, listing: library.Listing, stage: Stage) -> Composition:
    card = _card(listing, stage, stage.box)
    column = _column(slots, card, stage)
    return Composition(
        items=(card.item, *column.items), floor=column.floor, hero="card", beats=_beats(card, stage, column.arrow)
    )


def _column(slots: Slots, card: Placed, stage: Stage) -> Column:
    """The chip at the height of the line, its arrow, and the actor in the larger room above or below."""
    unit, keep = _unit(stage), stage.canvas.keep
    top = stage.headline.bottom + 40 * unit
    bottom = stage.box.bottom
    chip = _chip(slots, card, stage, top)
    items: list[Item] = [chip.item, _arrow(chip, card, stage).item] if chip else []
    floor, zone = stage.floor, (top, bottom)
    if chip:
        above, below = (top, chip.box.y - 40 * unit), (chip.box.bottom + 44 * unit, bottom)
        zone = above if above[1] - above[0] > below[1] - below[0] else below
    member = cast.Roll().one(cast.figure(slots["about"])) if slots.get("about") else None
    if member and zone[1] - zone[0] >= _ROOM * unit:
        width = stage.box.x - 64 * unit - keep.x
        height = min(zone[1] - zone[0], width * 0.9 / cast.aspect(member), 420 * unit)
        foot = min(zone[1] - 6 * unit, max(stage.floor + 36 * unit, zone[0] + height))
        look = card.anchors.get("line", card.box.centre)
        actor = cast.stand(
            member, stage, foot=(keep.x + height * cast.aspect(member) / 2, foot), height=height, look=look
        )
        actor = _leftmost(actor, member, stage, (foot, height), look)
        items.insert(0, actor.item)
        floor = even(foot - 30 * unit)
    return Column(items=tuple(items), floor=floor, arrow=chip is not None)


def _leftmost(
    actor: Placed, member: cast.Member, stage: Stage, at: tuple[float, float], look: tuple[float, float]
) -> Placed:
    """The actor moved so that it starts on the headline's left edge, whatever its foot point."""
    dx = stage.headline.x - actor.box.x
    foot, height = at
    return cast.stand(member, stage, foot=(actor.foot[0] + dx, foot), height=height, look=look)


def _chip(slots: Slots, card: Placed, stage: Stage, top: float) -> Placed | None:
    words = stage.labels.get("chip") or str(slots.get("chip", ""))
    line = card.anchors.get("line")
    if not words or line is None:
        return None
    unit, x = _unit(stage), stage.canvas.keep.x
    room = card.box.x - x - (_LENGTH + 24) * unit - 0.84 * stage.scale.label
    size = fit(words, "display", room, (even(0.8 * stage.scale.label), even(1.1 * stage.scale.label)))
    if advance(words, "display", size) > room:
        words = "\n".join(balance(words, "display", size, room, 2) or (words,))
    chip = place("chip", id="chip", theme=stage.theme, corner=(x, 0), words=words, tone="volt", size=size)
    y = max(top, min(line[1] - chip.box.h / 2, stage.box.bottom - chip.box.h))
    return place("chip", id="chip", theme=stage.theme, corner=(x, y), words=words, tone="volt", size=size)


def _arrow(chip: Placed, card: Placed, stage: Stage) -> Placed:
    """A straight arrow from the chip to just inside the card, its tip at the end of the line's bar."""
    unit = _unit(stage)
    x, y = card.anchors["line"]
    start, tip, stroke = (chip.box.right + 22 * unit, chip.box.cy), (x - 10 * unit, y), 16 * unit
    box = path_bounds(dart(start, tip, stroke))
    return place(
        "arrow", id="arrow", theme=stage.theme, corner=(box.x, box.y), start=start, end=tip, stroke=stroke, role="ok"
    )


def _below(slots: Slots, listing: library.Listing, stage: Stage) -> Composition:
    """Headline, card, and what room is left under it for the actor."""
    card = _card(listing, stage, stage.box, up=True)
    items: list[Item] = [card.item]
    return Composition(items=tuple(items), floor=stage.floor, hero="card", beats=_beats(card, stage, arrow=False))


def _unit(stage: Stage) -> float:
    return min(stage.canvas.width / 1920, stage.canvas.height / 1080) if stage.wide else stage.canvas.width / 1080


def _beats(card: Placed, stage: Stage, arrow: bool) -> tuple[Beat, ...]:
    if "line" not in card.anchors:
        return ()
    effects = [Effect(target="card/line/bar", name="grow", duration_ms=420, easing="out-cubic")]
    if arrow:
        effects += [
            Effect(target="chip", name="stamp", start_ms=200, duration_ms=240),
            Effect(target="arrow", name="draw", start_ms=320, duration_ms=420, easing="in-out-cubic"),
        ]
    return (Beat(id="highlight", cue=stage.cue, effects=tuple(effects)),)
