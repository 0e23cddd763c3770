"""What the table says stands on the raiser's page: a question is replied to there, a return is corrected there."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.doing import correspondence as letters_back
from desktop.doing.referring import send
from desktop.doing.weighing import weigh
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.ids import RecordId
from sync.http_client import HttpClient
from sync.round import run_round
from tests.endpoint_process import Endpoint
from tests.ui.forms.conftest import OpenBook
from tests.ui.sending.town import CASE
from ui.components.text import Text
from ui.forms.referral_start import preset_from
from ui.sending.asks import Ground, SendCase
from ui.sending.beginning import BeginningContent
from ui.sending.word_card import WordCard
from ui.views import Problem

GROUND = Ground("rpl_115", "Drøftelse", "Ingen kan det alene", "", "ja", "ja", "ja", "ja")


class Navigator:
    """Hears what the card asks of the window."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.edited: list[tuple[str, str]] = []
        self.written: list[tuple[str, object]] = []

    def say(self, text: str, undo: Callable[[], None] | None = None, icon: str = "check") -> None:
        self.said.append(text)

    def tell(self, problem: Problem) -> None:
        self.said.append(problem.text.da)

    def edit(self, record: str, kind: str) -> None:
        self.edited.append((record, kind))

    def write(self, kind: str, preset: object = None) -> None:
        self.written.append((kind, preset))


Step = tuple[str, dict[str, str], str]


def at_the_table(book: FieldBook, url: str, case: str, *steps: Step, ground: Ground = GROUND) -> None:
    """Send the case, and let the table take these steps with it: (sort, fields, text)."""
    words = Words(book, "da", datetime.now().astimezone())
    with HttpClient(url) as http:
        if book.get(RecordId(case)).fields["state"] == "kladde":
            seal = weigh(words, book.get(RecordId(case)), ground).parcel.seal
            assert send(words, SendCase(case, ground, seal)).missing == ()
        run_round(book, http)
        run_round(book, http)
        there = next(
            one for one in book.list("ssp_case").records if one.fields.get("origin", {}).get("record") == case
        )
        for sort, fields, text in steps:
            more = letters_back.word(words, text, book.get(there.id)) if fields.get("state") == "returneret" else {}
            book.edit(there.id, set={**fields, **more})
            letters_back.answer(words, book.get(there.id), sort, text)
        run_round(book, http)
        run_round(book, http)


def shown(book: OpenBook, qtbot: QtBot, case: str) -> tuple[WordCard, Navigator]:
    navigator = Navigator()
    card = WordCard(book.port, navigator, case)  # type: ignore[arg-type]
    qtbot.addWidget(card)
    qtbot.waitUntil(lambda: card.view is not None)
    return card, navigator


def words_in(card: WordCard) -> str:
    return " ".join(text.text() for text in card.findChildren(Text))


def test_receipt_question_reply_return_and_correction(book: OpenBook, endpoint: Endpoint, qtbot: QtBot) -> None:
    case = book.newest("ssp_case").id
    quiet, _ = shown(book, qtbot, case)
    assert quiet.isHidden()
    received = {"state": "modtaget", "receipt_number": "NØR-2026-7", "received_at": "2026-11-22T09:30:00+01:00"}
    steps = (("receipt", received, ""), ("question", {}, "Hvor længe har I kendt dem?"))
    book.on_store(lambda store: at_the_table(store, endpoint.url, case, *steps))
    card, navigator = shown(book, qtbot, case)
    assert not card.isHidden() and card.view is not None and card.view.state == "modtaget"
    assert "NØR-2026-7" in words_in(card) and "Hvor længe har I kendt dem?" in words_in(card)
    (box,) = card.replies.values()
    assert box.editor.editor.accessibleName() == "Dit svar"
    box.send.click()
    qtbot.waitUntil(lambda: box.trouble.text() == "Skriv et svar.")
    box.editor.set_text("Siden foråret")
    later, _ = shown(book, qtbot, case)  # something came meanwhile and the page was drawn again
    later.resume(card)
    assert next(iter(later.replies.values())).editor.text() == "Siden foråret"
    card.hide()  # as when the book is locked: what was begun is there on the next card
    after_a_lock, _ = shown(book, qtbot, case)
    qtbot.waitUntil(lambda: next(iter(after_a_lock.replies.values())).editor.text() == "Siden foråret")
    box.send.setFocus()
    QTest.keyClick(box.send, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("forseglet" in one for one in navigator.said))
    answered, _ = shown(book, qtbot, case)
    assert not answered.replies and "Siden foråret" in words_in(answered)
    assert book.on_store(lambda store: [one for one in store.drafts() if "reply" in one.key]) == []

    back = ("question", {"state": "returneret"}, "Skriv, hvornår det er")
    book.on_store(lambda store: at_the_table(store, endpoint.url, case, back))
    card, navigator = shown(book, qtbot, case)
    assert "Skriv, hvornår det er" in words_in(card) and not card.correct.isHidden() and not card.replies
    card.correct.setFocus()
    QTest.keyClick(card.correct, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: navigator.edited == [(case, "ssp_case")])
    mine = book.ask(lambda then: book.port.record(case, then)).values
    assert (mine["state"], mine["feedback_text"]) == ("returneret", "Skriv, hvornår det er")


