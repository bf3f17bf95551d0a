"""Step 6: chunks of all clauses to relations, changes, marks, states, signs and effects.

One pass, clause by clause; a clause without a subject of its own inherits the one before ("places pod there").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.language.chunks import Chunk, Chunker, Noun
from builder.language.found import Found, Judged, Link
from builder.language.lexicon import Table, key, lexicon, spelled, stem
from builder.language.model import Number, Quoted
from builder.language.tokens import Token

_INSIDE = frozenset({"in", "inside", "within", "into"})
_HOLDING = frozenset({"with", "has", "have", "having", "wearing", "showing", "carrying"})
_SHOWING = frozenset({"show", "display", "get", "hit", "report", "throw", "have", "wear"})
_BETWEEN = {
    "around": "around",
    "over": "over",
    "above": "over",
    "on": "on",
    "with": "with",
    "outside": "outside",
    "between": "between",
    **dict.fromkeys(_INSIDE, "inside"),
}
_NAMING = frozenset(
    stem(v) for v in ("label", "title", "name", "mark", "call", "tag", "stamp", "caption", "brand", "dub")
)
_SIGNS = frozenset({"sign", "board", "plate", "banner", "stamp", "notice", "label", "sticker", "tag", "placard"})


class Interpreter:
    """Walks the clauses of a row."""

    def __init__(self, nouns: Table, *, stepped: bool = False) -> None:
        self.table = nouns
        self.stepped = stepped  # between arrows "pause" is a step, not the state of what came before
        self.lex = lexicon()
        self.found = Found()
        self.subject: Noun | None = None
        self.open: list[Link] = []

    def run(self, clauses: Sequence[Sequence[Token]]) -> Found:
        for index, tokens in enumerate(clauses):
            self._clause(index, tokens, Chunker(tokens, self.table, index).run())
        return self.found

    def _clause(self, index: int, tokens: Sequence[Token], chunks: list[Chunk]) -> None:
        found = self.found
        mine: list[Noun] = []
        verbs = [i for i, c in enumerate(chunks) if c.kind == "verb"]
        for i, chunk in enumerate(chunks):
            if chunk.kind == "noun" and chunk.noun is not None:
                self._noun(chunk, chunks, i, mine)
            elif chunk.kind == "literal":
                self._literal(chunks, i, mine, index)
            elif chunk.kind == "number":
                self._number(chunks, i, index)
            elif chunk.kind == "paren" and mine:
                self._paren(chunk, mine[-1])
            elif chunk.kind == "negated":
                found.negated.append(chunk.text)
        ahead = chunks[: verbs[0]] if verbs else []
        before = next((c.noun for c in reversed(ahead) if c.noun and not c.noun.pronoun), None)
        lone = chunks[0].noun if chunks and chunks[0].noun is not None and chunks[0].noun.pronoun else None
        if verbs:
            self.open = []
        subject = before or (self._resolve(lone) if lone else None) or (self.subject if verbs else None)
        for i in verbs:
            subject = self._verb(chunks, i, subject, index)
        self._prepositions(chunks, index)
        self._marks(chunks, index)
        self._effects(chunks)
        kind = "beat" if verbs else ("item" if mine else "note")
        if kind == "item":
            self._listed(mine)
        if kind == "note" and not self.stepped:
            self._note(tokens)
        text = " ".join(t.text for t in tokens)
        found.clauses.append((text, kind, subject if verbs else (mine[0] if mine else None), mine))
        self.subject = (subject if verbs else None) or (mine[0] if mine else self.subject)

    def _noun(self, chunk: Chunk, chunks: list[Chunk], i: int, mine: list[Noun]) -> None:
        noun = chunk.noun
        if noun is None or noun.mark:
            return
        if noun.pronoun and noun.pick in ("one", "other", "all", "each") and noun.words.lower() not in ("all", "each"):
            model = self._plural_before()
            if model is not None and not noun.kind:
                noun.kind, noun.words = model.kind, model.words
                noun.count = 1 if noun.pick == "one" else max(1, model.count - 1)
                noun.pronoun = False
        if noun.pronoun:
            return
        mine.append(noun)
        self.found.nouns.append(noun)
        if i and chunks[i - 1].kind == "literal" and noun.words.lower() in self.lex.groups["settings"]:
            noun.dropped = True  # `replicas: 4` configuration
        if i + 1 < len(chunks) and chunks[i + 1].kind == "literal" and not noun.label:
            after = chunks[i + 2].noun if i + 2 < len(chunks) else None
            token = chunks[i + 1].token
            if token and token.literal and not (after and after.words.lower() in _SIGNS):
                noun.label = token.literal.text

    def _plural_before(self) -> Noun | None:
        return next((n for n in reversed(self.found.nouns) if n.count > 1), None)

    def _literal(self, chunks: list[Chunk], i: int, mine: list[Noun], index: int) -> None:
        token = chunks[i].token
        if token is None or token.literal is None:
            return
        quoted = Quoted(text=token.literal.text, kind=token.literal.kind, clause=index)
        self.found.literals.append(quoted)
        after = chunks[i + 1].noun if i + 1 < len(chunks) else None
        if after is not None and after.words.lower() in _SIGNS:
            self.found.signs.append(quoted.text)
            self.found.used |= set(key(after.words))
            after.dropped = True
            return
        before = chunks[i - 1].low if i else ""
        if before in _HOLDING and i > 1:
            each = any(c.noun and c.noun.pick == "each" for c in chunks[max(0, i - 3) : i])
            owner = self._owner(chunks, i)
            if owner is not None and (each or owner.count > 1 or quoted.kind in ("pair", "name", "code")):
                owner.carries.append(quoted.text)
            elif owner is not None:
                owner.label = owner.label or quoted.text

    def _owner(self, chunks: list[Chunk], i: int) -> Noun | None:
        for chunk in reversed(chunks[:i]):
            if chunk.noun is not None and not chunk.noun.pronoun and not chunk.noun.mark:
                return chunk.noun
        return self.found.nouns[-1] if self.found.nouns else None

    def _number(self, chunks: list[Chunk], i: int, index: int) -> None:
        token = chunks[i].token
        if token is None or token.number is None:
            return
        after = chunks[i + 1] if i + 1 < len(chunks) else None
        of = after.text if after and after.kind in ("noun", "verb") else ""
        if after is not None and after.noun is not None and not after.noun.kind:
            after.noun.dropped = True  # "20% usage": the noun names the number
        number = token.number
        self.found.numbers.append(Number(value=number.value, unit=number.unit, of=of, text=number.text, clause=index))

    def _paren(self, chunk: Chunk, noun: Noun) -> None:
        """A bracket belongs to the noun before: colours, a state, or words on it."""
        groups: list[list[Token]] = [[]]
        for token in chunk.inner:
            if token.is_(",", "/", ";") or token.is_("and", "or"):
                groups.append([])
            else:
                groups[-1].append(token)
        parts = [g for g in groups if g]
        self.found.used |= {t.stem for t in chunk.inner}
        colours = [self.lex.colours.longest([t.stem for t in g])[0] for g in parts]
        if parts and all(colours):
            noun.colours = tuple(colours)
            noun.colour = colours[0] if len(colours) == 1 else noun.colour
            if len(colours) > 1 and noun.quantity in ("", "plural", "several", "few", "many"):
                noun.count, noun.quantity = len(colours), "exact"
            return
        for part in parts:
            text = " ".join(t.literal.text if t.literal else t.text for t in part)
            self.found.literals += [
                Quoted(text=t.literal.text, kind=t.literal.kind, clause=noun.clause) for t in part if t.literal
            ]
            if not part[0].is_("e.g", "etc", "just"):
                noun.carries.append(text)

    def _resolve(self, pronoun: Noun, subject: Noun | None = None) -> Noun | None:
        """What "it", "them", "all" and "each" stand for: the nearest earlier noun of that number."""
        many = pronoun.plural or pronoun.pick in ("all", "each")
        nouns = [n for n in self.found.nouns if n is not subject and not n.dropped]
        fits = [n for n in nouns if (n.count > 1) == many]
        return fits[-1] if fits else None

    def _verb(self, chunks: list[Chunk], i: int, subject: Noun | None, index: int) -> Noun | None:
        """Read one verb: what it says of its subject and of what follows it."""
        own = next((c.noun for c in reversed(chunks[:i]) if c.noun is not None), None)
        if own is not None and not own.mark:
            own = self._resolve(own, None) if own.pronoun else own
        later = [j for j, c in enumerate(chunks[:i]) if c.kind == "verb"]
        if own is not None and not later:
            subject = own
        particles, obj = self._object(chunks, i, subject)
        verb = chunks[i].low
        self.found.used |= {verb, *key(chunks[i].text)}
        if chunks[i].passive and verb in _NAMING and subject is not None and self._label(chunks[: i + 2], i):
            subject.label = subject.label or self._label(chunks, i)
            return subject
        state = self._state(chunks, i, particles)
        if state and subject is not None and not subject.state:
            subject.state = state
        self._holds_state(subject, obj, verb, chunks[i + 1 :])
        name = self._lookup(self.lex.transitions, verb, particles)
        related = self._lookup(self.lex.relations, verb, particles)
        item = None
        goal = self._goal(chunks, obj, subject) if obj is not None and not particles else None
        if goal is not None:
            moved, sent = (
                self._lookup(t, verb, [goal[0]], bare=False) for t in (self.lex.transitions, self.lex.relations)
            )
            if moved or sent:
                name, related, item, obj, particles = moved or name, sent, obj, goal[1], [goal[0]]
        words = " ".join([chunks[i].text, *particles])
        link = Link(name=name, verb=words, subject=subject, object=obj, item=item, clause=index)
        self._record(link, related, chunks, i)
        return subject

    def _record(self, link: Link, related: str, chunks: list[Chunk], i: int) -> None:
        """File what a verb says as a change, as a relation, or as both."""
        before, after = self._marks_turned(chunks, i)
        if link.name or before:
            amount, name = self._amount(chunks, i), link.name or "turn"
            changed = replace(link, name=name, object=after or link.object, before=before, amount=amount, more=[])
            self.found.transitions.append(changed)
            self.open.append(changed)
        if related or (link.object is not None and not link.name):
            ends = (link.subject, link.object)
            if chunks[i].passive and link.verb.endswith(" by"):
                ends = (link.object, link.subject)
            label = self._label(chunks, i)
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
        found = self._resolve(noun, subject) if noun.pronoun else noun
        return (chunks[at + 1].low, found) if found is not None else None

    def _object(self, chunks: list[Chunk], i: int, subject: Noun | None) -> tuple[list[str], Noun | None]:
        particles: list[str] = []
        for chunk in chunks[i + 1 :]:
            if chunk.kind in ("verb", "negated") or chunk.low in (",", "and", "or"):
                break
            if chunk.kind == "noun" and chunk.noun is not None:
                noun = chunk.noun
                return particles, self._resolve(noun, subject) if noun.pronoun else (None if noun.mark else noun)
            small = chunk.kind == "word" and not (chunk.low == "to" and self._infinitive(chunks, chunk))
            if small or (chunk.kind == "adverb" and chunk.low in ("away", "back", "off", "together")):
                particles.append(chunk.low)
        return particles, None

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
            state = self.lex.states.entries.get(tuple(map(stem, words)))
            if state and spelled(words) in self.lex.state_forms:
                return state
        return ""

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

    def _label(self, chunks: list[Chunk], i: int) -> str:
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

    def _prepositions(self, chunks: list[Chunk], index: int) -> None:
        """Two nouns with only a preposition between them."""
        for i in range(1, len(chunks) - 1):
            left, right, word = chunks[i - 1].noun, chunks[i + 1].noun, chunks[i].low
            if left is None or right is None or chunks[i].kind != "word" or left.mark or left.pronoun:
                continue
            right = self._resolve(right, left) if right.pronoun else right
            name = _BETWEEN.get(word, "")
            known = any(r.object is right and r.clause == index for r in self.found.relations)
            if right is not None and not right.mark and name and not known:
                self.found.relations.append(Link(name=name, verb=word, subject=left, object=right, clause=index))

    def _marks(self, chunks: list[Chunk], index: int) -> None:
        near = self.lex.groups["near"]
        for i, chunk in enumerate(chunks):
            if (
                chunk.noun is None
                or not chunk.noun.mark
                or any(t.before is chunk.noun or t.object is chunk.noun for t in self.found.transitions)
            ):
                continue
            words: list[str] = []
            target: Noun | None = None
            for later in chunks[i + 1 :]:
                if later.noun is not None:
                    target = self._resolve(later.noun) if later.noun.pronoun else later.noun
                    break
                if later.kind == "literal":
                    break
                words.append(later.low)
            # "GPU with a red X": the mark judges what came before it.
            if target is None or not (" ".join(words) in near or (words and words[-1] in near | {"to"})):
                before = [c.noun for c in chunks[:i] if c.noun is not None and not c.noun.mark]
                target = before[-1] if before else None
            literal = next((c.token.literal.text for c in chunks[i + 1 :] if c.token and c.token.literal), "")
            self.found.marks.append(Judged(name=chunk.noun.mark, target=target, label=literal, clause=index))

    def _effects(self, chunks: list[Chunk]) -> None:
        verbs = {c.low for c in chunks if c.kind == "verb"}
        for chunk in chunks:
            noun = chunk.noun
            if noun is None or not noun.effect:
                continue
            needed = self.lex.effect_verbs[noun.effect]
            if not needed or needed & verbs:
                noun.dropped = True
                if noun.effect not in self.found.effects:
                    self.found.effects.append(noun.effect)

    def _listed(self, mine: list[Noun]) -> None:
        """Items after a verb's object go on with its list: "expanding into a Deployment, a Service, an Ingress"."""
        for link in self.open:
            if link.object is not None and link.object.count == 1:
                link.more += [n for n in mine if not n.dropped and not n.pick]

    def _note(self, tokens: Sequence[Token]) -> None:
        """An adjective alone is an attribute of the subject before."""
        state, n = self.lex.states.longest([t.stem for t in tokens])
        if state and n == len(tokens) and self.subject is not None:
            self.subject.state = self.subject.state or state
            self.found.used |= {t.stem for t in tokens}
