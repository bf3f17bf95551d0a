"""Words that are themselves the picture: a message, a sign, a number; and the quiet last resort of every row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from builder.cast import Roll, figures
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.metaphor import tableau
from builder.grammars.text import acting, board, glyphs, reads, sheets
from builder.layout.stage import Composition, Frame, Stage
from builder.scene.model import Canvas
from builder.storyboard.model import Match

_MOST_CHIPS, _MOST_ACTORS, _MOST_GLYPHS = 3, 3, 6


@grammar
class Typographic(Grammar):
    """A billboard with the sentence's own words; with `doing`, the `actors` and a sign that says what they do.

    `staged`: for each of the `actors` how it stands to another ("on 1", "stop 2", "apart" by itself); `effects`
    round the first.
    """

    name = "text"
    rank = 0
    title = "Words as the picture"
    keys = ("text", "chips", "actors", "doing", "on", "glyphs", "staged", "effects")
    forms: ClassVar[Forms] = {"text": "one", "doing": "one", "on": reads.SURFACES, "staged": "lines"}
    EXAMPLES = (
        ("ship it", 'Big sign: "Ship it on Friday?"'),
        ("the mail nobody wants", 'E-mail: "Your certificate expires tomorrow"'),
        ("is it down?", '"Is it down for everybody?"'),
        ("the law", '"Every cache lies" carved into a marble slab'),
        ("two nines", "98% painted on a garden wall"),
        ("what ACID means", "Giant letters A, C, I, D dropping down: atomic, consistent, isolated, durable"),
        ("good night", 'Closing card: "Sleep is a feature"'),
        ("just don't", "JUST DON'T in huge letters"),
        ("the rule of the house", 'Fridge note: "Who drops the table cooks dinner"'),
    )
    NOT = (
        ("exclusive access", 'One GPU, one pod, "RESERVED" sign, other pods waiting outside'),
        ("pods as chairs", "4 pods sharing one GPU"),
    )

    def match(self, reading: Any, context: Any) -> Match | None:
        """Take a row whose picture is words: quoted on a sign, cut into stone, huge, a poem."""
        return reads.striking(reading, context) or reads.match(reading)

    def frame(self, slots: Slots, canvas: Canvas) -> Frame:
        return (
            Frame()
            if slots.get("text") or slots.get("glyphs") or _acts(slots) or slots.get("staged")
            else Frame(kind="bare")
        )

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        chips = tuple(str(c) for c in _listed(slots.get("chips")))[:_MOST_CHIPS]
        actors = figures(slots.get("actors"))[:_MOST_ACTORS]
        if slots.get("staged") and slots.get("actors"):
            parts = tableau.parts(figures(slots["actors"]), _strings(slots["staged"]))
            effects = _strings(slots.get("effects"))
            return tableau.compose(tableau.Tableau(parts=parts, chips=chips, effects=effects), stage)
        if _acts(slots):
            return acting.compose(acting.Act(parties=actors[:2], doing=str(slots["doing"]), chips=chips), stage)
        if slots.get("glyphs"):
            return glyphs.compose(_strings(slots["glyphs"])[:_MOST_GLYPHS], _names(slots), stage)
        on = str(slots.get("on") or "board")
        if slots.get("text") and on != "board" and not actors:
            return sheets.compose(str(slots["text"]), on, chips, stage)
        roll = Roll()
        cast = tuple(m for f in actors for m in roll.take(f, count=f.count if f.quantity == "exact" else 1))
        cast = cast[:_MOST_ACTORS]
        return board.compose(board.Said(words=str(slots.get("text") or ""), chips=chips, cast=cast), stage)


def _acts(slots: Slots) -> bool:
    return bool(slots.get("doing") and slots.get("actors"))


def _listed(value: object) -> Sequence[object]:
    return () if not value else (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(v) for v in _listed(value))


def _names(slots: Slots) -> tuple[str, ...]:
    """The names of the glyphs, where each has one."""
    names = _strings(slots.get("chips"))
    return names if len(names) == len(_listed(slots.get("glyphs"))) else ()
