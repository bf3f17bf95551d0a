"""What the author's slots may hold: the form of every value, and what a scene cannot do without."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from typing import Protocol

from builder.cast.notation import same
from builder.diagnostics import Collector, did_you_mean
from builder.script.nodes import Node
from builder.script.sidefile import Override, check_slots

#: What a slot takes where its grammar says nothing else.
MANY = "many"
_NOTHING: tuple[object, ...] = (None, "", (), {})
_WANTED = {
    MANY: "one value or a list of them, each of at most 200 characters",
    "one": "one value of at most 200 characters",
    "text": "one value",
    "lines": "one value or a list of them",
    "number": "one value with a number in it",
    "flag": "true or false, or a word",
    "marks": "tick, cross, strike, question or warning, or a list of them",
}
_MARKS = ("tick", "cross", "strike", "question", "warning")
#: Characters of a value: more have no room in a scene; a "text" may be longer.
_MOST = 200
_DIGIT = re.compile("[0-9]")
_NONE = re.compile(r"0+\s+\D")


class Slotted(Protocol):
    """What is needed of a grammar to judge an author's slots (see `builder.grammars.base`)."""

    @property
    def name(self) -> str: ...
    @property
    def keys(self) -> tuple[str, ...]: ...
    @property
    def needs(self) -> tuple[tuple[str, ...], ...]: ...
    @property
    def forms(self) -> Mapping[str, str | tuple[str, ...] | frozenset[str]]: ...
    def objection(self, slots: Mapping[str, object]) -> tuple[str, str, str] | None: ...


def settled(override: Override, grammar: Slotted, own: Mapping[str, object], collector: Collector) -> dict[str, object]:
    """The author's slots over the row's `own`; an empty value takes a slot away. Mistakes are reported.

    A value in the very words that `build-deck explain` has for the row's own is the row's own.
    """
    check_slots(override, grammar.name, grammar.keys, collector)
    for key, node in override.values.items():
        _check_form(key, node, grammar, collector)
    said = override.slots()
    given = {key: own[key] if key in own and same(own[key], value) else value for key, value in said.items()}
    for step in _steps(override, grammar, collector):
        given.update(step)
    given.pop("then", None)
    return {key: value for key, value in {**_kept(own, given, grammar), **given}.items() if value not in _NOTHING}


def _kept(own: Mapping[str, object], given: Mapping[str, object], grammar: Slotted) -> dict[str, object]:
    """The row's slots without those of another way to draw the scene than the author's."""
    chosen = {key for full in grammar.needs if any(k in given for k in full) for key in full}
    others = {key for full in grammar.needs for key in full} - chosen if chosen else set()
    return {key: value for key, value in own.items() if key not in others}


def judge(
    override: Override, grammar: Slotted, slots: Mapping[str, object], collector: Collector, *, own: bool
) -> None:
    """Report what the scene still lacks, else a value of the author's that it cannot draw.

    `own`: the row itself was this scene's; then it lacks only what the author has taken away or chosen anew.
    """
    full = [need for need in grammar.needs if all(key in slots for key in need)]
    named = [key for need in grammar.needs for key in need if key in override.values]
    begun = next((key for key in named if key in slots and not any(key in need for need in full)), "")
    if begun or (grammar.needs and not full and (named or not own)):
        ways = [need for need in grammar.needs if begun in need] or grammar.needs
        wanted = ", or ".join(" and ".join(need) for need in ways)
        message = f"scene {grammar.name!r} needs {wanted}; neither the row nor the side file says all of it"
        node = next((override.values[key] for key in ("scene", *named) if key in override.values), None)
        collector.error("missing-slot", message, node.span if node else override.span)
        return
    reported = {error.span for error in collector.errors}
    if any(member.span in reported for node in override.values.values() for member in (node, *node.items)):
        return
    found = grammar.objection(slots)
    if found and found[0] in override.values:
        key, message, hint = found
        collector.error("wrong-value", f"{key}: {message}", override.values[key].span, hint)


def fits(words: str, form: object) -> bool:
    """Whether one value of these words is short enough for its slot, and a number where one is wanted."""
    return (form in ("text", "lines") or len(words) <= _MOST) and (form != "number" or bool(_DIGIT.search(words)))


