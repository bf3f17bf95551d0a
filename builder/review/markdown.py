"""review.md: the review as one comment, understood by someone who never saw the script.

A comment takes 65,536 characters; what does not fit is named, with where to find it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from builder.review.model import Change, Pair, Review
from builder.review.report import (
    Shown,
    colours,
    grouped,
    headline,
    place,
    readable,
    row,
    seen,
    shown,
    title,
    untouched,
    wordless,
)
from builder.review.words import pieces, shortened

#: By this line a workflow finds its own comment again.
MARKER = "<!-- build-deck review -->"
LIMIT = 65_536
PICTURES = 12  # slides shown with pictures; the others are told in words
_TABLE = 60  # rows of the overview
_ROOM = 400  # characters kept for the last words
_SPECIAL = frozenset("\\`*_[]|~#!$")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "@\u2060"}


def render(review: Review, *, at: str = "", page: str = "index.html", limit: int = LIMIT) -> bytes:
    """The comment as UTF-8 Markdown. `at`: what the paths of pictures begin with; `page`: where the full report is."""
    every = list(shown(review))
    head = [MARKER, f"## {_q(headline(review))}", "", _sides(review), *_trouble(review)]
    parts = ["\n".join([*head, *_overview(every, limit), *_quiet(review)])]
    room = limit - _ROOM - len(parts[0].encode())
    pictures, left = PICTURES, []
    for each in every:
        if each.pair.state == "moved":
            continue  # the overview says all there is
        part = _slide(each, at, pictures=pictures > 0)
        if len(part.encode()) > room:
            part = _slide(each, at, pictures=False)
        if len(part.encode()) > room:
            left.append(place(each.pair))
            continue
        pictures -= "<img" in part
        room -= len(part.encode()) + 2
        parts.append(part)
    parts.append(_end(left, page))
    return "\n\n".join(parts).encode()


def _q(text: str) -> str:
    """Words as they stand, whatever Markdown makes of their characters; nobody is mentioned by them."""
    text = text.encode("utf-8", "replace").decode()  # names of files may hold bytes that are no text
    return "".join(_ENTITIES.get(c) or (f"\\{c}" if c in _SPECIAL else c) for c in " ".join(text.split()))


def _sides(review: Review) -> str:
    names = " · ".join(dict.fromkeys(_q(d.title or d.name) for d in review.decks if d.differs))
    ends = f"`{_code(review.before.label)}` → `{_code(review.after.label)}`"
    return f"{names} · {ends}" if names else ends


def _code(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("`", "'")


def _trouble(review: Review) -> list[str]:
    told = [review.trouble] if review.trouble else []
    for deck in review.decks:
        told += [f"{deck.path or deck.name}, {line}" for line in deck.trouble]
    if not told:
        return []
    rest = [] if review.trouble else ["> The slides of what could not be built are not compared."]
    return ["", "> [!WARNING]", *(f"> {_q(line)}" for line in told), *rest]


def _overview(every: Sequence[Shown], limit: int) -> list[str]:
    """A line a slide, in a third of the room."""
    if not every:
        return []
    many = len({each.deck.name for each in every}) > 1
    rows, room, last = ["", "| slide | | what happened |", "|--:|---|---|"], limit // 3, ""
    for n, each in enumerate(every):
        line = f"| {place(each.pair)} | **{_q(_clip(title(each.pair)))}** | {_short(each.pair)} |"
        if many and each.deck.name != last:
            line = f"| | *{_q(each.deck.title or each.deck.name)}* | |\n{line}"
        last, room = each.deck.name, room - len(line.encode())
        if room < 0 or n == _TABLE:
            rows.append(f"| | and {len(every) - n} more | |")
            break
        rows.append(line)
    return rows


def _clip(text: str, most: int = 90) -> str:
    """As much of a text as `most` characters take."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def _short(pair: Pair) -> str:
    """What happened to a slide, in a few words."""
    if pair.state in ("added", "removed"):
        says = f": {_q(_clip(pair.slide.visual, 160))}" if pair.slide.visual else ""
        return f"**{pair.state}**{says}"
    told = []
    if pair.moved:
        told.append("**moved**" + ("" if pair.state == "changed" else ", otherwise as it was"))
    every = readable(pair.changes)
    own = [c for c in every if c.kind not in ("row", "alt", "place", "build")] or every
    told += [_phrase(change, brief=True) for change in own[:3]]
    if len(own) > 3:
        told.append(f"{len(own) - 3} more")
    if not own and pair.state == "changed":
        told.append(wordless(pair))
    return "; ".join(told)


def _phrase(change: Change, *, brief: bool = False) -> str:
    """One change in one line of Markdown."""
    subject = _q(change.subject)
    if change.sign == "+":
        return f"+ {subject}" + (f": **{_q(change.after)}**" if change.after and not brief else _after(change))
    if change.sign == "−":
        return f"− {subject}" + (f": ~~{_q(change.before)}~~" if change.before else "")
    if brief and len(change.before) + len(change.after) > 80:
        return f"{subject} changed"
    if not change.before:
        return f"{subject}: {_q(change.after)}" if change.after else f"{subject} changed"
    if change.kind in ("row", "notes", "alt", "cue") or len(change.before) > 60:
        return f"{subject}: {_woven(change)}"
    return f"{subject} ~~{_q(change.before)}~~ → **{_q(change.after)}**"


