"""Afternoons on which two colleagues wrote in the same record, and what the record says afterwards."""

from itertools import permutations
from typing import Any

import pytest

from local_store.changes import Stored
from local_store.history import history
from local_store.merge import Merged, SoftConflict, merge
from local_store.records.declare import Apart, FieldType, Kind, Spec
from tests.local_store.changes_made import KIND, NAME, change

QUIET = "Rolig aften ved boldburet, seks unge og en bold"
FIRST = change(
    "Mia", set={"fact_text": QUIET, "count": 6, "group_name": "Torvet"}, add={"topics": ["fritid", "job"]}
)


def merged(*changes: Stored, kind: Any = KIND) -> Merged:
    """Merge in every order of arrival (of up to five changes) and return the one result."""
    results = [merge(kind, order) for order in permutations(changes[:5])]
    results = results if len(changes) <= 5 else [merge(kind, changes), merge(kind, changes[::-1])]
    assert all(result == results[0] for result in results)
    assert results[0] is not None
    return results[0]


def test_a_record_written_once_is_what_was_written() -> None:
    record = merged(FIRST)
    assert record.fields == {
        "fact_text": QUIET, "count": 6, "group_name": "Torvet", "topics": ["fritid", "job"],
    }  # fmt: skip
    assert (record.heads, record.hard, record.soft, record.waiting) == ((FIRST.id,), (), None, ())
    assert record.created == record.updated
    assert record.created.author == FIRST.change.author


def test_a_later_change_replaces_what_it_sets_and_leaves_the_rest() -> None:
    later = change("Ali", FIRST, set={"count": 7, "group_name": None}, remove={"topics": ["job"]})
    record = merged(FIRST, later)
    assert record.fields == {"fact_text": QUIET, "count": 7, "topics": ["fritid"]}
    assert record.heads == (later.id,)
    assert (record.created.author, record.updated.author) == (FIRST.change.author, later.change.author)


def test_different_fields_changed_apart_both_stand_and_are_listed() -> None:
    mia = change("Mia", FIRST, set={"count": 7})
    ali = change("Ali", FIRST, set={"group_name": "Kiosken"})
    record = merged(FIRST, mia, ali)
    assert record.fields["count"] == 7
    assert record.fields["group_name"] == "Kiosken"
    assert record.hard == ()
    assert isinstance(record.soft, SoftConflict)
    assert {name: [said.change for said in by] for name, by in record.soft.fields.items()} == {
        "count": [mia.id],
        "group_name": [ali.id],
    }
    reviewed = change("Mia", mia, ali)
    after = merged(FIRST, mia, ali, reviewed)
    assert after.soft is None
    assert after.fields == record.fields


def test_the_same_field_changed_apart_keeps_both_values_until_a_person_decides() -> None:
    mia = change("Mia", FIRST, set={"count": 7})
    ali = change("Ali", FIRST, set={"count": 8})
    (conflict,) = merged(FIRST, mia, ali).hard
    assert (conflict.field, conflict.base) == ("count", 6)
    assert {(said.value, said.author, said.change) for said in conflict.versions} == {
        (7, mia.change.author, mia.id),
        (8, ali.change.author, ali.id),
    }
    assert merged(FIRST, mia, ali).soft is None
    settled = change("Mia", mia, ali, set={"count": 9})
    record = merged(FIRST, mia, ali, settled)
    assert (record.hard, record.soft, record.fields["count"]) == ((), None, 9)


def test_a_conflict_outlives_a_change_that_does_not_speak_of_it() -> None:
    mia = change("Mia", FIRST, set={"count": 7})
    ali = change("Ali", FIRST, set={"count": 8})
    elsewhere = change("Mia", mia, ali, set={"group_name": "Kiosken"})
    assert [conflict.field for conflict in merged(FIRST, mia, ali, elsewhere).hard] == ["count"]


ACCEPTED = Kind(
    "ssp_case", NAME, NAME, "users", (
        first := Spec(FieldType.MOMENT, NAME, name="received_at", apart=Apart.EARLIEST),
        last := Spec(FieldType.MOMENT, NAME, name="feedback_at", apart=Apart.LATEST),
    ), ("ssp_local",), by_name={"received_at": first, "feedback_at": last},
)  # fmt: skip


