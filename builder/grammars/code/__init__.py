"""A code card with one line that matters, the thing it is about beside it, an arrow from plain words to the line."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from builder import code as library
from builder.actors.base import info
from builder.diagnostics import did_you_mean
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.code import scene
from builder.grammars.code.listing import settled, subject
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Frame, Stage
from builder.scene.model import Canvas
from builder.storyboard.model import Match

_FIELD = re.compile(r"\b[a-z]+(?:[A-Z][a-z]+)+\b")  # a field's name: nodeSelector
_LITERAL = ("pair", "name", "code")


@grammar
class Code(Grammar):
    """A listing on a card.

    Slots: `text` (the listing itself), `file` (name on the card; of several lines it is the listing), `language`,
    `template` with `values` (a listing of templates/code), `highlight` (words of the one emphasised line), `about`
    (Figure: what the code is about), `chip` (plain words at the arrow to that line). The storyboard reads the
    author's `file:` from beside the script into `text`.
    """

    name = "code"
    rank = 72
    title = "Code card"
    keys = ("file", "text", "language", "template", "highlight", "about", "chip")
    needs = (("text",), ("file",), ("template",))
    forms: ClassVar[Forms] = dict.fromkeys(keys, "one") | {"file": "text", "text": "text"}
    EXAMPLES = (
        ("ConfigMap", "YAML snippet showing replicas: 4 configuration"),
        ("the cap", 'Pod manifest with "memory: 512Mi" lit up'),
        ("ask for disk", "PVC manifest with 10Gi of storage"),
        ("scale with load", "HPA yaml, averageUtilization: 60"),
    )
    NOT = (
        ("type it", "Terminal showing kubectl apply"),
        ("the controller", "Deployment expanding into 3 pods"),
        ("memory", "Memory bar filling up"),
    )

    def match(self, reading: Any, context: Any) -> Match | None:
        """Take a row whose carrier is code, when there is something true to print."""
        if not isinstance(reading, Reading) or reading.carrier != "code":
            return None
        found = source(reading, context)
        if found is None:
            return None
        slots: dict[str, object] = {"text": found.text, "file": found.file, "language": found.language}
        if found.emphasis:
            slots["highlight"] = found.emphasis
        about = _about(reading, found)
        if about:
            slots["about"] = about
        chip = _chip_words(reading, found.emphasis)
        if chip:
            slots["chip"] = chip
        return Match(grammar=self.name, confidence=0.85, slots=slots, why=("the row's head noun is code",))

    def objection(self, slots: Slots) -> tuple[str, str, str] | None:
        """A template nobody has."""
        wanted, known = str(slots.get("template", "")), library.names()
        if not wanted or wanted in known:
            return None
        return "template", f"unknown code template {wanted[:60]!r}", did_you_mean(wanted, known)

    def frame(self, slots: Slots, canvas: Canvas) -> Frame:
        roomy = canvas.name not in ("shorts", "open-graph")
        return Frame(kind="column", share=0.42 if canvas.width >= 1500 else 0.36, sub=roomy)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        listing = settled(slots)
        return scene.beside(slots, listing, stage) if stage.wide else scene.below(slots, listing, stage)


def source(reading: Reading, context: Any) -> library.Listing | None:
    """The code of a row: the narration's own fence, a template the words name, else only the literal lines."""
    wanted = tuple(q.text for q in reading.literals if q.kind in _LITERAL or library.pair(q.text))
    pairs = dict(filter(None, (library.pair(text) for text in wanted)))
    for fence in getattr(context, "fences", ()):
        lit = next((w for w in wanted if w in fence.text), "")
        if lit or not wanted:
            return library.Listing(text=fence.text.rstrip("\n"), language=fence.lang or "yaml", emphasis=lit)
    fields = tuple(dict.fromkeys(_FIELD.findall(reading.text)))
    template = library.choose(reading.text, reading.cue, reading.sentence, literals=(*wanted, *fields))
    if template and template.language != "terminal":
        filled = library.fill(template, pairs)
        lit = next((w for w in (*wanted, *fields) if w in filled.text), filled.emphasis)
        return library.Listing(
            text=filled.text, language=filled.language, file=filled.file, emphasis=lit, about=filled.about
        )
    lines = tuple(dict.fromkeys(q.text for q in reading.literals))
    return library.Listing(text="\n".join(lines), emphasis=lines[0] if len(lines) > 1 else "") if lines else None


def _about(reading: Reading, found: library.Listing) -> Figure | None:
    """What the card is about: an actor the row names, else what the listing itself speaks of."""
    known = (f for f in reading.figures if f.kind and info(f.kind).hero and not f.kind.endswith(("card", "chart")))
    return next(known, None) or subject(found)


def _chip_words(reading: Reading, emphasis: str) -> str:
    """A quotation of the sentence that speaks of the emphasised number, up to the thing it counts."""
    pair = library.pair(emphasis)
    if not pair or not pair[1].isdigit():
        return ""
    for quote in _quotes(reading.sentence):
        words = quote.split()
        if pair[1] in words[:-1]:
            return " ".join(words[: words.index(pair[1]) + 2])
    return ""


def _quotes(sentence: str) -> list[str]:
    return sentence.replace("“", '"').replace("”", '"').split('"')[1::2]
