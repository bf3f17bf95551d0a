"""Which rows are words: in quotes on a sign, cut into stone, in giant letters, a poem; and what they stand on."""

from __future__ import annotations

import re
from collections.abc import Mapping

from builder.cast.listing import listed
from builder.language.model import Reading
from builder.storyboard.context import Context
from builder.storyboard.model import Match

SURFACES = ("board", "stone", "paper", "card")
_CARRIERS = ("text", "message", "sign", "email", "number", "alert", "chat")
#: What carries words and nothing else.
_MESSAGES = frozenset((
    "e-mail", "email", "mail", "message", "letter", "note", "sms", "tweet", "post", "headline", "slogan", "quote",
    "question", "sentence", "text", "words", "word", "caption", "title", "line", "banner", "poster", "sign",
    "billboard", "statement", "motto", "memo", "sticker",
))  # fmt: skip
_ON: Mapping[str, re.Pattern[str]] = {
    "stone": re.compile(
        r"\b(?:stone|slab|tablet|granite|marble|rock|boulder|tombstone|gravestone|concrete|obelisk|monument|plinth|wall"
        r"|bricks?|cliff|mountain|bronze|plaque)\b", re.I),
    "paper": re.compile(
        r"\b(?:(?<!news)papers?|parchment|scroll|pages?|letter|memo|note|post-?its?|e-?mail|mail|newspaper|front page"
        r"|envelope|canvas|notebook|diary|postcard|napkin|certificate|contract|telegram|poem|haiku|limerick)\b", re.I),
    "card": re.compile(
        r"\b(?:(?:closing|end|title|quote|final|outro|opening|intro|text|definition|number|section|chapter)"
        r" (?:card|slide|frame|screen)|black (?:screen|frame|slide|background|card)|on (?:plain )?black"
        r"|fills? the (?:whole |entire )?(?:frame|screen)"
        r"|full[- ]screen|credits)\b", re.I),
}  # fmt: skip
_WRITTEN = (
    r"(?:carved|engraved|chisell?ed|etched|inscribed|painted|spray-?painted|written|handwritten|scrawled|scribbled"
    r"|scratched|stencill?ed|tattooed|embroidered|stitched|sewn|printed|stamped|brushed|burn(?:ed|t)|branded|chalked"
    r"|typed|spelled(?: out)?|projected|cast|hammered|cut|lettered|graffitied|daubed|drawn)"
)
_CUT = re.compile(
    rf"^(?P<words>.+?)\s+(?:being |is |are |gets? |getting )?{_WRITTEN}(?: \w+ly)?"
    r"\s+(?:in|into|on|onto|across|over|along)\s+(?P<where>(?!fire\b)[^,;:\"]{3,48})",
    re.I,
)
_LETTERS = r"(?:letters?|letterings?|words?|digits?|numbers?|numerals?|text|type|font|print|headline|capitals)"
_SIZE = (
    r"(?:big|huge|giant|gigantic|large|enormous|massive|oversized|bold|full-screen|towering|block|neon|fat|thick"
    r"|\d+-foot)"
)
_HUGE = re.compile(
    rf"\b{_SIZE}(?:,? (?:\w+,? )?{_SIZE})*(?: \w+)? {_LETTERS}\b|\b{_LETTERS} (?:fill|cover|across)\w* ",
    re.I,
)
_IN_HUGE = re.compile(
    rf"^(?P<words>.+?)\s+(?:(?:appear|slam|fl|drop|count|flash|spell|writ|land|fall|zoom|stamp)\w*\s+(?:\w+\s+){{0,2}})?(?:in|as|with)\s+{_SIZE}",
    re.I,
)
_NAMED = re.compile(rf"{_LETTERS}\s*:\s*(?P<words>[^;]+)$", re.I)
_LONE = re.compile(
    r"^(?:(?:only|just)\s+)?(?:the |an? |one )?(?:numbers?|words?|letters?|digits?|figures?|acronym)\s+"
    r"(?P<words>[$€£]?\d[\d.,]*(?:\s?%)?|(?-i:[A-Z][A-Z0-9 ]+)|[\"“][^\"”]+[\"”])(?P<rest>(?:\s+.*)?)$",
    re.I,
)
_GLYPH = r"[\"“]?(?-i:\d[\d.%]{0,4}|[A-Z][\w.$-]{0,4})[\"”]?"
_GLYPHS = re.compile(
    rf"\b(?:{_SIZE} {_LETTERS}|countdown|acronym)[:,]?\s+(?:from\s+)?"
    rf"(?P<list>(?:{_GLYPH}(?:,\s*(?:and\s+)?|\s+and\s+|\s*-\s*|\s+))+{_GLYPH})"
    r"(?=\W|\s|$)(?P<rest>[^:;]*)(?:[:;]\s*(?P<names>.+))?$",
    re.I,
)
_APART = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s*-\s*|\s+")
_FILLS = re.compile(
    rf"^(?:an?\s+)?{_SIZE}?\s*[\"“](?P<words>[^\"”]+)[\"”]\s+(?:\w+ly\s+)?"
    r"(?:fill|cover|fly|slam|drop|zoom|fad|flash|stamp|land|crash|appear|light|glow|blink|pulsat|count)\w*\b(?P<rest>.*)$",
    re.I,
)
_POEM = re.compile(r"\b(?:haikus?|poems?|verses?|stanzas?|limericks?|rhymes?|lyrics)\b", re.I)
_LINES = re.compile(
    r"\b(?:lines?|sentences|words)\b.*\b(?:brush|writ|appear|type|fad|one by one|one after|line by line)\w*", re.I
)
_HEAD = re.compile(
    r"^(?:an?\s+|the\s+|one\s+)?(?:[\w'-]+\s+){0,3}?(?:signs?|cards?|stickers?|posters?|banners?|billboards?|memos?|notes?|post-?its?|headlines?"
    r"|slogans?|mottos?|page|placards?|plaques?|e-?mails?|mails?|letters?|tweets?|quotes?|questions?|captions?|titles?|slide|text|words?|line|t-?shirts?"
    r"|mugs?|graffiti|marquee|tattoo|fortune cookie|postcard|telegram|doormat|blackboard|whiteboard|chalkboard)\b",
    re.I,
)
_STOP = re.compile(r"\b(?:while|as|but|then|until|under|below|behind|between|next to|until)\b", re.I)
_MOST_LINES, _LONGEST_LINE, _MOST_WORDS = 5, 56, 9


