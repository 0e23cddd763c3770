"""Reads a screen as eyes and ears do: what is painted on it, and what its widgets tell a screen reader."""

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPaintDevice, QPaintEngine, QPaintEngineState, QPainterPath, QPixmap
from PySide6.QtWidgets import QComboBox, QTabWidget, QWidget

_METRIC = QPaintDevice.PaintDeviceMetric
_TOLD = (
    "toolTip",
    "accessibleName",
    "accessibleDescription",
    "placeholderText",
    "windowTitle",
    "whatsThis",
    "text",
)


def painted(widget: QWidget) -> list[str]:
    """Every piece of text the widget and what lies in it paints, in order; shortened ones end with …"""
    paper = _Paper(widget.size())
    widget.render(paper)
    return paper.ink.said


def told(widget: QWidget) -> Iterator[str]:
    """Tooltips, accessible names, placeholders and choices of everything that is visible."""
    for one in (widget, *widget.findChildren(QWidget)):
        if one.isVisible():
            yield from _told(one)


def _told(one: QWidget) -> Iterator[str]:
    for name in _TOLD:
        value = one.property(name)
        if isinstance(value, str) and value:
            yield value
    if isinstance(one, QComboBox):
        yield from (one.itemText(index) for index in range(one.count()))
    if isinstance(one, QTabWidget):
        yield from (one.tabText(index) for index in range(one.count()))
    for action in one.actions():
        yield from (text for text in (action.text(), action.toolTip()) if text)


class _Ink(QPaintEngine):
    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.said: list[str] = []

    def begin(self, pdev: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def updateState(self, state: QPaintEngineState) -> None:
        """Colours are of no interest."""

    def drawTextItem(self, p: object, textItem: object) -> None:
        self.said.append(textItem.text())  # type: ignore[attr-defined]

    def drawPixmap(self, r: object, pm: QPixmap, sr: object) -> None:
        """Pictures say nothing."""

    def drawImage(self, r: object, pm: QImage, sr: object, flags: object = None) -> None:
        """Pictures say nothing."""

    def drawPath(self, path: QPainterPath) -> None:
        """Lines say nothing."""

    def drawPolygon(self, *points: object) -> None:
        """Lines say nothing."""

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User


class _Paper(QPaintDevice):
    """As large as the widget, 96 dots to the inch."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.ink = _Ink()
        self._size = size

    def paintEngine(self) -> QPaintEngine:
        return self.ink

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        sizes = {_METRIC.PdmWidth: self._size.width(), _METRIC.PdmHeight: self._size.height(), _METRIC.PdmDepth: 32}
        dots = (_METRIC.PdmDpiX, _METRIC.PdmDpiY, _METRIC.PdmPhysicalDpiX, _METRIC.PdmPhysicalDpiY)
        return 96 if metric in dots else sizes.get(metric, 1)
