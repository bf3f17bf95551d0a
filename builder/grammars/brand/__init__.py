"""Brand: names as word-mark cards in the house's own type, never a look-alike of anybody's logo."""

from __future__ import annotations

from typing import Any, ClassVar

from builder.actors import base
from builder.cast import texts
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.brand import between, company, keyboard, loop, merge, orbit, pair, parts, podium, reads, stack
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match
from builder.text.wrap import shortened

_LONGEST = 36  # characters of a name
LAYOUTS = ("row", "merge", "orbit", "stack", "reveal", "pair", "between", "loop", "chain")


@grammar
class Brand(Grammar):
    """`names` as cards: in a row, added up to a `result`, round a `center`, stacked; `parts`, `badge`, `companion`."""

    name = "brand"
    rank = 58
    title = "Names as word-mark cards"
    keys = (
        "names", "layout", "result", "center", "parts", "way", "badge", "companion", "note", "under", "sides", "mood",
        "pose", "plate",
    )  # fmt: skip
    needs = (("names",),)
    forms: ClassVar[Forms] = {
        "layout": LAYOUTS, "result": "one", "center": "one", "way": ("in", "out"), "badge": "one",
        "companion": frozenset(("scene", "slots")), "note": "text", "mood": "one", "pose": ("still", "shrug"),
        "plate": ("shield",),
    }  # fmt: skip
    EXAMPLES = (
        ("the usual suspects", "Prometheus and Grafana logos side by side"),
        ("it ships with Redis", "Redis logo appearing"),
        ("PostgreSQL, MySQL or SQLite", "Provider logos as storage options"),
        ("every database", "Database logos: PostgreSQL, MySQL, MongoDB, SQLite and CockroachDB appearing in a row"),
        ("better together", "Istio and Envoy logos working together"),
        ("Flux", "Flux logo, showing components: Source Controller, Kustomize Controller, Helm Controller"),
        ("the whole stack", "Linux + Nginx + MySQL = web server"),
        ("a modern front end", "Logos of React, Vite, Tailwind CSS and TypeScript stacked on top of each other"),
        ("Node, Deno and Bun", "Three badges: Node, Deno, Bun"),
        ("Istio or Linkerd", "Both project badges, one of them blinking"),
        ("wifi and ethernet", "RoCE and InfiniBand labels side by side"),
        ("the landscape", "Logo cloud: Cilium, Linkerd, Jaeger, Harbor, Keycloak and Argo orbiting Kubernetes"),
    )
    NOT = (
        ("who talks", "Browser connected to a web server"),
        ("the red one", "GPU meter showing 20% usage"),
        ("before and after", "Before: Nginx logo; After: Envoy logo"),
        ("how it flows", "Browser -> load balancer -> web server"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        return reads.match(reading, context)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        names, layout = names_of(slots.get("names")), str(slots.get("layout", ""))
        note, center = str(slots.get("note") or ""), slots.get("center")
        if slots.get("companion"):
            return company.compose(names, slots["companion"], stage, mood=_mood(slots), pose=_pose(slots))
        if slots.get("parts") and len(names) == 1:
            hub = center if isinstance(center, Figure) else names[0]
            return parts.compose(hub, names_of(slots["parts"]), stage, into=slots.get("way") == "in")
        if slots.get("way") == "in" and isinstance(center, Figure) and len(names) > 1:
            return parts.compose(center, names, stage, into=True)
        if center and len(names) > 1:
            return orbit.compose(names, center if isinstance(center, Figure) else str(center), stage)
        sides = slots.get("sides")
        if layout == "between" and isinstance(sides, tuple | list) and len(sides) == 2:
            return between.compose(names[0], sides, stage)
        if len(names) == 1 and layout != "loop" and (layout == "reveal" or _mood(slots) or note):
            plate = "shield" if slots.get("plate") == "shield" else ""
            return podium.compose(names, stage, mood=_mood(slots), pose=_pose(slots), note=note, plate=plate)
        return _plain(names, layout, slots, stage)


def _plain(names: tuple[str, ...], layout: str, slots: Slots, stage: Stage) -> Composition:
    """Cards with nobody beside them."""
    note, count = str(slots.get("note") or ""), len(names)
    if layout == "loop" and count < 3:
        return loop.compose(names, note, stage)
    if layout == "chain" and count > 1:
        return between.chain(names, stage)
    if layout == "stack" and count > 1:
        return stack.compose(names, stage)
    if slots.get("result") or (layout == "merge" and count > 2):
        return merge.compose(names, str(slots.get("result", "")), stage)
    if count == 2 and (layout in ("merge", "pair") or note):
        return pair.compose(names, stage, joined=layout == "merge", note=note)
    if layout == "reveal" and count < (4 if stage.broad else 2) and not slots.get("badge"):
        return podium.compose(names, stage)
    under = names_of(slots["under"]) if slots.get("under") else ()
    return keyboard.compose(names, stage, lined=layout == "row", badge=_badge(slots.get("badge")), under=under)


def _mood(slots: Slots) -> str:
    """The face a mark wears; "" for none, or one that faces do not know."""
    said = str(slots.get("mood") or "")
    known = base.info("face").params["mood"][0]
    return said if isinstance(known, tuple) and said in known else "ask" if _pose(slots) == "shrug" else ""


def _pose(slots: Slots) -> str:
    return "shrug" if slots.get("pose") == "shrug" else ""


def _badge(value: Any) -> str:
    """The badge an author or the row asks for; "" for none there is."""
    kinds = base.info("badge").params["kind"][0]
    said = {"tick": "check", "strike": "cross"}.get(str(value), str(value or ""))
    return said if isinstance(kinds, tuple) and said in kinds else ""


def names_of(value: Any) -> tuple[str, ...]:
    """Names as an author may give them: one, a list, figures; never none at all."""
    return tuple(shortened(name, _LONGEST) for name in texts(value))[: reads.MOST] or ("",)
