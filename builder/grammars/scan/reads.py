"""What looks, at what, and what it finds: read off a row's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile

from builder.cast.phrase import listed, phrase
from builder.grammars.scan import ways
from builder.language.lexicon import key, lexicon, singular
from builder.language.model import Figure, Reading

_TOOLS = (
    r"scann(?:er|ers|ing beam|er beam|ing light)|beams?|radar|sonar|search ?lights?|spot ?lights?|flash "
    r"?lights?|torch(?:light)?|"
    r"magnifying glass|magnifier|loupe|lens|microscope|telescope|eyes?|x-?ray(?: machine| beam)?|(?:metal "
    r")?detectors?|probes?|"
    r"binoculars|lighthouse|cameras?|drones?|sniffers?|linters?|crawlers?|spiders?|auditors?|inspectors?|"
    r"detectives?|watchdogs?|"
    r"bloodhound|sniffer dog|virus scanner|barcode scanner|periscope|satellite|patrol|gaze|laser"
)
_LOOK = (
    r"scan|sweep|inspect|examin|search|prob|comb|sift|survey|patrol|crawl|audit|x-?ray|hunt|investigat|"
    r"analy[sz]|look|peer|watch"
)
_PASS = r"check|go|mov|pass|glid|pan|hover|shin|point|walk|fly|run|roam|travel|review|read|test|slid|run"
_OVER = (
    r"(?:across|over|through|along|around|past|at|on|onto|into|down|up|in|inside|between|under|behind|the inside of)"
)
_FIND = (
    r"reveal|find|detect|spot|discover|uncover|highlight|flag|catch|identif|expos|locat|notic|unmask|"
    r"pick(?:s|ing)? (?:out|up)|light(?:s|ing)? up|dig(?:s|ging)? up|turn(?:s|ing)? up|show"
)
_STOP = (
    r"(?=\s*(?:[,;]|\.(?!\d)|$)|\s+(?:and|then|while|until|to|for|as|where|with)\s+(?:\w+ing|\w+s|find|"
    r"detect|reveal|spot)\b)"
)
_RUNS = re.compile(
    rf"^(?P<by>[^,;:]*?)\s*\b(?:(?P<look>(?:{_LOOK})(?:[nl]?ing|e?s|e|ed)?\b(?!\s+(?:beam|light|ray)))|"
    rf"(?P<pass>(?:{_PASS})(?:[nlt]?ing|e?s|e)?\b))\s+(?:(?:slowly|quickly|carefully|closely|systematically)\s+)?"
    rf"(?:{_OVER}\s+)?(?P<over>.+?){_STOP}",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"^(?P<by>[^,;:]*?\b(?:{_TOOLS}))\s+(?:across|over|on|onto|above|at|through|along|around)\s+(?P<over>.+?){_STOP}",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    rf"^(?P<by>[^,;:]*?)\s*\b(?:{_FIND})[gt]?(?:e?s|ing|ed)?\s+(?P<find>.+?)(?:\s+(?:on|in|inside|among|amongst|"
    rf"between|within|across|behind|under)\s+"
    rf"(?P<over>.+?))?{_STOP}",
    re.IGNORECASE,
)
_UNDER = re.compile(
    rf"^(?P<over>[^,;:]+?)\s+(?:seen\s+|placed\s+|put\s+)?(?:under|through|beneath|in front of)\s+(?:an?|the|"
    rf"a giant|a huge)\s+(?P<by>(?:\w+\s)?(?:{_TOOLS}))\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"^(?P<over>.+?)\s+(?:(?:are|is|get|gets|getting|"
    r"automatically)\s+)*(?:being\s+)(?:\w+ly\s+)?(?P<verb>detected|discovered|scanned|inspected|identified|"
    r"uncovered|revealed|spotted|found|examined|probed|recogni[sz]ed)\b",
    re.IGNORECASE,
)
_FOUND = re.compile(
    rf"\b(?:{_FIND})[gt]?(?:e?s|ing|ed)?\s+(?P<find>(?:an?|the|one|two|three|four|\d+|some|every|all|hidden|its|"
    rf"their)?\s*[^,;]+?)(?=\s*(?:[,;]|\.(?!\d)|$))",
    re.IGNORECASE,
)
_LIT = re.compile(
    r"(?:[,;]|\band\b)\s*(?P<find>(?:an?|the|one|two|three|four|\d+|only)?\s*[^,;]*?)\s+(?:is |are |being |gets? )?"
    r"(?:flagged|highlighted|glow\w*|marked|found|detected|revealed|lights? up|lighting up|lit|turn\w* "
    r"(?:red|green|amber)|light\w* (?:red|green)|"
    r"exposed|caught|spotted|identified|ring\w*|blink\w*|stand\w* out)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"[,;]\s*(?:and\s+)?(?:only\s+)?one(?: of them)?\s+(?:with|has|having|hiding|holding|"
    r"containing)\s+(?P<find>[^,;.]+)",
    re.I,
)
_MARKED = re.compile(
    r"(?:[,;]|\band\b)\s*(?P<n>one|two|three|four|\d)\s+(?:is\s+|are\s+|of them\s+)?(?:marked|flagged|labell?ed)"
    r"\s+(?:as\s+)?(?P<how>[a-z-]{4,})\b", re.I,
)  # fmt: skip
_MANY = 6  # of what is looked at one after another
_TOOL = re.compile(rf"\b(?:{_TOOLS})\b", re.IGNORECASE)
_SET = re.compile(
    r"^(?:an?|the|its|every|each|all|whole|entire)?\s*(?:row|line|list|set|pile|stack|shelf|bunch|group|"
    r"series|collection|range|number|wall|grid|rack)s?\s+(?:full\s+)?of\s+",
    re.I,
)
_PICTURE = re.compile(
    r"^(?:(?:icons?|pictures?|images?|animation|diagram|scene|logos?)\s+(?:for|of|showing)\s+)+", re.IGNORECASE
)
_ICON = re.compile(r"\s+(?:card\s+)?icons?$|\s+one by one$|\s+in (?:turn|order|sequence)$", re.IGNORECASE)
_IDLE = re.compile(
    r"^(?:traffic|requests?|data|packets?|water|money|users?|customers?|people|pods?|time|trains?|cars?|"
    r"parcels?|everything)\b",
    re.IGNORECASE,
)
_OTHERS = frozenset(
    (
        "code",
        "terminal",
        "meter",
        "table",
        "timeline",
        "compare",
        "formula",
        "queue",
        "levels",
        "clock",
        "gauge",
        "checklist",
    )
)
_THREATS = re.compile(
    r"\b(?:bug|fire|leak|vulnerab|intrud|malware|virus|crack|hole|threat|attack|problem|issue|fault|"
    r"anomal|bomb|skull|snake|weapon|poison|drip|contraband|typo|smuggl|defect|breach|error|fail|broken|bottleneck|"
    r"fraud|spy|weak|expos|expired|rogue|"
    r"dead|drift|misconfig|crash|slow|corrupt|infect|open port|secret|stale|unsafe|danger|"
    r"risk|damage|missing|suspicious|outlier|thief|mistake)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A scan as read: `by` what, `over` which things (phrases), what it does `find`, the number on a `counter`,
    `at`: which of them it is found in (0: not said), `many` where nobody says how many there are; how sure and why."""

    by: str = ""
    over: tuple[str, ...] = ()
    find: str = ""
    every: bool = False
    alarm: bool = False
    counter: str = ""
    at: int = 0
    many: bool = False
    sure: float = 0.0
    why: str = ""
    assumed: tuple[str, ...] = ()


