"""Which rows set names, and how: in a row, added up, round a centre, one large, one with its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from builder.cast import figure
from builder.grammars import base
from builder.grammars.brand import acts, names
from builder.language.model import Figure, Reading
from builder.language.read import read
from builder.storyboard.context import Context
from builder.storyboard.model import Match

MOST = 12
_ORBIT = re.compile(r"\b(?:orbit\w*|circling|revolving|surround\w*|around)\s+(?:the\s+|a\s+)?(?P<hub>[\w .-]+)", re.I)
_MERGED = re.compile(r"\b(?:merg\w+|combin\w+|fus(?:e|es|ed|ing)|unit(?:e|es|ed|ing)|join\w*|becom\w+)\b", re.I)
_INTO = re.compile(r"\b(?:into|becoming|forming|to form|making)\s+(?P<made>.+)$", re.I)
_PAIRED = re.compile(
    r"\b(?:together|integrat\w+|partner\w*|handshak\w+|shaking hands|pair\w*"
    r"|lock\w* (?:in|into|together)|teaming|plugg\w+)\b",
    re.I,
)
_STACKED = re.compile(r"\b(?:stack(?:ed|ing)?|layers?|layered|on top of (?:each other|one another)|tower)\b", re.I)
_LINED = re.compile(r"\b(?:side[- ]by[- ]side|in (?:a|one) (?:row|line)|next to each other|lined up|line-?up)\b", re.I)
_PARTS = re.compile(
    r"\b(?:components?|modules?|sub-?projects?|parts?|pieces?|features?|services?|products?|plug-?ins?|tools?|formats?"
    r"|flavou?rs?|editions?|engines?|backends?|libraries|layers?|members?)"
    r"\s*(?::|such as|like|including|\()\s*(?P<list>.+)$",
    re.I,
)
_IN = re.compile(r"\b(?:load|feed|enter|import|pour|flow|stream|go)(?:s|ing|ed)?\b", re.I)
_SO_FAR = re.compile(
    r"\b(?:(?:all|every|both|the|these)\b.*\b(?:mentioned|shown|named|tools?|logos?|so far|above)|so far)\b", re.I
)
_BADGE = {"tick": "check", "cross": "cross", "question": "question", "warning": "warning", "strike": "cross"}
#: Words about how the cards come on; no picture of their own.
_STAGED = re.compile(
    r"\b(?:(?:all|both)\s+)?(?:appear\w*|popp?\w*(?:\s+(?:up|in|out))?|fad\w+(?:\s+in)?|slid\w+(?:\s+in)?|fly\w+(?:\s+in)?|shown?|showing"
    r"|shin\w+|glow\w*|spin\w*|landing|revealed|reveal|lined up|arranged|displayed|highlighted|floating|drifting"
    r"|side[- ]by[- ]side|next to each other|in (?:a|one|two|the) (?:row|rows|line|grid|circle|middle|centre|center)"
    r"|on screen|one by one|one after another|together|working|visual\w*|animation|graphic|logos?|large|big"
    r"|on (?:a|the) (?:wall|shelf|board|screen|stage|table|background)|with|and|as|a|an|the|of|in)\b",
    re.I,
)
_ONE = re.compile(r"(?:just |a single )?(?:one|each other|a single one|the same|it)", re.I)
_REVEALED = re.compile(
    r"\b(?:appear\w*|reveal\w*|enter\w*|introduc\w+|unveil\w*|arriv\w+|land\w*|drop\w*|spotlight\w*|rising)\b", re.I
)
_GUARDED = re.compile(
    r"^\s*(?:with|on|in|inside|as|within|carrying|wearing|holding|behind)\s+(?:(?:an?|the|its|big|large|glowing|blue|green)\s+)*"
    r"shields?(?:\s+(?:icon|symbol|badge|around it|behind it))?\s*[.]?$",
    re.I,
)
_NESTED = 0.58


def match(reading: Reading, context: Context) -> Match | None:
    """Names are required: the row's own, else the cue's, else the narration's."""
    if reading.sides or reading.steps:
        return None
    added, made = names.summed(reading.text)
    if added:
        slots: dict[str, Any] = {"names": added, "layout": "merge", "result": made}
        return Match(grammar="brand", confidence=0.86, slots=slots, why=(f"{' + '.join(added)} make {made}",))
    found = names.LOGO.search(reading.text) or _plates(reading)
    if found is None:
        return _marked(reading)
    front, rest = reading.text[: found.start()], reading.text[found.end() :]
    own = names.before(re.split(r"[;:.]\s|,(?=[^,]*$)(?!.*\b(?:and|or)\b)", front)[-1], found[0])
    own = own or names.before(front, found[0]) or names.after(rest)
    source, given = _given(own, reading, context)
    if not given:
        return None
    if not own:
        given = _plugged(given, reading, context)
    own, rest = _more(own, rest)
    if own and len(own) > len(given):
        given = own
    if own and (names.after(rest) == own):
        rest = re.sub(rf"^.*{re.escape(own[-1])}", "", rest, flags=re.S)
    slots = {"names": given[:MOST], **_staged(rest if own else rest.partition(",")[2], given, reading, context)}
    if own and not set(slots) - {"names", "layout", "mood", "pose"} and "," in front:
        slots |= _company(front.rpartition(",")[0], reading, context) if own[0] not in front.rpartition(",")[0] else {}
    slots |= _varied(slots, context)
    slots |= _about(slots, reading, context)
    sure = 0.93 if own else 0.92
    return Match(grammar="brand", confidence=sure, slots=slots, why=(f"{found[0]} of {', '.join(given)} ({source})",))


