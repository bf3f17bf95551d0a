from __future__ import annotations

from pathlib import Path

import pytest

from builder.errors import BuildError
from builder.memes import load
from builder.memes.bullet import idea
from builder.memes.choose import Author, choose, plural
from builder.memes.compose import meme_of
from builder.memes.halves import halves

FORMATS = load.formats()


@pytest.mark.parametrize(
    ("words", "pair"),
    [
        ("None shall pass", ("None shall pass", "")),
        ("It compiles, but nobody knows why", ("It compiles,", "but nobody knows why")),
        ("There are two hard things: caches and names", ("There are two hard things:", "caches and names")),
        ("Ship it. We can always roll back.", ("Ship it.", "We can always roll back.")),
        ("Nobody reads the runbook until it is on fire", ("Nobody reads the runbook", "until it is on fire")),
    ],
)
def test_a_caption_is_cut_where_the_sentence_turns(words: str, pair: tuple[str, str]) -> None:
    assert halves(words) == pair


def test_halves_keep_every_word() -> None:
    words = "One very long sentence without any turn that goes on and on like a stack trace nobody wanted"
    assert " ".join(halves(words)) == words


def test_numbers_come_from_the_episode() -> None:
    bullet = "Musical chairs meme with pods and a single GPU chair"
    assert choose(idea(bullet, {"pod": 4}), FORMATS).captions["line"] == "4 pods. 1 GPU."


def test_no_number_is_invented() -> None:
    meme = choose(idea("Musical chairs meme with pods and a single GPU chair", {}), FORMATS)
    assert not any(c.isdigit() for c in meme.captions["line"])
    assert meme.captions["line"] == "Pods and a single GPU chair"


def test_a_large_number_is_written_not_drawn() -> None:
    meme = choose(idea('"Good night" with an engineer looking at 200 alerts', {}), FORMATS)
    assert [(f.words, f.count) for f in meme.cast["others"]] == [("200 alerts", 1)]


def test_all_the_logos_are_the_episodes_names() -> None:
    names = ("Alpha", "Beta", "Gamma")
    meme = choose(idea('"So many" with all the logos', {}), FORMATS, names=names)
    assert tuple(f.words for f in meme.cast["others"]) == names


def test_the_author_has_the_last_word(shoot) -> None:
    bullet = "Musical chairs meme with pods and a single GPU chair"
    meme = meme_of(*shoot(bullet, pods=4, headline="Who sits?", sub="Nobody.", players="2 laptops"))
    assert meme.captions == {"line": "Who sits?", "below": "Nobody."}
    assert [(f.kind, f.count) for f in meme.cast["players"]] == [("laptop", 2)]
    assert meme_of(*shoot(bullet, format="one-picture")).format.slug == "one-picture"
    assert choose(idea(bullet, {}), FORMATS, author=Author(captions={"below": "x"})).captions["below"] == "x"


def test_plural() -> None:
    assert [plural(w) for w in ("pod", "CPU", "proxy", "key", "box", "batch")] == [
        "pods", "CPUs", "proxies", "keys", "boxes", "batches",
    ]  # fmt: skip


def folder(project: Path, slug: str, text: str) -> None:
    place = project / "memes" / slug
    place.mkdir(parents=True)
    (place / "meme.yml").write_text(text, encoding="utf-8")


def test_a_project_brings_its_own_format(tmp_path: Path) -> None:
    folder(tmp_path, "pirate", "title: Arr\nextends: one-picture\nrecognise: {words: [pirate]}\nexamples: []\n")
    found = load.formats(tmp_path)
    assert "pirate" in load.slugs(tmp_path)
    assert choose(idea("Pirate meme with the platform team", {}), found).format.slug == "pirate"
    assert "own-gpus" in [f.slug for f in found]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("title: [", "not valid YAML"),
        ("- a list", "mapping"),
        ("title: X\nextend: one-picture", "did you mean 'extends'"),
        ("title: X\nextends: one-pictur", "did you mean 'one-picture'"),
        ("title: X\nextends: broken", "extends itself"),
        ("title: X\nextends: one-picture\ncast: {hero: {form: cast}}", "unknown key 'form'"),
        ("title: X", "key problem"),
    ],
)
def test_mistakes_in_a_format_are_named(text: str, says: str, tmp_path: Path) -> None:
    folder(tmp_path, "broken", text)
    with pytest.raises(BuildError, match=says):
        load.load("broken", tmp_path)
