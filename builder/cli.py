"""The command line: options to Options, diagnostics to text, errors to exit codes (0 done, 1 failed, 2 misused)."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from builder import __version__
from builder.commands import Name, Program, in_json
from builder.diagnostics import nearest
from builder.errors import BuildError
from builder.options import PARTS, PROJECT_FILE, Options

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic
    from builder.pipeline import Result

LISTS = ("actors", "grammars", "memes", "surfaces", "themes")
SHELLS = ("bash", "zsh", "fish")


def _project() -> Path | None:
    """The folder of the build-deck.yml that holds where the caller stands, for the names it adds."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / PROJECT_FILE).is_file()), None)


def _themes() -> list[str]:
    from builder import theme

    return theme.names(_project())


def _surfaces() -> list[str]:
    from builder.social import surfaces

    return surfaces.names(_project())


def _flat(_ctx: click.Context, _param: click.Parameter, value: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Repeated and comma-separated names as one list, each once, in the order given."""
    return tuple(dict.fromkeys(name for names in value for name in names))


def _complete_scripts(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    from click.shell_completion import CompletionItem

    first = not ctx.params.get(param.name or "")
    commands = [name for name in program.commands if first and name != "build" and name.startswith(incomplete)]
    return [*map(CompletionItem, commands), CompletionItem(incomplete, type="file")]


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, message="build-deck %(version)s", help="Show the version and leave.")
def program() -> None:
    """Turn episode scripts (Markdown) into editable decks, diagrams, memes and social cards.

    Without SCRIPTS every script in content/ is built. Each goes to its own folder in dist/.
    """


_quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but warnings and errors.")
_verbose = click.option("-v", "--verbose", is_flag=True, help="Also show notes and every file written.")
_json = click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
_strict = click.option("--strict", is_flag=True, help="Treat every warning as an error.")
_scripts = click.argument("scripts", nargs=-1, type=click.Path(path_type=Path), shell_complete=_complete_scripts)


@program.command(hidden=True)
@_scripts
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("dist"), metavar="DIR",
              help="Where episode folders go (default: dist).")  # fmt: skip
@click.option("--theme", type=Name("theme", _themes), help="Theme for all scripts, over front matter and project file.")
@click.option("--surface", "surfaces", type=Name("surface", _surfaces, many=True), multiple=True, callback=_flat,
              help="Social surfaces to compose, separated by commas (default: all).")  # fmt: skip
@click.option("--only", type=Name("part", lambda: PARTS, many=True), multiple=True, callback=_flat,
              help=f"Build these parts and leave the others alone: {', '.join(PARTS)}.")  # fmt: skip
@_strict
@click.option(
    "--embed-fonts", is_flag=True, help="Also embed the fonts in the deck (PowerPoint for Windows reads them)."
)
@_json
@_quiet
@_verbose
def build(
    scripts: tuple[Path, ...], out: Path, theme: str | None, surfaces: tuple[str, ...], only: tuple[str, ...],
    *, strict: bool, embed_fonts: bool, as_json: bool, quiet: bool, verbose: bool,
) -> None:  # fmt: skip
    """Build decks and asset packs (this is what a script alone does)."""
    from builder import pipeline, summary
    from builder.progress import Progress

    options = Options(scripts=_found(scripts), out=out, theme=theme, surfaces=surfaces, only=only or PARTS,
                      strict=strict, embed_fonts=embed_fonts)  # fmt: skip
    progress = Progress(quiet=quiet or as_json)
    results = []
    for result in pipeline.build(options, progress):
        progress.clear()
        results.append(result)
        _report(result.diagnostics, quiet=quiet, verbose=verbose, as_json=as_json)
        if not as_json and not quiet and result.ok:
            click.echo(summary.of(result, verbose=verbose))
    _finish(results, as_json=as_json)


@program.command()
@_scripts
@_strict
@_json
@_quiet
@_verbose
def check(scripts: tuple[Path, ...], *, strict: bool, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Show what is wrong or doubtful in scripts; write nothing."""
    from builder import pipeline

    results = list(pipeline.check(Options(scripts=_found(scripts), strict=strict)))
    for result in results:
        _report(result.diagnostics, quiet=quiet, verbose=verbose, as_json=as_json)
        if not as_json and not quiet:
            click.echo(f"{result.script}: {_count(result.diagnostics)}")
    _finish(results, as_json=as_json)


@program.command()
@click.argument("script", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE",
              help="Write it to this new file instead of printing it.")  # fmt: skip
def draft(script: Path, out: Path | None) -> None:
    """Suggest a table of visuals for a script that has none: a row a sentence, to edit."""
    from builder import draft as drafts

    if out is None:
        click.echo(drafts.drafted(script), nl=False)
        return
    drafts.write(script, out)
    click.echo(f"{out}\nnext: edit its table, then build-deck {out}")


@program.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[SCRIPTS]... | OLD NEW")
@click.option("--base", default="", metavar="REV", help="What to compare with; REV... is where the head left REV "
              "(default: where it left the default branch).")  # fmt: skip
@click.option("--head", default="", metavar="REV", help="What to look at (default: the working tree).")
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("review"), metavar="DIR",
              help="Where the report goes (default: review).")  # fmt: skip
