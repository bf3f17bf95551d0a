"""What `build-deck explain` says of a row. `--json` prints these values under these names: docs/explain.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where the cue stands: `line` of the file (0 without narration), its sentence `text`, `kind` and `score`."""

    line: int
    text: str
    kind: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Actors of one kind, state and label that the scene has; `label` and `colour` list what tells them apart."""

    kind: str
    count: int
    label: str = ""
    state: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What connects whom: `count` lines of the scene, or a relation of the row that the scene shows otherwise (0)."""

    source: str
    target: str
    label: str = ""
    count: int = 0

    def plain(self) -> dict[str, object]:
        """The link under the names of the contract."""
        return {"from": self.source, "to": self.target, "label": self.label, "count": self.count}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A beat of the scene: its name, and what happens to what (`effects`: item and effect)."""

    id: str
    effects: tuple[tuple[str, str], ...]

    def plain(self) -> dict[str, object]:
        return {"id": self.id, "effects": [{"item": item, "effect": effect} for item, effect in self.effects]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a slot holds, in the author's notation, and where that came from.

    `source`: "row", "cue", "narration", "script" or "scene" (its own choice); `clause`: the row's words, for "row".
    """

    slot: str
    value: str
    source: str
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check has against the scene: its name, `severity` "warning" or "note", and why."""

    check: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row explained. `slide`: its number in the deck, 0 for a skipped row; times in ms of speech.

    `lost`: why the runner-up is not shown; `idle`: clauses that gave nothing; `override`: the row in the notation
    of the side file; `key`: the key it goes under there.
    """

    row: int
    line: int
    slide: int
    cue: str
    visual: str
    anchor: Anchor
    start_ms: int
    duration_ms: int
    grammar: str
    runner_up: str
    lost: str
    confidence: float
    level: str
    why: tuple[str, ...]
    gave: tuple[Given, ...]
    idle: tuple[str, ...]
    actors: tuple[Drawn, ...]
    literals: tuple[str, ...]
    links: tuple[Link, ...]
    beats: tuple[Step, ...]
    assumed: tuple[str, ...]
    unused: tuple[str, ...]
    negated: tuple[str, ...]
    checks: tuple[Finding, ...]
    headline: str
    alt: str
    key: str
    override: Mapping[str, object]

    def plain(self) -> dict[str, object]:
        """The row as the contract has it."""
        return {
            "row": self.row, "line": self.line, "slide": self.slide, "cue": self.cue, "visual": self.visual,
            "anchor": asdict(self.anchor), "start_ms": self.start_ms, "duration_ms": self.duration_ms,
            "grammar": self.grammar, "runner_up": self.runner_up, "lost": self.lost, "confidence": self.confidence,
            "level": self.level, "why": list(self.why), "gave": [asdict(g) for g in self.gave],
            "idle": list(self.idle),
            "actors": [asdict(a) for a in self.actors], "literals": list(self.literals),
            "links": [link.plain() for link in self.links], "beats": [beat.plain() for beat in self.beats],
            "assumed": list(self.assumed), "unused": list(self.unused), "negated": list(self.negated),
            "checks": [asdict(c) for c in self.checks], "headline": self.headline, "alt": self.alt,
            "override": {self.key: dict(self.override)},
        }  # fmt: skip
