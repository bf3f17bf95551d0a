"""Relate, queue and verdict: what their pictures promise, on every canvas."""

from __future__ import annotations

from itertools import pairwise

import pytest

from builder.geometry import Box, path_bounds
from builder.grammars.relate.share import landings
from builder.language.model import Figure
from builder.scene.items import Group, Item, Path
from builder.scene.model import Canvas, Scene
from builder.scene.walk import bounds, walk
from tests.grammars.conftest import canvases
from tests.grammars.test_shares_and_signs import made

GPU = Figure(kind="gpu", words="GPU")
CANVASES = pytest.mark.parametrize("canvas", canvases(), ids=lambda c: c.name)
THEMES = pytest.mark.parametrize("theme", ["dark", "light"])
SHARE = {"center": GPU, "around": (Figure(kind="pod", words="pods", count=4),), "marks": "? -> tick"}
REQUEST = {
    "center": GPU,
    "around": (Figure(kind="pod", words="pods", count=4, carries=("nvidia.com/gpu: 1",)),),
}
LINE = {
    "server": GPU, "using": (Figure(kind="pod", words="pod"),), "sign": "RESERVED",
    "waiting": (Figure(kind="pod", words="pods", count=3),),
}  # fmt: skip
TWICE = {
    "items": (Figure(kind="training-job", words="training job"),), "marks": ("cross",), "instead": "MIG",
    "labels": ("Time-slicing", "Guaranteed resources"),
}  # fmt: skip
GOOD = {
    "items": (
        Figure(kind="inference-server", words="inference server"),
        Figure(kind="laptop", words="laptop", label="development"),
    ),
    "marks": ("tick", "tick"), "labels": ("inference server", "development"), "shared": GPU, "turns": "yes",
}  # fmt: skip


def one(scene: Scene, name: str) -> Item:
    return next(item for item in walk(scene.items) if item.id == name)


def box(scene: Scene, name: str) -> Box:
    return bounds(one(scene, name))


def known(scene: Scene, name: str) -> bool:
    return any(item.id == name for item in walk(scene.items))


def place_of(scene: Scene, name: str) -> int:
    """Where in the painting order a top-level item is."""
    return [item.id for item in scene.items].index(name)


@THEMES
@CANVASES
def test_the_dots_of_a_cable_start_on_the_axes_of_its_sockets(canvas: Canvas, theme: str) -> None:
    scene = made("relate", SHARE, canvas, theme)
    dots = one(scene, "cable-d/dots")
    assert isinstance(dots, Path)
    starts = [i for i, (letter, _) in enumerate(dots.d) if letter == "M"]
    first, last = path_bounds(dots.d[: starts[1]]), path_bounds(dots.d[starts[-1] :])
    assert first.cx == pytest.approx(box(scene, "socket-d").cx, abs=0.5)
    assert last.cx == pytest.approx(box(scene, "socket-gpu-d").cx, abs=0.5)
    assert 0 <= first.y - box(scene, "socket-d/lip").bottom < 6


@CANVASES
def test_sockets_hang_behind_the_shelf_and_it_stands_on_legs(canvas: Canvas) -> None:
    scene = made("relate", SHARE, canvas)
    board, legs, gpu = box(scene, "shelf"), box(scene, "posts"), box(scene, "gpu")
    for letter in "abcd":
        assert place_of(scene, f"socket-{letter}") < place_of(scene, "shelf")
        assert box(scene, f"socket-{letter}").y < board.bottom < box(scene, f"socket-{letter}").bottom
    assert board.x < legs.x
    assert legs.right < board.right
    assert legs.bottom > gpu.y


@THEMES
@CANVASES
def test_a_question_keeps_clear_of_who_asks(canvas: Canvas, theme: str) -> None:
    scene = made("relate", SHARE, canvas, theme)
    pod, bubble = box(scene, "pod-d/body/lip"), box(scene, "badge-d")
    assert bubble.right > pod.right
    assert bubble.bottom < pod.cy


@CANVASES
def test_the_owner_comes_first_and_the_line_reads_on(canvas: Canvas) -> None:
    scene = made("queue", LINE, canvas)
    xs = [box(scene, f"pod-{letter}").cx for letter in "bcd"]
    assert xs == sorted(xs)
    feet = [box(scene, f"pod-{letter}/body").bottom for letter in "bcd"]
    assert max(feet) - min(feet) < 1
    if box(scene, "gpu").bottom > box(scene, "pod-b").y:  # beside one another
        assert box(scene, "pod-a").cx < xs[0]
    assert box(scene, "pod-a/body").bottom < box(scene, "gpu").cy
    assert not box(scene, "sign").overlaps(box(scene, "pod-a/body"))


