"""Blocks of the script section to spoken sentences and the fences between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from builder.diagnostics import Span
from builder.script.blocks import Block, Section
from builder.script.inline import Clean, plain, sentence_ranges
from builder.script.model import Fence, Literal, Sentence

_PREFIX = re.compile(r"^\s{0,12}(?:>\s?){0,3}(?:(?:[-*+]|\d{1,3}[.)])\s{1,8})?")
_RULE = re.compile(r"^\s{0,3}([-*_=])(?:\s{0,3}\1){2,200}\s*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of prose without bullet or quote mark; `col` is the 1-based column it starts at."""

    text: str
    number: int
    col: int
    fresh: bool


def narration(sections: list[Section], path: str) -> tuple[tuple[Sentence, ...], tuple[Fence, ...]]:
    """All spoken sentences in order, and every fence with how many sentences precede it."""
    named = any(s.kind == "script" for s in sections)
    said: list[Sentence] = []
    fences: list[Fence] = []
    paragraph = 0
    for section in sections:
        spoken = section.kind == "script" if named else section.kind == "" and section.level <= 2
        for block in section.blocks:
            if block.kind == "fence":
                text = "\n".join(line for _, line in block.lines[1:])
                first, last = block.lines[0][0], block.lines[-1][0]
                fences.append(
                    Fence(
                        lang=block.lang.split(" ")[0].lower(),
                        text=text,
                        section=section.title,
                        after=len(said) if spoken else 0,
                        span=Span(path, first, 1, last, 1),
                    )
                )
            elif block.kind == "text" and spoken:
                said += _paragraph(block, paragraph, path)
                paragraph += 1
    return tuple(said), tuple(fences)


def _paragraph(block: Block, paragraph: int, path: str) -> list[Sentence]:
    out: list[Sentence] = []
    for unit in _units([_prose(number, line) for number, line in block.lines if not _RULE.match(line)]):
        out += _sentences(unit, paragraph, path)
    return out


def _prose(number: int, line: str) -> _Line:
    prefix = _PREFIX.match(line)
    at = prefix.end() if prefix else 0
    bullet = bool(prefix and prefix.group().strip(" >"))
    return _Line(line[at:].rstrip(), number, at + 1, bullet)


def _units(lines: list[_Line]) -> list[list[_Line]]:
    """Lines that read on: a newline ends a sentence unless the next line carries it on in lower case."""
    units: list[list[_Line]] = []
    for line in lines:
        if not line.text.strip():
            continue
        before = units[-1][-1].text if units else ""
        carries = units and not line.fresh and before[-1:] not in ".!?:…\"'”’)" and line.text[:1].islower()
        if carries:
            units[-1].append(line)
        else:
            units.append([line])
    return units


def _sentences(unit: list[_Line], paragraph: int, path: str) -> list[Sentence]:
    raw = " ".join(line.text for line in unit)
    clean = plain(raw)
    starts = [0]
    for line in unit[:-1]:
        starts.append(starts[-1] + len(line.text) + 1)

    def place(offset: int) -> tuple[int, int]:
        i = bisect_right(starts, offset) - 1
        return unit[i].number, unit[i].col + offset - starts[i]

    out = []
    for start, end in sentence_ranges(clean):
        (l0, c0), (l1, c1) = place(clean.raw(start)), place(clean.raw(end - 1))
        span = Span(path, l0, c0, l1, c1 + 1)
        out.append(
            Sentence(text=clean.text[start:end], paragraph=paragraph, span=span, literals=_shifted(clean, start, end))
        )
    return out


def _shifted(clean: Clean, start: int, end: int) -> tuple[Literal, ...]:
    return tuple(
        Literal(lit.text, lit.kind, lit.start - start, lit.end - start)
        for lit in clean.literals
        if start <= lit.start and lit.end <= end
    )
