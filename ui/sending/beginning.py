"""Pages of what a referral may rest on: as every record, with one more button, Lav indstilling."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from ui.components.buttons import Button
from ui.forms.referral_start import preset_from
from ui.ports import BookPort
from ui.record.content import RecordContent
from ui.shell.navigation import Navigator, PageName
from ui.views import RecordView

translate = QCoreApplication.translate
KINDS = ("street_contact", "group_observation", "club_incident", "club_expulsion", "actor_contact")


class BeginningContent(RecordContent):
    """A contact, an observation, an incident or a call: what stands there is not typed again (R5)."""

    def __init__(self, view: RecordView, port: BookPort, navigator: Navigator) -> None:
        self._navigator = navigator  # before: the page draws itself at once
        super().__init__(view, port.catalogue, lambda record: navigator.open(PageName.RECORD, record=record))

    def _header(self) -> QHBoxLayout:
        row = super()._header()
        keys = (translate("keys", "Ctrl"), translate("keys", "Skift"), "I")
        self.refer = Button(translate("Sending", "Lav indstilling"), icon="ssp_case", keys=keys)
        self.refer.setToolTip(translate("Sending", "Begynd en indstilling ud fra det her"))
        self.refer.setObjectName("refer")
        self.refer.clicked.connect(self.begin)
        self._actions.insert(0, self.refer)
        chord = QShortcut(QKeySequence("Ctrl+Shift+I"), self)
        chord.setContext(Qt.ShortcutContext.WindowShortcut)
        chord.activated.connect(self.begin)
        return row

    def begin(self) -> None:
        """Open the referral with what is known here; the level is left to the person."""
        self._navigator.write("ssp_case", preset_from(self._view))
