"""Fetching back what is put away here and wanted again (R18): its space is asked for from the beginning.

It asks once for each set of what is wanted. What the endpoint has lost meanwhile is found by count and sum when
somebody has given it back, and then comes by the same way.
"""

import hashlib

from local_store.ids import SpaceId
from sync import wire
from sync.chains import Chains
from sync.pull import cursor_of, rewind
from sync.standing import Standing

_LACKING = "sync/lacking/"  # and the space: the endpoint holds what this book does not, perhaps of its own
_ASKED = "sync/fetching/"  # and the space: for what it was asked last


def begin(standing: Standing) -> bool:
    """See that what is wanted is asked for with the next request; False when nothing is, or nothing new."""
    wanted = standing.book.wanted_back() if standing.directory else {}
    for name in standing.book.kept_names(_ASKED):
        if SpaceId(name.removeprefix(_ASKED)) not in wanted:
            standing.book.forget(name)
    began = False
    for space in standing.open_spaces() if wanted else []:
        records = wanted.get(SpaceId(space.hex()), [])
        what = hashlib.sha256("".join(records).encode()).digest()
        if records and standing.book.kept(_ASKED + space.hex()) != what:
            standing.book.keep(_ASKED + space.hex(), what)
            rewind(standing, space, 0)
            began = True
    return began


def all_of(standing: Standing, space: bytes) -> None:
    """Pull the space again from its beginning, own batches included: this book lacks something of it."""
    standing.book.keep(_LACKING + space.hex(), b"1")
    rewind(standing, space, 0)


def cursor(standing: Standing, chains: Chains, space: bytes) -> wire.Cursor:
    """Return where this book stands in a space.

    Mostly its own batches need not come. But of what is put away it lacks its own changes too, and so it may of
    what a clone or a disk put back has sent as this device: when it pulls the space again, it asks for those too.
    """
    after = cursor_of(standing, space)
    again = after < standing.book.cursor(SpaceId(space.hex()))
    own = chains.last(space, standing.membership.device)[0]
    lacking = standing.book.kept(_LACKING + space.hex()) is not None
    if again and (lacking or standing.book.has_away(SpaceId(space.hex()))):
        own = 0
    elif lacking:
        standing.book.forget(_LACKING + space.hex())
    return wire.Cursor(space, after, own, max(standing.space_keys[space]))
