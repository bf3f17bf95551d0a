"""Cards of code and of a terminal session: dark in both themes, one line emphasised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from builder.actors.code import LEADING, PUNCT, VALUE, Listing, Row, fit_listing
from builder.actors.forms import block, fitted, rounded
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Box, PathData
from builder.layout.scale import even
from builder.layout.type import rich
from builder.scene.items import Item, Paint, Path, Run, Shape, Stroke, Text
from builder.text.measure import advance
from builder.theme import Theme

BAR = 72.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 58.0, 52.0, 22.0, 26.0
_UNDER = 14.0  # more where the last line is on a bar, which is higher than its letters
_SIDE, _RADIUS = 32.0, 28.0
_PRINTED = 1  # the line of a terminal's row that is output
_TONES = re.compile(
    r"\b(?:(?P<fail>(?:validation )?errors?|fail(?:ed|ure)?|fatal|denied|refused|killed|OOMKilled|CrashLoopBackOff|lost"
    r"|not found|NotReady|unreachable|timed out|timeout|Evicted)"
    r"|(?P<warn>Pending|warnings?|waiting|restarting|degraded|OutOfSync|Terminating|ImagePullBackOff)"
    r"|(?P<ok>success(?:ful(?:ly)?)?|succeeded|Running|Ready|Bound|Synced|Healthy|passed|created|pushed|OK|done))\b"
)
_GUTTER = 2.4  # room of a line's number, by the size of its letters
_UNREAD = (0.62, 0.4, 0.78, 0.52)  # lengths of lines nobody gave, by the room they have


@actor(
    "code-card",
    title="Code card",
    words=("code card", "code snippet", "yaml snippet", "code block", "source file", "snippet"),
    params={
        "w": ("number", 972),
        "h": ("number", 888),
        "lines": ("list", ("apiVersion: v1", "kind: ConfigMap")),
        "emphasis": ("number", -1),
        "also": ("list", ()),
        "part": ("text", ""),
        "number": ("number", 0),
        "language": ("text", "yaml"),
        "file": ("text", ""),
        "sizes": ("list", (38, 42)),
        "title_size": ("number", 34),
        "fill": (("yes", "no"), "no"),
    },
    hero=True,
)
def code_card(theme: Theme, params: Params) -> Drawing:
    """A card at most `w` x `h` u, as low as its lines allow unless `fill`.

    `emphasis`: index of the volt line, -1 for none; `also`: indexes of further ones; `part`: the words of a lit line
    that alone are lit; `number`: what the first line is numbered, 0 for no numbers (empty lines are then unreadable
    ones). `sizes`: smallest and largest letters.
    At most 13 lines; of more, a window about the emphasised one.
    """
    at = int(params.number("emphasis"))
    lines = [str(line) for line in params.list("lines")]
    marked = [i for i in (at, *(int(str(i)) for i in params.list("also"))) if 0 <= i < len(lines)]
    w, first = params.number("w"), int(params.number("number"))
    room = params.number("h") - BAR - _TOP - _BOTTOM
    low, high = (float(str(size)) for size in params.list("sizes"))
    gutter = _GUTTER if first else 0.0
    listing = fit_listing(
        lines, params.text("language"), marked, width=w - _LEFT - _RIGHT - gutter * high, height=room, sizes=(low, high)
    )
    h = _height(params, listing)
    items: list[Item] = [*_frame(theme, w, h), *_title(params, w, _sheet_icon())]
    bars = _lit_bars(listing, w, params.text("part"), gutter * listing.size)
    items += [block("line/bar" if not n else f"line-{n + 1}/bar", bar, 12, Paint("ok")) for n, bar in enumerate(bars)]
    anchors = {"line": (bars[0].x, bars[0].cy), "line-right": (bars[0].right, bars[0].cy)} if bars else {}
    anchors |= {f"line-{n}": (bar.x, bar.cy) for n, bar in enumerate(bars[1:], 2)}
    items += _rows(listing, mixed=bool(bars), left=_LEFT + gutter * listing.size, part=params.text("part"))
    items += _numbers(listing, first, w) if first else ()
    return _card(items, w, h, anchors, f"Code: {params.text('file') or params.text('language')}")


@actor(
    "terminal-card",
    title="Terminal card",
    words=("terminal card", "terminal window", "shell session", "console", "command line"),
    params={
        "w": ("number", 972),
        "h": ("number", 600),
        "lines": ("list", ("$ kubectl get pods",)),
        "prompt": ("text", "$"),
        "file": ("text", "bash"),
        "sizes": ("list", (38, 42)),
        "cursor": (("yes", "no"), "no"),
        "title_size": ("number", 34),
        "fill": (("yes", "no"), "no"),
    },
    hero=True,
)
def terminal_card(theme: Theme, params: Params) -> Drawing:
    """A terminal at most `w` x `h` u; lines that begin with the `prompt` are commands, all others their output.

    At most 8 rows: commands are broken, never cut; output that does not fit is.
    """
    w, prompt = params.number("w"), params.text("prompt")
    low, high = (float(str(size)) for size in params.list("sizes"))
    lines = [str(line) for line in params.list("lines")]
    room = min(8, int((params.number("h") - BAR - _TOP - _BOTTOM) / (low * 1.52)))
    cursor = params.text("cursor") == "yes"
    listing = session(lines, prompt, width=w - _LEFT - _RIGHT, rows=max(1, room), sizes=(low, high), cursor=cursor)
    h = _height(params, listing)
    items: list[Item] = [*_frame(theme, w, h), *_title(params, w, _prompt_icon())]
    items += _rows(listing, mixed=False, left=_LEFT)
    if cursor:
        items.append(_cursor(listing))
    first = (_SIDE, _row_top(listing, 0) + listing.pitch / 2)
    return _card(items, w, h, {"line": first}, "Terminal: " + " · ".join(lines))


def _height(params: Params, listing: Listing) -> float:
    least = BAR + _TOP + _BOTTOM + listing.pitch * len(listing.rows)
    if listing.rows and listing.rows[-1].bright:
        least += max(0.0, min(_UNDER, params.number("h") - least))
    return max(least, params.number("h")) if params.text("fill") == "yes" else least


def session(
    lines: Sequence[str], prompt: str, *, width: float, rows: int, sizes: tuple[float, float], cursor: bool = False
) -> Listing:
    """Commands and output at the largest size that shows every line unbroken, else broken at the smallest.

    Too many rows: output goes first, from its end; commands always stay. `cursor`: the last row is a prompt.
    """
    longest = max(lines, key=len, default="")
    size = fitted(longest, "mono", width, sizes) or even(sizes[0])
    room = max(8, int(width / advance("0", "mono", size)))
    out: list[Row] = []
    for line in lines:
        out += (
            _command(line, prompt, room) if _is_command(line, prompt) else [_output(line, room, quiet=len(lines) > 5)]
        )
    if cursor and not (lines and _is_command(lines[-1], prompt)):
        out.append(Row(parts=((f"{prompt} ", "ok"),)))
    while len(out) > rows and any(row.line == _PRINTED for row in out):
        out.pop(max(i for i, row in enumerate(out) if row.line == _PRINTED))
    return Listing(rows=tuple(out), size=size, pitch=even(size * LEADING))


def _is_command(line: str, prompt: str) -> bool:
    return bool(prompt) and line.startswith(prompt)


def _command(line: str, prompt: str, room: int) -> list[Row]:
    """A command on as many rows as it takes, broken at spaces, its continuation indented."""
    words = line[len(prompt) :].strip().split(" ")
    rows: list[str] = [""]
    for word in words:
        space = room - len(prompt) - 1
        if rows[-1] and len(rows[-1]) + 1 + len(word) > space:
            rows.append("")
        rows[-1] += (" " if rows[-1] else "") + word
        while len(rows[-1]) > space:
            rows[-1:] = [rows[-1][:space], rows[-1][space:]]
    lead = " " * (len(prompt) + 1)
    first = Row(parts=((f"{prompt} ", "ok"), (rows[0], VALUE)))
    return [first, *(Row(parts=((lead + row, VALUE),)) for row in rows[1:])]


def _output(line: str, room: int, *, quiet: bool) -> Row:
    """A printed line, its words of success or trouble in that colour; of many lines the others step back."""
    shown = line if len(line) <= room else line[: room - 1] + "…"
    plain = PUNCT if quiet else VALUE
    parts: list[tuple[str, str]] = []
    at = 0
    for found in _TONES.finditer(shown):
        role = next(name for name, words in found.groupdict().items() if words)
        parts += [(shown[at : found.start()], plain), (found[0], role)]
        at = found.end()
    parts.append((shown[at:], plain))
    return Row(parts=tuple(p for p in parts if p[0]) or ((" ", plain),), line=_PRINTED)


def _card(items: list[Item], w: float, h: float, anchors: dict[str, tuple[float, float]], alt: str) -> Drawing:
    return Drawing(
        items=tuple(items), box=Box(0, 0, w, h), foot=(w / 2, h), body="card", anchors=anchors, contact=0, alt=alt
    )


def _frame(theme: Theme, w: float, h: float) -> tuple[Item, ...]:
    """Shade, card and title bar; on paper the rim is ink."""
    edge, body = Stroke(Paint("ink" if theme.keyline else "line"), 4), Box(2, 2, w - 4, h - 4)
    bar = rounded(((4, 4), (w - 4, 4), (w - 4, BAR), (4, BAR)), (_RADIUS - 4, _RADIUS - 4, 0, 0))
    return (
        block("shade", Box(0, 14, w, h), _RADIUS, Paint("shadow", alpha=50)),
        Shape(id="card", kind="rect", box=body, radius=_RADIUS - 2, fill=Paint("code_bg"), stroke=edge),
        Path(id="title-bar", d=bar, fill=Paint("code_bar")),
    )


def _title(params: Params, w: float, icon: Item) -> tuple[Item, ...]:
    """The icon and the file's name; a name too long for the bar keeps its end."""
    name, size, room = params.text("file"), even(params.number("title_size")), w - 98 - 40
    if not name:
        return (icon,)
    if not fitted(name, "mono", room, (size, size)):
        name = "…" + name[-max(1, int(room / advance("0", "mono", size)) - 1) :]
    y = BAR / 2 + 0.37 * size
    return (icon, rich("file", [[Run(name, Paint(PUNCT))]], 98, y, face="mono", size=size))


