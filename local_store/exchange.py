"""What sync asks of the book: the outbox, what came, and the figures by which both ends find that they agree."""

from collections.abc import Iterable, Iterator, Sequence

from local_store.changes import Stored, decode
from local_store.database import EncryptedDatabase
from local_store.erasure import Erasures
from local_store.errors import Text, Untrusted
from local_store.ids import ChangeId, DeviceId, RecordId, SpaceId
from local_store.ledger import QUARANTINED, SETTLED, UNSENT, Ledger
from local_store.put_away import PutAways
from local_store.rules.urgency import is_urgent
from local_store.spaces import Spaces, digest_of
from local_store.views import Digest, KeptBatch, OutboxItem, Received, Refusal

# What the endpoint holds of a space as far as is known here: also what is put away, and erased changes that no
# statement names.
AT_ENDPOINT = (
    "SELECT id FROM change WHERE space = ?1 AND state = 0 "
    "UNION ALL SELECT change AS id FROM erased WHERE space = ?1 AND counted = 1 "
    "UNION ALL SELECT change AS id FROM put_away_change WHERE space = ?1 AND counted = 1"
)
_BATCH = "space, device, sequence, body, signature, hash"

_STRAY = Text(
    "En ændring bruger nummeret på et notat, der hører til et andet rum. Den er gemt for sig og står ikke i "
    "notatet. Sig det til jeres administrator.",
    "A change uses the number of a record that belongs to another space. It is kept apart and is not part of the "
    "record. Tell your administrator.",
)


