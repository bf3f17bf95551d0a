"""What stands in cells a row does not write out: rows that fail, the best one, what the narration says of each."""

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
#: Heads of columns that measure something, and the words that say how much of it.
_MEASURES = (
    (
        re.compile(r"\b(?:times?|duration|latency|speed|wait|delay)\b", re.I),
        re.compile(r"\b(?:quick|fast|slow|instant)(?:er|est|ly)?\b", re.I),
    ),
    (
        re.compile(r"\b(?:sizes?|space|storage|capacity|memory|disk|volume)\b", re.I),
        re.compile(r"\b(?:small|big|large|tiny|huge)(?:r|er|est|st)?\b|\beverything\b", re.I),
    ),
    (
        re.compile(r"\b(?:prices?|costs?|fees?|bills?)\b|/h\b", re.I),
        re.compile(r"\b(?:cheap|expensive|pricey|free)(?:er|est)?\b", re.I),
    ),
)
_BEST = (
    (0, re.compile(r"^(?:fast|quick|slow)est\b", re.I)),
    (1, re.compile(r"^(?:small|bigg?|larg|tini|huge)\w*est\b", re.I)),
    (2, re.compile(r"^(?:cheap\w*|most expensive|least expensive|pric\w+)\b", re.I)),
)
_SUPERLATIVE = re.compile(r"^(?:\w+est|best|worst|(?:most|least) \w+)\b", re.I)


def outcome(text: str) -> tuple[int, str] | None:
    """How many rows end in which word, or in which badge."""
    found = OUTCOME.search(text)
    if found is None:
        return None
    number = lexicon().numbers.get(found["n"].lower()) or int(found["n"])
    how = found["how"].lower()
    word = next((w for w in ("fail", "pass", "denied", "broken", "ok") if how.startswith(w)), "")
    return number, word or ("check" if how == "green" else "cross")


def best(slots: dict[str, object], lit: str) -> dict[str, object]:
    """A table without contents whose one row is the cheapest, the fastest: that word in the column it measures."""
    heads, rows = slots.get("columns"), slots.get("rows")
    if not isinstance(heads, tuple) or not isinstance(rows, tuple) or not _SUPERLATIVE.match(lit):
        return slots
    if any(row.strip(" |") for row in rows):
        return slots
    of = next((n for n, word in _BEST if word.match(lit)), -1)
    at = next((i for i, head in enumerate(heads) if of >= 0 and _MEASURES[of][0].search(head)), len(heads) - 1)
    lines = [*rows]
    lines[len(rows) // 2] = _APART.join(lit if i == at else "" for i in range(len(heads)))
    return {**slots, "rows": tuple(lines), "highlight": f"row {len(rows) // 2 + 1}"}


def told(slots: dict[str, object], said: str) -> dict[str, object]:
    """A matrix of names with what the narration says of each: "quick to make, slow to restore" under two times."""
    heads, rows = slots.get("columns"), slots.get("rows")
    if not isinstance(heads, tuple) or not isinstance(rows, tuple) or any("|" in row for row in rows):
        return slots
    found: dict[tuple[str, str], str] = {}
    for line in re.split(r"(?<=[.;!?])\s+", said):
        opening = [stem(w) for w in re.findall(r"[\w-]+", line.lower())[:3]]
        who = next((row for row in rows if stem(row.lower()) in opening), None)
        for named, words in _MEASURES if who else ():
            here, much = [h for h in heads if named.search(h)], words.findall(line)
            if here and len(here) == len(much):
                found |= {
                    (str(who), head): word[0].lower() for head, word in zip(here, words.finditer(line), strict=True)
                }
    lines = tuple(_APART.join((row, *(found.get((row, head), "") for head in heads[1:]))) for row in rows)
    return {**slots, "rows": lines} if found else slots


def ended(slots: dict[str, object], count: int, word: str) -> dict[str, object]:
    """The table with so many rows that end in the word; what the others end in nobody says."""
    heads, rows = slots.get("columns"), slots.get("rows")
    if not isinstance(heads, tuple) or not isinstance(rows, tuple):
        return slots
    if all(not row.strip(" |") for row in rows):
        rows = (_APART * (len(heads) - 1),) * max(_LEAST, count + 1)
    every = max(1, len(rows) // max(1, count))
    hit = [i for i in range(len(rows)) if i % every == every - 1][:count]
    lines = []
    for i, row in enumerate(rows):
        cells = [*row.split("|"), *[""] * len(heads)][: len(heads) - 1]
        lines.append(_APART.join((*(c.strip() for c in cells), word if i in hit else "")))
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
