"""`python -m tests.benchmarks`: measure, print one table."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import peer, screen_figures, store_figures
from tests.benchmarks.figures import Figure, table
from tests.benchmarks.sync_figures import SyncFigures

NAMES = ("save", "unlock", "search", "screens", "sync", "incremental", "peer", "memory")
MANY = 50_000  # changes: the memory of a first fetch is measured there, and only when it is asked for


def main() -> int:
    options = _options()
    chosen = set(options.only or NAMES[:-1])
    records, changes, rounds = (5_000, 1_000, 2) if options.small else (100_000, 10_000, options.rounds)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="feltbog-figures-") as place:
        folder = Path(place)
        if chosen & {"save", "unlock", "search", "screens"}:
            _say(f"writing a book of {records:,} records")
            big = store_figures.BigBook(folder, records)
            parts: dict[str, Callable[[store_figures.BigBook, int], list[Figure]]] = {
                "unlock": store_figures.unlocking,
                "search": store_figures.searching,
                "screens": screen_figures.screens,
                "save": store_figures.saving,
            }
            for name, measure in parts.items():
                if name in chosen:
                    _say(name)
                    figures += measure(big, rounds)
            big.raw.close()
        if chosen & {"sync", "incremental", "peer"}:
            exchange = SyncFigures(changes)
            for number in range(rounds + 1):
                _say(f"sync, round {number} of {rounds} (0 warms up)")
                exchange.run(folder / f"round-{number}", counts=number > 0)
            figures += exchange.large() if chosen & {"sync", "peer"} else []
            figures += exchange.small() if chosen & {"incremental", "peer"} else []
            if options.peer and "peer" in chosen:
                _say("the peer")
                figures += peer.compare(options.peer, changes, min(rounds, 3), exchange.large() + exchange.small())
        if "memory" in chosen:
            _say(f"sync of {MANY:,} changes, once")
            large = SyncFigures(MANY)
            large.run(folder / "memory", counts=True)
            figures += large.memory()
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(table(figures))
    if not options.peer:
        print("peer not measured (--peer DIR names its harness)")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--small", action="store_true", help="a quick run: fewer records, two rounds")
    parser.add_argument(
        "--only", action="append", choices=NAMES, help="may be given several times; the peer goes with sync"
    )
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds of each figure (5)")
    parser.add_argument("--peer", type=Path, metavar="DIR", help="a folder with the peer's harness, installed")
    return parser.parse_args()


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
