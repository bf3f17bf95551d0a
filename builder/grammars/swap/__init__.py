"""Swap: one thing takes another's place, while what stands on it goes on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, ClassVar

from builder.cast import Member, Roll, figure
from builder.cast.phrase import phrase
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.swap import gate, plinth, reroute, switch
from builder.grammars.swap.pair import Pair
from builder.grammars.swap.reads import exchange
from builder.grammars.swap.token import CROWNS
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_MOST = 12  # of those who go on
_LETTERED = re.compile(r"^(?:the )?[\w-]+ [A-Z]$")  # "Pod A" is a pod of that name


@grammar
class Swap(Grammar):
    """`from` goes out, `to` comes in; `keeps` goes on over it, `how` says in what way; a `token` is passed on.

    `moves` is what is sent to the new one instead of the old one; `shape` a switch thrown from one to the other.
    """

    name = "swap"
    rank = 68
    title = "One in the place of another"
    keys = ("from", "to", "keeps", "how", "token", "moves", "shape")
    needs = (("from", "to"),)
    forms: ClassVar[Forms] = {
        "from": "one", "to": "one", "keeps": "one", "how": "one", "token": "one",
        "moves": "one", "shape": ("switch", "reroute", "fallback"),
    }  # fmt: skip
    EXAMPLES = (
        ("while it runs", "Engine swapped for a new one while the train keeps running"),
        ("no downtime", "Old database replaced by new database, users keep shopping"),
        ("drop-in", "Memcached swapped out for Redis, application unchanged"),
        ("blue and green", "Old version slides out, new version slides in"),
        ("hot swap", "Failed disk pulled out and new disk pushed in, server keeps serving"),
        ("before it expires", "Expired certificate replaced with a fresh certificate"),
        ("the next minor", "Control plane upgraded from 1.29 to 1.30 while pods keep running"),
        ("nobody at the wheel notices", "Engineer swapping a worn tyre for a spare while the car keeps driving"),
        ("back to safety", "Red alert, traffic immediately shifting back to the old release"),
        ("the edge answers", "CDN replaces origin server, readers stay online"),
        ("a new runtime", "Migrating from Docker to containerd, pods keep running"),
        ("who leads now", "Crown passing from the crashed primary to the replica"),
        ("off and on", "Electrician at the panel: blown fuse out, spare fuse in, fridge keeps humming"),
        ("the spare takes it", "Backup generator takes over as the power line fails"),
        ("undo", "Release 7 rolled back to release 6"),
        ("no more names", "Host name resolving to an address"),
        ("while they type", "Search box swapped on the live page while visitors keep typing"),
        ("no more warnings", "Toggle switch: Warn -> Block"),
        ("live", "Switch flipped from rehearsal to live"),
        ("the other bakery", "Bakery A burns, orders move to Bakery B, customer still happy"),
        ("the slow road", "Courier falls back from motorbike to bicycle"),
        ("the standby", "Main pump station goes dark, requests shift to the standby station"),
        ("no seat left", "Guest shows up, the cat is thrown out, guest takes its chair"),
        ("who is who", "Server A with badge 17 crashes, server B starts with the same badge"),
        ("best before", "Milk carton on the shelf, expires, a fresh carton is put in"),
        ("one cable", "Red cable unplugged, green cable plugged in, laptop stays online"),
    )
    NOT = (
        ("which one", "Comparison: gRPC vs REST"),
        ("faster", "Latency from 900 ms to 120 ms"),
        ("more hands", "Web servers scaling from 2 to 6 as lunch orders arrive"),
        ("take turns", "GPU rapidly switching between pods"),
        ("before and after", "Before: server on fire; After: server asleep"),
        ("from farm to shelf", "Pipeline: Harvest -> Wash -> Pack -> Ship"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row in which one thing comes where another was."""
        found = exchange(reading)
        if found is None:
            return None
        slots: dict[str, Any] = {"from": found.out, "to": found.into}
        slots |= {
            name: value for name in ("keeps", "how", "token", "moves", "shape") if (value := getattr(found, name))
        }
        sure = found.sure + (0.05 if found.keeps and not found.assumed else 0.0)
        return Match(grammar=self.name, confidence=sure, slots=slots, why=(found.why,), assumed=found.assumed)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        roll = Roll()
        out, into = (
            roll.one(_figure(stage.labels.get(name) or slots.get(name), named=bool(slots.get("token"))))
            for name in ("from", "to")
        )
        keeps = _figure(slots["keeps"]) if slots.get("keeps") else None
        how = stage.labels.get("how") or str(slots.get("how") or "")
        staying = (
            roll.take(keeps, count=min(keeps.count, _MOST if keeps.quantity == "exact" else 4), mood="happy")
            if keeps is not None
            else ()
        )
        token, moves = (str(slots.get(key) or "") for key in ("token", "moves"))
        if token in CROWNS:
            out, into = (_faced(m, mood) for m, mood in ((out, "dead"), (into, "happy")))
        pair = Pair(out=out, into=into, staying=staying, said=_said(keeps, how), token=token, moves=moves,
                    worse=slots.get("shape") == "fallback")  # fmt: skip
        if slots.get("shape") == "switch":
            return switch.compose(pair, stage)
        if moves or (slots.get("shape") == "reroute" and staying):
            return reroute.compose(pair, stage)
        return gate.compose(pair, stage) if staying else plinth.compose(pair, stage)


def _figure(value: object, *, named: bool = False) -> Figure:
    """A slot as one thing: the row's own words, or an author's notation; drawn by its noun if it is `named`."""
    if named and isinstance(value, str) and _LETTERED.search(value) and (made := figure(value)).kind:
        return made
    return phrase(value) if isinstance(value, str) and "(" not in value else figure(value or "thing")


def _faced(member: Member, mood: str) -> Member:
    """Who leads and who led have faces, whatever they are."""
    return replace(member, params={**member.params, "mood": mood}) if member.kind == "object" else member


def _said(keeps: Figure | None, how: str) -> str:
    if keeps is None or not how:
        return ""
    noun = keeps.words if keeps.count == 1 or keeps.words.endswith("s") else f"{keeps.words}s"
    return " ".join([*keeps.attributes, noun, how])