def test_a_moment_two_wrote_apart_stands_by_its_fields_rule_and_what_they_disagree_on_is_shown() -> None:
    # by the clocks 9.30 in Copenhagen is before 8.45 in London
    mia = change("Mia", FIRST, set={"state": "modtaget", "received_at": "2026-11-22T09:30:00+01:00"})
    ali = change("Ali", FIRST, set={"state": "modtaget", "received_at": "2026-11-22T08:45:00+00:00"})
    both = merged(FIRST, mia, ali, kind=ACCEPTED)
    assert (both.hard, both.soft, both.fields["received_at"]) == ((), None, "2026-11-22T09:30:00+01:00")
    back = change("Ali", FIRST, set={"state": "returneret", "feedback_at": "2026-11-22T09:00:00+01:00"})
    again = change("Sara", FIRST, set={"state": "returneret", "feedback_at": "2026-11-22T09:40:00+01:00"})
    three = merged(FIRST, mia, back, again, kind=ACCEPTED)
    assert [one.field for one in three.hard] == ["state"]
    assert three.fields["feedback_at"] == "2026-11-22T09:40:00+01:00"
    emptied = change("Sara", mia, set={"received_at": None})
    other = change("Ali", mia, set={"received_at": "2026-11-22T07:00:00+01:00"})
    assert [one.field for one in merged(FIRST, mia, emptied, other, kind=ACCEPTED).hard] == ["received_at"]
    strange = change("Sara", mia, set={"received_at": "i går"})
    assert [one.field for one in merged(FIRST, mia, strange, other, kind=ACCEPTED).hard] == ["received_at"]


def test_the_deepest_version_stands_meanwhile_then_the_greatest_id() -> None:
    mia = change("Mia", FIRST, set={"group_name": "Stationen"})
    again = change("Mia", mia, set={"count": 7})
    ali = change("Ali", FIRST, set={"count": 8})
    assert merged(FIRST, mia, again, ali).hard[0].provisional == again.id
    assert merged(FIRST, mia, again, ali).fields["count"] == 7
    sara = change("Sara", FIRST, set={"count": 9})
    assert merged(FIRST, ali, sara).hard[0].provisional == max(ali.id, sara.id)


def test_the_same_value_said_twice_is_no_conflict() -> None:
    mia = change("Mia", FIRST, set={"count": 7})
    ali = change("Ali", FIRST, set={"count": 7})
    record = merged(FIRST, mia, ali)
    assert (record.fields["count"], record.hard, record.soft) == (7, (), None)


def test_true_and_one_are_different_values() -> None:
    mia = change("Mia", FIRST, set={"count": 1})
    ali = change("Ali", FIRST, set={"count": True})
    assert len(merged(FIRST, mia, ali).hard) == 1


def test_emptying_a_field_meets_a_new_value_as_a_conflict() -> None:
    mia = change("Mia", FIRST, set={"fact_text": None})
    ali = change("Ali", FIRST, set={"fact_text": QUIET + ". Vi talte om job."})
    (conflict,) = merged(FIRST, mia, ali).hard
    assert {said.value for said in conflict.versions} == {None, QUIET + ". Vi talte om job."}


def test_texts_edited_in_different_places_become_one_text() -> None:
    mia = change("Mia", FIRST, set={"fact_text": "Meget rolig aften ved boldburet, seks unge og en bold"})
    ali = change(
        "Ali", FIRST, set={"fact_text": "Rolig aften ved boldburet, seks unge og en bold. Vi talte om job."}
    )
    record = merged(FIRST, mia, ali)
    assert record.fields["fact_text"] == "Meget rolig aften ved boldburet, seks unge og en bold. Vi talte om job."
    assert record.hard == ()
    assert record.soft is not None
    assert len(record.soft.fields["fact_text"]) == 2


