"""A street contact in a dozen key presses, and nothing of it lost on the way."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from local_store.errors import Text
from local_store.rules.danish_calendar import typed_here
from tests.ui.shell.conftest import OpenWindow
from tests.ui.shell.recording_port import PLACE, PROBLEM, ROUND, RecordingPort
from ui.quick_log.street_contact import QuickLog
from ui.shell.main_window import MainWindow
from ui.views import Problem

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Fingers:
    """Presses real keys where the keyboard is, and counts them; free text is not counted."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.presses = 0

    def press(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._window, key, modifiers)
        self.presses += 1

    def letters(self, keys: str) -> None:
        for key in keys:
            self.press(key)

    def tab(self, times: int = 1) -> None:
        for _ in range(times):
            self.press(Qt.Key.Key_Tab)

    def write(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)


Start = Callable[..., tuple[MainWindow, QuickLog, Fingers]]


@pytest.fixture
def start(open_window: OpenWindow) -> Start:
    """Ctrl+G in an open book; the sheet and the fingers on the keyboard, which have pressed nothing yet."""

    def begin(port: RecordingPort) -> tuple[MainWindow, QuickLog, Fingers]:
        window = open_window(port)
        fingers = Fingers(window)
        fingers.press(Qt.Key.Key_G, CTRL)
        fingers.presses = 0
        assert window.area is not None
        sheet = window.area.sheet
        assert isinstance(sheet, QuickLog)
        return window, sheet, fingers

    return begin


def toast(window: MainWindow) -> str:
    assert window.area is not None
    shown = window.area.toasts.current()
    return "" if shown is None else shown.accessibleName()


def test_a_contact_takes_ten_presses_beyond_the_text(start: Start) -> None:
    port = RecordingPort()
    window, _sheet, fingers = start(port)
    fingers.letters("6QTPFZ")
    fingers.tab()
    fingers.write("seks drenge, rolige")
    fingers.tab()
    fingers.write("vi vil i klubben")
    fingers.tab()
    fingers.write("klar til klubben")
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert fingers.presses == 10
    assert [(added.kind, added.draft) for added in port.added] == [("street_contact", "street_contact")]
    assert port.added[0].values == {
        "occurred_at": "2026-11-20T21:47:00+01:00",
        "place_ref": PLACE,
        "round_id": ROUND,
        "person_count": 6,
        "genders": ["dreng"],
        "age_bands": ["13_15"],
        "encounter_level": "samtale",
        "topics": ["fritid"],
        "mood": "rolig",
        "fact_text": "seks drenge, rolige",
        "own_words_text": "vi vil i klubben",
        "assessment_text": "klar til klubben",
    }
    assert window.area is not None
    assert window.area.sheet is None
    assert toast(window) == "Gemt. 5 venter på net."


def test_a_promise_takes_twelve_and_becomes_a_follow_up_of_the_contact(start: Start) -> None:
    port = RecordingPort()
    _window, _sheet, fingers = start(port)
    fingers.letters("6QTPFZN")
    fingers.tab(4)
    fingers.write("Jonas: må de komme ind igen?")
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert fingers.presses == 12
    contact, follow_up = port.added
    assert contact.values["promise_text"] == "Jonas: må de komme ind igen?"
    assert follow_up.kind == "follow_up"
    assert follow_up.values == {
        "what": "Jonas: må de komme ind igen?",
        "due_at": "2026-11-23T12:00:00+01:00",  # Monday: tomorrow is a Saturday
        "responsible_id": port.me.id,
        "status": "aaben",
        "follow_up_kind": "indfri_loefte",
        "origin_ref": f"{1:032x}",
    }


