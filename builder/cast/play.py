"""Who does what to whom, on, in or with what: the parts of a small play, as a row's own words give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from builder.cast.daily import person
from builder.cast.notation import nouns
from builder.cast.phrase import phrase
from builder.language.lexicon import Table, key, lexicon, listed, nouns_table, raw, stem, table
from builder.language.model import Figure, Reading
from builder.language.stems import is_plural

#: How a part stands to the one it belongs to; "" is by itself.
WAYS = ("", "on", "in", "over", "under", "behind", "at", "held", "to", "throw", "give", "stop", "push", "hit", "chase",
        "fall", "look")  # fmt: skip
_QUOTED = re.compile(r"[\"“]([^\"”]{1,40})[\"”]|`([^`]{1,40})`")
_PARTS = re.compile(r"\s*[;:]\s+|\s*,\s+|\s+(?:while|whereas|then|but|when|so that|because|until)\s+", re.IGNORECASE)
_WORD = re.compile(r"[\w'’$%./&+-]+|,")
_ARTICLES = frozenset((
    "a", "an", "the", "his", "her", "its", "their", "one", "two", "three", "four", "five", "six", "seven", "eight",
    "some", "each", "every", "all",
))  # fmt: skip
_TAILS = frozenset((
    "out", "away", "far", "together", "through", "up", "down", "apart", "back", "again", "by", "still", "alone",
))  # fmt: skip
_MOST, _LONGEST = 7, 14  # parts of a play; words of a stretch that is read as one
_MASK = "Q{}Q"
_PORTION = re.compile(
    r"\b(an?|the|his|her|its) (?:chunk|piece|slice|lump|bit|scrap|part|share) of (?:an? |the )?(?=\w)", re.IGNORECASE
)
_OR = re.compile(r",\s+or\s+", re.IGNORECASE)  # of two pictures an author offers the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`figure` stands `way` (one of `WAYS`) to the part of index `of`, -1 for by itself; `moved`: it goes somewhere."""

    figure: Figure
    way: str = ""
    of: int = -1


@cache
def _verbs() -> Table:
    return table(raw("staging")["verbs"])


@cache
def _places() -> dict[tuple[str, ...], str]:
    return {tuple(w.split()): name for name, words in raw("staging")["places"].items() for w in listed(words)}


@cache
def nothings() -> frozenset[tuple[str, ...]]:
    """Nouns that are no things on a stage: sides, ways, times, parts of a body."""
    words = (*listed(raw("staging")["nothings"]), *listed(raw("acting")["nothings"]))
    return frozenset(key(w) for w in words)


@cache
def _moods() -> Table:
    return table(raw("acting")["states"])


def play(reading: Reading) -> tuple[Part, ...]:
    """The parts of a row in reading order; () where it names nothing that can stand on a stage."""
    return _Reader(reading).run()


@dataclass(slots=True)
class _Link:
    """What was said since the last noun: the way of a verb, the word of a place."""

    verb: str = ""
    place: str = ""
    passive: bool = False


