"""A value to canonical bytes to a digest: the same for the same content on any machine and in any order of making."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

#: type of a dataclass -> what stands before each of its values
_PREFIXES: dict[type, tuple[tuple[str, str], ...]] = {}


def digest(value: object) -> str:
    """SHA-256 (hex) of the canonical bytes of `value`."""
    return sha256(encode(value)).hexdigest()


def encode(value: object) -> bytes:
    """Canonical bytes: every part carries its type and its length or end, mappings and sets are sorted.

    Takes dataclasses, sequences, mappings, sets, str, bytes, int, float, bool and None; TypeError otherwise.
    A whole float and the same int differ, as their types do.
    """
    out: list[str] = []
    _write(value, out)
    return "".join(out).encode("utf-8", "surrogatepass")


def _write(value: Any, out: list[str]) -> None:
    kind: type[Any] = type(value)
    if kind is float:
        out.append(f"f{value!r};")
    elif kind is str:
        out.append(f"s{len(value)}:{value}")
    elif kind is tuple or kind is list:
        out.append("(")
        for part in value:
            if type(part) is float:  # most of a scene is coordinates
                out.append(f"f{part!r};")
            else:
                _write(part, out)
        out.append(")")
    elif kind is int or kind is bool or value is None:
        out.append(f"{kind.__name__[0]}{value!r};")
    elif kind in _PREFIXES or is_dataclass(value):
        out.append(f"<{kind.__name__} ")
        for name, prefix in _PREFIXES.get(kind) or _prefixes(kind):
            out.append(prefix)
            _write(getattr(value, name), out)
        out.append(">")
    else:
        _write_other(value, out)


def _prefixes(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    _PREFIXES[kind] = tuple((field.name, f"{field.name}=") for field in fields(kind))
    return _PREFIXES[kind]


def _write_other(value: object, out: list[str]) -> None:
    if isinstance(value, bytes):
        out.append(f"b{len(value)}:{value.hex()}")
    elif isinstance(value, Mapping):
        pairs = sorted((encode(k), encode(v)) for k, v in value.items())
        out.append("{" + "".join((k + v).decode("utf-8", "surrogatepass") for k, v in pairs) + "}")
    elif isinstance(value, Set):
        out.append("[" + "".join(part.decode("utf-8", "surrogatepass") for part in sorted(map(encode, value))) + "]")
    elif isinstance(value, str):
        _write(str(value), out)
    elif isinstance(value, list | tuple):
        _write(tuple(value), out)
    else:
        raise TypeError(f"no canonical form for {type(value).__name__}")
