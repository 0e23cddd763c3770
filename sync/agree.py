"""Agree: find what one side has and the other lacks, and send or fetch it. Any full client can seed an endpoint."""

from collections.abc import Callable, Iterable, Iterator

from local_store.changes import Stored, decode
from local_store.ids import ChangeId, SpaceId
from local_store.views import Digest, KeptBatch
from sync import wire
from sync.chains import Chains
from sync.fetching_back import all_of
from sync.pull import forget_refused, refused_ids
from sync.push import MAX_ROUND_BYTES, MAX_ROUND_CHANGES, reseal
from sync.session import Session
from sync.standing import Standing
from sync.stating import state


def agrees(standing: Standing, page: wire.Page) -> bool:
    """Tell whether the book and the endpoint hold the same of the space, when the page was its last."""
    digest = standing.book.digest(SpaceId(page.space.hex()))
    refused = refused_ids(standing, page.space)
    return _with(digest, refused) == (page.count, page.sum)


def repair(session: Session, space: bytes, *, gap_after: int | None = None) -> None:
    """Send what the endpoint lacks; what this book lacks comes with the next pull.

    `gap_after`: the endpoint said that it lacks this device's batches after that sequence.
    """
    standing = session.standing
    theirs = session.post(
        "/v1/buckets", wire.BucketsRequest(wire.VERSION, standing.organisation, space), wire.BucketsAnswer
    )
    heads = {head.device.hex(): head.sequence for head in theirs.heads}
    lost, lacking = _differences(session, space, theirs.buckets)
    if lacking:
        all_of(standing, space)
    own = standing.membership.device.hex()

    def wanted(batch: KeptBatch) -> bool:
        if batch.sequence > heads.get(batch.device, 0):
            return True
        if gap_after is not None and batch.device == own and batch.sequence > gap_after:
            return True
        return bool(lost) and not lost.isdisjoint(wire.decode(batch.body, wire.Batch).ids())

    lost -= resend(session, space, wanted)
    if lost and _vouch(session, space, lost):
        lost -= resend(session, space, wanted)
    here = {stored.id: stored.change.device for stored in _here(standing, lost)}
    mine = {id_ for id_, device in here.items() if device == own}  # what others wrote nobody else can sign for
    erased = {ChangeId(id_.hex()) for id_ in lost} - here.keys()  # nobody has these; they only count no more
    if gone := sorted(mine | erased):
        standing.book.mark_unsent(SpaceId(space.hex()), gone)


def _vouch(session: Session, space: bytes, lost: set[bytes]) -> bool:
    """Say how far chains of those who are out were here before anybody heard, where that is further than was said.

    Else what the endpoint lost, before whoever put them out had fetched it, could not be given back to it.
    """
    standing = session.standing
    chains = Chains(standing.book)
    devices = {bytes.fromhex(stored.change.device) for stored in _here(standing, lost)}

    def make() -> list[wire.Vouched]:
        known = standing.known
        here = {device + space: (device, chains.last(space, device)[0]) for device in sorted(devices)}
        further = [one for chain, one in here.items() if one[1] > known.ends.get(chain, one[1])]
        return [] if known.spaces[space].due else [wire.Vouched(space, wire.ChainEnd(*one)) for one in further]

    return state(session, make)


def _here(standing: Standing, ids: set[bytes]) -> list[Stored]:
    return [decode(body) for body in standing.book.bodies([ChangeId(id_.hex()) for id_ in sorted(ids)]).values()]


def resend(session: Session, space: bytes, wanted: Callable[[KeptBatch], bool]) -> set[bytes]:
    """Push kept batches again, each device's in order; return the ids the endpoint took or had."""
    standing = session.standing
    taken: set[bytes] = set()
    broken: set[str] = set()
    kept = (batch for batch in standing.book.batches(SpaceId(space.hex())) if wanted(batch))
    for batches in _portions(standing, (batch for batch in kept if batch.device not in broken)):
        request = wire.RoundRequest(
            wire.VERSION, standing.organisation, standing.head, tuple(push for _, push in batches), (), 0
        )
        answer = session.post("/v1/round", request, wire.RoundAnswer)
        acks = {ack.batch: ack for ack in answer.acks}
        for batch, push in batches:
            ack = acks.get(push.batch.hash)
            if ack is not None and ack.outcome in ("stored", "known"):
                ids = wire.decode(batch.body, wire.Batch).ids()
                taken.update(id_ for id_, sealed in zip(ids, push.sealed, strict=True) if sealed)
            else:
                broken.add(batch.device)
    return taken


def _differences(session: Session, space: bytes, theirs: tuple[wire.Bucket, ...]) -> tuple[set[bytes], set[bytes]]:
    """Return (ids the endpoint has lost, ids this book lacks)."""
    standing, place = session.standing, SpaceId(space.hex())
    refused = refused_ids(standing, space)
    differing: list[int] = []
    for number, (ours, bucket) in enumerate(zip(standing.book.buckets(place, 8), theirs, strict=False)):
        held = _with(ours, {id_ for id_ in refused if id_[0] == number})
        if held != (bucket.count, bucket.sum):
            differing.append(number)
    if not differing:
        return set(), set()
    request = wire.MissingRequest(wire.VERSION, standing.organisation, space, bytes(differing))
    there = set(wire.ids_of(session.post("/v1/missing", request, wire.MissingAnswer).ids))
    here = {bytes.fromhex(id_) for number in differing for id_ in standing.book.ids_in_bucket(place, number, 8)}
    forget_refused(standing, space, {id_ for id_ in refused - there if id_[0] in differing})
    return here - there, there - here - refused


def _portions(standing: Standing, batches: Iterable[KeptBatch]) -> Iterator[list[tuple[KeptBatch, wire.Push]]]:
    portion: list[tuple[KeptBatch, wire.Push]] = []
    changes = size = 0
    for batch in batches:
        push = reseal(standing, batch)
        portion.append((batch, push))
        changes += len(push.sealed)
        size += sum(map(len, push.sealed))
        if changes >= MAX_ROUND_CHANGES or size >= MAX_ROUND_BYTES or len(portion) == wire.MAX_PUSHES:
            yield portion
            portion, changes, size = [], 0, 0
    if portion:
        yield portion


def _with(digest: Digest, refused: set[bytes]) -> tuple[int, bytes]:
    return digest.count + len(refused), wire.add_sums(bytes.fromhex(digest.sum), wire.sum_of(list(refused)))
