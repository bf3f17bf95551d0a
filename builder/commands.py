"""What the commands of the line are made of: their group, names of a kind as options, outcomes as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from builder.diagnostics import did_you_mean
from builder.errors import BuildError

if TYPE_CHECKING:
    _Type = click.ParamType[Any]
else:
    _Type = click.ParamType  # not subscriptable in older releases

INTERRUPTED = 130


class Program(click.Group):
    """A group whose first argument may as well be a script: what names no command goes to `build`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in (*self.commands, "--help", "-h", "--version"):
            args = ["build", *args]
        ctx.meta["json"] = "--json" in args
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a build that cannot go on ends with its reason, an interrupt with a word of comfort.

        Whatever ends it, a caller who asked for JSON gets some.
        """
        try:
            return super().invoke(ctx)
        except BuildError as exc:
            _failed(ctx, str(exc))
            raise click.ClickException(str(exc)) from exc
        except click.ClickException as exc:
            _failed(ctx, exc.format_message())
            raise
        except KeyboardInterrupt:
            _failed(ctx, "interrupted")
            click.echo("interrupted; the last good build stands", err=True)
            ctx.exit(INTERRUPTED)

    def format_usage(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage("build-deck", "[OPTIONS] [SCRIPTS]...")
        formatter.write_usage("build-deck", "COMMAND ...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of a build, then the commands."""
        build = self.commands["build"]
        records = [
            r for p in (*build.params, *self.params) if isinstance(p, click.Option) and (r := p.get_help_record(ctx))
        ]
        with formatter.section("Options"):
            formatter.write_dl([*records, ("-h, --help", "Show this and leave; also after a command.")])
        with formatter.section("Commands"):
            shown = [(name, c.get_short_help_str(90)) for name, c in self.commands.items() if not c.hidden]
            formatter.write_dl(shown)


def in_json(value: object) -> str:
    """JSON as it reads where the caller gets UTF-8, else with escapes that every encoding can carry."""
    return json.dumps(value, ensure_ascii=not (sys.stdout.encoding or "").lower().startswith("utf"), indent=1)


def _failed(ctx: click.Context, reason: str) -> None:
    """The outcome of a call that came to no result, for a caller who asked for JSON."""
    from builder import summary

    if ctx.meta.get("json"):
        click.echo(in_json(summary.failed(reason)))


class Name(_Type):
    """One or more names of a kind, separated by commas; an unknown one comes with the nearest known."""

    name = "name"

    def __init__(self, kind: str, known: Callable[[], Sequence[str]], *, many: bool = False) -> None:
        self.kind = kind
        self._known = known
        self._many = many

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        known = tuple(self._known())
        names = [n.strip() for n in str(value).split(",") if n.strip()] if self._many else [str(value)]
        if not names:
            self.fail(f"this names no {self.kind}; known: {', '.join(sorted(known))}", param, ctx)
        for name in names:
            if name not in known:
                self.fail(f"unknown {self.kind} {name!r}; {did_you_mean(name, known)}", param, ctx)
        return tuple(names) if self._many else names[0]

    def shell_complete(self, _ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        done, comma, begun = incomplete.rpartition(",")
        return [CompletionItem(done + comma + name) for name in self._known() if name.startswith(begun)]
