"""What was written of a group since its first case reaches the table's record of it with the next, and never over
what the table has written itself: where both have, a person settles it."""

from typing import Any

import pytest

from desktop.doing import merging, reviewing
from desktop.doing.following import written
from desktop.doing.referring import correct
from desktop.showing import conflict, review, sending, waiting
from desktop.showing.correspondence import word_on
from local_store.ids import RecordId
from local_store.merge import HardConflict
from local_store.views import Record
from tests.desktop.doing.referring_town import ANONYMOUS, SECTION, Town, refer, told, town, words
from tests.endpoint_process import endpoint
from tests.sync.laptops import Laptop, settle
from ui.review.asks import Queue
from ui.sending.asks import Correct, Ground, Prepare, WordOn

__all__ = ["endpoint", "town"]


class Bench:
    """A group of Bo's and Ida's team, and the table's record of it."""

    def __init__(self, town: Town, **fields: Any) -> None:
        self.town = town
        known = {"name": "Bænken", "status_text": "Ny", "count_min": 6, "count_max": 9, **fields}
        self.id = town.bo.book.add("youth_group", known, space=town.team.space)

    def write(self, by: Laptop, **fields: Any) -> None:
        by.book.edit(self.id, set=fields)

    def sent(self, by: Laptop, ground: Ground | None = None) -> str:
        """A new case about the group has come to the table; return the table's record of the case."""
        settle(by)
        case = by.book.add("ssp_case", {**self._case(), "group_id": self.id}, space=self.town.team.space)
        assert (refer(by, case, ground) if ground else refer(by, case)).missing == ()
        settle(by, self.town.sara)
        (there,) = self.town.at_table(case)
        return there.id

    def _case(self) -> dict[str, Any]:
        return {"level": "1", "state": "kladde", "level_reason": "Larm", "concern_text": "De keder sig",
                "district": "noerrebro", "parties": ["klub", "skole"]}  # fmt: skip

    def accept(self, case: str) -> Any:
        return reviewing.accept(words(self.town.sara), case)

    @property
    def there(self) -> Record:
        cases = self.town.sara.book.list("ssp_case", space=self.town.table, limit=500).records
        book = self.town.sara.book
        known = {book.get(RecordId(one.fields["group_id"])).id for one in cases if one.fields.get("group_id")}
        found = [book.get(one) for one in known]
        (mine,) = [one for one in found if one.fields["origin"]["record"] == self.id]
        return mine

    def at_table(self, **fields: Any) -> None:
        self.town.sara.book.edit(self.there.id, set=fields)

    @property
    def torn(self) -> dict[str, set[Any]]:
        """The fields somebody has to settle, with what is said in each."""
        hard = (one for one in self.there.conflicts if isinstance(one, HardConflict))
        return {one.field: {said.value for said in one.versions} for one in hard}


@pytest.fixture
def bench(town: Town) -> Bench:
    settle(town.bo, town.ida, town.sara)
    return Bench(town)


def test_what_is_new_of_a_group_reaches_the_tables_record_when_its_next_case_is_accepted(bench: Bench) -> None:
    bo, sara = bench.town.bo, bench.town.sara
    bench.accept(bench.sent(bo))
    first = bench.there
    bench.at_table(resources_text="To af dem spiller bold")
    bench.write(bo, status_text="De er flyttet til trappen", needs=["fritid"], count_max=14)
    second = bench.sent(bo)
    assert bench.there.id == first.id and bench.there.fields["status_text"] == "Ny"
    done = bench.accept(second)
    now = bench.there.fields
    assert (now["status_text"], now["needs"], now["count_max"]) == ("De er flyttet til trappen", ["fritid"], 14)
    assert now["resources_text"] == "To af dem spiller bold" and bench.torn == {}
    assert sara.book.count("youth_group", space=bench.town.table) == len(
        {one.id for one in sara.book.list("youth_group", space=bench.town.table).records}
    )
    reviewing.regret(words(sara), done)
    assert bench.there.fields["status_text"] == "Ny" and "needs" not in bench.there.fields
    bench.accept(second)
    assert bench.there.fields["status_text"] == "De er flyttet til trappen"


