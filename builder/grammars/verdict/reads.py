"""Which rows judge things, and with what slots."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.cast.bill import said as spoken
from builder.cast.listing import thing
from builder.grammars.verdict.lists import judgements
from builder.grammars.verdict.model import CROWD
from builder.grammars.verdict.ranked import ranked
from builder.language.lexicon import stem
from builder.language.model import Figure, Mark, Reading
from builder.storyboard.context import Context
from builder.storyboard.model import Match

#: Head nouns whose rows are another kind of picture even where something in them is marked.
_OTHERS = frozenset(
    ("code", "terminal", "meter", "levels", "chart", "table", "checklist", "timeline", "dashboard", "flow", "topology")
)
_INSTEAD = re.compile(
    r"\b(?:use|try|take|pick|choose|prefer|go for|switch to|stick with)\s+(?P<what>.+?)(?:\s+instead)?[.!]?$",
    re.IGNORECASE,
)
_NO = re.compile(r"^(?:no|not|don[’']t|do not|never|stop|forbidden|prohibited|keep out)\b", re.IGNORECASE)
_TURNS = re.compile(r"\b(?:time[- ]?slic\w*|time[- ]?shar\w*|round[- ]?robin|tak\w+ turns|in turns)\b", re.IGNORECASE)
_SHARES = re.compile(r"\bshar(?:e|es|ed|ing)\b", re.IGNORECASE)
_NEEDS = re.compile(r"\bneeds?\s+(?P<what>(?:[\w-]+\s+){0,2}[\w-]+)\s*[?.!,;]", re.IGNORECASE)
_SMALL = re.compile(r"\s+(?:in|on|with|for|of|to|from|as|over|by|without|behind|inside|at)\s+", re.IGNORECASE)
_QUOTE = re.compile(r"\s+(?:with|saying|showing|reading|and)\s+(?:an? )?[\"“][^\"”]*[\"”]?$", re.IGNORECASE)
_NAMED = 4  # words of a thing that stands as itself; longer ones are plates of words
_GROUP = re.compile(r"^(?:an? |the )?(?:group|set|batch|gang|team|bunch|crowd|row|pair) of (?=\d)", re.IGNORECASE)
_STAMP = re.compile(
    r"^(?P<what>[^:;]+?),?\s+(?:is |are |gets |being |being )?(?:stamped|rubber-stamped)\s+(?:with\s+|as\s+)?"
    r"(?P<stamp>[\"“][^\"”]+[\"”]|[A-Z][A-Z' -]+|\w+)$"
)
_GRANTS = re.compile(
    r"^(?:approved|accepted|passed|verified|allowed|ok|okay|valid|certified|trusted|granted|signed|done)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"^(?:rejected|denied|failed|refused|forbidden|invalid|expired|void|banned|untrusted|blocked|revoked)\b",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"^(?P<what>[^,;:]+?)\s+with (?:a |an )?(?:(?:big|large|huge|red|green|thick) )*"
    r"(?:(?P<good>check ?mark|tick)|(?P<bad>cross|x|x mark|prohibition sign))"
    r"(?: (?:on|over|through|across) (?:it|top))?(?:\s+and\b.*)?$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_EYES = re.compile(r"\b(?:x(?:'d|ed)?|cross(?:ed|es)?)(?: for)?[- ]eyes?\b", re.IGNORECASE)
_STRIKES = re.compile(r"\b(?:strikes|striking)\b", re.IGNORECASE)  # like lightning, unless something is struck out
_OUT = re.compile(r"\b(?:out|off|through)\b", re.IGNORECASE)
_JUDGING = ("tick", "cross", "strike")
#: Hardware that several can be plugged into.
_CARDS = ("gpu", "server", "chip", "persistent-volume")
_MACHINES = frozenset(("inference-server", "laptop", "server", "training-job", "container"))


def match(reading: Reading, context: Context) -> Match | None:
    """Marks on things or on words, lists of judgements, stamps; a mark that turns into another is no verdict."""
    other = reading.transition("turn") or reading.steps or reading.carrier in _OTHERS
    if other or _EYES.search(reading.text) or (_STRIKES.search(reading.text) and not _OUT.search(reading.text)):
        return None
    offers = [
        m
        for m in (_ranked(reading), _listed(reading), _stamped(reading), _crossed(reading), _marked(reading, context))
        if m
    ]
    return max(offers, key=lambda m: m.confidence, default=None)


def _marked(reading: Reading, context: Context) -> Match | None:
    if not reading.marks:
        return _refused(reading)
    if not any(mark.name in ("tick", "cross", "strike") for mark in reading.marks):
        return None
    written = [_written(mark, reading) for mark in reading.marks]
    if all(written):
        slots: dict[str, object] = {"text": tuple(written), "marks": tuple(m.name for m in reading.marks)}
        sure = 0.92 if all(m.name == "strike" for m in reading.marks) else 0.86
        return Match(grammar="verdict", confidence=sure, slots=slots, why=_why(reading))
    judged = [(m, f) for m, words in zip(reading.marks, written, strict=True) if (f := _judged(m, words)) is not None]
    if not judged:
        return None
    return Match(grammar="verdict", confidence=0.88, slots=_things(judged, reading, context), why=_why(reading))


def _judged(mark: Mark, words: str) -> Figure | None:
    """What a mark judges: its thing, else a block with the words it is on."""
    if mark.target is not None and mark.target.words:
        return mark.target
    return Figure(kind="", words=words) if words else None


def _listed(reading: Reading) -> Match | None:
    """A list in which every part is judged, where the reader has fewer of them."""
    found, sure = judgements(reading.text)
    targets = [m.target for m in reading.marks if m.target is not None and m.target.words]
    if not found or len(found) <= len(targets) or any(_INSTEAD.search(q.text) for q in reading.literals):
        return None
    marks, words = tuple(j.mark for j in found), tuple(j.words for j in found)
    why = (f"judged: {', '.join(words)}",)
    slots: dict[str, object] = {"marks": marks}
    if all(j.quoted for j in found) or any(len(w.split()) > _NAMED for w in words):
        slots["text"] = tuple(w.strip('"“”`') for w in words)
    else:
        things = tuple(named(w) for w in words)
        slots["items"] = things
        slots["labels"] = tuple(
            _captioned(w) if f.kind and (f.count > 1 or f.kind not in ("pod", "gpu")) else ""
            for f, w in zip(things, words, strict=True)
        )
    return Match(grammar="verdict", confidence=sure, slots=slots, why=why)


def _ranked(reading: Reading) -> Match | None:
    """ "First two get ticks, the third a cross": one for each rank, numbered."""
    found = ranked(reading.text)
    if not found:
        return None
    slots: dict[str, object] = {
        "items": tuple(f for f, _ in found),
        "marks": tuple(mark for _, mark in found),
        "labels": tuple(str(i) for i in range(1, len(found) + 1)),
    }
    return Match(grammar="verdict", confidence=0.93, slots=slots, why=(f"judged by rank: {found[0][0].words}",))


def _captioned(words: str) -> str:
    """A judged phrase under its thing: without the group it is, what is quoted beside it set off by a point."""
    return re.sub(r"\s+with\s+(?:an? )?[\"“`]([^\"”`]+)[\"”`]$", r" · \1", _GROUP.sub("", words))


def named(words: str) -> Figure:
    """What a judged phrase is about: its first noun ("secrets in Git" is a secret), all its words on a block."""
    words = _QUOTE.sub("", words)
    plain = words.strip('"“”`')
    counted = _GROUP.sub("", plain)
    head = re.split(_SMALL, counted, maxsplit=1)[0]
    made = thing(head)
    if plain != words or not made.kind:
        return Figure(kind="", words=plain)
    if made.quantity == "exact" and 1 < made.count <= CROWD and head == counted:
        return made
    return replace(made, count=1, quantity="")


def _stamped(reading: Reading) -> Match | None:
    """ "Pull request stamped APPROVED": the thing, the words of the stamp on a sign, its mark where it judges."""
    found = _STAMP.match(reading.text.strip(" ."))
    if not found or len(found["what"].split()) > 6:
        return None
    words = found["stamp"].strip('"“” ')
    mark = "cross" if _NO.match(words) or _DENIES.match(words) else "tick" if _GRANTS.match(words) else ""
    said = re.search(r"[\"“]([^\"”]+)[\"”]", found["what"])
    what = re.split(r"\s+(?:saying|showing|with|greeting|reading|titled)\b", found["what"].strip(" ,"), maxsplit=1)[0]
    item = named(_ARTICLE.sub("", what))
    slots: dict[str, object] = {
        "items": (item,),
        "marks": (mark,),
        "stamp": words,
        "labels": (said[1] if said else what if item.kind else "",),
    }
    return Match(grammar="verdict", confidence=0.87, slots=slots, why=(f"stamped: {words}",))


def _crossed(reading: Reading) -> Match | None:
    """A mark that appears over what happens: who acts stands there, what it wants bears the mark."""
    free = next((m for m in reading.marks if m.target is None and m.name in _JUDGING[1:]), None)
    shown = next((t.after for t in reading.transitions if isinstance(t.after, str) and t.after in _JUDGING), "")
    before = next((t.before for t in reading.transitions if isinstance(t.before, str) and t.before in _JUDGING), "")
    mark = free.name if free else shown or before
    sign = _WITH.match(reading.text.strip(" ."))
    if sign:
        mark = "tick" if sign["good"] else "cross"
    things = tuple(f for f in reading.figures if f.kind != "badge" and f.words)
    if not mark or not 1 <= len(things) <= 3:
        return None
    things = (named(_ARTICLE.sub("", sign["what"])),) if sign else things
    marks = (*("" for _ in things[:-1]), mark)
    slots: dict[str, object] = {"items": things, "marks": marks, "labels": tuple(_label(f, "") for f in things)}
    if len(things) == 1 and reading.literals:
        slots["sign"] = reading.literals[0].text
    return Match(grammar="verdict", confidence=0.885 if sign else 0.82, slots=slots, why=(f"marks: {mark}",))


def _refused(reading: Reading) -> Match | None:
    """A thing with a NO sign on it."""
    sign = next((s for s in reading.signs if _NO.match(s)), "")
    thing = next((f for f in reading.figures if f.words), None)
    if not sign or thing is None:
        return None
    slots: dict[str, object] = {"items": (thing,), "marks": ("cross",), "sign": sign}
    return Match(grammar="verdict", confidence=0.84, slots=slots, why=(f"a sign that forbids: {sign}",))


def _written(mark: Mark, reading: Reading) -> str:
    """The literal a mark judges where it judges words and no thing."""
    target = mark.target
    if target is not None and target.words and _INSTEAD.search(target.label):
        return ""
    if target is not None and (target.kind or not target.label) and not _is_production(target):
        return ""
    said = mark.label or (target.label if target is not None else "")
    if said:
        return said
    index = reading.marks.index(mark)
    free = [q.text for q in reading.literals if q.kind != "name"]
    return free[min(index, len(free) - 1)] if free and target is None else ""


def _is_production(figure: Figure) -> bool:
    """A verb the reader took for a noun at the head of the row ("Show …")."""
    return stem(figure.words.lower()) in (stem("show"), stem("display"), stem("reveal")) and not figure.kind


def _things(judged: list[tuple[Mark, Figure]], reading: Reading, context: Context) -> dict[str, object]:
    things = tuple(figure for _, figure in judged)
    slots: dict[str, object] = {"items": things, "marks": tuple(mark.name for mark, _ in judged)}
    if len(judged) == 1 and judged[0][0].name in ("cross", "strike"):
        quoted = next((q.text for q in reading.literals if _INSTEAD.search(q.text)), "")
        found = _INSTEAD.search(quoted)
        if found:
            slots["items"] = (_named(things[0], reading),)
            return {**slots, "instead": found["what"], "labels": _both_labels(quoted, context)}
    if len(judged) == 1 and reading.signs:
        slots["sign"] = reading.signs[0]
    slots["labels"] = tuple(_label(figure, reading.cue) for figure in things)
    card = _card(things, context)
    if card is not None and all(mark.name == "tick" for mark, _ in judged):
        slots["shared"] = card
        if _TURNS.search(f"{context.title} {context.said}"):
            slots["turns"] = "yes"
    return slots


def _named(figure: Figure, reading: Reading) -> Figure:
    """The thing without the advice beside it, under all the words the row has for it."""
    if figure.kind:
        return figure
    found = re.search(rf"{re.escape(figure.words)}(?P<rest>(?:\s+[\w-]+){{0,2}}?)\s+with\b", reading.text)
    rest = found["rest"] if found else ""
    return replace(figure, label="", words=f"{figure.words}{rest}")


def _both_labels(quoted: str, context: Context) -> tuple[str, str]:
    """What takes turns, as the title says it; what the narration says is needed, else the row's own advice."""
    turns = _TURNS.search(context.title) or _TURNS.search(context.said)
    left = turns.group(0) if turns else ""
    needed = _NEEDS.search(context.said)
    right = needed["what"] if needed else quoted
    return _sentence(left), _sentence(right)


