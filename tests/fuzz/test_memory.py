"""What is made to use up memory does not: every bomb within the limits of size opens in 256 MB or is refused."""

import subprocess
import sys

from tests.endpoint_process import ROOT


def test_no_input_within_the_limits_takes_more_than_256_mebibytes() -> None:
    command = [sys.executable, "-m", "tests.fuzz.bombs", "256"]
    opened = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)
    *bad, last = opened.stdout.splitlines()
    assert not bad, opened.stderr
    assert int(last.split()[0]) > 30