@click.option("--theme", type=Name("theme", _themes), help="Build both sides in this theme.")
@click.option("--threshold", type=click.FloatRange(0, 1), default=0.1, metavar="0..1",
              help="How far two colours may be apart (default: 0.1).")  # fmt: skip
@click.option("--pixels", type=click.IntRange(0), default=24, metavar="N", help="Pixels that may differ (default: 24).")
@click.option("--share", type=click.FloatRange(0, 1), default=0.0, metavar="0..1", help="The same as a share of all.")
@click.option("--ignore", multiple=True, metavar="X,Y,W,H", help="A region left out of every slide, px; repeatable.")
@click.option("--pictures", default="", metavar="URL", help="What addresses of pictures in review.md begin with.")
@click.option("--page", default="", metavar="URL", help="Where the report can be read, for the link in review.md.")
@click.option("--exit-code", is_flag=True, help="Leave with 1 when a slide differs.")
@_json
@_quiet
def review(*, exit_code: bool, as_json: bool, quiet: bool, **said: Any) -> None:
    """Show what changed between two revisions, two builds or two decks (0 same, 3 could not compare)."""
    from builder.review import call

    done = call.outcome(exit_code=exit_code, **said)
    if as_json or not quiet or done.error:
        click.echo(done.json if as_json else done.text, err=done.error and not as_json)
    raise click.exceptions.Exit(done.code)


@program.command()
@click.argument("deck", type=click.Path(path_type=Path, dir_okay=False))
def text(deck: Path) -> None:
    """Print a deck as text: titles, notes, shapes; what `git diff` needs to show a .pptx."""
    from builder.review import deckfile

    click.echo(deckfile.outline(deck))