def _sheet_icon() -> Item:
    """Three lines of text, the middle one indented."""
    d: PathData = (
        ("M", (35, 25)), ("L", (57, 25)), ("M", (35, 37)), ("L", (51, 37)), ("M", (35, 49)), ("L", (57, 49)),
    )  # fmt: skip
    return Path(id="icon", d=d, stroke=Stroke(Paint(PUNCT), 6))


def _prompt_icon() -> Item:
    """The volt >_ of a shell."""
    d: PathData = (("M", (34, 26)), ("L", (48, 37)), ("L", (34, 48)), ("M", (56, 49)), ("L", (74, 49)))
    return Path(id="icon", d=d, stroke=Stroke(Paint("ok"), 7))


def _row_top(listing: Listing, i: int) -> float:
    return BAR + _TOP + listing.pitch * i


def _lit_bars(listing: Listing, w: float, part: str, gutter: float) -> list[Box]:
    """A bar behind every run of emphasised rows; behind the `part` alone where a row holds it."""
    out: list[Box] = []
    for bright, group in groupby(enumerate(listing.rows), key=lambda row: row[1].bright):
        run = list(group)
        if not bright:
            continue
        held = [(i, at) for i, row in run if part and (at := _said(row).find(part)) >= 0]
        if held:
            em, (i, at) = advance("0", "mono", listing.size), held[0]
            wide = len(part) * em + 8
            out.append(Box(_LEFT + gutter + at * em - 4, _row_top(listing, i), wide, listing.pitch).inset(0, 0.5))
        else:
            high = listing.pitch * len(run)
            out.append(Box(_SIDE, _row_top(listing, run[0][0]), w - 2 * _SIDE, high).inset(0, 0.5))
    return out