@dataclass(slots=True)
class _Reader:
    reading: Reading
    quotes: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    actor: int = -1  # who acts in this stretch
    last: int = -1  # who was named last
    item: int = -1  # what is acted on
    verb: str = ""
    tenor: str = ""

    def run(self) -> tuple[Part, ...]:
        text = _QUOTED.sub(self._mask, _OR.split(self.reading.text.strip(" ."), maxsplit=1)[0])
        text, names = _listed(_PORTION.sub(r"\1 ", text))
        for stretch in _PARTS.split(text):
            if stretch and len(stretch.split()) <= 2 * _LONGEST:
                self._stretch(stretch)
        self._called(names)
        return tuple(self.parts[:_MOST])

    def _called(self, names: Sequence[str]) -> None:
        """ "Three doors: cellar (shut), attic (open), …": a door for each name."""
        at = next((i for i, p in enumerate(self.parts) if p.figure.count == len(names) > 1), -1)
        if at < 0:
            return
        part, told = self.parts[at], []
        for name in names:
            words, _, note = name.partition("(")
            state = lexicon().states.longest(key(note.strip(" )")))[0]
            label = self._unmasked(words.strip())
            figure = replace(
                part.figure, count=1, quantity="", label=label, state=state,
                attributes=(*part.figure.attributes, *((note.strip(" )"),) if note and not state else ())),
            )  # fmt: skip
            told.append(replace(part, figure=figure))
        later = [replace(p, of=p.of + len(told) - 1) if p.of > at else p for p in self.parts[at + 1 :]]
        self.parts = [*self.parts[:at], *told, *later]

    def _unmasked(self, words: str) -> str:
        found = re.search(r"Q(\d+)Q", words)
        return self.quotes[int(found[1])] if found else words

    def _mask(self, found: re.Match[str]) -> str:
        self.quotes.append(found[1] or found[2])
        return f" {_MASK.format(len(self.quotes) - 1)} "

    def _stretch(self, text: str) -> None:
        words = [w for w in _WORD.findall(text) if not _adverb(w.lower())]
        self.item, self.verb = -1, ""
        held: list[str] = []
        link, first = _Link(), True
        before, self.last = self.actor, -1
        at = 0
        while at < len(words):
            place, used = _place(words, at)
            low = words[at].lower()
            if used and not (place == "to" and low == "to" and self._verb(words, at + 1, held)):
                first = self._named(held, link, first, before) and first
                held, link = [], _Link(verb=link.verb if not held and link.verb else "", place=place)
                at += used
            elif way := self._verb(words, at, held):
                first = self._named(held, link, first, before) and first
                held, link = [], _Link(verb=way)
                self._felt(low, before)
                at += 1
            elif low in ("and", "or", "plus"):
                kept = _Link(verb=link.verb, place=link.place)
                first = self._named(held, link, first, before) and first
                held, link = [], kept if self.parts else _Link()
                at += 1
            else:
                held.append(words[at])
                at += 1
        self._named(held, link, first, before)
        self._filled(words)
        if before >= 0 and link.verb in ("throw", "fall") and not link.place and self.actor > before:
            part = self.parts[self.actor]  # "bucket with a hole, money dripping out": out of what was named before
            self.parts[self.actor] = replace(part, way="throw", of=before) if part.of < 0 else part

    def _filled(self, words: Sequence[str]) -> None:
        """ "A box with 4 pods inside": the pods are in the box."""
        last = self.parts[-1] if self.parts else None
        if last is None or last.way != "held" or not words or words[-1].lower() not in ("inside", "in", "within"):
            return
        at = len(self.parts) - 1
        owner = self.parts[last.of]
        self.parts[last.of] = replace(last, way=owner.way, of=owner.of)
        self.parts[at] = replace(owner, way="in", of=last.of)

    def _felt(self, word: str, before: int) -> None:
        """A verb that shows how whoever acts is: "snoring"."""
        mood = _moods().longest((stem(word),))[0]
        at = self.actor if self.last >= 0 or before < 0 else before
        if mood and 0 <= at < len(self.parts) and not self.parts[at].figure.state:
            self.parts[at] = replace(self.parts[at], figure=replace(self.parts[at].figure, state=mood))

    def _verb(self, words: Sequence[str], at: int, held: Sequence[str]) -> str:
        """The way a verb at `at` is shown: "look" for a mere "is", "to" for any other, "" where it is no verb."""
        if at >= len(words):
            return ""
        low = words[at].lower()
        if low in ("is", "are", "being", "gets", "get", "getting", "has", "have", "having"):
            return "with" if low.startswith("ha") else "be"
        root, content = stem(low), any(w.lower() not in _ARTICLES for w in held)
        way = _verbs().longest((root,))[0]
        felt = "be" if _moods().longest((root,))[0] else ""
        known = way or felt or ("to" if root in lexicon().verbs or _doing(low) else "")
        if not known or (held and not content) or _in_name(words, at, held):
            return ""
        after = words[at + 1].lower() if at + 1 < len(words) else ""
        opens = not after or after in _ARTICLES or _place(words, at + 1)[1] > 0 or after in ("and", ",")
        if low.endswith("ing") and len(low) > 4:
            return known
        if low.endswith("ed") or low in ("stuck", "hidden", "tied", "held", "shut", "caught", "left"):
            return known if content and opens else ""
        if low.endswith("s") and not low.endswith("ss"):
            return known if content and (opens or way) and not is_plural(held[-1]) else ""
        plural = bool(held) and (is_plural(held[-1].lower()) or held[0].lower() in ("two", "three", "four", "all"))
        return known if content and plural and low not in nouns() else ""

    def _named(self, held: Sequence[str], link: _Link, first: bool, before: int) -> bool:
        """Take up a noun phrase after a link; whether the stretch still has nobody."""
        if not held:
            return first
        labels = [self.quotes[int(w[1:-1])] for w in held if re.fullmatch(r"Q\d+Q", w)]
        words = [w for w in held if not re.fullmatch(r"Q\d+Q", w)]
        while words and words[-1].lower() in (*_TAILS, "inside", "within"):
            words.pop()
        figure = _figure(" ".join(words), self.reading) if words else None
        if figure is None or link.place in ("without", "like"):
            if labels and not link.verb and self.last >= 0 and not self.parts[self.last].figure.label:
                self.parts[self.last] = _labelled(self.parts[self.last], labels[0])
            return first
        if labels:
            figure = replace(figure, label=figure.label or labels[0])
        if link.place == "as" and 0 <= self.last < len(self.parts):
            return self._role(figure, first)
        others = any(w.lower() in ("other", "others", "another", "second") for w in words)
        known = -1 if others else next((i for i, p in enumerate(self.parts) if _same(p.figure, figure)), -1)
        if first:
            self.actor = self.last = known if known >= 0 else self._add(figure, *self._opening(link, before))
            return False
        if known >= 0 and link.place != "with":
            self.last = known
            return False
        self._second(figure, link)
        return False

    def _opening(self, link: _Link, before: int) -> tuple[str, int]:
        """The first noun of a stretch: by itself, or the object of who acted before ("…, holding a sign")."""
        if before >= 0 and (link.verb or link.place):
            self.actor = before
            return _way(link.verb, link.place, has_item=False), before
        return "", -1

    def _role(self, figure: Figure, first: bool) -> bool:
        """ "Scheduler as a traffic cop": the cop, called the scheduler."""
        part = self.parts[self.last]
        name = part.figure.label or part.figure.words
        count, quantity = part.figure.count, part.figure.quantity
        if part.figure.kind and not figure.kind:
            return False
        self.parts[self.last] = replace(part, figure=replace(figure, label=name, count=count, quantity=quantity))
        return False

    def _second(self, figure: Figure, link: _Link) -> None:
        """A noun after the first of its stretch."""
        if link.verb and link.verb not in ("be", "with") and not link.place:
            self.verb = link.verb
            self.item = self.last = self._add(figure, _way(link.verb, "", has_item=False), self.actor)
            return
        moved = (
            self.item >= 0
            and link.place in ("to", "in", "at", "on", "over")
            and self.verb in ("throw", "give", "push", "to")
        )
        of = self.item if moved and self.verb == "push" and link.place == "on" else self.actor
        if moved and self.verb in ("throw", "give"):
            self.last = self._add(figure, "to", self.actor)
            self.parts[self.item] = replace(self.parts[self.item], way=self.verb, of=self.actor)
            return
        if self.item >= 0 and link.place in ("on", "in", "over", "under", "with"):
            of = self.item if link.place != "with" else self.actor
        elif link.verb in ("", "be", "with") and self.last >= 0:
            of = self.last if link.place != "with" or self.parts[self.last].way == "" else self.actor
        self.last = self._add(figure, _way(link.verb, link.place, has_item=self.item >= 0), of)

    def _add(self, figure: Figure, way: str, of: int) -> int:
        self.parts.append(Part(figure=figure, way=way if of >= 0 else "", of=of))
        return len(self.parts) - 1