@program.command()
@click.argument("script", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--row", type=click.IntRange(min=1), metavar="N", help="This row alone, counted from 1.")
@click.option("--yaml", "as_yaml", is_flag=True, help="Print the rows as they stand in a side file, to edit.")
@click.option("--json", "as_json", is_flag=True, help="Print the rows as JSON (docs/explain.md).")
def explain(script: Path, *, row: int | None, as_yaml: bool, as_json: bool) -> None:
    """Say why every row of a script becomes its picture, and how to change it; write nothing."""
    from builder import pipeline
    from builder.explain.text import STYLES, printed

    result, rows = pipeline.explain(*_found((script,)))
    if not result.ok:
        _report([d for d in result.diagnostics if d.severity == "error"], quiet=False, verbose=False, as_json=as_json)
        _finish([result], as_json=as_json)
    chosen = [r for r in rows if row in (None, r.row)]
    if not chosen and row is not None:
        raise click.BadParameter(f"there is no row {row}; the table has {len(rows)}", param_hint="--row")
    if as_json:
        click.echo(in_json([r.plain() for r in chosen]))
        return
    click.echo(printed(chosen, script, as_yaml=as_yaml, paint=lambda words, role: click.style(words, **STYLES[role])))


@program.command("list")
@click.argument("what", type=Name("list", lambda: LISTS), metavar=f"{{{'|'.join(LISTS)}}}")
@_json
def show(what: str, *, as_json: bool) -> None:
    """List what there is: actors, grammars, memes, surfaces or themes."""
    from builder import inventory

    rows = inventory.of(what, _project())
    if as_json:
        click.echo(in_json([{"name": name, "title": title} for name, title in rows]))
        return
    wide = max((len(name) for name, _ in rows), default=0)
    for name, title in rows:
        click.echo(f"{name:<{wide}}  {title}".rstrip())


@program.command()
@click.argument("title")
@click.option("-d", "--folder", type=click.Path(path_type=Path), default=Path("content"), show_default=True,
              metavar="DIR", help="Where scripts live.")  # fmt: skip
def new(title: str, folder: Path) -> None:
    """Write a script to start from, with the next free number."""
    from builder import starter

    path = starter.write(title, folder)
    click.echo(f"{path}\nnext: edit it, then build-deck {path}")


@program.command()
def doctor() -> None:
    """Look at fonts, rasteriser and versions; say what is missing and how to get it."""
    from builder import doctor as examination

    found = examination.examine()
    for finding in found:
        mark = {"ok": "ok     ", "missing": "MISSING", "optional": "absent "}[finding.state]
        click.echo(f"{mark}  {finding.what:<22} {finding.detail}")
        if finding.remedy:
            click.echo(f"{'':<9}{finding.remedy}")
    if any(finding.state == "missing" for finding in found):
        raise click.exceptions.Exit(1)


@program.command()
@click.argument("shell", type=Name("shell", lambda: SHELLS), metavar=f"{{{'|'.join(SHELLS)}}}")
def completion(shell: str) -> None:
    """Print the completion script of a shell; its first line says where it goes."""
    from click.shell_completion import get_completion_class

    cls = get_completion_class(shell)
    if cls is None:
        raise BuildError(f"this version of click knows no completion for {shell}")
    where = {"bash": "~/.bashrc", "zsh": "~/.zshrc", "fish": "~/.config/fish/completions/build-deck.fish"}[shell]
    click.echo(f"# add this to {where}")
    click.echo(cls(program, {}, "build-deck", "_BUILD_DECK_COMPLETE").source())


def _found(scripts: tuple[Path, ...]) -> tuple[Path, ...]:
    """The same scripts; a name that is neither file nor folder but near a command gets a hint."""
    for script in scripts:
        if str(script) in program.commands and not script.exists():
            raise click.UsageError(f"the command comes first, its options after it: build-deck {script} ...")
        close = nearest(str(script), [name for name in program.commands if name != "build"])
        if close and not script.exists():
            raise click.UsageError(f"no script {str(script)!r}; did you mean the command {close!r}?")
    return scripts


def _report(found: Sequence[Diagnostic], *, quiet: bool, verbose: bool, as_json: bool) -> None:
    from builder.diagnostics import render

    if as_json:
        return
    colours = {"error": "red", "warning": "yellow", "note": "cyan"}
    for diagnostic in found:
        if diagnostic.severity != "note" or (verbose and not quiet):
            head, _, rest = render(diagnostic).partition("\n")
            click.echo(click.style(head, fg=colours[diagnostic.severity]) + ("\n" + rest if rest else ""), err=True)


def _count(found: Sequence[Diagnostic]) -> str:
    counts = {kind: sum(d.severity == kind for d in found) for kind in ("error", "warning")}
    words = [f"{n} {kind}{'s' if n > 1 else ''}" for kind, n in counts.items() if n]
    return " and ".join(words) or "nothing to complain about"


def _finish(results: Sequence[Result], *, as_json: bool) -> None:
    """Print the JSON outcome where asked for; exit 1 when a script failed."""
    from builder import summary

    if as_json:
        click.echo(in_json(summary.plain(results)))
    if not all(result.ok for result in results):
        raise click.exceptions.Exit(1)


@contextmanager
def _terminable() -> Iterator[None]:
    """Let a polite kill unwind like an exception, so that no half-written folder stays."""

    def stop(_number: int, _frame: object) -> NoReturn:
        raise SystemExit(143)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def run() -> None:
    """Run the command line of this process and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal of another encoding is no reason to fail
    with _terminable():
        try:
            program(prog_name="build-deck", complete_var="_BUILD_DECK_COMPLETE")
        except Exception as exc:
            if os.environ.get("BUILD_DECK_TRACEBACK"):
                raise
            click.echo(f"error: a mistake of ours: {type(exc).__name__}: {exc}", err=True)
            click.echo("  = please report it; BUILD_DECK_TRACEBACK=1 shows where it happened", err=True)
            sys.exit(1)
