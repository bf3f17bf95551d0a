"""Which rows draw a graph, and what its nodes and links are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from builder.cast.listing import listed, thing
from builder.grammars.topology import levels, spoken, terms
from builder.grammars.topology.model import ARROW, edges_of, named
from builder.language.lexicon import key, lexicon
from builder.language.model import Figure, Reading
from builder.storyboard.model import Match

_LONGEST = 34
_TANGLE = 8  # nodes of which the row says only that they are many
_TANGLED = 10  # of one kind in a tangle
_SOME = 6  # alike nodes of a mesh or ring where no number is said
_ARROWS = {"to": "->", "plain": "--", "both": "<->", "broken": "-x"}
_NOBODY = ("all", "both", "each", "which", "that", "everything", "it", "they")


def match(reading: Reading) -> Match | None:
    """A graph named as such, links that branch, or things that stand to each other like the parts of a system."""
    text = reading.text
    called = reading.carrier == "topology" or bool(terms.NAMED.match(text) or terms.JOINED.search(text))
    if (tangle := terms.TANGLE.match(text)) is not None:
        ends = (thing(tangle["a"]), thing(tangle["b"]))
        if all(1 < f.count <= _TANGLED for f in ends):
            slots: dict[str, object] = {"nodes": ends, **_before(tangle["front"] or "")}
            return Match(grammar="topology", confidence=0.9, slots=slots, why=("everything to everything",))
    if reading.sides or (reading.carrier not in ("", "topology", "flow", "view") and not called):
        return None
    if not called:
        return _branching(reading) or _standing(reading)
    body, told = _told(_body(text))
    if not told and (hub := spoken.joined(body)) is not None:
        return Match(grammar="topology", confidence=0.9, slots=hub, why=("one thing and what is joined to it",))
    form = next((name for name, sign in terms.FORMS if sign.search(text)), "")
    if form in ("", "tree") and (tree := levels.told(_body(text), called=True)) is not None:
        return Match(grammar="topology", confidence=0.9, slots=_cued(tree, reading.cue), why=("a tree by its levels",))
    reads = (_arrows, _plain, _verbs) if form in ("mesh", "ring", "star") else (_arrows, _verbs, _plain)
    for read in reads:
        found = read(body, form, reading)
        if found is not None:
            slots = _cued(_placed({**found, **told}, form), reading.cue)
            why = f"a graph: {reading.carrier_words or form or 'by name'}"
            return Match(grammar="topology", confidence=0.9, slots=slots, why=(why,))
    return None


def _before(words: str) -> dict[str, object]:
    """Who stands before a tangle, and whether with a question; nobody where the words are of no drawing."""
    who = thing(terms.ASKED.sub("", words)) if words else None
    if who is None or not who.kind or who.count > 1:
        return {}
    return {"front": who, "asking": "yes"} if terms.ASKED.search(words) else {"front": who}


def _cued(slots: dict[str, object], cue: str) -> dict[str, object]:
    """With the node the cue names as the hero, where the row lights none."""
    said = key(cue)
    names = [_name(f) for f in nodes] if isinstance(nodes := slots.get("nodes"), tuple) else []
    links = slots.get("links")
    for link in links if isinstance(links, tuple) else ():
        names += [end for a, b, _, _ in edges_of(link) for half in (a, b) for end in listed(half)]
    found = next((n for n in names if (k := key(n)) and any(said[i : i + len(k)] == k for i in range(len(said)))), "")
    return {**slots, "hero": thing(found)} if found and not {"hero", "failed", "broken"} & slots.keys() else slots


def _name(figure: Figure) -> str:
    return " ".join((*figure.attributes, figure.words))


def _placed(slots: dict[str, object], form: str) -> dict[str, object]:
    """With its form, and with names for those of many alike between which a link is broken."""
    if (form and "links" not in slots) or form in ("tree", "ring"):
        slots["form"] = form
    nodes, broken = slots.get("nodes"), slots.get("broken")
    if "missing" in slots:
        said, alike = str(slots.pop("missing")), nodes[0] if isinstance(nodes, tuple) and len(nodes) == 1 else None
        if alike is not None and alike.count > 2:
            slots["nodes"] = (replace(alike, state=alike.state or "waiting"),)
            slots["missing"] = replace(alike, count=max(1, min(alike.count - 1, lexicon().numbers.get(said, 1))))
    if isinstance(nodes, tuple) and isinstance(broken, tuple) and len(nodes) == 1 and nodes[0].count > 2:
        ends = str(broken[0]).split(" -- ")
        rest = replace(nodes[0], count=nodes[0].count - 2)
        slots["nodes"] = (*(Figure(kind=nodes[0].kind, words=end) for end in ends[:2]), rest)
    return slots


def _body(text: str) -> str:
    """What comes after the words that name the picture."""
    found = terms.HEAD.match(text)
    if found is None or ((joined := terms.JOINED.search(text)) and found.end() > joined.start()):
        return terms.JOINED.sub("", text)
    return terms.OPENER.sub("", text[found.end() :], count=1)


def _told(body: str) -> tuple[str, dict[str, object]]:
    """The body without what is said of single links and nodes, and that as slots."""
    slots: dict[str, object] = {}
    if cut := terms.CUT.search(body):
        slots["broken"] = (f"{_clean(cut['a'] or cut['c'])} -- {_clean(cut['b'] or cut['d'])}",)
        body = body[: cut.start()] + body[cut.end() :]
    kept: list[str] = []
    for part in terms.SAID_OF.split(body):
        if lit := terms.LIT.search(part):
            slots["hero"] = thing(_clean(lit["what"]))
            kept += [_clean(lit["what"])] if lit["middle"] else []
            kept.append(part[lit.end() :])
        elif gone := terms.GONE.match(part):
            slots["missing"] = gone["what"] or "one"
        elif terms.REST.match(part):
            continue
        elif (down := terms.DOWN.search(part)) and not ARROW.search(part):
            slots["failed"] = (thing(_clean(down["what"])),)
        else:
            kept.append(part)
    told = bool({"hero", "failed", "missing"} & slots.keys())
    return (", ".join(p.strip() for p in kept if p.strip()) if told else body.strip(" ,;")), slots


def _clean(words: str) -> str:
    return terms.NOISE.sub("", words.strip(" .,;")).strip()


def _nodes(words: str) -> list[str]:
    """The names of a list that can be nodes."""
    found = (_clean(part) for part in listed(words))
    return [c for c in found if c and len(c) <= _LONGEST and c.lower() not in _NOBODY]


def _arrows(body: str, form: str, reading: Reading) -> dict[str, object] | None:
    """Links written with arrows; a part without one is a further target of the link before."""
    text = body.replace(" > ", " -- " if form == "tree" else " -> ")
    if not ARROW.search(text):
        return None
    links: list[str] = []
    source = ""
    for part in re.split(r"\s*[;,]\s*(?:and\s+)?", text):
        runs = edges_of(part)
        if not runs and source and _is_name(part):
            links.append(f"{source} -> {_clean(part)}")
        for before, after, kind, label in runs:
            heads = " and ".join(_nodes(before)) or source
            ends = " and ".join(_nodes(after))
            if heads and ends:
                links.append(f"{heads} {_ARROWS[kind]} {ends}{f': {label}' if label else ''}")
                source = heads
    return {"links": tuple(links)} if links else None


def _is_name(part: str) -> bool:
    """A part of a list that can be a node: short, and no doing."""
    words, verbs = part.split(), lexicon().verbs
    if not 0 < len(words) <= 3:
        return False
    return not any(w.lower().endswith(("ing", "ed")) and (k := key(w)) and k[0] in verbs for w in words)


def _verbs(body: str, form: str, reading: Reading) -> dict[str, object] | None:
    """Links in words: "gateway calling orders and payments, both writing to a database"."""
    links = _said(body, terms.LINKS, "--" if form in ("tree", "star", "mesh") else "->")
    return {"links": tuple(links)} if links else None


def _said(body: str, verbs: re.Pattern[str], arrow: str) -> list[str]:
    links: list[str] = []
    before: Sequence[str] = ()
    for part in _clauses(body, verbs):
        ends = [" and ".join(_nodes(e)) for e in verbs.split(f" {part}")]
        if len(ends) < 2 and len(under := terms.UNDER.split(part)) == 2:
            ends = [" and ".join(_nodes(e)) for e in reversed(under)]
        if len(ends) < 2 or not ends[-1]:
            continue
        ends[0] = ends[0] or " and ".join(before)
        links += [f"{first} {arrow} {second}" for first, second in pairwise(ends) if first and second]
        before = listed(ends[-1])
    return links


def _clauses(body: str, verbs: re.Pattern[str]) -> list[str]:
    """Clauses that each hold a verb; what has none belongs to the list before it."""
    out: list[str] = []
    for part in re.split(r"\s*[;,]\s*", body):
        linked = verbs.search(f" {part}") or terms.UNDER.search(part)
        open_ = bool(out) and not verbs.search(f" {out[-1]}") and not terms.UNDER.search(out[-1])
        if out and (not linked or open_):
            out[-1] += f", {part}"
        else:
            out.append(part)
    return out


def _plain(body: str, form: str, reading: Reading) -> dict[str, object] | None:
    """A list of nodes, in the form the row names; a topic with its parts."""
    topic = _topic(reading) if len(reading.topic.split()) < 4 else ""
    many = terms.MANY.search(reading.text)
    names = _nodes(terms.EVERY.sub("", body) or body)
    if many and (topic or form == "mesh"):
        part = thing(many["what"])
        crowd = Figure(kind=part.kind, words="", count=_TANGLE, quantity="many")
        return {"nodes": (Figure(kind="", words=topic), crowd), "form": "star"} if topic else {"nodes": (crowd,)}
    if form in ("mesh", "ring") and len(names) == 1 and (alike := thing(_low(names[0]))).count > 1:
        return {"nodes": (replace(alike, count=_SOME) if alike.quantity == "plural" else alike,)}
    found = [named(n, alone=len(names) == 1) for n in names]
    if topic and len(found) > 1 and form in ("", "star"):
        return {"nodes": (Figure(kind="", words=topic), *found), "form": "star"}
    said = len(found) > 1 or any(f.quantity == "exact" for f in found)
    return {"nodes": tuple(found)} if said and sum(f.count for f in found) > 1 else None


def _low(words: str) -> str:
    """Without the capital of a row's beginning."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _topic(reading: Reading) -> str:
    """Whose graph it is, without the words for graphs and for sorts of them."""
    words = re.sub(
        r"\s*\b(?:architecture|network|topology|service|system|dependency|diagram)$", "", reading.topic, flags=re.I
    )
    return "" if all(terms.SORTS.fullmatch(w) for w in (words, *words.split()[:1])) else words


