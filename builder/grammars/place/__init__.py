"""Place: one of several places is chosen and something lands there; or only what fits is kept."""

from __future__ import annotations

from typing import Any, ClassVar

from builder.cast import figure, figures, texts
from builder.cast.phrase import phrase
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.place import bays, crowded, lots, near, reads, sift
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_MOST = 12


@grammar
class Place(Grammar):
    """`by` chooses `among` places (called `labels`) the one that is a `match`, or number `at`; `item` lands there.

    Mode "filter": what to `keep`; "fit": every `item` in the place of its label; "door": who to `keep`, who stays
    `out`; "near": the points of `among` that are nearest to the `item`.
    """

    name = "place"
    rank = 46
    title = "One place is chosen"
    keys = ("among", "match", "at", "labels", "item", "by", "mode", "keep", "out", "from")
    needs = (("among",),)
    forms: ClassVar[Forms] = {
        "among": "one", "match": "one", "at": "number", "by": "one", "from": "one",
        "mode": ("land", "filter", "fit", "door", "near", "pack", "none", "any", "each", "turn"),
    }  # fmt: skip
    EXAMPLES = (
        ("the load balancer picks", "Load balancer looking at 3 servers, one is idle (green), sends the request there"),
        ("the scheduler finds room", "Scheduler looking at 4 nodes, one has free memory, places pod there"),
        ("it goes where it fits", "Parcel lands on the empty shelf"),
        ("pinned", "Database replica scheduled onto the SSD node"),
        ("one by one", "Load balancer picks the healthy server among four, request goes there"),
        ("only the fast ones", "Filter visualization: only NVMe disks highlighted"),
        ("which servers have it", "Six servers, only the patched servers highlighted, others greyed out"),
        ("take what you need", "Cherry-picking features from a toolbox (just logging, just tracing)"),
        ("the right drawer", "The operator puts the backup on the right disk"),
        ("which size", "Buyer choosing between small, medium and large vans, picking the medium one"),
        ("a bay for each", "Small parcel dropping into the narrow locker, big parcel into the wide locker"),
        ("who gets in", "Doorman at the club: member let in, stranger turned away"),
        ("the closest", "Query point in a space of points, the 4 nearest ones light up"),
        ("out of the right port", "Switch picking port 5 of 8, the frame leaves there"),
        ("elections", "Five nodes cast their votes, node 2 is elected"),
        ("on every machine", "DaemonSet placing an agent on each of 4 servers"),
        ("nobody is left out", "Smoke detector installed in every room"),
        ("the last gap", "Worker slides a folder into an empty slot of the archive"),
        ("tidy up", "Files from 4 half-empty disks packed into one, the other disks switched off"),
        ("together", "Three trucks, all six crates landing in the first one"),
        ("no size will do", "Three boxes in sizes S, M and L, an elephant that fits in none of them"),
        ("it will not go", "Piano trying to squeeze through every door, but it is too wide"),
        ("the luck of the draw", "Guest asking for a room and getting a random one: attic, cellar or garage"),
        ("one at a time", "Scheduler placing pods on nodes one by one"),
        ("ship it", "Container dropped onto a cluster"),
    )
    NOT = (
        ("share", "Single GPU with multiple pods connected to it"),
        ("how it flows", "Browser -> load balancer -> web server"),
        ("who waits", "One printer, three laptops waiting outside"),
        ("at three in the morning", "Server on fire, alarm ringing"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        return reads.match(reading, context)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        slot, mode = figure(slots["among"]), slots.get("mode")
        keep, names = texts(slots.get("keep")), texts(slots.get("labels"))
        if mode == "near":
            item = _first(slots.get("item"))
            return near.compose(slot, " ".join((*item.attributes, item.words)) if item else "", stage)
        if mode == "door" and keep:
            return lots.compose(_judged(keep, texts(slots.get("out"))), _first(slots.get("by")), stage)
        if mode == "fit" and names:
            return lots.compose(_fitted(names, slots.get("item")), _first(slots.get("by")), stage)
        item = _first(slots.get("item"))
        if mode == "pack" and item and slot.count > 1:
            at = str(slots.get("at") or "1")
            lit = min(int(at) if at.isdigit() else 1, slot.count - 1)
            return crowded.pack(slot, lit, item, stage, moved=bool(slots.get("from")))
        if mode == "none" and item:
            return crowded.none(slot, names, item, stage)
        if mode == "filter" and keep:
            return sift.compose(slot, min(slot.count, _MOST), keep, stage)
        count = min(max(slot.count, len(names), 1), _MOST)
        label = str(slots.get("match") or "")
        choice = bays.Choice(
            slot=slot, count=count, lit=1 if mode == "turn" and count > 1 else _at(slots, names, count), label=label,
            item=item, by=_first(slots.get("by")), names=names, sign="question" if mode == "any" else "check",
            filled=tuple(range(count)) if mode == "each" else (0,) if mode == "turn" else (), every=mode == "each",
        )  # fmt: skip
        return bays.compose(choice, stage)


def _at(slots: Slots, names: tuple[str, ...], count: int) -> int:
    """The index of the chosen one: by its name, by its number where all stand there, else where it suits."""
    match, at = str(slots.get("match") or "").lower(), str(slots.get("at") or "")
    named = next((n for n, name in enumerate(names) if name.lower() == match), -1)
    if named >= 0:
        return named
    return int(at) - 1 if at.isdigit() and 0 < int(at) <= count else _lit(count)


def _judged(keep: tuple[str, ...], out: tuple[str, ...]) -> tuple[lots.Lot, ...]:
    told = [(w, "check") for w in keep] + [(w, "cross") for w in out]
    return tuple(lots.Lot(thing=_person(w), words=_words(w), verdict=verdict) for w, verdict in told[:4])


def _person(words: str) -> Figure:
    """ "image (approved stamp)" is drawn as an image; what has no drawing is a block with its noun."""
    return phrase(words.partition(" (")[0])


def _words(words: str) -> str:
    noun, _, rest = words.partition(" (")
    return rest.rstrip(")") or noun


def _fitted(names: tuple[str, ...], items: object) -> tuple[lots.Lot, ...]:
    things = figures(items)
    drawn = [phrase(name) for name in names]
    return tuple(
        lots.Lot(
            thing=thing, words=name, slot=slot if slot.kind and slot.kind != thing.kind else None,
            size=lots.sized(thing, name),
        )
        for name, slot, thing in zip(names, drawn, things, strict=False)
    )  # fmt: skip


def _lit(count: int) -> int:
    """The chosen one: last of three, last but one of more, where there are two rows in the upper one."""
    return count - 1 if count < 4 else count - 2 if count < 6 else count // 2 - 2


def _first(value: Any) -> Figure | None:
    return next(iter(figures(value)), None)