def look(reading: Reading) -> Look | None:
    """Somebody looks at things, or None where nothing is looked at; "each showing X": X is what all of them show."""
    found = _look(reading)
    sign = ways.signed(reading.text)[1]
    return replace(found, find=sign, every=True) if found and sign else found


def _look(reading: Reading) -> Look | None:
    text = ways.signed(reading.text.rstrip(". "))[0]
    if ways.carried(text):
        return None
    foreign = reading.carrier in _OTHERS and not _TOOL.search(text.partition(",")[0])
    if foreign or reading.sides or reading.steps:
        return None
    plain, number = ways.counted(text)
    if ways.through(text) and (seen := _walks(text)) is not None:
        return _alarmed(seen, text)
    for read in (_under, _passive, _runs, _plain, _shows):
        found = read(plain)
        if found is not None:
            walked = _walks(text)
            if walked is not None and (walked.many or number):
                found = replace(walked, sure=max(found.sure, walked.sure), find=walked.find or found.find)
            shown = found.find or ("" if found.every else ways.seen(plain.partition(",")[2]))
            return _alarmed(replace(found, counter=number, find=shown), text)
    if (walked := _walks(text)) is not None:
        return _alarmed(walked, text)
    return _alarmed(found, text) if (found := _second(text)) is not None else None


def _walks(text: str) -> Look | None:
    """ "Clerk opening every folder, counter at 4,812": each of many is looked at in turn."""
    found = ways.walk(text)
    if found is None or _IDLE.match(by := _plainly(found.by)):
        return None
    over = _listed(found.over, found.rest)[0] if re.search(r"\d$", found.over) else _things(found.over)
    if not over or not (by or found.many):
        return None
    person = ways.somebody(by) or bool(_TOOL.search(by)) or bool(phrase(by).kind) or not by
    return Look(
        by=by or "scanner", over=over, many=found.many and len(over) == 1, find=found.find or _find(found.rest),
        counter=found.counter, sure=0.88 if person else 0.76, why=found.why,
    )  # fmt: skip


