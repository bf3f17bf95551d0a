"""Beats: what changes while the sentence is spoken, as deviations from the settled scene.

Recorded by grammars for every scene; compiled to PowerPoint timing and frames by the motion surfaces.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One behaviour on one item: `name` from the closed set below; times in ms."""

    target: str
    name: str
    start_ms: int = 0
    duration_ms: int = 320
    easing: str = "out-back"
    params: tuple[tuple[str, float | str], ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """A step of the story, named by the words it belongs to. `trigger`: "auto" or "click"."""

    id: str
    cue: str
    effects: tuple[Effect, ...]
    trigger: str = "click"


#: enter: drops in · stamp: 1.4 to 1 · draw: line grows along itself · grow: bar from its left edge ·
#: replace: the target takes the place of params["of"] · fade: appears · leave: disappears ·
#: pulse: attention, ends as it began · move: from an offset (params dx, dy) to its place.
EFFECTS = ("enter", "stamp", "draw", "grow", "replace", "fade", "leave", "pulse", "move")
