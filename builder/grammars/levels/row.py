"""From a reading to the bar's slots: the pool, who holds a part of it, who grows, what is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from builder.language.model import Figure, Reading, Transition
from builder.layout.labels import stock
from builder.storyboard.context import Context

#: What fills up and is shared, when the row has no bar as its head.
_POOLS = frozenset((
    "memory", "disk", "storage", "pool", "quota", "vram", "ram", "capacity", "budget", "buffer", "space", "volume",
    "heap", "cache", "bandwidth", "usage",
))  # fmt: skip
_BARS = frozenset({"bar", "tank", "meter", "gauge"})
_LOSSES = ("oom", "crash", "killed", "evicted", "error", "dead", "die")
_FREE = frozenset({"free", "left", "unused", "available", "rest", "empty"})


def holders(reading: Reading, context: Context) -> tuple[Figure, ...]:
    """Everyone with a part, as one figure: the largest group, the ones split off it counted in."""
    named = [f for f in reading.figures if (f.kind or f.words) and not _is_pool(f)]
    if not named:
        return ()
    most = max(named, key=lambda f: (f.count, bool(f.kind)))
    same = [
        f for f in named if (f.kind, f.words if not f.kind else "") == (most.kind, most.words if not most.kind else "")
    ]
    apart = sum(f.count for f in same if f is not most and f.pick in ("one", "other"))
    known = context.cast.get(most.kind, 0) if most.assumed else 0
    count = most.count + apart if most.pick == "other" else max(most.count, known)
    return (replace(most, count=count, pick="", state="", clause=0),) if count > 1 else ()


def shared_out(reading: Reading) -> tuple[str, ...]:
    """ "logs 40%, images 30%, free 30%" as parts with their shares, what is free left out."""
    shares: Mapping[int, str] = {n.clause: n.text for n in reading.numbers if n.unit == "%"}
    named = [f for f in reading.figures if f.clause in shares and not _is_pool(f)]
    if len(named) < 2 or sum(float(t.rstrip("% ")) for t in shares.values()) > 100.5:
        return ()
    return tuple(f"{_plural(f)} {shares[f.clause]}" for f in named if f.words.lower() not in _FREE)


def _plural(figure: Figure) -> str:
    many = figure.count > 1 and not figure.words.endswith("s")
    return f"{figure.words}s" if many else figure.words


def _is_pool(figure: Figure) -> bool:
    words = figure.words.lower().split()
    return figure.kind in ("tank", "bar-chart") or (bool(words) and words[-1] in _POOLS | _BARS)


def grower(grows: Transition | None, parts: tuple[Figure | str, ...]) -> str:
    """Who grows, with the share it grows to: one of the named parts, else the last."""
    amount = f" to {grows.amount}" if grows and grows.amount.endswith("%") else ""
    words = grows.subject.words.lower() if grows and grows.subject else ""
    named = next((str(p) for p in parts if isinstance(p, str) and words and p.lower().startswith(words)), "")
    return (words if named else "last") + amount


def pooled(reading: Reading, grows: bool) -> bool:
    """Whether something grows in a pool that the row names."""
    return grows and any(_is_pool(f) for f in reading.figures)


def pool(reading: Reading, context: Context, fills: Transition | None) -> str:
    """The carrier's own words without "bar"; the fuller name of the row before where it ends the same."""
    name = _unbarred(reading.carrier_words)
    if not name:
        head = next((f for f in reading.figures if f.kind == "tank"), None)
        name = _unbarred(" ".join((*head.attributes, head.words))) if head else ""
    if not name and fills and isinstance(fills.after, Figure):
        name = fills.after.words
    last = context.previous
    before = str(last.slots.get("of", "")) if last and last.grammar == "levels" else ""
    return before if before and (not name or before.lower().endswith(name.lower())) else name or stock("memory")


def _unbarred(words: str) -> str:
    return " ".join(w for w in words.split() if w.lower() not in _BARS)


def lost(reading: Reading) -> bool:
    """Whether somebody is taken down by it."""
    return any(word in reading.text.lower() for word in _LOSSES)
