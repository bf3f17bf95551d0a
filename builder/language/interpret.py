"""Step 6: chunks of all clauses to relations, changes, marks, states, signs and effects.

One pass, clause by clause; a clause without a subject of its own inherits the one before ("places pod there").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from builder.language.actions import Actions
from builder.language.chunks import Chunk, Chunker
from builder.language.found import Found, Judged, Link
from builder.language.lexicon import Table, key, lexicon, stem
from builder.language.model import Number, Quoted
from builder.language.phrases import Noun
from builder.language.tokens import Token

_INSIDE = frozenset({"in", "inside", "within", "into"})
_HOLDING = frozenset({"with", "has", "have", "having", "wearing", "showing", "carrying"})
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
_FACES = frozenset(
    {"face", "expression", "look", "eye", "smile", "frown", "mood", "pose", "posture", "gesture", "body language"}
)
_SIGNS = frozenset({"sign", "board", "plate", "banner", "stamp", "notice", "label", "sticker", "tag", "placard"})


_LIKE = re.compile(r"^(?:e\.?g\.?|i\.?e\.?|etc\.?|just|only|such as|like|for example|and|or)(?:\s+|$)", re.IGNORECASE)


_PICKED = ("one", "other", "all", "each")


class Interpreter:
    """Walks the clauses of a row."""

    def __init__(self, nouns: Table, *, stepped: bool = False, title: frozenset[str] = frozenset()) -> None:
        self.table = nouns
        self.title = title
        self.stepped = stepped  # between arrows "pause" is a step, not the state of what came before
        self.lex = lexicon()
        self.found = Found()
        self.subject: Noun | None = None
        self.acts = Actions(self.found)

    def run(self, clauses: Sequence[Sequence[Token]]) -> Found:
        for index, tokens in enumerate(clauses):
            self._clause(index, tokens, Chunker(tokens, self.table, index, title=self.title).run())
        self._names()
        return self.found

    def _names(self) -> None:
        """Beside names, what is written like one is one: "Ray and Spark logos", "Jest, Cypress, Playwright"."""
        nouns = [n for n in self.found.nouns if not n.mark]
        for here, beside in (*pairwise(reversed(nouns)), *pairwise(nouns)):
            near = here.clause == beside.clause or (self._item(here) and self._item(beside))
            if here.kind == "brand" and not beside.kind and beside.proper and near and self._joined(here, beside):
                beside.kind, beside.quantity, beside.count, beside.label = "brand", "", 1, ""

    def _item(self, noun: Noun) -> bool:
        return self.found.clauses[noun.clause][1] == "item"

    def _joined(self, one: Noun, other: Noun) -> bool:
        """Whether only "and", "or" or a comma can stand between two nouns: nothing is said of how they stand."""
        links = (*self.found.relations, *self.found.transitions)
        return not any({id(link.subject), id(link.object)} == {id(one), id(other)} for link in links)

    def _clause(self, index: int, tokens: Sequence[Token], chunks: list[Chunk]) -> None:
        chunks = self._first_of(chunks)
        mine: list[Noun] = []
        for i in range(len(chunks)):
            self._named_in(chunks, i, mine, index)
        verbs = [i for i, c in enumerate(chunks) if c.kind == "verb"]
        subject = self._acted(chunks, verbs, index)
        self._prepositions(chunks, index)
        self._marks(chunks, index)
        self._effects(chunks)
        kind = "beat" if verbs else ("item" if mine else "note")
        if kind == "item":
            self._listed(mine)
        if kind == "note" and not self.stepped:
            self._note(tokens)
        text = " ".join(t.text for t in tokens)
        self.found.clauses.append((text, kind, subject if verbs else (mine[0] if mine else None), mine))
        self.subject = (subject if verbs else None) or (mine[0] if mine else self.subject)

    def _named_in(self, chunks: list[Chunk], i: int, mine: list[Noun], index: int) -> None:
        """What one chunk names: a thing, words to print, a number, what there is not."""
        chunk = chunks[i]
        if chunk.kind in ("adverb", "word") and " " in chunk.text:
            self.found.used |= set(key(chunk.text))  # "side by side", "in front of"
        if chunk.kind == "noun" and chunk.noun is not None:
            self._noun(chunk, chunks, i, mine)
        elif chunk.kind == "literal":
            self._literal(chunks, i, mine, index)
        elif chunk.kind == "number":
            self._number(chunks, i, index)
        elif chunk.kind == "paren" and not mine:
            self.found.literals += _quoted(chunk.inner, index)
        elif chunk.kind == "paren":
            had = mine[0].pick and any(c.kind == "verb" and c.low == "have" for c in chunks)
            self._paren(chunk, mine[0] if had else mine[-1])
        elif chunk.kind == "state" and mine and not any(c.kind == "verb" for c in chunks[:i]):
            mine[-1].state = mine[-1].state or self.acts.state_of(chunk)  # "disk almost full"
        elif chunk.kind == "negated":
            self.found.negated.append(chunk.text)

    def _acted(self, chunks: list[Chunk], verbs: list[int], index: int) -> Noun | None:
        """Read the verbs of a clause; who does the first of them, so that the next clause can go on with it."""
        ahead = chunks[: verbs[0]] if verbs else []
        before = next((c.noun for c in reversed(ahead) if c.noun and not c.noun.pronoun), None)
        lone = chunks[0].noun if chunks and chunks[0].noun is not None and chunks[0].noun.pronoun else None
        if verbs:
            self.acts.open = []
        subject = before or (self.acts.resolve(lone) if lone else None) or (self.subject if verbs else None)
        doer = subject
        for n, i in enumerate(verbs):
            marked = len(self.found.relations), len(self.found.transitions)
            doer = self.acts.verb(chunks, i, doer, index)
            subject = doer if not n else subject
            self._coordinated(chunks[:i], doer, marked)
        return subject

    def _noun(self, chunk: Chunk, chunks: list[Chunk], i: int, mine: list[Noun]) -> None:
        noun = chunk.noun
        if noun is None or noun.mark:
            return
        counted = noun.pronoun and noun.quantity == "exact" and noun.state != ""  # "8 threads, 6 busy"
        if noun.words.lower() in ("one", "ones") and self.found.nouns:
            noun.kind, noun.words = self.found.nouns[-1].kind, self.found.nouns[-1].words  # "a new one"
        if counted or (noun.pronoun and noun.pick in _PICKED and noun.words.lower() not in ("all", "each")):
            model = self._plural_before()
            if model is not None and not noun.kind:
                noun.kind, noun.words = model.kind, model.words
                left = model.whole - model.count if model.whole else model.count - 1
                noun.count = noun.count if counted else 1 if noun.pick == "one" else max(1, left)
                noun.pronoun = False
        if noun.words.lower() in ("everyone", "everybody") and self._plural_before() is None:
            noun.pronoun, noun.count, noun.quantity = False, 3, "plural"
        if noun.pronoun:
            return
        if noun.state and noun.words.lower() in _FACES and self.found.nouns:
            owner = self.found.nouns[-1]  # "with a worried face"
            owner.state, noun.dropped = owner.state or noun.state, True
        last = stem(noun.words.rsplit(" ", 1)[-1].lower())
        if any(n.plain and stem(n.words.rsplit(" ", 1)[-1].lower()) == last for n in self.found.nouns):
            noun.kind = ""  # after "log lines" a "red line" is one of them
        mine.append(noun)
        self.found.nouns.append(noun)
        if i and chunks[i - 1].kind == "literal" and noun.words.lower() in self.lex.groups["settings"]:
            noun.dropped = True  # `replicas: 4` configuration
        if i + 1 < len(chunks) and chunks[i + 1].kind == "literal" and not noun.label:
            after = chunks[i + 2].noun if i + 2 < len(chunks) else None
            token = chunks[i + 1].token
            if token and token.literal and not (after and after.words.lower() in _SIGNS):
                noun.label = token.literal.text

    def _first_of(self, chunks: list[Chunk]) -> list[Chunk]:
        """Of "GPU or CPU" the first that can be drawn; names stay ("Airflow or Argo")."""
        out = list(chunks)
        i = 1
        while i < len(out) - 1:
            left, right = out[i - 1].noun, out[i + 1].noun
            if out[i].low != "or" or left is None or right is None or not _drawable(left, right):
                i += 1
                continue
            first = i - 1 if right.kind and not left.kind else i
            del out[first : first + 2]
        return out

    def _coordinated(self, chunks: list[Chunk], doer: Noun | None, since: tuple[int, int]) -> None:
        """ "A and B connect to C": what is said of B is said of A."""
        at = next((j for j, c in enumerate(chunks) if c.noun is doer), -1)
        others: list[Noun] = []
        while (
            doer is not None and at > 1 and chunks[at - 1].low in ("and", "&", "or") and chunks[at - 2].noun is not None
        ):
            at -= 2
            other = chunks[at].noun
            if other is None or other.mark or other.pronoun:
                return
            others.append(other)
        for words, kind, _, nouns in reversed(self.found.clauses if others else ()):
            if kind != "item" or len(nouns) != 1 or nouns[0].mark or ":" in words:
                break
            others.append(nouns[0])  # "metrics, logs and traces flowing"
        for other in others:
            other.state = other.state or (doer.state if doer else "")
            for links, first in ((self.found.relations, since[0]), (self.found.transitions, since[1])):
                links += [replace(k, subject=other, more=[]) for k in links[first:] if k.subject is doer]

    def _plural_before(self) -> Noun | None:
        return next((n for n in reversed(self.found.nouns) if max(n.count, n.whole) > 1), None)

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
        before = chunks[i - 1].noun if i else None
        of = of or (before.words if before is not None and not before.kind else "")
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
            self.found.literals += _quoted(part, noun.clause)
            text = _LIKE.sub("", text)
            if text:
                noun.carries.append(text)

    def _prepositions(self, chunks: list[Chunk], index: int) -> None:
        """Two nouns with only a preposition between them."""
        for i in range(1, len(chunks) - 1):
            left, right, word = chunks[i - 1].noun, chunks[i + 1].noun, chunks[i].low
            if left is None or right is None or chunks[i].kind != "word" or left.mark or left.pronoun:
                continue
            right = self.acts.resolve(right, left) if right.pronoun else right
            plain = not any(c.kind == "verb" for c in chunks[:i])
            if word == "like" or (word == "as" and plain):
                self._likened(left, right)
                continue
            name = _BETWEEN.get(word, "")
            known = any(r.object is right and r.clause == index for r in self.found.relations)
            if right is not None and not right.mark and name and not known:
                self.found.relations.append(Link(name=name, verb=word, subject=left, object=right, clause=index))

    def _likened(self, noun: Noun, image: Noun | None) -> None:
        """ "nodes as blank boxes", "labels like tags": how it looks, no second thing."""
        if image is None or image.mark:
            return
        plain = stem(image.words.rsplit(" ", 1)[-1].lower()) in self.lex.shapes
        if plain:
            noun.state, noun.attributes = noun.state or image.state, [*noun.attributes, *image.attributes]
        image.dropped = image.dropped or plain or not image.attributes

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
                    target = self.acts.resolve(later.noun) if later.noun.pronoun else later.noun
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
        for link in self.acts.open:
            if link.object is not None and link.object.count == 1:
                link.more += [n for n in mine if not n.dropped and not n.pick]

    def _note(self, tokens: Sequence[Token]) -> None:
        """An adjective alone is an attribute of the subject before."""
        state, n = self.lex.states.longest([t.stem for t in tokens])
        if state and n == len(tokens) and self.subject is not None:
            self.subject.state = self.subject.state or state
            self.found.used |= {t.stem for t in tokens}


def _quoted(tokens: Sequence[Token], clause: int) -> list[Quoted]:
    """The literals among tokens."""
    return [Quoted(text=t.literal.text, kind=t.literal.kind, clause=clause) for t in tokens if t.literal]


def _drawable(left: Noun, right: Noun) -> bool:
    """Whether of two things one can be left out: neither a sign, a pronoun nor a name."""
    return not any(n.mark or n.pronoun or n.kind == "brand" for n in (left, right))
