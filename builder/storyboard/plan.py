"""An episode to its storyboard: title, a slide a row, memes where they land, the takeaway."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from builder.diagnostics import Collector, Span
from builder.language.model import Reading
from builder.language.read import read
from builder.script import sidefile
from builder.script.model import Cue, Episode, Fence, MemeIdea
from builder.script.sidefile import Override, SideFile
from builder.storyboard import advice, ends, notes, tempo
from builder.storyboard.align import Anchor, align
from builder.storyboard.alt import WORDED, described, worded
from builder.storyboard.bounds import bounded
from builder.storyboard.choose import Grammar, Row, choose
from builder.storyboard.context import Context
from builder.storyboard.headline import headline
from builder.storyboard.ladder import tell
from builder.storyboard.model import Account, Anchored, Headline, Match, Note, Shot, Storyboard, numbered, plain
from builder.storyboard.notes import Place
from builder.storyboard.override import author_headline, author_hold
from builder.storyboard.said import said_of
from builder.storyboard.slots import Slotted
from builder.storyboard.typeset import set_type
from builder.storyboard.words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything the shots of one episode are made from; one entry a row in each tuple."""

    episode: Episode
    side: SideFile
    overrides: tuple[Override | None, ...]
    words: tuple[Word, ...]
    anchors: tuple[Anchor, ...]
    slots: tuple[tempo.Slot, ...]
    places: tuple[Place, ...]
    readings: tuple[Reading, ...]
    cast: ends.Casting
    series: Mapping[str, str]
    memes: Slotted | None


def plan(
    episode: Episode,
    series: Mapping[str, str],
    collector: Collector,
    *,
    wpm: int = tempo.WPM,
    side: SideFile | None = None,
    grammars: Sequence[Grammar] | None = None,
    nouns: Mapping[str, str] | None = None,
    memes: Slotted | None = None,
) -> Storyboard:
    """Plan the slides of an episode.

    `series`: what build-deck.yml and front matter say of speaker, handle, event, link. `side`,
    `grammars` and `nouns` (word -> actor kind) default to the file beside the script and to all
    that are installed. `memes` says what an author may set for one. What the script lacks goes to `collector`.
    """
    if grammars is None:
        from builder.grammars.base import grammars as installed

        grammars = installed()
    if nouns is None:
        from builder.cast.notation import nouns as known

        nouns = known()
    material = _material(episode, series, side, nouns, collector, wpm, memes)
    ways = _matches(material, grammars, nouns, collector)
    matches = [found[0] for found in ways]
    story = _cue_shots(material, matches, collector)
    shots = [_title(material, grammars, collector), *story, _closing(material, grammars, story, collector)]
    shots = [bounded(shot, collector) for shot in _with_memes(material, grammars, shots, collector)]
    letters = {chr(ord("A") + i): "pod" for i in range(material.cast.counts.get("pod", 0))}
    return Storyboard(
        episode=episode, shots=_unique(numbered(shots)), cast=letters, diagnostics=collector,
        accounts=tuple(_account(material, i, found) for i, found in enumerate(ways)),
    )  # fmt: skip


def _account(material: Plan, i: int, ways: tuple[Match, ...]) -> Account:
    """The row at index `i` as those who ask want it."""
    said, anchor, slot = material.episode.narration, material.anchors[i], material.slots[i]
    placed = Anchored(line=0, sentence="", text="", kind=anchor.kind, score=anchor.score)
    if material.words:
        first, last = material.words[anchor.first], material.words[anchor.last]
        here = said[first.sentence]
        found = here.text[first.start : last.end] if first.sentence == last.sentence else here.text[first.start :]
        placed = replace(
            placed, line=here.span.line, sentence=here.text, text="" if anchor.kind == "between" else found
        )
    return Account(
        cue=material.episode.cues[i], anchor=placed, reading=material.readings[i], match=ways[0],
        others=ways[1:], start_ms=slot.start_ms, duration_ms=slot.duration_ms,
    )  # fmt: skip


