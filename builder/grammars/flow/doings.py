"""What is done at a stage, drawn: "scan" is a lens, "pack" a box, "deploy" a rocket."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from builder.actors import base, catalogue
from builder.actors.model import Value
from builder.cast import figure
from builder.cast.member import PROPS, Member
from builder.language.lexicon import stem

_TOOLS: Mapping[str, tuple[str, ...]] = {
    "gear": (
        "build", "compile", "assemble", "make", "run", "process", "transform", "transformer", "convert", "execute",
        "reconcile", "sync", "generate", "render", "mutate", "mutation", "automate", "configure", "operator", "engine",
        "compiler", "processing", "worker", "snapshotter", "containerd", "runtime", "kernel",
    ),
    "lens": ("scan", "search", "lookup", "find", "discover", "analyze", "analyse", "analysis", "retrieve", "match"),
    "detective": ("review", "inspect", "audit", "check", "lint", "investigate", "verify", "diagnose", "detect"),
    "shield": ("approve", "approval", "validate", "validation", "protect", "authorize", "authenticate", "policy"),
    "rocket": ("deploy", "deployment", "launch", "ship", "publish", "push", "rollout", "promote"),
    "box": ("pack", "package", "packing", "bundle", "wrap", "artifact", "image", "containerize"),
    "crate": ("pull", "download", "harvest", "collect", "ingest", "import", "intake", "load"),
    "truck": ("deliver", "delivery", "carry", "transport", "transfer", "move", "migrate"),
    "envelope": ("send", "mail", "submit", "respond", "response", "input", "output", "reply"),
    "siren": ("alert", "alarm", "page"),
    "megaphone": ("notify", "announce", "broadcast"),
    "database": ("store", "save", "persist", "write", "storage", "insert", "index", "wal", "log"),
    "memory-module": ("cache", "memory", "buffer", "ram"),
    "flask": ("evaluate", "evaluation", "test", "testing", "experiment", "benchmark", "measure", "score"),
    "padlock": ("encrypt", "lock", "secure", "seal", "vault"),
    "key": ("decrypt", "unlock"),
    "parchment": ("sign", "stamp", "certify", "signature"),
    "funnel": ("filter", "clean", "cleaning", "prep", "preprocess", "dedupe", "sift", "rank", "sort"),
    "water-tap": ("wash", "rinse", "drain"),
    "branch": ("merge", "branch", "commit", "fork"),
    "blueprint": ("plan", "design", "draft", "spec"),
    "brain": ("infer", "inference", "predict", "think", "reason", "learn"),
    "knife": ("split", "cut", "chop", "chunk", "slice"),
    "token": ("tokenize", "tokenise", "tokenizer"),
    "vector": ("embed", "embedding", "vectorize"),
    "service-bell": ("serve", "serving", "order"),
    "server": ("resolver", "nameserver", "dns", "backend", "proxy", "root", "origin"),
    "developer": ("code", "develop", "write code"),
    "turbine": ("cool", "ventilate"),
    "trash-can": ("delete", "remove", "discard", "drop"),
    "bell": ("ring", "remind"),
    "hourglass": ("wait", "queue", "schedule"),
}  # fmt: skip


def _doings() -> Mapping[str, str]:
    return {stem(word): kind for kind, words in _TOOLS.items() for word in words}


def drawn(member: Member) -> Member:
    """The member, played by the tool of what is done at it where no drawing answers to its name."""
    if member.kind == "object":
        played = _play(member.figure.label or member.words)
        if played and played in catalogue.kinds():
            return replace(member, kind=played, params={})
    return member


def _play(words: str) -> str:
    """The drawing of a stage's words: by its last word that has one, else by its first."""
    table = _doings()
    parts = [stem(word.strip(".,:;").lower()) for word in words.split()]
    if len(parts) == 2 and parts[0] == "pod" and len(parts[1]) <= 2:
        return "pod"
    return next((table[p] for p in reversed(parts) if p in table), "")


def apart(member: Member) -> Member:
    """The member, played by the first of its words that has a drawing: where its last one plays a neighbour too."""
    words = (member.figure.label or member.words).split()
    own = figure(words[0]).kind if len(words) == 2 else ""
    return replace(member, kind=own, params={}) if own and own not in PROPS else member


def spoken(member: Member) -> Mapping[str, Value]:
    """What an actor at a stage is placed with: no words of its own; a numbered pod wears its number."""
    own: dict[str, Value] = {}
    last = member.words.split()[-1] if member.words else ""
    if member.kind == "pod" and len(last) <= 2 and last.lower() != "pod":
        own["letter"] = last
    if member.kind in base.kinds() and "label" in base.info(member.kind).params:
        own["label"] = ""
    return own


def shown(member: Member) -> bool:
    """Whether there is a drawing to stand on the stage."""
    return member.kind != "object" and member.kind not in PROPS