def test_the_keyboard_begins_in_the_zone_and_tab_follows_the_form(start: Start) -> None:
    _window, sheet, fingers = start(RecordingPort())
    form = sheet.form
    assert form.zone.hasFocus()
    expected = [
        *(form.voices[name].editor for name in ("fact_text", "own_words_text", "assessment_text")),
        form.save_button,
        form.when.line,
        form.place.combo,
        form.round.combo,
    ]
    seen = []
    for _ in expected:
        fingers.tab()
        seen.append(QApplication.focusWidget())
    places = [form.place.combo.lineEdit() if widget is form.place.combo else widget for widget in expected]
    assert [form.place.combo.lineEdit() if w is form.place.combo else w for w in seen] == places


def test_a_chip_is_printed_with_its_key_and_says_its_name(start: Start) -> None:
    _window, sheet, fingers = start(RecordingPort())
    fingers.letters("QF")
    assert sheet.form.zone.accessibleName() == "Hvor mange, hvem og hvad"
    assert sheet.form.zone.accessibleDescription() == "Drenge, Fritid"


def test_arrows_and_space_choose_without_letters(start: Start) -> None:
    _window, sheet, fingers = start(RecordingPort())
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Space):
        fingers.press(key)
    assert sheet.values()["age_bands"] == ["10_12"]


def test_backspace_takes_a_digit_away(start: Start) -> None:
    _window, sheet, fingers = start(RecordingPort())
    fingers.letters("12")
    fingers.press(Qt.Key.Key_Backspace)
    assert sheet.values()["person_count"] == 1


def test_the_place_is_where_i_was_last_and_says_so(start: Start) -> None:
    _window, sheet, _fingers = start(RecordingPort())
    assert sheet.form.place.value() == PLACE
    assert "samme sted som sidst" in sheet.form.place.editor.accessibleDescription()
    assert sheet.form.round.value() == ROUND


def test_a_missing_place_is_said_under_the_field_and_nothing_is_lost(start: Start) -> None:
    port = RecordingPort(has_last_place=False)
    _window, sheet, fingers = start(port)
    fingers.letters("6Q")
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert port.added == []
    assert sheet.form.place.error() == "Skriv et sted. Et omtrentligt er fint."
    assert sheet.values()["person_count"] == 6
    fingers.write("Trappen")
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert port.added[0].values["place_ref"] == "Trappen"


def test_a_promise_without_words_says_what_to_write(start: Start) -> None:
    port = RecordingPort()
    _window, sheet, fingers = start(port)
    fingers.press("n")
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert port.added == []
    assert sheet.form.promise.what.error() == "Skriv, hvad der skal følges op på."
    assert sheet.form.promise.what.line.hasFocus()


def test_what_is_written_is_kept_after_a_pause_and_the_sheet_says_when(start: Start, qtbot: QtBot) -> None:
    port = RecordingPort()
    _window, sheet, fingers = start(port)
    assert sheet.form.draft_words() == ""
    fingers.letters("6Q")
    qtbot.waitUntil(lambda: "street_contact" in port.drafts, timeout=5000)
    assert port.drafts["street_contact"]["person_count"] == 6
    assert sheet.form.draft_words() == "Kladde gemt kl. 21.47"


def test_what_was_filled_in_beforehand_is_no_draft(start: Start) -> None:
    port = RecordingPort()
    window, _sheet, fingers = start(port)
    fingers.press(Qt.Key.Key_Escape)
    assert window.area is not None
    assert window.area.sheet is None
    assert port.drafts == {}


def test_closing_never_asks_and_the_draft_is_there_next_time(start: Start) -> None:
    port = RecordingPort()
    window, _sheet, fingers = start(port)
    fingers.letters("6QZN")
    fingers.tab()
    fingers.write("rolige")
    fingers.press(Qt.Key.Key_Escape)
    assert window.area is not None
    assert window.area.sheet is None
    fingers.press(Qt.Key.Key_G, CTRL)
    again = window.area.sheet
    assert isinstance(again, QuickLog)
    values = again.values()
    assert (values["person_count"], values["mood"], values["fact_text"]) == (6, "rolig", "rolige")
    assert again.form.promise.is_on()


