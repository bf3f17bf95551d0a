"""The small project of the command line's tests, and a way to see what becomes of any script."""

from __future__ import annotations

from tests.cli.conftest import project, run, spawn

__all__ = ["project", "run", "spawn"]
