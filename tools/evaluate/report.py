"""The figures of a set, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from tools.evaluate.measure import Measured, Share
from tools.evaluate.run import Outcome

LEVELS = ("L0", "L1", "L2", "L3", "L4", "L5")
#: Figures of a set -> how they are called.
_SHARES = {"literals": "literals shown", "counts": "counts drawn", "lists": "list members shown"}


def figures(outcome: Outcome) -> dict[str, object]:
    """All figures of a set as plain values."""
    rows = outcome.rows
    return {
        "set": outcome.name, "rows": len(rows), "grammar": _ratio([r.right for r in rows]),
        "grammar_first": _ratio([r.best for r in rows]),
        "anchors": _ratio([r.anchored for r in rows if r.anchored is not None]),
        **{name: _share([s for r in rows if (s := getattr(r, name)) is not None]) for name in _SHARES},
        "forbidden": sum(len(r.drawn) for r in rows), "failed": sum(bool(r.failed) for r in rows),
        "levels": _levels(rows), "scripts": _by(rows, lambda r: r.gold.script),
        "grammars": _by(rows, lambda r: r.gold.grammars[0]), "difficulty": _by(rows, lambda r: r.gold.difficulty),
        "failing": [_failing(r) for r in rows if faults(r)],
        "problems": [f"{d.span.path}:{d.span.line}: {d.message}" for d in outcome.problems],
    }  # fmt: skip


def _ratio(hits: Sequence[bool | None]) -> dict[str, object]:
    good = sum(bool(h) for h in hits)
    return {"of": len(hits), "good": good, "share": round(good / len(hits), 3) if hits else None}


def _share(shares: Sequence[Share]) -> dict[str, object]:
    asked, missing = sum(s.asked for s in shares), sum(len(s.missing) for s in shares)
    return {"of": asked, "good": asked - missing, "share": round((asked - missing) / asked, 3) if asked else None}


def _levels(rows: Sequence[Measured]) -> dict[str, int]:
    counts = Counter(r.account.match.level for r in rows)
    return {level: counts[level] for level in LEVELS}


def _by(rows: Sequence[Measured], of: Callable[[Measured], str]) -> dict[str, dict[str, object]]:
    names = sorted({of(r) for r in rows})
    groups = {name: [r for r in rows if of(r) == name] for name in names}
    return {
        name: {"rows": len(mine), "grammar": _ratio([r.right for r in mine]), "levels": _levels(mine)}
        for name, mine in groups.items()
    }


def faults(row: Measured) -> list[str]:
    """Everything that is wrong with a row, in words."""
    out = []
    if not row.right:
        out.append("grammar")
    if row.anchored is False:
        out.append(f"anchor in “{row.account.anchor.sentence[:60]}”")
    for name in _SHARES:
        share = getattr(row, name)
        if share is not None and share.missing:
            out.append(f"{name} missing: {', '.join(share.missing)}")
    if row.drawn:
        out.append(f"forbidden: {', '.join(row.drawn)}")
    if row.failed:
        out.append(f"not drawn: {row.failed}")
    return out


def _failing(row: Measured) -> dict[str, object]:
    match = row.account.match
    return {
        "id": row.gold.id, "gold": list(row.gold.grammars), "ours": match.grammar, "confidence": match.confidence,
        "runner_up": match.runner_up, "level": match.level, "faults": faults(row), "visual": row.account.cue.visual,
    }  # fmt: skip


def lines(outcome: Outcome, *, rows: bool) -> Iterator[str]:
    """The figures as text; with `rows` also every row that has a fault."""
    told = figures(outcome)
    yield f"{outcome.name}: {told['rows']} rows"
    yield f"  grammar       {_told(told['grammar'])}   (the first choice: {_told(told['grammar_first'])})"
    yield f"  anchors       {_told(told['anchors'])}"
    for name in _SHARES:
        if any(getattr(r, name) is not None for r in outcome.rows):
            yield f"  {name:<13} {_told(told[name])}"
    if any(r.literals is not None for r in outcome.rows):
        yield f"  forbidden     {told['forbidden']}"
        yield f"  not drawn     {told['failed']}"
    for name in ("scripts", "difficulty", "grammars"):
        yield ""
        yield f"  {name:<22}{'rows':>5}{'right':>8}   " + "".join(f"{level:>5}" for level in LEVELS)
        groups = told[name]
        assert isinstance(groups, dict)
        yield from (_line(key, group) for key, group in groups.items())
    yield f"  {'all':<22}{told['rows']:>5}{_percent(told['grammar']):>8}   " + _cells(told["levels"])
    if rows:
        yield ""
        for row in (r for r in outcome.rows if faults(r)):
            yield from _row(row)


def _line(name: str, group: dict[str, object]) -> str:
    return f"  {name:<22}{group['rows']:>5}{_percent(group['grammar']):>8}   " + _cells(group["levels"])


def _cells(levels: object) -> str:
    assert isinstance(levels, dict)
    return "".join(f"{levels[level] or '·':>5}" for level in LEVELS)


def _percent(ratio: object) -> str:
    assert isinstance(ratio, dict)
    return "–" if ratio["share"] is None else f"{100 * ratio['share']:.0f} %"


def _told(ratio: object) -> str:
    assert isinstance(ratio, dict)
    return f"{_percent(ratio):>6}  {ratio['good']} of {ratio['of']}"


def _row(row: Measured) -> Iterator[str]:
    match = row.account.match
    second = f" · then {match.runner_up}" if match.runner_up else ""
    yield f"  {row.gold.id}  {'|'.join(row.gold.grammars)} ← {match.grammar} {match.level} {match.confidence:g}{second}"
    yield f"      {row.account.cue.cue} · {row.account.cue.visual}"
    yield f"      ! {'; '.join(faults(row))}"
