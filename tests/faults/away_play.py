"""The fourth version of the steps: forms are put away and come back (R18), and two of the four share a PC.

Anne decides and never puts away. A form leaves a book only when she holds all of it: what nobody but the endpoint
held would go with the endpoint.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.faults.fuller_play import AheadPlay
from tests.faults.play import TWO_YEARS, Step

ONE_PC = ("bo", "carla")  # one disk, one clock, one lid; a book and a process each


class AwayPlay(AheadPlay):
    """What is put away is in `away`: whose book it left, the record and its space."""

    refusals = (*AheadPlay.refusals, "PutAside")

    def _kinds(self) -> list[Step]:
        return [
            *super()._kinds(), (self.put_away, 7), (self.put_away_and_die, 2), (self.want_back, 2),
            (self.keep_longer, 2), (self.write_on_what_is_away, 2),
        ]  # fmt: skip

    def _set_up(self) -> None:
        super()._set_up()
        self.away: list[tuple[str, str, str]] = []

    def all(self, steps: int) -> None:
        """After the steps, look at what is away; then all of it is wanted back, and must come whole."""
        super().all(steps)
        for name in self._present():
            self._quietly(name, "arm", 0)
            found = self._try(name, "all_away")
            if not isinstance(found, dict):
                continue
            self._note(f"{name} has {len(found['away'])} forms away, {len(found['wanted'])} on their way back")
            words = {word for record in found["away"] for word in self.world.deeds.words.get(record, ())}
            elsewhere = {
                word for record, of in self.world.deeds.words.items() if record not in found["away"] for word in of
            }
            # what one wrote in a letter stands with the record it was written of
            elsewhere |= {one.word for one in self.world.deeds.letters if one.name == name}
            for looked in ("traces", "finds"):
                left = self.world.tell(name, looked, sorted(words - elsewhere))
                assert left == [], f"{name}: {looked} of words that were put away: {left}"
            self._try(name, "want_back", found["away"])

    # steps

    def put_away(self) -> None:
        """A form leaves the book of somebody who is not to decide about it, when all of it has been sent."""
        name = self._somebody_else()
        for one in (name, "anne"):
            self._try(one, "round")
        self._put_one_away(name)

    def put_away_and_die(self) -> None:
        """kill -9 at a statement of it."""
        name = self._somebody_else()
        for one in (name, "anne"):
            self._try(one, "round")
        self._quietly(name, "arm", self.chance.randrange(1, 60))
        self._put_one_away(name)

    def want_back(self) -> None:
        """Somebody's day had not come after all."""
        if away := self._something_away():
            name, record, _ = away
            self._try(name, "want_back", [record])

    def keep_longer(self) -> None:
        """Somebody decides that a form is kept longer: it comes back to whoever has put it away."""
        if away := self._something_away():
            _, record, space = away
            self._save(self._one_of(space), "keep_longer", record, space)

    def write_on_what_is_away(self) -> None:
        """A colleague who still has it writes on it: it comes back with that."""
        if away := self._something_away():
            _, record, space = away
            name = self._one_of(space)
            text = self._words(name)
            self._save_in(name, text, "edit_this", record, "concern_text", text, space)

    # one PC for two

    def sleep(self) -> None:
        """The lid of a PC is closed, on whoever uses it."""
        for name in self._beside(self._anybody()):
            self.world.laptops[name].kill()

    def jump(self) -> None:
        seconds = self.chance.uniform(-TWO_YEARS, TWO_YEARS)
        for name in self._beside(self._anybody()):
            self._quietly(name, "set_clock", seconds - self.world.laptops[name].clock)
            self.world.laptops[name].clock = seconds

    def write_without_room(self) -> None:
        name, room = self._anybody(), self.chance.choice((0, 4096, 30_000))
        with self._no_room(name, room):
            for _ in range(3):
                self._write_something(self.chance.choice(self._beside(name)))

    def meet_without_room(self) -> None:
        with self._no_room(self._anybody(), self.chance.choice((0, 4096, 30_000))):
            self.meet()

    # parts of them

    @contextmanager
    def _no_room(self, name: str, room: int) -> Iterator[None]:
        beside = self._beside(name)
        for one in beside:
            self._quietly(one, "room", room)
        yield
        for one in beside:
            self._quietly(one, "room", None)

    def _put_one_away(self, name: str) -> None:
        space = self.chance.choice(self.spaces[name])
        found = self._try(name, "pick_form", self.chance.randrange(1000), space)
        if not isinstance(found, tuple) or found[:1] == ("refused",):
            return
        record, heads = found
        if self._try("anne", "heads", record) != heads:
            return
        if self._try(name, "put_away", record, heads) is True:
            self._note(f"{name} puts {record} away")
            self.world.seen["a form put away"] += 1
            self.away.append((name, record, space))

    def _something_away(self) -> tuple[str, str, str] | None:
        """Return one of what was put away; where there is nothing yet, something is now."""
        if not self.away:
            self.put_away()
        return self.chance.choice(self.away) if self.away else None

    def _somebody_else(self) -> str:
        """Return somebody who does not decide; Anne, who has nothing to put away, when nobody else is left."""
        return self.chance.choice([one for one in self._present() if one != "anne"] or ["anne"])

    def _one_of(self, space: str) -> str:
        return self.chance.choice([one for one in self._present() if space in self.spaces[one]])

    def _beside(self, name: str) -> list[str]:
        """Return who is on that PC."""
        return [one for one in self._present() if one == name or {one, name} == {*ONE_PC}]
