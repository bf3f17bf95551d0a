"""Lines of pipes to cells with columns, and the words by which the cue table is known."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from builder.script.inline import code_spans

CUE_WORDS = frozenset(
    {"timestamp", "time", "timecode", "cue", "when", "anchor", "phrase", "line", "narration", "spoken", "say", "word"}
)
VISUAL_WORDS = frozenset(
    {"visual", "animation", "picture", "image", "graphic", "drawing", "show", "screen", "shot", "illustration"}
)
SCENE_WORDS = frozenset({"scene", "override", "grammar"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell, trimmed; `col` is the 1-based column of its first character."""

    text: str
    col: int

    @property
    def end_col(self) -> int:
        return self.col + len(self.text)


def cells(line: str) -> tuple[Cell, ...]:
    """Split a table row at its pipes; escaped pipes and pipes inside backticks or braces do not split."""
    spans = code_spans(line) if "`" in line else []
    cuts = [m.start() for m in re.finditer(r"\|", line) if _splits(line, m.start(), spans)]
    edges = [-1, *cuts, len(line)]
    parts = [(a + 1, line[a + 1 : b]) for a, b in pairwise(edges)]
    if parts and not parts[0][1].strip() and len(parts) > 1:
        parts = parts[1:]
    if parts and not parts[-1][1].strip() and len(parts) > 1:
        parts = parts[:-1]
    return tuple(Cell(text.strip(), at + 1 + len(text) - len(text.lstrip())) for at, text in parts)


def _splits(line: str, at: int, spans: list[tuple[int, int, int]]) -> bool:
    if at and line[at - 1] == "\\":
        return False
    i = bisect_right(spans, (at, 1 << 62, 0)) - 1
    return not (i >= 0 and spans[i][0] <= at < spans[i][1])


def is_row(line: str) -> bool:
    return "|" in line and len(cells(line)) >= 1 and (line.lstrip().startswith("|") or len(cells(line)) >= 2)


def is_delimiter(line: str) -> bool:
    """Whether this is the line of dashes under a header."""
    if "-" not in line or "|" not in line:
        return False
    return all(re.fullmatch(r":?-+:?", cell.strip()) for cell in line.strip().strip("|").split("|"))


def columns(header: tuple[Cell, ...]) -> tuple[int, int, int] | None:
    """Indices of the cue, visual and scene columns (-1 without scene), or None if this is no cue table."""
    found = [_kind(cell.text) for cell in header]
    if "visual" not in found:
        return None
    visual = found.index("visual")
    cue = found.index("cue") if "cue" in found else -1
    if cue < 0:
        return None
    return cue, visual, found.index("scene") if "scene" in found else -1


def _kind(text: str) -> str:
    words = [w.rstrip("s") for w in re.findall(r"[a-z]+", text[:80].lower())]
    for kind, known in (("visual", VISUAL_WORDS), ("scene", SCENE_WORDS), ("cue", CUE_WORDS)):
        if any(w in known for w in words):
            return kind
    return ""


def unescape(text: str) -> str:
    """A cell's own text: `\\|` is a pipe, a `<br>` a space."""
    return re.sub(r"<br\s{0,3}/?>", " ", text.replace("\\|", "|"), flags=re.IGNORECASE)
