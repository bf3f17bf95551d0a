"""What flows, through what, and how it divides: read off a row's own words."""

from __future__ import annotations

import re

from builder.grammars.flow.model import Course, bare, thing
from builder.grammars.flow.ways import by_turns, changed, halved, past, routed, skipped, told
from builder.language.lexicon import key, lexicon, stem
from builder.language.model import Reading

_SHARE = re.compile(
    r"(\d{1,3})\s?(?:%|percent)\s*(?:of\s+(?:the\s+|all\s+)?(?P<of>[a-z][\w-]*(?:\s[a-z][\w-]*)?)\s+)?"
    r"(?:(?:is|are|being)\s+)?(?:\w+ing\s+|\w+ed\s+|goes?\s+|flows?\s+|stays?\s+)?(?:to|for|on|into|at)\s+"
    r"(?:an?\s+|the\s+)?([^,;.%]+?)(?=\s*(?:,|;|\.|$|\band\s+\d))",
    re.IGNORECASE,
)
_RATIO = re.compile(r"(?<![\d.:])(\d{1,2})\s?[/:]\s?(\d{1,2})(?:\s?[/:]\s?(\d{1,2}))?(?![\d.:])\s*%?")
_PERCENT = re.compile(r"(\d{1,3})\s?(?:%|percent)", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:between|across|among|over|to|into|for)\s+(.+?)(?=,|;|\.|\bwith\b|\bas\b|$)", re.IGNORECASE)
_WAYS = re.compile(r"\b(from|out of|through|via|past|across|into|onto|towards?|to)\s+", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:,\s*and\s+|,\s*|\s+and\s+|\s+then\s+)\s*", re.IGNORECASE)
_ONWARD = re.compile(
    r"\b(?:into|to)\b.+?\b(?:and|then)\s+(?:then\s+)?(?:out\s+|on\s+|back\s+)?(?:in)?to\b", re.IGNORECASE
)
_PARTED = re.compile(
    r"^(?P<of>(?:[\w-]+\s){1,4}?)(?:(?:is|are|being|gets?|getting)\s)?(?:split|divided|broken|chopped|cut|sliced)\s"
    r"(?:up\s)?into\s(?P<into>.+)$", re.IGNORECASE,
)  # fmt: skip
_SENT = re.compile(
    r"^(?:(?:and|then|each)\s)*(?:sent|passed|handed|given|assigned|routed|dispatched|distributed|shipped|forwarded)\s"
    r"(?:out\s|on\s|off\s)?(?:to|over|across|among|into)\s(?P<to>.+)$", re.IGNORECASE,
)  # fmt: skip
_DONE = re.compile(
    r"^(?:(?:and|then|finally|the)\s)*(?P<what>(?:[\w-]+\s){1,2}[a-z]+ed)(?:\s(?:again|together|back))?$", re.I
)
_LOOSE = re.compile(r"[\s,.;]*(?:\b(?:and|then|out|on|back|finally)\b[\s,]*)*$", re.IGNORECASE)
_AFTER = re.compile(
    r",\s|\s(?:with|while|until|where)\s", re.IGNORECASE
)  # what the last step's clause adds to its name
_ADVERB = re.compile(r"(?:->|→|=>)\s*[^,;]+,\s*(?:very\s+)?[a-z]+ly\.?$", re.IGNORECASE)  # how the steps go
#: What goes on all the while, after the last step: ", training keeps running".
_ON = re.compile(
    r"(?:,|\bwhile\b)\s*(?:while\s+|but\s+|and\s+)?(?:the\s+)?((?:[\w-]+\s){1,3}"
    r"(?:keeps?\s(?:on\s)?\w+ing|continues|goes\son|never\sstops|stays\s(?:up|online|live)|carries\son))[\s.]*$",
    re.IGNORECASE,
)  # fmt: skip
_FANS = re.compile(r"\bfan(?:s|ned|ning)?\s+out\b", re.IGNORECASE)
#: Heads that may be the first step itself ("source code => compiler", "log -> queue").
_NAMES = ("code", "terminal", "alert", "chat", "dashboard", "form", "levels", "clock", "queue", "sequence")
_SPLITS = (
    "broadcast", "split", "divid", "distribut", "balanc", "fork", "branch", "rout", "shard", "canari", "canary",
    "spread",
)  # fmt: skip


