"""What must hold after every schedule, whatever happened in it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sync import wire
from sync.errors import Untrusted
from tests.faults.traffic import Message
from tests.faults.world import Laptop, World

PASSES = 4


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
        given = {page.space.hex() for page in answer.pages} | {grant.space.hex() for grant in answer.grants}
        for space, entitled in self._world.entitled.items():
            assert space not in given or laptop.name in entitled, f"{laptop.name} is given {space}"


def broken(world: World) -> Iterator[str]:
    """Let everybody meet in peace, then yield a line for each thing that is not as it must be."""
    passes = _settle(world)
    if passes is None:
        yield f"no peace after {PASSES} rounds of everybody"
    books = {name: world.tell(name, "dump") for name in world.laptops}
    for name, book in books.items():
        if not isinstance(book, dict):
            yield f"{name} cannot be looked into: {book}"
            return
        yield from _alone(name, book)
    for space, entitled in world.entitled.items():
        yield from _together(world, space, {name: books[name] for name in sorted(entitled)})
        for name in books.keys() - entitled:
            if space in books[name]["spaces"] or space in books[name]["keys"]:
                yield f"{name} has something of {space} and is not in it"
    everything = {id_ for book in books.values() for held in book["spaces"].values() for id_ in held["ids"]}
    if lost := world.said.get("settled", set()) - everything:
        yield f"lost: {sorted(lost)}"


def _settle(world: World) -> int | None:
    """Return how many times everybody had to meet until nothing moved any more."""
    for laptop in world.laptops.values():
        laptop.wake()
        world.tell(laptop.name, "arm", 0)
    for number in range(1, PASSES + 1):
        replies = [world.tell(name, "round") for name in world.laptops]
        world.log.append(f"peace {number}: {replies}")
        if all(reply == (True, 1, 0, 0) for reply in replies):
            return number
    return None


def _alone(name: str, book: dict[str, Any]) -> Iterator[str]:
    for what in ("sound", "unsent", "quarantined", "waiting"):
        if book[what]:
            yield f"{name} {what}: {book[what]}"


def _together(world: World, space: str, books: dict[str, dict[str, Any]]) -> Iterator[str]:
    first, *others = books
    held = books[first]["spaces"][space]
    for name in others:
        other = books[name]["spaces"][space]
        for what in ("ids", "digest", "records", "histories"):
            if held[what] != other[what]:
                yield f"{what} of {first} and {name} differ: {_difference(held[what], other[what])}"
    for name in books:
        if lost := world.said[space] - set(books[name]["spaces"][space]["ids"]):
            yield f"{name} lacks what was said to be saved: {sorted(lost)}"
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
