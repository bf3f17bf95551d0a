"""Idea to meme: which format stages a bullet, with which words and which cast. Pure look-up, no drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder.actors import base
from builder.cast import figures as noted
from builder.language.model import Figure
from builder.language.stems import plural
from builder.memes import load
from builder.memes.bullet import NAME, recast
from builder.memes.halves import halves
from builder.memes.model import Format, Idea, Meme, Role
from builder.text.typeset import typeset

_MOST_EXACT = 12
_ASSUMED = ("plural", "several", "few", "many", "hundreds", "open", "cast", "both")


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """The side file's word on a meme: `format`, captions by slot, figures by role in the author's notation."""

    format: str = ""
    captions: Mapping[str, str] = field(default_factory=dict)
    cast: Mapping[str, object] = field(default_factory=dict)


def choose(idea: Idea, formats: Sequence[Format], *, author: Author | None = None, names: tuple[str, ...] = ()) -> Meme:
    """The best format for an idea, filled. `names`: brands of the episode, for "all the logos"."""
    author = author or Author()
    ranked = sorted(formats, key=lambda f: (-_score(idea, f), f.fallback, f.slug))
    if author.format:
        ranked.sort(key=lambda f: f.slug != author.format)
    for kind in ranked:
        wanted = kind.slug == author.format
        if not wanted and not kind.fallback and _score(idea, kind) <= 0:
            continue
        meme = fill(idea, kind, author=author, names=names)
        if _complete(meme):
            return meme
        if kind.fallback:
            words = {**meme.captions, "line": _capital(typeset(idea.text.strip("\"' "))) or "…"}
            return replace(meme, captions=words)
    raise LookupError("no fallback format is installed")


def _score(idea: Idea, kind: Format) -> float:
    """How surely a bullet means a format; 0 or less: not at all."""
    there = {*idea.parts, *idea.words, *(("pairs",) if idea.pairs else ())}
    if not there.issuperset(kind.parts):
        return -1.0
    if kind.ends and not (idea.quotes and idea.quotes[0].rstrip('”"').endswith(kind.ends)):
        return -1.0
    outside = f" {_plain(idea.rest)} "
    said = max((2.0 + len(w.split()) for w in kind.words if f" {_plain(w)} " in outside), default=0.0)
    worded = 4.0 if wording(idea, kind) else 0.0
    if kind.words or kind.wordings:
        return said + worded
    return 1.0 if kind.parts else 0.0


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9']+", text.lower().replace("’", "'")))


def wording(idea: Idea, kind: Format) -> re.Match[str] | None:
    """The first quote as one of the format's wordings; groups "a" and "b" are its halves, 1, 2 … its wildcards."""
    quote = idea.quotes[0] if idea.quotes else ""
    return next((m for w in kind.wordings if quote and (m := _pattern(w).match(quote))), None)


def _pattern(given: str) -> re.Pattern[str]:
    first, _, rest = given.partition("|")
    a, b = (_half(part, 1 if name == "a" else first.count("*") + 1) for part, name in ((first, "a"), (rest, "b")))
    tail = rf"[\s,;:–—…-]*(?P<b>{b})" if rest.strip() else "(?P<b>)"
    return re.compile(rf"(?P<a>{a}[,;:…]?){tail}\W*$", re.IGNORECASE)


def _half(text: str, start: int) -> str:
    """One half of a wording as a regular expression; its wildcards are named w1, w2 …"""
    parts: list[str] = []
    for n, part in enumerate(re.split(r"(\*)", " ".join(text.split()))):
        if part == "*":
            parts.append(rf"(?P<w{start + n // 2}>.+?)")
        else:
            parts.append(re.escape(part).replace("'", "['’]").replace(r"\ ", r"[\s,]+"))
    return "".join(parts)


def fill(idea: Idea, kind: Format, *, author: Author, names: tuple[str, ...] = ()) -> Meme:
    """A format with a bullet's words and figures in it."""
    cast = _cast(idea, kind, author, names)
    empty = Meme(format=kind, idea=idea, captions={}, cast=cast)
    captions: dict[str, str] = {}
    for slot, sources in kind.captions.items():
        found = (words for source in sources if (words := _words(source, empty)) and words not in captions.values())
        if words := author.captions.get(slot) or next(found, ""):
            captions[slot] = words
    return replace(empty, captions=captions)


def _complete(meme: Meme) -> bool:
    """Whether every required role is played and there is something to say."""
    played = all(meme.cast.get(r.name) for r in meme.format.roles if r.required)
    return played and all(meme.captions.get(slot) for slot in meme.format.captions if slot != "below")


def _words(source: str, meme: Meme) -> str:
    """The words of one caption source, "" when the bullet has none."""
    idea = meme.idea
    if source.startswith("="):
        return _template(source[1:], meme)
    name, _, which = source.partition(".")
    if name == "quote" and idea.quotes:
        found = wording(idea, meme.format)
        pair = (found["a"], found["b"]) if found and found["b"] else halves(idea.quotes[0])
        if len(idea.quotes) > 1:
            pair = (idea.quotes[0], " / ".join(idea.quotes[1:]))
        return pair[int(which) - 1] if which else idea.quotes[0]
    if name == "quotes" and which == "rest":
        return " / ".join(idea.quotes[1:])
    if name == "quotes":
        return idea.quotes[int(which) - 1] if len(idea.quotes) >= int(which) else ""
    if name == "pairs":
        return next((line for good, line in idea.pairs if good == (which == "yes")), "")
    if name == "counts":
        return counted(meme)
    if name == "rest" and not idea.quotes:
        whole = _unnamed(spoken(idea), meme.format)
        return halves(whole)[int(which) - 1] if which else whole
    said = typeset(idea.words.get(name, ""))
    return said if name == "twist" else _capital(said)


