"""The card in the settings where one makes, puts right and takes away one's own texts."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Button, LinkButton
from ui.components.cards import Card, Divider
from ui.components.fields import ErrorLine, TextField
from ui.components.text import Text
from ui.forms.answers import while_alive
from ui.forms.text_entries import NoteBox
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.settings.facts_card import empty
from ui.shell.navigation import Navigator
from ui.style import language
from ui.templates.asks import KeepTemplates, MyTemplates, Template
from ui.views import Problem

translate = QCoreApplication.translate


class TemplatesCard(Card):
    """Each text with Ret and Slet; below it the lines to write one."""

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(translate("Templates", "Tekstskabeloner"), parent=parent)
        self._port, self._navigator = port, navigator
        self.templates: tuple[Template, ...] = ()
        self._editing: Template | None = None
        self._answer = Latest(self, self.show_templates)
        words = translate(
            "Templates", "Til det, du tit skriver. Ctrl+T sætter dem ind i en lang tekst. Kun i din bog."
        )
        self.body.addWidget(Text(words, "small", "text_2", wrap=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self.new = Button(translate("Templates", "Ny tekstskabelon"), size="small", icon="plus")
        self.new.clicked.connect(lambda: self.edit(None))
        self.body.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        self._make_editor()

    def _make_editor(self) -> None:
        self.editor = QWidget()
        column = QVBoxLayout(self.editor)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        self.name = TextField(translate("Templates", "Navn i menuen"))
        label = Text(translate("Templates", "Tekst"), "label", weight=600)
        self.text = NoteBox()
        self.text.editor.setAccessibleName(label.text())
        self.text.setFixedHeight(96)
        self.problem = ErrorLine()
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        self.save = Button(translate("Templates", "Gem skabelonen"), size="small", icon="check")
        self.save.clicked.connect(self._save)
        self.cancel = LinkButton(translate("Templates", "Lad være"))
        self.cancel.clicked.connect(self._close)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        for part in (self.name, label, self.text, self.problem):
            column.addWidget(part)
        column.addLayout(buttons)
        self.body.addWidget(self.editor)
        self.editor.hide()

    def refresh(self) -> None:
        """Ask which there are."""
        self._port.ask(MyTemplates(), self._answer.expect())

    def show_templates(self, templates: tuple[Template, ...]) -> None:
        """Draw them anew."""
        self.templates = templates
        empty(self._rows)
        for number, template in enumerate(templates):
            if number:
                self._rows.addWidget(Divider())
            self._rows.addLayout(self._row(template))
        self.set_count(str(len(templates)) if templates else "")

    def _row(self, template: Template) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(template.name, "body", weight=600))
        words.addWidget(Text(" ".join(template.text.split()), "caption", "text_2"))
        row.addLayout(words, 1)
        acts = ((translate("Templates", "Ret"), self.edit), (translate("Templates", "Slet"), self.delete))
        for text, act in acts:
            button = LinkButton(text)
            button.setAccessibleName(f"{text}: {template.name}")
            button.clicked.connect(lambda _on=False, act=act: act(template))
            row.addWidget(button)
        return row

    def edit(self, template: Template | None) -> None:
        """Open the lines for this one, or for a new one."""
        self._editing = template
        self.name.set_text(template.name if template else "")
        self.text.editor.set_words(template.text if template else "")
        self.problem.say("")
        self.editor.show()
        self.name.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self, template: Template) -> None:
        """Take it away at once, with Fortryd."""
        words = translate("Templates", "Skabelonen “{name}” er slettet.").format(name=template.name)
        self._keep(tuple(one for one in self.templates if one != template), words)
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        others = tuple(one for one in self.templates if one != self._editing)
        made = Template(self.name.text(), self.text.editor.toPlainText())
        words = translate("Templates", "Skabelonen “{name}” er gemt.").format(name=" ".join(made.name.split()))
        self._keep((*others, made), words)

    def _keep(self, templates: tuple[Template, ...], words: str) -> None:
        before, navigator, port = self.templates, self._navigator, self._port

        def undo() -> None:
            port.ask(KeepTemplates(before), while_alive(self, self.show_templates), navigator.tell)

        def kept(now: tuple[Template, ...]) -> None:
            self.show_templates(now)
            self._close()
            navigator.say(words, undo=undo)

        port.ask(KeepTemplates(templates), while_alive(self, kept), while_alive(self, self._refused))

    def _refused(self, problem: Problem) -> None:
        self.problem.say(problem.text.in_language(language.current()))
        (self.name.line if problem.field == "name" else self.text.editor).setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._editing = None
        had = self.editor.isAncestorOf(self.window().focusWidget() or self)
        self.editor.hide()
        if had:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
