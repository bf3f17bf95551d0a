"""More ways to be placed: one of a named few, each where it fits, in or turned away at a door, the nearest ones."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from builder.cast.phrase import phrase
from builder.language.lexicon import lexicon, singular
from builder.language.model import Figure

PICKS = (
    r"(?:pick(?:s|ing|ed)?(?: out)?|choos(?:es?|ing)|chose|select(?:s|ing|ed)?|decid(?:es?|ing)|weigh(?:s|ing)?"
    r"|compar(?:es?|ing)|consider(?:s|ing)?|switch(?:es|ing)|hesitat(?:es|ing)|torn|settl(?:es|ing) on|tak(?:es|ing)"
    r"|go(?:es|ing) (?:for|with)|grab(?:s|bing)?|point(?:s|ing) (?:at|to)|land(?:s|ing) on)"
)
_BETWEEN = re.compile(
    rf"^(?P<by>[^,;:]+?)\s+{PICKS}\s+(?:between|among|amongst|from|out of)\s+(?P<list>[^;:]+?,[^;:]+?\s(?:and|"
    rf"or)\s+[^,;:]+"
    r"|[^,;:]+?\s(?:and|or)\s+[^,;:]+)(?P<rest>[,;:].*)?$",
    re.I,
)
_TAKEN = re.compile(
    rf"\b{PICKS}\s+(?:the\s+)?(?P<one>[^,;.]+)"
    r"|(?:^|[,;])\s*(?P<wins>[^,;]+?)\s+(?:wins|is (?:chosen|picked)|"
    rf"lights up)",
    re.I,
)
_VERBS = (
    r"(?:lands?|landing|drops?|dropping|dropped|goes|going|falls|falling|slots?|slotting|slid(?:es?|ing)|fits?|fitting"
    r"|slips?|slipping|parks?|parked|parking|placed|put|moves?|moving|docks?|docking|squeez(?:es|ing)|rolls?|rolling"
    r"|settl(?:es|ing)|gets? placed|assigned|scheduled|routed|sent)"
)
_PUTS = r"(?:parking|parks|putting|puts|placing|places|dropping|drops|sorting|sorts|stacking|loading|packing|packs)"
_INTO = r"(?:on(?:to)?|in(?:to)?)"
_FIRST = re.compile(
    rf"^(?:(?P<by>[\w' -]+?)\s+{_PUTS}\s+(?P<a>[^,;]+?)|(?P<b>[^,;]+?)\s+{_VERBS})\s+{_INTO}\s+(?P<slot>[^,;]+)$", re.I
)
_NEXT = re.compile(rf"^(?P<item>[^,;]+?)\s+(?:{_VERBS}\s+)?{_INTO}\s+(?P<slot>[^,;]+)$", re.I)
_LET = r"(?:let|letting|lets|allow\w*|wav\w+)"
_IN = re.compile(
    rf"^(?P<a>.+?)\s+(?:(?:is|are|gets?|being|was)\s+)*(?:let (?:in|through|pass)|waved (?:in|on|through|past)|"
    rf"admitted|allowed "
    r"(?:in|through)|welcomed|come?s? in|passe?s?|get(?:s|ting)? (?:in|through)|walk(?:s|ing)? (?:in|through)|accepted"
    rf"|approved|granted)\b.*$|^.*?\b(?:{_LET}\s+(?P<b>.+?)\s+(?:in|through|pass|past)|(?:admitt|"
    rf"accept)ing\s+(?P<c>.+))$",
    re.I,
)
_OUT = re.compile(
    r"^(?P<a>.+?)\s+(?:(?:is|are|gets?|being|was)\s+)*(?:turned (?:away|back|down)|sent (?:home|away|back)|refused|"
    r"rejected"
    r"|denied|kept out|bounced|blocked|stopped|shut out|thrown out|left outside|stay(?:s|ing)? outside|locked out"
    r"|held back)\b.*$|^.*?\b(?:(?:turn|send)(?:s|ing)?\s+(?P<b>.+?)\s+(?:away|back|down|home)"
    r"|(?:reject|block|refus|stopp|bounc|deny)(?:s|es|ing)\s+(?P<c>.+))$",
    re.I,
)
_NEAR = re.compile(
    r"\b(?:(?P<n>\d{1,2}|two|three|four|five|six|ten)\s+)?(?:nearest|closest|most similar)(?:\s+(?P<m>\d{1,2}|two|"
    r"three|four|five))?"
    r"(?P<rest>(?:\s+[\w-]+)?)",
    re.I,
)
_POINT = re.compile(r"\b(?P<kind>points?|dots?|vectors?|neighbou?rs?|embeddings?|stars|pins?)\b", re.I)
_SPACE = re.compile(r"\b(?:space|cloud of|plane|scatter\w*|galaxy|constellation|field of|map|query)\b", re.I)
_QUERY = re.compile(
    r"\b(?P<q>(?:query|search|question|user|new|incoming)(?:\s+(?:point|dot|vector|embedding|word|star))?)\b", re.I
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NTH = re.compile(
    r"\b(?:the\s+)?(?:(?P<ord>"
    + "|".join(_ORDINALS)
    + r"|last)\s+of\s+(?:the\s+)?(?P<many>\w+)\s+(?P<noun>[a-z-]+(?:\s[a-z-]+)?)"
    r"|(?P<name>[a-z]+)\s+(?P<at>\d{1,2})\s+of\s+(?P<of>\d{1,2}))\b",
    re.I,
)
_VOTED = re.compile(
    r"^(?P<many>\w+)\s+(?P<noun>[a-z-]+(?:\s[a-z-]+)?)\b[^,;:]*[,;:]\s*(?:and\s+)?(?P<one>[\w-]+\s+(?:\d{1,2}|"
    r"[A-Z]))\s+"
    r"(?:is |gets? |being )?(?:elected|chosen|picked|selected|voted\b.*|wins\b.*|promoted|crowned)",
    re.I,
)


def fitted(text: str) -> dict[str, Any] | None:
    """ "Small pod dropping into a 1g slot, big pod into a 3g slot": every one where it fits."""
    parts = [p for p in re.split(r"\s*[,;]\s*(?:and\s+|while\s+)?|\s+(?:and|while)\s+", text.strip(" .")) if p]
    first = _FIRST.match(parts[0]) if 1 < len(parts) < 5 else None
    others = [_NEXT.match(p) for p in parts[1:]]
    if first is None or not all(others):
        return None
    pairs = [(first["a"] or first["b"], first["slot"])] + [(m["item"], m["slot"]) for m in others if m]
    bare = [(_bare(item), _bare(slot)) for item, slot in pairs]
    if any(not 0 < len(words.split()) <= 4 for pair in bare for words in pair) or len({s.lower() for _, s in bare}) < 2:
        return None
    slots: dict[str, Any] = {
        "mode": "fit", "among": replace(phrase(bare[0][1]), count=len(bare), quantity="exact"),
        "labels": tuple(s for _, s in bare), "item": tuple(phrase(i) for i, _ in bare),
    }  # fmt: skip
    return slots | ({"by": phrase(_bare(first["by"]))} if first["by"] else {})


def chosen(text: str, cue: str) -> dict[str, Any] | None:
    """ "Buyer choosing between small, medium and large vans, picking the medium one"."""
    m = _BETWEEN.match(text)
    if m is None:
        return None
    names = [_bare(p) for p in re.split(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+", m["list"]) if p.strip()]
    if not 1 < len(names) < 7 or any(len(n.split()) > 3 for n in names):
        return None
    noun = phrase(names[-1])
    shared = (
        names[-1].split()[-1] if len(names[-1].split()) > 1 and all(len(n.split()) == 1 for n in names[:-1]) else ""
    )
    if shared:
        names[-1] = " ".join(names[-1].split()[:-1])
    one = next((o for t in (m["rest"] or "", cue) if (o := _which(t, names))), "")
    among = replace(noun, words=singular(shared)) if shared else Figure(kind="", words="choice")
    among = replace(among, attributes=(), count=len(names), quantity="exact", state="", label="")
    slots: dict[str, Any] = {"by": phrase(_bare(m["by"])), "among": among, "labels": tuple(names)}
    return slots | ({"match": one} if one else {})


def _which(text: str, names: list[str]) -> str:
    for m in _TAKEN.finditer(text):
        said = (m["one"] or m["wins"] or "").lower()
        if found := next((n for n in names if re.search(rf"\b{re.escape(n.lower())}\b", said)), ""):
            return found
    return ""


def door(text: str) -> dict[str, Any] | None:
    """Somebody at a door: who is let in, who is turned away."""
    lead, colon, rest = text.partition(":")
    parts = re.split(r"\s*[,;]\s*(?:and\s+|but\s+|while\s+)?|\s+(?:and|but|while)\s+", rest if colon else text)
    let = [_who(m) for p in parts if (m := _IN.match(p.strip(" .")))]
    shut = [_who(m) for p in parts if (m := _OUT.match(p.strip(" .")))]
    if not let or not shut or not all(let) or not all(shut):
        return None
    noun = next((w for w in (*shut, *let) if not _ONE.match(w)), "")
    kept, out = (tuple(_named(w, noun) for w in side[:2]) for side in (let, shut))
    slots: dict[str, Any] = {"mode": "door", "among": Figure(kind="", words="door"), "keep": kept, "out": out}
    by = lead if colon else re.split(rf"\s+(?:{_LET}|turn\w*|admitt\w*|accept\w*|reject\w*|block\w*)\b", parts[0])[0]
    keeper = re.split(r"\s+(?:who|that|is|at|in|with|\w+ing)\b", _bare(by))[0] if colon or by != parts[0] else ""
    return slots | ({"by": phrase(keeper)} if keeper and len(keeper.split()) < 4 else {})


_CUT = re.compile(r"\s+(?:in|on|with|from|wearing|who|that|holding|without)\s+")
_ONE = re.compile(r"^(?:the\s+|an?\s+)?(?:other\s+)?ones?\b\s*", re.I)


def _who(m: re.Match[str]) -> str:
    words = next((w for w in m.groups() if w), "").strip(" ,.;:()")
    return re.sub(r"^(?:the|an?|its|their)\s+(?!(?:other\s+)?ones?\b)", "", words, flags=re.I)


def _named(words: str, noun: str) -> str:
    """What stands at the door in a few words; "the one with a stamp" is the noun's of the others."""
    if _ONE.match(words):
        rest = re.sub(
            r"^(?:with|on|in|having|wearing|holding|carrying|from)\s+(?:the\s+|an?\s+)?", "", _ONE.sub("", words)
        )
        tail = _CUT.split(noun)[0].split()[-1] if noun else ""
        return f"{tail} ({rest})" if rest and tail else rest or tail
    return words if len(words.split()) < 4 else _CUT.split(words)[0]