def course(reading: Reading) -> Course | None:
    """The first of: what is split and sent on, a division, steps with arrows, a listed pipeline, stages, doings."""
    for read in (
        past,
        skipped,
        changed,
        by_turns,
        routed,
        halved,
        _sent_on,
        _division,
        _arrows,
        _listed,
        _through,
        _doings,
        told,
    ):
        found = read(reading)
        if found is not None:
            return found
    return None


def _sent_on(reading: Reading) -> Course | None:
    """ "Video cut into chunks, sent to encoders, results merged": what it becomes, where that goes, what is done."""
    first, *rest = [c.text.strip(" .") for c in reading.clauses] or [""]
    found = _PARTED.match(first)
    if found is None or len(rest) < 2 or reading.carrier not in ("", "flow", "view"):
        return None
    sent, done = [_SENT.match(r) for r in rest], [_DONE.match(r) for r in rest]
    names = [s["to"] if s else d["what"] if d else "" for s, d in zip(sent, done, strict=True)]
    if not any(sent) or not all(names):
        return None
    steps = tuple(bare(name) for name in (found["of"], found["into"], *names))
    if any(len(step.split()) > 4 for step in steps):
        return None
    return Course(steps=steps, sure=0.94, why="one thing split and sent on")


def _division(reading: Reading) -> Course | None:
    if reading.carrier not in ("", "flow", "view", "topology", "levels"):
        return None
    shares, to, of = _shares(reading.text)
    splits = any(s.startswith(_SPLITS) for s in key(reading.text)) or _FANS.search(reading.text) is not None
    if not shares and splits:
        to = _branches(reading)
    if len(to) < 2:
        return None
    of = of or _source(reading, to)
    if not of or (not shares and not of):
        return None
    return Course(of=of, to=to, shares=shares, sure=0.92 if shares else 0.72, why="one stream divides")