def _template(template: str, meme: Meme) -> str:
    found = wording(meme.idea, meme.format)
    wild = {k[1:]: v.strip(" ,.") for k, v in (found.groupdict() if found else {}).items() if k.startswith("w") and v}
    said = {**{k: typeset(v) for k, v in meme.idea.words.items() if v}, **wild}
    keys = re.findall(r"{(\w+)}", template)
    if any(key not in said for key in keys):
        return ""
    return re.sub(r"{(\w+)}", lambda m: said[m[1]], template)


def spoken(idea: Idea) -> str:
    """A bullet without quotation marks as a caption: what stands after "X meme:", else all of it but the word."""
    rest = idea.rest
    after = re.match(
        r"[^:]{2,60}\b(?:meme|template|format)(?:\s*:|,?\s+(?:but )?(?:with|featuring)\b)\s*(.+)", rest, re.IGNORECASE
    )
    plain = (
        after[1]
        if after and len(idea.name.split()) <= NAME
        else re.sub(r"\s+(?:meme|template|gif)s?\b", "", rest, count=1, flags=re.IGNORECASE)
    )
    return _capital(typeset(plain.strip(" .")))


def _unnamed(words: str, kind: Format) -> str:
    """A caption without the format's own name before its colon: nobody reads "Distracted boyfriend:" aloud."""
    head, colon, tail = words.partition(": ")
    named = colon and any(_plain(w) == _plain(head) for w in kind.words)
    return _capital(tail.strip()) if named and tail.strip() else words


def _capital(text: str) -> str:
    word = text.split(" ", 1)[0]
    own = any(c.isupper() for c in word) or not word[:1].isalpha()
    return text if own else text[:1].upper() + text[1:]


def counted(meme: Meme) -> str:
    """ "4 pods. 1 GPU.": how many of each, where the script gives the numbers; "" otherwise."""
    parts: list[str] = []
    for role in reversed(meme.format.roles):
        for figure in meme.cast.get(role.name, ()):
            noun = noun_of(figure)
            unknown = figure.quantity in ("plural", "several", "few", "many", "hundreds", "open")
            if unknown or not noun:
                return ""
            parts.append(f"{figure.count} {noun if figure.count == 1 else plural(noun)}.")
    return " ".join(parts)


def noun_of(figure: Figure) -> str:
    """What a figure is called; of a chair, what its seat is."""
    return " ".join(figure.attributes) if figure.kind == "musical-chair" and figure.attributes else figure.words


def _cast(idea: Idea, kind: Format, author: Author, names: tuple[str, ...]) -> dict[str, tuple[Figure, ...]]:
    """Figures by role, nobody twice; the roles choose in their order."""
    taken: list[int] = []
    said = frozenset(_plain(w) for w in kind.words)
    out: dict[str, tuple[Figure, ...]] = {}
    for role in kind.roles:
        given = author.cast.get(role.name)
        found = noted(given) if given else _played(idea, role, taken, said)
        found = tuple(f for one in found for f in _renamed(one, names))
        if not found and role.default.startswith("="):
            found = out.get(role.default[1:], ())
        elif not found and role.default:
            found = tuple(recast(f) for f in noted(role.default))
        if found:
            same = role.default.startswith("=") and found is out.get(role.default[1:])
            out[role.name] = found if same else tuple(_limited(f, role) for f in found[:6])
    return out


def _played(idea: Idea, role: Role, taken: list[int], said: frozenset[str]) -> tuple[Figure, ...]:
    """The first source that names somebody who is still free; the format's own name ("musical chairs") is nobody."""
    for source in role.sources:
        name, _, which = source.partition("/")
        free = [f for f in idea.parts.get(name, ()) if id(f) not in taken and _plain(plural(f.words)) not in said]
        found = tuple(_picked(free, which))
        if found:
            taken += [id(f) for f in found]
            return found
    return ()


def _picked(free: Sequence[Figure], which: str) -> Iterator[Figure]:
    """The figures a source means: all, the "first", the "last" of several, one kind, "known", "alive"."""
    if which == "first":
        yield from free[:1]
    elif which == "last":
        yield from free[-1:] if len(free) > 1 else ()
    elif which == "alive":
        yield from (f for f in free if f.kind in base.kinds() and "mood" in base.info(f.kind).params)
    elif which == "known":
        yield from (f for f in free if f.kind)
    else:
        yield from (f for f in free if not which or f.kind == which)


def _renamed(figure: Figure, names: tuple[str, ...]) -> Iterator[Figure]:
    """ "all the logos": the episode's own names in their place."""
    last = figure.words.lower().split()[-1:] or [""]
    if figure.kind or figure.count == 1 or last[0] not in load.company().named or len(names) < 2:
        yield figure
        return
    for name in names[:6]:
        yield Figure(kind="", words=name, label=name)


def _limited(figure: Figure, role: Role) -> Figure:
    if figure.count > _MOST_EXACT and figure.quantity == "exact" and not figure.kind:
        return replace(figure, words=f"{figure.count} {plural(figure.words)}", count=1)
    most = role.most if figure.quantity in _ASSUMED or figure.count > _MOST_EXACT else _MOST_EXACT
    return replace(figure, count=max(1, min(figure.count, most)))
