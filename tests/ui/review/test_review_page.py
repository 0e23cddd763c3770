"""The coordinator's desk over a real book."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from local_store.ids import RecordId
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from tests.ui.review.desk_book import JONAS, SSP, TEAM, fill
from ui.components.fence import Fence
from ui.components.text import Text
from ui.components.voices import VoicePanel
from ui.review.page import ReviewPage
from ui.style import language

KEY = Qt.Key
SIZES = [((1064, 720), "da"), ((789, 480), "en"), ((576, 360), "en")]


def desk(opened: Reader, size: tuple[int, int] = (1064, 720)) -> ReviewPage:
    page = ReviewPage(opened.port, opened.went)
    page.reading_clock.setInterval(3_600_000)  # a test reads when it says so
    opened.show(page, size)
    return page


def choose(opened: Reader, page: ReviewPage, title: str) -> None:
    """Go to the row that begins so, and wait for what it says."""
    number = next(n for n, entry in enumerate(page.queue.entries.values()) if entry.title.startswith(title))
    page.queue.list.choose(number)
    opened.settle()


def press(page: ReviewPage, key: Qt.Key) -> None:
    key_in(page.window().focusWidget() or page, key)


def key_in(widget: Any, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)


def fields(opened: Reader, record: str) -> dict[str, Any]:
    return dict(opened.do(lambda book: book.get(RecordId(record)).fields))


def said(page: ReviewPage) -> list[str]:
    return [label.text() for label in page.findChildren(Text) if label.isVisible() and label.text()]


def wait_said(qtbot: QtBot, opened: Reader, count: int) -> str:
    qtbot.waitUntil(lambda: len(opened.went.said) >= count, timeout=10_000)
    opened.settle()
    return opened.went.said[-1]


def test_an_entry_is_read_in_its_voices_with_what_it_rests_on_and_what_is_missing(reader) -> None:
    opened = reader(fill)
    page = desk(opened)
    choose(opened, page, "Indstilling: Imran")
    assert page.entry is not None and page.entry.level == 1
    voices = [panel.accessibleName().split(":")[0] for panel in page.reading.findChildren(VoicePanel)]
    assert voices == [
        "Hvad er I bekymrede for", "Begrundelse for niveauet", "De unges eget udsagn", "Nadias vurdering",
    ]  # fmt: skip
    words = said(page)
    assert "Bygger på" in words and "3 notater" in words
    assert "Retsplejeloven § 115 (SSP)" in words and "Tovholder mangler" in words
    assert "Sendt af Nadia Holm" in words
    assert words.count("findes ikke her") == 0
    assert page.reading.place.text().endswith("af 12")
    assert page.first_focus() is page.queue.list
    assert page.panes() == [
        page.header.chips[""], page.queue.list, page.reading.area, page.column.buttons["accept"],
    ]  # fmt: skip

    choose(opened, page, "Mistanke")  # a suspicion stands in its fence and nowhere else (R8)
    assert not page.reading.findChildren(VoicePanel)
    (fence,) = page.reading.findChildren(Fence)
    assert "gaderøverier" in fence.accessibleName()
    rows = [page.queue.list.rows.row(n).words() for n in range(page.queue.list.rows.rowCount())]
    assert not any("gaderøverier" in row for row in rows)

    page.queue.list.choose(0)  # up and down wherever the keyboard is
    page.reading.area.setFocus()
    for key in (KEY.Key_J, KEY.Key_J, KEY.Key_K):
        press(page, key)
    assert page.queue.list.currentIndex().row() == 1


def test_looking_long_enough_is_reading_and_u_makes_it_unread_again(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = desk(opened)
    choose(opened, page, "Bænkene")
    before = page.view.unread
    assert page.reading_clock.isActive()
    page.reading_clock.timeout.emit()
    opened.settle()
    assert page.view.unread == before - 1
    assert page.entry is not None and page.entry.title.startswith("Bænkene"), "it stays where it is"
    assert not page.entry.unread and not page.reading.unread.isVisible()
    press(page, KEY.Key_U)
    opened.settle()
    assert page.view.unread == before
    assert page.reading.unread.isVisible()
    assert opened.went.recounts > 2


def test_a_accepts_gives_a_receipt_and_can_be_taken_back(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = desk(opened)
    choose(opened, page, "Indstilling: Imran")
    case = page.entry.record
    press(page, KEY.Key_A)
    assert wait_said(qtbot, opened, 1) == "Taget imod. Kvittering er på vej."
    assert fields(opened, case)["state"] == "modtaget"
    letters = opened.do(lambda book: len(book.letters_waiting()))
    assert letters == 1
    assert page.column.buttons["accept"].isEnabled() is False
    opened.went.undo()
    wait_said(qtbot, opened, 2)
    assert fields(opened, case)["state"] == "indstillet"
    assert opened.do(lambda book: len(book.letters_waiting())) == 2, "another letter says how it stands now"


def test_r_asks_why_and_refuses_silence(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = desk(opened)
    choose(opened, page, "Indstilling: Imran")
    case = page.entry.record
    press(page, KEY.Key_R)
    panel = page.column.reason
    assert panel.isVisible() and panel.editor.hasFocus()
    page.save()
    assert panel.field.error() == "Skriv, hvorfor du sender den retur."
    for letter in "jkadr":
        key_in(panel.editor, getattr(KEY, f"Key_{letter.upper()}"))
    assert panel.editor.toPlainText() == "jkadr", "in a text, letters are letters"
    panel.editor.setPlainText("Skriv, hvad forældrene siger.")
    page.save()
    assert wait_said(qtbot, opened, 1) == "Sendt retur med din besked."
    assert fields(opened, case)["state"] == "returneret"
    assert fields(opened, case)["feedback_text"] == "Skriv, hvad forældrene siger."
    assert not panel.isVisible() and page.queue.list.hasFocus()


def test_s_asks_and_the_row_says_so_until_it_is_answered(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = desk(opened)
    choose(opened, page, "Klublog")
    press(page, KEY.Key_S)
    key_in(page.column.question.editor, KEY.Key_Escape)
    assert not page.column.question.isVisible() and opened.went.said == []
    press(page, KEY.Key_S)
    page.column.question.editor.setPlainText("Hvem var med?")
    page.save()
    wait_said(qtbot, opened, 1)
    assert page.entry.sign is not None and page.entry.sign.text == "Spurgt"
    assert "Hvem var med?" in said(page)
    tasks = opened.do(lambda book: [one.fields for one in book.list("follow_up").records])
    assert [(one["what"], one["responsible_id"]) for one in tasks] == [("Hvem var med?", JONAS)]


def test_d_puts_an_accepted_case_on_the_agenda_and_says_why_it_cannot_yet(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = desk(opened)
    choose(opened, page, "Indstilling: Imran")
    press(page, KEY.Key_D)
    assert opened.went.said == ["Tag sagen imod først."]
    press(page, KEY.Key_A)
    wait_said(qtbot, opened, 2)
    press(page, KEY.Key_D)
    assert wait_said(qtbot, opened, 3) == "Sat på dagsordenen."
    assert fields(opened, page.entry.record)["state"] == "paa_dagsorden"
    assert page.column.points.text() == "3 punkter"


def test_m_merges_a_pair_and_i_says_they_differ(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = desk(opened)
    choose(opened, page, "Måske den samme")
    assert page.entry.other
    keep, other = page.shown.left.id, page.shown.right.id
    press(page, KEY.Key_M)
    wait_said(qtbot, opened, 1)
    assert fields(opened, other)["merged_into"] == keep
    assert dict(page.view.sorts)["duplicate"] == 0
    opened.went.undo()
    wait_said(qtbot, opened, 2)
    assert "merged_into" not in fields(opened, other)
    choose(opened, page, "Måske den samme")
    press(page, KEY.Key_I)
    wait_said(qtbot, opened, 3)
    assert not any(entry.sort == "duplicate" for entry in page.queue.entries.values())


def test_t_attaches_a_note_to_a_case(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = desk(opened)
    choose(opened, page, "Klublog")
    note = page.entry.record
    press(page, KEY.Key_T)
    qtbot.waitUntil(page.column.cases.isVisible, timeout=10_000)
    titles = [page.column.cases.list.rows.row(n).title for n in range(page.column.cases.list.rows.rowCount())]
    assert titles == ["Bænkene", "Imran, 9. klasse", "Skaterampen"]
    key_in(page.column.cases.list, KEY.Key_J)
    key_in(page.column.cases.list, KEY.Key_Return)
    assert wait_said(qtbot, opened, 1) == "Knyttet til sagen."
    case = opened.do(lambda book: book.list("ssp_case", where={"heading": "Imran, 9. klasse"}).records[0].fields)
    assert note in case["origin_refs"]


def test_districts_and_kinds_are_filters_and_zero_can_be_chosen(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = desk(opened)
    assert len(page.header.tiles) == 10
    qtbot.mouseClick(page.header.tiles["bispebjerg"], Qt.MouseButton.LeftButton)
    opened.settle()
    assert [entry.title for entry in page.queue.entries.values()] == ["Gadekontakt, Mimersparken"]
    assert page.queue.told.text() == "1 fra Bispebjerg · nyeste først"
    qtbot.mouseClick(page.header.tiles["vanloese"], Qt.MouseButton.LeftButton)
    opened.settle()
    assert page.queue.entries == {} and page.queue.nothing.isVisible()
    assert page.entry is None and not page.column.buttons
    qtbot.mouseClick(page.header.tiles["vanloese"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.header.chips["club"], Qt.MouseButton.LeftButton)
    opened.settle()
    assert [entry.title for entry in page.queue.entries.values()] == ["Klublog, Klub Hjørnet"]


def test_a_conflict_leads_to_both_versions(reader) -> None:
    def torn(book: FieldBook) -> None:
        fill(book)
        case = book.list("ssp_case", where={"heading": "Bænkene"}, space=SSP.id).records[0]
        for level in ("3", "4"):
            book.edit(case.id, set={"level": level}, seen=case.heads)

    opened = reader(torn)
    page = desk(opened)
    assert page.header.chips["conflict"].isVisible()
    page.header.choose_sort("conflict")
    opened.settle()
    press(page, KEY.Key_A)
    name, arguments = opened.went.opened[-1]
    assert (name, arguments["field"]) == ("conflict", "level")


def test_when_everything_is_read_it_says_so_and_when_one_meets(reader) -> None:
    def quiet(book: FieldBook) -> None:
        nothing(book)
        book.put_space(SSP)
        values = {"starts_at": "2050-11-22T09:00:00+01:00", "meeting_kind": "ssp", "forum": "lokaludvalg",
                  "district": "noerrebro", "status": "planlagt"}  # fmt: skip
        book.add("meeting", values, space=SSP.id)

    opened = reader(quiet)
    page = desk(opened)
    assert page.stack.currentWidget() is page.done
    assert page.done.accessibleName() == "Du er ajour. Næste møde er tirsdag 22. november kl. 9.00."


def test_what_a_colleague_writes_meanwhile_comes_without_moving_what_is_read(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = desk(opened)
    choose(opened, page, "Klublog")
    me = opened.do(lambda book: book.person)

    def write(book: FieldBook) -> None:
        book.set_identity(JONAS)
        met = {"occurred_at": "2050-01-01T20:00:00+01:00", "place_ref": "Banen"}
        book.add("street_contact", met, space=TEAM.id)
        book.set_identity(me)

    opened.do(write)
    came = "Gadekontakt, Banen"
    qtbot.waitUntil(lambda: came in [entry.title for entry in page.queue.entries.values()], timeout=10_000)
    assert page.entry is not None and page.entry.title.startswith("Klublog")
    assert page.queue.current() == page.entry


@pytest.mark.parametrize(("size", "tongue"), SIZES)
def test_nothing_is_cut_off_or_nameless(reader, size: tuple[int, int], tongue: str) -> None:
    language.choose(tongue)
    opened = reader(fill)
    page = desk(opened, size)
    for number in range(page.queue.list.rows.rowCount()):
        page.queue.list.choose(number)
        opened.settle()
        QApplication.processEvents()
        assert clipped(page) == []
        assert nameless(page) == []
    assert page.area.horizontalScrollBar().maximum() == 0
