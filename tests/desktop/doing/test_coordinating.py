"""Only a coordinator takes a case in, puts it on an agenda, returns it or turns it down, in its form too (R24)."""

import pytest

from desktop.doing import reviewing
from desktop.doing.following import written
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from local_store.rules.case_states import COORDINATOR_ONLY
from tests.desktop.doing.referring_town import Town, refer, town, words
from tests.endpoint_process import endpoint
from tests.sync.laptops import Laptop, settle

__all__ = ["endpoint", "town"]


def choose(laptop: Laptop, case: str, state: str) -> None:
    """Choose a state in the case's form, as the app and the command line write it."""
    record = RecordId(case)
    more = {"feedback_text": "Skriv, hvorfor"} if state == "returneret" else {}
    written(words(laptop), record, lambda: laptop.book.edit(record, set={"state": state, **more}))


def test_somebody_at_the_table_who_does_not_coordinate_takes_no_case_in(town: Town) -> None:
    peter = Laptop(town.chief.folder.parent / "peter", town.url)
    town.laptops.append(peter)
    peter.member.join(town.chief.member.invite("Peter Vang", "fieldworker", [town.table]).text())
    case = town.draft()
    refer(town.bo, case)
    settle(town.bo, town.sara, peter)
    (there,) = town.at_table(case)

    def is_refused(laptop: Laptop, record: str, state: str) -> None:
        before = laptop.book.get(RecordId(record)).heads
        with pytest.raises(RefusedInput) as refused:
            choose(laptop, record, state)
        assert (refused.value.field, refused.value.code) == ("state", "not_allowed")
        assert laptop.book.get(RecordId(record)).heads == before

    for state in ("modtaget", "returneret"):
        is_refused(peter, there.id, state)
        is_refused(town.bo, case, state)  # nor does a raiser say so of the draft on their own side
    reviewing.accept(words(town.sara), there.id)
    settle(town.sara, peter)
    for state in sorted(COORDINATOR_ONLY - {"modtaget"}):
        is_refused(peter, there.id, state)
    choose(town.sara, there.id, "paa_dagsorden")
    settle(town.sara, peter)
    choose(peter, there.id, "droeftet")  # what the meeting says of a case may be written by whoever is there