def match(reading: Reading) -> Match | None:
    """Words in quotes on a sign, message or screen, where nothing else happens."""
    quotes = _quotes(reading)
    named = {f.words.lower().split()[-1] for f in reading.figures if f.words}
    alone = not reading.transitions and not reading.relations and named <= _MESSAGES
    if not quotes or not (reading.carrier in _CARRIERS or alone):
        return None
    return _made(quotes[0], quotes[1:], surface(reading.text), 0.7, "a quoted text is the picture")


def striking(reading: Reading, context: Context) -> Match | None:
    """Words that the row says are cut, painted or set huge, a sign with nothing else in its row, a poem."""
    if len(reading.sides) == 2 or len(reading.steps) > 1:
        return None
    for found in (_glyphs(reading), _cut(reading), _huge(reading), _headed(reading), _poem(reading, context)):
        if found is not None:
            return found
    return None


def surface(text: str) -> str:
    """What the words stand on: "stone", "paper", "card", else a board."""
    return next((name for name, pattern in _ON.items() if pattern.search(text)), "")


def _made(words: str, chips: tuple[str, ...], on: str, sure: float, why: str) -> Match:
    slots: dict[str, object] = {"text": words, "chips": chips}
    slots |= {"on": on} if on else {}
    return Match(grammar="text", confidence=sure, slots=slots, why=(why,))


def _quotes(reading: Reading) -> tuple[str, ...]:
    return tuple(q.text for q in reading.literals if q.kind == "quote")


def _glyphs(reading: Reading) -> Match | None:
    """ "Giant digits 3, 2, 1: copies, media, off-site": each large on its own, its name below it."""
    found = _GLYPHS.search(reading.text)
    parts = tuple(p.strip(' "“”') for p in _APART.split(found["list"]) if p.strip(' "“”')) if found else ()
    if found is None or not 2 <= len(parts) <= 5 or any(len(p) > 5 for p in parts):
        return None
    if not all(p[0].isdigit() or p[0].isupper() for p in parts):
        return None
    names = listed(found["names"] or "")
    names = names if len(names) == len(parts) else ()
    slots = {"glyphs": parts} | ({"chips": names} if names else {})
    return Match(grammar="text", confidence=0.88, slots=slots, why=(f"large: {', '.join(parts)}",))


