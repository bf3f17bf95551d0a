"""review.json: everything the report tells, for programs; schema in docs/review.md."""

from __future__ import annotations

import json
from dataclasses import asdict

from builder import __version__
from builder.review.model import Deck, Limits, Review, Side, Slide
from builder.review.report import Shown, headline, shown

#: Raised when a key changes its meaning or goes; a new key does not raise it.
SCHEMA = 1


def render(review: Review, limits: Limits) -> bytes:
    """The review as UTF-8 JSON."""
    value = {
        "schema": SCHEMA,
        "generator": {"name": "build-deck", "version": __version__},
        "before": _side(review.before),
        "after": _side(review.after),
        "differs": review.differs,
        "summary": headline(review),
        "trouble": review.trouble,
        "counts": dict(review.counts),
        "limits": {"threshold": limits.threshold, "pixels": limits.pixels, "share": limits.share,
                   "ignore": [[b.x, b.y, b.w, b.h] for b in limits.ignore]},
        "files": list(review.files),
        "untouched": list(review.untouched),
        "decks": [_deck(deck, review) for deck in review.decks],
    }  # fmt: skip
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _side(side: Side) -> dict[str, str]:
    return {"label": side.label, "commit": side.commit}


def _deck(deck: Deck, review: Review) -> dict[str, object]:
    own = [each for each in shown(review, ("changed", "added", "removed", "moved", "same")) if each.deck is deck]
    return {
        "name": deck.name,
        "title": deck.title,
        "script": deck.path,
        "renamed_from": deck.renamed,
        "whole": deck.whole,
        "trouble": list(deck.trouble),
        "colours": [asdict(change) for change in deck.colours],
        "slides": [_pair(each) for each in own],
    }


def _pair(each: Shown) -> dict[str, object]:
    pair = each.pair
    out: dict[str, object] = {
        "state": pair.state,
        "moved": pair.moved,
        "id": pair.slide.key,
        "kind": pair.slide.kind,
        "before": _slide(pair.before),
        "after": _slide(pair.after),
    }
    if pair.state == "same":
        return out
    found = pair.pixels
    return out | {
        "changes": [asdict(change) for change in pair.changes],
        "pixels": None if found is None else {
            "count": found.count, "share": round(found.share, 6), "anti_aliased": found.aa_count,
            "changed": found.changed, "largest_square": found.largest_solid,
            "boxes": [[b.x, b.y, b.w, b.h] for b in found.boxes],
        },
        "pictures": {view: each.picture(view) for view in ("before", "after", "overlay")},
    }  # fmt: skip


def _slide(slide: Slide | None) -> dict[str, object] | None:
    if slide is None:
        return None
    facts = slide.facts
    return {
        "number": slide.number, "row": slide.row, "line": slide.line, "cue": slide.cue, "visual": slide.visual,
        "grammar": facts.grammar, "headline": facts.headline, "notes": facts.notes, "alt": facts.alt,
        "digest": slide.digest,
    }  # fmt: skip
