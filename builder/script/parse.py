"""Text of a script to an `Episode`: sections, narration, cue table, memes, further tables, front matter.

Never raises on what stands in the file: whatever is missing or broken becomes a diagnostic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from builder.diagnostics import Collector, Span
from builder.script import nodes, tables
from builder.script.blocks import Block, Section, scan
from builder.script.inline import plain, strip_quotes
from builder.script.model import Cue, Episode, MemeIdea, Sentence, Table
from builder.script.prose import narration
from builder.script.source import clean, fit, read_text

#: More than this no slide holds (characters of a cue phrase or meme bullet, and of a Visual cell).
MOST_CUE = 300
MOST_VISUAL = 1200
_NUMBERED = re.compile(r"^(?:episode\s{1,3})?#?(\d{1,6})\s{0,3}[-–—:.|)]\s{0,3}(\S.*)$", re.IGNORECASE)
_FILE = re.compile(r"^(\d{1,6})[-_. ]+(.+)$")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_BULLET = re.compile(r"^\s{0,8}(?:[-*+]|\d{1,3}[.)])\s{1,8}")


def read(path: Path, collector: Collector) -> Episode:
    """Read a script from disk; BuildError when the file cannot be opened."""
    return parse(read_text(path, collector), str(path), collector)


def parse(text: str, path: str, collector: Collector) -> Episode:
    """Parse the text of a script; `path` is used for names and places only."""
    text = clean(text, path, collector)
    front = _FRONT.match(text)
    meta, places = {}, nodes.places(None)
    if front:
        root = nodes.load(front.group(1), path, collector, line=2)
        meta, places = dict(nodes.mapping(root, path, "front matter", collector)), nodes.places(root)
    skip = text.count("\n", 0, front.end()) if front else 0
    lines = text.split("\n")
    sections = scan(lines, skip, path, collector)
    number, title, slug = _names(sections, path, collector)
    parts = _Parts(path, collector)
    for section in sections:
        parts.take(section)
    said, fences = narration(sections, path)
    _check(parts, sections, said, path, collector)
    return Episode(
        number=number,
        slug=slug,
        title=title,
        narration=said,
        fences=fences,
        cues=tuple(parts.cues),
        memes=tuple(parts.memes),
        tables=tuple(parts.extras),
        meta=meta,
        places=places,
        path=path,
        text=text,
    )


def _names(sections: list[Section], path: str, collector: Collector) -> tuple[str, str, str]:
    """Number, title and slug from the first heading and the file's name."""
    stem = fit(Path(path).stem).strip().lstrip(".") or "episode"  # it names a folder, never this one or the one above
    in_file = _FILE.match(stem)
    number, slug = (in_file.group(1), in_file.group(2)) if in_file else ("", stem)
    heading = next((s for s in sections if s.level == 1), None) or next(
        (s for s in sections if s.level and _NUMBERED.match(s.title)), None
    )
    title = slug.replace("-", " ").replace("_", " ").strip().title()
    if heading is None:
        collector.warn(
            "no-title",
            "this script has no title; the file's name stands in",
            Span(path, 1, 1),
            f"begin with `# {number or '001'} - {title or 'Title'}`",
        )
        return number, title, slug
    found = _NUMBERED.match(heading.title)
    if found and number and int(found.group(1)) != int(number):
        collector.warn("number-mismatch", f"the heading says {found.group(1)}, the file's name {number}", heading.span)
    if found:
        return number or found.group(1), plain(found.group(2)).text.strip(), slug
    return number, plain(heading.title).text.strip() or title, slug