def test_what_a_coordinator_has_written_meanwhile_is_not_written_over_but_asked_about_once(bench: Bench) -> None:
    bo, sara = bench.town.bo, bench.town.sara
    bench.accept(bench.sent(bo))
    bench.at_table(status_text="Rolige siden klubben åbnede", name="Bænken ved søen")
    bench.write(bo, status_text="Mere larm", count_min=8)
    second = bench.sent(bo)
    bench.accept(second)
    assert bench.torn == {"status_text": {"Rolige siden klubben åbnede", "Mere larm"}}
    assert (bench.there.fields["name"], bench.there.fields["count_min"]) == ("Bænken ved søen", 8)
    asked = review.queue(words(sara), Queue(sort="conflict")).entries
    assert (bench.there.id, "status_text") in {(one.record, one.field) for one in asked}
    shown = conflict.view(words(sara), bench.there.id, "status_text")
    assert shown is not None and {(one.who, one.shown) for one in shown.versions} == {
        ("Sara Skov", "Rolige siden klubben åbnede"), ("Bo Berg", "Mere larm"),
    }  # fmt: skip
    assert any(line.subtitle.startswith("Du og Bo") for line in waiting.lines(words(sara)))
    sara.book.resolve(bench.there.id, "status_text", value="Rolige, men mere larm om fredagen")
    bench.accept(bench.sent(bo))  # the third says what the second said, which has been settled
    assert bench.torn == {}
    assert bench.there.fields["status_text"] == "Rolige, men mere larm om fredagen"


def test_of_two_colleagues_cases_neither_is_dropped_for_the_other_and_none_is_taken_in_twice(bench: Bench) -> None:
    bo, ida = bench.town.bo, bench.town.ida
    settle(bo, ida)
    bench.write(bo, status_text="Bo har set dem")  # both offline, both first
    bench.write(ida, resources_text="Ida kender to af dem")
    bos, idas = bench.sent(bo), bench.sent(ida)
    for case in (idas, bos):
        bench.accept(case)
    now = bench.there.fields
    assert (now["status_text"], now["resources_text"]) == ("Bo har set dem", "Ida kender to af dem")
    assert bench.torn == {}
    written = len(bench.town.sara.book.changes_of(bench.there.id))
    bench.accept(bench.sent(bo))
    assert len(bench.town.sara.book.changes_of(bench.there.id)) == written


def test_an_older_word_that_is_accepted_later_stands_beside_the_newer_one(bench: Bench) -> None:
    bo, ida = bench.town.bo, bench.town.ida
    bench.accept(bench.sent(bo))
    bench.write(bo, status_text="Ottende gang i ugen")
    older = bench.sent(bo)
    settle(bo, ida)
    bench.write(ida, status_text="Stille nu")
    bench.accept(bench.sent(ida))
    assert bench.there.fields["status_text"] == "Stille nu" and bench.torn == {}
    bench.accept(older)
    assert bench.torn == {"status_text": {"Stille nu", "Ottende gang i ugen"}}


def test_a_case_that_is_merged_into_another_brings_what_it_says_of_the_group(bench: Bench) -> None:
    bo, sara = bench.town.bo, bench.town.sara
    first = bench.sent(bo)
    bench.write(bo, status_text="Flere er kommet til")
    merging.merge_records(words(sara), RecordId(first), RecordId(bench.sent(bo)))
    bench.accept(first)
    assert bench.there.fields["status_text"] == "Flere er kommet til"
    bench.write(bo, status_text="Endnu flere")
    merging.merge_records(words(sara), RecordId(first), RecordId(bench.sent(bo)))  # it has been accepted already
    assert bench.there.fields["status_text"] == "Endnu flere"


def test_a_case_returned_before_it_was_accepted_brings_all_of_it_with_its_correction(bench: Bench) -> None:
    bo, sara = bench.town.bo, bench.town.sara
    bench.accept(bench.sent(bo))
    bench.write(bo, status_text="Sagt med den anden")
    there = bench.sent(bo)
    reviewing.send_back(words(sara), there, "Skriv, hvornår det er")
    settle(sara, bo)
    case = RecordId(sara.book.get(RecordId(there)).fields["origin"]["record"])
    correct(words(bo), Correct(case))
    bench.write(bo, resources_text="Sagt med rettelsen")
    assert refer(bo, case).missing == ()
    settle(bo, sara)
    bench.accept(there)
    now = bench.there.fields
    assert (now["status_text"], now["resources_text"]) == ("Sagt med den anden", "Sagt med rettelsen")


