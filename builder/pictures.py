"""The pictures of an episode as independent jobs: slides, diagrams, memes and cards, each from shot to files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder import theme as themes
from builder.compose import SLIDE, compose
from builder.diagnostics import Collector
from builder.geometry import Box
from builder.layout.scale import scale_of
from builder.scene.check import Problem, check
from builder.scene.model import Canvas, Scene
from builder.social.surfaces import Surface
from builder.storyboard.model import Shot, Storyboard
from builder.surfaces import png
from builder.surfaces.raster import Rasteriser
from builder.theme import Theme

#: Both looks of the diagrams; a deck in any other theme gets its diagrams in that one too.
LOOKS = ("dark", "light")
MEME = Canvas(name="meme", width=1080, height=1080, keep=Box(64, 56, 952, 968))
#: Height in px of the small pictures on the page (cards, memes), twice what they take there.
SMALL = 420

Write = Callable[[str, bytes], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One picture to make: `part` as in `--only`, the shot, the theme, and the surface for a card."""

    part: str
    shot: Shot
    theme: str
    surface: Surface | None = None

    @property
    def path(self) -> str:
        """Where the picture goes, posix, relative to the episode's folder."""
        folder = self.part
        if self.surface:
            folder = f"social/{self.surface.name}"
        elif self.part == "diagrams":
            folder = f"diagrams/{self.theme}"
        return f"{folder}/{stem(self.shot)}.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of a job: a small PNG of cards and memes for the page, and what the scene breaks."""

    small: bytes
    problems: tuple[Problem, ...]


def stem(shot: Shot) -> str:
    """The file name of a shot's pictures without its ending."""
    return f"{shot.number:02d}-{shot.slug}"


def jobs(board: Storyboard, theme: str, parts: Sequence[str], surfaces: Sequence[Surface]) -> tuple[Job, ...]:
    """Every picture the parts ask for."""
    out: list[Job] = []
    if "slides" in parts:
        out += [Job(part="slides", shot=s, theme=theme) for s in board.shots]
    if "diagrams" in parts:
        looks = dict.fromkeys((*LOOKS, theme))
        out += [Job(part="diagrams", shot=s, theme=look) for look in looks for s in board.story]
    if "memes" in parts:
        out += [Job(part="memes", shot=s, theme=theme) for s in board.shots if s.kind == "meme"]
    if "social" in parts:
        out += [Job(part="social", shot=s, theme=theme, surface=at) for at in surfaces for s in carded(board, at)]
    return tuple(out)


def carded(board: Storyboard, surface: Surface) -> Iterator[Shot]:
    """The shots that become cards of a surface: the title as its cover, and every cue where it takes them."""
    for shot in board.shots:
        if shot.kind == "title" or (shot.kind == "cue" and surface.cards == "cues"):
            yield shot


def slide_scenes(board: Storyboard, theme: Theme) -> list[Scene]:
    """The scene of every slide, in order."""
    return [compose(shot, board, SLIDE, theme) for shot in board.shots]


class Studio:
    """Does jobs: composes, draws, encodes and writes. `slides`: (shot id, theme) -> its scene, composed once for all."""

    def __init__(
        self, board: Storyboard, slides: Mapping[tuple[str, str], Scene], write: Write, *, project: Path | None
    ) -> None:
        self._board = board
        self._slides = slides
        self._write = write
        self._project = project
        self._raster: Rasteriser | None = None

    @property
    def raster(self) -> Rasteriser:
        """The rasteriser of this process."""
        if self._raster is None:
            self._raster = Rasteriser()
        return self._raster

    def __call__(self, job: Job) -> Made:
        """Make the files of one job."""
        theme = themes.load(job.theme, self._project)
        scene = self._scene(job, theme)
        if job.part == "diagrams":
            self._diagram(scene, theme, job.path)
        else:
            self._write(job.path, png.encode(self.raster.pixels(scene, theme, keep=False)))
        small = b""
        if job.part in ("social", "memes"):
            small = png.encode(self.raster.pixels(scene, theme, scale=SMALL / scene.canvas.height, keep=False))
        return Made(small=small, problems=check(scene, theme, least=scale_of(scene.canvas).least))

    def _scene(self, job: Job, theme: Theme) -> Scene:
        if job.part in ("slides", "diagrams") and (ready := self._slides.get((job.shot.id, theme.name))):
            return ready
        canvas = job.surface.canvas if job.surface else MEME if job.part == "memes" else SLIDE
        return compose(job.shot, self._board, canvas, theme, caption=bool(job.surface and job.surface.caption))

    def _diagram(self, scene: Scene, theme: Theme, path: str) -> None:
        from builder.surfaces.base import diagram_box
        from builder.surfaces.svg import diagram

        self._write(path.removesuffix("png") + "svg", diagram(scene, theme).encode())
        only = scene.diagram or None
        frame = self.raster.pixels(scene, theme, crop=diagram_box(scene), transparent=True, only=only, keep=False)
        self._write(path, png.encode(frame))


def report(shot: Shot, where: str, problems: Sequence[Problem], found: Collector) -> None:
    """File the broken invariants of a scene as warnings at the row they come from."""
    for problem in problems:
        found.warn(f"scene-{problem.code}", f"{where}, {problem.item}: {problem.message}", shot.span)
