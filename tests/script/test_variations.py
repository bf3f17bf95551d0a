"""The form as authors bend it: what a table of variations promises, line by line."""

from __future__ import annotations

import pytest

from builder.diagnostics import Collector
from builder.script.model import Episode
from builder.script.parse import parse

HEAD = "# 042 - Forms\n\n## Script\n\n"
ROWS = '\n## Visuals & Animations\n\n| Timestamp | Visual |\n|---|---|\n| "one pod" | A pod |\n'


def parsed(text: str) -> tuple[Episode, Collector]:
    found = Collector()
    return parse(text, "042-forms.md", found), found


def row(line: str) -> tuple[str, str]:
    """Cue and Visual of a single row."""
    episode, _ = parsed(HEAD + "One pod waits.\n" + ROWS.replace('| "one pod" | A pod |', line))
    return episode.cues[0].cue, episode.cues[0].visual


def test_a_line_of_one_space_between_heading_and_table() -> None:
    episode, found = parsed(HEAD + "One pod waits.\n" + ROWS.replace("Animations\n\n", "Animations\n \n"))
    assert len(episode.cues) == 1
    assert not list(found)


def test_a_fence_in_the_narration_is_no_speech_and_knows_its_place() -> None:
    said = "One pod waits, like this:\n\n```yaml\nkind: Pod\n```\n\nThen it runs.\n"
    episode, _ = parsed(HEAD + said + ROWS)
    assert [s.text for s in episode.narration] == ["One pod waits, like this:", "Then it runs."]
    assert (episode.fences[0].after, episode.fences[0].lang) == (1, "yaml")


def test_lines_without_blank_lines_are_sentences() -> None:
    episode, _ = parsed(HEAD + "One pod waits\nAnother pod runs\nNobody minds\n" + ROWS)
    assert [s.text for s in episode.narration] == ["One pod waits", "Another pod runs", "Nobody minds"]


@pytest.mark.parametrize("cell", ['"one pod"', "“one pod”", "'one pod'", "one pod", '"one `pod`"', '**"one pod"**'])
def test_outer_quotes_and_markup_of_a_cue(cell: str) -> None:
    assert row(f"| {cell} | A pod |")[0].strip('"') == "one pod"


@pytest.mark.parametrize(
    ("cell", "visual"),
    [
        ("A pod `a | b` here", "A pod `a | b` here"),
        (r"A pod a \| b", "A pod a | b"),
        ('Sign: "a -> b"', 'Sign: "a -> b"'),
        ("pods { a: b, c: [1,2] }", "pods { a: b, c: [1,2] }"),
        ("✓ pods ✗ nodes 3× 40°", "✓ pods ✗ nodes 3× 40°"),
        ("A → B ➜ C --> D", "A → B ➜ C --> D"),
    ],
)
def test_a_visual_keeps_what_its_author_set(cell: str, visual: str) -> None:
    assert row(f"| x | {cell} |")[1] == visual


@pytest.mark.parametrize(
    "header",
    ["| Timestamp | Visual |", "| Cue | Picture |", "| When | Animation |", "|Time stamp|Visuals|",
     "| WHEN | WHAT WE SHOW |", "| Visual | Cue |", "| # | Cue | Visual |"],
)  # fmt: skip
def test_the_table_is_known_by_its_header_words(header: str) -> None:
    names = [c.strip() for c in header.strip("|").split("|")]
    told = {"#": "1", "Visual": "A pod", "Cue": "one pod"}
    first, *rest = names
    cells = [told.get(n, "one pod" if n == first else "A pod") for n in names] if rest else []
    rows = f"{header}\n{'|---' * len(names)}|\n| {' | '.join(cells)} |\n"
    episode, found = parsed(HEAD + "One pod waits.\n\n## Visuals\n\n" + rows)
    assert [(c.cue, c.visual) for c in episode.cues] == [("one pod", "A pod")]
    assert not found.errors


@pytest.mark.parametrize(
    "heading",
    [
        "## Visuals & Animations",
        "## visuals and animation",
        "### Visual",
        "## VISUALS",
        "## Storyboard",
        "## Animations:",
    ],
)
def test_sections_are_found_by_what_their_headings_say(heading: str) -> None:
    episode, found = parsed(HEAD + "One pod waits.\n" + ROWS.replace("## Visuals & Animations", heading))
    assert len(episode.cues) == 1
    assert len(episode.narration) == 1
    assert not list(found)


def test_a_third_column_named_scene_is_the_authors_word() -> None:
    rows = "\n## Visuals\n\n| Cue | Visual | Scene |\n|---|---|---|\n| one pod | A pod | {scene: text, text: Hello} |\n"
    episode, found = parsed(HEAD + "One pod waits.\n" + rows)
    assert episode.cues[0].scene == "{scene: text, text: Hello}"
    assert not list(found)


def test_front_matter_knows_where_its_keys_and_values_stand() -> None:
    episode, _ = parsed("---\nwpm: 150\ntarget:   45s\n---\n" + HEAD + "One pod waits.\n" + ROWS)
    key, value = episode.places["target"]
    assert (key.line, key.col, value.line, value.col) == (3, 1, 3, 11)
    assert episode.meta["target"] == "45s"
