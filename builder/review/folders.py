"""One side of a review from what a build left: a folder of episodes, one episode's folder, or a single deck."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from builder import manifest
from builder.canonical import digest
from builder.geometry import Box
from builder.review import deckfile
from builder.review.model import Episode, Facts, IncomparableError, Side, Slide

#: Where a slide's place in the deck stands at 1920 x 1080 px (the row of squares and the episode's number).
FURNITURE = Box(1000, 30, 920, 64)


def side(path: Path) -> Side:
    """Everything that was built at `path`; IncomparableError where nothing was."""
    if path.suffix.lower() == ".pptx":
        return Side(label=str(path), episodes=(deckfile.episode(path),))
    if not path.is_dir():
        raise IncomparableError(f"{path}: there is no such folder")
    inside = sorted(p.parent for p in path.glob(f"*/{manifest.NAME}"))
    own = [path] if (path / manifest.NAME).is_file() else inside
    if not own:
        decks = sorted(path.glob("*.pptx"))
        if not decks:
            raise IncomparableError(f"{path} holds no build: there is neither {manifest.NAME} nor a .pptx in it")
        return Side(label=str(path), episodes=tuple(map(deckfile.episode, decks)))
    return Side(label=str(path), episodes=tuple(map(_episode, own)))


def holds(path: Path) -> bool:
    """Whether this is a deck or a folder with a build in it."""
    if path.suffix.lower() == ".pptx":
        return True
    return path.is_dir() and any(any(path.glob(p)) for p in (manifest.NAME, f"*/{manifest.NAME}", "*.pptx"))


def _episode(folder: Path) -> Episode:
    raw = _read(folder / manifest.NAME)
    told = raw.get("episode")
    told = told if isinstance(told, dict) else {}
    name = str(told.get("name", folder.name))
    deck = folder / f"{name}.pptx"
    read = deckfile.episode(deck) if deck.is_file() else Episode(name=name)
    shapes = {slide.number: slide for slide in read.slides}
    rows = raw.get("slides")
    slides = [_slide(row, folder, shapes) for row in (rows if isinstance(rows, list) else []) if isinstance(row, dict)]
    return Episode(name=name, title=str(told.get("title", "")), path=str(told.get("script", "")),
                   slides=tuple(slides), theme=str(told.get("theme", "")), colours=read.colours)  # fmt: skip


def _read(path: Path) -> Mapping[str, Any]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as exc:
        raise IncomparableError(f"{path} cannot be read: {exc}") from exc
    if not isinstance(raw, dict) or raw.get("schema") != manifest.SCHEMA:
        raise IncomparableError(f"{path} is of another version of build-deck; build both sides with this one")
    return raw


def _slide(row: Mapping[str, Any], folder: Path, shapes: Mapping[int, Slide]) -> Slide:
    """A slide of the manifest, with what the deck's shapes add."""
    number = int(row.get("number", 0))
    facts = shapes[number].facts if number in shapes else Facts()
    facts = replace(facts, headline=str(row.get("headline", "")), notes=str(row.get("notes", "")),
                    alt=str(row.get("alt", "")), grammar=str(row.get("grammar", "")))  # fmt: skip
    own = [folder / f for f in row.get("files", ()) if str(f).startswith("slides/") and str(f).endswith(".png")]
    picture = own[0] if own and own[0].is_file() else None
    pixels = picture.read_bytes() if picture else b""
    return Slide(
        key=str(row.get("id", number)), number=number, kind=str(row.get("kind", "cue")), row=int(row.get("row", 0)),
        cue=str(row.get("cue", "")), visual=str(row.get("visual", "")), facts=facts,
        digest=digest((str(row.get("scene", "")), pixels)), look=digest(pixels) if pixels else "", source=picture,
        quiet=shapes[number].quiet if number in shapes else (FURNITURE,),
    )  # fmt: skip
