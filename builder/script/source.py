"""Bytes of a file to clean text: encoding, line ends and characters no output can carry."""

from __future__ import annotations

import re
from pathlib import Path

from builder.diagnostics import Collector, Span
from builder.errors import BuildError

#: C0 and C1 controls, line and paragraph separators, and code points XML forbids; tab and newline stay.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def read_text(path: Path, collector: Collector) -> str:
    """Read a text file leniently; BuildError only when it cannot be opened at all."""
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise BuildError(f"{path}: {exc.strerror or exc}") from exc
    return clean(decode(data, str(path), collector), str(path), collector)


def decode(data: bytes, path: str, collector: Collector) -> str:
    """UTF-8, or UTF-16 where a byte order mark says so; what is neither is replaced and reported."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        line = data.count(b"\n", 0, exc.start) + 1
        collector.warn(
            "not-utf8",
            "this file is not UTF-8; unreadable bytes were replaced",
            Span(path, line, 1),
            "save it as UTF-8",
        )
        return data.decode("utf-8-sig", errors="replace")


def fit(text: str) -> str:
    """The text with a space in the place of every character no output can carry."""
    return _UNFIT.sub(" ", text)


def clean(text: str, path: str, collector: Collector) -> str:
    """One kind of line end, and a space in the place of every character no output can carry."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = _UNFIT.search(text)
    if not found:
        return text
    at = found.start()
    line = text.count("\n", 0, at) + 1
    col = at - text.rfind("\n", 0, at)
    collector.warn(
        "control-character",
        f"control character U+{ord(found.group()):04X} was read as a space",
        Span(path, line, col, line, col + 1),
    )
    return fit(text)
