"""The word lists of templates/language as look-up tables of stems: meaning classes, not examples."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from builder import resources

_ISE = re.compile(r"(?<=\w{3})is(e|ed|es|er|ers|ing|ation|ations)$")
_OUR = re.compile(r"(?<=\w{2})our(s|ed|ing|ful|less|able|ite)?$")
Key = tuple[str, ...]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of a lower-case word, British spelling folded (for matching only, never shown)."""
    word = _irregular().get(word, word)
    folded = _OUR.sub(r"or\1", _ISE.sub(r"iz\1", word))
    return str(_stemmer().stemWord(folded.replace("’", "'").removesuffix("'s")))


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def singular(word: str) -> str:
    """A plural noun in the singular, letters kept as typed; other words unchanged."""
    low = word.lower()
    if len(low) < 3 or not low.endswith("s"):
        return word
    if low.endswith(("ss", "is", "'s", "ics")) or (low.endswith("us") and not word[:-1].isupper()):
        return word
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    """Whether a noun looks plural."""
    return singular(word) != word


def words_of(phrase: str) -> list[str]:
    """A phrase as lower-case words; signs such as ✓ count as words."""
    return re.findall(r"[\w'’.+#-]*\w[\w'’+#]*|[^\w\s]", phrase.lower())


def key(phrase: str) -> Key:
    """A phrase as a tuple of stems."""
    return tuple(stem(w) for w in words_of(phrase))


@dataclass(frozen=True, slots=True)
class Table:
    """Phrases by their stems; `longest` finds the longest phrase that begins at a place."""

    entries: Mapping[Key, str]
    reach: int

    def longest(self, stems: Sequence[str], at: int = 0) -> tuple[str, int]:
        """(class, how many words) of the longest phrase at `at`; ("", 0) when there is none."""
        for n in range(min(self.reach, len(stems) - at), 0, -1):
            found = self.entries.get(tuple(stems[at : at + n]))
            if found is not None:
                return found, n
        return "", 0

    def ending(self, stems: Sequence[str]) -> tuple[str, int]:
        """(class, how many words) of the longest phrase at the end of `stems`."""
        for n in range(min(self.reach, len(stems)), 0, -1):
            found = self.entries.get(tuple(stems[-n:]))
            if found is not None:
                return found, n
        return "", 0

    def __contains__(self, stem_or_key: str | Key) -> bool:
        return ((stem_or_key,) if isinstance(stem_or_key, str) else stem_or_key) in self.entries


def table(classes: Mapping[str, Sequence[str]]) -> Table:
    """Build a table from class -> phrases; the first class to claim a phrase keeps it."""
    entries: dict[Key, str] = {}
    for name, phrases in classes.items():
        for phrase in phrases:
            entries.setdefault(key(phrase), name)
    return Table(entries, max((len(k) for k in entries), default=0))


def nouns_table(nouns: Mapping[str, str]) -> Table:
    """The noun lexicon (word or phrase -> actor kind) as a table."""
    return _nouns_table(tuple(sorted(nouns.items())))


@lru_cache(maxsize=8)
def _nouns_table(nouns: tuple[tuple[str, str], ...]) -> Table:
    entries: dict[Key, str] = {}
    for phrase, kind in nouns:
        entries.setdefault(key(phrase), kind)
    return Table(entries, max((len(k) for k in entries), default=0))


@cache
def raw(name: str) -> Any:
    """A file of templates/language with every scalar as text (`no`, `on` and `off` are words here)."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    text = resources.find(f"templates/language/{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=loader)


@cache
def _irregular() -> Mapping[str, str]:
    return dict(raw("closed")["irregular"])


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, ready to look up."""

    carriers: Table
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


_GROUPS = (
    "determiners", "pronouns", "prepositions", "conjunctions", "auxiliaries", "negations",
    "adverbs", "loops", "endings",
)  # fmt: skip
_CLOSED = _GROUPS[:6]


@cache
def lexicon() -> Lexicon:
    """The word lists, read once."""
    closed, relations, effects, transitions = raw("closed"), raw("relations"), raw("effects"), raw("transitions")
    quantities, groups = closed["quantities"], _groups()
    return Lexicon(
        carriers=table(raw("carriers")), colours=table(raw("colours")), states=table(raw("states")),
        marks=table({k: v for k, v in raw("marks").items() if k != "near"}),
        effects=table({k: v["nouns"] for k, v in effects.items()}),
        effect_verbs={k: frozenset(stem(v) for v in spec.get("verbs", ())) for k, spec in effects.items()},
        transitions=table(transitions), relations=table({name: _pairs(spec) for name, spec in relations.items()}),
        production=table({"production": raw("production")["words"]}),
        quantities=table({k: v["words"] for k, v in quantities.items()}),
        counts={k: int(v["count"]) for k, v in quantities.items()},
        numbers={k: int(v) for k, v in closed["numbers"].items()}, picks=table(closed["picks"]),
        closed=frozenset().union(*(groups[g] for g in _CLOSED)), groups=groups, verbs=_verbs(),
    )  # fmt: skip


def _groups() -> Mapping[str, frozenset[str]]:
    """Sets of lower-case words by what they are."""
    groups = {name: frozenset(raw("closed")[name]) for name in _GROUPS}
    production = raw("production")
    more = {"near": raw("marks")["near"], "openers": production["openers"], "settings": production["settings"]}
    return groups | {name: frozenset(words) for name, words in more.items()}


def _pairs(spec: Mapping[str, Sequence[str]]) -> list[str]:
    """Every verb of a relation with every preposition it takes."""
    return [f"{verb} {prep}".strip() for verb in spec["verbs"] for prep in spec["preps"]]


def _verbs() -> frozenset[str]:
    """The stems of all verbs the lists know."""
    heads = [phrase.split()[0] for phrases in raw("transitions").values() for phrase in phrases]
    heads += [verb for spec in raw("relations").values() for verb in spec["verbs"]] + raw("production")["verbs"]
    return frozenset(stem(head) for head in heads)
