"""A stretch of a row's own words as a figure: "two failed disks", "hundreds of phones", "an open port"."""

from __future__ import annotations

import re

from builder.cast.notation import is_shape, nouns
from builder.language.lexicon import is_plural, key, lexicon, nouns_table, singular
from builder.language.model import Figure

_BARE = 3  # how many a plural without a number is
_LEADING = re.compile(r"^(?:an?|the|its|their|his|her|all(?: of)?|every|each|any|our|your)\s+", re.IGNORECASE)
_COUNT = re.compile(r"^(?P<n>\d{1,9}(?:,\d{3})*(?:\.\d+)?)(?P<k>[kKmM]?)\s*[x×]?\s+(?P<rest>.+)$")
_AND = re.compile(r"(?:^|\s+)(?:and|plus)\s+|\s*\+\s*", re.IGNORECASE)
_LABEL = re.compile(r"\s*[\"“]([^\"”]+)[\"”]\s*$")


def phrase(words: str) -> Figure:
    """Number, state, colour, adjectives and noun of a noun phrase; what no actor answers to keeps its own words."""
    text = words.strip(" ,;:.")
    label = ""
    if (found := _LABEL.search(text)) and found.start():
        text, label = text[: found.start()], found[1]
    count, quantity, rest = _number(_LEADING.sub("", text))
    parts = rest.split()
    lex = lexicon()
    colour = next((c for p in parts[:-1] if (c := lex.colours.longest(key(p))[0])), "")
    kept = [p for p in parts if not (colour and lex.colours.longest(key(p))[0] == colour)]
    state = next((s for i in range(len(kept) - 1) if (s := lex.states.longest(key(" ".join(kept[i:-1])))[0])), "")
    while len(kept) > 1 and not _kind(kept)[0] and key(kept[-1]) and (key(kept[-1])[-1],) in lex.production:
        kept = kept[:-1]  # "GPU icon" is a GPU; "container image" is what it says
    if len(kept) > 1 and not _kind(kept)[0] and is_shape(kept[-1]) and _kind(kept[:-1])[0]:
        kept = kept[:-1]  # "model block" is a model
    kind, used = _kind(kept)
    at = max(0, len(kept) - used) if kind else 0
    noun = " ".join(kept[at:])
    plural = is_plural(kept[-1]) if kept else False
    if not quantity and plural:
        count, quantity = _BARE, "plural"
    if count != 1 or plural:
        noun = " ".join([*noun.split()[:-1], singular(noun.split()[-1])]) if noun else noun
    return Figure(
        kind=kind, words=noun, count=count, quantity=quantity, label=label, state=state, colour=colour,
        attributes=tuple(kept[:at]),
    )  # fmt: skip


def listed(words: str) -> tuple[str, ...]:
    """The items of a list; between commas an "and" belongs to its item ("bread and butter, tea, jam")."""
    parts = [p.strip() for p in words.split(",") if p.strip()]
    if len(parts) > 2:
        last = _AND.split(parts[-1], maxsplit=1) if not parts[-1].lower().startswith("and ") else [parts[-1][4:]]
        return tuple(p.strip() for p in (*parts[:-1], *last) if p.strip())
    return tuple(p.strip() for part in parts for p in _AND.split(part) if p.strip())


def _kind(words: list[str]) -> tuple[str, int]:
    """The actor the last words name, and how many: as written, else by their stems ("training" is no train)."""
    known = nouns()
    for n in range(len(words), 0, -1):
        last = " ".join(words[-n:])
        single = " ".join([*words[-n:-1], singular(words[-1])])
        kind = known.get(last) or known.get(last.lower()) or known.get(single.lower())
        if kind:
            return kind, n
    kind, n = nouns_table(known).ending(key(" ".join(words)))
    said = " ".join(words[-n:]).lower()
    doing = {known.get(f"{said}ing"), known.get(f"{said.removesuffix('e')}ing")}
    return ("", 0) if kind and kind in doing else (kind, n)


def _number(text: str) -> tuple[int, str, str]:
    """How many, how that was said, and the words after it."""
    if found := _COUNT.match(text):
        value = float(found["n"].replace(",", "")) * {"k": 1e3, "m": 1e6}.get(found["k"].lower(), 1)
        return (max(1, round(value)) if value else 0), "exact", found["rest"]
    lex = lexicon()
    stems = key(text)
    name, used = lex.quantities.longest(stems)
    parts = text.split()
    if name and used < len(parts):
        rest = parts[used:]
        return lex.counts[name], name, " ".join(rest[1:] if rest[0].lower() == "of" and len(rest) > 1 else rest)
    if parts and parts[0].lower() in lex.numbers and len(parts) > 1:
        return lex.numbers[parts[0].lower()], "exact", " ".join(parts[1:])
    return 1, "", text