def _material(episode: Episode, series: Mapping[str, str], side: SideFile | None, nouns: Mapping[str, str],
              collector: Collector, wpm: int, memes: Slotted | None) -> Plan:  # fmt: skip
    if side is None:
        path = sidefile.beside(Path(episode.path)) if episode.path else None
        side = sidefile.read(path, episode, collector) if path and path.is_file() else SideFile()
    overrides = tuple(
        side.rows.get(cue.row) or sidefile.from_cell(cue, episode.path, collector) for cue in episode.cues
    )
    asked = tuple(
        replace(c, cue=o.text("at")) if o and o.text("at") else c for c, o in zip(episode.cues, overrides, strict=True)
    )
    words, anchors = align(replace(episode, cues=asked), collector, wpm=wpm)
    advice.length(episode, len(words), wpm, collector)
    places = tuple(notes.starts(episode, words, anchors))
    first = tuple(_read(cue, "", nouns, {}, episode.title) for cue in episode.cues)
    cast = ends.casting(first, episode.title)
    sentences = [episode.narration[words[a.first].sentence].text if words else "" for a in anchors]
    said = zip(episode.cues, sentences, strict=True)
    readings = tuple(_read(c, s, nouns, cast.counts, episode.title) for c, s in said)
    return Plan(
        episode=episode, side=side, overrides=overrides, words=words, anchors=anchors, places=places, readings=readings,
        slots=tempo.slots(anchors, len(words), wpm=wpm), cast=cast, series=series, memes=memes,
    )  # fmt: skip


def _read(cue: Cue, sentence: str, nouns: Mapping[str, str], cast: Mapping[str, int], title: str) -> Reading:
    return read(cue.visual, cue.cue, sentence, nouns=nouns, cast=cast, title=title)


def _matches(
    material: Plan, grammars: Sequence[Grammar], nouns: Mapping[str, str], collector: Collector
) -> list[tuple[Match, ...]]:
    """The ways to show each row, best first; what the first one lacks is told."""
    episode = material.episode
    folder = Path(episode.path).parent if episode.path else None
    out: list[tuple[Match, ...]] = []
    for i, cue in enumerate(episode.cues):
        said = _said_text(material, i)
        context = Context(
            title=episode.title, row=cue.row, rows=len(episode.cues), said=said, nouns=nouns, cast=material.cast.counts,
            hero=material.cast.hero,
            fences=_fences(material, i), tables=episode.tables, previous=out[-1][0] if out else None,
            previous_reading=material.readings[i - 1] if i else None, earlier=tuple(ways[0] for ways in out),
        )  # fmt: skip
        row = Row(cue=cue, reading=material.readings[i], context=context, override=material.overrides[i], folder=folder)
        out.append(choose(row, grammars, collector))
        if not (row.override and row.override.skip):
            tell(out[-1][0], cue, collector)
    return out


def _fences(material: Plan, i: int) -> tuple[Fence, ...]:
    """The script's code, nearest to the cue first."""
    if not material.words:
        return material.episode.fences
    here = material.words[material.anchors[i].first].sentence
    return tuple(sorted(material.episode.fences, key=lambda f: (abs(f.after - 1 - here), f.span.line)))


def _stop(material: Plan, i: int) -> Place:
    """Where the narration of the cue at index `i` ends: where the next one's begins, else at the very end."""
    if i + 1 < len(material.places):
        return material.places[i + 1]
    said = material.episode.narration
    return Place(len(said) - 1, len(said[-1].text)) if said else Place(0, 0)


def _notes(material: Plan, i: int) -> tuple[Note, ...]:
    cue = notes.cue_places(material.words, material.anchors[i]) if material.words else None
    return notes.between(material.episode, material.places[i], _stop(material, i), cue)


def _said_text(material: Plan, i: int) -> str:
    return " ".join("".join(words for words, _ in note) for note in _notes(material, i))