def _said(row: Row) -> str:
    return "".join(text for text, _ in row.parts)


def _rows(listing: Listing, *, mixed: bool, left: float, part: str = "") -> list[Item]:
    """One text for each run of rows of one face; what is not emphasised steps back by a fifth."""
    out: list[Item] = []
    at = lit = 0
    for bright, group in groupby(listing.rows, key=lambda row: row.bright):
        rows = list(group)
        if any(_said(row).strip() for row in rows):
            lit += bright
            name = f"lines-{at + 1}" if not bright else "line/text" if lit == 1 else f"line-{lit}/text"
            whole = not part or all(part not in _said(row) for row in rows)
            out.append(_text(name, rows, listing, (left, at), bright=bright and whole, mixed=mixed, part=part))
        at += len(rows)
    return out


def _text(
    name: str, rows: Sequence[Row], listing: Listing, at: tuple[float, int], *, bright: bool, mixed: bool, part: str
) -> Text:
    def paint(role: str) -> Paint:
        if bright or role == "ink":
            return Paint("ink")
        if role == "fail":
            return Paint(role, "white", 0.25)  # as it is, its letters are a shade too dark for the card
        return Paint(role, "code_bg", 0.2) if mixed else Paint(role)

    split = [_parted(row, part) if row.bright and part else row.parts for row in rows]
    lines = [[Run(text, paint(role)) for text, role in parts] or [Run(" ", paint(VALUE))] for parts in split]
    y = _row_top(listing, at[1]) + listing.pitch / 2 + 0.36 * listing.size
    return rich(name, lines, at[0], y, face="mono-bold" if bright else "mono", size=listing.size)


