"""What a verb says of its subject and of what follows it: relations, changes, states."""

from __future__ import annotations

from dataclasses import replace

from builder.language.chunks import Chunk
from builder.language.found import Found, Link
from builder.language.lexicon import Table, key, lexicon, spelled, stem
from builder.language.phrases import Noun

_SHOWING = frozenset({"show", "display", "get", "hit", "report", "throw", "have", "wear"})
#: Relations that need no second party to be named: "they share".
_MUTUAL = frozenset({"share", "talk", "outside", "compare"})
_NAMING = frozenset(
    stem(v) for v in ("label", "title", "name", "mark", "call", "tag", "stamp", "caption", "brand", "dub")
)


class Actions:
    """Reads the verbs of a row; `open`: what the last clause with a verb said, for lists that go on."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.lex = lexicon()
        self.open: list[Link] = []

    def resolve(self, pronoun: Noun, subject: Noun | None = None) -> Noun | None:
        """What "it", "them", "all" and "each" stand for: the nearest earlier noun of that number."""
        many = pronoun.plural or pronoun.pick in ("all", "each")
        nouns = [n for n in self.found.nouns if n is not subject and not n.dropped]
        fits = [n for n in nouns if (n.count > 1) == many]
        return fits[-1] if fits else None

    def verb(self, chunks: list[Chunk], i: int, subject: Noun | None, index: int) -> Noun | None:
        """Read one verb: what it says of its subject and of what follows it."""
        subject = self._doer(chunks, i, subject)
        particles, obj = self._object(chunks, i, subject)
        origin, obj = self._origin(chunks, particles, obj, subject)
        mutual = any(c.text.lower() in ("each other", "one another") for c in chunks[i + 1 : i + 3])
        obj = subject if obj is None and mutual else obj
        if obj is not None and subject is not None and not obj.kind and key(obj.words) in self.lex.colours:
            subject.colour = (
                subject.colour or self.lex.colours.longest(key(obj.words))[0]
            )  # "flashing red", "turns green"
            obj.dropped = True
        verb = chunks[i].low
        self.found.used |= {verb, *key(chunks[i].text)}
        if chunks[i].passive and verb in _NAMING and subject is not None and self.label(chunks[: i + 2], i):
            subject.label = subject.label or self.label(chunks, i)
            return subject
        state = self._state(chunks, i, particles)
        if state and subject is not None and not subject.state:
            subject.state = state
        self._holds_state(subject, obj, verb, chunks[i + 1 :])
        if verb == "have" and subject is not None and subject.pick and obj is not None and not subject.state:
            subject.state = obj.state  # "one has a GPU free": that one is free
        name = self._lookup(self.lex.transitions, verb, particles)
        related = self._lookup(self.lex.relations, verb, particles)
        if obj is None and i + 1 < len(chunks) and chunks[i + 1].kind == "verb":
            return subject  # "keeps working": the second verb says what happens
        item = None
        goal = self._goal(chunks, obj, subject) if obj is not None and not particles else None
        if goal is not None:
            moved, sent = (
                self._lookup(t, verb, [goal[0]], bare=False) for t in (self.lex.transitions, self.lex.relations)
            )
            if moved or sent:
                name, related, item, obj, particles = moved or name, sent, obj, goal[1], [goal[0]]
        name = self._trailing(chunks, obj, verb) or name
        words = " ".join([chunks[i].text, *particles])
        link = Link(name=name, verb=words, subject=subject, object=obj, before=origin, item=item, clause=index)
        self._record(link, related, chunks, i)
        return subject

    def _doer(self, chunks: list[Chunk], i: int, subject: Noun | None) -> Noun | None:
        """Who does it: the noun right before ("a GPU *running*"), for the first verb any before it, else as before."""
        first = not any(c.kind == "verb" for c in chunks[:i])
        helpers = self.lex.groups["auxiliaries"]
        near = [c for c in chunks[:i] if c.kind not in ("adverb", "paren", "literal") and c.low not in helpers]
        close = near[-1].noun if near else None
        own = next((c.noun for c in reversed(chunks[:i]) if c.noun is not None), None) if first else close
        if own is None or (own.mark and not first):
            return subject
        return own if own.mark else self.resolve(own, None) if own.pronoun else own

    def _record(self, link: Link, related: str, chunks: list[Chunk], i: int) -> None:
        """File what a verb says as a change, as a relation, or as both."""
        before, after = self._marks_turned(chunks, i)
        if link.name or before:
            amount, name = self._amount(chunks, i), link.name or "turn"
            first = before or link.before
            changed = replace(link, name=name, object=after or link.object, before=first, amount=amount, more=[])
            self.found.transitions.append(changed)
            self.open.append(changed)
        said = link.object is not None or related in _MUTUAL
        if (related and said) or (link.object is not None and not link.name):
            ends = (link.subject, link.object)
            if chunks[i].passive and link.verb.endswith(" by"):
                ends = (link.object, link.subject)
            label = self.label(chunks, i)
            joined = replace(link, name=related, subject=ends[0], object=ends[1], label=label, more=[])
            self.found.relations.append(joined)
            self.open.append(joined)

    def _goal(self, chunks: list[Chunk], obj: Noun, subject: Noun | None) -> tuple[str, Noun] | None:
        """ "sends keys *to the server*": the preposition and noun right after the object."""
        at = next((j for j, c in enumerate(chunks) if c.noun is obj), -1)
        if at < 0 or at + 2 >= len(chunks) or chunks[at + 1].kind != "word":
            return None
        noun = chunks[at + 2].noun
        if noun is None or noun.mark:
            return None
        found = self.resolve(noun, subject) if noun.pronoun else noun
        return (chunks[at + 1].low, found) if found is not None else None

    def _object(self, chunks: list[Chunk], i: int, subject: Noun | None) -> tuple[list[str], Noun | None]:
        particles: list[str] = []
        for chunk in chunks[i + 1 :]:
            if chunk.kind in ("verb", "negated") or chunk.low in (",", "and", "or"):
                break
            if chunk.kind == "noun" and chunk.noun is not None:
                noun = chunk.noun
                return particles, self.resolve(noun, subject) if noun.pronoun else (None if noun.mark else noun)
            small = chunk.kind == "word" and not (chunk.low == "to" and self._infinitive(chunks, chunk))
            if small or (chunk.kind == "adverb" and chunk.low in ("away", "back", "off", "together")):
                particles.append(chunk.low)
        return particles, None

    def _origin(
        self, chunks: list[Chunk], particles: list[str], obj: Noun | None, subject: Noun | None
    ) -> tuple[Noun | None, Noun | None]:
        """(from, to) of "from grey to blue"; (None, the object) of everything else."""
        if obj is None or not particles or particles[-1] != "from":
            return None, obj
        goal = self._goal(chunks, obj, subject)
        if goal is None or goal[0] not in ("to", "into", "onto"):
            return None, obj
        obj.dropped = obj.dropped or (not obj.kind and key(obj.words) in self.lex.colours)
        return obj, goal[1]

    def _trailing(self, chunks: list[Chunk], obj: Noun | None, verb: str) -> str:
        """What a verb becomes by a small word behind its object: "crossing it *out*"."""
        at = next((j for j, c in enumerate(chunks) if c.noun is not None and (c.noun is obj or c.noun.pronoun)), -1)
        if obj is None or at < 0 or at + 1 >= len(chunks) or chunks[at + 1].kind not in ("word", "adverb"):
            return ""
        last = at + 2 >= len(chunks) or chunks[at + 2].noun is None
        return self.lex.transitions.entries.get((verb, stem(chunks[at + 1].low)), "") if last else ""

    def _infinitive(self, chunks: list[Chunk], to: Chunk) -> bool:
        at = next(j for j, c in enumerate(chunks) if c is to)
        return at + 1 < len(chunks) and chunks[at + 1].kind == "verb"

    def _lookup(self, table: Table, verb: str, particles: list[str], *, bare: bool = True) -> str:
        for particle in particles:
            found = table.entries.get((verb, stem(particle)))
            if found:
                return found
        return table.entries.get((verb,), "") if bare else ""

    def _state(self, chunks: list[Chunk], i: int, particles: list[str]) -> str:
        if not (chunks[i].passive or chunks[i].text.lower().endswith("ing")):
            return ""
        token = chunks[i].token
        if token is None:
            return ""
        for n in range(len(particles), -1, -1):
            words = [token.low, *particles[:n]]
            state = self.lex.state_forms.get(spelled(words), "")
            if state:
                return state
        return ""

    def state_of(self, chunk: Chunk) -> str:
        """The state a chunk of nothing else says; its words are used then."""
        self.found.used |= set(key(chunk.text))
        return self.lex.state_forms.get(spelled(chunk.text.lower().split()), "")

    def _holds_state(self, subject: Noun | None, obj: Noun | None, verb: str, after: list[Chunk]) -> None:
        """ "show OOM errors", "goes dark": a state held like a thing is the subject's own."""
        if subject is None:
            return
        if after and after[0].kind == "state":
            subject.state = subject.state or self.lex.states.longest(key(after[0].text))[0]
            self.found.used |= set(key(after[0].text))
        if obj is None or obj is subject or verb not in _SHOWING:
            return
        state, n = self.lex.states.longest(key(obj.words))
        if state and n == len(key(obj.words)):
            subject.state = subject.state or state
            obj.dropped = True

    def _amount(self, chunks: list[Chunk], i: int) -> str:
        numbers = [c for c in chunks[i + 1 :] if c.kind == "number"]
        return numbers[-1].text if numbers else ""

    def label(self, chunks: list[Chunk], i: int) -> str:
        for chunk in chunks[i + 1 :]:
            if chunk.kind == "literal" and chunk.token and chunk.token.literal:
                return chunk.token.literal.text
        return ""

    def _marks_turned(self, chunks: list[Chunk], i: int) -> tuple[Noun | None, Noun | None]:
        before = next((c.noun for c in reversed(chunks[:i]) if c.noun is not None), None)
        after = next((c.noun for c in chunks[i + 1 :] if c.noun is not None), None)
        if before is None or not before.mark:
            return None, None
        return before, after if after is not None and after.mark else None
