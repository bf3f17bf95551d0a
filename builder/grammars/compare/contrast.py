"""How a row sets texts against each other: titled lists, "X vs Y", left and right, one and the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from builder.cast.listing import thing
from builder.grammars.compare import arrows
from builder.language.lexicon import key, lexicon, raw, singular
from builder.language.model import Reading

MOST = 4  # sides of a comparison; more are a table
_VERSUS = re.compile(r"\bvs\.?\b|\bversus\b|\bcompared (?:to|with)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_TITLED = re.compile(r"^\s*(?:on (?:the )?)?([^\W_][\w'’/. &+-]{0,34}?)\s*(?:[:=](?![=>]|//))\s*(\S.*)$", re.DOTALL)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|`[^`]*`|\([^)]*\)")
_HEADER = re.compile(r"^\s*([^:;,.\"`(=]{1,60}):\s+(?=\S)", re.DOTALL)
_SENTENCES = re.compile(r"\s*;\s*|[.!]\s+(?=[A-Z\d\"“])")
_LISTED = re.compile(r"\s*[;,/]\s*(?:and\s+)?|\s+[—–]\s+")
#: "on the left", "left half", "to the right": where a side is, said before or after what is there.
_PLACE = r"(?:(?:on|to|at|in) (?:the|its) )?(?P<which>left|right|top|bottom)(?: (?:side|half|hand side|panel))?"
_PLACED_FIRST = re.compile(rf"^{_PLACE}\s*[:,]?\s+(?!one\b|ones\b|as\b)(?P<what>\S.*)$", re.IGNORECASE)
_PLACED_LAST = re.compile(
    r"^(?P<what>\S.*?)\s*,?\s+(?:on|to|at) the (?P<which>left|right|top|bottom)(?: side)?\s*"
    r"(?:as\s+(?P<as>\S.*))?$",
    re.IGNORECASE,
)
_BEFORE_PLACE = re.compile(r"\s*[,;]\s+(?:and\s+)?(?=(?:(?:on|to|at) the )?(?:left|right|top|bottom)\b)", re.IGNORECASE)
_AFTER_PLACE = re.compile(r"\s*[,;]\s+(?:and\s+|while\s+)?", re.IGNORECASE)
_OPPOSITE = (("left", "right"), ("right", "left"), ("top", "bottom"), ("bottom", "top"))
_ONE_SIDE = re.compile(
    r"^(?:.*?[:,]\s*)?on one side,?\s+(?P<a>\S.*?)[,;.]\s*(?:and\s+)?on the other(?: side| one)?,?\s+(?P<b>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ONE_OTHER = re.compile(
    r"^(?P<head>[^:;]{3,60}?)\s*[:,]\s*(?P<a>(?:the )?(?:one|first)\b[^;]*?)\s*[,;]\s*(?:and\s+|while\s+)?"
    r"(?P<b>(?:the )?(?:other|second|one)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_EACH = re.compile(
    r"^(?P<head>[^:;,]{3,60})[:,]\s*(?P<a>[^,;]+?) on the (?:left|first|one|top)(?: one)?\s*[,;]\s*(?:and\s+)?"
    r"(?P<b>[^,;]+?) on the (?:right|second|other|bottom)(?: one)?\.?$",
    re.IGNORECASE,
)
_WHICH = re.compile(r"^(?:the )?(?:one|other|first|second)(?: one)?\s+", re.IGNORECASE)
_PAIR = re.compile(r"\b(?:two|2|both|pair of|twin)\s+(?P<noun>(?:[\w-]+\s+){0,2}?[\w-]+s)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s+(?:side by side|next to each other|in parallel|facing each other)\s*$", re.IGNORECASE)
_BESIDE = re.compile(r"\s+next to\s+|\s+beside\s+|\s+(?:opposite|against)\s+", re.IGNORECASE)
_AND = re.compile(r",\s*and\s+|\s+and\s+|\s*,\s*", re.IGNORECASE)
#: Titles that judge, number or date what follows them: another scene's.
_JUDGES = re.compile(
    r"(?:check ?mark|tick|cross|x|x mark|red x|do|dos|don[’']?ts?|do not|allowed|denied|forbidden|recommended|"
    r"not recommended|q|a|question|answer|yes|no|ok|step|stage|phase|day|week|month|year|level|layer)s?(?:\s+\d+)?",
    re.IGNORECASE,
)
_TIME = re.compile(r"^(?:\d{1,2}:\d\d|\d{1,4})\b|^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


_TINY = r"(?:small|tiny|little|slim|mini)"
_VAST = r"(?:huge|giant|large|big|enormous|massive)"
#: "a tiny boat next to a huge ship": sizes are what is compared.
_SIZES = re.compile(
    rf"^(?P<a>(?:an?\s+)?(?P<x>{_TINY}|{_VAST})\s[^,;:]+?)\s+(?:next to|beside)\s+"
    rf"(?P<b>(?:an?\s+)?(?P<y>{_TINY}|{_VAST})\s[^,;:]+?)\.?$",
    re.IGNORECASE,
)
_DRAWN_AS = re.compile(r"\s+(?:icons?|symbols?|pictograms?)$", re.IGNORECASE)
#: "A and B, same words, equals sign between".
_EQUAL = re.compile(
    r"^(?P<a>[^,;:]+?)\s+and\s+(?P<b>[^,;:]+?)(?:\s*,\s*(?:the )?same (?P<what>[^,;:]+))?\s*,\s*"
    r"(?:an? )?equals? signs?(?: in)? between(?: them)?\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contrast:
    """Texts a row sets against each other, each as (title, text): `op` "versus", "before-after", "equals" or "same".

    `sure`: 0 to 1, higher where the row says "versus" or gives titles that are a known pair.
    """

    op: str
    sides: tuple[tuple[str, str], ...]
    sure: float = 0.88


@cache
def _pairs() -> Mapping[tuple[tuple[str, ...], tuple[str, ...]], str]:
    return {(key(a), key(b)): name for name, pairs in raw("contrasts").items() for a, b in pairs}


def known(left: str, right: str) -> str:
    """What a known pair of titles is about, words that both share left out ("without cache", "with cache"); "" else."""
    a, b = key(left), key(right)
    while len(a) > 1 and len(b) > 1 and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    while len(a) > 1 and len(b) > 1 and a[0] == b[0]:
        a, b = a[1:], b[1:]
    return _pairs().get((a, b), "")


def contrast(reading: Reading) -> Contrast | None:
    """The contrast of a row, None where it sets nothing against anything; a "vs" in quotes is only words."""
    text = reading.text.strip()
    if any(_VERSUS.search(q.text) for q in reading.literals):
        return None
    chains = arrows.pair(text)
    if chains is not None:
        return Contrast(chains[0], tuple(_tidy(*side) for side in chains[1]), 0.95)
    if reading.steps or len(reading.messages) > 1:
        return None
    for find in (_versus, _equal, _sizes, _titles, _pictures_of, _places, _one_and_other, _framed):
        found = find(text)
        if found is not None:
            return found
    return _two_things(reading)


def _versus(text: str) -> Contrast | None:
    """ "X vs Y", "X versus Y: a / b", "X vs Y vs Z, a, b and c"."""
    body = _body(text)
    bare = _QUOTED.sub(lambda m: "\x00" * len(m[0]), body)
    cuts = list(_VERSUS.finditer(bare))
    if not cuts:
        return None
    ends = [0, *(c.end() for c in cuts)]
    parts = [body[a:b].strip(" ,;:") for a, b in zip(ends, [*(c.start() for c in cuts), len(body)], strict=True)]
    if not 2 <= len(parts) <= MOST or not all(parts):
        return None
    shared = _shared(parts)
    if shared is not None:
        return Contrast("versus", shared, 0.92)
    sides = [_side(p) for p in parts]
    op = known(sides[0][0], sides[1][0]) if len(sides) == 2 else ""
    return Contrast(op or "versus", tuple(sides), 0.92)


def _shared(parts: Sequence[str]) -> tuple[tuple[str, str], ...] | None:
    """Names first, then one picture of each: "push vs pull: courier throwing / customer fetching"."""
    last = re.split(r"\s*:\s+|,\s+|\s+[—–]\s+", parts[-1], maxsplit=1)
    if len(last) != 2 or any(":" in p or "," in p for p in parts[:-1]) or any(len(p.split()) > 4 for p in parts[:-1]):
        return None
    for cut in (re.compile(r"\s*[;/]\s*"), _BESIDE, _VERSUS, _AND):
        shown = [s.strip() for s in cut.split(last[1]) if s.strip()]
        if len(shown) == len(parts):
            return tuple(_tidy(n, s) for n, s in zip([*parts[:-1], last[0]], shown, strict=True))
    return None


_TITLE_ENDS = re.compile(
    r"\s+(?:shown|as|being|with|showing|running|using|on|in|at|has|have|is|are|that|which|(?:any|every|some)(?:body|"
    r"one))\b|[,(]|\s+\d[\d.,]*\s?(?:%|[a-zµ]{1,7})?$"
)


def _side(part: str) -> tuple[str, str]:
    found = _TITLED.match(part)
    if found:
        return _tidy(found[1], found[2])
    title = _TITLE_ENDS.split(part, maxsplit=1)[0].strip(" ,\"“”`'")
    inside = re.fullmatch(r"[^()]+\((?P<what>[^()]+)\)\.?", part)
    return _tidy(title or part, inside["what"] if inside else part)


def _titles(text: str) -> Contrast | None:
    """ "A: x; B: y", "A = x, B = y, C = z", "A: x. B: y": every part has a title of its own."""
    for body in dict.fromkeys((text, _body(text))):
        for cut, sign in ((_SENTENCES, ""), (_LISTED, "="), (_LISTED, ":")):
            parts = _split(body, cut)
            if not 2 <= len(parts) <= MOST:
                continue
            found = [_TITLED.match(p) for p in parts]
            named = [(m[1].strip(), m[2].strip()) for m in found if m]
            if len(named) < len(parts) or (sign == "=" and not all("=" in p for p in parts)):
                continue
            inner = [_inner(t, w) for t, w in named]
            op = known(inner[0][0], inner[1][0]) if len(inner) == 2 else ""
            if (sign == ":" and not op) or not _set_apart([t for t, _ in inner]):
                continue
            return Contrast(op or _op(text), tuple(_tidy(t, w) for t, w in inner), 0.92 if op else 0.88)
    return None


def _set_apart(titles: Sequence[str]) -> bool:
    """Whether titles name sides, and do not judge, number or date them."""
    if all(re.fullmatch(_PLACE, t, re.IGNORECASE) for t in titles):
        return False
    odd = any(_JUDGES.fullmatch(t) or _TIME.match(t) for t in titles)
    return not odd and len({key(t) for t in titles}) == len(titles) and all(len(t.split()) <= 5 for t in titles)


def _inner(title: str, text: str) -> tuple[str, str]:
    """ "Memory layout: old = big blocks": the title next to the text is the side's, the one before heads the row."""
    deeper = _TITLED.match(text) if "=" in text else None
    return (deeper[1], deeper[2]) if deeper else (title, text)


