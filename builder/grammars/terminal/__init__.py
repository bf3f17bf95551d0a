"""Terminal: a command as it is typed, the output the author gives, unreadable lines for what nobody quotes."""

from __future__ import annotations

from typing import Any, ClassVar

from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.terminal import redact, window
from builder.grammars.terminal.session import session
from builder.language.model import Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Terminal(Grammar):
    """`command` is typed, `after` printed; `unread` ("log", "list", …) stays bars; what is `redacted` goes black."""

    name = "terminal"
    rank = 76
    title = "Terminal"
    keys = ("command", "after", "unread", "mark", "actor", "file", "prompt", "redacted")
    needs = (("command",), ("after",), ("unread",), ("redacted",))
    forms: ClassVar[Forms] = {
        "command": "lines", "after": "lines", "unread": "one", "mark": "marks", "actor": "one", "file": "one",
        "prompt": "one", "redacted": "text",
    }  # fmt: skip
    EXAMPLES = (
        ("undo it", "Terminal: `git revert HEAD`"),
        ("install everything", "Shell running npm install, progress scrolling"),
        ("nothing works", 'Console with error: "permission denied"'),
        ("hours of reading", "Developer reading endless log lines, tired"),
        ("who listens", "`ss -tlnp`, one line comes back"),
        ("ask the cache", "redis-cli: `TTL session:7` returns 42"),
        ("count them", "psql session: `SELECT count(*) FROM orders` prints 1204"),
        ("open a tunnel", "ssh -N -L 8080:localhost:80 bastion in a shell, cursor waiting"),
        ("nobody reads it", "Log line with an email address being redacted"),
        ("what the clerk may see", "Support ticket, the phone number is blacked out with a thick pen"),
        ("ask the database", "Terminal showing \"psql -c 'select 1'\""),
        ("almost full", "df -h output showing 91% of 40 GB, operator puzzled"),
        ("one switch", "Terminal with `tar create` command and `--zstd` highlighted"),
    )
    NOT = (
        ("ConfigMap", "YAML snippet showing replicas: 4 configuration"),
        ("the log book", "A ship's captain with a book"),
        ("two ways", "Two options: terminal vs web form"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row about a terminal, a command or logs."""
        private = redact.found(reading) if len(reading.sides) != 2 else None
        if private is not None:
            given: dict[str, Any] = {"redacted": private[0], "file": private[1]}
            return Match(grammar=self.name, confidence=0.94, slots=given, why=(f"{private[0]} blacked out",))
        found = session(reading, context) if len(reading.sides) != 2 else None
        if found is None:
            return None
        slots: dict[str, Any] = {}
        for name in ("command", "after", "unread", "mark", "actor", "file", "prompt"):
            if getattr(found, name):
                slots[name] = getattr(found, name)
        return Match(grammar=self.name, confidence=found.sure, slots=slots, why=(found.why,))

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        return window.compose(slots, stage)
