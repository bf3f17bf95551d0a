"""What an author may write for a slot, as figures: `[count] kind ["label"] [(state, colour)]`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from builder.actors import base, catalogue
from builder.language.lexicon import key, lexicon, nouns_table, singular
from builder.language.model import Figure
from builder.language.stems import plural

_FORM = re.compile(
    r"^\s*(?:(?P<count>\d+)\s*[x×]?\s+)?(?P<words>[^\"“(]+?)\s*(?:[\"“](?P<label>[^\"”]*)[\"”])?\s*(?:\((?P<notes>[^)]*)\))?\s*$"
)

_NUMBER = re.compile(r"[0-9]{1,15}(?:,[0-9]{3})*(?:\.[0-9]{1,9})?")


def nouns() -> Mapping[str, str]:
    """Every noun an actor answers to -> the actor's kind; the first actor in alphabetical order keeps a noun."""
    return _nouns(catalogue.folder())


@cache
def _nouns(_folder: object) -> Mapping[str, str]:
    found: dict[str, str] = {}
    listed = {kind: catalogue.words(kind) for kind in base.kinds()}  # no words: a part for other drawings, no noun
    for kind, words in listed.items():
        for word in words:
            found.setdefault(word.lower(), kind)
    for kind, words in listed.items():  # a file's name yields to what another actor is called: "chip" is a processor
        if words:
            found.setdefault(kind.replace("-", " "), kind)
    for phrase, kind in list(found.items()):  # "PersistentVolume": kinds are written without the space
        if " " in phrase and phrase.replace(" ", "").isalpha():
            found.setdefault(phrase.replace(" ", ""), kind)
    return found


def figure(value: object) -> Figure:
    """One slot value as a figure: a Figure itself, or words in the author's notation."""
    if isinstance(value, Figure):
        return value
    text = str(value)
    form = _FORM.match(text)
    if form is None:
        return Figure(kind="", words=text.strip())
    words, notes = form["words"].strip(), [n.strip() for n in (form["notes"] or "").split(",") if n.strip()]
    count = int(form["count"]) if form["count"] else 1
    name, letter = _apart(words)
    kind, used = nouns_table(nouns()).ending(key(name))
    parts = name.split()
    if not kind and len(parts) > 1 and is_shape(parts[-1]):
        kind, used = nouns_table(nouns()).ending(key(" ".join(parts[:-1])))
        parts = parts[:-1] if kind else parts  # "model block" is a model
    at = max(0, len(parts) - used) if kind else 0
    noun = " ".join(parts[at:])
    said = (*notes, *parts[:at])  # "virtual GPU" says as much as "GPU (virtual)"
    colours = tuple(c for n in said if (c := lexicon().colours.longest(key(n))[0]))
    return Figure(
        kind=kind,
        words=singular(noun) if count > 1 else noun,
        count=count,
        quantity="exact" if form["count"] else "",
        label=form["label"] or letter,
        attributes=tuple(parts[:at]),
        state=next((s for n in said if (s := lexicon().states.longest(key(n))[0])), ""),
        colour=colours[0] if colours else "",
        colours=colours if len(colours) > 1 else (),
    )


def is_shape(word: str) -> bool:
    """Tell whether a word only says how something is drawn: "block", "tiles"."""
    stems = key(word)
    return bool(stems) and stems[-1] in lexicon().shapes


def written(value: object) -> object:
    """A slot's value in the author's notation: text, true or false, or lists and mappings of these.

    None where it has no such form. What a row says beyond the notation (what each one carries, say) is left out.
    """
    if isinstance(value, Figure):
        return _phrase(value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, Mapping):
        return {str(k): w for k, v in value.items() if (w := written(v)) is not None}
    if isinstance(value, Sequence):
        parts = [written(v) for v in value]
        return None if None in parts else parts
    return None


def same(value: object, given: object) -> bool:
    """Whether the author's words for a slot are just what its value is in them."""
    return _plain(written(value)) == _plain(given)


def _plain(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return {key: _plain(v) for key, v in value.items()}
    if isinstance(value, list | tuple):
        return _plain(value[0]) if len(value) == 1 else tuple(_plain(v) for v in value)
    return str(value).strip()


def _phrase(figure: Figure) -> str:
    """`4 greedy pods (red)`: a figure as an author writes it."""
    noun = " ".join((*figure.attributes, figure.words or figure.kind.replace("-", " ")))
    counted = figure.count != 1 or figure.quantity == "exact"
    head = f"{figure.count} {plural(noun) if figure.count != 1 else noun}" if counted else noun
    label = ""
    if figure.label:
        letter = figure.count == 1 and re.fullmatch("[A-Z]", figure.label)
        label = f" {figure.label}" if letter else f' "{figure.label}"'
    said = [w.lower() for w in figure.attributes]
    colours = figure.colours or ((figure.colour,) if figure.colour else ())
    notes = ", ".join(n for n in (figure.state, *colours) if n and n not in said)
    return f"{head}{label} ({notes})" if notes else head + label


def number(words: object) -> float | None:
    """The first number in words ("1,200 ms" is 1200), None where there is none."""
    found = _NUMBER.search(str(words))
    return float(found[0].replace(",", "")) if found else None


def figures(value: object) -> tuple[Figure, ...]:
    """A slot that may hold one value or several, as figures; () for an empty slot."""
    if value is None or value == "":
        return ()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return tuple(figure(v) for v in value if v != "")
    return (figure(value),)


def texts(value: object) -> tuple[str, ...]:
    """A slot of words, one or several, on one line each; figures by what they are called; () for an empty slot."""
    given = value if isinstance(value, Iterable) and not isinstance(value, str) else (value,)
    said = (v.label or v.words if isinstance(v, Figure) else str(v) for v in given if v)
    return tuple(" ".join(words.split()) for words in said if words.strip())


def _apart(words: str) -> tuple[str, str]:
    """ "pod A" as ("pod", "A")."""
    found = re.fullmatch(r"(.+?)\s+([A-Z])", words)
    return (found[1], found[2]) if found else (words, "")
