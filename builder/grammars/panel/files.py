"""A window of files: an icon and a name a line, the tree's folders above them, a mouse that drags a copy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.actors.base import place
from builder.actors.forms import block
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.panel.lists import ids
from builder.grammars.panel.pointer import cursor as pointer
from builder.grammars.panel.screen import cut, lined, screen
from builder.grammars.panel.words import parts
from builder.language.model import Reading
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint
from builder.storyboard.model import Match

_HEAD = re.compile(
    r"^(?:an?\s+|the\s+)?(?P<head>(?:[\w'’-]+\s+){0,2}?"
    r"(?:file (?:browser|explorer|manager|tree|list(?:ing)?)|finder(?: window)?"
    r"|(?:directory|folder|repo(?:sitory)?) (?:tree|listing|structure|view|layout)"
    r"|folder(?: window)?|download folder))\b"
    r"(?P<rest>.*)$",
    re.I,
)
_OPENS = re.compile(r"^\s*(?:[:,]|with|showing|shows|containing|of|full of|listing|lists|holding)\s*", re.I)
_FILE = re.compile(r"^[\w./-]+\.[A-Za-z]\w{0,4}$|^[\w-]+/[\w/-]*$")
_MOUSE = re.compile(r"\b(?:mouse|cursor|pointer|dragg?\w*|cop(?:y|ies|ied|ying))\b", re.I)
_TAG = re.compile(r"[`\"“](?P<tag>[^`\"”]+: [^`\"”]+)[`\"”]\s*(?:in|on|under|at)\s+(?P<who>[\w-]+)", re.I)
_MOST = 6


def match(reading: Reading) -> Match | None:
    """A file browser, a folder or a directory tree at the head of the row, with names in it."""
    head = _HEAD.match(reading.text)
    if head is None:
        return None
    rest = _OPENS.sub("", head["rest"]).strip()
    told = re.match(r"(?P<root>[\w.-]+(?:/[\w.-]+)+)\s+with\s+(?P<inside>[^;]+)", rest)
    root, inside = (told["root"], told["inside"]) if told else ("", rest)
    tags = {m["who"].lower(): m["tag"] for m in _TAG.finditer(reading.text)}
    quoted = (*(q.text for q in reading.literals), *parts(inside))
    named = tuple(dict.fromkeys(q for q in quoted if _FILE.search(q)))
    names = named or tuple(p for p in parts(inside) if len(p.split()) <= 3 and not _MOUSE.search(p))
    if not names or (
        not named and not told and "tree" not in head["head"].lower() and "file" not in head["head"].lower()
    ):
        return None
    items = tuple(f"{n}: {tags[n.lower()]}" if n.lower() in tags else n for n in names[:_MOST])
    title = root or head["head"][:1].upper() + head["head"][1:]
    slots: dict[str, object] = {"kind": "files", "title": title, "items": items}
    if _MOUSE.search(rest):
        slots["cursor"] = "copy" if re.search(r"\bcop|\bdrag", rest, re.I) else "point"
    return Match(grammar="panel", confidence=0.9, slots=slots, why=(f"{head['head']}: files",))


def compose(title: str, items: Sequence[str], cursor: str, stage: Stage) -> Composition:
    """The files on a monitor, each as large as the room lets it; the last one as a ghost under the mouse."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    made = screen(title, room, stage)
    inner = made.area.inset(40, 26)
    tree, given = "/" in title, [(i, "." not in i.partition(": ")[0]) for i in items]
    rows = [(title, True), *given] if tree else given
    extra = 0.7 if cursor == "copy" else 0.0
    pitch = min(inner.h / (len(rows) + extra), 200.0)
    step = 0.9 * pitch if tree else 0.0
    names = [words.partition(": ")[0] for words, _ in rows]
    lines, size = lined(
        names, inner.w - step - 1.5 * pitch, (stage.scale.least, min(80.0, 0.46 * pitch)), face="mono-bold"
    )
    out: list[Item] = []
    top = inner.cy - pitch * (len(rows) + extra) / 2
    for n, (name, said) in enumerate(zip(ids(names, "file"), lines, strict=True)):
        box = Box(inner.x + (step if n or not tree else 0), top + n * pitch, inner.w - (step if n else 0), pitch - 14)
        tag = rows[n][0].partition(": ")[2]
        out.append(
            _row(name, (said, tag), box, size, stage, folder=rows[n][1], lit=cursor == "copy" and n == len(rows) - 1)
        )
    if cursor:
        out += _mouse(
            cursor, out[-1], Box(inner.x, top + (len(rows) - 1) * pitch, inner.w, pitch), lines[-1], size, stage
        )
    effects = tuple(Effect(target=i.id, name="fade", start_ms=140 * n) for n, i in enumerate(out))
    return Composition(
        items=(*made.items, *out), floor=even(floor_of(stage, ground)), hero=made.id,
        beats=(Beat(id="files", cue=stage.cue, effects=effects),),
    )  # fmt: skip


def _row(name: str, words: tuple[str, str], box: Box, size: float, stage: Stage, *, folder: bool, lit: bool) -> Group:
    kind = "folder" if folder else "document"
    icon = place(kind, id=f"{name}/icon", theme=stage.theme, foot=(box.x + 0.62 * box.h, box.bottom - 0.1 * box.h),
                 height=0.76 * box.h, shadow=0)  # fmt: skip
    y = box.cy + 0.34 * size
    said, tag = words
    parts: list[Item] = [
        block(f"{name}/plate", box, 20, Paint("ok", "code_bar", 0.7) if lit else Paint("code_bar")),
        icon.item,
        text(f"{name}/words", said, box.x + 1.3 * box.h, y, face="mono-bold", size=size, paint="code_value"),
    ]
    if tag:
        shown = cut(tag, 0.5 * box.w, size, face="mono-bold")
        parts.append(
            text(f"{name}/tag", shown, box.right - 36, y, face="mono-bold", size=size, paint="ok", align="right")
        )
    return Group(id=name, items=tuple(parts), alt=": ".join(filter(None, words)))


def _mouse(cursor: str, last: Item, row: Box, words: str, size: float, stage: Stage) -> list[Item]:
    """The mouse on the last file; dragging, it takes a pale copy of it along."""
    if cursor != "copy":
        return [pointer((row.x + 0.5 * row.w, row.cy), 0.9 * row.h)]
    box = Box(row.x + 0.1 * row.w, row.y + 0.78 * row.h, 0.88 * row.w, 0.8 * row.h)
    icon = place("document", id="copy/icon", theme=stage.theme, foot=(box.x + 0.62 * box.h, box.bottom - 0.1 * box.h),
                 height=0.76 * box.h, shadow=0)  # fmt: skip
    shown = cut(words, box.w - 1.5 * box.h - 0.9 * row.h, size, face="mono-bold")
    said = text(
        "copy/words", shown, box.x + 1.3 * box.h, box.cy + 0.34 * size, face="mono-bold", size=size, paint="ink"
    )
    ghost = Group(id="copy", items=(block("copy/plate", box, 20, Paint("ok")), icon.item, said), alt="A copy of it")
    return [ghost, pointer((box.right - 0.7 * row.h, box.cy - 0.1 * row.h), 0.9 * row.h)]
