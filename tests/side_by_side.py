"""The suite in several processes: which file runs where is fixed by the tree, and no part of it can go missing.

pytest-xdist runs the processes (docs/decisions/0014). Its own schedulers hand tests out as processes become free,
so what a test runs after would depend on the machine's mood. Here each test file has its process before the first
one begins: the longest first, by the seconds in `side_by_side.json`, each to the process with the least so far. The
same tree, seed and number of processes give each process the same tests in the same order.

`python -m tests.side_by_side` runs all in one process and writes the seconds anew; they only make the parts even.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from xdist.scheduler import LoadScheduling

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.workermanage import WorkerController

SECONDS = Path(__file__).with_suffix(".json")
LEAST_NOTED = 0.5  # seconds; what takes less counts by its tests
A_TEST = 0.02  # seconds a test takes that nobody has timed
STORIES = ("tests/scenarios/test_",)  # these read what came of the one story
MOST = 4  # processes; beyond that the longest files decide
SECONDS_TO_EXIT = 60  # for a process that has run its tests, on a busy machine


def file_of(test: str) -> str:
    """Return the file a test's id begins with."""
    return test.partition("::")[0]


def kept_together(test: str) -> str:
    """Return the name of what stays in one process: a file, or a story that is played once for several."""
    return next((story for story in STORIES if test.startswith(story)), file_of(test))


def parts(tests: Sequence[str], seconds: Mapping[str, float], count: int) -> list[list[int]]:
    """Return the indices of the tests of each of `count` processes, in the order they were collected.

    `seconds` are those of files. Tests of one file stay together, since they share what its fixtures make.
    """
    sizes = Counter(map(file_of, tests))
    weights: Counter[str] = Counter()
    for name, size in sizes.items():
        weights[kept_together(name)] += seconds.get(name, size * A_TEST)
    loads = [0.0] * count
    homes: dict[str, int] = {}
    for name in sorted(weights, key=lambda name: (-weights[name], name)):
        homes[name] = loads.index(min(loads))
        loads[homes[name]] += weights[name]
    return [[at for at, test in enumerate(tests) if homes[kept_together(test)] == part] for part in range(count)]


class FixedScheduling(LoadScheduling):
    """Gives each process its whole part at once; what a process that crashed left goes to the one replacing it."""

    def schedule(self) -> None:
        """Hand out the parts when all have collected; later calls come when a crashed process has been replaced."""
        if self.collection is not None:
            super().schedule()
            return
        if not self._check_nodes_have_same_collection():
            return
        self.collection = next(iter(self.node2collection.values()))
        self.maxschedchunk = len(self.collection)
        nodes = sorted(self.nodes, key=lambda node: int(node.gateway.id.removeprefix("gw")))
        for node, part in zip(nodes, parts(self.collection, noted_seconds(), len(nodes)), strict=True):
            self.node2pending[node].extend(part)
            node.send_runtest_some(part)
            node.shutdown()  # when it has run them


class Overseer:
    """In the process that hears from the others: fails a run of which anything was not told.

    xdist tells of a test in which a process crashed. Of a process that crashes between two tests, or after its last
    one, it says nothing that counts.
    """

    def __init__(self) -> None:
        self._expected: set[str] = set()
        self._told: set[str] = set()
        self._processes: list[WorkerController] = []

    def pytest_testnodeready(self, node: WorkerController) -> None:
        """Remember the process."""
        node.nodemanager.EXIT_TIMEOUT = SECONDS_TO_EXIT
        self._processes.append(node)

    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """Remember what is to be told of."""
        self._expected.update(ids)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember what was told of."""
        self._told.add(report.nodeid)

    def pytest_handlecrashitem(self, report: pytest.TestReport) -> None:
        """This one's end is told of already."""
        self._processes.remove(report.node)  # type: ignore[attr-defined]

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Iterator[None]:
        """Look back when xdist has seen the processes off, before the summary is written."""
        yield
        if session.exitstatus not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            return  # it says itself why it came to an end
        for where, wrong in self._missed():
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
            place = ("tests", None, where)
            told = pytest.TestReport(where, place, {}, "failed", wrong, "teardown")
            session.config.hook.pytest_runtest_logreport(report=told)

    def _missed(self) -> Iterator[tuple[str, str]]:
        for node in self._processes:
            code = node.gateway._io.popen.returncode  # what it made of its own end; xdist does not ask
            if code != 0:
                yield f"process {node.gateway.id}", f"ended with {code}"
        untold = sorted(self._expected - self._told)
        if untold:
            yield untold[0], f"{len(untold)} tests were never run, this one first"


# --- pytest's hooks; the suite's conftest takes them over


def pytest_configure(config: pytest.Config) -> None:
    """Have a run in several processes overseen."""
    if config.getoption("numprocesses", None):
        config.pluginmanager.register(Overseer())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """`-n auto` is one process per core that may be used; on a single core there is none beside this one."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST) if cores > 1 else 0


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> FixedScheduling:
    """Settle what runs where before it begins."""
    return FixedScheduling(config, log)


# --- the seconds


def noted_seconds() -> dict[str, float]:
    """Return the seconds of the files that take long."""
    noted: dict[str, float] = json.loads(SECONDS.read_text(encoding="utf-8"))
    return noted


class Stopwatch:
    """Adds up what the tests of each file take, their fixtures included."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add one step of a test."""
        self.seconds[file_of(report.nodeid)] += report.duration  # type: ignore[assignment]


def main() -> int:
    """Run everything in this process; write the seconds if all is well. Returns pytest's exit code."""
    watch = Stopwatch()
    code = pytest.main(["-n0", *sys.argv[1:]], plugins=[watch])
    if code == pytest.ExitCode.OK:
        noted = {name: round(taken, 1) for name, taken in sorted(watch.seconds.items()) if taken >= LEAST_NOTED}
        SECONDS.write_text(json.dumps(noted, indent=0) + "\n", encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
