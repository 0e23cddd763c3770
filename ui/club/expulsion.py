"""An expulsion's page: as it was written, with the way back in at hand from wherever one opened it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from local_store.rules import expulsions
from ui.asks import Acted
from ui.club.asks import Readmit
from ui.components.buttons import Button
from ui.forms.answers import while_alive
from ui.ports import BookPort
from ui.record.content import RecordContent
from ui.rounds.acting import Acting
from ui.shell.navigation import Navigator, PageName
from ui.views import RecordView

translate = QCoreApplication.translate


class ExpulsionContent(RecordContent):
    """Optag igen beside Ret, for as long as nobody has been taken back."""

    def __init__(self, view: RecordView, port: BookPort, navigator: Navigator) -> None:
        self.port, self.navigator = port, navigator  # before: the page draws itself at once
        super().__init__(view, port.catalogue, lambda record: navigator.open(PageName.RECORD, record=record))

    def _header(self) -> QHBoxLayout:
        row = super()._header()
        self.readmit = Button(translate("Club", "Optag igen"), icon="user-check")
        self.readmit.setObjectName("readmit")
        self.readmit.clicked.connect(self._readmit)
        if expulsions.is_open(self._view.values) and self._view.values.get("withdrawn") != "ja":
            self._actions.insert(0, self.readmit)
        else:
            self.readmit.setParent(self)
            self.readmit.hide()
        return row

    def _readmit(self) -> None:
        acting = Acting(self.port, self.navigator)

        def done(acted: Acted) -> None:
            acting.say(acted, translate("Club", "Optaget igen. Sig velkommen tilbage."))

        ask = Readmit(self._view.id, self._today.isoformat())
        self.port.ask(ask, while_alive(self, done), self.navigator.tell)
