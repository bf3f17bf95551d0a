"""What a build costs: `python bench/bench.py [SCRIPT]` prints a table of wall time, CPU time and peak memory.

Every figure is the median of fresh processes, so imports and font loading are in it. "warm" repeats the build
in one process: what a second script of the same call costs.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3
ENV = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
WARM = """
import sys, time
from pathlib import Path
from builder import pipeline
from builder.options import Options
times = []
for _ in range(3):
    began = time.perf_counter()
    options = Options(scripts=(Path(sys.argv[1]),), out=Path(sys.argv[2]))
    assert all(r.ok for r in pipeline.build(options, lambda *a: None))
    times.append(time.perf_counter() - began)
print(min(times[1:]))
"""
PICTURE = """
import sys, time, statistics
from pathlib import Path
from builder import pipeline, settle, theme
from builder.diagnostics import Collector
from builder.options import Options
from builder.surfaces.png import encode
from builder.surfaces.raster import Rasteriser
plan = pipeline.planned(Path(sys.argv[1]), Options(), Collector())
look = theme.load(plan.settings.theme)
began = time.perf_counter()
scenes = settle.settled(plan.board, look).scenes
composed = time.perf_counter() - began
raster = Rasteriser()
drawn, packed = [], []
for _ in range(3):
    for scene in scenes:
        a = time.perf_counter()
        frame = raster.pixels(scene, look, keep=False)
        b = time.perf_counter()
        encode(frame)
        drawn.append(b - a)
        packed.append(time.perf_counter() - b)
print(composed / len(scenes), statistics.median(drawn), statistics.median(packed))
"""


def measure(*command: str) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds of all processes, peak MiB of the largest one, for one fresh process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=ENV)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, after.ru_maxrss / 1024


def median(*command: str) -> tuple[float, float, float]:
    """Median wall and CPU seconds and the highest peak of RUNS processes, after one that fills the caches."""
    measure(*command)
    wall, cpu, peak = zip(*(measure(*command) for _ in range(RUNS)), strict=True)
    return statistics.median(wall), statistics.median(cpu), max(peak)


def said(*command: str) -> list[float]:
    out = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=ENV).stdout
    return [float(word) for word in out.split()]


def main() -> None:
    script = sys.argv[1] if len(sys.argv) > 1 else str(next(iter(sorted((ROOT / "content").glob("*.md")))))
    python = sys.executable
    build = (python, "-m", "builder", "-q")
    print(f"{Path(script).name}, {os.cpu_count()} cores, Python {sys.version.split()[0]}, median of {RUNS}\n")
    print(f"{'':<38}{'wall':>9}{'CPU':>9}{'peak':>10}")
    with tempfile.TemporaryDirectory() as folder:
        rows = (
            ("python -c pass", (python, "-c", "pass")),
            ("build-deck --version", (python, "-m", "builder", "--version")),
            ("build-deck --help", (python, "-m", "builder", "--help")),
            ("import builder.pipeline", (python, "-c", "import builder.pipeline")),
            ("build-deck check", (python, "-m", "builder", "check", "-q", script)),
            ("deck and slides", (*build, "--only", "deck,slides", script, "-o", f"{folder}/a")),
            ("everything, cold", (*build, script, "-o", f"{folder}/b")),
        )
        for name, command in rows:
            wall, cpu, peak = median(*command)
            print(f"{name:<38}{wall * 1e3:>6.0f} ms{cpu * 1e3:>6.0f} ms{peak:>6.0f} MiB", flush=True)
        (warm,) = said(python, "-c", WARM, script, f"{folder}/c")
    print(f"{'everything, warm':<38}{warm * 1e3:>6.0f} ms")
    for name, seconds in zip(("compose", "draw", "encode"), said(python, "-c", PICTURE, script), strict=True):
        print(f"{'one slide: ' + name:<38}{seconds * 1e3:>6.1f} ms")


if __name__ == "__main__":
    main()
