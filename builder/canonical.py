"""A value to canonical bytes to a digest: the same for the same content on any machine and in any order of making."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any


def digest(value: object) -> str:
    """SHA-256 (hex) of the canonical bytes of `value`."""
    return sha256(encode(value)).hexdigest()


def encode(value: object) -> bytes:
    """Canonical bytes: every part carries its type and its end, mappings and sets are sorted.

    Takes dataclasses, sequences, mappings, sets, str, bytes, int, float, bool and None; TypeError otherwise.
    A whole float and the same int differ, as their types do.
    """
    out: list[bytes] = []
    _write(value, out)
    return b"".join(out)


def _write(value: Any, out: list[bytes]) -> None:
    kind: type[Any] = type(value)
    if kind is str:
        data = str(value).encode()
        out.append(b"s%d:" % len(data) + data)
    elif kind is float or kind is int or kind is bool or value is None:
        out.append(f"{kind.__name__[0]}{value!r};".encode())
    elif isinstance(value, list | tuple):
        out.append(b"(")
        for part in value:
            _write(part, out)
        out.append(b")")
    elif is_dataclass(value):
        out.append(f"<{kind.__name__} ".encode())
        for field in fields(value):
            out.append(field.name.encode() + b"=")
            _write(getattr(value, field.name), out)
        out.append(b">")
    else:
        _write_other(value, out)


def _write_other(value: object, out: list[bytes]) -> None:
    if isinstance(value, bytes):
        out.append(b"b%d:" % len(value) + value)
    elif isinstance(value, Mapping):
        pairs = sorted((encode(k), encode(v)) for k, v in value.items())
        out.append(b"{" + b"".join(k + v for k, v in pairs) + b"}")
    elif isinstance(value, Set):
        out.append(b"[" + b"".join(sorted(encode(v) for v in value)) + b"]")
    elif isinstance(value, str):
        _write(str(value), out)
    else:
        raise TypeError(f"no canonical form for {type(value).__name__}")
