"""What goes out, what comes in, and what goes on meanwhile: read off a row's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    r"^(?P<of>.*?)\s*\b(?:upgrad(?:ed?|es|ing)|migrat(?:ed?|es|ing)|mov(?:ed?|es|ing)|switch(?:ed|es|ing)?|"
    r"port(?:ed|ing)|"
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
    r"serv(?:es?|ing)\b|unchang|untouch|noticing|notice|roll|mov|fly|driv|play|shop|up\b|online|the same)[^,;.]*)",
    re.IGNORECASE,
)
_MOVING = re.compile(
    r"\b(?:of|on|in|under|behind|inside) (?P<who>(?:an?|the|its)\s+(?:(?:moving|running|flying|live|rolling|"
    r"busy|working|driving)\s+)[\w'’-]+(?:\s[\w'’-]+)?)",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"^(?:an?|the)?\s*(?P<how>new|newer|fresh|better|bigger|faster|larger|smaller|second|modern)\s+(?:one|version)$",
    re.IGNORECASE,
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
    """A swap as read: `out` goes, `into` comes, `keeps` goes on and `how` (as the row says it)."""

    out: str
    into: str
    keeps: str = ""
    how: str = ""
    sure: float = 0.0
    why: str = ""
    assumed: tuple[str, ...] = ()


def exchange(reading: Reading) -> Exchange | None:
    """One thing in the place of another, or None where the row names only one of them, or says it is not so."""
    if reading.carrier in _OTHERS or reading.sides or reading.steps:
        return None
    text = reading.text.rstrip(". ")
    return _pair(text) or _back(text)


def _pair(text: str) -> Exchange | None:
    for pattern, sure in ((_PASSIVE, 0.88), (_OUT_IN, 0.86), (_DOING, 0.86), (_ACTIVE, 0.84), (_FROM_TO, 0.8)):
        m = pattern.search(text)
        if m is None:
            continue
        groups = m.groupdict()
        out, into = _noun(groups["a"]), _noun(groups["b"])
        if (of := _noun(groups.get("of") or "")) and pattern is _FROM_TO:
            out, into = _versions(of, out, into)
        if found := _ANEW.match(groups["b"].strip()):
            into = f"{found['how'].lower()} {_bare(out)}"
        if not _named(out) or not _named(into) or out.lower() == into.lower() or _number(out, into):
            continue
        keeps, how = _keeps(text[m.end() :]) if m.end() < len(text) else ("", "")
        if not keeps and (moving := _MOVING.search(text)):
            keeps = _noun(moving["who"])
        return Exchange(out=out, into=into, keeps=keeps, how=how, sure=sure, why=f"{out} out, {into} in")
    return None


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
        out=out, into=into, keeps=item, sure=0.9, why=f"{item} back to {into}", assumed=(f"it comes from the {out}",)
    )


def _noun(words: str) -> str:
    words = _TRIM.sub("", _CONJ.sub("", words.rpartition(":")[2].strip(" ,;"))).strip()
    return re.sub(r"\s+(?:is|are|being|gets?|getting)$", "", words)


def _bare(words: str) -> str:
    """A thing without what is wrong with it: "old engine" is an engine."""
    return re.sub(
        r"^(?:old|broken|failed|expired|worn|dead|slow|outdated|legacy|faulty|tired)\s+", "", words, flags=re.IGNORECASE
    )


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
