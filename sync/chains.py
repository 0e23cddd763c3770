"""Each device's chain of batches in a space: where it stands in this book, and whether a batch follows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from local_store.ids import ChangeId, DeviceId, SpaceId
from local_store.views import KeptBatch
from sync import wire
from sync.book_port import BookPort

_MILESTONES = "sync/chain/"
_LONG_WALK = 8

Link = tuple[int, bytes]  # sequence and hash of a device's last batch; 0 and NO_HASH before the first


@dataclass
class Chains:
    """Of one round: the book is asked once for each device and space."""

    book: BookPort
    _last: dict[tuple[bytes, bytes], Link] = field(default_factory=dict)
    _seen: set[bytes] = field(default_factory=set)  # came in this round, perhaps not in the book yet
    _begun_anew: set[bytes] = field(default_factory=set)  # spaces

    def last(self, space: bytes, device: bytes) -> Link:
        """Return where the device's chain stands in the space."""
        place = space, device
        if place not in self._last:
            self._last[place] = self._unbroken(space, device)
        return self._last[place]

    def kept(self, space: bytes, device: bytes, sequence: int) -> KeptBatch | None:
        """Return the kept batch of that sequence; of several the first that was kept."""
        return next(self._all_kept(space, device, sequence), None)

    def _all_kept(self, space: bytes, device: bytes, sequence: int) -> Iterator[KeptBatch]:
        batches = self.book.batches(SpaceId(space.hex()), DeviceId(device.hex()), sequence - 1)
        return takewhile(lambda batch: batch.sequence == sequence, batches)

    def judge(self, batch: wire.Batch, hash_: bytes) -> str:
        """Say how the batch stands to what came before: "next", "known", "gap" or "forked"; move on if next."""
        sequence, hash_before = self.last(batch.space, batch.device)
        if hash_ in self._seen:
            return "known"
        self._seen.add(hash_)
        if batch.sequence == sequence + 1:
            if batch.previous != hash_before and self._is_own(batch.device):
                return self._beside(batch, hash_)  # one's own chain is what one goes on from
            self._last[batch.space, batch.device] = batch.sequence, hash_
            return "next" if batch.previous == hash_before else "gap"  # the one before it is another than is here
        if batch.sequence > sequence:
            return "gap"
        return self._beside(batch, hash_)

    def _beside(self, batch: wire.Batch, hash_: bytes) -> str:
        kept = self._all_kept(batch.space, batch.device, batch.sequence)
        return "known" if any(one.hash == hash_.hex() for one in kept) else "forked"

    def _is_own(self, device: bytes) -> bool:
        return device.hex() == self.book.device

    def begin_anew(self, space: bytes, device: bytes, at: Link) -> bool:
        """Give this book's chain up for the endpoint's, which is another of the same device; False: it is the same.

        A batch whose answer was lost, or that an older copy of the book knows nothing of, comes back to an endpoint
        that had lost it when somebody else gives it back; meanwhile its place in the chain was taken here. What
        the batches given up hold is unsent again, until those that are pulled tell what the endpoint has. `at`:
        where its chain ends. Once a round: whoever makes chains up gets no more than that.
        """
        if self.kept(space, device, at[0]) is None or space in self._begun_anew:
            return False
        if at in self._links(space, device, (0, wire.NO_HASH)):
            return False
        self._begun_anew.add(space)
        place, owner = SpaceId(space.hex()), DeviceId(device.hex())
        batches = list(self.book.batches(place, owner))
        ids = [id_ for batch in batches for id_ in wire.decode(batch.body, wire.Batch).ids()]
        self.book.mark_unsent(place, [ChangeId(id_.hex()) for id_ in ids])
        self.book.forget_batches(place, owner)
        self.book.forget(f"{_MILESTONES}{space.hex()}/{device.hex()}")
        self._last.pop((space, device), None)
        self._seen.clear()
        return True

    def move_on(self, space: bytes, device: bytes, link: Link) -> None:
        """Set where the chain stands, once its next batch is durable here."""
        self._last[space, device] = link

    def _unbroken(self, space: bytes, device: bytes) -> Link:
        """Walk the kept batches from the last milestone; a long walk sets the next one."""
        name = f"{_MILESTONES}{space.hex()}/{device.hex()}"
        kept = self.book.kept(name)
        last: Link = (int.from_bytes(kept[:8], "big"), kept[8:]) if kept else (0, wire.NO_HASH)
        start = last[0]
        for link in self._links(space, device, last):
            last = link
        if last[0] - start > _LONG_WALK:
            self.book.keep(name, last[0].to_bytes(8, "big") + last[1])
        return last

    def _links(self, space: bytes, device: bytes, last: Link) -> Iterator[Link]:
        """Yield the links of the chain that follow, as far as they are here without a gap.

        What stands beside the chain is passed over: of two of one sequence the first that came is in it, and of
        one's own only what follows.
        """
        own = self._is_own(device)
        for batch in self.book.batches(SpaceId(space.hex()), DeviceId(device.hex()), last[0]):
            if batch.sequence > last[0] + 1:
                return
            if batch.sequence > last[0] and (not own or _previous(batch) == last[1]):
                last = batch.sequence, bytes.fromhex(batch.hash)
                yield last


def _previous(batch: KeptBatch) -> bytes:
    return wire.decode(batch.body, wire.Batch).previous
