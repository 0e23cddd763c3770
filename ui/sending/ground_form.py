"""On what basis: the six there are, and only the questions that the chosen one asks."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.choices import Check
from ui.components.picker import Choice, Picker
from ui.components.text import Text
from ui.forms.entry import Entry
from ui.forms.make_entry import make_entry
from ui.ports import BookPort
from ui.sending.asks import ConsentState, Ground, SendingView

translate = QCoreApplication.translate
_TESTS = ("part_of_ssp", "fair_and_factual", "necessary", "not_for_investigation")
_FIELDS = ("basis", "purpose_text", "necessity_text", "law_text", *_TESTS)
# What each basis asks besides what the information is for; § 115 asks all of it (R34, L2).
_ASKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "rpl_115": ("necessity_text", *_TESTS),
        "intern_nodvendig": ("necessity_text",),
        "andet": ("law_text", "necessity_text"),
    }
)


class ConsentLine(QWidget):
    """Whose consent, and whether it holds; the words say it as well as the sign."""

    def __init__(self, state: ConsentState) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        holds = translate("Sending", "Samtykket holder.")
        self.words = Text(f"{state.who}: {state.lacking or holds}", "body", wrap=True)
        self.words.set_tone("warn" if state.lacking else "ok")
        column.addWidget(self.words)
        self.setAccessibleName(self.words.text())


class GroundForm(QWidget):
    """`changed` when anything is answered; `value` is what stands here. Nothing is set that a person must judge."""

    changed = Signal()
    consent_wanted = Signal()

    def __init__(self, port: BookPort, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind = port.catalogue.kind("legal_basis")
        self.entries: dict[str, Entry] = {name: make_entry(kind.spec(name), port, clock) for name in _FIELDS}
        self.table = Picker(translate("Sending", "Forum"), [], placeholder=translate("Sending", "Vælg"))
        self.condition = Check("")
        self.same = Check(translate("Sending", "Alle ved bordet er i samme myndighed"))
        self._consents = QVBoxLayout()
        self._consents.setSpacing(6)
        self._consent_box = QWidget()
        self._consent_box.setLayout(self._consents)
        self._note = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.table)
        for name in ("basis", "purpose_text"):
            column.addWidget(self.entries[name])
        column.addWidget(self._consent_box)
        column.addWidget(self.condition)
        column.addWidget(self.same)
        for name in ("law_text", "necessity_text", *_TESTS):
            column.addWidget(self.entries[name])
        for entry in self.entries.values():
            entry.changed.connect(self._moved)
        self.table.changed.connect(lambda _value: self.changed.emit())
        for check in (self.condition, self.same):
            check.toggled.connect(lambda _on: self.changed.emit())
        self.table.hide()
        self._show_asked()

    # values

    def value(self) -> Ground:
        """What has been answered."""

        def text(name: str) -> str:
            return str(self.entries[name].value() or "")

        basis = text("basis")
        asked = _ASKS.get(basis, ())
        part, fair, necessary, outside = (text(name) if name in asked else "" for name in _TESTS)
        return Ground(
            basis,
            text("purpose_text"),
            text("necessity_text") if "necessity_text" in asked else "",
            text("law_text") if "law_text" in asked else "",
            part,
            fair,
            necessary,
            outside,
            condition_met=self.condition.isChecked() and basis == "samtykke",
            same_authority=self.same.isChecked() and basis == "intern_nodvendig",
        )

    def to(self) -> str:
        """The table chosen when the district has several; else ""."""
        return str(self.table.value() or "") if self.table.isVisibleTo(self) else ""

    def put(self, ground: Ground) -> None:
        """Show what is known beforehand, or a draft; announces nothing."""
        self.blockSignals(True)
        for name, entry in self.entries.items():
            entry.set_value(getattr(ground, name) or None)
        self.condition.setChecked(ground.condition_met)
        self.same.setChecked(ground.same_authority)
        self.blockSignals(False)
        self._show_asked()

    def show_view(self, view: SendingView) -> None:
        """What the answers led to: the consents' state, what they are tied to, several tables."""
        while (item := self._consents.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for state in view.consents:
            self._consents.addWidget(ConsentLine(state))
        self._consent_box.setVisible(bool(view.consents))
        tied = translate("Sending", "Betingelsen er opfyldt: {text}").format(text=view.asks_condition)
        self.condition.setText(tied)
        self.condition.updateGeometry()
        self.condition.setVisible(bool(view.asks_condition))
        several = len(view.tables) > 1
        if several and [one.value for one in self.table.combo.choices] != [one.code for one in view.tables]:
            self.table.set_choices([Choice(one.code, one.label) for one in view.tables])
        self.table.setVisible(several)

    def _moved(self) -> None:
        sender = self.sender()
        if isinstance(sender, Entry):
            sender.set_error("")
        self._show_asked()
        self.changed.emit()

    def _show_asked(self) -> None:
        basis = str(self.entries["basis"].value() or "")
        for name in ("necessity_text", "law_text", *_TESTS):
            self.entries[name].setVisible(name in _ASKS.get(basis, ()))
        self.same.setVisible(basis == "intern_nodvendig")
        if basis != "samtykke":
            self._consent_box.hide()
            self.condition.hide()

    # the keyboard

    def stops(self) -> list[QWidget]:
        """What Tab visits, as one reads."""
        found: list[QWidget] = [self.table.combo]
        for name in ("basis", "purpose_text"):
            found += self.entries[name].stops()
        found += [self.condition, self.same]
        for name in ("law_text", "necessity_text", *_TESTS):
            found += self.entries[name].stops()
        return found

    def show_errors(self, texts: Mapping[str, str]) -> QWidget | None:
        """Say what each field lacks; return where to go first, None when nothing of it is here."""
        first = None
        for name, entry in self.entries.items():
            entry.set_error(texts.get(name, ""))
            if name in texts and first is None and entry.isVisibleTo(self):
                first = entry.first_stop()
        return first
