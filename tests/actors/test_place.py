from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path as FilePath

import pytest

from builder.actors import base, catalogue
from builder.actors.model import Placed
from builder.actors.remap import extents
from builder.actors.tone import mixed, toned
from builder.color import contrast
from builder.errors import BuildError, SceneError
from builder.geometry import Affine, path_bounds
from builder.scene.items import Group, Item, Paint, Path, Shape, Text
from builder.scene.walk import walk
from builder.text.measure import advance
from builder.theme import Theme


def items(placed: Placed) -> dict[str, Item]:
    return {item.id: item for item in walk((placed.item,))}


def shape(placed: Placed, name: str) -> Shape:
    item = items(placed)[name]
    assert isinstance(item, Shape)
    return item


def path(placed: Placed, name: str) -> Path:
    item = items(placed)[name]
    assert isinstance(item, Path)
    return item


def letters(placed: Placed, name: str) -> Text:
    item = items(placed)[name]
    assert isinstance(item, Text)
    return item


def test_scale_is_baked_to_the_leaf(dark: Theme) -> None:
    one = base.place("pod", id="p", theme=dark)
    two = base.place("pod", id="p", theme=dark, scale=2)
    assert two.box.w == pytest.approx(2 * one.box.w)
    assert shape(two, "p/bib/disc").box.w == 120
    stem, thick = path(one, "p/body/topper/stem").stroke, path(two, "p/body/topper/stem").stroke
    assert stem is not None
    assert thick is not None
    assert (stem.width, thick.width) == (9, 18)
    assert letters(two, "p/bib/letter").size == 88


def test_letters_are_whole_points_measured_and_stay_centred(dark: Theme) -> None:
    for scale in (0.52, 0.77, 1.14, 1.3):
        placed = base.place("pod", id="p", theme=dark, who="b", scale=scale)
        text, disc = letters(placed, "p/bib/letter"), shape(placed, "p/bib/disc").box
        assert text.size % 2 == 0
        assert abs(text.size - 44 * scale) <= 1
        assert text.widths == (advance("B", "display", text.size),)
        assert text.x == pytest.approx(disc.cx)
        assert text.y - 0.33 * text.size == pytest.approx(disc.cy + 1 * scale, abs=0.2)


def test_a_place_is_given_by_foot_centre_or_corner(dark: Theme) -> None:
    foot = base.place("gpu", id="g", theme=dark, foot=(100, 200), scale=0.5)
    assert foot.foot == (100, 200)
    assert foot.box.bottom == pytest.approx(200)
    centre = base.place("gpu", id="g", theme=dark, centre=(10, 20), width=300)
    assert centre.box.centre == pytest.approx((10, 20))
    assert centre.box.w == pytest.approx(300)
    corner = base.place("gpu", id="g", theme=dark, corner=(7, 8), height=90)
    assert (corner.box.x, corner.box.y, corner.box.h) == pytest.approx((7, 8, 90))
    assert corner.scale == pytest.approx(90 / base.natural("gpu").h)


@pytest.mark.parametrize("scale", [0.25, 1.0, 2.4])
def test_the_keyline_is_thinner_round_small_actors_only(light: Theme, scale: float) -> None:
    placed = base.place("pod", id="p", theme=light, scale=scale)
    body, line = path(placed, "p/body/base"), path(placed, "p/keyline/body/base")
    assert line.d == body.d
    assert line.fill == Paint("ink")
    assert line.stroke is not None
    width = light.keyline * (0.5 if scale < 0.3 else 1.0)
    assert line.stroke.width == light.rim(min(placed.box.w, placed.box.h)) == width
    stem, inked = path(placed, "p/body/topper/stem").stroke, path(placed, "p/keyline/body/topper/stem").stroke
    assert stem is not None
    assert inked is not None
    assert inked.width == pytest.approx(stem.width + width)
    assert path(placed, "p/keyline/body/topper/stem").fill is None


def test_the_keyline_stands_behind_its_own_layer(light: Theme, dark: Theme) -> None:
    note = base.place("banknote", id="n", theme=light).item
    assert [child.id for child in note.items] == ["n/keyline", "n/wings", "n/keyline-2", "n/note"]
    assert "n/keyline" not in {child.id for child in base.place("banknote", id="n", theme=dark).item.items}


