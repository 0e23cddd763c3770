"""What says that it came by letter and did not stands, at the table, as its writer's, and plainly so."""

from desktop.doing import reviewing
from desktop.showing import case, review_entry, review_rows
from desktop.showing.correspondence import row_line, word_on
from local_store.homes import record_of
from local_store.ids import LetterId, RecordId
from local_store.views import Record
from tests.desktop.doing.referring_town import Town, refer, town, words
from tests.endpoint_process import endpoint
from tests.sync.laptops import Laptop, settle
from ui.sending.asks import WordOn

__all__ = ["endpoint", "town"]
AT = "2026-11-21T20:00:00+01:00"


def made_up(town: Town, writer: Laptop, letter: str, about: str = "", sort: str = "referral") -> RecordId:
    """Write as a letter from Bo what he has never sent: no program of ours would."""
    book, record = writer.book, record_of(LetterId(letter), town.table, "ssp_case")
    origin = {
        "letter": letter, "sort": sort, "space": town.team.space, "person": town.bo.book.person,
        "device": town.bo.book.device, "record": "ee" * 16, "about": about, "at": AT, "text": "Det siger Bo",
    }  # fmt: skip
    told = {"heading": "Opdigtet", "state": "indstillet"} if not about else {}
    book._append(
        [book._hand()._say(record, "ssp_case", town.table, (), book._clock(), set={**told, "origin": origin})], ""
    )
    return record


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
        shown = case.view(now, book.get(false))
        assert shown.without_letter == (
            "Der står, at sagen kom med brev fra Bo Berg, men sådan et brev er ikke kommet hertil. "
            "Tove Holm har skrevet den her. Spørg Bo Berg."
        )
        assert case.view(now, book.get(true.id)).without_letter == ""
        assert signed(now, book.get(false)) == "Uden brev" and signed(now, book.get(true.id)) != "Uden brev"
        assert row_line(now, book.get(false)).startswith("Uden brev · ")
        assert "Uden brev" not in row_line(now, book.get(true.id))
        entry = review_entry.view(now, book.get(false))
        assert "Tove Holm" in entry.subtitle and "Bo Berg" not in entry.subtitle and "sendt" not in entry.subtitle
        assert "Bo Berg" in review_entry.view(now, book.get(true.id)).subtitle
        assert {step.title for step in entry.history} == {"Skrevet af Tove Holm"}


def signed(now: object, record: Record) -> str:
    sign = review_rows.sign_of_case(now, record)  # type: ignore[arg-type]
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
    assert (said.who, said.label, said.text) == ("Tove Holm", "Uden brev: Svar", "Det siger Bo")
    (told,) = case.view(words(town.sara), town.sara.book.get(there.id)).told
    assert told.title.startswith("Uden brev · Svar") and "Tove Holm" in told.title and "Bo Berg" not in told.title
    history = review_entry.view(words(town.sara), town.sara.book.get(there.id)).history
    assert "Bo har svaret" not in {step.title for step in history}
