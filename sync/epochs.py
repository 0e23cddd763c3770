"""Epochs: a space's next key, so that whoever was put out can read nothing that is written from then on."""

import time

from sync import keys, wire
from sync.chains import Chains
from sync.directory import Directory
from sync.session import Session
from sync.standing import Standing
from sync.stating import state


def next_epoch(standing: Standing, space: bytes, after: Directory) -> wire.NewEpoch:
    """Make the space's next key and say where the chains of those end who are out in `after`.

    What came of them later than this book knows will not count: pull the space first.
    """
    entry = standing.known.spaces[space]
    number = entry.epoch + 1
    key = standing.make_key(space, number)
    check = keys.key_check(standing.organisation, space, number, key)
    letter_key = keys.letter_pair(key).hpke_key if entry.letter_keys else b""
    return wire.NewEpoch(space, number, check, letter_key, tuple(ends(standing, space, after)))


def ends(standing: Standing, space: bytes, after: Directory) -> list[wire.ChainEnd]:
    """Return how far the chains are known here of devices that are not members of the space in `after`."""
    if space == standing.organisation:
        return []
    chains = Chains(standing.book)
    out = (id_ for id_ in after.devices if not after.is_member(id_, space) and id_ + space not in after.ends)
    known = ((id_, chains.last(space, id_)[0]) for id_ in out)
    return [wire.ChainEnd(id_, sequence) for id_, sequence in known if sequence]


def begin_due(session: Session, pulled: set[bytes]) -> bool:
    """Begin the epochs that are due in spaces pulled to their end; True when one was begun.

    Only after the directory that the spaces were pulled under: who has gone since may have sent more before.
    """
    standing = session.standing
    head = standing.head

    def make() -> list[wire.EpochBegan]:
        if standing.head != head:
            return []
        return [
            wire.EpochBegan(next_epoch(standing, space, standing.known))
            for space in sorted(pulled | {standing.organisation})
            if standing.known.spaces[space].due and standing.space_keys.get(space)
        ]

    return state(session, make)


def grant_again(session: Session, space: bytes) -> None:
    """Hand the keys of a space to everybody who may read it; those that have them are left as they are."""
    standing = session.standing
    held = standing.space_keys.get(space, {})
    readers = standing.known.readers(space, int(time.time()))
    session.give([g for to, key in readers.items() for g in standing.grants_to(to, key, space, held)])