def test_a_correction_of_what_the_table_has_changed_itself_is_asked_about(bench: Bench) -> None:
    bo, sara = bench.town.bo, bench.town.sara
    there = RecordId(bench.sent(bo))
    bench.accept(there)
    sara.book.edit(there, set={"concern_text": "Bordets ord", "heading": "Bordets overskrift"})
    reviewing.send_back(words(sara), there, "Skriv, hvornår det er")
    settle(sara, bo)
    case = RecordId(sara.book.get(there).fields["origin"]["record"])
    correct(words(bo), Correct(case))
    bo.book.edit(case, set={"concern_text": "Ordene fra gaden", "tried_already_text": "Talt med dem"})
    assert refer(bo, case).missing == ()
    settle(bo, sara)
    bench.accept(there)
    now = sara.book.get(there)
    (hard,) = [one for one in now.conflicts if isinstance(one, HardConflict)]
    assert (hard.field, {one.value for one in hard.versions}) == (
        "concern_text",
        {"Bordets ord", "Ordene fra gaden"},
    )
    assert (now.fields["heading"], now.fields["tried_already_text"]) == ("Bordets overskrift", "Talt med dem")
    assert now.fields["state"] == "modtaget"


def test_what_goes_with_nothing_by_itself_stands_beside_with_what_it_goes_with(bench: Bench) -> None:
    bo = bench.town.bo
    bench.accept(bench.sent(bo))
    bench.at_table(count_min=7)
    bench.write(bo, count_min=20, count_max=30)
    bench.accept(bench.sent(bo))
    assert bench.torn["count_min"] == {7, 20}
    bench.at_table(age_max=12)
    bench.write(bo, age_min=14)
    bench.accept(bench.sent(bo))  # 14 to 12 is nobody's word
    assert 14 in {bench.there.fields.get("age_min")} | bench.torn.get("age_min", set())


def test_a_text_that_anonymity_took_a_name_out_of_does_not_replace_the_whole_one(town: Town) -> None:
    bo = town.bo
    bench = Bench(town, resources_text="Yussuf spiller bold")
    boy = bo.book.add("young_person", {"name": "Yussuf Berg", "reason_opened": "Kontakt"}, space=town.team.space)
    member = {"group_id": bench.id, "young_person_id": boy, "from_on": "2026-11-01"}
    bench.accept(bench.sent(bo))
    bo.book.add("group_membership", member, space=town.team.space)
    bench.accept(bench.sent(bo, ANONYMOUS))
    assert bench.there.fields["resources_text"] == "Yussuf spiller bold"
    bench.write(bo, resources_text="Yussuf og to til spiller bold")
    bench.accept(bench.sent(bo, ANONYMOUS))
    assert bench.there.fields["resources_text"] == "[…] og to til spiller bold"


def test_what_is_accepted_in_the_form_is_accepted_whole(bench: Bench) -> None:
    bo, sara = bench.town.bo, bench.town.sara

    def chosen(case: str, **fields: Any) -> None:
        record = RecordId(case)
        written(words(sara), record, lambda: sara.book.edit(record, set=fields))
        settle(sara, bo)

    bench.accept(bench.sent(bo))
    bench.write(bo, status_text="Flere aftener")
    there = bench.sent(bo)
    case = RecordId(sara.book.get(RecordId(there)).fields["origin"]["record"])
    chosen(there, state="modtaget")
    assert bench.there.fields["status_text"] == "Flere aftener"
    number = sara.book.get(RecordId(there)).fields["receipt_number"]
    view = word_on(words(bo), WordOn(case))
    assert (view.state, [one.label for one in view.said]) == ("modtaget", ["Kvittering"])
    assert number in view.line and "kl." in view.line
    chosen(there, state="returneret", feedback_text="Skriv, hvornår")
    assert told(bo, case)["state"] == "returneret"
    correct(words(bo), Correct(case))
    bo.book.edit(case, set={"concern_text": "Fredag aften"})
    assert refer(bo, case).missing == ()
    settle(bo, sara)
    chosen(there, state="indstillet")
    chosen(there, state="modtaget")
    now = sara.book.get(RecordId(there)).fields
    assert (now["concern_text"], now["receipt_number"]) == ("Fredag aften", number)
    assert told(bo, case)["state"] == "modtaget"