def test_an_embedded_actor_brings_its_silhouette(light: Theme) -> None:
    placed = base.place("training-job", id="t", theme=light)
    assert path(placed, "t/keyline/pod/body/base").fill == Paint("ink")
    assert "t/keyline/pod/face/eye-left" not in items(placed)


def test_a_mirrored_actor_keeps_its_letters(dark: Theme) -> None:
    plain = base.place("yaml-card", id="y", theme=dark, label="a.yaml")
    mirrored = base.place("yaml-card", id="y", theme=dark, label="a.yaml", mirror=True)
    before, after = letters(plain, "y/label"), letters(mirrored, "y/label")
    assert (before.align, after.align) == ("left", "right")
    assert after.string == "a.yaml"
    assert after.x - mirrored.foot[0] == pytest.approx(plain.foot[0] - before.x)
    fold, turned = path_bounds(path(plain, "y/sheet/fold").d), path_bounds(path(mirrored, "y/sheet/fold").d)
    assert turned.right - mirrored.foot[0] == pytest.approx(plain.foot[0] - fold.x)


def test_mirroring_swaps_sides_but_not_the_shoulder(dark: Theme) -> None:
    plain = base.place("pod", id="p", theme=dark, collar="left", arms="up")
    mirrored = base.place("pod", id="p", theme=dark, collar="left", arms="up", mirror=True)
    assert "collar-left" in plain.ports
    port, at = mirrored.ports["collar-right"]
    assert (port.item, port.side) == ("p/collar/left", "right")
    assert at[0] == pytest.approx(-plain.ports["collar-left"][1][0])
    assert mirrored.ports["left"][1][0] < mirrored.ports["right"][1][0]
    assert mirrored.anchors["hand-left"][0] < mirrored.anchors["hand-right"][0]
    assert mirrored.anchors["shoulder"] == pytest.approx(plain.anchors["shoulder"])


def test_tilt_turns_the_figure_about_its_foot_not_its_shadow(dark: Theme) -> None:
    placed = base.place("pod", id="p", theme=dark, foot=(50, 60), tilt=12)
    shadow, figure = placed.item.items
    assert isinstance(shadow, Shape)
    assert isinstance(figure, Group)
    assert (figure.angle, figure.pivot, placed.item.angle) == (12, (50, 60), 0)
    bare = base.place("pod", id="p", theme=dark, foot=(50, 60), tilt=12, shadow=False)
    assert (bare.item.angle, bare.item.pivot) == (12, (50, 60))
    upright = base.place("pod", id="p", theme=dark, foot=(50, 60))
    assert bare.anchors["eyes"][0] > upright.anchors["eyes"][0]
    assert bare.box.right > upright.box.right
    x, y = (a - b for a, b in zip(upright.ports["right"][1], (50, 60), strict=True))
    c, s = math.cos(math.radians(12)), math.sin(math.radians(12))
    assert bare.ports["right"][1] == pytest.approx((50 + c * x - s * y, 60 + s * x + c * y))


def test_the_contact_shadow_lies_on_the_foot_line(dark: Theme) -> None:
    placed = base.place("pod", id="p", theme=dark, foot=(0, 0), scale=0.5)
    shadow = shape(placed, "p/shadow")
    assert placed.item.items[0] is shadow
    assert shadow.box.centre == pytest.approx((0, 0))
    assert shadow.box.w == pytest.approx(162 * 0.5)
    assert shadow.fill == Paint("shadow", alpha=50)
    assert shape(base.place("pod", id="p", theme=dark, shadow=30), "p/shadow").fill == Paint("shadow", alpha=30)
    assert "p/shadow" not in items(base.place("pod", id="p", theme=dark, shadow=False))
    assert placed.box.bottom == pytest.approx(0)


def test_a_leaning_things_shadow_lies_under_the_rim_it_stands_on(dark: Theme) -> None:
    straight = shape(base.place("document", id="d", theme=dark), "d/shadow").box
    for tilt in (-8, 8):
        leaning = shape(base.place("document", id="d", theme=dark, tilt=tilt), "d/shadow").box
        assert leaning.cx * tilt > 0
        assert leaning.cy > straight.cy
        assert leaning.w < straight.w


