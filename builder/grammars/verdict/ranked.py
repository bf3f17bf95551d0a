"""Judgements by rank: "the first two cups get ticks, the third a cross, the fourth fades out"."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.cast.phrase import phrase
from builder.language.lexicon import lexicon, singular
from builder.language.model import Figure

#: The state of one that is not there any more: a dashed outline where it stood.
GONE = "gone"
_RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_MOST = len(_RANKS)
_CUT = re.compile(r"\s*[;,]\s*(?:and\s+|but\s+|while\s+)?|\s+(?:and|but|while)\s+(?=the |first|last|\d)", re.IGNORECASE)
_NOUN = r"(?!(?:is|are|gets?|has|have|turns?|an?)\b)[a-z][\w-]*"
_PART = re.compile(
    rf"^(?:the )?(?:first (?P<many>\d|two|three|four|five|six)|(?P<rank>{'|'.join(_RANKS)}|\d(?:st|nd|rd|th)))\b"
    rf"(?: (?P<noun>{_NOUN}(?: {_NOUN})?))??(?: (?:is|are|get|gets|has|have|turns?))?"
    r" (?:(?:big |green |red |an? )*(?:(?P<good>check ?marks?|ticks?|ticked|checked|accepted|approved|checks?)"
    r"|(?P<bad>cross(?:es)?|x|x marks?|crossed(?: out)?|rejected|struck(?: out)?))"
    r"|(?P<gone>(?:fad|vanish|disappear|dissolv)\w*(?: out| away)?|dropped|discarded|thrown away))$",
    re.IGNORECASE,
)


def ranked(text: str) -> tuple[tuple[Figure, str], ...]:
    """One figure for each rank with its mark ("" for one that goes); () where a part is none or a rank is left out."""
    found = [_PART.match(part) for part in _CUT.split(text.strip(" ."))]
    if len(found) < 2 or not all(found):
        return ()
    parts = [m for m in found if m]
    noun = next((m["noun"] for m in parts if m["noun"]), "")
    if not noun or (not parts[0]["many"] and parts[0]["rank"].lower() not in ("first", "1st")):
        return ()
    one = replace(phrase(singular(noun.lower())), count=1, quantity="", state="", label="")
    out: list[tuple[Figure, str]] = []
    for part in parts:
        last = _last(part)
        if not len(out) < last <= _MOST:
            return ()
        if part["rank"] and last != len(out) + 1:
            return ()
        mark = "tick" if part["good"] else "cross" if part["bad"] else ""
        out += [(replace(one, state=GONE if part["gone"] else ""), mark)] * (last - len(out))
    return tuple(out)


def _last(part: re.Match[str]) -> int:
    """The rank a part reaches to, counted from 1."""
    said = (part["many"] or part["rank"]).lower()
    if said in _RANKS:
        return _RANKS.index(said) + 1
    return int(said[0]) if said[0].isdigit() else lexicon().numbers.get(said, 0)