def _cue_shots(material: Plan, matches: Sequence[Match], collector: Collector) -> list[Shot]:
    shots: list[Shot] = []
    taken: list[str] = []
    for i in range(len(material.episode.cues)):
        override = material.overrides[i]
        if override and override.skip:
            if shots:
                shots[-1] = replace(shots[-1], notes=(*shots[-1].notes, *_notes(material, i)))
            continue
        line, sub = _headline(material, i, tuple(taken[-3:]))
        taken.append(line.text)
        shots.append(_cue_shot(material, i, matches[i], line, sub, collector))
    return shots


def _headline(material: Plan, i: int, taken: tuple[str, ...]) -> tuple[Headline, str]:
    override = material.overrides[i]
    line, sub = headline(said_of(material.episode, material.words, material.anchors, i, taken))
    if override and override.text("headline"):
        line, sub = author_headline(override.text("headline")), ""
    if override and "sub" in override.values:
        sub = set_type(override.text("sub"))
    return line, sub


def _cue_shot(material: Plan, i: int, match: Match, line: Headline, sub: str, collector: Collector) -> Shot:
    cue, override, slot = material.episode.cues[i], material.overrides[i], material.slots[i]
    words, anchor = material.words, material.anchors[i]
    hold = author_hold(override, collector) if override else None
    if len(material.episode.cues) > 1 and not hold:
        advice.short(cue, slot, collector)
    found = notes.cue_places(words, anchor) if words else None
    sentence = material.episode.narration[found[0].sentence].text if found else _said_text(material, i)
    spoken = sentence[found[0].offset : found[1].offset] if found else ""
    return Shot(
        id=slug(cue.cue) or "slide", kind="cue", number=0, slug=slug(cue.cue) or "slide", row=cue.row, cue=cue.cue,
        visual=cue.visual, headline=line, sub=sub, match=match, notes=_notes(material, i),
        alt=_alt(material, i, match, line), caption=notes.caption(sentence, spoken),
        start_ms=slot.start_ms, duration_ms=hold or slot.duration_ms,
        labels=_labels(material.side, override), span=cue.span,
    )  # fmt: skip


def _alt(material: Plan, i: int, match: Match, line: Headline) -> str:
    """The author's description, the row's, or what a fallback really shows."""
    override = material.overrides[i]
    if _own(override, "alt"):
        return _own(override, "alt")
    if match.level in WORDED:
        return worded(line, match)
    return described(material.episode.cues[i].visual)


def _labels(side: SideFile, override: Override | None) -> Mapping[str, str]:
    return {**side.labels, **(override.labels if override else {})}


def _authors(override: Override | None) -> Headline | None:
    """The author's own headline of a slide without a row."""
    return author_headline(_own(override, "headline")) if _own(override, "headline") else None


def _own(override: Override | None, key: str) -> str:
    """What the author set, "" where nothing; a headline keeps its marks until it is read."""
    text = override.text(key) if override else ""
    return text if key == "headline" else set_type(text)


def _title(material: Plan, grammars: Sequence[Grammar], collector: Collector) -> Shot:
    episode, override = material.episode, material.side.title
    line = _authors(override) or ends.title_headline(episode)
    meta = str(episode.meta.get("sub", "") or "")
    sub = _own(override, "sub") or meta
    slots = {**material.cast.slots(), **material.series}
    first = material.places[0] if material.places else Place(0, 0)
    hook = notes.between(episode, Place(0, 0), Place(first.sentence, 0)) if first.sentence else ()
    if not hook and episode.narration:
        hook = (((episode.narration[0].text, False),),)
    start = material.slots[0].start_ms if material.slots else 0
    return Shot(
        id="title", kind="title", number=1, slug="title", row=0, cue="", visual="", headline=line, sub=set_type(sub),
        match=ends.special("title", grammars, slots, override, collector), notes=hook, duration_ms=start,
        alt=_own(override, "alt") or f"Title: {line.text}.", labels=_labels(material.side, override),
        span=Span(episode.path, 1, 1),
    )  # fmt: skip