def _branching(reading: Reading) -> Match | None:
    """Arrows from one source to several, or from several to one, without a word for the graph."""
    if not re.search(r"[;,]", reading.text) or not ARROW.search(reading.text) or reading.loop:
        return None
    body = reading.text.partition(": ")[2] or reading.text
    found = _arrows(body, "", reading)
    runs = [e for link in (_links(found)) for e in edges_of(link)]
    pairs = {(a.lower(), b.lower()) for x, y, _, _ in runs for a in listed(x) for b in listed(y)}
    sources, targets = [a for a, _ in pairs], [b for _, b in pairs]
    crossing = len(set(sources)) < len(sources) or len(set(targets)) < len(targets)
    if found is None or len(pairs) < 2 or not crossing or any((b, a) in pairs for a, b in pairs):
        return None
    return Match(grammar="topology", confidence=0.86, slots=found, why=("links that branch",))


def _links(found: dict[str, object] | None) -> tuple[str, ...]:
    given = found["links"] if found else ()
    return given if isinstance(given, tuple) else ()


def _standing(reading: Reading) -> Match | None:
    """Two clauses or more of what stands before, behind or over what."""
    links = _said(reading.text, terms.STANDS, "->")
    ends = {end for link in links for end in link.split(" -> ")}
    if len(links) < 2 or len(ends) < 3 or not all(_is_name(e.split(" and ")[0]) for e in ends):
        return None
    why = ("what stands before what",)
    return Match(grammar="topology", confidence=0.82, slots={"links": tuple(links)}, why=why)
