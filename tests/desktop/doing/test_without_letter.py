"""What came without its letter is answered to nobody: not by itself, and not by hand."""

import pytest

from desktop.doing import disputes, reviewing, task_letters
from desktop.doing.following import written as write
from desktop.doing.replying import reply
from desktop.showing import review_entry
from desktop.showing.correspondence import word_on
from desktop.verbs.cases import heard
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from tests.desktop.doing.false_letters import written
from tests.desktop.doing.referring_town import Town, refer, town, words
from tests.endpoint_process import endpoint
from tests.sync.laptops import Laptop, settle
from ui.sending.asks import Reply, WordOn

__all__ = ["endpoint", "town"]


def false_case(town: Town, letter: str) -> RecordId:
    tove = town.at_the_table("Tove Holm")
    settle(tove, town.sara)
    group = tove.book.add("youth_group", {"name": "Broen", "count_min": 3}, space=town.table)
    told: dict[str, object] = {"heading": "Opdigtet", "state": "indstillet", "group_id": group, "level": "1"}
    told |= {"level_reason": "Larm", "concern_text": "Larm om aftenen", "parties": ["klub", "skole"]}
    false = written(town, tove, letter, told, sort="referral")
    settle(tove, town.sara)
    return false


def nothing_leaves(laptop: Laptop) -> None:
    assert laptop.book.letters_waiting() == []


def test_a_case_that_has_no_letter_is_accepted_without_a_receipt(town: Town) -> None:
    false = false_case(town, "1a" * 32)
    reviewing.accept(words(town.sara), false)
    assert town.sara.book.get(false).fields["state"] == "modtaget"
    nothing_leaves(town.sara)


def test_no_step_of_a_case_that_has_no_letter_is_told_to_whom_it_names(town: Town) -> None:
    false, book = false_case(town, "1b" * 32), town.sara.book
    write(words(town.sara), false, lambda: book.edit(false, set={"state": "modtaget", "feedback_text": "Tak"}))
    assert "feedback_at" not in book.get(false).fields
    nothing_leaves(town.sara)


def test_one_cannot_ask_or_return_what_has_no_letter_and_is_told_why(town: Town) -> None:
    false = false_case(town, "1c" * 32)
    now, before = words(town.sara), town.sara.book.get(false).fields
    for act in (reviewing.ask_back, reviewing.send_back):
        with pytest.raises(RefusedInput) as refused:
            act(now, false, "Hvem er det?")
        assert refused.value.code == "not_allowed"
        assert refused.value.text.da == (
            "Her er intet brev fra Bo Berg, der siger det, så herfra går der intet til Bo Berg. Spørg Bo Berg, om "
            "det er sendt. Når brevet er kommet, kan du svare."
        )
    book = town.sara.book
    with pytest.raises(RefusedInput):  # nor by choosing the state in a form
        write(now, false, lambda: book.edit(false, set={"state": "returneret", "feedback_text": "Hvem?"}))
    assert book.get(false).fields == before
    acts = review_entry.view(now, town.sara.book.get(false)).acts
    assert acts["ask"] == acts["return"] == "Brevet mangler, så ingen får det at vide. Ring i stedet."
    assert acts["accept"] == ""
    nothing_leaves(town.sara)


def test_a_question_that_has_no_letter_cannot_be_replied_to(town: Town) -> None:
    raised = town.draft()
    refer(town.bo, raised)
    settle(town.bo, town.ida)
    there = {"space": town.table, "person": town.sara.book.person, "device": town.sara.book.device}
    told: dict[str, object] = {
        "feedback_text": "Hvad hedder han?",
        "feedback_at": "2026-11-22T10:00:00.000001+01:00",
    }
    asks = written(town, town.ida, "1d" * 32, told, home=town.team.space, about=raised, sort="question", **there)
    settle(town.ida, town.bo)
    now = words(town.bo)
    with pytest.raises(RefusedInput) as refused:
        reply(now, Reply(asks, "Ali"))
    assert refused.value.code == "not_allowed" and "Her er intet brev fra Sara Skov" in refused.value.text.da
    nothing_leaves(town.bo)
    (said,) = word_on(now, WordOn(raised)).said
    assert said.letter == ""  # no reply is offered
    assert said.text.endswith("Når brevet er kommet, kan du svare.")
    (line,) = heard(town.bo.book, RecordId(raised))
    assert (line["letter"], line["open"], line["without_letter"]) == (asks, False, True)
    assert line["person"] == town.ida.book.person, "whoever wrote it, not whom it names"


def test_nobody_takes_a_question_back_without_a_letter(town: Town) -> None:
    raised = town.draft()
    refer(town.bo, raised)
    settle(town.bo, town.sara, town.ida)
    (there,) = town.at_table(raised)
    reviewing.ask_back(words(town.sara), there.id, "Hvor mange er de?")
    settle(town.sara, town.bo, town.ida)
    (asked,) = [one for one in word_on(words(town.bo), WordOn(raised)).said if one.letter]
    mark = town.bo.book.get(RecordId(asked.letter)).fields["feedback_at"]
    origin = {"space": town.table, "person": town.sara.book.person, "device": town.sara.book.device}
    written(
        town,
        town.ida,
        "1e" * 32,
        {"feedback_at": mark},
        home=town.team.space,
        about=raised,
        sort="outcome",
        **origin,
    )
    settle(town.ida, town.bo)
    assert asked.letter in {one.letter for one in word_on(words(town.bo), WordOn(raised)).said}
    assert {line["letter"]: line["open"] for line in heard(town.bo.book, RecordId(raised))}[asked.letter] is True
    assert reply(words(town.bo), Reply(asked.letter, "Seks")).acted is not None


def test_how_a_task_without_its_letter_goes_is_told_to_nobody(town: Town) -> None:
    told: dict[str, object] = {
        "what": "Ring til skolen",
        "status": "aftalt",
        "responsible_name": "Bo Berg",
        "responsible_actor": "klub",
    }
    there = {"space": town.table, "person": town.sara.book.person, "device": town.sara.book.device}
    settle(town.ida, town.bo)
    task = written(town, town.ida, "1f" * 32, told, "action_item", town.team.space, sort="outcome", **there)
    settle(town.ida, town.bo)
    book = town.bo.book
    disputed = {"unclear_responsibility": "ja", "views_text": "Det er skolens"}
    write(words(town.bo), task, lambda: book.edit(task, set={"status": "udfoert", "result_text": "Ja"}))
    write(words(town.bo), task, lambda: book.edit(task, set={"status": "aftalt", **disputed}))
    task_letters.tell_back(words(town.bo), book.get(task))
    disputes.tell(words(town.bo), task)
    nothing_leaves(town.bo)