def _way(verb: str, place: str, *, has_item: bool) -> str:
    """How a part stands to the one before, by the verb and the place between them."""
    if place == "off":
        return "fall" if verb in ("fall", "push", "throw", "walk") else "at"
    if place == "with" or verb == "with":
        return "held"
    if verb in ("stop", "hit", "chase") and place in ("", "at", "on", "in"):
        return verb
    if verb == "look" and place in ("", "at", "to", "in", "on"):
        return "look"
    if verb == "give" and place == "at":
        return "to"
    if verb == "fall" and place in ("in", "on"):
        return place
    if place in ("on", "in", "over", "under", "behind", "at"):
        return place
    if not place:
        return {"walk": "on", "hold": "held", "fall": "at", "be": "at"}.get(verb, verb or "at")
    return "to"


def _listed(text: str) -> tuple[str, tuple[str, ...]]:
    """The row without the names its last words list after a colon, and these."""
    before, colon, after = text.partition(":")
    items = tuple(i.strip() for i in re.split(r",\s*(?:and\s+)?|\s+and\s+", after) if i.strip())
    if not colon or not 1 < len(items) <= _MOST or any(len(i.split()) > 6 for i in items):
        return text, ()
    number = lexicon().numbers
    counted = any(number.get(w.lower(), int(w) if w.isdigit() else 0) == len(items) for w in before.split())
    return (before, items) if counted else (text, ())


