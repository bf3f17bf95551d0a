"""Messages in order between parties, and the notation authors write them in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.cast import Member, Roll, figures
from builder.cast.listing import thing
from builder.grammars.base import Slots
from builder.language.lexicon import key
from builder.language.model import Figure

MOST_PARTIES, MOST_MESSAGES = 6, 10
ARROW = re.compile(r"\s*(?P<lost>-+[xX✗×]-*>?)\s+|\s*(?P<back><-+|←)\s*|\s*(?P<to>(?:-+|=+)>|[→➜⇒])\s*")
_SECRET = re.compile(r"\b(?:encrypt\w*|secur\w*|sealed|locked|ciphertext|TLS|HTTPS|signed)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """From party `a` to party `b`, by index; `lost` on the way, `secret` behind a lock."""

    a: int
    b: int
    words: str = ""
    lost: bool = False

    @property
    def secret(self) -> bool:
        return bool(_SECRET.search(self.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Who talks, what they say in order; `named`: whether the parties' names are the author's and are shown."""

    parties: tuple[Member, ...]
    messages: tuple[Message, ...]
    named: bool = True


def written(text: str) -> list[tuple[str, str, str, bool]]:
    """ "a -> b: words" as (from, to, words, lost), of a run "a -> b -> c" every pair."""
    found = list(ARROW.finditer(text))
    out = []
    for i, arrow in enumerate(found):
        start = found[i - 1].end() if i else 0
        end = found[i + 1].start() if i + 1 < len(found) else len(text)
        before = text[start : arrow.start()].partition(": ")[0] if i else text[: arrow.start()]
        after, _, words = text[arrow.end() : end].partition(":")
        ends = (before.strip(" ,;"), after.strip(" ,;."))
        if arrow["back"]:
            ends = (ends[1], ends[0])
        out.append((*ends, words.strip(" ;,"), bool(arrow["lost"])))
    return out


def talk_of(slots: Slots) -> Talk:
    """The talk of a row or of an author; without parties a laptop and a server, unnamed."""
    given = figures(slots.get("parties"))
    lines = slots.get("messages") or ()
    runs = [run for line in (lines if isinstance(lines, (tuple, list)) else [lines]) for run in _runs(str(line))]
    names = [name for a, b, _, _ in runs for name in (a, b) if name]
    known: dict[tuple[str, ...], int] = {}
    cast: list[Figure] = []
    for figure in (*given, *(thing(name) for name in names)):
        name = _name(figure)
        if name not in known and len(cast) < MOST_PARTIES:
            known[name] = len(cast)
            cast.append(replace(figure, count=1, quantity=""))
    named = bool(cast)
    if len(cast) < 2:
        cast += [Figure(kind="laptop", words="laptop"), Figure(kind="server", words="server")][len(cast) :]
    roll = Roll()
    members = tuple(roll.one(figure) for figure in cast)
    return Talk(parties=members, messages=tuple(_messages(runs, known, len(cast)))[:MOST_MESSAGES], named=named)


def _runs(line: str) -> list[tuple[str, str, str, bool]]:
    return written(line) or [("", "", line.strip(), False)]


def _messages(
    runs: Sequence[tuple[str, str, str, bool]], known: dict[tuple[str, ...], int], count: int
) -> list[Message]:
    """Messages without ends go to and fro between the first two."""
    out: list[Message] = []
    for before, after, words, lost in runs:
        a, b = known.get(_name(thing(before)), -1), known.get(_name(thing(after)), -1)
        if a < 0 or b < 0:
            if before or after:
                continue
            a, b = (out[-1].b, out[-1].a) if out else (0, 1)
        out.append(Message(a=a, b=b, words=words, lost=lost))
    return out


def _name(figure: Figure) -> tuple[str, ...]:
    return key(" ".join((*figure.attributes, figure.words, figure.label)))