def _after(change: Change) -> str:
    return f" ({_q(change.after)})" if change.after and len(change.after) <= 60 else ""


def _woven(change: Change) -> str:
    """Both texts in one, what went struck out and what came in bold."""
    found = shortened(pieces(change.before, change.after))
    out = ""
    for n, (sign, text) in enumerate(found):
        core, after = text.strip(), found[n + 1] if n + 1 < len(found) else ("", " ")
        if text[:1].isspace() or (sign == "+" and n and found[n - 1][0] == "−"):
            out += " "
        tail = " " if text[-1:].isspace() or (sign, after[0]) == ("−", "+") else ""
        free = out[-1:] in ("", " ") and bool(tail or after[1][:1].isspace())
        out += (_marked(sign, core, free=free) if core else "") + tail
    return " ".join(out.split())


def _marked(sign: str, core: str, *, free: bool) -> str:
    """Words in Markdown's marks; in tags where they touch others, as marks between letters and signs are not seen."""
    if sign == "=":
        return _q(core)
    if free or (core[0].isalnum() and core[-1].isalnum()):
        mark = "~~" if sign == "−" else "**"
        return f"{mark}{_q(core)}{mark}"
    tag = "del" if sign == "−" else "b"
    return f"<{tag}>{_q(core)}</{tag}>"


def _slide(each: Shown, at: str, *, pictures: bool) -> str:
    pair = each.pair
    where = row(pair) or pair.slide.kind
    line = f", line {pair.slide.line}" if pair.slide.line else ""
    facts = [f"**{pair.state}**", "**moved**" if pair.moved else "", f"{where}{line}", seen(pair)]
    out = [f"### {place(pair)} · {_q(title(pair))}", " · ".join(filter(None, facts))]
    if pair.slide.cue:
        out.append(f"> at “{_q(pair.slide.cue)}”" + (f": {_q(pair.slide.visual)}" if pair.slide.visual else ""))
    for heading, changes in grouped(pair.changes).items():
        out += ["", f"*{heading}*", *(f"- {_phrase(change)}" for change in changes)]
    if pair.state in ("added", "removed") and pair.slide.facts.notes:
        out += ["", f"*What is said*: {_q(pair.slide.facts.notes)}"]
    return "\n".join([*out, *(_pictures(each, at) if pictures else [])])


def _pictures(each: Shown, at: str) -> list[str]:
    views = [(view, each.picture(view)) for view in ("before", "after") if each.picture(view)]
    if not views:
        return []
    name = escape(" ".join(title(each.pair).split()), quote=True)
    heads = "".join(f"<th>{'looks the same' if each.alike else view}</th>" for view, _ in views)
    cells = "".join(
        f'<td><img src="{_address(at, path)}" width="460" alt="{view}: {name}"></td>' for view, path in views
    )
    return ["", f"<table><tr>{heads}</tr><tr>{cells}</tr></table>"]  # one line: easily left out where none can be shown


def _address(at: str, path: str) -> str:
    """Where a picture is: `at` may hold `{}` for the path, else it stands before it."""
    return at.replace("{}", quote(path)) if "{}" in at else at + quote(path)


def _quiet(review: Review) -> list[str]:
    """What needs no part of its own: theme colours, whole episodes, what did not change."""
    out = []
    for deck in review.decks:
        told = []
        if deck.whole and not deck.trouble:
            told.append(f"the script {_q(deck.path or deck.name)} was {deck.whole}")
        if deck.renamed:
            told.append(f"renamed from {_q(deck.renamed)}")
        if deck.colours:
            told.append(f"theme colours: {colours(deck)}")
        if told:
            out += ["", f"**{_q(deck.title or deck.name)}**: {'; '.join(told)}."]
    same = review.counts["same"]
    quiet = [f"{same} slide{'s' if same > 1 else ''} unchanged" if same else "", untouched(review)]
    if any(quiet):
        out += ["", ", ".join(filter(None, quiet)) + "."]
    if review.files:
        more = f" and {len(review.files) - 8} more" if len(review.files) > 8 else ""
        out += ["", "Files: " + ", ".join(f"`{_code(path)}`" for path in review.files[:8]) + more]
    return out


def _end(left: Sequence[str], page: str) -> str:
    more = f" and {len(left) - 40} more" if len(left) > 40 else ""
    told = f"No room here for slide{'s' if len(left) > 1 else ''} {', '.join(left[:40])}{more}. " if left else ""
    where = f"[the full report]({page})" if "://" in page else f"`{page}`"
    return f"<sub>{told}Side by side, slider, blend and blink: {where}.</sub>\n"
