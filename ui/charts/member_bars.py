"""Who was in a group when: a bar a person, darker as a resource, a tick for leaving, dashed when unknown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import dates, language, theme
from ui.views import Member, MemberSpan

translate = QCoreApplication.translate
_ROW, _HEAD, _BAR = 26, 26, 10
_NAME, _ROLE, _GAP = 78, 62, 10
_MONTHS = 3
RESOURCE = "ressource"


@dataclass(frozen=True, slots=True)
class _Range:
    first: date
    last: date
    months: tuple[date, ...]

    def share(self, day: date) -> float:
        whole = max(1, (self.last - self.first).days)
        return min(1.0, max(0.0, (day - self.first).days / whole))


def _range(today: date) -> _Range:
    """From the beginning of the month two months ago until today."""
    months: list[date] = []
    month = today.replace(day=1)
    for _ in range(_MONTHS):
        months.insert(0, month)
        month = (month - timedelta(days=1)).replace(day=1)
    return _Range(months[0], today, tuple(months))


class MemberBars(QWidget):
    """Names, bars and roles. ``others`` is how many more there are than are known by name."""

    def __init__(
        self, members: Sequence[Member], today: date, others: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._members, self._today, self._others = tuple(members), today, others
        self._range = _range(today)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEAD + _ROW * (len(self._members) + bool(others)))
        self.setAccessibleName("; ".join(member_line(member, today) for member in members) or others)

    def sizeHint(self) -> QSize:
        return QSize(304, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(_NAME, _HEAD, self.width() - _NAME - _ROLE - _GAP, self.height() - _HEAD)
        self._months(painter, area)
        for place, member in enumerate(self._members):
            top = _HEAD + place * _ROW
            now = span_now(member, self._today)
            strong = now is not None and now.role == RESOURCE
            self._words(painter, top, member.name, role_now(member, self._today), strong)
            for span in member.spans:
                self._span(painter, area, top, span)
            self._tick(painter, area, top, member)
        if self._others:
            top = _HEAD + len(self._members) * _ROW
            self._words(painter, top, self._others, translate("Charts", "ukendt"), False)
            pen = QPen(theme.colour("line_strong"), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(area.left(), top + (_ROW - _BAR) / 2, area.width(), _BAR)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _months(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(theme.font("caption"))
        for month in self._range.months:
            left = area.left() + area.width() * self._range.share(month)
            painter.setPen(theme.colour("line"))
            painter.drawLine(int(left), 16, int(left), self.height())
            painter.setPen(theme.colour("text_2"))
            words = dates.short_date(month, language.current()).split(" ", 1)[1].rstrip(".")
            painter.drawText(QRectF(left, 0, 60, 16), Qt.AlignmentFlag.AlignVCenter, words)

    def _words(self, painter: QPainter, top: float, name: str, role: str, strong: bool) -> None:
        upright = Qt.AlignmentFlag.AlignVCenter
        font = theme.font("label", 600)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        short = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, _NAME - 6)
        painter.drawText(QRectF(0, top, _NAME, _ROW), upright, short)
        painter.setFont(theme.font("badge" if strong else "caption", 600 if strong else 400))
        painter.setPen(theme.colour("accent_text" if strong else "text_2"))
        painter.drawText(QRectF(self.width() - _ROLE, top, _ROLE, _ROW), upright, role)

    def _span(self, painter: QPainter, area: QRectF, top: float, span: MemberSpan) -> None:
        end = span.to_on or self._today
        if end < self._range.first:
            return
        left = area.left() + area.width() * self._range.share(span.from_on)
        right = area.left() + area.width() * self._range.share(end)
        box = QRectF(left, top + (_ROW - _BAR) / 2, max(3.0, right - left), _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if span.role == RESOURCE else "chart_bar"))
        painter.drawRoundedRect(box, 2, 2)

    def _tick(self, painter: QPainter, area: QRectF, top: float, member: Member) -> None:
        left = left_on(member, self._today)
        if left is not None and left >= self._range.first:
            at = area.left() + area.width() * self._range.share(left)
            painter.fillRect(QRectF(at - 1, top + 5, 2, _ROW - 10), theme.colour("text"))


def left_on(member: Member, today: date) -> date | None:
    """The last day in the group; None while somebody is in it."""
    if any(span.holds(today) for span in member.spans):
        return None
    return max((span.to_on for span in member.spans if span.to_on is not None), default=None)


def span_now(member: Member, today: date) -> MemberSpan | None:
    """What holds today; the newest when several do."""
    return next((span for span in reversed(member.spans) if span.holds(today)), None)


def role_now(member: Member, today: date) -> str:
    """The role today, else the last one; "ukendt" when nobody has said."""
    span = span_now(member, today) or (member.spans[-1] if member.spans else None)
    return (span.role_label if span else "") or translate("Charts", "ukendt")


def member_line(member: Member, today: date) -> str:
    """In words: "Imran: kerne 2. sep. – 13. okt., ressource siden 14. okt."."""
    return f"{member.name}: {', '.join(span_words(span, today) for span in member.spans)}"


def span_words(span: MemberSpan, today: date) -> str:
    """A stretch of time in words."""
    now = language.current()
    role = span.role_label or translate("Charts", "ukendt")
    first = dates.short_date(span.from_on, now, today)
    if span.to_on is None:
        return translate("Charts", "{role}, siden {day}").format(role=role, day=first)
    return f"{role} {first} – {dates.short_date(span.to_on, now, today)}"
