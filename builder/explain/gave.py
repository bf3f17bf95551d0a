"""Where every slot's value came from: a clause of the row, its cue, the narration, the script, the scene itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from builder.cast.notation import written
from builder.explain.drawn import figures
from builder.explain.model import Given
from builder.language.lexicon import key, lexicon
from builder.language.model import Figure, Reading
from builder.script.model import Episode
from builder.storyboard.model import Account

_LONGEST = 80


def given(account: Account, episode: Episode) -> tuple[Given, ...]:
    """Every slot of the row's match with its source, in the order the grammar filled them.

    A list whose members come from several places is told once for each of them.
    """
    out: dict[tuple[str, str, str], list[object]] = {}
    for name, value in account.match.slots.items():
        for part in value if isinstance(value, tuple) else (value,):
            if part not in (None, "", ()):
                out.setdefault((name, *_source(part, account, episode)), []).append(part)
    return tuple(
        Given(slot=name, value=shown(parts), source=source, clause=clause)
        for (name, source, clause), parts in out.items()
    )


def idle(account: Account) -> tuple[str, ...]:
    """The clauses of the row that gave nothing: no slot has a word of theirs or what one of their things is like."""
    reading, values = account.reading, tuple(account.match.slots.values())
    said = {words for value in values for words in _words(value)}
    used = {stem for words in said for stem in _stems(words)}
    return tuple(
        clause.text
        for i, clause in enumerate(reading.clauses)
        if not _stems(clause.text) & used and not said & _meant(reading, i) and clause.text != reading.carrier_words
    )


def shown(value: object) -> str:
    """A slot's value on one line, in the author's notation as far as that goes."""
    if isinstance(value, Mapping):
        parts = (f"{k} {s}" for k, v in value.items() if (s := shown(v)))
        return _cut(", ".join(parts))
    if isinstance(value, tuple | list):
        return _cut(", ".join(s for v in value if (s := shown(v))))
    plain = written(value)
    return "" if plain is None else _cut(" ".join(str(plain).split()))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _source(value: object, account: Account, episode: Episode) -> tuple[str, str]:
    """The first place that has what the value says: the row's own clauses before all others."""
    wanted = [stems for words in _words(value) if (stems := _stems(words))]
    reading = account.reading
    own = [reading.clauses[f.clause] for f in figures(value) if f.clause < len(reading.clauses)]
    for clause in (*own, *reading.clauses):
        if any(stems <= _stems(clause.text) for stems in wanted):
            return "row", clause.text
    places = (
        ("row", reading.text), ("cue", account.cue.cue), ("narration", account.anchor.sentence),
        ("script", episode.text),
    )  # fmt: skip
    for name, text in places:
        here = _stems(text)
        if any(stems <= here for stems in wanted):
            return name, reading.carrier_words if name == "row" else ""
    return ("row", "") if _meant(reading) & frozenset(_words(value)) else ("scene", "")


def _meant(reading: Reading, clause: int = -1) -> frozenset[str]:
    """The meanings the reader has found in the row, or in one clause: states, marks, changes, relations."""
    named = [(f.clause, f.state) for f in reading.figures] + [(m.clause, m.name) for m in reading.marks]
    named += [(t.clause, t.name) for t in reading.transitions] + [(r.clause, r.name) for r in reading.relations]
    here = [name for at, name in named if clause in (-1, at)]
    return frozenset((*here, *reading.effects, *reading.colours, reading.carrier)) - {""}


def _words(value: object) -> Iterator[str]:
    """The words a value stands or falls with."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, Figure):
        yield value.words or value.kind
    elif isinstance(value, Mapping | tuple | list):
        yield from (figure.words or figure.kind for figure in figures(value))
        inner = value.values() if isinstance(value, Mapping) else value
        for part in inner:
            if not isinstance(part, Figure):
                yield from _words(part)


def _stems(words: str) -> frozenset[str]:
    """The content of words: stems and numbers, small words left out where others remain."""
    every = frozenset(key(words)) | frozenset(re.findall(r"\d[\d.,]*", words))
    return every - {stem for stem in every if stem in lexicon().closed} or every
