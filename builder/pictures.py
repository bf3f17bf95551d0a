"""The pictures of an episode: which there are, their scenes, and drawing them in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from builder import theme as themes
from builder.compose import SLIDE, compose
from builder.diagnostics import Collector
from builder.errors import BuildError
from builder.geometry import Box
from builder.layout.scale import scale_of
from builder.memes import compose as memes
from builder.scene.check import check
from builder.scene.model import Canvas, Scene
from builder.scene.walk import texts
from builder.social.surfaces import Surface
from builder.storyboard.model import Match, Shot, Storyboard
from builder.surfaces.base import diagram_box
from builder.surfaces.parallel import Job, Rendered, begin
from builder.text.measure import MARK, missing
from builder.theme import Theme

#: Both looks of the diagrams; a deck in any other theme gets its diagrams in that one too.
LOOKS = ("dark", "light")
MEME = Canvas(name="square", width=1080, height=1080, keep=Box(64, 56, 952, 968))
#: Pictures in the hands of the workers at a time: bounds memory for long scripts, and the next are composed meanwhile.
BATCH = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture to draw: `part` as in `--only`, where it goes (posix, in the episode's folder), its scene.

    `limit`: the bytes its platform takes, 0 for no limit.
    """

    part: str
    path: str
    shot: Shot
    scene: Scene
    theme: Theme
    limit: int = 0

    @property
    def job(self) -> Job:
        """What the rasteriser is asked for."""
        if self.part == "diagrams":
            crop, only = diagram_box(self.scene), self.scene.diagram or None
            return Job(key=self.path, scene=self.scene, theme=self.theme, crop=crop, only=only, transparent=True)
        return Job(key=self.path, scene=self.scene, theme=self.theme, thumb=True)


def stem(shot: Shot) -> str:
    """The file name of a shot's pictures without its ending."""
    return f"{shot.number:02d}-{shot.slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Album:
    """Everything pictures are made from. `slides`: the scenes of the deck, one a shot, in `theme`."""

    board: Storyboard
    theme: Theme
    slides: tuple[Scene, ...]
    surfaces: tuple[Surface, ...]
    project: Path | None = None

    def pictures(self, parts: Sequence[str]) -> Iterator[Picture]:
        """Every picture of these parts, composed as it is asked for; slides first."""
        makers = {"slides": self._slides, "memes": self._memes, "diagrams": self._diagrams, "social": self._cards}
        limits = {f"social/{surface.name}": surface.limit_bytes for surface in self.surfaces}
        for part, make in makers.items():
            for folder, shot, scene, theme in make() if part in parts else ():
                path, limit = f"{folder}/{stem(shot)}.png", limits.get(folder, 0)
                yield Picture(part=part, path=path, shot=shot, scene=scene, theme=theme, limit=limit)

    def count(self, parts: Sequence[str]) -> int:
        """How many pictures `pictures` gives."""
        every, story = len(self.board.shots), len(self.board.story)
        cards = sum(len(self._carded(surface)) for surface in self.surfaces)
        counts = {"slides": every, "memes": every - story, "diagrams": story * len(self._looks), "social": cards}
        return sum(counts.get(part, 0) for part in parts)

    @property
    def _looks(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*LOOKS, self.theme.name)))

    def _carded(self, surface: Surface) -> list[Shot]:
        """The shots that become cards of a surface."""
        kinds = {"cues": ("title", "cue"), "cover": ("title",)}.get(surface.cards, ())
        return [shot for shot in self.board.shots if shot.kind in kinds]

    def _slides(self) -> Iterator[tuple[str, Shot, Scene, Theme]]:
        for shot, scene in zip(self.board.shots, self.slides, strict=True):
            yield "slides", shot, scene, self.theme

    def _memes(self) -> Iterator[tuple[str, Shot, Scene, Theme]]:
        for shot in self.board.shots:
            if shot.kind == "meme":
                yield "memes", shot, self._scene(shot, MEME, self.theme), self.theme

    def _diagrams(self) -> Iterator[tuple[str, Shot, Scene, Theme]]:
        for look in self._looks:
            theme = themes.load(look, self.project)
            for shot, scene in zip(self.board.shots, self.slides, strict=True):
                if shot.kind != "meme":
                    own = scene if theme == self.theme else self._scene(shot, SLIDE, theme)
                    yield f"diagrams/{look}", shot, own, theme

    def _cards(self) -> Iterator[tuple[str, Shot, Scene, Theme]]:
        for surface in self.surfaces:
            for shot in self._carded(surface):
                scene = self._scene(shot, surface.canvas, self.theme, caption=surface.caption)
                yield f"social/{surface.name}", shot, scene, self.theme

    def _scene(self, shot: Shot, canvas: Canvas, theme: Theme, *, caption: bool = False) -> Scene:
        return composed(shot, self.board, canvas, theme, caption=caption)


