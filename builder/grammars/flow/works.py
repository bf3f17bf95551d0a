"""Ways told in clauses: into something and out changed, past somebody greyed out, steps that are clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from builder.actors import catalogue
from builder.cast.member import PROPS
from builder.language.model import Figure, Reading

_IN = re.compile(
    r"^(?P<of>[^,;:]+?)\s+(?:(?:is|are|being|gets?|getting)\s+)?(?:go|enter|pass|walk|flow|fed|feed|slid|drop|put|pour|run|com)\w*\s+"
    r"(?:(?:in(?:to)?|through|inside)\s+)?(?P<by>(?!out\b|from\b|to\b|with|as\b)[^,;:]+?)"
    r"(?:\s+(?P<how>without|with no|with|as|naked|unlabel\w*|plain|raw|unsigned|empty)\b\s*(?P<was>[^,;:]*?))?"
    r"\s*(?:,\s*(?:and\s+|then\s+)?|\s+and\s+|;\s*|\s*(?:->|→|=>)\s*)"
    r"(?:it\s+)?(?:com|emerg|leav|exit|pop|go|walk|slid|roll|step|drop)\w*\s*(?:back\s+)?(?:out\s*)?(?:again\s+)?"
    r"(?:(?:with|as|wearing|carrying|bearing|having)\s+)?(?P<got>[^;]+?)[\s.]*$",
    re.IGNORECASE,
)  # fmt: skip
_OUT = re.compile(
    r"\b(?:com(?:es?|ing)\s+(?:back\s+)?out|emerg\w+|leav(?:es|ing)|exit(?:s|ing)?|pop(?:s|ping)?\s+out|(?:walk|roll|slid)\w*\s+out)\b",
    re.IGNORECASE,
)
_GREY = re.compile(
    r"\b(?P<past>[\w-]+(?:\s[\w-]+)?)\s+(?:is\s+|being\s+)?(?:gr[ea]yed\s+out|gr[ea]y(?:ed)?|dimmed|crossed\s+out|faded(?:\s+out)?|skipped|bypassed|"
    r"struck\s+out|left\s+out)\b", re.IGNORECASE,
)  # fmt: skip
_DIRECT = re.compile(
    r"\b(?:direct|straight|short|one|new)\w*\s+(?:\w+\s+)?(?:arrow|line|link|path|way|cable|connection|route)s?\s+"
    r"(?:from\s+(?P<a>[^,;.]+?)\s+(?:in)?to\s+(?P<b>[^,;.]+)|between\s+(?P<both>[^,;.]+))", re.IGNORECASE,
)  # fmt: skip
_PAIR = re.compile(r"^(?:the\s+|both\s+)?(?:two\s+|2\s+)(?P<one>.+)$|^both\s+(?P<same>.+)$", re.IGNORECASE)
_LEAD = re.compile(r"^(?:but|and|then|with|while|now|the|a|an|its|their|same|only)\s+", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“`]([^\"”`]+)[\"”`]")
_CARRYING = 3  # words of a step up to which it is a name and no clause
_ON_IT = re.compile(r"\s+\w+s\s+(?:it|them)$", re.IGNORECASE)  # "Vault checks it"
_ACT = 5  # words of a clause in which somebody does one thing
GONE = "missing"
_GOING = ("disappear", "leave", "vanish", "remove", "end", "delete", "die", "empty")
_NUMBER = re.compile(r"\d+(?:\.\d+)?\s?%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What goes into something (`by`) and how it comes out: `was` and `got` in the author's words, "" for nothing."""

    of: str
    by: str
    was: str
    got: str


