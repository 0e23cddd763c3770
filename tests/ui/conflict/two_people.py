"""Nadia's book after Sara (and perhaps Ali) edited the same record without a network."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from local_store.book import FieldBook
from local_store.ids import RecordId
from local_store.key_slots import KdfCost
from tests.store_fixtures import TEAM, SetClock, send

BEFORE = "Ca. 8 unge på trappen. De larmede en del, og en beboer klagede. Vi snakkede kort med dem."
NADIAS = (
    "Seks til otte unge på trappen. De sang og spillede musik, og en beboer bad dem skrue ned. Det gjorde de. "
    "Vi snakkede kort med dem, mest om den lukkede klub. To spurgte, hvornår de må komme ind igen."
)
SARAS = (
    "8 unge på trappen, to af dem nye piger på cirka 14 år. De larmede en del, og en beboer klagede. "
    "En scooter kørte op ad fortovet og væk igen kl. 21.20. Vi snakkede kort med dem. To gik hjem sammen kl. 21.25."
)
ALIS = "Ti unge på trappen. De larmede en del, og en beboer klagede. Vi snakkede kort med dem."
Edit = dict[str, Any]


class Meeting:
    """`meet(mine, *theirs)` makes one observation that everybody edited; several calls make several conflicts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._clock = SetClock()
        self._clock.now = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=3)
        self.records: list[RecordId] = []

    def prepare(self, *edits: tuple[Edit, ...]) -> Callable[[FieldBook], None]:
        """Return what fills Nadia's book: for each tuple one record, hers first, then the others' edits."""

        def fill(book: FieldBook) -> None:
            book.put_person(book.person, "Nadia Holm")
            book.put_space(TEAM)
            people = max(len(one) for one in edits) - 1
            others = [self._other(book, name) for name in ("Sara Lund", "Ali Kaya", "Mette Dam")[:people]]
            for number, one in enumerate(edits):
                self._meet(book, others, number, one)
            for other in others:
                other.close()

        return fill

    def _other(self, book: FieldBook, name: str) -> FieldBook:
        made = FieldBook.create(self._folder / name, "en anden bog", cost=KdfCost.FOR_TESTS, clock=self._clock)
        made.put_space(TEAM)
        book.put_person(made.person, name)
        return made

    def _meet(self, book: FieldBook, others: list[FieldBook], number: int, edits: tuple[Edit, ...]) -> None:
        at = self._clock.now.isoformat(timespec="seconds")
        first = {"occurred_at": at, "place_ref": f"Trappen {number + 1}", "fact_text": BEFORE, "count_max": 8}
        record = book.add("group_observation", first, space=TEAM.id)
        for other in others:
            other.receive(TEAM.id, book.unsent(TEAM.id, 100), [], other.cursor(TEAM.id) + 1)
        self.records.append(record)
        self._clock.pass_seconds(600)
        book.edit(record, **_split(edits[0]))
        for other, edit in zip(others, edits[1:], strict=False):
            self._clock.pass_seconds(300)
            other.edit(record, **_split(edit))
        for other in others:
            send(other, book)


def _split(edit: Edit) -> dict[str, Any]:
    added = {name: value for name, value in edit.items() if isinstance(value, list)}
    return {"set": {name: value for name, value in edit.items() if name not in added}, "add": added}
