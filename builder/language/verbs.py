"""Whether a word is a verb where it stands: "pods *queue* outside" and "a *queue* of pods" look alike."""

from __future__ import annotations

from collections.abc import Sequence

from builder.language.lexicon import Lexicon, Table, is_plural, spelled, stem
from builder.language.stems import folded, is_participle
from builder.language.tokens import Token

_MANY = frozenset(
    {"rest", "others", "all", "both", "everyone", "most", "some", "they", "people", "many", "few", "each"}
)
_NO_VERB_BEFORE = ("of", "is", "are", "being")


def verb_stem(token: Token, lex: Lexicon) -> str:
    """The stem of the verb a word may be, of its last part where it is hyphenated; "" where it may be none."""
    if token.stem in lex.verbs:
        return token.stem
    last = stem(token.low.rsplit("-", 1)[-1]) if "-" in token.low else ""
    return last if last in lex.verbs else ""


def state_at(stems: Sequence[str], tokens: Sequence[Token], at: int, lex: Lexicon) -> tuple[str, int]:
    """(state, how many words) of the state said at a place; ("", 0) for a word that only has its stem."""
    n = lex.states.longest(stems, at)[1]
    name = lex.state_forms.get(spelled([t.low for t in tokens[at : at + n]]), "") if n else ""
    return (name, n) if name else ("", 0)


