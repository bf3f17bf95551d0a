"""Diagnostics: what is wrong in a script, where, and what to do; collected, never raised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a file: 1-based lines and columns; the end column is exclusive; 0 = unknown."""

    path: str
    line: int = 0
    col: int = 0
    end_line: int = 0
    end_col: int = 0


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """`code` is stable ("cue-not-found"); `severity` "error", "warning" or "note"; `hint` says what to do."""

    code: str
    severity: str
    message: str
    span: Span
    hint: str = ""


@dataclass(slots=True)
class Collector:
    """Gathers diagnostics of one build in the order they are found."""

    found: list[Diagnostic] = field(default_factory=list)

    def error(self, code: str, message: str, span: Span, hint: str = "") -> None:
        self.found.append(Diagnostic(code, "error", message, span, hint))

    def warn(self, code: str, message: str, span: Span, hint: str = "") -> None:
        self.found.append(Diagnostic(code, "warning", message, span, hint))

    def note(self, code: str, message: str, span: Span, hint: str = "") -> None:
        self.found.append(Diagnostic(code, "note", message, span, hint))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)

    @property
    def errors(self) -> list[Diagnostic]:
        return [d for d in self.found if d.severity == "error"]

    @property
    def warnings(self) -> list[Diagnostic]:
        return [d for d in self.found if d.severity == "warning"]


def nearest(word: str, known: list[str] | tuple[str, ...]) -> str:
    """The known name most like `word`, or "" when none is near."""
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return close[0] if close else ""


def did_you_mean(word: str, known: list[str] | tuple[str, ...]) -> str:
    """A hint naming the nearest known name, else all of them."""
    close = nearest(word, known)
    return f"did you mean {close!r}?" if close else f"known: {', '.join(sorted(known))}"


def render(diagnostic: Diagnostic, source: str | None = None) -> str:
    """The diagnostic as text: place, message, the source line with a caret, the hint.

    `source` is the file's text; without it the file is read if it is there.
    """
    span = diagnostic.span
    place = span.path + (f":{span.line}:{span.col}" if span.line else "")
    out = [f"{place}: {diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"]
    line = _source_line(span, source)
    if line is not None:
        out += _caret(line, span)
    if diagnostic.hint:
        out.append(f"  = {diagnostic.hint}")
    return "\n".join(out)


def _source_line(span: Span, source: str | None) -> str | None:
    if not span.line:
        return None
    if source is None:
        try:
            source = Path(span.path).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None
    lines = source.split("\n")
    return lines[span.line - 1].rstrip("\r") if span.line <= len(lines) else None


def _caret(line: str, span: Span, width: int = 100) -> list[str]:
    start = max(span.col - 1, 0)
    end = span.end_col - 1 if span.end_line in (0, span.line) and span.end_col > span.col else start + 1
    cut = max(0, start - width // 2)
    shown = "".join(" " if ch < " " or ch == "\x7f" else ch for ch in line[cut : cut + width])
    gutter = f"{span.line} | "
    marks = "^" * max(1, min(end, cut + width) - start)
    return [f"  {gutter}{shown}", f"  {' ' * (len(gutter) - 2)}| {' ' * (start - cut)}{marks}"]
