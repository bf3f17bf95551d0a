"""Scripts as people write them: every variation of the form is read, nothing raises, places are right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.diagnostics import Collector, render
from builder.script.model import Episode
from builder.script.parse import parse, read

CONTENT = Path(__file__).resolve().parents[2] / "content"

PLAIN = """# 041 - Rolling Updates

## Script

Deploys used to mean downtime. Now they don't.

Kubernetes replaces pods one by one: `maxSurge: 1` adds one, then an old one goes.

## Visuals & Animations

| Timestamp | Visual |
|-----------|--------|
| "mean downtime" | Server with a "CLOSED" sign |
| "one by one" | Old pods replaced with new pods |

## Meme Opportunity
- "This is fine" with a pod on fire
"""


def parsed(text: str, path: str = "041-rolling-updates.md") -> tuple[Episode, Collector]:
    found = Collector()
    return parse(text, path, found), found


def codes(found: Collector) -> list[str]:
    return [d.code for d in found]


def test_a_plain_script() -> None:
    episode, found = parsed(PLAIN)
    assert not list(found)
    assert (episode.number, episode.slug, episode.title) == ("041", "rolling-updates", "Rolling Updates")
    assert [s.text for s in episode.narration] == [
        "Deploys used to mean downtime.",
        "Now they don't.",
        "Kubernetes replaces pods one by one: maxSurge: 1 adds one, then an old one goes.",
    ]
    assert [s.paragraph for s in episode.narration] == [0, 0, 1]
    assert [(c.row, c.cue, c.visual) for c in episode.cues] == [
        (1, "mean downtime", 'Server with a "CLOSED" sign'),
        (2, "one by one", "Old pods replaced with new pods"),
    ]
    assert [m.text for m in episode.memes] == ['"This is fine" with a pod on fire']


def test_spans_point_at_the_words() -> None:
    episode, _ = parsed(PLAIN)
    lines = PLAIN.split("\n")
    for cue in episode.cues:
        line = lines[cue.cue_span.line - 1]
        assert line[cue.cue_span.col - 1 : cue.cue_span.end_col - 1] == cue.cue
        assert line[cue.visual_span.col - 1 : cue.visual_span.end_col - 1] == cue.visual
    second = episode.narration[1]
    assert lines[second.span.line - 1][second.span.col - 1 : second.span.end_col - 1] == second.text


def test_backticks_become_literals_of_the_sentence() -> None:
    episode, _ = parsed(PLAIN)
    (literal,) = episode.narration[2].literals
    assert (literal.text, literal.kind) == ("maxSurge: 1", "code")
    assert episode.narration[2].text[literal.start : literal.end] == literal.text


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.replace("\n", "\r\n"),
        lambda t: t.replace("\n", "\r"),
        lambda t: "\ufeff" + t,
        lambda t: t.replace("Animations\n\n|", "Animations\n \n|"),
        lambda t: t.replace("## Visuals & Animations", "### visual and animation"),
        lambda t: t.replace("| Timestamp | Visual |", "| Cue | Picture |"),
        lambda t: t.replace("| Timestamp | Visual |", "| When | Animation |"),
        lambda t: t.replace('| "', "| “").replace('" | ', "” | "),
        lambda t: t.replace("|-----------|--------|", "| :--- | ---: |"),
        lambda t: "---\nwpm: 150\n---\n" + t,
        lambda t: t.replace("## Script\n", "## Script\n<!-- read slowly\nvery -->\n"),
        lambda t: t.replace("# 041 - Rolling Updates", "# 041: **Rolling Updates**"),
        lambda t: "\n".join(line[1:-1].strip() if line.startswith("|") else line for line in t.split("\n")),
    ],
)
def test_variations_read_the_same(change: object) -> None:
    assert callable(change)
    episode, found = parsed(change(PLAIN))
    usual, _ = parsed(PLAIN)
    assert not found.errors
    assert [s.text for s in episode.narration] == [s.text for s in usual.narration]
    assert [c.cue for c in episode.cues] == [c.cue for c in usual.cues]
    assert episode.title == usual.title


def test_sections_in_another_order() -> None:
    head, _, rest = PLAIN.partition("## Script")
    script, _, table = rest.partition("## Visuals")
    episode, found = parsed(f"{head}## Visuals{table}\n## Script{script}")
    assert not found.errors
    assert len(episode.cues) == 2
    assert len(episode.narration) == 3


def test_a_fence_in_the_narration_is_not_spoken() -> None:
    fence = "Ask for it like this:\n\n```yaml\nlimits:\n  # ## not a heading\n  cpu: 2\n```\n\nThat is all."
    episode, found = parsed(PLAIN.replace("Deploys used to mean downtime. Now they don't.", fence))
    assert not list(found)
    assert [s.text for s in episode.narration[:2]] == ["Ask for it like this:", "That is all."]
    assert episode.fences[0].lang == "yaml"
    assert episode.fences[0].text == "limits:\n  # ## not a heading\n  cpu: 2"
    assert episode.fences[0].after == 1


def test_lines_without_blank_lines_are_sentences_and_wrapped_lines_are_one() -> None:
    text = "Caches are fast\nDisks are slow\nMemory sits in between,\nand that is why it costs."
    episode, _ = parsed(PLAIN.replace("Deploys used to mean downtime. Now they don't.", text))
    assert [s.text for s in episode.narration[:3]] == [
        "Caches are fast",
        "Disks are slow",
        "Memory sits in between, and that is why it costs.",
    ]


def test_abbreviations_and_quotes_do_not_end_sentences() -> None:
    text = 'Use a proxy, e.g. Envoy, in front. It says "hold on. Not yet." and waits. v1.2 is out.'
    episode, _ = parsed(PLAIN.replace("Deploys used to mean downtime. Now they don't.", text))
    assert [s.text for s in episode.narration[:3]] == [
        "Use a proxy, e.g. Envoy, in front.",
        'It says "hold on. Not yet." and waits.',
        "v1.2 is out.",
    ]


def test_pipes_that_are_not_columns() -> None:
    row = "| one \\| two | `a | b` piped to grep \\| wc |"
    episode, _ = parsed(PLAIN.replace('| "one by one" | Old pods replaced with new pods |', row))
    assert episode.cues[1].cue == "one | two"
    assert episode.cues[1].visual == "`a | b` piped to grep | wc"


def test_more_cells_than_columns_belong_to_the_picture() -> None:
    episode, _ = parsed(PLAIN.replace("Old pods replaced with new pods", "left | right"))
    assert episode.cues[1].visual == "left | right"


def test_a_third_column() -> None:
    text = PLAIN.replace("| Timestamp | Visual |", "| Cue | Visual | Scene |").replace("--------|\n", "--------|---|\n")
    text = text.replace("new pods |", "new pods | {scene: swap, from: old} |")
    episode, _ = parsed(text)
    assert [c.scene for c in episode.cues] == ["", "{scene: swap, from: old}"]


def test_quotes_that_are_not_one_pair_stay() -> None:
    episode, _ = parsed(PLAIN.replace('"one by one"', '"one" and "another"'))
    assert episode.cues[1].cue == '"one" and "another"'


def test_further_tables_are_data() -> None:
    extra = "## Tools\n\n| Tool | Since |\n|---|---|\n| `helm` | 2016 |\n\n## Meme"
    episode, _ = parsed(PLAIN.replace("## Meme", extra))
    (table,) = episode.tables
    assert (table.section, table.header, table.rows) == ("Tools", ("Tool", "Since"), (("helm", "2016"),))


def test_front_matter() -> None:
    episode, found = parsed("---\nwpm: 140\ntheme: light\ntags: [a, b]\n---\n" + PLAIN)
    assert not list(found)
    assert dict(episode.meta) == {"wpm": 140, "theme": "light", "tags": ["a", "b"]}


def test_broken_front_matter_is_reported_with_its_place() -> None:
    text = "---\ntheme: [light\n---\n" + PLAIN
    episode, found = parsed(text)
    assert codes(found) == ["bad-yaml"]
    assert found.errors[0].span.line in (2, 3)
    assert len(episode.cues) == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("# 7 - Only a title\n", "no-visuals"),
        ("", "no-visuals"),
        ("# 7 - X\n\n## Script\n\nHello there.\n", "no-visuals"),
        ("# 7 - X\n\n## Script\n\n## Visuals\n\n| Cue | Visual |\n|---|---|\n| a | b |\n", "no-narration"),
        ("# 7 - X\n\nHello there.\n\n## Visuals\n\n| Cue | Visual |\n|---|---|\n| hello | b |\n", "no-script"),
        ("## Script\n\nHello.\n\n## Visuals\n\n| Cue | Visual |\n|---|---|\n| hello | b |\n", "no-title"),
        (PLAIN.replace("# 041", "# 042"), "number-mismatch"),
        (PLAIN + "\n```yaml\nopen: true\n", "open-fence"),
        (PLAIN.replace("Deploys", "De\x00ploys"), "control-character"),
        (PLAIN.replace("| Timestamp | Visual |", "| A | B |"), "table-header"),
    ],
)
def test_what_is_missing_is_named(text: str, code: str) -> None:
    _, found = parsed(text)
    assert code in codes(found)
    assert all(render(d, text) for d in found)


def test_an_older_form_without_sections_still_speaks() -> None:
    episode, _ = parsed("## 004 - Namespaces\n\nNamespaces are rooms. Each has its own door.\n", "004-namespaces.md")
    assert episode.title == "Namespaces"
    assert [s.text for s in episode.narration] == ["Namespaces are rooms.", "Each has its own door."]


def test_bytes_that_are_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "041-rolling-updates.md"
    path.write_bytes(PLAIN.encode() + b"\n\xff\xfe broken\n")
    found = Collector()
    assert len(read(path, found).cues) == 2
    assert codes(found) == ["not-utf8"]


def test_a_cell_of_two_megabytes_and_three_hundred_rows() -> None:
    big = "pods " * 400_000
    rows = "\n".join(f"| cue {i} | picture {i} |" for i in range(300))
    text = PLAIN.replace("Old pods replaced with new pods |", f"{big}|\n{rows}")
    episode, found = parsed(text)
    assert len(episode.cues) == 302
    assert not found.errors


@pytest.mark.parametrize("char", ["`", "[", "*", "_", '"', "|", "(", "<!--", "\\", "{", "~", "#", "- "])
def test_a_long_run_of_one_mark_is_read_in_one_pass(char: str) -> None:
    episode, _ = parsed(PLAIN.replace("Deploys", char * 60_000).replace("Old pods", char * 60_000))
    assert episode.narration


def test_right_to_left_and_emoji() -> None:
    episode, found = parsed(PLAIN.replace("Deploys used", "שלום עולם 🚀 used").replace("mean downtime", "שלום עולם 🚀"))
    assert not list(found)
    assert episode.cues[0].cue == "שלום עולם 🚀"
    assert episode.narration[0].text.startswith("שלום עולם 🚀")


def test_episode_013() -> None:
    found = Collector()
    episode = read(CONTENT / "013-gpu-time-slicing.md", found)
    assert not list(found)
    assert (len(episode.narration), len(episode.cues), len(episode.memes)) == (13, 12, 2)
    assert episode.name == "013-gpu-time-slicing"


MARKDOWN = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "# 001 - T",
                "## Script",
                "## Visuals",
                "| Cue | Visual |",
                "|---|---|",
                "| a | b |",
                "```",
                "```yaml",
                "---",
                "- x",
                "## Meme Opportunity",
                "",
                " ",
                "> quoted",
                "<!--",
                "-->",
                '"a" | `b',
                "| \\| |",
                "a: [b",
                "\x00",
                "…",
                "1. one",
            ]
        ),
        st.text(max_size=60),
    ),
    max_size=30,
).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(text=MARKDOWN)
def test_nothing_in_a_file_raises_and_every_place_exists(text: str) -> None:
    episode, found = parsed(text, "001-t.md")
    lines = episode.text.split("\n")
    spans = [d.span for d in found] + [s.span for s in episode.narration] + [c.cue_span for c in episode.cues]
    spans += [c.visual_span for c in episode.cues] + [m.span for m in episode.memes]
    for span in spans:
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.col <= len(lines[span.line - 1]) + 2
        assert (span.end_line, span.end_col) >= (span.line, span.col) or not span.end_line
    for sentence in episode.narration:
        assert sentence.text == sentence.text.strip() != ""
        for literal in sentence.literals:
            assert sentence.text[literal.start : literal.end] == literal.text
    assert [c.row for c in episode.cues] == list(range(1, len(episode.cues) + 1))
    assert all(render(d, episode.text) for d in found)