def _equal(text: str) -> Contrast | None:
    """ "Side by side: X and Y, same text, equals sign between": each side holds what both have."""
    found = _EQUAL.match(_body(text))
    if found is None:
        return None
    return Contrast("same", tuple(_tidy(found[n], found["what"] or found[n]) for n in ("a", "b")), 0.92)


def _sizes(text: str) -> Contrast | None:
    """ "A tiny X next to a huge Y": what each is, the size left to the picture."""
    found = _SIZES.match(text)
    if found is None or bool(re.fullmatch(_TINY, found["x"], re.I)) == bool(re.fullmatch(_TINY, found["y"], re.I)):
        return None
    named = [(_DRAWN_AS.sub("", found[n]), found[size]) for n, size in (("a", "x"), ("b", "y"))]
    return Contrast("versus", tuple(_tidy(what.split(size, 1)[1], what) for what, size in named), 0.9)


def _places(text: str) -> Contrast | None:
    """ "X on the left, Y on the right", "left half: x. Right half: y", "left x; right y"."""
    body = _body(text)
    for cut in (_SENTENCES, _BEFORE_PLACE, _AFTER_PLACE):
        parts = _split(body, cut)
        if len(parts) == 3 and (whole := _placed(parts[1], parts[2])):
            return Contrast("versus", whole)
        if len(parts) == 2 and (whole := _placed(parts[0], parts[1])):
            return Contrast("versus", whole)
    found = re.match(
        r"^(?P<a>\S.*?) on the (?P<x>left|top)(?: side)?\s*,?\s+(?:and|while|with)?\s*(?P<b>\S.*?) on the "
        r"(?P<y>right|bottom)(?: side)?(?P<as>\s+as\s+.*)?$", body, re.IGNORECASE,
    )  # fmt: skip
    if found:
        return Contrast("versus", (("", found["a"].strip(" ,")), ("", f"{found['b']}{found['as'] or ''}")))
    return None


