"""Which grammar draws a row, and how sure that is: the author, else the best match, else down the ladder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from builder.diagnostics import Collector, Span, did_you_mean
from builder.language.model import Reading
from builder.script import source
from builder.script.model import Cue
from builder.script.sidefile import Override
from builder.storyboard import ladder, slots
from builder.storyboard.context import Context
from builder.storyboard.model import Match, frozen

#: An author's file is a listing for a card; more than this is none (bytes).
LARGEST_FILE = 65_536


class Grammar(slots.Slotted, Protocol):
    """What the storyboard needs of a grammar."""

    @property
    def rank(self) -> int: ...
    def match(self, reading: Reading, context: Context) -> Match | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row and all that was said of it."""

    cue: Cue
    reading: Reading
    context: Context
    override: Override | None = None
    folder: Path | None = None


def choose(row: Row, grammars: Sequence[Grammar], collector: Collector) -> tuple[Match, ...]:
    """The ways to show a row, best first; the author's word alone where there is one. Never empty."""
    named = _named(row, grammars, collector)
    found = _offers(row, grammars, collector)
    if named is not None:
        own = next((m for g, m in found if g is named), None) or _rung(row, named)
        return (_overridden(row, named, own, collector),)
    ways = (*_ranked(found, row), *ladder.steps(row.reading, row.context.nouns))
    if row.override is None or not row.override.slots():
        return ways
    grammar = next((g for g in grammars if g.name == ways[0].grammar), None)
    return (_overridden(row, grammar, ways[0], collector),) if grammar is not None else ways


def _named(row: Row, grammars: Sequence[Grammar], collector: Collector) -> Grammar | None:
    scene = row.override.scene if row.override else ""
    if not scene or row.override is None:
        return None
    grammar = next((g for g in grammars if g.name == scene), None)
    if grammar is None:
        node = row.override.values["scene"]
        collector.error(
            "unknown-scene", f"unknown scene {scene!r}", node.span, did_you_mean(scene, [g.name for g in grammars])
        )
    return grammar


def _rung(row: Row, named: Grammar) -> Match | None:
    """What the row's own words would show of the keys the author sets, where they are the scene the author names."""
    given = row.override.values if row.override else {}
    for way in ladder.steps(row.reading, row.context.nouns) if named.name == ladder.LAST else ():
        kept = {key: value for key, value in way.slots.items() if key in given}
        if kept:
            return replace(way, slots=frozen(kept))
    return None


def _offers(row: Row, grammars: Sequence[Grammar], collector: Collector) -> list[tuple[Grammar, Match]]:
    """What the grammars make of the row, best first: by confidence, then rank, then name."""
    matched = ((g, _match(g, row, collector)) for g in grammars)
    found = [(g, m) for g, m in matched if m is not None]
    return sorted(found, key=lambda gm: (-gm[1].confidence, -gm[0].rank, gm[0].name))


def _match(grammar: Grammar, row: Row, collector: Collector) -> Match | None:
    """What one grammar makes of the row; a mistake of ours there must not cost the author the whole script."""
    try:
        return grammar.match(row.reading, row.context)
    except Exception as exc:
        message = f"{row.cue.cue[:60]!r} could not be read as {grammar.name}: {type(exc).__name__}: {exc}"
        collector.warn(
            "scene-failed", message, row.cue.visual_span, "a mistake of ours; please report it with this row"
        )
        return None


def _ranked(found: Sequence[tuple[Grammar, Match]], row: Row) -> Iterator[Match]:
    """The offers with their rungs, how sure each is and what came next."""
    for i, (_, match) in enumerate(found):
        settled = ladder.settled(match, row.reading)
        second = next((m for _, m in found[i + 1 :] if m.grammar != match.grammar), None)
        margin = match.confidence - (second.confidence if second else 0.0)
        sure = match.confidence - 0.02 * len(settled.unused) + min(0.0, margin - 0.1)
        yield replace(settled, confidence=round(max(0.05, min(1.0, sure)), 2),
                      runner_up=match.runner_up or (second.grammar if second else ""))  # fmt: skip


def _overridden(row: Row, grammar: Grammar, match: Match | None, collector: Collector) -> Match:
    """The author's slots over the row's own."""
    override = row.override
    if override is None:
        return match if match is not None else ladder.steps(row.reading, row.context.nouns)[0]
    held = slots.settled(override, grammar, match.slots if match is not None else {}, collector)
    held = _with_file(held, grammar, override, row, collector)
    slots.judge(override, grammar, held, collector, own=match is not None)
    return Match(
        grammar=grammar.name, level="L0", confidence=1.0, slots=frozen(held), why=("the author's side file",),
        assumed=match.assumed if match else (), unused=match.unused if match else (),
        runner_up=match.runner_up if match else "",
    )  # fmt: skip


def _with_file(
    held: dict[str, object], grammar: Grammar, override: Override, row: Row, collector: Collector
) -> dict[str, object]:
    """Read the author's `file:` from beside the script into `text`."""
    node = override.values.get("file")
    name = str(held.get("file") or (node.text if node is not None else ""))
    if node is None or row.folder is None or not name or "\n" in name:
        return held
    if "text" not in grammar.keys or "text" in override.values:
        return held
    text = _read(row.folder, name, node.span, collector)
    return {**held, "file": name} if text is None else {**held, "file": Path(name).name, "text": text}


def _read(folder: Path, name: str, span: Span, collector: Collector) -> str | None:
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            message = f"{name!r} is not in the script's folder"
            collector.error("file-outside", message, span, "put the file beside the script")
            return None
        if path.stat().st_size > LARGEST_FILE:
            collector.error("file-too-large", f"{name!r} is too long for a card", span, "keep to the lines that matter")
            return None
        data = path.read_bytes()
    except (OSError, ValueError):  # ValueError: no file can have such a name
        collector.error("no-such-file", f"there is no file {name!r} beside the script", span)
        return None
    if b"\0" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        collector.error("no-text", f"{name!r} is no text", span, "name a file of code or words")
        return None
    return source.clean(source.decode(data, str(path), collector), str(path), collector).rstrip("\n")
