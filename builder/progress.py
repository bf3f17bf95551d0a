"""How far a build is, on a terminal's error stream, once it has taken longer than a second."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TextIO

_PATIENCE_S = 1.0
_EVERY_S = 0.08
_BAR = 24


class Progress:
    """One line that rewrites itself; silent when the stream is no terminal or `quiet` is set."""

    def __init__(self, stream: TextIO | None = None, *, quiet: bool = False) -> None:
        self._stream = stream or sys.stderr
        self._live = not quiet and self._stream.isatty()
        self._since = monotonic()
        self._last = 0.0
        self._shown = False

    def __call__(self, what: str, done: int = 0, total: int = 0) -> None:
        """Say that `done` of `total` steps of `what` are finished (total 0: not counted)."""
        now = monotonic()
        if not self._live or now - self._since < _PATIENCE_S or (now - self._last < _EVERY_S and done < total):
            return
        self._last = now
        self._shown = True
        bar = ""
        if total:
            filled = _BAR * done // total
            bar = f"{'█' * filled}{'░' * (_BAR - filled)} {done}/{total}"
        self._stream.write(f"\r\x1b[2K  {what:<30.30} {bar}")
        self._stream.flush()

    def clear(self) -> None:
        """Take the line away, before anything else is printed."""
        if self._shown:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()
            self._shown = False
