"""Which lines of a listing a row speaks of, and how much of the listing is worth showing around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from builder import code as library
from builder.language.lexicon import stem
from builder.language.model import Reading

#: What says which line matters: "the FROM line in bold", "podSelector lit up", "a: b starts to glow".
LIGHT = re.compile(
    r"(?P<what>[^,;()]+?)\s+(?:is |are |being |gets? |starts? to |begins? to |both |now )?(?:highlight\w*|lit(?: up)?"
    r"|lights? up|lighting up|underlin\w*|in bold|bold|circled|ringed|glow\w*|blink\w*|flash\w*|pops? out|marked"
    r"|emphasi[sz]ed|in the spotlight|zoomed|puls(?:es?|ing)|stands? out|in (?:green|yellow|red|volt))\b",
    re.IGNORECASE,
)
_BUBBLE = re.compile(
    r"\b(?:bubbles?|translat\w+|mean(?:s|ing)|note|label(?:led)?|caption(?:ed)?|callout|in words|annotated)\b"
    r"[^\"“]{0,24}$",
    re.IGNORECASE,
)
_TYPED = re.compile(r"(?<![\w-])--?[a-zA-Z][\w-]*|[\w./-]+: [\w./-]+")  # a flag, a pair
_LINE_NO = re.compile(r"\bline (?:number )?(?P<n>\d{1,4})\b", re.IGNORECASE)
_INSIDE = re.compile(r"\b(?:brackets?|parenthes[ei]s|parens)\b", re.IGNORECASE)
_MOST, _WIDEST = 9, 34  # lines and letters of a listing that is shown whole
_NEAR = 2  # sisters of a lit line that stay on each side
_LEAST = 6  # letters of a line beside the lit words from which only the words are lit


def lit(listing: library.Listing, reading: Reading, wanted: Sequence[str]) -> library.Listing:
    """The listing with the lines the row speaks of: what it says is lit, else what it quotes, else the template's."""
    found = _told(listing, reading, wanted) or [w for w in wanted if w in listing.text]
    if not found and _INSIDE.search(reading.text) and (inside := re.search(r"\(([^()]+)\)", listing.text)):
        found = [inside[1]]
    found += [child for words in found for child in _only_child(listing, words)]
    emphasis = "\n".join(dict.fromkeys(found)) or listing.emphasis
    return library.Listing(
        text=focused(listing.text, emphasis), language=listing.language, file=listing.file, emphasis=emphasis,
        about=listing.about,
    )  # fmt: skip


def _only_child(listing: library.Listing, words: str) -> list[str]:
    """The line under a lit key that has no value of its own and one line below it."""
    lines = listing.text.split("\n")
    at = next((i for i, line in enumerate(lines) if line.strip().removeprefix("- ") == f"{words.rstrip(':')}:"), -1)
    inside = [line for line in lines[at + 1 :] if _depth(line) > _depth(lines[at])] if at >= 0 else []
    return [inside[0].strip()] if len(inside) == 1 or (inside and _depth(lines[at + 2]) <= _depth(lines[at])) else []


def _told(listing: library.Listing, reading: Reading, wanted: Sequence[str]) -> list[str]:
    """What the row says lights up: literal words of the listing as they are, others by the line that has most."""
    said = LIGHT.search(reading.text)
    if said is None:
        return []
    told = said["what"]
    inner = re.split(r"\b(?:with|showing|shows|where)\b", told)[-1]
    told = inner if re.search(r"\w", inner) else told
    found: list[str] = []
    for part in re.split(r"\band\b|&|\+|,", told):
        here = [w for w in wanted if w in part and w in listing.text]
        here += [f for f in _TYPED.findall(part) if f in listing.text and not here]
        line = "" if here else _nearest(listing, part)
        found += here or ([line] if line and not any(line in other or other in line for other in found) else [])
    return found


def _nearest(listing: library.Listing, words: str) -> str:
    """The line that shares most words with what is said, "" for none; a key counts before a value."""
    asked = {stem(w) for w in re.findall(r"[A-Za-z]{2,}", words)}
    scored = []
    for i, line in enumerate(listing.text.split("\n")):
        bare = line.strip().removeprefix("- ")
        own = {stem(w) for w in re.findall(r"[A-Za-z]{2,}", re.sub(r"([a-z])([A-Z])", r"\1 \2", bare))}
        whole = {stem(w) for w in re.findall(r"[A-Za-z]{2,}", bare)}
        keys = {stem(w) for w in re.findall(r"[A-Za-z]{2,}", bare.partition(":")[0])}
        scored.append((len((own | whole) & asked), len(keys & asked), -i, bare))
    best = max(scored, default=(0, 0, 0, ""))
    return best[3] if best[0] else ""


def bubble(reading: Reading, words: str) -> bool:
    """Whether quoted words are said about a line, in a bubble or a note, and are no line themselves."""
    before = reading.text[: max(0, reading.text.find(words))].rstrip('"“` ')
    return _BUBBLE.search(before) is not None


