"""A decision taken back takes its task back as well, also of somebody who does not read the table's space (R27).

Real books, a real endpoint: Mette is at the table, Sara is in the team alone.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from desktop.doing import case_plan, minutes, remembering
from desktop.doing.taking_back import take_back
from desktop.showing import handover, record, today
from desktop.showing.words import Words
from local_store.ids import PersonId
from local_store.views import Record
from tests.endpoint_process import Endpoint, endpoint
from tests.journeys.test_two_at_one_meeting import NOW, Table
from tests.sync.laptops import Laptop, settle
from ui.asks import Acted, TakeBack
from ui.cases.asks import SetActionStatus
from ui.meetings.asks import Decide
from ui.today.asks import ACTION, MarkDone

__all__ = ["endpoint"]
LATE = NOW + timedelta(days=30)  # the task is long overdue
OFF = "Trukket tilbage af Mette Krogh."


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, endpoint: Endpoint) -> Iterator[Table]:
    made = Table(tmp_path_factory.mktemp("table"), endpoint.url)
    yield made
    made.close()


def words(laptop: Laptop) -> Words:
    return Words(laptop.book, "da", LATE)


def decided(town: Table, what: str) -> Acted:
    sara = PersonId(town.sara.book.person)
    ask = Decide(town.meeting, town.cases[0], what, sara, "gadeplan", date(2026, 11, 30))
    return minutes.decide(words(town.mette), ask)


def at_the_table(town: Table, what: str) -> Record:
    listed = town.mette.book.list("action_item", space=town.ssp).records
    return next(one for one in listed if one.fields["what"] == what)


def at_saras(town: Table, what: str) -> Record:
    return next(one for one in town.sara.book.list("action_item").records if one.fields["what"] == what)


def waits_for_sara(town: Table, what: str) -> bool:
    due = {one.title for one in today.view(words(town.sara), mine_only=True).due}
    held = {
        record.fields["what"] for _, record in handover.held_by(words(town.sara), town.sara.book.person).values()
    }
    assert (what in due) == (what in held)  # nor is it among what she would hand over
    return what in due


def test_a_decision_taken_back_takes_its_task_back_from_who_has_it_elsewhere(town: Table) -> None:
    what = "Følge dem til klubben"
    done = decided(town, what)
    settle(town.mette, town.sara)
    assert waits_for_sara(town, what)
    told = town.mette.book.count("disclosure")
    take_back(words(town.mette), TakeBack(done))
    settle(town.mette, town.sara, town.mette)
    assert not waits_for_sara(town, what)
    shown = {one.name: one.shown for one in record.view(words(town.sara), at_saras(town, what).id).fields}
    assert (shown["status"], shown["result_text"]) == ("Bortfaldet", OFF)
    assert town.mette.book.count("disclosure") == told + 1  # each letter is written down (R34)
    assert town.sara.book.check().faults == ()


def test_also_when_the_first_letter_had_not_left(town: Table) -> None:
    what = "Ringe til klubben"
    take_back(words(town.mette), TakeBack(decided(town, what)))
    assert len(town.mette.book.letters_waiting()) == 2  # one that waits may be on its way: both go, in order
    settle(town.mette, town.sara)
    assert not waits_for_sara(town, what)
    assert at_saras(town, what).fields["status"] == "bortfaldet"


def test_a_decision_taken_back_and_written_again_is_a_task_again(town: Table) -> None:
    what = "Spørge skolen"
    gone = take_back(words(town.mette), TakeBack(decided(town, what)))
    settle(town.mette, town.sara)
    assert not waits_for_sara(town, what)
    take_back(words(town.mette), TakeBack(gone))
    settle(town.mette, town.sara)
    assert waits_for_sara(town, what)
    assert "result_text" not in at_saras(town, what).fields


def test_what_the_table_ends_is_over_for_who_has_it_elsewhere_and_fortryd_opens_it(town: Table) -> None:
    what = "Følge dem hjem"
    decided(town, what)
    settle(town.mette, town.sara)
    done = case_plan.set_action_status(words(town.mette), SetActionStatus(at_the_table(town, what).id, "udfoert"))
    settle(town.mette, town.sara)
    assert not waits_for_sara(town, what)
    take_back(words(town.mette), TakeBack(done))
    settle(town.mette, town.sara)
    assert waits_for_sara(town, what)


def test_what_was_done_stays_done_when_the_table_takes_it_back(town: Table) -> None:
    what = "Tale med forældrene"
    done = decided(town, what)
    settle(town.mette, town.sara)
    remembering.mark_done(words(town.sara), MarkDone(at_saras(town, what).id, ACTION))
    settle(town.sara, town.mette)  # who reads the team as well and takes the letter in unknowing makes a conflict
    take_back(words(town.mette), TakeBack(done))
    settle(town.mette, town.sara, town.mette)
    assert at_saras(town, what).fields["status"] == "udfoert"


def test_only_the_space_that_gave_a_task_can_take_it_back(town: Table) -> None:
    what = "Åbne hallen"
    decided(town, what)
    settle(town.mette, town.sara)
    other = town.mette.member.create_space("SSP Valby", "ssp_local")
    named = {"what": "En anden", "status": "aftalt", "responsible_name": "Bo", "responsible_actor": "klub"}
    task = town.mette.book.add("action_item", named, space=other)
    town.mette.book.post_letter(
        task, ("status",), to=town.team, sort="outcome", instead={"status": "bortfaldet"},
        about=at_saras(town, what).id,
    )  # fmt: skip
    settle(town.mette, town.sara)
    assert waits_for_sara(town, what)
