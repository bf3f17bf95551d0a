"""One call of `build-deck review`: what is compared, where the report goes, what is said about it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from json import dumps
from pathlib import Path

from builder import pipeline
from builder.errors import BuildError
from builder.geometry import Box
from builder.review import folders, record, sides, write
from builder.review.model import IncomparableError, Limits, Review, Side
from builder.review.report import TITLES, headline, place, shown, title
from builder.summary import failed

SAME, DIFFERENT, MISUSED, BROKEN = 0, 1, 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What the caller said. `at` and `link`: see `write.write`."""

    paths: tuple[Path, ...] = ()
    base: str = ""
    head: str = ""
    out: Path = Path("review")
    theme: str | None = None
    limits: Limits = field(default_factory=Limits)
    at: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a call ended: its exit code, what a terminal and a program are told, whether that is an error."""

    code: int
    text: str
    json: str
    error: bool = False


def outcome(
    *, paths: tuple[Path, ...], base: str, head: str, out: Path, theme: str | None, threshold: float, pixels: int,
    share: float, ignore: tuple[str, ...], pictures: str, page: str, exit_code: bool,
) -> Outcome:  # fmt: skip
    """Do what a command line asks for; nothing that can go wrong is raised."""
    try:
        limits = Limits(threshold=threshold, pixels=pixels, share=share, ignore=tuple(map(_box, ignore)))
    except BuildError as exc:
        return _refused(MISUSED, exc)
    call = Call(paths=paths, base=base, head=head, out=out, theme=theme, limits=limits, at=pictures, link=page)
    try:
        review = run(call)
    except BuildError as exc:
        return _refused(BROKEN, exc)
    except Exception as exc:  # 1 says that slides differ: a mistake of ours must not
        if os.environ.get(pipeline.TRACEBACK):
            raise
        told = f"a mistake of ours, please report it: {type(exc).__name__}: {exc} ({pipeline.TRACEBACK}=1 shows where)"
        return _refused(BROKEN, BuildError(told))
    code = DIFFERENT if exit_code and review.differs else SAME
    json = record.render(review, limits).decode().rstrip()
    return Outcome(code=BROKEN if review.broken else code, text=_told(review, out), json=json, error=review.broken)


def _refused(code: int, exc: BuildError) -> Outcome:
    return Outcome(code=code, text=f"Error: {exc}", json=dumps(failed(str(exc)), indent=1), error=True)


def run(call: Call) -> Review:
    """Compare and write the report; what could not be compared is told in it. BuildError where it cannot be written."""
    try:
        review = _compared(call)
    except IncomparableError as exc:
        named = (Side(label=call.base or "the base"), Side(label=call.head or sides.NOW))
        review = Review(before=named[0], after=named[1], trouble=str(exc))
    write.write(review, call.out, limits=call.limits, at=call.at, link=call.link)
    return review


def _compared(call: Call) -> Review:
    if not (call.base or call.head) and len(call.paths) == 2 and any(map(folders.holds, call.paths)):
        return sides.builds(call.paths[0], call.paths[1], call.limits)
    asked = sides.Asked(scripts=call.paths, base=call.base, head=call.head, theme=call.theme)
    return sides.revisions(asked, call.limits)


def _told(review: Review, out: Path) -> str:
    """The outcome for a terminal: a line a slide, and where the report is."""
    lines = [headline(review)]
    lines += [f"  {TITLES[e.pair.state]:<8} {place(e.pair):>7}  {title(e.pair)}" for e in shown(review)]
    troubles = [review.trouble] if review.trouble else []
    troubles += [f"{deck.path or deck.name}: {line}" for deck in review.decks for line in deck.trouble]
    lines += [f"  trouble  {line}" for line in troubles]
    return "\n".join([*lines, f"  page     {out / 'index.html'}", f"  comment  {out / 'review.md'}"])


def _box(text: str) -> Box:
    """ "X,Y,W,H" in px as a box; BuildError otherwise."""
    try:
        x, y, w, h = (float(part) for part in text.split(","))
    except ValueError:
        raise BuildError(f"{text!r} is no region; write X,Y,WIDTH,HEIGHT in pixels") from None
    return Box(x, y, w, h)
