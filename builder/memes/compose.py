"""A meme's shot to a scene: square for posting, wide as a slide; the same joke, staged anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from builder.cast import Roll, nouns
from builder.cast.member import MOODS
from builder.language.model import Figure
from builder.language.stems import plural
from builder.layout.scale import scale_of
from builder.memes import load
from builder.memes.accents import accented, marked
from builder.memes.authors import WORDS
from builder.memes.bullet import idea, mood
from builder.memes.choose import Author, choose, noun_of
from builder.memes.layouts import lay
from builder.memes.model import Meme, Setting
from builder.memes.players import Player, player
from builder.memes.staging import Show, play
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint
from builder.scene.model import Canvas, Scene
from builder.scene.walk import named_apart
from builder.storyboard.model import Headline, Shot, Storyboard
from builder.theme import Theme

_NAME = r"(?:[A-Z][\w.-]*|[a-z]+[A-Z]\w*)"
_LOGO = re.compile(rf"({_NAME}(?:(?:,? (?:and|or|&) |, | ){_NAME})*) logos?\b")
_LEAST = 34.0  # the smallest letters of a 1080 square (art direction §2)


def compose(shot: Shot, board: Storyboard, canvas: Canvas, theme: Theme) -> Scene:
    """The scene of one meme. Its title is the caption, its notes the bullet, its alt text says what is drawn."""
    meme = meme_of(shot, board)
    setting = _setting(meme, canvas)
    laid = lay(setting.layout, meme.captions, canvas, setting.share)
    words = accented(laid.words, tuple(_said(shot).values()))
    players = _players(meme)
    least = max(_LEAST, scale_of(canvas).least)
    show = Show(
        setting=setting, panels=laid.panels, players=players, moods=_moods(meme), theme=theme, least=least,
        keep=canvas.keep,
    )  # fmt: skip
    made = named_apart(tuple(play(show)))
    return Scene(
        id=shot.id, canvas=canvas, background=Paint(setting.wall), items=_read_in_order(laid.under, made, words),
        diagram=tuple(item.id for item in made), layout="meme", beats=_beats(shot, words), title=meme.title,
        notes=shot.note_text or shot.visual, alt=_authors_alt(shot) or described(meme),
    )  # fmt: skip


def _authors_alt(shot: Shot) -> str:
    """The description the side file gives; "" where the shot only repeats its bullet."""
    said = set(re.findall(r"\w+", shot.visual.lower()))
    return shot.alt if set(re.findall(r"\w+", shot.alt.lower())) - said else ""


def format_of(shot: Shot, board: Storyboard) -> str:
    """The format's slug, for file names."""
    return meme_of(shot, board).format.slug


def meme_of(shot: Shot, board: Storyboard) -> Meme:
    """The bullet of a shot with its format, words and cast; the author's side file has the last word."""
    counts = {**_counts(board), **({"pod": len(board.cast)} if board.cast else {})}
    found = idea(shot.visual, counts)
    return choose(found, load.in_force(), author=_author(shot, found.quotes), names=_names(board))


def _author(shot: Shot, quotes: tuple[str, ...]) -> Author:
    """What the side file says: `headline` and `sub` are the captions; other keys name captions, the format, roles."""
    slots = dict(shot.match.slots) if shot.match else {}
    captions = {slot: line.text for slot, line in _said(shot).items()}
    usual = {_letters(q) for q in quotes} | {_letters(shot.visual)}
    if "line" in captions and "line" not in slots and _letters(captions["line"]) in usual:
        del captions["line"]
    cast = {name: value for name, value in slots.items() if name not in (*WORDS, "bullet", "hero", "cast", "format")}
    return Author(format=str(slots.get("format", "")), captions=captions, cast=cast)


def _said(shot: Shot) -> Mapping[str, Headline]:
    """The captions the side file gives, by slot, with their marks."""
    slots = dict(shot.match.slots) if shot.match else {}
    out = {slot: marked(str(slots[slot])) for slot in WORDS if isinstance(slots.get(slot), str)}
    if shot.sub:
        out.setdefault("below", marked(shot.sub))
    if shot.match is not None and shot.match.level == "L0":
        out.setdefault("line", shot.headline)
    return out


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _figures(board: Storyboard) -> Iterator[Figure]:
    for shot in board.shots:
        if shot.kind != "cue" or shot.match is None:
            continue
        for value in shot.match.slots.values():
            yield from (v for v in (value if isinstance(value, tuple) else (value,)) if isinstance(v, Figure))


def _counts(board: Storyboard) -> Mapping[str, int]:
    """How many of a kind the episode has: the first exact number over one."""
    out: dict[str, int] = {}
    for figure in _figures(board):
        if figure.kind and figure.quantity == "exact" and 2 <= figure.count <= 12:
            out.setdefault(figure.kind, figure.count)
    return out


def _names(board: Storyboard) -> tuple[str, ...]:
    """The brands the episode's rows name: brand figures, and what stands before "logo" in a cell."""
    found = [f.label or f.words for f in _figures(board) if f.kind == "brand"]
    for cue in board.episode.cues:
        for match in _LOGO.finditer(cue.visual):
            names = [n.strip() for n in re.split(r",|\b(?:and|or)\b|&", match[1]) if n.strip()]
            # a capital at the start of a cell is a name only where the cue has it, too
            found += [n for n in names if match.start() or any(w in cue.cue for w in n.split())]
    return tuple(dict.fromkeys(found))