def _about(slots: Mapping[str, Any], reading: Reading, context: Context) -> dict[str, Any]:
    """What the sentence says a lone name works on, beside it; {} where the row has more than the name."""
    name = slots["names"][0]
    if set(slots) - {"names", "layout"} or len(slots["names"]) > 1 or name.lower() not in reading.sentence.lower():
        return {}
    said = reading.sentence[reading.sentence.lower().index(name.lower()) + len(name) :]
    things = (f for f in read(said, "", "", nouns=context.nouns).figures if f.kind and f.kind != "brand")
    found = next((f for f in things if f.words.lower() not in name.lower()), None)
    return {"companion": (found,)} if found else {}


def _varied(slots: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """Another board than the last time where the row asks for none: every other plain row stands on plinths."""
    if set(slots) - {"names"} or len(slots["names"]) > 2:
        return {}
    plain = [m for m in context.earlier if m.grammar == "brand" and not set(m.slots) - {"names", "layout"}]
    return {"layout": "reveal"} if len(plain) % 2 else {}


def _given(own: tuple[str, ...], reading: Reading, context: Context) -> tuple[str, tuple[str, ...]]:
    """Where the names come from, and the names."""
    told = (
        ("the row", own),
        ("the rows before", _earlier(context) if _SO_FAR.search(reading.text) else ()),
        ("the row", _figures(reading)),
        ("the cue", names.listed(reading.cue) or _lower(reading)),
        ("the cue", names.spoken(reading.cue, context.nouns)),
        ("the narration", names.spoken(reading.sentence, context.nouns)),
        ("the narration", names.spoken(context.said, context.nouns)),
    )
    return next(((where, found) for where, found in told if found), ("", ()))


def _plugged(given: tuple[str, ...], reading: Reading, context: Context) -> tuple[str, ...]:
    """The names that go into the one the row gives, from the cue or the narration: "framework logos plugging in"."""
    centre = acts.hub(reading.text, ("",))
    if centre is None or not isinstance(centre[0], str) or given != (centre[0],):
        return given
    told = names.listed(reading.cue) or names.spoken(reading.sentence, context.nouns)
    return (*(n for n in told if n != centre[0]), centre[0])


def _plates(reading: Reading) -> re.Match[str] | None:
    """Badges, labels or mascots of names: two of the row's own, or those of a cue that is nothing but names."""
    found = names.PLATES.search(reading.text)
    if found is None:
        return None
    front, rest = reading.text[: found.start()], reading.text[found.end() :]
    led = names.before(front, "s")
    own = led or names.after(rest)
    kind = re.match(r"(?:both|the|all|two|three|four|five)\b", found[0], re.I) is None and " " in found[0]
    told = len(own) > 1 or (kind and (own or names.listed(reading.cue)))
    few = len(re.findall(r"\w+", front)) <= 1 or bool(led)
    return found if told and few else found if len(names.listed(reading.cue)) > 1 and few else None


def _lower(reading: Reading) -> tuple[str, ...]:
    """A cue of one word that the row names before "logo", in small letters."""
    cue = reading.cue.strip(' .,!?"“”')
    named = re.search(rf"\b{re.escape(cue)}(?:['’]s)?\s+{names.LOGO.pattern}", reading.text, re.I) if cue else None
    return (cue,) if named and len(cue.split()) == 1 else ()


def _earlier(context: Context) -> tuple[str, ...]:
    """The names that cards of the rows before have shown."""
    shown = (name for m in context.earlier if m.grammar == "brand" for name in _strings(m.slots.get("names")))
    return tuple(dict.fromkeys(shown))


def _strings(value: object) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, tuple) else ()


def _figures(reading: Reading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.label or f.words for f in reading.figures if f.kind == "brand"))


def _marked(reading: Reading) -> Match | None:
    """A row of nothing but names the reader knows for such."""
    found = _figures(reading)
    others = [f for f in reading.figures if f.kind != "brand"]
    happens = reading.relations or reading.transitions or reading.numbers or reading.carrier not in ("", "brand")
    if len(found) < 2 or others or happens:
        return None
    return Match(grammar="brand", confidence=0.74, slots={"names": found[:MOST]}, why=(f"names: {', '.join(found)}",))


