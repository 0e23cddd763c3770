"""What a person waits for: the list, a keystroke, a record, saving; with the real windows, offscreen."""

import json
import subprocess
import sys

from tests.benchmarks.figures import Figure, Limit, percentile
from tests.benchmarks.store_figures import BigBook


def screens(big: BigBook, rounds: int) -> list[Figure]:
    """Ask a process of its own, with a fresh Qt; the floor is Qt's plain widgets with the same words."""
    command = [sys.executable, "-m", "tests.benchmarks.screen_process", str(big.folder), str(rounds)]
    told = json.loads(
        subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1]
    )
    first = Figure(f"list of {big.count:,}, first paint", "ms", Limit(100), note="floor: a plain list painted")
    for ours, floor in told["list"]:
        first.add(ours * 1000, floor * 1000)
    middle = Figure(f"keystroke to rows painted, p50 of {big.count:,}", "ms")
    keys = Figure(f"keystroke to rows painted, p95 of {big.count:,}", "ms", Limit(16))
    for some in told["keys"]:
        middle.add(percentile(some, 0.5) * 1000)
        keys.add(percentile(some, 0.95) * 1000)
    opened = Figure("opening a record, painted", "ms", Limit(50), note="floor: the same words as plain labels")
    for ours, floor in told["record"]:
        opened.add(ours * 1000, floor * 1000)
    saved = Figure("saving, key to sheet gone", "ms", Limit(20))
    for ours in told["save"]:
        saved.add(ours * 1000)
    return [first, middle, keys, opened, saved]
