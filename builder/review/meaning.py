"""What changed on a slide, in words: who came and went, what they say and do, in which order it is built."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from builder.review.model import Change, Facts, Slide, Thing, Words
from builder.review.words import likeness

DRAWN = "drawn as"  # what the kind of scene is told as
_FITTINGS = frozenset({"socket"})  # ends of a cable: the cable is what is told
_PIECE = re.compile(r"-?\d+$|-[a-z]$")
_NEAR, _GROWN = 12.0, 0.06  # u a thing may shift, share it may grow, and still stand where it stood
_MOST_PLACED = 4
_MOST_DONE = 3
_OWN_WORDS = 0.75
_MARK = re.compile(r"\D?$")  # a letter on a bib, a sign on a badge: who it is, not what it says


def changes(before: Slide, after: Slide, *, shared: bool = False) -> tuple[Change, ...]:
    """Everything that differs between two slides, what the audience sees first.

    `shared`: their decks say the same words in all, so that notes differ by how the rows share them out.
    """
    old, new = before.facts, after.facts
    notes = "share of the narration" if shared else "notes"
    return (
        *_texts(("row", "the row says", before.visual, after.visual), ("cue", "cue", before.cue, after.cue)),
        *_texts(("headline", "headline", old.headline, new.headline)),
        *(() if old.headline != new.headline else _texts(("headline", "coloured words", old.accent, new.accent))),
        *_texts(("sub", "sub-line", old.sub, new.sub)),
        *_texts(("scene", DRAWN, old.grammar, new.grammar), ("scene", "stage", _stage(old), _stage(new))),
        *_scene(old, new),
        *_build(old, new),
        *_texts(("notes", notes, old.notes, new.notes)),
        *(_follows(before, after) or _texts(("alt", "alt text", old.alt, new.alt))),
    )


def _follows(before: Slide, after: Slide) -> tuple[Change, ...]:
    """An alternative text that is the row's own words needs not be told twice."""
    if before.visual == after.visual or before.facts.alt == after.facts.alt:
        return ()
    own = all(likeness(slide.visual, slide.facts.alt) > _OWN_WORDS for slide in (before, after))
    return (Change("alt", "~", "alt text", "", "follows the row"),) if own else ()


def _texts(*told: tuple[str, str, str, str]) -> Iterator[Change]:
    for kind, subject, before, after in told:
        if before != after:
            sign = "~" if before and after else "+" if after else "−"
            yield Change(kind, sign, subject, before, after)


def _stage(facts: Facts) -> str:
    return {"hot": "catastrophe"}.get(facts.stage, facts.stage)


def _scene(old: Facts, new: Facts) -> Iterator[Change]:
    was, now = _actors(old), _actors(new)
    pairs, gone, come = _matched(was, now)
    yield from _counted("−", gone)
    yield from _counted("+", come)
    named = {a.key: b.key for a, b in pairs}
    labels = list(_labels(old, new, named))
    spoken = {owner for owner, _ in labels}
    for a, b in pairs:
        yield from _acted(a, b, spoken=b.key in spoken)
    yield from _gathered(change for _, change in labels)
    yield from _links(old, new)
    if old.pictures != new.pictures:
        yield Change("picture", "~", "a picture", "", "")
    yield from _placed(pairs)


def _actors(facts: Facts) -> tuple[Thing, ...]:
    return tuple(t for t in facts.things if t.kind and t.kind not in _FITTINGS)


def _matched(was: Sequence[Thing], now: Sequence[Thing]) -> tuple[list[tuple[Thing, Thing]], list[Thing], list[Thing]]:
    """Things of one name and kind, then things of one kind that say the same, then the rest of a kind in order."""
    pairs: list[tuple[Thing, Thing]] = []
    left, new = list(was), list(now)
    same = (
        lambda t: (t.key, t.kind),
        lambda t: (t.kind, t.label, t.colour, t.state),
        lambda t: (t.kind, t.label, t.colour),
        lambda t: t.kind,
    )
    for key in same:
        waiting: dict[object, list[Thing]] = defaultdict(list)
        for thing in left:
            waiting[key(thing)].append(thing)
        for thing in tuple(new):
            if waiting[key(thing)]:
                partner = waiting[key(thing)].pop(0)
                pairs.append((partner, thing))
                left.remove(partner)
                new.remove(thing)
    order = {thing.key: n for n, thing in enumerate(now)}
    return sorted(pairs, key=lambda pair: order[pair[1].key]), left, new


def name(thing: Thing) -> str:
    """What to call a thing: "pod A", "sign “RESERVED”", "GPU"."""
    kind = _kind(thing)
    if len(thing.label) == 1:
        return f"{kind} {thing.label}"
    return f"{kind} {quoted(thing.label)}" if thing.label else kind


