"""What groups, places and young people show, over a real book: counted, sorted, and nothing by a detour."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.showing import record
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from tests.store_fixtures import SetClock, contact, make_book
from ui.views import GroupView, PlaceView, YoungPersonView

MONDAY = "2026-11-16"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[FieldBook]:
    made = make_book(tmp_path / "bog", SetClock())
    yield made
    made.close()


def words(book: FieldBook) -> Words:
    return Words(book, "da", datetime.fromisoformat("2026-11-21T22:30:00+01:00"))


def _group(book: FieldBook, group: str) -> GroupView:
    known = record.view(words(book), group).known
    assert isinstance(known, GroupView)
    return known


def test_weeks_with_nothing_are_there_with_zero(book: FieldBook) -> None:
    group = book.add("youth_group", {"name": "Trappen"})
    book.add("street_contact", contact(group_id=group, occurred_at=f"{MONDAY}T21:00:00+01:00"))
    book.add("club_expulsion", {"expelled_on": "2026-11-09", "reason": "uro", "group_id": group})
    weeks = _group(book, group).weeks
    assert [week.count for week in weeks] == [0] * 11 + [1]
    assert [week.expulsions for week in weeks] == [0] * 10 + [1, 0]
    assert weeks[-1].monday.isoformat() == MONDAY


def test_a_place_can_be_read_when_a_group_seen_there_is_not_here(book: FieldBook) -> None:
    place, group = book.add("place", {"name": "Banen"}), book.add("youth_group", {"name": "Trappen"})
    for one in (group, "0" * 32):
        book.add("street_contact", contact(place_ref=place, group_id=one))
    known = record.view(words(book), place).known
    assert isinstance(known, PlaceView) and [one.id for one in known.groups] == [group]


def test_expulsions_are_numbered_and_the_way_back_is_an_entry(book: FieldBook) -> None:
    group = book.add("youth_group", {"name": "Trappen"})
    for day, back in (("2026-10-01", "2026-10-09"), ("2026-11-04", None)):
        values = {"expelled_on": day, "reason": "uro", "group_id": group, "until_on": "2026-11-18"}
        book.add("club_expulsion", values | ({"readmitted_on": back} if back else {}))
    known = _group(book, group)
    assert [(one.title, one.tone) for one in known.happened] == [
        ("Bortvisning nr. 2", "danger"), ("Optaget igen i klubben", "ok"), ("Bortvisning nr. 1", "danger"),
    ]  # fmt: skip
    assert [(one.due.isoformat(), one.overdue_days) for one in known.expulsions if one.due] == [("2026-11-18", 3)]


def test_what_is_ahead_is_planned_and_not_yet_happened(book: FieldBook) -> None:
    group = book.add("youth_group", {"name": "Trappen"})
    for day, status in (("2026-11-28", "planlagt"), ("2026-11-29", "planlagt")):
        book.add("intervention_activity", {"what": day, "planned_at": f"{day}T15:00:00+01:00", "group_id": group,
                                           "status": status, "responsible_text": "Nadia, gadeplan"})  # fmt: skip
    known = _group(book, group)
    assert [row.title.rsplit(" ", 1)[-1] for row in known.planned] == ["2026-11-28", "2026-11-29"]
    assert known.happened == ()


def test_the_direction_is_what_somebody_wrote_and_not_last_season(book: FieldBook) -> None:
    group = book.add("youth_group", {"name": "Trappen"})
    place = book.add("place", {"name": "Trappen"})
    seen = {"group_id": group, "place_ref": place, "fact_text": "Seks unge"}
    book.add("group_observation", {**seen, "occurred_at": "2026-08-01T21:00:00+02:00", "trend": "stigende"})
    assert _group(book, group).direction == ""
    book.add("group_observation", {**seen, "occurred_at": "2026-11-14T21:00:00+01:00", "trend": "faldende"})
    assert (_group(book, group).direction, _group(book, group).said_by) == (
        "falling", "Skrevet i observationen 14. nov.",
    )  # fmt: skip


def test_who_left_stays_with_the_time_they_were(book: FieldBook) -> None:
    group = book.add("youth_group", {"name": "Trappen", "count_min": 3, "count_max": 4})
    for alias, first, last in (("Noah", "2026-09-01", "2026-11-02"), ("Imran", "2026-09-10", None)):
        young = book.add("young_person", {"alias": alias, "reason_opened": "Har bedt om hjælp."})
        values = {"group_id": group, "young_person_id": young, "from_on": first, "role": "kerne"}
        book.add("group_membership", values | ({"to_on": last} if last else {}))
    known = _group(book, group)
    assert [member.name for member in known.members] == ["Imran", "Noah"]
    assert known.members[1].spans[0].to_on is not None
    assert known.others == "2–3 andre"


def test_a_place_counts_days_and_falls_back_on_its_own_status(book: FieldBook) -> None:
    place = book.add("place", {"name": "Trappen", "status": "gul", "reason": "Uro hver aften"})
    for hour in (20, 22):
        book.add("street_contact", contact(place_ref=place, occurred_at=f"{MONDAY}T{hour}:00:00+01:00"))
    known = record.view(words(book), place).known
    assert isinstance(known, PlaceView)
    assert (known.status, known.wanted, known.made, known.left, known.behind) == ("gul", 2, 1, 1, False)
    assert known.days == (True, False, False, False, False, False, False)


def test_a_young_person_is_sealed_until_opened_also_in_what_the_page_is_made_of(book: FieldBook) -> None:
    young = book.add(
        "young_person", {"name": "Imran Hamid", "reason_opened": "Har bedt om hjælp.", "cpr": "010112-1234"}
    )
    view = record.view(words(book), young, opened=False)
    assert "Imran" not in repr(view)
    assert "0101" not in repr(view)
    assert (view.title, view.sealed) == ("IH", True)
    assert isinstance(record.view(words(book), young).known, YoungPersonView)


def test_an_opening_without_a_reason_is_refused(book: FieldBook) -> None:
    from desktop.showing import person, rules_read
    from ui.people.asks import ConfirmRules

    rules_read.confirm(words(book), ConfirmRules())
    young = book.add("young_person", {"alias": "Imse", "reason_opened": "Har bedt om hjælp."})
    with pytest.raises(RefusedInput):
        person.note_opening(words(book), young, "  \n ")
    person.note_opening(words(book), young, " Møde \n om praktik ")
    assert [one.detail for one in book.access_log(young)] == ["Møde om praktik"]


def test_the_prompt_asks_once_a_week_and_a_review_is_never_later_than_three_months(book: FieldBook) -> None:
    young = book.add("young_person", {"alias": "Imse", "reason_opened": "Hjælp.", "next_review_on": "2027-12-24"})

    def known() -> YoungPersonView:
        view = record.view(words(book), young).known
        assert isinstance(view, YoungPersonView)
        return view

    assert known().missing_week == "uge 47"
    assert (known().review_on.isoformat(), known().review_late) == ("2027-02-21", False)
    book.add("logbook_entry", {"young_person_id": young, "written_on": "2026-11-15"})
    assert known().missing_week == "uge 47", "last week's does not count"
    book.add("logbook_entry", {"young_person_id": young, "written_on": MONDAY})
    assert known().missing_week == ""
