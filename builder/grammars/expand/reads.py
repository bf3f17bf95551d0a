"""Which rows tell of one that becomes many: it splits, unpacks, spawns or creates; what comes of it, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from builder.cast.listing import listed, thing
from builder.cast.phrase import phrase
from builder.grammars.expand import zoom
from builder.language.lexicon import key, singular
from builder.language.model import Figure, Reading

_BEING = r"(?:\s*,?\s*(?:is|are|being|gets?|getting|that|which|slowly|suddenly|automatically|neatly))*\s+"
_NUMBER = r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|twelve|hundreds?|thousands?|many|several|half|halves)\b"
#: Verbs with "into", by their beginnings.
_SPLITS = (
    "expand", "split", "unfold", "unpack", "unroll", "unzip", "explod", "break", "broken", "multipl", "fan", "fork",
    "divid", "decompos", "burst", "render", "turn", "becom", "grow", "compil", "translat", "scatter", "open",
    "duplicat", "copied", "copy", "clon", "branch", "shatter", "spread", "replicat", "unwrap", "dissolv", "bloom",
    "hatch", "mirror",
)  # fmt: skip
#: Verbs whose object is what comes of it.
_CREATES = (
    "creat", "generat", "produc", "spawn", "launch", "fork", "provision", "emit", "spins? up", "spinning up",
    "trigger", "scaffold", "stamp(?:s|ing|ed)? out", "mint", "instantiat", "bring(?:s|ing)? up",
    "kick(?:s|ing)? off", "yield", "spit(?:s|ting)? out", "churn(?:s|ing)? out", "gives? birth to", "install",
    "deploy", "set(?:s|ting)? up", "fir(?:es|ing)? off", "set(?:s|ting)? off", "unleash", "fan(?:s|ning)? out",
)  # fmt: skip
_INTO = re.compile(
    rf"^(?P<from>.+?){_BEING}(?:{'|'.join(_SPLITS)})\w*(?:\s+(?:up|apart|down|out|itself|open))*\s+"
    rf"(?:into\s+|(?:to|in)\s+(?={_NUMBER}))(?P<to>.+)$",
    re.IGNORECASE,
)
_BECOMES = re.compile(r"^(?P<from>(?:one|an?|a single|1)\s+.+?)\s+becom\w+\s+(?P<to>.+)$", re.IGNORECASE)
_MAKES = re.compile(
    rf"^(?P<from>.+?){_BEING}(?:{'|'.join(_CREATES)})(?:s|es|ed|ing|e|ting|ning)?\s+"
    r"(?!(?:with|by|from|in|on|at|for|inside)\b)(?P<to>.+)$",
    re.IGNORECASE,
)
_OPENS = r"(?:\s*(?:[,:]|\band\b|\bopens?\b|\bopening\b|\bbursts?\b|\bbursting\b|\bopen\b))*\s*"
_OUT = re.compile(
    rf"^(?P<from>\S.*?){_OPENS}\bout (?:of it )?(?:come|pop|jump|fall|roll|fly)s?\s+(?P<to>.+)$", re.IGNORECASE
)
_POP = re.compile(
    r"^(?P<from>.+?)\s*(?:\bopens?\b|\bopening\b|\bbursts? open\b|\bbursting open\b)?\s*[,:]\s*(?:and\s+)?"
    r"(?P<to>[^,:]+?)\s+(?:pop|jump|fall|roll|fly|spill|tumble|pour|step|climb|come)\w*\s+out\b(?!\s+of\b).*$",
    re.IGNORECASE,
)
_TRIM = re.compile(
    r"(?:\s+(?:automatically|at once|by itself|on its own|in seconds|from it|from there|for you|instantly|for free|"
    r"in parallel|side by side|by magic))+\s*$|\s+(?:from it|automatically)\b.*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*[,;]\s*(?=(?:and\s+|then\s+)?\w+(?:ed|ing)\b(?!\s*,))|\s+while\s+|\s*;\s*")
_WHOLE = re.compile(rf"^(?:an?|the)\s+(?P<whole>[\w -]+?)\s+of\s+(?P<of>{_NUMBER}.*)$", re.IGNORECASE)
_CROWD = re.compile(
    r"^an?\s+(?P<whole>forest|army|fleet|swarm|crowd|cluster|flock|herd|bunch|dozen|farm)\s+of\s+(?P<of>\S.*)$",
    re.IGNORECASE,
)
_ONE = re.compile(r"^(?:an?\s[^,]*$|(?:more|additional|extra|new|another)\b)", re.IGNORECASE)
_FROM = re.compile(
    r"^(?P<from>[^,:]+?)(?:\s+on the left|\s+at the top|\s+in the middle)?\s*,\s*(?P<who>[^,]+)$", re.IGNORECASE
)
_VERBAL = re.compile(r"\b(?:is|are|has|have|shows?|with|gets?|sees?|waits?|to|each|other|others)\b", re.IGNORECASE)
#: One whole in walls: it stays one.
_WALLS = re.compile(
    r"\b(?:wall\w*|isolat\w*|partition\w*|fence\w*|compartments?|slices?|sections?|shards?)\b", re.IGNORECASE
)
_LEADING = re.compile(r"^(?:one|1|a single|an?|the)\s+", re.IGNORECASE)
#: Who makes things with their hands.
_PEOPLE = frozenset((
    "attacker", "builder", "chef", "customer", "data-scientist", "detective", "developer", "driver", "king",
    "manager", "on-call-engineer", "operations-engineer", "security-engineer", "teacher", "team", "user",
))  # fmt: skip
_CONTENT = ("terminal", "table", "meter", "levels", "timeline", "queue", "sequence", "code", "grid", "sign")
_MOST = 8  # different things that come of one
_LONGEST = 5  # words of a source or of a part


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """`source` becomes `parts`: one figure in some number, or several different ones. `by`: who does it;
    `opened`: they are in it, and it is looked into."""

    source: Figure
    parts: tuple[Figure, ...]
    sure: float
    by: Figure | None = None
    opened: bool = False


def expansion(reading: Reading) -> Expansion | None:
    """What becomes of one thing in a row; None when it tells of something else."""
    helm = reading.carrier == "chart" and "helm" in reading.carrier_words.lower()
    other = reading.carrier in (*_CONTENT, "chart") and not helm
    if other or reading.steps or reading.sides or _WALLS.search(reading.text):
        return None
    if known := _known(reading):
        return known
    text = reading.text.strip(" .")
    if seen := zoom.inside(text):
        return Expansion(source=seen[0], parts=seen[1], sure=0.91, opened=True)
    for shape, sure in ((_OUT, 0.88), (_POP, 0.88), (_BECOMES, 0.91), (_INTO, 0.9), (_MAKES, 0.86)):
        found = shape.match(text)
        if found and (made := _read(found, reading, sure, makes=shape is _MAKES)):
            return made
    return None


def _known(reading: Reading) -> Expansion | None:
    """What the reader itself understood as one machine that becomes several of its kind, production words left off."""
    change = reading.transition("expand", "cut")
    if change is None or not isinstance(change.subject, Figure) or not isinstance(change.after, Figure):
        return None
    one, many = change.subject, change.after
    if not one.kind or one.kind != many.kind or one.count > 1 or many.count < 2:
        return None
    return Expansion(source=one, parts=(many,), sure=0.9)


def _read(found: re.Match[str], reading: Reading, sure: float, *, makes: bool) -> Expansion | None:
    parts, more = _parts(found["to"])
    if not parts or (len(parts) == 1 and parts[0].count < 2):
        return None
    of, by = found["from"].strip(" ,:"), None
    split = _FROM.match(of)
    if makes and split and re.search(r"\bfrom (?:it|there)\b", found["to"]):
        of, by = split["from"], thing(_LEADING.sub("", split["who"]))
    source = _source(of, reading)
    if source is None or (makes and by is None and (_person(source) or _person(phrase(of.split()[0])))):
        return None
    if len(parts) > 1 and any(not p.words for p in parts):
        return None
    return Expansion(source=source, parts=parts, sure=sure - (0.2 if more else 0.0), by=by)


def _parts(text: str) -> tuple[tuple[Figure, ...], bool]:
    """The things of a list, and whether the row goes on with what happens to them."""
    text = _TRIM.sub("", text.strip(" .,"))
    first, *rest = _GOES_ON.split(text, maxsplit=1)
    whole = _WHOLE.match(first) or _CROWD.match(first)
    if whole:
        return (phrase(whole["of"]),), bool(rest)
    if _ONE.match(first):
        return (), False
    words = [w for w in listed(first) if w]
    if not 0 < len(words) <= _MOST or any(len(w.split()) > _LONGEST for w in words):
        return (), False
    if len(words) > 1 and any(_VERBAL.search(w) for w in words):
        return (), False
    if len(words) == 1:
        made = phrase(words[0])
        return ((made,) if made.count > 1 else ()), bool(rest)
    return _alike(words) or tuple(_part(w) for w in words), bool(rest)


def _alike(words: list[str]) -> tuple[Figure, ...]:
    """ "dev, test and production clusters": all are clusters, each with its name."""
    noun = words[-1].split()[-1]
    last = phrase(words[-1])
    if len(words[-1].split()) != 2 or last.quantity != "plural" or any(len(w.split()) > 1 for w in words[:-1]):
        return ()
    names = (*words[:-1], words[-1].split()[0])
    kind = last.kind or phrase(noun).kind
    made = tuple(Figure(kind=kind, words=singular(noun), label=name) for name in names)
    return made if kind else tuple(Figure(kind="", words=f"{name} {singular(noun)}") for name in names)


def _part(words: str) -> Figure:
    """A part of a list: a plural without a number is one thing of many."""
    made = thing(words)
    if made.quantity == "plural":
        return replace(made, count=1, quantity="", words=words.split()[-1], attributes=made.attributes)
    return made


def _source(words: str, reading: Reading) -> Figure | None:
    """The one thing; the reader's figure where it has one of these words."""
    words = re.sub(r"^.*:\s+", "", words)
    plain = _LEADING.sub("", words).strip(" ,")
    if not plain or len(plain.split()) > _LONGEST or "," in plain:
        return None
    made = phrase(plain)
    if made.count > 1 and made.quantity == "exact":
        return None
    known = next((f for f in reading.figures if f.kind and key(f.words) == key(made.words)), None)
    kind = known.kind if known else made.kind
    return replace(made, kind=kind, count=1, quantity="", state="", words=made.words or plain)


def _person(figure: Figure) -> bool:
    """Whether somebody with hands makes things: no expansion of that one."""
    return figure.kind in _PEOPLE