def _check_form(key: str, node: Node, grammar: Slotted, collector: Collector) -> None:
    form = grammar.forms.get(key, MANY)
    if key not in grammar.keys or (key == "labels" and node.kind == "map"):
        return
    if isinstance(form, frozenset):
        _check_inner(key, node, form, collector)
        return
    where = f"{key}: in scene {grammar.name!r}"
    wrong = _misfit(node, form)
    if wrong is not None:
        wanted = f"one of {', '.join(form)}" if isinstance(form, tuple) else _WANTED[form]
        known = form if isinstance(form, tuple) else _MARKS if form == "marks" else ()
        hint = did_you_mean(wrong.text, known) if known and wrong.kind == "scalar" else ""
        collector.error("wrong-form", f"{where} is {wanted}", wrong.span, hint)
        return
    none = next((m for m in node.items if form in ("one", MANY) and _is_none(m)), None)
    if none is not None:
        hint = "say how many there are, or leave them out"
        collector.error("wrong-value", f"{where} takes what is there, not {none.text[:60]!r}", none.span, hint)
        return
    word = next((m for m in node.items if m.tag == "bool" and not m.quoted and form != "flag"), None)
    if word is not None and word.text.lower() in ("true", "false"):  # yes, no, on and off have their own words
        hint = f"put it in quotation marks if you mean the word: '{word.text}'"
        collector.error("wrong-form", f"{where} is not true or false", word.span, hint)


def _is_none(node: Node) -> bool:
    """Whether a value counts actors and comes to none: a scene would draw one."""
    text = node.text.strip() if node.kind == "scalar" else ""
    if not _NONE.match(text):
        return False
    from builder.cast import figure

    return bool((found := figure(text)).kind) and found.count == 0


def _check_inner(key: str, node: Node, known: frozenset[str], collector: Collector) -> None:
    """Report what a mapping inside a scene does not know: a key (one that names a scene has its keys, too), a scene."""
    scene = node.get("scene")
    if scene is not None and scene.tag != "null":
        from builder.grammars.base import grammars

        names = [g.name for g in grammars()]
        if scene.text.strip() not in names:
            hint = did_you_mean(scene.text.strip()[:60], names)
            collector.error("unknown-scene", f"unknown scene {scene.text[:60]!r} in {key}:", scene.span, hint)
            return
    for name, _ in node.pairs if node.get("scene") is None else ():
        if name.text not in known:
            hint = did_you_mean(name.text, sorted(known))
            collector.error("unknown-key", f"unknown key {name.text[:60]!r} in {key}:", name.span, hint)


def _misfit(node: Node, form: str | tuple[str, ...]) -> Node | None:
    """The part of a value that has another form than the slot's; None where it fits. An empty value always does."""
    if node.kind == "list" and form not in (MANY, "lines", "marks"):
        return node
    most = sys.maxsize if form in ("text", "lines") else _MOST
    wrong = next((m for m in node.items if m.kind != "scalar" or len(m.text) > most), None)
    if wrong is None and form == "marks":
        words = [(m, w.strip()) for m in node.items for w in m.text.split(",") if m.tag != "null"]
        return next((m for m, word in words if word and word not in _MARKS), None)
    text = "" if node.kind != "scalar" or node.tag == "null" else node.text.strip()
    if wrong is None and text and isinstance(form, tuple) and text not in form:
        return node
    return node if wrong is None and text and form == "number" and not _DIGIT.search(text) else wrong


def _steps(override: Override, grammar: Slotted, collector: Collector) -> Iterator[Mapping[str, object]]:
    """The slots every step of `then:` sets."""
    node = override.values.get("then")
    for step in node.items if node is not None and node.tag != "null" else ():
        if step.kind != "map":
            collector.error("not-a-mapping", "a step of then: is a `key: value` line", step.span)
        for key, value in step.pairs:
            if key.text in grammar.keys:
                yield Override(key="then", span=step.span, values={key.text: value}).slots()
                _check_form(key.text, value, grammar, collector)
            else:
                hint = did_you_mean(key.text, grammar.keys)
                collector.error("unknown-key", f"unknown key {key.text!r} in then: of {grammar.name!r}", key.span, hint)
