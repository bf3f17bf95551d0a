"""Which rows show a panel, of what kind, and what stands on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from builder.cast import figure, texts
from builder.grammars.panel import files, screens, states
from builder.grammars.panel.words import OPENER, STAGED, STATE, parts
from builder.language.lexicon import singular
from builder.language.model import Figure, Reading
from builder.storyboard.context import Context
from builder.storyboard.model import Match

KINDS = ("dashboard", "chat", "alert", "registry", "selector", "form", "status", "page", "dialog", "phone", "files")
_WORDS = {
    "status": r"(?:status|health|uptime) (?:page|board|screen|panel|dashboard)s?",
    "dashboard": r"dashboards?(?: (?:panel|screen|view)s?)?|control panels?"
    r"|scoreboards?|scorecards?|cockpits?|(?:monitoring|metrics?|admin|grafana"
    r"|wall) (?:screen|view|panel|wall|monitor|console)s?|(?:web|admin|user|graphical) (?:UI|interface)|UI",
    "chat": r"chat(?:bot)?(?: (?:window|interface|thread|bubble|screen|app|conversation|message|session|ui)s?)?"
    r"|conversation|message threads?|dialog(?:ue)?|speech bubbles?|slack (?:thread|message|channel|conversation)s?"
    r"|(?:AI|bot|assistant|LLM|agent|copilot|model|robot)(?:'s|’s)? (?:response|reply|answer|explanation)s?",
    "alert": r"(?:(?:pager|pagerduty|push|critical|phone|error|monitoring) )?(?:alert|notification)s?"
    r"(?: (?:card|message|bubble|pop-?up|banner|sound)s?)?"
    r"|pagers?|toasts?|pop-?ups?|warning messages?|warning banners?|banners?|pages? at night",
    "selector": r"drop-?downs?(?: (?:menu|list)s?)?|selectors?|pickers?|radio buttons?"
    r"|(?:(?:option|context|settings) )?menus?"
    r"|option lists?|option cards?|switchers?|toggles?",
    "form": r"forms?|input fields?|settings (?:page|screen)s?"
    r"|(?:login|log-?in|sign-?up|sign-?in|checkout|payment|search)"
    r" (?:page|screen|box|bar|form|dialog)s?|wizards?|checkbox(?:es)?|text fields?",
    "registry": r"(?:search )?results? (?:page|list)s?"
    r"|(?:registry|catalog(?:ue)?|hub) (?:view|page|ui|screen|browser)s?"
    r"|registry|registries|catalog(?:ue)?s?|marketplaces?|app stores?"
    r"|(?:model|artifact|package) (?:hub|store)s?"
    r"|inventory|inventories|list views?|card index|(?:result|search result|profile|product) cards?",
}  # fmt: skip
_PATTERNS = {kind: re.compile(rf"\b(?:{words})\b", re.I) for kind, words in _WORDS.items()}
_OPENS = re.compile(
    r"\s*[:;,(]\s*|\s+(?:showing|shows?|with|listing|lists|displaying|displays|containing|reading|saying|says"
    r"|of|for|that|full of"
    r"|offering|asking for|asking|about|where|being|titled|labell?ed|on|from|in|at|by|and|lighting|lights|goes|going"
    r"|turning|turns|popping|appearing|appears|ringing|buzzing|flashing|opening|opens|open|arriving)\b\s*",
    re.I,
)
_LEAD = re.compile(
    r"\b(?:to|from|into|inside|in|on|through|between|via|against|behind|no|without|instead)\b|\w+ing\b\s+\w", re.I
)
_CHOSEN = re.compile(r"\b(?:selected|chosen|picked|highlighted|checked|active|ticked)\b", re.I)
_VIEWED = re.compile(
    r"^(?P<who>.+?)\s+(?:viewing|watching|looking at|sharing|checking|staring at|reading|in front of|using)"
    r"\s+(?P<what>.+)$",
    re.I,
)
_MADE = re.compile(
    r"^(?P<what>[\w-]+(?: [\w-]+)?) (?P<kind>CRDs?|custom resources?|records?|reports?|cards?|entries|tickets?)"
    r" (?:being |are |get |getting )?(?:created|written|generated|stored|filed|printed|saved|added|appearing)"
    r"(?: (?:with|showing|listing|from) (?P<notes>.+))?$",
    re.I,
)
#: A clause that says how many there are, and no name: "one round instrument per signal".
_EACH = re.compile(
    r"\b(?:one|an?)\s+(?P<what>[\w -]{3,30}?)\s+(?:per|for (?:each|every)|to (?:each|every))\s+[\w -]+$", re.I
)
#: What leads a list of what a dashboard shows: "two panels: …", "metrics: …".
_NAMED = re.compile(
    r"^(?:with\s+)?(?:(?:\d+|two|three|four|five|six|live|its|the|these)\s+)*"
    r"(?:panels?|metrics?|widgets?|tiles?|charts?|graphs?|numbers?|values?|readings?|signals?)\s*:\s*",
    re.I,
)
_ROUND = re.compile(r"\b(?:round|instruments?|dials?|gauges?|meters?|clocks?)\b", re.I)
_SHARED = re.compile(
    r"\b(?:results?|metrics|numbers|graphs?|charts?|reports?|plots?|comparisons?|stats|statistics|data)\b", re.I
)
_SAID = re.compile(
    r"(?:(?P<who>[\w -]{2,24}?)\s*(?:asks?|asking|says?|saying|answers?|answering|replies|replying|writes|:)\s*:?\s*)?"
    r"[\"“](?P<words>[^\"”]+)[\"”]",
    re.I,
)
_ANSWERS = re.compile(
    r"\b(?:ai|bot|chatbot|robot|assistant|llm|model|agent|copilot|machine|response|reply|repl(?:ies|ying)|answers?|answering|explanation)\b",
    re.I,
)


def match(reading: Reading, context: Context) -> Match | None:
    """A word for a panel at the head of the row is required, and something on it, its title or a viewer."""
    if reading.steps or len(reading.sides) == 2:
        return None
    viewed = _viewed(reading)
    if viewed:
        return viewed
    shown = files.match(reading) or screens.match(reading)
    if shown is not None and shown.slots.get("kind") == "files":
        return shown
    found = _head(reading.text)
    if found is None or (shown is not None and _better(shown.slots, found[0])):
        return shown or _made(reading)
    kind, head, rest = found
    turning = states.changing(rest) if kind in ("dashboard", "status", "registry") else ()
    if turning:
        told = {"kind": "status", "title": _large(head), "items": turning}
        return Match(grammar="panel", confidence=0.92, slots=told, why=(f"{head}: one of them changes",))
    each = _EACH.search(rest)
    slots = (
        _instruments(head, each, context.said) if kind == "dashboard" and each else _slots(kind, head, rest, reading)
    )
    if slots is None:
        return shown
    own = reading.carrier in ("dashboard", "chat", "alert", "registry", "form") or kind in ("status", "selector")
    own = own or re.match(re.escape(head), reading.text, re.I) is not None
    return Match(
        grammar="panel", confidence=0.89 if own else 0.82, slots={"kind": kind, **slots}, why=(f"{head}: {kind}",)
    )


def _better(shown: Mapping[str, object], kind: str) -> bool:
    """Whether a page, dialog or phone says more than the panel by name: its words, its switches."""
    switched = any(re.search(r": (?:on|off)$", item) for item in texts(shown.get("items")))
    called = kind == "alert" and (shown["kind"] == "page" or "title" in shown)
    return called or shown["kind"] == "dialog" or (kind == "form" and ("message" in shown or switched))


def _head(text: str) -> tuple[str, str, str] | None:
    """Kind, the words of the head and what follows; the head is a noun phrase of its own."""
    best: tuple[int, str, re.Match[str]] | None = None
    for kind, pattern in _PATTERNS.items():
        for found in pattern.finditer(text):
            follows = text[found.end() :]
            if follows.strip(" .") and not _OPENS.match(follows):
                continue
            if best is None or (found.start(), -found.end()) < (best[0], -best[2].end()):
                best = (found.start(), kind, found)
            break
    if best is None:
        return None
    _, kind, found = best
    front = text[: found.start()]
    through = re.fullmatch(
        r"(?P<thing>[\w' -]{0,32}?)\s*(?:showing|(?:\w+ing )?with|receiving|displaying|getting)\s+(?:an?\s+)?",
        front,
        re.I,
    )
    if not through and (len(front.split()) > 5 or _LEAD.search(front) or '"' in front):
        return None
    head = OPENER.sub("", front[through.end() :] if through else front) + found[0]
    rest = text[found.end() :]
    opened = _OPENS.match(rest)
    return kind, head.strip(), rest[opened.end() :] if opened and rest.strip() else rest


def _slots(kind: str, head: str, rest: str, reading: Reading) -> dict[str, Any] | None:
    own = {"dashboard": _dashboard, "chat": _chat, "alert": _alert, "status": _status}.get(kind, _listed)
    slots = own(head, rest, reading)
    owner = re.match(r"(?:an?\s+|the\s+)?([\w -]{2,28}?)['’]s\s", reading.text, re.I)
    people = tuple(
        f
        for f in (*((figure(owner[1]),) if owner else ()), *reading.figures)
        if f.kind in _PEOPLE and f.kind != "robot"
    )
    if slots is not None and people and kind not in ("chat", "form"):
        slots["by"] = people[:2]
    return slots


_PEOPLE = (
    "user", "team", "developer", "data-scientist", "on-call-engineer", "operations-engineer", "security-engineer",
    "manager",    "customer", "person", "teacher", "builder", "detective", "attacker", "chef", "robot",
)  # fmt: skip


def _viewed(reading: Reading) -> Match | None:
    """ "Two analysts looking at the shared latency graphs"."""
    found = _VIEWED.match(reading.text)
    people = tuple(f for f in reading.figures if f.kind in _PEOPLE)
    if not found or not people or not (_SHARED.search(found["what"]) or _PATTERNS["dashboard"].search(found["what"])):
        return None
    title = OPENER.sub("", found["what"]).strip(" .")
    if re.search(r"[,:;]", title):
        return None
    slots: dict[str, Any] = {"kind": "dashboard", "title": title[:1].upper() + title[1:], "by": people[:2]}
    return Match(grammar="panel", confidence=0.83, slots=slots, why=(f"{people[0].words} at {title}",))


def _made(reading: Reading) -> Match | None:
    """ "Audit records being written with user and time": three cards of them, what each has with it below."""
    found = _MADE.match(reading.text.strip(" ."))
    if not found or reading.carrier not in ("", "registry", "table"):
        return None
    name = _large(f"{found['what']} {singular(found['kind'])}")
    slots: dict[str, Any] = {"kind": "registry", "title": name, "items": (name,) * 3}
    notes = tuple(p for p in parts(found["notes"] or "") if len(p.split()) <= 4)[:3]
    slots |= {"notes": notes} if notes else {}
    return Match(
        grammar="panel", confidence=0.78, slots=slots, why=(f"cards: {name}",), assumed=(f"3 {found['kind']}",)
    )


def _dashboard(head: str, rest: str, reading: Reading) -> dict[str, Any] | None:
    names = re.match(r"^(?P<names>.+?(?:,| and ).+?)\s+(?:dashboards|panels|screens|UIs)$", head)
    if names:
        titles = parts(names["names"])
        return {"titles": titles[:3], "title": _large(rest)} if len(titles) > 1 else None
    widgets = tuple(p for p in parts(_NAMED.sub("", rest)) if len(p.split()) <= 6)[:8]
    return {"title": _large(head)} | ({"widgets": widgets} if widgets else {})


def _instruments(head: str, each: re.Match[str], said: str) -> dict[str, Any] | None:
    """ "One dial per signal": as many as the narration lists, by their names; None where it lists none."""
    lists = [parts(s) for s in re.split(r"[.:;!?]\s*", said) if "," in s]
    names = next((found for found in lists if len(found) > 1 and all(len(p.split()) < 4 for p in found)), ())
    form = "gauge" if _ROUND.search(each["what"]) else each["what"].split()[-1]
    return {"title": _large(head), "widgets": tuple(f"{name} {form}" for name in names[:8])} if names else None


def _large(words: str) -> str:
    words = STAGED.sub("", words).strip(" .,:;")
    return words[:1].upper() + words[1:]


def _chat(head: str, rest: str, reading: Reading) -> dict[str, Any] | None:
    said = [(m["who"] or "", m["words"]) for m in _SAID.finditer(reading.text)]
    if not said:
        words = _large(rest)
        if not words:
            return None
        said = [
            ("", p)
            for p in (
                (words,) if not _ANSWERS.search(head) else tuple(_large(p) for p in re.split(r",\s*|\s+with\s+", words))
            )
        ]
    first = bool(_ANSWERS.search(head)) and not _PATTERNS["chat"].fullmatch(head.split()[0])
    messages = []
    for n, (who, words) in enumerate(said[:5]):
        answers = bool(_ANSWERS.search(who)) if who else (first or n % 2 == 1)
        messages.append(f"{'answer' if answers else 'ask'}: {words}")
    return {"messages": tuple(messages)}


def _alert(head: str, rest: str, reading: Reading) -> dict[str, Any] | None:
    quotes = [q.text for q in reading.literals if q.kind == "quote"]
    named = re.search(r"[\"“]?(?P<words>[\w ]{2,20}?)[\"”]?\s+(?:button|key)\b", rest)
    button = named["words"].strip() if named else ""
    button = re.sub(r"^(?:.*\b(?:with|and|an?|the)\s+)", "", button)
    words = [q for q in quotes if q != button] or [
        p for p in (_large(p) for p in parts(rest)) if p and "button" not in p
    ]
    title = "" if words else _large(head)
    slots: dict[str, Any] = {"items": tuple(words[:4]) or (title,)}
    return slots | ({"button": button} if button else {})


def _status(head: str, rest: str, reading: Reading) -> dict[str, Any] | None:
    items = parts(rest)
    common = next((p for p in items if re.match(r"(?:all|everything|both)\b", p, re.I) or STATE.fullmatch(p)), "")
    rows = tuple(p if STATE.search(p) else f"{p} ({_word(common)})" if common else p for p in items if p != common)
    return {"title": _large(head), "items": rows[:8]} if rows else None


def _word(common: str) -> str:
    found = STATE.search(common)
    return found[0] if found else common


def _listed(head: str, rest: str, reading: Reading) -> dict[str, Any] | None:
    """Registry, selector, form: what stands in the list."""
    notes = re.search(r"\bwith\s+(.+)$", rest)
    rest = re.sub(r"\s+(?:fields?|options?|entries|inputs?|choices|boxes)\b", "", rest)
    button = re.search(r",?\s*(?:and|with)?\s*(?:an?\s+)?[\"“]?([\w ]{2,20}?)[\"”]?\s+button\b", rest)
    items = parts(
        re.sub(r"\bwith\s+.+$", "", rest)
        if notes and len(parts(rest)) > 1
        else rest.replace(button[0], "")
        if button
        else rest
    )
    counted = re.fullmatch(r"(\d+|several|many|few|multiple)?\s*([a-z -]+?)s?", items[0]) if len(items) == 1 else None
    if counted and counted[1]:
        made = figure(items[0])
        many = made.count if made.count > 1 else 4
        items = (made.words,) * min(many, 12) if made.count > 1 else items
    items = tuple(one for item in items for one in _beside(item))
    slots: dict[str, Any] = {"title": _large(head), "items": items[:12]}
    chosen = next((p for p in items if _CHOSEN.search(p)), "")
    if chosen:
        bare = _CHOSEN.sub("", chosen).strip(" ()")
        slots |= {"selected": bare, "items": tuple(bare if p == chosen else p for p in items)}
    if button:
        slots["button"] = button[1].strip()
    if notes and len(items) > 1:
        told = tuple(p for p in parts(notes[1]) if len(p.split()) <= 4 and not _VAGUE.fullmatch(p))[:3]
        slots |= {"notes": told} if told else {}
    return slots if items else None


#: Notes that name nothing.
_VAGUE = re.compile(r"(?:meta ?data|details?|info(?:rmation)?|data|descriptions?|text|values?)", re.I)


def _beside(item: str) -> tuple[str, ...]:
    """ "A next to Bs": A, then two of B where it is plural."""
    sides = re.split(r"\s+(?:right )?(?:next to|beside|alongside|side by side with|besides|among)\s+", item)
    if len(sides) < 2:
        return (item,)
    out: list[str] = []
    for side in sides:
        made = figure(side)
        out += [made.words if made.count > 1 else side] * (2 if made.count > 1 else 1)
    return tuple(out)


def speaker(figures: tuple[Figure, ...]) -> tuple[Figure | None, Figure | None]:
    """Who asks and who answers among the figures."""
    asks = next((f for f in figures if f.kind in _PEOPLE and f.kind != "robot"), None)
    answers = next((f for f in figures if f.kind == "robot"), None)
    return asks, answers
