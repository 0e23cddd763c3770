"""The chords that work anywhere in an open book. One table, so that help and tests read the same map."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.shell.book_area import BookArea
from ui.shell.navigation import PageName


@dataclass(frozen=True, slots=True)
class Chord:
    """Keys (several when a key has twins) and what they do to the open book."""

    keys: tuple[str, ...]
    do: Callable[[BookArea], None]
    not_in_text: bool = False


def _open(page: str) -> Callable[[BookArea], None]:
    return lambda area: area.open(page)


def _write(kind: str) -> Callable[[BookArea], None]:
    return lambda area: area.write(kind)


def _place(number: int) -> Callable[[BookArea], None]:
    return lambda area: area.open_place(number)


CHORDS: tuple[Chord, ...] = (
    Chord(("Ctrl+G",), _write("street_contact")),
    Chord(("Ctrl+O",), _write("group_observation")),
    Chord(("Ctrl+K",), _write("club_log")),
    Chord(("Ctrl+I",), _write("ssp_case")),
    *(Chord((f"Ctrl+{number}",), _place(number)) for number in range(1, 10)),
    Chord(("Ctrl+F",), _open(PageName.FIELD_BOOK)),
    Chord(("Ctrl+Shift+F",), _open(PageName.ACTORS)),
    Chord(("Ctrl+R",), lambda area: area.spaces.show_menu()),
    Chord(("Ctrl+U",), _open(PageName.OUTBOX)),
    Chord(("Alt+Left",), lambda area: area.back()),
    Chord(("F6",), lambda area: area.next_pane(True)),
    Chord(("Shift+F6",), lambda area: area.next_pane(False)),
    Chord(("Ctrl+Return", "Ctrl+Enter"), lambda area: area.save(False)),
    Chord(("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), lambda area: area.save(True)),
    # In a text field Ctrl+Z is the text's own.
    Chord(("Ctrl+Z",), lambda area: area.undo(), not_in_text=True),
    Chord(("Ctrl+T",), lambda area: area.templates.ask()),
    Chord(("F5",), lambda area: area.refresh()),
    Chord(("F1",), lambda area: area.help()),
    Chord(("Ctrl+L",), lambda area: area.lock_wanted.emit()),
)


def bind(window: QWidget, area: Callable[[], BookArea | None]) -> None:
    """Make the chords work in `window` while `area()` gives an open book; otherwise they do nothing."""
    for chord in CHORDS:
        for keys in chord.keys:
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda chord=chord: _run(chord, area()))


def _run(chord: Chord, area: BookArea | None) -> None:
    if area is None or (chord.not_in_text and in_text()):
        return
    chord.do(area)


def in_text() -> bool:
    """Whether the keyboard is in a field where single letters are text."""
    focus = QApplication.focusWidget()
    return isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit) and not focus.isReadOnly()
