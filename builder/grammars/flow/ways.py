"""Ways told in one sentence: past somebody, into something and out changed, by turns, by kind, half and half."""

from __future__ import annotations

import re

from builder.grammars.flow.model import Course, bare, thing
from builder.grammars.flow.works import acted, spared, work
from builder.language.model import Reading

_HALVES = re.compile(
    r"^half\s+(?:of\s+)?(?:the\s+|all\s+)?(?P<of>[\w-]+(?:\s[\w-]+)?)\s+(?:see|get|go|goes|going|use|land|take|are\s+sent|seeing|getting)"
    r"\w*\s+(?:to\s+|on\s+)?(?P<a>[^,;]+?)[,;]?\s+(?:and\s+)?the\s+other\s+half\s+(?:(?:see|get|go|use|land|take)\w*\s+)?"
    r"(?:to\s+|on\s+)?(?P<b>[^,;]+)$", re.IGNORECASE,
)  # fmt: skip
_SKIPS = re.compile(
    r"^(?P<of>[^,;:]+?)\s+(?:skip|bypass|avoid|circumvent|sidestep|dodg|leapfrog)\w*\s+(?P<past>[^,;.]+)[,;]?\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_ROUTES = re.compile(
    r"^(?P<of>[^,;:]+?)\s+(?:send|rout|direct|forward|steer|pass|sort|dispatch|split|divid|branch|separat|fan)\w*\s*(?:out\s*)?[:,]?\s+"
    r"(?P<a>\"[^\"]+\"|[^,;:]+?)\s+(?:(?:go|goes|going|sent|routed)\s+)?(?:in)?to\s+(?P<x>[^,;:]+?)"
    r"(?:,\s*(?:and\s+)?|;\s*|\s+and\s+)(?P<b>\"[^\"]+\"|[^,;:]+?)\s+(?:(?:go|goes|going|sent|routed)\s+)?(?:in)?to\s+(?P<y>[^,;:.]+)$",
    re.IGNORECASE,
)  # fmt: skip
_TURNS = re.compile(
    r"^(?P<of>[^,;:]+?)\s+(?:send|hand|deal|rout|distribut|pass|giv|dispatch|forward)\w*\s+(?P<what>[^:]+?)\s+(?:in\s+turn|one\s+(?:after|by)"
    r"|round[\s-]robin|to\s+each)[^:]*:", re.IGNORECASE,
)  # fmt: skip
_NTH = {1: "st", 2: "nd", 3: "rd"}


def past(reading: Reading) -> Course | None:
    """ "Packets skipping the CPU, going straight from card to memory": who is left out, and the way past."""
    found = _SKIPS.match(reading.text)
    if found is None:
        return None
    ways = re.search(r"(?:\bfrom\s+(?P<one>[^,;.]+?)\s+)?\bto\s+(?P<other>[^,;.]+)", found["rest"], re.IGNORECASE)
    of = thing(found["of"])
    if ways is None or not of:
        return None
    steps = tuple(bare(words) for words in (ways["one"], ways["other"]) if words)
    return Course(of=of, steps=steps, skips=bare(found["past"]), sure=0.9, why="a way past somebody")


def skipped(reading: Reading) -> Course | None:
    """ "Same path but the kernel greyed out, direct arrow between the two NICs"."""
    found = spared(reading)
    return Course(steps=found[1], skips=found[0], sure=0.9, why="a direct way past somebody") if found else None


def changed(reading: Reading) -> Course | None:
    """Something goes into something and comes out changed."""
    found = work(reading)
    if found is None:
        return None
    return Course(of=found.of, steps=(found.by,), was=found.was, got=found.got, sure=0.9, why="in, and out changed")


def by_turns(reading: Reading) -> Course | None:
    """ "Balancer sending requests to 3 replicas in turn: Pod 1 -> Pod 2 -> Pod 3 -> repeat": one after the other."""
    found = _TURNS.match(reading.text)
    if found is None or len(reading.steps) < 2:
        return None
    to = tuple(bare(step) for step in reading.steps)
    turns = tuple(f"{i}{_NTH.get(i, 'th')}" for i in range(1, len(to) + 1))
    load = bare(re.split(r"\s+(?:to|across|over|among|between)\s+", found["what"])[0])
    return Course(
        of=bare(found["of"]), to=to, shares=turns, load=load, loop=reading.loop, sure=0.95, why="each in its turn"
    )


def routed(reading: Reading) -> Course | None:
    """ "Router sending mail to A and calls to B": what comes goes different ways, by what it is."""
    found = _ROUTES.match(reading.text)
    if found is None or reading.steps or reading.sides:
        return None
    what, to = (_said(found["a"]), _said(found["b"])), (bare(found["x"]), bare(found["y"]))
    if (
        any(len(words.split()) > 4 for words in what)
        or any(len(words.split()) > 3 for words in to)
        or to[0].lower() == to[1].lower()
    ):
        return None
    of = thing(found["of"]) or bare(found["of"])
    return Course(of=of, to=to, shares=what, sure=0.86, why="sorted by what it is")


def _said(words: str) -> str:
    words = words.strip()
    return f"“{words[1:-1]}”" if words[:1] in '"“' else bare(words)


def halved(reading: Reading) -> Course | None:
    """ "Half of the users see the new page, the other half the old one"."""
    found = _HALVES.match(reading.text.strip(" ."))
    if found is None:
        return None
    one, other = bare(found["a"]), bare(found["b"])
    if other.lower().endswith(" one"):
        other = f"{other[:-4]} {one.split()[-1]}"
    to = (one, other)
    return Course(of=bare(found["of"]), to=to, shares=("half", "half"), sure=0.86, why="half and half")


def told(reading: Reading) -> Course | None:
    """ "Request opens, cluster pops up, tests run, cluster disappears": events in order."""
    acts = acted(reading)
    steps = tuple(f.words for f in acts)
    return Course(acts=acts, steps=steps, sure=0.93, why="one thing after the other") if acts else None
