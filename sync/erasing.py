"""What a person does to erase a record: theirs, or in a space they coordinate."""

from local_store.errors import NotFound, RefusedInput, Text
from local_store.ids import RecordId
from local_store.views import Erasure
from sync import erasures
from sync.book_port import BookPort
from sync.http_client import HttpClient
from sync.refusals import refused
from sync.round import run_round
from sync.session import Session
from sync.standing import Standing
from sync.stating import refresh, state

_LONGEST_WHY = 200  # bytes


def erase(book: BookPort, http: HttpClient, record: RecordId, why: str) -> Erasure:
    """Erase a record everywhere and return its stub; erased already: return the stub there is.

    Raises NotFound, RefusedInput "why", EndpointRefused "not_allowed" (somebody else's, and no coordinator or
    administrator of its space), and what `run_round` raises: others can only be told through the endpoint.
    """
    why = ground_of(why)
    if (stub := book.erased(record)) is not None:
        return stub
    book.changes_of(record)  # NotFound, before anything is asked of the network
    run_round(book, http)
    standing = Standing.of(book)
    if standing is None:
        raise refused("not_a_member")
    session = Session(standing, http)
    refresh(session)
    erasures.obey(standing)
    if (stub := book.erased(record)) is not None:
        return stub
    changes = book.changes_of(record)
    space, first = changes[0].change.space, [one for one in changes if not one.change.parents]
    me = standing.membership.person
    if bytes.fromhex(space) not in standing.open_spaces():
        raise refused("not_a_member")
    if not standing.known.may_erase_any(me, bytes.fromhex(space)) and any(
        one.change.author != me.hex() for one in first
    ):
        raise refused("not_allowed")
    ids = [bytes.fromhex(one.id) for one in changes]
    state(session, lambda: erasures.statements_for(standing, record, space, ids, why))
    erasures.obey(standing)
    stub = book.erased(record)
    if stub is None:
        raise NotFound(Text("Notatet er her stadig.", "The record is still here."), field="record")
    return stub


def ground_of(why: str) -> str:
    """Return the ground as it is kept. Raises RefusedInput "why"."""
    ground = " ".join(why.split())
    if not ground or len(ground.encode("utf-8", "replace")) > _LONGEST_WHY or not ground.isprintable():
        raise RefusedInput(
            Text("Skriv hvorfor, med højst 200 tegn.", "Say why, in at most 200 characters."),
            field="why",
            code="why",
        )
    return ground
