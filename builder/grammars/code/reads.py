"""Which code a row shows: the narration's own fence, a template its words name, else only its literal lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from builder import code as library
from builder.grammars.code import light
from builder.language.model import Reading

#: Head nouns that are listings, whatever else the row holds.
LISTED = re.compile(
    r"\b(?:ya?ml|json|toml|hcl|sql|promql|manifests?|snippets?|dockerfile|config(?:uration)? (?:file|block|line)s?"
    r"|source (?:file|code)|(?:one|first|last|import|from) line|pod spec|definition|statement"
    r"|(?:sdk|client|sample|example|application|app) code"
    r"|(?:alert(?:ing)?|recording|scrape|firewall|rego|policy) rules?|(?:response|request|http|cache) headers?"
    r"|(?:select|insert|create|alter|explain)\b.{0,20}\b(?:statement|query)|query text|workflow file|values file)\b",
    re.IGNORECASE,
)
#: Nouns that are listings where the row quotes a line of them, or the narration has the listing.
QUOTED = re.compile(
    r"^(?:an?\s+|the\s+|one\s+|this\s+|that\s+|\d+\s+|\w+\s+)?(?:[\w./'’-]+\s+){0,3}?"
    r"(?:rules?|headers?|quer(?:y|ies)|sql|lines?|functions?"
    r"|scripts?|middlewares?|unit files?|crontabs?|cron (?:lines?|jobs?|entr(?:y|ies))|handlers?|regex(?:es|p)?"
    r"|polic(?:y|ies)|directives?"
    r"|options?|fields?|files?|configs?|configuration|entr(?:y|ies)|expressions?|annotations?|decorators?|imports?|blocks?"
    r"|snippets?|components?|selectors?|stylesheets?|html|css|jsx|markup|source|class|struct|schema|migration|code"
    r"|env vars?|environment variables?|makefile|vhost|attributes?|hooks?|stanzas?|declarations?|parameters?)\b",
    re.IGNORECASE,
)
_FIELD = re.compile(r"\b[a-z]+(?:[A-Z][a-z]+)+\b")  # a field's name: nodeSelector
_KIND = re.compile(r"\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b")  # a kind's name: NodePool
_LITERAL = ("pair", "name", "code")
#: A quoted line that is said to be one of a listing: "`replicas: 3` line lighting up".
_LINE = re.compile(r"`[^`]+`\s+(?:line|field|key|entry|setting|block|section|label|annotation)s?\b", re.IGNORECASE)
#: A listing's noun that is the row's own head, with what it shows or what lights up in it.
HEAD = re.compile(
    r"^(?:an?\s+|the\s+)?(?:[\w.-]+\s+){0,3}?(?:ya?ml|manifests?|snippets?"
    r"|(?:pod|job|deployment|service) (?:spec|template)"
    r"|formula|equation|dockerfile|config(?:uration)? file)\b"
    r"(?:\s*[:,]|\s+(?:snippets?|with|showing|shows|highlight\w*)\b)",
    re.IGNORECASE,
)
#: The listing acts on what stands beside it: an arrow goes there.
LINKED = re.compile(r"\b(?:arrows?|pointing|points|creat\w+|makes|making|produc\w+|spawn\w*|becom\w+)\b", re.IGNORECASE)
#: A formula or an expression that the row writes out.
FORMULA = re.compile(
    r"^(?:an?\s+|the\s+)?(?:\w+\s+)?(?:formula|equation|expression|arithmetic|sum)\s*[:=]\s*(?P<words>.+)$", re.I
)
_SHELLS = ("bash", "sh", "shell", "console", "zsh", "terminal", "text")


def source(reading: Reading, context: Any) -> library.Listing | None:
    """The code of a row, the lines that matter marked; None when nothing true could be printed."""
    wanted = tuple(q.text for q in reading.literals if q.kind in _LITERAL or library.pair(q.text))
    fences = tuple(getattr(context, "fences", ()))
    if own := _fence(fences, wanted):
        return light.lit(own, reading, wanted)
    fields = tuple(dict.fromkeys(_FIELD.findall(reading.text)))
    template = _template(reading, wanted, fields)
    if template is not None and template.language != "terminal":
        filled = library.fill(template, light.values(template, reading, wanted))
        return light.lit(light.joined(filled, wanted), reading, (*wanted, *fields))
    if fences and not wanted:
        return light.lit(_listing(fences[0]), reading, wanted)
    return _plain(reading)


def listed(reading: Reading, context: Any) -> bool:
    """Whether a listing's noun leads the row and it goes on with a line of it, or with what lights up in a fence."""
    head = QUOTED.match(reading.text)
    if _LINE.search(reading.text) and any(q.kind in _LITERAL for q in reading.literals):
        return True
    if head is None:
        return False
    literal = next((q for q in reading.literals if q.kind in _LITERAL), None)
    if literal is None:
        fences = tuple(getattr(context, "fences", ()))
        return bool(
            fences and (light.LIGHT.search(reading.text) or re.match(r"the (?:whole )?script\b", head[0], re.I))
        )
    before, _, after = reading.text.partition(literal.text)
    return len(before.split()) <= 6 and len(after.split()) <= 5


def _fence(fences: Sequence[Any], wanted: Sequence[str]) -> library.Listing | None:
    """The nearest fence that holds what the row quotes; with nothing quoted, the nearest that is no shell session."""
    for fence in fences:
        if any(w in fence.text for w in wanted) or (not wanted and fence.lang not in _SHELLS):
            return _listing(fence)
    return None


def _listing(fence: Any) -> library.Listing:
    return library.Listing(text=fence.text.rstrip("\n"), language=fence.lang or "yaml")


def _template(reading: Reading, wanted: Sequence[str], fields: Sequence[str]) -> library.Template | None:
    """The template that shows all that is quoted, else one that shows the fields, else one that is only named."""
    one = tuple((w,) for w in wanted if len(wanted) > 1 and library.pair(w))
    for literals in ((*wanted, *fields), tuple(wanted), *one, ()):
        found = library.choose(reading.text, reading.cue, reading.sentence, literals=literals)
        if found is not None and (literals or all(w.startswith("/") for w in wanted)):  # an address is no line
            return found
    return None


def _plain(reading: Reading) -> library.Listing | None:
    """The literal lines; the kind of object the row names above its pairs; a formula as it stands."""
    said = FORMULA.match(reading.text)
    if said and not reading.literals:
        return library.Listing(text=said["words"].strip(), language="text")
    lines = tuple(dict.fromkeys(q.text for q in reading.literals if not light.bubble(reading, q.text)))
    kind = _KIND.search(reading.text) or _KIND.search(reading.cue)
    if kind and (not lines or all(library.pair(line) for line in lines)):
        lines = (f"kind: {kind[0]}", *lines)
    text = "\n".join(lines)
    if lines and (number := light.line_number(reading)):
        return library.Listing(
            text="\n".join((" ", " ", *lines, " ", " ")), emphasis=lines[0], language=f"text:{number}"
        )
    return library.Listing(text=text, emphasis=lines[-1] if len(lines) > 1 else "") if lines else None
