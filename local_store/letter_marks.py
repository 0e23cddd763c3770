"""Whether a record that says it came by letter did (`origin`): held to the letters that were verified here.

Whoever may write in a space can write there a record with any origin. The letters themselves lie at the endpoint,
signed, and every reader of the space is given all of them: of each a mark is kept, and what has none is shown as
such. Nothing about it is written in the record, so all who hold the same changes and letters see the same.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from local_store.changes import Stored
from local_store.drafts import Kept
from local_store.ids import RecordId, SpaceId
from local_store.ledger import Ledger
from local_store.rules.correspondence import ORIGIN, origin_of
from local_store.views import Record

_CAME = "letters/came/"  # and the record that a letter becomes: the marks of the letters that do, 32 bytes each
_ASKED = "letters/asked/"  # and a space: its letters have been asked for since marks are kept


class LetterMarks:
    """Methods that write run inside the caller's transaction."""

    def __init__(self, kept: Kept, ledger: Ledger) -> None:
        self._kept, self._ledger = kept, ledger

    def keep(self, letter: Stored, record: RecordId) -> None:
        """Keep the mark of a verified letter, given as the first change of the record that it becomes."""
        mark, before = _mark(letter.change.set), self._marks(record)
        if mark not in before:
            self._kept.keep(_CAME + record, b"".join((*before, mark)))

    def forget(self, record: RecordId) -> None:
        """The record is erased: nothing that its words could be tried against stays."""
        self._kept.forget(_CAME + record)

    def asked(self, space: SpaceId) -> None:
        """All letters to the space that the endpoint gives have been taken: what has no mark now lacks one."""
        if self._kept.get(_ASKED + space) is None:
            self._kept.keep(_ASKED + space, b"1")

    def lacks(self, record: Record) -> bool:
        """Tell whether the record says that it came by letter and no letter verified here says the same.

        False also as long as the space's letters have not been asked for here. Raises NotFound.
        """
        if not origin_of(record.fields) or self._kept.get(_ASKED + record.space) is None:
            return False
        marks = self._marks(record.id)
        if not marks:
            return True
        firsts = [one.change.set for one in self._ledger.changes_of(record.id) if not one.change.parents]
        told = [first.get(ORIGIN) for first in firsts]
        return record.fields[ORIGIN] not in told or any(_mark(first) not in marks for first in firsts)

    def _marks(self, record: RecordId) -> list[bytes]:
        kept = self._kept.get(_CAME + record) or b""
        return [kept[at : at + 32] for at in range(0, len(kept), 32)]


def _mark(told: Mapping[str, Any]) -> bytes:
    packed = msgspec.msgpack.encode(dict(told), order="deterministic")
    return hashlib.sha256(b"feltbog came by letter 1\0" + packed).digest()
