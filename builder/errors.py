"""Exceptions for mistakes of the caller or of our own code; mistakes in a script are diagnostics."""

from __future__ import annotations


class BuildError(Exception):
    """The build cannot go on for a reason the user can mend; the message says which and how."""


class SceneError(Exception):
    """A mistake in our own code: names the scene and the item."""
