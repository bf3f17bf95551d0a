from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.errors import SceneError
from builder.scene.items import Shape

from .parts import WORDS, find, items, put, shape_box, sound, texts

steps = st.lists(st.text(WORDS, min_size=1, max_size=20).filter(lambda text: text.strip()), min_size=1, max_size=5)


@settings(deadline=None, max_examples=40)
@given(steps, st.integers(-1, 6), st.sampled_from(["across", "down"]))
def test_labels_keep_apart_and_nodes_show_the_state(names: list[str], current: int, direction: str) -> None:
    placed = put("rail", steps=tuple(names), current=current, direction=direction, room=500)
    sound(placed)
    for i in range(len(names)):
        node = find(placed, f"step-{i + 1}/node")
        assert isinstance(node, Shape)
        assert node.fill is not None
        assert node.box.w == 76
        assert node.fill.role == ("ok" if i < current else "text" if i == current else "panel_2")
    labels = [text for text in texts(placed) if text.id.endswith("/label")]
    assert len(labels) == len(names)
    for i, one in enumerate(labels):
        assert one.box.right <= placed.box.right + 1
        for other in labels[i + 1 :]:
            assert not one.box.overlaps(other.box, 1) or direction == "down"


def test_travelled_ends_at_the_current_step() -> None:
    placed = put("rail", current=2)
    assert shape_box(placed, "travelled").right == pytest.approx(placed.anchors["step-3"][0])
    assert not [item for item in items(put("rail", current=0)) if item.id == "x/travelled"]


def test_a_rail_needs_a_step() -> None:
    with pytest.raises(SceneError):
        put("rail", steps=())