def _alarmed(found: Look, text: str) -> Look:
    """What is found is trouble where its words say so or it turns red."""
    red = re.search(
        r"\b(?:in|glow\w*|turn\w*|light\w*(?: up)?|flash\w*|blink\w*|mark\w*)\s+(?:in\s+)?red\b|\bred "
        r"(?:flag|alert|ring)", text, re.I,
    )  # fmt: skip
    return replace(found, alarm=bool(red) or threat(found.find), at=ways.nth(text))


def _second(text: str) -> Look | None:
    """ "NFD logo appearing, scanning beam across cluster": the scan comes in a later clause."""
    parts = re.split(r"\s*[,;]\s*", text)
    for n in range(1, len(parts)):
        rest = ", ".join(parts[n:])
        if not _TOOL.search(parts[n]) or _FOUND.match(rest):
            continue
        found = _runs(rest) or _plain(rest)
        if found is not None:
            return replace(found, sure=found.sure - 0.04)
    return None


def _under(text: str) -> Look | None:
    m = _UNDER.match(text)
    over = _things(m["over"]) if m else ()
    if m is None or not over:
        return None
    return Look(by=_plainly(m["by"]), over=over, find=_find(text[m.end() :]), sure=0.86, why=f"under {m['by']}")


def _passive(text: str) -> Look | None:
    m = _PASSIVE.match(text)
    over = _things(m["over"]) if m else ()
    if m is None or not over:
        return None
    return Look(over=over, every=True, sure=0.84, why=f"being {m['verb']}", assumed=("what looks at them",))


def _runs(text: str) -> Look | None:
    m = _RUNS.match(text)
    if m is None:
        return None
    by, tool = _plainly(m["by"]), bool(_TOOL.search(m["by"]))
    verb = (m["look"] or m["pass"]).lower()
    weak = not m["look"] or verb.startswith(("look", "peer", "watch", "crawl", "hunt", "analy", "survey"))
    if _IDLE.match(by) or (weak and not tool) or (not by and not tool and weak):
        return None
    if (
        not m["look"]
        and not re.match(rf".*\b{re.escape(m['pass'])}\s+{_OVER}\b", text, re.IGNORECASE)
        and not verb.startswith(("check", "review", "test", "read"))
    ):
        return None
    given, rest = re.sub(r"\s+with (?:an?|his|her|their|its) .*$", "", m["over"]), text[m.end() :]
    over, rest = _listed(given + rest if ":" in given else given, rest)
    if not over:
        return None
    find = _find(rest)
    return Look(
        by=by or "scanner", over=over, find=find, sure=0.9 if tool else 0.84, why=f"{by} {verb} {', '.join(over)}"
    )


def _listed(given: str, rest: str) -> tuple[tuple[str, ...], str]:
    """The things, with what a comma or a colon adds to them: "database, cache, queue, revealing …"."""
    _, colon, names = given.partition(":")
    if colon:
        parts = [p.strip() for p in names.split(",") if p.strip()]
        if len(parts) > 1 and all(re.fullmatch(r"(?:\d+|one|two|three|four|five|six)\s+\w+", p) for p in parts):
            return _things(given.partition(":")[0]), f", finding {parts[-1]} ones"
        kept = list(takewhile(lambda part: not _clause(part), parts))
        return _things(", ".join(kept)), ", ".join(["", *parts[len(kept) :]])
    parts = [p.strip() for p in rest.split(",")]
    more = list(takewhile(lambda part: part and not _clause(part), parts[1:]))
    left = ", ".join(parts[1 + len(more) :])
    return _things(", ".join([given, *more])), f", {left}" if left else rest if not more else ""


def _clause(words: str) -> bool:
    """Whether a part of the list is a doing of its own."""
    low = re.sub(r"^(?:and|then)\s+", "", words.strip(), flags=re.IGNORECASE)
    return bool(
        re.match(rf"(?:{_FIND})\w*\s", low, re.IGNORECASE)
        or ways.STOPS.match(low)
        or _LIT.match(f",{words}")
        or re.match(r"\w+ing\s+\S|(?:one|two|some|only|none|nothing|nobody)\b|(?:\w+ )?\d+ [a-z]{3,}s\b", low)
        or len(low.split()) > 5
    )


def _plain(text: str) -> Look | None:
    m = _PLAIN.match(text)
    if m is None:
        return None
    over, rest = _listed(m["over"], text[m.end() :])
    if not over:
        return None
    return Look(
        by=_plainly(m["by"]), over=over, find=_find(rest), sure=0.88, why=f"{_plainly(m['by'])} over {', '.join(over)}"
    )


