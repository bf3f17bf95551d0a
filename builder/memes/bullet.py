"""A bullet of the meme section to an `Idea`: quotes, who looks at whom, who speaks, what the words ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from builder.actors import base
from builder.cast import nouns
from builder.language.lexicon import key, lexicon, singular
from builder.language.model import Figure
from builder.language.read import read
from builder.memes import load
from builder.memes.model import Idea
from builder.memes.pairs import QUOTE, SLOT, pairs
from builder.text.typeset import typeset

NAME = 3  # words of a format's name; more before "meme" are the joke itself
_Parts = Mapping[str, tuple[Figure, ...]]
LONGEST = 600  # characters of a bullet that are read; no joke is longer
_LOOKING = "looking|staring|glancing|gazing|peeking|glaring|pointing|yelling|shouting|smiling|laughing"
_LOOK = re.compile(rf"\b(?:{_LOOKING})\s+(?:up |down |back |over )?at\b")
_CALLED = re.compile(
    rf"\s(?:that is |which is )?(?:labell?ed|named|called|titled|marked|tagged)(?=\s*(?:as\s+)?(?:{SLOT}|$))"
)
#: Who is passed over for what somebody looks at: "the monolith is the girlfriend", "the old one on his arm".
_JILTED = re.compile(
    r"[,;]\s*(?:and\s+|while\s+|with\s+)?(?P<old>[^,;]+?)\s+(?:(?:is|are|as|being|plays?|playing)\s+(?:the\s+|his\s+|her\s+)?"
    r"(?:jealous\s+)?(?:girlfriend|boyfriend|wife|husband|partner|ex)|(?:on|at|by)\s+(?:his|her|their|the)\s+(?:arm|side|hand)"
    r"|(?:watch\w*|look\w* on|star\w* back|left behind))\b.*$",
    re.IGNORECASE,
)
_REVEAL = re.compile(r"\b(?:pointing|points|leading|leads)\s+to\b")
_WITH = re.compile(r"\b(?:with|featuring|starring)\b")
_VERSUS = re.compile(r"\s(?:vs\.?|versus)\s", re.IGNORECASE)
_DASH = re.compile(r"\s[-–—]{1,2}\s")
_UNQUOTED = re.compile(
    r"(?!.*\b(?:meme|vs|versus)\b)([^\"“«:✓✗]{8,120}?) [-–—] ((?:the|a|an|every|our|my|your|me|us)\b[^\"“«]{2,80})",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:(?:the|a|an)\s+)?(?:classic |famous |old )?(?:meme|gif|template|format)s?\b(?:\s+format|\s+template)?",
    re.IGNORECASE,
)
_BETWEEN = r"and|plus|next to|beside|in front of|surrounded by|among|for|about|while|instead of"
_SPLIT = re.compile(rf"\s*(?:[,;:?!…]|\.(?=\s|$)|&|\+|\b(?:{_BETWEEN})\b)\s*")
_DOING = re.compile(r"(?<=\w)\s+(?:\w{2,}ing|as|has|have)\b(?:\s+(?:over|about|for|with|to|on|against))?")
_DAYS = "mon|tues|wednes|thurs|fri|satur|sun"
_WHEN = re.compile(rf"\b(?:(?:at|on|by|since|until) )?(?:\d{{1,2}}(?::\d\d)? ?[ap]m|(?:{_DAYS})days?)\b", re.IGNORECASE)
_DEEDS = "watch|sleep|wait|burn|cr[iy]|laugh|scream|smile|panic|sweat|stare|look|die|melt|celebrate"
_DOES = re.compile(rf"(?<=\w) (?:{_DEEDS})e?s$|(?<=s) (?:{_DEEDS})$")
_WHAT = "an?|the|another|some|his|her|their|our|my|your|up|off|down|out|at|to|for|with|over|about|from|it"
#: What ends who speaks: a place, a time, a deed ("buying another GPU").
_THERE = re.compile(
    rf"(?<=\w)(?:,|\s(?:after|before|at|on|in|during|when|while|until)(?=\s)|\s\w{{2,}}ing(?=\s(?:{_WHAT})\b))"
)
_BY = re.compile(rf"{SLOT}[^{SLOT}]*\bby ([^{SLOT}]+)$")
_FELT = frozenset({"happy", "sad", "angry", "confused", "tired", "shocked", "smug", "sweating"})  # states of a face
_TWIST = re.compile(r"\bbut\s+(?=\w)")
_CAMEL = re.compile(r"\b(?=\w*[A-Z])(?:[A-Za-z]+\d\w*|[A-Z][a-z]+[A-Z]\w*|[a-z]+[A-Z]\w*|[A-Z]{3,}\w*)\b")


def idea(text: str, counts: Mapping[str, int]) -> Idea:
    """Take a bullet apart. `counts`: actor kind -> how many the episode has, for numbers it leaves open."""
    flat = " ".join(text.replace("`", "").split())[:LONGEST]
    if spoken := _UNQUOTED.fullmatch(flat):
        flat = f'"{spoken[1]}" - {spoken[2]}'
    quotes = tuple(typeset(next(g for g in m if g)).strip() for m in QUOTE.findall(flat))
    bare = QUOTE.sub(SLOT, flat)
    words = {name: said for name, said in _parts(bare).items() if said}
    parts = {name: people for name, said in words.items() if (people := figures(said, counts) or _faced(name, said))}
    if said := tuple(known_in(" ".join(quotes))):
        parts["said"] = said
    parts |= _starring(_name(bare), words.get("topic", ""), parts, counts)
    parts |= _sides(bare, words, parts, quotes, counts)
    return Idea(
        text=flat, quotes=quotes, name=_name(bare), rest=_rest(bare), parts=parts, words=words,
        pairs=pairs(flat, bare, quotes), mood=mood(bare),
    )  # fmt: skip


def _faced(name: str, said: str) -> tuple[Figure, ...]:
    """What somebody looks at, or leaves for it, has a face of its own even where no noun of it is known."""
    bare = re.sub(r"^(?:the|a|an|his|her|our|their)\s+", "", said, flags=re.IGNORECASE)
    wanted = name in ("object", "old") and SLOT not in bare and 0 < len(bare.split()) <= NAME
    return (Figure(kind="", words=bare),) if wanted and any(c.isalnum() for c in bare) else ()


def _starring(name: str, topic: str, parts: _Parts, counts: Mapping[str, int]) -> _Parts:
    """Whoever a format is named after ("Detective meme") plays its subject, under the subject's name."""
    star = next((f for f in figures(name, counts) if alive(f.kind)), None)
    if star is None:
        return {}
    out = {"topic": tuple(f for f in parts.get("topic", ()) if f.words != star.words)}
    doing = _DOING.split(topic, maxsplit=1)
    if len(doing) == 2 and "subject" not in parts:
        out |= {"subject": figures(doing[0], counts), "object": figures(doing[1], counts)}
    lead, *rest = out.get("subject") or parts.get("subject") or (star,)
    return {**out, "subject": (lead if alive(lead.kind) else replace(lead, kind=star.kind), *rest)}