def composed(shot: Shot, board: Storyboard, canvas: Canvas, theme: Theme, *, caption: bool = False) -> Scene:
    """A shot's scene on a canvas. A mistake of ours in drawing one row must not cost the author the deck: the
    row's words are set large instead, and a warning asks for a report.
    """
    try:
        if shot.kind == "meme":
            return memes.compose(shot, board, canvas, theme)
        return compose(shot, board, canvas, theme, caption=caption)
    except BuildError:
        raise  # what a project brings is broken: its author can mend that
    except Exception as exc:
        grammar = shot.match.grammar if shot.match else ""
        message = f"{shot.id} ({grammar}) could not be drawn on {canvas.name}: {type(exc).__name__}: {exc}"
        board.diagnostics.warn("scene-failed", message, shot.span, "a mistake of ours; please report it with this row")
        plain = replace(shot, match=Match(grammar="text", level="L5"), alt=f"The words “{shot.headline.text}”.")
        return compose(plain, board, canvas, theme, caption=caption)


def told(board: Storyboard, scenes: Sequence[Scene]) -> Storyboard:
    """The same board in the words of what was drawn: alternative texts of the scenes, memes named by their format."""
    shots = [replace(shot, alt=scene.alt) for shot, scene in zip(board.shots, scenes, strict=True)]
    return replace(board, shots=tuple(_named(shot, board) if shot.kind == "meme" else shot for shot in shots))


def _named(shot: Shot, board: Storyboard) -> Shot:
    match = replace(shot.match, grammar="meme") if shot.match else None
    return replace(shot, slug=memes.format_of(shot, board), match=match)


def draw(pictures: Iterator[Picture], *, meanwhile: Callable[[], None]) -> Iterator[tuple[Picture, Rendered]]:
    """Draw pictures in batches, in order. `meanwhile` runs once, while the first batch is in the workers' hands."""
    batch = list(islice(pictures, BATCH))
    if not batch:
        meanwhile()
    first = True
    while batch:
        with begin([picture.job for picture in batch]) as pending:
            if first:
                meanwhile()
                first = False
            following = list(islice(pictures, BATCH))
            drawn = pending.results()
        yield from zip(batch, drawn, strict=True)
        batch = following


def spell(board: Storyboard, scenes: Sequence[Scene]) -> None:
    """Warn of characters no face in force has: pictures show a mark in their place."""
    for shot, scene in zip(board.shots, scenes, strict=True):
        absent = dict.fromkeys(char for t in texts(scene.items) for char in missing(t.string, t.face))
        if absent:
            shown = ", ".join(f"{char} (U+{ord(char[0]):04X})" for char in list(absent)[:6])
            message = f"no face has {shown}{' and others' if len(absent) > 6 else ''}: pictures show {MARK} there"
            hint = "write it in other words, or put faces that have it into the project's templates/fonts/"
            board.diagnostics.warn("missing-glyph", message, shot.span, hint)


def inspect(picture: Picture, found: Collector, *, size: int = 0) -> None:
    """File the broken invariants of a picture's scene at the row it comes from; `size`: its PNG's bytes.

    The first of a kind in a row is a warning, more of it are notes: the same fault shows on many canvases.
    """
    scene = picture.scene
    if picture.limit and size > picture.limit:
        message = f"{picture.path} has {size} bytes; its platform takes {picture.limit}"
        found.warn("too-large", message, picture.shot.span)
    for problem in check(scene, picture.theme, least=scale_of(scene.canvas).least):
        message, code = f"{picture.path}, {problem.item}: {problem.message}", f"scene-{problem.code}"
        told = any(d.code == code and d.span == picture.shot.span for d in found)
        (found.note if told else found.warn)(code, message, picture.shot.span)