def _kind(thing: Thing) -> str:
    """The kind in words, with the capitals its description gives it."""
    plain = thing.kind.replace("-", " ")
    said = next((w for w in re.findall(r"\w+", thing.said) if w.casefold() == plain.casefold() and w.isupper()), "")
    return said or plain


def quoted(text: str) -> str:
    """Words as they stand on the slide, on one line."""
    return f"“{' '.join(text.split())}”"


def _counted(sign: str, things: Sequence[Thing]) -> Iterator[Change]:
    """Things of one kind as a number: "+ 2 pods: C, D"."""
    kinds: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        kinds[_kind(thing)].append(thing)
    for kind, found in kinds.items():
        link = found[0].kind in ("arrow", "link", "cable")
        told = [_which(thing) for thing in found]
        if found[0].state and set(told) == {found[0].state}:  # "4 virtual GPUs" rather than "4 GPUs: virtual, …"
            kind, told = f"{found[0].state} {kind}", []
        subject = f"{len(found)} {kind}{'s' if len(found) > 1 else ''}"
        words = ", ".join(dict.fromkeys(filter(None, told)))
        change = Change("link" if link else "actor", sign, subject, *(("", words) if sign == "+" else (words, "")))
        yield change


def _which(thing: Thing) -> str:
    label = thing.label if len(thing.label) < 2 else quoted(thing.label)
    known = " ".join(filter(None, (label, thing.colour)))
    return f"{known} ({thing.state})" if known and thing.state else known or thing.state


def _acted(a: Thing, b: Thing, *, spoken: bool) -> Iterator[Change]:
    """What one thing does, wears or says now. `spoken`: words on it are told already."""
    for kind, before, after in (("actor", a.state, b.state), ("colour", a.colour, b.colour)):
        if before != after:
            yield Change(kind, "~", name(b), before or "plain", after or "plain")
    if a.label != b.label and not spoken:
        yield Change("label", "~", _kind(b), quoted(a.label) if a.label else "none",
                     quoted(b.label) if b.label else "none")  # fmt: skip
    elif a.said != b.said and a.state == b.state and not spoken:
        yield Change("actor", "~", name(b), a.said or "nothing said", b.said or "nothing said")


def _labels(old: Facts, new: Facts, named: Mapping[str, str]) -> Iterator[tuple[str, Change]]:
    """Words that changed on what is on both slides, each with the key of what they stand on (as it is now)."""
    was = [_renamed(w, named) for w in old.words if _counts(w, named)]
    now = [w for w in new.words if _counts(w, named.values())]
    things = {t.key: t for t in new.things}
    for same in (lambda w: (w.key, _said(w)), lambda w: (w.owner, _said(w)), _said):
        was, now = _without(was, now, same)
    before = {w.key: w for w in was}
    for words in now:
        mine = before.pop(words.key, None)
        sign, told = ("~", _cut(mine.text, words.text)) if mine else ("+", ("", quoted(words.text)))
        yield words.owner, Change("label", sign, _subject(words, things), *told)
    for words in before.values():
        yield words.owner, Change("label", "−", _subject(words, things), quoted(words.text), "")


def _said(words: Words) -> str:
    """What words say however they are broken into lines; in a listing, where a line may be indented, lines count."""
    text = words.text
    listing = any(line[:1].isspace() for line in text.split("\n"))
    return text if listing else " ".join(text.split())


def _counts(words: Words, owners: Container[str]) -> bool:
    return not _MARK.match(words.text) and (not words.owner or words.owner in owners)


def _renamed(words: Words, named: Mapping[str, str]) -> Words:
    """The same words under the name their owner has on the slide as it is now."""
    if words.owner not in named:
        return words
    owner = named[words.owner]
    return Words(key=owner + words.key[len(words.owner) :], text=words.text, owner=owner)


def _without(was: list[Words], now: list[Words], same: Callable[[Words], object]) -> tuple[list[Words], list[Words]]:
    """Both without what stands on both, by `same`: words that only moved within the scene are no change."""
    waiting = Counter(map(same, was)) & Counter(map(same, now))
    kept = []
    for words in (was, now):
        left = waiting.copy()
        kept.append([w for w in words if not _taken(left, same(w))])
    return kept[0], kept[1]


def _taken(left: Counter[object], key: object) -> bool:
    if left[key] <= 0:
        return False
    left[key] -= 1
    return True


def _subject(words: Words, things: Mapping[str, Thing]) -> str:
    owner = things.get(words.owner)
    return f"label on {name(owner)}" if owner and owner.kind and len(owner.label) < 2 else "label"


def _cut(before: str, after: str) -> tuple[str, str]:
    """Two texts; of listings only the lines that differ."""
    if "\n" not in before + after:
        return quoted(before), quoted(after)
    old, new = before.split("\n"), after.split("\n")
    return (quoted(" ⏎ ".join(line for line in old if line not in new)),
            quoted(" ⏎ ".join(line for line in new if line not in old)))  # fmt: skip


