"""The agenda as a list for the keyboard: arrows walk, Ctrl with them moves a point, letters say how it ended."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.components.badges import Badge, StatusTone
from ui.components.lists import RowList
from ui.components.rows import ListRow, RowKind, RowModel
from ui.meetings.asks import PointView
from ui.meetings.page import decision_count

translate = QCoreApplication.translate
_TONES: dict[str, tuple[StatusTone, str]] = {"droeftet": ("ok", "check"), "udsat": ("warn", "clock")}
HOWS = ("how_1", "how_2", "how_3")  # better, unchanged, worse
_DO = {
    Qt.Key.Key_A: "anonymous", Qt.Key.Key_D: "discussed", Qt.Key.Key_U: "put_off", Qt.Key.Key_B: "decide",
    Qt.Key.Key_R: "minutes", Qt.Key.Key_Delete: "off",
    Qt.Key.Key_1: HOWS[0], Qt.Key.Key_2: HOWS[1], Qt.Key.Key_3: HOWS[2],
}  # fmt: skip


class AgendaList(RowList):
    """`moved` carries a key and the place it is to stand at, from 0; `did` an act's name for the chosen point."""

    moved = Signal(str, int)
    did = Signal(str)

    def __init__(self, points: Sequence[PointView]) -> None:
        rows = RowModel([_row(point) for point in points])
        name = translate("Meetings", "Dagsorden")
        super().__init__(RowKind.DUE, name, rows, opens_on_click=False, fits_content=True)
        self.setObjectName("agenda")
        keys = translate(
            "Meetings",
            "Ctrl og pil flytter. B beslut, R referat, 1-3 hvordan det går, D drøftet, U udsat, A anonymt.",
        )
        self.setAccessibleDescription(keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step and held == Qt.KeyboardModifier.ControlModifier:
            self.move_current(step)
        elif not held and event.key() in _DO and self.current() is not None:
            self.did.emit(_DO[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def move_current(self, step: int) -> None:
        """Move the chosen point up or down by so many places; nothing at the ends."""
        row, at = self.current(), self.currentIndex().row()
        if row is not None and 0 <= at + step < self.rows.rowCount():
            self.moved.emit(str(row.key), at + step)


def _row(point: PointView) -> ListRow:
    told = [point.why_label, point.state_label, decision_count(len(point.decisions))]
    if point.open_tasks:
        several = translate("Meetings", "{n} åbne aftaler").format(n=len(point.open_tasks))
        told.append(several if len(point.open_tasks) > 1 else translate("Meetings", "1 åben aftale"))
    tone, icon = _TONES.get(point.status, ("neutral", "circle"))
    badge = Badge(point.status_label, tone, icon) if point.status in _TONES else None
    if point.in_conflict:
        badge = Badge(translate("Meetings", "Konflikt"), "warn", "triangle-alert")
    elif badge is None and point.anonymous:
        badge = Badge(translate("Meetings", "Anonymt"), "outline", "eye-off")
    icon = "ssp_case" if point.case else "list"
    level = translate("Meetings", "Niveau {n}").format(n=point.level) if point.level else ""
    return ListRow(
        point.key, f"{point.number}. {point.title}", subtitle=" · ".join(part for part in told if part),
        icon=icon, badge=badge, right=level,
    )  # fmt: skip
