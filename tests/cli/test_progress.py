"""The progress line: for people on a terminal who wait, for nobody else."""

from __future__ import annotations

from io import StringIO

import pytest

from builder.progress import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr("builder.progress.monotonic", lambda: now[0])
    return now


def test_quick_work_is_silent(clock: list[float]) -> None:
    out = Terminal()
    progress = Progress(out)
    clock[0] += 0.9
    progress("slides", 1, 10)
    progress.clear()
    assert out.getvalue() == ""


def test_longer_work_shows_how_far_it_is_and_leaves_a_clean_line(clock: list[float]) -> None:
    out = Terminal()
    progress = Progress(out)
    clock[0] += 1.5
    progress("slides", 5, 10)
    assert "slides" in out.getvalue()
    assert "5/10" in out.getvalue()
    assert "\n" not in out.getvalue()
    progress.clear()
    assert out.getvalue().endswith("\r\x1b[2K")


@pytest.mark.parametrize(("stream", "quiet"), [(StringIO(), False), (Terminal(), True)])
def test_a_pipe_and_a_quiet_call_see_nothing(clock: list[float], stream: StringIO, quiet: bool) -> None:
    progress = Progress(stream, quiet=quiet)
    clock[0] += 5
    progress("slides", 5, 10)
    progress.clear()
    assert stream.getvalue() == ""