def test_texts_edited_in_one_place_are_shown_side_by_side() -> None:
    mia = change("Mia", FIRST, set={"fact_text": QUIET.replace("seks", "syv")})
    ali = change("Ali", FIRST, set={"fact_text": QUIET.replace("seks unge", "seks drenge")})
    (conflict,) = merged(FIRST, mia, ali).hard
    assert conflict.base == QUIET
    assert len(conflict.versions) == 2


def test_three_people_in_one_text() -> None:
    mia = change("Mia", FIRST, set={"fact_text": QUIET.replace("Rolig", "Stille")})
    ali = change("Ali", FIRST, set={"fact_text": QUIET.replace("seks", "syv")})
    sara = change("Sara", FIRST, set={"fact_text": QUIET + " mere"})
    assert merged(FIRST, mia, ali, sara).fields["fact_text"] == (
        "Stille aften ved boldburet, syv unge og en bold mere"
    )
    clash = change("Omar", FIRST, set={"fact_text": QUIET.replace("seks", "otte")})
    assert len(merged(FIRST, mia, ali, sara, clash).hard[0].versions) == 4


def test_a_text_that_merged_is_the_ground_of_the_next_merge() -> None:
    mia = change("Mia", FIRST, set={"fact_text": QUIET.replace("Rolig", "Stille")})
    ali = change("Ali", FIRST, set={"fact_text": QUIET.replace("seks", "syv")})
    both = "Stille aften ved boldburet, syv unge og en bold"
    mia_again = change("Mia", mia, ali, set={"fact_text": both.replace("aften", "nat")})
    ali_again = change("Ali", mia, ali, set={"fact_text": both.replace("en bold", "en fodbold")})
    record = merged(FIRST, mia, ali, mia_again, ali_again)
    assert record.fields["fact_text"] == "Stille nat ved boldburet, syv unge og en fodbold"
    assert record.hard == ()


def test_versions_from_different_ground_are_a_conflict_with_no_base() -> None:
    mia = change("Mia", FIRST, set={"fact_text": QUIET.replace("seks", "syv")})
    ali = change("Ali", FIRST, set={"fact_text": QUIET.replace("seks", "otte")})
    one = change("Mia", mia, ali, set={"fact_text": QUIET.replace("Rolig", "Stille")})
    other = change("Ali", mia, ali, set={"fact_text": QUIET + " mere"})
    (conflict,) = merged(FIRST, mia, ali, one, other).hard
    assert conflict.base is None
    assert {said.change for said in conflict.versions} == {one.id, other.id}


def test_adding_wins_over_removing_at_the_same_time() -> None:
    mia = change("Mia", FIRST, remove={"topics": ["job"]})
    ali = change("Ali", FIRST, add={"topics": ["job", "skole"]})
    assert merged(FIRST, mia, ali).fields["topics"] == ["fritid", "job", "skole"]
    assert merged(FIRST, mia).fields["topics"] == ["fritid"]


def test_a_removal_takes_only_what_it_saw() -> None:
    mia = change("Mia", FIRST, set={"topics": ["skole"]})
    ali = change("Ali", FIRST, add={"topics": ["konflikt"]})
    assert merged(FIRST, mia, ali).fields["topics"] == ["konflikt", "skole"]
    emptied = change("Mia", mia, ali, set={"topics": None})
    assert "topics" not in merged(FIRST, mia, ali, emptied).fields


def test_an_element_removed_and_added_again_is_there() -> None:
    gone = change("Mia", FIRST, remove={"topics": ["job"]})
    back = change("Mia", gone, add={"topics": ["job"]})
    apart = change("Ali", FIRST, remove={"topics": ["job"]})
    assert merged(FIRST, gone, back, apart).fields["topics"] == ["fritid", "job"]


def test_a_change_without_its_ancestors_waits_with_all_that_follow() -> None:
    middle = change("Mia", FIRST, set={"count": 7})
    last = change("Mia", middle, set={"count": 8})
    after = change("Ali", last, FIRST, set={"count": 9})
    record = merged(FIRST, last, after)
    assert record.fields["count"] == 6
    assert record.waiting == tuple(sorted([last.id, after.id]))
    assert merge(KIND, [last, after]) is None
    assert merge(KIND, []) is None
    whole = merged(FIRST, middle, last, after)
    assert (whole.waiting, whole.fields["count"]) == ((), 9)


