"""Brand: names as word-mark cards in the house's own type, never a look-alike of anybody's logo."""

from __future__ import annotations

from typing import Any, ClassVar

from builder.actors import base
from builder.cast import texts
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.brand import company, keyboard, merge, orbit, parts, podium, reads, stack
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match
from builder.text.wrap import shortened

_LONGEST = 36  # characters of a name
LAYOUTS = ("row", "merge", "orbit", "stack", "reveal")


@grammar
class Brand(Grammar):
    """`names` as cards: in a row, added up to a `result`, round a `center`, stacked; `parts`, `badge`, `companion`."""

    name = "brand"
    rank = 58
    title = "Names as word-mark cards"
    keys = ("names", "layout", "result", "center", "parts", "way", "badge", "companion")
    needs = (("names",),)
    forms: ClassVar[Forms] = {
        "layout": LAYOUTS, "result": "one", "center": "one", "way": ("in", "out"), "badge": "one",
        "companion": frozenset(("scene", "slots")),
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
        if slots.get("companion"):
            return company.compose(names, slots["companion"], stage)
        if slots.get("parts") and len(names) == 1:
            return parts.compose(names[0], names_of(slots["parts"]), stage, into=slots.get("way") == "in")
        if slots.get("center") and len(names) > 1:
            center = slots["center"]
            return orbit.compose(names, center if isinstance(center, Figure) else str(center), stage)
        if layout == "stack" and len(names) > 1:
            return stack.compose(names, stage)
        if slots.get("result") or (layout == "merge" and len(names) > 1):
            return merge.compose(names, str(slots.get("result", "")), stage)
        if layout == "reveal" and len(names) < (4 if stage.broad else 2) and not slots.get("badge"):
            return podium.compose(names, stage)
        return keyboard.compose(names, stage, lined=layout == "row", badge=_badge(slots.get("badge")))


def _badge(value: Any) -> str:
    """The badge an author or the row asks for; "" for none there is."""
    kinds = base.info("badge").params["kind"][0]
    said = {"tick": "check", "strike": "cross"}.get(str(value), str(value or ""))
    return said if isinstance(kinds, tuple) and said in kinds else ""


def names_of(value: Any) -> tuple[str, ...]:
    """Names as an author may give them: one, a list, figures; never none at all."""
    return tuple(shortened(name, _LONGEST) for name in texts(value))[: reads.MOST] or ("",)
