"""How many of what, which of them differs, and what passes over them all: read off a row's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from builder.cast.phrase import phrase
from builder.grammars.grid import ways
from builder.language.lexicon import is_plural, key, lexicon
from builder.language.model import Figure, Reading

_SWARMS = (
    "grid|wall|matrix|array|mosaic|farm|field|fleet|sea|ocean|forest|swarm|crowd|army|horde|flock|mass|herd|legion|"
    "stadium|hall|warehouse|sheet|bank|stack|pile|mountain|constellation|galaxy|cloud|collection|storm|flood|burst|"
    "avalanche|tsunami|torrent|barrage|hail|rain|stampede|parade|squad|battalion|city|village|town|plague|squadron|"
    "(?:rows|aisles|shelves|lines|racks) (?:and|upon|after) (?:rows|aisles|shelves|lines|racks)|"
    "(?:endless|countless|infinite|long) (?:rows|aisles|lines|shelves|corridors)"
)
_CROWDS = frozenset(("swarm", "crowd", "army", "horde", "flock", "herd", "legion", "mass", "stadium", "sea", "ocean"))
_END = (
    r"(?=\s*(?:[,;:.!?]|$|\s[-–—]\s)|\s+(?:with|in|on|at|across|over|all|each|every|one|two|some|most|half|being|"
    r"that|which|who|are|is|as|where|under|behind|next|per|and|but|except|until|while|from|to|into|only|just|stay|"
    r"\w{2,}ing|lit|turned|filled|spread|arranged|connected|managed|served)\b)"
)
_BIG = r"(?:(?:an?|the|one|huge|large|giant|massive|endless|enormous|vast|big|dense|whole|growing|entire)\s+)*"
_OF = re.compile(rf"\b{_BIG}(?P<carrier>{_SWARMS})\s+(?:full\s+)?of\s+(?P<of>.+?){_END}", re.IGNORECASE)
_NOUN = re.compile(
    rf"^{_BIG}(?P<of>(?:[\w-]+\s+){{1,2}}?)(?P<carrier>grid|wall|fleet|swarm|farm|army|crowd|array){_END}",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"(?<![\w.])(?P<of>(?:\d{1,3}(?:,\d{3})+|\d+[kKmM]?(?![\d.])|(?:(?:many|several|tens|a few)\s+)?"
    r"(?:hundreds|thousands|millions|dozens)(?:\s+(?:and|upon|of)\s+(?:hundreds|thousands|millions))?(?:\s+of)?|"
    r"a (?:hundred|thousand|million)|(?:one|two|three|five|ten) (?:hundred|thousand|million)|"
    r"many|countless|lots of|tons of|twenty|thirty|forty|fifty)"
    rf"\s+(?!(?:while|as|to|of|and|or|in|per|percent|times)\b)[A-Za-z].*?){_END}",
    re.IGNORECASE,
)
_MIXED = re.compile(
    r"\b(?:mixed|different|assorted|heterogeneous|diverse|various|all kinds of|many kinds of)\s+"
    r"(?P<of>[\w-]+(?:\s[\w-]+)?)\s+(?:types?|kinds?|models|sizes|flavou?rs)\b.*"
    r"\b(?:label\w*|organi[sz]\w+|sorted|ordered|in rows|grouped|arranged|tidy)\b",
    re.IGNORECASE,
)
_ODD = re.compile(
    r"\b(?:and |but |just |only |with |except )*(?:a single|only|exactly)?\s*\b(?P<one>one|1|a single)\b"
    r"(?:\s+of\s+(?:them|these|which|it))?(?:\s+among\s+them)?\s+(?P<how>.+?)(?=[,;.]|$)",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"\bone (?:by|after) (?:one|another|the other)\b|\brow by row\b|\bin (?:turn|sequence|waves?)\b|\bwaves?\b|"
    r"\b(?P<unit>\w+) (?:by|after) (?P=unit)\b|\bripp?l\w+|\bgradual\w*|\bcascad\w+|\bsweep\w+ (?:across|over|"
    r"through)\b|\bone at a time\b",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"\b(?:going|go|goes|turn\w*|switch\w*|fad\w+|shut\w*|power\w*|blink\w*)\s+(?:dark|black|off|out|down|grey|"
    r"gray)\b|"
    r"\bdying\b|\bdisappear\w*|\bvanish\w*|\bfailing\b|\bcrash\w+|\bdropping off\b",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:light\w*|lit|glow\w*|com\w+ (?:online|alive|up)|turn\w* (?:on|green|volt)|switch\w* on|fill\w*|"
    r"appear\w*|start\w*|"
    r"wak\w+|updat\w+|upgrad\w+|patch\w+|blink\w*|flash\w*)\b",
    re.IGNORECASE,
)
_THROUGH = re.compile(
    r"(?:^|[,;]|\bwith\b|\band\b)\s*(?P<what>[^,;]*?)\s+(?:is |are |being )?(?:flow|stream|pour|travel|mov|"
    r"pass|runn|race|racing)"
    r"\w*\s+(?:through|between|past|across|over|among)\b",
    re.IGNORECASE,
)
_SPREAD = re.compile(
    r"(?:\bwith\b|[,;])\s*(?P<what>[^,;]*?)\s+(?:is |are |being )?(?:distributed|spread|running|spanning|"
    r"scattered|placed|"
    r"deployed|stretched|split)\s*(?:out\s+)?(?:across|over|on|among)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:some|a few|several|many|most|half|each|every one|all)(?:\s+of\s+them)?\s+(?:with|has|have|having|"
    r"wearing|carrying|"
    r"showing|holding|marked|labell?ed|tagged)\s+(?:with\s+)?(?P<what>[^,;.]+)",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:show\w*|with|wear\w*|has|have|having|using|say\w*)\s+(?:the (?:very )?)(?P<what>same\s+[^,;.]+?)"
    r"(?=\s+(?:at once|everywhere|all)\b|[,;.]|$)",
    re.IGNORECASE,
)
_OTHERS = frozenset(
    ("code", "terminal", "meter", "chart", "table", "checklist", "timeline", "compare", "formula", "clock")
)
#: A pile whose layers are named one by one is another scene's.
_LAYERS = re.compile(
    r"\b(?:stack|pile|tower|cake|sandwich)\s+of\s+[\w ]+?:\s*[^,;]+,\s*[^,;]+|\blayers?\s*:\s*[^,;]+,", re.IGNORECASE
)
_FEWEST = 9  # fewer of a kind are actors of another scene
_FULL = 24  # how many a wall of them is where nobody counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Swarm:
    """A swarm as read: `of` whom, the `label` as the row counts them, what is `odd` (of one or `odds`), a `wave`,
    what goes through (`flow`), what is `by` all of them, `tags` that some (`every` one) wear, kinds `mixed`; how
    sure and why."""

    of: Figure
    label: str = ""
    layout: str = ""
    odd: str = ""
    odds: int = 0
    every: bool = False
    wave: str = ""
    flow: Figure | None = None
    by: Figure | None = None
    tags: tuple[str, ...] = ()
    mixed: bool = False
    groups: tuple[str, ...] = ()
    counter: str = ""
    scatter: str = ""
    hero: Figure | None = None
    sure: float = 0.0
    why: str = ""


def swarm(reading: Reading) -> Swarm | None:
    """A swarm, or None where few things are named or their number is not what the row is about."""
    other = reading.carrier in _OTHERS and not ways.GROWN.search(reading.text)
    if other or reading.sides or reading.steps or _LAYERS.search(reading.text):
        return None
    if (made := _each(reading.text)) is not None:
        return made
    found = _named(reading.text) or _mixed(reading.text) or _told(reading.text) or _counted(reading)
    if found is None:
        return None
    text, (start, end) = found[1], found[2]
    rest = reading.text[end:]
    by, flow = _figure(_SPREAD, rest), _figure(_THROUGH, rest)
    wave = _wave(reading.text[:start] + rest)
    odds, some = ways.few(rest, found[0].of.words)
    odd = "" if wave else some or _odd(rest)
    tags = _tags(rest) or (ways.changed(rest) if wave and ways.changed(rest)[0] else ())
    groups = ways.groups(rest)
    if groups:
        some, odd, odds, tags = "", "", 0, ()
    scatter = ways.scattered(rest)
    hero = None if by else ways.person(reading, found[0].of, rest) or _first(reading.text)
    if hero is not None and hero.words.lower() in odd.lower():
        odd = ""
    made = replace(
        _said(found[0], reading),
        groups=groups,
        scatter="" if odd or groups else scatter,
        counter=ways.counted(rest),
        hero=hero,
        by=by,
        flow=flow,
        wave=wave,
        odd=odd,
        tags=tags,
        odds=odds if odd == some else 0,
    )
    if found[0].sure < 0.8 and not (text or odd or wave or by or flow or groups or scatter):
        return None
    return replace(made, sure=made.sure + (0.06 if odd or wave else 0.0))


def _first(text: str) -> Figure | None:
    """The one that all the others are copies of, where it has a drawing."""
    grown = ways.GROWN.search(text)
    one = phrase(grown["of"]) if grown else None
    return one if one is not None and one.kind else None


def _said(made: Swarm, reading: Reading) -> Swarm:
    """The number from the cue or the narration, where the row itself does not say how many of them there are."""
    if made.label:
        return made
    for m in (m for text in (reading.cue, reading.sentence) for m in _MANY.finditer(text)):
        said = phrase(m["of"])
        if said.quantity in ("exact", "hundreds") and (said.words == made.of.words or said.kind == made.of.kind != ""):
            return replace(made, of=replace(made.of, count=said.count, quantity=said.quantity), label=m["of"].strip())
    them = re.search(r"\b(\d{2,3}) (?:of (?:them|these|those)|such)\b", reading.cue)
    if them and made.of.quantity != "exact":
        return replace(made, of=replace(made.of, count=int(them[1]), quantity="exact"))
    return made


def _named(text: str) -> tuple[Swarm, str, tuple[int, int]] | None:
    """ "A wall of 24 servers", "GPU grid"."""
    for pattern in (_OF, _NOUN):
        m = pattern.search(text)
        if m is None:
            continue
        carrier = m["carrier"].lower()
        whom = re.sub(r"(?<!s)\s+(?:icon|symbol|logo|picture)s$", "s", m["of"])
        of, label = _filled(whom)
        if not of.words or (pattern is _OF and not phrase(whom).quantity):
            continue
        layout = "crowd" if carrier in _CROWDS else ""
        made = Swarm(of=of, label=label, layout=layout, sure=0.9, why=f"{carrier} of {of.words}")
        return made, label, m.span()
    return None


def _mixed(text: str) -> tuple[Swarm, str, tuple[int, int]] | None:
    """ "Mixed node types, all labelled": many of one family, sorted."""
    m = _MIXED.search(text)
    if m is None:
        return None
    of = replace(phrase(m["of"]), count=_FULL, quantity="many")
    return Swarm(of=of, mixed=True, layout="wall", sure=0.84, why="mixed and sorted"), m["of"], m.span()


def _told(text: str) -> tuple[Swarm, str, tuple[int, int]] | None:
    """ "Windows going dark block by block", "copies of one file on every machine"."""
    m = ways.WAVE.search(text)
    if m is not None and is_plural(m["of"].split()[-1]):
        of, label = _filled(m["of"])
        return (
            Swarm(of=of, label=label, layout="wall", sure=0.8, why=f"{of.words}, all of them"),
            label,
            (m.start(), m.start("of")),
        )
    m = ways.ALIKE.match(text)
    if m is not None:
        of = replace(phrase(m["of"]), count=_FULL, quantity="many")
        return Swarm(of=of, layout="wall", sure=0.82, why=f"every {of.words} alike"), m["of"], (m.start(), m.end("of"))
    m = ways.GROWN.search(text)
    if m is not None:
        of = phrase(f"{m['n']} {m['of']}s")
        return Swarm(of=of, label="", layout="wall", sure=0.86, why=f"{m['n']} of one {m['of']}"), m["of"], m.span()
    m = ways.COPIES.search(text)
    if m is None:
        return None
    of = replace(phrase(m["of"]), count=_FULL, quantity="many")
    return Swarm(of=of, layout="wall", sure=0.82, why=f"copies of {of.words}"), m["of"], m.span()


def _each(text: str) -> Swarm | None:
    """ "Five fridges, a milk carton in each": a few of one kind with one thing each."""
    m = ways.EACH.search(text)
    if m is None:
        return None
    of = phrase(m["of"])
    worn = _tags(f"each with {m['a'] or m['b']}")
    if of.quantity != "exact" or not worn:
        return None
    return Swarm(
        of=of, label=m["of"], layout="wall", tags=worn, every=True, sure=0.76, why=f"{m['of']}, each with {worn[0]}"
    )  # fmt: skip


def _filled(words: str) -> tuple[Figure, str]:
    """The figure, a bare plural being a wallful, and the words that count it."""
    of = phrase(words)
    if of.quantity in ("exact", "hundreds"):
        return of, words.strip()
    count = of.count if of.count >= _FEWEST else _FULL
    return replace(of, count=count, quantity="many"), ""


def _counted(reading: Reading) -> tuple[Swarm, str, tuple[int, int]] | None:
    """ "Hundreds of phones", "48 disks": the first count that is a crowd."""
    for m in _MANY.finditer(reading.text):
        of = phrase(m["of"])
        if of.count < _FEWEST or not of.words or re.match(r"(?:%|percent|\w?s\b|ms\b|[GMKT]i?B\b)", of.words):
            continue
        if re.match(r"(?:them|these|those|others|it)\b", of.words, re.I):
            subject = re.match(r"(?:[\w-]+\s)?(?P<who>[\w-]+s)\b", reading.text)
            if subject is None or not is_plural(subject["who"]):
                continue
            whose = phrase(subject["who"])
            of = replace(of, words=whose.words, kind=whose.kind)
            made = Swarm(
                of=of, label=f"{m['of'].rpartition(' ')[0]} {subject['who'].lower()}", sure=0.84, why=m["of"].strip()
            )
            return made, made.label, m.span()
        if any(word in _UNITS for word in of.words.lower().split()) or _inside_literal(reading, m.start()):
            continue
        label = m["of"].strip() if of.quantity in ("exact", "hundreds") else ""
        few = of.quantity == "exact" and of.count < _FULL
        made = Swarm(of=of, label=label, sure=0.6 if few else 0.74, why=m["of"].strip())
        return made, label, m.span()
    return None


_UNIT_WORDS = """
    second minute hour day week month year percent millisecond microsecond dollar euro byte gb mb tb gib mib kb ms
    gigabyte terabyte megabyte token line row time mile kilometre kilometer degree watt volt point step option by after
