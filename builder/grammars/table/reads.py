"""Which rows are tables or lists, and what stands in their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.cast.listing import listed
from builder.grammars.table import fill
from builder.grammars.table.model import MARKS
from builder.language.lexicon import key, lexicon, singular
from builder.language.model import Reading
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_HEAD = re.compile(
    r"^.*?\b(?:comparison\s+(?:table|matrix|grid)|tables?|matri(?:x|ces)|spreadsheets?|cheat\s?sheets?|"
    r"lists?|listings?|columns)\b",
    re.I,
)
_OPENED = re.compile(r"^[^:;,]{2,40}?(?=\s*:|\s(?:with|of|showing|listing|for)\b)")
_OPENER = re.compile(r"^\s*(?::|,|of|with|showing|shows|for|listing|that lists|appearing|comparing)\s*:?\s*", re.I)
_COLUMNS = re.compile(
    r"\b(?:with\s+)?(?:the\s+)?columns?\s*:?\s+(?:for\s+)?(?P<all>.+?)(?=\s*(?:[;.]|,?\s*(?:and\s+)?rows?\b|$))", re.I
)
_COLUMNS_LAST = re.compile(r"^(?P<all>.+?)\s+columns\b", re.I)
_VERSUS = re.compile(r"^(?P<a>[^,;:]+?)\s+(?:vs\.?|versus|against)\s+(?P<b>[^,;:]+?)\s*[,;:]", re.I)
_TRUTH = re.compile(r"^(?:[\d.]+|[TF]|true|false|[✓✗]|yes|no|-)$", re.I)
_COUNTED = re.compile(
    r"\b(?P<n>\d|two|three|four|five|six|seven|eight)\s+(?:\w+\s+)?(?P<of>rows|columns|lines)\b", re.I
)
_MARKING = re.compile(
    r"^(?:(?:and|with|a|an|one|the|only|single|green|red)\s+)*(?:ticks?|check\s?marks?|checks?|cross(?:es)?|marks?|dots?|stars?)"
    r"\s+(?:only|just|where|wherever|when|if|for|in|on|next|beside|against|everywhere|all)\b", re.IGNORECASE,
)  # fmt: skip
_ROWS = re.compile(r"\brows?\s*:?\s+(?:for\s+)?(?P<all>.+?)(?=\s*(?:[;.]|,?\s*(?:and\s+)?columns?\b|$))", re.I)
_AXES = re.compile(r"^(?P<rows>[^;:]+?)\s+(?:against|by|versus|vs\.?|×|x|over|across)\s+(?P<columns>[^;:]+)$", re.I)
_CROSSED = re.compile(r"\btable\b[^:]*:\s*[^:]+,[^:]+\s(?:vs\.?|versus|by|against)\s[^:]+,", re.I)
_LIT = re.compile(
    r"[,;]?\s*(?:with\s+|and\s+|the\s+)*(?:(?:row|column|cell|line|"
    r"entry)\s+)?(?P<what>[\"“]?[\w][\w ./%+-]{0,30}?[\"”]?)\s+(?:(?:row|column|cell|line|entry)\s+)?"
    r"(?:is\s+|being\s+|gets\s+)?(?:(?:highlighted|lit up|glowing|circled|marked)(?:\s+in\s+\w+)?|"
    r"in (?:red|green|yellow|bold))\b"
    r"|[,;]?\s*(?:highlighting|circling)\s+(?:the\s+)?(?P<other>[\w][\w ./%+-]{0,30})",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"^(?P<name>.+?)\s*(?:[:=–]|\bis\b|\bat\b|\bcosts?\b|\btakes?\b|"
    r"\bhas\b)?\s+(?P<value>(?:[$€£~<>≤≥]?\s?\d[\d.,]*\s?(?:%|[a-zA-Zµ/²]{1,8}(?:/\w+)?)?)|[✓✔✗✘✕×❌✅])$"
)
_FIRST = re.compile(
    r"^(?P<value>[$€£]?\d[\d.,]*(?:%|\s?(?:GB|MB|TB|ms|s|m|k))?)\s*(?:[:=–-]|\bis\b|\bfor\b)?\s+(?P<name>[^\d].*)$"
)
_SIGN = re.compile(r"^(?P<sign>[✓✔✅☑✗✘✕×❌])\s*(?P<name>.+)$|^(?P<name2>.+?)\s*(?P<sign2>[✓✔✅☑✗✘✕×❌])$")
_MARKED = re.compile(r"^(\w[\w .-]*?)\s+((?:[✓✔✅✗✘✕×❌]\s*[\w][\w -]*?\s*)+)$")
_NAMED = re.compile(r"^(?:the\s+)?(?P<of>[a-z][a-z-]*(?:\s[a-z-]+)?s)\s+(?P<all>(?:[A-Z0-9\"“`][^,;]*,\s*)+.*)$")
_SIGNED = re.compile(r":\s*[✓✔✅✗✘✕×❌][^;]*;")
_NEAR = ("", "view", "registry")
_TITLE = 28  # letters of a name over the table
_PLAIN = re.compile(
    r"^(?:(?:comparison|simple|small|big|long|short|side-by-side|plain|data|empty)\s+)*"
    r"(?:tables?|matri(?:x|ces)|lists?|listings?|columns|grid|rows)?$",
    re.I,
)
_ATTRIBUTED = re.compile(
    r"^(?:the\s+|all\s+)?(?P<of>[a-z][\w-]*(?:\s[\w-]+){0,2}?s)\s+(?:with|by|and)\s+(?:their\s+|its\s+)?(?P<all>.+)$",
    re.I,
)
#: Heads of columns: what is measured or known of a thing.
_ATTRIBUTE = re.compile(
    r"^(?:number of \w+|.*\b(?:prices?|costs?|memory|size|names?|ids?|types?|kinds?|status|state|latency|throughput"
    r"|speed|times?|rates?|versions?|counts?|capacity|region|zone|owner|date|age|polic(?:y|ies)|resource|result|bandwidth"
    r"|per (?:hour|month|day|second|token|request|gb)|e-?mail|severity|duration|role|score))$",
    re.I,
)
_TAIL = re.compile(
    r"\s*,?\s*\b(?:appearing|filling in|side by side|row by row|one by one|scrolling|line by line|on screen)\b.*$", re.I
)


def match(reading: Reading, context: Context) -> Match | None:
    """A table or list by name with something in it: its own words, else a table of the script it names."""
    head = _HEAD.match(reading.text) or (_OPENED.match(reading.text) if reading.carrier == "table" else None)
    shaped = _ROWS.search(reading.text) or _SIGNED.search(reading.text) or _CROSSED.search(reading.text)
    if head is None or (reading.sides and not shaped):
        return None
    listed_ = re.search(r"\blists?$", head[0], re.I) is not None  # its stem is also a listing's
    if (reading.carrier != "table" and not (reading.carrier in _NEAR or listed_)) or len(head[0]) > 48:
        return None
    told = fill.outcome(reading.text)
    body, lit = _told(_OPENER.sub("", reading.text[head.end() :], count=1))
    if head[0].lower().endswith("with columns"):
        body = f"columns {body}"
    crossed = _AXES.match(body)
    if "ompar" in head[0] and not re.search(r"[:;|\d✓✗]", body) and not (crossed and "," in crossed["columns"]):
        body = f"columns {body}"
    for read in (_barred, _attributed, _axes, _groups, _truths, _pairs, _single):
        found = read(fill.OUTCOME.sub("", body) if told else body)
        if found is not None:
            found = (
                fill.ended(found, *told) if told else fill.marked(found, reading.text, context.said or reading.sentence)
            )
            found = fill.told(found, context.said or reading.sentence)
            slots = fill.best({**found, **({"highlight": lit} if lit else {}), **_titled(head[0])}, lit)
            return Match(grammar="table", confidence=0.9, slots=slots, why=(f"a {head[0].split()[-1].lower()}",))
    return _scripted(reading, context, lit) or _cued(reading, lit) or _blank(reading)


def _titled(head: str) -> dict[str, object]:
    """What the table is called where its name says more than that it is one."""
    name = re.sub(r"^(?:an?|the)\s+|\s*\b(?:with\s+)?columns$", "", head.strip(), flags=re.I).strip()
    return {} if _PLAIN.match(name) or len(name) > _TITLE else {"title": name[:1].upper() + name[1:]}


def _attributed(body: str) -> dict[str, object] | None:
    """Things with what is known of each: the columns of a table whose rows nobody gives."""
    if _COLUMNS.match(body) or _ROWS.search(body):
        return None
    found = _ATTRIBUTED.match(body)
    heads = listed(found["all"] if found else body)
    measures = sum(_ATTRIBUTE.search(h) is not None for h in heads)
    if len(heads) < 2 or any(re.search(r"\d|:", h) or len(h.split()) > 4 for h in heads):
        return None
    if measures < (1 if found else len(heads) - 1):
        return None
    columns = (*((_singular(found["of"]),) if found else ()), *heads)
    return {"columns": columns, "rows": (" | " * (len(columns) - 1),) * 4}


def _singular(words: str) -> str:
    first, _, last = words.rpartition(" ")
    return f"{first} {singular(last)}".strip()


def _told(body: str) -> tuple[str, str]:
    """The body without what is highlighted, and that."""
    found = _LIT.search(body)
    if found is None:
        return _TAIL.sub("", body), ""
    lit = (found["what"] or found["other"] or "").strip(' "“”')
    rest = body[: found.start()] + body[found.end() :]
    return _TAIL.sub("", rest), re.sub(r"^(?:the|and|with)\s+", "", lit, flags=re.I)


def _barred(body: str) -> dict[str, object] | None:
    """Lines with bars between the cells, the header first."""
    lines = [line.strip() for line in re.split(r"\s*;\s*", body) if "|" in line]
    return {"columns": tuple(re.split(r"\s*\|\s*", lines[0])), "rows": tuple(lines[1:])} if len(lines) > 1 else None


def _truths(body: str) -> dict[str, object] | None:
    """Rows of nothing but numbers and truths."""
    lines = [part.split() for part in re.split(r"\s*[,;]\s*", body.rpartition(": ")[2])]
    if len(lines) < 2 or len({len(line) for line in lines}) != 1 or len(lines[0]) < 2:
        return None
    return (
        {"rows": tuple(" | ".join(line) for line in lines)} if all(_TRUTH.match(c) for x in lines for c in x) else None
    )


def _axes(body: str) -> dict[str, object] | None:
    """Columns and rows by name; rows alone have names only."""
    columns, rows = _COLUMNS.search(body) or _COLUMNS_LAST.match(body), _ROWS.search(body)
    if rows and (versus := _VERSUS.match(body)):
        return {"columns": ("", versus["a"].strip(), versus["b"].strip()), "rows": listed(rows["all"])}
    if columns is None and rows is None:
        crossed = _AXES.match(body)
        if crossed is None:
            return None
        names, heads = listed(crossed["rows"]), listed(crossed["columns"])
        return {"columns": ("", *heads), "rows": names} if len(names) > 1 and len(heads) > 1 else None
    heads = tuple(h for h in listed(columns["all"]) if not _MARKING.match(h)) if columns else ()
    names = listed(rows["all"]) if rows else ()
    if names and heads:
        return {"columns": ("", *heads), "rows": names}
    if columns and len(heads) > 1:
        return {"columns": heads, "rows": (" | " * (len(heads) - 1),) * 3}
    return {"rows": names} if len(names) > 1 else None


def _groups(body: str) -> dict[str, object] | None:
    """ "Free: 1 user, 1 GB; Team: 10 users, 1 TB" as a row each; signs before words make columns of the words."""
    plain = [(m[1], m[2]) for p in re.split(r"\s*[,;]\s*", body) if (m := _MARKED.match(p.strip()))]
    if len(plain) > 1 and ":" not in body:
        cells = [re.sub(r"\s*(?=[✓✔✅✗✘✕×❌])", ", ", marked).strip(" ,") for _, marked in plain]
        return _groups("; ".join(f"{name}: {signs}" for (name, _), signs in zip(plain, cells, strict=True)))
    parts = [p for p in re.split(r"\s*;\s*", body) if p.strip()]
    pairs = [p.partition(": ") for p in parts]
    if len(pairs) < 2 or not all(colon and tail.strip() for _, colon, tail in pairs):
        return None
    rows = [(name.strip(), listed(tail)) for name, _, tail in pairs]
    signed = [[_signed(cell) for cell in cells] for _, cells in rows]
    if all(all(pair for pair in row) for row in signed):
        heads = tuple(dict.fromkeys(name for row in signed for name, _ in _full(row)))
        lines = tuple(
            " | ".join((name, *(dict(_full(row)).get(h, "") for h in heads)))
            for (name, _), row in zip(rows, signed, strict=True)
        )
        return {"columns": ("", *heads), "rows": lines}
    if any(sum(c.lower() in MARKS for c in cells) for _, cells in rows) or len({len(cells) for _, cells in rows}) == 1:
        return {"rows": tuple(" | ".join((name, *cells)) for name, cells in rows)}
    return {"rows": tuple(f"{name} | {', '.join(cells)}" for name, cells in rows)}


def _signed(cell: str) -> tuple[str, str] | None:
    found = _SIGN.match(cell)
    if found is None:
        return None
    return (found["name"] or found["name2"]).strip(), found["sign"] or found["sign2"]


def _full(row: Iterable[tuple[str, str] | None]) -> list[tuple[str, str]]:
    return [pair for pair in row if pair is not None]


def _pairs(body: str) -> dict[str, object] | None:
    """A list in which every name has a number or a mark."""
    kind = re.match(r"^[a-zA-Z][\w -]{1,28}:\s+(?=[^:]+$)", body)
    body = body[kind.end() :] if kind else body
    parts = [p for p in (re.split(r"\s*;\s*", body) if ";" in body else listed(body)) if p]
    if len(parts) < 2:
        return None
    out = []
    for part in parts:
        name, colon, value = part.partition(": ")
        found = _VALUE.match(part) or _FIRST.match(part)
        if colon and value.strip():
            out.append(f"{name.strip()} | {value.strip()}")
        elif found:
            out.append(f"{found['name'].strip(' :=')} | {found['value'].strip()}")
        elif " " in part and out:
            out.append(" | ".join(part.rsplit(" ", 1)))  # "water free" after "tea $2"
        else:
            return None
    return {"rows": tuple(out)} if any(any(c.isdigit() for c in row) or ": " in body for row in out) else None


def _single(body: str) -> dict[str, object] | None:
    """A list of names; of a kind of things ("plans Free, Team and Pro") under the kind's name."""
    named = _NAMED.match(body)
    parts = listed(named["all"] if named else body)
    if len(parts) < 2 or any(len(p) > 60 for p in parts):
        return None
    return {"columns": (named["of"],), "rows": parts} if named else {"rows": parts}


