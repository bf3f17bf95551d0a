"""What shows a build at a glance, from what stands in its folder: contact sheet, page, words to post."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from builder.diagnostics import Diagnostic
from builder.manifest import File
from builder.pictures import Album, stem
from builder.site.page import Picture, Shelf, render
from builder.social import posts
from builder.social.surfaces import Surface
from builder.storyboard.model import Shot
from builder.surfaces.base import Frame
from builder.surfaces.png import encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A build to show. `surfaces`: all there are; `read` opens a file of it; `small`: path -> picture at a quarter.

    `small` starts with what was just drawn; what an earlier build left is opened and reduced when it is needed.
    """

    album: Album
    surfaces: Sequence[Surface]
    series: Mapping[str, str]
    read: Callable[[str], bytes]
    small: dict[str, Frame]

    def posts(self, paths: Sequence[str]) -> bytes:
        """social/posts.md for the cards among `paths`."""
        shots = self._shots()
        cards = {
            s.name: [(name, shots[_stem(name)]) for name in _names(paths, s) if _stem(name) in shots]
            for s in self.surfaces
        }
        return posts.render(
            self.album.board, self.series, [s for s in self.surfaces if cards[s.pages or s.name]], cards
        )

    def contact(self, paths: Sequence[str]) -> bytes:
        """contact-sheet.png for the slides, memes and cards among `paths`."""
        from builder.surfaces.contact import Cell, Section, contact_sheet
        from builder.surfaces.raster import Rasteriser

        def section(caption: str, folder: str) -> Section:
            mine = [path for path in paths if path.startswith(folder) and path.endswith(".png")]
            named = [(path, *_stem(path).split("-", 1)) for path in mine]
            return Section(caption, tuple(Cell(self._frame(path), number, slug) for path, number, slug in named))

        shelves = [(s.name, section(s.title, f"social/{s.name}/")) for s in self.surfaces]
        covers = tuple(Cell(s.cells[0].thumb, "", name) for name, s in shelves if len(s.cells) == 1)
        cards = [s for _, s in shelves if len(s.cells) > 1]
        sections = [section("Slides", "slides/"), section("Memes", "memes/"), *cards, Section("Covers", covers)]
        episode = self.album.board.episode
        title = " ".join(filter(None, (episode.number, episode.title)))
        return encode(contact_sheet(title, sections, self.album.theme, Rasteriser()))

    def page(self, files: Sequence[File], diagnostics: Sequence[Diagnostic]) -> bytes:
        """index.html."""
        paths = [f.path for f in files]
        shelves = [self._shelf(s, paths) for s in self.surfaces]
        return render(
            self.album.board,
            slides=self._slides(),
            memes=[self._picture(path, self.read(path)) for path in paths if path.startswith("memes/")],
            shelves=[shelf for shelf in shelves if shelf.cards],
            files=files,
            diagnostics=diagnostics,
            look="light" if self.album.theme.name == "light" else "dark",
        )

    def _slides(self) -> list[Picture]:
        from builder.surfaces.svg import svg

        theme = self.album.theme
        return [
            Picture(path=f"slides/{stem(shot)}.png", data=svg(scene, theme).encode(), mime="image/svg+xml",
                    width=scene.canvas.width, height=scene.canvas.height, alt=shot.alt)
            for shot, scene in zip(self.album.board.shots, self.album.slides, strict=True)
        ]  # fmt: skip

    def _shelf(self, surface: Surface, paths: Sequence[str]) -> Shelf:
        cards = [f"social/{surface.name}/{name}" for name in _names(paths, surface)]
        return Shelf(
            name=surface.name,
            title=surface.title,
            size=f"{surface.canvas.width} × {surface.canvas.height}",
            cards=tuple(self._picture(path, encode(self._frame(path))) for path in cards),
            post=posts.suggestion(self.album.board, self.series, surface),
        )

    def _picture(self, path: str, png: bytes) -> Picture:
        width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))  # IHDR
        shot = self._shots().get(_stem(path))
        alt = shot.alt if shot else ""
        return Picture(path=path, data=png, mime="image/png", width=width, height=height, alt=alt)

    def _frame(self, path: str) -> Frame:
        if path not in self.small:
            from builder.surfaces.contact import reopened

            self.small[path] = reopened(self.read(path))
        return self.small[path]

    def _shots(self) -> dict[str, Shot]:
        return {stem(shot): shot for shot in self.album.board.shots}


def _names(paths: Sequence[str], surface: Surface) -> list[str]:
    """File names of a surface's cards, in order."""
    folder = f"social/{surface.name}/"
    return sorted(path.removeprefix(folder) for path in paths if path.startswith(folder))


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".png")
