"""Lists: keys, paging, a hundred thousand rows, and what a screen reader is told."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.components.badges import Badge
from ui.components.lists import RowList
from ui.components.rows import ListRow, RowKind, RowModel
from ui.style import theme

Window = Callable[..., QWidget]


def rows(first: int, count: int) -> list[ListRow]:
    return [ListRow(n, f"Gadekontakt {n}", "Blågårds Plads") for n in range(first, first + count)]


def shown(window: Window, model: RowModel, kind: RowKind = RowKind.DUE) -> RowList:
    view = RowList(kind, "Det skal du huske", model)
    window(view)
    view.setFocus()
    return view


def at(view: RowList) -> object:
    row = view.current()
    return row.key if row else None


def test_letters_and_arrows_move_and_home_and_end_jump(window: Window, qtbot: QtBot) -> None:
    view = shown(window, RowModel(rows(0, 5)))
    assert at(view) == 0
    for key, place in (("J", 1), ("J", 2), ("K", 1)):
        qtbot.keyClick(view, key)
        assert at(view) == place
    for press, place in (
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_End, 4),
        (Qt.Key.Key_Down, 4),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Up, 0),
    ):
        qtbot.keyClick(view, press)
        assert at(view) == place


def test_enter_and_a_click_hand_the_row_over(window: Window, qtbot: QtBot) -> None:
    view = shown(window, RowModel(rows(0, 3)))
    with qtbot.waitSignal(view.activated_row, timeout=1000) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args[0].key == 0
    place = view.visualRect(view.rows.index(2, 0)).center()
    with qtbot.waitSignal(view.activated_row, timeout=1000) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args[0].key == 2


def test_tab_leaves_the_list(window: Window, qtbot: QtBot) -> None:
    first, second = RowList(RowKind.DUE, "A", RowModel(rows(0, 3))), RowList(RowKind.DUE, "B", RowModel(rows(0, 3)))
    window(first, second)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()


def test_rows_have_the_height_of_their_kind(window: Window) -> None:
    for kind, height in ((RowKind.TABLE, 44), (RowKind.DUE, 54), (RowKind.OUTBOX, 38), (RowKind.QUEUE, 70)):
        view = shown(window, RowModel(rows(0, 3)), kind)
        assert view.rowHeight(1) == height


def test_a_hundred_thousand_rows_ask_only_for_what_is_seen(window: Window, qtbot: QtBot) -> None:
    model = RowModel()
    asked: list[int] = []

    def answer(offset: int, limit: int) -> None:
        asked.append(offset)
        model.supply(offset, rows(offset, limit))

    model.wanted.connect(answer)
    model.set_total(100_000)
    view = shown(window, model)
    qtbot.waitUntil(lambda: model.row(0) is not None)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: model.row(99_999) is not None)
    assert model.rowCount() == 100_000
    assert len(asked) <= 4
    assert len(set(asked)) == len(asked)


def test_cursor_paging_asks_for_more_at_the_end(window: Window, qtbot: QtBot) -> None:
    model = RowModel()
    model.set_rows(rows(0, 20), more=True)
    model.more_wanted.connect(lambda: model.append(rows(model.rowCount(), 20), more=model.rowCount() < 60))
    view = shown(window, model)
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_End)
        view.scrollToBottom()
    qtbot.waitUntil(lambda: model.rowCount() == 80)
    assert [model.row(n).key for n in (0, 79)] == [0, 79]  # type: ignore[union-attr]


def test_a_row_is_read_aloud_as_one_sentence(window: Window) -> None:
    row = ListRow(1, "Ring til Emils mor", "Opfølgning", right="2 dage over tid", badge=Badge("Sendt", "ok"))
    model = RowModel([row])
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ring til Emils mor, Opfølgning, Sendt, 2 dage over tid"


def test_a_list_on_a_page_is_as_tall_as_its_rows(window: Window) -> None:
    model = RowModel(rows(0, 3))
    view = RowList(RowKind.DUE, "Det skal du huske", model, fits_content=True)
    window(view)
    assert view.sizeHint().height() == 3 * 54
    model.append(rows(3, 2))
    assert view.sizeHint().height() == 5 * 54


def test_the_last_row_that_is_seen_has_no_line_under_it(window: Window) -> None:
    view = RowList(RowKind.DUE, "Det skal du huske", RowModel(rows(0, 5)))
    holder = window(view)
    line = theme.colour("line")

    def lines_at(height: int) -> list[bool]:
        view.setFixedHeight(height)
        QApplication.processEvents()
        image = view.viewport().grab().toImage()
        return [image.pixelColor(100, 54 * row - 1) == line for row in range(1, height // 54 + 1)]

    assert lines_at(2 * 54) == [True, False]
    assert lines_at(5 * 54) == [True, True, True, True, False]
    assert holder.isVisible()


def test_what_comes_beyond_the_total_is_ignored() -> None:
    model = RowModel()
    model.set_total(5)
    model.supply(3, rows(3, 10))
    assert model.row(4) is not None
    assert model.row(5) is None


def test_a_list_with_the_keyboard_always_shows_where(window: Window) -> None:
    view = RowList(RowKind.DUE, "Det skal du huske", RowModel(rows(0, 3)))
    window(view)
    for reason in (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.TabFocusReason):
        view.clearFocus()
        view.setFocus(reason)
        assert [index.row() for index in view.selectionModel().selectedRows()] == [0]
