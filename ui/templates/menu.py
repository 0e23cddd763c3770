"""Ctrl+T in a long text: choose one of one's own texts, and it stands where the cursor is."""

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QApplication, QMenu
from shiboken6 import isValid

from ui.components.voices import PlainEditor
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.shell.navigation import Navigator, PageName
from ui.templates.asks import LONGEST_NAME, KeepTemplates, MyTemplates, Template

translate = QCoreApplication.translate


class TemplateMenu(QObject):
    """Offers the texts for the long text that has the keyboard; without one, nothing happens."""

    def __init__(self, port: BookPort, navigator: Navigator, parent: QObject) -> None:
        super().__init__(parent)
        self._port, self._navigator = port, navigator
        self._editor: PlainEditor | None = None
        self._answer = Latest(self, self.show_menu)
        self.menu: QMenu | None = None

    def ask(self) -> None:
        """Ctrl+T."""
        focus = QApplication.focusWidget()
        if isinstance(focus, PlainEditor) and not focus.isReadOnly():
            self._editor, self.menu = focus, None
            self._port.ask(MyTemplates(), self._answer.expect())

    def show_menu(self, templates: tuple[Template, ...]) -> None:
        """Open the menu at the cursor."""
        editor = self._editor
        if editor is None or not isValid(editor) or not editor.isVisible():
            return
        menu = self.menu = QMenu(editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for template in templates:
            action = menu.addAction(template.name.replace("&", "&&"))
            action.setToolTip(template.text)
            action.triggered.connect(lambda _on=False, one=template: insert(editor, one.text))
        if not templates:
            none = menu.addAction(translate("Templates", "Ingen tekstskabeloner endnu"))
            none.setEnabled(False)
        menu.addSeparator()
        words = editor.textCursor().selection().toPlainText().strip() or editor.toPlainText().strip()
        make = menu.addAction(translate("Templates", "Gem teksten her som skabelon"))
        make.setEnabled(bool(words))
        make.triggered.connect(lambda: self._keep(words, templates))
        change = menu.addAction(translate("Templates", "Ret tekstskabeloner"))
        change.triggered.connect(lambda: self._navigator.open(PageName.SETTINGS))
        menu.popup(editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft()))
        first = next((action for action in menu.actions() if action.isEnabled() and action.text()), None)
        if first is not None:
            menu.setActiveAction(first)

    def _keep(self, words: str, templates: tuple[Template, ...]) -> None:
        """Its first words are its name; settings is where one gives it another."""
        name = " ".join(words.split())
        name = name if len(name) <= 40 else name[:40].rsplit(" ", 1)[0][:LONGEST_NAME] + "…"
        navigator, port = self._navigator, self._port
        undone = translate("Templates", "Fortrudt.")

        def undo() -> None:
            port.ask(KeepTemplates(templates), lambda _kept: navigator.say(undone, icon="undo"), navigator.tell)

        def kept(_templates: tuple[Template, ...]) -> None:
            navigator.say(translate("Templates", "Gemt som skabelonen “{name}”.").format(name=name), undo=undo)

        port.ask(KeepTemplates((*templates, Template(name, words))), kept, navigator.tell)


def insert(editor: PlainEditor, text: str) -> None:
    """Put the words where the cursor is, apart from what stands before; Ctrl+Z takes them out again."""
    if not isValid(editor):
        return
    cursor = editor.textCursor()
    before = editor.toPlainText()[: cursor.selectionStart()]
    apart = " " if before and not before[-1].isspace() else ""
    cursor.insertText(apart + text)
    editor.setTextCursor(cursor)
    editor.setFocus(Qt.FocusReason.OtherFocusReason)