class Exchange:
    """Methods that write run inside the caller's transaction. All raise NotFound for a space not here."""

    def __init__(
        self, database: EncryptedDatabase, ledger: Ledger, spaces: Spaces, erasures: Erasures, put_aways: PutAways
    ) -> None:
        self._database = database
        self._ledger = ledger
        self._spaces = spaces
        self._erasures = erasures
        self._put_aways = put_aways

    def unsent(self, space: SpaceId, limit: int) -> list[Stored]:
        """Return changes the endpoint has not acknowledged, in the order written; quarantined ones are left out."""
        rows = self._database.rows(
            "SELECT body FROM change WHERE state = 1 AND space = ? ORDER BY seq LIMIT ?",
            (self._spaces.key(space), limit),
        )
        return [decode(body) for (body,) in rows]

    def unsent_of(self, space: SpaceId, records: Iterable[RecordId]) -> list[Stored]:
        """Return the unacknowledged changes of these records, each record's in the order written."""
        found = []
        for record in records:
            rows = self._database.rows(
                "SELECT body FROM change WHERE record = ? AND state = 1 AND space = ? ORDER BY seq",
                (bytes.fromhex(record), self._spaces.key(space)),
            )
            found += [decode(body) for (body,) in rows]
        return found

    def unsent_count(self) -> dict[SpaceId, int]:
        """Return how many are unsent in each space that has any."""
        names = self._spaces.by_key()
        rows = self._database.rows("SELECT space, count(*) FROM change WHERE state = 1 GROUP BY space")
        return {names[space]: count for space, count in rows}

    def outbox(self, limit: int) -> list[OutboxItem]:
        """Return quarantined changes, then unsent ones in the order written. Titles are the caller's to add.

        The index is named: left to itself the planner walks every change for the few that have not left.
        """
        quarantined = self._database.rows(
            "SELECT c.body, q.da, q.en, q.code FROM change c LEFT JOIN quarantine q ON q.change = c.id WHERE c.seq "
            "IN (SELECT seq FROM change INDEXED BY change_quarantined WHERE state = 2 ORDER BY seq LIMIT ?) "
            "ORDER BY c.seq",
            (limit,),
        )
        waiting = self._database.rows(
            "SELECT body FROM change WHERE seq IN "
            "(SELECT seq FROM change INDEXED BY change_unsent WHERE state = 1 ORDER BY seq LIMIT ?) ORDER BY seq",
            (limit,),
        )
        items = [
            _item(decode(body), "quarantined", Text(da or "", en or ""), code) for body, da, en, code in quarantined
        ]
        return items + [_item(decode(body), "waiting", None, None) for (body,) in waiting]

    def acknowledge(self, space: SpaceId, changes: Sequence[ChangeId], batch: KeptBatch) -> None:
        """The endpoint has these for good: they leave the outbox and count in the digest."""
        key = self._spaces.key(space)
        moved = self._move(key, changes, (UNSENT, QUARANTINED), SETTLED)
        self._database.many("DELETE FROM quarantine WHERE change = ?", [(change,) for change in moved])
        self._spaces.count_in(key, moved, 1)
        self._erasures.acknowledged(key, changes)
        self.keep_batches([batch])

    def mark_unsent(self, space: SpaceId, changes: Sequence[ChangeId]) -> None:
        """The endpoint has lost these: they go to it again."""
        key = self._spaces.key(space)
        self._spaces.count_in(key, self._move(key, changes, (SETTLED,), UNSENT), -1)
        self._erasures.lost(key, changes)
        self._put_aways.lost(key, changes)

    def quarantine(self, change: ChangeId, reason: Text, code: str, at: str) -> None:
        """Set one unsent change aside, so that it blocks nothing; release() sends it again."""
        raw = bytes.fromhex(change)
        self._database.execute("UPDATE change SET state = 2 WHERE id = ? AND state = 1", (raw,))
        self._database.execute(
            "INSERT OR REPLACE INTO quarantine (change, da, en, code, at) VALUES (?, ?, ?, ?, ?)",
            (raw, reason.da, reason.en, code, at),
        )

    def release(self, change: ChangeId) -> None:
        """Put a quarantined change back among the unsent."""
        raw = bytes.fromhex(change)
        self._database.execute("UPDATE change SET state = 1 WHERE id = ? AND state = 2", (raw,))
        self._database.execute("DELETE FROM quarantine WHERE change = ?", (raw,))

    def receive(self, space: SpaceId, changes: Sequence[Stored]) -> tuple[Received, list[Stored], list[Stored]]:
        """Keep what is new of these changes; known ones settle. Returns the counts, the new ones, and what is back.

        Back is what was put away, each record with all of its changes.
        """
        key = self._spaces.key(space)
        unique = {change.id: change for change in changes}
        if any(change.change.space != space for change in changes):
            raise Untrusted(
                Text("Ændringen hører til et andet rum.", "The change belongs to another space."),
                code="wrong_space",
            )
        known = self._ledger.known(unique.values())
        others, back = self._put_aways.sift(key, [one for one in unique.values() if one.id not in known])
        new = self._erasures.sift(key, others)
        waiting, stray = self._ledger.append(new, key, SETTLED)
        settled = [bytes.fromhex(change.id) for change in new]
        # Known and still unsent: our acknowledgement was lost on the way, and here it is again.
        settled += self._move(key, sorted(known), (UNSENT, QUARANTINED), SETTLED) if known else []
        self._spaces.count_in(key, settled, 1)
        return Received(max(0, len(new) - waiting - stray), waiting, len(changes) - len(new)), new, back

    def keep_batches(self, batches: Sequence[KeptBatch]) -> None:
        """Keep signed batches as they travelled; the same again changes nothing."""
        self._database.many(
            f"INSERT OR IGNORE INTO batch ({_BATCH}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
            [
                (self._spaces.key(b.space), bytes.fromhex(b.device), b.sequence, b.body, b.signature, b.hash)
                for b in batches
            ],
        )

    def batches(self, space: SpaceId, device: DeviceId | None, after_sequence: int) -> Iterator[KeptBatch]:
        """Yield kept batches by device and sequence, to seed an endpoint anew."""
        condition, parameters = ("", ()) if device is None else ("AND device = ?", (bytes.fromhex(device),))
        rows = self._database.rows(
            f"SELECT {_BATCH} FROM batch WHERE space = ? AND sequence > ? {condition} ORDER BY device, sequence",  # noqa: S608
            (self._spaces.key(space), after_sequence, *parameters),
        )
        for _, raw, sequence, body, signature, name in rows:
            yield KeptBatch(space, DeviceId(raw.hex()), sequence, body, signature, name)

    def forget_batches(self, space: SpaceId, device: DeviceId) -> None:
        """Keep this device's batches no more; the changes in them stay."""
        self._database.execute(
            "DELETE FROM batch WHERE space = ? AND device = ?", (self._spaces.key(space), bytes.fromhex(device))
        )

    def refuse(self, space: SpaceId, what: str, reason: Text, code: str, at: str) -> None:
        """Remember that something came and was not trusted; told once however often it comes."""
        self._database.execute(
            "INSERT OR IGNORE INTO refused (space, what, da, en, code, at) VALUES (?, ?, ?, ?, ?, ?)",
            (self._spaces.key(space), what, reason.da, reason.en, code, at),
        )

    def refusals(self, limit: int) -> list[Refusal]:
        """Return strays (homes.py), as long as they are such, then what was not trusted, both newest first."""
        names = self._spaces.by_key()
        rows = self._database.rows(
            "SELECT space, what, da, en, code, at FROM refused ORDER BY key DESC LIMIT ?", (limit,)
        )
        strays = [
            Refusal(one.change.space, one.id, _STRAY, "stray", one.change.at) for one in self._ledger.strays(limit)
        ]
        return strays + [
            Refusal(names[space], what, Text(da, en), code, at) for space, what, da, en, code, at in rows
        ]

    def buckets(self, space: SpaceId, bits: int) -> list[Digest]:
        """Return the digest of settled changes for each of the 2**bits starts of an id; bits from 1 to 16."""
        groups: list[list[bytes]] = [[] for _ in range(1 << bits)]
        key = self._spaces.key(space)
        for (change,) in self._database.rows(AT_ENDPOINT, (key,)):
            groups[int.from_bytes(change[:2], "big") >> (16 - bits)].append(change)
        return [digest_of(group) for group in groups]

    def ids_in_bucket(self, space: SpaceId, bucket: int, bits: int) -> list[ChangeId]:
        """Return the settled changes whose id starts with these bits, sorted."""
        low = (bucket << (16 - bits)).to_bytes(2, "big")
        high = ((bucket + 1) << (16 - bits)).to_bytes(3, "big")[1:] if bucket + 1 < 1 << bits else b"\xff" * 33
        key = self._spaces.key(space)
        rows = self._database.rows(
            f"SELECT id FROM ({AT_ENDPOINT}) WHERE id >= ? AND id < ? ORDER BY id",  # noqa: S608
            (key, low, high),
        )
        return [ChangeId(change.hex()) for (change,) in rows]

    def bodies(self, ids: Sequence[ChangeId]) -> dict[ChangeId, bytes]:
        """Return the canonical bytes of those that are here."""
        rows = self._database.rows_in(
            "SELECT id, body FROM change WHERE id IN ({in})", [bytes.fromhex(change) for change in ids]
        )
        return {ChangeId(change.hex()): body for change, body in rows}

    def _move(self, space: int, changes: Sequence[ChangeId], states: tuple[int, ...], to: int) -> list[bytes]:
        held = ",".join(str(state) for state in states)
        rows = self._database.rows_in(
            f"SELECT id FROM change WHERE space = ? AND state IN ({held}) AND id IN ({{in}})",  # noqa: S608
            [bytes.fromhex(change) for change in changes],
            (space,),
        )
        self._database.many("UPDATE change SET state = ? WHERE id = ?", [(to, change) for (change,) in rows])
        return [change for (change,) in rows]


def _item(stored: Stored, state: str, reason: Text | None, code: str | None) -> OutboxItem:
    change = stored.change
    urgent = is_urgent(change.kind, change.set)
    return OutboxItem(
        stored.id, change.record, change.kind, change.space, "", change.at, state, reason, code, urgent
    )  # fmt: skip