def _setting(meme: Meme, canvas: Canvas) -> Setting:
    """The first staging of the canvas's form whose roles are all played and have room; the last takes anybody."""
    options = meme.format.settings["wide" if canvas.aspect > 1.3 else "square"]
    counts = {role: sum(figure.count for figure in figures) for role, figures in meme.cast.items()}
    return next((s for s in options if _serves(s, counts)), options[-1])


def _serves(setting: Setting, counts: Mapping[str, int]) -> bool:
    there = all(counts.get(role) for role in setting.needs)
    return there and all(counts.get(role, 0) <= most for role, most in setting.upto.items())


def _players(meme: Meme) -> Mapping[str, tuple[Player, ...]]:
    """Who plays what; letters in the order the format names its roles."""
    roll, company = Roll(), load.company()
    out: dict[str, tuple[Player, ...]] = {}
    index = 0
    for role in meme.format.roles:
        same = role.default.removeprefix("=")
        if role.default.startswith("=") and meme.cast.get(role.name) is meme.cast.get(same) and same in out:
            out[role.name] = tuple(replace(p, id=f"{p.id}-{role.name}") for p in out[same])
            continue
        members = [m for figure in meme.cast.get(role.name, ()) for m in roll.take(_seated(figure))]
        if members:
            made = (player(m, company, alive=role.faces, index=index + i) for i, m in enumerate(members))
            out[role.name] = tuple(_unnamed(one, meme.captions.get(role.name, "")) for one in made)
            index += len(members)
    return out


def _unnamed(one: Player, said: str) -> Player:
    """Without the name plate whose words stand in the caption right above its head."""
    again = one.kind != "object" and one.words.lower() in said.lower()
    return replace(one, words="") if again else one


def _seated(figure: Figure) -> Figure:
    """A chair is what its seat is."""
    if figure.kind != "musical-chair":
        return figure
    what = " ".join(figure.attributes) or figure.label
    kind = nouns().get(what.lower(), "")
    return Figure(kind=kind if kind == "gpu" else "", words=what or " ", count=1)


def _moods(meme: Meme) -> Mapping[str, str]:
    """The mood the bullet asks for belongs to whoever it is said of, else to the first role."""
    out: dict[str, str] = {}
    for role in meme.format.roles:
        for source in role.sources:
            part = source.partition("/")[0]
            here = {f.words for f in meme.idea.parts.get(part, ())} & {f.words for f in meme.cast.get(role.name, ())}
            if here and (found := mood(meme.idea.words.get(part, ""))):
                out.setdefault(role.name, found)
    first = next((r for r in meme.format.roles if r.faces), None)
    own = any(p.state in load.company().moods or p.state in MOODS for who in meme.cast.values() for p in who)
    if meme.idea.mood and not out and not own and first and not first.mood:
        out[first.name] = meme.idea.mood
    note = meme.idea.words.get("note", "")
    for side, part in zip(("left", "right"), re.split(r",|;|\band\b", note), strict=False):
        if side in meme.cast and (found := mood(part)):
            out[side] = found
    return {**{r.name: r.mood for r in meme.format.roles if r.mood and not _staged(meme, r.name)}, **out}


def _staged(meme: Meme, role: str) -> bool:
    """Whether the settings themselves give a role its mood."""
    return any(e.name == role and e.mood for s in meme.format.settings["square"] for e in s.entries)


def described(meme: Meme) -> str:
    """The format's alt text with who plays and what is said."""
    roles = {name: _phrase(figures) for name, figures in meme.cast.items()}
    said = {slot: f"“{words}”" for slot, words in meme.captions.items()}
    filled = re.sub(r"{([\w-]+)}", lambda m: roles.get(m[1], "") or said.get(m[1], ""), _kept(meme, {**roles, **said}))
    text = " ".join(filled.split())
    return text[:1].upper() + text[1:]


def _kept(meme: Meme, known: Mapping[str, str]) -> str:
    """The sentences (separated by |) of which everything is known; of alternatives (//) the first."""
    out: list[str] = []
    for sentence in meme.format.alt.split("|"):
        ways = [s.strip() for s in sentence.split("//")]
        out += [s for s in ways if all(known.get(n) for n in re.findall(r"{([\w-]+)}", s))][:1]
    return " ".join(out)


def _phrase(figures: tuple[Figure, ...]) -> str:
    parts = []
    for figure in figures:
        noun = " ".join((*(a for a in figure.attributes if figure.kind != "musical-chair"), noun_of(figure)))
        one = _with_article(noun, known=bool(figure.kind))
        parts.append(f"{figure.count} {plural(noun)}" if figure.count > 1 else one)
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def _with_article(noun: str, *, known: bool) -> str:
    """ "an on-call engineer", "a GPU"; names stay alone."""
    if not noun[:1].islower() and not (known and noun.isupper()):
        return noun
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"


def _read_in_order(under: tuple[Item, ...], made: tuple[Item, ...], words: tuple[Item, ...]) -> tuple[Item, ...]:
    """Painting order is reading order: grounds, the picture, the words over it."""
    return (*under, *made, *words)


def _beats(shot: Shot, words: tuple[Item, ...]) -> tuple[Beat, ...]:
    """The punch line comes last."""
    late = next((item.id for item in words if item.id in ("below", "caption-right")), "")
    if not late:
        return ()
    effect = Effect(target=late, name="fade", duration_ms=240, easing="out-cubic")
    return (Beat(id="punch-line", cue=shot.visual, effects=(effect,)),)
