"""Sheet, toast, spine, steps: what opens, what closes, and who has the keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.components.avatar import initials
from ui.components.badges import count_ground
from ui.components.buttons import Button, LinkButton
from ui.components.empty import EmptyState
from ui.components.fields import TextField
from ui.components.sheet import Sheet
from ui.components.spine import NavEntry, Spine
from ui.components.steps import RoundTrack, StepIndicator, TrackStop
from ui.components.text import Run, Text
from ui.components.toast import Toast, ToastHost
from ui.components.voices import VoicePanel
from ui.style import theme

Window = Callable[..., QWidget]


def opened(window: Window) -> tuple[Button, Sheet, list[TextField]]:
    behind = Button("Ny gadekontakt")
    host = window(behind)
    behind.setFocus()
    sheet = Sheet(host, width=300, motion=False)
    fields = [TextField("Hvor"), TextField("Runde")]
    for field in fields:
        sheet.content.addWidget(field)
    sheet.open(fields[0].line)
    return behind, sheet, fields


def test_a_sheet_lies_at_the_right_and_keeps_the_keyboard(window: Window, qtbot: QtBot) -> None:
    _behind, sheet, fields = opened(window)
    assert sheet.panel.geometry().right() == sheet.width() - 1
    assert sheet.panel.width() == 300
    for wanted in (1, 0, 1):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert fields[wanted].line.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert fields[0].line.hasFocus()


def test_escape_closes_a_sheet_and_gives_the_keyboard_back(window: Window, qtbot: QtBot) -> None:
    behind, sheet, fields = opened(window)
    with qtbot.waitSignal(sheet.closed, timeout=1000):
        qtbot.keyClick(fields[0].line, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert behind.hasFocus()


def test_the_scrim_closes_and_the_paper_does_not(window: Window, qtbot: QtBot) -> None:
    _behind, sheet, _fields = opened(window)
    qtbot.mouseClick(sheet.panel, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert sheet.isVisible()
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(20, 200))
    assert not sheet.isVisible()


def test_a_sheet_follows_its_window(window: Window, qtbot: QtBot) -> None:
    _behind, sheet, _fields = opened(window)
    sheet.parentWidget().resize(900, 500)
    qtbot.waitUntil(lambda: sheet.width() == 900)
    assert sheet.panel.geometry().right() == 899


def test_a_toast_undoes_once_and_goes(window: Window, qtbot: QtBot) -> None:
    host = ToastHost(window(Button("Gem")))
    toast = host.show_toast(Toast("Gemt. 5 venter på net.", "Fortryd"))
    heard: list[bool] = []
    toast.undone.connect(lambda: heard.append(True))
    toast.button.click()
    assert heard == [True]
    assert host.current() is None


def test_a_toast_stands_still_while_it_has_the_keyboard(window: Window, qtbot: QtBot) -> None:
    host = ToastHost(window(Button("Gem")))
    toast = host.show_toast(Toast("Gemt.", "Fortryd"))
    assert not toast.holds()
    QApplication.sendEvent(toast.button, QFocusEvent(QEvent.Type.FocusIn))
    assert toast.holds()
    QApplication.sendEvent(toast.button, QFocusEvent(QEvent.Type.FocusOut))
    qtbot.waitUntil(lambda: not toast.holds())
    host.clear()


def test_a_toast_goes_by_itself_and_a_new_one_takes_its_place(window: Window, qtbot: QtBot) -> None:
    host = ToastHost(window(Button("Gem")))
    first = host.show_toast(Toast("Gemt.", "Fortryd"))
    second = host.show_toast(Toast("Sendt retur.", "Fortryd", milliseconds=1))
    assert host.current() is not first
    qtbot.waitUntil(lambda: host.current() is None)
    assert second is not None


def spine_in(window: Window) -> Spine:
    spine = Spine("Feltbog", "Lås")
    spine.set_places([NavEntry("today", "I dag", "today", "1"), NavEntry("groups", "Grupper", "groups", "2")])
    window(spine)
    return spine


def test_the_spine_says_where_one_went_and_is(window: Window, qtbot: QtBot) -> None:
    spine = spine_in(window)
    spine.set_here("today")
    with qtbot.waitSignal(spine.went, timeout=1000) as heard:
        qtbot.mouseClick(spine.items["groups"], Qt.MouseButton.LeftButton)
    assert heard.args == ["groups"]
    spine.set_count("today", 3)
    assert spine.items["today"].accessibleName() == "I dag, 3"
    assert spine.items["groups"].toolTip() == "Grupper (Ctrl+2)"


def test_the_spine_narrows_to_icons(window: Window) -> None:
    spine = spine_in(window)
    spine.set_sync("saved_here", "Gemt her", "4 venter på net")
    assert spine.width() == 216
    spine.set_narrow(True)
    assert spine.minimumWidth() == spine.maximumWidth() == 64
    assert spine.sync.toolTip() == "Gemt her, 4 venter på net"
    spine.set_narrow(False)
    assert spine.maximumWidth() == 216


@pytest.mark.parametrize("look", [theme.Theme.LIGHT, theme.Theme.DARK])
@pytest.mark.parametrize("chosen", [True, False])
def test_the_number_of_a_place_is_seen_on_a_ground_of_its_own(
    qapp: QApplication, look: theme.Theme, chosen: bool
) -> None:
    theme.apply(qapp, look)
    try:
        place = theme.colour("spine_active" if chosen else "spine")
        assert theme.colour(count_ground(chosen)) != place
    finally:
        theme.apply(qapp, theme.Theme.LIGHT)


def test_tab_goes_down_the_spine_as_one_reads_it(window: Window, qtbot: QtBot) -> None:
    spine = spine_in(window)
    spine.set_here("today")
    spine.space.setFocus()
    met = []
    for _ in range(5):
        met.append(spine.window().focusWidget())
        qtbot.keyClick(met[-1], Qt.Key.Key_Tab)
    assert met == [spine.space, spine.items["today"], spine.sync, spine.person, spine.lock]


@pytest.mark.parametrize("count", [1, 22, 99, 120])
@pytest.mark.parametrize("place", [26, 40])
def test_on_a_narrow_spine_the_number_stands_beside_its_icon(window: Window, count: int, place: int) -> None:
    spine = spine_in(window)
    spine.set_narrow(True)
    spine.set_low(True, place)
    spine.set_count("today", count)
    item = spine.items["today"]
    item.setFixedSize(spine.width() - 16, place)
    assert not item.icon_box().intersects(item.count_box())
    assert QRectF(item.rect()).contains(item.icon_box())
    assert QRectF(item.rect()).contains(item.count_box())


def test_the_digits_come_forth_while_ctrl_is_held(window: Window, qtbot: QtBot) -> None:
    spine = spine_in(window)
    system = spine.window().windowHandle()  # where the system's keys come to, whoever has the focus
    QTest.keyPress(system, Qt.Key.Key_Control)
    qtbot.waitUntil(lambda: spine.items["today"].reveal, timeout=5000)
    QTest.keyPress(system, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not spine.items["today"].reveal
    QTest.keyRelease(system, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyRelease(system, Qt.Key.Key_Control)
    QTest.keyPress(system, Qt.Key.Key_Control)
    qtbot.waitUntil(lambda: spine.items["today"].reveal, timeout=5000)
    QTest.keyRelease(system, Qt.Key.Key_Control)
    assert not spine.items["today"].reveal


def test_the_digits_go_when_a_chord_is_pressed_whatever_it_opens(window: Window, qtbot: QtBot) -> None:
    spine = spine_in(window)
    opened: list[bool] = []
    QShortcut(QKeySequence("Ctrl+R"), spine.window()).activated.connect(lambda: opened.append(True))
    system = spine.window().windowHandle()
    QTest.keyPress(system, Qt.Key.Key_Control)
    qtbot.waitUntil(lambda: spine.items["today"].reveal, timeout=5000)
    QTest.keyPress(system, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert opened
    assert not spine.items["today"].reveal


def test_a_label_wraps_to_the_line_height_and_keeps_its_plain_words(window: Window) -> None:
    label = Text("", "body", wrap=True)
    label.set_runs([Run("10", 600), Run(" unge mødt " * 12)])
    window(label)
    assert label.text().startswith("10 unge mødt")
    assert label.heightForWidth(200) % 20 == 0
    assert label.heightForWidth(200) > label.heightForWidth(500)


def test_own_words_stand_in_quotation_marks_once(window: Window) -> None:
    bare, marked = VoicePanel("own_words", "De unges", "Vi vil ind."), VoicePanel("own_words", "De unges", "“Nej.”")
    window(bare, marked)
    assert bare.words.text() == "“Vi vil ind.”"
    assert marked.words.text() == "“Nej.”"


def test_steps_and_initials() -> None:
    steps = StepIndicator(("Kom ind", "Din adgangssætning", "Klar"))
    steps.set_step(1)
    assert steps.accessibleName() == "2/3: Din adgangssætning"
    assert [initials(name) for name in ("Nadia Holm", "Ali", "", "Sara Marie Lund")] == ["NH", "A", "", "SL"]


def test_a_newline_begins_a_line(window: Window) -> None:
    whole, wrapped = Text("Et\nTo"), Text("Et\nTo", wrap=True)
    window(whole, wrapped)
    assert whole.sizeHint().height() == 2 * Text("Et").sizeHint().height()
    assert wrapped.heightForWidth(300) == 2 * Text("Et").sizeHint().height()
    assert whole.text() == "Et\nTo"


def test_an_empty_state_shows_its_whole_sentence(window: Window) -> None:
    state = EmptyState("search", "Intet her", "Skriv klubloggen, når I lukker. Den første står her i morgen.")
    window(state)
    assert state.sentence.height() >= state.sentence.heightForWidth(state.sentence.width())


def test_a_link_gives_way_and_then_says_its_words_in_the_tooltip(window: Window) -> None:
    link = LinkButton("Trappen ved Lindeparken bag den gamle kiosk på hjørnet", flush=True)
    window(link)
    assert link.toolTip() == ""
    link.setFixedWidth(120)
    assert link.minimumSizeHint().width() <= 120
    assert link.toolTip() == link.text()


def test_a_low_window_takes_the_second_line_of_the_framed_buttons(window: Window) -> None:
    spine = spine_in(window)
    spine.set_sync("saved_here", "Gemt her", "4 venter på net")
    whole = spine.minimumSizeHint().height()
    spine.set_low(True, 26)
    assert spine.minimumSizeHint().height() < whole - 60
    assert spine.sync.toolTip() == "Gemt her, 4 venter på net"
    spine.set_low(False)
    assert (spine.minimumSizeHint().height(), spine.sync.toolTip()) == (whole, "")


def test_no_name_on_a_round_is_cut_at_its_beginning(window: Window) -> None:
    track = RoundTrack()
    window(track)
    track.resize(640, 72)
    track.set_stops([TrackStop("Mm" * 12, "20.15", "done")])
    shown = track.grab().toImage()
    ground = shown.pixelColor(0, 70)
    columns = [x for x in range(shown.width()) if any(shown.pixelColor(x, y) != ground for y in range(34, 48))]
    wide = QFontMetricsF(theme.font("label", 500)).horizontalAdvance("Mm" * 12)
    assert wide > 260, "wider than what was once painted of it"
    assert columns[-1] - columns[0] > wide - 6
