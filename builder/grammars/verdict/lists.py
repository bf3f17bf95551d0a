"""Lists of judgements in a row's own words: "✓ a, ✗ b", "port 22: denied", "Do: a. Don't: b", "a and b struck out"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.cast.listing import listed

_LONGEST = 8  # words of one judged thing
_TICKS = "✓✔✅☑👍"
_CROSSES = "✗✘❌✖🚫👎"
_YES = (
    r"yes|yep|allowed|permitted|approved|accepted|supported|recommended|pass(?:es|ed)?|ok(?:ay)?|safe|true|works|fine|"
    r"granted|eligible|valid|let in|let through|welcome|right|correct"
)
_NO = (
    r"no|nope|not allowed|not permitted|not approved|not supported|not recommended|not eligible|denied|forbidden|"
    r"blocked|banned|rejected|refused|unsupported|fail(?:s|ed)?|unsafe|false|broken|invalid|prohibited|disallowed|"
    r"off limits|turned away|wrong|incorrect"
)
_GOOD = r"(?:big |green |a |huge |large )*(?:check ?marks?|ticks?|checks?|thumbs up)"
_BAD = r"(?:big |red |a |huge |large )*(?:cross(?:es)?|x(?: marks?)?|no signs?|thumbs down)"
_HEAD_GOOD = rf"{_GOOD}|do|dos|allowed|recommended|approved|permitted|safe|yes|good for|fits|use"
_HEAD_BAD = (
    rf"{_BAD}|don[’']?ts?|do not|avoid|never|forbidden|denied|not recommended|not allowed|banned|unsafe|no|"
    r"bad for|not for"
)
_HEADS = re.compile(rf"(?:^|[.;,:]\s*|\s+)(?:(?P<good>{_HEAD_GOOD})|(?P<bad>{_HEAD_BAD}))\s*:\s*", re.IGNORECASE)
_ON = re.compile(
    rf"(?:(?P<good>\b{_GOOD})|(?P<bad>\b{_BAD}))\s+(?:on|next to|over|beside|for|against|by|through|across)\s+",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*[;,]\s*(?:and\s+|but\s+|while\s+)?|[.!]\s+(?=[A-Z\"“\x00])|\s+/\s+|\s+(?:but|while)\s+", re.IGNORECASE
)
_FIRST = re.compile(rf"^(?:(?P<good>[{_TICKS}])|(?P<bad>[{_CROSSES}]))\ufe0f?\s*(?P<what>\S.*)$")
_LAST = re.compile(rf"^(?P<what>\S.*?)\s*:?\s*(?:(?P<good>[{_TICKS}])|(?P<bad>[{_CROSSES}]))\ufe0f?$")
_SAID = re.compile(
    rf"^(?P<what>\S.*?)(?:\s*:\s*|\s+(?:is |are |gets |was )?(?:always )?)(?:(?P<bad>{_NO})|(?P<good>{_YES}))$",
    re.IGNORECASE,
)
_WORN = re.compile(
    rf"^(?P<what>\S.*?)\s+(?:with (?:(?P<good>{_GOOD})|(?P<bad>{_BAD}))|(?P<out>(?:is |are |gets )?(?:crossed|struck|scratched) (?:out|off|through)))$",  # noqa: E501
    re.IGNORECASE,
)
_STRUCK = re.compile(
    r"(?P<list>[^;:.]+?)\s+(?:are |is |all |both |get |being )*(?:struck|crossed|scratched)(?: out| off| through)?\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"^(?P<what>[^:]+):\s*(?:(?P<good>{_GOOD})|(?P<bad>{_BAD}))\s*$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_HEADER = re.compile(r"^[^:;,.\"“]{2,48}:\s+(?=\S)")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|`[^`]*`|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is judged, in the row's words, and its mark: "tick", "cross" or "strike"."""

    words: str
    mark: str

    @property
    def quoted(self) -> bool:
        return self.words[:1] in '"“`'