def _shows(text: str) -> Look | None:
    """ "Scanner revealing hidden attributes on nodes": only what looks may reveal here."""
    m = _SHOWS.match(text)
    if m is None or not _TOOL.search(m["by"]):
        return None
    find = _noun(m["find"])
    over = _things(m["over"]) if m["over"] else ()
    every = not over
    over = over or _things(m["find"])
    if not over:
        return None
    return Look(
        by=_plainly(m["by"]),
        over=over,
        find="" if every else find,
        every=every,
        sure=0.9,
        why=f"{_plainly(m['by'])} reveals",
    )


def _find(rest: str) -> str:
    """What is found, as the row says it."""
    if alone := _ALONE.search(rest):
        return alone["find"].strip()
    if said := _MARKED.search(rest):
        return f"{said['n']} {said['how']} {'one' if said['n'].lower() in ('one', '1') else 'ones'}"
    if stops := ways.STOPS.search(rest):
        return stops["find"].strip()
    lit = _LIT.search(rest if rest.startswith((",", ";", " and")) else f",{rest}" if rest.strip() else "")
    m = _FOUND.search(rest)
    m = lit if m is None or re.match(r"(?:in|with|as|by)\s", m["find"], re.I) else m
    if m is None:
        return ""
    words = re.sub(
        r"\s+(?:in|on|at|inside)\s+(?:red|green|amber|one|it|them|each|the)\b.*$",
        "",
        m["find"].strip(),
        flags=re.IGNORECASE,
    )
    return words if 0 < len(words.split()) <= 6 else ""


def _things(words: str) -> tuple[str, ...]:
    """A list of things as phrases, at most twelve."""
    words = _SET.sub("", _PICTURE.sub("", words.strip()))
    out = []
    for part in (p for item in listed(words) for p in item.split(" / ")):
        noun = _noun(_ICON.sub("", part))
        if quoted := re.search(r"[`\"“]([^`\"”]+)[`\"”]", noun):
            out.append(f'"{quoted[1]}"')
            continue
        if re.match(r"\S+s\s+(?:in|inside|within|on)\s", noun):
            noun = re.split(r"\s+(?:in|inside|within|on)\s", noun)[0]
        if (
            noun
            and len(noun.split()) <= 5
            and not re.match(r"(?:it|them|this|that|each other|here|there|once|time|everything)$", noun, re.I)
        ):
            out.append(_SET.sub("", noun))
    return tuple(_shared(out)[:12])


def _shared(parts: list[str]) -> list[str]:
    """ "ports 22", "80", "443" are all ports."""
    words = parts[0].split() if parts else []
    numbered = len(parts) > 1 and len(words) > 1 and words[-1][:1].isdigit()
    if not numbered or not all(re.fullmatch(r"[\d.:/-]+", p) for p in parts[1:]):
        return parts
    noun = " ".join([*words[:-2], singular(words[-2])])
    return [f"{noun} {p}" for p in (words[-1], *parts[1:])]


def _noun(words: str) -> str:
    return re.sub(r"^(?:an?|the|its|their|every|each|all)\s+", "", words.strip(" ,;:."), flags=re.IGNORECASE)


def _plainly(words: str) -> str:
    """What looks, without its article and what the picture is."""
    words = _PICTURE.sub("", words.strip(" ,;:"))
    words = re.sub(r"\s+(?:is|are|slowly|quickly|carefully)$", "", words)
    return re.sub(
        r"^(?:(?:an?|the|big|giant|large|huge|tiny|small|green|red|bright)\s+)+", "", words, flags=re.IGNORECASE
    )


def threat(words: str) -> bool:
    """Whether what is found is trouble."""
    states = {lexicon().states.longest(key(words), i)[0] for i in range(len(key(words)))}
    return bool(states & {"dead", "error", "oom", "greedy"}) or bool(_THREATS.search(words))


def targets(over: tuple[str, ...], *, many: bool = False) -> tuple[Figure, ...]:
    """The things as figures; of several kinds one of each stands for its plural; `many` fill the room."""
    found = [Figure(kind="", words=w[1:-1]) if w[0] == '"' else phrase(w) for w in over]
    if many and found[0].quantity != "exact":
        return (replace(found[0], count=_MANY, quantity="many", words=singular(found[0].words)),)
    if len(found) < 3:
        return tuple(found)
    return tuple(
        replace(f, count=1, quantity="", words=" ".join(said.split()[len(f.attributes) :]))
        if f.quantity == "plural"
        else f
        for f, said in zip(found, over, strict=True)
    )
