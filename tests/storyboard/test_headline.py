"""Headlines by rule, on sentences of many trades."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.diagnostics import Collector
from builder.script.parse import parse
from builder.storyboard.accents import coloured
from builder.storyboard.align import align
from builder.storyboard.headline import headline
from builder.storyboard.model import Headline
from builder.storyboard.override import author_headline
from builder.storyboard.phrases import MOST
from builder.storyboard.said import said_of
from builder.storyboard.typeset import capital, sentence_case, set_type


def shown(line: Headline) -> str:
    """The headline with its runs marked: +good+, -risk-."""
    marks = {"": "", "good": "+", "risk": "-"}
    return "".join(marks[r.accent] + r.text + marks[r.accent] for r in line.runs)


def made(said: str, *cues: str, visual: str = "a picture", title: str = "Some Title") -> list[tuple[str, str]]:
    rows = "\n".join(f"| {cue} | {visual} |" for cue in cues)
    text = f"# 1 - {title}\n\n## Script\n\n{said}\n\n## Visuals\n\n| Cue | Visual |\n|---|---|\n{rows}\n"
    episode = parse(text, "001-t.md", Collector())
    words, anchors = align(episode, Collector())
    out: list[tuple[str, str]] = []
    taken: list[str] = []
    for i in range(len(cues)):
        line, sub = headline(said_of(episode, words, anchors, i, tuple(taken)))
        taken.append(line.text)
        out.append((shown(line), sub))
    return out


CLUSTER = "+5 teams+ can share one cluster"
VOCABULARY = [
    "the",
    "pod",
    "never",
    "shares",
    "a",
    "GPU",
    "because",
    "it",
    "is",
    "4",
    "no",
    "and",
    "that",
    ",",
    "?",
    "you",
]
CUES = ["pod", "never", "shares", "GPU", "4", "no", "can't"]


@pytest.mark.parametrize(
    ("said", "cue", "line"),
    [
        # openers and empty subjects go
        ("But here's the catch: there's no second replica.", "no second replica", "-No- second replica"),
        ("What if I told you a cache CAN lie?", "cache CAN lie", "A cache +CAN+ lie"),
        ("You guard it with a NetworkPolicy that drops the rest.", "NetworkPolicy", "Guard it with a +NetworkPolicy+"),
        ("By default, every pod talks to every other pod at once.", "every pod talks", "Every pod +talks+"),
        # numbers keep their noun, capitals of brands stay
        ("Now 3 replicas answer at once.", "3 replicas answer", "+3 replicas+ answer at once"),
        ("etcd keeps the truth. Guard it. Back it up.", "keeps the truth", "etcd +keeps the truth+"),
        # a contrast pair
        ("Great for demos, terrible for audits.", "terrible for audits", "Great demos, -terrible audits-"),
        # a single thing is one thing; left-out words with their object
        ("5 teams can each open a branch and share that single cluster.", "5 teams can share", CLUSTER),
        # the judging word
        ("If the disk fills and the node stalls, the database crashes.", "database crashes", "The database -crashes-"),
        # pairs
        ("It works well for logs and metrics.", "logs and metrics", "Works well for +logs+ and +metrics+"),
        # a question keeps its mark when it is all there
        ("How does DNS find a service? Nobody knows.", "DNS find", "How does +DNS find+ a service?"),
        # the negation survives
        ("Secrets aren't encrypted by default.", "encrypted by default", "Secrets -aren’t- encrypted by default"),
    ],
)  # fmt: skip
def test_rules(said: str, cue: str, line: str) -> None:
    assert made(said, cue)[0][0] == line


def test_question_and_answer_take_the_quoted_label() -> None:
    said = "For nightly backups that must never be lost? Keep them offsite or use object storage."
    ((line, _),) = made(said, "nightly backups", visual='X mark next to disk with "use object storage"')
    assert line == "Nightly backups? +Use object storage.+"


def test_the_rest_of_the_clause_may_be_the_sub_line() -> None:
    said = "The proxy retries the request, hiding every small failure."
    assert made(said, "retries the request")[0] == ("The proxy +retries the request+", "hiding every small failure")


def test_two_cues_in_one_sentence_share_it() -> None:
    said = "The controller watches the queue and starts one worker for every message."
    first, second = (line for line, _ in made(said, "watches the queue", "one worker"))
    assert first == "The controller +watches the queue+"
    assert "worker" in second
    assert "queue" not in second


def test_a_headline_never_repeats_the_one_before_or_the_title() -> None:
    lines = [line for line, _ in made("Helm is a package manager.", "Helm", "package manager", title="Helm")]
    assert len(set(lines)) == 2
    assert "+Helm+" not in lines


def test_what_it_stands_for_is_named() -> None:
    said = "Cilium is a network plugin. It uses eBPF in the kernel."
    assert made(said, "eBPF", title="Cilium Basics")[0][0] == "Cilium uses +eBPF+ in the kernel"


def test_a_cue_that_is_not_spoken_stands_alone() -> None:
    assert made("Nothing to see.", "can't be undone")[0][0] == "-Can’t- be undone"


def test_colours() -> None:
    assert shown(coloured("Never trust the cache", "cache")) == "-Never- trust the cache"
    assert shown(coloured("GPU nodes are full", "GPU nodes")) == "+GPU nodes+ are full"
    assert shown(coloured("24× faster builds", "24x faster")) == "+24× faster+ builds"
    assert shown(coloured("vLLM", "vLLM")) == "+vLLM+"
    assert coloured("", "").runs == ()


def test_the_authors_headline_is_final() -> None:
    assert shown(author_headline("It's just a ConfigMap")) == "It’s just a ConfigMap"
    assert shown(author_headline("One eats all. **Everyone crashes.**")) == "One eats all. -Everyone crashes.-"
    assert author_headline("GPU\n**time-slicing**").runs[0].text == "GPU\n"
    assert author_headline("GPU\n**time-slicing**").text == "GPU time-slicing"


def test_typesetting() -> None:
    assert set_type('it\'s "24x" faster...') == "it’s “24×” faster…"
    assert [capital(w) for w in ("pods wait", "vLLM waits", "kubectl waits", "nvidia.com/gpu: 1")] == [
        "Pods wait", "vLLM waits", "Kubectl waits", "nvidia.com/gpu: 1",
    ]  # fmt: skip
    narration = "We love time-slicing. With Kubernetes it is easy."
    assert sentence_case("GPU Time-Slicing in Kubernetes", narration) == "GPU time-slicing in Kubernetes"


@settings(max_examples=80, deadline=None)
@given(
    said=st.lists(st.sampled_from(VOCABULARY), min_size=3, max_size=24).map(" ".join),
    cue=st.lists(st.sampled_from(CUES), min_size=1, max_size=4).map(" ".join),
)
def test_any_sentence_gives_a_line_that_can_be_set(said: str, cue: str) -> None:
    ((line, _),) = made(said, cue)
    text = line.replace("+", "").replace("-", "")
    assert text.strip()
    assert len(text.split()) <= max(MOST, len(cue.split())) + 2
    assert text[0].upper() == text[0]
