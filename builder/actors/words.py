"""The small language of a drawing's attributes: $names, conditions, paints and sums."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping

from builder.actors.metadata import Meta
from builder.actors.model import Params, Value
from builder.geometry import Point
from builder.scene.items import Paint

_NAME = re.compile(r"\$(?:\{(\w+)\}|(\w+))")
_PART = re.compile(r"\w+_\d+")
_PAINT = re.compile(r"^(?P<role>[\w.#]+)(?:\s*\+\s*(?P<amount>[\d.]+)%\s*(?P<mix>[\w.#]+))?$")
_SUMS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def names(meta: Meta, params: Params) -> dict[str, Value]:
    """The parameters and, in the file's order, what `choose` makes of them (the first condition that holds wins)."""
    known = dict(params.values)
    for name, value in params.values.items():
        if isinstance(value, tuple):
            known.update({f"{name}_{n}": str(part) for n, part in enumerate(value, 1)})
    for name, given in meta.choose.items():
        table = given if isinstance(given, dict) else {"": given}
        known[name] = next((value_of(v, known) for when, v in table.items() if holds(when, known)), "")
    return known


def value_of(given: object, known: Mapping[str, Value]) -> Value:
    """A list as it is, a sum worked out, "$name" as that value itself, anything else as text filled in."""
    if isinstance(given, list):
        return tuple(given)
    text = str(given)
    if text.startswith("="):
        return number(text, known)
    if text.startswith("$") and text[1:] in known:
        return known[text[1:]]
    return fill(text, known)


def fill(text: str, known: Mapping[str, Value]) -> str:
    """`text` with every $name replaced; KeyError for an unknown one."""
    return _NAME.sub(lambda found: _said(known[found[1] or found[2]]), text) if "$" in text else text


def _said(value: Value) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def holds(when: str, known: Mapping[str, Value]) -> bool:
    """Whether every word of a condition holds: "name", "!name", "name=a|b", "name!=a|b"; "" always does."""
    return all(_holds(word, known) for word in when.split())


def _holds(word: str, known: Mapping[str, Value]) -> bool:
    if "=" not in word:
        given = _one(word.removeprefix("!"), known) not in ("", "no", "none", "0", "False")
        return given is not word.startswith("!")
    name, _, wanted = word.partition("=")
    return (_one(name.removesuffix("!"), known) in wanted.split("|")) is not name.endswith("!")


def _one(name: str, known: Mapping[str, Value]) -> str:
    """A name as text; the parts of a list (lights_1 …) that were not given are empty."""
    return "" if _PART.fullmatch(name) and name not in known else _said(known[name])


def paint(text: str, known: Mapping[str, Value], alpha: int) -> Paint:
    """Read a paint: a role, "#RRGGBB" or "role + 28% other"; ValueError otherwise."""
    given = fill(text, known)
    found = _PAINT.match(given.strip())
    if not found:
        raise ValueError(f"not a paint: {given!r}")
    if not found["mix"]:
        return Paint(found["role"], alpha=alpha)
    return Paint(found["role"], found["mix"], float(found["amount"]) / 100, alpha)


def number(given: object, known: Mapping[str, Value]) -> float:
    """A number, "$name" or a sum "= 40 + $gap / 2"; ValueError otherwise."""
    if isinstance(given, int | float):
        return float(given)
    text = fill(str(given), known).strip()
    if not text.startswith("="):
        return float(text)
    return _sum(ast.parse(text[1:].strip(), mode="eval").body)


def _sum(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_sum(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in _SUMS:
        return _SUMS[type(node.op)](_sum(node.left), _sum(node.right))
    raise ValueError(f"not a sum: {ast.unparse(node)!r}")


def point(value: Value) -> Point:
    """A pair of numbers; nothing given is (0, 0)."""
    if not isinstance(value, tuple) or len(value) != 2:
        return (0.0, 0.0)
    return float(str(value[0])), float(str(value[1]))
