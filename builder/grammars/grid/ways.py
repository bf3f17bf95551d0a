"""More ways to be many: copies of one thing, windows going dark in turn, a few of one kind with one thing each."""

from __future__ import annotations

import re

from builder.language.lexicon import key, lexicon
from builder.language.model import Figure, Reading

_WORDS = "two|three|four|five|six|seven|eight|nine|ten|twelve"
_CHANGE = (
    r"(?:going|go|goes|turn\w*|switch\w*|fad\w+|blink\w*)\s+(?:dark|black|off|out|grey|gray|red|on|green)|light\w* up|"
    r"lighting up|going out|glow\w*|flicker\w*|wak\w+(?: up)?|shutting down|coming (?:online|alive|up)|popping up|"
    r"dying|"
    r"vanish\w*|disappear\w*|crash\w+|falling over|toppling"
)
TURN = (
    r"\bone (?:by|after) (?:one|another|the other)\b|\b(?P<unit>\w+) (?:by|after) (?P=unit)\b|\bin (?:turn|waves?|"
    r"a wave)\b|"
    r"\bone at a time\b|\beverywhere\b|\bat once\b|\ball over\b"
)
#: "City at night, windows going dark block by block".
WAVE = re.compile(
    rf"(?:^|[,:;]\s*)(?P<of>(?:all (?:the )?)?[\w-]+s|[\w-]+\s[\w-]+s)\s+(?:{_CHANGE})\b[^,;]*?(?:{TURN})", re.I
)
#: "Copies of the same file on every machine".
COPIES = re.compile(
    r"\b(?:copies|clones|duplicates|replicas|identical copies|carbon copies)\s+of\s+(?:(?:the|a|an|one|same|single|"
    r"that|this)\s+)*"
    r"(?P<of>[\w.-]+(?:\s[\w.-]+)?)(?=\s*(?:[,;.]|$)|\s+(?:pop\w*|appear\w*|on|in|at|all|every\w*|scatter\w*|"
    r"spread\w*|"
    r"land\w*|lying|stored|sitting|across|around|over|next)\b)",
    re.I,
)
#: "Every screen in the shop showing the same error".
ALIKE = re.compile(
    r"^(?:every(?: single)?|all(?: the)?)\s+(?P<of>[\w-]+)(?:\s+(?:in|on|of|across)\s+[^,;]+?)?\s+(?:show\w*|with|"
    r"wear\w*|hav\w+|"
    r"has|runn?\w*|us\w+|carry\w*|hold\w*|say\w*)\s+the (?:very )?same\s+",
    re.I,
)
#: "Five fridges, a milk carton in each", "four laptops, each with its own cable".
EACH = re.compile(
    rf"\b(?P<of>(?:[3-9]|1[0-2]|{_WORDS})\s+[\w-]+(?:\s[\w-]+)?)\s*[,:;]\s*(?:and\s+)?(?:(?:an?|one|its own)\s+"
    r"(?P<a>[\w-]+(?:\s[\w-]+)?)\s+(?:in|on|at|inside|beside|next to|under|above)\s+(?:each|every)(?:\s+(?:one|"
    r"of them))?"
    r"|(?:each|every one|all)(?: of them)?\s+(?:with|has|holds|holding|wears|wearing|shows|showing|carries|"
    r"carrying)\s+"
    r"(?:an?|its own|their own|a different|another|the same)\s+(?P<b>[\w-]+(?:\s[\w-]+)?))(?=\s*(?:[,;.]|$))",
    re.I,
)
_FEW = re.compile(
    rf"(?:[,;]|\bwith\b|\bbut\b|\band\b)\s*(?:only\s+|just\s+|but\s+)?(?P<n>{_WORDS}|[2-9]|[1-9]\d)\s+"
    r"(?:of\s+(?:them|these|which|those)\s+)?(?P<how>(?:are |is |in |being )?[^,;.]+)",
    re.I,
)


def few(text: str, noun: str) -> tuple[int, str]:
    """How many differ and what is said of them, as written: "two red", "5 of them yellow"; 0 where nobody does."""
    for m in _FEW.finditer(text):
        how = re.sub(r"^(?:are|is|being|in|turn(?:s|ing)?|glow(?:s|ing)?)\s+", "", m["how"].strip(), flags=re.I)
        words = how.split()
        if words and set(key(words[0])) & set(key(noun)):
            how = re.sub(r"^(?:are|is|turn(?:s|ing)?|glow(?:s|ing)?)\s+", "", " ".join(words[1:]), flags=re.I)
        stems, lex = key(how), lexicon()
        told = stems and (lex.colours.longest(stems)[0] or lex.states.longest(stems)[0])
        if told and len(how.split()) <= 3:
            n = m["n"].lower()
            return int(n) if n.isdigit() else lex.numbers.get(n, 0), f"{m['n']} {how}"
    return 0, ""