def judgements(text: str) -> tuple[tuple[Judgement, ...], float]:
    """The judgements of a row in order, and how sure it is that they are some; ((), 0) for any other row."""
    text = text.strip(" .")
    for find, sure in ((_signed, 0.91), (_headed, 0.91), (_said, 0.9), (_worn, 0.9), (_marked, 0.89), (_struck, 0.9)):
        found = tuple(find(text))
        if len(found) > 1 and all(0 < len(j.words.split()) <= _LONGEST for j in found):
            return found, sure
    one = _AFTER.match(text)
    if one and len(one["what"].split()) <= _LONGEST:
        return (_judged(one["what"], one),), 0.88
    return (), 0.0


def _judged(words: str, found: re.Match[str]) -> Judgement:
    return Judgement(_ARTICLE.sub("", words.strip(" .,;:")), "tick" if found["good"] else "cross")


def _signed(text: str) -> Iterator[Judgement]:
    """ "✓ a, ✗ b", "Menu: a ✓, b ✗"."""
    yield from _each(text, (_FIRST, _LAST), carried=True)


def _said(text: str) -> Iterator[Judgement]:
    """ "Port 22 denied, port 443 allowed", "Chrome yes, Safari no", "tea, milk in stock, sugar no"."""
    yield from _each(text, (_SAID,), carried=True)


def _worn(text: str) -> Iterator[Judgement]:
    """ "a with a tick, b crossed out": every part with its own mark, both kinds among them."""
    found = [_WORN.match(part) for part in _split(text)]
    if not all(found) or len({bool(m and m["good"]) for m in found}) < 2:
        return
    for one in found:
        if one:
            yield _judged(re.sub(r"\s+(?:icons?|logos?|symbols?)$", "", one["what"]), one)


def _each(text: str, shapes: tuple[re.Pattern[str], ...], *, carried: bool) -> Iterator[Judgement]:
    """Every part with its own mark; one without shares the next one's. Nothing where the last has none."""
    for body in dict.fromkeys((_HEADER.sub("", text), text)):
        parts = _split(body)
        if body != text and (not parts or re.fullmatch(rf"{_YES}|{_NO}", parts[0], re.IGNORECASE)):
            continue
        found = [next((m for s in shapes if (m := s.match(p))), None) for p in parts]
        marked = [m for m in found if m]
        if not found or found[-1] is None or len(marked) < 2 or (len(parts) > len(marked) + 3):
            continue
        for i, part in enumerate(parts):
            here = found[i]
            after = here or next(m for m in found[i:] if m)
            yield _judged(here["what"] if here else part, after)
        return


def _headed(text: str) -> Iterator[Judgement]:
    """ "Do: a, b. Don't: c", "Checkmark: a. X: b"."""
    heads = list(_HEADS.finditer(text))
    if len(heads) < 2 or heads[0].start() > 40:
        return
    ends = [*(h.start() for h in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=True):
        for words in listed(text[head.end() : end]):
            yield _judged(words, head)


def _marked(text: str) -> Iterator[Judgement]:
    """ "Green checks on a and b, red crosses on c and d"."""
    marks = list(_ON.finditer(text))
    if not marks:
        return
    ends = [*(m.start() for m in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        for words in listed(re.sub(r"(?:,|;|\band\b|\bwhile\b)\s*$", "", text[mark.end() : end].strip())):
            yield _judged(words, mark)


def _struck(text: str) -> Iterator[Judgement]:
    """ "a, b and c struck out"."""
    found = _STRUCK.search(text)
    if found:
        for words in listed(found["list"]):
            yield Judgement(words, "strike")


def _split(text: str) -> list[str]:
    """The parts of a list outside quotes and brackets."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[0])
        return f"\x00{len(held) - 1}\x00"

    parts = _CUT.split(_QUOTED.sub(hold, text))
    back = (re.sub(r"\x00(\d+)\x00", lambda m: held[int(m[1])], p) for p in parts)
    return [p.strip(" .,;") for p in back if p.strip(" .,;")]
