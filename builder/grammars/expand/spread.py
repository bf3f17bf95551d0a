"""What becomes many, settled: the source, its copies, the words under both, where it happens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.cast import Member, Roll, aspect, figures
from builder.cast.stand import block
from builder.grammars.base import Slots
from builder.language.model import Figure
from builder.language.stems import is_plural, plural
from builder.layout.stage import Stage

MOST = 12  # copies drawn; more are said by the number
_RESOURCE = re.compile(r"[a-z0-9.-]+/[a-z0-9.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The slots, settled: the source, its copies, the words under both, where it happens, a chip.

    `total` is what the words say, `copies` what is drawn of it; `ghosts`: the copies are not solid.
    """

    source: Member
    copies: tuple[Member, ...]
    total: int
    source_words: str
    copies_words: str
    inside: str
    chip: str
    ghosts: bool

    @property
    def shape(self) -> float:
        """Width by height of a copy."""
        copy = self.copies[0]
        return 1.5 if copy.kind == "object" else aspect(copy)

    def source_shape(self, width: float, least: float) -> float:
        """Width by height of the source; a block is as flat as its words on a block of that width."""
        if self.source.kind != "object":
            return aspect(self.source)
        w, h = block(self.source, 1.2 * least, width)
        return max(1.5, min(3.0, w / h))

    def least_height(self, width: float, least: float) -> float:
        """How high the source must be at a width for its words to be read."""
        return block(self.source, least, width)[1] if self.source.kind == "object" else 0.0


def settled(slots: Slots, stage: Stage) -> Spread:
    roll = Roll()
    source = next(iter(figures(slots.get("from"))), Figure(kind="", words="one"))
    target = next(iter(figures(slots.get("to"))), Figure(kind="", words="many", count=3))
    inside = figures(slots.get("inside"))
    first = roll.one(source)
    told = first.kind == "object" and source.count == 1  # a block says itself what it is
    copies = roll.take(target, count=min(MOST, max(1, target.count)))
    chip = stage.labels.get("chip") or str(slots.get("chip") or "")
    return Spread(
        source=first,
        copies=copies,
        total=1 if target.assumed else target.count,
        source_words=stage.labels.get("from") or ("" if told else named(source)),
        copies_words=stage.labels.get("to") or named(target),
        inside=stage.labels.get("inside") or (inside[0].label or inside[0].words if inside else ""),
        chip=f"{chip}: {target.count}" if _RESOURCE.fullmatch(chip) else chip,
        ghosts="virtual" in (*target.attributes, copies[0].params.get("variant")),
    )


def named(figure: Figure) -> str:
    """ "1 physical GPU", "4 virtual GPUs": number, adjectives, noun."""
    noun = figure.words or figure.kind
    many = noun if figure.count == 1 or is_plural(noun) else plural(noun)
    said = [a for a in figure.attributes if a.lower() not in noun.lower()]
    number = {"exact": str(figure.count), "": str(figure.count), "plural": ""}.get(figure.quantity, figure.quantity)
    return " ".join(w for w in (number, *said, many) if w)
