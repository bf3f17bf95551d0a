"""Independent jobs spread over processes, results in the order of the jobs."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

J = TypeVar("J")
R = TypeVar("R")

#: Below this many jobs a second process costs more than it gives.
_FEW = 4
_MOST = 4
_task: Callable[[Any], Any] | None = None
_jobs: Sequence[Any] = ()


def count(jobs: int) -> int:
    """How many processes to use: BUILD_DECK_WORKERS, else one a core up to four; 1 where forking is not safe."""
    asked = os.environ.get("BUILD_DECK_WORKERS", "")
    if jobs < _FEW or sys.platform != "linux" or threading.active_count() > 1:
        return 1
    cores = len(os.sched_getaffinity(0))
    return max(1, min(int(asked) if asked.isdigit() else min(cores, _MOST), jobs))


@contextmanager
def spread(task: Callable[[J], R], jobs: Sequence[J]) -> Iterator[Iterator[R]]:
    """Start `task` on all jobs and give an iterator over the results, in order; what is left is stopped at the end.

    The workers are forks of this process: `task` and `jobs` need no pickling, results do.
    """
    global _task, _jobs
    workers = count(len(jobs))
    if workers == 1:
        yield map(task, jobs)
        return
    from multiprocessing import get_context

    _task, _jobs = task, jobs
    try:
        with get_context("fork").Pool(workers, _quiet) as pool:
            yield pool.imap(_run, range(len(jobs)))
    finally:
        _task, _jobs = None, ()


def _quiet() -> None:
    """Leave Ctrl-C to the parent, which stops its workers; an ordinary kill ends one at once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _run(index: int) -> Any:
    assert _task is not None
    return _task(_jobs[index])
