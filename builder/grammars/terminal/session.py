"""What is typed and what comes back: only what the author wrote; the rest stays unreadable lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from builder import code as library
from builder.grammars.terminal import repl
from builder.language.lexicon import Table, raw, stem, table
from builder.language.model import Figure, Quoted, Reading
from builder.storyboard.context import Context

_SHELLS = ("bash", "sh", "shell", "console", "zsh", "terminal", "powershell", "text-session")
_LOGS = re.compile(
    r"\b(?:log (?:lines?|output|files?|stream)|logs|stack ?traces?|console output|stdout)\b", re.IGNORECASE
)
_FLAG = re.compile(r"(?<![\w-])--?[a-z][\w-]*(?:=\S+)?")
#: A terminal said to show or run what is quoted: what stands in backticks is typed, whatever the program.
_SHOWN = re.compile(
    r"\b(?:showing|running|runs|typing|types|executing|with)\s+`|^(?:\w+\s+){0,2}?\w+:\s*`", re.IGNORECASE
)
#: Words of speech: a cue that has one is said, not typed.
_SPEECH = re.compile(r"\b(?:this|that|the|all|of|it|you|your|we|is|are|what|how)\b")
_PROMPT = re.compile(r"^\s*[$%>#]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """`command` lines typed, `after` lines printed (the author's), `unread`: the kind of lines that nobody gave.

    `mark`: a verdict on all of it ("tick", "cross", "warning"); `file`: the window's title, `prompt`: before what
    is typed.
    """

    command: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    unread: str = ""
    mark: str = ""
    actor: Figure | None = None
    file: str = ""
    prompt: str = ""
    sure: float = 0.0
    why: str = ""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(raw("commands")[name])


@cache
def _unread() -> Table:
    kinds: Mapping[str, list[str]] = raw("commands")["unread"]
    return table(kinds)


def session(reading: Reading, context: Context) -> Session | None:
    """The session of a row about a terminal or its logs; None when nothing true could be shown."""
    logs = _LOGS.search(reading.text)
    shown = repl.outputs(reading)
    if shown is not None and reading.carrier in ("", "terminal") and is_command(shown[0]):
        return Session(
            command=shown[:1], after=shown[1:], actor=_actor(reading), sure=0.9, why=f"what {shown[0]} prints"
        )
    again, asked = _again(reading, context), repl.client(reading)
    if asked is not None and reading.carrier in ("", "terminal", "code", "sign"):
        return _asked(*asked, reading, context)
    shell = repl.shell(reading) or reading.carrier == "terminal"
    alone = repl.alone(reading) if reading.carrier in ("", "code") and not reading.steps else ""
    typed = alone != "" and is_command(alone)
    if not (shell or typed or logs or again or reading.carrier == "code" or repl.spoken(reading)):
        return None
    if reading.carrier == "code" and not any(is_command(q.text) for q in reading.literals):
        return None
    command, after = _typed(reading, context, shell=shell)
    after = after or (repl.answers(reading) or repl.results(reading) if command else ())
    command = command * len(after) if len(command) == 1 and repl.runs(reading) == len(after) > 1 else command
    unread = kind_of(reading.text) if not after else ""
    if again and context.previous is not None:
        before = tuple(str(c) for c in _several(context.previous.slots.get("command")))
        command = tuple(dict.fromkeys((*(command or before),)))
        unread = unread or str(context.previous.slots.get("unread", ""))
    if not command and not after and not (unread and (logs or shell)):
        return None
    actor = _actor(reading)
    sure = 0.93 if command and shell else 0.88 if typed else 0.82 if command or after else 0.74
    why = f"typed: {command[0]}" if command else "lines nobody quotes"
    mark = next((m.name for m in reading.marks if m.name in ("tick", "cross", "warning")), "")
    if not mark and after and kind_of(reading.text) == "errors":
        mark = "cross"
    return Session(command=command, after=after, unread=unread, mark=mark, actor=actor, sure=sure, why=why)


def _asked(name: str, prompt: str, reading: Reading, context: Context) -> Session | None:
    """A client's session: what is in backticks or looks typed, and what comes back."""
    typed = tuple(q.text for q in reading.literals if q.kind in ("code", "pair") and not repl.output(reading, q.text))
    quoted = tuple(q.text for q in reading.literals if q.kind == "quote" and q.text not in typed)
    if not typed and quoted and not any(_printed(reading, q) or repl.output(reading, q.text) for q in reading.literals):
        typed, quoted = quoted[:1], quoted[1:]
    after = (*(q.text for q in reading.literals if q.text not in typed and q.text in quoted), *repl.answers(reading))
    typed = typed or repl.said(reading, context)[:1]
    unread = kind_of(reading.text) if not after and typed else ""
    if not typed and not after:
        return None
    typed = typed * len(after) if len(typed) == 1 and repl.runs(reading) == len(after) > 1 else typed
    after = after if typed else repl.headed(reading, after)
    return Session(
        command=typed, after=tuple(dict.fromkeys(after)), unread=unread, actor=_actor(reading), file=name,
        prompt=prompt, sure=0.92, why=f"a session of {name}",
    )  # fmt: skip


def _actor(reading: Reading) -> Figure | None:
    return next((f for f in reading.figures if f.kind in _WORKERS), None)


#: Who sits at a terminal.
_WORKERS = (
    "user",
    "team",
    "developer",
    "data-scientist",
    "on-call-engineer",
    "operations-engineer",
    "security-engineer",
    "manager",
    "person",
    "teacher",
    "builder",
    "detective",
    "attacker",
    "robot",
)


def _several(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def _again(reading: Reading, context: Context) -> bool:
    """Whether the row goes on with the terminal of the row before: "same output, but …"."""
    before = context.previous is not None and context.previous.grammar == "terminal"
    return before and any(f.pick == "same" for f in reading.figures) and not reading.carrier


def _typed(reading: Reading, context: Context, *, shell: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Commands and printed lines: quoted in the row, named in it, the cue itself, a fence, a template."""
    typed = [q.text for q in reading.literals if not _printed(reading, q)]
    after = tuple(q.text for q in reading.literals if _printed(reading, q))
    ran = tuple(q.text for q in reading.literals if shell and q.kind == "code" and _SHOWN.search(reading.text))
    commands = tuple(_PROMPT.sub("", t) for t in typed if is_command(t) or t in ran)
    commands = _flagged(_ordered(reading, commands))
    if after and not commands and (told := _told(reading, context)):
        return told[0], after
    if commands or after:
        return commands, (*after, *(t for t in typed if not is_command(t) and t not in ran))
    if told := _told(reading, context):
        return told
    named, cue = _named(reading), _cue(reading, context)
    if found := cue if named and cue.startswith(named[0]) else named or cue:
        return (found,) if isinstance(found, str) else found, tuple(typed)
    for fence in context.fences:
        if fence.lang.lower() in _SHELLS and shell:
            return _split(fence.text)
    template = library.choose(reading.text, reading.cue, reading.sentence) if shell else None
    if template is not None and template.language == "terminal":
        return _split(library.fill(template, {}).text)
    return (), ()


def _told(reading: Reading, context: Context) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The session a row points at: the narration's commands in backticks, else its fence."""
    if not repl.spoken(reading):
        return None
    if told := repl.said(reading, context):
        return tuple(_PROMPT.sub("", t) for t in told), ()
    return next((_split(f.text) for f in context.fences if f.lang.lower() in _SHELLS), None)


def _ordered(reading: Reading, quoted: tuple[str, ...]) -> tuple[str, ...]:
    """Quoted commands and those the row names besides, in the order they are typed."""
    bare = re.sub(r"`[^`]*`|\"[^\"]*\"|“[^”]*”", lambda m: " " * len(m[0]), reading.text)
    others = tuple(c for c in _named(reading, bare) if quoted and len(c.split()) > 1)
    return tuple(sorted((*quoted, *others), key=reading.text.find))


def _flagged(commands: tuple[str, ...]) -> tuple[str, ...]:
    """Commands with the flags that a row quotes on their own behind them, as they are typed."""
    out: list[str] = []
    for line in commands:
        if out and _FLAG.fullmatch(line):
            out[-1] = out[-1] if line in out[-1].split() else f"{out[-1]} {line}"
        else:
            out.append(line)
    return tuple(out)


def _split(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A shell session as its commands and its output; without prompts every line is typed."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not any(_PROMPT.match(line) for line in lines):
        return tuple(lines), ()
    return (
        tuple(_PROMPT.sub("", line) for line in lines if _PROMPT.match(line)),
        tuple(line for line in lines if not _PROMPT.match(line)),
    )


def _printed(reading: Reading, quoted: Quoted) -> bool:
    """Whether the row says of a literal that it is printed: "error: …", "output saying …"."""
    before = reading.text[: reading.text.find(quoted.text)].lower().rpartition('" ')[2]
    words = re.findall(r"[a-z]+", before)[-3:]
    return any(w in _words("prints") for w in words) and not (
        words and words[-1] in _words("runs") - {"showing", "with"}
    )


def is_command(text: str) -> bool:
    """Whether words look typed: a known program first, a prompt before them, or a flag among them."""
    if _PROMPT.match(text):
        return True
    words = text.split()
    if not words:
        return False
    low = words[0] == words[0].lower()
    return words[0].lower() in _words("programs") or (low and len(words) > 1 and bool(_FLAG.search(text)))


def _named(reading: Reading, text: str = "") -> tuple[str, ...]:
    """ "Shell running npm install, then npm test": each program and what follows it, up to the next stop."""
    text = text or reading.text
    out: list[str] = []
    end = 0
    for m in re.finditer(r"[A-Za-z][\w.-]*", text):
        if m[0] not in _words("programs") or m.start() < end:
            continue
        ahead = re.findall(r"[a-z]+", text[: m.start()].lower())[-1:]
        led = ahead and (ahead[0] in _words("runs") or (ahead[0] in ("then", "and") and (out or text != reading.text)))
        if not ahead or led or text[: m.start()].rstrip().endswith(":"):
            tail = re.split(r"[,;.](?:\s|$)|\s(?:command|and|then|output|with|in|on|while)\b", text[m.start() :])[0]
            if len(tail.split()) <= 8:
                out.append(tail.strip())
                end = m.start() + len(tail)
    return tuple(out)


def _cue(reading: Reading, context: Context) -> str:
    """The cue itself when it is typed: a program's line, a flag added to the command before, a "command" of the row."""
    cue = re.sub(r"\s+(?:command|flag|option|cli)$", "", reading.cue.strip().strip("`"), flags=re.IGNORECASE)
    if is_command(cue) and cue == cue.lower() and not _SPEECH.search(cue):
        return cue
    before = _several(context.previous.slots.get("command")) if context.previous else ()
    if _FLAG.fullmatch(cue) and before and context.previous and context.previous.grammar == "terminal":
        return f"{before[0]} {cue}"
    told = re.search(r"\bcommand\b", reading.text, re.IGNORECASE)
    return cue if told and cue == cue.lower() and 1 < len(cue.split()) <= 5 and reading.carrier == "terminal" else ""


def kind_of(text: str) -> str:
    """What kind of lines a row speaks of without quoting them; "" for none."""
    stems = [stem(w) for w in re.findall(r"[\w-]+", text.lower())]
    found = {name for i in range(len(stems)) if (name := _unread().longest(stems, i)[0])}
    return next((name for name in ("inline", "errors", "list", "progress", "log") if name in found), "")
