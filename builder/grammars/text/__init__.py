"""Words that are themselves the picture: a message, a sign, a number; and the quiet last resort of every row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from builder.cast import Roll, figures
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.text import acting, board
from builder.layout.stage import Composition, Frame, Stage
from builder.scene.model import Canvas
from builder.storyboard.model import Match

_MOST_CHIPS, _MOST_ACTORS = 3, 3
_CARRIERS = ("text", "message", "sign", "email", "number", "alert", "chat")
#: What carries words and nothing else.
_MESSAGES = frozenset((
    "e-mail", "email", "mail", "message", "letter", "note", "sms", "tweet", "post", "headline", "slogan", "quote",
    "question", "sentence", "text", "words", "word", "caption", "title", "line", "banner", "poster", "sign",
    "billboard", "statement", "motto",
))  # fmt: skip


@grammar
class Typographic(Grammar):
    """A billboard with the sentence's own words; with `doing`, the `actors` and a sign that says what they do."""

    name = "text"
    rank = 0
    title = "Words as the picture"
    keys = ("text", "chips", "actors", "doing")
    forms: ClassVar[Forms] = {"text": "one", "doing": "one"}
    EXAMPLES = (
        ("ship it", 'Big sign: "Ship it on Friday?"'),
        ("the mail nobody wants", 'E-mail: "Your certificate expires tomorrow"'),
        ("is it down?", '"Is it down for everybody?"'),
    )
    NOT = (
        ("exclusive access", 'One GPU, one pod, "RESERVED" sign, other pods waiting outside'),
        ("pods as chairs", "4 pods sharing one GPU"),
    )

    def match(self, reading: Any, context: Any) -> Match | None:
        """Take a row whose picture is words in quotes on a sign, message or screen."""
        quotes = tuple(q.text for q in reading.literals if q.kind == "quote")
        named = {f.words.lower().split()[-1] for f in reading.figures if f.words}
        alone = not reading.transitions and not reading.relations and named <= _MESSAGES
        if not quotes or not (reading.carrier in _CARRIERS or alone):
            return None
        slots = {"text": quotes[0], "chips": quotes[1:]}
        return Match(grammar=self.name, confidence=0.7, slots=slots, why=("a quoted text is the picture",))

    def frame(self, slots: Slots, canvas: Canvas) -> Frame:
        return Frame() if slots.get("text") or _acts(slots) else Frame(kind="bare")

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        chips = tuple(str(c) for c in _listed(slots.get("chips")))[:_MOST_CHIPS]
        actors = figures(slots.get("actors"))[:_MOST_ACTORS]
        if _acts(slots):
            return acting.compose(acting.Act(parties=actors[:2], doing=str(slots["doing"]), chips=chips), stage)
        roll = Roll()
        cast = tuple(m for f in actors for m in roll.take(f, count=f.count if f.quantity == "exact" else 1))
        cast = cast[:_MOST_ACTORS]
        return board.compose(board.Said(words=str(slots.get("text") or ""), chips=chips, cast=cast), stage)


def _acts(slots: Slots) -> bool:
    return bool(slots.get("doing") and slots.get("actors"))


def _listed(value: object) -> Sequence[object]:
    return () if not value else (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]
