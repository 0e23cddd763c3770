"""Buttons, chips, counts and fields under real keys."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.components.buttons import Button
from ui.components.chip_flow import ChipFlow
from ui.components.chips import Chip, CountBox, Segmented
from ui.components.fields import TextField
from ui.components.focus import FocusRing, FocusTracker
from ui.components.moments import DateField, MomentField
from ui.components.passphrase import PassphraseField
from ui.components.picker import Choice, Picker
from ui.components.voices import VoiceEditor
from ui.style import theme

Window = Callable[..., QWidget]
NOW = datetime(2026, 11, 20, 21, 50, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_with_enter_and_space(window: Window, qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Gem", keys=("Ctrl", "Enter"))
    window(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked, timeout=1000):
        qtbot.keyClick(button, key)
    assert button.toolTip() == "Gem (Ctrl+Enter)"


def test_a_button_says_why_it_waits_and_recovers(window: Window, qtbot: QtBot) -> None:
    button = Button("Lås op", keys=("Enter",))
    window(button)
    button.set_unavailable("Vent 8 sekunder.")
    assert (button.isEnabled(), button.toolTip()) == (False, "Vent 8 sekunder.")
    button.set_unavailable("")
    assert (button.isEnabled(), button.toolTip()) == (True, "Lås op (Enter)")


def test_the_ring_follows_the_keyboard_and_leaves_with_it(
    window: Window, qtbot: QtBot, dressed: QApplication
) -> None:
    tracker = FocusTracker(dressed)
    first, second = Button("Et"), TextField("To")
    page = window(first, second)
    second.set_error("Skriv et sted.")
    first.setFocus()
    qtbot.waitUntil(lambda: len(page.findChildren(FocusRing)) == 1)
    (ring,) = page.findChildren(FocusRing)
    assert ring.geometry() == first.geometry().adjusted(-4, -4, 4, 4)
    assert ring.tint() == theme.colour("accent")
    second.setFocus()
    qtbot.waitUntil(lambda: [r for r in page.findChildren(FocusRing) if r.isVisible()] not in ([], [ring]))
    (ring,) = [r for r in page.findChildren(FocusRing) if r.isVisible()]
    assert ring.tint() == theme.colour("danger")
    dressed.focusChanged.disconnect(tracker._moved)
    ring.release()
    tracker.deleteLater()


def test_a_chip_toggles_with_space_and_grows(window: Window, qtbot: QtBot) -> None:
    chip = Chip("Skole", "A")
    window(chip)
    before = chip.sizeHint().width()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert chip.sizeHint().width() > before
    assert chip.accessibleDescription() == "A"


def test_what_one_can_do_takes_no_room_while_there_is_nothing_to_do(window: Window) -> None:
    button = Button("Ret")
    flow = ChipFlow([button], height=36)
    window(flow)
    assert flow.heightForWidth(300) == 36
    button.hide()
    assert (flow.heightForWidth(300), flow.sizeHint().height(), flow.minimumSizeHint().height()) == (0, 0, 0)
    button.show()
    assert flow.heightForWidth(300) == 36


def test_a_count_is_typed_and_rubbed_out(window: Window, qtbot: QtBot) -> None:
    count = CountBox("Hvor mange")
    window(count)
    qtbot.keyClicks(count, "12")
    assert count.value() == 12
    assert count.accessibleName() == "Hvor mange: 12"
    qtbot.keyClick(count, Qt.Key.Key_Backspace)
    assert count.value() == 1
    qtbot.keyClick(count, Qt.Key.Key_Backspace)
    assert count.value() is None
    qtbot.keyClicks(count, "9999")
    assert count.value() == 999
    qtbot.keyClick(count, Qt.Key.Key_Down)
    assert count.value() == 998


def test_a_switch_moves_with_arrows_and_tells(window: Window, qtbot: QtBot) -> None:
    switch = Segmented(("Mine", "Hele teamet"), "Hvis opgaver")
    window(switch)
    heard: list[int] = []
    switch.changed.connect(heard.append)
    switch.set_index(1)
    assert (switch.index(), heard) == (1, [1])


def test_tab_comes_to_the_chosen_part_of_a_switch_the_first_time_too(window: Window, qtbot: QtBot) -> None:
    before, switch = TextField("Sted"), Segmented(("Mine", "Hele teamet"), "Hvis opgaver")
    switch.set_index(1)
    window(before, switch)
    before.line.setFocus()
    qtbot.keyClick(before.line, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.text() == "Hele teamet"
    qtbot.keyClick(focus, Qt.Key.Key_Left)
    assert switch.index() == 0


def test_an_error_is_said_to_screen_readers_too(window: Window) -> None:
    field = TextField("Sted", hint="samme som sidst")
    window(field)
    field.set_error("Skriv et sted. Et omtrentligt er fint.")
    assert field.error_line.isVisible()
    assert "omtrentligt" in field.editor.accessibleDescription()
    assert field.editor.accessibleName() == "Sted"
    field.set_error("")
    assert not field.error_line.isVisible()
    assert field.editor.accessibleDescription() == "samme som sidst"


@pytest.mark.parametrize("key", [Qt.Key.Key_K, Qt.Key.Key_U, Qt.Key.Key_O])
def test_text_fields_leave_the_applications_chords_alone(window: Window, key: Qt.Key) -> None:
    field, editor = TextField("Sted"), VoiceEditor("fact", "Hvad så og hørte jeg")
    window(field, editor)
    for target in (field.line, editor.editor):
        chord = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        chord.ignore()
        QApplication.sendEvent(target, chord)
        assert not chord.isAccepted()


def test_a_voice_is_plain_text_and_tab_leaves_it(window: Window, qtbot: QtBot) -> None:
    fact, mine = VoiceEditor("fact", "Hvad så og hørte jeg"), VoiceEditor("assessment", "Min vurdering")
    window(fact, mine)
    fact.setFocus()
    qtbot.keyClicks(fact.editor, "Seks drenge")
    qtbot.keyClick(fact.editor, Qt.Key.Key_Tab)
    assert fact.text() == "Seks drenge"
    assert mine.editor.hasFocus()


def test_all_of_what_belongs_in_a_voice_is_shown_until_something_is_written(window: Window) -> None:
    voice = VoiceEditor("fact", "Det skal du vide", placeholder="Hvad er lovet? Hvem venter på svar fra os alle?")
    window(voice)
    editor = voice.editor
    editor.setFixedWidth(160)
    QApplication.processEvents()
    line = editor.fontMetrics().height()
    assert editor.hint_box().height() >= 2 * line
    shown = editor.viewport().grab().toImage()
    ground = shown.pixelColor(shown.width() - 1, shown.height() - 1)
    below = [(x, y) for x in range(120) for y in range(line + 4, 2 * line)]
    assert any(shown.pixelColor(x, y) != ground for x, y in below)  # Qt alone paints the first line only
    voice.set_text("Nøglen")
    assert editor.hint_box().isEmpty()


def test_a_picker_gives_values_and_takes_free_words(window: Window, qtbot: QtBot) -> None:
    places = [Choice("p1", "Blågårds Plads", "Nørrebro"), Choice("p2", "Trappen")]
    fixed, free = Picker("Hvor", places, placeholder="Vælg"), Picker("Sted", places, editable=True)
    window(fixed, free)
    assert fixed.value() is None
    with qtbot.waitSignal(fixed.changed, timeout=1000) as heard:
        fixed.set_value("p2")
    assert heard.args == ["p2"]
    free.set_value("bag ved Netto")
    assert free.value() == "bag ved Netto"
    free.set_value("p1")
    assert free.value() == "p1"
    assert fixed.combo.accessibleName() == "Hvor"


def test_new_choices_keep_the_value_when_they_can(window: Window) -> None:
    picker = Picker("Hvor", [Choice("a", "A"), Choice("b", "B")])
    window(picker)
    picker.set_value("b")
    picker.set_choices([Choice("b", "B"), Choice("c", "C")])
    assert picker.value() == "b"
    picker.set_choices([Choice("c", "C")])
    assert picker.value() is None


def test_a_moment_is_typed_stepped_and_refused(window: Window, qtbot: QtBot) -> None:
    field = MomentField("Hvornår", clock=lambda: NOW)
    window(field)
    field.set_value(NOW.replace(minute=47))
    assert field.line.text() == "I dag kl. 21.47"
    field.line.setFocus()
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert field.value() == NOW.replace(minute=42)
    field.line.selectAll()
    qtbot.keyClicks(field.line, "i går 20.15")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == NOW.replace(day=19, hour=20, minute=15)
    assert field.line.text() == "I går kl. 20.15"
    field.line.selectAll()
    qtbot.keyClicks(field.line, "en gang")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.error()
    assert field.value() == NOW.replace(day=19, hour=20, minute=15)


def _typed(qtbot: QtBot, field: MomentField, words: str) -> datetime | None:
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, words)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    return field.value()


def test_a_clock_time_alone_keeps_the_day_that_stands(window: Window, qtbot: QtBot) -> None:
    field = MomentField("Hvornår", clock=lambda: NOW)
    window(field)
    assert _typed(qtbot, field, "23") == NOW.replace(hour=23, minute=0)
    field.happened()
    assert _typed(qtbot, field, "23") == NOW.replace(day=19, hour=23, minute=0), "it has been"
    for day in (17, 24):
        field.set_value(NOW.replace(day=day))
        assert _typed(qtbot, field, "20.15") == NOW.replace(day=day, hour=20, minute=15)
    assert _typed(qtbot, field, "i dag 20.15") == NOW.replace(hour=20, minute=15)


def test_an_evening_is_the_one_before_in_the_small_hours_and_the_one_to_come_by_day(
    window: Window, qtbot: QtBot
) -> None:
    now = NOW.replace(hour=0, minute=10)
    field = MomentField("Begyndt", clock=lambda: now)
    field.tonight()
    window(field)
    field.set_value(now)
    assert _typed(qtbot, field, "23.30") == NOW.replace(day=19, hour=23, minute=30)
    now = NOW.replace(hour=8)
    field.set_value(now)
    assert _typed(qtbot, field, "23.30") == NOW.replace(hour=23, minute=30)


def test_leaving_a_moment_unchanged_keeps_it(window: Window, qtbot: QtBot) -> None:
    field = MomentField("Hvornår", clock=lambda: NOW)
    window(field)
    field.set_value(NOW - timedelta(days=400))
    before = field.value()
    field.line.setFocus()
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == before
    assert not field.error()


def test_a_day_is_typed(window: Window, qtbot: QtBot) -> None:
    field = DateField("Dato", today=lambda: date(2026, 11, 20))
    window(field)
    qtbot.keyClicks(field.line, "24. nov.")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == date(2026, 11, 24)
    assert field.line.text() == "Tirs. 24. nov."


def test_a_passphrase_is_hidden_shown_and_cleared(window: Window, qtbot: QtBot) -> None:
    field = PassphraseField("Adgangssætning")
    window(field)
    qtbot.keyClicks(field.line, "FIRE")
    assert field.caps_lock_shown() is False or field.text() == "FIRE"
    field._eye.click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    field.clear()
    assert field.text() == ""
    assert field.line.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("typed", "shift", "on"), [("a", False, False), ("A", True, False), ("A", False, True), ("a", True, True)]
)
def test_caps_lock_is_noticed(window: Window, typed: str, shift: bool, on: bool) -> None:
    field = PassphraseField("Adgangssætning")
    window(field)
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field.line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, held, typed))
    assert field.caps_lock_shown() is on


def test_a_long_name_is_seen_from_its_beginning_and_two_of_one_name_are_told_apart(qtbot: QtBot) -> None:
    long = "Æbleskovgårdsvængets Øvre Ungdomsboligforening ved Ålekistevejens S-togsstation"
    picker = Picker("Sted", [Choice("a", "Banen"), Choice("b", "Banen"), Choice("c", long)], editable=True)
    qtbot.addWidget(picker)
    picker.set_value("c")
    assert picker.combo.lineEdit().cursorPosition() == 0
    picker.set_value("b")
    assert picker.value() == "b"
    picker.combo.setEditText("Bane")
    picker.set_value("b")
    assert (picker.combo.currentText(), picker.value()) == ("Banen", "b")
