"""YAML with places: every value knows its line and column, every scalar keeps the letters the author typed.

Scalars stay text (YAML would turn `2:00` into 120 and `yes` into true); who needs a number asks for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from builder.diagnostics import Collector, Span
from builder.script.source import fit

#: Aliases and nesting beyond this are refused: no script needs them, and they cost exponential time.
MAX_DEPTH = 12
MAX_NODES = 20_000


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value: `value` is str, tuple[Node, ...] or tuple[tuple[Node, Node], ...] by `kind`."""

    kind: str  # "scalar", "list", "map"
    value: Any
    span: Span
    tag: str = "str"
    quoted: bool = False

    @property
    def text(self) -> str:
        """The scalar as typed, "" for lists and mappings."""
        return str(self.value) if self.kind == "scalar" else ""

    @property
    def items(self) -> tuple[Node, ...]:
        """The members of a list; a scalar or mapping is a list of one."""
        return tuple(self.value) if self.kind == "list" else (self,)

    @property
    def pairs(self) -> tuple[tuple[Node, Node], ...]:
        """Key and value of every entry of a mapping, in order."""
        return tuple(self.value) if self.kind == "map" else ()

    def get(self, key: str) -> Node | None:
        return next((v for k, v in self.pairs if k.text == key), None)


class _TooDeepError(Exception):
    """The document is nested or shared beyond reason."""


def load(text: str, path: str, collector: Collector, *, line: int = 1, col: int = 1) -> Node | None:
    """The document's root, or None after reporting why it cannot be read.

    `line` and `col` say where `text` begins in the file `path` (front matter, a table cell).
    """
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        return _convert(root, path, (line, col), 0, [0]) if root is not None else None
    except yaml.MarkedYAMLError as exc:
        mark = exc.problem_mark or exc.context_mark
        span = _span(path, mark, mark, (line, col)) if mark else Span(path, line, col)
        collector.error("bad-yaml", f"this is not valid YAML: {exc.problem or exc.context}", span, _hint(exc))
    except (yaml.YAMLError, _TooDeepError, RecursionError, ValueError) as exc:
        reason = str(exc).split("\n", maxsplit=1)[0] or "nested too deeply"
        collector.error("bad-yaml", f"this is not valid YAML: {reason}", Span(path, line, col))
    return None


def _hint(exc: Any) -> str:
    problem = str(exc.problem or "")
    if "mapping values are not allowed" in problem or "could not find expected ':'" in problem:
        return 'put quotation marks round words that contain a colon: "replicas: 4"'
    if "found character" in problem or "alias" in problem or "tag" in problem:
        return "put quotation marks round words that begin with a special character"
    return "indent with spaces, two for each level" if "block" in problem else ""


def _convert(node: Any, path: str, base: tuple[int, int], depth: int, count: list[int]) -> Node:
    import yaml

    count[0] += 1
    if depth > MAX_DEPTH or count[0] > MAX_NODES:
        raise _TooDeepError("nested too deeply")
    span = _span(path, node.start_mark, node.end_mark, base)
    if isinstance(node, yaml.ScalarNode):
        return Node("scalar", fit(node.value), span, node.tag.rsplit(":", 1)[-1], node.style is not None)
    if isinstance(node, yaml.SequenceNode):
        members = tuple(_convert(n, path, base, depth + 1, count) for n in node.value)
        return Node("list", members, span)
    pairs = tuple(
        (_convert(k, path, base, depth + 1, count), _convert(v, path, base, depth + 1, count)) for k, v in node.value
    )
    return Node("map", pairs, span)


def _span(path: str, start: Any, end: Any, base: tuple[int, int]) -> Span:
    line, col = base

    def place(mark: Any) -> tuple[int, int]:
        return mark.line + line, mark.column + (col if mark.line == 0 else 1)

    (l0, c0), (l1, c1) = place(start), place(end)
    return Span(path, l0, c0, l1, max(c1, c0 + 1) if l0 == l1 else c1)


def to_plain(node: Node) -> object:
    """The value as plain Python: str, int, float, bool, None, list and dict."""
    if node.kind == "list":
        return [to_plain(n) for n in node.value]
    if node.kind == "map":
        return {k.text: to_plain(v) for k, v in node.pairs}
    return _scalar(node)


def _scalar(node: Node) -> object:
    if node.quoted or node.tag not in ("int", "float", "bool", "null"):
        return node.text
    if node.tag == "null":
        return None
    if node.tag == "bool":
        return node.text.lower() in ("yes", "true", "on", "y")
    try:
        return int(node.text) if node.tag == "int" else float(node.text)
    except ValueError:
        return node.text


def places(node: Node | None) -> Mapping[str, tuple[Span, Span]]:
    """Where the keys of a mapping stand, and where their values do."""
    return {k.text: (k.span, v.span) for k, v in node.pairs} if node is not None else {}


def mapping(node: Node | None, path: str, what: str, collector: Collector) -> Mapping[str, object]:
    """A document that must be a mapping, as plain Python; anything else is reported and empty."""
    if node is None or (node.kind == "scalar" and node.text.strip() in ("", "null", "~")):
        return {}
    if node.kind != "map":
        collector.error("not-a-mapping", f"{what} is a mapping of `key: value` lines", node.span)
        return {}
    return {k.text: to_plain(v) for k, v in node.pairs}
