"""Which rows draw a graph, and what its nodes and links are."""

from __future__ import annotations

import re
from itertools import pairwise

from builder.cast.listing import listed, thing
from builder.grammars.topology.model import ARROW, edges_of, named
from builder.language.model import Figure, Reading
from builder.storyboard.model import Match

_HEAD = re.compile(
    r"^.*?\b(?:topolog\w*|architecture(?:\s+diagram)?|(?:network|dependency|service|system|"
    r"data)\s+(?:diagram|graph|map)"
    r"|(?:\w+[- ])?tree|hierarchy|mesh|dag|org(?:anisation|anization)?[- ]chart|(?:graph|web|map|ring|"
    r"chain)(?=\s+(?:of|with|showing|where|:)|:)"
    r"|diagram)\b\s*(?:diagram\s*|view\s*)?",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"^\s*(?::|,|of|showing|shows|with|where|in which|between|from|made of|for|made up of)\s*", re.IGNORECASE
)
_FORMS = (
    ("mesh", re.compile(r"\bmesh(?:ed)?\b|every\s+\w+\s+(?:\w+\s+){0,3}every\s+other|fully connected|each other|"
    r"all[- ]to[- ]all", re.I)),
    ("ring", re.compile(r"\bring\b", re.I)),
    ("star", re.compile(r"\bstar[- ](?:topology|network|shaped)|hub[- ]and[- ]spoke|\bin the (?:middle|cent)", re.I)),
    ("tree", re.compile(r"\btree\b|hierarch|org\w*[- ]chart|\bchain of trust\b", re.I)),
)  # fmt: skip
_ROUND = re.compile(
    r"^(?:an?\s+)?(?:(?:full|partial|logical|token|hash)\s+)?(?:mesh|ring|star)\b.{0,24}?\b(?:of|with|"
    r"between|connecting)\b",
    re.I,
)
_NAMED = re.compile(
    r"^(?:[\w-]+\s+){0,3}?(?:topology|architecture|tree|hierarchy|mesh|dag|org(?:anisation|anization)?[- ]chart"
    r"|(?:network|dependency|service|system|call)\s+(?:diagram|graph|map))\b(?:\s+diagram)?\s*(?::|with\b|of\b|showing\b|where\b)",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"\s+(?:which\s+|that\s+|all\s+|both\s+|each\s+)?(?:is\s+|are\s+)?(?:"
    r"call(?:s|ing)?|talk(?:s|ing)?\s+to|connect(?:s|ed|ing)?\s+to|link(?:s|ed|ing)?\s+to|point(?:s|ing)?\s+(?:to|at)|"
    r"feed(?:s|ing)?(?:\s+into)?|send(?:s|ing)?\s+(?:\w+\s+)?to|depend(?:s|ing)?\s+on|replicat(?:es|ing)\s+to|"
    r"read(?:s|ing)?\s+from|writ(?:es|ing)\s+to|rout(?:es|ing)\s+(?:\w+\s+)?to|forward(?:s|ing)?\s+(?:\w+\s+)?to|"
    r"branch(?:es|ing)?\s+(?:in)?to|fan(?:s|ning)?\s+out\s+to|lead(?:s|ing)?\s+to|publish(?:es|ing)?\s+to|"
    r"(?:sits?|standing)?\s*(?:above|in front of|on top of)|sign(?:s|ing)?|report(?:s|ing)?\s+to|"
    r"import(?:s|ing)?|uses|using|"
    r"load balanc(?:es|ing)\s+(?:across|over)|with)\s+",
    re.IGNORECASE,
)  # fmt: skip
_TREE_LINKS = re.compile(r"\s+(?:under|below|beneath)\s+", re.IGNORECASE)
_DOWN = re.compile(
    r"\b(?P<what>(?:the\s+|one\s+)?[\w /-]{2,30}?)\s+(?:is\s+|has\s+|being\s+|going\s+|turn(?:s|ing)\s+)*"
    r"(?:failing|failed|down|crashed|crashing|offline|unreachable|dead|on fire|red|dies|dying|fails)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\b(?:(?:broken|cut|severed|failed|failing|dead|red|lost)\s+(?:link|connection|cable|edge|line|"
    r"path)\s+(?:between|from)\s+(?P<a>[^,;]+?)\s+(?:and|to)\s+(?P<b>[^,;]+)"
    r"|(?:link|connection|cable|edge|line|path)\s+(?:between|from)\s+(?P<c>[^,;]+?)\s+(?:and|"
    r"to)\s+(?P<d>[^,;]+?)\s+(?:is\s+|being\s+|gets\s+)?(?:broken|cut|severed|down|failing|failed|red|lost|"
    r"crossed out|breaks|fails))\b",
    re.IGNORECASE,
)
_LIT = re.compile(
    r"\b(?P<what>[\w /-]{2,30}?)\s+(?:is\s+|being\s+)?(?:highlighted|glowing|lit up|in the (?:middle|cent(?:er|re)))\b",
    re.I,
)
_NOISE = re.compile(r"^(?:and\s+|with\s+|the\s+|one\s+|a\s+)+|\s+(?:nodes?|boxes|icons?)$", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:many|lots of|dozens of|countless|several|interconnected|multiple)\s+(?P<what>[a-z][\w -]{2,24})", re.I
)
_FORM_WORD = re.compile(
    r"(?:the\s+)?(?:full|partial|star|ring|hub[- ]and[- ]spoke|tree|network|system|service|dependency|mesh|)", re.I
)
_LONGEST = 34


