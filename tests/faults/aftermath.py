"""What must hold after letters, erasing and putting people out: who has what in the end, and who has it no more."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sync import wire
from tests.faults.world import Posted, Saying, World

Books = dict[str, dict[str, Any]]


@dataclass
class Rights:
    """Who is in which space in the end, as the directory of those who are left says."""

    members: dict[str, set[str]]  # space -> names
    out: set[tuple[str, str]] = field(default_factory=set)  # name, space: was in it once
    stubs: dict[str, tuple[Any, ...]] = field(default_factory=dict)  # record -> what is left of it
    directories: dict[str, dict[str, Any]] = field(default_factory=dict)  # name -> what it knows

    @classmethod
    def of(cls, world: World, books: Books) -> "Rights":
        """Ask those who are left."""
        deeds = world.deeds
        if not deeds.who:  # nobody was ever put out
            return cls({space: set(names) for space, names in world.entitled.items()})
        directories = {name: world.tell(name, "directory") for name in books}
        persons = {person: name for name, (person, _) in deeds.who.items()}
        known = directories["anne"]["members"]
        members = {
            space: {persons[one] for one in known[space] if one in persons} - world.gone for space in world.entitled
        }
        out = {(name, space) for space, names in world.entitled.items() for name in names - members[space]}
        stubs = {record: stub for book in books.values() for record, stub in book["stubs"].items()}
        return cls(members, out, stubs, directories)

    @property
    def out_of_some(self) -> set[str]:
        """Whoever has been put out of something: what they had for it stays with them."""
        return {name for name, _ in self.out}

    def excuse(self, saying: Saying) -> bool:
        """Tell whether a change need not be with everybody: its record is erased, or its author is out."""
        name, record, space = saying
        return record in self.stubs or (name, space) in self.out


def broken(world: World, books: Books, rights: Rights) -> Iterator[str]:
    """Yield a line for each thing that is not as it must be."""
    if not rights.directories:
        return
    yield from _directories(world, rights)
    yield from _who_is_out(world, rights)
    yield from _last_words(world, books, rights)
    yield from _erased(world, books, rights)
    yield from _letters(world, books, rights)
    yield from _held(world, rights)
    yield from _order(world)


def _directories(world: World, rights: Rights) -> Iterator[str]:
    heads = {name: directory["head"] for name, directory in rights.directories.items()}
    if len(set(heads.values())) != 1:
        yield f"directories differ: {heads}"
    for name, directory in rights.directories.items():
        if due := set(directory["due"]) & {space for space, names in rights.members.items() if names}:
            yield f"{name} knows of epochs that nobody has begun: {due}"
    revoked = {
        name for name, (_, device) in world.deeds.who.items() if device in rights.directories["anne"]["revoked"]
    }
    if undone := world.deeds.put_out - revoked:
        yield f"was said to be put out and is not: {undone}"
    if undone_ := world.deeds.taken_out - rights.out:
        yield f"was said to be taken out and is not: {undone_}"
    if revoked - world.gone:
        yield f"is out and has not noticed: {revoked - world.gone}"
    if (world.gone - revoked) and not world.deeds.rolled_back:
        yield f"has wiped itself and is not out: {world.gone - revoked}"
    for name in world.gone:
        left = {path.name for path in world.laptops[name].folder.iterdir()}
        if not left <= {"wiped", "lock"}:
            yield f"{name} is wiped and still has {left}"


def _who_is_out(world: World, rights: Rights) -> Iterator[str]:
    """Nothing sealed after they were put out is handed to them or readable by them."""
    for name, space in world.given:
        if space in rights.members and name not in rights.members[space]:
            yield f"{name} is out of {space} and the endpoint gave it something of it"
    last = rights.directories["anne"]["last_epochs"]
    for name, held in world.keys.items():
        for space, epoch in last.get(world.deeds.who[name][0], {}).items():
            if max(held.get(space, [0])) > epoch and name not in rights.members.get(space, set()):
                yield f"{name} holds keys {held[space]} of {space} and was put out in epoch {epoch}"


def _last_words(world: World, books: Books, rights: Rights) -> Iterator[str]:
    """What a device that was put out says of its unsent work is so, and what was told of it is here."""
    there = {id_ for book in books.values() for held in book["spaces"].values() for id_ in held["ids"]}
    records = {record for book in books.values() for held in book["spaces"].values() for record in held["records"]}
    for name, (reported, unsent) in world.last_words.items():
        if reported > len(unsent):
            yield f"{name} reports {reported} unsent changes and had {len(unsent)}"
        posted = {one.id for one in world.deeds.letters if one.name == name and one.record not in records}
        of_name = posted | {
            id_ for id_, saying in world.said.items() if saying[0] == name and saying[1] not in rights.stubs
        }
        never_left = of_name & set(unsent) - there
        if reported < len(never_left):
            yield f"{name} reports {reported} unsent changes; {len(never_left)} are nowhere"
    for device, space, sequence in world.deeds.known_up_to:
        for name in rights.members.get(space, set()):
            if (here := world.tell(name, "chain_lengths", device)[space]) < sequence:
                yield f"{name} has {here} batches of {device} in {space}; {sequence} were known when it was put out"


def _erased(world: World, books: Books, rights: Rights) -> Iterator[str]:
    """The stub stands everywhere, and no word is left anywhere."""
    homes = {record: space for _, record, space in world.said.values()}
    homes |= {letter.record: letter.target for letter in world.deeds.letters}
    if undone := {one for one in world.deeds.erased if one not in rights.stubs}:
        yield f"was said to be erased and is not: {undone}"
    words = {word for record in rights.stubs for word in world.deeds.words.get(record, set())}
    # notes that were written together share their word: what still stands in another is to be found
    words -= {word for record, of in world.deeds.words.items() if record not in rights.stubs for word in of}
    for name, book in books.items():
        for record, stub in rights.stubs.items():
            held = book["stubs"].get(record)
            if name in rights.members[stub[0]] and held != stub:
                yield f"{name} has {held} of the erased {record}, others {stub}"
            for space, has in book["spaces"].items():
                if record in has["records"]:
                    yield f"{name} still has the erased {record} in {space}"
        if drafts := [key for key in book["drafts"] if key.removeprefix("edit/") in rights.stubs]:
            yield f"{name} still has drafts of what is erased: {drafts}"
        for looked in ("traces", "finds"):
            if left := world.tell(name, looked, sorted(words)):
                yield f"{name}: {looked} of erased words: {left}, of {[_of(world, word) for word in left]}"
    if unknown := rights.stubs.keys() - homes.keys():
        world.log.append(f"erased and never said to be written: {sorted(unknown)}")


def _letters(world: World, books: Books, rights: Rights) -> Iterator[str]:
    """Each is there exactly once for every member of the space it was written to, and nowhere else."""
    for name, book in books.items():
        came = Counter(
            origin["letter"]
            for held in book["spaces"].values()
            for record in held["records"].values()
            if isinstance(origin := record["fields"].get("origin"), dict)
        )
        if doubled := [letter for letter, count in came.items() if count > 1]:
            yield f"{name} has letters twice: {doubled}"
        for letter in world.deeds.letters:
            yield from _letter(name, book, letter, rights)
        words = [
            one.word for one in world.deeds.letters if name != one.name and name not in world.entitled[one.target]
        ]
        if left := world.tell(name, "traces", words):
            yield f"{name} has words of letters to others: {left}"


def _letter(name: str, book: dict[str, Any], letter: Posted, rights: Rights) -> Iterator[str]:
    erased, sender_out = letter.record in rights.stubs, (letter.name, letter.space) in rights.out
    there = letter.record in book["spaces"].get(letter.target, {}).get("records", {})
    if name in rights.members[letter.target] and not there and not erased and not sender_out:
        yield f"{name} lacks letter {letter}"
    for space, held in book["spaces"].items():
        if space != letter.target and letter.record in held["records"]:
            yield f"{name} has letter {letter} in {space}"


def _held(world: World, rights: Rights) -> Iterator[str]:
    """The endpoint holds nothing of what was erased."""
    gone = {id_ for id_, (_, record, _) in world.said.items() if record in rights.stubs}
    held = {bytes(change).hex() for (change,) in world.endpoint.rows("SELECT change FROM sealed_change")}
    if left := gone & held:
        yield f"the endpoint still holds of what is erased: {[(id_, *world.said[id_]) for id_ in sorted(left)]}"


def _order(world: World) -> Iterator[str]:
    """Letters of one sender between two spaces stand in the order in which they were written."""
    rows = world.endpoint.rows("SELECT body FROM letter ORDER BY space_id, position")
    stored = [wire.decode(bytes(body), wire.Letter) for (body,) in rows]
    devices = {device: name for name, (_, device) in world.deeds.who.items()}
    chains: dict[tuple[str, str, str], list[str]] = {}
    for letter in stored:
        chain = devices[letter.device.hex()], letter.sender_space.hex(), letter.space.hex()
        ids = chains.setdefault(chain, [])
        # One that was sealed anew for an endpoint that had lost it, and whose first seal an old request of the wire
        # then brought back, stands twice there, next to itself; whoever reads has one record (`_letters`).
        if ids[-1:] != [letter.id.hex()]:
            ids.append(letter.id.hex())
    for chain, ids in chains.items():
        written = [one.id for one in world.deeds.letters if (one.name, one.space, one.target) == chain]
        if [id_ for id_ in ids if id_ in written] != [id_ for id_ in written if id_ in ids]:
            yield f"letters of {chain} stand as {ids}, were written as {written}"
        if len(ids) != len(set(ids)):
            yield f"letters of {chain} stand twice: {ids}"


def _of(world: World, word: str) -> list[str]:
    return [record for record, words in world.deeds.words.items() if word in words]
