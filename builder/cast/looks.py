"""Looks: who is not the first of a kind on a scene has other hair, skin and clothes, always the same ones."""

from __future__ import annotations

from collections.abc import Mapping

from builder.actors.model import Value

#: Hair, its colour, skin and the pod whose colours the clothes have.
_PEOPLE = (
    ("bun", "black", "dark", "e"), ("quiff", "blond", "pale", "b"), ("curly", "brown", "brown", "d"),
    ("long", "red", "pale", "c"), ("bald", "black", "dark", "f"), ("bob", "brown", "tan", "a"),
    ("grey", "silver", "pale", "b"), ("short", "black", "brown", "c"),
)  # fmt: skip
#: What makes a face somebody's own: no adjective of a row decides it.
LOOKS = frozenset({"hair", "skin", "dye", "crew", "beard"})


def look(known: Mapping[str, object], number: int) -> dict[str, Value]:
    """The parameters that tell the `number`th of a kind (0 is the first, as drawn) from those before."""
    if number <= 0:
        return {}
    if crews := _choices(known.get("crew")):
        return {"crew": crews[number % len(crews)]}
    people = _others(known) or _PEOPLE
    hair, dye, skin, coat = people[(number - 1) % len(people)]
    wanted: dict[str, Value] = {"hair": hair, "dye": dye, "skin": skin}
    wanted |= {"shirt": f"pod_{coat}.base", "shirt_lip": f"pod_{coat}.lip"}
    return {name: value for name, value in wanted.items() if name in known}


def _others(known: Mapping[str, object]) -> tuple[tuple[str, str, str, str], ...]:
    """Those who have neither the hair nor the skin the kind is drawn with."""
    hair, skin = (_choices(known.get(name))[:1] for name in ("hair", "skin"))
    return tuple(one for one in _PEOPLE if (one[0],) != hair and (one[2],) != skin)


def _choices(given: object) -> tuple[str, ...]:
    choices = given[0] if isinstance(given, tuple) and given else ()
    return choices if isinstance(choices, tuple) else ()
