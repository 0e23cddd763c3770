"""R56: each follow-up requires forbedret, uændret or forværret, whichever way it is carried out."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId, new_id
from local_store.merge import HardConflict
from tests.store_fixtures import TEAM, make_book, send

WHOLE: dict[str, Any] = {
    "heading": "Trappen", "level": "2", "level_reason": "Gentagen uro", "concern_text": "Er ude hver nat",
    "raised_by": "Nadia", "parties": ["gadeplan", "skole"], "lead_party": "Mette Krogh",
}  # fmt: skip
TASK = {"what": "Ring til klubben", "due_at": "2026-11-25T12:00:00+01:00"}
HOW = ("forbedret", "uaendret", "forvaerret")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FieldBook]:
    with make_book(tmp_path_factory.mktemp("outcome") / "bog") as made:
        yield made


def _refused(what: Callable[[], object], field: str = "outcome_level", asked: str = "Hvordan går det?") -> None:
    with pytest.raises(RefusedInput) as refused:
        what()
    assert (refused.value.field, refused.value.code) == (field, "required")
    assert refused.value.text.da == f"{asked} Vælg forbedret, uændret eller forværret."


def _case(book: FieldBook, *states: str, **more: Any) -> RecordId:
    group = book.add("youth_group", {"name": "Trappen"}, space=TEAM.id)
    case = book.add("ssp_case", {**WHOLE, "group_id": group, **more}, space=TEAM.id)
    for state in ("klar", "indstillet", "modtaget", "paa_dagsorden", *states):
        book.edit(case, set={"state": state})
    return case


def _meeting(book: FieldBook, day: int) -> RecordId:
    return book.add(
        "meeting",
        {"starts_at": f"2026-11-{day:02}T09:00:00+01:00", "meeting_kind": "ssp", "forum": "lokaludvalg"},
        space=TEAM.id,
    )


def _point(book: FieldBook, case: RecordId, day: int, **more: Any) -> RecordId:
    said = {"case_id": case, "meeting_id": _meeting(book, day), "status": "planlagt", **more}
    return book.add("agenda_item", said, space=TEAM.id)


def _raw(book: FieldBook, record: RecordId, **fields: Any) -> None:
    """A change as an older program wrote it: nothing is asked of what comes from elsewhere."""
    merged = book._ledger.merged(record)
    book._append(
        [book._hand()._say(record, merged.kind, merged.space, merged.heads, book._clock(), set=fields)], "edit"
    )


@pytest.mark.parametrize("how", HOW)
def test_a_follow_up_is_not_done_without_its_outcome(book: FieldBook, how: str) -> None:
    task = book.add("follow_up", TASK, space=TEAM.id)
    _refused(lambda: book.edit(task, set={"status": "udfoert", "result_text": "Talt med klubben"}))
    assert "status" not in book.get(task).fields
    book.edit(task, set={"status": "udfoert", "outcome_level": how})
    assert book.get(task).fields["outcome_level"] == how
    _refused(lambda: book.edit(task, set={"outcome_level": None}))


def test_many_at_once_and_a_file_name_the_line(book: FieldBook) -> None:
    done = TASK | {"status": "udfoert"}
    before = book.count("follow_up")
    for write in (book.add_many, partial(book.stage, new_id())):
        with pytest.raises(RefusedInput) as refused:
            write("follow_up", [TASK, done | {"outcome_level": "uaendret"}, done], space=TEAM.id)
        assert (refused.value.line, refused.value.field) == (3, "outcome_level")
    _refused(lambda: book.add("follow_up", done, space=TEAM.id))
    assert book.count("follow_up") == before, "all of a file, or nothing"


def test_what_came_to_nothing_says_why_instead(book: FieldBook) -> None:
    for status in ("ikke_muligt", "bortfaldet"):
        ended = book.add("follow_up", TASK | {"status": status, "result_text": "Flyttet"}, space=TEAM.id)
        assert book.get(ended).fields["status"] == status
    book.add("follow_up", TASK | {"status": "udsat", "postponed_to": "2026-12-01T12:00:00+01:00"}, space=TEAM.id)


def test_a_day_of_a_task_that_recurs_is_the_task_being_done(book: FieldBook) -> None:
    said = {"what": "Vækning", "responsible_name": "Lene Holm", "responsible_actor": "skole"}
    waking = book.add("action_item", said | {"recurrence": "skoledage", "starts_on": "2026-11-16"}, space=TEAM.id)
    book.add("follow_up", TASK | {"origin_ref": waking, "status": "udfoert"}, space=TEAM.id)
    once = book.add("action_item", said, space=TEAM.id)
    _refused(lambda: book.add("follow_up", TASK | {"origin_ref": once, "status": "udfoert"}, space=TEAM.id))


def test_fortryd_takes_the_outcome_with_the_end_and_never_alone(book: FieldBook) -> None:
    task = book.add("follow_up", TASK, space=TEAM.id)
    ended = book.edit(task, set={"status": "udfoert", "outcome_level": "forbedret"})
    book.undo(ended)
    assert not {"status", "outcome_level"} & set(book.get(task).fields)
    said = book.edit(task, set={"outcome_level": "forvaerret"})
    book.edit(task, set={"status": "udfoert"})
    _refused(lambda: book.undo(said))


def test_an_old_book_stays_readable_and_can_be_written_on(book: FieldBook) -> None:
    task = book.add("follow_up", TASK, space=TEAM.id)
    _raw(book, task, status="udfoert")
    book.edit(task, set={"result_text": "De kommer igen på torsdag", "status": "udfoert"})
    said = book.edit(task, set={"outcome_level": "uaendret"})
    book.undo(said)
    assert book.get(task).fields["status"] == "udfoert" and "outcome_level" not in book.get(task).fields


def test_what_another_program_sends_without_is_taken_in_and_settling_asks(tmp_path: Path) -> None:
    with make_book(tmp_path / "sara") as sara, make_book(tmp_path / "omar") as omar:
        task = sara.add("follow_up", TASK, space=TEAM.id)
        send(sara, omar)
        _raw(sara, task, status="udfoert")
        omar.edit(task, set={"status": "udsat", "postponed_to": "2026-12-01T12:00:00+01:00"})
        send(sara, omar)
        assert omar.get(task).fields["what"] == TASK["what"], "nothing that was saved is refused"
        (hard,) = [one for one in omar.get(task).conflicts if isinstance(one, HardConflict)]
        (done,) = [one for one in hard.versions if one.value == "udfoert"]
        _refused(lambda: omar.resolve(task, "status", take=done.change))
        omar.edit(task, set={"outcome_level": "forbedret"})
        omar.resolve(task, "status", take=done.change)
        assert omar.get(task).fields["status"] == "udfoert"


def test_a_case_on_the_next_meeting_is_not_discussed_without_its_outcome(book: FieldBook) -> None:
    case = _case(book)
    first = _point(book, case, 3)
    book.edit(first, set={"status": "droeftet"})  # the first time there is nothing to compare with
    book.edit(first, set={"minutes": "Planen blev lagt."})
    again = _point(book, case, 24)
    _refused(lambda: book.edit(again, set={"status": "droeftet"}))
    _refused(lambda: _point(book, case, 25, status="droeftet"))
    book.edit(again, set={"status": "udsat"})
    book.edit(again, set={"status": "droeftet", "outcome_level": "uaendret"})
    third = _point(book, case, 28)
    _refused(lambda: book.edit(third, set={"status": "droeftet"}))  # each time, not once


def test_a_case_that_is_followed_says_it_at_its_first_point_too(book: FieldBook) -> None:
    case = _case(book, "droeftet", "handleplan")
    _refused(lambda: _point(book, case, 24, status="droeftet"))


@pytest.mark.parametrize("then", ["droeftet", "handleplan", "afsluttet"])
def test_a_followed_case_goes_nowhere_from_its_follow_up_without_an_outcome(book: FieldBook, then: str) -> None:
    case = _case(book, "droeftet", "handleplan", "opfoelgning")
    closing = then == "afsluttet"
    more = {"close_reason": "naaet"} if closing else {}
    asked = "Hvordan er det gået?" if closing else "Hvordan går det?"  # of what ends, the rule asks how it went
    _refused(lambda: book.edit(case, set={"state": then, **more}), asked=asked)
    book.edit(case, set={"state": then, "outcome_level": "forbedret", **more})


def test_putting_it_on_the_agenda_again_is_no_way_round(book: FieldBook) -> None:
    case = _case(book, "droeftet", "handleplan", "paa_dagsorden")
    _refused(lambda: book.edit(case, set={"state": "droeftet"}))
    book.edit(case, set={"state": "droeftet", "outcome_school": "forbedret"})


def test_a_first_discussion_asks_nothing(book: FieldBook) -> None:
    case = _case(book, "droeftet", "handleplan", "opfoelgning", "paa_dagsorden")
    assert book.get(case).fields["state"] == "paa_dagsorden" and "outcome_level" not in book.get(case).fields


def test_a_measure_and_a_network_meeting_that_are_followed_up_say_how_it_goes(book: FieldBook) -> None:
    case = _case(book, measure_started_on="2026-08-01")
    _refused(lambda: book.edit(case, set={"measure_followed_up_on": "2026-11-01"}), "measure_outcome")
    book.edit(case, set={"measure_followed_up_on": "2026-11-01", "measure_outcome": "uaendret"})
    _refused(lambda: book.edit(case, set={"measure_outcome": None}), "measure_outcome")
    network = book.add(
        "meeting", {"starts_at": "2026-10-20T09:00:00+02:00", "meeting_kind": "netvaerk"}, space=TEAM.id
    )
    _refused(lambda: book.edit(network, set={"followed_up_on": "2026-11-20"}))
    book.edit(network, set={"followed_up_on": "2026-11-20", "outcome_level": "forbedret"})
