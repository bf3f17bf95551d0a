"""What goes out, what comes in, and what goes on meanwhile: read off a row's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from builder.grammars.swap import ways
from builder.language.lexicon import key, lexicon
from builder.language.model import Reading

_NOT_NOUN = (
    r"(?:\s+(?:is|are|being|gets?|getting|was|were|has been|can be|just|simply|instantly|quietly|"
    r"safely|slowly|quickly|seamlessly|live))*"
)
_AWAY = (
    r"(?=\s*(?:[,;]|\.(?!\d)|$|\s[-–—]\s)|\s+(?:while|as|without|whilst|during|and (?:the|every|all|its|"
    r"nothing|nobody|users?|traffic)|in|on|under|behind|with (?:no|zero)|but|so)\b)"
)
_VERB = (
    r"replac(?:ed?|es|ing)|swap(?:ped|s|ping)?(?:\s+out)?|exchang(?:ed?|es|ing)|substitut(?:ed?|es|ing)|"
    r"traded?(?:\s+in)?|trading(?:\s+in)?|"
    r"chang(?:ed?|es|ing)(?:\s+out)?|switch(?:ed|es|ing)?(?:\s+out)?|supersed(?:ed?|es|ing)|retir(?:ed?|es|ing)"
)
#: "A replaced with B", "A swapped for B".
_PASSIVE = re.compile(
    rf"^(?P<a>.+?){_NOT_NOUN}\s+(?P<verb>{_VERB})\s+(?:with|for|by|in favou?r of|in exchange for)\s+(?P<b>.+?){_AWAY}",
    re.IGNORECASE,
)
#: "B replaces A", "B takes the place of A", "B taking over from A".
_ACTIVE = re.compile(
    r"^(?P<b>.+?)\s+(?:replac(?:es|ing)|supersed(?:es|ing)|tak(?:es|ing) (?:the place of|over (?:from|for))|"
    rf"(?:stand|step|slot)(?:s|ping|ting|ing)? in for|filling in for|succeed(?:s|ing))\s+(?P<a>.+?){_AWAY}",
    re.IGNORECASE,
)
#: "Swapping A for B", "Replacing A with B".
_DOING = re.compile(
    r"^(?:(?P<who>[^,;]{0,40}?)\s+)?(?:swap(?:ping|s)?(?:\s+out)?|replac(?:ing|es?)|exchang(?:ing|es?)|"
    r"substitut(?:ing|es?)|trad(?:ing|es?)(?:\s+in)?|"
    r"chang(?:ing|es?)|switch(?:ing|es)?)\s+(?P<a>.+?)\s+(?:with|for|to)\s+(?P<b>.+?)" + _AWAY,
    re.IGNORECASE,
)
#: "A slides out, B slides in", "A pulled out and B pushed in".
_OUT_IN = re.compile(
    r"^(?P<a>.+?)\s+(?:(?:\w+ing|\w+ed|\w+s|goes|going|taken|drawn)\s+(?:out|away|off|down)|unplugged|"
    r"removed|ejected|leaves|"
    r"leaving|disappears|retired|dropped)\b[^,;]*?(?:,\s*(?:and\s+|then\s+)?|;\s*|\s+and\s+|\s+while\s+|"
    r"\s+as\s+|\s+then\s+)"
    rf"(?:the |an? )?(?P<b>.+?)\s+(?:\w+ing|\w+ed|\w+s|comes|coming|put)\s+(?:in|up|on|into (?:its )?place|"
    rf"its place){_AWAY}",
    re.IGNORECASE,
)
#: "A upgraded from v1 to v2", "Changing from A to B".
_FROM_TO = re.compile(
    r"^(?P<of>.*?)\s*\b(?:upgrad(?:ed?|es|ing)|migrat(?:ed?|es|ing)|mov(?:ed?|es|ing)(?: house)?|switch(?:ed|es|ing)?|"
    r"port(?:ed|ing)|turn(?:ed|ing)|flipp(?:ed|ing)|re-?point(?:ed|ing)|transition(?:ed|ing|s)|"
    r"chang(?:ed?|es|ing)|roll(?:ed|ing)?(?: forward| over)?)\s+from\s+(?P<a>.+?)\s+to\s+(?P<b>.+?)" + _AWAY,
    re.IGNORECASE,
)
#: "Traffic shifting back to the old version".
_BACK = re.compile(
    r"(?:^|[,;:]\s*)(?P<item>[^,;:]+?)\s+(?:\w+ly\s+)?(?:is |are |being )?(?:shift|switch|fall|fail|roll|mov|"
    r"go|flip|revert|return|rout|snapp?)\w*\s+"
    rf"back(?:\s+(?:on|in))?\s*(?:on)?to\s+(?P<b>(?:the |its |an? )?(?:old|previous|last|former|earlier|"
    rf"stable|original)\b.+?){_AWAY}",
    re.IGNORECASE,
)
_KEEPS = re.compile(
    r"(?:^|[,;]|\bwhile\b|\bas\b|\bwhilst\b|\band\b|\bbut\b|\bso\b|\bwithout\b)\s*(?P<who>(?:the |its |every "
    r"|all |an? |both |existing )*[\w'’-]+(?:\s+[\w'’-]+){0,3}?)\s+"
    r"(?P<what>(?:still\s+|never\s+|just\s+)?(?:keep|stay|remain|continu|carr(?:y|ies)|go(?:es)? on|run|work|"
    r"serv(?:es?|ing)\b|unchang|untouch|noticing|notice|roll|mov|fly|driv|play|shop|typ(?:es?|ing)\b|up\b|online|still\s+\w+|"
    r"the same|is typing|are typing|(?:does|do)(?:n['’]t| not) \w+)[^,;.]*)",
    re.IGNORECASE,
)
_MOVING = re.compile(
    r"\b(?:of|on|in|under|behind|inside) (?P<who>(?:an?|the|its)\s+(?:(?:moving|running|flying|live|rolling|"
    r"busy|working|driving)\s+)[\w'’-]+(?:\s[\w'’-]+)?)",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"^(?:(?:an?|the)\s+)?(?P<how>new|newer|fresh|better|bigger|faster|larger|smaller|second|modern|another|"
    r"spare)\s+(?:one|version)$",
    re.IGNORECASE,
)
_ANOLD = re.compile(
    r"^(?:(?:an?|the)\s+)?(?P<how>old|older|former|previous|broken|dead|first)\s+(?:one|version)$", re.I
)
_WORN = re.compile(
    r"^(?:old|broken|failed|expired|worn|dead|slow|outdated|legacy|faulty|tired|rusty|previous|former)\s+",
    re.IGNORECASE,
)
_FRESH = re.compile(r"^(?:new|fresh|spare|shiny|modern|next)\s+", re.IGNORECASE)
_STEP_BACK = re.compile(
    r"\d|\b(?:old|new|previous|last|current|version|release|build|revision|stable|good|bad|safe)\b", re.I
)
_TRIM = re.compile(
    r"^(?:(?:an?|the|its|their|this|animation|diagram|scene|picture|graphic|of|showing|shows?|view|icon)\s+)+",
    re.IGNORECASE,
)
_CONJ = re.compile(r"^(?:(?:and|while|whilst|as|but|so|then|without)\s+)+", re.IGNORECASE)
_OTHERS = frozenset(
    ("code", "terminal", "meter", "chart", "table", "timeline", "compare", "formula", "clock", "gauge", "levels")
)
_NOT_OLD = {"previous": "current", "former": "current", "last": "current", "earlier": "later"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A swap as read: `out` goes, `into` comes, `keeps` goes on and `how` (as the row says it); a `token` passed on."""

    out: str
    into: str
    keeps: str = ""
    how: str = ""
    token: str = ""
    moves: str = ""
    shape: str = ""
    sure: float = 0.0
    why: str = ""
    assumed: tuple[str, ...] = ()