def _shares(text: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Shares with their destinations, and what is shared where the words say it."""
    found = list(_SHARE.finditer(text))
    if len(found) >= 2 and sum(int(m[1]) for m in found) <= 100:
        of = next((_subject(m["of"]) for m in found if m["of"]), "")
        return tuple(f"{m[1]}%" for m in found), tuple(bare(m[3]) for m in found), of
    ratio = next((m for m in _RATIO.finditer(text) if sum(int(g) for g in m.groups() if g) == 100), None)
    numbers = [g for g in ratio.groups() if g] if ratio else [m[1] for m in _PERCENT.finditer(text)]
    if len(numbers) < 2 or sum(int(n) for n in numbers) != 100:
        return (), (), ""
    rest = text[ratio.end() :] if ratio else text
    among = _AMONG.search(rest) or _AMONG.search(text)
    names = _listing(among[1]) if among else ()
    if len(names) == 1 and (many := re.match(r"(?:two|three|four|2|3|4|both)\s+(.+)", names[0], re.IGNORECASE)):
        names = tuple(_one(many[1]) for _ in numbers)
    return (tuple(f"{n}%" for n in numbers), names, "") if len(names) == len(numbers) else ((), (), "")


def _subject(words: str) -> str:
    return " ".join(w for w in words.split() if not w.lower().endswith("ing"))


def _branches(reading: Reading) -> tuple[str, ...]:
    """Where a stream goes that is said to be split, without shares."""
    among = re.search(r"\b(?:between|across|among|over|to)\s+([^;.]+)$", reading.text, re.IGNORECASE)
    managed = reading.relation("manage", "send", "connect")
    if not among and managed and managed.object and managed.object.count > 1:
        return (managed.object.words,) * min(3, managed.object.count)
    names = _listing(among[1]) if among else ()
    if len(names) != 1:
        return names if all(len(n.split()) <= 4 for n in names) else ()
    many = re.match(r"(two|three|four|five|2|3|4|5)\s+(.+)", names[0], re.IGNORECASE)
    if many is None:
        return ()
    count = lexicon().numbers.get(many[1].lower()) or int(many[1])
    return tuple(_one(many[2]) for _ in range(count))


def _one(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _source(reading: Reading, to: tuple[str, ...]) -> str:
    """What is divided: the topic of the row's head, else the first thing that is no destination."""
    head = [w for w in reading.carrier_words.split() if _plain(w)]
    if head:
        return " ".join(head[:2])
    taken = {s for name in to for s in key(name)}
    for figure in reading.figures:
        words = [w for w in figure.words.split() if _plain(w) and not w[0].isdigit()]
        if words and not set(key(" ".join(words))) & taken:
            return _written(" ".join(words), reading.text)
    return ""


def _written(words: str, text: str) -> str:
    """A singular as the row has it: "Visitors" for "Visitor"."""
    found = re.search(re.escape(words) + r"(?:s|es)?\b", text)
    return found[0] if found else words


def _plain(word: str) -> bool:
    """Whether a word is a thing's and not the picture's own ("flow", "diagram") or the division's ("split")."""
    s, lex = stem(word.lower()), lexicon()
    divides = s.startswith(_SPLITS) and not word.lower().endswith(("er", "or"))
    return s not in lex.carriers and s not in lex.production and not divides


def _arrows(reading: Reading) -> Course | None:
    least = 2 if reading.carrier == "flow" else 3
    headed = ":" in reading.text.split(reading.steps[0])[0] if reading.steps else False
    own = reading.carrier in ("", "flow", "view", "topology") or (reading.carrier in _NAMES and not headed)
    if len(reading.steps) < least or not own:
        return None
    sure = 0.94 if reading.carrier == "flow" else 0.9 if _ADVERB.search(reading.text) else 0.84
    title = reading.topic if reading.carrier == "flow" and len(reading.topic.split()) <= 2 else ""
    *early, last = (_step(re.split(r",\s*(?:with|then|and|where|which)\b", s)[0]) for s in reading.steps)
    steps = tuple(_dotted(step, reading.text) for step in (*early, _step(_AFTER.split(last)[0])))
    on = _ON.search(reading.steps[-1])
    return Course(
        title=title, steps=steps, loop=reading.loop, sure=sure, meanwhile=on[1] if on else "",
        why="steps joined by arrows",
    )  # fmt: skip


def _step(words: str) -> str:
    """A step's name; an article that stands alone is one ("The -> cat")."""
    return bare(words) or words.strip(" ,;:.")


def _dotted(step: str, text: str) -> str:
    """A name that begins with a dot, with it: ".com"."""
    return f".{step}" if re.search(rf"(?<![\w.])\.{re.escape(step)}\b", text) else step


def _listed(reading: Reading) -> Course | None:
    """ "Pipeline with intake, cleaning and storage stages"."""
    if reading.carrier != "flow":
        return None
    opener = re.search(r"(?:\b(?:with|of|showing|from|through)\b|:)\s*(.+)$", reading.text, re.IGNORECASE | re.DOTALL)
    names = _listing(opener[1]) if opener else ()
    loop = reading.loop
    names = tuple(n for n in names if n.lower() not in lexicon().groups["loops"])
    if len(names) < 3 or any(len(n.split()) > 4 for n in names):
        return None
    return Course(title=reading.topic, steps=names, loop=loop, sure=0.86, why="the stages of a pipeline")


def _through(reading: Reading) -> Course | None:
    """ "parcels moving from the depot through sorting to the door"."""
    found = _moving(reading.text)
    named = reading.carrier in (*_NAMES, "sign") and ":" not in reading.text
    if found is None or reading.negated or not (named or reading.carrier in ("", "flow", "view")):
        return None
    of, verb, tail = found
    steps, ways = _ways(tail)
    what = _kinds(of) or thing(of)
    flows = lexicon().transitions.entries.get((stem(verb),)) == "flow" or "through" in ways
    if not what or not steps or (len(steps) < 2 and "through" not in ways):
        return None
    onward = _ONWARD.search(tail) is not None
    if not flows and not onward and not ({"from", "through"} <= ways or len(steps) > 2):
        return None
    if not ways & {"from", "through", "out of"} and not onward:  # several ends are no course
        return None
    sure = 0.84 if len(steps) > 1 else 0.62
    return Course(of=what, steps=steps, loop=reading.loop, sure=sure, why=f"things {verb}")


def _kinds(words: str) -> str:
    """ "Eggs, flour and sugar" that go one way together, as one name; "" for a single kind."""
    names = [n for n in _LIST.split(words.rpartition(":")[2].strip(" ,;")) if n]
    short = all(len(n.split()) <= 2 and not n.lower().endswith("ing") for n in names)
    return ", ".join(names) if 3 <= len(names) <= 4 and short else ""


def _moving(text: str) -> tuple[str, str, str] | None:
    """(what, verb, the rest) at the first verb of motion that a way ("from", "through") follows."""
    verbs = {k[0] for k, name in lexicon().transitions.entries.items() if name in ("flow", "move")}
    verbs.add(stem("run"))
    verbs |= {k[0] for k, name in lexicon().relations.entries.items() if name == "send"}
    for m in re.finditer(r"[A-Za-z]+", text):
        rest = text[m.end() :]
        if m.start() and stem(m[0].lower()) in verbs and _WAYS.match(rest.lstrip()):
            return text[: m.start()].strip(" ,:"), m[0].lower(), rest.strip()
    return None


def _ways(tail: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The stages named after from, through and to, in the order a thing passes them."""
    marks = list(_WAYS.finditer(tail))
    ends = [*(m.start() for m in marks[1:]), len(tail)]
    found = [(m[1].lower(), _LOOSE.sub("", tail[m.end() : end])) for m, end in zip(marks, ends, strict=True)]
    order = {"from": 0, "out of": 0, "through": 1, "via": 1, "past": 1, "across": 1}
    steps: list[str] = []
    for _, phrase in sorted(found, key=lambda f: order.get(f[0], 2)):
        names = tuple(n for n in _listing(phrase) if not re.fullmatch(r"[a-z]+ed", n))
        steps += [n for n in names if not _verbal(n)]
    good = tuple(s for s in steps if s and len(s.split()) <= 4)
    return good, frozenset("through" if order.get(way) == 1 else way for way, _ in found)


def _verbal(phrase: str) -> bool:
    """Whether a phrase is a doing ("getting approved") and no stage."""
    return phrase.split()[0].lower().endswith("ing") and len(phrase.split()) > 2


def _doings(reading: Reading) -> Course | None:
    """ "Letters stamped, sorted, then carried to the post office": one thing, what is done to it, where it ends."""
    parts = [re.sub(r"^then\s+", "", c.text.strip(), flags=re.IGNORECASE) for c in reading.clauses]
    first = re.match(r"^((?:[\w-]+\s){1,3})((?:being\s)?[a-z]+(?:ed|t))$", parts[0]) if parts else None
    if first is None or len(parts) < 2 or reading.carrier or not first[2].endswith("ed"):
        return None
    steps = [first[2].removeprefix("being ")]
    for part in parts[1:]:
        m = re.match(
            r"^((?:[\w-]+\s){0,2}[a-z]+(?:ed|nt|lt|ght|wn|pt|ld|de|ut))(?:\s+(?:to|into|in|onto|at)\s+(.+))?$", part
        )
        if m is None:
            return None
        steps += [bare(m[2])] if m[2] else [m[1]]
    of = thing(first[1].strip())
    return Course(of=of, steps=tuple(steps), sure=0.74, why="what is done to one thing") if of else None


def _listing(phrase: str) -> tuple[str, ...]:
    return tuple(b for p in _LIST.split(phrase.strip(" .;")) if (b := bare(p)))
