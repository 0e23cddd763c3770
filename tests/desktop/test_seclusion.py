"""What a process tells nobody: no crash writes its memory, no error its people's words."""

import subprocess
import sys

import pytest

ERRS = """
import threading
from desktop.seclusion import keep_memory_out_of_dumps, keep_words_out_of_errors
keep_memory_out_of_dumps()
keep_words_out_of_errors()
if {dumps}:
    import pathlib, resource
    kept = pathlib.Path("/proc/self/coredump_filter").read_text().strip("0\\n")
    print(resource.getrlimit(resource.RLIMIT_CORE), kept)
def err():
    raise KeyError("Qwzxmette")
one = threading.Thread(target=err)
one.start()
one.join()
err()
"""


def _run(dumps: bool) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", ERRS.format(dumps=dumps)], capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(sys.platform != "linux", reason="dumps are emptied where the kernel makes them")
def test_a_crash_leaves_no_dump_and_an_empty_one_where_a_program_takes_it() -> None:
    assert _run(dumps=True).stdout.strip() == "(0, 0)"


def test_an_error_nobody_caught_is_told_by_type_and_place() -> None:
    told = _run(dumps=False)
    assert told.returncode == 1
    assert told.stderr.count("KeyError") == 2 and "<string>:" in told.stderr
    assert "Qwzxmette" not in told.stderr
