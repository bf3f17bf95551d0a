"""The side file beside a script (`NNN-slug.scenes.yaml`): the author's last word on any row.

Keys are cue phrases (nearly as written) or row numbers; `title`, `closing`, `memes` and `labels`
stand beside them. What a scene accepts is told by `check_slots`, once its grammar is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from builder.diagnostics import Collector, Span, did_you_mean, nearest
from builder.script import nodes
from builder.script.model import Cue, Episode
from builder.script.nodes import Node
from builder.script.source import read_text

RESERVED = ("title", "closing", "memes", "labels")
#: What every row accepts beside the keys of its scene.
COMMON = ("scene", "headline", "sub", "alt", "skip", "hold", "at", "labels", "then")
#: Below this likeness (of 1) a key is no cue phrase.
LEAST = 0.62


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What the author says of one slide. `values`: key -> YAML value; `places`: where each key stands."""

    key: str
    span: Span
    values: Mapping[str, Node] = field(default_factory=dict)
    places: Mapping[str, Span] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """The scalar under a key, "" without."""
        node = self.values.get(key)
        return node.text.strip() if node is not None and (node.tag != "null" or node.quoted) else ""

    @property
    def scene(self) -> str:
        return self.text("scene")

    @property
    def skip(self) -> bool:
        return self.text("skip").lower() in ("true", "yes", "on")

    @property
    def labels(self) -> Mapping[str, str]:
        return labels_of(self.values.get("labels"))

    def slots(self) -> dict[str, object]:
        """The scene's own keys as plain values: text, booleans, tuples and mappings of these.

        `labels:` as a list is a slot (words in order); as a mapping it names words inside the scene.
        """
        own = {
            k: n
            for k, n in self.values.items()
            if k not in COMMON or k == "then" or (k == "labels" and n.kind == "list")
        }
        return {key: _value(node) for key, node in own.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class SideFile:
    """A whole side file: one override a row, the slides without a row, words inside scenes."""

    path: str = ""
    rows: Mapping[int, Override] = field(default_factory=dict)
    title: Override | None = None
    closing: Override | None = None
    memes: Mapping[int, Override] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)


def beside(script: Path) -> Path:
    """Where the side file of a script is looked for."""
    return script.with_name(script.stem + ".scenes.yaml")


def read(path: Path, episode: Episode, collector: Collector) -> SideFile:
    """Read a side file that is there; BuildError when it cannot be opened."""
    return parse(read_text(path, collector), str(path), episode, collector)


def parse(text: str, path: str, episode: Episode, collector: Collector) -> SideFile:
    """Read the text of a side file; every mistake becomes a diagnostic with its place."""
    root = nodes.load(text, path, collector)
    if root is None or root.tag == "null":
        return SideFile(path=path)
    if root.kind != "map":
        collector.error(
            "not-a-mapping", "a side file is a mapping: a cue phrase, a colon, and what to change", root.span
        )
        return SideFile(path=path)
    rows: dict[int, Override] = {}
    apart: dict[str, Node] = {}
    for key, value in root.pairs:
        name = key.text.strip()
        if name in RESERVED and not key.quoted:
            apart[name] = value
            continue
        row = _row(key, episode.cues, collector)
        if row and row in rows:
            collector.error(
                "row-twice", f"row {row} ({episode.cues[row - 1].cue!r}) is already changed above", key.span
            )
        elif row:
            rows[row] = _override(key.text, value, collector)
    return SideFile(
        path=path, rows=rows, title=_one("title", apart, collector), closing=_one("closing", apart, collector),
        memes=_memes(apart.get("memes"), episode, collector), labels=labels_of(apart.get("labels")),
    )  # fmt: skip


def from_cell(cue: Cue, path: str, collector: Collector) -> Override | None:
    """The third column of a row: the same mapping in flow style, or the name of a scene alone."""
    if not cue.scene.strip():
        return None
    text = cue.scene.strip().strip("`")
    moved = cue.scene.find(text)
    if not text.startswith("{"):
        text = f"{{{text}}}" if ":" in text else f"{{scene: {text}}}"
    span = cue.scene_span
    found = Collector()
    root = nodes.load(text, path, found, line=span.line, col=span.col + moved)
    collector.found += found.found
    return _override(cue.cue, root, collector) if root is not None else None


def labels_of(node: Node | None) -> Mapping[str, str]:
    """Words inside scenes: name -> words."""
    if node is None or node.kind != "map":
        return {}
    return {key.text: value.text for key, value in node.pairs if value.kind == "scalar"}


def check_slots(override: Override, scene: str, allowed: Sequence[str], collector: Collector) -> None:
    """Report every key of a row that this scene does not know, and YAML's booleans where words are meant."""
    known = tuple(dict.fromkeys([*COMMON, *allowed]))
    for key, node in override.values.items():
        _check_boolean(key, node, collector)
        if key not in known:
            span = override.places.get(key, node.span)
            close = nearest(key, known)
            hint = (f"did you mean {close!r}? " if close else "") + f"scene {scene!r} takes {', '.join(known)}"
            collector.error("unknown-key", f"unknown key {key!r} for scene {scene!r}", span, hint)


