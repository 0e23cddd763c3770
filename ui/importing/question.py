"""Asking once more before an import is taken out: how many, what happens to them, and what is left alone."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Button, DangerButton
from ui.components.choices import Check
from ui.components.fields import ErrorLine
from ui.components.progress import Progress
from ui.components.text import Text
from ui.importing.asks import Earlier, Weighed
from ui.style import dates, language

translate = QCoreApplication.translate
WAITS_FROM = 5_000  # records: what else is to be saved may wait longer than half a second for the last step


class TakeOutQuestion(QWidget):
    """`decided` carries whether what somebody has changed goes too. Nothing happens before its button."""

    decided = Signal(bool)

    def __init__(self, one: Earlier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.earlier = one
        self.weighed: Weighed | None = None
        self.title = Text(translate("Importing", "Tag {name} ud igen?").format(name=one.name), "section", wrap=True)
        self.told = Text(translate("Importing", "Ser efter, hvad der er sket siden …"), "body", wrap=True)
        self.beside = Text("", "small", "text_2", wrap=True)
        self.also = Check("")
        self.also.toggled.connect(lambda _on: self._say())
        self.trouble = ErrorLine()
        self.out = DangerButton(translate("Importing", "Tag ud igen"), icon="undo")
        self.out.clicked.connect(lambda: self.decided.emit(self.also.isChecked()))
        esc = translate("keys", "Esc")
        self.leave = Button(translate("Importing", "Lad det stå"), keys=(esc,))
        self.stop = Button(translate("Importing", "Stop"), size="small")
        self.going = Progress(self.stop)
        for part in (self.beside, self.also, self.trouble, self.going):
            part.hide()
        self._wait(translate("Importing", "Ser efter, hvad der er sket siden …"))
        self._lay_out()
        self.setAccessibleName(self.title.text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 20, 14)
        column.setSpacing(10)
        for part in (self.title, Text(self.earlier.words, "small", "text_2", wrap=True), self.told, self.beside):
            column.addWidget(part)
        column.addWidget(self.also, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.trouble)
        column.addWidget(self.going)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.out)
        row.addWidget(self.leave)
        row.addStretch(1)
        column.addLayout(row)

    def _wait(self, why: str) -> None:
        self.out.set_unavailable(why)

    def show_weighed(self, found: Weighed) -> None:
        """It is known how many there are of each."""
        self.weighed = found
        if found.changed:
            one = translate("Importing", "Tag også det ene med, der er rettet")
            many = translate("Importing", "Tag også de {count} med, der er rettet")
            self.also.setText(counted(found.changed, one, many))
        self.also.setVisible(bool(found.changed))
        self._say()

    def _say(self) -> None:
        found = self.weighed
        if found is None:
            return
        count = found.same + (found.changed if self.also.isChecked() else 0)
        self.told.setText(_going_words(count))
        lines = _staying_words(found, also=self.also.isChecked())
        if count > WAITS_FROM:
            lines.append(
                translate(
                    "Importing",
                    "Til sidst tages alt ud på én gang. Det kan tage et par sekunder, "
                    "og imens venter alt andet, der skal gemmes.",
                )
            )
        self.beside.setText(" ".join(lines))
        self.beside.setVisible(bool(lines))
        one, many = translate("Importing", "Tag 1 notat ud"), translate("Importing", "Tag {count} notater ud")
        self.out.setText(counted(count, one, many))
        self.out.updateGeometry()
        self._wait("" if count else self.told.text())

    def go(self, words: str, share: float) -> None:
        """It is under way; at 1 there is no stopping any more."""
        self.trouble.say("")
        for part in (self.out, self.leave, self.also):
            part.hide()
        self.going.show_share(words, share)
        had = self.stop.hasFocus() or not self.going.isVisible()
        self.stop.set_unavailable(translate("Importing", "Gemmer nu") if share >= 1.0 else "")
        self.going.show()
        if had and share < 1.0:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, words: str) -> None:
        """It was not done, and nothing has changed."""
        self.going.hide()
        for part in (self.out, self.leave):
            part.show()
        self.also.setVisible(self.weighed is not None and bool(self.weighed.changed))
        if self.weighed is None:
            self.told.setText("")
            self._wait(words)
        self.trouble.say(words)
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)


def counted(count: int, one: str, many: str) -> str:
    """Return `one`, or `many` with its number."""
    return one if count == 1 else many.format(count=dates.number(count, language.current()))


def _going_words(count: int) -> str:
    if not count:
        return translate("Importing", "Der er ikke noget at tage ud.")
    one = translate("Importing", "1 notat tages ud her og hos alle, der har fået det. Historikken beholder det.")
    many = translate(
        "Importing", "{count} notater tages ud her og hos alle, der har fået dem. Historikken beholder dem."
    )
    return counted(count, one, many)


def _staying_words(found: Weighed, *, also: bool) -> list[str]:
    """What is left alone, and why."""
    gone = found.total - found.same - found.changed - found.joined - found.withdrawn
    told = []
    if found.changed and not also:
        one = translate("Importing", "1 er rettet, siden filen blev hentet, og bliver stående.")
        many = translate("Importing", "{count} er rettet, siden filen blev hentet, og bliver stående.")
        told.append(counted(found.changed, one, many))
    if found.joined:
        one = translate("Importing", "1 er slået sammen med et andet og bliver, som det er.")
        many = translate("Importing", "{count} er slået sammen med andre og bliver, som de er.")
        told.append(counted(found.joined, one, many))
    if found.withdrawn:
        one = translate("Importing", "1 er taget ud i forvejen.")
        told.append(counted(found.withdrawn, one, translate("Importing", "{count} er taget ud i forvejen.")))
    if gone > 0:
        one = translate("Importing", "1 er slettet eller lagt til side.")
        told.append(counted(gone, one, translate("Importing", "{count} er slettet eller lagt til side.")))
    return told
