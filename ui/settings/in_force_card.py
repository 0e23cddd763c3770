"""Which words, deadlines and levels the organisation has set, since when and by whom. To be read, not changed."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.components.cards import Card
from ui.components.text import Text
from ui.settings.asks import InForceView
from ui.settings.facts_card import empty
from ui.style import dates, language

translate = QCoreApplication.translate
_MOST = 12  # lines; whoever set more has the file


class InForceCard(Card):
    """Says so, too, where nothing has been set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Settings", "Jeres egne ord og frister"), parent=parent)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(6)
        self.body.addLayout(self._inside)
        self.head = Text("", "small", "text_2", wrap=True)

    def show_view(self, view: InForceView) -> None:
        """Draw what is in force."""
        empty(self._inside)
        self.head = Text(self._said(view), "small", "text_2", wrap=True)
        self._inside.addWidget(self.head)
        pairs = QGridLayout()
        pairs.setContentsMargins(0, 6, 0, 0)
        pairs.setHorizontalSpacing(16)
        pairs.setVerticalSpacing(8)
        for column in (0, 1):
            pairs.setColumnStretch(column, 1)
        for row, (what, words) in enumerate(view.lines[:_MOST]):
            pairs.addWidget(Text(what, "small", "text_2", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            pairs.addWidget(Text(words, "small", wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
        self._inside.addLayout(pairs)
        if len(view.lines) > _MOST:
            more = translate("Settings", "og {n} til").format(n=len(view.lines) - _MOST)
            self._inside.addWidget(Text(more, "small", "text_2"))

    def _said(self, view: InForceView) -> str:
        if view.since is None:
            return translate("Settings", "Intet er sat. Ord og frister er, som Feltbog kom med dem.")
        day = dates.full_date(view.since.date(), language.current())
        if not view.lines:
            return translate("Settings", "Sat tilbage {day} af {name}: alt er, som Feltbog kom med det.").format(
                day=day, name=view.by
            )
        return translate("Settings", "I kraft siden {day}, sat af {name}.").format(day=day, name=view.by)
