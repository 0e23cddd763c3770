"""A schedule: a seed's worth of work, meetings and misfortune. The same seed gives the same again.

VERSION goes up when the steps change: a seed plays again what it once broke by the version that broke it.
"""

import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.faults import invariants
from tests.faults.away_play import AwayPlay
from tests.faults.fuller_play import AheadPlay, FullerPlay
from tests.faults.play import Play
from tests.faults.world import Endpoint, Make, World

PLAYS: dict[int, type[Play]] = {1: Play, 2: FullerPlay, 3: AheadPlay, 4: AwayPlay}
VERSION = max(PLAYS)
STEPS = 14


@dataclass(frozen=True)
class Outcome:
    """What a schedule came to: nothing in `broken` is what is wanted."""

    seed: int
    version: int
    broken: tuple[str, ...]
    seen: Counter[str]
    log: tuple[str, ...]

    def told(self) -> str:
        """Say how it went, and how to have it again."""
        lines = [f"seed {self.seed} breaks:", *self.broken, "what happened:", *self.log]
        again = f"again: python -m tests.faults --seed {self.seed} --version {self.version}"
        return "\n".join([*lines, again])


def run(seed: int, steps: int = STEPS, version: int = VERSION, make: Make = Endpoint) -> Outcome:
    """Play one schedule in a folder of its own and look at what is left of it. `make` makes its endpoint."""
    folder = Path(tempfile.mkdtemp(prefix=f"feltbog-faults-{seed}-"))
    world = World(folder, seed, PLAYS[version].names, ahead=PLAYS[version].ahead, make=make)
    try:
        PLAYS[version](world).all(steps)
        broken = tuple(invariants.broken(world))
    except AssertionError as failure:
        broken = (str(failure),)
    finally:
        world.close()
        shutil.rmtree(folder, ignore_errors=True)
    return Outcome(seed, version, broken, world.seen, tuple(world.log))
