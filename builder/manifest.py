"""manifest.json: what a build made, of what, and what it has to say about it; schema in the README."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from builder import __version__
from builder.diagnostics import Diagnostic
from builder.storyboard.model import Shot, Storyboard

#: Raised when a key changes its meaning or goes; a new key does not raise it.
SCHEMA = 1
NAME = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file: posix path relative to the episode's folder, the part it belongs to, SHA-256, bytes."""

    path: str
    part: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """Where a part's files come from: digest of the script and the theme it was drawn in."""

    script: str
    theme: str


def part_of(path: str) -> str:
    """The part a file of an episode's folder belongs to; "" for a file that is not ours."""
    top = path.split("/", 1)[0]
    if "/" not in path:
        own = {"contact-sheet.png": "slides", "index.html": "page", NAME: "page"}
        return own.get(path, "deck" if path.endswith(".pptx") else "")
    return "deck" if top == "fonts" else top if top in ("slides", "diagrams", "memes", "social") else ""


def files(folder: Path, paths: Iterable[str]) -> tuple[File, ...]:
    """Our files among `paths`, with digest and size; the manifest itself is left out."""
    out: list[File] = []
    for path in paths:
        part = part_of(path)
        if part and path != NAME and (folder / path).is_file():
            data = (folder / path).read_bytes()
            out.append(File(path=path, part=part, sha256=sha256(data).hexdigest(), size=len(data)))
    return tuple(out)


def parts_before(folder: Path) -> Mapping[str, object]:
    """`parts` of the manifest an earlier build left; empty when there is none that can be read."""
    try:
        raw = json.loads((folder / NAME).read_text(encoding="utf-8"))
        parts = raw["parts"] if raw["schema"] == SCHEMA else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return parts if isinstance(parts, dict) else {}


def render(
    board: Storyboard,
    made: Iterable[File],
    *,
    digests: Mapping[str, str],
    parts: Mapping[str, object],
    theme: str,
    rasteriser: str,
    diagnostics: Iterable[Diagnostic],
) -> bytes:
    """The manifest as UTF-8 JSON.

    `digests`: shot id -> digest of its scene; `parts`: part -> Built, or what an earlier manifest said of it;
    `rasteriser`: name and version ("cairo 1.16.0").
    """
    episode = board.episode
    engine, _, version = rasteriser.partition(" ")
    listed = sorted(made, key=lambda f: f.path)
    value = {
        "schema": SCHEMA,
        "generator": {"name": "build-deck", "version": __version__},
        "episode": {
            "name": episode.name,
            "number": episode.number,
            "title": episode.title,
            "script": _named(episode.path),
            "theme": theme,
        },
        "rasteriser": {"name": engine, "version": version},
        "parts": {name: asdict(p) if isinstance(p, Built) else p for name, p in sorted(parts.items())},
        "slides": [_slide(shot, digests[shot.id], listed) for shot in board.shots],
        "files": [asdict(f) for f in listed],
        "warnings": [_diagnostic(d) for d in diagnostics],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _slide(shot: Shot, digest: str, made: list[File]) -> dict[str, object]:
    stem = f"{shot.number:02d}-{shot.slug}."
    return {
        "number": shot.number,
        "id": shot.id,
        "kind": shot.kind,
        "row": shot.row,
        "cue": shot.cue,
        "visual": shot.visual,
        "grammar": shot.match.grammar if shot.match else "",
        "level": shot.match.level if shot.match else "",
        "headline": shot.headline.text,
        "alt": shot.alt,
        "notes": shot.note_text,
        "start_ms": shot.start_ms,
        "duration_ms": shot.duration_ms,
        "scene": digest,
        "files": [f.path for f in made if Path(f.path).name.startswith(stem)],
    }


def _diagnostic(found: Diagnostic) -> dict[str, object]:
    """A diagnostic as plain values; only the file's name, so that the folder of a build leaves no trace."""
    span = found.span
    return {
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "file": _named(span.path),
        "line": span.line,
        "column": span.col,
        "hint": found.hint,
    }


def _named(path: str) -> str:
    """A file's name, with question marks for bytes that are no text."""
    return Path(path).name.encode("utf-8", "replace").decode()


def as_plain(found: Diagnostic, *, path: str) -> dict[str, object]:
    """A diagnostic for `--json`: as in the manifest, with the path as the caller wrote it."""
    return _diagnostic(found) | {"file": path}