def match(reading: Reading) -> Match | None:
    """A graph named as such, or links that branch."""
    named = reading.carrier == "topology" or bool(_ROUND.match(reading.text) or _NAMED.match(reading.text))
    if reading.sides or (reading.carrier not in ("", "topology", "flow", "view") and not named):
        return None
    if not named:
        return _branching(reading)
    body, slots = _told(_body(reading.text), reading)
    form = next((name for name, sign in _FORMS if sign.search(reading.text)), "")
    for read in (_arrows, _verbs, _plain):
        found = read(body, form, reading)
        if found is not None:
            made = {**found, **slots}
            if (form and "links" not in made) or form in ("tree", "ring"):
                made["form"] = form
            return Match(
                grammar="topology", confidence=0.9, slots=made, why=(f"a graph: {reading.carrier_words or form}",)
            )
    return None


def _body(text: str) -> str:
    """What comes after the words that name the picture."""
    found = _HEAD.match(text)
    return _OPENER.sub("", text[found.end() :] if found else text, count=1)


def _told(body: str, reading: Reading) -> tuple[str, dict[str, object]]:
    """The body without what is said of single links and nodes, and that as slots."""
    slots: dict[str, object] = {}
    if cut := _CUT.search(body):
        slots["broken"] = (f"{_clean(cut['a'] or cut['c'])} -- {_clean(cut['b'] or cut['d'])}",)
        body = body[: cut.start()] + body[cut.end() :]
    parts, kept = (
        re.split(
            r"\s*[,;]\s*(?:and\s+|with\s+)?|\s+(?:with|while|and)\s+(?=[^,;]*\b(?:down|failing|failed|highlighted|"
            r"glowing|red)\b)",
            body,
        ),
        [],
    )
    for part in parts:
        if lit := _LIT.search(part):
            slots["hero"] = thing(_clean(lit["what"]))
            kept += [_clean(lit["what"])] if "in the" in lit[0].lower() else []
        elif (down := _DOWN.search(part)) and not ARROW.search(part):
            slots["failed"] = (thing(_clean(down["what"])),)
        else:
            kept.append(part)
    return (", ".join(p for p in kept if p.strip()) if "hero" in slots or "failed" in slots else body), slots


def _clean(words: str) -> str:
    return _NOISE.sub("", words.strip(" .,;")).strip()


def _arrows(body: str, form: str, reading: Reading) -> dict[str, object] | None:
    """Links written with arrows; a part without one is a further target of the link before."""
    if not ARROW.search(body):
        return None
    links: list[str] = []
    source = ""
    for part in re.split(r"\s*[;,]\s*(?:and\s+)?", body):
        runs = edges_of(part)
        if not runs and source and part.strip():
            links.append(f"{source} -> {_clean(part)}")
            continue
        for before, after, kind, label in runs:
            arrow = {"to": "->", "plain": "--", "both": "<->", "broken": "-x"}[kind]
            heads = " and ".join(_clean(w) for w in listed(before)) or source
            if not heads or not after:
                continue
            tail = f": {label}" if label else ""
            links.append(f"{heads} {arrow} {' and '.join(_clean(w) for w in listed(after))}{tail}")
            source = heads
    return {"links": tuple(links)} if links else None


