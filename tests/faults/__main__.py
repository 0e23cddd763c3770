"""`python -m tests.faults --seeds 5000`: play schedules; `--seed 17`: one of them again, and what happens in it."""

import argparse
import sys
import time
from collections import Counter

from tests.guards import settle_in

if __name__ == "__main__":  # each process that is forked off reads this file under another name
    settle_in()  # before anything that keeps a temporary folder of its own

from tests.faults import schedule


def main() -> int:
    """Exit code 1 when anything was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--seeds", type=int, default=50, help="how many")
    parser.add_argument("--first", type=int, default=0, help="the first of them")
    parser.add_argument("--seed", type=int, help="only this one, and say what happens in it")
    parser.add_argument("--steps", type=int, default=schedule.STEPS)
    parser.add_argument("--version", type=int, choices=schedule.PLAYS, default=schedule.VERSION)
    parser.add_argument("--seconds", type=float, help="stop after the schedule during which these have passed")
    chosen = parser.parse_args()
    if chosen.seed is not None:
        outcome = schedule.run(chosen.seed, chosen.steps, chosen.version)
        print(outcome.told() if outcome.broken else "\n".join([*outcome.log, f"seed {chosen.seed} holds"]))
        return bool(outcome.broken)
    return _many(range(chosen.first, chosen.first + chosen.seeds), chosen.steps, chosen.version, chosen.seconds)


def _many(seeds: range, steps: int, version: int, seconds: float | None) -> int:
    began = time.perf_counter()
    seen: Counter[str] = Counter()
    failed: list[int] = []
    played = 0
    for seed in seeds:
        outcome = schedule.run(seed, steps, version)
        played += 1
        seen.update(outcome.seen)
        if outcome.broken:
            failed.append(seed)
            print(outcome.told(), flush=True)
        held = played - len(failed)
        print(f"seed {seed} {'breaks' if outcome.broken else 'holds'}, {held} of {played} hold", flush=True)
        if seconds is not None and time.perf_counter() - began > seconds:
            break
    print(f"{played} schedules in {time.perf_counter() - began:.0f} s, broken: {failed or 'none'}")
    print("what happened: " + ", ".join(f"{name} {count}" for name, count in seen.most_common()))
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
