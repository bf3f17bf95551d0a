"""What changed on a slide, told from what two slides hold."""

from __future__ import annotations

from typing import Any

from builder.geometry import Box
from builder.review.meaning import changes, narration, of_colours
from builder.review.model import Change, Facts, Slide, Step, Thing, Words
from builder.review.words import pieces, shortened

HERE = Box(100, 100, 200, 200)


def slide(visual: str = "", cue: str = "", **facts: Any) -> Slide:
    return Slide(key="s", number=1, visual=visual, cue=cue, facts=Facts(**facts))


def pod(letter: str, *, state: str = "happy", colour: str = "red", box: Box = HERE) -> Thing:
    return Thing(key=f"pod-{letter.lower()}", kind="pod", label=letter, state=state, colour=colour, said="Pod", box=box)


def told(before: Slide, after: Slide) -> list[tuple[str, str, str, str]]:
    return [(c.sign, c.subject, c.before, c.after) for c in changes(before, after)]


def test_equal_slides_have_no_changes() -> None:
    same = slide(headline="A", things=(pod("A"),), notes="said", steps=(Step(name="x", effects=("pod-a enter",)),))
    assert changes(same, same) == ()


def test_actors_come_and_go_by_number() -> None:
    before = slide(things=(pod("A"), pod("B", colour="blue"), Thing(key="arrow", kind="arrow")))
    after = slide(things=(pod("A"), pod("C", colour="green"), pod("B", colour="blue"), pod("D", colour="yellow")))
    assert told(before, after) == [
        ("−", "1 arrow", "", ""),
        ("+", "2 pods", "", "C green (happy), D yellow (happy)"),
    ]


def test_ghosts_are_counted_by_what_they_are() -> None:
    ghosts = tuple(Thing(key=f"v-{n}", kind="gpu", state="virtual", said=f"Virtual GPU {n}") for n in range(1, 4))
    assert told(slide(things=ghosts[:1]), slide(things=ghosts)) == [("+", "2 virtual GPUs", "", "")]


def test_an_actor_under_another_name_is_the_same_one() -> None:
    before = slide(things=(Thing(key="server-1", kind="server", label="db"),))
    after = slide(things=(Thing(key="server-9", kind="server", label="db"),))
    assert told(before, after) == []


def test_what_an_actor_does_and_wears() -> None:
    before, after = slide(things=(pod("A"),)), slide(things=(pod("A", state="dead", colour="grey"),))
    assert told(before, after) == [("~", "pod A", "happy", "dead"), ("~", "pod A", "red", "grey")]


def test_labels_change_on_their_actor_and_are_told_once() -> None:
    def gauge(value: str) -> Slide:
        thing = Thing(key="gauge", kind="gauge", said=f"A gauge at {value}")
        return slide(things=(thing,), words=(Words(key="gauge/reading", text=value, owner="gauge"),))

    assert told(gauge("20%"), gauge("35%")) == [("~", "label on gauge", "“20%”", "“35%”")]


def test_letters_on_bibs_and_words_that_only_moved_are_no_change() -> None:
    before = slide(words=(Words(key="a", text="one"), Words(key="b", text="two"), Words(key="c", text="A")))
    after = slide(words=(Words(key="b", text="one"), Words(key="a", text="two"), Words(key="c", text="B")))
    assert told(before, after) == []


def test_another_line_break_is_no_change() -> None:
    before = slide(words=(Words(key="a", text="physical\nGPU"), Words(key="b", text="a:\n  b: 1")))
    after = slide(words=(Words(key="a", text="physical GPU"), Words(key="b", text="a:\nb: 1")))
    assert told(before, after) == [("~", "label", "“b: 1”", "“b: 1”")]


def test_of_a_listing_only_the_lines_that_differ() -> None:
    before = slide(words=(Words(key="l", text="kind: X\nreplicas: 4\nname: y"),))
    after = slide(words=(Words(key="l", text="kind: X\nreplicas: 10\nname: y"),))
    assert told(before, after) == [("~", "label", "“replicas: 4”", "“replicas: 10”")]