def _placed(one: str, other: str) -> tuple[tuple[str, str], ...] | None:
    ends = []
    for part in (one, other):
        found = _PLACED_FIRST.match(part) or _PLACED_LAST.match(part)
        if found is None:
            return None
        given = found.groupdict()
        what, image = given["what"].strip(" ,:."), given.get("as") or ""
        ends.append((found["which"].lower(), _tidy(what, image) if image else ("", what)))
    if (ends[0][0], ends[1][0]) not in _OPPOSITE:
        return None
    ends.sort(key=lambda e: e[0] in ("right", "bottom"))
    return tuple(side for _, side in ends)


def _one_and_other(text: str) -> Contrast | None:
    """ "On one side X, on the other Y"; "two phones: one with full bars, the other without signal"."""
    if found := _ONE_SIDE.match(text):
        return Contrast("versus", (("", found["a"].strip()), ("", found["b"].strip())))
    found = _ONE_OTHER.match(text)
    pair = _PAIR.search(found["head"]) if found else None
    if not found or not pair:
        return None
    noun = _one_of(pair)
    if not thing(noun).kind:
        return None
    rests = [_ASIDE.sub("", _WHICH.sub("", found[name].strip(" .,"))) for name in ("a", "b")]
    return Contrast("versus", tuple(_of_pair(noun, rest) for rest in rests))


