"""`build-deck draft`: a script without a table of visuals to one with a row for every sentence, to edit.

A row's picture is proposed from the sentence's own words: its code and quotations, its numbers, its
clauses as they stand; each is read and tried as a row would be, and the first that a grammar draws is
taken. What no grammar draws is a sign with the spoken words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise, product
from pathlib import Path

from builder import theme as themes
from builder.cast.notation import nouns
from builder.diagnostics import Collector
from builder.errors import BuildError
from builder.grammars.base import grammars
from builder.language.lexicon import lexicon
from builder.language.model import Reading
from builder.language.read import read
from builder.script import source
from builder.script.blocks import Section, scan
from builder.script.model import Cue, Episode, Sentence
from builder.script.parse import parse
from builder.settle import settled
from builder.storyboard import phrases
from builder.storyboard.choose import Row, choose
from builder.storyboard.context import Context
from builder.storyboard.model import Match
from builder.storyboard.plan import plan
from builder.storyboard.words import Word, words_in

#: A proposal the compiler is less sure of than this is none.
LEAST = 0.55
NOTE = "<!-- Suggested, one row a sentence: edit what it shows, join rows, take rows out. -->"
HEADER = ("| Timestamp | Visual (suggested) |", "|---|---|")
_LEVELS = ("L1", "L2")
_LONGEST = 14  # words of a picture
_CUE = (5, 4, 6, 3, 2, 1)  # words of a cue, the best number first
#: The kind of a name on a card, which is no party to anything.
BRAND = "brand"
_COMMAND = re.compile(r"^[a-z][\w.-]* \S")
_TITLE = re.compile(r"^(?:episode\s+)?#?\d{1,6}\s*[-–—:.|)]\s*\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the table to be: the spoken words it belongs to, its picture, the sign that always can be drawn."""

    cue: str
    visual: str
    sign: str


def write(script: Path, out: Path) -> None:
    """Write the draft of a script to a file that is not there yet; BuildError otherwise."""
    text = drafted(script)
    try:
        with out.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as exc:
        raise BuildError(f"{out} is there already; nothing was written") from exc
    except OSError as exc:
        raise BuildError(f"cannot write {out}: {(exc.strerror or str(exc)).lower()}") from exc


def drafted(script: Path) -> str:
    """The script with a table of suggested visuals; BuildError where it has a table or nothing to say."""
    found = Collector()
    text = source.read_text(script, found)
    episode = parse(text, str(script), found)
    if episode.cues:
        raise BuildError(f"{script} has a table of visuals already; build-deck {script} builds it")
    several = [s.title for s in scan(text.split("\n"), 0, str(script), Collector()) if _TITLE.match(s.title)]
    if len(several) > 1:
        raise BuildError(f"{script} holds {len(several)} scripts ({', '.join(several)}); give each a file of its own")
    if not episode.narration:
        raise BuildError(f"{script} has no words to speak; there is nothing to draft")
    lines = [_line(sentence, episode) for sentence in episode.narration]
    kept = _checked(lines, text, episode, str(script))
    return _with_table(text, kept, str(script))


def _line(sentence: Sentence, episode: Episode) -> _Line:
    cue = _cue(sentence.text)
    words = cue[:1].upper() + cue[1:]
    sign = f'Sign: "{words}"'
    return _Line(cue, next((p for p in _proposals(sentence, episode) if _drawn(p, cue, sentence, episode)), sign), sign)


def _cue(text: str) -> str:
    """A few spoken words of one clause that a cue can be found by: those that begin and end best."""
    words, cuts = list(words_in(text)), phrases.breaks(text)
    skipped = phrases.opener_length(text)
    best: tuple[int, int, int] | None = None
    for i, size in product(range(len(words)), _CUE):
        part = words[i : i + size]
        if len(part) < size or not _reads(part) or any(part[0].start <= c < part[-1].end for c in cuts):
            continue
        worth = 4 * _closes(words, i + size, cuts) + 2 * (part[0].start >= skipped) - _CUE.index(size)
        if best is None or worth > best[0]:
            best = (worth, part[0].start, part[-1].end)
    return text[best[1] : best[2]] if best else " ".join(w.text for w in words[: _CUE[0]])


def _closes(words: Sequence[Word], at: int, cuts: Sequence[int]) -> bool:
    """Whether a phrase may end before the word at `at`: at a stop, or before a small word."""
    if at >= len(words):
        return True
    before, after = words[at - 1], words[at]
    return any(before.end <= c < after.start for c in cuts) or phrases.low(after) in lexicon().closed


def _reads(words: list[Word]) -> bool:
    return (
        phrases.starts_well(words) and phrases.ends_well(words) and not any(set(w.text) & set('|"“”`') for w in words)
    )