def test_fortryd_of_an_accept_takes_the_conflict_with_it_and_the_tables_own_words_stand(bench: Bench) -> None:
    bo, sara = bench.town.bo, bench.town.sara
    bench.accept(bench.sent(bo))
    bench.at_table(name="Bænken ved søen", count_max=12)
    bench.write(bo, name="Bænken nord", count_max=20, resources_text="To spiller bold")
    second = bench.sent(bo)
    done = bench.accept(second)
    assert bench.torn == {"name": {"Bænken ved søen", "Bænken nord"}, "count_max": {12, 20}}
    reviewing.regret(words(sara), done)
    assert bench.torn == {}
    now = bench.there.fields
    assert (now["name"], now["count_max"], now.get("resources_text")) == ("Bænken ved søen", 12, None)
    done = bench.accept(second)  # and it is asked about again
    assert bench.torn == {"name": {"Bænken ved søen", "Bænken nord"}, "count_max": {12, 20}}
    sara.book.resolve(bench.there.id, "name", value="Bænken ved søen, nord")
    reviewing.regret(words(sara), done)
    assert bench.torn == {} and bench.there.fields["name"] == "Bænken ved søen, nord"  # settled is settled
    assert bench.there.fields["count_max"] == 12


def test_a_field_the_raiser_empties_is_emptied_at_the_table_or_stands_beside_its_own_words(bench: Bench) -> None:
    bo, sara = bench.town.bo, bench.town.sara
    bench.write(bo, resources_text="To spiller bold", needs=["fritid"])
    settle(bo)
    home = bench.town.team.space
    case = bo.book.add("ssp_case", {**bench._case(), "group_id": bench.id, "tried_already_text": "Talt med dem",
                                    "question_to_meeting": "Hvem gør noget?"}, space=home)  # fmt: skip
    assert refer(bo, case).missing == ()
    settle(bo, sara)
    there = RecordId(bench.town.at_table(case)[0].id)
    bench.accept(there)
    sara.book.edit(there, set={"tried_already_text": "Talt med dem to gange"})
    bench.at_table(resources_text="To spiller bold og en synger")
    reviewing.send_back(words(sara), there, "Skriv, hvornår det er")
    settle(sara, bo)
    correct(words(bo), Correct(case))
    bo.book.edit(case, set={"tried_already_text": None, "question_to_meeting": None})
    bench.write(bo, resources_text=None, count_min=None, needs=[])
    preview = sending.prepare(words(bo), Prepare(case, SECTION))
    emptied = {line.label for one in preview.leaves for line in one.lines if line.text == "Tømt"}
    assert emptied == {"Hvad har I prøvet", "Spørgsmål til mødet", "Ressourcer", "Mindst antal", "Behov"}
    assert refer(bo, case).missing == ()
    settle(bo, sara)
    bench.accept(there)
    now = sara.book.get(there)
    assert "question_to_meeting" not in now.fields
    (hard,) = [one for one in now.conflicts if isinstance(one, HardConflict)]
    assert (hard.field, {one.value for one in hard.versions}) == (
        "tried_already_text", {"Talt med dem to gange", None},
    )  # fmt: skip
    assert bench.torn == {"resources_text": {"To spiller bold og en synger", None}}
    assert "count_min" not in bench.there.fields and not bench.there.fields.get("needs")
    shown = conflict.view(words(sara), there, "tried_already_text")
    assert shown is not None and {(one.who, one.shown) for one in shown.versions} == {
        ("Sara Skov", "Talt med dem to gange"), ("Bo Berg", "(tømt)"),
    }  # fmt: skip


def test_what_a_colleague_never_had_is_not_taken_for_emptied(bench: Bench) -> None:
    bo, ida = bench.town.bo, bench.town.ida
    settle(bo, ida)
    bench.write(bo, resources_text="To spiller bold")  # Ida is offline and does not have it
    bench.accept(bench.sent(bo))
    case = ida.book.add("ssp_case", {**bench._case(), "group_id": bench.id}, space=bench.town.team.space)
    assert refer(ida, case).missing == ()
    settle(ida, bench.town.sara)
    bench.accept(bench.town.at_table(case)[0].id)
    assert bench.there.fields["resources_text"] == "To spiller bold"
