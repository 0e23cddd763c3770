"""A book that is a member of an organisation, without an endpoint: for what is read after that."""

import secrets

from local_store.book import FieldBook
from local_store.ids import DeviceId, PersonId, new_id
from sync import directory, keys, recovery, wire
from sync.sealing import seal_name
from sync.standing import Membership, Standing


def founded(book: FieldBook) -> tuple[Standing, bytes]:
    """Found an organisation with a team space in it; return where the book stands, and the space."""
    root = recovery.new_recovery()
    organisation = directory.organisation_id(root.signing_key)
    person, device = bytes.fromhex(new_id()), bytes.fromhex(new_id())
    book.set_identity(PersonId(person.hex()), DeviceId(device.hex()))
    secret = secrets.token_bytes(32)
    standing = Standing(book, Membership(organisation, "http://127.0.0.1:1", person, device, secret))
    standing.set_membership(standing.membership)
    key, space_key, space = keys.new_space_key(), keys.new_space_key(), bytes.fromhex(new_id())
    name = seal_name(organisation, organisation, key, "Kommunen")
    what = wire.Founded(
        root.signing_key, root.hpke_key, name, keys.key_check(organisation, organisation, 1, key), person, name,
        device, name, standing.pair.signing_key, standing.pair.hpke_key,
    )  # fmt: skip
    statement = wire.Statement(directory.FORMAT, organisation, 1, wire.NO_HASH, wire.ROOT, 1, what)
    standing.learn([directory.sign_statement(statement, root.signing)])
    check = keys.key_check(organisation, space, 1, space_key)
    created = wire.SpaceCreated(space, "team", name, check, (person,))
    standing.learn([directory.state(standing.known, created, by=device, key=standing.pair.signing, at=2)])
    standing.hold_key(organisation, 1, key)
    standing.hold_key(space, 1, space_key)
    standing.tell_names()
    return standing, space
