"""A referral goes by letter to a table its sender cannot read, is accepted by keyboard, and is answered."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.answering import answers
from desktop.application import Application
from desktop.doing.correspondence import told
from desktop.showing import review
from desktop.showing.correspondence import word_on
from desktop.showing.words import Words
from local_store.errors import RefusedInput
from local_store.ids import RecordId, SpaceId
from local_store.rules.minimise import ALLOWED
from tests.endpoint_process import Endpoint
from tests.journeys.app import LONG_MS, answer, opened, running_app
from tests.sync.laptops import Laptop, Team
from ui.forms.ssp_sheet import SspSheet
from ui.review.asks import Accept, Queue, UnreadCount
from ui.review.page import ReviewPage
from ui.sending.asks import WordOn
from ui.shell.book_area import BookArea
from ui.shell.navigation import PageName

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
CASE = {
    "heading": "Imran, 9. klasse", "level": "1", "level_reason": "Uro i skolen", "district": "noerrebro",
    "group_id": "ab" * 16, "concern_text": "Træt i skolen og væk fra fodbold efter skaden", "state": "indstillet",
}  # fmt: skip


def _press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def _people(endpoint: Endpoint, tmp_path: Path) -> tuple[Laptop, Path, SpaceId]:
    """Nadia in the team, and Mette's book, who coordinates the table and is not at her PC yet."""
    chief = Laptop(tmp_path / "chief", endpoint.url)
    nadia = Laptop(tmp_path / "nadia", endpoint.url)
    folder = tmp_path / "mette" / "books" / "01"
    folder.parent.mkdir(parents=True)
    mette = Laptop(folder, endpoint.url)
    try:
        team = Team(chief, tmp_path / "shares")
        table = chief.member.create_space("SSP Nørrebro", "ssp_local", area="Nørrebro")
        team.joined(nadia, "Nadia Holm")
        mette.member.join(chief.member.invite("Mette Krag", "coordinator", [table]).text())
        nadia.round()
        nadia.team = team.space  # type: ignore[attr-defined]
    finally:
        chief.close()
        mette.close()
    return nadia, folder, table


def _send(nadia: Laptop, table: SpaceId) -> RecordId:
    case = nadia.book.add("ssp_case", CASE, space=nadia.team)  # type: ignore[attr-defined]
    nadia.book.post_letter(case, [name for name in CASE if name in ALLOWED["ssp_case"]], to=table)
    nadia.round()
    return case


def _desk(qtbot: QtBot, whole: Application, area: BookArea) -> ReviewPage:
    window = whole.window
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None, timeout=LONG_MS)
    _press(window, KEY.Key_2, CTRL)
    page = area.page()
    assert isinstance(page, ReviewPage)
    area.port.sync_now()
    qtbot.waitUntil(lambda: page.entry is not None and bool(page.column.buttons), timeout=LONG_MS)
    return page


def _in_the_form(qtbot: QtBot, area: BookArea, case: str, chosen: dict[str, str]) -> None:
    """Open the case's form, choose, save and wait until the word has left."""
    area.edit(case, "ssp_case")
    qtbot.waitUntil(lambda: isinstance(area.sheet, SspSheet) and area.sheet.referral is not None, timeout=LONG_MS)
    assert isinstance(area.sheet, SspSheet) and area.sheet.referral is not None
    form = area.sheet.referral
    qtbot.waitUntil(lambda: bool(form.values().get("receipt_number")), timeout=LONG_MS)
    for name, value in chosen.items():
        form.entries[name].set_value(value)
    _press(form, KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: area.sheet is None, timeout=LONG_MS)
    area.port.sync_now()
    qtbot.waitUntil(lambda: answer(qtbot, area.port.outbox) == (), timeout=LONG_MS)


def _told(nadia: Laptop, case: RecordId) -> dict[str, object]:
    """What the sender's book says of the case after her next round."""
    nadia.round()
    return dict(told(Words(nadia.book, "da", nadia.book._clock()), nadia.book.get(case)))


def test_the_sender_sees_the_receipt_after_the_next_sync(qtbot: QtBot, endpoint: Endpoint, tmp_path: Path) -> None:
    nadia, folder, table = _people(endpoint, tmp_path)
    try:
        case = _send(nadia, table)
        with running_app(tmp_path / "mette") as whole:
            area = opened(qtbot, whole, folder)
            page = _desk(qtbot, whole, area)
            qtbot.waitUntil(lambda: area.spine.items[PageName.REVIEW].count == 1, timeout=LONG_MS)
            assert [entry.title for entry in page.queue.entries.values()] == ["Indstilling: Imran, 9. klasse"]
            assert page.entry is not None and page.entry.by == "Nadia Holm" and page.entry.unread

            _press(whole.window, KEY.Key_A)
            qtbot.waitUntil(lambda: area.toasts.current() is not None, timeout=LONG_MS)
            sent: list[str] = []
            area.port.on_status(lambda status: sent.append(status.state))
            qtbot.waitUntil(lambda: bool(sent) and sent[-1] == "sent", timeout=LONG_MS)
            qtbot.waitUntil(lambda: area.spine.items[PageName.REVIEW].count == 0, timeout=LONG_MS)
            accepted = _told(nadia, case)
            there = page.entry.record
            _in_the_form(qtbot, area, there, {"state": "paa_dagsorden"})
            on_the_agenda = _told(nadia, case)
            _in_the_form(qtbot, area, there, {"state": "returneret", "feedback_text": "Skriv, hvornår det er."})
            returned = _told(nadia, case)
        now = accepted
        assert now["state"] == "modtaget"
        assert str(now["receipt_number"]).startswith("NØR-")
        assert now["received_at"]
        assert nadia.book.get(case).fields["state"] == "indstillet", "what she wrote stays hers"
        # What is chosen in the form is told as what is done at the desk.
        assert (on_the_agenda["state"], on_the_agenda["receipt_number"]) == ("paa_dagsorden", now["receipt_number"])
        assert (returned["state"], returned["feedback_text"], returned["feedback_by"]) == (
            "returneret", "Skriv, hvornår det er.", "Mette Krag",
        )  # fmt: skip
        view = word_on(Words(nadia.book, "da", nadia.book._clock()), WordOn(case))
        labels = ["Sendt retur", "Optaget på dagsorden", "Kvittering"]
        assert view.may_correct and [one.label for one in view.said] == labels
        hers = Words(nadia.book, "da", nadia.book._clock())
        assert review.count(hers, UnreadCount()) == 0
        for ask, act in ((Queue(), review.queue), (Accept(case), answers()[Accept])):
            with pytest.raises(RefusedInput) as refusal:  # R24: a fieldworker has no desk
                act(hers, ask)
            assert refusal.value.code == "not_allowed"
    finally:
        nadia.close()
