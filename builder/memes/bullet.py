"""A bullet of the meme section to an `Idea`: quotes, who looks at whom, who speaks, what the words ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from builder.cast import nouns
from builder.language.lexicon import singular
from builder.language.model import Figure
from builder.language.read import read
from builder.memes import load
from builder.memes.model import Idea
from builder.text.typeset import typeset

_QUOTE = re.compile(r"\"([^\"\n]{1,400})\"|“([^”\n]{1,400})”|«([^»\n]{1,400})»")
_SLOT = "\ue010"  # stands for a quote while the words round it are read
_LOOK = re.compile(r"\b(?:looking|staring|glancing|gazing|peeking|glaring|pointing|yelling|shouting|smiling|laughing)\s+(?:up |down |back |over )?at\b")
_REVEAL = re.compile(r"\b(?:pointing|points|leading|leads)\s+to\b")
_WITH = re.compile(r"\b(?:with|featuring|starring)\b")
_VERSUS = re.compile(r"\s(?:vs\.?|versus)\s", re.IGNORECASE)
_DASH = re.compile(r"\s[-–—]{1,2}\s")
_MADE = re.compile(
    r"\b(?:(?:the|a|an)\s+)?(?:classic |famous |old )?(?:meme|gif|template|format)s?\b(?:\s+format|\s+template)?", re.IGNORECASE
)
_TICK = re.compile(r"✓|✔️?|✅|\bcheck(?:ed|marked)\b|\bapprov(?:ed|ing|es)\b|\bpreferr(?:ed|ing)\b|\bticked\b")
_CROSS = re.compile(r"✗|✘|❌|✖️?|\bcrossed out\b|\breject(?:ed|ing|s)\b|\bdeclin(?:ed|ing)\b|\bstruck out\b")
_ARTICLE = re.compile(r"^(?:all (?:of )?the|all|the|a|an|some|my|your|our|their|his|her|this|that|those|these|single|both)\s+", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[,;:?!…]|\.(?=\s|$)|&|\+|\band\b|\bplus\b|\bnext to\b|\bbeside\b|\bin front of\b|\bsurrounded by\b|\bamong\b)\s*")


def idea(text: str, counts: Mapping[str, int]) -> Idea:
    """Take a bullet apart. `counts`: actor kind -> how many the episode has, for numbers it leaves open."""
    flat = " ".join(text.replace("`", "").split())
    quotes = tuple(typeset(next(g for g in m if g)).strip() for m in _QUOTE.findall(flat))
    bare = _QUOTE.sub(_SLOT, flat)
    words = {name: said for name, said in _parts(bare).items() if said}
    parts = {name: people for name, said in words.items() if (people := figures(said, counts))}
    if said := tuple(known_in(" ".join(quotes))):
        parts["said"] = said
    return Idea(
        text=flat, quotes=quotes, name=_name(bare), rest=_rest(bare), parts=parts, words=words,
        pairs=_pairs(flat, bare, quotes), mood=mood(bare),
    )  # fmt: skip


def _parts(bare: str) -> dict[str, str]:
    """Phrase by part of the joke."""
    out: dict[str, str] = {}
    front, *tail = _DASH.split(bare, maxsplit=1)
    if tail and _SLOT in front:
        who, _, whom = tail[0].partition(" to ")
        out |= {"speaker": _clean(who), "addressee": _clean(whom), "note": _clean(tail[0])}
    else:
        front = bare
    sides = _VERSUS.split(front)
    if len(sides) == 2:
        out |= {"left": _clean(sides[0]), "right": _clean(sides[1])}
    reveal = _REVEAL.search(front)
    if reveal:
        out["reveal"], front = _clean(front[reveal.end() :]), front[: reveal.start()]
    looked = _LOOK.search(front)
    if looked:
        before = re.split(rf"{_WITH.pattern}|\bmeme\b|[:{_SLOT}]", front[: looked.start()])[-1]
        out |= {"subject": _clean(before), "object": _clean(front[looked.end() :])}
        return out
    colon = re.match(rf"([^:{_SLOT}]{{2,60}}):\s", front)
    if colon:
        head = _clean(colon[1])
        out["prefix" if _MADE.search(colon[1]) else "subject"] = re.split(r"\b(?:being|as|doing|having)\b", head)[0].strip()
        front = front[colon.end() :]
    company = _WITH.search(front)
    out["cast"] = _clean(front[company.end() :]) if company else ""
    out["topic"] = _clean(front[: company.start()] if company else front)
    return out


def _clean(phrase: str) -> str:
    """A phrase without quotes, words about memes, and loose signs."""
    out = _MADE.sub(" ", phrase.replace(_SLOT, " "))
    return " ".join(re.sub(r"^\W*\b(?:but|for|about|on|where|when|of|by)\b", " ", out).split()).strip(" -–—:;,.!?")


def _name(bare: str) -> str:
    """What stands before "meme": "Musical chairs"."""
    found = re.match(rf"([^:{_SLOT}]{{2,60}}?)\s+(?:meme|template|format)\b", bare, re.IGNORECASE)
    return found[1].strip() if found else ""


def _rest(bare: str) -> str:
    return " ".join(bare.replace(_SLOT, " ").split())


def _pairs(flat: str, bare: str, quotes: tuple[str, ...]) -> tuple[tuple[bool, str], ...]:
    """Lines with a tick or a cross of their own, else two quotes of which one is said to be rejected."""
    found = [(m.group()[0] in "✓✔✅", typeset(m[1].strip(" \"“”'/,;-–—"))) for m in
             re.finditer(r"(?:✓|✔️?|✅|✗|✘|❌|✖️?)\s*([^✓✔✅✗✘❌✖]+)", flat)]  # fmt: skip
    if len(found) >= 2:
        return tuple((good, line) for good, line in found if line)[:4]
    marked = [(t.start(), True) for t in _TICK.finditer(bare)] + [(t.start(), False) for t in _CROSS.finditer(bare)]
    slots = [m.start() for m in re.finditer(_SLOT, bare)]
    if len(slots) == 2 and marked:
        first = min(marked, key=lambda m: min(abs(m[0] - s) for s in slots[:1]))
        near = min(range(2), key=lambda i: abs(slots[i] - first[0]))
        good = first[1] if near == 0 else not first[1]
        return ((good, quotes[0]), (not good, quotes[1]))
    return ()


def mood(words: str) -> str:
    """The mood the words ask for, "" for none."""
    low = re.findall(r"[a-z][a-z-]+", words.lower())
    return next((name for w in low for name, known in load.company().moods.items() if w in known), "")


def figures(phrase: str, counts: Mapping[str, int]) -> tuple[Figure, ...]:
    """Everybody a phrase names, in order; trimmings ("sunglasses") are nobody."""
    found = [f for part in _SPLIT.split(phrase) if part.strip() for f in _named(part.strip(), counts)]
    seen: list[Figure] = []
    for one in found:
        if not any(one.words.lower() == o.words.lower() and one.attributes == o.attributes for o in seen):
            seen.append(one)
    return tuple(seen)


def _named(part: str, counts: Mapping[str, int]) -> Iterator[Figure]:
    company = load.company()
    for given in read(part, nouns=nouns(), cast=counts).figures:
        figure = given if given.kind else replace(given, kind=_kind(given.words), words=_as_written(given.words, part))
        last = figure.words.lower().split()[-1:] or [""]
        person = next((w for w in (*last, *(a.lower() for a in figure.attributes)) if w in company.people), "")
        if person:
            yield replace(figure, kind=company.person, words=" ".join((*figure.attributes, figure.words)), attributes=())
        elif figure.kind or not _nobody(figure, last[0], company):
            yield recast(figure)


def _nobody(figure: Figure, last: str, company: load.Company) -> bool:
    """Whether a noun names the joke and nobody in it."""
    alone = " " not in figure.words and not figure.attributes
    return last in company.abstract or (alone and last in company.nobody and last not in company.named)


def _kind(words: str) -> str:
    """The actor that answers to a noun, "" for none."""
    return nouns().get(words.lower(), "")


def recast(figure: Figure) -> Figure:
    """Places and furniture of scenes cannot act: another actor, or a block with the words, plays them."""
    return replace(figure, kind=load.company().recast.get(figure.kind, figure.kind))


def known_in(sentence: str) -> Iterator[Figure]:
    """The things a caption names that an actor answers to."""
    words = re.findall(r"[\w'’.-]*\w", sentence)
    at = 0
    while at < len(words):
        for n in (3, 2, 1):
            phrase = " ".join(words[at : at + n])
            one = " ".join((*words[at : at + n - 1], singular(words[at + n - 1]))) if at + n <= len(words) else ""
            kind = _kind(one)
            if kind and one.lower() not in load.company().unsaid:
                many = one != phrase
                yield recast(Figure(kind=kind, words=one, count=3 if many else 1, quantity="plural" if many else ""))
                at += n - 1
                break
        at += 1


def _as_written(words: str, part: str) -> str:
    """A name keeps its own last letter: "Postgres" and "DNS" are no plurals."""
    found = re.search(rf"\b{re.escape(words)}(s)\b", part)
    name = words.split()[-1] if words.split() else words
    proper = name[:1].isupper() and (name.isupper() or not part.islower() and part.split()[0] == name + "s")
    return words + "s" if found and proper and found[1] == "s" else words


def plain(phrase: str) -> str:
    """A phrase without its article."""
    return _ARTICLE.sub("", phrase)
