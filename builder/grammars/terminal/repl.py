"""Sessions the reader has no word for: a client and its prompt, a command alone, a command of the narration."""

from __future__ import annotations

import re

from builder.language.lexicon import singular
from builder.language.model import Reading
from builder.storyboard.context import Context

#: Interactive programs -> what stands before what is typed there.
PROMPTS = {
    "psql": "=>", "mysql": "mysql>", "mariadb": "mariadb>", "sqlite": "sqlite>", "sqlite3": "sqlite>", "redis-cli": ">",
    "redis": ">", "mongosh": ">", "mongo": ">", "python": ">>>", "ipython": ">>>", "python3": ">>>", "node": ">",
    "irb": ">>", "cqlsh": "cqlsh>", "clickhouse-client": ":)", "duckdb": "D", "influx": ">", "gdb": "(gdb)",
    "etcdctl": "$", "scala": ">", "ghci": ">", "jshell": ">", "sqlplus": "SQL>", "beeline": ">", "spark-shell": ">",
}  # fmt: skip
_NAMES = "|".join(re.escape(name) for name in sorted(PROMPTS, key=lambda n: (-len(n), n)))
_CLIENT = re.compile(
    rf"\b(?P<name>{_NAMES})(?:\s*:|\s+(?:prompt|session|shell|repl|console|cli|client|window)\b)|"
    r"\b(?P<kind>repl)\b",
    re.I,
)
_SHELL = re.compile(
    r"\b(?:in|at|into|on) (?:a|the|his|her|their|your)?\s*(?:\w+ )?(?:shell|terminal|console|prompt|command line|tty)\b"
    r"|^(?:an?\s+|the\s+)?(?:\w+ )?(?:prompt|shell|console|command line|one-liner)\b",
    re.I,
)
_SPOKEN = re.compile(
    r"\b(?:(?:both|the|that|these|those|two|three|all|same) (?:\w+ )?(?:commands?|one-liners?)|one-liner"
    r"|(?:command|line|snippet|one-liner)s? (?:from|of) the (?:script|narration))\b",
    re.I,
)
_ANSWERED = re.compile(
    r"\b(?:answers?|prints?|returns?|replies|outputs?|says|shows|gives(?: back)?|responds?(?: with)?"
    r"|comes? back(?: with)?)\s*:?\s+"
    r"(?P<value>[$€£]?\d[\d.,]*\S*|OK|true|false|nil|null|PONG|None|Killed)(?=[\s,.;]|$)(?!\s+[a-z])",
    re.I,
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_COUNTED = re.compile(
    r"\b(?P<n>\d{1,2}|two|three|four|five) (?P<what>[a-z]+s) (?:all |stuck |still |are |is )*(?:in |as |at )?"
    r"(?:state )?(?P<state>[A-Z][A-Za-z]+)\b(?! [a-z])",
)
_METER = re.compile(
    r"\b(?P<what>[A-Z][\w-]*|[a-z]+)(?: \w+)? (?:at|is at|of) (?P<value>\d[\d.]*\s?(?:%|ms|s|GB|MB|°C?|W))"
)
_SUCCESS = re.compile(
    r"\b(?:success(?:ful)? (?:message|line|output|tick)|(?:message|line) of success|succeeds)\b", re.I
)
_BEHIND = re.compile(
    r"\b(?:run|output|result|answer|printed|prints?|first|second|third|then|now|before|after|time)\b[^\"“]{0,14}$", re.I
)
#: "df -h output showing 91% of 40 GB": a command's name, and the values it prints.
_OUTPUT = re.compile(
    r"^(?:an?\s+|the\s+)?[`“\"]?(?P<line>[a-z][\w.-]*(?: -{0,2}[a-z][\w-]*){0,2})[`”\"]?\s+output"
    r"(?:\s+(?:showing|with|saying|reading)|\s*:)\s+(?P<value>[^,;\"“`]*\d[^,;\"“`]*)",
)
_RUN = re.compile(
    r"(?P<run>(?:(?:first|second|third|fourth|last|next) (?:run|time|try|attempt)|before|after))\b\W*$", re.I
)
_ALONE = re.compile(r"^[`“\"](?P<line>[^`”\"]+)[`”\"]\s*(?:(?P<rest>[,;:.—-].*|\s\w.*))?$")


def client(reading: Reading) -> tuple[str, str] | None:
    """The name of an interactive program at the head of the row, and its prompt."""
    found = _CLIENT.search(reading.text)
    if found is None or len(reading.text[: found.start()].split()) > 3:
        return None
    named = re.search(rf"\b({_NAMES})\b", reading.text[: found.end()], re.I)
    name = (found["name"] or (named[1] if named else "")).lower()
    return (name or "repl", PROMPTS.get(name, ">"))


def shell(reading: Reading) -> bool:
    """Whether a shell is where it happens, though the row's head is another word."""
    return _SHELL.search(reading.text) is not None


def spoken(reading: Reading) -> bool:
    """Whether the row points at commands that stand elsewhere in the script."""
    return _SPOKEN.search(reading.text) is not None


def said(reading: Reading, context: Context) -> tuple[str, ...]:
    """Commands in backticks in the narration of this row."""
    told = context.said or reading.sentence
    return tuple(dict.fromkeys(m[1].strip() for m in re.finditer(r"`([^`\n]{2,90})`", told)))


def answers(reading: Reading) -> tuple[str, ...]:
    """What a row says is printed without quoting it: a number, OK, nil."""
    bare = re.sub(r"`[^`]*`", "` `", reading.text)
    return tuple(m["value"].strip(" .") for m in _ANSWERED.finditer(bare))


def results(reading: Reading) -> tuple[str, ...]:
    """What comes back in so many words: things in a state as a table, a reading of a meter, a message of success."""
    bare = re.sub(r"`[^`]*`", "` `", reading.text)
    if counted := _COUNTED.search(bare):
        what, many = (
            singular(counted["what"].lower()),
            min(_NUMBERS.get(counted["n"].lower(), 0) or int(counted["n"]), 5),
        )
        wide = max(len(what) + 2, 4) + 4
        rows = (f"{f'{what}-{n}':<{wide}}{counted['state']}" for n in range(1, many + 1))
        return (f"{'NAME':<{wide}}STATUS", *rows)
    if metered := _METER.search(bare):
        return (f"{metered['what']}   {metered['value']}",)
    return ("success",) if _SUCCESS.search(bare) else ()


def headed(reading: Reading, after: tuple[str, ...]) -> tuple[str, ...]:
    """Each result under the run it is of, as a comment: "first run "…", second run "…"."""
    found = [_RUN.search(reading.text[: reading.text.find(words)]) for words in after]
    if len(after) < 2 or not all(found):
        return after
    return tuple(line for m, words in zip(found, after, strict=True) if m for line in (f"-- {m['run'].lower()}", words))


def outputs(reading: Reading) -> tuple[str, str] | None:
    """A command at the head of a row and the unquoted values it is said to print; None where it names none."""
    found = _OUTPUT.match(reading.text)
    return (found["line"], found["value"].strip(" .")) if found else None


def runs(reading: Reading) -> int:
    """How many runs of the same command a row tells of: "first run …, second run …"."""
    return len(
        re.findall(r"\b(?:first|second|third|before|after|1st|2nd)\b(?: (?:run|time|try|attempt))?", reading.text, re.I)
    )


def output(reading: Reading, words: str) -> bool:
    """Whether quoted words are what a run gave: "first run "…", second run "…"."""
    before = reading.text[: reading.text.find(words)].rstrip('"“` ')
    return _BEHIND.search(before) is not None


def alone(reading: Reading) -> str:
    """The line of a row that opens with it in backticks or quotes; "" for any other row."""
    found = _ALONE.match(reading.text.strip())
    return found["line"] if found else ""
