"""The numbers of a row: pairs of name and value, how many times, and, where there are none, the way of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from builder.language.lexicon import Table, key, lexicon, raw, stem, table
from builder.language.model import Figure, Reading
from builder.layout.labels import stock

_UNITS = (
    r"%|percent\b|[x×](?!\w)|[GMKT]i?B(?:/s)?\b|kB\b|[kKMGT](?:bps|bit/s|b/s)?\b|°C?|ms\b|seconds?\b|secs?\b|s\b|minutes?\b|min\b|hours?\b|h\b|"
    r"days?\b|weeks?\b|months?\b|years?\b|fps\b|rps\b|qps\b|req/s\b|tokens?/s\b|users?\b|requests?\b|euros?\b|dollars?\b"
)
_VALUE = re.compile(rf"(?<![\w./])(?P<money>[$€£]?)(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>{_UNITS})?(?!\w)")
_TIMES = re.compile(r"(?<![\w.])(\d[\d,]*(?:\.\d+)?)\s?(?:[x×]|times|-fold)\s+(?:as\s+)?([\w-]+)", re.IGNORECASE)
_JOINTS = "at|of|with|is|are|was|takes?|needs?|costs?|has|only|just|about|around|from|for|in|to|and"
_SMALL = re.compile(rf"^(?:(?:{_JOINTS}|up|the|an?)\b|:|=)\s*", re.IGNORECASE)
_ENDS = re.compile(rf"\s*(?:\b(?:{_JOINTS})\b|[:=–-])\s*$", re.IGNORECASE)
_FROM_TO = re.compile(
    r"\bfrom\s+(.+?)\s+(?:down\s+|up\s+)?to\s+(.+?)(?=,|;|\.|$|\s+(?:after|over|with|when|as|in)\b)", re.IGNORECASE
)
#: Where a bar stands among the others, before its name: "below it payment 3.2 s".
_PLACED = re.compile(
    r"^(?:(?:then|and|below|under|beneath|inside|within|after|next to|above|over)\s+(?:it|that|this|them)?\s*)+", re.I
)
#: Words for how tall a bar is where no number is given -> its share of the tallest.
SIZES: Mapping[str, float] = {
    "huge": 1.0, "giant": 1.0, "enormous": 1.0, "massive": 1.0, "tallest": 1.0, "towering": 1.0, "tall": 0.9,
    "highest": 1.0, "biggest": 1.0, "longest": 1.0, "high": 0.9, "big": 0.9, "large": 0.9, "long": 0.9, "great": 0.9,
    "medium": 0.55, "middling": 0.55, "half": 0.5, "moderate": 0.5, "smaller": 0.4, "shorter": 0.4, "lower": 0.4,
    "low": 0.25, "small": 0.25, "short": 0.25, "little": 0.2, "tiny": 0.1, "minuscule": 0.08, "smallest": 0.12,
    "shortest": 0.12, "lowest": 0.12, "thin": 0.12, "sliver": 0.06, "empty": 0.0, "zero": 0.0,
}  # fmt: skip
_VERY = re.compile(r"\b(?:is|are|very|really|much|a|an|the|bar|bars|column|one|looks?)\b", re.IGNORECASE)
_VERSUS = re.compile(r"\s+(?:vs\.?|versus|against|compared (?:to|with)|next to)\s+", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:[,;](?!\d)|\bvs\.?\s|\bversus\b|\bcompared (?:to|with)\b|\band\b)\s*", re.IGNORECASE)
_EQUALS = re.compile(rf"^(?P<name>[^=]+?)\s*=\s*(?P<value>[$€£]?\d[\d,]*(?:\.\d+)?\s?(?:{_UNITS})?)(?![\w.])")
#: Units of one dimension -> (dimension, how many of its smallest).
_DIMENSIONS: Mapping[str, tuple[str, float]] = {
    "kb": ("bytes", 1.0), "mb": ("bytes", 1e3), "gb": ("bytes", 1e6), "tb": ("bytes", 1e9), "ms": ("time", 1.0),
    "s": ("time", 1e3), "sec": ("time", 1e3), "second": ("time", 1e3), "min": ("time", 6e4), "minute": ("time", 6e4),
    "h": ("time", 3.6e6), "hour": ("time", 3.6e6), "day": ("time", 8.64e7),
}  # fmt: skip
_LEADS = re.compile(r"^(?:an?|the|with|its|over|under|crossing|above|below|past)\s+", re.IGNORECASE)


_WAYS: Mapping[str, tuple[float, ...]] = {
    "up": (1, 1.5, 2.1, 3.0, 4.1, 5.6),
    "down": (5.6, 3.3, 2.1, 1.4, 1.08, 1.0),
    "flat": (3, 3.05, 2.95, 3.0, 3.02, 3.0),
    "spike": (1, 1.15, 1.0, 6.0, 1.1, 1.0),
    "dip": (5, 5.1, 4.9, 1.0, 5.0, 5.1),
    "dips": (5, 5.1, 1.0, 1.1, 5.0, 5.1, 1.2, 1.0, 5.05, 5),
    "steep": (0.6, 0.7, 0.95, 1.5, 3.0, 6.4),
    "saturate": (0.8, 3.2, 4.7, 5.3, 5.55, 5.6),
    "wave": (2, 4.4, 1.8, 4.6, 2.0, 4.5),
    "hump": (0.8, 2.2, 4.6, 5.6, 4.6, 2.2, 0.8),
    "valley": (5.4, 4.2, 2.0, 1.0, 1.7, 3.6, 5.0),
    "late-rise": (1.6, 1.6, 1.65, 1.9, 3.6, 5.6),
    "late-fall": (5.5, 5.5, 5.45, 5.1, 3.0, 1.2),
    "saw": (1, 2.4, 3.8, 5.2, 1.1, 2.5, 3.9, 5.3, 1.0, 2.4, 3.8, 5.2),
    "tail": (0.0, 2.8, 5.4, 3.9, 2.3, 1.25, 0.7, 0.42, 0.28, 0.2),
}
#: Two ways of a line, one after the other, as one; what is not here keeps the more telling of the two.
_THEN: Mapping[tuple[str, str], str] = {
    ("up", "down"): "hump", ("up", "flat"): "saturate", ("up", "dip"): "hump", ("steep", "flat"): "saturate",
    ("steep", "down"): "hump", ("down", "up"): "valley", ("down", "flat"): "down", ("down", "saturate"): "down",
    ("flat", "up"): "late-rise", ("flat", "steep"): "late-rise", ("flat", "down"): "late-fall",
    ("up", "saturate"): "saturate", ("spike", "down"): "spike", ("spike", "flat"): "spike", ("up", "spike"): "spike",
    ("down", "spike"): "valley",
}  # fmt: skip
_MANY = re.compile(r"\b(?:dips|drops|gaps|valleys|holes|slumps|troughs)\b", re.IGNORECASE)
#: Ways that say how a line runs as a whole, wherever they stand.
_WHOLE = ("tail", "saw", "hump", "valley", "wave")


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """One mark: its name, its value and what is printed on it ("" = only its size against the others').

    `size`: the word that tells how tall it is, where no number does.
    """

    name: str
    value: float
    words: str = ""
    size: str = ""

    @property
    def text(self) -> str:
        """The way an author writes it: "name: 40 ms"."""
        return f"{self.name}: {self.size or self.words or f'{self.value:g}'}" if self.name else self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What there is to draw: `series` for bars, or a `trend` for a line; `ratio` "24×"; `winner` of the series.

    `form` "spans": bars one below the other, each from where it starts; `flags`: words that stand on the line, from
    left to right; `who` is down in the dips.
    """

    series: tuple[Datum, ...] = ()
    trend: str = ""
    ratio: str = ""
    winner: int = -1
    of: str = ""
    limit: str = ""
    form: str = ""
    flags: tuple[str, ...] = ()
    who: Figure | None = None


@cache
def _tables() -> Mapping[str, Table]:
    words = raw("measures")
    senses = {"low": words["welcome-low"], "high": words["welcome-high"]}
    return {
        "measure": table(senses), "trend": table(words["trend"]), "ratio": table(words["ratio"]),
        "limit": table({"limit": words["limit"]}),
    }  # fmt: skip


def measure(words: str) -> tuple[str, str]:
    """(measure as written, "low" or "high" as it is welcome) of the first measure in the words; ("", "")."""
    found = list(re.finditer(r"[\w-]+", words))
    stems = [stem(m[0].lower()) for m in found]
    for i in range(len(stems)):
        sense, n = _tables()["measure"].longest(stems, i)
        if sense:
            return words[found[i].start() : found[i + n - 1].end()], sense
    return "", ""


def trend(words: str) -> str:
    """How a line runs by its words: the most telling class wins over plain up and down."""
    stems = [stem(w) for w in re.findall(r"[\w-]+", words.lower())]
    named = [name for i in range(len(stems)) if (name := _tables()["trend"].longest(stems, i)[0])]
    if found := next((name for name in _WHOLE if name in named), ""):
        return found
    if "dip" in named and _MANY.search(words):
        return "dips"
    kept = [name for i, name in enumerate(named) if i == 0 or name != named[i - 1]]
    if len(kept) > 2 and set(kept) == {"up", "down"}:
        return "wave"
    if len(kept) > 1 and (both := _THEN.get((kept[0], kept[-1]))):
        return both
    order = ("spike", "dip", "steep", "saturate", "flat", "up", "down")
    return next((name for name in order if name in kept), "")


def limit(words: str) -> str:
    """The words of a limit line: "SLO", "memory limit"."""
    names = "|".join(sorted(map(re.escape, raw("measures")["limit"]), key=len, reverse=True))
    found = re.search(rf"\b((?:[\w-]+\s+)?(?:{names}))\b", words, re.IGNORECASE)
    return _LEADS.sub("", found[1]) if found else ""


def pairs(text: str) -> tuple[Datum, ...]:
    """Names with values of one unit: "before 40 ms, after 12 ms", "from 40 ms to 12 ms"; () for fewer than two."""
    span = _FROM_TO.search(text)
    if span and all(_VALUE.search(g) for g in span.groups()):
        first, last = (_VALUE.search(g) for g in span.groups())
        if first and last and _unit(first) in ("", _unit(last)):
            return tuple(
                Datum(name=stock(n), value=_number(m), words=_said(m)) for n, m in (("before", first), ("after", last))
            )
    out = [d for part in _CUT.split(_content(text)) if (d := _datum(part))]
    units = {_DIMENSIONS.get(unit, (unit, 1.0))[0] for _, unit in out}
    if len(out) > 1 and len({d.name for d, _ in out}) < len(out) and not any(d.name == "" for d, _ in out):
        parts = [part for part in _CUT.split(_content(text)) if _datum(part)]
        out = [(replace(d, name=part.strip(" .")), unit) for (d, unit), part in zip(out, parts, strict=True)]
    return scaled(tuple(d for d, _ in out)) if len(out) > 1 and len(units) <= 1 else ()


def sized(text: str) -> tuple[Datum, ...]:
    """Bars whose sizes are words: "on-demand tall, spot tiny", "a huge bar for email, a tiny one for chat"."""
    _, colon, body = text.partition(":")
    out = []
    for part in _CUT.split((body if colon else text).strip(" .")):
        words = part.split()
        said = [w for w in words if w.lower().strip("()") in SIZES]
        rest = _VERY.sub(" ", " ".join(w for w in words if w not in said))
        name = " ".join(re.sub(r"^\s*(?:for|of)\s+|[()]", " ", re.sub(r"\s+", " ", rest).strip()).split())
        if len(said) != 1 or not name or len(name.split()) > 4:
            return ()
        size = said[0].lower().strip("()")
        out.append(Datum(name=name, value=SIZES[size], size=size))
    return tuple(out) if len(out) > 1 else ()


def versus(text: str) -> tuple[Datum, ...]:
    """Two bare values held against each other: "8 min vs 20 s"."""
    parts = _VERSUS.split(_content(text).rpartition(":")[2])
    found = [_VALUE.fullmatch(part.strip(" .")) for part in parts]
    if len(found) != 2 or not all(found):
        return ()
    made = tuple(Datum(name="", value=_number(m), words=_said(m)) for m in found if m)
    return scaled(made)


def scaled(series: tuple[Datum, ...]) -> tuple[Datum, ...]:
    """The same marks on one scale where their values are in units of one dimension ("120 kB", "2 MB")."""
    found = [_VALUE.fullmatch(d.words) for d in series]
    sizes = [_DIMENSIONS.get(_unit(m)) if m else None for m in found]
    if None in sizes or len({size[1] for size in sizes if size}) < 2 or len({size[0] for size in sizes if size}) > 1:
        return series
    return tuple(
        replace(d, value=_number(m) * size[1]) for d, m, size in zip(series, found, sizes, strict=True) if m and size
    )


def _content(text: str) -> str:
    """The text after its head: behind a colon or "showing", if numbers stand there."""
    for opener in (r":\s", r"\b(?:showing|with|comparing)\s", r"\bbars?\s+(?:for|of)\s"):
        found = re.search(opener, text)
        if found and not _VALUE.search(text[: found.start()]) and len(_VALUE.findall(text[found.end() :])) > 1:
            return text[found.end() :] if not re.match(r"^\s*\w+:\s?\S+\s*[,;]", text) else text
    return text


def _datum(part: str) -> tuple[Datum, str] | None:
    part = re.sub(r"\s*\(([^()]*)\)", r" \1", _PLACED.sub("", part))
    equal = _EQUALS.match(part)
    if equal and (value := _VALUE.fullmatch(equal["value"].strip())):
        return Datum(name=equal["name"].strip(), value=_number(value), words=_said(value)), _unit(value)
    found = list(_VALUE.finditer(part))
    if len(found) > 1 and (last := re.search(r"[\s:](?=[$€£]?\d)", part)) and part[: last.start()].strip():
        found = [m for m in found if m["unit"]] or found
    if len(found) != 1:
        return None
    m = found[0]
    before, after = _ENDS.sub("", part[: m.start()]), _SMALL.sub("", part[m.end() :].strip())
    name = (before.strip(" .:=") or after.strip(" .:=")).strip()
    if not name or len(name.split()) > 4:
        return None
    return Datum(name=name, value=_number(m), words=_said(m)), _unit(m)


def _number(m: re.Match[str]) -> float:
    return float(m["number"].replace(",", ""))


def _unit(m: re.Match[str]) -> str:
    return (m["money"] or "") + stem((m["unit"] or "").lower())


def _said(m: re.Match[str]) -> str:
    return m[0].strip().replace("percent", "%").replace(" %", "%")


def ratio(*texts: str) -> tuple[str, float, str, str] | None:
    """("24×", 24, class of the adjective, the text it stands in): the first "24x faster" of the texts."""
    for text in texts:
        for m in _TIMES.finditer(text):
            name = _tables()["ratio"].longest([stem(m[2].lower())])[0]
            if name:
                return f"{m[1]}×", float(m[1].replace(",", "")), name, text
    return None


def names(reading: Reading) -> tuple[str, ...]:
    """The two parties of a comparison: the titles of its sides."""
    return tuple(title for title, _ in reading.sides) if len(reading.sides) == 2 else ()


def compared(reading: Reading, said: str) -> Data | None:
    """Bars from "24x faster": the row's two parties (else before and now) at their true ratio."""
    found = ratio(reading.text, reading.cue, said)
    if found is None:
        return None
    words, times, sense, text = found
    parties = names(reading) or (stock("before"), stock("now"))
    ahead = _ahead(parties, text) if names(reading) else 1
    better = ahead if sense != "slow" else 1 - ahead
    tall = better if sense in ("more", "slow") else 1 - better
    series = tuple(
        Datum(name=n, value=times if i == tall else 1.0, words=words if i == ahead and sense != "less" else "")
        for i, n in enumerate(parties)
    )
    return Data(series=series, ratio=words, winner=better, of=measure(reading.text)[0])


def _ahead(parties: tuple[str, ...], text: str) -> int:
    """Which party the comparative is said of: the one named before it; else the second."""
    m = _TIMES.search(text)
    before = key(text[: m.start()]) if m else ()
    at = [max((i for i, s in enumerate(before) if s in key(p)), default=-1) for p in parties]
    return 0 if at[0] > at[1] else 1


_SPANS = re.compile(r"\b(?:waterfall|spans?|gantt|trace view|flame ?graph)\b", re.IGNORECASE)
_NESTED = re.compile(r"\b(?:nested|inside|within|below (?:it|that)|child)\b", re.IGNORECASE)
_FLAG = re.compile(rf"\b(?:at|of|=)\s+(?P<value>[$€£]?\d[\d,]*(?:\.\d+)?\s?(?:{_UNITS}))(?!\w)", re.IGNORECASE)


def spanned(text: str) -> bool:
    """Whether bars stand for stretches of one course: a waterfall, the spans of a trace."""
    return bool(_SPANS.search(text))


def nested(text: str) -> bool:
    """Whether each span lies within the one before."""
    return bool(_NESTED.search(text))


def flags(text: str) -> tuple[str, ...]:
    """Values that mark places on a line ("a hump at 120 ms, the tail at 4 s"), at most three."""
    return tuple(" ".join(m["value"].split()) for m in _FLAG.finditer(text))[:3]


#: The trends there are.
TRENDS = tuple(_WAYS)


def way(data: str) -> tuple[float, ...]:
    """Heights of a line of this trend: only its shape is meant."""
    return _WAYS[data]


def plotted(reading: Reading) -> Iterator[str]:
    """The words a chart is of, without its head."""
    lex = lexicon()
    for figure in reading.figures:
        if not figure.kind and stem(figure.words.lower()) not in lex.carriers:
            yield figure.words
