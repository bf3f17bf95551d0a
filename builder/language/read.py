"""A row of the visuals table to its `Reading`: the whole reader in one function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from builder.language import clauses, lists
from builder.language.brands import LOGOS
from builder.language.found import Found, Link
from builder.language.interpret import Interpreter
from builder.language.lexicon import key, lexicon, nouns_table, stem
from builder.language.model import Clause, Figure, Mark, Reading, Relation, Transition
from builder.language.phrases import Noun
from builder.language.tokens import Token, tokenise
from builder.language.typos import mended

#: A Visual cell longer than this is read up to here; no picture holds more.
LONGEST = 1200


def read(
    visual: str, cue: str = "", sentence: str = "", *, nouns: Mapping[str, str], cast: Mapping[str, int] | None = None,
    title: str = "",
) -> Reading:  # fmt: skip
    """Read one Visual cell.

    `nouns`: word or phrase (singular) -> actor kind. `cast`: actor kind -> how many the episode has,
    for numbers the row leaves open ("other pods" of four are three). `title`: the episode's; a word that is
    also a product's name ("Ray") is one where the title says it.
    """
    text = visual[:LONGEST]
    tokens = tokenise(text)
    if not tokens:
        return Reading(text=visual, cue=cue, sentence=sentence)
    tokens, alternatives = _first_branch(mended(tokens, nouns))
    front = clauses.head(tokens, text)
    sides = clauses.contrast(text)
    steps, loop = clauses.steps(front.rest or tokens, text)
    table = nouns_table(nouns)
    rest = _after_colon(front.rest) if steps else front.rest
    found = Interpreter(table, stepped=bool(steps), title=frozenset(title.split())).run(clauses.split(rest))
    figures = {id(n): _figure(n, cast or {}) for n in found.nouns}
    loop = loop or any(t.low in lexicon().groups["loops"] for t in tokens[-2:] if t.kind == "word")
    return _reading(
        text if len(text) == len(visual) else visual,
        cue,
        sentence,
        front,
        found,
        figures,
        tokens,
        sides=sides,
        steps=steps,
        loop=loop,
        alternatives=alternatives,
    )


def _first_branch(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], str]:
    """Of ", or …" the first branch; what the other said, for the list of unused words."""
    for i in range(2, len(tokens)):
        if tokens[i].is_("or") and tokens[i].kind == "word" and tokens[i - 1].is_(",") and not tokens[i].depth:
            return tokens[: i - 1], " ".join(t.text for t in tokens[i + 1 :])
    return tokens, ""


def _after_colon(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    at = next((i for i, t in enumerate(tokens) if t.is_(":") and not t.depth), -1)
    return tokens[at + 1 :]


def _figure(noun: Noun, cast: Mapping[str, int]) -> Figure:
    count = noun.count
    known = cast.get(noun.kind or noun.words.lower(), 0)
    if known > 1 and noun.quantity in ("plural", "several", "few", "many", "both"):
        count, noun.quantity = (known - 1 if noun.pick == "other" else known), "cast"
    elif noun.pick == "other" and noun.quantity == "plural":
        count = 3
    return Figure(
        kind=noun.kind, words=noun.words, count=count, quantity=noun.quantity, pick=noun.pick, state=noun.state,
        colour=noun.colour, colours=noun.colours, whole=noun.whole, attributes=tuple(noun.attributes), label=noun.label,
        carries=tuple(dict.fromkeys(noun.carries)), clause=noun.clause,
    )  # fmt: skip


def _reading(
    text: str,
    cue: str,
    sentence: str,
    front: clauses.Head,
    found: Found,
    figures: dict[int, Figure],
    tokens: tuple[Token, ...],
    *,
    sides: tuple[tuple[str, str], ...],
    steps: tuple[str, ...],
    loop: bool,
    alternatives: str,
) -> Reading:
    def of(noun: Noun | None) -> Figure | None:
        return figures.get(id(noun)) if noun is not None else None

    kept = tuple(figures[id(n)] for n in found.nouns if not n.dropped)
    parts = tuple(
        Clause(text=words, kind=kind, subject=of(subject), figures=tuple(figures[id(n)] for n in mine))
        for words, kind, subject, mine in found.clauses
    )
    marks = tuple(Mark(name=m.name, target=of(m.target), label=m.label, clause=m.clause) for m in found.marks)
    named = lists.cue_names(tokens, kept, cue)
    if named:
        kept = tuple(f for f in kept if not _stands_in(f, tokens)) + named
    relations = tuple(_relation(r, of) for r in found.relations)
    return Reading(
        text=text, cue=cue, sentence=sentence, carrier=front.carrier, carrier_words=front.words, topic=front.topic,
        clauses=parts, figures=kept, relations=relations,
        transitions=tuple(_transition(t, of) for t in found.transitions), marks=marks, effects=tuple(found.effects),
        signs=tuple(found.signs), steps=steps, loop=loop, sides=sides,
        items=tuple(f.words for f in named) or lists.items(parts),
        messages=lists.messages(text, relations), again=lists.goes_on(tokens, lexicon().groups["again"]),
        literals=tuple(dict.fromkeys(found.literals)), numbers=tuple(found.numbers),
        colours=_colours(kept), negated=tuple(found.negated), production=front.production,
        unused=_unused(tokens, front, found, kept, marks, alternatives),
    )  # fmt: skip


def _stands_in(figure: Figure, tokens: tuple[Token, ...]) -> bool:
    """ "Provider logos": the placeholder of the names."""
    words = figure.words.lower()
    pairs = pairwise(tokens)
    return not figure.kind and any(a.low == words.rsplit(" ", 1)[-1] and b.low in LOGOS for a, b in pairs)


def _relation(link: Link, get: Callable[[Noun | None], Figure | None]) -> Relation:
    return Relation(
        name=link.name, verb=link.verb, subject=get(link.subject), object=get(link.object), item=get(link.item),
        more=tuple(f for n in link.more if (f := get(n))), label=link.label, clause=link.clause,
    )  # fmt: skip


def _transition(link: Link, get: Callable[[Noun | None], Figure | None]) -> Transition:
    def end(noun: Noun | None) -> Figure | str | None:
        return None if noun is None else (noun.mark or get(noun))

    return Transition(
        name=link.name, verb=link.verb, subject=get(link.subject), before=end(link.before), after=end(link.object),
        item=get(link.item), more=tuple(f for n in link.more if (f := get(n))), amount=link.amount, clause=link.clause,
    )  # fmt: skip


def _colours(figures: tuple[Figure, ...]) -> tuple[str, ...]:
    named = [c for f in figures for c in (f.colours or ((f.colour,) if f.colour else ()))]
    return tuple(dict.fromkeys(named))


def _unused(
    tokens: tuple[Token, ...],
    front: clauses.Head,
    found: Found,
    kept: tuple[Figure, ...],
    marks: tuple[Mark, ...],
    alternatives: str,
) -> tuple[str, ...]:
    """Content words that nothing took up."""
    said = [w for f in kept for w in (f.words, *f.attributes, f.label, f.state, f.colour, *f.carries)]
    said += [front.words, *(link.verb for link in (*found.relations, *found.transitions)), *found.negated]
    said += [n.of for n in found.numbers] + [n.words for n in found.nouns if n.effect]
    taken = {s for words in said for s in (*key(words), *words.lower().split())} | found.used
    taken |= {s for c in found.clauses for s in key(c[0])} if not kept and not marks else set()
    taken |= {stem(w) for w in LOGOS} if any(f.kind == "brand" for f in kept) else set()
    free = [t.text for t in tokens if t.kind == "word" and not taken & {t.stem, *key(t.text), t.low} and not _small(t)]
    return tuple(dict.fromkeys([*free, *([alternatives] if alternatives else [])]))


def _small(token: Token) -> bool:
    lex = lexicon()
    groups = ("adverbs", "loops", "endings", "openers", "settings")
    if token.low in lex.closed or any(token.low in lex.groups[g] for g in groups):
        return True
    single = (token.stem,)
    tables = (lex.production, lex.colours, lex.marks, lex.picks, lex.quantities, lex.states)
    return any(single in t for t in tables) or token.low in lex.numbers or not token.low[0].isalnum()
