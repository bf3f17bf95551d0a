"""Words an actor answers to, for tests that read rows, and a figure in a word."""

from __future__ import annotations

from builder.language.model import Figure, Reading
from builder.language.read import read

NOUNS = {
    "pod": "pod", "node": "node", "gpu": "gpu", "cpu": "processor", "database": "database", "server": "server",
    "laptop": "laptop", "router": "router", "load balancer": "load-balancer", "cluster": "cluster",
    "queue": "queue-rope",
    "line": "queue-rope", "user": "user", "key": "key", "door": "door", "disk": "disk", "cache": "cache",
    "scheduler": "scheduler", "terminal": "terminal-card",
    "branch": "branch", "merge": "branch", "request": "envelope",
    "browser": "browser", "firewall": "wall", "token": "token", "load": "thermometer", "host": "server",
    "persistent volume": "volume", "brain": "brain", "llm": "brain", "developer": "developer", "token bucket": "bucket",
}  # fmt: skip


def of(visual: str, cue: str = "") -> Reading:
    """A row read with these nouns."""
    return read(visual, cue, nouns=NOUNS)


def told(figure: Figure | str | None) -> str:
    """A figure in a few words: "3 pod waiting red"."""
    if figure is None or isinstance(figure, str):
        return str(figure)
    return " ".join(filter(None, [str(figure.count), figure.kind or figure.words, figure.state, figure.colour]))


def shown(visual: str, cue: str = "") -> list[str]:
    """The figures of a row in a few words each."""
    return [told(f) for f in of(visual, cue).figures]
