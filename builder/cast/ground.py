"""Where things stand: the foot line and the floor band that carries it."""

from __future__ import annotations

from builder.layout.stage import Stage

_SHALLOW = 0.085  # how far behind the feet the floor begins, in short sides of the canvas


def foot_line(stage: Stage) -> float:
    """Where things on the floor stand: near the front of the floor band, inside the stage, u."""
    if _lifted(stage):
        return stage.box.bottom - 10
    return min(stage.box.bottom - 10, stage.floor + 0.7 * (stage.canvas.height - stage.floor))


def floor_of(stage: Stage, foot: float) -> float:
    """Top edge of the floor band for things standing at `foot`, u."""
    return min(stage.floor, foot - _SHALLOW * min(stage.canvas.width, stage.canvas.height))


def _lifted(stage: Stage) -> bool:
    """Whether the keep-in box ends far above the canvas (9:16)."""
    return stage.canvas.keep.bottom < 0.8 * stage.canvas.height
