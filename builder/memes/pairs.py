"""Lines of a bullet that wear a tick or a cross: what is turned down and what is taken."""

from __future__ import annotations

import re

from builder.text.typeset import typeset

SLOT = "\ue010"  # stands for a quote while the words round it are read
QUOTE = re.compile(r"\"([^\"\n]{1,400})\"|“([^”\n]{1,400})”|«([^»\n]{1,400})»")
_TICK = re.compile(r"✓|✔️?|✅|\bcheck(?:ed|marked)\b|\bapprov(?:ed|ing|es)\b|\bpreferr(?:ed|ing)\b|\bticked\b")
_CROSS = re.compile(r"✗|✘|❌|✖️?|\bcrossed out\b|\breject(?:ed|ing|s)\b|\bdeclin(?:ed|ing)\b|\bstruck out\b")


def pairs(flat: str, bare: str, quotes: tuple[str, ...]) -> tuple[tuple[bool, str], ...]:
    """Lines with a tick or a cross of their own, else two quotes of which one is said to be rejected."""
    found = [(m.group()[0] in "✓✔✅", typeset(m[1].strip(" \"“”'/,;-–—"))) for m in
             re.finditer(r"(?:✓|✔️?|✅|✗|✘|❌|✖️?)\s*([^✓✔✅✗✘❌✖]+)", flat)]  # fmt: skip
    if after := _ticked_after(flat):
        return after
    if len(found) >= 2:
        return tuple((good, line) for good, line in found if line)[:4]
    marked = [(t.start(), True) for t in _TICK.finditer(bare)] + [(t.start(), False) for t in _CROSS.finditer(bare)]
    slots = [m.start() for m in re.finditer(SLOT, bare)]
    marked.sort()
    if len(slots) == 2 and marked:
        # one mark each, in order; a single mark belongs to the quote before it, else to the first
        first = marked[0][1] if len(marked) > 1 or marked[0][0] < slots[1] else not marked[0][1]
        return ((first, quotes[0]), (not first, quotes[1]))
    return ()


def _ticked_after(flat: str) -> tuple[tuple[bool, str], ...]:
    """Lines that end in a tick or a cross each: "count the nodes ✗, ask the scheduler ✓"; () where they begin so."""
    tail = QUOTE.sub(lambda m: next(g for g in m.groups() if g), flat)
    tail = re.sub(r"^[^:✓✔✅✗✘❌✖]{2,60}:\s+", "", tail).strip()
    found = re.findall(r"([^✓✔✅✗✘❌✖️]+)([✓✔✅✗✘❌✖])️?", tail)
    lines = tuple((mark in "✓✔✅", typeset(line.strip(" \"“”'/,;-–—"))) for line, mark in found)
    ends = bool(re.search(r"[✓✔✅✗✘❌✖]️?\W*$", tail)) and not re.match(r"[✓✔✅✗✘❌✖]", tail)
    return lines[:4] if ends and len(lines) > 1 and all(line for _, line in lines) else ()
