"""Erasure travels: a signed statement that a record is gone, obeyed by whoever verifies it, the endpoint too."""

from datetime import UTC, datetime

from local_store.erasure import UNREADABLE
from local_store.errors import Text
from local_store.ids import ChangeId, PersonId, RecordId, SpaceId
from local_store.views import Erasure
from sync import wire
from sync.session import Session
from sync.standing import OBEYED, SealedName, Standing
from sync.stating import state

_UNREAD = "sync/obeyed/unread"  # how many keys of the organisation were held when a ground could not be read
_NOT_THEIRS = Text(
    "Nogen har slettet et notat, som en anden har skrevet, uden at have lov. Notatet er her stadig. "
    "Sig det til jeres administrator.",
    "Somebody erased a record that another wrote, without being allowed to. The record is still here. "
    "Tell your administrator.",
)


def obey(standing: Standing) -> None:
    """Carry out the erasures among the statements learnt since last time; a crash in between repeats some."""
    done = int(standing.book.kept(OBEYED) or 0)
    unread = standing.book.kept(_UNREAD)
    keys = str(len(standing.space_keys.get(standing.organisation, {}))).encode()
    again = unread is not None and unread != keys
    if standing.directory is None or (done == standing.head.number and not again):
        return
    if again:  # once more from the first: only the grounds change
        standing.book.forget(_UNREAD)
    for signed in standing.statements_after(0 if again else done):
        for statement in wire.said_in(signed):
            if isinstance(statement.what, wire.Erased) and not _carry_out(standing, statement, statement.what):
                standing.book.keep(_UNREAD, keys)
    standing.book.keep(OBEYED, str(standing.head.number).encode())


def name_the_rest(session: Session, pulled: set[bytes]) -> None:
    """Name to the endpoint what it may still hold of erased records: concurrent edits, and what came later.

    Each names what is their own; a coordinator or administrator what is in their spaces.
    """
    standing = session.standing
    me = standing.membership.person

    def make() -> list[wire.Erased]:
        return [what for space in sorted(pulled) for what in _rest(standing, me, space)]

    if state(session, make):
        obey(standing)


def statements_for(
    standing: Standing, record: RecordId, space: SpaceId, changes: list[bytes], ground: str
) -> list[wire.Erased]:
    """Return the statements that erase a record, as many as its changes need."""
    place = bytes.fromhex(space)
    any_author = standing.known.may_erase_any(standing.membership.person, place)
    sealed = standing.sealed_name(bytes.fromhex(record), SealedName(ground))
    pieces = [changes[at : at + wire.MAX_ERASED] for at in range(0, len(changes), wire.MAX_ERASED)] or [[]]
    return [
        wire.Erased(place, bytes.fromhex(record), b"".join(piece), sealed, any_author, number == 0)
        for number, piece in enumerate(pieces)
    ]


def _carry_out(standing: Standing, statement: wire.Statement, what: wire.Erased) -> bool:
    """Obey one; False when its ground cannot be read, for want of a key that may still come."""
    space = SpaceId(what.space.hex())
    if what.any_author and what.whole:
        standing.book.forget_letters(RecordId(what.record.hex()), space)
    if space not in {one.id for one in standing.book.spaces()}:
        return True  # of a space this book never had anything of
    by = PersonId(standing.known.devices[statement.by].person.hex())
    listed = [ChangeId(id_.hex()) for id_ in what.ids()]
    if not what.whole:
        standing.book.drop_listed(space, by, listed, what.any_author)
        return True
    at = datetime.fromtimestamp(max(0, min(statement.at, 2**37)), UTC).isoformat(timespec="seconds")
    ground = standing.name(what.record, what.ground).name
    erasure = Erasure(RecordId(what.record.hex()), space, by, at, ground, what.any_author)
    if not standing.book.erase(erasure, listed):
        standing.book.refuse(space, f"erasure {statement.number}", _NOT_THEIRS, "not_allowed")
    return ground != UNREADABLE


def _rest(standing: Standing, me: bytes, space: bytes) -> list[wire.Erased]:
    any_author = standing.known.may_erase_any(me, space)
    by_record: dict[RecordId, list[bytes]] = {}
    for record, change, author in standing.book.erased_unlisted(SpaceId(space.hex())):
        if any_author or author == me.hex():
            by_record.setdefault(record, []).append(bytes.fromhex(change))
    rest = []
    for record, changes in sorted(by_record.items()):
        stub = standing.book.erased(record)
        ground = standing.sealed_name(bytes.fromhex(record), SealedName(stub.ground if stub else "-"))
        some = b"".join(changes[: wire.MAX_ERASED])
        rest.append(wire.Erased(space, bytes.fromhex(record), some, ground, any_author, whole=False))
    return rest[: wire.MAX_STATEMENTS]