def _gathered(found: Iterable[Change]) -> Iterator[Change]:
    """Changes that say the same of several things as one."""
    seen: dict[tuple[str, str, str, str], list[Change]] = defaultdict(list)
    for change in found:
        seen[change.kind, change.sign, change.before, change.after].append(change)
    for same in seen.values():
        first = same[0]
        subject = first.subject if len(same) == 1 else f"{len(same)} labels"
        yield Change(first.kind, first.sign, subject, first.before, first.after)


def _links(old: Facts, new: Facts) -> Iterator[Change]:
    was, now = ({key: (start, end) for key, start, end in facts.links} for facts in (old, new))
    for sign, mine, other in (("−", was, now), ("+", now, was)):
        lone = [key for key in mine if key not in other]
        if lone:
            kind = _PIECE.sub("", lone[0].split("/", 1)[0]) or "link"
            words = ", ".join(key.split("/", 1)[0].replace("-", " ") for key in lone)
            subject = f"{len(lone)} {kind.split('-', 1)[0]}{'s' if len(lone) > 1 else ''}"
            yield Change("link", sign, subject, *(("", words) if sign == "+" else (words, "")))
    for key in was:
        if key in now and was[key] != now[key]:
            subject = key.split("/", 1)[0].replace("-", " ")
            yield Change("link", "~", subject, " to ".join(was[key]), " to ".join(now[key]))


def _placed(pairs: Sequence[tuple[Thing, Thing]]) -> Iterator[Change]:
    """Things that stand elsewhere or in another size, as one change."""
    moved = [name(b) for a, b in pairs if _elsewhere(a, b)]
    if moved:
        told = list(dict.fromkeys(moved))
        more = f" and {len(told) - _MOST_PLACED} more" if len(told) > _MOST_PLACED else ""
        yield Change("place", "~", "placed anew", "", ", ".join(told[:_MOST_PLACED]) + more)


def _elsewhere(a: Thing, b: Thing) -> bool:
    shift = max(abs(a.box.cx - b.box.cx), abs(a.box.cy - b.box.cy))
    grown = abs(a.box.w - b.box.w) / max(a.box.w, 1.0)
    return shift > _NEAR or grown > _GROWN


def _build(old: Facts, new: Facts) -> Iterator[Change]:
    """The steps of the build: which come and go, their order, what happens in them."""
    was, now = [s.name for s in old.steps], [s.name for s in new.steps]
    if was != now:
        shared = [n for n in was if n in now], [n for n in now if n in was]
        for sign, lone in (("−", [n for n in was if n not in now]), ("+", [n for n in now if n not in was])):
            for lost in lone:
                yield Change("build", sign, "build step", *((lost, "") if sign == "−" else ("", lost)))
        if shared[0] != shared[1]:
            yield Change("build", "~", "build order", _numbered(shared[0], shared[0]), _numbered(shared[1], shared[0]))
    mine = {s.name: s.effects for s in old.steps}
    for step in new.steps:
        if step.name in mine and mine[step.name] != step.effects:
            before, after = (list(dict.fromkeys(map(_did, s))) for s in (mine[step.name], step.effects))
            told = _some([d for d in before if d not in after]), _some([d for d in after if d not in before])
            yield Change("build", "~", f"build step “{step.name}”", *(told if any(told) else ("", "timing")))


def _some(behaviours: Sequence[str]) -> str:
    more = f" and {len(behaviours) - _MOST_DONE} more" if len(behaviours) > _MOST_DONE else ""
    return ", ".join(behaviours[:_MOST_DONE]) + more


def _numbered(names: Sequence[str], first: Sequence[str]) -> str:
    return ", ".join(f"{first.index(n) + 1} {n}" for n in names)


def _did(effect: str) -> str:
    target, behaviour = effect.split(" ", 2)[:2]
    return f"{target.split('/', 1)[0].replace('-', ' ')} {behaviour}"


def narration(slides: Iterable[Slide]) -> Counter[str]:
    """The words said over the slides of a deck, each with how often; memes, which stand between, left out."""
    return Counter(word for slide in slides if slide.kind != "meme" for word in slide.facts.notes.split())


def of_role(role: str) -> str:
    """What a theme's colour role is called."""
    return f"theme colour {role.replace('_', '-')}"


def of_colours(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Change, ...]:
    """Theme colours that differ, in the order of the theme."""
    return tuple(
        Change("colour", "~" if role in old and role in new else "+" if role in new else "−",
               of_role(role), old.get(role, ""), new.get(role, ""))
        for role in dict.fromkeys((*old, *new)) if old.get(role) != new.get(role)
    )  # fmt: skip
