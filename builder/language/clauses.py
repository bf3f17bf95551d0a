"""Steps 3 and 4: the head of a row, and its parts: contrast first, then arrows, then commas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.language.lexicon import is_plural, lexicon, stem
from builder.language.stems import is_participle
from builder.language.tokens import Token

_VERSUS = re.compile(r"\s+(?:vs\.?|versus|compared (?:to|with))\s+", re.IGNORECASE)
_SIDE = re.compile(r"^\s*([^:=;]{1,40}?)\s*(?:=(?!>)|:)\s*(\S.*)$", re.DOTALL)
_TITLE_ENDS = re.compile(r"\s+(?:shown|as|being|with|showing|running|using|on|in|at|has|have|is|are)\b")
_MOVES = frozenset({"zoom", "zooming", "pan", "panning", "cut", "fade", "focus", "close-up", "closeup"})
_HEADER = re.compile(r"^\s*([^:;,\"`(]{1,60}):\s+(\S.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Head:
    """`carrier`: class of the head noun; `words` as written; `topic`: what it is of; `rest`: tokens after it."""

    carrier: str = ""
    words: str = ""
    topic: str = ""
    production: tuple[str, ...] = ()
    rest: tuple[Token, ...] = ()


def head(tokens: Sequence[Token], text: str) -> Head:
    """Take the carrier off the front of a row."""
    lex = lexicon()
    if len(tokens) > 1 and tokens[0].stem in _production_verbs() and tokens[1].kind in ("literal", "word", "count"):
        after = head(tokens[1:], text)  # "Show …", "Display …"
        return replace(after, production=(tokens[0].text, *after.production))
    moved = _camera(tokens)
    if moved:
        after = head(tokens[moved:], text)
        return replace(after, production=(*(t.text for t in tokens[:moved]), *after.production))
    opener = _opener(tokens)
    front = list(tokens[:opener])
    production = [t.text for t in front if (t.stem,) in lex.production or t.stem in _production_verbs()]
    words = [t for t in front if t.kind in ("word", "count") and t.low not in lex.groups["determiners"]]
    stems = [t.stem for t in words]
    opened = opener < len(tokens) and opener > 0
    carrier, n = ("", 0) if lex.marks.longest(stems)[1] else _carrier(stems)
    if carrier and _is_thing(stems, n, tokens[opener] if opened else None):
        carrier = ""
    spoken = [t for t in words if t.stem not in _production_verbs() and (t.stem,) not in lex.production]
    text_of = " ".join(t.text for t in words)
    if not carrier:
        titled = opened and tokens[opener].is_(":") and bool(front) and (front[-1].stem,) in lex.production
        if opened and (not spoken or titled):  # "Animation showing …", "Diagram: …", "Filter visualization: …"
            return _skip(tokens, opener, "", "", " ".join(t.text for t in spoken), production, text)
        return Head("", "", "", tuple(production), tuple(tokens))
    topic = " ".join(t.text for t in words[: _start(words, n)])
    if opened:
        return _skip(tokens, opener, carrier, text_of, topic, production, text)
    return Head(carrier, text_of, topic, tuple(production), tuple(tokens))


def _camera(tokens: Sequence[Token]) -> int:
    """How many words at the front only move the camera: "Zoom into", "Pan across to", "Cut to"."""
    if len(tokens) < 3 or tokens[0].low not in (
        "zoom",
        "zooming",
        "pan",
        "panning",
        "cut",
        "fade",
        "focus",
        "close-up",
        "closeup",
    ):
        return 0
    at = 1
    while at < len(tokens) - 1 and tokens[at].low in ("in", "into", "on", "onto", "out", "to", "from", "of", "across"):
        at += 1
    return at if at > 1 else 0


def _is_thing(stems: Sequence[str], n: int, opener: Token | None) -> bool:
    """Whether a head that could be a carrier is a plain thing here: "Tree with 3 apples", not "Tree: …"."""
    lex = lexicon()
    if opener is not None and (opener.is_(":") or opener.stem in _production_verbs()):
        return False
    return stems[-1] not in lex.production and lex.things.entries.get(tuple(stems[-n:])) is not None


def _opener(tokens: Sequence[Token]) -> int:
    """Index of the word or colon that opens the content; of the first stop otherwise."""
    openers = lexicon().groups["openers"]
    stems = [t.stem for t in tokens]
    inside = 0  # "side by side": small words inside a carrier's own name
    for i, token in enumerate(tokens):
        inside = max(inside, i + lexicon().heads.longest(stems, i)[1])
        if i + 1 < inside:
            continue
        if token.is_(":") and not token.depth:
            return i
        if token.kind == "word" and i and token.low in openers:
            return i
        if (token.kind not in ("word", "count") and not token.is_("/")) or _interrupts(tokens, i):
            return i
    return len(tokens)


def _interrupts(tokens: Sequence[Token], at: int) -> bool:
    """A small word or a verb form ends the head noun phrase."""
    lex, token = lexicon(), tokens[at]
    follows = at + 1 < len(tokens) and tokens[at + 1].kind == "word"
    if at and token.stem in lex.verbs and is_participle(token.low):
        return not follows or tokens[at + 1].low in lex.closed  # "every request logged"
    third = token.low.endswith("s") and (token.stem not in lex.nouns_first or token.stem in lex.verbs_first)
    if at and follows and third and token.stem in lex.verbs and not is_plural(tokens[at - 1].low):
        return (token.stem,) not in lex.heads  # "customer sees an error page"
    if token.low in lex.closed and token.low not in lex.groups["determiners"]:
        return True
    return at > 0 and token.low.endswith("ing") and token.stem in lex.verbs


def _skip(
    tokens: Sequence[Token], opener: int, carrier: str, words: str, topic: str, production: list[str], text: str
) -> Head:
    token = tokens[opener]
    if token.is_(":") or token.low in lexicon().groups["openers"]:
        rest = tuple(tokens[opener + 1 :])
        # "GPU labels showing: a, b": the colon belongs to the opener.
        rest = rest[1:] if rest and rest[0].is_(":") else rest
        return Head(carrier, words, topic, tuple(production), rest)
    return Head(carrier, words, topic, tuple(production), tuple(tokens))


def _production_verbs() -> frozenset[str]:
    return frozenset(stem(v) for v in ("show", "depict", "display", "illustrate", "demonstrate"))


def _carrier(stems: list[str]) -> tuple[str, int]:
    """The carrier class of a head noun phrase: its last words, production words left out."""
    lex = lexicon()
    whole, n = lex.heads.ending(stems)
    if whole:
        return whole, n
    end = len(stems)
    while end and (stems[end - 1],) in lex.production:
        end -= 1
    found, n = lex.heads.ending(stems[:end])
    return found, n


def _start(words: Sequence[Token], n: int) -> int:
    """How many words of a head precede its last carrier word: "GPU memory" of "GPU memory bar"."""
    lex = lexicon()
    end = len(words)
    if not lex.heads.ending([w.stem for w in words])[1]:
        while end and (words[end - 1].stem,) in lex.production:
            end -= 1
    return max(0, end - 1 if n else end)


def contrast(text: str) -> tuple[tuple[str, str], ...]:
    """The two sides of a contrast as (title, text), () when there is none."""
    body = _after_header(text)
    parts = _VERSUS.split(body, maxsplit=1)
    if len(parts) == 2:
        return tuple(_side(p) for p in parts)
    for mark in (";", ","):
        parts = [p for p in _split(body, mark) if p.strip()]
        sides = [_SIDE.match(p) for p in parts]
        found = [(m.group(1).strip(), m.group(2).strip()) for m in sides if m]
        if len(parts) == 2 and len(found) == 2 and (mark == ";" or all("=" in p for p in parts)):
            return tuple(found)
    return ()


def _after_header(text: str) -> str:
    """The text without a leading "Comparison graphic:"; a header that titles a side stays."""
    m = _HEADER.match(text)
    if not m:
        return text
    words = re.findall(r"[\w-]+", m.group(1).lower())
    stems = [stem(w) for w in words]
    lex = lexicon()
    heading = bool(lex.carriers.ending(stems)[1]) or all((s,) in lex.production for s in stems) or len(words) > 2
    return m.group(2) if heading else text


def _side(part: str) -> tuple[str, str]:
    m = _SIDE.match(part)
    if m:
        return m.group(1).strip(), m.group(2).strip()
    words = part.strip()
    title = _TITLE_ENDS.split(words, maxsplit=1)[0]
    return title.strip(' ,"“”`'), words


def _split(text: str, mark: str) -> list[str]:
    """Split at a mark outside quotes, backticks and brackets."""
    out, depth, quote, start = [], 0, "", 0
    for i, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char in '"`':
            quote = char if char in text[i + 1 :] else ""
        elif char == "“":
            quote = "”" if "”" in text[i + 1 :] else ""
        else:
            depth += char in "([{"
            depth -= char in ")]}" and depth > 0
            if char == mark and not depth:
                out.append(text[start:i])
                start = i + 1
    return [*out, text[start:]]


def steps(tokens: Sequence[Token], text: str) -> tuple[tuple[str, ...], bool]:
    """What arrows separate, in order, and whether the last says to start again."""
    arrows = [t for t in tokens if t.kind == "arrow" and not t.depth]
    if not arrows:
        return (), False
    loops = lexicon().groups["loops"]
    start = tokens[0].start
    colon = [t for t in tokens if t.is_(":") and t.start < arrows[0].start and not t.depth]
    start = colon[-1].end if colon else start
    ends = [*(a.start for a in arrows), tokens[-1].end]
    begins = [start, *(a.end for a in arrows)]
    parts = [text[b:e].strip(" ,.;") for b, e in zip(begins, ends, strict=True)]
    tail = [p.strip() for p in parts[-1].split(",")]
    loop = len(tail) > 1 and any(t.lower() in loops for t in tail[1:])
    parts[-1] = tail[0] if loop else parts[-1]
    if parts and parts[-1].lower() in loops:
        parts.pop()
        loop = True
    return tuple(p for p in parts if p), loop


def split(tokens: Sequence[Token]) -> list[tuple[Token, ...]]:
    """The clauses of a row: at commas, semicolons, arrows, "then" and "while" outside brackets."""
    out: list[list[Token]] = [[]]
    for i, token in enumerate(tokens):
        comma = token.kind == "punct" and token.is_(",", ";", "—", "–", ".")
        stop = not token.depth and (comma or token.kind == "arrow")
        word = token.kind == "word" and token.is_("then", "while", "but", "vs", "versus") and out[-1]
        if stop or word:
            out.append([])
        elif token.is_("and", "or") and not out[-1] and i:
            continue
        else:
            out[-1].append(token)
    return [tuple(c) for c in out if c]