def _sides(
    bare: str, words: Mapping[str, str], parts: _Parts, quotes: Sequence[str], counts: Mapping[str, int]
) -> _Parts:
    """Who stands on which side of a versus, or in which of three panels."""
    against = bool(_VERSUS.search(bare))
    if against and len(quotes) > 3:
        return {"cast": tuple(Figure(kind="", words=q) for q in quotes[:6])}
    if "versus" not in words and "three" not in words:
        return {}
    out: dict[str, tuple[Figure, ...]] = {}
    for i, side in enumerate(("left", "middle", "right") if "three" in words else ("left", "right")):
        own = parts.get(side, ()) if against else tuple(f for f in parts.get(side, ()) if f.kind)
        out[side] = own or (_in_quote(quotes[i], counts) if i < len(quotes) else ())
    if parts.get("left-player") and parts.get("right-player"):
        out |= {"left": parts["left-player"], "right": parts["right-player"]}
    return {side: people for side, people in out.items() if people or side in parts}


def _parts(bare: str) -> dict[str, str]:
    """Phrase by part of the joke."""
    out: dict[str, str] = {}
    front, *tail = _DASH.split(bare, maxsplit=1)
    if tail and SLOT in front:
        said, _, twist = tail[0].partition(", but ")
        out |= {**_told(said), **({"twist": f"but {_clean_end(twist)}"} if twist else {})}
    else:
        front = bare
    if judged := _BY.search(bare):
        out["speaker"] = _clean(judged[1])
    sides = _three(front) or _VERSUS.split(front)
    if len(sides) > 1:
        return {**out, **_beside(sides, out.get("note", ""))}
    twist = _TWIST.search(front)
    if twist and twist.start():
        out["twist"], front = _clean_end(front[twist.start() :]), front[: twist.start()] + front[twist.end() :]
    if reveal := _REVEAL.search(front):
        out["reveal"], front = _clean(front[reveal.end() :]), front[: reveal.start()]
    if looked := _LOOK.search(front):
        return {**out, **_looked(front[: looked.start()], front[looked.end() :])}
    colon = re.match(rf"([^:{SLOT}]{{2,60}}):\s", front)
    if colon:
        head = _clean(colon[1])
        if not _MADE.search(colon[1]):
            done = _DOING.split(head, maxsplit=1)
            out["subject"] = done[0].strip()
            out["object"] = done[1].strip() if len(done) > 1 else ""
        front = front[colon.end() :]
    company = _WITH.search(front)
    out["cast"] = _clean(front[company.end() :]) if company else out.get("cast", "")
    before = front[: company.start()] if company else front
    named = re.search(r"\bmeme\b", before)
    if named and company and len(before[: named.start()].split()) > NAME:
        out["subject"] = _clean(_DOING.split(before[: named.start()], maxsplit=1)[0])
    out["topic"] = _clean(before[named.end() :] if named and (company or SLOT in before[: named.start()]) else before)
    return out


