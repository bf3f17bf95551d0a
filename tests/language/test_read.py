"""The reader on rows of many trades: carriers, figures, relations, changes, literals, negations."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.language.model import Figure, Reading
from builder.language.read import read
from builder.language.tokens import tokenise

NOUNS = {
    "pod": "pod", "node": "node", "gpu": "gpu", "gpu card": "gpu", "database": "database", "server": "server",
    "inference server": "inference-server", "laptop": "laptop", "training job": "training-job", "router": "router",
    "load balancer": "load-balancer", "cluster": "cluster", "queue": "queue", "memory bar": "memory-bar",
    "memory": "memory-bar", "user": "user", "key": "key", "door": "door", "truck": "truck", "disk": "disk",
    "service": "service", "cache": "cache",
}  # fmt: skip
WORDS = [
    "pod", "4", "pods", "with", "(", ")", '"x"', "->", ",", ";", "vs", "showing", "no", "the", "expanding", "into",
    "it", "each", "/", "X", "mark", "next", "to", "20%", "{a: b}", "`c`", ":", "and", "or", "=", "red", "all", "one",
]  # fmt: skip


def of(visual: str, cast: dict[str, int] | None = None) -> Reading:
    return read(visual, nouns=NOUNS, cast=cast)


def told(figure: Figure | str | None) -> str:
    """A figure in a word: "3 pod waiting"."""
    if figure is None or isinstance(figure, str):
        return str(figure)
    return " ".join(filter(None, [str(figure.count), figure.kind or figure.words, figure.state, figure.colour]))


@pytest.mark.parametrize(
    ("visual", "carrier", "topic"),
    [
        ("Disk meter showing 92% used", "meter", "Disk"),
        ("YAML snippet showing replicas: 4 configuration", "code", "YAML"),
        ("GPU memory bar, 4 pods drawing from same pool", "levels", "GPU memory"),
        ("Node view: 2 disks failing", "view", "Node"),
        ("Terminal with a long stack trace", "terminal", ""),
        ("Side by side comparison: before vs after", "compare", "Side by side"),
        ("Animation showing a truck leaving", "", ""),
        ("One pod expands to fill memory", "", ""),
        ("X mark next to the laptop", "", ""),
    ],
)
def test_the_head_noun_is_the_carrier(visual: str, carrier: str, topic: str) -> None:
    reading = of(visual)
    assert (reading.carrier, reading.topic) == (carrier, topic)


@pytest.mark.parametrize(
    ("visual", "figures"),
    [
        ("Three users behind a locked door", ["3 user", "1 door locked"]),
        ("A dozen pods in a cluster", ["12 pod", "1 cluster"]),
        ("several red trucks", ["4 truck red"]),
        ("many nodes", ["24 node"]),
        ("5+ services", ["5 service"]),
        ("4 virtual GPU cards", ["4 gpu virtual"]),
        ("inference server icon", ["1 inference-server"]),
        ("frozen flux capacitor", ["1 flux capacitor paused"]),
        ("nodes highlighted", ["3 node highlighted"]),
        ("One user, one key, other users waiting", ["1 user", "1 key", "3 user waiting"]),
    ],
)
def test_noun_phrases(visual: str, figures: list[str]) -> None:
    assert [told(f) for f in of(visual).figures] == figures


def test_the_episodes_number_fills_what_a_row_leaves_open() -> None:
    reading = of("One pod runs, other pods waiting outside", {"pod": 5})
    assert [told(f) for f in reading.figures] == ["1 pod", "4 pod waiting"]
    assert not reading.figures[1].assumed


@pytest.mark.parametrize(
    ("visual", "name", "subject", "target"),
    [
        ("Single database with multiple services connected to it", "connect", "4 service", "1 database"),
        ("3 pods, all pointing to the same router", "point", "3 pod", "1 router"),
        ("4 pods drawing from same cache", "draw", "4 pod", "1 cache"),
        ("Laptop inside the cluster", "inside", "1 laptop", "1 cluster"),
        ("Server watched by a user", "watch", "1 user", "1 server"),
        ("Router sends 10 keys to the server", "send", "1 router", "1 server"),
    ],
)
def test_relations(visual: str, name: str, subject: str, target: str) -> None:
    found = [(r.name, told(r.subject), told(r.object)) for r in of(visual).relations]
    assert (name, subject, target) in found


@pytest.mark.parametrize(
    ("visual", "name", "subject", "after"),
    [
        ("1 service expanding into 3 pods", "expand", "1 service", "3 pod"),
        ("one greedy pod expanding", "grow", "1 pod greedy", "None"),
        ("Old server replaced with a new server", "swap", "1 server old", "1 server new"),
        ("One pod grows to fill memory", "fill", "1 pod", "1 memory-bar"),
        ("CPU switching between 2 users", "switch", "1 CPU", "2 user"),
        ("question marks turning to checkmarks", "turn", "None", "tick"),
    ],
)
def test_changes(visual: str, name: str, subject: str, after: str) -> None:
    found = [(t.name, told(t.subject), told(t.after)) for t in of(visual).transitions]
    assert (name, subject, after) in found


def test_what_is_sent_and_what_is_listed() -> None:
    (sent,) = of("Router sends 10 keys to the server").relations
    assert told(sent.item) == "10 key"
    (spread,) = of("Chart expanding into a pod, a service, a disk").transitions
    assert [told(f) for f in (spread.after, *spread.more)] == ["1 pod", "1 service", "1 disk"]


def test_a_beat_without_a_subject_takes_the_one_before() -> None:
    reading = of("Load balancer looks at 3 servers, sends users home")
    assert [told(r.subject) for r in reading.relations] == ["1 load-balancer", "1 load-balancer"]


def test_literals_are_printed_and_never_parsed() -> None:
    reading = of('3 pods each with cpu.example.com/slot: 2, a "4 doors, no key" sign and `kubectl get -w`')
    assert [q.text for q in reading.literals] == ["cpu.example.com/slot: 2", "4 doors, no key", "kubectl get -w"]
    assert reading.figures[0].carries[0] == "cpu.example.com/slot: 2"
    assert reading.signs == ("4 doors, no key",)
    assert [told(f) for f in reading.figures] == ["3 pod"]


def test_settings_and_headings_are_told_apart() -> None:
    assert [t.kind for t in tokenise("Helm values with replicas: 3 highlighted")][3] == "literal"
    assert not [t for t in tokenise("Before: 3 pods; After: 1 pod") if t.kind == "literal"]


@pytest.mark.parametrize(
    ("visual", "sides"),
    [
        ("Split screen: laptop idle vs server busy", ("laptop idle", "server busy")),
        ("Old: 2 disks; New: 12 disks", ("Old", "New")),
        ("Comparison: cache = short path, database = long path", ("cache", "database")),
    ],
)
def test_contrasts_have_two_titles(visual: str, sides: tuple[str, str]) -> None:
    assert tuple(title for title, _ in of(visual).sides) == sides


def test_arrows_are_steps_and_repeat_is_a_loop() -> None:
    reading = of("Pipeline: Build -> Test → Ship, looping")
    assert reading.steps == ("Build", "Test", "Ship")
    assert reading.loop
    assert of("A => B").steps == ("A", "B")
    assert not of("A => B").loop


def test_marks_judge_what_they_stand_next_to() -> None:
    marks = of('Checkmark next to laptop/dev icon, red X through the door, X mark next to key with "use SSO"').marks
    assert [(m.name, told(m.target), m.label) for m in marks] == [
        ("tick", "1 laptop", ""),
        ("cross", "1 door", ""),
        ("cross", "1 key", "use SSO"),
    ]
    assert marks[0].target is not None
    assert marks[0].target.label == "dev"


def test_colours_in_brackets_count() -> None:
    (trucks,) = of("Trucks (red, blue, green)").of_kind("truck")
    assert (trucks.count, trucks.colours) == (3, ("red", "blue", "green"))


def test_names_of_single_actors() -> None:
    assert [f.label for f in of("Pod A calls Pod B").figures] == ["A", "B"]


def test_effects_and_numbers() -> None:
    reading = of("Cost meter showing 80% of budget, money flying away, skull icons")
    assert reading.effects == ("money-fly", "skull")
    assert [(n.value, n.unit) for n in reading.numbers] == [(80.0, "%")]


def test_what_is_negated_is_not_drawn() -> None:
    reading = of("3 nodes, no labels, a router")
    assert reading.negated == ("no labels",)
    assert [told(f) for f in reading.figures] == ["3 node", "1 router"]


def test_of_two_alternatives_the_first_is_read() -> None:
    reading = of("A locked door, or a wall with spikes")
    assert [told(f) for f in reading.figures] == ["1 door locked"]
    assert "a wall with spikes" in reading.unused


def test_british_and_american_words_meet() -> None:
    assert of("a grey server").figures[0].colour == of("a gray server").figures[0].colour == "grey"


def test_states_held_like_things() -> None:
    reading = of("One pod fills memory, other pods show OOM errors")
    assert [told(f) for f in reading.figures] == ["1 pod", "1 memory-bar", "3 pod oom"]


def test_an_empty_cell_is_an_empty_reading() -> None:
    assert of("") == Reading(text="", cue="", sentence="")


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)))
def test_any_cell_is_read_and_its_literals_survive(text: str) -> None:
    reading = of(text)
    assert all(f.count >= 0 and f.words for f in reading.figures)
    assert {q.text for q in reading.literals} <= {t.literal.text for t in tokenise(text) if t.literal}
    assert reading == of(text)