def _check_boolean(key: str, node: Node, collector: Collector) -> None:
    if key == "skip":
        return
    for member in node.items if node.kind != "map" else tuple(v for _, v in node.pairs):
        trap = member.kind == "scalar" and not member.quoted and member.text.lower() in ("yes", "no", "on", "off")
        if trap and member.tag == "bool":
            collector.error(
                "yaml-boolean",
                f"YAML reads {member.text!r} as true or false, not as a word",
                member.span,
                f"write tick or cross, or put it in quotation marks: '{member.text}'",
            )


def _row(key: Node, cues: Sequence[Cue], collector: Collector) -> int:
    """The row a key means, 0 after reporting that there is none."""
    name = key.text.strip()
    if re.fullmatch(r"\d{1,4}", name):
        if 1 <= int(name) <= len(cues):
            return int(name)
        collector.error("no-such-row", f"there is no row {name}; the table has {len(cues)}", key.span)
        return 0
    scored = sorted(((_likeness(name, cue.cue), -cue.row) for cue in cues), reverse=True)
    if scored and scored[0][0] >= LEAST:
        return -scored[0][1]
    nearest = cues[-scored[0][1] - 1].cue if scored else ""
    hint = f"did you mean {nearest!r}? the nearest cue" if scored and scored[0][0] > 0.3 else ""
    reserved = did_you_mean(name, RESERVED) if name.lower() not in RESERVED else ""
    collector.error("no-such-cue", f"no row has a cue like {name!r}", key.span, hint or reserved)
    return 0


def _likeness(a: str, b: str) -> float:
    """How alike two phrases are, letters and digits only, 0 to 1."""
    left, right = (" ".join(re.findall(r"\w+", t.lower())) for t in (a[:200], b[:200]))
    if left == right:
        return 2.0
    if not left or not right:
        return 0.0
    short, long = sorted((left, right), key=len)
    part = 0.9 if f" {short} " in f" {long} " and len(short) >= 0.4 * len(long) else 0.0
    return max(part, SequenceMatcher(None, left, right, autojunk=False).ratio())


def _override(key: str, value: Node, collector: Collector) -> Override:
    if value.kind == "scalar":  # "cue": scene name alone
        return Override(key=key, span=value.span, values={"scene": value} if value.text.strip() else {})
    if value.kind != "map":
        collector.error("not-a-mapping", f"{key!r} needs `key: value` lines below it", value.span)
        return Override(key=key, span=value.span)
    values: dict[str, Node] = {}
    places: dict[str, Span] = {}
    for name, node in value.pairs:
        if name.text in values:
            collector.error("key-twice", f"{name.text!r} stands twice", name.span)
        values[name.text] = node
        places[name.text] = name.span
        _check_common(name.text, node, collector)
    return Override(key=key, span=value.span, values=values, places=places)


def _check_common(key: str, node: Node, collector: Collector) -> None:
    """Report a value of the wrong form under a key that every row has."""
    if key in ("scene", "headline", "sub", "alt", "hold", "at") and node.kind != "scalar":
        collector.error("wrong-form", f"{key}: is one line of words", node.span)
    elif key == "skip" and node.text.lower() not in ("true", "false", "yes", "no", "on", "off", ""):
        collector.error("wrong-form", "skip: is true or false", node.span)
    elif key == "labels" and node.kind == "scalar" and node.text.strip() and node.tag != "null":
        hint = "labels: {of: GPU memory}"
        collector.error("wrong-form", "labels: is a mapping of what to call it by name, or a list", node.span, hint)


def _one(name: str, apart: Mapping[str, Node], collector: Collector) -> Override | None:
    node = apart.get(name)
    if node is None:
        return None
    if node.kind == "scalar":
        return Override(key=name, span=node.span, values={"headline": node})
    return _override(name, node, collector)


def _memes(node: Node | None, episode: Episode, collector: Collector) -> Mapping[int, Override]:
    """Overrides of memes by bullet number; keys are numbers or words of the bullet."""
    if node is None:
        return {}
    if node.kind != "map":
        collector.error("not-a-mapping", "memes: is a mapping of a bullet's number or words", node.span)
        return {}
    out: dict[int, Override] = {}
    for key, value in node.pairs:
        number = _meme(key, episode, collector)
        if number:
            out[number] = _override(key.text, value, collector)
    return out


def _meme(key: Node, episode: Episode, collector: Collector) -> int:
    name = key.text.strip()
    if re.fullmatch(r"\d{1,3}", name) and 1 <= int(name) <= len(episode.memes):
        return int(name)
    scored = sorted(((_likeness(name, m.text), -m.number) for m in episode.memes), reverse=True)
    if scored and (scored[0][0] >= 0.5 or name.lower() in episode.memes[-scored[0][1] - 1].text.lower()):
        return -scored[0][1]
    collector.error("no-such-meme", f"no bullet of the meme section is like {name!r}", key.span)
    return 0


def _value(node: Node) -> object:
    if node.kind == "list":
        return tuple(_value(n) for n in node.value)
    if node.kind == "map":
        return {k.text: _value(v) for k, v in node.pairs}
    if node.quoted or node.tag not in ("bool", "null"):
        return node.text
    return nodes.to_plain(node) if node.tag == "bool" else ""