def _doing(low: str) -> bool:
    """Whether a word no list knows has the form of a verb and names nothing: "kneading"."""
    return low.endswith("ing") and len(low) > 6 and low not in nouns()


def _adverb(low: str) -> bool:
    return low in ("still", "already", "just", "almost", "also", "now") or (low.endswith("ly") and len(low) > 4)


def _labelled(part: Part, words: str) -> Part:
    return replace(part, figure=replace(part.figure, label=words))


def _place(words: Sequence[str], at: int) -> tuple[str, int]:
    """The place word at `at` and how many words it takes; ("", 0) for none."""
    for size in (3, 2, 1):
        found = _places().get(tuple(w.lower() for w in words[at : at + size]))
        if found and len(words) >= at + size:
            return found, size
    return "", 0


def _in_name(words: Sequence[str], at: int, held: Sequence[str]) -> bool:
    """Whether a word is part of a thing's name with its neighbours: "training job", "load balancer"."""
    known = nouns_table(nouns())
    stems = tuple(stem(w) for w in (*held, *words[at : at + 3]))
    for start in range(max(0, len(held) - 2), len(held) + 1):
        _, used = known.longest(stems, start)
        if start + used > len(held) and used > 1:
            return True
    return False


def _same(one: Figure, other: Figure) -> bool:
    return key(one.words)[-1:] == key(other.words)[-1:] and one.kind == other.kind and not other.label


def _figure(words: str, reading: Reading) -> Figure | None:
    """The figure of a noun phrase, None where it is nothing to be seen."""
    made = phrase(re.sub(r"^(?:the |all |its )?other ", "", words))
    stems = key(made.words)
    known = stems[-1:] in nothings() or stems in nothings() or words.lower().split()[-1:] in (["one"], ["ones"])
    if not stems or known or not re.search(r"[A-Za-z]{2}", made.words):
        return None
    if not made.kind and (lexicon().states.longest(stems)[1] == len(stems) or made.words.endswith(("ed", "ing"))):
        return None
    if not made.kind and lexicon().colours.longest(stems)[1] == len(stems):
        return None  # "in green"
    read = next((f for f in reading.figures if f.kind and key(f.words) == stems), None)
    if read is not None and not made.kind:
        made = replace(made, kind=read.kind)
    return person(made)


def stand_ins(parts: Sequence[Part]) -> Iterator[Figure]:
    """The figures that nothing but their own words can show."""
    return (p.figure for p in parts if not p.figure.kind)
