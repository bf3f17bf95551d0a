"""What every form of the report shares: names of pictures, sentences, the groups changes are told in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from builder import inventory
from builder.canonical import digest
from builder.geometry import Box, union
from builder.review.meaning import DRAWN
from builder.review.model import STATES, Change, Deck, Pair, Review

TITLES: Mapping[str, str] = MappingProxyType(
    {"changed": "changed", "added": "added", "removed": "removed", "moved": "moved", "same": "unchanged"}
)
#: Kind of change -> the heading it is told under.
GROUPS: Mapping[str, str] = MappingProxyType(
    {"row": "In the script", "cue": "In the script", "build": "How it builds", "notes": "What is said",
     "alt": "For those who cannot see it"}
)  # fmt: skip
SEEN = "On the slide"
_COLOURS = 8  # theme colours told by name
_BOXES, _AIR = 60, 10  # boxes drawn on a picture, px between them and what they outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A pair with where it stands in the report. `stem`: its pictures' names without "-before.png"."""

    deck: Deck
    pair: Pair
    stem: str

    def picture(self, view: str) -> str:
        """The path of a picture (posix, in the report's folder), "" where there is none."""
        here = {
            "before": bool(self.pair.pictures[0]) and not self.alike,
            "after": bool(self.pair.pictures[1]),
            "overlay": self.pair.pixels is not None and self.pair.pixels.changed > 0,
        }
        return f"slides/{self.stem}-{view}.png" if here[view] else ""

    @property
    def alike(self) -> bool:
        """Whether the slide looks the same before and after."""
        return bool(self.pair.pictures[0]) and self.pair.pictures[0] == self.pair.pictures[1]


def shown(review: Review, states: Iterable[str] = STATES[:-1]) -> Iterator[Shown]:
    """The pairs in these states, deck by deck, in the order of the slides."""
    wanted = frozenset(states)
    for deck in review.decks:
        for pair in deck.pairs:
            if pair.state in wanted:
                yield Shown(deck=deck, pair=pair, stem=_stem(deck, pair))


def _stem(deck: Deck, pair: Pair) -> str:
    gone = "was-" if pair.state == "removed" else ""
    return f"{_slug(deck.name)}/{gone}{pair.number:02d}-{_slug(pair.slide.key)}"


def _slug(name: str) -> str:
    """A name in letters every file system and address takes; what that loses of it leaves a mark."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-")
    lost = not re.fullmatch(r"[\x20-\x7e]{1,60}", name)
    return f"{slug}-{digest(name)[:6]}".lstrip("-") if lost else slug or digest(name)[:6]


def headline(review: Review) -> str:
    """The outcome in one line: "3 slides changed, 1 moved"."""
    if review.trouble:
        return "Could not be compared"
    counts = review.counts
    told = [f"{counts[state]} {TITLES[state]}" for state in STATES[:-1] if counts[state]]
    if told:
        number, word = told[0].split(" ", 1)
        both = sum(pair.moved and pair.state == "changed" for deck in review.decks for pair in deck.pairs)
        also = f" ({both} moved too)" if both else ""
        return ", ".join([f"{number} slide{'s' if number != '1' else ''} {word}{also}", *told[1:]])
    if review.broken:
        return "Could not be compared"
    return "No slide changed"


def untouched(review: Review) -> str:
    """How many scripts needed no comparing, in words; "" for none."""
    count = len(review.untouched)
    return f"{count} script{'s' if count > 1 else ''} untouched" if count else ""


def place(pair: Pair) -> str:
    """The slide's number, or both where it moved: "4", "7 → 10"."""
    if pair.before and pair.after and pair.moved:
        return f"{pair.before.number} → {pair.after.number}"
    return str(pair.number)


def row(pair: Pair) -> str:
    """Where the slide comes from: "row 3", "meme 1"; "" for those the program adds."""
    return f"{'meme' if pair.slide.kind == 'meme' else 'row'} {pair.slide.row}" if pair.slide.row else ""


def title(pair: Pair) -> str:
    """What to call a slide: its headline, its cue, its name."""
    return pair.slide.facts.headline or pair.slide.cue or pair.slide.key


def readable(changes: Iterable[Change]) -> list[Change]:
    """The same changes, kinds of scene by their titles."""
    told = list(changes)
    if not any(change.subject == DRAWN for change in told):
        return told
    titles = dict(inventory.of("grammars", None))
    return [
        replace(c, before=titles.get(c.before, c.before), after=titles.get(c.after, c.after))
        if c.subject == DRAWN
        else c
        for c in told
    ]


def grouped(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """Changes under their headings, in the order they come."""
    out: dict[str, list[Change]] = {}
    for change in readable(changes):
        out.setdefault(GROUPS.get(change.kind, SEEN), []).append(change)
    return out


def seen(pair: Pair) -> str:
    """How much of the picture differs, in words; "" where it was not compared."""
    found = pair.pixels
    if found is None:
        return "looks the same" if pair.state == "changed" and pair.pictures[0] else ""
    if not found.count:
        return "no visible pixel differs"
    share = f"{found.share:.1%}" if found.share >= 0.001 else "under 0.1%"
    places = len(outlines(pair))
    return f"{share} of the picture, in {places} place{'s' if places > 1 else ''}"


def wordless(pair: Pair) -> str:
    """What to say of a slide none of whose words changed."""
    if pair.state == "moved":
        return "Nothing else about it changed."
    return "It looks different and says the same." if any(pair.pictures) else "Its shapes differ and say the same."


def outlines(pair: Pair) -> list[Box]:
    """Boxes to draw round what differs, px: a little wider than it, those that all but touch as one."""
    out: list[Box] = []
    for found in pair.pixels.boxes[:_BOXES] if pair.pixels else ():
        box = found.inset(-_AIR)
        while touching := [other for other in out if other.overlaps(box, -_AIR)]:
            out = [other for other in out if other not in touching]
            box = union((box, *touching))
        out.append(box)
    return out


def colours(deck: Deck) -> str:
    """Theme colours that changed, in one line."""
    told = [f"{c.subject.removeprefix('theme colour ')} {c.before} → {c.after}" for c in deck.colours]
    more = [f"{len(told) - _COLOURS} more"] if len(told) > _COLOURS else []
    return ", ".join([*told[:_COLOURS], *more])
