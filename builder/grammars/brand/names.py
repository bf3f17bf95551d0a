"""Which names a row sets: before or after the word "logo", between plus signs, in the cue or the narration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

LOGO = re.compile(
    r"(?<![/.])\b(?:logo ?(?:clouds?|walls?|grids?|rows?|collages?)|logo ?types?|logos?|word[- ]?marks?|emblems?"
    r"|brand (?:names?|cards?|marks?)|name ?cards?|badge walls?)\b(?!\.\w)",
    re.IGNORECASE,
)
#: Further plates of names, where two names or the cue say whose they are.
PLATES = re.compile(
    r"\b(?:(?:vendor|project|company|product|brand|tool|provider|language|framework|database|library|sponsor|partner)"
    r" (?:badges?|labels?|mascots?|icons?|stickers?|plates?|cards?|names?|symbols?)"
    r"|(?<=[A-Z0-9a-z] )(?:labels|badges|mascots|icons|stickers|name ?plates|name ?tags)"
    r"|(?:both|the two|the three|two|three|four|five|all) (?:badges|mascots|icons|name ?plates|name ?tags))\b",
    re.IGNORECASE,
)
_TOKEN = r"(?:[A-Z][\w.&’'/+#-]*|[a-z]+[A-Z]\w*|[A-Za-z]*\d\w*[A-Z]\w*|k\d\w+|3\w+)"
_NAME = rf"{_TOKEN}(?:\s+(?:&\s+)?{_TOKEN})*"
_AND = r"\s*(?:,\s*(?:and|or|plus)?|/|\+|\band\b|\bor\b|\bplus\b|\bwith\b)\s*"
#: Further members of a list may be all small with a hyphen: "cert-manager".
_FURTHER = rf"(?:{_NAME}|[a-z]+(?:-[a-z]+)+)"
_BEFORE = re.compile(rf"({_NAME}(?:{_AND}(?:the\s+)?{_FURTHER})*|(?:^|(?<=[;:.]\s)){_FURTHER}(?:{_AND}{_NAME})+)\s*$")
_SPLIT = re.compile(_AND)
_AMPERSAND = re.compile(r"\s*&\s*")
_SUM = re.compile(rf"^\s*({_NAME}(?:\s*\+\s*{_NAME})+)\s*(?:=|→|->|=>)\s*(.+?)\s*$")
#: Where a list of names ends and the words about it go on.
_ON = re.compile(
    r"\s+(?:[a-z]+ing\b|appears?\b|in (?:a|one|two)\b|side by side\b|around\b|next to\b|one by one\b|as\b|on\b|at\b"
    r"|with\b|together\b|being\b|arranged\b|lined\b|stacked\b|shown\b|over\b|under\b|above\b|below\b|from\b|through\b|into\b)"
    r"|[.;(]|\s[-–—]\s"
)
#: Words that stand before "logo" and name none.
_GENERIC_WORDS = """
    a an the this that our your their its all both two three four five six many several multiple various some few
    big large small tiny huge official original animated final new old classic giant glowing spinning show showing
    framework provider vendor company product project brand team tool tools platform partner sponsor customer client
    cloud database language library service app application startup community foundation software hardware technology
    tech stack ecosystem category competitor supplier model runtime engine browser distro distribution plugin
    storage network security monitoring backend frontend logo popular major known famous familiar main first last
    next each every more other another open source text title split screen diagram graphic animation icon icons card
    before after then and or with plus versus vs
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
#: Capitalised words of running text that are no names.
_SPOKEN_WORDS = """
    i it its this that these those the a an and but or so if when while because then there here you your we our they
    their he she his her what which who how why where with without for from into on in at by to of as is are was were
    be do does did not no yes now just let lets use using want need every each all some many most one two three
    instead first next finally also even still only more less think imagine say meet welcome remember today
    plus whether both either than maybe again once
"""
_SPOKEN = frozenset(_SPOKEN_WORDS.split())


