"""A code card with one line that matters, the thing it is about beside it, an arrow from plain words to the line."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from builder import code as library
from builder.actors.base import info, kinds
from builder.diagnostics import did_you_mean
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.code import light, scene
from builder.grammars.code.listing import settled, subject
from builder.grammars.code.reads import FORMULA, HEAD, LINKED, LISTED, listed, source
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Frame, Stage
from builder.scene.model import Canvas
from builder.storyboard.model import Match


@grammar
class Code(Grammar):
    """A listing on a card.

    Slots: `text` (the listing itself), `file` (name on the card; of several lines it is the listing), `language`,
    `template` with `values` (a listing of templates/code), `highlight` (words of the emphasised lines), `about`
    (Figure: what the code is about), `chip` (plain words at the arrow to that line),
    `link` (an arrow goes from that line to what the code is about). The storyboard reads the
    author's `file:` from beside the script into `text`.
    """

    name = "code"
    rank = 72
    title = "Code card"
    keys = ("file", "text", "language", "template", "highlight", "about", "chip", "link")
    needs = (("text",), ("file",), ("template",))
    forms: ClassVar[Forms] = dict.fromkeys(keys, "one") | {"file": "text", "text": "text", "highlight": "lines"}
    EXAMPLES = (
        ("ConfigMap", "YAML snippet showing replicas: 4 configuration"),
        ("the cap", 'Pod manifest with "memory: 512Mi" lit up'),
        ("ask for disk", "PVC manifest with 10Gi of storage"),
        ("scale with load", "HPA yaml, averageUtilization: 60"),
        ("pick the node", "Zoom into job template, `nodeSelector: fast` line lighting up"),
        ("keep strangers out", "A NetworkPolicy definition, podSelector lit up"),
        ("one image", "Close-up of a Dockerfile, the FROM line in bold"),
        ("wake somebody", "Alert rule with `for: 5m` underlined"),
        ("who may come in", "Firewall rule: `allow tcp from 10.0.0.0/8 to any port 22`"),
        ("every night", "Crontab line `0 3 * * * backup.sh`"),
        ("keep it short", "HTTP response header, `Cache-Control: max-age=60` glowing"),
        ("make it quick", "CREATE INDEX statement on a card"),
    )
    NOT = (
        ("type it", "Terminal showing kubectl apply"),
        ("the controller", "Deployment expanding into 3 pods"),
        ("memory", "Memory bar filling up"),
    )

    def match(self, reading: Any, context: Any) -> Match | None:
        """Take a row whose head noun is code, or is the name of a listing, when there is something true to print."""
        if not isinstance(reading, Reading) or reading.sides or len(reading.steps) > 1:
            return None
        named = reading.carrier == "code" or bool(LISTED.search(reading.text) or FORMULA.match(reading.text))
        quoted = not named and listed(reading, context)
        if not named and not quoted and reading.carrier:
            return None
        found = source(reading, context) if named or quoted else None
        if found is None:
            return None
        slots: dict[str, object] = {"text": found.text, "file": found.file, "language": found.language}
        if found.emphasis:
            marks = tuple(found.emphasis.split("\n"))
            slots["highlight"] = marks if len(marks) > 1 else marks[0]
        about = _about(reading, found)
        if about:
            slots["about"] = about
        if about and LINKED.search(reading.text):
            slots["link"] = "yes"
        chip = _chip_words(reading, found.emphasis)
        if chip:
            slots["chip"] = chip
        sure = 0.85 if reading.carrier == "code" else 0.8 if listed(reading, context) else 0.7
        if HEAD.match(reading.text) and reading.carrier in ("", "code", "formula"):
            sure = 0.92
        return Match(grammar=self.name, confidence=sure, slots=slots, why=("the row's head noun is code",))

    def objection(self, slots: Slots) -> tuple[str, str, str] | None:
        """A template nobody has."""
        wanted, known = str(slots.get("template", "")), library.names()
        if not wanted or wanted in known:
            return None
        return "template", f"unknown code template {wanted[:60]!r}", did_you_mean(wanted, known)

    def frame(self, slots: Slots, canvas: Canvas) -> Frame:
        if _alone(slots):
            return Frame()
        roomy = canvas.name not in ("shorts", "open-graph")
        return Frame(kind="column", share=0.42 if canvas.width >= 1500 else 0.36, sub=roomy)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        listing = settled(slots)
        if _alone(slots):
            return scene.across(listing, stage)
        return scene.beside(slots, listing, stage) if stage.wide else scene.below(slots, listing, stage)


#: What a line is marked with is no one the listing is about.
_TOOL = re.compile(
    r"\b(?:underlin|circl|highlight|mark|struck|strik|outlin|ring)\w*\b[^,;]{0,24}?\b(?:with|by|in|using)\s+(?:an?\s+|the\s+)?"
    r"[\w -]{3,40}",
    re.I,
)


def _alone(slots: Slots) -> bool:
    """Whether a line or two stand for themselves: nobody beside them, nothing said of them."""
    return scene.short(settled(slots)) and not slots.get("about") and not slots.get("chip")


def _about(reading: Reading, found: library.Listing) -> Figure | None:
    """What the card is about: an actor the row names, else what the listing itself speaks of."""
    leads = (f for f in reading.figures if f.kind in kinds() and info(f.kind).hero and f.words.lower() != "card")
    tool = _TOOL.search(reading.text)
    known = (
        f for f in leads if not f.kind.endswith(("card", "chart")) and not (tool and f.words.lower() in tool[0].lower())
    )
    return next(known, None) or (None if scene.short(found) else subject(found))


def _chip_words(reading: Reading, emphasis: str) -> str:
    """What a bubble says of the line, else a quotation of the sentence that speaks of its number."""
    told = next((q.text for q in reading.literals if light.bubble(reading, q.text)), "")
    if told:
        return told
    if path := next((q.text for q in reading.literals if q.text.startswith("/") and " " not in q.text), ""):
        return path
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