def _staged(rest: str, given: tuple[str, ...], reading: Reading, context: Context) -> dict[str, Any]:
    """How the names stand, and what stands with them."""
    if centred := _centred(rest, given, reading):
        return centred
    if len(given) == 1 and _GUARDED.match(rest):
        return {"layout": "reveal", "plate": "shield"}
    if (_MERGED.search(rest) or (_PAIRED.search(rest) and len(given) == 2)) and len(given) > 1:
        made = _INTO.search(rest)
        whole = made["made"].strip(" .") if made else ""
        noted = acts.noted(given, reading) if len(given) == 2 else {}
        return {"layout": "merge"} | ({"result": whole} if whole and not _ONE.fullmatch(whole) else noted)
    if done := acts.acted(rest, given, reading):
        return done | (_beside(rest, done, reading, context))
    if len(given) == 1 and (other := _partner(rest)):
        return {"layout": "merge", "names": (*given, other)}
    parts = _PARTS.search(rest)
    if parts and len(given) == 1:
        listed = tuple(
            p.strip(" .()") for p in re.split(r",\s*(?:and\s+)?|\s+and\s+|\)", parts["list"]) if p.strip(" .()")
        )
        listed = tuple(p for p in listed if len(p.split()) <= 4 and not _IN.fullmatch(p))
        if listed:
            return {"parts": listed[:8]} | ({"way": "in"} if _IN.search(rest) else {})
    marks = read(rest, "", "", nouns=context.nouns).marks if reading.marks else ()
    badge = {"badge": _BADGE[marks[0].name]} if marks and marks[0].name in _BADGE else {}
    row = {"layout": "reveal"} if _REVEALED.search(reading.text) and len(given) < 4 else {}
    row = {"layout": "row"} if _LINED.search(reading.text) and len(given) > 1 else row
    noted = acts.noted(given, reading) if len(given) < 3 and not badge else {}
    layout = {"layout": "stack"} if _STACKED.search(rest) and len(given) > 1 else row
    return {
        **layout,
        **badge,
        **noted,
        **({} if badge or noted or layout.get("layout") == "stack" else _company(rest, reading, context)),
    }


def _centred(rest: str, given: tuple[str, ...], reading: Reading) -> dict[str, Any]:
    """What the names plug into or go round; {} where there is no such middle."""
    centre = acts.hub(reading.text, given)
    if centre is not None and not re.search(r"\bflow", rest):
        middle, others = centre
        if isinstance(middle, str) and len(others) > 1:
            return {"names": (middle,), "parts": others[:8], "way": "in"}
        if isinstance(middle, str):
            return {"layout": "merge", "names": (*others, middle)}
        return {"center": middle, "names": others[:MOST], "way": "in"}
    hub = _ORBIT.search(reading.text)
    if hub and len(given) > 1:
        core = hub["hub"].strip(" .")
        return {"layout": "orbit", "center": _thing(core), "names": tuple(n for n in given if n != core)[:MOST]}
    return {}


def _beside(rest: str, done: Mapping[str, Any], reading: Reading, context: Context) -> dict[str, Any]:
    """Whatever else the row shows beside a mark that feels something."""
    return _company(rest, reading, context) if "mood" in done and "," in rest else {}


def _more(own: tuple[str, ...], rest: str) -> tuple[tuple[str, ...], str]:
    """The names of further logos the row lists after the first: "… appearing, Nginx logo next to it"."""
    while own and (found := names.LOGO.search(rest)) is not None:
        also = names.before(rest[: found.start()], found[0])
        if not also or set(also) <= set(own):
            break
        lead = rest[: found.start()]
        rest = lead[: lead.rfind(also[0])] + rest[found.end() :] if not acts.joins(lead) else rest
        own = tuple(dict.fromkeys((*own, *also)))
        if acts.joins(lead):
            break
    return own, rest


def _partner(rest: str) -> str:
    """The other name of "Nginx logo with Lua integration"."""
    found = re.search(r"\bwith\s+(?:the\s+)?(.+?)\s+integrat", rest)
    return found[1] if found and names.listed(found[1]) else ""


def _thing(words: str) -> str | Figure:
    made = figure(words)
    return words if names.listed(words) or not made.kind else made


def _company(rest: str, reading: Reading, context: Context) -> dict[str, Any]:
    """What the rest of the row shows beside the cards: a scene of its own, else the things it names."""
    text = rest.strip(" ,;:.")
    if not re.search(r"\w{3}", _STAGED.sub(" ", text)):
        return {}
    inner = read(re.sub(r"^(?:with|and|showing)\s+", "", text), reading.cue, "", nouns=context.nouns)
    offers = [
        (g, m) for g in base.grammars() if g.name not in ("brand", "text", "compare") and (m := g.match(inner, context))
    ]
    best = max(offers, key=lambda gm: (gm[1].confidence, gm[0].rank), default=None)
    if best is not None and best[1].confidence >= _NESTED and acts.drawable(best[0].name, best[1].slots):
        return {"companion": {"scene": best[0].name, "slots": acts.cleaned(best[1].slots)}}
    known = tuple(f for f in inner.figures if f.kind and f.kind != "brand")
    steps = next((f for f in inner.figures if f.count > 1), None)
    if steps is not None and not known and inner.carrier in ("topology", "flow"):
        return {"companion": {"scene": "flow", "slots": {"steps": (steps.words,) * min(steps.count, 3)}}}
    return {"companion": known[:3]} if known else {}
