"""Who plays a figure: the actor, its letter and colour in reading order, its mood.

One `Roll` per scene: it hands out letters and ids, so that "other pods" after "one pod" go on with B.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace

from builder.actors import base, catalogue
from builder.actors.emblem import emblems
from builder.actors.model import Value
from builder.cast.case import case_for
from builder.cast.looks import LOOKS, look
from builder.language.lexicon import key, lexicon
from builder.language.model import Figure
from builder.scene.items import Paint

#: Pods in reading order; from the seventh on the six take a second round under the letters that follow.
ORDER = "abcdef"
_COLOURS = {colour: who for who, colour in base.COLOURS.items()}
#: State of the words -> mood of a face that has no such state of its own.
MOODS: Mapping[str, str] = {
    "running": "running", "waiting": "waiting", "paused": "paused", "greedy": "greedy", "oom": "dead", "dead": "dead",
    "error": "crashed", "happy": "happy", "sad": "waiting", "angry": "waiting", "confused": "ask", "tired": "sweat",
    "shocked": "shock", "smug": "smug", "sweating": "sweat", "full": "sweat", "hot": "sweat", "slow": "waiting",
    "stale": "waiting", "corrupt": "crashed", "expired": "dead", "missing": "ask", "ready": "happy", "done": "happy",
    "accepted": "happy", "cold": "paused", "fast": "running", "leaking": "sweat", "messy": "sweat", "steady": "happy",
}  # fmt: skip
#: States that give a thing without a drawing a face, and the face: what somebody feels, not what a machine does.
FELT: Mapping[str, str] = {
    "happy": "happy", "sad": "sad", "angry": "angry", "confused": "ask", "tired": "waiting", "shocked": "shock",
    "smug": "smug", "sweating": "sweat", "paused": "paused", "dead": "dead", "oom": "dead",
}  # fmt: skip
_BRAND = "brand"
#: Actors that are parts of a scene, not parties to it: a row that names them as one gets a labelled block.
PROPS = frozenset((
    "arrow", "badge", "bar-chart", "boundary", "callout", "caption", "code-card", "gauge", "gpu-chambers", "lanes",
    "line-chart", "musical-chair", "node-panel", "oom-tag", "pod-chip", "price-tag", "queue-rope", "rail", "rug",
    "sign", "socket", "tag", "tank", "terminal-card", "ticket", "wedge", "wheel",
))  # fmt: skip
#: A part of a scene that a row names as a party -> the drawing that stands for it there.
STAND_INS: Mapping[str, str] = {
    "bar-chart": "chart-board", "code-card": "document", "gauge": "dial", "line-chart": "training-card",
    "musical-chair": "armchair", "node-panel": "server", "price-tag": "label-tag", "terminal-card": "terminal",
    "ticket": "stub", "wheel": "alarm-clock",
}  # fmt: skip
#: The same where one part answers to several things, by the last word.
_BY_NAME: Mapping[str, Mapping[str, str]] = {
    "boundary": {
        "cluster": "cluster", "network": "network-mesh", "vpc": "network-mesh", "namespace": "namespace-fence",
        "zone": "map-pin", "region": "map-pin",
    },
    "wheel": {"stopwatch": "stopwatch", "timer": "stopwatch"},
}  # fmt: skip
_EVIDENT = frozenset({"pod", "gpu", "object"})
_MOST = 24  # of one kind that a scene draws: more are a number, not a crowd
_LONGEST, _WORD = 60, 30  # letters that any label holds, and a word in it
_SHORT = 5  # letters that a small label on an actor holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One actor of a scene before it has a place.

    `words`: what the author calls it. `who`: the pod colour it wears ("a" … "f", "t"), "" for all others;
    `letter` its mark. `params` go to the actor. `carries`: words it holds ("nvidia.com/gpu: 1").
    """

    id: str
    kind: str
    words: str
    figure: Figure
    who: str = ""
    letter: str = ""
    mood: str = ""
    params: Mapping[str, Value] = field(default_factory=dict)
    carries: tuple[str, ...] = ()

    @property
    def caption(self) -> str:
        """Words to set beside the actor: "" where it says itself what it is."""
        if self.kind in _EVIDENT and not (self.kind == "gpu" and self.figure.label):
            return ""
        return self.figure.label or self.words

    @property
    def face(self) -> str:
        """The mood of a labelled block's face: what its figure is said to feel, "" where nothing is said."""
        return FELT.get(self.figure.state, "") if self.kind == "object" else ""

    @property
    def cable(self) -> Paint:
        """The colour of whatever leads to this member."""
        return Paint(f"pod_{self.who}.base") if self.who else Paint("line_2")


