"""The end of the last open task asks what comes next (R54), wherever it ended: Today, a case's page, a form."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from local_store.book import FieldBook
from local_store.ids import RecordId
from tests.ui.cases import hamid
from tests.ui.reading_book import clipped, nameless
from tests.ui.whole_app import OnScreen, app_over, goes_back, tabbed
from ui.cases.action_card import ActionButton
from ui.cases.content import CaseContent
from ui.forms.form_sheet import FormSheet
from ui.record.page import RecordPage
from ui.shell.navigation import PageName
from ui.today.asks import SlipsFrom
from ui.today.page import TodayPage
from ui.today.what_next import WhatNextSheet

_KEPT = "Følges til prøvetræning"


def _fill(book: FieldBook) -> None:
    hamid.fill(book)
    case = book.list("ssp_case").records[0]
    for one in book.list("action_item").records:
        if one.fields["what"] != _KEPT:
            dropped = {"status": "bortfaldet", "responsible_name": "Lene Dahl", "responsible_actor": "skole",
                       "result_text": "Ikke relevant"}  # fmt: skip
            book.edit(one.id, set=dropped)
    for name in ("Rampen", "Broen", "Banen"):
        group = book.add("youth_group", {"name": name, "case_lead_id": book.person})
        _follow_up(book, f"Ring til {name}", group_id=group, origin_ref=group)
    book.edit(case.id, set={"case_lead_id": book.person, "lead_party": None})


def _follow_up(book: FieldBook, what: str, **about: str) -> RecordId:
    at = (datetime.now().astimezone() - timedelta(days=2)).isoformat(timespec="seconds")
    values: dict[str, Any] = {"what": what, "due_at": at, "responsible_id": book.person, "status": "aaben", **about}
    return book.add("follow_up", values)


@pytest.fixture(scope="module")
def screen(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OnScreen]:
    with app_over(request, tmp_path_factory.mktemp("next"), _fill) as opened:
        yield opened


def _row(screen: OnScreen, kind: str, title: str) -> str:
    rows = screen.ask(lambda then: screen.area.port.rows(kind, "", None, 50, then)).rows
    return next(one.id for one in rows if title in one.title)


def _values(screen: OnScreen, record: str) -> dict[str, Any]:
    return dict(screen.ask(lambda then: screen.area.port.record(record, then)).values)


def _slipping(screen: OnScreen) -> set[str]:
    found: set[str] = set()
    ask: SlipsFrom | None = SlipsFrom()
    while ask is not None:
        part = screen.ask(lambda then, ask=ask: screen.area.port.ask(ask, then))
        found, ask = found | {one.record for one in part.slips}, part.next
    return found


def _question(screen: OnScreen, about: str) -> WhatNextSheet:
    """The question, once it stands there about this record."""
    screen.until(lambda: isinstance(screen.area.sheet, WhatNextSheet) and screen.area.sheet.whom.text())
    sheet = screen.area.sheet
    assert isinstance(sheet, WhatNextSheet)
    assert about in sheet.whom.text()
    return sheet


def _said(screen: OnScreen) -> str:
    toast = screen.area.toasts.current()
    return toast.accessibleName() if toast is not None else ""


def test_on_today_the_end_asks_and_leaving_it_is_said_and_stands_on_the_list(screen: OnScreen) -> None:
    screen.alone()
    group = _row(screen, "youth_group", "Rampen")
    assert group not in _slipping(screen)
    screen.area.open(PageName.TODAY)
    screen.settle()
    page = screen.area.page()
    assert isinstance(page, TodayPage)
    titles = [page.due.list.rows.row(n).title for n in range(page.due.list.rows.rowCount())]
    page.due.list.choose(titles.index("Ring til Rampen"))
    page.due.list.setFocus()
    QTest.keyClick(page.due.list, Qt.Key.Key_Space)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_2)
    sheet = _question(screen, "Rampen")
    screen.window.activateWindow()  # the menu had it
    screen.until(screen.window.isActiveWindow)
    assert QApplication.focusWidget() is sheet.what.line
    assert not clipped(sheet) and not nameless(sheet)
    stops = tabbed(sheet)
    assert {sheet.save_button, sheet.reason.combo, sheet.close_it, sheet.leave} <= set(stops)
    assert not goes_back([one for one in stops if one is not sheet.close_button], sheet)
    QTest.keyClicks(sheet.what.line, "Spørg klubben")
    QTest.keyClick(sheet.what.line, Qt.Key.Key_Escape)
    screen.until(lambda: _said(screen) == "Rampen står nu på “Ingen må falde imellem”.")
    assert group in _slipping(screen)
    draft = screen.ask(lambda then: screen.area.port.draft(f"follow_up/{group}", then))
    assert draft.values["what"] == "Spørg klubben", "what was begun is kept, and can be gone on with"


def test_from_a_form_the_same_is_asked_and_it_can_be_closed_with_a_reason_and_opened_again(
    screen: OnScreen,
) -> None:
    screen.alone()
    group, task = _row(screen, "youth_group", "Broen"), _row(screen, "follow_up", "Ring til Broen")
    screen.area.edit(task, "follow_up")
    screen.settle()
    form = screen.area.sheet
    assert isinstance(form, FormSheet)
    form.entries["status"].set_value("udfoert")
    form.save()
    screen.until(lambda: form.entries["outcome_level"].error())
    assert form.entries["outcome_level"].error() == "Hvordan går det? Vælg forbedret, uændret eller forværret."
    form.entries["outcome_level"].set_value("uaendret")
    form.save()
    sheet = _question(screen, "Broen")
    sheet.close_it.click()
    assert sheet.reason.error() == "Vælg, hvorfor det lukkes."
    sheet.reason.set_value("naaet")
    sheet.close_it.click()
    screen.until(lambda: _said(screen) == "Lukket.")
    assert _values(screen, group)["close_reason"] == "naaet"
    assert group not in _slipping(screen)
    screen.area.undo()
    _question(screen, "Broen")
    assert "close_reason" not in _values(screen, group)
    assert group in _slipping(screen)


def test_on_a_cases_page_the_same_is_asked_and_the_case_is_closed_there_or_goes_on(screen: OnScreen) -> None:
    screen.alone()
    case = _row(screen, "ssp_case", "Hamid")
    screen.area.open(PageName.RECORD, record=case)
    screen.settle()
    page = screen.area.page()
    assert isinstance(page, RecordPage)
    (card,) = [one for one in page.findChildren(ActionButton) if one.card.what == _KEPT]
    QTest.keyClick(card, Qt.Key.Key_Space)
    sheet = _question(screen, "Hamid")
    assert sheet.reason.isHidden() and sheet.close_it.isVisible(), "a case ends on its page, with its outcome"
    sheet.close_it.click()
    screen.until(lambda: isinstance(page.content, CaseContent) and page.content.closing is not None)
    assert isinstance(page.content, CaseContent) and page.content.closing is not None
    page.content.closing.leave.click()
    sheet = _question(screen, "Hamid")
    sheet.save()
    assert sheet.what.error() == "Skriv, hvad der skal ske."
    QTest.keyClicks(sheet.what.line, "Mød ham i klubben")
    sheet.save()
    screen.until(lambda: _said(screen).startswith("Næste skridt"))
    planned = _values(screen, _row(screen, "follow_up", "Mød ham i klubben"))
    me = screen.area.port.me.id
    assert (planned["origin_ref"], planned["responsible_id"], planned["status"]) == (case, me, "aaben")
    screen.area.undo()
    _question(screen, "Hamid")


def test_what_is_not_the_last_asks_nothing_and_a_task_taken_back_leaves_nobody(screen: OnScreen) -> None:
    screen.alone()
    group, task = _row(screen, "youth_group", "Banen"), _row(screen, "follow_up", "Ring til Banen")
    screen.area.edit(task, "follow_up")
    screen.settle()
    form = screen.area.sheet
    assert isinstance(form, FormSheet)
    entry = form.entries["outcome_level"]
    entry.set_value("forbedret")
    entry.changed.emit()
    assert form.entries["status"].value() == "udfoert", "who says how it goes has followed up"
    form.save()
    _question(screen, "Banen")
    screen.area.undo()
    screen.until(lambda: group not in _slipping(screen))
    screen.area.close_sheet()
    screen.settle()
    assert "står nu på" not in _said(screen)
