"""A row in the notation of the side file: what to paste there to change it. Pasted as it is, it changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from builder.cast.notation import written
from builder.grammars.base import Grammar
from builder.script.model import Cue
from builder.script.sidefile import COMMON
from builder.storyboard.model import Headline, Match, Shot
from builder.storyboard.override import author_headline
from builder.storyboard.slots import fits

#: Keys every row has: a slot of such a name cannot be set from outside.
_ROWS_OWN = frozenset(COMMON) - {"labels"}
#: Words that YAML keeps as they are; all others go in quotes.
_SAFE = re.compile(r"(?:\d+ )?[A-Za-z][\w /.+-]*(?<! )")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def override(match: Match, grammar: Grammar, shot: Shot | None) -> dict[str, object]:
    """The scene, every slot an author may set, and the words above it; `skip` for a row without a slide."""
    if shot is None:
        return {"scene": match.grammar, "skip": True}
    out: dict[str, object] = {"scene": match.grammar}
    for name, value in match.slots.items():
        if name in grammar.keys and name not in _ROWS_OWN:
            plain = _allowed(written(value), grammar.forms.get(name))
            if plain not in (None, "", [], {}):
                out[name] = plain
    if shot.labels:
        out["labels"] = dict(shot.labels)
    line = marked(shot.headline)
    if author_headline(line) == shot.headline:
        out["headline"] = line
        out |= {"sub": shot.sub} if shot.sub else {}
    return out


def _allowed(value: object, form: object) -> object:
    """A mapping without the keys its form does not know; one value out of a list of one where only one may stand.

    None for a value that an author could not set: it stays the row's own.
    """
    if isinstance(value, Mapping) and isinstance(form, frozenset):
        return {k: v for k, v in value.items() if k in form}
    if isinstance(value, list) and len(value) == 1 and form in ("one", "text", "number", "flag"):
        value = value[0]
    return value if all(fits(v, form) for v in _strings(value)) else None


def _strings(value: object) -> Iterator[str]:
    """A value's words, one by one."""
    for part in value if isinstance(value, list) else (value,):
        if isinstance(part, str):
            yield part


def marked(headline: Headline) -> str:
    """A headline with its coloured words between asterisks."""
    return "".join(f"**{run.text}**" if run.accent else run.text for run in headline.runs)


def keys(cues: Sequence[Cue]) -> dict[int, str]:
    """The key of every row: its cue, or its number where the cue is no name for it."""
    plain = [_plain(cue.cue) for cue in cues]
    return {
        cue.row: cue.cue if plain.count(words) == 1 and words and not words.isdigit() else str(cue.row)
        for cue, words in zip(cues, plain, strict=True)
    }


def _plain(cue: str) -> str:
    """A cue as the side file compares it."""
    return " ".join(re.findall(r"\w+", cue[:200].lower()))


def yaml(rows: Mapping[str, Mapping[str, object]]) -> str:
    """Rows as a side file has them, every key in quotes."""
    return "\n".join("\n".join(_row(name, values)) + "\n" for name, values in rows.items())


def _row(name: str, values: Mapping[str, object]) -> Iterator[str]:
    yield f"{_quoted(name)}:"
    for line in _lines(values):
        yield f"  {line}"


def _lines(value: object) -> Iterator[str]:
    """A mapping or list as block YAML."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _entry(f"{name}:", inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _entry("-", inner)


def _entry(head: str, value: object) -> Iterator[str]:
    if isinstance(value, str) and "\n" in value and _blockable(value):
        yield f"{head} |-"
        yield from (f"  {line}" if line else "" for line in value.split("\n"))
    elif isinstance(value, list) and all(isinstance(v, str) for v in value):
        yield f"{head} [{', '.join(_scalar(v) for v in value)}]"
    elif isinstance(value, Mapping | list):
        yield head
        yield from (f"  {line}" for line in _lines(value))
    else:
        yield f"{head} {_scalar(value)}"


def _blockable(text: str) -> bool:
    """Whether a text keeps its letters as a literal block."""
    return text == text.rstrip() and not text[0].isspace() and text.replace("\n", "").isprintable()


def _scalar(value: object) -> str:
    """A value as a plain word where that is safe, else in quotation marks."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if _SAFE.fullmatch(text) and text.lower() not in _WORDS else _quoted(text)


def _quoted(text: str) -> str:
    """A text in the quotes that need no escapes, else in double ones with the escapes YAML knows."""
    if '"' in text and "'" not in text and text.isprintable():
        return f"'{text}'"
    out = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + "".join(ch if ch.isprintable() else f"\\U{ord(ch):08x}" for ch in out) + '"'
