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
from sync.refusals import refused
from sync.standing import Standing

MAX_ROUND_CHANGES = 2000  # sealed for one request
MAX_ROUND_BYTES = 4 * 1024 * 1024
_TOO_LARGE = Text(
    "Ændringen er for stor til at blive sendt. Den er gemt her; del den i flere.",
    "The change is too large to be sent. It is kept here; split it into several.",
)
_QUOTA = Text(
    "Der er ikke plads til ændringen på centralen. Den er gemt her.",
    "There is no room for the change at the endpoint. It is kept here.",
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


def prepare(standing: Standing, chains: Chains, spaces: Sequence[bytes]) -> list[Outgoing]:
    """Cut, seal and sign the next batches of these spaces, as much as one request holds."""
    outgoing: list[Outgoing] = []
    changes = bytes_ = 0
    for space in spaces:
        room = MAX_ROUND_CHANGES - changes
        if room <= 0 or bytes_ >= MAX_ROUND_BYTES:
            break
        link = chains.last(space, standing.membership.device)
        for batch in _cut(standing, space, standing.book.unsent(SpaceId(space.hex()), room)):
            outgoing.append(_sign(standing, space, link, batch))
            link = outgoing[-1].kept.sequence, outgoing[-1].push.batch.hash
            changes += len(batch)
            bytes_ += sum(len(sealed) for _, sealed in batch)
            if bytes_ >= MAX_ROUND_BYTES:
                break
    return outgoing


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
            for change, code in culprits:
                reason = _TOO_LARGE if code == "too_large" else _QUOTA
                standing.book.quarantine(change, reason, code)
            quarantined += len(culprits)
            again = True
        elif ack.code == "sequence_gap":
            gaps[space] = ack.sequence
        elif ack.code in ("sequence_taken", "after_refused"):
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
    return wire.Push(signed, tuple(sealed))


def _cut(standing: Standing, space: bytes, unsent: Sequence[Stored]) -> Iterator[list[tuple[bytes, bytes]]]:
    """Yield lists of (id, sealed) that fit a batch; a change that can never fit is quarantined at once."""
    sealer = standing.sealer(space)
    batch: list[tuple[bytes, bytes]] = []
    size = 0
    for stored in unsent:
        id_ = bytes.fromhex(stored.id)
        sealed = sealer.seal(id_, stored.body)
        if len(sealed) > wire.MAX_SEALED_BYTES:
            standing.book.quarantine(stored.id, _TOO_LARGE, "too_large")
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


def _culprits(batch: Outgoing, ack: wire.Ack) -> list[tuple[ChangeId, str]]:
    """Return the changes the endpoint blames; a batch of one that is too large is to blame itself."""
    ours = set(batch.changes)
    blamed = [(ChangeId(one.id.hex()), one.code) for one in ack.refused]
    culprits = [(change, code) for change, code in blamed if change in ours]
    if not culprits and ack.code in ("too_large", "quota") and len(batch.changes) == 1:
        culprits = [(batch.changes[0], ack.code)]
    return culprits
