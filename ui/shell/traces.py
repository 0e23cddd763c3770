"""What a book leaves outside its pages, taken away when it is locked: dialogs, menus, and what was copied."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

# How a clipboard is asked to keep no history and to send nothing to other machines: on Windows, and on KDE.
_OURS = "application/x-feltbog"
_NOT_FOR_HISTORY = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    "x-kde-passwordManagerHint": b"secret",
}


def copy(text: str) -> None:
    """Put a text from the book on the clipboard, and in no history of it."""
    data = QMimeData()
    data.setText(text)
    data.setData(_OURS, b"1")
    for kind, value in _NOT_FOR_HISTORY.items():
        data.setData(kind, value)
    QGuiApplication.clipboard().setMimeData(data)


def forget_what_was_copied() -> None:
    """Empty the clipboard of what was copied here, which the next person at the PC would paste.

    What another program put there since is left alone.
    """
    clipboard = QGuiApplication.clipboard()
    # The first knows plain copying too, where the system tells whose it is; the second what the buttons copied.
    held: QMimeData | None = clipboard.mimeData()  # None where there is no clipboard, or nothing was ever on it
    if clipboard.ownsClipboard() or (held is not None and held.hasFormat(_OURS)):
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def close_beside(window: QWidget) -> None:
    """Close every other window of the program: a dialog for a file, a menu, a hint may show what is in the book."""
    for other in QApplication.topLevelWidgets():
        if other is not window and not isinstance(other, QMainWindow):  # such a one shows a book of its own
            other.close()
