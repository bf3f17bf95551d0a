"""Which rows hang words on a thing, and which put equipment round somebody."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from builder.actors import base
from builder.cast import figure
from builder.grammars.props import spelled
from builder.grammars.props.kit import kit
from builder.language.lexicon import key
from builder.language.model import Figure, Reading
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_KINDS = (
    r"(?:(?:feature|status|price|food|address|warning|nutrition|capability|key[- ]value|name"
    r"|metadata|floating|small|coloured|colored|explanation|info|callout)\s+)*"
    r"(?:badges?|tags?|labels?|details|parameters|settings|values|facts|figures|data|callouts?|call-outs?|stickers?|annotations?|markers?|properties|attributes|overlays?|captions?"
    r"|post-its?|sticky notes?|pins|specs|stats)"
)
_TIED = r"(?:attached|applied|tied|hung|stuck|pinned|clipped)(?:\s+(?:on|to)(?:\s+(?:it|them))?)?"
_BOUND = rf"(?:limits?|caps?|quotas?|flags|options|fields|rules|conditions)(?=\s+{_TIED})"
_LIST = (
    rf"(?: on (?:its|the) \w+)?(?:\s+{_TIED})?"
    r"\s*(?::|\(|like|such as|showing|saying|reading|for|of)\s*:?\s*(?P<list>.+?)\)?\s*$"
)
_WITH = re.compile(
    rf"^(?P<who>[^,:;]+?)\s+(?:covered (?:in|with)|full of|with|wearing|carrying|showing|surrounded by|has|having|gets?"
    rf"|getting)\s+(?:[\w'’-]+\s+){{0,2}}?(?:{_KINDS}|{_BOUND}){_LIST}",
    re.I,
)
_OWN = re.compile(rf"^(?P<who>[^,:;]+?)\s+{_KINDS}{_LIST}", re.I)
_ON = re.compile(
    rf"^(?:actual\s+)?(?:(?P<kind>\w+)\s+)?{_KINDS}(?:\s+text)?\s+(?:(?:appear\w*|be(?:ing|comes?)|are|is|gets?|getting|attach\w*|added|pinned|stuck|hung|hanging"
    rf"|put|stamped|printed|written|flying)\s+)*(?:on(?:to)?|to|at|from)\s+(?P<who>[^,:;]+?)"
    rf"(?:\s+like\s+[\w ]+)?(?:\s*[:,]\s*(?P<list>.+))?$",
    re.I,
)
_PASTED = re.compile(
    r"\b(?:food|nutrition|shipping|address|warning|ingredients?)\s+(?:label|sticker)s?\b"
    r"|\b(?:label|sticker)\s+on\s+(?:its|the)\s+(?:side|front|back|lid|door|face)\b",
    re.I,
)
_GEAR = re.compile(
    r"^(?P<who>[^,:;]+?)\s+(?:with|surrounded by|holding|carrying|wearing|juggling|between|among)\s+(?P<list>[^:;]+)$",
    re.I,
)
_CARD = re.compile(
    r"^(?P<who>[^,:;]+?)\s*(?:card|sheet|spec sheet|fact sheet|profile|name plate)?\s*:\s*(?P<list>.+)$", re.I
)
_CUT = re.compile(r",\s*(?:and\s+)?|;\s*|\s+and\s+|\)\s*")
_OPENER = re.compile(r"^(?:an?|the|its|some|several|multiple|actual|one|and|etc\.?)\s+", re.I)
_PARTED = re.compile(
    r"^(?P<who>[^,:;]+?)\s+(?:with|has|having)\s+(?:[\w-]+\s+){1,3}?(?:[\w-]+s)\s*:\s*(?P<list>[^;:]+)$", re.I
)
_WRITTEN = re.compile(
    r"^(?P<who>[^,:;]+?)\s+with\s+(?P<list>[^:;]+?)\s+(?:written|printed|stamped|painted|marked|engraved)"
    r" on (?:it|them|its \w+)$",
    re.I,
)
_SPELLED = re.compile(
    r"^[`\"“]?(?P<word>[^\s`\"“”]{8,48})[`\"”]?,?\s+(?:with|showing|and)\s+(?:its\s+|the\s+|each\s+|all\s+)?"
    r"(?:parts?|pieces|segments|sections|components|fields)\s+(?:\w+\s+)?"
    r"(?:label+ed|named|marked|called out|annotated|explained|bracketed|tagged)\s*(?::|as)\s*(?P<list>[^;:]+)$", re.I
)  # fmt: skip
_PAIR = re.compile(r"^[\w./ -]+\s*[=:]\s*\S")
_STAGED = re.compile(r"\s+(?:appear\w*|popp\w+(?: up| in)?|fad\w+ in|attached|fly\w+ in|showing|highlighted)\s*$", re.I)


def match(reading: Reading, context: Context) -> Match | None:
    """Somebody or something with words hung on it, or a person with two things or more."""
    if reading.steps or reading.carrier in ("dashboard", "chat", "form", "chart", "meter", "terminal"):
        return None
    two = len(reading.sides) == 2  # "type=a, size=b" may look like a contrast: pairs under a word for labels are none
    text = reading.text.strip(" .")
    if spelt := _spelled(text):
        return spelt
    if made := kit(text):
        sure = 0.85 if made["actor"].count > 1 else 0.82
        return Match(grammar="props", confidence=sure, slots=made, why=(f"{made['actor'].words} and what it has",))
    for pattern, style, sure in ((_WITH, "callouts", 0.84), (_ON, "tags", 0.84), (_OWN, "callouts", 0.83)):
        found = pattern.match(text)
        made = _hung(found, style, reading) if found else None
        if made and not (two and made["style"] != "tags"):
            words = made["actor"].words
            sure = 0.92 if made["style"] == "tags" and made.get("labels") else sure
            return Match(grammar="props", confidence=sure, slots=made, why=(f"{words} with labels",))
    return None if two else _pairs(text, reading) or _parted(text, reading) or _gear(text, reading)


def _spelled(text: str) -> Match | None:
    """ "`eu-west-1a` with its parts labelled: area, region, zone"."""
    found = _SPELLED.match(text)
    labels = listed(found["list"]) if found else ()
    if found is None or not 2 <= len(labels) <= 3 or not spelled.parts(found["word"], labels):
        return None
    word = Figure(kind="", words=found["word"])
    slots = {"actor": word, "labels": labels, "style": "parts"}
    return Match(grammar="props", confidence=0.9, slots=slots, why=("a word and its parts",))


def _hung(found: re.Match[str], style: str, reading: Reading) -> dict[str, Any] | None:
    """The thing and the words on it, the row's own or the narration's."""
    who = _counted(figure(_bare(found["who"])), reading)
    labels = tuple(_verbatim(part, reading) for part in listed(found["list"] or ""))
    said = tuple(q.text for q in reading.literals if q.kind in ("code", "pair", "name")) if not labels else ()
    labels = _keyed(labels, reading) or said or tuple(re.findall(r"\b[\w./-]+=[\w./-]+", reading.sentence))
    labels = tuple(label for label in labels if len(label) <= 64)[:8]
    if style == "tags" and not labels and _telling(found.groupdict().get("kind")):
        labels = (found["kind"],)
    if not who.words or len(who.words.split()) > 4 or not (labels or (style == "tags" and who.kind)):
        return None
    paired = bool(labels) and all(_PAIR.match(label) for label in labels)
    pasted = (
        bool(_PASTED.search(found[0][: found.start("list") - found.start()])) if labels and found["list"] else False
    )
    front = found[0][: found.start("list") - found.start()] if found["list"] else ""
    tied = bool(re.search(rf"\btags?\b|\b{_TIED}", front, re.I)) and len(labels) < 4
    style = "tags" if tied and style == "callouts" else style
    style = "paper" if pasted else "tags" if paired or style == "tags" else "callouts"
    return {"actor": who, "style": style} | ({"labels": labels} if labels else {})


def _keyed(labels: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """ "tag: 1.4.0, digest: 9f2c": the first has its key too; what kind of label one is needs no words."""
    first = re.search(rf"\b(\w+)\s*:\s*{re.escape(labels[0])}", reading.text) if labels else None
    if first and len(labels) > 1 and any(re.match(r"[\w-]+:\s*\S", one) for one in labels[1:]):
        labels = (f"{first[1]}: {labels[0]}", *labels[1:])
    return tuple(re.sub(r"(?<=\w)\s+(?:badge|tag|label|sticker)$", "", one) for one in labels)


def _telling(kind: str | None) -> bool:
    """Whether the word before "tag" is its text and not what sort of tag it is."""
    return bool(kind) and not re.match(
        r"(?:label|feature|some|new|more|small|colou?red|text|the|an?)$", kind or "", re.I
    )


def _verbatim(words: str, reading: Reading) -> str:
    """A label as the author quotes it, dots and all."""
    return next((q.text for q in reading.literals if q.text.startswith(words) and len(words) > 3), words)


def _counted(who: Figure, reading: Reading) -> Figure:
    """The figure with the number the reader gives it: a bare plural is several."""
    last = key(who.words)[-1:]
    same = next((f for f in reading.figures if f.kind and key(f.words)[-1:] == last and f.count > 1), None)
    return (
        who
        if same is None or who.count > 1
        else replace(who, words=same.words, count=same.count, quantity=same.quantity)
    )


def _pairs(text: str, reading: Reading) -> Match | None:
    """ "Server: rack=4, zone=b": a thing and nothing but keys with values."""
    found = _CARD.match(text)
    labels = listed(found["list"]) if found else ()
    if (
        not found
        or len(labels) < 2
        or not all(_PAIR.match(label) for label in labels)
        or reading.carrier not in ("", "view")
    ):
        return None
    who = figure(_bare(found["who"]))
    if not who.kind:
        return None
    slots = {"actor": who, "labels": labels[:8], "style": "tags"}
    return Match(grammar="props", confidence=0.72, slots=slots, why=(f"{who.words} and its values",))


def _parted(text: str, reading: Reading) -> Match | None:
    """ "Router with three ports: wan, lan, dmz"; "parcel with sender and receiver written on it"."""
    found = _PARTED.match(text) or _WRITTEN.match(text)
    labels = listed(found["list"]) if found else ()
    if not found or len(labels) < 2 or any(len(label.split()) > 4 for label in labels) or reading.transitions:
        return None
    who = figure(_bare(found["who"]))
    if not who.kind or who.count > 1:
        return None
    slots = {"actor": who, "labels": labels[:8], "style": "callouts"}
    return Match(grammar="props", confidence=0.8, slots=slots, why=(f"{who.words} and its parts",))


def _gear(text: str, reading: Reading) -> Match | None:
    """ "Developer with a laptop, two monitors and a coffee"."""
    found = _GEAR.match(text)
    if not found or reading.transitions or reading.literals:
        return None
    who = figure(_bare(found["who"]))
    things = tuple(figure(p) for p in listed(found["list"]))
    if not faced(who) or len(things) < 2 or any(faced(t) or len(t.words.split()) > 4 for t in things):
        return None
    why = (f"{who.words} with {len(things)} things",)
    return Match(grammar="props", confidence=0.74, slots={"actor": who, "around": things[:6]}, why=why)


def faced(one: Figure) -> bool:
    """Whether somebody plays this figure."""
    return one.kind in base.kinds() and "mood" in base.info(one.kind).params


def listed(text: str) -> tuple[str, ...]:
    """The items of a list without articles, "etc." and stage directions."""
    parts = (_STAGED.sub("", p.strip(" .…")).strip(" .\"“”'`") for p in _CUT.split(text))
    kept = (
        _OPENER.sub("", p).strip()
        for p in parts
        if p and not re.fullmatch(r"(?:etc|and so on|and more|more)\.?", p, re.I)
    )
    return tuple(p for p in kept if p)


def _bare(words: str) -> str:
    made = re.sub(r"^(?:an?|the|its|one|single|every|each)\s+", "", words.strip(), flags=re.I)
    return re.sub(r"\s+(?:icon|symbol|picture|card)s?$", "", made, flags=re.I) or made


def plain(one: Figure) -> Figure:
    """The figure alone."""
    return replace(one, count=1, quantity="", pick="")
