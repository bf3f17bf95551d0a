"""The program's door: answers --version from the standard library alone, else hands over to the command line."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run build-deck with the arguments of this process."""
    if sys.argv[1:] == ["--version"]:
        from builder import __version__

        sys.stdout.write(f"build-deck {__version__}\n")
        return
    from builder.cli import run

    # Scenes are many small values that live to the end and make no cycles: looking for garbage among them
    # costs a tenth of a build (measured).
    gc.set_threshold(100_000, 50, 50)
    run()


if __name__ == "__main__":
    main()
