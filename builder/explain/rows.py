"""All rows of a script explained, from the storyboard as it was planned and as it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from builder.explain import drawn, paste
from builder.explain.gave import given, idle
from builder.explain.model import Anchor, Finding, Row
from builder.grammars import base
from builder.layout.scale import scale_of
from builder.scene.check import check
from builder.scene.model import Scene
from builder.settle import Settled
from builder.storyboard.ladder import LAST, STEPS
from builder.storyboard.model import Account, Match, Shot, Storyboard
from builder.theme import Theme


def explained(planned: Storyboard, shown: Settled, theme: Theme) -> tuple[Row, ...]:
    """One explanation a row; `planned` is the storyboard before its scenes were held against their rows."""
    slides = {
        shot.row: (shot, scene) for shot, scene in zip(shown.board.shots, shown.scenes, strict=True)
        if shot.kind == "cue"
    }  # fmt: skip
    first = {account.cue.row: account.match for account in planned.accounts}
    keys = paste.keys(shown.board.episode.cues)
    return tuple(
        _row(account, first[account.cue.row], slides.get(account.cue.row), shown, theme, keys[account.cue.row])
        for account in shown.board.accounts
    )


def _row(
    account: Account, first: Match, slide: tuple[Shot, Scene] | None, shown: Settled, theme: Theme, key: str
) -> Row:
    match, cue, reading, anchor = account.match, account.cue, account.reading, account.anchor
    shot, scene = slide if slide is not None else (None, None)
    second, lost = _second(account, first)
    return Row(
        row=cue.row, line=cue.span.line, slide=shot.number if shot else 0, cue=cue.cue, visual=cue.visual,
        anchor=Anchor(line=anchor.line, text=anchor.sentence, kind=anchor.kind, score=round(anchor.score, 1)),
        start_ms=account.start_ms, duration_ms=shot.duration_ms if shot else account.duration_ms,
        grammar=match.grammar, runner_up=second, lost=lost, confidence=match.confidence, level=match.level,
        why=match.why, gave=given(account, shown.board.episode), idle=idle(account),
        actors=drawn.cast(scene, match.slots) if scene else (),
        literals=tuple(dict.fromkeys(literal.text for literal in reading.literals)),
        links=drawn.links(scene, reading) if scene else (), beats=drawn.beats(scene) if scene else (),
        assumed=match.assumed, unused=match.unused, negated=reading.negated,
        checks=tuple(_findings(cue.row, scene, shown, theme)),
        headline=shot.headline.text if shot else "", alt=shot.alt if shot else "",
        key=key, override=paste.override(match, base.get(match.grammar), shot),
    )  # fmt: skip


def _second(account: Account, first: Match) -> tuple[str, str]:
    """The grammar that would have had the row next, and why it has not."""
    match = account.match
    if first is not match and first.grammar != match.grammar:
        return first.grammar, "its scene would not say what the row says"
    if match.level == "L0":
        return match.runner_up, "the author's word is final" if match.runner_up else ""
    rest = [way for way in account.others if way is not match and way.grammar != match.grammar]
    if not rest:
        return "", "nothing else can show more of the row" if match.level in STEPS else ""
    second = rest[0]
    if second.grammar == LAST and second.level in STEPS:
        return LAST, "only where no scene takes the row"
    return second.grammar, f"less sure ({'; '.join(second.why)})"


def _findings(row: int, scene: Scene | None, shown: Settled, theme: Theme) -> Iterator[Finding]:
    """What the row's checks and the scene's invariants say."""
    for finding in shown.found.get(row, ()):
        yield Finding(check=finding.check, severity=finding.severity, message=finding.message)
    if scene is not None:
        for problem in check(scene, theme, least=scale_of(scene.canvas).least):
            yield Finding(check=problem.code, severity="warning", message=f"{problem.item}: {problem.message}")