class Roll:
    """Hands out members of one scene: unique ids, letters in reading order."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._worn: list[str] = []
        self._pods = 0
        self._known: dict[str, list[tuple[object, ...]]] = {}

    def take(self, figure: Figure, *, count: int | None = None, mood: str = "") -> tuple[Member, ...]:
        """The members of one figure, at most `count` (24 where nobody says); `mood` where the figure names none."""
        if len(figure.words) > _WORD or len(figure.label) > _WORD:
            figure = replace(figure, words=_short(figure.words), label=_short(figure.label))
        many = min(figure.count, _MOST if count is None else count)
        return tuple(self._member(figure, i, many, mood) for i in range(max(1, many)))

    def one(self, figure: Figure, *, mood: str = "") -> Member:
        """A single member for a figure, whatever its count."""
        return self.take(figure, count=1, mood=mood)[0]

    def _member(self, figure: Figure, index: int, many: int, mood: str) -> Member:
        if figure.kind == "pod":
            return self._pod(figure, index, mood)
        kind, params = _actor(figure)
        if kind in base.kinds():
            params |= look(base.info(kind).params, self._acquainted(kind, figure, index))
        name = slug(figure.label if kind == "object" and figure.label else title_of(figure)) or kind
        return Member(
            id=self._unique(f"{name}-{index + 1}" if many > 1 else name),
            kind=kind,
            words=title_of(figure),
            figure=figure,
            mood=MOODS.get(figure.state, mood),
            params=params,
            carries=figure.carries,
        )

    def _acquainted(self, kind: str, figure: Figure, index: int) -> int:
        """The number of somebody among all of a kind; the same words mean the same one again, whatever its state."""
        said = tuple(a for a in figure.attributes if not lexicon().states.longest(key(a))[0])
        person = (figure.words.lower(), figure.label, figure.pick, said, index)
        met = self._known.setdefault(kind, [])
        if person not in met:
            met.append(person)
        return met.index(person)

    def _pod(self, figure: Figure, index: int, mood: str) -> Member:
        letter = self._letter(figure) if index == 0 else ""
        who = letter.lower() if letter else self._next(figure, index)
        mark = letter or self._mark(who)
        self._worn.append(who)
        self._pods += 1
        role = who if who in (*ORDER, "t") else ORDER[(ord(who) - 97) % len(ORDER)]
        state = MOODS.get(figure.state, mood) or "happy"
        params: dict[str, Value] = {"who": role, "mood": state}
        if mark.lower() != role:
            params["letter"] = mark
        return Member(
            id=self._unique(f"pod-{mark.lower()}"), kind="pod", words=title_of(figure), figure=figure, who=role,
            letter=mark, mood=state, params=params, carries=figure.carries,
        )  # fmt: skip

    def _letter(self, figure: Figure) -> str:
        """The letter the author gave: label "A" or the words "pod A"."""
        for text in (figure.label, figure.words.rsplit(" ", 1)[-1] if " " in figure.words else ""):
            if re.fullmatch(r"[A-Z]", text):
                return text
        return ""

    def _next(self, figure: Figure, index: int) -> str:
        named = figure.colours or ((figure.colour,) if figure.colour else ())
        if index < len(named) and named[index] in _COLOURS and _COLOURS[named[index]] not in self._worn:
            return _COLOURS[named[index]]
        return next((w for w in ORDER if w not in self._worn), ORDER[self._pods % len(ORDER)])

    def _mark(self, who: str) -> str:
        letter = chr(ord("A") + self._pods) if self._pods < 26 else str(self._pods + 1)
        return who.upper() if who not in self._worn else letter

    def _unique(self, name: str) -> str:
        self._ids[name] = self._ids.get(name, 0) + 1
        return name if self._ids[name] == 1 else self._unique(f"{name}-{self._ids[name]}")


def _short(words: str) -> str:
    """The words as far as a label holds them."""
    if len(words) <= _WORD:
        return words
    kept = " ".join(word if len(word) <= _WORD else word[: _WORD - 1] + "…" for word in words.split(" "))
    return kept if len(kept) <= _LONGEST else kept[: _LONGEST - 1].rstrip() + "…"


def slug(words: str) -> str:
    """Words as an id: lower case, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:40]


def title_of(figure: Figure) -> str:
    """The words a figure goes by, with its adjectives: "API server"."""
    return " ".join((*figure.attributes, figure.words or figure.kind.replace("-", " ")))


def _actor(figure: Figure) -> tuple[str, dict[str, Value]]:
    """The actor that draws a figure and its parameters; a labelled block for what no actor answers to."""
    named = _BY_NAME.get(figure.kind, {})
    kind = next((drawn for noun, drawn in named.items() if key(figure.words)[-1:] == key(noun)), "")
    kind = kind or STAND_INS.get(figure.kind, figure.kind)
    if not kind or kind in PROPS or kind not in catalogue.kinds():
        tone = "panel" if kind == _BRAND else "hardware"
        words = figure.label or title_of(figure)
        return "object", {"words": words, "tone": tone, "case": case_for(figure.words or words)}
    if kind == "emblem":
        return kind, {"name": title_of(figure), "mood": "", **asdict(emblems((title_of(figure),))[0])}
    return kind, dict(_dress(figure, base.info(kind).params))


def _dress(figure: Figure, known: Mapping[str, object]) -> Iterator[tuple[str, Value]]:
    """What a figure's words say of an actor's looks: any adjective or state that is one of its choices, its label."""
    for name in sorted(known.keys() - LOOKS):
        takes = known[name]
        choices = takes[0] if isinstance(takes, tuple) else ()
        if not isinstance(choices, tuple):
            continue
        said = next((w for w in (figure.state, *figure.attributes) if w and w.lower() in choices), None)
        if said:
            yield name, said.lower()
    if "label" in known:
        mark = figure.label or figure.words
        yield "label", mark if len(mark) <= _SHORT else ""
