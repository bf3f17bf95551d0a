"""Everyday scenes that carry a picture whatever stands in them: a race, a rope, a chain of hands, beads, a burden."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from builder.cast.daily import everyday, person
from builder.cast.notation import nouns
from builder.cast.phrase import listed, phrase
from builder.language.lexicon import lexicon, stem
from builder.language.model import Figure, Reading

#: The scenes, and how each can stand.
SCENES = ("race", "rope", "brigade", "beads", "burden")
HOW = ("first", "second", "apart", "back", "forth")
_RACE = re.compile(
    r"\b(?:rac(?:e|es|ing)|outruns?|outrunning|overtak\w+|finish(?:ing)? line|neck and neck|crosse?s? the line)\b",
    re.I,
)
_NO_RACE = re.compile(r"\b(?:race condition|data race|relay)", re.I)
_TIME = re.compile(
    r"\(?\b(\d[\d.,]*\s?(?:ns|µs|us|ms|msec|s|sec(?:ond)?s?|min(?:ute)?s?|h|hours?|days?|weeks?|x|mph|km/h))\b\)?"
)
_CUT = re.compile(
    r"\s*[,;:]\s*|\s+(?:and|against|versus|vs\.?|with|while|but|than|past|by|between|over|across|still|already|near|at)\s+"
    r"|\b(?:rac(?:e|es|ing)|outruns?|outrunning|overtak\w+|crosses|wins?|passes|leads|loses|ties|is|are|to)\b",
    re.I,
)
_GROUND = re.compile(r"\b(?:line|race|track|lanes?|finish|start|road|course|stadium|flag|tape|goal|seconds?)$", re.I)
_WON = r"(?:\s+\S+){0,3}?\s+(?:crosses|wins|first|already|over|past|through|is there|long gone|far ahead|leads|overtak)"
_TIED = re.compile(
    r"\b(?:tied|roped|chained|shackled|handcuffed|lashed|bound|moored|strapped) (?:together|to)\b"
    r"|\b(?:rope|chain|string) between\b",
    re.I,
)
_NAMED = re.compile(r"[\"“']([^\"”']{1,30})[\"”'] and [\"“']([^\"”']{1,30})[\"”']")
_TORN = re.compile(r"\b(?:slips?|slipping|loosens?|snaps?|breaks?|frays?|tears?|torn|cuts?|parts?|gap|drift\w*|away)\b", re.I)  # fmt: skip  # noqa: E501
_CHAIN = re.compile(
    r"\b(?:bucket brigade|human chain|hand to hand|from hand to hand|relay race|down the (?:line|chain)|baton"
    r"|(?:handed|passed) (?:on |back |along |down )+(?:the|a|from))\b",
    re.I,
)
_PASSED = re.compile(
    r"^(?P<a>.+?)\s+(?:is |being |gets |are |travels |goes |moves )*(?:handed|passed|travelling|going|down)\b", re.I
)
_PASSING = re.compile(
    r"\b(?:pass|hand)(?:es|ing)? (?:on )?(?P<a>(?:an?|the|one|his|her|their) [^,;]+?)"
    r"(?: along| on| down| back| from| hand| to|$)",
    re.I,
)
_BEAD = re.compile(r"\b(?:beads?|pearls?|garland|necklace|fairy lights)\b", re.I)
_RANGE = re.compile(r"\b1\s*(?:to|-|–|…|\.\.+|through)\s*(\d{1,2})\b|\b(?!of\b)(\d{1,2}|\w+) (?:beads|pearls|lights)\b", re.I)  # fmt: skip  # noqa: E501
_TURNED = re.compile(
    r"\b(?:bead|pearl|light|number)s? (?P<n>\d{1,2})\b(?:[^,;\d]*\bof \w+ (?P<m>\d{1,2})|[^,;\d]*)", re.I
)
_UNDER = re.compile(
    r"^(?P<a>.+?)\s+(?:is |are )?(?:sweat\w*|groan\w*|buckl\w*|bent|bend\w*|collaps\w*|crush\w*|struggl\w*|stagger\w*"
    r"|strain\w*|bow\w*|sink\w*|buried|pant\w*|carr\w+|shak\w+|crack\w*)\s+(?:down )?(?:under|beneath|by)\s+"
    r"(?:the (?:weight|load|burden) of |an? (?:\w+ )?(?:load|pile|stack|heap|tower|mountain|weight) of )?(?P<b>.+)$",
    re.I,
)
_MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """`things` in the scene `name`, `notes` on each ("9 s", a bead's colour), `how` it stands (one of `HOW`)."""

    name: str
    things: tuple[Figure, ...]
    notes: tuple[str, ...] = ()
    how: str = ""


def played(reading: Reading) -> Played | None:
    """The scene a row plays; None where it plays none of them."""
    text = reading.text.strip(" .")
    return _race(text) or _rope(text) or _brigade(text) or _beads(text) or _burden(text)


def _race(text: str) -> Played | None:
    if not _RACE.search(text) or _NO_RACE.search(text):
        return None
    runners: list[tuple[str, str]] = []
    for piece in (p.strip() for p in _CUT.split(text)):
        timed = _TIME.search(piece)
        bare = re.sub(r"[()]", "", _TIME.sub("", piece)).strip()
        if timed and not bare and runners and not runners[-1][1]:
            runners[-1] = (runners[-1][0], timed[1])
        if not bare or _GROUND.search(bare) or len(bare.split()) > 3 or stem(bare.split()[-1]) in lexicon().verbs:
            continue
        known = next((i for i, (w, _) in enumerate(runners) if bare.lower().endswith(w.split()[-1].lower())), -1)
        if known < 0 and (timed or _thing(bare)):
            runners.append((bare, timed[1] if timed else ""))
        elif known >= 0 and timed:
            runners[known] = (runners[known][0], timed[1])
    if len(runners) < 2:
        return None
    pair = runners[:2]
    things = tuple(replace(person(phrase(words)), count=1) for words, _ in pair)
    return Played(name="race", things=things, notes=tuple(t for _, t in pair), how=_ahead(text, pair))


def _thing(words: str) -> bool:
    return everyday(words) or bool(phrase(words).kind) or words.split()[-1].lower() in nouns()


def _ahead(text: str, pair: list[tuple[str, str]]) -> str:
    """Who is in front: by the times, by who is said to cross, else by who is still at it."""
    times = [_millis(t) for _, t in pair]
    if all(times) and times[0] != times[1]:
        return "first" if times[0] < times[1] else "second"
    for (words, _), how in zip(pair, ("first", "second"), strict=True):
        if re.search(re.escape(words.split()[-1]) + _WON, text, re.I):
            return how
    late = re.search(r"\b(?:while|still|behind)\b", text, re.I)
    if re.search(r"\b(?:outruns?|overtak)", text, re.I):
        return "first"
    return "first" if late else ""


_UNITS = {"ns": 1e-6, "µs": 1e-3, "us": 1e-3, "ms": 1.0, "msec": 1.0, "s": 1e3, "h": 3.6e6, "x": 0.0}
_LONG = {"sec": 1e3, "min": 6e4, "hou": 3.6e6, "day": 8.64e7, "wee": 6.05e8}


def _millis(words: str) -> float:
    """A time in ms, 0 for none."""
    found = re.match(r"([\d.,]+)\s?(\S+)", words)
    if not found:
        return 0.0
    unit = _UNITS.get(found[2], _LONG.get(found[2][:3], 0.0))
    return float(found[1].replace(",", "").rstrip(".") or 0) * unit


def _rope(text: str) -> Played | None:
    found = _TIED.search(text)
    if found is None:
        return None
    how = "apart" if _TORN.search(text[found.end() :]) else ""
    names = _NAMED.search(text)
    if names is not None and names.start() < found.end():
        one = phrase(re.sub(r"\s*\b(?:named|called|labell?ed|marked|with)\b.*$", "", text[: names.start()]).strip(" ,"))
        pair = tuple(replace(one, count=1, quantity="", label=n) for n in (names[1], names[2]))
        return Played(name="rope", things=pair, how=how)
    before = text[: found.start()].strip(" ,")
    after = re.split(r"[,;:]| and ", text[found.end() :].strip(), maxsplit=1)[0].strip()
    together = found[0].lower().endswith(("together", "between"))
    sides = re.split(r"\s+and\s+", after if found[0].lower().endswith("between") else before) if together else []
    pair_of = sides if together else [before, after]
    if len(pair_of) != 2 or not all(pair_of) or any(len(s.split()) > 4 for s in pair_of):
        return None
    things = tuple(replace(person(phrase(s)), count=1) for s in pair_of)
    return Played(name="rope", things=things, how=how) if all(t.words for t in things) else None


def _brigade(text: str) -> Played | None:
    if not _CHAIN.search(text):
        return None
    active, passive = _PASSING.search(text), _PASSED.search(text)
    found = active or passive
    words = found["a"] if found else ""
    item, _, inside = words.partition(" with ")
    if not item or len(item.split()) > 4:
        return None
    note = re.sub(r"^(?:an?|the|its|their)\s+|\s+(?:in|on) it$", "", inside)
    how = "back" if re.search(r"\bback\b", text, re.I) else "forth"
    return Played(name="brigade", things=(replace(phrase(item), count=1),), notes=(note,) if note else (), how=how)


def _beads(text: str) -> Played | None:
    many = _RANGE.search(text)
    if not _BEAD.search(text) or many is None:
        return None
    said = (many[1] or many[2]).lower()
    count = int(said) if said.isdigit() else lexicon().numbers.get(said, 0)
    if not 2 <= count <= _MOST + 4:
        return None
    colours: dict[int, str] = {}
    for turn in _TURNED.finditer(text):
        colour = next((c for w in turn[0].split() if (c := lexicon().colours.longest((stem(w.lower()),))[0])), "")
        for number in (turn["n"], turn["m"]):
            if colour and number:
                colours[int(number)] = colour
    one = Figure(kind="", words="bead", count=count, quantity="exact")
    return Played(name="beads", things=(one,), notes=tuple(colours.get(i, "") or "-" for i in range(1, count + 1)))


def _burden(text: str) -> Played | None:
    found = _UNDER.match(text)
    if found is None:
        return None
    loads = tuple(listed(found["b"]))
    bearer = phrase(found["a"])
    if not bearer.words or not 2 <= len(loads) <= _MOST or any(len(w.split()) > 3 for w in loads):
        return None
    things = (replace(bearer, count=1), *(replace(phrase(w), count=1) for w in loads))
    return Played(name="burden", things=things)
