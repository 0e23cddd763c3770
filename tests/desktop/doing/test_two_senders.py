"""Two colleagues send one draft, each offline with their own words: the table has both, and both see it (R47)."""

from datetime import timedelta

from desktop.answering import answers
from desktop.doing import reviewing
from desktop.doing.arriving import after_a_round
from desktop.doing.referring import correct
from desktop.showing import conflict, on_the_way
from desktop.showing.correspondence import word_on
from desktop.showing.words import Words
from local_store.ids import RecordId
from local_store.merge import HardConflict
from tests.desktop.doing.referring_town import Town, refer, told, town, words
from tests.endpoint_process import endpoint
from tests.sync.laptops import Laptop, settle
from ui.sending.asks import Correct, Reply, WordOn

__all__ = ["endpoint", "town"]


def apart(town: Town, **shared: object) -> RecordId:
    """A draft that both have; nobody has sent it."""
    case = town.draft(**shared)
    settle(town.bo, town.ida)
    return case


def meet(town: Town, *first: Laptop) -> None:
    """All meet, in that order; then the table's desk takes in what came."""
    for _ in range(2):
        for laptop in (*first, town.bo, town.ida, town.sara):
            laptop.round()
        after_a_round(words(town.sara))


def torn(laptop: Laptop, record: str) -> dict[str, set[object]]:
    hard = (one for one in laptop.book.get(RecordId(record)).conflicts if isinstance(one, HardConflict))
    return {one.field: {said.value for said in one.versions} for one in hard}


def test_the_table_has_the_words_of_both_as_a_conflict_that_says_whose_they_are(town: Town) -> None:
    case = apart(town, heading="Ved søen", tried_already_text="Talt med dem")
    town.bo.book.edit(case, set={"concern_text": "Bos ord", "question_to_meeting": "Bos spørgsmål"})
    idas = {
        "concern_text": "Idas ord",
        "question_to_meeting": "Idas spørgsmål",
        "resources_text": "To spiller bold",
    }
    town.ida.book.edit(case, set=idas)
    for laptop in (town.bo, town.ida):
        assert refer(laptop, case).missing == ()
    meet(town, town.bo)
    (there,) = town.at_table(case)
    assert torn(town.sara, there.id) == {"question_to_meeting": {"Bos spørgsmål", "Idas spørgsmål"}}
    assert there.fields["concern_text"] == "Bos ord\n\nIda Lund: Idas ord"
    assert there.fields["resources_text"] == "To spiller bold"  # Bo had said nothing of that
    assert there.fields["tried_already_text"] == "Talt med dem"
    shown = conflict.view(words(town.sara), there.id, "question_to_meeting")
    assert shown is not None
    assert {(one.who, one.shown) for one in shown.versions} == {
        ("Bo Berg", "Bos spørgsmål"), ("Ida Lund", "Idas spørgsmål"),
    }  # fmt: skip
    late = Words(town.sara.book, "da", words(town.sara).now + timedelta(days=7))
    assert on_the_way.silent_days(late, town.sara.book.get(there.id)) == 7  # nobody at the table has answered (R47)
    reviewing.accept(words(town.sara), there.id)
    town.sara.book.resolve(there.id, "question_to_meeting", value="Begges")
    after_a_round(words(town.sara))
    assert torn(town.sara, there.id) == {}
    settle(town.sara, town.bo, town.ida)
    for laptop in (town.bo, town.ida):
        assert told(laptop, case)["state"] == "modtaget"


def test_each_of_them_sees_what_either_sent(town: Town) -> None:
    case = apart(town, heading="Ved broen")
    town.bo.book.edit(case, set={"concern_text": "Bos ord"})
    town.ida.book.edit(case, set={"concern_text": "Idas ord"})
    for laptop in (town.bo, town.ida):
        refer(laptop, case)
    meet(town, town.ida)
    for laptop in (town.bo, town.ida):
        sent = [one for one in word_on(words(laptop), WordOn(case)).said if one.label == "Sendt"]
        assert {(one.who, one.text) for one in sent} == {
            ("Bo Berg", "Hvad er I bekymrede for: Bos ord"), ("Ida Lund", "Hvad er I bekymrede for: Idas ord"),
        }  # fmt: skip
    assert [one.label for one in word_on(words(town.sara), WordOn(town.at_table(case)[0].id)).said] == [
        "Samme indstilling, andre ord"
    ]


def test_the_same_words_are_one_letter_and_say_nothing_twice(town: Town) -> None:
    case = apart(town, heading="Ved skolen")
    for laptop in (town.bo, town.ida):
        refer(laptop, case)
    meet(town)
    (there,) = town.at_table(case)
    assert town.sara.book.answers(there.id) == []
    assert word_on(words(town.bo), WordOn(case)).said == ()


def test_what_either_knew_of_the_group_is_there_as_well(town: Town) -> None:
    group = town.bo.book.add(
        "youth_group", {"name": "Skuret", "status_text": "Ny", "district": "noerrebro"}, space=town.team.space
    )
    case = apart(town, group_id=group, place_ref=None, district="noerrebro")
    town.bo.book.edit(group, set={"status_text": "Bo har set dem"})
    town.ida.book.edit(group, set={"status_text": "Ida har set dem"})
    for laptop in (town.bo, town.ida):
        refer(laptop, case)
    meet(town, town.bo)
    (there,) = town.at_table(case)
    reviewing.accept(words(town.sara), there.id)
    said = town.sara.book.get(there.fields["group_id"])
    both = {said.fields["status_text"], *torn(town.sara, said.id).get("status_text", ())}
    assert all(any(one in str(text) for text in both) for one in ("Bo har set dem", "Ida har set dem"))


def test_two_corrections_of_one_return_are_both_heard(town: Town) -> None:
    case = town.draft(heading="Ved kiosken")
    refer(town.bo, case)
    meet(town)
    (there,) = town.at_table(case)
    reviewing.send_back(words(town.sara), there.id, "Skriv, hvornår det er")
    settle(town.sara, town.bo, town.ida)
    for laptop, text in ((town.bo, "Fredag"), (town.ida, "Lørdag")):
        correct(words(laptop), Correct(case))
        laptop.book.edit(case, set={"concern_text": text})
        assert refer(laptop, case).missing == ()
    meet(town, town.bo)
    reviewing.accept(words(town.sara), there.id)
    assert torn(town.sara, there.id) == {"concern_text": {"Fredag", "Lørdag"}}


def test_two_replies_to_one_question_both_reach_the_table(town: Town) -> None:
    case = town.draft(heading="Ved porten")
    refer(town.bo, case)
    meet(town)
    (there,) = town.at_table(case)
    reviewing.ask_back(words(town.sara), there.id, "Hvor mange er de?")
    settle(town.sara, town.bo, town.ida)
    for laptop, text in ((town.bo, "Otte"), (town.ida, "Ni")):
        (question,) = [one for one in laptop.book.answers(case) if one.fields.get("feedback_text")]
        answers()[Reply](words(laptop), Reply(question.id, text))
    meet(town, town.bo)
    said = {one.text for one in word_on(words(town.sara), WordOn(there.id)).said}
    assert {"Otte", "Ni"} <= said