def _cut(reading: Reading) -> Match | None:
    found = _CUT.match(reading.text)
    words = _plain(found["words"], reading) if found else ""
    if found is None or not words or len(reading.text[found.end() :].split()) > 8:
        return None
    return _made(words, (), surface(found["where"]) or "board", 0.86, f"written on {found['where'].strip()}")


def _plain(words: str, reading: Reading) -> str:
    """The words meant: quoted, a number, or as they stand where they are capitals or few."""
    quoted = next((q for q in _quotes(reading) if q in words), "")
    if quoted:
        return quoted
    bare = re.sub(rf"^(?:an?|the|number|words?|{_SIZE})\s+", "", words.strip(' "“”'), flags=re.I).strip(' "“”')
    sure = bare.isupper() or re.fullmatch(r"[$€£]?\d[\d.,]*\s?(?:%|[A-Za-z]{1,3})?", bare) is not None
    return bare if sure and bare and len(bare.split()) <= _MOST_WORDS else ""


def _huge(reading: Reading) -> Match | None:
    text, on = reading.text, surface(reading.text) or "card"
    fills = _FILLS.match(text)
    if fills and len(fills["rest"].split()) <= 8 and not _STOP.search(fills["rest"]):
        return _made(fills["words"], (), on, 0.82, "words fill the picture")
    lone = _LONE.match(text)
    if lone and len(lone["rest"].split()) <= 7:
        return _made(lone["words"].strip(' "“”'), (), on, 0.86, "one number or word fills the picture")
    if not _HUGE.search(text) or len(reading.figures) > 4:
        return None
    named, lead = _NAMED.search(text), _IN_HUGE.match(text)
    words = _quoted_first(reading) or (_plain(lead["words"], reading) if lead else "")
    words = words or (named["words"].strip(" .") if named and len(named["words"].split()) <= _MOST_WORDS else "")
    return _made(words, (), on, 0.86, "words set huge") if words else None


def _quoted_first(reading: Reading) -> str:
    return next(iter(_quotes(reading)), "")


def _headed(reading: Reading) -> Match | None:
    """A sign, card or note at the head of a row that is about nothing else."""
    head, quotes = _HEAD.match(reading.text), _quotes(reading)
    if head is None or not quotes or reading.carrier in ("code", "terminal", "table", "chart"):
        return None
    if re.search(r"\b(?:buttons?|dialog|pop-?up|toggle)\b|\bcookie banner\b", reading.text, re.I):
        return None
    before, _, after = reading.text.partition(quotes[0])
    after = re.sub(r"[\"“][^\"”]*[\"”]", "", after)
    if len(before.split()) > 10 or _others(after, reading) or _STOP.search(before[head.end() :]):
        return None
    return _made(quotes[0], quotes[1:], surface(head[0]) or surface(reading.text), 0.85, f"{head[0]} with words")


def _others(after: str, reading: Reading) -> bool:
    """Whether somebody else comes after the words."""
    low = after.lower()
    return any(f.kind and f.words and f.words.lower() in low for f in reading.figures) or len(low.split()) > 9


def _poem(reading: Reading, context: Context) -> Match | None:
    """A poem: the lines the narration gives, nearest its cue."""
    told = _POEM.search(reading.text) or (_POEM.search(reading.cue) and _LINES.search(reading.text))
    if not told:
        return None
    lines = _lines(reading, context)
    if len(lines) < 2:
        return None
    why = ("the lines of the narration",)
    slots = {"text": "\n".join(lines), "on": surface(reading.text) or "paper"}
    return Match(grammar="text", level="L2", confidence=0.84, slots=slots, why=why)


def _lines(reading: Reading, context: Context) -> tuple[str, ...]:
    if _quotes(reading):
        return tuple(line for q in _quotes(reading) for line in re.split(r"\s*/\s*|\n", q))[:_MOST_LINES]
    spoken = context.said or reading.sentence
    at = spoken.lower().find(reading.cue.lower()) if reading.cue else -1
    tail = re.sub(r"^[^.!?:\n]{0,24}[.!?:\n]", "", spoken[at + len(reading.cue) :]) if at >= 0 else spoken
    quoted = re.search(r"[\"“](?P<all>[^\"”]{12,200})[\"”]", tail)
    parts = re.split(r"\s*/\s*|(?<=[.!?])\s+|\n", quoted["all"] if quoted else tail.strip(" .:,-\n"))
    short = [p.strip(" \n") for p in parts if 0 < len(p.split()) <= _MOST_WORDS and len(p) <= _LONGEST_LINE]
    return tuple(short[:_MOST_LINES])
