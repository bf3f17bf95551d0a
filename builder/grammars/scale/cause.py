"""What makes the number change, as something to draw: a queue, a meter past its mark, the moon, a robot's hand."""

from __future__ import annotations

import re

from builder.actors import base
from builder.cast.listing import thing
from builder.cast.member import PROPS
from builder.language.lexicon import lexicon, stem
from builder.language.model import Figure

#: Words that are measured, and words that something is sent in; what shows them.
_MEASURED = re.compile(
    r"\b(?:metrics?|needle|threshold|rates?|utili[sz]ation|usage|depth|length|latency|percent|limit|load|"
    r"per (?:second|minute|hour)|rps|qps|cpu|memory|temperature|pressure|red mark|quota|lag)\b",
    re.IGNORECASE,
)
_QUEUED = re.compile(
    r"\b(?:queues?|backlog|requests?|orders?|messages?|traffic|mails?|jobs?|visits|clicks|calls)\b", re.I
)
_QUIET = re.compile(
    r"\b(?:idle|quiet|asleep|sleep\w*|unused|nobody|no (?:requests|traffic|work|orders)|closed)\b", re.I
)
_DARK = re.compile(r"\b(?:night|nights|midnight|evening|dark|moon)\b", re.I)
_FIRST = re.compile(r"\b(?:queues?|backlog)\b", re.I)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.I)
_OVER = re.compile(r"\s+(?:cross|pass|exceed|reach|hit|top|spik|climb|com|ris)(?:es|s|ing|e)\b", re.I)


def asleep(words: str) -> bool:
    """Whether the reason is that there is nothing to do."""
    return bool(_QUIET.search(words))


def cause(words: str) -> Figure | None:
    """The reason as a figure that bears its words; None where nothing of it can be drawn."""
    if not words:
        return None
    for pattern, kind in (
        (_DARK, "moon"), (_FIRST, "message-queue"), (_MEASURED, "gauge"), (_QUEUED, "envelope"), (_QUIET, "moon"),
    ):  # fmt: skip
        if pattern.search(words):
            return Figure(kind=kind, words=_OVER.split(_ARTICLE.sub("", words), maxsplit=1)[0])
    found = drawn(words)
    return Figure(kind=found.kind, words=words) if found else None


def drawn(words: str) -> Figure | None:
    """The first noun of a few words that has a drawing."""
    said = words.split()
    for at in range(len(said)):
        for end in range(min(len(said), at + 3), at, -1):
            one = thing(" ".join(said[at:end]))
            if one.kind in base.kinds() and one.kind not in PROPS:
                return one
    return None


def actor(words: str) -> Figure | None:
    """Who does something in a clause of a few words ("agent wags a finger"); None where its subject has no face."""
    subject: list[str] = []
    for word in words.split():
        if subject and (stem(word.lower()) in lexicon().verbs or word.lower().endswith("ing")):
            break
        subject.append(word)
    one = thing(" ".join(subject[:3])) if subject else None
    if one is None or one.kind not in base.kinds() or "mood" not in base.info(one.kind).params:
        return None
    return one
