from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.actors.code import KEY, MOST, PUNCT, VALUE, fit_listing, highlight
from builder.scene.items import Shape, Text

from .parts import find, items, put, shape_box, sound, texts

CONFIG = (
    "apiVersion: v1", "kind: ConfigMap", "metadata:", "  name: time-slicing-config", "data:", "  any: |-",
    "    version: v1", "    sharing:", "      timeSlicing:", "        resources:", "        - name: nvidia.com/gpu",
    "          replicas: 4",
)  # fmt: skip
CODE = "abcxyz _-/.:=,#\"'[]{}()0123456789"
listings = st.lists(st.text(CODE, max_size=70), min_size=1, max_size=40)


@settings(deadline=None, max_examples=60)
@given(listings, st.integers(0, 39), st.floats(500, 1000), st.floats(300, 900), st.sampled_from(["yaml", "python"]))
def test_the_emphasised_line_is_always_whole_and_in_the_window(
    lines: list[str], at: int, w: float, h: float, language: str
) -> None:
    at %= len(lines)
    found = fit_listing(lines, language, at, width=w - 110, height=h - 120, sizes=(34, 42))
    bright = [row for row in found.rows if row.bright]
    said = "".join("".join(text for text, _ in row.parts).strip() for row in bright)
    assert said.replace(" ", "") == lines[at].replace(" ", "")
    placed = put("code-card", lines=tuple(lines), emphasis=at, w=w, h=h, language=language)
    sound(placed)
    for text in texts(placed):
        assert text.box.right <= w - 32
    bar = shape_box(placed, "line/bar")
    assert placed.anchors["line"] == (bar.x, bar.cy)
    assert bar.right < w
    assert bar.bottom < placed.box.bottom


@given(listings, st.integers(0, 39))
def test_at_most_thirteen_rows_and_never_more_than_fit(lines: list[str], at: int) -> None:
    at %= len(lines)
    found = fit_listing(lines, "yaml", at, width=5000, height=64 * 20, sizes=(38, 42))
    assert len(found.rows) <= MOST
    assert found.pitch % 2 == 0
    assert 38 <= found.size <= 42


def test_the_whole_listing_is_one_editable_block_round_the_volt_bar() -> None:
    placed = put("code-card", lines=CONFIG, emphasis=11, file="time-slicing-config.yaml")
    name, block, line = (text for text in texts(placed) if text.string.strip())
    assert name.string == "time-slicing-config.yaml"
    assert block.string == "\n".join(CONFIG[:11])
    assert block.face == "mono"
    assert line.string == CONFIG[11]
    assert line.face == "mono-bold"
    assert line.size == block.size == 42
    assert {run.paint.role for run in line.lines[0]} == {"ink"}
    assert all(run.paint.mix == "code_bg" and run.paint.amount == 0.2 for row in block.lines for run in row)
    bar = find(placed, "line/bar")
    assert isinstance(bar, Shape)
    assert bar.fill is not None
    assert bar.fill.role == "ok"


def test_without_emphasis_nothing_steps_back() -> None:
    placed = put("code-card", lines=CONFIG)
    assert "line" not in placed.anchors
    assert not any(run.paint.mix for text in texts(placed) for row in text.lines for run in row)


def test_a_long_listing_shows_a_window_with_ellipses() -> None:
    lines = tuple(f"key{i}: value" for i in range(40))
    found = fit_listing(lines, "yaml", 20, width=900, height=900, sizes=(38, 42))
    shown = ["".join(text for text, _ in row.parts) for row in found.rows]
    assert shown[0] == "…"
    assert shown[-1] == "…"
    assert "key20: value" in shown
    assert len(shown) == 13


def test_yaml_inside_a_block_scalar_is_coloured_too() -> None:
    rows = highlight(CONFIG, "yaml")
    assert rows[5][1:] == (("any", KEY), (":", PUNCT), (" |-", PUNCT))
    assert rows[10] == (("        - ", PUNCT), ("name", KEY), (":", PUNCT), (" nvidia.com/gpu", VALUE))
    assert highlight(["# note", "- item", 'image: "a:b"  # pinned'], "yaml") == (
        (("# note", PUNCT),),
        (("- ", PUNCT), ("item", VALUE)),
        (("", PUNCT), ("image", KEY), (":", PUNCT), (' "a:b" ', VALUE), (" # pinned", PUNCT)),
    )


@pytest.mark.parametrize("language", ["python", "bash", "docker", "json", "no such language", "yaml"])
@given(lines=listings)
@settings(max_examples=25, deadline=None)
def test_colouring_changes_no_character(language: str, lines: list[str]) -> None:
    rows = highlight(lines, language)
    assert ["".join(text for text, _ in row) for row in rows] == lines


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.one_of(st.text("ab -/=.", max_size=90).map("$ {}".format), st.text("xyz 01", max_size=60)),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["yes", "no"]),
)
def test_terminal_commands_are_never_cut(lines: list[str], cursor: str) -> None:
    placed = put("terminal-card", lines=tuple(lines), w=900, h=640, cursor=cursor)
    sound(placed)
    said = "".join(text.string for text in texts(placed)).replace(" ", "").replace("\n", "")
    for line in lines:
        if line.startswith("$"):
            assert line.replace(" ", "") in said
    for text in texts(placed):
        assert text.box.right <= 900 - 32


def test_terminal_shows_prompt_command_and_output_in_their_colours() -> None:
    placed = put("terminal-card", lines=("$ kubectl get pods", "NAME   READY"), cursor="yes")
    (block,) = (text for text in texts(placed) if text.id != "x/file")
    assert [[run.paint.role for run in row] for row in block.lines] == [["ok", "code_value"], ["code_value"], ["ok"]]
    assert [item.id for item in items(placed)][-1] == "x/cursor"


def test_words_of_trouble_and_success_are_printed_in_their_colours() -> None:
    placed = put("terminal-card", lines=("$ run", "worker 3 lost, restarting", "2 pods Ready"))
    (block,) = (text for text in texts(placed) if text.id != "x/file")
    assert [run.paint.role for row in block.lines[1:] for run in row if run.text.strip(" ,")] == [
        "code_value", "fail", "warn", "code_value", "ok",
    ]  # fmt: skip


def test_cards_are_dark_in_both_themes() -> None:
    for theme in ("dark", "light"):
        card = find(put("code-card", theme=theme), "card")
        assert isinstance(card, Shape)
        assert card.fill is not None
        assert card.fill.role == "code_bg"


def test_a_long_file_name_keeps_its_end() -> None:
    name = find(put("code-card", w=500, file="deployments/production/eu-west/time-slicing-config.yaml"), "file")
    assert isinstance(name, Text)
    assert name.string.startswith("…")
    assert name.string.endswith("config.yaml")
    assert name.box.right <= 500 - 32


def test_a_card_is_no_higher_than_its_lines_unless_it_fills() -> None:
    assert put("code-card", h=800).box.h < 300
    assert put("code-card", h=800, fill="yes").box.h == 800
