"""Many pictures on several processes: the same as on one."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from builder.errors import SceneError
from builder.geometry import Box
from builder.scene.items import Paint, Shape
from builder.scene.model import Scene
from builder.surfaces import parallel
from builder.surfaces.parallel import Job, Rendered, begin, render, render_many
from builder.surfaces.raster import Rasteriser
from builder.theme import Theme


@pytest.fixture
def jobs(demo: Scene, dark: Theme) -> list[Job]:
    """Pictures of different sizes, so that they are finished out of order."""
    scales = (1.0, 0.05, 0.5, 0.1, 0.3, 0.05)
    return [Job(key=f"p{i}", scene=demo, theme=dark, scale=scale, thumb=i % 2 == 0) for i, scale in enumerate(scales)]


@pytest.fixture
def expected(jobs: list[Job]) -> list[Rendered]:
    rasteriser = Rasteriser()
    return [render(job, rasteriser) for job in jobs]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_processes_gives_the_same_pictures_in_order(
    jobs: list[Job], expected: list[Rendered], workers: int
) -> None:
    assert render_many(jobs, workers) == expected


def test_a_clean_start_gives_them_too(
    jobs: list[Job], expected: list[Rendered], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "_method", lambda: "spawn")
    assert render_many(jobs, 2) == expected


def test_where_there_are_no_processes_one_does_it(
    jobs: list[Job], expected: list[Rendered], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(method: str) -> None:
        raise OSError("no semaphores here")

    monkeypatch.setattr(multiprocessing, "get_context", refused)
    assert render_many(jobs, 2) == expected


def test_a_job_travels(jobs: list[Job]) -> None:
    parallel._let_views_travel()
    again = pickle.loads(pickle.dumps(jobs[0]))
    assert again.scene == jobs[0].scene
    assert render(again, Rasteriser()) == render(jobs[0], Rasteriser())


def test_a_mistake_in_a_worker_is_raised_here(jobs: list[Job], demo: Scene, dark: Theme) -> None:
    wrong = replace(demo, items=(Shape(id="bad", kind="rect", box=Box(0, 0, 1, 1), fill=Paint("nope")),))
    with pytest.raises(SceneError, match="'bad'"):
        render_many([*jobs, Job(key="wrong", scene=wrong, theme=dark)], 2)


def test_a_worker_that_is_ended_from_outside_costs_no_picture(jobs: list[Job], expected: list[Rendered]) -> None:
    """A system short of memory kills one: the build goes on here instead of waiting for ever."""
    with begin(jobs, 2) as pending:
        multiprocessing.active_children()[0].kill()
        assert pending.results() == expected
    assert not multiprocessing.active_children()


ORPHANED = """
import multiprocessing, os, time
from builder.surfaces import parallel
if __name__ == "__main__":
    pool = parallel._pool((), 2)
    pool.submit(time.sleep, 0).result()
    print(*[child.pid for child in multiprocessing.active_children()], flush=True)
    os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells who is alive")
def test_workers_leave_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "orphaned.py"
    script.write_text(ORPHANED)
    root = Path(__file__).resolve().parents[2]
    said = subprocess.run([sys.executable, script], env={**os.environ, "PYTHONPATH": str(root)}, stdout=subprocess.PIPE,
                          text=True, check=False).stdout  # fmt: skip
    left = [Path("/proc", pid) for pid in said.split()]
    until = time.monotonic() + 20
    while any(_alive(process) for process in left) and time.monotonic() < until:
        time.sleep(0.05)
    assert left
    assert not any(_alive(process) for process in left)


def _alive(process: Path) -> bool:
    try:
        return ") Z" not in (process / "stat").read_text()
    except OSError:
        return False


def test_work_left_early_is_dropped(jobs: list[Job]) -> None:
    with pytest.raises(RuntimeError, match="elsewhere"), begin(jobs, 2):
        raise RuntimeError("something went wrong elsewhere")


def test_no_jobs_no_pictures() -> None:
    assert render_many([]) == []


def test_few_pictures_stay_here() -> None:
    assert parallel._paying(5) == 1
    assert 1 <= parallel._paying(90) <= parallel.MOST
