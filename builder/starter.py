"""`build-deck new`: a script to start from, with the next free number, that builds as it is."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from string import Template

from builder import resources
from builder.errors import BuildError

_UNFIT = ("Cc", "Cs", "Zl", "Zp")  # what a script's text may not hold
_NUMBERED = re.compile(r"^(\d{1,6})[-_. ]")


def write(title: str, folder: Path) -> Path:
    """Write `NNN-slug.md` into `folder` and return its path; BuildError rather than overwrite anything."""
    words = " ".join("".join(" " if unicodedata.category(ch) in _UNFIT else ch for ch in title).split())
    if not words:
        raise BuildError('a script needs a title: build-deck new "How DNS works"')
    slug = slugged(words)
    number = f"{_next(folder):03d}"
    path = folder / f"{number}-{slug}.md"
    template = Template(resources.find("templates/script/episode.md").read_text(encoding="utf-8"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(template.substitute(number=number, title=words))
    except FileExistsError as exc:
        raise BuildError(f"{exc.filename} is there already; nothing was written") from exc
    except OSError as exc:
        raise BuildError(f"cannot write {path}: {(exc.strerror or str(exc)).lower()}") from exc
    return path


def slugged(title: str) -> str:
    """A title as a file name: lower-case ASCII words joined by hyphens, at most 60 characters."""
    plain = unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower().replace("'", ""))
    return "-".join(words)[:60].rstrip("-") or "episode"


def _next(folder: Path) -> int:
    taken = [int(m.group(1)) for p in folder.glob("*.md") if (m := _NUMBERED.match(p.name))] if folder.is_dir() else []
    return max(taken, default=0) + 1