def _closing(material: Plan, grammars: Sequence[Grammar], story: Sequence[Shot], collector: Collector) -> Shot:
    episode, override = material.episode, material.side.closing
    line = _authors(override) or ends.takeaway(episode, [s.headline.text for s in story])
    sub = _own(override, "sub")
    slots = {**material.cast.slots(), **ends.closing_slots(material.readings), **material.series}
    said: tuple[Note, ...] = (((episode.narration[-1].text, False),),) if episode.narration else ()
    end = max((s.start_ms + s.duration_ms for s in story), default=0)
    return Shot(
        id="closing", kind="closing", number=0, slug="takeaway", row=0, cue="", visual="", headline=line, sub=sub,
        match=ends.special("closing", grammars, slots, override, collector), notes=said,
        start_ms=end, duration_ms=tempo.CLOSING,
        alt=_own(override, "alt") or f"Takeaway: {line.text}.", labels=_labels(material.side, override),
        span=story[-1].span if story else Span(episode.path, 1, 1),
    )  # fmt: skip


def _with_memes(material: Plan, grammars: Sequence[Grammar], shots: Sequence[Shot], collector: Collector) -> list[Shot]:
    """Put every meme behind the cue slide it shares most with, in order of the bullets."""
    cues = [i for i, s in enumerate(shots) if s.kind == "cue"]
    memes = [m for m in material.episode.memes if not ((o := material.side.memes.get(m.number)) and o.skip)]
    texts = [f"{s.cue} {s.visual} {s.note_text}" for s in (shots[i] for i in cues)]
    after: dict[int, list[Shot]] = {}
    places = ends.meme_places([m.text for m in memes], texts)
    advice.homeless(memes, places, collector)
    for idea, at in zip(memes, places, strict=True):
        shot = _meme(material, idea, grammars, collector)
        after.setdefault(cues[-1 if at is None else at] if cues else 0, []).append(shot)
    out: list[Shot] = []
    for i, shot in enumerate(shots):
        out += [shot, *(replace(m, start_ms=shot.start_ms + shot.duration_ms) for m in after.get(i, []))]
    return out


def _meme(material: Plan, idea: MemeIdea, grammars: Sequence[Grammar], collector: Collector) -> Shot:
    override = material.side.memes.get(idea.number)
    line = ends.meme_line(idea)
    people = {k: v for k, v in material.cast.slots().items() if k != "turns"}
    slots: dict[str, object] = {"bullet": idea.text, **people}
    return Shot(
        id=f"meme-{slug(line)}", kind="meme", number=0, slug=f"meme-{slug(line)}", row=idea.number,
        cue="", visual=idea.text,
        headline=_authors(override) or plain(line), sub=_own(override, "sub"),
        match=ends.special("meme", grammars, slots, override, collector, material.memes),
        notes=(((idea.text, False),),),
        alt=_own(override, "alt") or described(idea.text), labels=_labels(material.side, override), span=idea.span,
    )  # fmt: skip


def _unique(shots: Sequence[Shot]) -> tuple[Shot, ...]:
    """Ids and slugs that no other shot has: a second one gets -2."""
    taken: set[str] = set()
    out: list[Shot] = []
    for shot in shots:
        again = next(n for n in count(1) if _again(shot.id, n) not in taken)
        taken.add(_again(shot.id, again))
        out.append(replace(shot, id=_again(shot.id, again), slug=_again(shot.slug, again)))
    return tuple(out)


def _again(name: str, time: int) -> str:
    return f"{name}-{time}" if time > 1 else name


def slug(text: str, most: int = 48) -> str:
    """Words for a file name: letters and digits of any script, lower case, hyphens, cut at a word."""
    low = unicodedata.normalize("NFKC", text).lower().replace("'", "").replace("’", "")
    words = re.findall(r"[^\W_]+", low)
    out = ""
    for word in words:
        if out and len(out) + 1 + len(word) > most:
            break
        out = f"{out}-{word[:most]}" if out else word[:most]
    return out
