"""Pull: what others wrote comes in, each change verified; what does not verify is shown and blocks nothing."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from local_store import changes
from local_store.changes import Stored, decode
from local_store.collector import collector_at_rest
from local_store.errors import Text
from local_store.ids import ChangeId, DeviceId, SpaceId
from local_store.views import KeptBatch
from sync import directory, sealing, wire
from sync.ahead import Unsealed
from sync.chains import Chains
from sync.directory import open_batch
from sync.directory_checks import bad
from sync.errors import Untrusted, untrusted
from sync.sealing import Opener
from sync.standing import Standing

MAX_RECEIVED = 4000  # changes in one transaction of the book
MAX_RECEIVED_BYTES = 3 * 1024 * 1024  # inflated: kilobytes may have been megabytes before they were sealed
_STEP_SECONDS = 0.15
_TELLING = 200  # changes
_REFUSED = "sync/refused/"
_REWOUND = "sync/rewound/"
_RETRY = "sync/retry/"  # rounds until what was refused is fetched again, then how many after that, and from where
_RAREST_RETRY = 512
_PROGRAM = "sync/program"
_NOTHING: Unsealed = MappingProxyType({})


@dataclass
class Pace:
    """How many changes go into one transaction of the book: large ones are cheaper, and others wait for its thread.

    So many as have lately taken 0.15 seconds, waiting for the book included. The first is as large as a page: that
    takes 0.1 seconds on a usual laptop, and where it takes longer, it does so once.
    """

    most: int = 2000

    def keep_to(self, changes: int, seconds: float) -> None:
        """Learn from a transaction; from a small one nothing can be told."""
        if changes >= _TELLING:
            self.most = max(_TELLING, int(changes * min(2.0, _STEP_SECONDS / max(seconds, 0.001))))


@dataclass
class Opened:
    """Verified batches that go into the book in one transaction; `refused` ids count for agreeing."""

    changes: list[Stored] = field(default_factory=list)
    batches: list[KeptBatch] = field(default_factory=list)
    refused: list[tuple[str, Text, str]] = field(default_factory=list)  # what, reason, code
    bad_ids: set[bytes] = field(default_factory=set)
    upto: int = 0
    size: int = 0  # bytes of the changes
    pace: Pace = field(default_factory=Pace)
    new: int = 0  # of those stored already
    unsealed: Unsealed = field(default_factory=dict)  # opened ahead

    def part(self) -> "Opened":
        """Hand over what is opened so far, and begin anew behind it."""
        part = replace(self)
        self.changes, self.batches, self.refused, self.bad_ids, self.size = [], [], [], set(), 0
        return part


def cursor_of(standing: Standing, space: bytes) -> int:
    """Return up to which position the space has been pulled: the book's, unless it is being pulled again."""
    rewound = standing.book.kept(_REWOUND + space.hex())
    return int(rewound) if rewound is not None else standing.book.cursor(SpaceId(space.hex()))


def rewind(standing: Standing, space: bytes, to: int) -> None:
    """Pull again from this position: the endpoint or this book has lost something. Nothing comes twice."""
    standing.book.keep(_REWOUND + space.hex(), str(to).encode())


def refused_ids(standing: Standing, space: bytes) -> set[bytes]:
    """Return the ids of changes of the space that came and were not trusted."""
    return set(wire.ids_of(standing.book.kept(_REFUSED + space.hex()) or b""))


def forget_refused(standing: Standing, space: bytes, lost: set[bytes]) -> None:
    """The endpoint has these no more: they count on neither side."""
    if lost:
        left = refused_ids(standing, space) - lost
        standing.book.keep(_REFUSED + space.hex(), b"".join(sorted(left)))


def try_refused_again(standing: Standing) -> bool:
    """Fetch once more what was not trusted: a newer program, directory or key may read it. True: there is some."""
    again = [name for name in standing.book.kept_names(_REFUSED) if standing.book.kept(name)]
    for name in again:
        rewind(standing, bytes.fromhex(name.removeprefix(_REFUSED)), 0)
        standing.book.forget(name)
    return bool(again)


def retry_refused(standing: Standing) -> None:
    """Fetch what was refused again, ever more rarely: what came damaged may be whole at another time."""
    for name in standing.book.kept_names(_RETRY):
        space = bytes.fromhex(name.removeprefix(_RETRY))
        left, pause, after = map(int, (standing.book.kept(name) or b"1 1 0").split())
        if not refused_ids(standing, space):
            standing.book.forget(name)
        elif left > 1:
            standing.book.keep(name, f"{left - 1} {pause} {after}".encode())
        else:
            pause = min(2 * pause, _RAREST_RETRY)
            standing.book.keep(name, f"{pause} {pause} {after}".encode())
            rewind(standing, space, min(after, cursor_of(standing, space)))


def _plan_retry(standing: Standing, space: bytes, after: int) -> None:
    kept = standing.book.kept(_RETRY + space.hex())
    left, pause, lowest = map(int, kept.split()) if kept else (1, 1, after)
    standing.book.keep(_RETRY + space.hex(), f"{left} {pause} {min(after, lowest)}".encode())


def notice_update(standing: Standing) -> None:
    """After an update of the program, try again what the older one could not read."""
    program = bytes([changes.FORMAT, sealing.FORMAT, sealing.NEWEST_DICTIONARY, directory.FORMAT, wire.VERSION])
    if standing.book.kept(_PROGRAM) != program:
        try_refused_again(standing)
        standing.book.keep(_PROGRAM, program)