def test_the_shadow_lies_under_the_point_that_touches_the_ground(dark: Theme) -> None:
    placed = base.place("magnifying-glass", id="m", theme=dark)
    assert shape(placed, "m/shadow").box.cx == pytest.approx(placed.anchors["contact"][0])
    turned = base.place("magnifying-glass", id="m", theme=dark, mirror=True)
    assert shape(turned, "m/shadow").box.cx == pytest.approx(turned.anchors["contact"][0])
    assert turned.anchors["contact"][0] < 0 < placed.anchors["contact"][0]


def test_on_an_edge_the_shadow_is_flat_and_below_the_edge(dark: Theme) -> None:
    for scale in (0.4, 1.0, 2.0):
        placed = base.place("pod", id="p", theme=dark, foot=(0, 103), scale=scale, shadow="edge")
        shadow = shape(placed, "p/shadow")
        assert shadow.box.cx == 0
        assert shadow.box.y >= 99.9
        assert shadow.box.bottom <= 107
        assert shadow.fill == Paint("ink", alpha=50)


@pytest.mark.parametrize("kind", ["sign", "wheel"])
def test_what_stands_on_others_casts_the_flat_shadow_unasked(dark: Theme, kind: str) -> None:
    placed = base.place(kind, id="x", theme=dark, foot=(0, 103))
    shadow = shape(placed, "x/shadow").box
    assert shadow.h <= 7
    assert shadow.w < placed.box.w
    assert "x/shadow" not in items(base.place(kind, id="x", theme=dark, foot=(0, 103), shadow=0))


BODIES = {
    "pod": "body/base", "pod-chip": "body", "gpu": "shroud/body", "container": "box/body", "server": "unit-3/body",
    "inference-server": "case/body", "laptop": "base/deck", "persistent-volume": "disk-3/body",
    "scheduler": "coat/body", "data-scientist": "person/shirt/body", "yaml-card": "sheet/body",
    "training-job": "pod/body/base",
}  # fmt: skip


@pytest.mark.parametrize("kind", BODIES)
def test_contact_shadows_stay_under_the_body(dark: Theme, kind: str) -> None:
    placed = base.place(kind, id="x", theme=dark)
    item = items(placed)[f"x/{BODIES[kind]}"]
    assert isinstance(item, Shape | Path)
    body = item.box if isinstance(item, Shape) else path_bounds(item.d)
    shadow = shape(placed, "x/shadow").box
    assert shadow.cx == pytest.approx(body.cx, abs=0.5)
    assert 0.78 <= shadow.w / body.w <= 0.87


def test_where_it_is_placed_by_its_middle_it_tilts_about_that(dark: Theme) -> None:
    flat = base.place("banknote", id="n", theme=dark, centre=(300, 200))
    turned = base.place("banknote", id="n", theme=dark, centre=(300, 200), tilt=8)
    assert turned.item.pivot == (300, 200)
    assert flat.box.inset(-8, -20).contains(turned.box)


def test_bib_and_mouth_never_touch_and_the_bib_is_on_the_body(dark: Theme) -> None:
    moods = base.info("pod").params["mood"][0]
    assert isinstance(moods, tuple)
    for mood in moods:
        placed = base.place("pod", id="p", theme=dark, mood=mood)
        disc, mouth = shape(placed, "p/bib/disc").box, items(placed)["p/face/mouth"]
        assert isinstance(mouth, Shape | Path)
        low = mouth.box.bottom if isinstance(mouth, Shape) else path_bounds(mouth.d).bottom
        low += mouth.stroke.width / 2 if mouth.stroke else 0
        assert disc.y - low >= 4, mood
        assert disc.bottom <= path_bounds(path(placed, "p/body/base").d).bottom - 3, mood


@pytest.mark.parametrize("mood", ["dead", "crashed"])
def test_both_ears_of_the_dead_show(dark: Theme, mood: str) -> None:
    placed = base.place("pod", id="p", theme=dark, who="b", mood=mood)
    topper = items(placed)["p/body/topper"]
    assert isinstance(topper, Group)
    top = path_bounds(path(placed, "p/body/base").d).y
    turn = Affine.rotate(topper.angle, *topper.pivot)
    for side in ("left", "right"):
        ear = shape(placed, f"p/body/topper/ear-{side}").box
        assert top - (turn(*ear.centre)[1] - ear.h / 2) > 0.3 * ear.h


