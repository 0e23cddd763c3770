"""When a record's time is over: by its code, by what was written last, and by the case it is part of (L11)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from local_store.records.catalogue import standard
from local_store.rules.retention import HOLD, READ, Aged, days_of, due, last_days, matters, near

TODAY = date(2026, 11, 22)


def _aged(record: str, kind: str, years_ago: float, **values: Any) -> Aged:
    suspicion = values.get("information_class") == "mistanke"
    days = 180 if suspicion else days_of(standard().kind(kind).retention)
    return Aged(record, kind, values, TODAY - timedelta(days=round(365 * years_ago)), days)


def _due(*records: Aged) -> set[str]:
    return {one.record for one in due(records, TODAY)}


def test_a_note_is_due_the_day_after_its_code_says() -> None:
    assert _due(_aged("old", "street_contact", 1 + 1 / 365), _aged("last day", "street_contact", 1)) == {"old"}


def test_an_expired_map_goes_with_its_points_and_ties_whatever_else_is_written() -> None:
    the_map = _aged("map", "relation_map", 0, expires_on="2026-11-21")
    assert _due(
        the_map, _aged("point", "relation_node", 0, map_id="map"), _aged("tie", "relation_edge", 0, map_id="map")
    ) == {"map", "point", "tie"}
    assert not _due(_aged("map", "relation_map", 0, expires_on="2026-11-22"))


def test_a_person_is_kept_for_as_long_as_something_is_written_about_them() -> None:
    person = _aged("imran", "young_person", 2)
    assert _due(person) == {"imran"}
    assert not _due(person, _aged("entry", "logbook_entry", 0.5, young_person_id="imran"))


def test_what_a_running_case_points_at_stays_and_five_years_after_it_is_due() -> None:
    seen, person = _aged("seen", "group_observation", 6), _aged("imran", "young_person", 6)
    about = {"young_person_id": "imran", "origin_refs": ["seen"]}
    assert not _due(seen, person, _aged("case", "ssp_case", 6, state="handleplan", **about))
    assert not _due(seen, person, _aged("case", "ssp_case", 4, state="afsluttet", **about))
    assert _due(seen, person, _aged("case", "ssp_case", 5.1, state="afsluttet", **about)) == {
        "case",
        "seen",
        "imran",
    }
    two = (
        _aged("case", "ssp_case", 5.1, state="afsluttet", **about),
        _aged("new", "ssp_case", 0, state="modtaget", **about),
    )
    assert _due(seen, person, *two) == set(), "also the earlier case, while another about the same person runs"


def test_a_suspicion_goes_half_a_year_after_the_case() -> None:
    suspicion = _aged("suspicion", "concern", 3, information_class="mistanke", group_id="group")
    case = {"group_id": "group"}
    assert not _due(suspicion, _aged("case", "ssp_case", 0.4, state="afsluttet", **case))
    assert _due(suspicion, _aged("case", "ssp_case", 0.6, state="afsluttet", **case)) == {"suspicion"}


def test_what_is_open_stays_and_so_do_places_and_actors() -> None:
    assert not _due(
        _aged("promise", "follow_up", 3, status="aaben"), _aged("task", "action_item", 9, status="aftalt"),
        _aged("out", "club_expulsion", 3), _aged("square", "place", 9), _aged("school", "actor", 9),
    )  # fmt: skip
    done = _aged("promise", "follow_up", 3, status="udfoert")
    assert _due(done, _aged("back", "club_expulsion", 3, readmitted_on="2024-01-01")) == {"promise", "back"}


def test_every_kind_has_a_code_that_can_be_counted() -> None:
    for kind in standard().kinds():
        assert days_of(kind.retention) > 0


def test_a_record_somebody_decided_to_keep_is_due_after_the_latest_of_the_days_they_set() -> None:
    note = _aged("note", "street_contact", 3)
    early = _aged("early", "retention_hold", 0, record_ref="note", keep_until="2026-11-01", reason_text="Klagesag")
    late = _aged("late", "retention_hold", 0, record_ref="note", keep_until="2026-11-22", reason_text="Klagesag")
    assert [one.since for one in due([note, early], TODAY)] == [date(2026, 11, 1)]
    assert not _due(note, early, late)


def test_what_is_still_to_be_done_about_a_record_is_counted_beside_it() -> None:
    note = _aged("note", "street_contact", 3)
    about = {"origin_ref": "note"}
    tasks = (
        _aged("open", "follow_up", 3, status="aftalt", **about),
        _aged("done", "follow_up", 3, status="udfoert", **about),
    )
    found = {one.record: one.open for one in due([note, *tasks], TODAY)}
    assert found == {"note": 1, "done": 0}, "an open task is never due itself"


def test_what_was_taken_back_keeps_nothing() -> None:
    note, gone = _aged("note", "street_contact", 6), {"withdrawn": "ja"}
    assert _due(note, _aged("hold", "retention_hold", 0, record_ref="note", keep_until="2030-01-01", **gone)) == {
        "note"
    }
    assert _due(note, _aged("case", "ssp_case", 6, state="handleplan", origin_refs=["note"], **gone)) >= {"note"}
    assert _due(_aged("task", "follow_up", 6, **gone)) == {"task"}


_IDS = ("case", "other", "boy", "group", "note", "task", "hold", "talk")
_KINDS = {
    "case": "ssp_case", "other": "ssp_case", "boy": "young_person", "group": "youth_group", "note": "logbook_entry",
    "task": "action_item", "hold": HOLD, "talk": "meeting",
}  # fmt: skip


@st.composite
def _written(draw: st.DrawFn) -> list[Aged]:
    """A few records that point at each other in any way, at any age."""
    made = []
    for record in draw(st.lists(st.sampled_from(_IDS), unique=True, min_size=1)):
        somebody = st.sampled_from([None, *_IDS])
        values: dict[str, Any] = {
            name: draw(somebody)
            for name in ("case_id", "young_person_id", "group_id", "meeting_id", "origin_ref", "record_ref")
        }
        values |= {
            "origin_refs": draw(st.lists(st.sampled_from(_IDS), max_size=2)),
            "state": draw(st.sampled_from(["kladde", "modtaget", "afsluttet", "viderestillet"])),
            "status": draw(st.sampled_from(["aftalt", "udfoert"])),
            "withdrawn": draw(st.sampled_from(["ja", ""])),
            "keep_until": draw(st.sampled_from([None, "2026-11-21", "2031-01-01"])),
        }
        made.append(_aged(record, _KINDS[record], draw(st.integers(0, 12)) / 2, **values))
    return made


@given(_written(), st.integers(0, 4000))
def test_the_day_a_record_shows_is_the_day_it_is_due_whatever_is_written_later(
    written: list[Aged], ahead: int
) -> None:
    today = TODAY + timedelta(days=ahead)
    found = {one.record: one.since for one in due(written, today)}
    for one in written:
        by_itself = last_days([one, *(other for other in written if near(one, other))])[one.record]
        shown = by_itself if by_itself is not None and by_itself < today else None
        assert shown == found.get(one.record), one


@given(_written(), st.integers(0, 4000))
def test_what_does_not_matter_may_be_left_out_and_what_is_not_read_as_well(written: list[Aged], ahead: int) -> None:
    today = TODAY + timedelta(days=ahead)
    some = [
        replace(one, values={name: value for name, value in one.values.items() if name in READ})
        for one in written
        if matters(one, today)
    ]
    assert due(some, today) == due(written, today)
