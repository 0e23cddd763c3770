"""Overdragelse by keyboard, over a real book: giving and answering."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.components.rows import RowKind
from ui.handover.page import HandoverPage

SARA = "5a" * 16
KEY = Qt.Key


def _fill(book: FieldBook) -> None:
    nothing(book)
    book.put_person(SARA, "Sara Lind")  # type: ignore[arg-type]
    due = "2026-11-25T12:00:00+01:00"
    book.add("youth_group", {"name": "Trappen", "case_lead_id": book.person})
    book.add("follow_up", {"what": "Ring til skolen", "due_at": due, "responsible_id": book.person})
    hers = book.add("follow_up", {"what": "Ring til Emils mor", "due_at": due, "responsible_id": SARA})
    values = {"from_person_id": SARA, "to_person_id": book.person, "handed_over_on": "2026-11-20"}
    book.add("handover", {**values, "record_refs": [hers], "handover_text": "Hun venter på svar."})


@pytest.fixture
def handover(reader: object) -> tuple[Reader, HandoverPage]:
    opened: Reader = reader(_fill)  # type: ignore[operator]
    page = HandoverPage(opened.port, opened.went)
    opened.show(page)
    return opened, page


def _offered(opened: Reader) -> str:
    return opened.do(lambda book: book.list("handover").records[-1].id)


def _answering(opened: Reader, page: HandoverPage) -> None:
    page.arrive(record=_offered(opened))
    page.refresh()
    opened.settle()


def test_what_nobody_has_is_chosen_and_space_takes_one_out(handover, qtbot: QtBot) -> None:
    _, page = handover
    assert page.leaving.give.text() == "Giv 2 ting videre"
    page.leaving.list.setFocus()
    qtbot.keyClick(page.leaving.list, KEY.Key_Space)
    assert page.leaving.give.text() == "Giv én ting videre"
    qtbot.keyClick(page.leaving.list, KEY.Key_J)
    qtbot.keyClick(page.leaving.list, KEY.Key_Space)
    assert not page.leaving.give.isEnabled()
    page.leaving.every.click()
    assert page.leaving.give.text() == "Giv 2 ting videre"


def test_a_short_list_is_no_taller_than_its_lines(handover) -> None:
    _, page = handover
    leaving = page.leaving
    assert leaving.list.height() == 2 * RowKind.DUE
    assert leaving.card.height() < leaving.list.height() + 70 < page.height() // 2


def test_what_only_this_pc_has_is_said(handover) -> None:
    """medic/cht-core#7709: whoever took over never got what the one before had not sent."""
    _, page = handover
    panel = page.leaving
    assert not panel.unsent.isVisible()
    panel.show_view(replace(panel.view, unsent=3))
    assert panel.unsent.isVisible() and panel.unsent.text().startswith("3 ændringer er kun på denne pc.")
    panel.show_view(replace(panel.view, unsent=1))
    assert panel.unsent.text().startswith("Én ændring er kun på denne pc.")


def test_giving_asks_for_a_colleague_and_can_be_undone(handover, qtbot: QtBot) -> None:
    opened, page = handover
    page.save()
    assert page.leaving.trouble.text() == "Hvem tager over? Vælg en kollega."
    page.leaving.to.set_value(SARA)
    page.leaving.text.set_text("Trappen har det godt.")
    page.save()
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=5000)
    opened.settle()
    assert page.leaving.card.count_text.text() == "alle har nogen"
    assert {row.right for row in map(page.leaving.list.rows.row, (0, 1))} == {"Sara Lind"}
    opened.went.undo()
    qtbot.waitUntil(lambda: page.leaving.card.count_text.text() == "2 har ingen endnu", timeout=5000)


def test_a_coordinator_sees_what_somebody_else_has(handover, qtbot: QtBot) -> None:
    _, page = handover
    page.leaving.person.set_value(SARA)
    qtbot.waitUntil(lambda: page.leaving.view.person == SARA, timeout=5000)
    assert page.leaving.list.rows.row(0).right == "Nadia Holm"


def test_the_receiver_takes_it_with_one_chord_and_it_is_theirs(handover, qtbot: QtBot) -> None:
    opened, page = handover
    _answering(opened, page)
    assert page.answering.heading.text() == "Sara Lind giver det her videre til dig"
    page.save()
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=5000)
    mine = opened.do(lambda book: book.count("follow_up", where={"responsible_id": book.person}))
    assert mine == 2
    opened.went.undo()
    opened.settle()
    assert page.answering.accept.isVisible()


def test_sending_back_asks_why_in_place(handover, qtbot: QtBot) -> None:
    opened, page = handover
    _answering(opened, page)
    page.answering.refuse.click()
    assert page.answering.why.isVisible()
    page.answering.refuse.click()
    assert not opened.went.said
    page.answering.why.set_text("Jeg er på orlov.")
    page.answering.refuse.click()
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=5000)
    record = _offered(opened)
    assert opened.do(lambda book: book.get(record)).fields["state"] == "afvist"


def test_nothing_in_ones_name_is_said_kindly(reader) -> None:
    opened = reader(nothing)
    page = HandoverPage(opened.port, opened.went)
    opened.show(page)
    assert page.leaving.empty.title.text() == "Intet er i dit navn."


@pytest.mark.parametrize("size", [(1064, 720), (789, 480)])
@pytest.mark.parametrize("answering", [False, True])
def test_nothing_is_cut_off_and_everything_has_a_name(handover, size: tuple[int, int], answering: bool) -> None:
    opened, page = handover
    page.window().resize(*size)
    if answering:
        _answering(opened, page)
    assert clipped(page) == []
    assert nameless(page) == []