def apply(
    standing: Standing,
    chains: Chains,
    untrusted_page: wire.Page,
    pace: Pace | None = None,
    unsealed: Unsealed = _NOTHING,
) -> int:
    """Verify and store a page; return how many changes of it were new to the book. `unsealed`: opened ahead.

    Each transaction moves the cursor behind what it holds, so a crash repeats little and loses nothing.
    """
    page = untrusted_page
    opener = standing.opener(page.space)
    opened = Opened(upto=cursor_of(standing, page.space), pace=pace or Pace(), unsealed=unsealed)
    with collector_at_rest():
        for delivered in page.batches:
            ahead = len(opened.changes) + len(delivered.sealed)
            if opened.changes and ahead > min(MAX_RECEIVED, opened.pace.most):
                opened.new += _store(standing, page.space, opened.part())
            _open(standing, chains, opener, page.space, delivered, opened)
            opened.upto = max(opened.upto, delivered.position)
        moved = page.upto != cursor_of(standing, page.space)
        opened.upto = page.upto
        if opened.batches or opened.refused or moved:
            opened.new += _store(standing, page.space, opened)
    return opened.new


def _open(
    standing: Standing,
    chains: Chains,
    opener: Opener,
    space: bytes,
    delivered: wire.Delivered,
    into: Opened,
) -> None:
    signed = delivered.batch
    try:
        batch = open_batch(standing.known, signed)
        if batch.space != space:
            raise _elsewhere()
    except Untrusted as error:
        into.refused.append((signed.hash.hex(), error.text, error.code))
        into.bad_ids.update(_claimed_ids(signed))
        return
    follows = chains.judge(batch, signed.hash)
    if follows == "forked" and not standing.known.is_member(batch.device, space):
        today = bad("not_a_member")  # it may be signed today, as if it had been before
        into.refused.append((signed.hash.hex(), today.text, today.code))
        into.bad_ids.update(batch.ids())
        return
    if follows in ("gap", "forked"):
        into.refused.append((signed.hash.hex(), _OUT_OF_LINE[follows], follows))
    _open_changes(standing, opener, batch, delivered.sealed, into)
    into.batches.append(
        KeptBatch(
            SpaceId(space.hex()),
            DeviceId(batch.device.hex()),
            batch.sequence,
            signed.body,
            signed.signature,
            signed.hash.hex(),
        )
    )


def _open_changes(
    standing: Standing,
    opener: Opener,
    batch: wire.Batch,
    untrusted_sealed: Sequence[bytes],
    into: Opened,
) -> None:
    """Open what the batch lists. A change the endpoint has no longer (b"") is left to agree."""
    author, device = standing.device_of(batch.device)
    fits = (SpaceId(batch.space.hex()), author, device)
    ids = batch.ids()
    if len(ids) != len(untrusted_sealed):
        error = _elsewhere()
        into.refused.append((f"{batch.device.hex()}/{batch.sequence}", error.text, error.code))
        into.bad_ids.update(ids)
        return
    for id_, sealed in zip(ids, untrusted_sealed, strict=True):
        if not sealed:
            continue
        try:
            ahead = into.unsealed.get(id_)
            stored = ahead[1] if ahead and ahead[0] == sealed else decode(opener.open(id_, sealed))
            change = stored.change
            if stored.id != id_.hex() or (change.space, change.author, change.device) != fits:
                raise _elsewhere()
            into.changes.append(stored)
            into.size += len(stored.body)
            if into.size > MAX_RECEIVED_BYTES:  # the batch itself is kept, and the cursor moved, with its last part
                into.new += _store(standing, batch.space, into.part())
        except Untrusted as error:
            into.refused.append((id_.hex(), error.text, error.code))
            into.bad_ids.add(id_)


def _store(standing: Standing, space: bytes, opened: Opened) -> int:
    """Put into the book what was opened, and the refusals where a person sees them."""
    book, place = standing.book, SpaceId(space.hex())
    for what, reason, code in opened.refused:
        book.refuse(place, what, reason, code)
    if opened.bad_ids or (opened.changes and book.kept(_REFUSED + space.hex())):
        here = {bytes.fromhex(stored.id) for stored in opened.changes}
        here.update(bytes.fromhex(id_) for id_ in book.bodies([ChangeId(id_.hex()) for id_ in opened.bad_ids]))
        left = (refused_ids(standing, space) | opened.bad_ids) - here
        book.keep(_REFUSED + space.hex(), b"".join(sorted(left)))
        if opened.bad_ids:
            _plan_retry(standing, space, cursor_of(standing, space))
    began = time.perf_counter()
    received = book.receive(place, opened.changes, opened.batches, opened.upto)
    opened.pace.keep_to(len(opened.changes), time.perf_counter() - began)
    if book.kept(_REWOUND + space.hex()) is not None:
        _move_rewound(standing, space, opened.upto)
    return received.applied + received.waiting


def _move_rewound(standing: Standing, space: bytes, upto: int) -> None:
    if upto >= standing.book.cursor(SpaceId(space.hex())):
        standing.book.forget(_REWOUND + space.hex())
    else:
        rewind(standing, space, upto)


def _claimed_ids(untrusted_batch: wire.Signed) -> list[bytes]:
    try:
        return wire.ids_of(wire.decode(untrusted_batch.body, wire.Batch).changes)
    except Untrusted:
        return []


def _elsewhere() -> Untrusted:
    return untrusted(
        "misplaced",
        "En ændring passer ikke til den, der har underskrevet den.",
        "A change does not fit whoever signed for it.",
    )


_OUT_OF_LINE = {
    "gap": Text(
        "Der mangler noget fra en enhed: centralen sendte senere ændringer før tidligere.",
        "Something from a device is missing: the endpoint sent later changes before earlier ones.",
    ),
    "forked": Text(
        "En enhed har skrevet to forskellige fortsættelser. Begge er taget med; sig det til jeres administrator.",
        "A device has written two different continuations. Both are kept; tell your administrator.",
    ),
}
