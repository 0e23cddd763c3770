"""What must hold after every schedule, whatever happened in it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sync import wire
from sync.errors import Untrusted
from tests.faults import aftermath
from tests.faults.aftermath import Rights
from tests.faults.traffic import Message
from tests.faults.world import Laptop, World

PASSES = 6
IN_PEACE = (True, 1, 0, 0)


class Eavesdropper:
    """Looks at what the endpoint hands out: nobody gets a page of a space that is not theirs."""

    def __init__(self, world: World) -> None:
        self._world = world

    def look(self, laptop: Laptop, request: Message, reply: Message) -> None:
        """Raise AssertionError at what should never have been given."""
        if request.route != "/v1/round" or not reply.head.startswith(b"HTTP/1.1 200"):
            return
        try:
            answer = wire.decode(reply.body, wire.RoundAnswer)
        except Untrusted as error:
            raise AssertionError(f"the endpoint speaks in riddles to {laptop.name}") from error
        given = {one.space.hex() for of in (answer.pages, answer.grants, answer.letters) for one in of}
        self._world.given |= {(laptop.name, space) for space in given}
        for space, entitled in self._world.entitled.items():
            assert space not in given or laptop.name in entitled, f"{laptop.name} is given {space}"


def broken(world: World) -> Iterator[str]:
    """Let everybody meet in peace, then yield a line for each thing that is not as it must be."""
    if not _settle(world):
        yield f"no peace after {PASSES} rounds of everybody"
    books = {name: world.tell(name, "dump") for name in world.laptops if name not in world.gone}
    for name, book in books.items():
        if not isinstance(book, dict):
            yield f"{name} cannot be looked into: {book}"
            return
        # how many of each sort: the hash of a letter is another in each run, for its seal is
        codes = Counter(code for code, _ in book["refusals"])
        world.log.append(f"{name} was shown as not trusted: {dict(sorted(codes.items()))}")
    rights = Rights.of(world, books)
    for name, book in books.items():
        yield from _alone(name, book, rights)
    for space, entitled in rights.members.items():
        yield from _together(world, space, {name: books[name] for name in sorted(entitled)}, rights)
        for name in books.keys() - world.entitled[space]:
            if space in books[name]["spaces"] or space in books[name]["keys"]:
                yield f"{name} has something of {space} and was never in it"
    yield from aftermath.broken(world, books, rights)


def _settle(world: World) -> bool:
    """Have everybody meet until nothing moves any more; whoever has been put out learns so."""
    for laptop in world.laptops.values():
        laptop.wake()
        world.tell(laptop.name, "arm", 0)
        if world.deeds.who and isinstance(held := world.tell(laptop.name, "held_keys"), dict):
            world.keys[laptop.name] = held
    for number in range(1, PASSES + 1):
        world.given.clear()
        world.endpoint.wake()  # what it was told to die of may have come after its last answer
        replies = {name: world.tell(name, "round") for name in world.laptops if name not in world.gone}
        world.log.append(f"peace {number}: {replies}")
        if all(reply == IN_PEACE for reply in replies.values()):
            return True
    return False


def _alone(name: str, book: dict[str, Any], rights: Rights) -> Iterator[str]:
    unsent = {space: count for space, count in book["unsent"].items() if name in rights.members[space]}
    if unsent:
        yield f"{name} unsent: {unsent}"
    for what in ("sound", "quarantined", "waiting", "letters", "away"):
        if book[what] and not (what != "sound" and name in rights.out_of_some):
            yield f"{name} {what}: {book[what]}"


def _together(world: World, space: str, books: dict[str, dict[str, Any]], rights: Rights) -> Iterator[str]:
    first, *others = books
    held = books[first]["spaces"][space]
    for name in others:
        other = books[name]["spaces"][space]
        for what in ("ids", "digest", "records", "histories"):
            if held[what] != other[what]:
                yield f"{what} of {first} and {name} differ: {_difference(held[what], other[what])}"
    said = {id_ for id_, saying in world.said.items() if saying[2] == space and not rights.excuse(saying)}
    for name in books:
        if lost := said - set(books[name]["spaces"][space]["ids"]):
            yield f"{name} lacks what was said to be saved: {[(id_, *world.said[id_]) for id_ in sorted(lost)]}"
    firsts = Counter(record["fields"].get("fact_text", "") for record in held["records"].values())
    if len(held["ids"]) != len(set(held["ids"])):
        yield "a change stands twice"
    doubled = [text for text, count in firsts.items() if count > 1 and "(" in text]
    if doubled:
        yield f"doubled: {doubled}"


def _difference(one: Any, other: Any) -> str:
    if isinstance(one, list):
        return f"only one has {sorted(set(one) ^ set(other))}"
    apart = [key for key in sorted(one.keys() | other.keys()) if one.get(key) != other.get(key)]
    return str({key: (one.get(key), other.get(key)) for key in apart})[:2000]
