"""What somebody does that shows how they are, and one that is otherwise than the others."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from builder.cast.phrase import phrase
from builder.language.lexicon import Table, key, lexicon, listed, raw, table
from builder.language.model import Figure, Reading

_APART = re.compile(
    r"^(?P<one>(?:one|a single|the first|leader|the leader|only one)\b[^,;]*?)\s*[,;]\s*(?:and\s+|while\s+|but\s+)?"
    r"(?P<rest>(?:all |both )?(?:the )?(?P<others>others?|rest|remaining|followers|neighbou?rs|everyone else)\b.*)$",
    re.IGNORECASE,
)
_OTHERS = 3  # where nobody says how many


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """`actor` does something that shows `state` ("" none), with `effects`; `others` are otherwise (None: no others)."""

    actor: Figure
    state: str = ""
    effects: tuple[str, ...] = ()
    others: Figure | None = None


@cache
def _states() -> Table:
    return table(raw("acting")["states"])


@cache
def _effects() -> Table:
    return table(raw("acting")["effects"])


@cache
def nothings() -> frozenset[tuple[str, ...]]:
    """Parts of a face or a body, and moods: no things that stand beside anybody."""
    return frozenset(key(w) for w in listed(raw("acting")["nothings"]))


def act(reading: Reading, things: tuple[Figure, ...]) -> Act | None:
    """The first thing in a row that somebody does which shows how they are; None where nobody does any."""
    apart = _apart(reading)
    if apart is not None:
        return apart
    at, state, effects = shown_of(reading.text)
    if at < 0 or not things:
        return None
    low = reading.text.lower()
    before = " ".join(low.split()[: max(1, at)])
    named = [f for f in things if f.words.lower() in before]
    actor = next((f for f in named if f.kind), named[0] if named else things[0])
    return Act(actor=actor, state=state, effects=effects)


def shown_of(text: str) -> tuple[int, str, tuple[str, ...]]:
    """Which word shows a state first (-1 none), the state, and all effects."""
    stems = key(text)
    first, state, effects = -1, "", []
    for i in range(len(stems)):
        name = _states().longest(stems, i)[0]
        if name and not state:
            state, first = name, i if first < 0 else first
        effect = _effects().longest(stems, i)[0]
        if effect:
            effects.append(effect)
            first = i if first < 0 else first
    return first, state, tuple(dict.fromkeys(effects))


def _apart(reading: Reading) -> Act | None:
    """ "One worker turns red, the others stay green": one and how it is, the others and how they are."""
    found = _APART.match(reading.text.strip(" ."))
    if not found:
        return None
    first = next((f for f in reading.figures if f.words.lower() in found["one"].lower()), None)
    if first is None:
        return None
    _, state, effects = shown_of(found["one"])
    state = state or said_of(found["one"]) or first.state
    effects = tuple(dict.fromkeys((*effects, *worn_of(found["one"]))))
    colour = colour_of(found["one"])
    if not (state or effects or colour):
        return None
    rest = found["rest"]
    _, mood, _ = shown_of(rest)
    word = found["others"].lower()
    noun = first.words if word.startswith(("other", "rest", "remain", "every")) else word.removesuffix("s")
    count = next((n for w in key(rest) if (n := lexicon().numbers.get(w, int(w) if w.isdigit() else 0)) > 1), 0)
    others = replace(
        phrase(noun), kind=first.kind, count=min(count or _OTHERS, 8), quantity="exact" if count else "plural",
        state=mood or said_of(rest), colour=colour_of(rest), attributes=(),
    )  # fmt: skip
    actor = replace(first, count=1, quantity="", pick="", state="", colour=colour)
    return Act(actor=actor, state=state, effects=effects, others=others)


def said_of(text: str) -> str:
    """The first state among the words."""
    stems = key(text)
    return next((s for i in range(len(stems)) if (s := lexicon().states.longest(stems, i)[0])), "")


def worn_of(text: str) -> tuple[str, ...]:
    """Effects named as things: "on fire"."""
    stems, lex = key(text), lexicon()
    found = (lex.effects.longest(stems, i)[0] for i in range(len(stems)))
    return tuple(name for name in found if name and not lex.effect_verbs[name])


def colour_of(text: str) -> str:
    return next((c for w in text.split() if (c := lexicon().colours.longest(key(w))[0])), "")