def test_save_and_another_keeps_the_place_and_begins_in_the_zone(start: Start) -> None:
    port = RecordingPort()
    _window, sheet, fingers = start(port)
    fingers.letters("6Q")
    fingers.tab()
    fingers.write("rolige")
    fingers.press(Qt.Key.Key_Return, CTRL | SHIFT)
    assert len(port.added) == 1
    assert sheet.form.zone.hasFocus()
    assert sheet.is_empty()
    fingers.letters("2W")
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert port.added[1].values["genders"] == ["pige"]
    assert port.added[1].values["place_ref"] == PLACE


def test_pressing_twice_saves_once(start: Start) -> None:
    port = RecordingPort(hold_adds=True)
    _window, _sheet, fingers = start(port)
    fingers.press("6")
    fingers.press(Qt.Key.Key_Return, CTRL)
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert len(port.held) == 1


def test_undo_takes_back_both_the_contact_and_its_follow_up(start: Start) -> None:
    port = RecordingPort()
    window, _sheet, fingers = start(port)
    fingers.letters("6N")
    fingers.tab(4)
    fingers.write("ring")
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert window.area is not None
    window.area.undo()
    assert sorted(port.undone) == [f"{1:032x}", f"{2:032x}"]
    assert toast(window) == "Fortrudt. Den ligger stadig i historikken."


def test_a_save_that_fails_keeps_the_sheet_and_says_why(start: Start) -> None:
    port = RecordingPort(refuse={"street_contact": PROBLEM})
    window, sheet, fingers = start(port)
    fingers.letters("6Q")
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert window.area is not None
    assert window.area.sheet is sheet
    assert sheet.form.trouble.text() == PROBLEM.text.da
    assert sheet.values()["person_count"] == 6


def test_a_refused_field_is_named_where_it_stands(start: Start) -> None:
    wrong = Problem(Text("Det er for langt.", "That is too long."), "too_long", field="fact_text")
    _window, sheet, fingers = start(RecordingPort(refuse={"street_contact": wrong}))
    fingers.press("6")
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert sheet.form.voices["fact_text"].error_line.text() == "Det er for langt."


def test_when_only_the_follow_up_fails_it_says_so_and_keeps_it(start: Start) -> None:
    port = RecordingPort(refuse={"follow_up": PROBLEM})
    window, _sheet, fingers = start(port)
    fingers.letters("6N")
    fingers.tab(4)
    fingers.write("ring til Jonas")
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert [added.kind for added in port.added] == ["street_contact"]
    assert toast(window).startswith("Kontakten er gemt, opfølgningen ikke. Den ligger som kladde.")
    assert port.drafts["follow_up"]["what"] == "ring til Jonas"
    assert port.drafts["follow_up"]["origin_ref"] == f"{1:032x}"


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("Vi talte med Mohammed om skolen.", "Der står måske et navn her. Skal det være med?"),
        ("Hans nummer er 010203-1234.", "CPR"),
    ],
)
def test_a_name_or_a_cpr_number_is_pointed_out_but_never_stops_the_save(
    start: Start, qtbot: QtBot, text: str, warning: str
) -> None:
    port = RecordingPort()
    _window, sheet, fingers = start(port)
    fingers.tab()
    sheet.form.voices["fact_text"].set_text(text)
    block = sheet.form.blocks["fact_text"]
    qtbot.waitUntil(lambda: bool(block.warning.text()), timeout=5000)
    assert warning in block.warning.text()
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert port.added[0].values["fact_text"] == text


def test_of_those_under_15_nobody_is_charged_and_it_never_stops_the_save(start: Start, qtbot: QtBot) -> None:
    port = RecordingPort()
    _window, sheet, fingers = start(port)
    sheet._fill({"age_bands": ["u10", "10_12"], "fact_text": "En af dem er sigtet for hærværk."})
    sheet.show_warnings()
    said = sheet.form.blocks["fact_text"].warning.text()
    assert "Under 15 kan ingen sigtes eller dømmes." in said
    sheet._fill({"age_bands": ["10_12", "13_15"]})  # of them some may be 15
    sheet.show_warnings()
    assert "Under 15" not in sheet.form.blocks["fact_text"].warning.text()
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert "sigtet" in port.added[0].values["fact_text"]


