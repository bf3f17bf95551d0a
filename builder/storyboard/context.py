"""What a grammar may know beyond its row: the episode around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.language.model import Reading
from builder.script.model import Fence, Table
from builder.storyboard.model import Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """`row` counts from 1 of `rows`; `said`: the narration of this slide; `nouns`: word -> actor kind.

    `fences`: the code nearest the cue first; `cast`: actor kind -> how many the episode has;
    `hero`: the actor kind the episode has one of and turns around; `previous`:
    the match of the row before and `previous_reading` its reading; `earlier`: those of all rows before;
    `tables`: the script's further tables.
    """

    title: str
    row: int = 0
    rows: int = 0
    said: str = ""
    nouns: Mapping[str, str] = field(default_factory=dict)
    cast: Mapping[str, int] = field(default_factory=dict)
    hero: str = ""
    fences: tuple[Fence, ...] = ()
    tables: tuple[Table, ...] = ()
    previous: Match | None = None
    previous_reading: Reading | None = None
    earlier: tuple[Match, ...] = ()