def pupil(placed: Placed) -> tuple[float, float]:
    eye, ball = shape(placed, "p/face/eye-left").box, shape(placed, "p/face/pupils/left").box
    return ball.cx - eye.cx, ball.cy - eye.cy


def test_pupils_look_at_the_focal_part(dark: Theme) -> None:
    for mirror in (False, True):
        right = base.place("pod", id="p", theme=dark, mood="waiting", mirror=mirror, look_at=(900, -130))
        dx, dy = pupil(right)
        assert dx > 4
        assert abs(dy) < 1
        up = base.place("pod", id="p", theme=dark, mood="ask", mirror=mirror, look_at=(0, -900))
        assert abs(pupil(up)[0]) < 0.1
        assert pupil(up)[1] < -5
    assert pupil(base.place("pod", id="p", theme=dark, look=(-1, 0))) == pytest.approx((-6, 0))


def test_pupils_stay_inside_their_eyes(dark: Theme) -> None:
    for mood in ("happy", "shock", "greedy", "disbelief"):
        for target in ((900, 0), (-900, 0), (0, 900), (0, -900)):
            placed = base.place("pod", id="p", theme=dark, mood=mood, look_at=target)
            for side in ("left", "right"):
                eye, ball = shape(placed, f"p/face/eye-{side}").box, shape(placed, f"p/face/pupils/{side}").box
                assert eye.contains(ball), (mood, target)


def test_dim_and_tint_mix_every_paint(dark: Theme) -> None:
    placed = base.place("gpu", id="g", theme=dark, dim=("panel", 0.6))
    assert shape(placed, "g/shroud/body").fill == Paint("hardware", "panel", 0.6)
    both = path(placed, "g/shroud/vent").fill
    assert both is not None
    assert both.role.startswith("#")
    assert (both.mix, both.amount) == ("panel", 0.6)
    assert mixed(Paint("ink", "bg", 0.5), "bg", 0.5, dark) == Paint("ink", "bg", 0.75)
    assert toned(Paint("ink"), "pod_a.base", None, dark) == Paint("ink", "pod_a.base", 0.35)
    assert toned(Paint("ink", alpha=50), None, 0.25, dark) == Paint("ink", "bg", 0.25, 50)


def test_scenery_is_quiet_and_draws_no_keyline(light: Theme) -> None:
    placed = base.place("gpu", id="g", theme=light, dim="scenery", lights=("a", "off"))
    assert shape(placed, "g/shroud/body").fill == Paint("panel_2")
    assert shape(placed, "g/lights/1").fill == Paint("pod_a.base", "panel", 0.7)
    assert not any("keyline" in name for name in items(placed))


def test_the_gpu_wears_its_owner(dark: Theme) -> None:
    placed = base.place("gpu", id="g", theme=dark, owner="b", lights=("a", "warn", "off"))
    ring = shape(placed, "g/fans/left-ring").stroke
    assert ring is not None
    assert ring.paint == Paint("pod_b.base")
    fills = [shape(placed, f"g/lights/{n}").fill for n in (1, 2, 3, 4)]
    assert fills == [Paint("pod_a.base"), Paint("warn"), Paint("hardware", "metal", 0.4), Paint("pod_b.base")]


def test_partitions_hold_their_tenants(dark: Theme) -> None:
    placed = base.place("gpu", id="g", theme=dark, variant="mig", tenants=("a", "b:paused", "training-job", "d"))
    frames = [shape(placed, f"g/chambers/{n}/dark").box for n in (1, 2, 3, 4)]
    assert all(b.x - a.right == pytest.approx(16) for a, b in pairwise(frames))
    assert placed.anchors["chambers/2"][0] == pytest.approx(frames[1].cx)
    body = shape(placed, "g/shroud/body").box
    assert all(body.contains(frame) for frame in frames)
    heights = {name: path(placed, f"g/chambers/{name}/body/base").d for name in ("1/tenant", "3/tenant/pod")}
    assert len({round(path_bounds(d).w, 3) for d in heights.values()}) == 1
    tenant = items(placed)["g/chambers/2/tenant"]
    assert isinstance(tenant, Group)
    assert all(frames[1].contains(path_bounds(p.d)) for p in walk((tenant,)) if isinstance(p, Path))


