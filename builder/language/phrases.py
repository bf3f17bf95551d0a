"""Step 5, inside a noun phrase: its head, what it is like, what it is called, and whether it is a name.

The longest actor name wins; a noun phrase no actor answers to keeps its own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from builder.language.brands import LOGOS, named, ordinary, proper
from builder.language.lexicon import Lexicon, Table, folded, is_plural, lexicon, singular, stem
from builder.language.stems import is_participle
from builder.language.tokens import Token
from builder.language.verbs import state_at

_HUMP = re.compile(r"[A-Z][a-z0-9]+|[A-Z]+(?![a-z])|^[a-z0-9]+")
_TROUBLES = frozenset({"error", "errors", "pause"})  # states after a noun, things before one: "error rate"
_ICONS = LOGOS | {"icon", "icons"}


@dataclass(slots=True)
class Noun:
    """A noun phrase being built; `kind` is the actor's, "" for words of its own."""

    kind: str
    words: str
    count: int = 1
    quantity: str = ""
    whole: int = 0
    pick: str = ""
    state: str = ""
    colour: str = ""
    colours: tuple[str, ...] = ()
    attributes: list[str] = field(default_factory=list)
    label: str = ""
    carries: list[str] = field(default_factory=list)
    mark: str = ""
    effect: str = ""
    plural: bool = False
    clause: int = 0
    pronoun: bool = False
    dropped: bool = False
    logo: bool = False
    plain: bool = False
    opening: bool = False
    proper: bool = False


def fill(noun: Noun, tokens: Sequence[Token], nouns: Table, *, title: frozenset[str] = frozenset()) -> None:
    """Work out head, attributes, state and colour of a noun phrase; `title`: words the episode's title says."""
    lex = lexicon()
    words = list(tokens)
    while len(words) > 1 and words[-1].low in _ICONS:
        noun.logo = noun.logo or words[-1].low in LOGOS
        words.pop()
    while len(words) > 1 and _pictured(words, lex) and nouns.ending(noun_stems(words, nouns))[1] < 2:
        words.pop()
    if not words:
        noun.pronoun = True
        return
    words = _trailing_state(noun, _named(noun, words, nouns), nouns)
    stems = [w.stem for w in words]
    kind, n = _actor(words, nouns)
    if (noun.logo or not nouns.ending(noun_stems(words, nouns))[1]) and _brand(words, noun, lex, title):
        noun.kind, noun.words = "brand", " ".join(_unowned(w.text) for w in words)
        return
    if not n and len(words) > 1 and stems[-1] in lex.shapes and _actor(words[:-1], nouns)[1]:
        noun.attributes.append(words[-1].text)
        words, stems = words[:-1], stems[:-1]
        kind, n = _actor(words, nouns)
    head = len(words) - n if n else _own_head(stems, words, lex)
    _attributes(noun, words[:head], lex)
    rest = words[head:]
    noun.kind, noun.plain = kind, n > 0 and not kind
    noun.plural = is_plural(words[-1].low)
    noun.words = " ".join([*(w.text for w in rest[:-1]), singular(rest[-1].text)])
    if noun.plural and not noun.quantity and noun.pick in ("", "other", "all", "each"):
        noun.quantity, noun.count = "plural", 3
    state, covers = state_at(stems, words, 0, lex)
    if state and covers == len(stems) and not kind:
        noun.state = noun.state or state
        noun.pronoun = noun.quantity != "" or noun.pick != ""
    noun.effect = lex.effects.ending(stems)[0]


def _brand(words: Sequence[Token], noun: Noun, lex: Lexicon, title: frozenset[str]) -> bool:
    """Whether these words are a name, by themselves or by the word "logo" after them."""
    last = words[-1].stem
    known = (lex.heads, lex.states, lex.colours, lex.effects, lex.marks, lex.production, lex.things)
    plain = last in lex.verbs or last in lex.shapes or any((last,) in t for t in known)
    first = (words[0].start == 0 or noun.opening) and words[0].text not in title
    noun.proper = all(proper(w.text) for w in words) and not (first and ordinary([w.text for w in words]))
    return named(words, first=first, logo=noun.logo, plain=plain)


