"""The steps of a schedule: work, meetings and misfortune."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.faults import invariants, mishaps
from tests.faults.laptop_process import GONE
from tests.faults.world import Died, Saved, World

NAMES = ("anne", "bo", "carla")
TWO_YEARS = 2 * 365 * 24 * 3600.0
TOPICS = ("skole", "familie", "venner", "fritid", "job")
FIELDS = ("fact_text", "own_words_text", "place_ref")
Step = tuple[Callable[[], None], int]  # and how often it is taken, beside the others


class Play:
    """The first version: writing and meeting, and what can happen to both.

    Everything that is random comes from the world's chance, in the order of the steps: another order is another
    schedule, and old seeds would not play again what they once broke.
    """

    names = NAMES
    refusals: tuple[str, ...] = ("RefusedInput", "NoRoom")  # that saving may meet
    ahead = False  # the laptops ask for the pages of a large fetch ahead

    def __init__(self, world: World) -> None:
        self.world = world
        self.chance: random.Random = world.chance
        self.backups: list[Path] = []
        self.written = 0
        self.spaces: dict[str, list[str]] = {name: [] for name in self.names}

    def all(self, steps: int) -> None:
        self._set_up()
        self.world.faults = [mishaps.ALL[self.chance.randrange(len(mishaps.ALL))] for _ in range(6)]
        self.world.log.append(f"wires: {', '.join(name for name, _ in self.world.faults)}")
        kinds = self._kinds()
        for _ in range(steps):
            step = self.chance.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])[0]
            self._note(step.__name__)
            if not self.world.endpoint.alive and self.chance.random() < 0.7:
                self.world.endpoint.wake()
            step()
        self.world.faults = []
        self.world.endpoint.wake()

    def _kinds(self) -> list[Step]:
        return [
            (self.write, 6), (self.meet, 10), (self.write_and_die, 1), (self.meet_and_die, 3), (self.jump, 1),
            (self.write_without_room, 1), (self.meet_without_room, 1), (self.back_up, 2), (self.restore, 1),
            (self.destroy, 1), (self.restart, 1), (self.sleep, 1),
        ]  # fmt: skip

    def _set_up(self) -> None:
        """Anne founds; Bo and Carla join. One space is everybody's, one Anne's and Bo's."""
        world = self.world
        world.tell("anne", "found", world.folder / "recovery")
        everybody = world.tell("anne", "create_space", "Team Nord")
        two = world.tell("anne", "create_space", "Team Syd")
        for name, spaces in (("bo", [everybody, two]), ("carla", [everybody])):
            world.tell(name, "join", world.tell("anne", "invite", name.title(), spaces))
        world.entitled = {everybody: set(NAMES), two: {"anne", "bo"}}
        self.spaces = {"anne": [everybody, two], "bo": [everybody, two], "carla": [everybody]}
        for name in self.names:
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
        some = [name for name in self._present() if self.chance.random() < 0.6] or [self._anybody()]
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
        self._save(name, what, *arguments)

    def _save(self, name: str, what: str, *arguments: object) -> list[Saved]:
        """Have something written, and remember what was said to be durable."""
        try:
            said = self.world.tell(name, what, *arguments)
        except Died:
            self._note(f"{name} died writing")
            return []
        if said == GONE:
            return []
        if not isinstance(said, list):
            if said[1] not in self.refusals:
                raise AssertionError(f"{name} {what}: {said}")
            return []
        self.world.said.update({change: (name, record, space) for change, record, space in said})
        return said

    def _quietly(self, name: str, command: str, *arguments: object) -> None:
        try:
            self.world.tell(name, command, *arguments)
        except Died:
            self._note(f"{name} died at {command}")

    def _anybody(self) -> str:
        present = self._present()
        return present[self.chance.randrange(len(present))]

    def _present(self) -> Sequence[str]:
        """Return who has a book: a laptop that was put out and wiped does nothing more."""
        return [name for name in self.names if name not in self.world.gone]

    def _note(self, text: str) -> None:
        self.world.log.append(text)