def work(reading: Reading) -> Work | None:
    """ "Pod going into Kyverno without a label, coming out with `team: ml`"."""
    text = reading.text.strip()
    found = _IN.match(text) if _OUT.search(text) else None
    if found is None or reading.carrier not in ("", "view", "flow") or len(reading.steps) > 2:
        return None
    of, by, got = _bare(found["of"]), _bare(found["by"]), _bare(found["got"])
    if any(len(words.split()) > 4 for words in (of, by)) or not by or len(got.split()) > 6:
        return None
    how, was = (found["how"] or "").lower(), _bare(found["was"] or "")
    if how in ("without", "with no"):
        was = f"no {was}" if was else ""
    elif how not in ("with", "as"):
        was = f"{how} {was}".strip()
    return Work(of=of, by=by, was=was, got=got.strip('`"“”'))


def spared(reading: Reading) -> tuple[str, tuple[str, str]] | None:
    """(who is left out, the two ends of the direct way): "kernel greyed out, direct arrow between the two NICs"."""
    grey, direct = _GREY.search(reading.text), _DIRECT.search(reading.text)
    if grey is None or direct is None:
        return None
    past = _bare(grey["past"])
    if direct["a"]:
        return past, (_bare(direct["a"]), _bare(direct["b"]))
    both = direct["both"].strip()
    pair = _PAIR.match(both)
    if pair is not None:
        one = _single(pair["one"] or pair["same"])
        return past, (one, one)
    ends = re.split(r"\s+and\s+", both)
    return (past, (_bare(ends[0]), _bare(ends[1]))) if len(ends) == 2 else None


def staged(steps: tuple[str, ...], reading: Reading) -> tuple[str | Figure, ...]:
    """The steps as names: bare numbers where they are numbers, what a clause is about where they are clauses."""
    values = [_NUMBER.search(step) for step in steps]
    if all(values) and sum(len(s.split()) == 1 for s in steps) >= 2:
        return tuple(v[0] for v in values if v)
    return tuple(_named(step, reading) for step in steps)


def acted(reading: Reading) -> tuple[Figure, ...]:
    """Three or more short clauses, each somebody doing one thing: "request opens, cluster pops up, tests run"."""
    parts = [c.text.strip(" .") for c in reading.clauses]
    moves = [t for t in reading.transitions if t.subject is not None]
    short = all(1 < len(part.split()) <= _ACT for part in parts)
    if len(parts) < 3 or not short or reading.carrier or reading.steps or len(moves) < len(parts):
        return ()
    out = []
    for part in parts:
        inside = [f for f in reading.figures if f.words and f.words.lower() in part.lower()]
        told = next((t for t in moves if t.verb and t.verb.lower() in part.lower()), None)
        if told is None:
            return ()
        kind = inside[0].kind if inside else ""
        kind = "cluster" if kind == "boundary" else kind
        state = GONE if told.name in _GOING else ""
        words = part[:1].upper() + part[1:]
        out.append(Figure(kind=kind if kind not in PROPS else "", words=words, count=1, state=state))
    return tuple(out) if sum(bool(f.kind) for f in out) * 2 >= len(out) else ()


def _named(step: str, reading: Reading) -> str | Figure:
    """A step's name, or its subject played by the last thing the clause draws."""
    step = _ON_IT.sub("", step)
    if len(step.split()) <= _CARRYING:
        return step
    quoted = _QUOTED.search(step)
    inside = [f for f in reading.figures if f.words and f.words.lower() in step.lower()]
    inside.sort(key=lambda f: step.lower().find(f.words.lower()))
    drawn = [f for f in inside if f.kind in catalogue.kinds() and f.kind not in PROPS]
    if not inside or not (drawn or quoted):
        return step
    actor = drawn[-1] if drawn else Figure(kind="", words="")
    words = quoted[1] if quoted else (drawn[-1] if drawn else inside[0]).words
    return replace(actor, words=words, label="", count=1, quantity="")


def _bare(words: str) -> str:
    words = words.strip(" .,;:")
    while (cut := _LEAD.sub("", words)) != words:
        words = cut
    return words


def _single(words: str) -> str:
    """A noun in the singular, written as it is: "NIC" for "NICs"."""
    return words[:-1] if words.endswith("s") and not words.endswith("ss") else words