def _unowned(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _named(noun: Noun, words: list[Token], nouns: Table) -> list[Token]:
    """`Pod A`, `node 2`: a letter or number after an actor is its name."""
    last = words[-1].text
    named = len(words) > 1 and len(last) <= 2 and (last.isupper() or last.isdigit())
    if named and nouns.ending(noun_stems(words[:-1], nouns))[1]:
        noun.label = noun.label or last
        return words[:-1]
    return words


def _own_head(stems: Sequence[str], words: Sequence[Token], lex: Lexicon) -> int:
    """Where a phrase of unknown words begins, leading colours and states left to the attributes."""
    at = 0
    while at < len(stems) - 1:
        colour = lex.colours.longest(stems, at)[1]
        n = max(colour, _described(stems, words, at, lex)[1])
        if not n or at + n >= len(stems):
            break
        at += n
    return at


#: States that are things as well: after a word of their own they are the head.
_HEADS = frozenset(
    {
        "free",
        "cut",
        "split",
        "error",
        "errors",
        "public",
        "private",
        "hardware",
        "fire",
        "pause",
        "standby",
        "lost",
        "lean",
        "light",
        "low",
        "high",
        "fix",
        "hold",
    }
)


def _trailing_state(noun: Noun, words: list[Token], nouns: Table) -> list[Token]:
    """`nodes highlighted`, `GPU available`: a state after the noun it belongs to."""
    lex = lexicon()
    for n in (3, 2, 1):
        if len(words) > n and (nouns.ending(noun_stems(words[:-n], nouns))[1] or words[-1].low not in _HEADS):
            tail = [w.stem for w in words[-n:]]
            state, covers = state_at(tail, words[-n:], 0, lex)
            if state and covers == n and not nouns.ending(noun_stems(words, nouns))[1]:
                noun.state = state
                noun.attributes.append(" ".join(w.text for w in words[-n:]))
                return words[:-n]
    return words


def _attributes(noun: Noun, words: Sequence[Token], lex: Lexicon) -> None:
    stems = [w.stem for w in words]
    at = 0
    while at < len(words):
        colour, c = lex.colours.longest(stems, at)
        state, s = _described(stems, words, at, lex)
        text = " ".join(w.text for w in words[at : at + max(c, s, 1)])
        if c and c >= s:
            noun.colour = noun.colour or colour
        elif s:
            noun.state = noun.state or state
            noun.attributes.append(text)
        elif (stems[at],) not in lex.production:
            noun.attributes.append(text)
        at += max(c, s, 1)


def _pictured(words: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the last word is about the picture and the ones before name something: "GPU icon", not "old images"."""
    stems = [w.stem for w in words[:-1]]
    bare = state_at(stems, words[:-1], 0, lex)[1] == len(stems) or lex.colours.longest(stems)[1] == len(stems)
    return (words[-1].stem,) in lex.production and not bare


def _described(stems: Sequence[str], words: Sequence[Token], at: int, lex: Lexicon) -> tuple[str, int]:
    """A state said before the noun; a trade such as "training" or "serving" is none."""
    if folded(words[at].low) in lex.gerunds or words[at].low in _TROUBLES:
        return "", 0
    return state_at(stems, words, at, lex)


def noun_stems(words: Sequence[Token], nouns: Table) -> list[str]:
    """Stems to look nouns up by; "hosting" is no host and "loaded" no load unless the table says so."""
    return [t.stem if t.kind in ("word", "count") and _nominal(t.low, nouns) else "" for t in words]


def _nominal(low: str, nouns: Table) -> bool:
    verbal = (low.endswith("ing") and len(low) > 4) or is_participle(low)
    return not verbal or low in nouns.words or low.removesuffix("s") in nouns.words or not nouns.words


def _actor(words: Sequence[Token], nouns: Table) -> tuple[str, int]:
    """(actor kind, how many words) at the end of a phrase; `PersistentVolume` is looked up as two words."""
    kind, n = nouns.ending(noun_stems(words, nouns))
    if not n and words:
        humps = _HUMP.findall(words[-1].text)
        if len(humps) > 1:
            kind, found = nouns.ending([stem(h.lower()) for h in humps])
            n = int(found > 0)
    return kind, n