def before(text: str, word: str) -> tuple[str, ...]:
    """The names right before the word for a logo; a plural wants two of them, a lone one before it is a category."""
    found = _BEFORE.search(text)
    if not found:
        return ()
    run = found[1].strip()
    many = word.rstrip().lower().endswith("s")
    parts = _parts(run)
    if many and len(parts) == 1 and "&" in run:
        parts = tuple(p.strip() for p in _AMPERSAND.split(run) if p.strip())
    kept = tuple(p for part in parts if (p := _bared(part)))
    return () if many and len(kept) < 2 else kept


def after(text: str) -> tuple[str, ...]:
    """The names of a list that follows the word for a logo: ": A, B and C", "of A and B", "(A, B)"."""
    opened = re.match(r"\s*(?::|\bof\b|\bfor\b|\blike\b|\bsuch as\b|\bincluding\b|\bfrom\b|\()\s*(?P<list>.+)", text)
    if not opened:
        return ()
    listed = opened["list"]
    cut = _ON.search(listed)
    parts = _parts(listed[: cut.start()] if cut else listed)
    colon = text.lstrip().startswith((":", "("))
    kept = tuple(p.strip(" \"“”'`") for p in parts)
    fit = tuple(p for p in kept if p and len(p.split()) <= 4 and (_named(p) or (colon and len(kept) > 1)))
    return fit if len(fit) == len([p for p in kept if p]) or len(fit) > 1 else ()


def summed(text: str) -> tuple[tuple[str, ...], str]:
    """The names of "A + B = C" and what they make; ((), "") where the text is none."""
    found = _SUM.match(text)
    if not found:
        return (), ""
    return tuple(p.strip() for p in found[1].split("+")), found[2].strip(' ."“”')


def listed(text: str) -> tuple[str, ...]:
    """A cue that is a list of names: "OpenAI, Azure, or Ollama"; a lone name counts, too."""
    parts = [p.strip(' .!?"“”') for p in _parts(text)]
    parts = [re.sub(r"^(?:the|and|or)\s+", "", p, flags=re.IGNORECASE) for p in parts if p]
    named = [p for p in parts if len(p.split()) <= 3 and _named(p)]
    small = [p for p in parts if re.fullmatch(r"[a-z][\w.-]{3,}", p) and p not in _GENERIC and p not in _SPOKEN]
    return tuple(parts) if named and len(named) + (len(small) if len(named) > 1 else 0) == len(parts) else ()


def spoken(text: str, nouns: Mapping[str, str]) -> tuple[str, ...]:
    """The names in running text: capitalised in mid-sentence, or anywhere with a capital or figure inside."""
    return tuple(dict.fromkeys(_spoken(text, nouns)))


def _spoken(text: str, nouns: Mapping[str, str]) -> Iterator[str]:
    for found in re.finditer(_NAME, text):
        first = not text[: found.start()].rstrip() or text[: found.start()].rstrip()[-1] in ".!?:"
        words = found[0].rstrip(".,’'").split()
        while words and (words[0].lower() in _SPOKEN or (first and _plain(words[0]) and len(words) > 1)):
            words.pop(0)
            first = False
        name = " ".join(words)
        lone = first and _plain(name) and not _in_list(text, found.end())
        if name and not lone and name.lower() not in nouns and name.lower() not in _SPOKEN and len(name) > 1:
            yield name


def _in_list(text: str, end: int) -> bool:
    """Whether a list goes on after a sentence's first word: "Airflow, Argo and Prefect"."""
    return re.match(rf"\s*(?:,|and|or|&)\s*(?:and\s+|or\s+)?{_TOKEN}", text[end:]) is not None


def _plain(word: str) -> bool:
    """A word whose only capital is its first letter."""
    return word[1:].islower()


def _parts(text: str) -> tuple[str, ...]:
    return tuple(p.strip() for p in _SPLIT.split(text) if p and p.strip())


def _named(words: str) -> bool:
    return re.search(_TOKEN, words) is not None


def _bared(name: str) -> str:
    """A name without the general words that lead up to it; "" where nothing is left."""
    words = name.split()
    while words and words[0].lower() in _GENERIC:
        words.pop(0)
    return " ".join(words)