@CANVASES
def test_a_gate_has_its_sign_over_it(canvas: Canvas) -> None:
    scene = made("queue", LINE, canvas)
    if not known(scene, "pole-1"):
        return
    sign = box(scene, "sign")
    assert sign.x < box(scene, "pole-1").cx < sign.right
    assert sign.bottom < min(box(scene, f"pod-{letter}").y for letter in "bcd")


@THEMES
@CANVASES
def test_the_job_is_the_largest_on_its_card(canvas: Canvas, theme: str) -> None:
    scene = made("verdict", TWICE, canvas, theme)
    job = "training-job/pod/body/base" if known(scene, "training-job/pod/body/base") else "pod-t-turns/body/base"
    row = [box(scene, name) for name in ("pod-a-turns/body/base", job, "pod-c-turns/body/base")]
    assert row[1].w > 1.05 * row[0].w
    assert abs(row[0].w - row[2].w) < 1
    assert all(b.x > a.right for a, b in pairwise(row))
    assert not box(scene, "badge-cross").overlaps(row[2])


@CANVASES
def test_marks_stand_clear_of_fans_chambers_and_riders_and_the_advised_card_leads(canvas: Canvas) -> None:
    scene = made("verdict", TWICE, canvas)
    for badge, card in (("badge-cross", "gpu-turns"), ("badge-check", "gpu-walled")):
        mark, body = box(scene, badge), box(scene, f"{card}/shroud/body")
        assert mark.bottom <= body.y + 8
        assert mark.right <= body.right + 20
        assert not any(mark.inset(2).overlaps(box(scene, rider)) for rider in ("pod-a-turns", "pod-c-turns"))
    left, right = box(scene, "gpu-turns"), box(scene, "gpu-walled")
    assert not left.overlaps(right)
    assert right.w >= left.w


@CANVASES
def test_only_whose_turn_it_is_runs(canvas: Canvas) -> None:
    scene = made("verdict", GOOD, canvas)
    said = {item.id: item.alt for item in walk(scene.items) if isinstance(item, Group)}
    assert "running" in said["pod-a"]
    assert "running" not in said["pod-b"]


@CANVASES
def test_machines_dominate_the_card_between_them(canvas: Canvas) -> None:
    scene = made("verdict", GOOD, canvas)
    server, laptop, card = box(scene, "inference-server"), box(scene, "laptop"), box(scene, "gpu")
    assert not server.overlaps(laptop)
    if not known(scene, "turns"):
        return
    assert card.h < 0.5 * server.h
    assert box(scene, "turns").h < 0.6 * server.h
    least = 0.1 * canvas.height
    assert box(scene, "gpu/bracket").x - box(scene, "inference-server/case").right > least
    for machine, side in (("inference-server", "right"), ("laptop", "x")):
        socket, body = box(scene, f"socket-{machine}"), box(scene, machine)
        assert place_of(scene, f"socket-{machine}") < place_of(scene, machine)
        assert socket.x < getattr(body, side) < socket.right


def test_a_shared_card_is_whole_above_the_spoken_words() -> None:
    shorts = next(c for c in canvases() if c.name == "shorts")
    for grammar, slots in (("relate", SHARE), ("relate", REQUEST), ("verdict", GOOD)):
        gpu = box(made(grammar, slots, shorts), "gpu")
        assert gpu.x >= shorts.keep.x
        assert gpu.right <= shorts.keep.right
        assert gpu.bottom <= shorts.keep.bottom


def test_a_pole_ends_behind_its_own_slip_and_passes_behind_the_lower_one() -> None:
    for canvas in canvases():
        scene = made("relate", REQUEST, canvas)
        ids = [item.id for item in walk(scene.items)]
        for pole in (i for i in walk(scene.items) if i.id.startswith("pole-") and "/" not in i.id):
            own, at = box(scene, f"ticket-{pole.id.removeprefix('pole-')}"), bounds(pole)
            assert own.x + 20 < at.x < at.right < own.right - 20
            assert own.y < at.y < own.bottom < at.bottom
            assert all(ids.index(pole.id) < ids.index(f"ticket-{letter}") for letter in "abcd")


def test_cables_go_straight_down_where_they_can() -> None:
    assert landings([100, 300, 500, 700], (200, 600), 40, 200)[1:3] == (300, 500)
    first, *_, last = landings([100, 300, 500, 700], (200, 600), 40, 200)
    assert first - 100 >= 0.5 * 200
    assert 700 - last >= 0.5 * 200
    assert landings([0, 10, 990, 1000], (400, 600), 40, 200) == (425, 475, 525, 575)