def test_nobody_in_a_chamber_touches_its_frame(dark: Theme) -> None:
    for tenants in (("a", "training-job", "c"), ("t", "b"), ("a", "b", "c", "d", "e", "f"), ("laptop", "", "server")):
        placed = base.place("gpu", id="g", theme=dark, variant="mig", tenants=tenants)
        for n, _ in enumerate(tenants, 1):
            frame = shape(placed, f"g/chambers/{n}/frame")
            assert frame.stroke is not None
            inside = frame.box.inset(frame.stroke.width / 2 + 5)
            found = items(placed).get(f"g/chambers/{n}/tenant")
            assert found is None or inside.contains(extents((found,)))


def test_the_weights_stand_out_from_their_chamber(dark: Theme, light: Theme) -> None:
    for theme in (dark, light):
        weights = path(base.place("training-job", id="t", theme=theme, bar="low"), "t/barbell/weights").fill
        assert weights is not None
        assert contrast(theme.rgb(weights), theme.rgb(Paint("fan"))) >= 3


def test_words_shrink_to_their_plate(dark: Theme) -> None:
    placed = base.place("gpu", id="g", theme=dark, name="H100 80GB")
    assert letters(placed, "g/name").widths[0] <= 160 * 1.05
    assert placed.item.alt == "H100 80GB"


def test_alt_is_the_callers_or_the_actors_own(dark: Theme) -> None:
    assert base.place("pod", id="p", theme=dark, mood="dead", who="c").item.alt == "Pod C, dead"
    assert base.place("pod", id="p", theme=dark, alt="The greedy one").item.alt == "The greedy one"
    scenery = base.place("pod", id="p", theme=dark, alt="").item
    assert (scenery.alt, scenery.decorative) == ("", True)


@pytest.mark.parametrize(
    ("kind", "params", "hint"),
    [
        ("pood", {}, "pod"),
        ("pod", {"mod": "happy"}, "mood"),
        ("pod", {"mood": "hapy"}, "happy"),
        ("pod", {"scale": 1, "height": 2}, "one of scale"),
        ("pod", {"foot": (0, 0), "centre": (0, 0)}, "one of foot"),
    ],
)
def test_mistakes_name_the_nearest_word(dark: Theme, kind: str, params: dict[str, object], hint: str) -> None:
    with pytest.raises(SceneError, match=hint):
        base.place(kind, id="p", theme=dark, **params)  # type: ignore[arg-type]


RECT = '<rect id="body" width="40" height="20" rx="4" data-fill="ok"/>'
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg"><metadata>
title: Box
words: [box of ours]
params: {{label: text = Hi}}
body: body
alt: Box $label
</metadata>{body}</svg>"""


@pytest.fixture
def folder(tmp_path: FilePath) -> Iterator[FilePath]:
    catalogue.use_folder(tmp_path)
    yield tmp_path
    catalogue.use_folder(None)


def test_a_projects_own_drawing_is_one_file(folder: FilePath, dark: Theme) -> None:
    body = (
        '<rect id="body" width="40" height="20" rx="4" data-fill="ok"/><text x="20" y="15" font-size="12">$label</text>'
    )
    (folder / "our-box.svg").write_text(DRAWING.format(body=body), encoding="utf-8")
    assert "our-box" in base.kinds()
    placed = base.place("our-box", id="b", theme=dark, corner=(0, 0), scale=2)
    assert placed.box.w == 80
    assert letters(placed, "b/text-1").string == "Hi"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('<rect id="body" width="4" height="4" fill="#fff"/>', "roles"),
        ('<rect id="body" width="4" height="4" data-fill="$nope"/>', "nope"),
        ('<image id="body" width="4" height="4"/>', "image"),
        ('<rect id="other" width="4" height="4" data-fill="ok"/>', "body"),
        (
            '<rect id="body" width="4" height="4" data-fill="ok"/><text transform="rotate(9)" font-size="9">a</text>',
            "turn",
        ),
        ('<rect id="body" width="4" height="4" data-fill="ok"', "not an actor drawing"),
    ],
)
def test_a_bad_drawing_says_what_is_wrong(folder: FilePath, dark: Theme, body: str, problem: str) -> None:
    (folder / "bad.svg").write_text(DRAWING.format(body=body), encoding="utf-8")
    with pytest.raises((SceneError, BuildError), match=problem):
        base.place("bad", id="b", theme=dark)
