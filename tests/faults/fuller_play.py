"""The second version of the steps: letters, erasing and putting people out, in the midst of everything else."""

from typing import Any

from tests.faults import invariants
from tests.faults.laptop_acts import word_of
from tests.faults.laptop_process import CONTACT, GONE
from tests.faults.play import FIELDS, TOPICS, Play, Step
from tests.faults.world import Died, Posted, Saved

CASE = "ssp_case"
CASE_FIELDS = ("heading", "concern_text")
NORD, SYD, SSP = "Team Nord", "Team Syd", "SSP Nord"
MOST_OUT = 2


class FullerPlay(Play):
    """Anne is administrator and never put out; Bo a fieldworker, Carla a coordinator, Dan any of the three."""

    names = ("anne", "bo", "carla", "dan")
    refusals = (*Play.refusals, "NotFound")  # what was erased meanwhile

    def _kinds(self) -> list[Step]:
        return [
            *super()._kinds(), (self.refer, 3), (self.answer, 2), (self.erase, 4), (self.put_out, 2),
            (self.take_out, 2),
        ]  # fmt: skip

    def _set_up(self) -> None:
        world, deeds = self.world, self.world.deeds
        world.tell("anne", "found", world.folder / "recovery")
        kinds = {NORD: "team", SYD: "team", SSP: "ssp_local"}
        ids = {name: world.tell("anne", "create", name, kind) for name, kind in kinds.items()}
        dan = self.chance.choice(
            (("fieldworker", (NORD, SYD)), ("coordinator", (NORD, SSP)), ("administrator", (NORD, SYD, SSP)))
        )
        self.roles = {"anne": "administrator", "bo": "fieldworker", "carla": "coordinator", "dan": dan[0]}
        places = {"anne": (NORD, SYD, SSP), "bo": (NORD, SYD), "carla": (NORD, SSP), "dan": dan[1]}
        self.spaces = {name: [ids[place] for place in of] for name, of in places.items()}
        self.ssp = ids[SSP]
        for name in self.names[1:]:
            told = world.tell("anne", "invite_as", name.title(), self.roles[name], self.spaces[name])
            world.tell(name, "join", told)
        for space in ids.values():
            world.entitled[space] = {name for name in self.names if space in self.spaces[name]}
        for name in self.names:
            world.tell(name, "round")
            deeds.who[name] = world.tell(name, "who")
        for name in self.names:
            for space in self.spaces[name]:
                text = self._words(name)
                self._save_in(name, text, "note", [text], space, self._kind(space))
        self.refer()
        world.watch(invariants.Eavesdropper(world).look)
        self.backups.append(world.folder / "backup-0")
        world.endpoint.save(self.backups[-1])

    # steps

    def refer(self) -> None:
        """A case is written in a team, and a letter of it to the SSP table."""
        name = self._anybody()
        teams = [space for space in self.spaces[name] if space != self.ssp]
        space = self.chance.choice(teams)
        for _ in range(self.chance.choice((1, 1, 3))):
            text, told = self._words(name), self._words(name)
            said = self._try(name, "refer", text, told, space, self.ssp)
            if isinstance(said, dict):
                self._saved(said["saved"], name, text)
                self._posted(said, name, space, told)

    def answer(self) -> None:
        """Somebody at the table answers a letter that came."""
        name = self.chance.choice([one for one in self._present() if self.ssp in self.spaces[one]])
        told = self._words(name)
        said = self._try(name, "answer", self.chance.randrange(1000), told, self.ssp)
        if isinstance(said, dict):
            self._posted(said, name, self.ssp, told)

    def erase(self) -> None:
        """A record is erased by somebody entitled, while others edit it, some of them without the endpoint."""
        name = self._anybody()
        space = self.chance.choice(self.spaces[name])
        whose = "mine" if self.roles[name] == "fieldworker" else "anybody"
        kind = self._kind(space)
        record = self._try(name, "pick_mine", self.chance.randrange(1000), space, kind, whose)
        if not isinstance(record, str) or record == GONE:
            return
        field = "concern_text" if kind == CASE else "fact_text"
        commands: dict[str, tuple[Any, ...]] = {name: ("erase", record)}
        for other in sorted(self.world.entitled[space] & set(self._present()) - {name}):
            if self.chance.random() < 0.6:
                text = self._words(other)
                self._save_in(other, text, "edit_this", record, field, text, space)
            if self.chance.random() < 0.2:
                self._try(other, "keep_draft", record, kind, self._words(other))
            if self.chance.random() < 0.5:
                commands[other] = ("round",)
        self._note(f"{name} erases {record}, meanwhile: {sorted(commands)}")
        said = self.world.tell_all(commands)[name]
        if said == ("done", record):
            self.world.deeds.erased.add(record)
        else:
            self._note(f"  {said}")

    def put_out(self) -> None:
        """An administrator puts a device or a person out, who has not sent everything."""
        actor, victim = self._administrator_and_other()
        if victim is None or len(self.world.deeds.put_out | self.world.gone) == MOST_OUT:
            return
        self._write_something(victim)
        named = self.chance.choice(self.world.deeds.who[victim])
        commands: dict[str, tuple[Any, ...]] = {actor: ("revoke", named)}
        commands |= {one: ("round",) for one in self._present() if one != actor and self.chance.random() < 0.4}
        self._note(f"{actor} puts {victim} out, meanwhile: {sorted(commands)}")
        said = self.world.tell_all(commands)[actor]
        if said is not None and said[0] == "done" and said[1] != GONE:
            self.world.deeds.put_out.add(victim)
            self.world.deeds.known_up_to += said[1]
        else:
            self._note(f"  {said}")

    def take_out(self) -> None:
        """An administrator takes somebody out of one space, or somebody leaves it."""
        actor, victim = self._administrator_and_other()
        if victim is None:
            return
        if self.chance.random() < 0.3:
            actor = victim
        space = self.chance.choice(self.spaces[victim])
        person = self.world.deeds.who[victim][0]
        commands: dict[str, tuple[Any, ...]] = {actor: ("take_out", person, space)}
        commands |= {one: ("round",) for one in self._present() if one != actor and self.chance.random() < 0.4}
        self._note(f"{actor} takes {victim} out of {space}, meanwhile: {sorted(commands)}")
        said = self.world.tell_all(commands)[actor]
        if said == ("done", None):
            self.world.deeds.taken_out.add((victim, space))
        else:
            self._note(f"  {said}")

    def restore(self) -> None:
        self.world.deeds.rolled_back = True
        super().restore()
        self._who_knows_most_comes_by()

    def destroy(self) -> None:
        self.world.deeds.rolled_back = True
        super().destroy()
        self._who_knows_most_comes_by()

    # parts of them

    def _who_knows_most_comes_by(self) -> None:
        """Give the endpoint the directory back before anybody states something else: two could not both stand."""
        known = {name: self._try(name, "head") for name in self.names if name not in self.world.gone}
        heads = {name: head for name, head in known.items() if isinstance(head, int)}
        faults, self.world.faults = self.world.faults, []
        self._try(max(heads, key=lambda name: heads[name]), "catch_up")
        self.world.faults = faults

    def _administrator_and_other(self) -> tuple[str, str | None]:
        actor = self.chance.choice([one for one in self._present() if self.roles[one] == "administrator"])
        others = [one for one in self._present() if one not in (actor, "anne")]
        return actor, self.chance.choice(others) if others else None

    def _write_something(self, name: str) -> None:
        space = self.chance.choice(self.spaces[name])
        kind = self._kind(space)
        pick = self.chance.randrange(1000)
        text = self._words(name)
        what = self.chance.choices(("note", "edit", "tick", "settle", "undo"), (5, 5, 2, 2, 1))[0]
        if what == "tick" and kind == CASE:
            what = "edit"
        field = self.chance.choice(CASE_FIELDS if kind == CASE else FIELDS)
        arguments: tuple[object, ...] = {
            "note": ([f"{text} ({part})" for part in range(self.chance.choice((1, 1, 1, 5)))], space, kind),
            "edit": (pick, field, text, space, kind),
            "tick": (pick, self.chance.choice(TOPICS), self.chance.random() < 0.6, space),
            "settle": (pick,),
            "undo": (pick, space, kind),
        }[what]
        if what in ("note", "edit"):
            self._save_in(name, text, what, *arguments)
        else:
            self._save(name, what, *arguments)

    def _save_in(self, name: str, text: str, what: str, *arguments: object) -> None:
        self._saved(self._save(name, what, *arguments), name, text)

    def _saved(self, saved: list[Saved], name: str, text: str) -> None:
        for change, record, space in saved:
            self.world.said[change] = name, record, space
            self.world.deeds.words.setdefault(record, set()).add(_word_in(text))

    def _posted(self, said: dict[str, Any], name: str, space: str, told: str) -> None:
        letter = Posted(said["letter"], name, space, said["to"], said["there"], _word_in(told))
        self.world.deeds.letters.append(letter)
        self.world.deeds.words.setdefault(letter.record, set()).add(letter.word)

    def _words(self, name: str) -> str:
        self.written += 1
        return f"Nr. {self.written} af {name} {word_of(self.written)}"

    def _kind(self, space: str) -> str:
        return CASE if space == self.ssp else CONTACT

    def _try(self, name: str, command: str, *arguments: object) -> Any:
        """Have one do something; None when it died over it. A refusal is noted and returned."""
        try:
            said = self.world.tell(name, command, *arguments)
        except Died:
            self._note(f"{name} died at {command}")
            return None
        if isinstance(said, tuple) and said[:1] == ("refused",):
            self._note(f"{name} {command}: {said}")
        return said


class AheadPlay(FullerPlay):
    """The third version: the same, and the laptops ask for the pages of a large fetch ahead, as the app does."""

    ahead = True


def _word_in(text: str) -> str:
    return text.split()[4]