"""
_UNITS = frozenset(_UNIT_WORDS.split())


def _inside_literal(reading: Reading, at: int) -> bool:
    """Whether a number belongs to quoted words."""
    spots = [(i, len(q.text)) for q in reading.literals if (i := reading.text.find(q.text)) >= 0]
    return any(start <= at < start + length for start, length in spots)


def _figure(pattern: re.Pattern[str], text: str) -> Figure | None:
    m = pattern.search(text)
    words = re.sub(r"^\s*(?:and|with)\s+", "", m["what"]).strip() if m else ""
    return phrase(words) if words and len(words.split()) <= 4 else None


def _wave(text: str) -> str:
    """ "on" or "off" where they change in turn, "" where they do not."""
    turns = _TURNS.search(text)
    if _OUT.search(text) and turns:
        return "off"
    return "on" if turns and (_ON.search(text) or "wave" in turns[0].lower() or "rippl" in turns[0].lower()) else ""


def _odd(text: str) -> str:
    """What is said of the one that differs: "blinking red", "failed"."""
    for m in _ODD.finditer(text):
        how = m["how"].strip()
        if not re.match(r"(?:by|after|at|per|for|each|big|large|single)\b", how, re.IGNORECASE):
            also = re.match(r",\s*(\w+)\s*(?:[.;]|$)", text[m.end() :])
            how = f"{how}, {also[1]}" if also else how
            return re.sub(r"^(?:is|are|being|turns?|goes)\s+", "", how)
    return ""


def _tags(text: str) -> tuple[str, ...]:
    """Words that some of them wear."""
    m = _SOME.search(text) or _SAME.search(text)
    if m is None:
        return ()
    words = re.sub(r"\b(?:its|their|his|her|own|a|an|the)\b\s*", "", m["what"]).strip()
    words = re.sub(r"\s+(?:badges?|tags?|labels?|stickers?|signs?|marks?)$", "", words)
    return (words,) if words and len(words.split()) <= 3 else ()


def _states(words: str) -> set[str]:
    stems = key(words)
    return {state for i in range(len(stems)) if (state := lexicon().states.longest(stems, i)[0])}


def bad(words: str) -> bool:
    """Whether what is said of one is trouble."""
    trouble = {"dead", "error", "oom", "sweating", "angry", "full", "greedy", "sad", "shocked"}
    return bool(_states(words) & trouble) or any(
        w in words.lower()
        for w in (
            "red",
            "infect",
            "compromis",
            "leak",
            "hack",
            "burn",
            "vulnerab",
            "alert",
            "down",
            "slow",
            "late",
            "stuck",
            "sick",
            "ill",
            "rotten",
            "zombie",
        )
    )


def sign(words: str) -> str:
    """The badge for what is said of one: a warning, a question where it is not at work, a check where all is well."""
    if bad(words):
        return "warning"
    if _states(words) & {"waiting", "paused", "confused", "tired", "hidden", "empty"}:
        return "question"
    well = _states(words) & {"ready", "done", "happy", "running", "accepted"}
    return "check" if well or re.search(r"\b(?:green|gold\w*|healthy|perfect|safe|chosen|right)\b", words) else ""


def told(words: str) -> str:
    """What is printed of one that differs: its state, no stage direction."""
    return "" if re.match(r"(?:with|in|on|at|wearing|has|having|being)\b", words) or _COLOUR.fullmatch(words) else words


_COLOUR = re.compile(
    r"(?:(?:bright|dark|blinking|flashing|glowing|turns?|turning|lit|in|with|horns|and|,)\s*)*(?:red|green|amber|orange"
    r"|yellow|purple|blue|pink|gr[ea]y|volt|white|black)(?:\s+with\s+\w+)?",
    re.IGNORECASE,
)