def _of_pair(noun: str, rest: str) -> tuple[str, str]:
    """One of two of a kind: how it differs is its title where that is short."""
    said = re.sub(r"^(?:with|is|has|showing)\s+", "", rest)
    return _tidy(said if len(said.split()) <= 5 else "", f"{noun} {rest}")


def _pictures_of(text: str) -> Contrast | None:
    """ "One shop in two towns: full shelves / empty shelves": what each of a pair shows."""
    found = re.match(r"^(?P<head>[^:;/]{3,60}):\s*(?P<a>[^/]+?)\s+/\s+(?P<b>[^/]+)$", text)
    pair = _PAIR.search(found["head"]) if found else None
    if found and pair:
        parts, noun = (found["a"], found["b"]), _one_of(pair)
        return Contrast("versus", tuple(("", f"{noun} with {p.strip(' .,')}") for p in parts))
    found = _EACH.match(text)
    pair = _PAIR.search(found["head"]) if found else None
    if found and pair:
        return Contrast("versus", tuple(_of_pair(_one_of(pair), found[name].strip(" .,")) for name in ("a", "b")))
    return None


def _one_of(pair: re.Match[str]) -> str:
    *before, last = pair["noun"].split()
    return " ".join([*before, singular(last)])


def _framed(text: str) -> Contrast | None:
    """ "messy desk before, tidy desk after": the last words of two clauses are a known pair."""
    parts = _split(text, _LISTED)
    if len(parts) != 2:
        return None
    for (a, b), op in _pairs().items():
        ends = [key(p) for p in parts]
        if op == "before-after" and ends[0][-len(a) :] == a and ends[1][-len(b) :] == b and len(ends[0]) > len(a) + 1:
            cut = [" ".join(p.split()[: -len(t)]).rstrip(" :,") for p, t in zip(parts, (a, b), strict=True)]
            titles = [" ".join(p.split()[-len(t) :]) for p, t in zip(parts, (a, b), strict=True)]
            return Contrast(op, (_tidy(titles[0], cut[0]), _tidy(titles[1], cut[1])))
    return None


def _two_things(reading: Reading) -> Contrast | None:
    """A split screen of two things."""
    parts = [c.text for c in reading.clauses if c.text.strip(" .")]
    own = reading.carrier == "compare" and bool(parts) and key(reading.carrier_words)[-1:] != key(parts[0])[-1:]
    if own and len(parts) == 2 and all(c.figures for c in reading.clauses):
        return Contrast(known(*parts) or _op(reading.text), (_tidy(parts[0], parts[0]), _tidy(parts[1], parts[1])))
    return None


def _op(text: str) -> str:
    return "equals" if "=" in text and not _VERSUS.search(text) else "versus"


def _body(text: str) -> str:
    """The text without a leading "Comparison graphic:", "Two ways to pay:"; a header that titles a side stays."""
    found = _HEADER.match(text)
    if not found:
        return text
    stems, lex = key(found[1]), lexicon()
    heading = bool(lex.carriers.ending(stems)[1]) or all((s,) in lex.production for s in stems)
    counts = re.match(r"(?:two|three|four|2|3|4|both)\b", found[1], re.IGNORECASE) is not None
    deeper = re.match(r"[^:;,.]{1,35}[:=]", text[found.end() :]) is not None
    return text[found.end() :] if heading or counts or deeper or len(found[1].split()) > 4 else text


def _split(text: str, cut: re.Pattern[str]) -> list[str]:
    """The parts of a text at a mark outside quotes, backticks and brackets."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[0])
        return f"\x00{len(held) - 1}\x00"

    parts = cut.split(_QUOTED.sub(hold, text.strip(" .")))
    back = (re.sub(r"\x00(\d+)\x00", lambda m: held[int(m[1])], p) for p in parts if p)
    return [p.strip(" ,;") for p in back if p.strip(" ,;.")]


def _tidy(title: str, text: str) -> tuple[str, str]:
    shown = _ARTICLE.sub("", title.strip(" .,:;"))
    shown = re.sub(r"\s+(?:shown|drawn|pictured|depicted|illustrated)$", "", shown)
    first = shown.split(" ")[0]
    return (shown[:1].upper() + shown[1:] if first.islower() else shown), text.strip(" .,;")
