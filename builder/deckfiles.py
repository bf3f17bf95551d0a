"""The deck and the faces it names: what `--only deck` writes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from builder import resources
from builder.options import Options, Settings
from builder.scene.model import Scene
from builder.storyboard.model import Shot, Storyboard
from builder.text import fonts
from builder.theme import Theme

_URI = "%/:?@!$&'()*+,;=~"  # what the end of an address may hold beside letters, digits and -._ (RFC 3986)
_HOST = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+|localhost")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def deck_files(
    board: Storyboard, scenes: Sequence[Scene], theme: Theme, *, settings: Settings, options: Options
) -> Iterator[tuple[str, bytes]]:
    """Path and content of the deck, of every face it names, of their licences and of a note how to install them."""
    from builder.surfaces.pptx.deck import deck
    from builder.surfaces.pptx.model import DeckInfo, Slide

    episode = board.episode
    slides = [
        Slide(scene=scene, section=section, notes=shot.notes)
        for shot, scene, section in zip(board.shots, scenes, _sections(board.shots), strict=True)
    ]
    info = DeckInfo(
        title=episode.title,
        author=settings.speaker,
        subject=" · ".join(filter(None, (episode.number, settings.event))),
        language=str(episode.meta.get("lang", "en-US")),
        links=((settings.link, address),) if (address := _address(settings.link)) else (),
    )
    yield f"{episode.name}.pptx", deck(slides, theme, info, embed_fonts=options.embed_fonts)
    for face in fonts.FACES:
        yield f"fonts/{face.file}", fonts.read(fonts.font_path(face.name))
    for path in _papers():
        yield f"fonts/{path.name}", path.read_bytes()


def _papers() -> list[Path]:
    folder = resources.find("templates/fonts")
    return sorted(path for path in folder.iterdir() if path.suffix == ".txt")


def _sections(shots: Sequence[Shot]) -> list[str]:
    """A section for the title, the story and the close; a meme belongs to the slides it stands among."""
    names = {"title": "Opening", "cue": "Story", "closing": "Takeaway"}
    out: list[str] = []
    for shot in shots:
        out.append(names.get(shot.kind) or (out[-1] if out else "Story"))
    return out


def _address(link: str) -> str:
    """The link as a web address, "" where it is none: PowerPoint repairs a deck that holds a wrong one."""
    try:
        parts = urlsplit(link if link.startswith(("https://", "http://")) else f"https://{link}")
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # also what idna cannot encode
        return ""
    if not _HOST.fullmatch(host):
        return ""
    path, query, fragment = (_PERCENT.sub("%25", quote(part, safe=_URI)) for part in parts[2:])
    return urlunsplit((parts.scheme, host + port, path, query, fragment))
