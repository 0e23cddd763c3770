"""A schedule: a seed's worth of work, meetings and misfortune. The same seed gives the same again."""

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults import invariants, mishaps
from tests.faults.world import Died, World

NAMES = ("anne", "bo", "carla")
TWO_YEARS = 2 * 365 * 24 * 3600.0
TOPICS = ("skole", "familie", "venner", "fritid", "job")
FIELDS = ("fact_text", "own_words_text", "place_ref")
STEPS = 14


@dataclass(frozen=True)
class Outcome:
    """What a schedule came to: nothing in `broken` is what is wanted."""

    seed: int
    broken: tuple[str, ...]
    seen: Counter[str]
    log: tuple[str, ...]

    def told(self) -> str:
        """Say how it went, and how to have it again."""
        lines = [f"seed {self.seed} breaks:", *self.broken, "what happened:", *self.log]
        return "\n".join([*lines, f"again: python -m tests.faults --seed {self.seed}"])


def run(seed: int, steps: int = STEPS) -> Outcome:
    """Play one schedule in a folder of its own and look at what is left of it."""
    folder = Path(tempfile.mkdtemp(prefix=f"feltbog-faults-{seed}-"))
    world = World(folder, seed, NAMES)
    try:
        _Play(world).all(steps)
        broken = tuple(invariants.broken(world))
    except AssertionError as failure:
        broken = (str(failure),)
    finally:
        world.close()
        shutil.rmtree(folder, ignore_errors=True)
    return Outcome(seed, broken, world.seen, tuple(world.log))


class _Play:
    """The steps. Everything that is random comes from the world's chance, in the order of the steps."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.chance: random.Random = world.chance
        self.backups: list[Path] = []
        self.written = 0
        self.spaces: dict[str, list[str]] = {name: [] for name in NAMES}

    def all(self, steps: int) -> None:
        self._set_up()
        self.world.faults = [mishaps.ALL[self.chance.randrange(len(mishaps.ALL))] for _ in range(6)]
        self.world.log.append(f"wires: {', '.join(name for name, _ in self.world.faults)}")
        kinds: list[tuple[Callable[[], None], int]] = [
            (self.write, 6), (self.meet, 10), (self.write_and_die, 1), (self.meet_and_die, 3), (self.jump, 1),
            (self.write_without_room, 1), (self.meet_without_room, 1), (self.back_up, 2), (self.restore, 1),
            (self.destroy, 1), (self.restart, 1), (self.sleep, 1),
        ]  # fmt: skip
        for _ in range(steps):
            step = self.chance.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])[0]
            self._note(step.__name__)
            if not self.world.endpoint.alive and self.chance.random() < 0.7:
                self.world.endpoint.wake()
            step()
        self.world.faults = []
        self.world.endpoint.wake()

    def _set_up(self) -> None:
        """Anne founds; Bo and Carla join. One space is everybody's, one Anne's and Bo's."""
        world = self.world
        world.tell("anne", "found", world.folder / "recovery")
        everybody = world.tell("anne", "create_space", "Team Nord")
        two = world.tell("anne", "create_space", "Team Syd")
        for name, spaces in (("bo", [everybody, two]), ("carla", [everybody])):
            world.tell(name, "join", world.tell("anne", "invite", name.title(), spaces))
        world.entitled = {everybody: set(NAMES), two: {"anne", "bo"}}
        world.said = {everybody: set(), two: set()}
        self.spaces = {"anne": [everybody, two], "bo": [everybody, two], "carla": [everybody]}
        for name in NAMES:
            world.tell(name, "round")
        world.watch(invariants.Eavesdropper(world).look)
        self.backups.append(world.folder / "backup-0")
        world.endpoint.save(self.backups[-1])

    # steps

    def write(self) -> None:
        for _ in range(self.chance.randrange(1, 5)):
            self._write_something(self._anybody())

    def write_and_die(self) -> None:
        """kill -9 at a statement of a save, which may be inside its transaction."""
        name = self._anybody()
        self._quietly(name, "arm", self.chance.randrange(1, 60))
        for _ in range(3):
            self._write_something(name)

    def write_without_room(self) -> None:
        name = self._anybody()
        self._quietly(name, "room", self.chance.choice((0, 4096, 30_000)))
        for _ in range(3):
            self._write_something(name)
        self._quietly(name, "room", None)

    def meet(self) -> None:
        some = [name for name in NAMES if self.chance.random() < 0.6] or [self._anybody()]
        self._note("meeting: " + ", ".join(some))
        self.world.tell_all(dict.fromkeys(some, ("round",)))

    def meet_and_die(self) -> None:
        """kill -9 at a statement of a round: after the push and before the ack is applied, between two pages..."""
        name = self._anybody()
        self._write_something(name)
        self._quietly(name, "arm", self.chance.randrange(1, 250))
        self.meet()

    def meet_without_room(self) -> None:
        name = self._anybody()
        self._quietly(name, "room", self.chance.choice((0, 4096, 30_000)))
        self.meet()
        self._quietly(name, "room", None)

    def jump(self) -> None:
        """Somebody's clock is wrong by up to two years, or right again."""
        name = self._anybody()
        seconds = self.chance.uniform(-TWO_YEARS, TWO_YEARS)
        self._quietly(name, "set_clock", seconds - self.world.laptops[name].clock)
        self.world.laptops[name].clock = seconds

    def back_up(self) -> None:
        self.backups.append(self.world.folder / f"backup-{len(self.backups)}")
        self.world.endpoint.save(self.backups[-1])

    def restore(self) -> None:
        backup = self.chance.choice(self.backups)
        self._note(backup.name)
        self.world.endpoint.restore(backup)

    def destroy(self) -> None:
        self.world.endpoint.destroy()

    def restart(self) -> None:
        self.world.endpoint.kill()
        self.world.endpoint.wake()

    def sleep(self) -> None:
        """Somebody's laptop is closed in the middle of things."""
        self.world.laptops[self._anybody()].kill()

    # parts of them

    def _write_something(self, name: str) -> None:
        space = self.chance.choice(self.spaces[name])
        pick = self.chance.randrange(1000)
        self.written += 1
        text = f"Nr. {self.written} af {name}"
        what = self.chance.choices(("note", "edit", "tick", "settle", "undo"), (5, 5, 2, 2, 1))[0]
        arguments: tuple[object, ...] = {
            "note": ([f"{text} ({part})" for part in range(self.chance.choice((1, 1, 1, 5)))], space),
            "edit": (pick, self.chance.choice(FIELDS), text, space),
            "tick": (pick, self.chance.choice(TOPICS), self.chance.random() < 0.6, space),
            "settle": (pick,),
            "undo": (pick, space),
        }[what]
        try:
            said = self.world.tell(name, what, *arguments)
        except Died:
            self._note(f"{name} died writing")
            return
        if isinstance(said, list):
            self.world.said[space if what != "settle" else "settled"] = self.world.said.get(
                space if what != "settle" else "settled", set()
            ) | set(said)
        elif said[1] not in ("RefusedInput", "NoRoom"):
            raise AssertionError(f"{name} {what}: {said}")

    def _quietly(self, name: str, command: str, *arguments: object) -> None:
        try:
            self.world.tell(name, command, *arguments)
        except Died:
            self._note(f"{name} died at {command}")

    def _anybody(self) -> str:
        return NAMES[self.chance.randrange(len(NAMES))]

    def _note(self, text: str) -> None:
        self.world.log.append(text)
