"""Below the grammars: what a row no scene takes still shows, and how the author is told.

L3: everything it names on a stage, or the one actor it names over what that does; L4: the
actors it names under its words, one that is named in passing beside them; L5: its words alone, large.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from builder.cast.ensemble import player
from builder.cast.play import play
from builder.diagnostics import Collector
from builder.language.lexicon import key, lexicon, nouns_table, singular, stem, words_of
from builder.language.model import Clause, Figure, Reading, Relation, Transition
from builder.language.read import read
from builder.script.model import Cue
from builder.storyboard.model import Match, frozen

#: The grammar that always has something to show.
LAST = "text"
#: Levels that --strict does not let through.
STEPS = ("L3", "L4", "L5")
#: The warning of L2, which --strict lets through.
ASSUMED = "assumed"
#: Words that name too many things for one of them to be shown where nothing else says which.
_HOMOGRAPHS = frozenset({"bar", "board", "build", "card", "cell", "drive", "head", "line", "page", "plate", "sheet"})
_TAGS, _ACTORS = 3, 3
_TOLD = 5  # words of it that a pedestal carries
_LONGEST = 44  # letters of a verb phrase that an arrow holds
_SURE = {"L3": 0.3, "L4": 0.15, "L5": 0.1}


def steps(reading: Reading, nouns: Mapping[str, str]) -> tuple[Match, ...]:
    """What can be shown of a row without a grammar for it, best first; the last one always can.

    `nouns`: word or phrase -> actor kind, for what the cue and its sentence name where the row names nothing known.
    """
    tags = tuple(dict.fromkeys(q.text for q in reading.literals if not _denied(q.text, reading)))[:_TAGS]
    chips: dict[str, object] = {"chips": tags} if tags else {}
    actors = tuple(f for f in reading.figures if _clear(f) and not _denied(f.words, reading))
    out = []
    staged = _staged(reading)
    if staged:
        why = "no scene takes the row: everything it names stands as it says"
        out.append(_match("L3", reading, {**_unlabelled(chips, staged["actors"]), **staged}, why))
    acting = _acting(reading, actors)
    if acting is not None:
        parties, doing = acting
        why = f"what {parties[0].words or parties[0].kind} does is no scene of its own: {doing}"
        shown = _shown(parties, doing, reading.text)
        out.append(_match("L3", reading, {**_unlabelled(chips, parties), **shown}, why))
    named = _apart(actors)
    beside = named or _mentioned(reading, nouns)
    if beside or chips:
        held = {**chips, "actors": beside} if beside else chips
        held |= {"staged": ("apart",) * len(named)} if named else {}
        out.append(_match("L4", reading, held, "no grammar found its slots in the row"))
    out.append(_match("L5", reading, {}, "nothing in the row can be drawn"))
    return tuple(out)


def _staged(reading: Reading) -> dict[str, object]:
    """Everything a row names and how each stands to the others; {} where one thing without a drawing is all there is.

    A part the row denies is left out, and so is what stands for it.
    """
    parts = play(reading)
    if any(p.figure.words and _denied(p.figure.words, reading) for p in parts):
        return {}
    drawn = [p for p in parts if player(p.figure.kind) and _clear(p.figure)]
    told = len(parts) > 1 and any(p.way for p in parts)
    if not drawn or not (told or len(drawn) > 1) or len(drawn) < len(parts) / 2:
        return {}
    effects = tuple(dict.fromkeys(reading.effects))
    held: dict[str, object] = {
        "actors": tuple(_cast(p.figure) for p in parts),
        "staged": tuple(f"{p.way} {p.of + 1}" if p.of >= 0 else "apart" for p in parts),
    }
    return held | ({"effects": effects} if effects else {})


def _unlabelled(chips: Mapping[str, object], actors: object) -> dict[str, object]:
    """The tags without the words that somebody wears."""
    worn = {f.label for f in _figures(actors)}
    left = tuple(t for t in _texts(chips.get("chips")) if t not in worn)
    return {"chips": left} if left else {}


def _texts(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _mentioned(reading: Reading, nouns: Mapping[str, str]) -> tuple[Figure, ...]:
    """The first actor that is named in passing ("GPU labels"): in the row, else in the cue, else in its sentence."""
    row = reading.text
    for literal in reading.literals:
        row = row.replace(literal.text, " ")
    for text in (row, reading.cue, reading.sentence):
        denied = reading if text == row else read(text, nouns=nouns)
        for figure in _nouns_in(text, nouns):
            if not _denied(figure.words, denied) and not _denied(figure.words, reading):
                return (figure,)
    return ()


def _nouns_in(text: str, nouns: Mapping[str, str]) -> Iterator[Figure]:
    """Every noun of a text that an actor answers to and that can lead a slide."""
    words, table, at = words_of(text), nouns_table(nouns), 0
    stems = tuple(map(stem, words))
    while at < len(words):
        kind, used = table.longest(stems, at)
        named = " ".join(words[at : at + used])
        if kind and player(kind) and (used > 1 or _is_noun(stems[at], named, text, nouns)):
            yield Figure(kind=player(kind), words=named)
        at += max(1, used)


def _is_noun(stem_of: str, word: str, text: str, nouns: Mapping[str, str]) -> bool:
    """Whether a lone word is sure to name a thing: no verb ("you ship"), no part of a name ("Core Web Vitals")."""
    verb = stem_of in lexicon().verbs or word.endswith(("ing", "ed"))
    named = re.search(rf"(?<=[\w,] ){re.escape(word.capitalize())}\b", text)
    return (word in nouns or singular(word) in nouns) and not (verb or named or singular(word) in _HOMOGRAPHS)


def _match(level: str, reading: Reading, slots: dict[str, object], why: str) -> Match:
    shown = {stem for f in _figures(slots.get("actors")) for stem in key(f.words)}
    left = tuple(f.words for f in reading.figures if f.words and not set(key(f.words)) & shown)
    unused = tuple(dict.fromkeys((*reading.unused, *left)))
    return Match(grammar=LAST, level=level, confidence=_SURE[level], slots=frozen(slots), unused=unused, why=(why,))


def _clear(figure: Figure) -> bool:
    """Whether an actor answers to the figure, and no other thing goes by its bare name."""
    bare = singular(figure.words.lower()) in _HOMOGRAPHS and not figure.attributes
    return bool(player(figure.kind)) and not bare


def _figures(value: object) -> tuple[Figure, ...]:
    return value if isinstance(value, tuple) else ()


def _denied(words: str, reading: Reading) -> bool:
    """Whether the row says that there is none of it."""
    stems = set(key(words))
    return bool(stems) and any(stems <= set(key(said)) for said in reading.negated)


def _apart(actors: Sequence[Figure]) -> tuple[Figure, ...]:
    """Those of each kind, in reading order, as long as their numbers find room: one where none is said."""
    out: list[Figure] = []
    room = _ACTORS
    for figure in reversed({f.kind: f for f in reversed(actors)}.values()):
        need = figure.count if figure.quantity == "exact" else 1
        if need <= room:
            out.append(_cast(figure))
            room -= need
    return tuple(out)


def _cast(figure: Figure) -> Figure:
    """The figure as the actor that plays it: a machine for a place."""
    return replace(figure, kind=player(figure.kind) or figure.kind)


def _acting(reading: Reading, actors: Sequence[Figure]) -> tuple[tuple[Figure, ...], str] | None:
    """Who acts on whom, and the words for it: the first link or change that a known actor takes part in."""
    links: list[Relation | Transition] = [*reading.relations, *reading.transitions]
    for link in sorted(links, key=lambda r: r.clause):
        ends = [f for f in _ends(link) if f.words and not _denied(f.words, reading)]
        known = [f for f in ends if any(f is a or f == a for a in actors)]
        doing = _doing(link.verb)
        if known and doing and link.name != "with":
            parties = tuple(ends[:2]) if len(ends) > 1 and ends[0] != ends[1] else (known[0],)
            if len(parties) > 1 or parties[0] == link.subject:
                return tuple(map(_cast, parties)), doing
    return _alone(reading, actors)


def _shown(parties: tuple[Figure, ...], doing: str, row: str) -> dict[str, object]:
    """Two as they stand to each other, what one does to the other as an arrow; one alone over the words for it.

    What comes "from" the second turns the arrow round; a fragment without a verb is left out.
    """
    if len(parties) > 1:
        words = doing.lower().split()
        source = re.search(rf"\bfrom (?:\w+ ){{0,2}}?{re.escape(parties[1].words)}", row, re.IGNORECASE)
        first, other = reversed(parties) if source else parties
        apart = words[-1] in ("between", "beside", "with", "and", "without")
        return {"actors": (first, other), "staged": ("apart", "apart" if apart else "to 1")}
    words = doing.split()
    told = len(words) <= _TOLD and (stem(words[0].lower()) in lexicon().verbs or words[0].endswith(("ing", "ed")))
    return {"actors": parties, "doing": doing} if told else {"actors": parties, "staged": ("apart",)}


def _ends(link: Relation | Transition) -> Iterator[Figure]:
    after = link.object if isinstance(link, Relation) else link.after
    for end in (link.subject, after):
        if isinstance(end, Figure):
            yield end


def _doing(verb: str) -> str:
    words = " ".join(re.sub(r"`[^`]*`|\"[^\"]*\"", " ", verb).split()).strip(' :;,.`"')
    return words if 2 < len(words) <= _LONGEST else ""


def _alone(reading: Reading, actors: Sequence[Figure]) -> tuple[tuple[Figure, ...], str] | None:
    """One known actor and the rest of what its clause says of it."""
    for actor in actors:
        clause = next((c for c in reading.clauses if c.kind == "beat" and _opens(c, actor)), None)
        if clause is None:
            continue
        words = clause.text.split()
        named = set(key(" ".join((*actor.attributes, actor.words))))
        rest = [w for w in words if not set(key(w)) <= named or not key(w)]
        while rest and rest[0].lower() in lexicon().closed:
            rest = rest[1:]
        doing = _doing(" ".join(rest))
        if doing:
            return (_cast(actor),), doing
    return None


def _opens(clause: Clause, actor: Figure) -> bool:
    return clause.subject is actor or clause.subject == actor


def settled(match: Match, reading: Reading) -> Match:
    """A grammar's match with its rung: L1 from the row alone, L2 with something assumed or a beat unused."""
    unused = match.unused or reading.unused
    assumed = match.assumed or tuple(dict.fromkeys(f"{f.count} × {f.words}" for f in _held(match.slots) if f.assumed))
    level = match.level if match.level not in ("", "L1") else ("L2" if assumed or _idle(reading, unused) else "L1")
    return replace(match, level=level, unused=unused, assumed=assumed)