def line_number(reading: Reading) -> int:
    """The number of the line as the row gives it, 0 for none."""
    found = _LINE_NO.search(reading.text)
    return int(found["n"]) if found else 0


def values(template: library.Template, reading: Reading, wanted: Sequence[str]) -> dict[str, str]:
    """What the row's pairs fill in, and the list it gives to a key that is matched against values."""
    out = dict(filter(None, (library.pair(text) for text in wanted)))
    for key in wanted:
        body = re.search(rf"key: {re.escape(key)}\n.*\n\s*values: \[\$(\w+)\]", template.body)
        rest = reading.text.partition(key)[2]
        said = re.match(r"[`\"”]?\s*(?:with|:|as|in|of)\s+(?P<all>[\w-]+(?:(?:, | and | or )[\w-]+)*)", rest)
        if body and said:
            out[body[1]] = ", ".join(re.split(r", | and | or ", said["all"]))
    return out


def joined(listing: library.Listing, wanted: Sequence[str]) -> library.Listing:
    """The listing with the row's other pairs beside the one it holds: a sister key on the line below."""
    pairs = [w for w in wanted if library.pair(w)]
    there = [w for w in pairs if w in listing.text]
    if not there or len(there) == len(pairs):
        return listing
    lines = listing.text.split("\n")
    at = next(i for i, line in enumerate(lines) if there[0] in line)
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    lines[at + 1 : at + 1] = [indent + w for w in pairs if w not in there]
    return library.Listing(
        text="\n".join(lines), language=listing.language, file=listing.file, emphasis=listing.emphasis,
        about=listing.about,
    )  # fmt: skip


def focused(text: str, emphasis: str) -> str:
    """Of a long YAML listing what leads to the lit lines: its kind, their parents, their sisters and children."""
    lines = text.split("\n")
    at = [i for i, line in enumerate(lines) if any(w and w in line for w in emphasis.split("\n"))]
    wide = any(len(line) > _WIDEST for i, line in enumerate(lines) if i not in at)
    yaml = re.match(r"\s*(?:- )?[\w.-]+:", lines[0])
    top = any(lines[i][:1].strip() for i in at)
    if not at or top or not yaml or (len(lines) <= _MOST and not wide) or "|" in text:
        return text
    keep = set(at) | {i for i, line in enumerate(lines) if line.startswith("kind:")}
    for i in at:
        keep |= set(_parents(lines, i)) | set(_heads(lines, i))
    for more in ({n for i in at for n in _around(lines, i)}, {n for i in at for n in _aunts(lines, i)}):
        keep |= more if len(keep | more) <= _MOST + 1 else set()
    return "\n".join(lines[i] for i in sorted(keep))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def _parents(lines: Sequence[str], at: int) -> Iterable[int]:
    depth = _depth(lines[at])
    for i in range(at - 1, -1, -1):
        if lines[i].strip() and _depth(lines[i]) < depth:
            depth = _depth(lines[i])
            yield i


def _heads(lines: Sequence[str], at: int) -> Iterable[int]:
    """The first lines ("- name: x") of the list items a line and its parents stand in."""
    for i in (at, *_parents(lines, at)):
        if not _dashed(lines[i]):
            before = (n for n in range(i - 1, -1, -1) if _depth(lines[n]) <= _depth(lines[i]))
            head = next((n for n in before if _depth(lines[n]) < _depth(lines[i]) or _dashed(lines[n])), -1)
            if head >= 0 and _depth(lines[head]) == _depth(lines[i]):
                yield head


def _dashed(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _aunts(lines: Sequence[str], at: int) -> Iterable[int]:
    """What stands beside a line's parents inside a list item: the image beside the resources."""
    for i in _parents(lines, at):
        if any(True for _ in _heads(lines, i)):
            yield from _sisters(lines, i, -1)


def _around(lines: Sequence[str], at: int) -> Iterable[int]:
    """Sisters of a line, the nearest ones, and its children."""
    depth = _depth(lines[at])
    if depth == 0:
        sisters: Mapping[int, list[int]] = {-1: [], 1: []}
    else:
        sisters = {step: list(_sisters(lines, at, step)) for step in (-1, 1)}
    for step in (-1, 1):
        yield from sisters[step][:_NEAR]
    for i in range(at + 1, len(lines)):
        if _depth(lines[i]) <= depth:
            return
        yield i


def _sisters(lines: Sequence[str], at: int, step: int) -> Iterable[int]:
    depth, i = _depth(lines[at]), at + step
    while 0 <= i < len(lines) and _depth(lines[i]) >= depth:
        single = i + 1 >= len(lines) or _depth(lines[i + 1]) <= depth
        if _depth(lines[i]) == depth and single and len(lines[i]) <= _WIDEST:
            yield i
        i += step


def part_of(line: str, emphasis: str) -> str:
    """The words of a line that alone are lit; "" where the line is hardly more than they are."""
    bare = line.strip().removeprefix("- ")
    return emphasis if emphasis in bare and len(bare) - len(emphasis) >= _LEAST and ": " not in bare[:24] else ""