def exchange(reading: Reading) -> Exchange | None:
    """One thing in the place of another, or None where the row names only one of them, or says it is not so."""
    text = reading.text.rstrip(". ")
    if reading.carrier not in ("code", "terminal", "chart", "table") and (thrown := _switched(text)):
        return thrown
    if reading.carrier in _OTHERS or reading.sides or reading.steps:
        return None
    lead, colon, rest = text.partition(": ")
    told = (text, rest) if colon and not re.search(r"\d$", lead) else (text,)
    found = next((e for t in told if (e := _passed(t) or _moved(t) or _pair(t))), None)
    if found is not None and not found.keeps and (moving := _MOVING.search(lead)) and colon:
        found = replace(found, keeps=_noun(moving["who"]), how=_keeps(rest)[1])
    return found or _back(text) or _alone(text)


_PAIRS = (
    (ways.OUSTED, 0.9), (ways.EXPIRES, 0.88),
    (ways.PLACED, 0.9), (_PASSIVE, 0.88), (ways.TAKEN, 0.86), (_OUT_IN, 0.86), (ways.OUT_IN, 0.88), (ways.IN_OUT, 0.88),
    (_DOING, 0.86), (_ACTIVE, 0.84), (_FROM_TO, 0.82), (ways.FALLS_BACK, 0.84),
    (ways.BACK, 0.84), (ways.OVER, 0.88), (ways.FALLEN, 0.86),
    (ways.STEAD, 0.82), (ways.DONE, 0.86), (ways.YIELDS, 0.84), (ways.TURNS, 0.78),
)  # fmt: skip


