"""Overblik: what the monthly review looks at beside level and deadlines, and the tick that it was done (R87)."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.cases.asks import Overview
from ui.components.buttons import Button
from ui.components.cards import Card
from ui.components.text import Text
from ui.style.tokens import ColourName

translate = QCoreApplication.translate


class OverviewCard(Card):
    """`reviewing` says that the case was gone through; the button is there for whoever leads the table."""

    reviewing = Signal()

    def __init__(self, overview: Overview, parent: QWidget | None = None) -> None:
        super().__init__(translate("Case", "Overblik"), padding=16, parent=parent)
        self.setObjectName("overview")
        self._line(translate("Case", "Sidste kontakt"), (overview.last_contact,))
        self._line(translate("Case", "Åbne opgaver"), (overview.open_tasks,))
        self._line(translate("Case", "Samtykker"), overview.consents)
        self._line(translate("Case", "Gennemgået"), (overview.reviewed,), "warn" if overview.due else "text")
        if overview.due:
            over = translate("Case", "Sager gennemgås hver måned. Denne venter.")
            self.body.addWidget(Text(over, "caption", "text_2", wrap=True))
        self.done: Button | None = None
        if overview.may_review:
            self.done = Button(translate("Case", "Gennemgået i dag"), icon="check", size="small")
            self.done.setObjectName("reviewed")
            self.done.setToolTip(translate("Case", "Skriver dagen i dag. Kan fortrydes."))
            self.done.clicked.connect(self.reviewing.emit)
            self.body.addSpacing(4)
            self.body.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, label: str, told: tuple[str, ...], tone: ColourName = "text") -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(Text(label, "caption", "text_2"))
        for one in told:
            column.addWidget(Text(one, "label", tone, wrap=True))
        self.body.addWidget(holder)
