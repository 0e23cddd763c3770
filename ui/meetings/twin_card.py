"""Another meeting of the same table on the same day, on a meeting's page: what stands there, what one can do."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.buttons import Button, LinkButton
from ui.components.cards import Card
from ui.components.chip_flow import ChipFlow
from ui.components.text import Text
from ui.meetings.asks import TwinPoint, TwinView
from ui.meetings.point_panel import line_of
from ui.style import dates, language

translate = QCoreApplication.translate


class TwinCard(Card):
    """`merged`, `taken` (a point's key), `two` and `looked` say what was chosen. It stops nobody."""

    merged = Signal()
    taken = Signal(str)
    two = Signal()
    looked = Signal()

    def __init__(self, twin: TwinView, parent: QWidget | None = None) -> None:
        super().__init__(small=True, parent=parent)
        self.set_look("warn_soft", "warn")
        clock = dates.clock(twin.at, language.current())
        told = translate("Meetings", "Der er også et møde i samme forum samme dag, {clock}, lagt af {name}.")
        words = told.format(clock=clock, name=twin.by)
        self.setAccessibleName(words)
        self.body.addLayout(line_of("triangle-alert", words, "warn"))
        stands = translate("Meetings", "En sag står kun på ét af dem. Er det samme møde, kan du slå dem sammen.")
        self.body.addWidget(Text(stands, "small", "text_2", wrap=True))
        for point in twin.points:
            self.body.addLayout(self._line(point))
        self.body.addWidget(self._acts(clock))

    def _line(self, point: TwinPoint) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Text(point.title, "body", wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
        over = LinkButton(translate("Meetings", "Tag over hertil"), flush=True)
        over.setAccessibleName(translate("Meetings", "Tag {title} over hertil").format(title=point.title))
        over.setObjectName("take_over")
        over.clicked.connect(partial(self._take, point.key))
        row.addWidget(over, 0, Qt.AlignmentFlag.AlignRight)
        return row

    def _acts(self, clock: str) -> ChipFlow:
        same = Button(translate("Meetings", "Slå sammen til dette"), size="small", icon="merge")
        same.setToolTip(translate("Meetings", "Alt fra begge møder står her bagefter. Du kan fortryde."))
        same.setObjectName("merge_meetings")
        same.clicked.connect(self.merged)
        two = Button(translate("Meetings", "Det er to møder"), size="small")
        two.setObjectName("two_meetings")
        two.clicked.connect(self.two)
        look = Button(translate("Meetings", "Se mødet {clock}").format(clock=clock), size="small")
        look.setObjectName("look_at_twin")
        look.clicked.connect(self.looked)
        return ChipFlow([same, two, look], 30)

    def _take(self, key: str, _checked: bool = False) -> None:
        self.taken.emit(key)
