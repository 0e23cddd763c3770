"""A file of the most rows that are taken is one act, and memory does not grow with it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(sys.platform != "linux", reason="Only there can a process be held to so much memory")
def test_fifty_thousand_rows_come_in_and_go_out_as_one_in_bounded_memory(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.desktop.importing.fifty_thousand", str(tmp_path), "128"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)
    assert ran.stdout.split() == ["50000", "0", "0"], ran.stderr