def _held(value: object) -> Iterator[Figure]:
    """Every figure among slots, however deep."""
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, tuple | Mapping):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _held(one)


def _idle(reading: Reading, unused: Sequence[str]) -> bool:
    """Whether a whole beat of the row is among what stayed unused."""
    left = {stem for words in unused for stem in key(words)}
    beats = [set(key(c.text)) - _small() for c in reading.clauses if c.kind == "beat"]
    return any(stems and len(stems & left) > len(stems) / 2 for stems in beats)


def _small() -> frozenset[str]:
    return frozenset(stem for word in lexicon().closed for stem in key(word))


def tell(match: Match, cue: Cue, collector: Collector) -> None:
    """Warn of every rung below L1, at the row."""
    said = repr(cue.cue[:60])
    if match.level == "L2":
        what = ", ".join(match.assumed[:4]) or "part of it is left out"
        message = f"the row {said} leaves something open: {'assumed ' if match.assumed else ''}{what}"
        collector.warn(ASSUMED, message, cue.visual_span, "say it in the row, or set it in the side file")
    elif match.level in STEPS:
        what = {
            "L3": "no scene knows this action; its actors are shown with the words for it",
            "L4": "no scene takes the row; its actors and literals stand beside its words",
            "L5": "no scene takes the row; its words are set large instead",
        }[match.level]
        hint = "say it another way, or name a scene in the side file"
        collector.warn("no-scene", f"{said}: {what}", cue.visual_span, hint)