@dataclass(slots=True)
class _Parts:
    """What the sections of one file yield."""

    path: str
    collector: Collector
    cues: list[Cue] = field(default_factory=list)
    memes: list[MemeIdea] = field(default_factory=list)
    extras: list[Table] = field(default_factory=list)

    def take(self, section: Section) -> None:
        for block in section.blocks:
            if block.kind == "table":
                self._table(block, section)
        if section.kind == "memes":
            self._memes(section)

    def _table(self, block: Block, section: Section) -> None:
        rows = [(n, tables.cells(line)) for n, line in block.lines if not tables.is_delimiter(line)]
        header = rows[0][1]
        where = tables.columns(header)
        if where is None and section.kind == "visuals" and not self.cues and len(header) >= 2:
            where = (0, 1, 2 if len(header) > 2 else -1)
            self.collector.warn(
                "table-header",
                "the header of this table names no cue and no visual column; the first two columns are taken",
                Span(self.path, rows[0][0], 1),
                "name them `| Timestamp | Visual |`",
            )
        if where is None:
            span = Span(self.path, rows[0][0], 1, rows[-1][0], 1)
            texts = tuple(tuple(plain(tables.unescape(c.text)).text for c in row) for _, row in rows)
            self.extras.append(Table(section=section.title, header=texts[0], rows=texts[1:], span=span))
            return
        for line_no, row in rows[1:]:
            self._cue(line_no, row, where)

    def _cue(self, line_no: int, row: tuple[tables.Cell, ...], where: tuple[int, int, int]) -> None:
        empty = tables.Cell("", row[-1].end_col if row else 1)
        cue, visual, scene = (row[i] if 0 <= i < len(row) else empty for i in where)
        last = max(i for i in where)
        if where[1] == last and len(row) > last + 1:
            visual = tables.Cell(" | ".join(c.text for c in row[last:]), visual.col)
        span = Span(self.path, line_no, 1, line_no, row[-1].end_col if row else 1)
        phrase, moved = strip_quotes(tables.unescape(cue.text))
        phrase = plain(phrase).text.strip()
        if not phrase and not visual.text:
            return
        if not phrase:
            self.collector.warn("empty-cue", "this row has no cue phrase; it is placed between its neighbours", span)
        if not visual.text:
            self.collector.warn("empty-visual", f"the row {phrase[:60]!r} says nothing about its picture", span)
        phrase, shown = self._cut(phrase, MOST_CUE, span), self._cut(_visual(visual.text), MOST_VISUAL, span)
        start = cue.col + moved
        cue_span = Span(self.path, line_no, start, line_no, max(start + 1, cue.end_col - moved))
        self.cues.append(
            Cue(
                row=len(self.cues) + 1,
                cue=phrase,
                visual=shown,
                scene=scene.text,
                span=span,
                cue_span=cue_span,
                visual_span=_cell_span(self.path, line_no, visual),
                scene_span=_cell_span(self.path, line_no, scene),
            )
        )

    def _cut(self, text: str, most: int, span: Span) -> str:
        if len(text) <= most:
            return text
        self.collector.warn("long-cell", f"only the first {most} of this cell's {len(text)} characters are read", span)
        return text[:most].rsplit(" ", 1)[0]

    def _memes(self, section: Section) -> None:
        ideas: list[tuple[str, Span]] = []
        for block in section.blocks:
            if block.kind != "text":
                continue
            fresh = True
            for line_no, line in block.lines:
                bullet = _BULLET.match(line)
                body = line[bullet.end() if bullet else 0 :].strip()
                if bullet or fresh:
                    col = line.find(body[:1]) + 1 if body else 1
                    ideas.append((body, Span(self.path, line_no, col, line_no, len(line) + 1)))
                else:
                    ideas[-1] = (f"{ideas[-1][0]} {body}", ideas[-1][1])
                fresh = False
        for text, span in ideas:
            if text:
                short = self._cut(text, MOST_CUE, span)
                self.memes.append(MemeIdea(number=len(self.memes) + 1, text=short, span=span))


def _visual(text: str) -> str:
    """The Visual cell as the reader wants it: no emphasis, backticks and quotation marks kept."""
    text = tables.unescape(text)
    return text.replace("**", "") if "**" in text and "`" not in text else text


def _cell_span(path: str, line_no: int, cell: tables.Cell) -> Span:
    return Span(path, line_no, cell.col, line_no, max(cell.end_col, cell.col + 1))


def _check(parts: _Parts, sections: list[Section], said: tuple[Sentence, ...], path: str, collector: Collector) -> None:
    """Report what a script needs and this one lacks."""
    if not any(s.kind == "script" for s in sections):
        collector.warn(
            "no-script",
            "no `## Script` section: the paragraphs under the title are read as the narration",
            Span(path, 1, 1),
            "put `## Script` above the words that are spoken",
        )
    if not said:
        collector.error("no-narration", "this script has no words to speak", Span(path, 1, 1))
    if parts.cues:
        return
    section = next((s for s in sections if s.kind == "visuals"), None)
    collector.error(
        "no-visuals",
        "this script has no table of visuals",
        section.span if section else Span(path, 1, 1),
        "add `## Visuals & Animations` with a table `| Timestamp | Visual |`",
    )