def _looked(before: str, after: str) -> dict[str, str]:
    """Who looks, at what, and who is passed over for it."""
    who = re.split(rf"{_WITH.pattern}|\bmeme\b|[:{SLOT}]", before)[-1]
    jilted = _JILTED.search(after)
    if jilted is None:
        return {"subject": _clean(who), "object": _clean(after)}
    return {"subject": _clean(who), "object": _clean(after[: jilted.start()]), "old": _clean(jilted["old"])}


def _beside(sides: Sequence[str], note: str) -> dict[str, str]:
    """Two or three sides by name; of more nobody has one."""
    if len(sides) == 3:
        return {**dict(zip(("left", "middle", "right"), map(_clean, sides), strict=True)), "three": "three"}
    return _against(sides[0], sides[1], note) if len(sides) == 2 else {}


def _against(left: str, right: str, note: str) -> dict[str, str]:
    """Both sides of a versus; what a list of two after a colon says of each ("Snail vs rocket: cold and warm")."""
    out = {"versus": "versus", "left": _clean(left), "right": _clean(right)}
    if looked := _LOOK.search(left):
        out |= {"left": _clean(left[: looked.start()]), "right": _clean(left[looked.end() :].split(":")[0])}
    head, _, tail = right.partition(": ")
    of_each = re.split(r"\s*(?:,|\band\b)\s*", tail)
    if SLOT not in tail and len(of_each) == 2 and all(of_each):
        out |= {"right": _clean(head), "left-line": _clean_end(of_each[0]), "right-line": _clean_end(of_each[1])}
    who = [part.strip() for part in re.split(r"[,;]|\bwhile\b|\band\b", note)]
    if len(who) == 2 and all(re.search(r"^(?:an? |the )?\w+", w) for w in who):
        out |= {"left-player": who[0], "right-player": who[1]}
    return out


def _three(front: str) -> list[str]:
    """The three steps of a joke in three panels: after a colon three quotes, or after "meme:" a list of three."""
    head, _, tail = front.partition(": ")
    if re.fullmatch(rf"\W*{SLOT}\W*{SLOT}\W*{SLOT}\W*", tail):
        return ["", "", ""]
    steps = re.split(r",\s*(?:and |then )?", tail)
    return steps if _MADE.search(head) and len(steps) == 3 and SLOT not in tail else []


def _clean_end(phrase: str) -> str:
    return " ".join(phrase.replace(SLOT, " ").split()).strip(" -–—:;,.")