class Verbs:
    """Reads verb forms among the tokens of one clause."""

    def __init__(
        self, tokens: Sequence[Token], stems: Sequence[str], nouns: Table, lex: Lexicon, clause: int, *,
        named: Sequence[str],
    ) -> None:  # fmt: skip
        self.tokens, self.stems, self.nouns, self.lex, self.clause = tokens, stems, nouns, lex, clause
        self.named = named  # the stems as nouns are looked up by

    def here(self, at: int, *, after_noun: bool, first: bool = False) -> bool:
        """Whether a verb stands at `at`: after a noun phrase (`after_noun`), or after nothing or "and" (`first`)."""
        token = self.tokens[at]
        if token.kind != "word" or self.nouns.longest(self.named, at)[1] > 1 or not (after_noun or first):
            return False
        if at + 1 < len(self.tokens) and self.tokens[at + 1].is_(":") and not after_noun:
            return False  # "Sharding: …" is a title
        if token.low.endswith("ing") and len(token.low) > 4:
            return self._ing(at, after_noun=after_noun)
        if first and at + 1 == len(self.tokens) and at and self.tokens[at - 1].is_("then"):
            return verb_stem(token, self.lex) != ""  # "…, then crash"
        goes_on = after_noun or (first and at > 0)
        if is_participle(token.low) and (goes_on or (self.clause and at + 1 < len(self.tokens))):
            plain = token.stem in self.lex.verbs or token.low.endswith("ed")
            if self._closes(at + 1) and plain and (goes_on or self._preposition(at + 1)):
                return not (first and state_at(self.stems, self.tokens, at, self.lex)[1] > 1)
        verb = verb_stem(token, self.lex)
        if not verb or ((self.named[at],) in self.nouns and not self._surely(at, verb, after_noun=after_noun)):
            return False
        if token.low.endswith("s") and not token.low.endswith("ss"):
            return self._third_person(at, verb, after_noun=after_noun)
        return after_noun and self._plural_form(at, verb)

    def _ing(self, at: int, *, after_noun: bool) -> bool:
        """ "pods waiting" is a verb, a "tracking dashboard" and "Training Operators" are none."""
        token = self.tokens[at]
        known = bool(verb_stem(token, self.lex)) or state_at(self.stems, self.tokens, at, self.lex)[1] > 0
        if self._closes(at + 1):
            last = at + 1 >= len(self.tokens)
            named = last and folded(token.low) in self.lex.gerunds and not self._doer(at)
            return not (after_noun and named)
        following = self.tokens[at + 1]
        felt = not after_noun and state_at(self.stems, self.tokens, at, self.lex)[1] == 1
        if felt and following.kind == "word" and not self._object(at + 1):
            return False  # "a leaking cache"
        if token.text[0].isupper() and (at or self.clause) and following.text[0].isupper():
            return False
        doing = after_noun and is_plural(self.tokens[at - 1].low)  # "sensors streaming data"
        if folded(token.low) in self.lex.gerunds and not doing and not self._object(at + 1):
            return False
        return known and self._begins(at + 1)

    def _doer(self, at: int) -> bool:
        """Whether what stands before can be doing something: an actor, or more than one of anything."""
        before = self.tokens[at - 1]
        ends = at - 1 if before.text.isupper() and len(before.text) == 1 else at  # "Pod A"
        return is_plural(before.low) or (self.nouns.ending(self.named[:ends])[1] > 0 and not self._within(at))

    def _within(self, at: int) -> bool:
        """Whether a preposition or a verb stands before: then the phrase is what it acts on."""
        small = self.lex.groups["prepositions"]
        return any(t.low in small for t in self.tokens[:at])

    def _surely(self, at: int, verb: str, *, after_noun: bool) -> bool:
        """Whether a word that also names an actor is the verb all the same: "branches merge into main"."""
        low = self.tokens[at].low
        agrees = after_noun and self._many(at) and not low.endswith(("s", "ing"))
        last = at + 1 >= len(self.tokens)
        if after_noun and self._phrasal(at, verb):
            return True
        third = after_noun and low.endswith("s") and not self._many(at) and self._object(at + 1, plural=False)
        return third or verb in self.lex.verbs_first or (agrees and (last or self._preposition(at + 1)))

    def _phrasal(self, at: int, verb: str) -> bool:
        """Whether the next word makes a verb of two words of it: "fans out", "ticks off"."""
        if at + 1 >= len(self.tokens) or is_plural(self.tokens[at].low) == self._many(at):
            return False
        following = self.tokens[at + 1]
        small = following.low in self.lex.groups["prepositions"] or following.low in self.lex.groups["adverbs"]
        return small and (verb, following.stem) in self.lex.transitions.entries

    def _many(self, at: int) -> bool:
        """Whether what stands before is more than one."""
        before = self.tokens[at - 1]
        return is_plural(before.low) or before.low in _MANY or (at > 2 and self.tokens[at - 2].is_("and"))

    def _third_person(self, at: int, verb: str, *, after_noun: bool) -> bool:
        """ "the pager goes off", "Pod A runs", "router labels packets"; not "cache misses", not "10 requests"."""
        before, named = (self.tokens[at - 1].low if at else ""), verb in self.lex.nouns_first
        acts = not named or verb in self.lex.verbs_first or self._phrasal(at, verb)
        if self.tokens[at].low in self.lex.groups["loops"] or (after_noun and is_plural(before)):
            return False
        following = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if named and following.endswith("ing") and after_noun:
            return False  # "image pulls failing"
        if after_noun:
            does = self._object(at + 1) or (self._doer(at) and self.nouns.longest(self.named, at + 1)[1] > 0)
            return does or (acts and (self._closes(at + 1) or self._begins(at + 1)))
        if following in ("it", "them"):
            return True
        if self._closes(at + 1):
            return acts and (self.clause > 0 or at > 0)
        if not named:
            return self._begins(at + 1)
        inherited = self.clause > 0
        return self._object(at + 1, plural=inherited) or (
            inherited and not is_plural(before) and self.nouns.longest(self.named, at + 1)[1] > 0
        )

    def _plural_form(self, at: int, verb: str) -> bool:
        """ "pods queue outside", "A and B connect": the form after more than one."""
        if not self._many(at) or self.tokens[at].low.endswith("ing"):
            return False
        named = verb in self.lex.nouns_first
        if named and at + 1 == len(self.tokens):
            return verb in self.lex.verbs_first  # "columns name, price"
        follows = self._object if named else self._begins
        return self._closes(at + 1) or follows(at + 1)

    def _closes(self, at: int) -> bool:
        """Whether no noun can follow directly: the end, a small word, a sign."""
        if at >= len(self.tokens):
            return True
        token = self.tokens[at]
        if token.kind != "word":
            return token.kind != "count"
        if self.lex.phrases.longest(self.stems, at)[1] > 1:
            return True
        if token.low.endswith("ing") and at + 1 == len(self.tokens) and verb_stem(token, self.lex):
            return True  # "left standing"
        small = token.low in self.lex.closed and token.low not in self.lex.groups["determiners"]
        described = state_at(self.stems, self.tokens, at, self.lex)[1]
        ends = described > 0 and at + described >= len(self.tokens)
        return small or ends or token.low in self.lex.groups["adverbs"]

    def _preposition(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].low in self.lex.groups["prepositions"]

    def _begins(self, at: int) -> bool:
        """Whether a noun phrase begins here."""
        if at >= len(self.tokens):
            return False
        token = self.tokens[at]
        return token.kind in ("word", "count", "literal", "number") and not token.is_(*_NO_VERB_BEFORE)

    def _object(self, at: int, *, plural: bool = True) -> bool:
        """Whether what follows can only be an object: an article, a number, a name, more than one of something."""
        if at >= len(self.tokens):
            return False
        token = self.tokens[at]
        lex = self.lex
        pointing = lex.groups["determiners"] | lex.groups["pronouns"]
        if token.kind in ("count", "literal", "number") or token.low in pointing:
            return True
        if token.kind != "word" or token.low in lex.closed:
            return False
        tables = (lex.picks, lex.quantities)
        counted = token.low in lex.numbers or any(t.longest(self.stems, at)[1] for t in tables)
        many = plural and is_plural(token.low) and self._closes(at + 1)
        later = plural and at + 1 < len(self.tokens) and is_plural(self.tokens[at + 1].low) and self._closes(at + 2)
        return counted or many or later