def test_letters_in_a_text_are_text(start: Start) -> None:
    _window, sheet, fingers = start(RecordingPort())
    fingers.tab()
    fingers.write("qwz")
    values: dict[str, Any] = sheet.values()
    assert values["fact_text"] == "qwz"
    assert "genders" not in values


def test_the_words_without_a_key_are_one_press_away(start: Start) -> None:
    _window, sheet, _fingers = start(RecordingPort())
    zone = sheet.form.zone
    assert zone.more.text() == "Vold, bolig …"
    zone.more.click()
    assert zone.more.isHidden()
    shown = [chip.text() for chip in zone.findChildren(type(zone.outside["N"])) if chip.isVisible()]
    assert "Bolig og økonomi" in shown


def test_an_arrow_in_the_promise_changes_the_day(start: Start) -> None:
    _window, sheet, fingers = start(RecordingPort())
    fingers.press("n")
    fingers.tab(4)
    assert sheet.form.promise.day().isoformat() == "2026-11-23"
    fingers.press(Qt.Key.Key_Up)
    assert sheet.form.promise.day().isoformat() == "2026-11-21"


def test_fields_that_do_not_stand_here_are_carried_along(open_window: OpenWindow) -> None:
    port = RecordingPort()
    window = open_window(port)
    assert window.area is not None
    group = "9f" * 16
    window.area.write("street_contact", {"group_id": group})
    Fingers(window).press("6")
    window.area.save(another=False)
    assert port.added[0].values["group_id"] == group


def test_closing_while_it_is_being_saved_leaves_no_draft_and_breaks_nothing(start: Start) -> None:
    port = RecordingPort(hold_adds=True)
    window, _sheet, fingers = start(port)
    fingers.press("6")
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert port.drafts["street_contact"]["person_count"] == 6
    fingers.press(Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    port.held[0]()
    assert port.drafts == {}
    assert len(port.added) == 1
    assert toast(window) == "Gemt. 5 venter på net."


def test_locking_while_it_is_being_saved_breaks_nothing(start: Start) -> None:
    port = RecordingPort(hold_adds=True)
    window, _sheet, fingers = start(port)
    fingers.press("6")
    fingers.press(Qt.Key.Key_Return, CTRL)
    window.lock()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    port.held[0]()
    assert len(port.added) == 1


def test_a_save_faster_than_the_book_waits_for_the_last_place(start: Start) -> None:
    port = RecordingPort(hold_records=True)
    _window, sheet, fingers = start(port)
    fingers.press("6")
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert port.added == []
    assert sheet.form.place.error() == ""
    port.held[0]()
    assert port.added[0].values["place_ref"] == PLACE


def test_on_a_round_the_place_is_where_the_round_is_now(start: Start) -> None:
    port = RecordingPort(at_stop=True)
    _window, sheet, fingers = start(port)
    assert "hvor I er nu" in sheet.form.place.editor.accessibleDescription()
    fingers.press("6")
    fingers.press(Qt.Key.Key_Return, CTRL)
    assert (port.added[0].values["place_ref"], port.added[0].values["round_id"]) == (PLACE, ROUND)


def test_just_past_midnight_a_late_clock_time_is_yesterdays(start: Start, qtbot: QtBot) -> None:
    _, sheet, _ = start(RecordingPort())
    midnight = typed_here(date(2026, 11, 21), time(0, 10))
    when = sheet.form.when
    when._clock = lambda: midnight
    when.set_value(midnight)
    when.line.setFocus()
    when.line.selectAll()
    QTest.keyClicks(when.line, "23.50")
    QTest.keyClick(when.line, Qt.Key.Key_Tab)
    assert when.value() == typed_here(date(2026, 11, 20), time(23, 50))
    assert when.line.text() == "I går kl. 23.50"