def test_links_and_their_ends() -> None:
    before = slide(links=(("cable-a/line", "pod-a", "gpu"), ("cable-b/line", "pod-b", "gpu")))
    after = slide(links=(("cable-a/line", "pod-a", "cpu"),))
    assert told(before, after) == [
        ("−", "1 cable", "cable b", ""),
        ("~", "cable a", "pod-a to gpu", "pod-a to cpu"),
    ]


def test_the_order_of_the_build() -> None:
    steps = [Step(name=name, effects=(f"{name} enter 0+320",)) for name in ("reserve", "wait", "leave")]
    before, after = slide(steps=tuple(steps)), slide(steps=(steps[1], steps[0]))
    assert told(before, after) == [
        ("−", "build step", "leave", ""),
        ("~", "build order", "1 reserve, 2 wait", "2 wait, 1 reserve"),
    ]


def test_what_happens_in_a_step_and_when() -> None:
    before = slide(steps=(Step(name="go", effects=("pod-a enter 0+320",)),))
    assert told(before, slide(steps=(Step(name="go", effects=("pod-a fade 0+320",)),))) == [
        ("~", "build step “go”", "pod a enter", "pod a fade"),
    ]
    assert told(before, slide(steps=(Step(name="go", effects=("pod-a enter 99+320",)),))) == [
        ("~", "build step “go”", "", "timing"),
    ]


def test_headline_sub_line_scene_and_stage() -> None:
    before = slide(headline="One card", accent="One", sub="x", grammar="gauge")
    after = slide(headline="One card", accent="card", grammar="chart", stage="hot")
    assert told(before, after) == [
        ("~", "coloured words", "One", "card"),
        ("−", "sub-line", "x", ""),
        ("~", "drawn as", "gauge", "chart"),
        ("+", "stage", "", "catastrophe"),
    ]


def test_an_alternative_text_that_is_the_row_is_told_once() -> None:
    before = slide("A meter at 20% usage of the card", alt="A meter at 20% usage of the card.")
    after = slide("A meter at 35% usage of the card", alt="A meter at 35% usage of the card.")
    assert [c[1:] for c in told(before, after)][1] == ("alt text", "", "follows the row")
    own = slide("A meter at 35% usage of the card", alt="Something else entirely")
    assert told(before, own)[1][1:] == ("alt text", before.facts.alt, own.facts.alt)


def test_things_that_stand_elsewhere() -> None:
    far = Box(400, 100, 200, 200)
    before, after = slide(things=(pod("A"), pod("B"))), slide(things=(pod("A", box=far), pod("B")))
    assert told(before, after) == [("~", "placed anew", "", "pod A")]
    near = Box(104, 100, 200, 200)
    assert told(before, slide(things=(pod("A", box=near), pod("B")))) == []


def test_notes_are_a_share_where_the_whole_is_the_same() -> None:
    before, after = slide(notes="one two"), slide(notes="one")
    assert [c.subject for c in changes(before, after, shared=True)] == ["share of the narration"]
    assert narration([before, slide(notes="three")]) == narration([after, slide(notes="two three")])


def test_theme_colours() -> None:
    assert of_colours({"pod_a.base": "#FF0000", "bg": "#000000"}, {"pod_a.base": "#00FF00", "bg": "#000000"}) == (
        Change("colour", "~", "theme colour pod-a.base", "#FF0000", "#00FF00"),
    )


def test_texts_are_woven_word_by_word() -> None:
    assert pieces("a meter at 20% usage", "a meter at 35% usage") == (
        ("=", "a meter at "), ("−", "20%"), ("+", "35%"), ("=", " usage"),
    )  # fmt: skip
    assert pieces("one two three four", "apples and pears") == (("−", "one two three four"), ("+", "apples and pears"))
    assert pieces("all the same, then", "all the same, then more") == (("=", "all the same, then"), ("+", " more"))


def test_long_texts_are_cut_to_what_differs() -> None:
    words = " ".join(f"word{n}" for n in range(60))
    found = shortened(pieces(f"{words} old {words}", f"{words} new {words}"))
    line = "".join(text for _, text in found)
    assert len(line) < 120
    assert "word59 old" in line
    assert line.count("…") == 2
