"""What can happen to one request on its way, each as a function of the world, the laptop and the request.

Each returns the answer the laptop gets; None: its line is cut.
"""

from tests.faults import traffic
from tests.faults.traffic import Message
from tests.faults.world import Fault, Laptop, World


def lost_request(world: World, laptop: Laptop, request: Message) -> Message | None:
    """It never arrives."""
    return None


def cut_request(world: World, laptop: Laptop, request: Message) -> Message | None:
    """Only its first part arrives."""
    world.endpoint.send_only(request.cut(world.chance.random()))
    return None


def lost_answer(world: World, laptop: Laptop, request: Message) -> Message | None:
    """The endpoint has done it and the laptop does not know."""
    world.forward(laptop, request)
    return None


def cut_answer(world: World, laptop: Laptop, request: Message) -> Message | None:
    """The answer breaks off."""
    reply = world.forward(laptop, request)
    if reply is not None and laptop.line is not None:
        laptop.line.sendall(reply.cut(world.chance.random()))
    return None


def corrupt_request(world: World, laptop: Laptop, request: Message) -> Message | None:
    """It arrives with other bytes in it."""
    return world.forward(laptop, request.corrupted(world.chance))


def corrupt_answer(world: World, laptop: Laptop, request: Message) -> Message | None:
    """The answer arrives with other bytes in it."""
    reply = world.forward(laptop, request)
    return reply and reply.corrupted(world.chance)


def duplicate(world: World, laptop: Laptop, request: Message) -> Message | None:
    """It arrives twice; the second answer is the one delivered."""
    world.forward(laptop, request)
    return world.forward(laptop, request)


def repeated_later(world: World, laptop: Laptop, request: Message) -> Message | None:
    """An old request of anybody arrives once more before this one."""
    old = getattr(world, "old_requests", [])
    if old:
        world.endpoint.ask("echo", world.chance.choice(old).whole)
    old.append(request)
    world.old_requests = old[-20:]  # type: ignore[attr-defined]
    return world.forward(laptop, request)


def delayed_request(world: World, laptop: Laptop, request: Message) -> Message | None:
    """The laptop gives up, and the request arrives when it has asked anew or slept: here, at once and unheard."""
    world.endpoint.ask("late", request.whole)
    return None


def delayed_answer(world: World, laptop: Laptop, request: Message) -> Message | None:
    """The answer comes after what others asked later was answered."""
    world.later(laptop, world.forward(laptop, request), world.chance.randrange(1, 4))
    return None


def login_page(world: World, laptop: Laptop, request: Message) -> Message | None:
    """A hotel answers."""
    return traffic.LOGIN_PAGE


def busy(world: World, laptop: Laptop, request: Message) -> Message | None:
    """The endpoint has too much to do."""
    return traffic.BUSY


def laptop_dies_before(world: World, laptop: Laptop, request: Message) -> Message | None:
    """kill -9 with the request on its way, before the endpoint has it."""
    laptop.kill()
    return None


def laptop_dies_after(world: World, laptop: Laptop, request: Message) -> Message | None:
    """kill -9 after the endpoint has done it, before the answer is applied."""
    world.forward(laptop, request)
    laptop.kill()
    return None


def endpoint_dies_before(world: World, laptop: Laptop, request: Message) -> Message | None:
    """kill -9 before it has the request."""
    world.endpoint.kill()
    return None


def endpoint_dies_within(world: World, laptop: Laptop, request: Message) -> Message | None:
    """kill -9 at one of its statements to the database while it deals with the request."""
    world.endpoint.arm(world.chance.randrange(1, 40))
    reply = world.forward(laptop, request)
    world.endpoint.disarm()
    return reply


def endpoint_dies_after(world: World, laptop: Laptop, request: Message) -> Message | None:
    """kill -9 after it has said that all is durable."""
    reply = world.forward(laptop, request)
    world.endpoint.kill()
    return reply


def endpoint_disk_full(world: World, laptop: Laptop, request: Message) -> Message | None:
    """Its disk is full while it deals with the request."""
    world.endpoint.room(world.chance.choice((0, 4096, 20_000)))
    reply = world.forward(laptop, request)
    world.endpoint.room(None)
    return reply


ALL: list[tuple[str, Fault]] = [
    (each.__name__, each)
    for each in (
        lost_request,
        cut_request,
        lost_answer,
        cut_answer,
        corrupt_request,
        corrupt_answer,
        duplicate,
        repeated_later,
        delayed_request,
        delayed_answer,
        login_page,
        busy,
        laptop_dies_before,
        laptop_dies_after,
        endpoint_dies_before,
        endpoint_dies_within,
        endpoint_dies_after,
        endpoint_disk_full,
    )
]
