"""index.html of a review: every change with its pictures and its words, in one file that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from string import Template

from builder import __version__
from builder.review.model import STATES, Change, Pair, Review, Slide
from builder.review.report import (
    TITLES,
    Shown,
    colours,
    grouped,
    headline,
    outlines,
    place,
    row,
    seen,
    shown,
    title,
    untouched,
    wordless,
)
from builder.review.words import pieces, shortened
from builder.site.shell import faces, quoted, template, tokens, uri
from builder.surfaces.base import Frame
from builder.surfaces.png import encode

_MANY = 80  # pictures shown at their full size
_SQUARES = 48  # slides up to which a move is drawn
_MODES = (
    ("side", "Side by side", '<path d="M1 1h8v12H1zM13 1h8v12h-8z"/>'),
    ("slider", "Slider", '<path d="M1 3h8v8H1z"/><path d="M13 3h8v8h-8z" opacity=".45"/><path d="M10 0h2v14h-2z"/>'),
    ("blend", "Blend", '<path d="M1 1h13v9H1z" opacity=".5"/><path d="M8 4h13v9H8z" opacity=".75"/>'),
    ("blink", "Blink", '<path d="M1 1h20v12H1zM3 3v8h16V3z"/><path d="M7 5h8v4H7z"/>'),
)  # fmt: skip
_WORDS = ("row", "cue", "notes", "alt")  # kinds told as one text, woven


def render(review: Review) -> bytes:
    """The page as UTF-8 HTML."""
    every = _lighter(list(shown(review)))
    names = list(dict.fromkeys(deck.title or deck.name for deck in review.decks))
    page = Template(template("review.html")).substitute(
        title=quoted(headline(review)),
        name=quoted(" · ".join([*names[:3], *([f"{len(names) - 3} more"] if len(names) > 3 else [])])),
        before=quoted(review.before.label),
        after=quoted(review.after.label),
        style=tokens("dark") + faces() + template("style.css") + template("review.css"),
        lead=_lead(review),
        trouble=_trouble(review),
        filters=_filters(review),
        tools=_tools(every) if every else "",
        pairs="".join(_pair(each, n, len(every)) for n, each in enumerate(every, 1)) or _nothing(review),
        film='<ol class="film" aria-label="All changes"></ol>' if len(every) > 1 else "",
        same=_same(review),
        version=__version__,
        script=template("look.js") + "\n" + template("review.js"),
    )
    return page.replace("<html ", '<html data-look="dark" ', 1).encode("utf-8", "replace")


def _lead(review: Review) -> str:
    """Whole episodes, theme colours, files: what no slide tells alone."""
    told = []
    for deck in review.decks:
        name = quoted(deck.title or deck.name)
        if deck.whole:
            told.append(f"<li><b>{name}</b> was {deck.whole}</li>")
        if deck.renamed:
            told.append(f"<li><b>{name}</b> was called <code>{quoted(deck.renamed)}</code></li>")
        if deck.colours:
            told.append(f"<li>theme colours: {quoted(colours(deck))}</li>")
    if review.untouched:
        told.append(f"<li>{untouched(review)}</li>")
    if review.files:
        more = f" and {len(review.files) - 6} more" if len(review.files) > 6 else ""
        told.append("<li>" + ", ".join(f"<code>{quoted(path)}</code>" for path in review.files[:6]) + more + "</li>")
    return f'<ul class="about">{"".join(told)}</ul>' if told else ""


def _trouble(review: Review) -> str:
    told = [review.trouble] if review.trouble else []
    told += [f"{deck.path or deck.name}: {line}" for deck in review.decks for line in deck.trouble]
    rows = "".join(f"<p>{quoted(line)}</p>" for line in told)
    return f'<div class="trouble" role="alert"><b>This could not be compared.</b>{rows}</div>' if told else ""


def _filters(review: Review) -> str:
    counts = review.counts
    if sum(bool(counts[state]) for state in STATES[:-1]) < 2:
        return ""
    return "".join(
        f'<button class="filter" type="button" aria-pressed="true" data-state="{state}">'
        f"<b>{counts[state]}</b> {TITLES[state]}</button>"
        for state in STATES[:-1]
        if counts[state]
    )


def _tools(every: Sequence[Shown]) -> str:
    modes = "".join(
        f'<button type="button" data-mode="{name}" aria-pressed="{str(name == "side").lower()}" title="{words} ({n})">'
        f'<svg viewBox="0 0 22 14" width="22" height="14" aria-hidden="true">{icon}</svg>'
        f"<span>{words}</span><kbd>{n}</kbd></button>"
        for n, (name, words, icon) in enumerate(_MODES, 1)
    )
    return (
        f'<div class="tools"><div class="modes" role="group" aria-label="How to compare">{modes}</div>'
        '<button class="chip boxes" type="button" aria-pressed="true" title="Outline what changed (B)">'
        "Outlines<kbd>B</kbd></button>"
        '<div class="turn"><button class="round back" type="button" aria-label="Previous change"></button>'
        f'<span class="count" aria-hidden="true">1/{len(every)}</span>'
        '<button class="round on" type="button" aria-label="Next change"></button></div></div>'
    )


def _half(png: bytes) -> bytes:
    """A picture at half its size."""
    from io import BytesIO

    from PIL import Image as Pillow

    with Pillow.open(BytesIO(png)) as picture:
        return encode(Frame.of(picture.convert("RGB").reduce(2)))


def _lighter(every: Sequence[Shown]) -> list[Shown]:
    """The same with smaller pictures: a page of a hundred slides should still open."""
    if sum(bool(png) for each in every for png in each.pair.pictures) <= _MANY:
        return list(every)
    halves = [tuple(_half(png) if png else b"" for png in each.pair.pictures) for each in every]
    return [replace(e, pair=replace(e.pair, pictures=(a, b))) for e, (a, b) in zip(every, halves, strict=True)]


def _pair(each: Shown, n: int, total: int) -> str:
    pair = each.pair
    name = f'{quoted(title(pair))}<span class="hidden">, {TITLES[pair.state]}</span>'
    facts = [f"slide {place(pair)}", row(pair), f"line {pair.slide.line}" if pair.slide.line else ""]
    badges = [TITLES[pair.state], *(["moved"] if pair.moved and pair.state != "moved" else [])]
    states = "".join(f'<span class="badge {state}">{state}</span>' for state in badges)
    cue = f'<p class="cue">{quoted(pair.slide.cue)}</p>' if pair.slide.cue else ""
    told = {"state": pair.state, "title": title(pair), "number": place(pair), "deck": each.deck.title or each.deck.name}
    data = " ".join(f'data-{key}="{quoted(value)}"' for key, value in told.items())
    label = quoted(f"Change {n} of {total}: {title(pair)}")
    return (
        f'<article class="pair" id="change-{n}" {data} aria-label="{label}">{_views(each)}<div class="told">'
        f'<p class="where"><span>{" · ".join(filter(None, facts))}</span><span class="badges">{states}</span></p>'
        f"<h2>{name}</h2>{cue}{_move(each)}{_told(pair)}</div></article>"
    )


def _views(each: Shown) -> str:
    """Before on the left, after on the right; one picture where there is only one, or both are the same."""
    pair, (before, after) = each.pair, each.pair.pictures
    if pair.vector:
        return f'<div class="views one">{_view("after", "Unchanged", pair.vector.encode(), pair, svg=True)}</div>'
    if each.alike or not (before or after):
        shown_ = _view("after", "Looks the same", after, pair) if after else _missing("after", "No picture to show")
        return f'<div class="views one">{shown_}</div>'
    left = _view("before", "Before", before, pair) if before else _missing("before", "Not there before")
    right = _view("after", "After", after, pair) if after else _missing("after", "Not there any more")
    both = bool(before and after)
    handle = (
        '<input class="handle" type="range" min="0" max="100" value="50" step="1" '
        'aria-label="Where before ends and after begins"><span class="grip" aria-hidden="true"></span>'
        if both
        else ""
    )
    return f'<div class="views{" both" if both else " lone"}">{left}{right}{handle}</div>'


def _view(side: str, words: str, png: bytes, pair: Pair, *, svg: bool = False) -> str:
    slide = (pair.before if side == "before" else pair.after) or pair.slide
    alt = f"{words}: {slide.facts.alt or title(pair)}"
    width, height = (1920, 1080) if svg else (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))  # IHDR
    source = uri(png, "image/svg+xml" if svg else "image/png")
    boxes = "" if svg else _boxes(pair)
    picture = f'<img src="{source}" width="{width}" height="{height}" alt="{quoted(alt)}">'
    frame = f'<div class="frame">{picture}{boxes}</div>'
    return f'<figure class="view {side}"><figcaption>{words}</figcaption>{frame}</figure>'


def _missing(side: str, words: str) -> str:
    return f'<figure class="view {side} missing"><div class="frame"><p>{words}</p></div></figure>'


def _boxes(pair: Pair) -> str:
    """The boxes round what differs, in per cent of the picture."""
    found = pair.pixels
    if found is None:
        return ""
    out = []
    for wide in outlines(pair):
        x, y = 100 * wide.x / found.width, 100 * wide.y / found.height
        w, h = 100 * wide.w / found.width, 100 * wide.h / found.height
        out.append(f'<i class="box" style="left:{x:.2f}%;top:{y:.2f}%;width:{w:.2f}%;height:{h:.2f}%"></i>')
    return "".join(out)


def _move(each: Shown) -> str:
    """Where a slide stood and where it stands, as two rows of squares."""
    before, after = each.pair.before, each.pair.after
    if not (each.pair.moved and before and after):
        return ""
    sides = [[p.before for p in each.deck.pairs if p.before], [p.after for p in each.deck.pairs if p.after]]
    rows = "".join(_squares(slide.number, len(side)) for slide, side in zip((before, after), sides, strict=True))
    drawn = f'<div class="path" aria-hidden="true">{rows}</div>' if max(map(len, sides)) <= _SQUARES else ""
    return f'<div class="move"><p>From place <b>{before.number}</b> to place <b>{after.number}</b></p>{drawn}</div>'


def _squares(here: int, count: int) -> str:
    return "<p>" + "".join(f"<i{' class=here' if n == here else ''}></i>" for n in range(1, count + 1)) + "</p>"


def _told(pair: Pair) -> str:
    parts = [_group(heading, changes) for heading, changes in grouped(pair.changes).items()]
    if pair.state in ("added", "removed"):
        parts = [_facts(pair.slide)]
    if not parts:
        parts = [f'<p class="quiet">{wordless(pair)}</p>']
    measured = seen(pair)
    return "".join(parts) + (f'<p class="measured">{quoted(measured)}</p>' if measured else "")


def _facts(slide: Slide) -> str:
    rows = [("The row says", slide.visual), ("What it shows", slide.facts.alt), ("What is said", slide.facts.notes)]
    told = "".join(f"<div><dt>{name}</dt><dd>{quoted(words)}</dd></div>" for name, words in rows if words)
    return f"<dl>{told}</dl>"


def _group(heading: str, changes: Iterable[Change]) -> str:
    rows = "".join(f"<li>{_change(change)}</li>" for change in changes)
    return f'<div class="group"><h3>{heading}</h3><ul class="changes">{rows}</ul></div>'


def _change(change: Change) -> str:
    name = {"+": "plus", "−": "minus"}.get(change.sign, "tilde")
    said = {"+": "new: ", "−": "gone: "}.get(change.sign, "")
    sign = f'<span class="sign {name}" aria-hidden="true"></span><span class="hidden">{said}</span>'
    return f"{sign}<p>{_words(change)}</p>"


def _words(change: Change) -> str:
    if change.kind in _WORDS and change.before and change.after:
        lead = "" if change.kind in ("row", "notes") else f"<b>{quoted(change.subject)}</b> "
        return lead + _woven(change.before, change.after)
    subject = f"<b>{quoted(change.subject)}</b>"
    if change.before and change.after:
        return (
            f'{subject} <span class="both"><del>{_swatch(change.before)}</del> '
            f'<span class="to" aria-label="becomes">→</span> <ins>{_swatch(change.after)}</ins></span>'
        )
    return f"{subject} {_swatch(change.after or change.before)}".strip()


def _swatch(words: str) -> str:
    """Words; a colour comes with a sample of it."""
    plain = len(words) == 7 and words[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in words[1:])
    return (f'<i class="swatch" style="background:{words}"></i>' if plain else "") + quoted(words)


def _woven(before: str, after: str) -> str:
    tags = {"=": ("", ""), "−": ("<del>", "</del>"), "+": ("<ins>", "</ins>")}
    out = []
    for sign, text in shortened(pieces(before, after)):
        opened, closed = tags[sign]
        core = text.strip() if sign != "=" else text
        lead, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
        out.append(f"{lead}{opened}{quoted(core)}{closed}{tail}" if sign != "=" else quoted(text))
    return "".join(out)


def _nothing(review: Review) -> str:
    if review.broken:
        return ""
    return '<div class="nothing"><span class="tile" aria-hidden="true"></span><p>Every slide is as it was.</p></div>'


def _same(review: Review) -> str:
    same = list(shown(review, ("same",)))
    if not same:
        return ""
    rows = "".join(f"<li><b>{place(each.pair)}</b> {quoted(title(each.pair))}</li>" for each in same)
    count = f"{len(same)} slide{'s' if len(same) > 1 else ''}"
    summary = f"<summary>Unchanged<span>{count}</span></summary>"
    return f'<details class="same" aria-label="Unchanged slides">{summary}<ol>{rows}</ol></details>'