def _pair(text: str) -> Exchange | None:
    for pattern, sure in _PAIRS:
        m = pattern.search(text)
        if m is None:
            continue
        groups = m.groupdict()
        out, into = _noun(groups["a"]), _noun(groups["b"])
        of = _noun(groups.get("of") or "")
        if of and pattern is _FROM_TO:
            out, into = _versions(of, out, into)
        if found := _ANEW.match(groups["b"].strip()):
            into = f"{found['how'].lower()} {_bare(out)}"
        if found := _ANOLD.match(groups["a"].strip()):
            out = f"{found['how'].lower()} {_bare(into, _FRESH)}"
        if pattern is ways.EXPIRES and _named(out):
            out = f"expired {_bare(out[:1].lower() + out[1:] if out[1:2].islower() else out)}"
        if not _swappable(out, into, pattern, groups):
            continue
        keeps, how = _keeps(text[m.end() :]) if m.end() < len(text) else ("", "")
        if not keeps and (moving := _MOVING.search(text)):
            keeps = _noun(moving["who"])
        moved = of if _named(of) and not out.startswith(of) and not keeps else ""
        return Exchange(
            out=out, into=into, keeps=keeps, how=how, token=moved, sure=sure,
            shape="fallback" if pattern is ways.FALLS_BACK else "", why=f"{out} out, {into} in"
        )  # fmt: skip
    return None


def _swappable(out: str, into: str, pattern: re.Pattern[str], groups: dict[str, str]) -> bool:
    """Whether both are things of their own, and said as a pair where nothing else says they are one."""
    if not _named(out) or not _named(into) or out.lower() == into.lower() or _number(out, into):
        return False
    if pattern in (ways.OUT_IN, ways.IN_OUT, ways.EXPIRES):
        return ways.paired(groups["a"], groups["b"])
    if pattern is ways.BACK:
        return bool(_STEP_BACK.search(out) and _STEP_BACK.search(into)) or out.split()[-1:] == into.split()[-1:]
    if pattern in (ways.TURNS, _FROM_TO, ways.FALLS_BACK, ways.FALLEN, ways.OVER):
        return not (_state(into) or _state(out))
    return True


def _state(words: str) -> bool:
    """A colour or a condition, not a thing."""
    low, lex = key(words), lexicon()
    return bool(low) and len(low) in (lex.colours.longest(low)[1], lex.states.longest(low)[1])


def _passed(text: str) -> Exchange | None:
    """A crown, a baton that one gives up and another takes; what the next one has again."""
    if (m := ways.SAME.search(text)) is not None:
        out, into, same = _noun(m["a"]), _noun(m["b"]), _noun(m["has"] or m["token"])
        if _named(out) and _named(into) and len(same.split()) < 4 and out.lower() != into.lower():
            return Exchange(out=out, into=into, token=same, sure=0.88, why=f"{same} from {out} to {into}")
    for pattern in (ways.PASSED, ways.HANDED, ways.PUT_ON):
        m = pattern.search(text)
        if m is None:
            continue
        out, into = _noun(m["a"]), re.sub(r"^one of (?:the )?(?:\w+ )?", "", _noun(m["b"]), flags=re.I)
        if _named(out) and _named(into) and out.lower() != into.lower():
            token = m["token"].lower()
            return Exchange(out=out, into=into, token=token, sure=0.88, why=f"{token} from {out} to {into}")
    return None


