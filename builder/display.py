"""What shows a build at a glance, from what stands in its folder: the page, and the words to post."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO

from builder.diagnostics import Diagnostic
from builder.manifest import File
from builder.pictures import SMALL, stem
from builder.scene.model import Scene
from builder.site.page import Picture, Shelf, render
from builder.social import posts
from builder.social.surfaces import Surface
from builder.storyboard.model import Shot, Storyboard
from builder.theme import Theme

Read = Callable[[str], bytes]


def words_to_post(
    board: Storyboard, series: Mapping[str, str], surfaces: Sequence[Surface], paths: Sequence[str]
) -> bytes:
    """social/posts.md for the cards among `paths`."""
    shots = _by_stem(board)
    cards = {
        s.name: [(name, shots[_stem(name)]) for name in _names(paths, s) if _stem(name) in shots] for s in surfaces
    }
    return posts.render(board, series, [s for s in surfaces if cards[s.name]], cards)


def page(
    board: Storyboard,
    scenes: Sequence[Scene],
    theme: Theme,
    *,
    surfaces: Sequence[Surface],
    series: Mapping[str, str],
    files: Sequence[File],
    small: Mapping[str, bytes],
    read: Read,
    diagnostics: Sequence[Diagnostic],
) -> bytes:
    """index.html. `small`: path -> small PNG of the cards and memes just drawn; those of others are made from `read`."""
    from builder.surfaces.svg import svg

    slides = [
        Picture(path=f"slides/{stem(shot)}.png", data=svg(scene, theme).encode(), mime="image/svg+xml",
                width=scene.canvas.width, height=scene.canvas.height, alt=shot.alt)
        for shot, scene in zip(board.shots, scenes, strict=True)
    ]  # fmt: skip
    paths = [f.path for f in files]
    shots = _by_stem(board)

    def picture(path: str) -> Picture:
        data = small.get(path) or shrunk(read(path))
        width, height = _size(data)
        shot = shots.get(_stem(path))
        return Picture(path=path, data=data, mime="image/png", width=width, height=height, alt=shot.alt if shot else "")

    shelves = [_shelf(s, [picture(f"social/{s.name}/{n}") for n in _names(paths, s)], board, series) for s in surfaces]
    return render(
        board,
        slides=slides,
        memes=[picture(path) for path in paths if path.startswith("memes/")],
        shelves=[shelf for shelf in shelves if shelf.cards],
        files=files,
        diagnostics=diagnostics,
        look="light" if theme.name == "light" else "dark",
    )


def shrunk(png: bytes) -> bytes:
    """The PNG reduced to the height pictures have on the page."""
    from PIL import Image

    from builder.surfaces import png as encoder
    from builder.surfaces.base import Frame

    with Image.open(BytesIO(png)) as picture:
        width = max(1, round(picture.width * SMALL / picture.height))
        return encoder.encode(Frame.of(picture.convert("RGB").resize((width, SMALL), Image.Resampling.BOX)))


def _shelf(surface: Surface, cards: Sequence[Picture], board: Storyboard, series: Mapping[str, str]) -> Shelf:
    canvas = surface.canvas
    return Shelf(name=surface.name, title=surface.title, size=f"{canvas.width} × {canvas.height}",
                 cards=tuple(cards), post=posts.suggestion(board, series, surface))  # fmt: skip


def _names(paths: Sequence[str], surface: Surface) -> list[str]:
    """File names of a surface's cards, in order."""
    folder = f"social/{surface.name}/"
    return sorted(path.removeprefix(folder) for path in paths if path.startswith(folder))


def _by_stem(board: Storyboard) -> dict[str, Shot]:
    return {stem(shot): shot for shot in board.shots}


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".png")


def _size(png: bytes) -> tuple[int, int]:
    """Width and height from a PNG's header."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
