"""Lines of a script to sections and blocks: headings, fences, tables, running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from builder.diagnostics import Collector, Span
from builder.script import tables

_HEADING = re.compile(r"^\s{0,3}(#{1,6})(?:[ \t]+|$)(.*?)(?:[ \t]+#{1,20})?[ \t]*$")
_FENCE = re.compile(r"^(\s{0,8})(`{3,20}(?!`)|~{3,20}(?!~))\s{0,8}([^`\n]*)$")
_KINDS = {
    "script": frozenset({"script", "narration", "voiceover", "voice", "transcript", "spoken", "speech"}),
    "visuals": frozenset({"visual", "animation", "storyboard", "picture", "graphic"}),
    "memes": frozenset({"meme"}),
}


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together. `kind`: "text", "table", "fence"; `lines` are (1-based number, line)."""

    kind: str
    lines: tuple[tuple[int, str], ...]
    lang: str = ""


@dataclass(slots=True)
class Section:
    """A heading and what stands under it. `level` 0 is what precedes the first heading."""

    title: str
    level: int
    kind: str
    span: Span
    blocks: list[Block] = field(default_factory=list)


def kind_of(title: str) -> str:
    """Which section a heading opens: "script", "visuals", "memes", or "" for any other."""
    words = [w.rstrip("s") for w in re.findall(r"[a-z]+", title[:80].lower())]
    return next((kind for kind, known in _KINDS.items() if any(w in known for w in words)), "")


def scan(lines: list[str], skip: int, path: str, collector: Collector) -> list[Section]:
    """Cut the lines after the first `skip` into sections of blocks."""
    sections = [Section("", 0, "", Span(path, skip + 1, 1))]
    held: list[tuple[int, str]] = []
    comment = False
    closes = max((n for n, line in enumerate(lines) if "-->" in line), default=-1)
    i = skip
    while i < len(lines):
        line = lines[i]
        fence = None if comment else _FENCE.match(line)
        if fence:
            _flush(held, sections[-1])
            i = _fence(lines, i, fence, sections[-1], path, collector)
            continue
        line, comment = _uncomment(line, comment, closed=i < closes)
        heading = _HEADING.match(line) if len(line) < 2000 else None
        if heading:
            _flush(held, sections[-1])
            sections.append(_section(heading, i + 1, sections, path))
        elif line.strip():
            held.append((i + 1, line))
        else:
            _flush(held, sections[-1])
        i += 1
    _flush(held, sections[-1])
    return sections


def _section(heading: re.Match[str], line_no: int, sections: list[Section], path: str) -> Section:
    level, title = len(heading.group(1)), heading.group(2).strip()
    kind = kind_of(title) if level in (2, 3) else ""
    above = next((s for s in reversed(sections) if s.level), None)
    if not kind and above is not None and level > max(above.level, 1):
        kind = above.kind  # a sub-heading inside the script or the memes
    span = Span(path, line_no, 1, line_no, heading.end() + 1)
    return Section(title, level, kind, span)


def _fence(
    lines: list[str], start: int, fence: re.Match[str], section: Section, path: str, collector: Collector
) -> int:
    """Take a fenced block; the index of the line after it. One that never closes ends at the next heading."""
    mark = fence.group(2)
    close = re.compile(rf"^\s{{0,8}}{re.escape(mark[0])}{{{len(mark)},}}\s*$")
    end = next((j for j in range(start + 1, len(lines)) if close.match(lines[j])), None)
    if end is None:
        collector.warn(
            "open-fence", "this code fence is never closed", Span(path, start + 1, 1), f"close it with a line {mark}"
        )
        end = next((j for j in range(start + 1, len(lines)) if re.match(r"#{1,3} \S", lines[j])), len(lines))
    indent = len(fence.group(1))
    body = tuple((j + 1, _dedent(lines[j], indent)) for j in range(start + 1, end))
    section.blocks.append(Block("fence", ((start + 1, lines[start]), *body), fence.group(3).strip()))
    return end + 1 if end < len(lines) and close.match(lines[end]) else end


def _dedent(line: str, by: int) -> str:
    return line[by:] if not line[:by].strip() else line.lstrip()


def _uncomment(line: str, inside: bool, *, closed: bool) -> tuple[str, bool]:
    """The line with HTML comments blanked (columns kept), and whether one stays open.

    One that is never closed (`closed`: whether a later line closes one) is no comment.
    """
    out: list[str] = []
    at = 0
    while at < len(line):
        found = line.find("-->" if inside else "<!--", at)
        if found < 0 or (not inside and not closed and "-->" not in line[found:]):
            out.append(" " * (len(line) - at) if inside else line[at:])
            break
        out.append(" " * (found + 3 - at) if inside else line[at:found] + "    ")
        at = found + (3 if inside else 4)
        inside = not inside
    return "".join(out), inside


def _flush(held: list[tuple[int, str]], section: Section) -> None:
    """File the lines held as tables and running text."""
    i = 0
    while i < len(held):
        j = i
        table = _starts_table(held, i)
        while j < len(held) and (tables.is_row(held[j][1]) if table else not _starts_table(held, j)):
            j += 1
        section.blocks.append(Block("table" if table else "text", tuple(held[i:j])))
        i = j
    held.clear()


def _starts_table(held: list[tuple[int, str]], i: int) -> bool:
    line = held[i][1]
    if "|" not in line or not tables.is_row(line) or tables.is_delimiter(line):
        return False
    if i + 1 < len(held) and tables.is_delimiter(held[i + 1][1]):
        return True
    return len(line) < 500 and tables.columns(tables.cells(line)) is not None
