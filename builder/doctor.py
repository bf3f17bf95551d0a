"""`build-deck doctor`: what this machine has, what is missing and how to get it."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from builder import __version__, resources
from builder.errors import BuildError

if TYPE_CHECKING:
    from builder.scene.model import Scene

PACKAGES = (
    "python-pptx",
    "Pillow",
    "CairoSVG",
    "uharfbuzz",
    "deflate",
    "numpy",
    "PyYAML",
    "click",
    "Pygments",
)
_CLEAR, _AGREES = 48, 0.005  # grey levels that show; share of pixels that edges alone may reach
_CAIRO = "Debian, Ubuntu: apt install libcairo2 · macOS: brew install cairo · Windows: the GTK runtime (gtk.org)"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `state`: "ok", "missing" (a build needs it) or "optional" (absent, not needed)."""

    what: str
    state: str
    detail: str
    remedy: str = ""


def examine() -> tuple[Finding, ...]:
    """Look at everything a build can use; never raises for what is missing."""
    drawing = (*_rasterisers(), *_second_opinion())
    return (*_program(), *_packages(), *drawing, *_faces(), *_installed(), *_data(), *_tools())


def _program() -> Iterator[Finding]:
    yield Finding("build-deck", "ok", f"{__version__}, {resources.root()}")
    fits = sys.version_info >= (3, 11)
    yield Finding("Python", "ok" if fits else "missing", f"{platform.python_version()} ({sys.executable})",
                  "" if fits else "build-deck needs Python 3.11 or newer")  # fmt: skip


def _packages() -> Iterator[Finding]:
    for name in PACKAGES:
        try:
            yield Finding(name, "ok", version(name))
        except PackageNotFoundError:
            yield Finding(name, "missing", "not installed", f"python -m pip install {name}")


def _rasterisers() -> Iterator[Finding]:
    from builder.surfaces.raster import Rasteriser

    found = []
    for engine in ("cairo", "resvg"):
        try:
            found.append(Rasteriser(engine).version)
        except (BuildError, ImportError, OSError):
            continue
    if not found:
        yield Finding(
            "rasteriser", "missing", "neither libcairo nor resvg-py", f"{_CAIRO}, or python -m pip install resvg-py"
        )
    elif found[0].startswith("cairo"):
        yield Finding("rasteriser", "ok", ", then ".join(found))
    else:
        yield Finding("rasteriser", "ok", f"{found[0]} (no libcairo: pictures take longer)", _CAIRO)


def _second_opinion() -> Iterator[Finding]:
    """Our pixels of an actor against CairoSVG's reading of our SVG of it: does this machine draw as it should?"""
    import io

    from PIL import Image, ImageChops

    from builder.surfaces.raster import Rasteriser
    from builder.surfaces.svg import svg
    from builder.theme import load

    scene, theme = _specimen(), load("dark")
    try:
        import cairosvg

        ours = Rasteriser().pixels(scene, theme).image().convert("L")
    except (ImportError, OSError):
        yield Finding("drawing", "optional", "not compared: CairoSVG finds no libcairo", _CAIRO)
        return
    except BuildError:
        return  # nothing draws, as the line before says
    theirs = Image.open(io.BytesIO(cairosvg.svg2png(bytestring=svg(scene, theme).encode()))).convert("L")
    clear = ImageChops.difference(ours, theirs).point(lambda v: 255 if v > _CLEAR else 0)
    share = sum(1 for v in clear.tobytes() if v) / (ours.width * ours.height)
    fits = share < _AGREES
    remedy = "" if fits else "report this with the versions above: pictures may look different here"
    yield Finding("drawing", "ok" if fits else "optional", f"{share:.2%} of a pod differs from CairoSVG's", remedy)


def _specimen() -> Scene:
    """A pod on a plain ground: curves, strokes, a letter."""
    from builder.actors.base import place
    from builder.geometry import Box
    from builder.scene.items import Paint
    from builder.scene.model import Canvas, Scene
    from builder.theme import load

    canvas = Canvas(name="specimen", width=240, height=280, keep=Box(0, 0, 240, 280))
    pod = place("pod", id="pod", theme=load("dark"), foot=(120, 262))
    return Scene(id="specimen", canvas=canvas, background=Paint("bg"), items=(pod.item,), diagram=("pod",))


def _faces() -> Iterator[Finding]:
    from builder.text import fonts

    for face in fonts.FACES:
        path = fonts.font_path(face.name)
        try:
            yield Finding(f"{face.family} {face.style}", "ok", f"{len(fonts.read(path)) // 1024} KB, {path}")
        except BuildError as exc:
            yield Finding(f"{face.family} {face.style}", "missing", str(exc), "install build-deck again")


def _installed() -> Iterator[Finding]:
    """Whether office programs of this machine will find the faces; PowerPoint shows others otherwise."""
    from builder.text import fonts

    lister = shutil.which("fc-list")
    families = sorted({face.family for face in fonts.FACES})
    remedy = "open fonts/ beside a deck and install the files, so that PowerPoint and LibreOffice show them"
    if lister is None:
        yield Finding(
            "fonts for office", "optional", f"cannot tell whether {', '.join(families)} are installed", remedy
        )
        return
    listed = subprocess.run([lister, ":", "family"], capture_output=True, text=True, check=False).stdout
    absent = [family for family in families if family not in listed]
    detail = f"not installed: {', '.join(absent)}" if absent else f"{', '.join(families)} are installed"
    yield Finding("fonts for office", "optional" if absent else "ok", detail, remedy if absent else "")


def _data() -> Iterator[Finding]:
    for folder, suffix, needed in (("templates/themes", ".yml", 2), ("templates/social", ".yml", 6)):
        names = resources.names(folder, suffix)
        fits = len(names) >= needed
        yield Finding(
            folder, "ok" if fits else "missing", ", ".join(names) or "empty", "" if fits else "install build-deck again"
        )


def _tools() -> Iterator[Finding]:
    """Programs only the test suite uses."""
    wanted = (
        ("soffice", "LibreOffice", "apt install libreoffice-impress · brew install --cask libreoffice"),
        ("pdftoppm", "poppler", "apt install poppler-utils · brew install poppler"),
    )
    for command, name, remedy in wanted:
        path = shutil.which(command)
        yield Finding(
            name, "ok" if path else "optional", path or "only the cross-render tests need it", "" if path else remedy
        )
