"""Code on a card: which part of a line is key, value or punctuation, and which lines of a listing are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.layout.scale import even
from builder.text.measure import advance

if TYPE_CHECKING:
    from pygments.token import _TokenType

KEY, VALUE, PUNCT = "code_key", "code_value", "code_punct"
#: A listing line as coloured parts, (text, role); leading spaces are part of it.
Parts = tuple[tuple[str, str], ...]
MOST = 13
LEADING = 1.52

_YAML = re.compile(
    r"""^(?P<indent>\s*)(?P<dash>(?:-\ +)*)
    (?P<key>[^\s:\#"'{\[][^:\#]*|"[^"]*"|'[^']*')(?P<colon>:)(?P<rest>\s.*|)$""",
    re.VERBOSE,
)
_ITEM = re.compile(r"^(?P<indent>\s*)(?P<dash>(?:- *)+)(?P<rest>.*)$")
_BLOCK = re.compile(r"^[|>][+-]?\d*$")


def highlight(lines: Sequence[str], language: str) -> tuple[Parts, ...]:
    """The lines as coloured parts. YAML is read line by line, so that YAML inside a block scalar is coloured too."""
    if language.lower() in ("yaml", "yml", "helm", "kubernetes", ""):
        return tuple(tuple(_yaml(line)) for line in lines)
    return _pygments(lines, language)


def _yaml(line: str) -> Iterator[tuple[str, str]]:
    bare = line.strip()
    if bare.startswith("#") or bare in ("---", "..."):
        yield line, PUNCT
        return
    found = _YAML.match(line)
    if found:
        yield found["indent"] + found["dash"], PUNCT
        yield found["key"], KEY
        yield found["colon"], PUNCT
        yield from _yaml_value(found["rest"])
        return
    item = _ITEM.match(line)
    if item:
        yield item["indent"] + item["dash"], PUNCT
        yield from _yaml_value(item["rest"])
        return
    yield line, VALUE


def _yaml_value(rest: str) -> Iterator[tuple[str, str]]:
    comment = re.search(r"\s#.*$", rest)
    value = rest[: comment.start()] if comment else rest
    if value:
        yield value, PUNCT if _BLOCK.match(value.strip()) else VALUE
    if comment:
        yield comment[0], PUNCT


def _pygments(lines: Sequence[str], language: str) -> tuple[Parts, ...]:
    from pygments.lexers import get_lexer_by_name
    from pygments.token import Comment, Keyword, Name, Operator, Punctuation
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return tuple(((line, VALUE),) for line in lines)
    names: tuple[_TokenType, ...] = (Keyword, Name.Tag, Name.Attribute, Name.Decorator, Name.Builtin)
    rows: list[list[tuple[str, str]]] = [[]]
    for kind, text in lexer.get_tokens("\n".join(lines)):
        role = KEY if _is(kind, names) else PUNCT if _is(kind, (Comment, Punctuation, Operator)) else VALUE
        first, *rest = text.split("\n")
        for i, piece in enumerate((first, *rest)):
            if i:
                rows.append([])
            if piece:
                rows[-1].append((piece, role))
    padded = rows[: len(lines)] + [[] for _ in range(len(lines) - len(rows))]
    return tuple(tuple(row) for row in padded)


def _is(kind: _TokenType, families: Sequence[_TokenType]) -> bool:
    """Whether a token type is one of the families or under one."""
    return any(kind is family or family in kind.split() for family in families)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One printed row; `bright` marks an emphasised line (which may take more than one row).

    `line`: index of its line in the listing, -1 for none.
    """

    parts: Parts
    bright: bool = False
    line: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What is printed, at which letter size (u) and pitch."""

    rows: tuple[Row, ...]
    size: float
    pitch: float


def fit_listing(
    lines: Sequence[str],
    language: str,
    emphasis: int | Sequence[int] | None,
    *,
    width: float,
    height: float,
    sizes: tuple[float, float],
) -> Listing:
    """Choose size and window: everything as large as it goes, else a window about the (first) emphasised line.

    `width`, `height`: room for the rows in u. The emphasised line is always shown whole (on two rows if it
    must be); other lines too wide even at the smallest size end in an ellipsis.
    """
    lit = (emphasis,) if isinstance(emphasis, int) else tuple(emphasis or ())
    clean = [line.expandtabs(4).rstrip() for line in lines] or [""]
    coloured = highlight(clean, language)
    smallest, largest = even(sizes[0]), even(sizes[1])
    steps = [largest - 2 * i for i in range(int((largest - smallest) / 2) + 1)]
    for whole in (True, False):
        for size in steps:
            most = _most(height, size)
            first, last = _window(len(clean), lit, most)
            if (whole and last - first < len(clean)) or most < 1:
                continue
            if _widest(_dedented(clean[first:last])) * _em(size) <= width:
                return _listing(coloured, clean, lit, (first, last), size)
    return _squeezed(coloured, clean, lit, width=width, height=height, size=smallest)


def _most(height: float, size: float) -> int:
    return max(1, min(MOST, int((height + 1e-6) / even(size * LEADING))))


def _window(count: int, lit: Sequence[int], most: int) -> tuple[int, int]:
    """First and end of the lines shown: about the emphasised one, three fifths before it."""
    if count <= most:
        return 0, count
    at = lit[0] if lit else 0
    first = min(max(0, at - round((most - 1) * 0.6)), count - most)
    return first, first + most


def _listing(
    coloured: Sequence[Parts], clean: Sequence[str], lit: Sequence[int], shown: tuple[int, int], size: float
) -> Listing:
    first, last = shown
    cut = _indent(clean[first:last])
    rows = [Row(parts=_cut(coloured[i], cut), bright=i in lit, line=i) for i in range(first, last)]
    if len(rows) >= 4:
        rows = _elided(rows, before=first > 0, after=last < len(clean))
    return Listing(rows=tuple(rows), size=size, pitch=even(size * LEADING))


def _elided(rows: list[Row], *, before: bool, after: bool) -> list[Row]:
    """Ellipses in place of the first and last row where lines are left out, never of the emphasised one."""
    for at, wanted in ((0, before), (len(rows) - 1, after)):
        if wanted and not rows[at].bright:
            text = "".join(part for part, _ in rows[at].parts)
            space = text[: len(text) - len(text.lstrip())]
            rows[at] = Row(parts=((f"{space}…", PUNCT),))
    return rows


def _squeezed(
    coloured: Sequence[Parts], clean: Sequence[str], lit: Sequence[int], *, width: float, height: float, size: float
) -> Listing:
    """At the smallest size: emphasised lines broken onto as many rows as they take, others too where there is room."""
    most, em = _most(height, size), _em(size)
    room = max(8, int(width / em))
    first, last = _window(len(clean), lit, most)
    cut = _indent(clean[first:last])
    pieces = [(i, _cut(coloured[i], cut)) for i in range(first, last)]
    rows = [Row(parts=piece, bright=i in lit, line=i) for i, parts in pieces for piece in _broken(parts, room)]
    if len(rows) > most:
        whole = [(i, _broken(parts, room) if i in lit else [_shortened(parts, room)]) for i, parts in pieces]
        rows = [Row(parts=piece, bright=i in lit, line=i) for i, parts in whole for piece in parts]
    while len(rows) > most and not all(row.bright for row in rows):
        rows.pop(0 if not rows[0].bright and (rows[-1].bright or _lit(rows) > len(rows) / 2) else -1)
    while len(rows) > 1 and not rows[0].bright and not _said(rows[0]):
        rows.pop(0)
    return Listing(rows=tuple(rows), size=size, pitch=even(size * LEADING))


def _said(row: Row) -> bool:
    return any(text.strip() for text, _ in row.parts)


def _lit(rows: Sequence[Row]) -> int:
    return next((i for i, row in enumerate(rows) if row.bright), 0)


def _broken(parts: Parts, room: int) -> list[Parts]:
    """A line broken at spaces, else behind joints; every continuation two spaces further in than the line."""
    text = "".join(part for part, _ in parts)
    space = text[: min(len(text) - len(text.lstrip()), room // 3)] + "  "
    out: list[Parts] = []
    while len(text) > room:
        at = _seam(text, room)
        out.append(_cut_end(parts, at))
        parts = ((space, VALUE), *_cut(parts, at + len(text[at:]) - len(text[at:].lstrip())))
        text = "".join(part for part, _ in parts)
    return [*out, parts]


def _seam(text: str, room: int) -> int:
    """Where to break: behind the last space past two fifths of the room, else behind a joint, else at the end.

    A joint between quotes only where there is no other, a dot only where there is no bracket or slash.
    """
    start = len(text) - len(text.lstrip())
    for joints, least, bare in _SEAMS:
        spots = [m.end() for m in re.finditer(joints, text) if start < m.end() <= room]
        spots = [at for at in spots if len(text[at:].strip()) >= _WIDOW] or spots
        spots = [at for at in spots if not bare or text[:at].count('"') % 2 == 0]
        if spots and spots[-1] > least * room:
            return spots[-1]
    return room


_WIDOW = 3  # letters that may stand alone on the last row of a line
#: What a line is broken behind, how far along the room at least, and whether only outside quotes.
_SEAMS = ((r" +", 0.4, False), (r"[/,=(\[]+", 0.3, True), (r"[:.\-]+", 0.3, True), (r"[/,=:.\-]+", 0.3, False))


def _shortened(parts: Parts, room: int) -> Parts:
    text = "".join(part for part, _ in parts)
    return parts if len(text) <= room else (*_cut_end(parts, room - 1), ("…", PUNCT))


def _cut(parts: Parts, count: int) -> Parts:
    """The parts without their first `count` characters."""
    out = []
    for text, role in parts:
        kept = text[count:]
        count = max(0, count - len(text))
        if kept:
            out.append((kept, role))
    return tuple(out)


def _cut_end(parts: Parts, count: int) -> Parts:
    """The first `count` characters of the parts."""
    out = []
    for text, role in parts:
        if count > 0 and text[:count]:
            out.append((text[:count], role))
        count -= len(text)
    return tuple(out)


def _indent(lines: Sequence[str]) -> int:
    return min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)


def _dedented(lines: Sequence[str]) -> list[str]:
    cut = _indent(lines)
    return [line[cut:] for line in lines]


def _widest(lines: Sequence[str]) -> int:
    return max((len(line) for line in lines), default=0)


def _em(size: float) -> float:
    """The advance of one character: mono, the same in both weights."""
    return advance("0", "mono", size)
