"""Push: the outbox goes out in signed batches, and leaves the outbox once the endpoint says it is durable."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from local_store.changes import Stored
from local_store.errors import Text
from local_store.ids import ChangeId, DeviceId, SpaceId
from local_store.views import KeptBatch
from sync import wire
from sync.chains import Chains, Link
from sync.directory import FORMAT
from sync.pull import rewind
from sync.refusals import refused
from sync.standing import Standing

MAX_ROUND_CHANGES = 2000  # sealed for one request
MAX_ROUND_BYTES = 4 * 1024 * 1024
_TOO_LARGE = Text(
    "Ændringen er for stor til at blive sendt. Den er gemt her; del den i flere.",
    "The change is too large to be sent. It is kept here; split it into several.",
)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A batch on its way: as it travels, as it is kept once it is there, and the changes in it."""

    push: wire.Push
    kept: KeptBatch
    changes: tuple[ChangeId, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """What the endpoint's answer to the pushes came to. `blocked` maps spaces it will not take from us to why."""

    pushed: int
    quarantined: int
    again: bool  # something was refused in a way that another request mends
    blocked: dict[bytes, str]
    gaps: dict[bytes, int]  # spaces where the endpoint lacks this device's batches after that sequence


@dataclass(frozen=True, slots=True)
class Prepared:
    """What one request takes along, and how many changes were set aside because they can never be sent."""

    outgoing: tuple[Outgoing, ...]
    quarantined: int


def prepare(standing: Standing, chains: Chains, spaces: Sequence[bytes]) -> Prepared:
    """Cut, seal and sign the next batches of these spaces, as much as one request holds; what is urgent first."""
    outgoing: list[Outgoing] = []
    too_large: list[ChangeId] = []
    changes = bytes_ = 0
    for space in _urgent_first(standing, spaces):
        room = MAX_ROUND_CHANGES - changes
        if room <= 0 or bytes_ >= MAX_ROUND_BYTES:
            break
        link = chains.last(space, standing.membership.device)
        for batch in _cut(standing, space, standing.book.unsent(SpaceId(space.hex()), room), too_large):
            outgoing.append(_sign(standing, space, link, batch))
            link = outgoing[-1].kept.sequence, outgoing[-1].push.batch.hash
            changes += len(batch)
            bytes_ += sum(len(sealed) for _, sealed in batch)
            if bytes_ >= MAX_ROUND_BYTES:
                break
    for change in too_large:
        standing.book.quarantine(change, _TOO_LARGE, "too_large")
    return Prepared(tuple(outgoing), len(too_large))


def _urgent_first(standing: Standing, spaces: Sequence[bytes]) -> Sequence[bytes]:
    """Where more waits than one request holds, the spaces with something urgent go before the others (R90)."""
    if sum(standing.book.unsent_count().values()) <= MAX_ROUND_CHANGES:
        return spaces
    return sorted(spaces, key=lambda space: not standing.book.has_urgent(SpaceId(space.hex())))


def settle(standing: Standing, chains: Chains, outgoing: Sequence[Outgoing], acks: Sequence[wire.Ack]) -> Sent:
    """Take what is durable out of the outbox, set aside what is refused."""
    pushed = quarantined = 0
    again = False
    blocked: dict[bytes, str] = {}
    gaps: dict[bytes, int] = {}
    answers = {ack.batch: ack for ack in acks}
    for batch in outgoing:
        space = bytes.fromhex(batch.kept.space)
        ack = answers.get(batch.push.batch.hash)
        if ack is None:
            again = True
        elif ack.outcome in ("stored", "known"):
            standing.book.acknowledge(batch.kept.space, batch.changes, batch.kept)
            link = batch.kept.sequence, batch.push.batch.hash
            chains.move_on(space, standing.membership.device, link)
            pushed += len(batch.changes)
        elif culprits := _culprits(batch, ack):
            for change in culprits:
                standing.book.quarantine(change, _TOO_LARGE, "too_large")
            quarantined += len(culprits)
            again = True
        elif ack.code in ("sequence_taken", "sequence_gap") and chains.begin_anew(
            space, standing.membership.device, (ack.sequence, ack.head)
        ):
            rewind(standing, space, 0)
            again = True
        elif ack.code == "sequence_gap":
            gaps[space] = ack.sequence
        elif ack.code in ("sequence_taken", "after_refused", "old_epoch"):
            again = True
        else:
            blocked[space] = ack.code
            standing.book.refuse(batch.kept.space, batch.kept.hash, refused(ack.code).text, ack.code)
    return Sent(pushed, quarantined, again, blocked, gaps)


def reseal(standing: Standing, batch: KeptBatch) -> wire.Push:
    """Return a kept batch of any device, sealed anew, with b"" for the changes that are not here."""
    space = bytes.fromhex(batch.space)
    signed = wire.Signed(batch.body, batch.signature)
    ids = wire.decode(batch.body, wire.Batch).ids()
    bodies = standing.book.bodies([ChangeId(id_.hex()) for id_ in ids])
    sealer = standing.sealer(space)
    sealed = (
        sealer.seal(id_, body) if (body := bodies.get(ChangeId(id_.hex()))) is not None else b"" for id_ in ids
    )
    return wire.Push(signed, tuple(sealed), again=True)


def _cut(
    standing: Standing, space: bytes, unsent: Sequence[Stored], too_large: list[ChangeId]
) -> Iterator[list[tuple[bytes, bytes]]]:
    """Yield lists of (id, sealed) that fit a batch; changes that can never fit go to `too_large`."""
    sealer = standing.sealer(space)
    batch: list[tuple[bytes, bytes]] = []
    size = 0
    for stored in unsent:
        id_ = bytes.fromhex(stored.id)
        sealed = sealer.seal(id_, stored.body)
        if len(sealed) > wire.MAX_SEALED_BYTES:
            too_large.append(stored.id)
            continue
        if batch and (len(batch) == wire.MAX_BATCH_CHANGES or size + len(sealed) > wire.MAX_BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append((id_, sealed))
        size += len(sealed)
    if batch:
        yield batch


def _sign(standing: Standing, space: bytes, after: Link, changes: list[tuple[bytes, bytes]]) -> Outgoing:
    device = standing.membership.device
    ids = [id_ for id_, _ in changes]
    sequence = after[0] + 1
    body = wire.encode(wire.Batch(FORMAT, standing.organisation, space, device, sequence, after[1], b"".join(ids)))
    signed = wire.Signed(body, standing.pair.sign(wire.FOR_BATCH, body))
    kept = KeptBatch(
        SpaceId(space.hex()), DeviceId(device.hex()), sequence, body, signed.signature, signed.hash.hex()
    )
    push = wire.Push(signed, tuple(sealed for _, sealed in changes))
    return Outgoing(push, kept, tuple(ChangeId(id_.hex()) for id_ in ids))


def _culprits(batch: Outgoing, ack: wire.Ack) -> list[ChangeId]:
    """Return the changes the endpoint finds too large; when it names none, a batch of one is its own."""
    if ack.code != "too_large":
        return []
    blamed = {one.id.hex() for one in ack.refused if one.code == "too_large"}
    culprits = [change for change in batch.changes if change in blamed]
    return culprits or (list(batch.changes) if len(batch.changes) == 1 else [])