def test_a_reply_that_may_not_be_shared_says_why_and_stays(
    book: OpenBook, endpoint: Endpoint, qtbot: QtBot
) -> None:
    def about_a_boy(store: FieldBook) -> str:
        team = next(one.id for one in store.spaces() if one.kind == "team")
        boy = {
            "name": "Imran Yilmaz",
            "alias": "Imse",
            "birth_date": "2010-05-04",
            "reason_opened": "Aftale om skole",
        }
        about = {"young_person_id": store.add("young_person", boy, space=team), "heading": "En dreng"}
        case = store.add("ssp_case", {**CASE, **about, "raised_at": "2026-11-21T12:00:00+01:00"}, space=team)
        asked = ("question", {}, "Hvor længe?")
        at_the_table(store, endpoint.url, case, asked, ground=Ground("anonym", "Drøftelse uden navn"))
        return str(case)

    case = book.on_store(about_a_boy)
    card, navigator = shown(book, qtbot, case)
    (box,) = card.replies.values()
    box.editor.set_text("Imran har været væk siden foråret")
    box.send.click()
    qtbot.waitUntil(lambda: box.trouble.text() != "")
    assert box.trouble.text() == "Teksten nævner stadig: Imran. Forsøget er skrevet ned."
    assert box.editor.text() == "Imran har været væk siden foråret" and navigator.said == []
    box.editor.set_text("Han har været væk siden foråret")
    box.send.click()
    qtbot.waitUntil(lambda: any("forseglet" in one for one in navigator.said))


def test_a_referral_begins_from_what_was_written_with_no_level(book: OpenBook, qtbot: QtBot) -> None:
    def write(store: FieldBook) -> list[str]:
        group = store.list("youth_group").records[0].id
        place = store.add("place", {"name": "Trappen ved Lindeparken"})
        at = "2026-11-20T21:00:00+01:00"
        return [
            store.add("street_contact", {"occurred_at": at, "place_ref": place, "group_id": group,
                                         "fact_text": "Otte unge", "own_words_text": "Vi keder os"}),
            store.add("club_expulsion", {"expelled_on": "2026-11-19", "reason": "andet", "group_id": group,
                                         "reason_text": "Uro ved døren", "until_on": "2026-12-01"}),
            store.add("actor_contact", {"occurred_at": at, "from_party": "Nadia", "to_party": "Jonas",
                                        "from_actor": "gadeplan", "to_actor": "klub", "group_id": group,
                                        "purpose_text": "Hvorfor?", "outcome_text": "SSP"}),
        ]  # fmt: skip

    for record in book.on_store(write):
        view = book.ask(lambda then, record=record: book.port.record(record, then))
        navigator = Navigator()
        content = BeginningContent(view, book.port, navigator)  # type: ignore[arg-type]
        qtbot.addWidget(content)
        content.refer.click()
        ((kind, preset),) = navigator.written
        assert kind == "ssp_case" and preset == preset_from(view)
        assert isinstance(preset, dict)
        assert preset["group_id"] and preset["concern_text"] and record in preset["origin_refs"]
        assert not {"level", "level_reason", "legal_basis", "state"} & set(preset)
        assert content.refer in content.findChildren(type(content.refer))