def _told(tail: str) -> dict[str, str]:
    """What stands after the dash: who says it, to whom or looking at what; else a note."""
    looked = _LOOK.search(tail) or _REVEAL.search(tail)
    who, _, whom = (tail[: looked.start()], "", tail[looked.end() :]) if looked else tail.partition(" to ")
    company = _WITH.search(who)
    having = who[company.end() :] if company else ""
    named = who[: company.start()] if company else who
    there = None if SLOT in named else _THERE.search(named)
    return {
        "speaker": _clean(named[: there.start()] if there else named), "addressee": _clean(whom),
        "cast": _clean(having), "note": _clean(tail), "setting": _clean(named[there.end() :]) if there else "",
    }  # fmt: skip


def _clean(phrase: str) -> str:
    """A phrase without quotes, words about memes, and loose signs."""
    out = _MADE.sub(" ", _CALLED.sub(" ", phrase).replace(SLOT, " "))
    return " ".join(re.sub(r"^\W*\b(?:but|for|about|on|where|when|of|by)\b(?!-)", " ", out).split()).strip(
        " -–—:;,.!?/"
    )


def _name(bare: str) -> str:
    """What stands before "meme": "Musical chairs"."""
    found = re.match(rf"([^:{SLOT}]{{2,60}}?)\s+(?:meme|template|format)\b", bare, re.IGNORECASE)
    return found[1].strip() if found else ""


def _rest(bare: str) -> str:
    return " ".join(bare.replace(SLOT, " ").split())


def mood(words: str) -> str:
    """The mood the words ask for, "" for none."""
    low = re.findall(r"[a-z][a-z-]+", words.lower())
    return next((name for w in low for name, known in load.company().moods.items() if w in known), "")


def figures(phrase: str, counts: Mapping[str, int]) -> tuple[Figure, ...]:
    """Everybody a phrase names, in order; trimmings ("sunglasses") are nobody."""
    phrase = _WHEN.sub(" ", phrase).strip()
    found = [f for part in _SPLIT.split(phrase) if part.strip() for f in _named(part.strip(), counts)]
    bare = re.sub(r"^(?:the|a|an)\s+", "", phrase, flags=re.IGNORECASE)
    last = phrase.lower().split()[-1:]
    company = load.company()
    if not found and 2 <= len(bare.split()) <= 3 and last[0] not in company.abstract | company.nobody:
        found = [_lone(bare)]
    seen: list[Figure] = []
    for one in (f for f in found if any(c.isalnum() for c in f.words)):
        if not any(one.words.lower() == o.words.lower() and one.attributes == o.attributes for o in seen):
            seen.append(one)
    return tuple(seen)


def _lone(words: str) -> Figure:
    """A short phrase as one thing; "one crying" is nobody but the mood: a pod plays it."""
    felt = mood(words) if re.match(r"(?:one|another|the other|this one|that one)\b", words, re.IGNORECASE) else ""
    return Figure(kind="pod", words="pod", state=felt) if felt else Figure(kind="", words=words)


def _named(part: str, counts: Mapping[str, int]) -> Iterator[Figure]:
    company = load.company()
    felt, part = mood(part), _DOES.sub("", part)
    for given in read(part, nouns=nouns(), cast=counts).figures:
        if given.kind and _base(given.words):
            given = replace(given, kind="")
        words = given.words if given.kind else _as_written(given.words, part)
        figure = given if given.kind else replace(given, kind=_kind(words), words=words)
        if words != given.words:
            figure = replace(figure, count=1, quantity="")
        figure = replace(figure, state=figure.state or felt, attributes=_before(figure, part))
        last = figure.words.lower().split()[-1:] or [""]
        said = last if figure.kind else [*last, *(a.lower() for a in figure.attributes)]
        person = any(w in company.people for w in said)
        if _unsaid(figure, last[0], company):
            continue
        if alive(figure.kind) or person or (figure.kind in ("", "brand") and _played(figure, company)):
            yield _somebody(figure, company)
        elif not _nobody(figure, last[0], company):
            yield recast(_many(figure, part)) if figure.kind else _whole(figure, part)


def _base(words: str) -> bool:
    """Whether a noun is only the stem of what an actor does: a "train" is no training."""
    return words.lower() not in nouns() and f"{words.lower()}ing" in nouns()


def _before(figure: Figure, part: str) -> tuple[str, ...]:
    """The adjectives that stand before the noun; "a dashboard full of red" is no full dashboard."""
    low = part.lower()
    noun = low.find(figure.words.lower())
    return tuple(a for a in figure.attributes if noun < 0 or 0 <= low.find(a.lower()) < noun)