def _parted(row: Row, part: str) -> tuple[tuple[str, str], ...]:
    """The row's parts, the lit words among them in ink."""
    start = _said(row).find(part)
    if start < 0:
        return row.parts
    out: list[tuple[str, str]] = []
    at = 0
    for words, role in row.parts:
        cuts = sorted({0, len(words), *(min(max(c - at, 0), len(words)) for c in (start, start + len(part)))})
        for a, b in pairwise(cuts):
            out.append((words[a:b], "ink" if start <= at + a < start + len(part) else role))
        at += len(words)
    return tuple(out)


def _numbers(listing: Listing, first: int, w: float) -> list[Item]:
    """The numbers of the lines; a bar where a line is not given."""
    out: list[Item] = []
    size = listing.size
    for i, row in enumerate(listing.rows):
        y = _row_top(listing, i) + listing.pitch / 2
        tone = Paint("ink") if row.bright else Paint(PUNCT)
        words = [[Run(str(first + row.line), tone)]]
        out.append(rich(f"number-{i + 1}", words, _LEFT, y + 0.36 * size, face="mono", size=size))
        if not _said(row).strip():
            left = _LEFT + _GUTTER * size
            bar = Box(left, y - 0.2 * size, (w - _RIGHT - left) * _UNREAD[i % len(_UNREAD)], 0.4 * size)
            out.append(block(f"unread-{i + 1}", bar, 0.2 * size, Paint(PUNCT, "code_bg", 0.55)))
    return out


def _cursor(listing: Listing) -> Shape:
    """A volt block after the last character."""
    last = listing.rows[-1]
    wide = advance("0", "mono", listing.size)
    x = _LEFT + wide * (sum(len(text) for text, _ in last.parts) + 0.2)
    y = _row_top(listing, len(listing.rows) - 1) + listing.pitch / 2 - 0.5 * listing.size
    return block("cursor", Box(x, y, 0.6 * listing.size, listing.size), 4, Paint("ok"))
