"""Letting somebody who is in the organisation into one more space; putting them out of one is `sync.revoking`."""

from local_store.errors import NotFound, Text
from local_store.ids import PersonId, SpaceId
from sync import wire
from sync.book_port import BookPort
from sync.directory import ADMINISTRATOR, Directory
from sync.http_client import HttpClient
from sync.refusals import refused
from sync.round import run_round
from sync.session import Session
from sync.standing import Standing
from sync.stating import refresh, state


def admit(book: BookPort, http: HttpClient, person: PersonId, space: SpaceId) -> bool:
    """Let a person into a space: they read all of it, with every device. False when they are in it already.

    By an administrator who is in the space. Raises NotFound, EndpointRefused "not_allowed" and what `run_round`
    raises.
    """
    run_round(book, http)
    standing = Standing.of(book)
    if standing is None:
        raise refused("not_a_member")
    session = Session(standing, http)
    refresh(session)
    who, where = bytes.fromhex(person), bytes.fromhex(space)
    if where not in standing.open_spaces():
        raise NotFound(Text("Du er ikke med i det rum.", "You are not a member of that space."), field="space")
    if standing.known.persons[standing.membership.person].role != ADMINISTRATOR:
        raise refused("not_allowed")
    if who not in standing.known.persons:
        raise NotFound(Text("Personen er ikke med i organisationen.", "The person is not in the organisation."),
                       field="person")  # fmt: skip

    def make() -> list[wire.Admitted]:
        return [] if where in standing.known.persons[who].spaces else [wire.Admitted(who, where)]

    def keys(after: Directory) -> list[wire.Grant]:
        theirs = [one for one in after.devices.values() if one.person == who and after.active(one.id)]
        return [grant for one in theirs for grant in standing.grants_to(one.id, one.hpke_key, where)]

    admitted = state(session, make, keys)
    standing.tell_names()
    return admitted
