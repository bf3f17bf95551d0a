"""A code card with one line that matters, the thing it is about beside it, an arrow from plain words to the line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from builder import cast
from builder import code as library
from builder.actors.arrow import dart
from builder.actors.base import Placed, info, place
from builder.geometry import Box, path_bounds
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.language.model import Figure, Reading
from builder.layout.scale import even
from builder.layout.stage import Composition, Frame, Stage
from builder.layout.type import fit
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape
from builder.scene.model import Canvas
from builder.storyboard.model import Match
from builder.text.measure import advance
from builder.text.wrap import balance

_SHORT, _FEW = 8, 5  # listings up to this many lines are set one or two steps larger
_FIELD = re.compile(r"\b[a-z]+(?:[A-Z][a-z]+)+\b")  # a field's name: nodeSelector
_LITERAL = ("pair", "name", "code")
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
    needs = (("text",), ("file",), ("template",))
    forms: ClassVar[Forms] = dict.fromkeys(keys, "one")
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
        roomy = canvas.name not in ("shorts", "open-graph")
        return Frame(kind="column", share=0.42 if canvas.width >= 1500 else 0.36, sub=roomy)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        listing = settled(slots)
        return _beside(slots, listing, stage) if stage.wide else _below(slots, listing, stage)


def source(reading: Reading, context: Any) -> library.Listing | None:
    """The code of a row: the narration's own fence, a template the words name, else only the literal lines."""
    wanted = tuple(q.text for q in reading.literals if q.kind in _LITERAL or library.pair(q.text))
    pairs = dict(filter(None, (library.pair(text) for text in wanted)))
    for fence in getattr(context, "fences", ()):
        lit = next((w for w in wanted if w in fence.text), "")
        if lit or not wanted:
            return library.Listing(text=fence.text.rstrip("\n"), language=fence.lang or "yaml", emphasis=lit)
    fields = tuple(dict.fromkeys(_FIELD.findall(reading.text)))
    template = library.choose(reading.text, reading.cue, reading.sentence, literals=(*wanted, *fields))
    if template and template.language != "terminal":
        filled = library.fill(template, pairs)
        lit = next((w for w in (*wanted, *fields) if w in filled.text), filled.emphasis)
        return library.Listing(
            text=filled.text, language=filled.language, file=filled.file, emphasis=lit, about=filled.about
        )
    lines = tuple(dict.fromkeys(q.text for q in reading.literals))
    return library.Listing(text="\n".join(lines), emphasis=lines[0] if len(lines) > 1 else "") if lines else None


def _about(reading: Reading, found: library.Listing) -> Figure | None:
    """What the card is about: an actor the row names, else what the listing itself speaks of."""
    known = (f for f in reading.figures if f.kind and info(f.kind).hero and not f.kind.endswith(("card", "chart")))
    return next(known, None) or _subject(found)


def _subject(listing: library.Listing) -> Figure | None:
    """The template's actor, else the kind of object the listing makes, as a block of that name."""
    if listing.about:
        return Figure(kind=listing.about, words=listing.about.replace("-", " "))
    lines = listing.text.split("\n")
    kind = next((line.partition(":")[2].strip() for line in lines if line.startswith("kind:")), "")
    return Figure(kind="", words=kind) if kind else None


def _member(slots: Slots, listing: library.Listing) -> cast.Member | None:
    figure = cast.figure(slots["about"]) if slots.get("about") else _subject(listing)
    return cast.Roll().one(figure) if figure else None


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
            text=filled.text, language=filled.language, file=name or filled.file, about=filled.about,
            emphasis=emphasis or filled.emphasis,
        )  # fmt: skip
    return library.Listing(text=text.rstrip("\n"), language=language, file=name, emphasis=emphasis)


def _marked(listing: library.Listing) -> int:
    """Index of the emphasised line, -1 for none: the line that is the literal before one that only holds it."""
    wanted = listing.emphasis.strip()
    lines = [line.strip().removeprefix("- ") for line in listing.text.split("\n")]
    if not wanted:
        return -1
    whole = next((i for i, line in enumerate(lines) if line == wanted), -1)
    return whole if whole >= 0 else next((i for i, line in enumerate(lines) if wanted in line), -1)


def _card(listing: library.Listing, stage: Stage, box: Box, *, raised: bool) -> Placed:
    """The card in `box`, no higher than its lines; a low one hangs from the top, or (`raised`) near the middle."""
    lines = tuple(listing.text.split("\n"))
    low, high = stage.scale.code
    step = 1.0 if len(lines) > _SHORT else 1.15 if len(lines) > _FEW else 1.35

    def put(y: float) -> Placed:
        return place(
            "code-card", id="card", theme=stage.theme, corner=(box.x, y), w=box.w, h=box.h, lines=lines,
            emphasis=_marked(listing), language=listing.language, file=listing.file, sizes=(low, even(step * high)),
        )  # fmt: skip

    placed = put(box.y)
    spare = box.h - placed.box.h
    return put(box.y + spare * (1.0 if spare < 0.3 * box.h else 0.44)) if raised else placed