def _alone(text: str) -> Exchange | None:
    """What is swapped while nobody says for what: the old one goes, the new one comes."""
    m = ways.ALONE.match(text)
    noun = _bare(_noun(m["a"])) if m else ""
    if m is None or not noun or len(noun.split()) > 3 or not _named(noun):
        return None
    keeps, how = _keeps(text[m.end() :])
    return Exchange(
        out=f"old {noun}", into=f"new {noun}", keeps=keeps, how=how, sure=0.74, why=f"{noun} exchanged",
        assumed=("a new one comes",),
    )  # fmt: skip


def _switched(text: str) -> Exchange | None:
    """A switch that is thrown from one name to another; a number that changes is another scene's."""
    m = ways.SWITCHED.search(text)
    if m is None:
        return None
    out, into = (m[k].strip(' "“”`.') for k in "ab")
    if not (_named(out) and _named(into)) or max(len(out.split()), len(into.split())) > 3 or _number(out, into):
        return None
    return Exchange(out=out, into=into, shape="switch", sure=0.9, why=f"switched from {out} to {into}")


def _moved(text: str) -> Exchange | None:
    """One fails, and what went to it goes to another."""
    m = ways.MOVED.search(text)
    if m is None:
        return None
    out, into, item = _noun(m["a"]), _noun(m["b"]), _noun(m["item"])
    if not (_named(out) and _named(into) and _named(item)) or out.lower() == into.lower() or len(item.split()) > 3:
        return None
    keeps, how = _keeps(text[m.end() :])
    return Exchange(out=out, into=into, keeps=keeps, how=how, moves=item, sure=0.9, why=f"{item} from {out} to {into}")


def _back(text: str) -> Exchange | None:
    """What shifts back to the old one comes from the new one."""
    m = _BACK.search(text)
    if m is None:
        return None
    into, item = _noun(m["b"]), _noun(m["item"])
    word = into.split()[0].lower()
    out = f"{_NOT_OLD.get(word, 'new')} {' '.join(into.split()[1:])}".strip()
    if len(into.split()) < 2 or not _named(item):
        return None
    return Exchange(
        out=out,
        into=into,
        keeps=item,
        shape="reroute",
        sure=0.9,
        why=f"{item} back to {into}",
        assumed=(f"it comes from the {out}",),
    )


def _noun(words: str) -> str:
    words = _TRIM.sub("", _CONJ.sub("", words.rpartition(": ")[2].strip(" ,;").strip('"“”'))).strip()
    return re.sub(r"\s+(?:is|are|being|gets?|getting|(\w+) by \1)$", "", words)


def _bare(words: str, said: re.Pattern[str] = _WORN) -> str:
    """A thing without what is `said` of it: "old engine" is an engine."""
    return said.sub("", words)


def _named(words: str) -> bool:
    """A thing, said in a few words."""
    return 0 < len(words.split()) <= 5 and not re.match(
        r"(?:it|them|this|that|each other|one|nothing|something)$", words, re.I
    )


def _number(out: str, into: str) -> bool:
    """Whether only a quantity changes: that is another scene."""
    pair = [
        re.fullmatch(r"[$€£]?\d[\d.,]*\s*(?:%|ms|s|[GMKT]i?B|x|replicas?|pods?|copies|nodes?|[a-z]+)?", w, re.I)
        for w in (out, into)
    ]
    return all(pair)


def _versions(of: str, out: str, into: str) -> tuple[str, str]:
    """ "control plane from 1.29 to 1.30" is the control plane 1.29 and the control plane 1.30."""
    short = len(out.split()) == 1 and len(into.split()) == 1
    plain = short and (re.match(r"v\d|\d+\.\d", out) or out.lower() in ("old", "blue", "red")) and len(of.split()) <= 3
    return (f"{of} {out}", f"{of} {into}") if plain else (out, into)


def _keeps(rest: str) -> tuple[str, str]:
    """Who goes on, and how the row says it."""
    m = _KEEPS.search(rest)
    if m is None:
        return "", ""
    who = _noun(m["who"])
    return (who, m["what"].strip()) if _named(who) else ("", "")
