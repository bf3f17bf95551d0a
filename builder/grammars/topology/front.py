"""Front: somebody large on the floor before a board, with a question where nobody can tell."""

from __future__ import annotations

from dataclasses import replace

from builder.cast import Member, aspect, badge, stand
from builder.cast.ground import foot_line
from builder.layout.stage import Composition, Stage

_TALL = 0.5  # of the stage's height


def before(made: Composition, who: Member, stage: Stage, *, asking: bool) -> Composition:
    """The composition with `who` before its middle: the one the picture is about."""
    foot = foot_line(stage)
    tall = min(_TALL * stage.box.h, 0.24 * stage.box.w / aspect(who))
    placed = stand(who, stage, foot=(stage.box.cx, foot), height=tall, name=f"front-{who.id}")
    marks = [badge(placed, "question", stage, name="asked", size=0.42 * tall).item] if asking else []
    return replace(made, items=(*made.items, placed.item, *marks), hero=placed.item.id)
