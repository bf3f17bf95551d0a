"""A review as files: pictures, contact sheet, page, comment and record, moved into place whole."""

from __future__ import annotations

import re
from pathlib import Path

from builder import theme as themes
from builder.errors import BuildError
from builder.output import Staging, listing
from builder.review import markdown, page, record
from builder.review.model import Limits, Review
from builder.review.pixels import overlay
from builder.review.report import TITLES, Shown, headline, shown, title
from builder.surfaces.png import encode

SHEET = "changes.png"
_OURS = re.compile(r"(index\.html|review\.md|review\.json|changes\.png|slides/.+-(before|after|overlay)\.png)$")
MOST_SHEET = 60  # slides on the contact sheet


def write(review: Review, folder: Path, *, limits: Limits, at: str = "", link: str = "") -> tuple[str, ...]:
    """Write the report into `folder`; the paths written, sorted.

    `at`: what addresses of pictures in review.md begin with (or a pattern with `{}`), `link`: where the page will be.
    BuildError for a folder that holds something else than an earlier report.
    """
    if not all(map(_OURS.match, listing(folder))):
        raise BuildError(f"{folder} holds other things than a review; choose an empty folder with -o")
    with Staging(folder, owns=lambda path: True) as staging:
        every = list(shown(review))
        for each in every:
            for view, data in _pictures(each).items():
                staging.write(each.picture(view), data)
        if any(any(each.pair.pictures) for each in every):
            staging.write(SHEET, _sheet(review, every))
        staging.write("review.json", record.render(review, limits))
        staging.write("review.md", markdown.render(review, at=at, page=link or "index.html"))
        staging.write("index.html", page.render(review))
        return tuple(staging.files())


def _pictures(each: Shown) -> dict[str, bytes]:
    before, after = each.pair.pictures
    out = {"before": before, "after": after}
    if each.picture("overlay") and each.pair.pixels is not None:
        out["overlay"] = encode(overlay(before, after, each.pair.pixels))
    return {view: data for view, data in out.items() if each.picture(view)}


def _sheet(review: Review, every: list[Shown]) -> bytes:
    """Before and after of every change side by side, two to a row; then what there is only one picture of."""
    from builder.surfaces.contact import Cell, Section, contact_sheet, reopened
    from builder.surfaces.raster import Rasteriser

    sections: dict[str, list[Cell]] = {}
    for each in sorted(every[:MOST_SHEET], key=lambda e: (_caption(e) != "changed", _caption(e))):
        for view, data in zip(("before", "after"), each.pair.pictures, strict=True):
            if each.picture(view):
                told = f"{view}: {title(each.pair)}" if _caption(each) == "changed" else title(each.pair)
                cell = Cell(reopened(data), f"{each.pair.number:02d}", told)
                sections.setdefault(f"{each.deck.title or each.deck.name}: {_caption(each)}", []).append(cell)
    made = [Section(caption, tuple(cells)) for caption, cells in sections.items()]
    return encode(contact_sheet(headline(review), made, themes.load("dark"), Rasteriser()))


def _caption(each: Shown) -> str:
    return "looks the same" if each.alike else TITLES[each.pair.state]
