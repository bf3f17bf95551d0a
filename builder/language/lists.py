"""What a row lists: its equals, what its parties tell each other, the names its cue phrase gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.language.brands import LOGOS, in_cue
from builder.language.model import Clause, Figure, Message, Relation
from builder.language.tokens import Token

_TOLD = re.compile(
    r"^\s*(?P<a>[^\W_][\w ./&-]{0,40}?)\s*(?P<arrow><?-{1,3}>|={1,2}>|→|➜|⟶|⇒|⟹|<-{1,3}|←)"
    r"\s*(?P<b>[^\W_][\w ./&-]{0,40}?)\s*:\s*(?P<text>.+?)\s*$"
)
_PARTS = re.compile(r"[,;](?=[^,;]*(?:->|=>|→|➜|←|<-))")
_TELLING = frozenset({"send", "talk", "trigger"})


def items(clauses: Sequence[Clause]) -> tuple[str, ...]:
    """The members of the longest list: noun clauses in a row, the noun that ends the clause before, "B and C"."""
    runs: list[list[str]] = [[]]
    for i, clause in enumerate(clauses):
        if clause.kind != "item" or not _listable(clause):
            if runs[-1]:
                runs.append([])
            continue
        if not runs[-1] and i and _ends_open(clauses[i - 1]):
            runs[-1].append(clauses[i - 1].figures[-1].words)
        runs[-1] += [f.words for f in clause.figures]
    longest = max(runs, key=len)
    return tuple(longest) if len(longest) > 1 else ()


def _listable(clause: Clause) -> bool:
    """One noun, or nothing but nouns with "and" between."""
    return len(clause.figures) == 1 or (len(clause.figures) > 1 and " and " in clause.text and _bare(clause))


def _bare(clause: Clause) -> bool:
    said = sum(len(f.words.split()) + len(" ".join(f.attributes).split()) for f in clause.figures)
    return said + len(clause.figures) - 1 >= len(clause.text.split())


def _ends_open(clause: Clause) -> bool:
    """Whether a clause with a verb ends with the first of a list: "expanding into a Deployment", "parts: disk"."""
    if not clause.figures or not (clause.kind == "beat" or " : " in clause.text):
        return False
    return clause.text.lower().rstrip("s").endswith(clause.figures[-1].words.lower().rstrip("s"))


def messages(text: str, relations: Sequence[Relation]) -> tuple[Message, ...]:
    """`A -> B: text` in order; without arrows what a verb of telling says of two parties."""
    found = [m for part in _PARTS.split(text) if (m := _TOLD.match(part))]
    if found:
        return tuple(_told(m) for m in found)
    said = [r for r in relations if r.name in _TELLING and r.subject and r.object and (r.label or r.item)]
    return tuple(
        Message(sender=_name(r.subject), receiver=_name(r.object), text=r.label or (r.item.words if r.item else ""))
        for r in said
        if r.subject is not None and r.object is not None
    )


def _told(found: re.Match[str]) -> Message:
    ends = (found["a"].strip(), found["b"].strip())
    sender, receiver = ends if found["arrow"][-1] in ">→➜⟶⇒⟹" else ends[::-1]
    return Message(sender=sender, receiver=receiver, text=found["text"].strip(" \"“”`'"))


def _name(figure: Figure) -> str:
    return f"{figure.words} {figure.label}".strip()


def cue_names(tokens: Sequence[Token], figures: Sequence[Figure], cue: str) -> tuple[Figure, ...]:
    """The names a row of logos leaves to its cue phrase; () where the row has its own."""
    at = next((i for i, t in enumerate(tokens) if t.kind == "word" and t.low in LOGOS), -1)
    if at < 0 or any(f.kind == "brand" for f in figures):
        return ()
    return tuple(Figure(kind="brand", words=name) for name in in_cue(cue))


def goes_on(tokens: Sequence[Token], words: frozenset[str]) -> bool:
    """Whether the row begins by pointing back: "Same output but now …"."""
    first = " ".join(t.low for t in tokens[:4])
    return any(first == w or first.startswith(f"{w} ") for w in words)
