"""Panel: what stands on a screen: a dashboard, a chat, an alert, a catalogue, a list to choose from, a form."""

from __future__ import annotations

from typing import ClassVar

from builder.cast import figures, texts
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.panel import alert, chat, dashboard, files, lists, page, reads, status
from builder.language.model import Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match

#: How many items a kind has room for, where that is not eight.
_MOST = {"registry": 12, "alert": 3, "selector": 6}

_PAGES = {"page": page.compose, "dialog": page.dialog, "phone": page.phone}


@grammar
class Panel(Grammar):
    """A `kind` of panel with `title`, `widgets`, `messages`, `items` (one `selected`), `button`; `by`: who looks."""

    name = "panel"
    rank = 52
    title = "A screen and what is on it"
    keys = ("kind", "title", "titles", "widgets", "messages", "items", "selected", "notes", "button", "by",
            "message", "address", "buttons", "stamp", "typing",
             "loading", "locked", "tip", "tone", "cursor")  # fmt: skip
    needs = (("kind",),)
    forms: ClassVar[Forms] = {
        "kind": reads.KINDS, "title": "one", "messages": "lines", "selected": "one", "button": "one",
        "address": "one", "stamp": "one", "typing": "flag", "loading": "flag", "locked": "flag", "tip": "one",
        "tone": ("plain", "warning"), "cursor": "one",
    }  # fmt: skip
    EXAMPLES = (
        ("the dashboard", "Grafana dashboard with latency, error rate and traffic panels"),
        ("saturated", "Monitoring dashboard: CPU 92%, memory 45%, error rate spiking"),
        ("ask the bot", 'Chat interface: "Why is checkout slow?" and the bot answers "The cache is cold"'),
        ("it explains", "AI response: likely cause, suggested fix"),
        ("at three in the morning", 'Pager alert: "Disk 95% full" with Acknowledge button'),
        ("nobody slept", "Phone showing a notification: Checkout is down"),
        ("every version is kept", "Image registry showing v1.4, v1.5 and v2.0 with owner and date"),
        ("pick a region", "Dropdown menu with us-east, eu-west (selected) and ap-south"),
        ("sign up", "Signup form with name, e-mail and password fields"),
        ("almost all green", "Status page with API green, database red and queue yellow"),
        ("two boards", "Datadog and Honeycomb dashboards showing trace comparisons"),
        ("really gone", 'Confirmation dialog "Drop 12 tables?" with buttons Cancel and Drop'),
        ("at half past two", 'Lock screen, 02:31, "Replica lag 900 s"'),
        ("not this one", 'Browser shows a warning page, "Certificate expired"'),
        ("the run", "Pipeline page: build green, unit tests green, end-to-end red"),
        ("what we pay", "Billing page with storage, traffic and support"),
        ("pressure, heat, speed", "Boiler control panel, one dial per reading"),
        ("everybody sees it", "Several developers viewing shared benchmark results"),
    )
    NOT = (
        ("push it", "CI server pushing an image to the registry"),
        ("usage", "GPU meter showing 20% usage"),
        ("who talks", "Browser connected to a web server"),
        ("the schema", "Code snippet: replicas: 4"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        return reads.match(reading, context)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        kind, title = str(slots.get("kind", "dashboard")), str(slots.get("title", ""))
        items, by = texts(slots.get("items"))[: _MOST.get(kind, 8)], figures(slots.get("by"))
        if kind in _PAGES:
            return _PAGES[kind](_page(title, items, slots), stage)
        if kind == "chat" and slots.get("messages"):
            return chat.compose(texts(slots["messages"])[:5], *reads.speaker(by), stage)
        if kind == "alert":
            return alert.compose(items or (title or "Alert",), str(slots.get("button", "")), by, stage)
        if kind == "files":
            return files.compose(title, items, str(slots.get("cursor", "")), stage)
        if items and kind in ("registry", "selector", "form", "status"):
            return self._list(kind, title, items, slots, stage)
        if slots.get("titles"):
            return dashboard.compare(texts(slots["titles"])[:3], title, stage)
        return dashboard.compose(title, texts(slots.get("widgets"))[:8] or items, by, stage)

    def _list(self, kind: str, title: str, items: tuple[str, ...], slots: Slots, stage: Stage) -> Composition:
        if kind == "registry":
            return lists.registry(items, texts(slots.get("notes"))[:3], stage)
        if kind == "selector":
            return lists.selector(title, items, str(slots.get("selected", "")), stage)
        if kind == "form":
            return lists.form(title, items, str(slots.get("button", "")), stage)
        return status.compose(title, items, figures(slots.get("by")), stage)


def _page(title: str, items: tuple[str, ...], slots: Slots) -> page.Page:
    return page.Page(
        title=title, message=texts(slots.get("message"))[:3] or (title,) * (slots.get("kind") != "page"), items=items,
        address=str(slots.get("address", "")), buttons=texts(slots.get("buttons"))[:3],
        stamp=str(slots.get("stamp", "")), by=figures(slots.get("by")),
        typing=bool(slots.get("typing")), loading=bool(slots.get("loading")), locked=bool(slots.get("locked")),
        tip=str(slots.get("tip", "")), warning=slots.get("tone") == "warning",
    )  # fmt: skip
