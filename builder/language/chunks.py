"""Step 5: tokens of a clause to chunks: noun phrases, verbs, literals, small words.

Closed-class rules only: quantity, pick, adjective, noun. The longest actor name wins; a noun phrase
no actor answers to keeps its own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.language.lexicon import Lexicon, Table, is_plural, lexicon, singular, stem
from builder.language.phrases import Noun, fill, noun_stems
from builder.language.stems import is_participle
from builder.language.tokens import Token
from builder.language.verbs import Verbs, state_at, verb_stem

#: Words before a nought that make it an end and not an absence: "down to zero", "from 0 to 5".
_CHANGES = ("to", "from", "at", "reaching", "->")
_OWNS = ("has", "have", "had", "having")
_GOING_ON = frozenset(stem(v) for v in ("keep", "start", "stop", "begin", "continue", "go"))
_ZEROES = ("downtime", "trust", "day", "knowledge", "copy", "touch", "config", "conf")
_JOINING = ("and", "or", ",", "then", "but", "while", "until")


@dataclass(slots=True)
class Chunk:
    """`kind`: noun, verb, literal, number, word (preposition, conjunction…), state, paren, negated."""

    kind: str
    text: str
    low: str = ""
    noun: Noun | None = None
    token: Token | None = None
    inner: tuple[Token, ...] = ()
    passive: bool = False


class Chunker:
    """Reads chunks off the tokens of one clause."""

    def __init__(
        self, tokens: Sequence[Token], nouns: Table, clause: int, *, title: frozenset[str] = frozenset()
    ) -> None:
        self.tokens = tokens
        self.title = title
        self.stems = [t.stem if t.kind in ("word", "count") else "" for t in tokens]
        self.named = noun_stems(tokens, nouns)
        self.nouns = nouns
        self.lex: Lexicon = lexicon()
        self.clause = clause
        self.verbs = Verbs(tokens, self.stems, nouns, self.lex, clause, named=self.named)
        self.at = 0
        self.chunks: list[Chunk] = []

    def run(self) -> list[Chunk]:
        while self.at < len(self.tokens):
            self._step()
        return self.chunks

    def _step(self) -> None:
        token = self.tokens[self.at]
        if token.is_("("):
            return self._paren()
        if token.kind == "literal":
            return self._take(Chunk("literal", token.text, token=token))
        if token.kind == "number" and not self._times(self.at):
            return self._take(Chunk("number", token.text, token=token))
        if (token.kind == "word" and token.low in self.lex.groups["negations"]) or self._none() or self._instead():
            return self._negated()
        if self._phrase_mark() or self._small() or self._verb_here() or self._noun():
            return None
        return self._take(Chunk("word", token.text, token.low))

    def _take(self, chunk: Chunk, n: int = 1) -> None:
        self.chunks.append(chunk)
        self.at += n

    def _paren(self) -> None:
        end = self.at + 1
        while end < len(self.tokens) and self.tokens[end].depth > self.tokens[self.at].depth:
            end += 1
        self._take(Chunk("paren", "", inner=tuple(self.tokens[self.at + 1 : end])), end + 1 - self.at)

    def _none(self) -> bool:
        """Whether "0 pods" or "zero pods" stands here: there are none; "down to zero" is a change."""
        before = self.chunks[-1].low if self.chunks else ""
        named = self.at + 1 < len(self.tokens) and self.tokens[self.at + 1].kind == "word"
        idiom = named and self.tokens[self.at + 1].low in _ZEROES
        return named and self.tokens[self.at].low in ("0", "zero") and before not in _CHANGES and not idiom

    def _instead(self) -> bool:
        """ "instead of X", "rather than X": X is what there is not."""
        following = self.tokens[self.at + 1].low if self.at + 1 < len(self.tokens) else ""
        return (self.tokens[self.at].low, following) in (("instead", "of"), ("rather", "than"))

    def _negated(self) -> None:
        """A negation holds to the end of its clause, the noun before "can't" left alone."""
        rest = self.tokens[self.at :]
        colon = next((i for i, t in enumerate(rest) if t.is_(":")), len(rest))
        rest = rest[:colon]  # "Without index: …" is a title
        mark, _ = self.lex.marks.longest(self.stems, self.at)
        if mark:
            self._phrase_mark()
            return
        self._take(Chunk("negated", " ".join(t.text for t in rest), inner=tuple(rest)), len(rest))

    def _phrase_mark(self) -> bool:
        """A judgement sign as a noun of its own: "question marks", "red X", "checkmark"."""
        start = self.at
        while start < len(self.tokens) and self.tokens[start].low in self.lex.groups["determiners"]:
            start += 1
        mark, n = self.lex.marks.longest(self.stems, start)
        colour = ""
        if not mark and start < len(self.tokens) and (self.stems[start],) in self.lex.colours:
            colour = self.lex.colours.longest(self.stems, start)[0]
            mark, n = self.lex.marks.longest(self.stems, start + 1)
            start += 1
        if not mark or (self.tokens[start].is_("x") and self.tokens[start].text == "x"):
            return False
        low, after = self.tokens[start].low, bool(self.chunks) and self.chunks[-1].kind == "noun"
        acts = low.endswith("s") and start == self.at and (after or not self.chunks)
        acts = acts and self.verbs.here(start, after_noun=after, first=not self.chunks)
        if n == 1 and (low.endswith(("ing", "ed")) or acts):
            return False  # a crossing is no cross, "ticks off" no tick
        end = self._skip_production(start + n)
        # "check the pods", "question the model": a sign that goes on as a noun is none.
        words = " ".join(t.text for t in self.tokens[start : start + n])
        noun = Noun(
            kind="",
            words=singular(words),
            mark=mark,
            colour=colour,
            clause=self.clause,
            plural=is_plural(self.tokens[start + n - 1].low),
        )
        self._take(Chunk("noun", words, noun=noun), end - self.at)
        return True

    def _skip_production(self, at: int) -> int:
        while at < len(self.tokens) and (self.stems[at],) in self.lex.production:
            at += 1
        return at

    def _small(self) -> bool:
        """Prepositions, conjunctions, auxiliaries, adverbs, pronouns standing for a noun."""
        token = self.tokens[self.at]
        if token.kind == "punct" or token.kind == "arrow":
            self._take(Chunk("word", token.text, token.low))
            return True
        if self._idiom() or self._pronoun():
            return True
        if token.low in _OWNS and self._had():
            self._take(Chunk("verb", token.text, "have", token=token))
            return True
        groups, small = self.lex.groups, ("prepositions", "conjunctions", "auxiliaries", "endings")
        if token.kind == "word" and any(token.low in groups[g] for g in small):
            self._take(Chunk("word", token.text, token.low))
            return True
        # "back", "fast", "just" before a noun phrase are not part of it.
        if token.kind == "word" and token.low in groups["adverbs"] and not self._quantity(self.at)[0]:
            self._take(Chunk("adverb", token.text, token.low))
            return True
        return False

    def _idiom(self) -> bool:
        """Small words that only mean something together: "one by one", "in front of", "every 24 hours"."""
        at = self.at
        n = self.lex.phrases.longest(self.stems, at)[1]
        if n > 1:
            self._take(Chunk("adverb", " ".join(t.text for t in self.tokens[at : at + n])), n)
            return True
        way, n = self.lex.ways.longest(self.stems, at)
        if n > 1 and way not in ("from", "beside"):
            self._take(Chunk("word", " ".join(t.text for t in self.tokens[at : at + n]), way), n)
            return True
        pick, n = self.lex.picks.longest(self.stems, at)
        if pick == "each" and at + n < len(self.tokens) and self.tokens[at + n].kind == "number":
            self._take(Chunk("adverb", self.tokens[at].text), n)
            return True
        return False

    def _pronoun(self) -> bool:
        """A word that stands for a noun: "it", "them", "all" with none after it."""
        token = self.tokens[self.at]
        if token.low in self.lex.groups["pronouns"] and token.low != "one":
            many = token.low in ("them", "they")
            noun = Noun(kind="", words=token.low, pronoun=True, clause=self.clause, plural=many)
            self._take(Chunk("noun", token.text, noun=noun))
            return True
        pick, n = self.lex.picks.longest(self.stems, self.at)
        if pick in ("all", "each") and self._stops(self.at + n):
            noun = Noun(kind="", words=token.low, pronoun=True, pick=pick, plural=True, clause=self.clause)
            self._take(Chunk("noun", token.text, noun=noun), n)
            return True
        return False

    def _described(self, at: int) -> bool:
        colour = (self.stems[at],) in self.lex.colours
        return at >= 0 and (colour or state_at(self.stems, self.tokens, at, self.lex)[1] == 1)

    def _had(self) -> bool:
        """Whether a thing had follows "has", and not what was done: "has a lock", not "has locked"."""
        if self.at + 1 >= len(self.tokens) or not self.chunks:
            return False
        following = self.tokens[self.at + 1]
        if following.kind != "word":
            return following.kind in ("count", "number")
        low, groups = following.low, self.lex.groups
        done = is_participle(low) or low in groups["auxiliaries"] or low in groups["negations"] or low == "to"
        return not done and low not in groups["prepositions"] and low not in groups["adverbs"]

    def _stops(self, at: int) -> bool:
        """Whether a noun phrase cannot go on here."""
        if at >= len(self.tokens):
            return True
        token = self.tokens[at]
        if token.kind not in ("word", "count"):
            return True
        if token.text == "A" and at:
            return False  # "Pod A": a name, not an article
        if token.is_("one", "ones") and self._described(at - 1):
            return False  # "a new one"
        small = token.low in self.lex.closed or token.low in self.lex.groups["adverbs"]
        struck = self.lex.marks.longest(self.stems, at)
        small = small or (struck[0] == "strike" and struck[1] > 1) or self.lex.phrases.longest(self.stems, at)[1] > 1
        return small or token.is_("each", "all", "every") or self.verbs.here(at, after_noun=True)

    def _verb_here(self) -> bool:
        token = self.tokens[self.at]
        if token.kind != "word":
            return False
        after_noun = bool(self.chunks) and self.chunks[-1].kind in ("noun", "paren", "adverb", "literal", "number")
        after_aux = bool(self.chunks) and self.chunks[-1].low in self.lex.groups["auxiliaries"]
        after_to = bool(self.chunks) and self.chunks[-1].low == "to" and token.stem in self.lex.verbs
        after_to = after_to and not token.low.endswith(("ing", "ed"))
        opened = all(c.low in _JOINING for c in self.chunks)
        joined = opened or (self.chunks[-1].low in _JOINING and any(c.kind == "verb" for c in self.chunks))
        going_on = bool(self.chunks) and self.chunks[-1].low in _GOING_ON and token.low.endswith("ing")
        helped = (after_aux or after_to or going_on) and self._may_act(token)
        if not helped and not self.verbs.here(self.at, after_noun=after_noun, first=joined):
            return False
        if after_to and self.nouns.longest(self.named, self.at)[1] > 1:
            return False
        passive = is_participle(token.low) or (after_aux and not token.low.endswith("ing"))
        low = verb_stem(token, self.lex) or token.stem
        self._take(Chunk("verb", token.text, low, token=token, passive=passive))
        return True

    def _may_act(self, token: Token) -> bool:
        """Whether a word after "is", "can" or "to" is the verb and not the thing had: "has GPU memory"."""
        low = token.low
        return bool(verb_stem(token, self.lex)) or is_participle(low) or (low.endswith("ing") and len(low) > 4)

    def _quantity(self, at: int) -> tuple[str, int, int]:
        """(quantity, count, words) of a number or quantity phrase here; ("", 1, 0) without."""
        token = self.tokens[at]
        if token.kind == "count":
            digits = token.low.rstrip("+")
            return ("open" if token.low.endswith("+") else "exact"), int(digits[:7]), 1
        if token.low in ("0", "zero") and at + 1 < len(self.tokens) and self.tokens[at + 1].low in _ZEROES:
            return "", 1, 0
        if token.low in self.lex.numbers:
            return "exact", self.lex.numbers[token.low], 1
        if token.number is not None and self._times(at):
            return "exact", int(token.number.value), 1
        name, n = self.lex.quantities.longest(self.stems, at)
        if name:
            return name, self.lex.counts[name], n
        return "", 1, 0

    def _times(self, at: int) -> bool:
        """Whether "4x" counts what follows ("4x GPU", "2 × pods") and is no ratio ("4x faster")."""
        number = self.tokens[at].number
        if number is None or number.unit != "x" or number.value % 1 or at + 1 >= len(self.tokens):
            return False
        following = self.tokens[at + 1]
        named = self.nouns.longest(self.named, at + 1)[1] > 0
        return following.kind == "word" and (named or is_plural(following.low)) and not following.low.endswith("er")

    def _noun(self) -> bool:
        start = self.at
        noun = Noun(kind="", words="", clause=self.clause, opening=not self.chunks)
        self._lead(noun)
        begin = self.at
        words: list[Token] = []
        while self.at < len(self.tokens) and not (
            self._stops(self.at) if words else self._blocked(self.at) or (self.at > start and self._alone(noun))
        ):
            words.append(self.tokens[self.at])
            self.at += 1
            if self.at < len(self.tokens) and self.tokens[self.at].is_("/") and self.at + 1 < len(self.tokens):
                self._slash(noun, words)
        if not words and begin == start:
            return False
        if words and not noun.quantity and not noun.pick and self._only_state(words):
            self.chunks.append(Chunk("state", " ".join(w.text for w in words), words[0].stem))
            return True
        fill(noun, words, self.nouns, title=self.title)
        text = " ".join(t.text for t in self.tokens[start : self.at])
        self.chunks.append(Chunk("noun", text, noun=noun))
        return True

    def _only_state(self, words: list[Token]) -> bool:
        """Whether these words are a state, a loop word or a production word and nothing else."""
        stems = [w.stem for w in words]
        if self.nouns.ending(noun_stems(words, self.nouns))[1]:
            return False
        single = len(words) == 1 and (words[0].low in self.lex.groups["loops"] or (stems[0],) in self.lex.production)
        return single or state_at(stems, words, 0, self.lex)[1] == len(stems)

    def _alone(self, noun: Noun) -> bool:
        """Whether "one", "others" or "rest" stands for its noun here: "one wearing a crown", "rest rebuild"."""
        if not noun.pick or noun.pick in ("same", "single", "own", "each"):
            return False
        token = self.tokens[self.at]
        struck, n = self.lex.marks.longest(self.stems, self.at)
        if (struck == "strike" and n > 1) or not self.verbs.here(self.at, after_noun=True):
            return struck == "strike" and n > 1
        if not token.low.endswith("ing") or self._ends_phrase(self.at + 1):
            return True
        return self.lex.relations.entries.get((token.stem,)) == "hold"

    def _ends_phrase(self, at: int) -> bool:
        return at >= len(self.tokens) or self.tokens[at].kind != "word" or self.tokens[at].low in self.lex.closed

    def _blocked(self, at: int) -> bool:
        token = self.tokens[at]
        return token.kind != "word" or token.low in self.lex.closed

    def _slash(self, noun: Noun, words: list[Token]) -> None:
        """`laptop/dev icon`: what an actor answers to is the thing, the other word its label."""
        other = self.tokens[self.at + 1]
        if other.kind != "word":
            return
        self.at += 2
        if len(other.text) == 1:
            words[-1] = replace(words[-1], text=f"{words[-1].text}/{other.text}")  # "requests/s"
            return
        left = (words[-1].stem,) in self.nouns
        same = self.nouns.entries.get((words[-1].stem,)) == self.nouns.entries.get((other.stem,))
        if same or left or (other.stem,) not in self.nouns:
            noun.label = noun.label or ("" if same else other.text)
        else:
            noun.label = noun.label or words[-1].text
            words[-1] = other

    def _out_of(self, noun: Noun) -> None:
        """ "2 of 3 nodes": two are meant, of three; "one of the nodes"."""
        if self.at + 1 >= len(self.tokens) or not self.tokens[self.at].is_("of"):
            return
        following = self.tokens[self.at + 1]
        whole, count, n = self._quantity(self.at + 1)
        if n and whole == "exact" and count >= noun.count and following.kind != "number":
            noun.whole = count
            self.at += 1 + n
        elif following.low in self.lex.groups["determiners"]:
            self.at += 1
        elif following.low in ("them", "these", "those"):
            self.at += 2

    def _lead(self, noun: Noun) -> None:
        """Quantity, picks and determiners before the nouns, in any order."""
        while self.at < len(self.tokens):
            quantity, count, n = self._quantity(self.at)
            pick, m = self.lex.picks.longest(self.stems, self.at)
            if n and not noun.quantity:
                noun.quantity, noun.count = quantity, count
                noun.pick = noun.pick or ("one" if self.tokens[self.at].low == "one" else "")
                self.at += n
                self._out_of(noun)
            elif m and not (pick == "each" and noun.quantity):
                noun.pick = pick
                self.at += m
            elif self.tokens[self.at].low in self.lex.groups["determiners"]:
                self.at += 1
            else:
                return
