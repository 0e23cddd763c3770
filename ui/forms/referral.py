"""Ny indstilling: the form of an SSP case, with its level cards and what it still lacks. Indstil sends it on."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from local_store.records.declare import Spec
from local_store.rules.case_states import DRAFT_STATES, FIRST, may_follow, state_of
from local_store.rules.ready import Lack, lacks
from ui.components.buttons import Button, PrimaryButton
from ui.forms.answers import while_alive
from ui.forms.entry import Entry
from ui.forms.form_sheet import FormSheet
from ui.forms.lack_panel import LackPanel
from ui.forms.level_cards import LevelEntry
from ui.forms.referral_start import preset_from
from ui.style import language
from ui.views import RecordView

translate = QCoreApplication.translate
_REFERRED = "indstillet"


class ReferralSheet(FormSheet):
    """A draft may lack anything; Indstil asks for what blocks and nothing more."""

    sheet_width = 1064

    def _side_panel(self) -> QWidget:
        self.lack_panel = LackPanel(self.kind)
        self.lack_panel.wanted.connect(lambda field: self.paper.go_to(field))
        return self.lack_panel

    def _make(self, spec: Spec) -> Entry:
        if spec.name == "level":
            return LevelEntry(spec, self._port.catalogue)
        return super()._make(spec)

    def _connect(self) -> None:
        ctrl, shift = translate("keys", "Ctrl"), translate("keys", "Skift")
        enter = translate("keys", "Enter")
        self.refer_button = PrimaryButton(translate("Forms", "Indstil"), keys=(ctrl, shift, enter))
        self.refer_button.clicked.connect(self.refer)
        old = self.paper.save_button
        plain = Button(translate("Forms", "Gem kladden"), keys=(ctrl, enter))
        layout = self.paper.replace_save(plain)
        layout.addWidget(self.refer_button)
        old.deleteLater()
        super()._connect()
        self.paper.another_button.hide()
        self._order()

    def _order(self) -> None:
        self.paper.order(self._more_stops())
        QWidget.setTabOrder(self.paper.save_button, self.refer_button)

    def _more_stops(self) -> list[QWidget]:
        return list(self.lack_panel.rows)

    def _begin(self) -> None:
        super()._begin()
        origins = [str(one) for one in self._wanted.preset.get("origin_refs") or ()]
        if self.is_new and origins and "concern_text" not in self._wanted.preset:
            self._port.record(origins[0], while_alive(self, self._take_origin), lambda _problem: None)

    def _take_origin(self, view: RecordView) -> None:
        """What stands in the record the referral rests on need not be written again."""
        given = preset_from(view)
        self._fill_beforehand({name: value for name, value in given.items() if name != "origin_refs"})
        self.paper.open_filled()

    def state(self) -> str:
        """Where the case is."""
        return state_of({"state": self._before.get("state")} if not self.is_new else {})

    def lacking(self) -> tuple[Lack, ...]:
        """What is still missing, in the form's order."""
        has_characteristics = "level_characteristics" in self.entries
        return lacks(self.values(), characteristics=has_characteristics)

    def _noticed(self) -> None:
        super()._noticed()
        open_ = self.state() in DRAFT_STATES
        if self.lack_panel.show_lacks(self.lacking() if open_ else ()):
            self._order()
        self.paper.show_side(open_)
        self.refer_button.setVisible(open_)
        if not open_:
            self.paper.save_button.setText(translate("QuickLog", "Gem"))

    def refer(self) -> None:
        """Indstil: with everything that must be there the case goes on; else the first of it is asked for."""
        if not may_follow(self.state(), _REFERRED):
            return
        missing = {lack.field: lack.text.in_language(language.current()) for lack in self.lacking() if lack.blocks}
        if missing:
            self.paper.show_errors(missing)
            return
        self._referring = True
        self._save(another=False, words=translate("Forms", "Indstillet."))
        self._referring = False

    def save_and_another(self) -> None:
        """Ctrl+Shift+Enter refers: there is no other one to write."""
        if self.state() in DRAFT_STATES:
            self.refer()
        else:
            self.save()

    _referring = False

    def _to_save(self) -> dict[str, Any]:
        found = super()._to_save()
        if self._referring:
            return {**found, "state": _REFERRED}
        return {**found, "state": FIRST} if self.is_new else found
