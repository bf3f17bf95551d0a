"""The explanation for people: everything there, nothing wider than the terminal."""

from __future__ import annotations

import pytest

from builder.explain import text
from tests.explain.conftest import ALL, EPISODE, told


def plain(words: str, _role: str) -> str:
    return words


@pytest.mark.parametrize("width", [60, 80, 100])
def test_facts_are_wrapped_to_the_terminal(width: int) -> None:
    for script in (EPISODE, *ALL):
        for row in told(script).rows:
            said = text.rendered([row], "x.yaml", width=width, paint=plain)
            above, _, below = said.partition("  to change it")
            assert max(map(len, above.split("\n"))) <= width, above
            assert f"scene: {row.grammar}" in below


def test_a_row_tells_what_it_is_why_and_what_else_it_could_be() -> None:
    row = told(EPISODE).rows[6]
    said = text.rendered([row], "x.yaml", width=100, paint=plain)
    for words in ("7 · advertise 4 GPUs", "slide 8 · 0:26.2 for 5.2 s", "expand · L0", "word for word", "→ from: 1 "):
        assert words in said, said
    names = [line[2:14].strip() for line in said.split("\n") if line.startswith("  ") and line[2:3].strip()]
    assert names[:4] == ["visual", "said", "scene", "because"]


def test_paint_goes_round_words_and_never_changes_them() -> None:
    rows = told(EPISODE).rows
    bare = text.rendered(rows, "x.yaml", width=90, paint=plain)
    roles: set[str] = set()

    def marked(words: str, role: str) -> str:
        roles.add(role)
        return f"\x02{words}\x03"

    painted = text.rendered(rows, "x.yaml", width=90, paint=marked)
    assert painted.replace("\x02", "").replace("\x03", "") == bare
    assert roles <= set(text.STYLES)


@pytest.mark.parametrize(("ms", "said"), [(0, "0:00.0"), (7449, "0:07.4"), (59_960, "1:00.0"), (605_000, "10:05.0")])
def test_clock(ms: int, said: str) -> None:
    assert text.clock(ms) == said
