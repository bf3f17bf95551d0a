"""What stands in cells a row does not write out: rows that fail, ticks where the narration puts them."""

from __future__ import annotations

import re

from builder.language.lexicon import lexicon, stem

_APART = " | "
#: "two rows fail": how many rows of the table end badly or well.
OUTCOME = re.compile(
    r"[,;]?\s*(?:and\s+|with\s+)?\b(?P<n>\d|one|two|three|four|five|six)\s+"
    r"(?:of (?:them|the rows)|rows?|lines?|entries)"
    r"\s+(?:is |are |being |in |turn(?:s|ing)? |marked )*(?P<how>fail\w*|red|broken|denied|pass\w*|green|ok)\b[^,;]*",
    re.I,
)
_TICKED = re.compile(r"\b(?:ticks?|check ?marks?|dots?|crosses)\b", re.I)
_DENIED = re.compile(
    r"\b(?:can(?:'|’)?t|cannot|can not|not|never|no|nothing|mustn(?:'|’)t|may not|isn(?:'|’)t)\b", re.I
)
_LEAST = 4  # rows of a table whose number nobody says


def outcome(text: str) -> tuple[int, str] | None:
    """How many rows end in which badge."""
    found = OUTCOME.search(text)
    if found is None:
        return None
    number = lexicon().numbers.get(found["n"].lower()) or int(found["n"])
    return number, "check" if re.match(r"pass|green|ok", found["how"], re.I) else "cross"


def ended(slots: dict[str, object], count: int, badge: str) -> dict[str, object]:
    """The table with so many rows that end in the badge, and the others in its contrary."""
    heads, rows = slots.get("columns"), slots.get("rows")
    if not isinstance(heads, tuple) or not isinstance(rows, tuple):
        return slots
    if all(not row.strip(" |") for row in rows):
        rows = (_APART * (len(heads) - 1),) * max(_LEAST, count + 1)
    other = "check" if badge == "cross" else "cross"
    every = max(1, len(rows) // max(1, count))
    hit = [i for i in range(len(rows)) if i % every == every - 1][:count]
    lines = []
    for i, row in enumerate(rows):
        cells = [*row.split("|"), *[""] * len(heads)][: len(heads) - 1]
        lines.append(_APART.join((*(c.strip() for c in cells), badge if i in hit else other)))
    return {**slots, "rows": tuple(lines)}


def marked(slots: dict[str, object], text: str, said: str) -> dict[str, object]:
    """A matrix of ticks with those the narration gives: who may do what, and who may not."""
    heads, rows = slots.get("columns"), slots.get("rows")
    if not isinstance(heads, tuple) or not isinstance(rows, tuple) or not _TICKED.search(text):
        return slots
    if any("|" in row for row in rows):
        return slots
    found: dict[tuple[str, str], str] = {}
    who = rows[0] if re.match(r"\s*(?:it|they|he|she|this)\b", said, re.I) else ""
    for clause in re.split(r"[.;!?]\s+|,\s*(?:and|but)?\s*|\s+(?:but|and|while)\s+", said):
        words = {stem(w) for w in re.findall(r"[\w-]+", clause.lower())}
        who = next((row for row in rows if stem(row.lower()) in words), who)
        for head in heads[1:]:
            if who and stem(head.lower()) in words:
                found[who, head] = "cross" if _DENIED.search(clause) else "check"
    lines = tuple(_APART.join((row, *(found.get((row, head), "") for head in heads[1:]))) for row in rows)
    return {**slots, "rows": lines} if found else slots
