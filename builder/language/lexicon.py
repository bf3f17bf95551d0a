"""The word lists of templates/language as look-up tables of stems: meaning classes, not examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from builder import resources
from builder.language.stems import folded, is_plural, singular, stem

__all__ = [
    "Lexicon", "Table", "folded", "is_plural", "key", "lexicon", "listed", "nouns_table", "raw", "singular", "spelled",
    "stem", "table", "words_of",
]  # fmt: skip

Key = tuple[str, ...]
_WORD = re.compile(r"[\w'’.+#-]*\w[\w'’+#]*|[^\w\s]")


def words_of(phrase: str) -> list[str]:
    """A phrase as lower-case words; signs such as ✓ count as words."""
    return _WORD.findall(phrase.lower())


def key(phrase: str) -> Key:
    """A phrase as a tuple of stems."""
    return tuple(stem(w) for w in words_of(phrase))


@dataclass(frozen=True, slots=True)
class Table:
    """Phrases by their stems; `longest` finds the longest phrase that begins at a place.

    `words`: the words of a noun table as they are listed, since "hosting" is no host and "loading" no load.
    """

    entries: Mapping[Key, str]
    reach: int
    words: frozenset[str] = frozenset()

    def longest(self, stems: Sequence[str], at: int = 0) -> tuple[str, int]:
        """(class, how many words) of the longest phrase at `at`; ("", 0) when there is none."""
        for n in range(min(self.reach, len(stems) - at), 0, -1):
            found = self.entries.get(tuple(stems[at : at + n]))
            if found is not None:
                return found, n
        return self._hyphened(stems[at]) if at < len(stems) else ("", 0)

    def ending(self, stems: Sequence[str]) -> tuple[str, int]:
        """(class, how many words) of the longest phrase at the end of `stems`."""
        for n in range(min(self.reach, len(stems)), 0, -1):
            found = self.entries.get(tuple(stems[-n:]))
            if found is not None:
                return found, n
        return self._hyphened(stems[-1]) if stems else ("", 0)

    def _hyphened(self, word: str) -> tuple[str, int]:
        """A phrase its author joined with hyphens."""
        if "-" not in word:
            return "", 0
        found = self.entries.get(tuple(map(stem, word.split("-"))))
        return ("", 0) if found is None else (found, 1)

    def __contains__(self, stem_or_key: str | Key) -> bool:
        whole = (stem_or_key,) if isinstance(stem_or_key, str) else stem_or_key
        return whole in self.entries or (len(whole) == 1 and self._hyphened(whole[0])[1] > 0)


def table(classes: Mapping[str, str | Sequence[str]]) -> Table:
    """Build a table from class -> phrases; the first class to claim a phrase keeps it."""
    return _table((phrase, name) for name, phrases in classes.items() for phrase in listed(phrases))


def nouns_table(nouns: Mapping[str, str]) -> Table:
    """The noun lexicon (word or phrase -> actor kind) as a table."""
    return _nouns_table(tuple(nouns.items()))


@lru_cache(maxsize=8)
def _nouns_table(nouns: tuple[tuple[str, str], ...]) -> Table:
    things = dict.fromkeys(listed(raw("homographs")["plain"]), "")
    plain = _table([*sorted(nouns), *things.items()])
    return Table(plain.entries, plain.reach, frozenset(word for phrase, _ in nouns for word in phrase.split()))


def _table(phrases: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> Table:
    entries: dict[Key, str] = {}
    for phrase, name in phrases:
        words = words_of(phrase) if "/" in phrase or "&" in phrase else phrase.lower().split()
        entries.setdefault(tuple(map(stem, words)), name)
    return Table(entries, max((len(k) for k in entries), default=0))


def listed(words: str | Sequence[str]) -> Sequence[str]:
    """A class of words: a YAML list, or one text with commas between (which loads ten times as fast)."""
    return words.split(", ") if isinstance(words, str) else words


@cache
def raw(name: str) -> Any:
    """A file of templates/language with every scalar as text (`no`, `on` and `off` are words here)."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    text = resources.find(f"templates/language/{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=loader)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, ready to look up.

    `heads`: what a head noun may be; `carriers`: those of them that are nothing else.
    """

    carriers: Table
    heads: Table
    colours: Table
    states: Table
    marks: Table
    effects: Table
    effect_verbs: Mapping[str, frozenset[str]]
    transitions: Table
    relations: Table
    production: Table
    quantities: Table
    counts: Mapping[str, int]
    numbers: Mapping[str, int]
    picks: Table
    closed: frozenset[str]
    groups: Mapping[str, frozenset[str]]
    verbs: frozenset[str]
    things: Table
    gerunds: frozenset[str]
    nouns_first: frozenset[str]
    verbs_first: frozenset[str]
    shapes: frozenset[str]
    state_forms: Mapping[str, str]
    phrases: Table
    ways: Table


_GROUPS = (
    "determiners", "pronouns", "prepositions", "conjunctions", "auxiliaries", "negations",
    "adverbs", "loops", "endings", "again",
)  # fmt: skip
_CLOSED = _GROUPS[:6]


@cache
def lexicon() -> Lexicon:
    """The word lists, read once."""
    closed, relations, effects, transitions = raw("closed"), raw("relations"), raw("effects"), raw("transitions")
    quantities, groups, heads = closed["quantities"], _groups(), table(raw("carriers"))
    things = table({"thing": raw("homographs")["things"]})
    return Lexicon(
        carriers=Table({k: v for k, v in heads.entries.items() if k not in things.entries}, heads.reach), heads=heads,
        colours=table(raw("colours")), states=table(raw("states")),
        marks=table({k: v for k, v in raw("marks").items() if k != "near"}),
        effects=table({k: v["nouns"] for k, v in effects.items()}),
        effect_verbs={k: frozenset(stem(v) for v in listed(spec.get("verbs", ()))) for k, spec in effects.items()},
        transitions=table(transitions), relations=_relations(relations),
        production=table({"production": raw("production")["words"]}),
        quantities=table({k: v["words"] for k, v in quantities.items()}),
        counts={k: int(v["count"]) for k, v in quantities.items()},
        numbers={k: int(v) for k, v in closed["numbers"].items()}, picks=table(closed["picks"]),
        closed=frozenset().union(*(groups[g] for g in _CLOSED)), groups=groups, verbs=_verbs(),
        things=things, gerunds=frozenset(listed(raw("homographs")["gerunds"])),
        nouns_first=_stems("nouns-first"), verbs_first=_stems("verbs-first"), shapes=_stems("shapes"),
        state_forms=_state_forms(),
        phrases=table({"adverb": closed["phrases"]}), ways=table(closed["ways"]),
    )  # fmt: skip


def _stems(name: str) -> frozenset[str]:
    return frozenset(map(stem, listed(raw("homographs")[name])))


def _state_forms() -> Mapping[str, str]:
    """States as they are said -> their class: "blocked" is one, a "block" is not."""
    found: dict[str, str] = {}
    for name, words in raw("states").items():
        for phrase in listed(words):
            found.setdefault(folded(phrase.replace("-", " ")), name)
    return found


def spelled(words: Sequence[str]) -> str:
    """Lower-case words as one text, in American spelling and without hyphens."""
    return folded(" ".join(words).replace("-", " "))


def _groups() -> Mapping[str, frozenset[str]]:
    """Sets of lower-case words by what they are."""
    groups = {name: frozenset(listed(raw("closed")[name])) for name in _GROUPS}
    production = raw("production")
    more = {"near": raw("marks")["near"], "openers": production["openers"], "settings": production["settings"]}
    return groups | {name: frozenset(listed(words)) for name, words in more.items()}


def _relations(relations: Mapping[str, Mapping[str, str | Sequence[str]]]) -> Table:
    """Every verb of a relation with every preposition it takes."""
    entries: dict[Key, str] = {}
    for name, spec in relations.items():
        after = [key(prep) for prep in listed(spec["preps"])]
        for verb in listed(spec["verbs"]):
            for prep in after:
                entries.setdefault((stem(verb), *prep), name)
    return Table(entries, max(len(k) for k in entries))


def _verbs() -> frozenset[str]:
    """The stems of all verbs the lists know."""
    heads = [phrase.split(" ", 1)[0] for phrases in raw("transitions").values() for phrase in listed(phrases)]
    heads += [phrase.split(" ", 1)[0] for phrase in listed(raw("homographs")["verbs"])]
    heads += [verb for spec in raw("relations").values() for verb in listed(spec["verbs"])]
    return frozenset(stem(head) for head in (*heads, *listed(raw("production")["verbs"])))
