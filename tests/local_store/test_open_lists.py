"""Lists in one's own words: what was a text is read line by line, and what two put on one apart both stands."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.showing import used_before
from desktop.showing.words import Words
from local_store.changes import Change, encode
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from local_store.records.catalogue import standard
from local_store.records.declare import Sensitivity
from local_store.records.validation import clean, clean_edit
from local_store.rules import anonymise
from tests.store_fixtures import TEAM, make_book, send
from ui.forms.asks import UsedBefore

OLD = RecordId("0a" * 16)


def test_a_text_of_before_is_a_list_and_what_two_colleagues_add_to_it_apart_both_stands(tmp_path: Path) -> None:
    with make_book(tmp_path / "sara") as sara, make_book(tmp_path / "omar") as omar:
        person = {"alias": "Bold", "reason_opened": "Bad om hjælp", "resources": "God kammerat\n\nMotivation"}
        told = Change(
            record=OLD, kind="young_person", space=TEAM.id, parents=(), set=person, author=sara.person,
            device=sara.device, at="2026-01-05T10:00:00+01:00", salt=b"s" * 16,
        )  # fmt: skip
        for book in (sara, omar):
            book.receive(TEAM.id, [encode(told)], [], 1)
        assert sara.get(OLD).fields["resources"] == ["God kammerat", "Motivation"]
        sara.edit(OLD, add={"resources": ["Storebror hjælper"]})
        omar.edit(OLD, add={"resources": ["Glad for at spille skak"]}, remove={"resources": ["God kammerat"]})
        send(sara, omar), send(omar, sara)
        for book in (sara, omar):
            assert book.get(OLD).fields["resources"] == [
                "Glad for at spille skak",
                "Motivation",
                "Storebror hjælper",
            ]
            assert not [one for one in book.get(OLD).conflicts if getattr(one, "field", "") == "resources"]
            assert [hit.id for hit in book.search("skak")] == [OLD] and not book.search("kammerat")
            before = book.get(OLD).as_json()
            book.rebuild()
            assert book.get(OLD).as_json() == before


def test_what_is_given_as_a_text_is_one_item_per_line_and_a_word_of_the_table_is_its_code() -> None:
    log = {
        "date": "2026-11-20",
        "attendance_total": 3,
        "activities": " Fodbold \r\n\n pigeaften  med film\nFODBOLD",
    }
    assert clean("club_log", standard(), log).add["activities"] == ["fodbold", "pigeaften med film"]
    edit = clean_edit("club_log", standard(), {"activities": ["pigeaften med film", "Udflugt"]}, before={
        "date": "2026-11-20", "activities": ["fodbold", "pigeaften med film"]})  # fmt: skip
    assert (edit.add, edit.remove) == ({"activities": ["Udflugt"]}, {"activities": ["fodbold"]})
    with pytest.raises(RefusedInput) as refused:
        clean("club_log", standard(), {**log, "activities": ["a" * 70_000]})
    assert refused.value.code == "too_long"


def test_a_possible_name_among_the_worries_of_an_evening_and_a_cpr_number_are_pointed_out() -> None:
    log = {"date": "2026-11-20", "attendance_total": 3, "worries": ["Emil er bange", "Ring om 010112-4234"]}
    assert {one.code for one in clean("club_log", standard(), log).warnings} == {"possible_name", "cpr_in_text"}


def test_guardians_are_taken_out_of_an_anonymous_text_one_by_one() -> None:
    known = anonymise.identifiers({"guardians": ["Leyla Demir, mor", "Kasper Holm, far"]})
    assert anonymise.cleaned("Leyla ringede til Holm", known) == "[…] ringede til […]"


def test_what_the_unit_wrote_before_is_offered_but_never_what_is_of_one_person(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        for day, done in (("18", ["Pigeaften", "fodbold"]), ("20", ["Pigeaften"]), ("21", ["Skak"])):
            log = {"date": f"2026-11-{day}", "attendance_total": 9, "activities": done, "worries": ["Uro i krogen"]}
            book.add("club_log", log, space=TEAM.id)
        words = Words(book, "da", datetime(2026, 11, 22, tzinfo=UTC))
        assert used_before.lines(words, UsedBefore("club_log", "activities")) == ("Pigeaften", "Skak")
        for kind in book.catalogue.kinds():
            for spec in kind.fields:
                if spec.open and spec.sensitivity is not Sensitivity.PLAIN:
                    assert used_before.lines(words, UsedBefore(kind.name, spec.name)) == ()
