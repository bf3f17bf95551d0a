"""The template library: read, choose by what a row says, fill in.

One file is one template: a YAML front block, then the listing with `$name` placeholders. Only what a row, its
cue or its sentence names is ever filled in; the defaults are neutral names and the smallest sensible numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from builder import resources
from builder.diagnostics import did_you_mean
from builder.errors import BuildError

FOLDER, SUFFIX = "templates/code", ".yaml"
_HOLDER = re.compile(r"\$([a-z]\w*)")
_BLOCKS = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_PAIR = re.compile(r"^\s*(?:- )*(?P<key>[\w./-]+)\s*:\s*(?P<value>\S.*?)\s*$")
#: How much a word counts by where it stands: in the row, in the cue, in the sentence around it.
_WEIGHTS = (3, 2, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A reviewed listing. `language` "terminal" is a shell session; `about`: the actor it is about, or "".

    `params`: placeholder -> default; `emphasis`: the words of the line that matters; `source`: where the
    form comes from. `api_version` and `kind` say what the YAML is ("" for a session).
    """

    name: str
    title: str
    file: str
    language: str
    words: tuple[str, ...]
    body: str
    emphasis: str
    params: Mapping[str, str] = field(default_factory=dict)
    api_version: str = ""
    kind: str = ""
    about: str = ""
    source: str = ""

    def place_of(self, key: str) -> str:
        """The placeholder that stands as the value of `key`, "" when its value is fixed or the key is absent."""
        for line in self.body.split("\n"):
            pair = _PAIR.match(line)
            if pair and pair["key"] == key and (found := _HOLDER.fullmatch(pair["value"])):
                return found[1]
        return ""

    def carries(self, literal: str) -> bool:
        """Whether the filled listing can show `literal` ("replicas: 4", "nvidia.com/gpu")."""
        pair = _PAIR.match(literal)
        if pair and self.place_of(pair["key"]):
            return True
        return literal.lower() in fill(self, {}).text.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Code ready to be shown: its text, its language, the name on the card, the words of the line that matters."""

    text: str
    language: str = "yaml"
    file: str = ""
    emphasis: str = ""
    about: str = ""


def names(project: Path | None = None) -> list[str]:
    """All templates, the shipped ones and the project's, sorted."""
    return resources.names(FOLDER, SUFFIX, project)


@cache
def load(name: str, project: Path | None = None) -> Template:
    """One template; BuildError for an unknown name or a broken file."""
    import yaml

    path = resources.find(f"{FOLDER}/{name}{SUFFIX}", project)
    if not path.is_file():
        raise BuildError(f"unknown code template {name!r}; {did_you_mean(name, names(project))}")
    blocks = _BLOCKS.match(path.read_text(encoding="utf-8"))
    if not blocks:
        raise BuildError(f"{path}: a code template is a front block between '---' lines, then the listing")
    try:
        front = resources.parse_yaml(blocks["front"])
    except yaml.YAMLError as exc:
        raise BuildError(f"{path}: the front block is not valid YAML: {exc}") from exc
    if not isinstance(front, dict) or not {"title", "words", "emphasis"} <= front.keys():
        raise BuildError(f"{path}: the front block needs title, words and emphasis")
    return _template(name, front, blocks["body"].rstrip("\n"))


def _template(name: str, front: Mapping[str, Any], body: str) -> Template:
    return Template(
        name=name, title=str(front["title"]), file=str(front.get("file", "")), body=body,
        language=str(front.get("language", "yaml")), emphasis=str(front["emphasis"]),
        words=tuple(str(w) for w in front["words"]),
        params={str(k): str(v) for k, v in (front.get("params") or {}).items()},
        api_version=str(front.get("apiVersion", "")), kind=str(front.get("kind", "")),
        about=str(front.get("about", "")), source=str(front.get("source", "")),
    )  # fmt: skip


def choose(
    row: str, cue: str = "", around: str = "", *, literals: Sequence[str] = (), project: Path | None = None
) -> Template | None:
    """The template row, cue and the sentence around it name best, or None when they name none.

    It must be able to show every one of `literals`; a longer name beats a shorter, the row beats the rest.
    """
    texts = tuple(_folded(t) for t in (row, cue, around))
    best: tuple[int, Template] | None = None
    for name in names(project):
        template = load(name, project)
        if not all(template.carries(literal) for literal in literals):
            continue
        score = _score(template, texts)
        if score and (best is None or score > best[0]):
            best = (score, template)
    return best[1] if best else None


def _score(template: Template, texts: Sequence[str]) -> int:
    phrases = [f" {_folded(word).strip()} " for word in (*template.words, template.kind) if word]
    kind = f" {_folded(template.kind).strip()} "
    total = 0
    for weight, text in zip(_WEIGHTS, texts, strict=True):
        total += weight * sum(len(phrase.split()) for phrase in dict.fromkeys(phrases) if phrase in text)
        total += weight * (kind in text) if template.kind else 0
    return total


def _folded(text: str) -> str:
    """Lower-case words, singular, joined by single spaces and fenced by them."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return " " + " ".join(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in words) + " "


def fill(template: Template, values: Mapping[str, str]) -> Listing:
    """The template with its placeholders filled: `values` by placeholder or by the YAML key they stand for."""
    known = dict(template.params)
    for key, value in values.items():
        holder = key if key in known else template.place_of(key)
        if holder:
            known[holder] = value
    return Listing(
        text=_filled(template.body, known),
        language=template.language,
        file=_filled(template.file, known),
        emphasis=_filled(template.emphasis, known),
        about=template.about,
    )


def _filled(text: str, known: Mapping[str, str]) -> str:
    """Placeholders replaced; a default may itself name another placeholder."""

    def put(found: re.Match[str]) -> str:
        return known.get(found[1], found[0])

    return _HOLDER.sub(put, _HOLDER.sub(put, text))


def pair(literal: str) -> tuple[str, str] | None:
    """Key and value of a literal such as "replicas: 4", or None when it is no pair."""
    found = _PAIR.match(literal)
    return (found["key"], found["value"]) if found else None
