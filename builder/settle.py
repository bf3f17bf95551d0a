"""Every slide composed and held against its row: one that would say what is not so steps down.

The scene a grammar draws is asked whether it says what the row says (`builder.checks`). A scene that shows
what is not so is not shown: the next way to draw the row takes its place, down to the row's own words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder import pictures
from builder.checks import Finding, findings, hard
from builder.compose import SLIDE
from builder.diagnostics import Collector
from builder.scene.model import Scene
from builder.storyboard.alt import WORDED, worded
from builder.storyboard.ladder import STEPS
from builder.storyboard.model import Account, Shot, Storyboard
from builder.storyboard.typeset import set_type
from builder.theme import Theme

#: Words that a sub-line takes up: this many characters, with this between two of them.
MOST_TAGS, SEPARATOR = 48, " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A shot, its scene and what the checks say of them."""

    shot: Shot
    scene: Scene
    said: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The storyboard as it is shown: `scenes` one a shot; `found`: what the checks say of each row, by its number."""

    board: Storyboard
    scenes: tuple[Scene, ...]
    found: dict[int, tuple[Finding, ...]]


def settled(board: Storyboard, theme: Theme) -> Settled:
    """Compose every slide in `theme` and check it; what steps down or falls short is told."""
    accounts = {account.cue.row: account for account in board.accounts}
    shots: list[Shot] = []
    scenes: list[Scene] = []
    found: dict[int, tuple[Finding, ...]] = {}
    for shot in board.shots:
        account = accounts.get(shot.row) if shot.kind == "cue" else None
        if account is None:
            shots.append(shot)
            scenes.append(pictures.composed(shot, board, SLIDE, theme))
            continue
        held = _held(shot, account, board, theme)
        _tell(shot, held, account, board.diagnostics)
        shots.append(held.shot)
        scenes.append(held.scene)
        found[shot.row] = held.said
        accounts[shot.row] = replace(account, match=held.shot.match or account.match)
    now = replace(board, shots=tuple(shots), accounts=tuple(accounts[a.cue.row] for a in board.accounts))
    now = pictures.told(now, scenes)
    pictures.spell(now, scenes)
    return Settled(board=now, scenes=tuple(scenes), found=found)


def _held(shot: Shot, account: Account, board: Storyboard, theme: Theme) -> Held:
    """The shot as it is, else with the next way to draw its row that holds; where none does, as it is."""
    first = _try(shot, account, board, theme) if account.others else _composed(shot, account, board, theme)
    if not hard(first.said):
        return first
    for match in account.others:
        alt = worded(shot.headline, match) if match.level in WORDED else shot.alt
        tried = _try(replace(shot, match=match, alt=alt), account, board, theme)
        if not hard(tried.said):
            return tried
    return first


def _try(shot: Shot, account: Account, board: Storyboard, theme: Theme) -> Held:
    """The shot composed; words it should have printed and has not become its sub-line where that is free."""
    held = _composed(shot, account, board, theme)
    told = [finding.message for finding in held.said if finding.check == "literal"]
    lost = [q.text for q in account.reading.literals if any(q.text in message for message in told)]
    words = SEPARATOR.join(lost)
    if not lost or shot.sub or len(words) > MOST_TAGS:
        return held
    mended = _composed(replace(shot, sub=set_type(words)), account, board, theme)
    return held if hard(mended.said) else mended


def _composed(shot: Shot, account: Account, board: Storyboard, theme: Theme) -> Held:
    scene = pictures.composed(shot, board, SLIDE, theme)
    match = shot.match or account.match
    return Held(shot=shot, scene=scene, said=findings(scene, account.reading, match, theme=theme))


def _tell(shot: Shot, held: Held, account: Account, collector: Collector) -> None:
    """Report a step down, and what the picture shown still lacks.

    Of a row set as words only what is not so is a warning, of one its author has settled nothing is.
    """
    place, said = account.cue.visual_span, repr(shot.cue[:60])
    before, after = shot.match or account.match, held.shot.match or account.match
    if before is not after:
        now = "its own words" if after.level in STEPS else after.grammar
        message = f"{said}: drawn as {before.grammar} it would not say what the row says; it is shown as {now}"
        collector.warn("stepped-down", message, place, "say it another way, or name a scene in the side file")
    for finding in held.said:
        loud = finding.severity == "warning" and after.level != "L0" and (finding.hard or after.level not in STEPS)
        (collector.warn if loud else collector.note)(f"check-{finding.check}", f"{said}: {finding.message}", place)
