"""Turn wheel, lanes, rail, code card, title and closing: what their pictures promise."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from builder.code import fill, load
from builder.compose import SLIDE, compose
from builder.diagnostics import Collector, Span
from builder.language.model import Figure
from builder.layout.scale import scale_of
from builder.scene.check import check
from builder.scene.items import Connector, Group, Item, Path, Shape, Text
from builder.scene.model import Canvas, Scene
from builder.scene.walk import bounds, walk
from builder.script.model import Episode
from builder.social import surfaces
from builder.storyboard.model import Headline, HeadRun, Match, Shot, Storyboard
from builder.theme import load as load_theme
from tests.grammars.conftest import offers

GPU = Figure(kind="gpu", words="GPU")
CARDS = {s.canvas.name: s.canvas for s in surfaces.every()}
WIDE = [SLIDE, CARDS["x-card"], CARDS["open-graph"], CARDS["thumbnail"]]


def pods(count: int) -> Figure:
    return Figure(kind="pod", words="pod", count=count)


def made(
    grammar: str, slots: Mapping[str, object], canvas: Canvas = SLIDE, theme: str = "dark", words: str = "A few words"
) -> Scene:
    shot = Shot(
        id="one", kind="cue", number=2, slug="one", row=1, cue="one", visual="one", step=2, span=Span(""), alt="one",
        headline=Headline(runs=(HeadRun(words),)), notes=((("one", False),),),
        match=Match(grammar=grammar, slots=slots),
    )  # fmt: skip
    episode = Episode(number="001", slug="one", title="One", narration=(), fences=(), cues=(), memes=(), tables=())
    board = Storyboard(episode=episode, shots=(shot,) * 14, cast={}, diagnostics=Collector())
    scene = compose(shot, board, canvas, load_theme(theme))
    problems = check(scene, load_theme(theme), least=scale_of(canvas).least)
    assert not [p for p in problems if p.code != "small-text"], canvas.name
    return scene


def find(scene: Scene, name: str) -> Item:
    return next(item for item in walk(scene.items) if item.id == name)


def tops(scene: Scene, start: str) -> list[Item]:
    """The top-level items whose id begins so."""
    return [item for item in scene.items if item.id.startswith(start)]


@pytest.mark.parametrize("canvas", [SLIDE, *(CARDS[n] for n in ("shorts", "portrait", "square"))], ids=lambda c: c.name)
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8, 12])
def test_the_wheel_shows_everyone_once(count: int, canvas: Canvas) -> None:
    scene = made("timeline", {"form": "wheel", "actors": (pods(count),), "on": GPU}, canvas)
    assert len(tops(scene, "pod-")) == count
    assert len({i.id for i in walk(scene.items) if i.id.startswith("wheel/sector") and isinstance(i, Group)}) == count
    cables = [i for i in walk(scene.items) if isinstance(i, Connector)]
    assert len(cables) == 1
    card, clock = bounds(find(scene, "gpu")), bounds(find(scene, "wheel"))
    assert card.x < clock.cx < card.right
    assert clock.bottom < card.cy


def test_the_wheel_and_the_lanes_agree_on_who_runs() -> None:
    wheel = made("timeline", {"form": "wheel", "actors": (pods(4),), "on": GPU})
    lanes = made("timeline", {"form": "lanes", "actors": (pods(4),), "on": GPU})
    for scene in (wheel, lanes):
        one = find(scene, "gpu")
        assert isinstance(one, Group)
        roles = {f.role for i in walk(one.items) if (f := getattr(i, "fill", None)) is not None}
        assert "pod_b.base" in roles
        assert not roles & {"pod_a.base", "pod_c.base", "pod_d.base"}


def test_lanes_begin_with_the_first_and_wait_in_turn() -> None:
    scene = made("timeline", {"steps": ("Pod A runs", "pause", "Pod B runs", "pause"), "loop": True, "on": GPU})
    lanes = find(scene, "lanes")
    assert isinstance(lanes, Group)
    letters = [i.string for i in walk(lanes.items) if isinstance(i, Text) and "/turn-" in i.id]
    assert letters == ["A", "B", "A", "B", "A", "B"]


def test_fewer_slices_on_tall_canvases() -> None:
    slots = {"form": "lanes", "actors": (pods(3),), "on": GPU}
    turns = [
        sum(isinstance(i, Group) and "/turn-" in i.id for i in walk(made("timeline", slots, c).items))
        for c in (SLIDE, CARDS["portrait"])
    ]
    assert turns[0] > turns[1] >= 3


@pytest.mark.parametrize("canvas", [SLIDE, CARDS["portrait"]], ids=lambda c: c.name)
def test_a_rail_keeps_order_and_marks_what_is_done(canvas: Canvas) -> None:
    steps = ("design", "build", "test", "ship")
    scene = made("timeline", {"steps": steps, "current": "test"}, canvas)
    names = [i for i in walk(scene.items) if isinstance(i, Text) and i.id.endswith("/name")]
    assert [t.string for t in names] == ["Design", "Build", "Test", "Ship"]
    along = [t.x for t in names] if canvas is SLIDE else [t.y for t in names]
    assert along == sorted(along)
    assert {i.id for i in walk(scene.items) if i.id.endswith("/check")} == {"step-1/check", "step-2/check"}


def test_a_rail_that_repeats_has_a_way_back() -> None:
    for canvas in (SLIDE, CARDS["square"]):
        assert find(made("timeline", {"steps": ("plan", "do", "check"), "loop": True}, canvas), "loop")
        assert not tops(made("timeline", {"steps": ("plan", "do", "check")}, canvas), "loop")


LISTING = fill(load("nvidia-time-slicing"), {"replicas": "4"})
CODE = {"text": LISTING.text, "file": LISTING.file, "highlight": "replicas: 4", "about": GPU, "chip": "advertise 4"}


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("canvas", [SLIDE, *CARDS.values()], ids=lambda c: c.name)
def test_the_literal_is_the_emphasised_line(canvas: Canvas, theme: str) -> None:
    scene = made("code", CODE, canvas, theme)
    line, bar = find(scene, "card/line/text"), find(scene, "card/line/bar")
    assert isinstance(line, Text)
    assert line.string.strip() == "replicas: 4"
    assert bounds(bar).contains(line.box, 4)
    assert line.face == "mono-bold"


def test_the_arrow_ends_at_the_line() -> None:
    scene = made("code", CODE)
    arrow, bar, chip = (bounds(find(scene, n)) for n in ("arrow", "card/line/bar", "chip"))
    assert abs(arrow.right - bounds(find(scene, "card")).x) < 3
    assert bar.y < arrow.cy < bar.bottom
    assert chip.right < arrow.x
    assert find(scene, "gpu")


def test_an_inline_listing_and_a_template_will_do() -> None:
    inline = made("code", {"file": "a: 1\nb: 2\n", "highlight": "b: 2"})
    assert isinstance(line := find(inline, "card/line/text"), Text)
    assert line.string == "b: 2"
    named = made("code", {"template": "deployment", "highlight": "replicas: 7"})
    assert isinstance(line := find(named, "card/line/text"), Text)
    assert line.string.strip() == "replicas: 7"


TITLE = {"hero": GPU, "cast": pods(4), "turns": True, "speaker": "Ada", "handle": "@ada"}


@pytest.mark.parametrize("canvas", [SLIDE, *CARDS.values()], ids=lambda c: c.name)
def test_a_title_is_one_text(canvas: Canvas) -> None:
    scene = made("title", TITLE, canvas, words="GPU\ntime-slicing")
    titles = [i for i in walk(scene.items) if isinstance(i, Text) and i.role == "title"]
    assert len(titles) == 1
    assert titles[0].string == "GPU\ntime-slicing"
    assert titles[0].size >= scale_of(canvas).title[0] * 0.9
    assert not any(titles[0].box.overlaps(bounds(i), 4) for i in tops(scene, "pod-") + tops(scene, "gpu"))


def test_the_corner_of_a_thumbnail_stays_free() -> None:
    canvas = CARDS["thumbnail"]
    scene = made("title", TITLE, canvas, words="GPU\ntime-slicing")
    for item in tops(scene, "pod-") + [i for i in walk(scene.items) if isinstance(i, Text)]:
        box = bounds(item)
        assert box.right <= canvas.width - 160 or box.bottom <= canvas.height - 60, item.id


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_both_halves_have_one_camera(theme: str) -> None:
    right = {"figure": "gpu", "tenants": ("pod A", "training job", "pod C"), "sign": "MIG", "items": ("training",)}
    slots = {"hero": GPU, "cast": pods(4), "left": {"items": ("inference", "dev")}, "right": right}
    scene = made("closing", slots, SLIDE, theme, words="Share for dev. Dedicate for prod.")
    left, other = (bounds(find(scene, f"{side}/gpu/shroud/body")) for side in ("left", "right"))
    assert (round(left.w), round(left.y)) == (round(other.w), round(other.y))
    assert round(other.x - left.x) == SLIDE.width / 2
    words = [find(scene, f"headline-{side}") for side in ("left", "right")]
    assert all(isinstance(w, Text) for w in words)
    assert {w.size for w in words if isinstance(w, Text)} == {w.size for w in words[:1] if isinstance(w, Text)}
    assert find(scene, "right/sign")
    assert len([i for i in walk(scene.items) if isinstance(i, Group) and "/tick-" in i.id and i.alt]) == 3


def test_a_takeaway_is_the_sentence_and_the_cast_at_rest() -> None:
    scene = made("closing", {"hero": GPU, "cast": pods(3), "handle": "@ada"}, words="Pick the tools that fit")
    assert next(i.string for i in walk(scene.items) if isinstance(i, Text) and i.role == "title").startswith("Pick")
    assert len(tops(scene, "pod-")) == 3
    assert isinstance(find(scene, "signature/plate"), Shape)


def test_dedicated_is_one_job_alone_on_its_card() -> None:
    right = {"figure": "gpu", "with": "training job", "items": ("production training",)}
    slots = {"hero": GPU, "cast": pods(4), "turns": True, "left": {"items": ("dev", "inference")}, "right": right}
    scene = made("closing", slots, SLIDE, words="Share for dev. Dedicate for prod.")
    job, runner = (bounds(find(scene, name)) for name in ("right/training-job", "left/pod-b"))
    assert not tops(scene, "right/pod")
    assert len(tops(scene, "left/pod-")) == 4
    assert job.h > 1.5 * runner.h
    cards = [bounds(find(scene, f"{side}/gpu/shroud/body")) for side in ("left", "right")]
    assert round(cards[0].w) == round(cards[1].w)
    assert round(cards[0].y) == round(cards[1].y)
    sizes = {i.size for i in walk(scene.items) if isinstance(i, Text) and i.id.endswith("/words") and "/tick-" in i.id}
    assert len(sizes) == 1


def test_a_recap_of_something_dedicated_shows_it_alone() -> None:
    job = Figure(kind="training-job", words="training job")
    slots = {"hero": GPU, "cast": pods(3), "good": (Figure(kind="", words="dev"),), "bad": (job,)}
    scene = made("closing", slots, SLIDE, words="Stick with dedicated GPUs or use MIG")
    assert find(scene, "right/training-job")
    assert not tops(scene, "right/sign")
    named = made("closing", slots, SLIDE, words="For training, use MIG")
    assert find(named, "right/sign")


@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_lanes_show_what_is_to_come(count: int) -> None:
    scene = made("timeline", {"form": "lanes", "actors": (pods(count),), "on": GPU})
    ahead = [i for i in walk(scene.items) if "/next-" in i.id and i.id.count("/") == 2 and isinstance(i, Group)]
    assert len(ahead) == 2
    beds = bounds(find(scene, "beds"))
    assert round(beds.x) == SLIDE.keep.x
    for pod in tops(scene, "pod-"):
        assert beds.x < bounds(pod).x < beds.right


def test_the_actor_of_a_listing_stands_on_the_plain_words() -> None:
    scene = made("code", CODE)
    card, chip = bounds(find(scene, "gpu")), bounds(find(scene, "chip"))
    assert chip.x <= card.x < card.right <= chip.right
    assert -2 <= card.bottom - chip.y <= 16
    roles = {f.role for i in walk(scene.items) if i.id.startswith("gpu/") and (f := getattr(i, "fill", None))}
    assert "ok" not in roles  # nobody runs yet


def test_both_plugs_of_the_wheel_are_level() -> None:
    scene = made("timeline", {"form": "wheel", "actors": (pods(4),), "on": GPU})
    left, right = (bounds(find(scene, f"plug-{name}")) for name in ("pod-b", "pod-c"))
    assert round(left.y) == round(right.y)
    holes = bounds(find(scene, "gpu/bracket/holes"))
    assert left.y > holes.bottom


def test_a_wheel_of_named_turns_needs_no_other_actors() -> None:
    scene = made("timeline", {"form": "wheel", "steps": ("Ann", "Bob", "Cho")})
    assert {"ann", "bob", "cho"} <= {item.id for item in walk(scene.items)}


def test_a_round_is_curved_and_its_owner_stands_inside() -> None:
    row = ("the robot loop", "Loop: look, decide, move, repeat")
    grammar, match = offers(row)[0]
    found = made(grammar.name, match.slots)
    lines = [i for i in walk(found.items) if isinstance(i, Path) and i.id.startswith("way-") and i.id.endswith("/line")]
    assert len(lines) == 3
    assert all({op for op, _ in line.d} == {"M", "C"} for line in lines)
    assert "robot" in {i.id for i in found.items}


def test_endless_logs_fill_their_card_and_stay_inside_it() -> None:
    found = made("terminal", {"unread": "log"})
    bars = [i for i in walk(found.items) if i.id.startswith("line-") and i.id.endswith("/bar")]
    card = bounds(find(found, "card"))
    assert len(bars) > 5
    assert card.bottom - 0.2 * card.h < bounds(bars[-1]).bottom < card.bottom - 16