def _beside(slots: Slots, listing: library.Listing, stage: Stage) -> Composition:
    card = _card(listing, stage, stage.box, raised=True)
    column = _column(slots, listing, card, stage)
    return Composition(
        items=(*_posts(card, column.floor, stage), card.item, *column.items), floor=column.floor, hero="card",
        beats=_beats(card, stage, column.arrow),
    )  # fmt: skip


def _posts(card: Placed, floor: float, stage: Stage) -> tuple[Item, ...]:
    """What carries a card that does not reach the floor."""
    if card.box.bottom >= floor:
        return ()
    unit = _unit(stage)
    foot = min(floor + 56 * unit, stage.canvas.keep.bottom)
    parts: list[Item] = []
    for name, x in (("left", card.box.x + 0.16 * card.box.w), ("right", card.box.right - 0.16 * card.box.w)):
        post = Box(x - 17 * unit, card.box.bottom - 8, 34 * unit, foot - card.box.bottom + 8)
        shade = Box(x - 70 * unit, foot - 10 * unit, 140 * unit, 22 * unit)
        front = Box(post.x, post.y, 20 * unit, post.h)
        parts += [
            Shape(id=f"posts/{name}/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
            Shape(id=f"posts/{name}/lip", kind="rect", box=post, radius=8, fill=Paint("metal_lip")),
            Shape(id=f"posts/{name}/metal", kind="rect", box=front, radius=8, fill=Paint("metal")),
        ]
    return (Group(id="posts", items=tuple(parts), decorative=True),)


def _column(slots: Slots, listing: library.Listing, card: Placed, stage: Stage) -> Column:
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
    member = _member(slots, listing)
    if member and zone[1] - zone[0] >= _ROOM * unit:
        width = stage.box.x - 64 * unit - keep.x
        ratio = cast.aspect(member) if member.figure.kind else min(2.2, cast.aspect(member))
        height = min(zone[1] - zone[0], width * 0.9 / ratio, (420 if member.figure.kind else 290) * unit)
        foot = min(zone[1] - 6 * unit, max(stage.floor + 36 * unit, zone[0] + height))
        look = card.anchors.get("line", card.box.centre)
        actor = cast.stand(
            member, stage, foot=(keep.x + height * ratio / 2, foot), height=height, look=look
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
    """Headline, card, and on the floor under it, where there is room, the actor and the chip."""
    card = _card(listing, stage, stage.box, raised=False)
    items: list[Item] = [card.item]
    gap, short = 56 * _unit(stage), min(stage.canvas.width, stage.canvas.height)
    room = stage.box.bottom - card.box.bottom - gap
    floor, pointed = stage.floor, False
    member = _member(slots, listing)
    if member and room >= 0.17 * short:
        foot = stage.box.bottom - 8
        height = min(room, 0.36 * short, stage.box.w * 0.56 / cast.aspect(member))
        look = card.anchors.get("line", card.box.centre)
        at = (stage.box.x + height * cast.aspect(member) / 2, foot)
        actor = cast.stand(member, stage, foot=at, height=height, look=look)
        actor = _leftmost(actor, member, stage, (foot, height), look)
        floor = even(foot - 0.03 * stage.canvas.height)
        said = _said(slots, card, actor, stage)
        items += [actor.item, *said]
        pointed = bool(said)
    return Composition(items=tuple(items), floor=floor, hero="card", beats=_beats(card, stage, arrow=pointed))


def _said(slots: Slots, card: Placed, actor: Placed, stage: Stage) -> tuple[Item, ...]:
    """The chip beside the actor and its arrow up to the line; none where other lines would lie between."""
    words = stage.labels.get("chip") or str(slots.get("chip", ""))
    line = card.anchors.get("line")
    unit = _unit(stage)
    left, right = actor.box.right + 48 * unit, stage.box.right
    if not words or line is None or card.box.bottom - line[1] > 90 * unit:
        return ()
    size = fit(words, "display", right - left - 0.9 * stage.scale.label, (stage.scale.least, stage.scale.label))
    if advance(words, "display", size) + 0.9 * size > right - left:
        return ()
    x, y = (left + right) / 2, actor.box.cy
    chip = place("chip", id="chip", theme=stage.theme, centre=(x, y), words=words, tone="volt", size=size)
    half = 1.52 * 0.5 * stage.scale.code[0]
    start, tip, stroke = (x, chip.box.y - 18 * unit), (x, line[1] + half + 6 * unit), 16 * unit
    if start[1] - tip[1] < 60 * unit:
        return (chip.item,)
    box = path_bounds(dart(start, tip, stroke))
    arrow = place(
        "arrow", id="arrow", theme=stage.theme, corner=(box.x, box.y), start=start, end=tip, stroke=stroke, role="ok"
    )
    return (chip.item, arrow.item)


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
