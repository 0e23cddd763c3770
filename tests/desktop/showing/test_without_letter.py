"""What says that it came by letter and did not stands, at the table, as its writer's, and plainly so."""

from desktop.doing import disputes, reviewing
from desktop.doing.arriving import after_a_round
from desktop.showing import case, record, review_entry, review_rows
from desktop.showing.correspondence import row_line, word_on
from local_store.rules.case_states import PASSED_ON
from local_store.views import Record
from tests.desktop.doing.false_letters import made_up, written
from tests.desktop.doing.referring_town import Town, refer, town, words
from tests.endpoint_process import endpoint
from tests.sync.laptops import settle
from ui.sending.asks import WordOn

__all__ = ["endpoint", "town"]


def test_a_case_with_a_made_up_sender_stands_as_its_writers_and_says_so(town: Town) -> None:
    raised = town.draft()
    assert refer(town.bo, raised).missing == ()
    tove = town.at_the_table("Tove Holm")
    settle(town.bo, tove)
    false = made_up(town, tove, "ab" * 32)
    settle(tove, town.sara)
    (true,) = town.at_table(raised)
    for laptop in (town.sara, tove):
        now, book = words(laptop), laptop.book
        shown = record.view(now, false)
        assert shown.without_letter == (
            "Der står, at det her kom med brev fra Bo Berg, men et brev, der siger det, er ikke her. Det kan "
            "være på vej, være gået tabt eller aldrig være sendt. Tove Holm har lagt det ind. Spørg Bo Berg. "
            "Til brevet er her, går der ingen kvittering eller svar fra sagen."
        )
        assert record.view(now, true.id).without_letter == ""
        assert signed(now, book.get(false)) == "Brev mangler" and signed(now, book.get(true.id)) != "Brev mangler"
        assert row_line(now, book.get(false)).startswith("Brev mangler · ")
        assert "Brev mangler" not in row_line(now, book.get(true.id))
        entry = review_entry.view(now, book.get(false))
        assert "Tove Holm" in entry.subtitle and "Bo Berg" not in entry.subtitle and "sendt" not in entry.subtitle
        assert "Bo Berg" in review_entry.view(now, book.get(true.id)).subtitle
        assert {step.title for step in entry.history} == {"Skrevet af Tove Holm"}


def signed(now: object, one: Record) -> str:
    sign = review_rows.sign_of_case(now, one)  # type: ignore[arg-type]
    return sign.text if sign else ""


def test_a_word_with_a_made_up_sender_stands_as_its_writers_and_says_so(town: Town) -> None:
    raised = town.draft()
    refer(town.bo, raised)
    tove = town.at_the_table("Tove Holm")
    settle(town.bo, tove, town.sara)
    (there,) = town.at_table(raised)
    reviewing.accept(words(town.sara), there.id)
    settle(town.sara, tove)
    made_up(town, tove, "cd" * 32, about=there.id, sort="answer")
    settle(tove, town.sara)
    (said,) = word_on(words(town.sara), WordOn(there.id)).said
    assert (said.who, said.label, said.text) == ("Tove Holm", "Brev mangler: Svar", "Det siger Bo")
    (told,) = case.view(words(town.sara), town.sara.book.get(there.id)).told
    assert (
        told.title.startswith("Brev mangler · Svar") and "Tove Holm" in told.title and "Bo Berg" not in told.title
    )
    assert signed(words(town.sara), town.sara.book.get(there.id)) == "Brev mangler"
    history = review_entry.view(words(town.sara), town.sara.book.get(there.id)).history
    assert "Bo har svaret" not in {step.title for step in history}


def test_nothing_is_done_by_itself_on_the_word_of_what_has_no_letter(town: Town) -> None:
    """Not written into the case as a colleague's other words, not carried on to whoever raised it."""
    raised = town.draft()
    refer(town.bo, raised)
    tove = town.at_the_table("Tove Holm")
    settle(town.bo, tove, town.sara)
    (there,) = town.at_table(raised)
    came = there.fields["origin"]
    again = {"record": came["record"], "again": came["letter"]}
    written(town, tove, "ef" * 32, {"concern_text": "Bo har slået ham"}, about=there.id, sort="referral", **again)
    settle(tove, town.sara)
    for laptop in (town.sara, tove):
        after_a_round(words(laptop))
        assert laptop.book.get(there.id).fields["concern_text"] == there.fields["concern_text"]
        assert laptop.book.letters_waiting() == []


def test_word_from_another_table_that_has_no_letter_is_carried_on_to_nobody(town: Town) -> None:
    raised = town.draft()
    refer(town.bo, raised)
    tove = town.at_the_table("Tove Holm")
    settle(town.bo, tove, town.sara)
    (there,) = town.at_table(raised)
    for state in ("modtaget", PASSED_ON):
        town.sara.book.edit(there.id, set={"state": state})
    settle(town.sara, tove)
    told: dict[str, object] = {"state": "droeftet", "feedback_text": "Det er afvist"}
    written(town, tove, "fe" * 32, told, about=there.id, sort="outcome", space=town.leaders)
    settle(tove, town.sara)
    for laptop in (town.sara, tove):
        assert not after_a_round(words(laptop)) and laptop.book.letters_waiting() == []


def test_a_dispute_that_has_no_letter_makes_no_task_of_the_table_unclear(town: Town) -> None:
    tove = town.at_the_table("Tove Holm")
    settle(town.sara, tove)
    task = tove.book.add("action_item", {"what": "Find en klub", "status": "foreslaaet"}, space=town.table)
    told: dict[str, object] = {"unclear_responsibility": "ja", "views_text": "Skolen: det er klubben."}
    written(town, tove, "bc" * 32, told, kind="action_item", about=task, sort="outcome")
    settle(tove, town.sara)
    for laptop in (town.sara, tove):
        assert laptop.book.answers(task) and disputes.disputed(words(laptop), laptop.book.get(task)) is None


def test_how_a_case_stands_goes_by_no_word_that_has_no_letter(town: Town) -> None:
    """A colleague of the raiser's can write that the table has closed it: nobody sees it closed."""
    raised = town.draft()
    refer(town.bo, raised)
    settle(town.bo, town.ida)
    told: dict[str, object] = {"state": "afsluttet", "feedback_text": "Der er ingen sag"}
    there = {"space": town.table, "person": town.sara.book.person, "device": town.sara.book.device}
    written(town, town.ida, "ba" * 32, told, home=town.team.space, about=raised, sort="outcome", **there)
    settle(town.ida, town.bo)
    for laptop in (town.bo, town.ida):
        now, mine = words(laptop), laptop.book.get(raised)
        assert word_on(now, WordOn(raised)).state == "indstillet" and case.view(now, mine).state == "indstillet"
        (said,) = word_on(now, WordOn(raised)).said
        assert (said.who, said.label.partition(":")[0]) == ("Ida Lund", "Brev mangler")
