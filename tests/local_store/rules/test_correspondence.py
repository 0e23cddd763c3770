"""What a raiser is told of a case, in whatever order it comes; and when a correction answers a return."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.records.catalogue import standard
from local_store.records.declare import FieldType
from local_store.rules import correspondence, minimise, referral_draft, sending
from local_store.rules.case_states import STEPS
from local_store.rules.sending import Table

CASE = {"state": "indstillet", "concern_text": "Vores ord"}


def letter(sort: str, at: str, number: int = 1, **fields: Any) -> dict[str, Any]:
    origin = {"sort": sort, "at": f"2026-11-22T{at}:00+01:00", "letter": f"{number:064x}", "about": "ab" * 16}
    return {"origin": origin, **fields}


def test_word_is_told_from_a_case() -> None:
    assert correspondence.is_answer(letter("receipt", "10:00"))
    for fields in ({}, {"origin": {"about": ""}}, {"origin": "strange"}, {"origin": None}):
        assert not correspondence.is_answer(fields)


def test_the_newest_word_wins_whatever_order_it_comes_in() -> None:
    answers = (
        letter("receipt", "10:00", state="modtaget", receipt_number="7", received_at="2026-11-22T10:00:00+01:00"),
        letter("outcome", "11:00", state="paa_dagsorden"),
        letter("outcome", "12:00", state="afsluttet", outcome_level="forbedret", close_reason="naaet"),
    )
    for order in permutations(answers):
        told = correspondence.as_told(CASE, order)
        assert (told["state"], told["receipt_number"], told["outcome_level"]) == ("afsluttet", "7", "forbedret")
        assert told["concern_text"] == "Vores ord"


def test_only_what_may_be_told_is_taken_over() -> None:
    told = correspondence.as_told(CASE, [letter("outcome", "10:00", state="droeftet", concern_text="Andres ord")])
    assert told == {**CASE, "state": "droeftet"}
    outcome = {"outcome_crime": "uaendret", "outcome_school": "forbedret", "evaluation_text": "Hemmeligt"}
    assert correspondence.told_of({**outcome, "group_id": "g"}) == ("outcome_school", "outcome_crime")
    assert correspondence.told_of({**outcome, "young_person_id": "p"}) == ("outcome_school",)


def test_a_return_stands_until_the_corrected_one_carries_its_mark() -> None:
    back = letter("question", "10:00", state="returneret", feedback_text="Hvornår?", feedback_at="A")
    again = letter("question", "12:00", state="returneret", feedback_text="Hvor?", feedback_at="B")
    assert correspondence.as_told(CASE, [back])["state"] == "returneret"
    drafted = {**CASE, "state": "returneret", "feedback_at": "A"}
    assert correspondence.as_told(drafted, [back])["state"] == "returneret"
    sent = {**CASE, "feedback_at": "A"}
    assert correspondence.as_told(sent, [back])["state"] == "indstillet"
    assert correspondence.as_told(sent, [back, again])["state"] == "returneret"
    received = letter("receipt", "11:00", state="modtaget")
    assert correspondence.as_told(sent, [back, received])["state"] == "modtaget"
    assert correspondence.as_told({**CASE, "feedback_at": "B"}, [back, received, again])["state"] == "indstillet"


def test_a_return_of_before_returns_had_parts_of_a_second_is_known_by_its_second() -> None:
    old, new = "2026-11-22T09:00:00+01:00", "2026-11-22T09:00:00.25+01:00"
    back = letter("question", "10:00", state="returneret", feedback_text="Hvornår?", feedback_at=new)
    sent = {**CASE, "feedback_at": old}  # a program of then keeps no parts of a second
    assert correspondence.as_told(sent, [back])["state"] == "indstillet"
    mended = letter("referral", "11:00", feedback_at=old, concern_text="Anden", state="indstillet")
    assert correspondence.correction({"state": "returneret", "feedback_at": new}, [mended]) is mended
    other = {**mended, "feedback_at": "2026-11-22T09:00:00.75+01:00"}
    assert correspondence.correction({"state": "returneret", "feedback_at": new}, [other]) is None


def test_of_two_returns_at_once_the_later_mark_stands_whichever_letter_came_last() -> None:
    marks = [f"2026-11-22T09:00:00.{part}+01:00" for part in (75, 25)]
    backs = [letter("question", f"10:0{number}", number, state="returneret", feedback_text=mark, feedback_at=mark)
             for number, mark in enumerate(marks)]  # fmt: skip
    assert correspondence.as_told(CASE, backs)["feedback_text"] == marks[0]
    assert correspondence.as_told({**CASE, "feedback_at": marks[0]}, backs)["state"] == "indstillet"
    assert correspondence.as_told({**CASE, "feedback_at": marks[1]}, backs)["state"] == "returneret"


def test_the_table_takes_the_correction_of_its_last_return_and_no_other() -> None:
    case = {"state": "returneret", "feedback_at": "B"}
    old = letter("referral", "10:00", feedback_at="A", concern_text="Første", state="indstillet")
    new = letter("referral", "11:00", feedback_at="B", concern_text="Anden", state="indstillet", receipt_number="9")
    assert correspondence.correction(case, [old]) is None
    found = correspondence.correction(case, [old, new])
    assert found is new
    assert correspondence.said_of("ssp_case", new) == {"concern_text": "Anden"}
    assert correspondence.correction({**case, "state": "modtaget"}, [new]) is None


def test_a_question_is_open_until_somebody_has_replied() -> None:
    asked = letter("question", "10:00")
    assert correspondence.is_open_question(asked)
    assert not correspondence.is_open_question({**asked, "reply_text": "Ja"})
    assert not correspondence.is_open_question({**asked, "state": "returneret"})
    assert not correspondence.is_open_question(letter("receipt", "10:00"))


def test_what_the_table_takes_back_is_neither_asked_nor_told() -> None:
    first = letter("question", "10:00", 1, feedback_text="Hvem?", feedback_at="A", state="modtaget")
    second = letter("question", "11:00", 2, feedback_text="Hvor?", feedback_at="B", state="modtaget")
    back = letter("outcome", "12:00", 3, feedback_at="B", state="modtaget")
    gone = correspondence.taken_back([first, second, back])
    assert [correspondence.is_open_question(one, gone) for one in (first, second)] == [True, False]
    for order in permutations((first, second, back)):
        assert correspondence.as_told(CASE, order)["feedback_text"] == "Hvem?"
    returned = {**second, "state": "returneret"}
    assert correspondence.as_told(CASE, [returned, back])["feedback_text"] == "Hvor?"  # part of the return


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 59), st.integers(1, 9)), max_size=6))
def test_everybody_sees_the_same_order(said: list[tuple[str, int, int]]) -> None:
    letters = [letter("outcome", f"10:{at:02}", number, state=state) for state, at, number in said]
    told = correspondence.as_told(CASE, letters)
    assert correspondence.as_told(CASE, list(reversed(letters))) == told
    assert set(told) <= {*CASE, *correspondence.TOLD}


LOCAL, VALBY = Table("1", "ssp_local", "SSP Nørrebro", "Nørrebro"), Table("2", "ssp_local", "SSP Valby", "Valby")
LEAD = Table("3", "ssp_lead", "Koordination", None)


def test_the_table_follows_from_level_and_district() -> None:
    every, names = (LOCAL, VALBY, LEAD), ("noerrebro", "Nørrebro")
    for level, wanted in (("1", (LOCAL,)), ("2", (LOCAL,)), ("3", (LEAD,)), ("4", (LEAD,)), ("", ()), ("9", ())):
        assert sending.tables_for({"level": level}, every, names) == wanted
    assert sending.tables_for({"level": "1"}, (VALBY, LEAD), names) == ()  # never another district's
    assert sending.tables_for({"level": "1"}, (VALBY,), ()) == (VALBY,)  # the only one, and no district is written
    assert sending.tables_for({"level": "1"}, every, ()) == ()
    city = Table("4", "ssp_local", "SSP byen", None)
    assert sending.tables_for({"level": "1"}, (VALBY, city), names) == (city,)


def test_what_leaves_is_told_by_sort() -> None:
    person, case = {"name": "A", "school_or_job": "B"}, {"level": "3", "concern_text": "C"}
    named = [("young_person", person), ("ssp_case", case)]
    assert sending.data_types(named) == {"identitet", "skole", "bekymring", "kriminalitet"}
    assert sending.data_types([("ssp_case", {"level": "1", "concern_text": "C"})]) == {"bekymring"}
    assert sending.recipients({"parties": ["klub"]}) == ("klub", "politi", "skole", "socialforvaltning")
    assert sending.hardest(("klub", "skole")) == "socialforvaltning"
    assert sending.hardest(("boligsocial", "skole")) == "boligsocial"
    assert not sending.is_one_authority(("skole", "politi")) and sending.is_one_authority(("skole", "klub"))


def test_no_draft_begun_from_a_record_says_what_a_person_must_judge() -> None:
    judged = {"level", "level_reason", "level_characteristics", "legal_basis", "parents_informed", "age_track"}
    values = {name: "x" for names in minimise.ALLOWED.values() for name in names} | {"reason_text": "r"}
    kinds = ("street_contact", "group_observation", "club_incident", "club_expulsion", "actor_contact", "concern")
    for kind in (*kinds, "youth_group", "young_person", "a_newer_kind"):
        assert not judged & set(referral_draft.from_record(kind, "ab" * 16, values)), kind
    both = referral_draft.from_record("concern", "id", {"group_id": "g", "young_person_id": "p", "fact_text": "t"})
    assert both == {"group_id": "g", "concern_text": "t", "origin_refs": ["id"]}


@pytest.mark.parametrize("kind", ["street_contact", "group_observation", "club_incident", "actor_contact"])
def test_what_is_written_of_the_group_is_not_typed_again(kind: str) -> None:
    """Left behind: what was promised, why a name was needed, and whom to work with, which the parties say."""
    elsewhere = {"promise_text", "person_reason", "must_cooperate", "can_cooperate", "from_unit", "to_unit"}
    texts = [one.name for one in standard().kind(kind).fields if one.type in (FieldType.TEXT, FieldType.LONG_TEXT)]
    draft = referral_draft.from_record(kind, "id", {name: f"<{name}>" for name in texts})
    lost = [name for name in texts if f"<{name}>" not in repr(draft)]
    assert set(lost) <= elsewhere
    if kind != "actor_contact":
        about = {"young_person_id": "p", "fact_text": "t"} if kind == "street_contact" else {"fact_text": "t"}
        alone = referral_draft.from_record(kind, "id", about)
        assert alone.get("young_person_id") == about.get("young_person_id")


GIVEN: dict[str, Any] = {"origin": {"space": "5e" * 16, "record": "ac" * 16, "sort": "outcome"}, "status": "aftalt"}


@pytest.mark.parametrize(
    ("task", "letter", "written"),
    [
        ({}, {"status": "bortfaldet", "result_text": "Væk"}, {"status": "bortfaldet", "result_text": "Væk"}),
        ({"status": "bortfaldet", "result_text": "Væk"}, {"status": "aftalt"},
         {"status": "aftalt", "result_text": None}),
        ({"status": "udfoert", "done_at": "2026-11-21T20:00:00+01:00"}, {"status": "bortfaldet"}, {}),
        ({"status": "ikke_muligt"}, {"status": "bortfaldet"}, {}),
        ({}, {"by_when": "2026-12-01"}, {}),
        ({}, {"status": "aftalt", "by_when": "2026-12-01", "case_id": "ca" * 16}, {"by_when": "2026-12-01"}),
        ({"what": "Ét"}, {"status": "aftalt", "what": "Andet"}, {"what": "Andet"}),
        ({"what": "Ét"}, {"status": "aftalt", "what": ""}, {}),
        ({}, {"status": ["bortfaldet"], "by_when": 7}, {}),
    ],
)  # fmt: skip
def test_who_gave_a_task_may_take_it_back_open_it_and_move_its_day(
    task: dict[str, Any], letter: dict[str, Any], written: dict[str, Any]
) -> None:
    assert correspondence.word_on_task({**GIVEN, **task}, {**GIVEN, "status": None, **letter}) == written
    for other in ({"space": "6e" * 16}, {"record": "bd" * 16}, {"sort": "answer"}):
        said = {**GIVEN, **letter, "origin": {**GIVEN["origin"], **other}}
        assert correspondence.word_on_task({**GIVEN, **task}, said) == {}
    assert correspondence.word_on_task({"status": "aftalt"}, {**GIVEN, **letter}) == {}
