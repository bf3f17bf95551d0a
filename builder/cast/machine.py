"""Places as things: the machine that stands for a node or a cluster where it is one thing among others."""

from __future__ import annotations

from dataclasses import replace

from builder.actors import base
from builder.language.model import Figure

_MACHINES = {"node-panel": "server", "boundary": "cluster"}


def machine(figure: Figure) -> Figure:
    """A place as the machine that stands for it; everything else as it is."""
    kind = _MACHINES.get(figure.kind, figure.kind)
    return replace(figure, kind=kind) if kind in base.kinds() else figure
