"""The book's door for what is put away (R18): away, wanted back, and the sweeping up after it in small steps."""

from collections.abc import Collection, Iterable

from local_store import held_forms
from local_store.book_parts import BookParts
from local_store.ids import ChangeId, DeviceId, RecordId, SpaceId
from local_store.ledger import UNSENT
from local_store.views import PutAway

PUT_AWAY, CAME_BACK = "put_away", "came_back"  # as they stand in the access log
_UNSWEPT = "book.unswept"  # what is still to be swept: b"0" not begun, b"1" begun
_INDEXES = ("words", "names")


class BookPutAway(BookParts):
    """Whether a form is to leave is for the caller to know; whether it can leave now is looked at here."""

    def put_away(self, record: RecordId, day: str, why: str, seen: Collection[ChangeId]) -> bool:
        """Let a form's content leave this book; what, when and why goes to the access log with it.

        `day`: the last of its time here. `seen`: its heads when that was found. False, and nothing is done: it was
        written on since, something of it has not been sent, somebody is writing on it here, or it is not here.
        """
        with self._database.transaction():
            if not self._put_aways.may_leave(record) or {*self._ledger.merged(record).heads} != {*seen}:
                return False
            gone = self._put_aways.put(record, day, self._stamp())
            self._kept.keep(_UNSWEPT, b"0")
            self.note_access(PUT_AWAY, record, f"{gone[0].change.kind} {day} {why}")
        self._announce(gone, "put_away")
        return True

    def away(self, record: RecordId) -> PutAway | None:
        """Return the line of a form that is put away, None when it is not."""
        return self._put_aways.stub(record)

    def all_away(self) -> list[PutAway]:
        """Return what is put away, the longest due first."""
        return self._put_aways.stubs()

    def want_back(self, records: Iterable[RecordId]) -> None:
        """Fetch these with the next round; those that are not put away are left alone."""
        with self._database.transaction():
            self._put_aways.want(records)

    def wanted_back(self) -> dict[SpaceId, list[RecordId]]:
        """Return what is to be fetched again, by space."""
        return self._put_aways.wanted()

    def has_away(self, space: SpaceId) -> bool:
        """Tell whether anything of the space is put away."""
        return self._put_aways.any_in(space)

    # What others' books are to know of this one

    def say_held(self, space: SpaceId, heads: Collection[ChangeId]) -> None:
        """Say to the readers of a space that this device holds the forms with these heads, and all before those.

        Said once for each; it leaves with the next round. Raises NotFound for a space that is not here.
        """
        new = sorted({*heads} - self.held_by(space, self.device))
        for at in range(0, len(new), held_forms.AT_ONCE):
            self._say_held(space, new[at : at + held_forms.AT_ONCE])

    def _say_held(self, space: SpaceId, heads: Collection[ChangeId]) -> None:
        key, record = self._spaces.key(space), held_forms.record_of(space, self.device)
        parents = self._ledger.merged(record).heads if self._ledger.has(record, key) else ()
        change = held_forms.said(space, self.person, self.device, self._stamp(), heads, parents)
        with self._moving([change], "retention"):
            self._ledger.append([change], key, UNSENT)

    def held_by(self, space: SpaceId, device: DeviceId) -> frozenset[ChangeId]:
        """Return the heads of forms in the space that a device has said it holds."""
        record = held_forms.record_of(space, device)
        if not self._ledger.has(record, self._spaces.key(space)):
            return frozenset()
        return held_forms.told(self._ledger.changes_of(record), device)

    def sweep_some(self, pages: int = 64) -> bool:
        """Rewrite so many pages of the search indexes, for they may hold words of what left; True: there is more.

        It comes out as one whole rewriting would (FTS5's merge in steps); at the end the log of writes is emptied.
        """
        state = self._kept.get(_UNSWEPT)
        if state is None:
            return False
        with self._database.transaction():
            moved = [self._merge_some(index, -pages if state == b"0" else pages) for index in _INDEXES]
            if any(moved):
                self._kept.keep(_UNSWEPT, b"1")
        if any(moved):
            return True
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._kept.forget(_UNSWEPT)
        return False

    def _merge_some(self, index: str, pages: int) -> bool:
        changed = "SELECT total_changes()"
        before = self._database.value(changed)
        self._database.execute(f"INSERT INTO {index}({index}, rank) VALUES ('merge', ?)", (pages,))  # noqa: S608
        return int(self._database.value(changed)) - int(before) > 1

    def _stamp(self) -> str:
        return self._clock().isoformat(timespec="seconds")
