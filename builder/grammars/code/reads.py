"""Which code a row shows: the narration's own fence, a template its words name, else only its literal lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from builder import code as library
from builder.language.lexicon import stem
from builder.language.model import Reading

#: Head nouns that are listings, whatever else the row holds.
LISTED = re.compile(
    r"\b(?:ya?ml|json|toml|hcl|sql|promql|manifests?|snippets?|dockerfile|config(?:uration)? (?:file|block|line)s?"
    r"|source (?:file|code)|(?:one|first|last|import|from) line|pod spec|definition|statement"
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
_SHELLS = ("bash", "sh", "shell", "console", "zsh", "terminal", "text")
#: What says which line matters: "the FROM line in bold", "podSelector lit up".
_LIGHT = re.compile(
    r"([^,;:()]+?)\s+(?:is |are |being |gets? )?(?:highlight\w*|lit up|lights? up|underlined|in bold|circled|glow\w*"
    r"|blink\w*|pops? out|marked|emphasi[sz]ed|in the spotlight|zoomed|pulses?|pulsing)",
    re.IGNORECASE,
)


def source(reading: Reading, context: Any) -> library.Listing | None:
    """The code of a row, its one line that matters marked; None when nothing true could be printed."""
    wanted = tuple(q.text for q in reading.literals if q.kind in _LITERAL or library.pair(q.text))
    fences = tuple(getattr(context, "fences", ()))
    if own := _fence(fences, wanted):
        return _lit(own, reading, wanted)
    fields = tuple(dict.fromkeys(_FIELD.findall(reading.text)))
    template = _template(reading, wanted, fields)
    if template is not None and template.language != "terminal":
        pairs = dict(filter(None, (library.pair(text) for text in wanted)))
        return _lit(library.fill(template, pairs), reading, (*wanted, *fields))
    if fences and not wanted:
        return _lit(_listing(fences[0]), reading, wanted)
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
        return bool(fences and (_LIGHT.search(reading.text) or re.match(r"the (?:whole )?script\b", head[0], re.I)))
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
    for literals in ((*wanted, *fields), tuple(wanted), ()):
        found = library.choose(reading.text, reading.cue, reading.sentence, literals=literals)
        if found is not None and (literals or not wanted):
            return found
    return None


def _lit(listing: library.Listing, reading: Reading, wanted: Sequence[str]) -> library.Listing:
    """The listing with the words of the line the row speaks of: what it quotes, else what it says lights up."""
    words = next((w for w in wanted if w in listing.text), "") or _spoken(listing, reading) or listing.emphasis
    return library.Listing(
        text=listing.text, language=listing.language, file=listing.file, emphasis=words, about=listing.about
    )


def _spoken(listing: library.Listing, reading: Reading) -> str:
    """The line that shares most words with what the row says is lit."""
    lit = _LIGHT.search(reading.text)
    asked = {stem(w) for w in re.findall(r"[A-Za-z]{2,}", lit[1])} if lit else set()
    scored = [
        (len({stem(w) for w in re.findall(r"[A-Za-z]{2,}", line)} & asked), -i, line.strip().removeprefix("- "))
        for i, line in enumerate(listing.text.split("\n"))
    ]
    best = max(scored, default=(0, 0, ""))
    return best[2] if best[0] else ""


def _plain(reading: Reading) -> library.Listing | None:
    """The literal lines; the kind of object the row names above its pairs."""
    lines = tuple(dict.fromkeys(q.text for q in reading.literals))
    kind = _KIND.search(reading.text) or _KIND.search(reading.cue)
    if kind and (not lines or all(library.pair(line) for line in lines)):
        lines = (f"kind: {kind[0]}", *lines)
    return library.Listing(text="\n".join(lines), emphasis=lines[-1] if len(lines) > 1 else "") if lines else None