def _verbs(body: str, form: str, reading: Reading) -> dict[str, object] | None:
    """Links in words: "gateway calling orders and payments, both writing to a database"."""
    links: list[str] = []
    before: tuple[str, ...] = ()
    arrow = "--" if form in ("tree", "star", "mesh") else "->"
    for part in _clauses(body):
        ends = [_clean(_NOISE.sub("", e)) for e in _LINKS.split(f" {part}")]
        ends = [" and ".join(_nodes(e)) for e in ends]
        if len(ends) < 2:
            under = _TREE_LINKS.split(part)
            ends = [" and ".join(_nodes(e)) for e in reversed(under)] if len(under) == 2 else ends
        if len(ends) < 2 or not ends[-1]:
            continue
        ends[0] = ends[0] or " and ".join(before)
        for first, second in pairwise(ends):
            if first and second:
                links.append(f"{first} {arrow} {second}")
        before = tuple(listed(ends[-1]))
    return {"links": tuple(links)} if links else None


def _clauses(body: str) -> list[str]:
    """Clauses that each hold a verb; what has none belongs to the list before it."""
    out: list[str] = []
    for part in re.split(r"\s*[;,]\s*", body):
        if (out and not _LINKS.search(f" {part}") and not _TREE_LINKS.search(part)) or (
            out
            and re.match(r"^(?:and\s+)?\w", part)
            and not _LINKS.search(out[-1] if _LINKS.search(f" {out[-1]}") else f" {out[-1]}")
        ):
            out[-1] += f", {part}"
        else:
            out.append(part)
    return out


def _nodes(words: str) -> list[str]:
    """The names of a list that can be nodes."""
    return [
        c
        for part in listed(words)
        if (c := _clean(part)) and len(c) <= _LONGEST and c.lower() not in ("all", "both", "each", "which", "that")
    ]


def _plain(body: str, form: str, reading: Reading) -> dict[str, object] | None:
    """A list of nodes, in the form the row names; a topic with its parts."""
    topic = _topic(reading)
    many = _MANY.search(reading.text)
    if many and topic:
        part = thing(many["what"])
        return {"nodes": (_named(topic), Figure(kind=part.kind, words="", count=8, quantity="many")), "form": "star"}
    names = _nodes(re.sub(r"\b(?:every|each|all)\b.*$", "", body) or body)
    found = [named(n, alone=len(names) == 1) for n in names]
    count = sum(f.count for f in found)
    if topic and len(found) > 1 and form in ("", "star"):
        return {"nodes": (_named(topic), *found), "form": "star"}
    return {"nodes": tuple(found)} if count > 1 and found else None


def _topic(reading: Reading) -> str:
    """What the graph is of, without the words for graphs."""
    kept = re.sub(
        r"\s*\b(?:architecture|network|topology|service|system|dependency|diagram)$", "", reading.topic, flags=re.I
    )
    return "" if _FORM_WORD.fullmatch(kept) else kept


def _named(words: str) -> Figure:
    return Figure(kind="", words=words)


def _branching(reading: Reading) -> Match | None:
    """Arrows from one source to several, or from several to one, without a word for the graph."""
    if len(re.findall(r"[;,]", reading.text)) < 1 or not ARROW.search(reading.text) or reading.loop:
        return None
    body = reading.text.partition(": ")[2] or reading.text
    runs = [e for part in re.split(r"\s*[;,]\s*", body) for e in edges_of(part)]
    ends = [(listed(a), listed(b)) for a, b, _, _ in runs]
    pairs = {(a.lower(), b.lower()) for first, second in ends for a in first for b in second}
    sources, targets = [a for a, _ in pairs], [b for _, b in pairs]
    crossing = any(sources.count(a) > 1 for a in sources) or any(targets.count(b) > 1 for b in targets)
    if len(pairs) < 2 or not crossing or any((b, a) in pairs for a, b in pairs):
        return None
    found = _arrows(body, "", reading)
    return Match(grammar="topology", confidence=0.86, slots=found, why=("links that branch",)) if found else None
