"""Several processes share the suite evenly and always in the same way, and none of them can fail unheard."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT
from tests.side_by_side import file_of, parts, pytest_xdist_auto_num_workers

TESTS = [f"tests/test_{name}.py::test_{number}" for name in "abcdef" for number in range(5)]
SECONDS = {"tests/test_c.py": 9.0, "tests/test_e.py": 5.0, "tests/test_a.py": 3.0}

PASSES = "def test_it(): pass\ndef test_that(): pass\n"
FAILS = "def test_it(): assert False\ndef test_that(): pass\n"
CRASHES = "import os, signal\ndef test_it(): os.kill(os.getpid(), signal.SIGKILL)\ndef test_that(): pass\n"
CRASHES_LAST = "import atexit, os\ndef test_it(): atexit.register(os._exit, 7)\ndef test_that(): pass\n"


@pytest.mark.parametrize("count", [1, 2, 3, 4, 9])
def test_every_test_is_in_one_part_and_a_file_in_no_two(count: int) -> None:
    made = parts(TESTS, SECONDS, count)
    assert len(made) == count
    assert sorted(at for part in made for at in part) == list(range(len(TESTS)))
    files = [{file_of(TESTS[at]) for at in part} for part in made]
    assert sum(map(len, files)) == len(set().union(*files))


def test_the_parts_weigh_alike_and_keep_the_order() -> None:
    first, second = parts(TESTS, SECONDS, 2)
    assert {file_of(TESTS[at]) for at in first} == {"tests/test_c.py"}
    assert first == sorted(first)
    assert second == sorted(second)


def test_another_order_makes_no_other_parts() -> None:
    backwards = TESTS[::-1]
    there = [{TESTS[at] for at in part} for part in parts(TESTS, SECONDS, 3)]
    assert there == [{backwards[at] for at in part} for part in parts(backwards, SECONDS, 3)]


def test_a_story_that_is_played_once_is_played_in_one_process() -> None:
    readers = [f"tests/scenarios/test_{name}.py::test_it" for name in ("one", "two", "three")]
    assert sorted(map(len, parts(readers, {}, 2))) == [0, 3]


def test_there_is_a_process_for_each_core_up_to_four() -> None:
    assert pytest_xdist_auto_num_workers() in (0, 2, 3, 4)


def run(folder: Path, **files: str) -> tuple[int, str, str]:
    """Run these files two at a time; return the exit code, the counts in the last line, and all that was said."""
    for name, text in files.items():
        (folder / f"test_{name}.py").write_text(text, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    plugins = ("-p", "xdist.plugin", "-p", "tests.side_by_side")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n2", "-ra", "--color=no", *plugins, str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    told = done.stdout + done.stderr
    last = done.stdout.rstrip().splitlines()[-1]
    return done.returncode, re.sub(r" in .*|=+ ", "", last), told


def test_one_line_tells_of_all_and_a_crash_is_a_failure_after_which_the_rest_is_run(tmp_path: Path) -> None:
    code, counts, told = run(tmp_path, a=FAILS, b=CRASHES)
    assert (code, counts) == (1, "2 failed, 2 passed"), told
    assert "crashed while running" in told


def test_a_crash_after_the_last_test_is_an_error(tmp_path: Path) -> None:
    code, counts, told = run(tmp_path, a=PASSES, b=CRASHES_LAST)
    assert (code, counts) == (1, "4 passed, 1 error"), told
    assert "ended with 7" in told