def alive(kind: str) -> bool:
    """Whether an actor has moods."""
    return kind in base.kinds() and "mood" in base.info(kind).params


def _played(figure: Figure, company: load.Company) -> str:
    """Who plays a name that ends like one of those the company knows: "K8sGPT", "the OOM killer"."""
    last = figure.words.lower().split()[-1:] or [""]
    return next((kind for end, kind in company.played.items() if last[0].endswith(end)), "")


def _somebody(figure: Figure, company: load.Company) -> Figure:
    """Who has a face: named without the words its face says, played by whom its adjectives name ("ghost pod")."""
    kept = tuple(a for a in figure.attributes if not (mood(a) or lexicon().states.longest(key(a))[0] in _FELT))
    named = " ".join((*kept, figure.words))
    if not alive(figure.kind):
        felt = figure.state if figure.state in _FELT or figure.state in company.moods else ""
        return replace(figure, kind=_played(figure, company) or company.person, words=named, attributes=(), state=felt)
    other = next((_kind(a) for a in kept if alive(_kind(a))), "")
    if figure.kind == "pod":
        return replace(figure, kind=other, words=named, attributes=()) if other else figure
    return replace(figure, words=named, attributes=())


def _many(figure: Figure, part: str) -> Figure:
    """Several where an acronym has the s of a plural ("idle GPUs") that the reader takes for a name's."""
    several = figure.count == 1 and not figure.quantity and re.search(rf"\b{re.escape(figure.words)}s\b", part)
    return replace(figure, count=3, quantity="plural") if several and figure.words.isupper() else figure


def _whole(figure: Figure, part: str) -> Figure:
    """A short phrase is one thing, even where the reader takes its last word for a verb ("canary deployments")."""
    phrase = re.sub(r"^(?:the|a|an|some|my|your|our|their|his|her|its)\s+", "", part, flags=re.IGNORECASE)
    said, low = figure.words.lower(), phrase.lower()
    if low == said or len(phrase.split()) > 3 or not low.startswith(said) or figure.quantity:
        return figure
    if re.search(r"(?:ing|ed)\s+\w+$", phrase):
        return figure
    words = " ".join((*phrase.split()[:-1], singular(phrase.split()[-1])))
    many = words != phrase and phrase.split()[-1].lower() not in load.company().singular
    return replace(figure, words=words if many else phrase, count=3 if many else 1, quantity="plural" if many else "")


def _nobody(figure: Figure, last: str, company: load.Company) -> bool:
    """Whether a noun names the joke and nobody in it."""
    return (last in company.abstract and not figure.kind) or _unsaid(figure, last, company)


def _unsaid(figure: Figure, last: str, company: load.Company) -> bool:
    """Whether a noun that stands alone is one of the words nobody plays."""
    alone = " " not in figure.words and not figure.attributes
    return alone and last in company.nobody and last not in company.named


def _kind(words: str) -> str:
    """The actor that answers to a noun, "" for none."""
    return nouns().get(words.lower(), "")


def recast(figure: Figure) -> Figure:
    """Places and furniture of scenes cannot act: another actor, or a block with the words, plays them."""
    company = load.company()
    if figure.kind not in company.recast:
        return figure
    return replace(figure, kind=_played(figure, company) or company.recast[figure.kind])


def _in_quote(quote: str, counts: Mapping[str, int]) -> tuple[Figure, ...]:
    """Whoever a quoted side of a versus is about: a person, or a thing an actor answers to."""
    people = tuple(f for f in figures(quote, counts) if f.words.lower().split()[-1] in load.company().people)
    named = _CAMEL.search(quote) or re.fullmatch(r"[A-Z]\w+", quote)
    if people or not named:
        return people[:1] or tuple(known_in(quote))[:1]
    own = Figure(kind="", words=named[0])
    return tuple(known_in(quote))[:1] or (replace(own, kind=_played(own, load.company())),)


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
    name = (words.split() or [""])[-1] + "s"
    known = name.lower() in load.company().singular
    acronym = re.search(rf"\b{re.escape(words)}S\b", part)
    if acronym and words[-2:].isupper():
        return words + "S"
    return words + "s" if known and re.search(rf"\b{re.escape(name)}\b", part) else words
