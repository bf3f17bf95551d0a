"""Which slide was which: by identity, then by likeness, never by number; and which of them moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from builder.review.model import Episode, Slide
from builder.review.words import likeness

_ALIKE = 0.5  # how like two slides of different names must be to be one
_KIN = 0.4  # the part of slides two episodes of different names must share to be one
_ROW = 0.75  # how much it says that two rows read alike, whatever else differs
#: What counts how much when two slides are held together.
_WEIGHTS = (("visual", 0.45), ("cue", 0.2), ("headline", 0.2), ("notes", 0.15))

Found = tuple[Slide | None, Slide | None]


def slides(before: Sequence[Slide], after: Sequence[Slide]) -> tuple[tuple[Slide | None, Slide | None, bool], ...]:
    """Pairs in the order of `after`, each with whether it moved; what went stands where it was."""
    partner = _matched(before, after)
    old = {slide.key: slide for slide in before}
    stayed = _in_order([old[partner[s.key]].number if s.key in partner else 0 for s in after])
    gone = [slide for slide in before if slide.key not in partner.values()]
    out: list[tuple[Slide | None, Slide | None, bool]] = []
    for index, slide in enumerate(after):
        was = old[partner[slide.key]] if slide.key in partner else None
        if was is not None and index in stayed:
            while gone and gone[0].number < was.number:
                out.append((gone.pop(0), None, False))
        out.append((was, slide, was is not None and index not in stayed))
    return (*out, *((slide, None, False) for slide in gone))


def _matched(before: Sequence[Slide], after: Sequence[Slide]) -> dict[str, str]:
    """Key after -> key before."""
    old = {slide.key: slide for slide in before}
    found = {s.key: s.key for s in after if s.key in old and old[s.key].kind == s.kind}
    left = [s for s in before if s.key not in found]
    new = [s for s in after if s.key not in found]
    ranked = sorted(
        ((-_alike(a, b), abs(a.number - b.number), a.number, b.number, a, b)
         for a in left for b in new if a.kind == b.kind),
        key=lambda row: row[:4],
    )  # fmt: skip
    taken: set[str] = set()
    for score, _, _, _, a, b in ranked:
        if -score >= _ALIKE and a.key not in taken and b.key not in found:
            found[b.key] = a.key
            taken.add(a.key)
    return found


def _alike(a: Slide, b: Slide) -> float:
    """How like two slides are, by what both have words for."""
    total = weight = 0.0
    for name, share in _WEIGHTS:
        one, two = (getattr(s, name) if name in ("visual", "cue") else getattr(s.facts, name) for s in (a, b))
        if one or two:
            weight += share
            total += share * likeness(one, two)
    own = _ROW * likeness(a.visual, b.visual)
    return max(own, total / weight) if weight else float(a.kind == b.kind and a.kind in ("title", "closing"))


def _in_order(numbers: Sequence[int]) -> frozenset[int]:
    """Places of the longest rising run among those above 0: what is not in it has moved."""
    tails: list[int] = []
    ends: list[int] = []
    back: dict[int, int] = {}
    for index, number in enumerate(numbers):
        if number <= 0:
            continue
        at = bisect_left(tails, number)
        back[index] = ends[at - 1] if at else -1
        tails[at : at + 1], ends[at : at + 1] = [number], [index]
    out, index = set(), ends[-1] if ends else -1
    while index >= 0:
        out.add(index)
        index = back[index]
    return frozenset(out)


def episodes(before: Sequence[Episode], after: Sequence[Episode]) -> tuple[tuple[Episode | None, Episode | None], ...]:
    """Episodes of one name, then those that share most of their slides (a script that was renamed)."""
    old = {episode.name: episode for episode in before}
    pairs: dict[str, Episode] = {e.name: old[e.name] for e in after if e.name in old}
    left = [e for e in before if e.name not in pairs]
    new = [e for e in after if e.name not in pairs]
    ranked = sorted(((-_kin(a, b), a.name, b.name, a, b) for a in left for b in new), key=lambda row: row[:3])
    taken = {episode.name for episode in pairs.values()}
    for score, _, _, a, b in ranked:
        if -score >= _KIN and a.name not in taken and b.name not in pairs:
            pairs[b.name] = a
            taken.add(a.name)
    gone = [e for e in before if e.name not in taken]
    return (*((pairs.get(e.name), e) for e in after), *((e, None) for e in gone))


def _kin(a: Episode, b: Episode) -> float:
    if len(a.slides) == len(b.slides) == 1 or not a.slides or not b.slides:
        return float(a.name.split("-", 1)[0] == b.name.split("-", 1)[0] and a.name[:1].isdigit())
    mine, yours = ({s.key for s in e.slides if s.kind == "cue"} for e in (a, b))
    return len(mine & yours) / max(1, min(len(mine), len(yours)))
