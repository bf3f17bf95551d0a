"""Two sides to one review: slides paired, told apart by digest, meaning and pixels; only what may differ is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from builder.review import meaning, pairing
from builder.review.built import drawn, sketched
from builder.review.model import Change, Deck, Episode, Limits, Pair, Review, Side, Slide
from builder.review.pixels import Difference, compare

Found = tuple[Slide | None, Slide | None, bool]


def review(before: Side, after: Side, *, limits: Limits) -> Review:
    """Compare two sides."""
    decks = tuple(_deck(one, two, limits) for one, two in pairing.episodes(before.episodes, after.episodes))
    return Review(before=before, after=after, decks=decks)


def _deck(one: Episode | None, two: Episode | None, limits: Limits) -> Deck:
    shown = two or one
    assert shown is not None
    trouble = tuple(
        f"{when} it cannot be built: {e.trouble}" for e, when in ((one, "before"), (two, "now")) if e and e.trouble
    )
    old, new = (e.slides if e else () for e in (one, two))
    if any(e is not None and e.trouble for e in (one, two)):
        pairs: tuple[Pair, ...] = ()
    else:
        pairs = _pairs(pairing.slides(old, new), one, two, limits)
    both = one is not None and two is not None and not trouble
    return Deck(
        name=shown.name,
        title=shown.title or (one.title if one else ""),
        path=shown.path,
        renamed=one.name if one and two and one.name != two.name else "",
        pairs=pairs,
        colours=_look(one, two) if both and one and two else (),
        trouble=trouble,
        whole="" if one and two else "added" if two else "removed",
    )


def _look(one: Episode, two: Episode) -> tuple[Change, ...]:
    """What became of the theme: its name, its colours."""
    renamed = (Change("theme", "~", "theme", one.theme, two.theme),) if one.theme != two.theme else ()
    return (*renamed, *meaning.of_colours(one.colours, two.colours))


def _pairs(found: Sequence[Found], one: Episode | None, two: Episode | None, limits: Limits) -> tuple[Pair, ...]:
    """What became of every slide; pictures of those that may differ are drawn in one go a side."""
    open_ = [pair for pair in found if not (pair[0] and pair[1] and pair[0].digest == pair[1].digest)]
    before = drawn([a for a, b, _ in open_ if a and not _alike(a, b)], one.project if one else None)
    after = drawn([b for _, b, _ in open_ if b], two.project if two else None)
    colours = meaning.of_colours(one.colours, two.colours) if one and two else ()
    said = one is not None and two is not None and meaning.narration(one.slides) == meaning.narration(two.slides)
    out = []
    for a, b, moved in found:
        if a is None or b is None:
            pictures = (before.get(a.key, b"") if a else b"", after.get(b.key, b"") if b else b"")
            out.append(Pair(state="removed" if a else "added", before=a, after=b, pictures=pictures))
        elif a.digest == b.digest:
            out.append(_shifted(a, b) if moved else Pair(state="same", before=a, after=b))
        else:
            pictures = before.get(a.key, b""), after.get(b.key, b"")
            told = (*meaning.changes(a, b, shared=said), *_worn(a, b, colours))
            out.append(_judged(a, b, told, moved=moved, pictures=pictures, limits=limits))
    return tuple(out)


def _shifted(a: Slide, b: Slide) -> Pair:
    """A slide that only stands elsewhere: nothing is drawn for it."""
    png = b.source.read_bytes() if isinstance(b.source, Path) else b""
    return Pair(state="moved", before=a, after=b, moved=True, pictures=(png, png), vector=sketched(b))


def _alike(a: Slide, b: Slide | None) -> bool:
    """Whether two slides are known to look the same."""
    return b is not None and bool(a.look) and a.look == b.look


def _worn(a: Slide, b: Slide, colours: Sequence[Change]) -> Iterator[Change]:
    """The theme colours that changed and that one of the two slides uses."""
    roles = {meaning.of_role(role) for role in a.facts.roles | b.facts.roles}
    return (change for change in colours if change.subject in roles)


def _judged(
    a: Slide, b: Slide, told: tuple[Change, ...], *, moved: bool, pictures: tuple[bytes, bytes], limits: Limits
) -> Pair:
    """Two slides of different digests: what differs in words (`told`), and to the eye."""
    pixels: Difference | None = None
    if _alike(a, b):
        pictures = (pictures[1], pictures[1])
    elif all(pictures):
        ignore = (*limits.ignore, *a.quiet, *b.quiet)
        pixels = compare(*pictures, threshold=limits.threshold, ignore=ignore)
    unseen = not any(pictures)  # decks have no pictures: their digests are all there is
    if not (told or (limits.passed(pixels) if pixels else unseen)):
        return _shifted(a, b) if moved else Pair(state="same", before=a, after=b)
    return Pair(state="changed", before=a, after=b, moved=moved, changes=told, pixels=pixels, pictures=pictures)
