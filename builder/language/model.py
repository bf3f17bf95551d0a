"""What the reader makes of one row: figures, relations, changes, literals, and what stayed unused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A thing the row names.

    `kind`: an actor's name, "brand" for a product's or company's name (`words` exactly as written), or ""
    for a noun no actor answers to (then `words` is what its box says).
    `words`: the noun phrase without quantity, state and colour, as written, singular.
    `count`: how many; `quantity`: "exact", "plural" (bare plural, 3 assumed), "several", "few",
    "many", "hundreds", "open" (`5+`), "cast" (as many as the
    episode has), "" (one, unsaid). `pick`: "one" and "other" divide a set,
    "same" and "single" name one that is shared; "own" one that is not; "all".
    `state`: a canonical state ("waiting", "greedy", "oom", …); `colour`: a canonical colour word;
    `colours`: one for each where a set has several; `attributes`: further adjectives as written
    ("physical", "virtual"); `label`: words printed on it;
    `whole`: of how many ("2 of 3 nodes": count 2, whole 3; 0 unsaid);
    `carries`: literals or words each one has ("4 pods each with x"); `clause`: index of its clause.
    """

    kind: str
    words: str
    count: int = 1
    quantity: str = ""
    pick: str = ""
    state: str = ""
    colour: str = ""
    colours: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    label: str = ""
    carries: tuple[str, ...] = ()
    clause: int = 0
    whole: int = 0

    @property
    def assumed(self) -> bool:
        """Whether the number is ours and not the author's."""
        return self.quantity in ("plural", "several", "few", "many")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """`name` from the closed set of relations.yml ("connect", "point", "inside", "share", …); ends are figures.

    `item`: what passes between them ("sends *keys* to the server"); `more`: further objects of a list.
    `name` "" is a verb no list knows: `verb` is as written.
    """

    name: str
    subject: Figure | None
    object: Figure | None
    item: Figure | None = None
    more: tuple[Figure, ...] = ()
    label: str = ""
    verb: str = ""
    clause: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """A change while the sentence runs: `name` from transitions.yml ("expand", "fill", "turn", "switch", …).

    `subject` changes; `before` and `after` are what it was and becomes (figures or plain words);
    `amount` a number the change ends at ("to 70%" -> "70%"); `item` and `more` as in a Relation.
    """

    name: str
    subject: Figure | None = None
    before: Figure | str | None = None
    after: Figure | str | None = None
    item: Figure | None = None
    more: tuple[Figure, ...] = ()
    amount: str = ""
    verb: str = ""
    clause: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A protected literal: `kind` "quote", "code", "name" (resource names), "version", "pair" (`replicas: 4`)."""

    text: str
    kind: str
    clause: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A quantity that is not a count of figures: value 20, unit "%", of "usage"."""

    value: float
    unit: str
    of: str
    text: str
    clause: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A part of the row. `kind`: "beat" (has a verb), "item" (a noun), "note" (attribute of the one before)."""

    text: str
    kind: str
    subject: Figure | None = None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A verdict: `name` "tick", "cross", "question", "strike"; `target` what it judges, `label` its words."""

    name: str
    target: Figure | None
    label: str = ""
    clause: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What one party tells another: `Client -> Server: SYN`, "client sends "SYN" to the server"."""

    sender: str
    receiver: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that step 1 to 6 of the compiler found in a row.

    `carrier`: canonical class of the head ("meter", "code", "timeline", "memory", "node-view", "split", …) and
    `carrier_words` as written, `topic` what it is of ("GPU" of "GPU meter");
    `sides`: the parts of a contrast as (title, text); `steps`: what arrows
    separate, in order, with `loop` when they repeat; `items`: a list of equals.
    `messages`: what parties tell each other, in order; `again`: the row goes on with the picture before
    ("Same output but now …").
    `effects`: decorations that carry meaning ("money-fly", "skull"); `signs`: words on signs.
    """

    text: str
    cue: str
    sentence: str
    carrier: str = ""
    carrier_words: str = ""
    topic: str = ""
    clauses: tuple[Clause, ...] = ()
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
    transitions: tuple[Transition, ...] = ()
    marks: tuple[Mark, ...] = ()
    effects: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    loop: bool = False
    sides: tuple[tuple[str, str], ...] = ()
    items: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()
    again: bool = False
    literals: tuple[Quoted, ...] = ()
    numbers: tuple[Number, ...] = ()
    colours: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()
    production: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()

    def of_kind(self, *kinds: str) -> tuple[Figure, ...]:
        """The figures of any of these actor kinds, in reading order."""
        return tuple(f for f in self.figures if f.kind in kinds)

    def relation(self, *names: str) -> Relation | None:
        """The first relation of any of these names."""
        return next((r for r in self.relations if r.name in names), None)

    def transition(self, *names: str) -> Transition | None:
        """The first change of any of these names."""
        return next((t for t in self.transitions if t.name in names), None)
