"""Above the desk: what is unread and when one meets; what kind and which district to look at."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.components.buttons import paint_box
from ui.components.chip_flow import ChipFlow
from ui.components.chips import FilterChip
from ui.components.moments import local_now
from ui.components.text import Text
from ui.review.asks import SORTS, DistrictCount, QueueView, Sort
from ui.style import dates, language, theme
from ui.style.tokens import HEIGHT, RADIUS, ColourName

translate = QCoreApplication.translate
_TILE, _EDGE = 45, 7
_MARGIN, _APART = 24, 13
_ONE_LINE = 980  # from here on the chips stand beside the title
_TEN = 640  # below that the tiles stand in two lines
_ALWAYS: tuple[Sort, ...] = ("case", "observation", "contact", "club", "duplicate")


def sort_label(sort: str, count: int) -> str:
    """The words of a filter, with how many."""
    words = {
        "": translate("Review", "Alle {count}"),
        "case": translate("Review", "Indstillinger {count}"),
        "observation": translate("Review", "Observationer {count}"),
        "contact": translate("Review", "Kontakter {count}"),
        "club": translate("Review", "Klublog {count}"),
        "duplicate": translate("Review", "Dubletter {count}"),
        "conflict": translate("Review", "Konflikter {count}"),
    }
    return words[sort].format(count=count)


class DistrictTile(QAbstractButton):
    """A district with what is unread from it. Zero is dashed, and can be chosen all the same."""

    def __init__(self, district: DistrictCount) -> None:
        super().__init__()
        self.code = district.code
        self._count = 0
        self._short = district.short
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_count(district)

    def show_count(self, district: DistrictCount) -> None:
        """Another number, or another name."""
        self._count, self._short = district.unread, district.short
        self.setText(district.short)
        words = translate("Review", "{district}, {count} ulæste").format(
            district=district.label, count=district.unread
        )
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(98, _TILE)

    def minimumSizeHint(self) -> QSize:
        return QSize(56, _TILE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, zero, hot = self.isChecked(), self._count == 0, self.underMouse()
        fill: ColourName = "accent_soft" if on else "surface" if zero and not hot else "sunken"
        box = QRectF(self.rect())
        paint_box(painter, box, theme.colour(fill), theme.colour("accent" if on else "line"), RADIUS["control"])
        if zero:
            pen = QPen(theme.colour("accent" if on else "line_strong"), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS["control"], RADIUS["control"])
        painter.setPen(theme.colour("accent_text" if on else "text"))
        painter.setFont(theme.font("action", 600))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(_EDGE, 3, self.width() - 2 * _EDGE, 20), middle, str(self._count))
        painter.setPen(theme.colour("accent_text" if on else "text_2"))
        painter.setFont(theme.font("caption"))
        room = self.width() - _EDGE - 2
        short = painter.fontMetrics().elidedText(self._short, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(_EDGE, 23, room + 2, 17), middle, short)


class Header(QWidget):
    """`sort_chosen` and `district_chosen` carry what is to be shown, "" for all."""

    sort_chosen = Signal(str)
    district_chosen = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.sort = self.district = ""
        self.tiles: dict[str, DistrictTile] = {}
        self.below = Text("", "body", "text_2")
        self._told: tuple[str, ...] = ()
        self.chips = {sort: FilterChip(sort_label(sort, 0)) for sort in ("", *SORTS)}
        for sort, chip in self.chips.items():
            chip.setChecked(sort == "")
            chip.clicked.connect(lambda _on=False, sort=sort: self.choose_sort(sort))
        self._flow = ChipFlow(list(self.chips.values()), HEIGHT["filter_chip"])
        self._flow.setAccessibleName(translate("Review", "Slags"))
        self.chips["conflict"].hide()
        self._lay_out(title)

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 13)
        column.setSpacing(10)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        words = QHBoxLayout()
        words.setSpacing(_APART)
        self._name = Text(title, "page")
        self._name.keep_whole()  # the count beside it gives way
        words.addWidget(self._name)
        words.addWidget(self.below, 0, Qt.AlignmentFlag.AlignVCenter)
        words.addStretch(1)
        self._top.addLayout(words, 1)
        self._top.addWidget(self._flow)
        column.addLayout(self._top)
        self._grid = QGridLayout()
        self._grid.setSpacing(3)
        column.addLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def choose_sort(self, sort: str) -> None:
        """Show this kind, or everything."""
        self.sort = sort
        for name, chip in self.chips.items():
            chip.setChecked(name == sort)
        self.sort_chosen.emit(sort)

    def choose_district(self, code: str) -> None:
        """Show this district; the one already chosen lets all be shown again."""
        self.district = "" if code == self.district else code
        for name, tile in self.tiles.items():
            tile.setChecked(name == self.district)
        self.district_chosen.emit(self.district)

    def show_view(self, view: QueueView) -> None:
        """The numbers of now."""
        now, today = language.current(), local_now().date()
        unread = translate("Review", "{count} ulæste").format(count=dates.number(view.unread, now))
        meeting = _meeting_words(view.next_meeting, today) if view.next_meeting is not None else ""
        self._told = (unread, meeting) if meeting else (unread,)
        counts: dict[str, int] = {"": sum(count for _, count in view.sorts), **dict(view.sorts)}
        for sort, chip in self.chips.items():
            chip.setText(sort_label(sort, counts[sort]))
            chip.updateGeometry()
            chip.setVisible(sort in ("", *_ALWAYS) or counts[sort] > 0 or self.sort == sort)
        self._flow.rearrange()
        self._show_districts(view.districts)
        self._fit()

    def _show_districts(self, districts: tuple[DistrictCount, ...]) -> None:
        if [district.code for district in districts] == list(self.tiles):
            for district in districts:
                self.tiles[district.code].show_count(district)
            return
        for tile in self.tiles.values():
            tile.deleteLater()
        self.tiles = {district.code: DistrictTile(district) for district in districts}
        for code, tile in self.tiles.items():
            tile.setChecked(code == self.district)
            tile.clicked.connect(lambda _on=False, code=code: self.choose_district(code))
        self._place_tiles()

    def _place_tiles(self) -> None:
        across = 10 if self.width() >= _TEN else 5
        for place, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, place // across, place % across)

    def _fit(self) -> None:
        beside = self.width() >= _ONE_LINE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._top.setDirection(way)
        # Beside the title the chips take one line and no more than they need.
        self._flow.setMaximumWidth(self._flow.sizeHint().width() if beside else 16_777_215)
        self._flow.setMinimumWidth(self._flow.sizeHint().width() if beside else 0)
        self._place_tiles()
        self._tell(self.width() - self._flow.sizeHint().width() if beside else self.width())

    def _tell(self, room: int) -> None:
        """How many, and when one meets. With little room only that: the first chip has the number."""
        whole = " · ".join(self._told)
        used = self._name.sizeHint().width() + 2 * _MARGIN + 2 * _APART
        fits = self.below.fontMetrics().horizontalAdvance(whole) + used <= room
        self.below.setText(whole if fits or len(self._told) < 2 else self._told[1])
        self.below.setToolTip(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))


def _meeting_words(at: datetime, today: date) -> str:
    """Say when one meets next: the weekday within the week, else the date."""
    day, now = at.date(), language.current()
    near = (day - today).days < 7
    words = dates.weekday(day, now) if near else dates.short_date(day, now, today)
    meeting = translate("Review", "møde på {day} {clock}") if near else translate("Review", "møde {day} {clock}")
    return meeting.format(day=words, clock=dates.clock(at, now))