#: "The same terminal multiplying until 50 of them fill the screen".
GROWN = re.compile(
    r"\b(?:same|one|a single|an?|the)\s+(?P<of>[a-z][\w-]+(?:\s[a-z][\w-]+)?)\s+(?:multipl\w+|cop(?:ied|ying)|"
    r"duplicat\w+|clon\w+|repeat\w*|replicat\w+|spawn\w*)\b[^;.]*?\b(?:until|till|to|into|up to|becom\w+)\s+"
    r"(?:there are\s+)?(?P<n>\d[\d,]*|hundreds|dozens|thousands|twenty|thirty|forty|fifty)\b",
    re.I,
)
_PART = re.compile(
    rf"(?:^|[,;:(]|\band\b|\bwith\b)\s*(?:only |just |the other |another |all but )?(?P<n>\d{{1,3}}|{_WORDS}|one)\s+"
    r"(?:of (?:them|these|those|which)\s+)?(?P<how>(?!(?:by|of|after|at|per|to)\b)[^,;:.]+?)"
    r"(?=\s*(?:[,;:.]|$|\band\s+\d))",
    re.I,
)
_LEAD = re.compile(
    r"^(?:with (?:an? |the )?|in |are |is |being |turn(?:s|ing|ed)? |go(?:es|ing)? |marked |stay\w* |that are )+", re.I
)
_TAIL = re.compile(
    r"\s+(?:stay|remain|keep|kept|are|is|being|that|which|fall|drop|labels?|badges?|tags?|stickers?)\b.*$"
    r"|\s*\([^)]*\)\s*$",
    re.I,
)
_SCATTER = re.compile(
    r"\b(?:random|some|several|a few|a handful of|more and more|here and there)\s+(?:of them\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?P<how>red|amber|orange|dark|failing|failed|broken|crashing|dying|dead|burning|down|green)\b",
    re.I,
)
_COUNTER = re.compile(
    r"\b(?:counter|display|tally|number)\s+(?:showing|shows|shown|at|says|reads?|reading|:)?\s*[\"“]?(?P<n>\d[\d,.]*)",
    re.I,
)
#: "Version 4.1 changing to 4.2", "from v1 to v2".
_CHANGED = re.compile(
    r"(?P<a>\bv?\d[\w.]*)\s+(?:(?:is |are |being )?(?:chang|turn|switch|go|becom|updat|upgrad|"
    r"bump|mov|roll|flipp)\w*\s+)?"
    r"(?:in)?to\s+(?P<b>v?\d[\w.]*)",
    re.IGNORECASE,
)
_PEOPLE = frozenset((
    "operations-engineer", "on-call-engineer", "security-engineer", "data-scientist", "developer", "person", "user",
    "manager", "customer", "builder", "teacher", "detective", "attacker", "robot", "chef", "king",
))  # fmt: skip


def groups(text: str) -> tuple[str, ...]:
    """The parts a swarm is told to have: "7 daily", "4 weekly", "12 monthly"; () where there are not two of them."""
    out = []
    for m in _PART.finditer(text):
        how = m["how"].strip()
        if how.startswith("("):
            continue
        words = _TAIL.sub("", _LEAD.sub("", how)).strip()
        if words and len(words.split()) <= 4:
            out.append(f"{m['n']} {words}")
    return tuple(out) if len(out) > 1 else ()


def scattered(text: str) -> str:
    """What happens to some of them anywhere: "random cards turning red"."""
    m = _SCATTER.search(text)
    return m["how"].lower() if m else ""


def changed(text: str) -> tuple[str, str]:
    """What a change in waves leaves behind and what it replaces: ("4.2", "4.1"); ("", "") without one."""
    m = _CHANGED.search(text)
    return (m["b"].rstrip("."), m["a"]) if m else ("", "")


def counted(text: str) -> str:
    """What a counter shows: "419"."""
    m = _COUNTER.search(text)
    return m["n"].rstrip(".,") if m else ""


def person(reading: Reading, of: Figure, rest: str) -> Figure | None:
    """Somebody the row puts beside the swarm: "an engineer sweating"."""
    found = (f for f in reading.figures if f.kind in _PEOPLE and f.kind != of.kind and f.count == 1)
    return next((f for f in found if f.words.split()[-1].lower() in rest.lower()), None)