def test_a_record_begun_twice_merges() -> None:
    other = change("Ali", set={"fact_text": "Ingen ude", "people": ["aa" * 16]}, add={"topics": ["job"]})
    record = merged(FIRST, other)
    assert [conflict.field for conflict in record.hard] == ["fact_text"]
    assert record.hard[0].base is None
    assert record.fields["topics"] == ["fritid", "job"]
    assert record.fields["people"] == ["aa" * 16]
    assert set(record.heads) == {FIRST.id, other.id}


def test_what_a_newer_program_wrote_is_kept_as_it_is() -> None:
    mia = change("Mia", FIRST, set={"new_number": 3, "new_list": ["a", "b"], "new_map": {"a": [1]}})
    ali = change(
        "Ali", mia, add={"new_set": ["x"], "new_list": ["c"]}, set={"topics": "job", "people": [1, {"a": 2}]}
    )
    fields = merged(FIRST, mia, ali).fields
    assert fields["new_number"] == 3
    assert fields["new_list"] == ["a", "b", "c"]
    assert fields["new_map"] == {"a": [1]}
    assert fields["new_set"] == ["x"]
    assert fields["topics"] == ["job"]
    assert fields["people"] == ["1", "{'a': 2}"]


def test_a_kind_this_program_does_not_know_merges_all_the_same() -> None:
    mia = change("Mia", FIRST, set={"fact_text": QUIET + " mere"}, add={"topics": ["skole"]})
    ali = change("Ali", FIRST, set={"fact_text": "Meget " + QUIET}, remove={"topics": ["job"]})
    record = merged(FIRST, mia, ali, kind=None)
    assert [conflict.field for conflict in record.hard] == ["fact_text"]
    assert record.fields["topics"] == ["fritid", "skole"]


def test_withdrawn_is_one_value_whatever_is_done_to_it() -> None:
    undone = change("Mia", FIRST, set={"withdrawn": "ja"})
    assert merged(FIRST, undone).fields["withdrawn"] == "ja"
    odd = change("Ali", undone, add={"withdrawn": ["nej"]})
    assert merged(FIRST, undone, odd).fields["withdrawn"] == "ja"


@pytest.mark.parametrize("saves", [2_000])
def test_a_long_history_without_concurrency_keeps_no_ancestor_sets(saves: int) -> None:
    line = [FIRST]
    for number in range(saves):
        line.append(change("Mia", line[-1], set={"count": number}, add={"topics": [f"t{number % 7}"]}))
    record = merged(*line)
    assert record.fields["count"] == saves - 1
    assert len(record.fields["topics"]) == 9


def test_history_tells_what_each_change_found_and_left() -> None:
    mia = change("Mia", FIRST, set={"count": 7}, remove={"topics": ["job"]})
    ali = change("Ali", FIRST, set={"count": 8})
    settled = change("Sara", mia, ali, set={"count": 8, "group_name": None})
    lost = change("Omar", change("Omar", settled, set={"count": 1}), set={"count": 2})
    entries = history(KIND, [lost, settled, ali, FIRST, mia])
    assert [entry.change for entry in entries] == [FIRST.id, *sorted([mia.id, ali.id]), settled.id, lost.id]
    by_id = {entry.change: entry for entry in entries}
    assert [(m.field, m.before, m.after) for m in by_id[mia.id].moved] == [
        ("count", 6, 7),
        ("topics", ["fritid", "job"], ["fritid"]),
    ]
    assert by_id[mia.id].moved[1].removed == ("job",)
    assert by_id[mia.id].concurrent_with == (ali.id,)
    assert by_id[ali.id].concurrent_with == (mia.id,)
    provisional = 8 if ali.id > mia.id else 7
    assert [(m.field, m.before, m.after) for m in by_id[settled.id].moved] == [
        ("count", provisional, 8),
        ("group_name", "Torvet", None),
    ]
    assert by_id[settled.id].concurrent_with == ()
    assert by_id[lost.id].waiting
    assert [(m.field, m.before, m.after) for m in by_id[lost.id].moved] == [("count", None, 2)]
