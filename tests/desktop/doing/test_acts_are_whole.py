"""Killed between two writes of one act, a book holds all of the act or nothing of it."""

import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from desktop.answering import answers
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.ids import SpaceId
from local_store.views import Space
from tests.store_fixtures import PASSPHRASE, make_book
from ui.meetings.asks import Decide

ROOT = Path(__file__).parents[3]
SSP = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")


def killed(*arguments: str) -> None:
    command = [sys.executable, "-m", "tests.desktop.doing.killed_in_an_act", *arguments]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, b"")


def test_a_decision_and_its_task_are_there_together_or_not_at_all_and_are_taken_back_so(tmp_path: Path) -> None:
    folder = tmp_path / "bog"
    with make_book(folder) as book:
        book.put_space(SSP)
        starts = {"starts_at": "2026-11-26T09:00:00+01:00", "forum": "lokaludvalg", "meeting_kind": "ssp"}
        meeting = book.add("meeting", {**starts, "district": "noerrebro", "status": "planlagt"}, space=SSP.id)
        values = {"heading": "Trappen", "group_id": "c0" * 16, "level": "1", "level_reason": "Uro",
                  "state": "kladde", "district": "noerrebro", "concern_text": "Larm"}  # fmt: skip
        case = book.add("ssp_case", values, space=SSP.id)
        for state in ("indstillet", "modtaget"):
            book.edit(case, set={"state": state})
    kinds = ("agenda_item", "decision", "action_item")
    killed(str(folder), meeting, case)
    with FieldBook.open(folder, PASSPHRASE) as book:
        assert [book.count(kind) for kind in kinds] == [0, 0, 0] and book.check().sound
        words = Words(book, "da", datetime(2026, 11, 26, 9, tzinfo=UTC))
        decide = Decide(meeting, case, "Planlægge en turnering", "Jonas Bech", "klub", date(2026, 12, 3))
        done = answers()[Decide](words, decide)
        assert [book.count(kind) for kind in kinds] == [1, 1, 1]
    killed(str(folder), meeting, case, *done.changes)
    with FieldBook.open(folder, PASSPHRASE) as book:
        assert [book.count(kind) for kind in kinds] == [1, 1, 1] and book.check().sound
