"""Step 1 and 2: protect literals, then cut a row into tokens that know where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.language.lexicon import is_plural, lexicon, stem
from builder.language.model import Number, Quoted

_QUOTED = re.compile(
    r"`([^`\n]{1,400})`|“([^“”\n]{1,400})”|\"([^\"\n]{1,400})\"|(?<!\w)['‘]([^'’‘\n]{2,120})['’](?!\w)"
)
_NAME = re.compile(r"(?<![\w/.])[a-z0-9][\w-]*(?:\.[\w-]+){1,6}/[\w.*-]+(?:/[\w.*-]+){0,6}(?::\s?\d[\w.]*)?")
_PAIR = re.compile(r"(?<![\w./-])([A-Za-z][\w.-]{0,60})(?::\s(\d[\w.]{0,20}|true|false)|=([\w.-]{1,60}))(?![\w%])")
_PATH = re.compile(
    r"(?<![\w/])/[\w.-]+(?:/[\w.-]+)+|(?<![\w-])--[a-z][\w-]+|"
    r"(?<![\w/.])[\w-]+\.(?:ya?ml|json|py|sh|toml|tf|md|conf|txt)\b"
)
_ARROW = re.compile(r"-{1,3}>|={1,2}>|→|➜|⟶|⇒|⟹")
_UNITS = (
    r"%|percent\b|x\b|×|°C?|[GMKTP]i?B(?:/s)?\b|[GMK]i?bps\b|Gbit/s\b|[mµμn]s\b|s\b|sec\b|secs\b|seconds?\b|min\b|mins\b|"
    r"minutes?\b|h\b|hrs?\b|hours?\b|days?\b|weeks?\b|months?\b|years?\b|fps\b|[rq]ps\b|req/s\b|requests?/s(?:ec)?\b|"
    r"ops/s\b|tokens?/s(?:ec)?\b|Hz\b|[kMG]Hz\b|[kMG]?W\b|kWh\b|mm\b|cm\b|km\b|kg\b|k\b|\+"
)
_NUMBER = re.compile(
    r"(?<![\w.])((?<!-)[-−])?[$€£]?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:/(\d\d?)(?![\w/]))?\s?"
    rf"((?:{_UNITS})(?:/(?:h|hr|hour|day|month|mo|year|min|s|sec))?|/(?:h|hr|hour|day|month|mo|year)\b)?(?!\w|\.\d|-[A-Za-z])"
)
_MOMENT = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m\b)?(?!\w)|\d{1,2}\s?[ap]m\b|24/7(?!\w)|\d+(?:st|nd|rd|th)\b", re.I
)
_WORD = re.compile(r"[^\W_][\w’'&+#-]*(?:\.\w+)*|[✓✔✗✘×❌✅?!]")
_COMPANY = re.compile(r"[A-Z]\w* & [A-Z]\w*")
_PUNCT = re.compile(r"[,;:()/=.]|—|–|\+")


@dataclass(frozen=True, slots=True)
class Token:
    """`kind`: word, count (a bare number), number (with a unit), literal, arrow, punct. `depth`: in brackets."""

    text: str
    low: str
    stem: str
    start: int
    end: int
    kind: str
    depth: int = 0
    literal: Quoted | None = None
    number: Number | None = None

    def is_(self, *texts: str) -> bool:
        return self.low in texts


def tokenise(text: str) -> tuple[Token, ...]:
    """All tokens of a row in order."""
    out: list[Token] = []
    at = depth = 0
    while at < len(text):
        token = None if text[at].isspace() else _next(text, at)
        if token is None:
            at += 1
            continue
        depth -= token.low == ")" and depth > 0
        out.append(_at_depth(token, depth))
        depth += token.low == "("
        at = token.end
    return tuple(out)


def _at_depth(token: Token, depth: int) -> Token:
    return (
        token
        if not depth
        else Token(
            token.text, token.low, token.stem, token.start, token.end, token.kind, depth, token.literal, token.number
        )
    )


def _next(text: str, at: int) -> Token | None:
    braces = _braces(text, at)
    if braces:
        return _literal(text, at, braces, text[at:braces], "code")
    if m := _QUOTED.match(text, at):
        body = next(g for g in m.groups() if g is not None)
        return _literal(text, at, m.end(), body, "code" if m.group(1) is not None else "quote")
    if (m := _NAME.match(text, at)) or (m := _PATH.match(text, at)):
        kind = "pair" if ":" in m.group() else "name"
        return _literal(text, at, m.end(), m.group(), kind)
    if (m := _PAIR.match(text, at)) and (m.group(3) or _is_setting(text, m)):
        return _literal(text, at, m.end(), m.group(), "pair")
    if m := _ARROW.match(text, at):
        return Token(m.group(), "->", "->", at, m.end(), "arrow")
    if (m := _NUMBER.match(text, at)) and not _MOMENT.match(text, at):
        return _number(m)
    if m := _MOMENT.match(text, at) or _COMPANY.match(text, at) or _WORD.match(text, at):
        low = m.group().lower().replace("’", "'")
        return Token(m.group(), low, stem(low), at, m.end(), "word")
    m = _PUNCT.match(text, at)
    return Token(m.group(), m.group(), m.group(), at, m.end(), "punct") if m else None


def _literal(text: str, start: int, end: int, body: str, kind: str) -> Token:
    return Token(text[start:end], "", "", start, end, "literal", literal=Quoted(text=body, kind=kind))


def _braces(text: str, at: int) -> int:
    """The end of a balanced {…} or […] that begins here, 0 otherwise."""
    pairs = {"{": "}", "[": "]"}
    if text[at] not in pairs:
        return 0
    depth = 0
    for i in range(at, min(len(text), at + 400)):
        depth += text[i] in "{["
        depth -= text[i] in "}]"
        if not depth:
            return i + 1
    return 0


def _is_setting(text: str, pair: re.Match[str]) -> bool:
    """`replicas: 4` is a setting; `Node view: 1 physical GPU` and `Traditional: 2 requests` are headings."""
    lex = lexicon()
    if not pair.start() and pair.group(1).istitle() and is_plural(pair.group(1)):
        return False  # "Tests: 3 passed"
    word = stem(pair.group(1).lower())
    if word in lex.carriers or word in lex.production:
        return False
    after = _WORD.match(text, pair.end() + 1) if text[pair.end() : pair.end() + 1] == " " else None
    if after is None:
        return True
    low = after.group().lower()
    return low in lex.groups["settings"] or low in lex.closed or (not is_plural(low) and low.endswith(("ing", "ed")))


def _number(m: re.Match[str]) -> Token:
    sign, digits, under, unit = m.group(1) or "", m.group(2).replace(",", ""), m.group(3) or "", m.group(4) or ""
    unit = {"percent": "%", "×": "x"}.get(unit, unit)
    said = m.group().removeprefix(sign)
    money = said[0] if said[0] in "$€£" else ""
    if (not unit or unit == "+") and not money and "." not in digits and not under:
        low = digits + (unit if unit == "+" else "")
        return Token(said, low, low, m.start(), m.end(), "count")
    value = float(digits) * (-1 if sign else 1) / (int(under) if under.strip("0") else 1)
    figure = Number(value=value, unit=money + unit, of="", text=m.group().strip())
    return Token(m.group(), m.group().lower(), m.group().lower(), m.start(), m.end(), "number", number=figure)