def _scripted(reading: Reading, context: Context, lit: str) -> Match | None:
    """A table of the script that the row names by its section or its header; the only one where it names none."""
    words = set(key(reading.text)) | set(key(reading.cue))
    scored = [(len(words & set(key(" ".join((t.section, *t.header))))), -i, t) for i, t in enumerate(context.tables)]
    if not scored:
        return None
    best, _, table = max(scored, key=lambda s: s[:2])
    if not best and len(scored) > 1:
        return None
    slots: dict[str, object] = {"columns": table.header, "rows": tuple(" | ".join(row) for row in table.rows)}
    slots |= {"highlight": lit} if lit else {}
    return Match(grammar="table", confidence=0.93, slots=slots, why=(f"the script's table {table.section!r}",))


def _cued(reading: Reading, lit: str) -> Match | None:
    """The cue's own list."""
    parts = listed(reading.cue)
    if len(parts) < 2 or any(len(p.split()) > 4 for p in parts):
        return None
    slots: dict[str, object] = {"rows": parts, **({"highlight": lit} if lit else {})}
    return Match(grammar="table", level="L2", confidence=0.8, slots=slots, why=("the cue's list",))


def _blank(reading: Reading) -> Match | None:
    """A table nobody says the contents of: its shape alone, as many rows as are counted."""
    if reading.carrier != "table" or not re.search(r"\b(?:table|spreadsheet|matrix)\b", reading.text, re.I):
        return None
    found = _COUNTED.search(reading.text)
    number = (lexicon().numbers.get(found["n"].lower()) or int(found["n"])) if found else 0
    rows = number if found and found["of"].lower() != "columns" else 4
    columns = number if found and found["of"].lower() == "columns" else 3
    slots: dict[str, object] = {"rows": (" | " * (columns - 1),) * min(rows, 8), "form": "matrix"}
    why = ("a table by name",)
    return Match(
        grammar="table", level="L2", confidence=0.55, slots=slots, why=why, assumed=(f"{rows} x {columns} cells",)
    )
