"""Levels, gauge, expand and text: what their pictures promise, on every canvas."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

import pytest

from builder.cast import nouns
from builder.compose import SLIDE, compose
from builder.diagnostics import Collector, Span
from builder.geometry import Box
from builder.grammars.base import get
from builder.grammars.gauge.dial import lights
from builder.language.model import Figure
from builder.layout.scale import scale_of
from builder.scene.check import check
from builder.scene.items import Item, Shape, Text
from builder.scene.model import Canvas, Scene
from builder.scene.walk import bounds, walk
from builder.script.model import Episode
from builder.storyboard.context import Context
from builder.storyboard.model import Headline, HeadRun, Match, Shot, Storyboard
from builder.theme import load
from tests.grammars.conftest import canvases
from tests.grammars.conftest import reading as read_row

GPU = Figure(kind="gpu", words="GPU")
GHOST = Figure(kind="gpu", words="GPU", count=4, attributes=("virtual",))
CANVASES = pytest.mark.parametrize("canvas", canvases(), ids=lambda c: c.name)
THEMES = pytest.mark.parametrize("theme", ["dark", "light"])


def pods(count: int) -> Figure:
    return Figure(kind="pod", words="pod", count=count)


def made(
    grammar: str, slots: Mapping[str, object], canvas: Canvas = SLIDE, theme: str = "dark", words: str = "One pool",
    labels: Mapping[str, str] | None = None,
) -> Scene:  # fmt: skip
    """The scene; every invariant must hold."""
    shot = Shot(
        id="one", kind="cue", number=2, slug="one", row=1, cue="one", visual="one", step=2, span=Span(""), alt="one",
        headline=Headline(runs=(HeadRun(words),)), notes=((("one", False),),), labels=labels or {},
        match=Match(grammar=grammar, slots=slots), caption=("The words that are", "spoken over this picture"),
    )  # fmt: skip
    episode = Episode(number="001", slug="one", title="One", narration=(), fences=(), cues=(), memes=(), tables=())
    board = Storyboard(episode=episode, shots=(shot,) * 14, cast={}, diagnostics=Collector())
    scene = compose(shot, board, canvas, load(theme), caption=canvas.name == "shorts")
    assert not check(scene, load(theme), least=scale_of(canvas).least), canvas.name
    return scene


def top(scene: Scene, start: str) -> list[Item]:
    return [item for item in scene.items if item.id.startswith(start)]


def one(scene: Scene, name: str) -> Item:
    return next(item for item in walk(scene.items) if item.id == name)


def words(scene: Scene) -> set[str]:
    return {item.string for item in walk(scene.items) if isinstance(item, Text)}


def around(items: Iterable[Item]) -> Box:
    boxes = [bounds(item) for item in items]
    box = boxes[0]
    for other in boxes[1:]:
        box = box.union(other)
    return box


def clear_of_words(scene: Scene, items: Iterable[Item], gap: float) -> bool:
    """Whether none of the items comes nearer than `gap` to a line of the headline."""
    title = one(scene, "headline")
    assert isinstance(title, Text)
    lines = [
        Box(title.x, title.y + i * title.pitch - 0.7 * title.size, width, 0.7 * title.size).inset(-gap)
        for i, width in enumerate(title.widths)
    ]
    return not any(bounds(item).overlaps(line) for item in items for line in lines)


HEADLINES = ("Full", "One eats all. Everyone crashes.", "Everybody who shares the memory of one card crashes with it")


@CANVASES
@THEMES
@pytest.mark.parametrize("headline", HEADLINES)
def test_owners_and_tags_keep_clear_of_the_headline(canvas: Canvas, theme: str, headline: str) -> None:
    slots = {"of": "GPU memory", "parts": pods(4), "grow": "last", "full": "yes"}
    scene = made("levels", slots, canvas, theme, headline)
    assert len(top(scene, "pod-")) == 4
    assert clear_of_words(scene, top(scene, "tag-"), 8)


@CANVASES
@pytest.mark.parametrize("count", range(1, 13))
@pytest.mark.parametrize("full", ["", "yes"])
def test_every_owner_stands_on_the_bar(canvas: Canvas, count: int, full: str) -> None:
    grow = {"grow": "last"} if count > 1 else {}
    scene = made("levels", {"of": "GPU memory", "parts": pods(count), "full": full, **grow}, canvas)
    owners, bar = top(scene, "pod-"), bounds(one(scene, "bar/wall"))
    assert len(owners) == count
    for owner in owners:
        box = bounds(owner)
        assert bar.x - 8 <= box.x
        assert box.right <= bar.right + 8
        assert bar.y - 4 <= box.bottom <= bar.y + 0.4 * box.h


@CANVASES
def test_the_grower_is_the_largest(canvas: Canvas) -> None:
    scene = made("levels", {"of": "memory", "parts": pods(4), "grow": "pod B"}, canvas)
    heights = {item.id: bounds(item).h for item in top(scene, "pod-")}
    assert max(heights, key=lambda name: heights[name]) == "pod-b"
    assert all(h < 0.72 * heights["pod-b"] for name, h in heights.items() if name != "pod-b")


def test_growth_and_crash_share_their_places() -> None:
    """On the slide only the state changes."""
    slots = {"of": "GPU memory", "parts": pods(4), "grow": "last"}
    before, after = (made("levels", {**slots, "full": full}, words="No memory isolation") for full in ("", "yes"))
    assert bounds(one(before, "bar/wall")).centre == bounds(one(after, "bar/wall")).centre
    for who in "abcd":
        assert bounds(one(before, f"pod-{who}")).cx == pytest.approx(bounds(one(after, f"pod-{who}")).cx, abs=24)


def test_shares_are_the_authors() -> None:
    scene = made("levels", {"of": "Disk quota", "parts": ("logs 40%", "images 30%", "backups 20%")})
    said = words(scene)
    assert "Disk quota" in said
    assert all(any(share in w for w in said) for share in ("40%", "30%", "20%"))
    parts = [bounds(one(scene, f"bar/segment-{who}/face")).w for who in "abc"]
    assert parts[0] / parts[2] == pytest.approx(2, abs=0.01)
    assert parts[1] / parts[2] == pytest.approx(1.5, abs=0.01)


def test_what_is_lost_is_called_by_its_name() -> None:
    parts = Figure(kind="", words="service", count=3)
    lost = {"parts": parts, "grow": "last", "full": "yes"}
    assert "OOM" in words(made("levels", {"of": "memory", **lost}))
    assert "OOM" not in words(made("levels", {"of": "disk", **lost}))
    assert "ENOSPC" in words(made("levels", {"of": "disk", "tag": "ENOSPC", **lost}))


@CANVASES
def test_a_shared_tag_points_at_each_owner(canvas: Canvas) -> None:
    scene = made("levels", {"of": "memory", "parts": pods(8), "grow": "last", "full": "yes"}, canvas)
    points = [i for i in walk(scene.items) if "/tail-" in i.id and not i.id.endswith("/lip")]
    tails = [i for i in points if not i.id.startswith("tag-pod-h/")]
    owners = [bounds(i).cx for i in top(scene, "pod-")][:-1]
    assert len(points) - len(tails) <= 1  # the grower's own
    if tails:
        assert len(tails) == len(owners)
        for tail, owner in zip(tails, owners, strict=True):
            assert bounds(tail).cx == pytest.approx(owner, abs=0.12 * canvas.width / len(owners))


@pytest.mark.parametrize("name", ["slide", "x-card", "open-graph"])
def test_tags_stand_evenly_over_their_owners(name: str) -> None:
    canvas = next(c for c in canvases() if c.name == name)
    scene = made("levels", {"of": "memory", "parts": pods(4), "grow": "last", "full": "yes"}, canvas)
    tags = [bounds(i) for i in top(scene, "tag-")][:3]
    gaps = [right.x - left.right for left, right in itertools.pairwise(tags)]
    assert max(gaps) - min(gaps) < 1
    assert min(gaps) >= 24
    for tag, owner in zip(tags, "abc", strict=True):
        box = bounds(one(scene, f"pod-{owner}"))
        assert tag.bottom < box.y
        assert tag.cx == pytest.approx(box.cx, abs=0.1 * box.w)


@CANVASES
@pytest.mark.parametrize("label", ["", "still growing"])
def test_a_grower_stands_over_its_letter_or_over_all_its_words(canvas: Canvas, label: str) -> None:
    labels = {"grow": label} if label else {}
    scene = made("levels", {"of": "memory", "parts": pods(4), "grow": "last"}, canvas, labels=labels)
    said = [i for i in walk(scene.items) if i.id in ("bar/segment-d/letter", "bar/segment-d/label")]
    middle, near = bounds(one(scene, "pod-d")).cx, 0.012 * canvas.width
    assert min(abs(around(part).cx - middle) for part in (said, said[:1])) <= near


def test_a_full_bar_says_its_name_once() -> None:
    said = words(made("levels", {"of": "GPU memory", "parts": pods(4), "grow": "last", "full": "yes"}))
    assert {"GPU memory", "100% full", "D"} <= said
    assert sum("memory" in w for w in said) == 1


@CANVASES
@THEMES
@pytest.mark.parametrize(("value", "money"), [("20%", "yes"), ("2%", ""), ("100%", ""), ("73.5%", "yes")])
def test_a_dial_and_what_it_is_on(canvas: Canvas, theme: str, value: str, money: str) -> None:
    scene = made("gauge", {"value": value, "unit": "usage", "of": GPU, "money": money}, canvas, theme)
    assert {value, "usage"} <= words(scene)
    notes = top(scene, "note-")
    assert bool(notes) == bool(money)
    dial = one(scene, "gauge/track")
    assert bounds(dial).w >= 0.27 * min(canvas.width, 1.4 * canvas.height)
    assert not any(bounds(n).inset(4).overlaps(bounds(one(scene, "gpu"))) for n in notes)


@CANVASES
@THEMES
def test_notes_rise_and_grow_clear_of_words_and_each_other(canvas: Canvas, theme: str) -> None:
    slots = {"value": "20%", "of": GPU, "money": "yes"}
    scene = made("gauge", slots, canvas, theme, "Great isolation, terrible utilization")
    boxes = [bounds(n) for n in top(scene, "note-")]
    assert 3 <= len(boxes) <= 6
    for lower, higher in itertools.pairwise(boxes):
        assert higher.cy < lower.cy
        assert higher.w > lower.w
        assert higher.cx > lower.cx - 2
    assert clear_of_words(scene, top(scene, "note-"), 4)
    if any(item.id == "furniture" for item in scene.items):
        assert boxes[-1].y >= bounds(one(scene, "furniture")).bottom + 16


@CANVASES
@pytest.mark.parametrize("subject", [None, Figure(kind="pod", words="pod"), Figure(kind="", words="checkout database")])
@pytest.mark.parametrize("form", ["dial", "bar", "thermometer"])
def test_any_meter_on_anything(canvas: Canvas, subject: Figure | None, form: str) -> None:
    slots = {"value": "64%", "unit": "memory", "form": form, **({"of": subject} if subject else {})}
    assert "64%" in words(made("gauge", slots, canvas, words="This one is doing fine so far"))


@CANVASES
def test_words_of_a_dial_are_clear_of_the_floor(canvas: Canvas) -> None:
    scene = made("gauge", {"value": "20%", "unit": "usage", "of": GPU}, canvas)
    unit, number, foot = one(scene, "unit"), one(scene, "gauge/reading"), bounds(one(scene, "case/foot"))
    floor = bounds(one(scene, "floor")).y
    assert isinstance(unit, Text)
    assert isinstance(number, Text)
    assert foot.y < floor < foot.bottom
    assert number.y + 8 < foot.y
    assert foot.contains(unit.box)


@CANVASES
def test_whoever_has_the_machine_is_on_it_and_it_wears_their_colour(canvas: Canvas) -> None:
    scene = made("gauge", {"value": "20%", "of": GPU, "using": pods(1), "money": "yes"}, canvas)
    card, pod = bounds(one(scene, "gpu")), bounds(one(scene, "pod-a"))
    assert card.x < pod.x
    assert pod.right < card.right
    assert abs(pod.bottom - card.y) < 0.2 * card.h
    assert not any(bounds(note).overlaps(pod) for note in top(scene, "note-"))
    ring = one(scene, "gpu/fans/left-ring")
    assert isinstance(ring, Shape)
    assert ring.stroke
    assert ring.stroke.paint.role == "pod_a.base"


@pytest.mark.parametrize(("value", "lit"), [("20%", 0), ("25%", 1), ("75%", 3), ("100%", 4), ("60%", 0)])
def test_lights_tell_the_share_exactly_or_not_at_all(value: str, lit: int) -> None:
    assert sum(light != "off" for light in lights(float(value[:-1]), "warn")) == lit


def test_who_used_the_machine_in_the_row_before_still_has_it() -> None:
    row = ("terrible for utilization", "GPU meter showing 20% usage, money flying away")
    before = Match(grammar="queue", slots={"server": GPU, "using": (pods(1),)})
    other = Match(grammar="queue", slots={"server": Figure(kind="server", words="server"), "using": (pods(1),)})
    found = [
        match.slots.get("using")
        for previous in (before, other, None)
        if (match := get("gauge").match(read_row(row), Context(title="", nouns=nouns(), previous=previous)))
    ]
    assert found == [pods(1), None, None]


@CANVASES
@THEMES
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 8, 10, 12])
def test_every_copy_is_drawn_once_inside_the_panel(canvas: Canvas, theme: str, count: int) -> None:
    target = Figure(kind="gpu", words="GPU", count=count, attributes=("virtual",))
    slots = {"from": GPU, "to": target, "inside": Figure(kind="node", words="node")}
    scene = made("expand", slots, canvas, theme)
    copies, panel = list(top(scene, "virtual-gpu")), bounds(one(scene, "place/face"))
    assert len(copies) == count
    assert all(panel.inset(8).contains(bounds(c)) for c in copies)
    assert panel.inset(4).contains(bounds(one(scene, "gpu")), 24)
    for i, copy in enumerate(copies):
        assert not any(bounds(copy).overlaps(bounds(other), 1) for other in copies[i + 1 :])


@CANVASES
def test_source_and_copies_are_named(canvas: Canvas) -> None:
    source = Figure(kind="gpu", words="GPU", attributes=("physical",))
    said = words(made("expand", {"from": source, "to": GHOST}, canvas))
    assert {"1 physical GPU", "4 virtual GPUs", "×4"} <= said


def test_copies_of_a_block_bear_its_noun_and_never_a_small_number() -> None:
    source = Figure(kind="", words="oven")
    said = words(made("expand", {"from": source, "to": Figure(kind="", words="loaf", count=4, quantity="exact")}))
    assert "loaf" in said
    assert not {"1", "2", "3", "4"} & said


def test_a_resource_name_gets_its_number() -> None:
    scene = made("expand", {"from": GPU, "to": GHOST, "chip": "nvidia.com/gpu"})
    assert "nvidia.com/gpu: 4" in words(scene)


@pytest.mark.parametrize("name", ["portrait", "square"])
def test_on_cards_the_fan_points_down(name: str) -> None:
    canvas = next(c for c in canvases() if c.name == name)
    scene = made("expand", {"from": GPU, "to": GHOST}, canvas)
    source, copies = bounds(one(scene, "gpu")), around(top(scene, "virtual-gpu"))
    assert copies.y > source.bottom + 60
    assert source.cx == pytest.approx(copies.cx, abs=14)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_every_line_of_the_fan_ends_level_with_its_copy(count: int) -> None:
    target = Figure(kind="gpu", words="GPU", count=count, attributes=("virtual",))
    scene = made("expand", {"from": GPU, "to": target})
    darts = [bounds(i) for i in walk(scene.items) if i.id.startswith("fan/darts/")]
    assert len(darts) == count
    for i, dart in enumerate(darts):
        cell = bounds(one(scene, f"virtual-gpu-{i + 1}"))
        assert dart.right < cell.x
        assert cell.y + 0.2 * cell.h < min(max(dart.y, cell.cy), dart.bottom) < cell.bottom - 0.2 * cell.h


@CANVASES
def test_the_source_stands_on_its_shelf(canvas: Canvas) -> None:
    scene = made("expand", {"from": GPU, "to": GHOST}, canvas)
    shelf, card = bounds(one(scene, "shelf")), bounds(one(scene, "gpu"))
    assert shelf.x < card.x
    assert card.right < shelf.right
    assert shelf.y < card.bottom < shelf.bottom


@CANVASES
@pytest.mark.parametrize("words_of", ["monolith", "monolithic payment application"])
def test_blocks_become_blocks(canvas: Canvas, words_of: str) -> None:
    target = Figure(kind="", words="payment service", count=4)
    scene = made("expand", {"from": Figure(kind="", words=words_of), "to": target}, canvas)
    assert not {"1", "2", "3", "4"} & words(scene)
    assert bounds(one(scene, "place/face")).inset(4).contains(around(top(scene, "payment-service")))


LONG = "Your free trial has ended; please upgrade to continue using the service"


@CANVASES
@THEMES
@pytest.mark.parametrize("said", ["402", "Ship it on Friday?", LONG])
@pytest.mark.parametrize("chips", [(), ("replicas: 4",), ("nvidia.com/gpu: 1", "replicas: 4", "kubectl get pods -A")])
def test_a_billboard_holds_its_words(canvas: Canvas, theme: str, said: str, chips: tuple[str, ...]) -> None:
    scene = made("text", {"text": said, "chips": chips}, canvas, theme, "The bill")
    text, face = one(scene, "billboard/words"), bounds(one(scene, "billboard/face"))
    assert isinstance(text, Text)
    assert " ".join(text.string.split()) == said
    assert face.contains(text.box, 24)
    assert all(face.contains(bounds(item)) for item in walk(scene.items) if item.id.startswith("chip-"))


@CANVASES
@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_last_resort_sets_the_headline_and_whoever_was_named(canvas: Canvas, count: int) -> None:
    actors = (GPU, pods(1), Figure(kind="laptop", words="laptop"))[:count]
    scene = made("text", {"actors": actors}, canvas, words="Everybody wants one of these")
    title = one(scene, "headline")
    assert isinstance(title, Text)
    assert title.role == "title"
    assert sum(item.id in ("gpu", "pod-a", "laptop") for item in scene.items) == count
