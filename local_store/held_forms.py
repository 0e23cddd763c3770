"""Which forms a device says it holds: a record of its own in each space, which every other reader can check (R18).

What is put away elsewhere is to be with whoever decides about it. Their device says so: it names the heads of a
form, and a head stands only where all that came before it is here. It is an ordinary change, signed and sealed like
any, of a kind that has no page and no list. The record's id follows from space and device; what others write in it
says nothing.
"""

from collections.abc import Iterable

from local_store.changes import Change, Stored, encode, new_salt
from local_store.homes import born
from local_store.ids import ChangeId, DeviceId, PersonId, RecordId, SpaceId

KIND = "held_forms"
AT_ONCE = 400  # heads that one change names
_HEADS = "heads"


def record_of(space: SpaceId, device: DeviceId) -> RecordId:
    """Return the record in which the device says what it holds of the space."""
    return born(space, KIND, bytes.fromhex(device))


def said(
    space: SpaceId,
    person: PersonId,
    device: DeviceId,
    at: str,
    heads: Iterable[ChangeId],
    parents: tuple[ChangeId, ...],
) -> Stored:
    """Return the change that says that the device holds these; `parents`: the record's heads, () for the first."""
    return encode(
        Change(
            record=record_of(space, device), kind=KIND, space=space, parents=parents, add={_HEADS: sorted(heads)},
            author=person, device=device, at=at, salt=new_salt() if parents else bytes.fromhex(device),
        )
    )  # fmt: skip


def told(changes: Iterable[Stored], device: DeviceId) -> frozenset[ChangeId]:
    """Return the heads that the device itself has said it holds."""
    own = (one.change for one in changes if one.change.device == device and one.change.kind == KIND)
    return frozenset(ChangeId(head) for change in own for head in change.add.get(_HEADS, ()))
