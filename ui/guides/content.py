"""Pages of what may lead to a notification: as every record, with one more button, the way to the guide."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout

from ui.components.buttons import Button
from ui.guides.topics import DUTY
from ui.ports import BookPort
from ui.record.content import RecordContent
from ui.record.sorting import is_suspicion
from ui.shell.navigation import Navigator, PageName
from ui.views import RecordView

translate = QCoreApplication.translate


class WorryContent(RecordContent):
    """A concern, a logbook entry or an observation: Underret opens the guide with the notification made from it."""

    def __init__(self, view: RecordView, port: BookPort, navigator: Navigator) -> None:
        self._navigator = navigator  # before: the page draws itself at once
        super().__init__(view, port.catalogue, lambda record: navigator.open(PageName.RECORD, record=record))

    def _header(self) -> QHBoxLayout:
        row = super()._header()
        self.notify = Button(translate("Guides", "Underret"), icon="shield-alert")
        self.notify.setToolTip(translate("Guides", "Åbn guiden med en underretning ud fra det her"))
        self.notify.setObjectName("notify")
        record = self._view.id
        self.notify.clicked.connect(lambda: self._navigator.open(PageName.GUIDE, topic=DUTY, record=record))
        # A suspicion is not fact: it stays in SSP (R8).
        if is_suspicion(self._view.kind, self._view.values):
            self.notify.hide()
        row.insertWidget(1, self.notify, 0, Qt.AlignmentFlag.AlignTop)
        return row
