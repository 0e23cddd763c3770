"""A decision taken back takes its task back as well, also of somebody who does not read the table's space (R27).

Real books, a real endpoint: Mette is at the table, Sara is in the team alone.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from desktop.doing import case_plan, following, minutes, remembering, task_letters
from desktop.doing.taking_back import take_back
from desktop.showing import handover, record, today
from desktop.showing.words import Words
from local_store.ids import PersonId, RecordId
from local_store.views import Record
from tests.endpoint_process import Endpoint, endpoint
from tests.journeys.test_two_at_one_meeting import NOW, Table
from tests.sync.laptops import Laptop, settle
from ui.asks import Acted, TakeBack
from ui.cases.asks import SetActionStatus
from ui.meetings.asks import Decide
from ui.today.asks import ACTION, MarkDone

__all__ = ["endpoint"]
ACTION_ITEM = "action_item"
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


# By form: one way for every task


def by_form(town: Table, what: str, **more: str) -> RecordId:
    """A task written on the case's page, where no meeting decided it."""
    written = {"what": what, "case_id": town.cases[0], "responsible_actor": "gadeplan", **more}
    who = {"responsible_id": town.sara.book.person} if "responsible_id" not in more else {}
    return following.made(
        words(town.mette), ACTION_ITEM, lambda: town.mette.book.add(ACTION_ITEM, {**written, **who}, space=town.ssp)
    )


def set_by_form(town: Table, laptop: Laptop, task: RecordId, **fields: str | None) -> None:
    following.written(words(laptop), task, lambda: laptop.book.edit(task, set=fields))
    settle(laptop, town.mette, town.sara)


def test_a_task_made_by_form_reaches_its_person_once_it_is_agreed_and_goes_when_it_is_taken_back(
    town: Table,
) -> None:
    what = "Hente nøglen"
    task = by_form(town, what, status="foreslaaet", by_when="2026-11-30")
    settle(town.mette, town.sara)
    assert not any(one.fields["what"] == what for one in town.sara.book.list(ACTION_ITEM).records)
    set_by_form(town, town.mette, task, status="aftalt")
    assert waits_for_sara(town, what)
    change = town.mette.book.get(task).heads[-1]
    following.written(words(town.mette), task, lambda: town.mette.book.undo(change))
    settle(town.mette, town.sara)
    assert at_saras(town, what).fields["status"] == "foreslaaet"
    assert not town.sara.book.conflicts()


def test_what_a_form_says_of_a_task_is_told_to_the_other_side_as_the_act_tells_it(town: Table) -> None:
    task = by_form(town, "Låne bolde", by_when="2026-11-30")
    settle(town.mette, town.sara)
    set_by_form(town, town.mette, task, what="Låne mål", by_when="2026-12-04")
    hers = at_saras(town, "Låne mål")
    assert hers.fields["by_when"] == "2026-12-04" and waits_for_sara(town, "Låne mål")
    set_by_form(town, town.sara, RecordId(hers.id), status="ikke_muligt", result_text="De er lånt ud")
    told = task_letters.as_told(words(town.mette), [town.mette.book.get(task)])[task]
    assert (told["status"], told["result_text"]) == ("ikke_muligt", "De er lånt ud")
    set_by_form(town, town.mette, task, status="bortfaldet", result_text="Ikke nødvendigt")
    assert not waits_for_sara(town, "Låne mål")


def test_a_task_that_goes_to_another_is_withdrawn_from_who_had_it(town: Table) -> None:
    what = "Skrive til hallen"
    task = by_form(town, what, by_when="2026-11-30")
    settle(town.mette, town.sara)
    assert waits_for_sara(town, what)
    set_by_form(town, town.mette, task, responsible_id=town.anders.book.person)
    assert not waits_for_sara(town, what)
    assert at_saras(town, what).fields["result_text"] == OFF
    set_by_form(town, town.mette, task, responsible_id=town.sara.book.person)
    assert waits_for_sara(town, what)


def test_a_task_of_a_draft_leaves_for_nobody(town: Table) -> None:
    draft = {
        "heading": "Kun en kladde",
        "group_id": "c0" * 16,
        "level": "1",
        "level_reason": "Uro",
        "state": "kladde",
    }
    case = town.mette.book.add("ssp_case", draft, space=town.ssp)
    by_form(town, "Kun tænkt", case_id=case)
    assert not town.mette.book.letters_waiting()
