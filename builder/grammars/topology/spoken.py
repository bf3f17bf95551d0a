"""Graphs told in words: everybody joined to everybody, one in the middle, level under level."""

from __future__ import annotations

import re

from builder.grammars.topology import levels
from builder.grammars.topology.terms import HUB
from builder.language.lexicon import lexicon
from builder.language.model import Reading
from builder.storyboard.model import Match

_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_MESH = re.compile(
    rf"^(?:all\s+)?(?P<n>{_NUMBER})\s+(?P<what>[\w -]{{3,30}}?),?\s+(?:(?:are|is|each|every one|all|being)\s+)*"
    r"(?:connected|linked|wired|joined|peered|talking|talks?|speaking|cabled)\s+(?:directly\s+)?(?:to|with)\s+"
    r"(?:all (?:of )?(?:the )?others?|each other|every other(?: one)?|one another|everyone(?: else)?|everybody)\b",
    re.I,
)
_STAR = re.compile(
    r"^(?:an?\s+|the\s+|one\s+)?(?P<hub>[\w' -]{2,28}?)\s+(?:in|at) the (?:middle|centre|center|hub)\s*[,;:]\s*"
    r"(?:with\s+)?(?P<around>[^.;]+?)"
    r"(?:\s+(?:all\s+)?(?:around|about|circling|attached to|connected to|hanging off)(?: it| them)?)?$",
    re.I,
)
_MOST = 12
_FEW = 3  # so few stand clearer in a row under the one they belong to


def match(reading: Reading) -> Match | None:
    """A mesh, a star or levels in words, where the row tells of nothing else."""
    if reading.steps or reading.sides:
        return None
    text = reading.text.strip(" .")
    tree = levels.told(text, called=False)
    if tree is not None and ("path" in tree or not reading.literals):
        return Match(grammar="topology", confidence=0.84, slots=tree, why=("a tree in words",))
    if reading.literals:
        return None
    for read in (_mesh, star):
        slots = read(text)
        if slots is not None:
            return Match(grammar="topology", confidence=0.84, slots=slots, why=(f"a {slots['form']} in words",))
    return None


def _mesh(text: str) -> dict[str, object] | None:
    found = _MESH.match(text)
    if found is None:
        return None
    count = lexicon().numbers.get(found["n"].lower()) or (int(found["n"]) if found["n"].isdigit() else 0)
    return {"nodes": (f"{count} {found['what']}",), "form": "mesh"} if 3 <= count <= _MOST else None


def star(text: str, sign: re.Pattern[str] = _STAR) -> dict[str, object] | None:
    """Read one thing and what stands round it, by `sign`'s groups hub and around; None where there is none."""
    found = sign.match(text)
    if found is None:
        return None
    around = tuple(p for p in re.split(r",\s*(?:and\s+)?|\s+and\s+", found["around"].strip()) if p)
    if any(len(p.split()) > 4 for p in around):
        return None
    links = tuple(f"{found['hub']} -- {p}" for p in around)
    count = sum(_counted(p) for p in around)
    return {"links": links, "form": "star" if count > _FEW else "tree"}


def joined(text: str) -> dict[str, object] | None:
    """Read "one X, four Y connected to it"; None for all else."""
    return star(text.strip(" ."), HUB)


def _counted(words: str) -> int:
    first = words.split()[0].lower()
    return lexicon().numbers.get(first) or (int(first) if first.isdigit() else 1)