def _proposals(sentence: Sentence, episode: Episode) -> Iterator[str]:
    """What the sentence may show, the most telling first."""
    text = " ".join(sentence.text.split())
    for literal in sentence.literals:
        if literal.kind == "code" and _COMMAND.match(literal.text):
            yield f"Terminal running `{literal.text}`"
        elif literal.kind == "code":
            yield f"YAML snippet: `{literal.text}`"
        elif len(literal.text.split()) > 1:
            yield f'Sign: "{literal.text}"'
    whole = _reading(text, sentence)
    for number in whole.numbers:
        if number.unit == "%":
            yield f"Meter showing {number.text} {number.of}".strip()
    first = next((f for f in whole.figures if f.kind and f.words), None)
    if first is not None and text.endswith("?"):
        yield f"Question marks over the {first.words}"
    yield from _clauses_of(text)
    if len(things := _things(whole)) > 1:
        yield " -> ".join(things)
    if first is not None and phrases.polarity(text) == "risk":
        yield f"Warning signs over the {first.words}"


def _things(reading: Reading) -> list[str]:
    """What an actor answers to, each once, in reading order, as an author would write it."""
    named = {f.kind: f for f in reversed(reading.figures) if f.kind and f.words and f.kind != BRAND}
    return [f"{f.count} {f.words}s" if f.quantity == "exact" and f.count > 1 else f.words for f in named.values()][::-1]


def _clauses_of(text: str) -> Iterator[str]:
    """The sentence and its clauses without openers and stops, as far as a picture can hold them."""
    edges = [0, *phrases.breaks(text), len(text)]
    for clause in (text, *(text[a:b] for a, b in pairwise(edges))):
        bare = phrases.cut_openers(clause).strip(" .!?,;:—–-")
        if 1 < len(bare.split()) <= _LONGEST and '"' not in bare:
            yield bare[:1].upper() + bare[1:]


def _reading(words: str, sentence: Sentence, cue: str = "") -> Reading:
    return read(words, cue, sentence.text, nouns=nouns())


def _drawn(visual: str, cue: str, sentence: Sentence, episode: Episode) -> bool:
    """Whether a grammar of pictures, not of words, draws this from the row alone."""
    place = sentence.span
    spans = {"span": place, "cue_span": place, "visual_span": place, "scene_span": place}
    row = Row(
        cue=Cue(row=1, cue=cue, visual=visual, scene="", **spans),
        reading=_reading(visual, sentence, cue), context=Context(title=episode.title, fences=episode.fences),
    )  # fmt: skip
    return _good(choose(row, grammars(), Collector())[0]) and not row.reading.negated


def _good(match: Match | None) -> bool:
    return match is not None and match.level in _LEVELS and match.confidence >= LEAST


def _checked(lines: Sequence[_Line], text: str, episode: Episode, path: str) -> list[_Line]:
    """The rows with signs where the whole script, planned and composed, would not draw a proposal."""
    made = parse(_with_table(text, lines, path), path, Collector())
    board = settled(plan(made, {}, Collector()), themes.load("dark")).board
    levels = {shot.row: shot.match.level for shot in board.shots if shot.kind == "cue" and shot.match is not None}
    return [
        line if levels.get(row) in _LEVELS else _Line(line.cue, line.sign, line.sign)
        for row, line in zip(count(1), lines, strict=False)
    ]


def _with_table(text: str, lines: Sequence[_Line], path: str) -> str:
    """The script's own lines under headings of the present form, with the table before its memes."""
    raw = source.clean(text, path, Collector()).rstrip("\n").split("\n")
    sections = scan(raw, 0, path, Collector())
    memes = next((s.span.line for s in sections if s.kind == "memes" and s.level == 2), len(raw) + 1)
    at = next((s.span.line for s in sections if s.kind == "visuals"), memes)
    table = [NOTE, "", *HEADER, *(f'| "{_cell(line.cue)}" | {_cell(line.visual)} |' for line in lines)]
    if at == memes:
        table = ["## Visuals & Animations", "", *table]
    headed = _headed(raw, sections)
    before = headed[: at if at != memes else memes - 1]
    body = "\n".join(line for group in before for line in group).rstrip("\n")
    rest = "\n".join(line for group in headed[len(before) :] for line in group).strip("\n")
    return f"{body}\n\n" + "\n".join(table) + "\n" + (f"\n{rest}\n" if rest else "")


def _headed(raw: Sequence[str], sections: Sequence[Section]) -> list[list[str]]:
    """Each line as the lines it becomes: the title a first-level heading with `## Script` under it."""
    out = [[line] for line in raw]
    if any(s.kind == "script" for s in sections):
        return out
    title = next((s for s in sections if s.level == 1 or (s.level and _TITLE.match(s.title))), None)
    for section in sections:
        if section is title:
            out[section.span.line - 1] = [f"# {section.title}", "", "## Script"]
        elif section.level == 2 and not section.kind:
            out[section.span.line - 1] = [f"### {section.title}"]
    if title is None:
        first = next((i for i, line in enumerate(raw) if line.strip()), 0)
        out[first] = ["## Script", "", *out[first]]
    return out


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