def near(text: str) -> dict[str, Any] | None:
    """ "Query point lighting up the 3 nearest ones": the points about it that are nearest."""
    m = _NEAR.search(text)
    kind = next((k for k in _POINT.finditer(text) if k[0].endswith("s")), None) or _POINT.search(text)
    if m is None or kind is None or not _SPACE.search(text):
        return None
    said = m["n"] or m["m"] or ""
    many = int(said) if said.isdigit() else lexicon().numbers.get(said.lower(), 0)
    plural = bool(re.search(r"s$", m["rest"].strip()))
    query = _QUERY.search(text)
    count = many or (3 if plural else 1)
    slots: dict[str, Any] = {
        "mode": "near", "among": Figure(kind="", words=singular(kind["kind"].lower()), count=count, quantity="exact"),
    }  # fmt: skip
    return slots | ({"item": Figure(kind="", words=query["q"])} if query else {})


def nth(text: str) -> dict[str, Any] | None:
    """ "Frame leaves by port 7 of 12", "the third of four shards"; who is voted for."""
    m = _NTH.search(text)
    if m is not None:
        many = (
            int(m["of"])
            if m["of"]
            else lexicon().numbers.get(m["many"].lower(), 0) or int(m["many"]) * m["many"].isdigit()
        )
        at = int(m["at"]) if m["at"] else many if m["ord"].lower() == "last" else _ORDINALS.index(m["ord"].lower()) + 1
        noun = singular(m["name"] or m["noun"].split()[0])
        if not 1 < many <= 24 or at > many:
            return None
        name = f"{noun} {at}" if m["at"] else ""
        return {"among": replace(phrase(noun), count=many, quantity="exact"), "at": at} | (
            {"match": name} if name else {}
        )
    m = _VOTED.match(text)
    many = (lexicon().numbers.get(m["many"].lower(), 0) or (int(m["many"]) if m["many"].isdigit() else 0)) if m else 0
    if m is None or not 1 < many <= 12:
        return None
    at = int(m["one"].split()[-1]) if m["one"].split()[-1].isdigit() else 0
    among = replace(phrase(singular(m["noun"].split()[0])), count=many, quantity="exact")
    return {"among": among, "match": m["one"]} | ({"at": at} if 0 < at <= many else {})


def _bare(words: str) -> str:
    words = re.sub(r"^(?:(?:the|an?|its|their|his|her|each|every|one)\s+)+", "", words.strip(" ,.;:()"), flags=re.I)
    return re.sub(r"\s+", " ", words).strip()