def _sentence(words: str) -> str:
    """A capital first, product names and capitals as they are."""
    low = words if words.isupper() else words[:1] + words[1:].lower() if words.istitle() else words
    return low[:1].upper() + low[1:]


def _label(figure: Figure, cue: str) -> str:
    """The words under an item: its own, or the part of the cue that means it ("dev" in "development")."""
    if figure.kind in ("pod", "gpu") or not figure.kind:
        return ""
    own = spoken(figure) if figure.count > 1 else " ".join((*figure.attributes, figure.words))
    for part in re.split(r",|\band\b|\bor\b|&|/", cue):
        word = part.strip()
        if figure.label and word.lower().startswith(figure.label.lower()):
            return word
    return own


def _card(things: tuple[Figure, ...], context: Context) -> Figure | None:
    """The one piece of hardware the episode's workloads share, where its title or narration says they do."""
    said = f"{context.title} {context.said}"
    if not 2 <= len(things) <= 3 or any(f.kind not in _MACHINES for f in things):
        return None
    if not (_TURNS.search(said) or _SHARES.search(said)):
        return None
    for word in re.findall(r"[\w-]+", said):
        kind = context.nouns.get(word.lower(), "")
        if kind in _CARDS and all(f.kind != kind for f in things):
            return Figure(kind=kind, words=word)
    return None


def _why(reading: Reading) -> tuple[str, ...]:
    return (f"marks: {', '.join(m.name for m in reading.marks)}",)
