"""What there is to see in a scene: its words, its actors, its paints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.color import Rgb
from builder.scene.items import Connector, Group, Item, Paint, Part, Path, Shape, Text
from builder.scene.model import Scene
from builder.scene.walk import actors, texts, walk
from builder.theme import Theme

_FOLD = str.maketrans({"×": "x", "–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "→": ">", "…": "."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A check the scene fails; `hard`: it shows what is not so. `severity` "warning" or "note"."""

    check: str
    hard: bool
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Seen:
    """`texts` in painting order; `run`: all of them as one folded run; `stay`: actors that are there at the end.

    `parts`: all actors; `ids` and `alts` of groups; `paints`: the colours used; `effects`: names of beat effects.
    """

    texts: tuple[Text, ...]
    run: str
    parts: tuple[Part, ...]
    stay: tuple[Part, ...]
    ids: tuple[str, ...]
    alts: tuple[str, ...]
    paints: frozenset[Rgb]
    effects: tuple[str, ...]

    def says(self, words: str) -> bool:
        """Whether these words are written in the scene; case, spaces, house punctuation and a last stop are free."""
        wanted = fold(words)
        return not wanted or wanted in self.run


def fold(words: str) -> str:
    """Words as they compare: lower case, plain punctuation, no spaces, no stop at the end."""
    text = re.sub(r"[-=]+>", ">", words.translate(_FOLD).casefold())
    return re.sub(r"\s+", "", text).rstrip(".")


def see(scene: Scene, theme: Theme) -> Seen:
    """Gather what is to be seen; `theme` is the one the scene was composed in."""
    items = list(walk(scene.items))
    words = tuple(texts(scene.items))
    groups = [item for item in items if isinstance(item, Group)]
    parts = [(group.id, part) for group, part in actors(scene.items)]
    effects = [effect for beat in scene.beats for effect in beat.effects]
    gone = {e.target for e in effects if e.name == "leave"}
    gone |= {str(value) for e in effects for key, value in e.params if e.name == "replace" and key == "of"}
    dressed = theme.variant(scene.palette)
    paints = {paint for item in items for paint in _paints(item)}
    return Seen(
        texts=words, run=fold("\n".join(t.string for t in words)),
        parts=tuple(part for _, part in parts), stay=tuple(part for name, part in parts if name not in gone),
        ids=tuple(g.id for g in groups), alts=tuple(g.alt for g in groups if g.alt),
        paints=frozenset(dressed.rgb(p) for p in paints), effects=tuple(e.name for e in effects),
    )  # fmt: skip


def _paints(item: Item) -> Iterator[Paint]:
    if isinstance(item, Shape | Path):
        if item.fill is not None:
            yield item.fill
        if item.stroke is not None:
            yield item.stroke.paint
    elif isinstance(item, Connector):
        yield item.stroke.paint
    elif isinstance(item, Text):
        yield from (run.paint for line in item.lines for run in line)
